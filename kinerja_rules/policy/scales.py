"""Scales: from a value to one label at most."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import Literal

from attrs import frozen

from kinerja_rules.errors import Diagnostic
from kinerja_rules.messages import Sentence
from kinerja_rules.numbers import Fraction, Interval, english, indonesian
from kinerja_rules.policy.common import ALWAYS, Confidence, RoundingRule, Validity, squashed

Over = Literal["achievement", "realisation"]
How = Literal["band", "gap", "above", "below"]


@frozen
class Band:
    """One class of a scale: ``low`` to ``high``, None is unbounded; a closed end belongs to the band."""

    label: str
    low: Fraction | None = None
    high: Fraction | None = None
    low_closed: bool = True
    high_closed: bool = True
    title: str | None = None
    as_written: str | None = None

    def contains(self, value: Fraction) -> bool:
        """Whether ``value`` lies in the band, ends respected."""
        above = self.low is None or (value >= self.low if self.low_closed else value > self.low)
        return above and (self.high is None or (value <= self.high if self.high_closed else value < self.high))

    @property
    def is_empty(self) -> bool:
        """Whether no value lies in the band."""
        if self.low is None or self.high is None:
            return False
        return self.low > self.high or (self.low == self.high and not (self.low_closed and self.high_closed))

    @property
    def interval(self) -> Interval:
        """The band as an interval; it must not be empty."""
        return Interval(
            self.low, self.high, self.low is not None and self.low_closed, self.high is not None and self.high_closed
        )

    def describe(self, lang: str = "id") -> str:
        """The band in words: ``>= 85 dan < 100``."""
        write = english if lang == "en" else indonesian
        ends = []
        if self.low is not None and self.low == self.high:
            return f"= {write(self.low)}"
        if self.low is not None:
            ends.append(f"{'>=' if self.low_closed else '>'} {write(self.low)}")
        if self.high is not None:
            ends.append(f"{'<=' if self.high_closed else '<'} {write(self.high)}")
        return (" and " if lang == "en" else " dan ").join(ends)


@frozen
class Placement:
    """Where a scale puts a value: the band and how it came there, or the reason why no band holds it."""

    band: Band | None
    how: How = "band"
    reason: Diagnostic | None = None

    @property
    def label(self) -> str | None:
        return None if self.band is None else self.band.label

    @property
    def title(self) -> str | None:
        return None if self.band is None else self.band.title


GapRule = Literal["reject", "lower_band"] | RoundingRule
EndRule = Literal["reject", "end_band"]


@frozen
class Scale:
    """An ordinal scale over the achievement or the realisation; ``bands`` from the lowest to the highest.

    ``gap`` says where a value between two bands goes, ``above`` and ``below`` where one beyond the ends goes; a scale
    that does not say has no label for it.
    """

    name: str
    bands: tuple[Band, ...]
    over: Over = "achievement"
    gap: GapRule = "reject"
    above: EndRule = "reject"
    below: EndRule = "reject"
    validity: Validity = ALWAYS
    confidence: Confidence | None = None
    note: str | None = None
    origin: str | None = None

    @cached_property
    def _lows(self) -> list[Fraction]:
        """The lower ends of the bands but the lowest, which alone may have none."""
        return [band.low for band in self.bands[1:] if band.low is not None]

    def place(self, value: Fraction) -> Placement:
        """The band of an exact value, or the reason why there is none; at most one, by bisection over the edges."""
        index = bisect_right(self._lows, value)
        # at an edge that two bands share, the one whose end is closed holds the value
        while index > 0 and self.bands[index].low == value and not self.bands[index].low_closed:
            index -= 1
        band = self.bands[index]
        if band.contains(value):
            return Placement(band)
        if index == 0 and band.low is not None and value <= band.low:
            return self._beyond(value, self.bands[0], "below", self.below)
        if index == len(self.bands) - 1:
            return self._beyond(value, band, "above", self.above)
        return self._between(value, band, self.bands[index + 1])

    def find(self, label: str) -> Band | None:
        """The band of this label or title, as a document may print it; None where none, or several, are called so.

        Case, blanks and punctuation do not count where they tell no two bands apart.
        """
        for form in (_same, squashed):
            found = [band for band in self.bands if form(label) in (form(band.label), form(band.title or band.label))]
            if found:
                return found[0] if len(found) == 1 else None
        return None

    def _between(self, value: Fraction, lower: Band, upper: Band) -> Placement:
        if self.gap == "lower_band":
            return Placement(lower, "gap")
        if isinstance(self.gap, RoundingRule):
            rounded = self.gap.apply(value)
            for band in (lower, upper):
                if band.contains(rounded):
                    return Placement(band, "gap")
        values = {"scale": self.name, "value": _shown(value), "lower": lower.label, "upper": upper.label}
        return Placement(None, "gap", Diagnostic("value_in_gap", values))

    def _beyond(self, value: Fraction, band: Band, how: Literal["above", "below"], rule: EndRule) -> Placement:
        if rule == "end_band":
            return Placement(band, how)
        values = {"scale": self.name, "value": _shown(value), "label": band.label}
        return Placement(None, how, Diagnostic(f"value_{how}_scale", values))


def _same(text: str) -> str:
    return text


def _shown(value: Fraction) -> Sentence:
    return Sentence(indonesian(value), english(value))
