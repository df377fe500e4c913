"""A plug-in as somebody outside this project would write it: names that the engine does not have.

``PLUGIN`` is what the entry point gives to the command line, and what ``Engine(plugins=(BUILTINS, PLUGIN))`` takes.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import kinerja_rules as kr
from kinerja_rules.messages import Sentence
from kinerja_rules.numbers import Interval, Pair


def _deviation(values: Sequence[Pair]) -> Pair:
    numbers = [Fraction(*value) for value in values]
    mean = sum(numbers, Fraction(0)) / len(numbers)
    result = sum((abs(number - mean) for number in numbers), Fraction(0)) / len(numbers)
    return result.numerator, result.denominator


def _greatest(values: Sequence[Pair]) -> Pair:
    return max(values, key=lambda value: Fraction(*value))


def _floor(num: int, den: int) -> int:
    return num // den


def _unfloor(unit: int) -> Interval:
    return Interval(unit, unit + 1, True, False)


PLUGIN = kr.Plugin(
    "kinerja_contoh",
    functions=(
        kr.Function(
            "simpangan",
            _deviation,
            1,
            None,
            Sentence("Simpangan mutlak rata-rata.", "The mean absolute deviation."),
            ("a", "b", "..."),
            (("simpangan(1; 2; 6)", "2"),),
            reduces=True,
            unit="added",
        ),
    ),
    roundings=(kr.Rounding("floor", "ke_bawah", Sentence("ke bawah", "downwards"), _floor, _unfloor),),
    aggregations=(
        kr.Aggregation("terbesar", _greatest, Sentence("Nilai periode terbesar.", "The greatest of the periods.")),
    ),
)
