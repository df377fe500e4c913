"""A pack: the indicators and rules of one institution or regulation."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from kinerja_rules.check import parse_unit
from kinerja_rules.errors import Diagnostic
from kinerja_rules.formula import Formula
from kinerja_rules.numbers import HALF_UP, Rounding, UnitKind, unit_kind
from kinerja_rules.policy.aggregates import Aggregate
from kinerja_rules.policy.common import ALWAYS, Confidence, RoundingRule, Validity, squashed
from kinerja_rules.policy.directions import Direction
from kinerja_rules.policy.indicators import AchievementFrom, Indicator, Variable, names_of
from kinerja_rules.policy.scales import Scale

if TYPE_CHECKING:
    from kinerja_rules.batch import Batch


@frozen
class Source:
    """A document that a pack rests on."""

    title: str
    number: str | None = None
    date: datetime.date | None = None
    note: str | None = None


@frozen
class Derived:
    """A value worked from others for every indicator; where ``condition`` fails, ``otherwise`` is said instead."""

    name: str
    formula: Formula
    condition: Formula | None = None
    otherwise: str | None = None
    unit: str | None = None
    as_written: str | None = None
    validity: Validity = ALWAYS
    confidence: Confidence | None = None
    note: str | None = None
    origin: str | None = None

    @property
    def names(self) -> frozenset[str]:
        """What its formula and its condition use."""
        return frozenset((*self.formula.names, *(self.condition.names if self.condition is not None else ())))


@frozen
class Relation:
    """An identity of the data, checked each year: ``left`` equals ``right``."""

    text: str
    left: Formula
    right: Formula
    note: str | None = None


@frozen
class Pack:
    """Indicators and rules of one institution or regulation, proved. What the included packs give is in it.

    ``remarks`` are what loading noticed that is no error. ``content_hash`` tells two contents apart, includes counted.
    """

    id: str
    version: str
    name: str
    includes: tuple[str, ...] = ()
    indicators: Mapping[str, Indicator] = field(factory=dict, hash=False)
    directions: Mapping[str, Direction] = field(factory=dict, hash=False)
    scales: Mapping[str, Scale] = field(factory=dict, hash=False)
    derived: Mapping[str, Derived] = field(factory=dict, hash=False)
    aggregates: Mapping[str, Aggregate] = field(factory=dict, hash=False)
    relations: tuple[Relation, ...] = ()
    variables: Mapping[str, Variable] = field(factory=dict, hash=False)
    counted: frozenset[str] = frozenset()
    same_units: Mapping[str, str] = field(factory=dict, hash=False)
    sources: tuple[Source, ...] = ()
    scale: Scale | None = None
    rounding: RoundingRule | None = None
    achievement_rounding: RoundingRule | None = None
    mode: Rounding = HALF_UP
    achievement_from: AchievementFrom = "rounded"
    validity: Validity = ALWAYS
    confidence: Confidence | None = None
    note: str | None = None
    content_hash: str = ""
    file: str | None = field(default=None, eq=False)
    remarks: tuple[Diagnostic, ...] = field(default=(), eq=False, repr=False)

    @property
    def valid_from(self) -> datetime.date | None:
        return self.validity.start

    @property
    def valid_to(self) -> datetime.date | None:
        return self.validity.end

    def evaluate_frame(self, frame: Any, **options: Any) -> Batch:
        """Every row of a frame, as ``kinerja_rules.batch.evaluate`` gives it. Needs the extra ``batch``."""
        from kinerja_rules.batch import evaluate

        return evaluate(self, frame, **options)

    def find(self, name: str) -> Indicator | None:
        """The indicator with this id, name or alias; None where none, or several, are called so.

        Case, blanks and punctuation do not count: ``Kawasan Ex. Transmigrasi`` is ``Kawasan Ex.Transmigrasi``.
        """
        found = self.find_all(name)
        return found[0] if len(found) == 1 else None

    def find_all(self, name: str) -> tuple[Indicator, ...]:
        """Every indicator that a document may call ``name``."""
        if name in self.indicators:
            return (self.indicators[name],)
        return self._by_name.get(squashed(name), ())

    def unit_kind(self, unit: str | None) -> UnitKind | None:
        """What a unit says about the marks of its figures, under the units that the pack declares."""
        return kind_of_unit(unit, self.counted, self.same_units)

    @cached_property
    def _by_name(self) -> Mapping[str, tuple[Indicator, ...]]:
        table: dict[str, list[Indicator]] = {}
        for indicator in self.indicators.values():
            for key in dict.fromkeys(map(squashed, names_of(indicator))):
                table.setdefault(key, []).append(indicator)
        return {key: tuple(found) for key, found in table.items()}


def kind_of_unit(
    unit: str | None, counted: Collection[str] = (), same: Mapping[str, str] | None = None
) -> UnitKind | None:
    """``unit_kind`` under a pack's counted units and synonyms."""
    if unit is None:
        return None
    return unit_kind(unit, counted) or unit_kind(str(parse_unit(unit, same)), counted)
