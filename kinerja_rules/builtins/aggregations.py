"""How periods make the year: mean, last, sum, or the formula worked once on the sums of the inputs."""

from __future__ import annotations

from collections.abc import Sequence

from kinerja_rules.numbers import Fraction, Pair
from kinerja_rules.registry import Aggregation


def _sum(values: Sequence[Pair]) -> Pair:
    total = sum((Fraction(*value) for value in values), Fraction(0))
    return total.numerator, total.denominator


def _mean(values: Sequence[Pair]) -> Pair:
    num, den = _sum(values)
    return num, den * len(values)


def _last(values: Sequence[Pair]) -> Pair:
    return values[-1]


AGGREGATIONS = (
    Aggregation("rata_rata", _mean, "Rata-rata nilai semua periode.", "The mean of the periods."),
    Aggregation("terakhir", _last, "Nilai periode terakhir.", "The value of the last period."),
    Aggregation("jumlah", _sum, "Jumlah nilai semua periode.", "The sum of the periods."),
    Aggregation(
        "dari_jumlah_masukan",
        _last,
        "Masukan semua periode dijumlahkan, lalu rumus dihitung sekali.",
        "The inputs of all periods are added up, then the formula is worked once.",
        from_inputs=True,
    ),
)
