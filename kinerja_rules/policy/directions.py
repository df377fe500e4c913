"""Directions: from target and realisation to achievement, as a formula."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from kinerja_rules.errors import Diagnostic, EvaluationError
from kinerja_rules.formula import Formula, Outcome
from kinerja_rules.numbers import Fraction, Interval
from kinerja_rules.policy.common import ALWAYS, Confidence, Validity


@frozen
class Target:
    """A planned value: one figure, or a range from ``low`` to ``high``; ``text`` is as printed, ``digits`` as shown."""

    value: Fraction | None = None
    low: Fraction | None = None
    high: Fraction | None = None
    text: str = ""
    digits: int | None = None

    @property
    def is_range(self) -> bool:
        return self.value is None

    @property
    def is_zero(self) -> bool:
        """Whether nothing can be divided by it."""
        return self.value == 0 if self.value is not None else self.low == 0 == self.high

    @property
    def inputs(self) -> Mapping[str, Fraction]:
        """The target as a direction's formula names it."""
        if self.value is not None:
            return {"target": self.value}
        assert self.low is not None
        assert self.high is not None
        return {"target_bawah": self.low, "target_atas": self.high}


@frozen
class ZeroTarget:
    """What the achievement is where the target is zero; None is undefined."""

    both_zero: Fraction | None = None
    otherwise: Fraction | None = None


UNDEFINED = ZeroTarget()
SINGLE, RANGE = "target", ("target_bawah", "target_atas")
DIRECTION_NAMES = ("realisasi", SINGLE, *RANGE)


@frozen
class Direction:
    """From target and realisation to achievement in percent, with what holds for a zero target, and caps.

    A formula that names ``target_bawah`` or ``target_atas`` is for targets that are ranges, any other for figures.
    """

    name: str
    formula: Formula
    zero_target: ZeroTarget = UNDEFINED
    floor: Fraction | None = None
    cap: Fraction | None = None
    as_written: str | None = None
    validity: Validity = ALWAYS
    confidence: Confidence | None = None
    note: str | None = None
    origin: str | None = None

    @property
    def for_ranges(self) -> bool:
        """Whether its targets are ranges."""
        return any(name in RANGE for name in self.formula.names)

    @property
    def for_figures(self) -> bool:
        """Whether its targets are single figures."""
        return SINGLE in self.formula.names

    def achievement(self, target: Target | Fraction | int, realisation: Fraction | int) -> Outcome:
        """The achievement in percent, exact and unrounded; the reasons where there is none. Raises nothing."""
        target = target if isinstance(target, Target) else Target(Fraction(target))
        refused = self._refused(target)
        if refused is not None:
            return Outcome(None, "invalid_input", (refused,))
        if target.is_zero:
            return self._over_zero(Fraction(realisation))
        given = {**target.inputs, "realisasi": Fraction(realisation)}
        outcome = self.formula.evaluate({name: given[name] for name in self.formula.names})
        if outcome.value is None:
            return outcome
        return Outcome(self._capped(outcome.value), approximate=outcome.approximate)

    def interval(self, target: Target | Fraction | int, realisation: Interval) -> Interval:
        """The exact range of achievements for the realisations in an interval.

        Raises EvaluationError where the formula does, where the target is zero or has not the direction's form.
        """
        target = target if isinstance(target, Target) else Target(Fraction(target))
        refused = self._refused(target) or (self._zero_reason() if target.is_zero else None)
        if refused is not None:
            raise EvaluationError(refused)
        given: dict[str, Interval | Fraction] = {**target.inputs, "realisasi": realisation}
        found = self.formula.interval({name: given[name] for name in self.formula.names})
        if self.floor is not None:
            found = found.maximum(Interval.point(self.floor))
        return found if self.cap is None else found.minimum(Interval.point(self.cap))

    def _refused(self, target: Target) -> Diagnostic | None:
        if target.is_range and self.for_figures:
            return Diagnostic("target_is_range", {"direction": self.name, "target": target.text})
        if not target.is_range and self.for_ranges:
            return Diagnostic("target_is_figure", {"direction": self.name, "target": target.text})
        return None

    def _zero_reason(self) -> Diagnostic:
        return Diagnostic("zero_target", {"direction": self.name})

    def _over_zero(self, realisation: Fraction) -> Outcome:
        stated = self.zero_target.both_zero if realisation == 0 else self.zero_target.otherwise
        if stated is None:
            return Outcome(None, "zero_divisor", (self._zero_reason(),))
        return Outcome(self._capped(stated))

    def _capped(self, value: Fraction) -> Fraction:
        if self.floor is not None:
            value = max(value, self.floor)
        return value if self.cap is None else min(value, self.cap)
