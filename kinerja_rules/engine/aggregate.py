"""Aggregates of a year: the achievements of a goal's indicators, and of all, by the formulas of the pack; unrounded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from attrs import field, frozen

from kinerja_rules.engine.occasion import Occasion
from kinerja_rules.engine.result import Result
from kinerja_rules.errors import Diagnostic
from kinerja_rules.formula import Outcome
from kinerja_rules.messages import Sentence
from kinerja_rules.numbers import Fraction
from kinerja_rules.policy import Aggregate, Pack

_AGGREGATE = Sentence("Agregat", "The aggregate")


@frozen
class AggregateValue:
    """An aggregate for one goal, or for the whole pack where ``goal`` is None; the reasons where it has no value."""

    aggregate: Aggregate
    goal: str | None
    indicators: tuple[str, ...]
    value: Fraction | None = None
    left_out: tuple[str, ...] = ()
    reasons: tuple[Diagnostic, ...] = ()
    inputs: Mapping[str, tuple[Fraction, ...]] = field(factory=dict, hash=False)


def aggregates(pack: Pack, results: Mapping[str, Result], occasion: Occasion) -> Iterator[AggregateValue]:
    """Every aggregate of the pack, for each goal in the pack's order and for the whole."""
    goals = list(dict.fromkeys(one.indicator.goal for one in results.values() if one.indicator.goal is not None))
    for aggregate in pack.aggregates.values():
        counted = [one for one in results.values() if not aggregate.indicators or one.id in aggregate.indicators]
        groups: list[tuple[str | None, list[Result]]] = []
        if "goal" in aggregate.levels:
            groups += [(goal, [one for one in counted if one.indicator.goal == goal]) for goal in goals]
        if "pack" in aggregate.levels:
            groups.append((None, counted))
        for goal, members in groups:
            if members:
                yield _worked(aggregate, goal, members, occasion)


def _worked(aggregate: Aggregate, goal: str | None, members: Iterable[Result], occasion: Occasion) -> AggregateValue:
    members = list(members)
    names = tuple(one.id for one in members)
    if not occasion.holds(aggregate.validity):
        reason = occasion.out_of_date(_AGGREGATE, aggregate.name, aggregate.validity)
        return AggregateValue(aggregate, goal, names, reasons=(reason,))
    lacking = tuple(one.id for one in members if one.achievement is None)
    if lacking and not aggregate.skip_missing:
        reason = Diagnostic("aggregate_lacks", {"name": aggregate.name, "indicators": ", ".join(lacking)})
        return AggregateValue(aggregate, goal, names, left_out=lacking, reasons=(reason,))
    known = [one for one in members if one.achievement is not None]
    series = {"capaian": tuple(one.achievement for one in known if one.achievement is not None)}
    if "bobot" in aggregate.formula.names:
        weightless = [one.id for one in known if one.indicator.weight is None]
        if weightless:
            values: dict[str, object] = {"name": aggregate.name, "indicators": ", ".join(weightless)}
            reason = Diagnostic("aggregate_weightless", values)
            return AggregateValue(aggregate, goal, names, left_out=lacking, reasons=(reason,))
        series["bobot"] = tuple(one.indicator.weight for one in known if one.indicator.weight is not None)
    if not known:
        outcome = Outcome(None, reasons=(Diagnostic("aggregate_of_none", {"name": aggregate.name}),))
    else:
        outcome = aggregate.formula.evaluate({name: list(series[name]) for name in aggregate.formula.names})
    return AggregateValue(aggregate, goal, names, outcome.value, lacking, outcome.reasons, series)
