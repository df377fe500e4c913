"""A scale over rounded values: exact places in units, looked up by comparison.

Between two of its edges a scale puts every value in the same place; in units of the last digit each edge is a whole
number, so that a label is found by comparing integers, and no value lands on the wrong side of an edge.
"""

from __future__ import annotations

from functools import lru_cache
from math import floor

import polars as pl
from attrs import frozen

from kinerja_rules.batch.reasons import Spoken, asked
from kinerja_rules.numbers import Fraction
from kinerja_rules.policy import RoundingRule, Scale

_SMALL = 255


@frozen
class Steps:
    """``labels[i]`` holds from ``edges[i - 1]`` on, up to ``edges[i]``; None where the scale has no label."""

    edges: tuple[int, ...]
    labels: tuple[str | None, ...]

    def of(self, units: pl.Series) -> pl.Series:
        """The label of every unit; null for null."""
        if not self.edges:
            return pl.repeat(self.labels[0], len(units), dtype=pl.String, eager=True).set(units.is_null(), None)
        column = pl.col("units")
        dtype = pl.UInt8 if len(self.edges) <= _SMALL else pl.UInt32
        place = pl.lit(0, dtype=dtype)
        for edge in self.edges:
            place = place + (column >= pl.lit(edge, dtype=pl.Int128 if abs(edge) >= 2**63 else pl.Int64)).cast(dtype)
        names = pl.Series(list(self.labels), dtype=pl.String)
        return pl.DataFrame({"units": units}).select(pl.lit(names).gather(place)).to_series()


@lru_cache(maxsize=1024)
def steps(scale: Scale, digits: int) -> Steps:
    """The steps of a scale over values in units of 10^-digits."""
    ends = {end for band in scale.bands for end in (band.low, band.high) if end is not None}
    ten = Fraction(10) ** digits
    starts = {start for end in ends for start in _around(end * ten)}
    if isinstance(scale.gap, RoundingRule):
        starts |= {start for end in ends for start in _rounded_up_to(end, scale.gap, digits)}
    edges, labels = [], [scale.place((min(starts, default=0) - 1) / ten).label]
    for start in sorted(starts):
        label = scale.place(start / ten).label
        if label != labels[-1]:
            edges.append(start)
            labels.append(label)
    return Steps(tuple(edges), tuple(labels))


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
    labels = steps(scale, digits).of(units)
    places = (labels.is_null() & units.is_not_null()).arg_true()
    ten = Fraction(10) ** digits

    def ask(place: int) -> str:
        reason = scale.place(units[place] / ten).reason
        return reason.message(lang) if reason is not None else ""

    said.remark(asked(places, pl.DataFrame({"units": units[places]}), ask))
    return labels
