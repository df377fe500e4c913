"""Aggregates: from the achievements of several indicators to that of a goal or of the institution, as a formula."""

from __future__ import annotations

from typing import Literal

from attrs import frozen

from kinerja_rules.formula import Formula
from kinerja_rules.policy.common import ALWAYS, Confidence, Validity

AGGREGATE_UNITS = {
    "capaian": "persen",
    "bobot": "persen",
    "pagu": "rupiah",
    "realisasi_anggaran": "rupiah",
    "serapan": "persen",
}
"""The series that an aggregate may name, an element for each indicator, with their units."""

AGGREGATE_NAMES = tuple(AGGREGATE_UNITS)
Level = Literal["goal", "pack"]
LEVELS: tuple[Level, ...] = ("goal", "pack")


@frozen
class Aggregate:
    """A formula over series of the indicators of a goal, or of the whole pack: ``capaian``, ``bobot``, their budget.

    ``levels`` says for which of the two; ``indicators`` are those that count, all where it is empty. An indicator
    without an achievement is left out where ``skip_missing``, else there is no aggregate. Where ``condition`` fails,
    ``otherwise`` is said instead.
    """

    name: str
    formula: Formula
    condition: Formula | None = None
    otherwise: str | None = None
    levels: tuple[Level, ...] = LEVELS
    indicators: tuple[str, ...] = ()
    skip_missing: bool = False
    as_written: str | None = None
    validity: Validity = ALWAYS
    confidence: Confidence | None = None
    note: str | None = None
    origin: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The series that its formula and its condition need."""
        return tuple(dict.fromkeys((*self.formula.names, *(self.condition.names if self.condition else ()))))
