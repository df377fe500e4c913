"""One indicator, in order: version, realisation, rounding, target, achievement, rounding, label, derived values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from attrs import evolve

from kinerja_rules.engine.data import STANDING
from kinerja_rules.engine.derived import derive
from kinerja_rules.engine.occasion import Occasion
from kinerja_rules.engine.result import DerivedValue, Label, Result, Status
from kinerja_rules.errors import Diagnostic, FigureError
from kinerja_rules.formula import Outcome
from kinerja_rules.messages import Sentence
from kinerja_rules.numbers import Figure, Fraction, Number, UnitKind, rational
from kinerja_rules.policy import Indicator, Pack, Realisation, Scale, Target, listed, read_input, realise

TargetLike = Target | Number | str | Mapping[str, Number | str] | None

_DIRECTION = Sentence("Arah", "The direction")
_SCALE = Sentence("Skala", "The scale")


def work(
    pack: Pack, indicator: Indicator, inputs: Mapping[str, object], occasion: Occasion, target: TargetLike = None
) -> Result:
    """One indicator of a pack, for the inputs of a year; ``target`` overrides the pack's. Raises nothing."""
    year, document, date = occasion.year, occasion.document, occasion.date
    held = occasion.versions(indicator)
    if len(held) != 1:
        reason = _no_version(indicator, held, occasion)
        return Result(pack, indicator, year, "no_version", (reason,), inputs=inputs, date=date, document=document)
    indicator = held[0]
    standing, own = _apart(indicator, pack, inputs)
    problems: list[Diagnostic] = []
    known = {name: _standing(name, value, pack, problems) for name, value in standing.items()}
    printed = known.get("capaian")
    realised = _realised(indicator, own, printed_achievement=printed is not None)
    rounded = realised.value
    if rounded is not None and indicator.rounding is not None:
        rounded = indicator.rounding.apply(rounded)
    chosen = _target(indicator, target, occasion, problems)
    expired = _expired(indicator, occasion) if printed is None else None
    achieved = Outcome(None) if expired is not None else _achieved(indicator, realised, rounded, chosen, printed)
    achievement = achieved.value
    if achievement is not None and indicator.achievement_rounding is not None and printed is None:
        achievement = indicator.achievement_rounding.apply(achievement)
    status, reasons = _status(indicator, realised, chosen, achieved, occasion, problems)
    if expired is not None and status in ("ok", "no_target"):
        status, reasons = "no_version", (*realised.reasons, expired)
    labels, remarks = _labels(indicator, rounded, achievement, occasion)
    remarks += [evolve(one.placement.reason, severity="remark") for one in labels if one.placement.reason is not None]
    derived: dict[str, DerivedValue] = {}
    if pack.derived:
        values = {**_read(realised), "realisasi": rounded, "capaian": achievement, **known}
        values |= chosen.inputs if chosen is not None else {}
        derived = derive(pack, {name: value for name, value in values.items() if value is not None}, occasion)
    return Result(
        pack,
        indicator,
        year,
        status,
        (*reasons, *remarks),
        inputs=inputs,
        date=date,
        document=document,
        steps=realised.steps,
        exact_realisation=realised.value,
        realisation=rounded,
        target_set=chosen,
        target_given=target is not None,
        exact_achievement=achieved.value,
        achievement=achievement,
        achievement_printed=printed is not None,
        approximate=realised.approximate or achieved.approximate,
        labels=labels,
        derived=derived,
    )


def _read(realised: Realisation) -> dict[str, Fraction | None]:
    """The inputs of the year's own working, series left out."""
    return {
        name: _exact(value)
        for step in realised.steps
        if step.period is None
        for name, value in step.read.items()
        if not isinstance(value, list)
    }


def _no_version(indicator: Indicator, held: Sequence[Indicator], occasion: Occasion) -> Diagnostic:
    versions = listed(one.validity.describe() for one in held or indicator.versions or (indicator,))
    values = {"name": indicator.id, "when": occasion.when, "versions": versions}
    return Diagnostic("several_versions" if held else "no_version", values)


def _apart(
    indicator: Indicator, pack: Pack, inputs: Mapping[str, object]
) -> tuple[dict[str, object], dict[str, object]]:
    """The inputs that any indicator may have (for derived values), and those of this one's formula."""
    used = set(indicator.formula.names) if indicator.formula is not None else set()
    aside = standing_names(pack) - used
    standing = {name: value for name, value in inputs.items() if name in aside and value is not None}
    return standing, {name: value for name, value in inputs.items() if name not in aside}


def standing_names(pack: Pack) -> set[str]:
    """The inputs that any indicator of a pack may have besides those of its formula."""
    used = {name for derived in pack.derived.values() for name in derived.names}
    return (used | STANDING.keys()) - {"realisasi"}


def standing_kind(name: str, pack: Pack) -> UnitKind | None:
    """What the unit of such an input says about the marks of its figures."""
    variable = pack.variables.get(name)
    return STANDING.get(name, variable.unit_kind if variable is not None else None)


def _standing(name: str, value: object, pack: Pack, problems: list[Diagnostic]) -> Fraction | None:
    try:
        return _exact(read_input(value, standing_kind(name, pack)))
    except FigureError as error:
        problem = error.diagnostics[0]
        reason = Sentence(problem.message("id"), problem.message("en"))
        fix = Sentence(problem.remedy("id"), problem.remedy("en"))
        problems.append(Diagnostic("input_in_formula", {"name": name, "reason": reason, "fix": fix}))
        return None


def _realised(indicator: Indicator, inputs: Mapping[str, object], *, printed_achievement: bool) -> Realisation:
    """The realisation; where only the achievement is known, as printed, none is asked for."""
    if printed_achievement and not inputs:
        return Realisation(None)
    return realise(indicator, inputs)


def _target(indicator: Indicator, given: TargetLike, occasion: Occasion, problems: list[Diagnostic]) -> Target | None:
    if given is None:
        return indicator.target(occasion.year, occasion.document)
    if isinstance(given, Target):
        return given
    try:
        if isinstance(given, Mapping):
            ends = [read_input(given[end], indicator.unit_kind) for end in ("bawah", "atas") if end in given]
            if len(ends) == 2:
                low, high = map(_exact, ends)
                return Target(low=low, high=high, text=f"{given['bawah']} - {given['atas']}")
            problems.append(Diagnostic("target_ends"))
            return None
        read = read_input(given, indicator.unit_kind)
    except FigureError as error:
        problems += error.diagnostics
        return None
    digits = read.digits if isinstance(read, Figure) else None
    return Target(_exact(read), text=str(given), digits=digits)


def _achieved(
    indicator: Indicator,
    realised: Realisation,
    rounded: Fraction | None,
    target: Target | None,
    printed: Fraction | None,
) -> Outcome:
    if printed is not None:
        return Outcome(printed)
    direction = indicator.direction
    base = rounded if indicator.achievement_from == "rounded" else realised.value
    if base is None or target is None or direction is None:
        return Outcome(None)
    return direction.achievement(target, base)


def _status(
    indicator: Indicator,
    realised: Realisation,
    target: Target | None,
    achieved: Outcome,
    occasion: Occasion,
    problems: Sequence[Diagnostic],
) -> tuple[Status, tuple[Diagnostic, ...]]:
    """The first thing that is in the way, and everything that is."""
    reasons = [*problems, *realised.reasons, *achieved.reasons]
    if problems or realised.status == "invalid_input" or achieved.status == "invalid_input":
        return "invalid_input", tuple(reasons)
    if realised.status != "ok":
        return realised.status, tuple(reasons)
    if achieved.value is None and target is None:
        known = ", ".join(f"{name} {when}" for name, years in indicator.targets.items() for when in years)
        values = {"name": indicator.id, "document": occasion.document, "year": occasion.year, "known": known}
        return "no_target", (*reasons, Diagnostic("no_target" if known else "target_unstated", values))
    if achieved.value is None and indicator.direction is None:
        return "invalid_input", (*reasons, Diagnostic("no_direction", {"name": indicator.id}))
    return achieved.status, tuple(reasons)


def _labels(
    indicator: Indicator, realisation: Fraction | None, achievement: Fraction | None, occasion: Occasion
) -> tuple[tuple[Label, ...], list[Diagnostic]]:
    """What the indicator's scales say, and a remark for each scale that does not hold at the time."""
    values = {"realisation": realisation, "achievement": achievement}
    scales: list[tuple[Scale | None, Fraction | None]] = [
        (indicator.scale, values[indicator.scale.over] if indicator.scale is not None else None),
        (indicator.realisation_scale, realisation),
    ]
    labels: list[Label] = []
    remarks: list[Diagnostic] = []
    for scale, value in scales:
        if scale is None or value is None:
            continue
        if occasion.holds(scale.validity):
            labels.append(Label(scale, value, scale.place(value)))
        else:
            remarks.append(evolve(occasion.out_of_date(_SCALE, scale.name, scale.validity), severity="remark"))
    return tuple(labels), remarks


def _expired(indicator: Indicator, occasion: Occasion) -> Diagnostic | None:
    """That the indicator's direction does not hold at the time."""
    direction = indicator.direction
    if direction is None or occasion.holds(direction.validity):
        return None
    return occasion.out_of_date(_DIRECTION, direction.name, direction.validity)


def _exact(read: Any) -> Fraction:
    return read.value if isinstance(read, Figure) else rational(read)
