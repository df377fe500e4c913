"""When an evaluation is: the year, the document whose targets count, and the date that chooses between versions."""

from __future__ import annotations

import datetime

from attrs import evolve, frozen

from kinerja_rules.errors import Diagnostic
from kinerja_rules.messages import Sentence
from kinerja_rules.policy import Indicator, Validity


@frozen
class Occasion:
    """A year of a document; with ``date``, the rules are those of that day, else those of any day of the year."""

    year: int
    document: str = "pk"
    date: datetime.date | None = None

    @property
    def when(self) -> datetime.date | int:
        """The date, else the year, as a sentence names it."""
        return self.date or self.year

    def holds(self, validity: Validity) -> bool:
        """Whether a rule holds."""
        return validity.touches(self.year) if self.date is None else validity.holds(self.date)

    def versions(self, indicator: Indicator) -> tuple[Indicator, ...]:
        """The versions of an indicator that hold; one, where the pack leaves no doubt."""
        return indicator.holding(year=self.year, date=self.date)

    def of_year(self, year: int) -> Occasion:
        """The same of another year, of which no day is named."""
        return self if year == self.year else evolve(self, year=year, date=None)

    def out_of_date(self, kind: Sentence, name: str, validity: Validity) -> Diagnostic:
        """That a rule does not hold."""
        values = {"kind": kind, "name": name, "when": self.when, "dates": validity.describe()}
        return Diagnostic("rule_out_of_date", values)
