"""What an evaluation gives: values, or reasons."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Literal

from attrs import field, frozen

from kinerja_rules.engine.record import record
from kinerja_rules.engine.working import working
from kinerja_rules.errors import Diagnostic
from kinerja_rules.numbers import Fraction
from kinerja_rules.policy import Derived, Indicator, Pack, Placement, Scale, Step, Target

Status = Literal["ok", "missing_input", "zero_divisor", "no_target", "no_version", "invalid_input"]


@frozen
class Label:
    """What a scale says about a value: the band, how the value came there, or the reason why there is none."""

    scale: Scale
    value: Fraction
    placement: Placement

    @property
    def text(self) -> str | None:
        return self.placement.label

    @property
    def title(self) -> str | None:
        return self.placement.title


@frozen
class DerivedValue:
    """A derived value; where its condition fails ``value`` is None and ``said`` is what the pack says instead."""

    derived: Derived
    inputs: Mapping[str, Fraction] = field(hash=False)
    value: Fraction | None = None
    said: str | None = None
    reasons: tuple[Diagnostic, ...] = ()


@frozen
class Result:
    """One indicator of one year.

    ``realisation`` and ``achievement`` are rounded where the pack declares it; ``exact_realisation`` and
    ``exact_achievement`` are not. ``target`` is the target's figure, None for a range (see ``target_set``). ``status``
    is ``ok`` where all that was asked for has a value; else ``reasons`` say why not. Reasons of severity ``remark``
    (a value without a label) do not change the status.
    """

    pack: Pack = field(repr=False)
    indicator: Indicator = field(repr=False)
    year: int
    status: Status
    reasons: tuple[Diagnostic, ...] = ()
    inputs: Mapping[str, object] = field(factory=dict, hash=False)
    date: datetime.date | None = None
    document: str = "pk"
    steps: tuple[Step, ...] = field(default=(), repr=False)
    exact_realisation: Fraction | None = None
    realisation: Fraction | None = None
    target_set: Target | None = None
    target_given: bool = False
    exact_achievement: Fraction | None = None
    achievement: Fraction | None = None
    achievement_printed: bool = False
    approximate: bool = False
    labels: tuple[Label, ...] = ()
    derived: Mapping[str, DerivedValue] = field(factory=dict, hash=False)

    @property
    def id(self) -> str:
        """The id of the indicator."""
        return self.indicator.id

    @property
    def target(self) -> Fraction | None:
        """The target's figure."""
        return None if self.target_set is None else self.target_set.value

    @property
    def label(self) -> str | None:
        """What the indicator's scale, else that of its realisation, calls the value."""
        return next((label.text for label in self.labels if label.text is not None), None)

    @property
    def title(self) -> str | None:
        """The title that belongs to ``label``."""
        return next((label.title for label in self.labels if label.text is not None), None)

    def explain(self, lang: str = "id") -> str:
        """The working, step by step, as a report would print it; ``lang`` is ``id`` or ``en``."""
        return working(self, lang)

    def to_dict(self) -> dict[str, object]:
        """A replayable record of plain JSON values. Exact values are texts: ``97.3`` where short, else ``num/den``."""
        return record(self)
