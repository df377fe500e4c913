"""What every part of a policy shares: dates, confidence, a declared rounding, how names are compared."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Literal

from attrs import frozen

from kinerja_rules.messages import Sentence
from kinerja_rules.numbers import Fraction, Rounding

Confidence = Literal["high", "medium", "low"]


@frozen
class Validity:
    """Dates from ``start`` to ``end``, both included; None is open."""

    start: datetime.date | None = None
    end: datetime.date | None = None

    def holds(self, date: datetime.date) -> bool:
        """Whether ``date`` lies within."""
        return (self.start is None or self.start <= date) and (self.end is None or date <= self.end)

    def meets(self, other: Validity) -> bool:
        """Whether the two share a day."""
        return (self.start is None or other.end is None or self.start <= other.end) and (
            self.end is None or other.start is None or other.start <= self.end
        )

    def __str__(self) -> str:
        """As ISO 8601 writes a range; ``..`` is open: ``2021-01-01/..``."""
        return f"{self.start or '..'}/{self.end or '..'}"

    def describe(self) -> Sentence:
        """The dates in words."""
        if self.start is None and self.end is None:
            return Sentence("selalu", "always")
        if self.start is None:
            return Sentence(f"sampai {self.end}", f"until {self.end}")
        if self.end is None:
            return Sentence(f"sejak {self.start}", f"from {self.start}")
        return Sentence(f"{self.start} sampai {self.end}", f"{self.start} to {self.end}")

    def touches(self, year: int) -> bool:
        """Whether a day of ``year`` lies within."""
        return (self.start is None or self.start.year <= year) and (self.end is None or year <= self.end.year)


ALWAYS = Validity()


@frozen
class RoundingRule:
    """A declared step of rounding: the digits and the mode."""

    digits: int
    mode: Rounding

    def apply(self, value: Fraction) -> Fraction:
        """``value`` rounded, exactly."""
        return self.mode.round(value, self.digits)


def squashed(text: str) -> str:
    """A wording without case, blanks and punctuation, as printed names are compared."""
    return "".join(char for char in text.casefold() if char.isalnum())


def listed(parts: Iterable[Sentence]) -> Sentence:
    """Sentences as a list in words."""
    known = list(parts)
    return Sentence("; ".join(part.id for part in known) or "-", "; ".join(part.en for part in known) or "-")
