"""The pipeline, in its order, over a registry of plug-ins."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal

from attrs import evolve

from kinerja_rules.builtins import BUILTINS
from kinerja_rules.engine.order import in_order, named, version_of
from kinerja_rules.engine.result import DerivedValue, Label, Result, Status
from kinerja_rules.errors import Diagnostic, EvaluationError, FigureError, PackError
from kinerja_rules.files.suggest import closest
from kinerja_rules.formula import Formula, Outcome, parse
from kinerja_rules.messages import Sentence
from kinerja_rules.numbers import Figure, Fraction, Number, rational
from kinerja_rules.packs import check, list_packs, load_pack
from kinerja_rules.packs.loading import PathLike
from kinerja_rules.policy import (
    Derived,
    Direction,
    Indicator,
    Pack,
    Realisation,
    Scale,
    Target,
    Validity,
    listed,
    read_input,
    realise,
)
from kinerja_rules.reading import Reading, read
from kinerja_rules.registry import Plugin, Registry

if TYPE_CHECKING:
    from kinerja_rules.audit import Report

PackLike = Pack | PathLike | Mapping[str, Any]
TargetLike = Target | Number | str | Mapping[str, Number | str] | None

# inputs of every indicator, besides those of its formula, with the unit that reads their figures
_STANDING: Mapping[str, Literal["percent", "money"]] = {
    "capaian": "percent",
    "serapan": "percent",
    "pagu": "money",
    "realisasi_anggaran": "money",
}


class Engine:
    """Packs and evaluation over the functions, roundings and aggregations of some plug-ins. Immutable, thread-safe."""

    def __init__(self, plugins: Iterable[Plugin] = (BUILTINS,)) -> None:
        """Raises RegistryError with every clash of names between the plug-ins."""
        self.registry = Registry.of(plugins)

    def parse(
        self,
        text: str,
        *,
        phrases: Mapping[str, Sequence[str]] | None = None,
        style: Literal["auto", "id", "en"] = "auto",
        units: Mapping[str, str] | None = None,
    ) -> Formula:
        """As ``kinerja_rules.parse``, with the functions of this engine."""
        return parse(text, phrases=phrases, style=style, units=units, registry=self.registry)

    def list_packs(self) -> tuple[str, ...]:
        """The ids of the shipped packs."""
        return list_packs()

    def load_pack(self, source: PathLike | Mapping[str, Any], *, folders: Iterable[PathLike] = ()) -> Pack:
        """As ``kinerja_rules.load_pack``, with the plug-ins of this engine."""
        return load_pack(source, folders=folders, registry=self.registry)

    def check(self, source: PathLike | Mapping[str, Any], *, folders: Iterable[PathLike] = ()) -> list[Diagnostic]:
        """As ``kinerja_rules.check``, with the plug-ins of this engine."""
        return check(source, folders=folders, registry=self.registry)

    def evaluate(
        self,
        pack: PackLike,
        indicator: str,
        inputs: Mapping[str, object],
        *,
        year: int,
        target: TargetLike = None,
        document: str = "pk",
        date: datetime.date | None = None,
    ) -> Result:
        """One indicator, by its id or its name in documents, for the inputs of a year.

        Inputs by name, or by period and name: numbers, figures as text (``"8.604"`` is read with the variable's
        unit), printed sums, lists; ``realisasi`` and ``capaian`` give what is known only as printed. ``target``
        overrides the pack's target of ``document``; ``date`` chooses between versions of one year. Raises PackError for
        an unknown pack or indicator, FileError for a file that cannot be read; all else is in the status and reasons.
        """
        pack = self._pack(pack)
        return work(pack, _indicator(pack, indicator), inputs, year, target, document, date)

    def evaluate_all(
        self,
        pack: PackLike,
        data: Mapping[str, Any],
        *,
        year: int,
        document: str = "pk",
        date: datetime.date | None = None,
    ) -> dict[str, Result]:
        """Every indicator of a pack, by id, in the pack's order; ``data`` holds the inputs of each, by id or name.

        ``data`` may be the content of a data file, with its inputs under ``data``. An indicator whose formula names
        another one takes that one's realisation, worked once. Raises PackError for data of an unknown indicator.
        """
        pack = self._pack(pack)
        given = _by_indicator(pack, data)
        results: dict[str, Result] = {}
        for name in pack.indicators:
            _with_others(pack, name, given, results, year, document, date)
        return {name: results[name] for name in pack.indicators}

    def read(
        self,
        cell: str,
        *,
        name: str | None = None,
        phrases: Mapping[str, Sequence[str]] | None = None,
        style: Literal["auto", "id", "en"] = "auto",
    ) -> Reading:
        """As ``kinerja_rules.read``, with the functions of this engine."""
        return read(cell, name=name, phrases=phrases, style=style, registry=self.registry)

    def audit(self, report: PathLike | Mapping[str, Any]) -> Report:
        """As ``kinerja_rules.audit``, with the plug-ins of this engine."""
        from kinerja_rules.audit import audit

        return audit(report, engine=self)

    def _pack(self, pack: PackLike) -> Pack:
        return pack if isinstance(pack, Pack) else self.load_pack(pack)


@lru_cache(maxsize=1)
def _default() -> Engine:
    return Engine()


def evaluate(
    pack: PackLike,
    indicator: str,
    inputs: Mapping[str, object],
    *,
    year: int,
    target: TargetLike = None,
    document: str = "pk",
    date: datetime.date | None = None,
) -> Result:
    """As ``Engine.evaluate``, with what ships.

    >>> result = evaluate("banjar", "tkk", {"bekerja": 309142, "angkatan_kerja": 317696}, year=2024)
    >>> result.realisation, result.label
    (Fraction(9731, 100), 'Berhasil')
    """
    return _default().evaluate(pack, indicator, inputs, year=year, target=target, document=document, date=date)


def evaluate_all(
    pack: PackLike,
    data: Mapping[str, Any],
    *,
    year: int,
    document: str = "pk",
    date: datetime.date | None = None,
) -> dict[str, Result]:
    """As ``Engine.evaluate_all``, with what ships."""
    return _default().evaluate_all(pack, data, year=year, document=document, date=date)


# -- names


def _indicator(pack: Pack, name: str) -> Indicator:
    found = pack.find_all(name)
    if len(found) == 1:
        return found[0]
    raise PackError(no_indicator(pack, name, found))


def no_indicator(pack: Pack, name: str, found: Sequence[Indicator]) -> Diagnostic:
    """That no indicator, or more than one, is called so."""
    if found:
        known = ", ".join(indicator.id for indicator in found)
        return Diagnostic("indicator_ambiguous", {"pack": pack.id, "name": name, "known": known})
    near = closest(name, pack.indicators) or closest(name, [one.name for one in pack.indicators.values()])
    values = {"pack": pack.id, "name": name, "near": near or "", "known": ", ".join(pack.indicators) or "-"}
    return Diagnostic("indicator_unknown_near" if near else "indicator_unknown", values)


def _by_indicator(pack: Pack, data: Mapping[str, Any]) -> dict[str, Mapping[str, object]]:
    inside = data.get("data")
    tables: Mapping[str, Any] = inside if isinstance(inside, Mapping) and "data" not in pack.indicators else data
    found: dict[str, Mapping[str, object]] = {}
    problems: list[Diagnostic] = []
    for name, inputs in tables.items():
        candidates = pack.find_all(name)
        if len(candidates) == 1:
            found[candidates[0].id] = inputs
        else:
            problems.append(no_indicator(pack, name, candidates))
    if problems:
        raise PackError(*problems)
    return found


def _with_others(
    pack: Pack,
    name: str,
    given: Mapping[str, Mapping[str, object]],
    results: dict[str, Result],
    year: int,
    document: str,
    date: datetime.date | None,
) -> None:
    """Works ``name`` after the indicators that its formula names."""

    def needs(one: str) -> list[str]:
        return named(pack, version_of(pack, one, year, date))

    for here in in_order(name, needs, results):
        inputs = dict(given.get(here, {}))
        for other in needs(here):
            value = results[other].realisation if other in results else None
            if value is not None:
                inputs.setdefault(other, value)
        results[here] = work(pack, pack.indicators[here], inputs, year, None, document, date)


# -- the pipeline


def work(
    pack: Pack,
    indicator: Indicator,
    inputs: Mapping[str, object],
    year: int,
    target: TargetLike,
    document: str,
    date: datetime.date | None,
) -> Result:
    """One indicator of a pack, for the inputs of a year; raises nothing."""
    held = indicator.holding(year=year, date=date)
    if len(held) != 1:
        reason = _no_version(indicator, held, year, date)
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
    chosen = _target(indicator, target, year, document, problems)
    expired = _expired(indicator, year, date) if printed is None else None
    achieved = Outcome(None) if expired is not None else _achieved(indicator, realised, rounded, chosen, printed)
    achievement = achieved.value
    if achievement is not None and indicator.achievement_rounding is not None and printed is None:
        achievement = indicator.achievement_rounding.apply(achievement)
    status, reasons = _status(indicator, realised, chosen, achieved, year, document, problems)
    if expired is not None and status in ("ok", "no_target"):
        status, reasons = "no_version", (*realised.reasons, expired)
    labels, remarks = _labels(indicator, rounded, achievement, year, date)
    remarks += [evolve(one.placement.reason, severity="remark") for one in labels if one.placement.reason is not None]
    derived: dict[str, DerivedValue] = {}
    if pack.derived:
        values = {**_read(realised), "realisasi": rounded, "capaian": achievement, **known}
        values |= chosen.inputs if chosen is not None else {}
        derived = _derive(pack, {name: value for name, value in values.items() if value is not None}, year, date)
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


def _no_version(indicator: Indicator, held: Sequence[Indicator], year: int, date: datetime.date | None) -> Diagnostic:
    versions = listed(one.validity.describe() for one in held or indicator.versions or (indicator,))
    values = {"name": indicator.id, "when": date or year, "versions": versions}
    return Diagnostic("several_versions" if held else "no_version", values)


def _apart(
    indicator: Indicator, pack: Pack, inputs: Mapping[str, object]
) -> tuple[dict[str, object], dict[str, object]]:
    """The inputs that any indicator may have (for derived values), and those of this one's formula."""
    used = set(indicator.formula.names) if indicator.formula is not None else set()
    shared = {name for derived in pack.derived.values() for name in derived.formula.names} | _STANDING.keys()
    aside = shared - used - {"realisasi"}
    standing = {name: value for name, value in inputs.items() if name in aside and value is not None}
    return standing, {name: value for name, value in inputs.items() if name not in aside}


def _standing(name: str, value: object, pack: Pack, problems: list[Diagnostic]) -> Fraction | None:
    variable = pack.variables.get(name)
    kind = _STANDING.get(name, variable.unit_kind if variable is not None else None)
    try:
        return _exact(read_input(value, kind))
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


def _target(
    indicator: Indicator, given: TargetLike, year: int, document: str, problems: list[Diagnostic]
) -> Target | None:
    if given is None:
        return indicator.target(year, document)
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
    direction: Direction | None = indicator.direction
    if printed is not None:
        return Outcome(printed)
    base = rounded if indicator.achievement_from == "rounded" else realised.value
    if base is None or target is None or direction is None:
        return Outcome(None)
    return direction.achievement(target, base)


def _status(
    indicator: Indicator,
    realised: Realisation,
    target: Target | None,
    achieved: Outcome,
    year: int,
    document: str,
    problems: Sequence[Diagnostic],
) -> tuple[Status, tuple[Diagnostic, ...]]:
    """The first thing that is in the way, and everything that is."""
    reasons = [*problems, *realised.reasons, *achieved.reasons]
    if problems or realised.status == "invalid_input" or achieved.status == "invalid_input":
        return "invalid_input", tuple(reasons)
    if realised.status != "ok":
        return realised.status, tuple(reasons)
    if achieved.value is None and target is None:
        known = ", ".join(f"{name} {when}" for name, years in indicator.targets.items() for when in years) or "-"
        return "no_target", (*reasons, Diagnostic("no_target", {"document": document, "year": year, "known": known}))
    if achieved.value is None and indicator.direction is None:
        return "invalid_input", (*reasons, Diagnostic("no_direction", {"name": indicator.id}))
    return achieved.status, tuple(reasons)


def _labels(
    indicator: Indicator,
    realisation: Fraction | None,
    achievement: Fraction | None,
    year: int,
    date: datetime.date | None,
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
        if holds(scale.validity, year, date):
            labels.append(Label(scale, value, scale.place(value)))
        else:
            remarks.append(evolve(out_of_date(_SCALE, scale.name, scale.validity, year, date), severity="remark"))
    return tuple(labels), remarks


_DIRECTION = Sentence("Arah", "The direction")
_SCALE = Sentence("Skala", "The scale")
_DERIVED = Sentence("Turunan", "The derived value")


def holds(validity: Validity, year: int, date: datetime.date | None = None) -> bool:
    """Whether a rule holds on ``date``, else on any day of ``year``."""
    return validity.touches(year) if date is None else validity.holds(date)


def _expired(indicator: Indicator, year: int, date: datetime.date | None) -> Diagnostic | None:
    """That the indicator's direction does not hold at the time."""
    direction = indicator.direction
    if direction is None or holds(direction.validity, year, date):
        return None
    return out_of_date(_DIRECTION, direction.name, direction.validity, year, date)


def out_of_date(kind: Sentence, name: str, validity: Validity, year: int, date: datetime.date | None) -> Diagnostic:
    """That a rule does not hold on ``date``, else in ``year``."""
    values = {"kind": kind, "name": name, "when": date or year, "dates": validity.describe()}
    return Diagnostic("rule_out_of_date", values)


def _derive(
    pack: Pack, known: Mapping[str, Fraction], year: int, date: datetime.date | None
) -> dict[str, DerivedValue]:
    """The derived values whose inputs are known, in the pack's order; one may use another."""
    values = dict(known)
    found: dict[str, DerivedValue] = {}
    waiting = dict(pack.derived)
    while True:
        ready = [name for name, derived in waiting.items() if _names(derived) <= values.keys()]
        if not ready:
            return {name: found[name] for name in pack.derived if name in found}
        for name in ready:
            derived = waiting.pop(name)
            if holds(derived.validity, year, date):
                found[name] = _derived(derived, values)
            else:
                reason = out_of_date(_DERIVED, name, derived.validity, year, date)
                found[name] = DerivedValue(derived, {}, reasons=(reason,))
            value = found[name].value
            if value is not None:
                values.setdefault(name, value)


def _names(derived: Derived) -> set[str]:
    return {*derived.formula.names, *(derived.condition.names if derived.condition is not None else ())}


def _derived(derived: Derived, values: Mapping[str, Fraction]) -> DerivedValue:
    inputs = {name: values[name] for name in derived.formula.names}
    try:
        condition = derived.condition
        if condition is not None and not condition.holds({name: values[name] for name in condition.names}):
            return DerivedValue(derived, inputs, said=derived.otherwise)
    except EvaluationError as error:
        return DerivedValue(derived, inputs, reasons=error.diagnostics)
    outcome = derived.formula.evaluate(inputs)
    return DerivedValue(derived, inputs, outcome.value, reasons=outcome.reasons)


def _exact(read: Any) -> Fraction:
    return read.value if isinstance(read, Figure) else rational(read)
