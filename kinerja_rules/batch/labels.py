"""A scale over rounded values: exact places in units, looked up by comparison.

Between two of its edges a scale puts every value in the same place; in units of the last digit each edge is a whole
number, so that a label is found by comparing integers, and no value lands on the wrong side of an edge.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from math import floor

import polars as pl
from attrs import evolve, frozen

from kinerja_rules.batch.reasons import Asked, Spoken
from kinerja_rules.errors import Diagnostic
from kinerja_rules.numbers import Fraction, english, indonesian
from kinerja_rules.policy import RoundingRule, Scale

_SMALL = 255


@frozen
class Steps:
    """``labels[i]`` holds from ``edges[i - 1]`` on, up to ``edges[i]``; None where the scale has no label.

    ``reasons[i]`` is then why, told of one value of the step.
    """

    edges: tuple[int, ...]
    labels: tuple[str | None, ...]
    reasons: tuple[Diagnostic | None, ...]

    @property
    def label(self) -> pl.Expr:
        """The label of every one of ``units``; null for null."""
        return pl.lit(pl.Series(list(self.labels), dtype=pl.String)).gather(self.place)

    @property
    def place(self) -> pl.Expr:
        """Which step every one of ``units`` stands on; null for null."""
        column = pl.col("units")
        dtype = pl.UInt8 if len(self.edges) <= _SMALL else pl.UInt32
        place = pl.when(column.is_not_null()).then(pl.lit(0, dtype=dtype)) if not self.edges else pl.lit(0, dtype=dtype)
        for edge in self.edges:
            place = place + (column >= pl.lit(edge, dtype=pl.Int128 if abs(edge) >= 2**63 else pl.Int64)).cast(dtype)
        return place


@lru_cache(maxsize=1024)
def steps(scale: Scale, digits: int) -> Steps:
    """The steps of a scale over values in units of 10^-digits."""
    ends = {end for band in scale.bands for end in (band.low, band.high) if end is not None}
    ten = Fraction(10) ** digits
    starts = {start for end in ends for start in _around(end * ten)}
    if isinstance(scale.gap, RoundingRule):
        starts |= {start for end in ends for start in _rounded_up_to(end, scale.gap, digits)}
    places = [scale.place((min(starts, default=0) - 1) / ten)]
    edges = []
    for start in sorted(starts):
        place = scale.place(start / ten)
        if (place.label, place.how) != (places[-1].label, places[-1].how):
            edges.append(start)
            places.append(place)
    return Steps(tuple(edges), tuple(place.label for place in places), tuple(place.reason for place in places))


def _around(edge: Fraction) -> set[int]:
    """The first unit at the edge or above it, and the first above it."""
    below = floor(edge)
    return {below, below + 1}


def _rounded_up_to(end: Fraction, rule: RoundingRule, digits: int) -> set[int]:
    """The first units that are rounded to ``end`` or above, and above it; rounding keeps the order of values."""
    ten = Fraction(10) ** digits
    reach = floor(2 * Fraction(10) ** (digits - rule.digits)) + 2
    found = set()
    for above in (False, True):
        low, high = floor(end * ten) - reach, floor(end * ten) + reach
        while low < high:
            middle = (low + high) // 2
            value = rule.apply(middle / ten)
            if value > end or (value == end and not above):
                high = middle
            else:
                low = middle + 1
        found.add(low)
    return found


def labelled(scale: Scale, units: pl.Series, digits: int, said: Spoken, lang: str) -> pl.Series:
    """The label of every value in units of 10^-digits; ``said`` then tells of those that have none why."""
    found = steps(scale, digits)
    labels = pl.DataFrame({"units": units}).select(found.label).to_series()
    explained(found, labels, units, digits, said, lang)
    return labels


def explained(found: Steps, labels: pl.Series, units: pl.Series, digits: int, said: Spoken, lang: str) -> None:
    """Why there is no label where there is a value."""
    places = (labels.is_null() & units.is_not_null()).arg_true()
    if len(places):
        values = units[places]
        on = pl.DataFrame({"units": values}).select(found.place).to_series().to_list()
        texts = {step: _words(found.reasons[step], lang) for step in set(on)}
        write = _writer(digits, lang)
        told = [before + write(unit) + after for unit, (before, after) in zip(values, map(texts.get, on), strict=True)]  # type: ignore[misc]  # every step has its words
        said.remark(Asked(places, pl.arange(0, len(told), eager=True), told))


def _words(reason: Diagnostic | None, lang: str) -> tuple[str, str]:
    """What stands before and after the value in the sentence of a reason."""
    assert reason is not None
    before, _, after = evolve(reason, values={**reason.values, "value": "\0"}).message(lang).partition("\0")
    return before, after


def _writer(digits: int, lang: str) -> Callable[[int], str]:
    """Values in units of 10^-digits, as ``indonesian`` or ``english`` writes them."""
    if not 0 <= digits <= 10:
        exact = english if lang == "en" else indonesian
        return lambda unit: exact(unit / Fraction(10) ** digits)
    marks = str.maketrans({} if lang == "en" else {",": ".", ".": ","})
    ten = 10**digits

    def write(unit: int) -> str:
        whole, rest = divmod(abs(unit), ten)
        decimals = f".{rest:0{digits}}".rstrip("0") if rest else ""
        return ("-" if unit < 0 else "") + f"{whole:,}{decimals}".translate(marks)

    return write
