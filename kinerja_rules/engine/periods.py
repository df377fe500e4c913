"""The periods of a year against their own targets: realisation, target and achievement of each quarter or month."""

from __future__ import annotations

from attrs import field, frozen

from kinerja_rules.engine.occasion import Occasion
from kinerja_rules.engine.result import Result
from kinerja_rules.errors import Diagnostic
from kinerja_rules.numbers import Fraction
from kinerja_rules.policy import PERIODS, Step, Target


@frozen
class PeriodValue:
    """One period of an indicator; rounded as the year is. ``reasons`` say why there is no achievement."""

    period: str
    target: Target
    realisation: Fraction | None = None
    achievement: Fraction | None = None
    reasons: tuple[Diagnostic, ...] = field(default=(), hash=False)


def period_values(result: Result) -> tuple[PeriodValue, ...]:
    """The periods for which the indicator has a target, in order; empty where it has none for the year."""
    indicator = result.indicator
    targets = indicator.period_targets.get(result.year, {})
    steps = {step.period: step for step in result.steps}
    return tuple(
        _value(result, period, targets[period], steps.get(period))
        for period in PERIODS[indicator.period]
        if period in targets
    )


def _value(result: Result, period: str, target: Target, step: Step | None) -> PeriodValue:
    indicator, direction = result.indicator, result.indicator.direction
    exact = None if step is None else step.value
    if exact is None or direction is None or not Occasion(result.year, date=result.date).holds(direction.validity):
        return PeriodValue(period, target, reasons=() if step is None else step.reasons)
    rounded = exact if indicator.rounding is None else indicator.rounding.apply(exact)
    found = direction.achievement(target, rounded if indicator.achievement_from == "rounded" else exact)
    achievement = found.value
    if achievement is not None and indicator.achievement_rounding is not None:
        achievement = indicator.achievement_rounding.apply(achievement)
    return PeriodValue(period, target, rounded, achievement, found.reasons)
