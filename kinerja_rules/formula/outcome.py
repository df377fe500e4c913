"""What working a formula comes to: a value, or the reasons why there is none; never both."""

from __future__ import annotations

from typing import Literal

from attrs import evolve, frozen

from kinerja_rules.errors import Diagnostic
from kinerja_rules.messages import Sentence
from kinerja_rules.numbers import Fraction, Interval, Rounding, english, indonesian

Status = Literal["ok", "missing_input", "zero_divisor", "invalid_input"]

MAX_DIGITS = 100
"""Values are rounded to no more digits than these, before or behind the mark."""


@frozen
class Outcome:
    """A value, or the reasons why there is none.

    An ``approximate`` value has at least 50 significant digits; ``within`` holds the true one (None where it cannot be
    bounded). ``notes`` are remarks about the inputs.
    """

    value: Fraction | None
    status: Status = "ok"
    reasons: tuple[Diagnostic, ...] = ()
    approximate: bool = False
    within: Interval | None = None
    notes: tuple[Diagnostic, ...] = ()

    def rounded(self, rounding: Rounding, digits: int) -> Outcome:
        """The value rounded, which is exact; no value where the rounding of an approximate one cannot be decided."""
        if self.value is None:
            return self
        if abs(digits) > MAX_DIGITS:
            values: dict[str, object] = {"digits": digits, "limit": MAX_DIGITS}
            return Outcome(None, "invalid_input", (Diagnostic("digits_out_of_range", values),))
        if not self.approximate:
            return evolve(self, value=rounding.round(self.value, digits))
        image = None if self.within is None else rounding.image(self.within, digits)
        if image is None or not image.is_point or image.lo is None:
            shown = Sentence(indonesian(self.value), english(self.value))
            values = {"value": shown, "rounding": rounding.title, "digits": digits}
            return Outcome(None, "invalid_input", (Diagnostic("rounding_undecidable", values),))
        return Outcome(image.lo, notes=self.notes)
