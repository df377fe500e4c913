"""Aggregates of a year: the achievements of a goal's indicators, and of all, by the formulas of the pack; unrounded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from attrs import evolve, field, frozen

from kinerja_rules.engine.occasion import Occasion
from kinerja_rules.engine.result import Result
from kinerja_rules.errors import Diagnostic, EvaluationError, FigureError
from kinerja_rules.messages import Sentence
from kinerja_rules.numbers import Figure, Fraction, rational
from kinerja_rules.policy import Aggregate, Pack, read_input

_AGGREGATE = Sentence("Agregat", "The aggregate")


@frozen
class AggregateValue:
    """An aggregate for one goal, or for the whole pack where ``goal`` is None; the reasons where it has no value.

    ``said`` is what the pack says instead where its condition fails.
    """

    aggregate: Aggregate
    goal: str | None
    indicators: tuple[str, ...]
    value: Fraction | None = None
    left_out: tuple[str, ...] = ()
    reasons: tuple[Diagnostic, ...] = ()
    inputs: Mapping[str, tuple[Fraction, ...]] = field(factory=dict, hash=False)
    said: str | None = None


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
    known = [one for one in members if one.achievement is not None]
    made = AggregateValue(aggregate, goal, names, left_out=lacking)
    if lacking and not aggregate.skip_missing:
        return evolve(made, reasons=(_lacks("aggregate_lacks", aggregate, lacking),))
    if not known:
        return evolve(made, reasons=(Diagnostic("aggregate_of_none", {"name": aggregate.name}),))
    series: dict[str, tuple[Fraction, ...]] = {}
    reasons: list[Diagnostic] = []
    for name in aggregate.names:
        values = {one.id: _value(one, name) for one in known}
        without = [one for one, value in values.items() if value is None]
        if without:
            code = "aggregate_weightless" if name == "bobot" else "aggregate_without"
            reasons.append(_lacks(code, aggregate, without, input=name))
        series[name] = tuple(value for value in values.values() if value is not None)
    if reasons:
        return evolve(made, reasons=tuple(reasons))
    made = evolve(made, inputs=series)
    given = {name: list(values) for name, values in series.items()}
    try:
        if aggregate.condition is not None and not aggregate.condition.holds(given):
            return evolve(made, said=aggregate.otherwise)
    except EvaluationError as error:
        return evolve(made, reasons=error.diagnostics)
    outcome = aggregate.formula.evaluate({name: given[name] for name in aggregate.formula.names})
    return evolve(made, value=outcome.value, reasons=outcome.reasons)


def _lacks(code: str, aggregate: Aggregate, indicators: Iterable[str], **values: object) -> Diagnostic:
    return Diagnostic(code, {"name": aggregate.name, "indicators": ", ".join(indicators), **values})


def _value(result: Result, name: str) -> Fraction | None:
    """What an indicator gives to a series; its budget as data give it, else from its codes."""
    if name == "capaian":
        return result.achievement
    if name == "bobot":
        return result.indicator.weight
    given = result.inputs.get(name)
    try:
        read = read_input(given, "percent" if name == "serapan" else "money") if given is not None else None
        return read.value if isinstance(read, Figure) else None if read is None else rational(read)
    except FigureError:  # told when the data were taken in
        return None
