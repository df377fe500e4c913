"""A figure on the number line: the results that would print so, and the results that its inputs give.

Coordinates are drawing, not values: the only floats of a report.
"""

from __future__ import annotations

from attrs import frozen

from kinerja_rules.audit.model import Finding
from kinerja_rules.numbers import Fraction, Interval, english, indonesian

WIDTH = 640
_LEFT, _RIGHT = 24, WIDTH - 24
_THIN = 3  # a mark is never thinner than this


@frozen
class Band:
    """A stretch of the line, from ``x`` on, ``width`` wide, and its ends in words."""

    x: str
    width: str
    text: str


@frozen
class Mark:
    """A point of the line; its words stand to the left of it where there is no room to the right."""

    x: str
    text: str
    anchor: str


@frozen
class Line:
    """What is drawn: the accepted results, the range of the result, the printed and the exact value."""

    accepted: Band
    result: Band | None
    printed: Mark
    exact: Mark


def number_line(finding: Finding, lang: str) -> Line | None:
    """The drawing of a finding; None where there is no value, or an interval without ends."""
    accepted, exact = finding.accepted, finding.exact
    if exact is None or accepted is None or accepted.lo is None or accepted.hi is None:
        return None
    ranges = [basis.interval for basis in finding.bases if basis.interval is not None and basis.exact == exact]
    result = ranges[0] if ranges and ranges[0].lo is not None and ranges[0].hi is not None else None
    printed = _printed(accepted.lo, accepted.hi, finding, exact)
    points = [accepted.lo, accepted.hi, exact, printed]
    points += [end for end in ((result.lo, result.hi) if result is not None else ()) if end is not None]
    scale = _Scale(min(points), max(points))
    write = english if lang == "en" else indonesian
    return Line(
        _band(accepted, scale, lang),
        None if result is None or result.is_point else _band(result, scale, lang),
        _mark(printed, finding.reported, scale),
        _mark(exact, write(exact), scale),
    )


class _Scale:
    """From values to coordinates, with room at both ends."""

    def __init__(self, low: Fraction, high: Fraction) -> None:
        self.low, self.span = low, high - low or Fraction(1)

    def at(self, value: Fraction) -> float:
        return _LEFT + float((value - self.low) / self.span) * (_RIGHT - _LEFT)


def _printed(low: Fraction, high: Fraction, finding: Finding, exact: Fraction) -> Fraction:
    """The printed value, by its gap to the exact one in units of the last digit; else the middle of its range."""
    value = exact + (finding.gap or Fraction(0)) * (high - low)
    return value if low <= value <= high else (low + high) / 2


def _band(interval: Interval, scale: _Scale, lang: str) -> Band:
    assert interval.lo is not None
    assert interval.hi is not None
    low, high = scale.at(interval.lo), scale.at(interval.hi)
    return Band(f"{low:.1f}", f"{max(high - low, _THIN):.1f}", interval.text(lang))


def _mark(value: Fraction, text: str, scale: _Scale) -> Mark:
    x = scale.at(value)
    return Mark(f"{x:.1f}", text, "end" if x > WIDTH / 2 else "start")
