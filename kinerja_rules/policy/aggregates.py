"""Aggregates: from the achievements of several indicators to that of a goal or of the institution, as a formula."""

from __future__ import annotations

from typing import Literal

from attrs import frozen

from kinerja_rules.formula import Formula
from kinerja_rules.policy.common import ALWAYS, Confidence, Validity

AGGREGATE_NAMES = ("capaian", "bobot")
Level = Literal["goal", "pack"]
LEVELS: tuple[Level, ...] = ("goal", "pack")


@frozen
class Aggregate:
    """A formula over the series ``capaian`` and ``bobot`` of the indicators of a goal, or of the whole pack.

    ``levels`` says for which of the two; ``indicators`` are those that count, all where it is empty. An indicator
    without an achievement is left out where ``skip_missing``, else there is no aggregate.
    """

    name: str
    formula: Formula
    levels: tuple[Level, ...] = LEVELS
    indicators: tuple[str, ...] = ()
    skip_missing: bool = False
    as_written: str | None = None
    validity: Validity = ALWAYS
    confidence: Confidence | None = None
    note: str | None = None
    origin: str | None = None
