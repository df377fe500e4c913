"""Indicators and what they are made of."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Literal

from attrs import field, frozen

from kinerja_rules.formula import Formula
from kinerja_rules.numbers import HALF_UP, Fraction, Rounding, UnitKind
from kinerja_rules.policy.common import ALWAYS, Confidence, RoundingRule, Validity
from kinerja_rules.policy.directions import Direction, Target
from kinerja_rules.policy.scales import Scale
from kinerja_rules.registry import Aggregation

Kind = Literal["formula", "direct"]
Period = Literal["year", "semester", "quarter", "month"]
ZeroPerZero = Literal["reject", "zero", "skip"]
AchievementFrom = Literal["rounded", "exact"]

PERIODS: Mapping[Period, tuple[str, ...]] = {
    "year": (),
    "semester": ("sem1", "sem2"),
    "quarter": ("tw1", "tw2", "tw3", "tw4"),
    "month": tuple(f"{month:02}" for month in range(1, 13)),
}
"""The keys of a year's periods, in their order."""

PERIOD_KEYS = frozenset(key for keys in PERIODS.values() for key in keys)


@frozen
class Variable:
    """A named quantity of formulas. ``unit_kind`` is what its unit says about the marks of its figures."""

    name: str
    phrases: tuple[str, ...] = ()
    unit: str | None = None
    unit_kind: UnitKind | None = None
    source: str | None = None
    constant: Fraction | None = None
    constant_text: str | None = None
    cumulative_since: int | None = None
    note: str | None = None
    origin: str | None = None  # the pack that declares it


@frozen
class Example:
    """A worked example of the document. ``inputs`` are as printed, by name or by period and name.

    ``matches`` false: the printed result does not follow from the printed inputs, for the ``reason`` given.
    """

    inputs: Mapping[str, object] = field(hash=False)
    result: str
    year: int | None = None
    mode: Rounding | None = None
    matches: bool = True
    reason: str | None = None
    source: str | None = None


@frozen
class Indicator:
    """What is measured, with its formula, direction, targets and everything the decree says about it.

    ``formula`` is None where the value is given as it is (``kind`` direct). ``intended`` is what a doubtful printed
    formula was meant to be, with ``intended_reason``. ``targets`` go by document, then year. ``variables`` are all that
    its formulas may name. ``scale`` labels what it is over; ``realisation_scale`` labels the realisation besides.
    """

    id: str
    name: str
    kind: Kind = "formula"
    formula: Formula | None = None
    intended: Formula | None = None
    intended_reason: str | None = None
    weights: Mapping[str, Fraction] = field(factory=dict, hash=False)
    weight: Fraction | None = None  # of its achievement in aggregates, in percent
    goal: str | None = None
    definition: str | None = None
    as_written: str | None = None
    unit: str | None = None
    unit_kind: UnitKind | None = None
    printed_unit: str | None = None
    direction: Direction | None = None
    scale: Scale | None = None
    realisation_scale: Scale | None = None
    mode: Rounding = HALF_UP  # of realisations, declared digits or not
    rounding: RoundingRule | None = None
    achievement_rounding: RoundingRule | None = None
    achievement_from: AchievementFrom = "rounded"
    variables: Mapping[str, Variable] = field(factory=dict, hash=False)
    targets: Mapping[str, Mapping[int, Target]] = field(factory=dict, hash=False)
    period_targets: Mapping[int, Mapping[str, Target]] = field(factory=dict, hash=False)
    period: Period = "year"
    rollup: Aggregation | None = None
    zero_per_zero: ZeroPerZero = "reject"
    aliases: tuple[str, ...] = ()
    responsible: str | None = None
    data_source: str | None = None
    budget: tuple[str, ...] = ()
    validity: Validity = ALWAYS
    versions: tuple[Indicator, ...] = ()
    version: str | None = None  # which of the versions this is
    examples: tuple[Example, ...] = ()
    confidence: Confidence | None = None
    note: str | None = None
    pack: str | None = None

    @property
    def valid_from(self) -> datetime.date | None:
        return self.validity.start

    @property
    def valid_to(self) -> datetime.date | None:
        return self.validity.end

    def target(self, year: int, document: str = "pk") -> Target | None:
        """The target that a document sets for a year."""
        return self.targets.get(document, {}).get(year)

    def holding(self, *, year: int | None = None, date: datetime.date | None = None) -> tuple[Indicator, ...]:
        """The versions that hold on ``date``, else on any day of ``year``; the indicator itself where it has none."""
        candidates = self.versions or (self,)
        if date is not None:
            return tuple(one for one in candidates if one.validity.holds(date))
        if year is not None:
            return tuple(one for one in candidates if one.validity.touches(year))
        return candidates

    @cached_property
    def references(self) -> frozenset[str]:
        """Names that the formula uses and that no variable of the pack declares."""
        used = {name.partition("[")[0] for name in self.formula.names} if self.formula is not None else set()
        return frozenset(used - self.variables.keys())


def names_of(indicator: Indicator) -> Iterable[str]:
    """Every way a document may call the indicator, its versions' names included."""
    yield indicator.id
    yield indicator.name
    yield from indicator.aliases
    for version in indicator.versions:
        yield version.name
        yield from version.aliases
