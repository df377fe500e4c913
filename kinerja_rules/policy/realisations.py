"""From inputs to an indicator's realisation: read, worked by period, rolled up to the year; unrounded.

Laws of this file:
1. An input is what the caller gives; a period that is not given is missing, never zero.
2. ``realisasi`` is a year, or a period, that is known only as printed, unless the formula has a variable of that name.
3. Nothing is raised for whatever the inputs are: a value, or reasons.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from attrs import evolve, field, frozen

from kinerja_rules.errors import Diagnostic, FigureError
from kinerja_rules.files.suggest import closest
from kinerja_rules.formula import Formula, Outcome, Status
from kinerja_rules.messages import Sentence
from kinerja_rules.numbers import Figure, Fraction, UnitKind, rational, read_figure, read_sum
from kinerja_rules.policy.indicators import PERIOD_KEYS, PERIODS, Indicator

PRINTED = "realisasi"
_RANK: Mapping[Status, int] = {"ok": 0, "zero_divisor": 1, "missing_input": 2, "invalid_input": 3}


@frozen
class Step:
    """One working: the inputs as given and as read, and the value; ``printed`` where the value itself was given."""

    period: str | None
    given: Mapping[str, object] = field(hash=False)
    read: Mapping[str, Any] = field(hash=False)
    value: Fraction | None
    printed: bool = False
    zero_by_zero: bool = False  # the value is then what nol_per_nol makes of it
    reasons: tuple[Diagnostic, ...] = field(default=(), hash=False)  # why a period has no value

    @property
    def skipped(self) -> bool:
        """Whether nol_per_nol leaves it out of the roll-up."""
        return self.zero_by_zero and self.value is None


@frozen
class Realisation:
    """The exact realisation of a year, or the reasons why there is none; and how it came about."""

    value: Fraction | None
    status: Status = "ok"
    reasons: tuple[Diagnostic, ...] = ()
    steps: tuple[Step, ...] = ()
    approximate: bool = False


def realise(indicator: Indicator, inputs: Mapping[str, object], formula: Formula | None = None) -> Realisation:
    """The realisation of ``indicator`` for the inputs of a year, by its formula or by ``formula``.

    Inputs by name, or by period and name; numbers, figures as text (read with the variable's unit), small printed
    sums, lists of these.
    """
    formula = formula or indicator.formula
    by_period = {key: value for key, value in inputs.items() if key in PERIOD_KEYS and isinstance(value, Mapping)}
    yearly = {key: value for key, value in inputs.items() if key not in by_period}
    keys = PERIODS[indicator.period]
    unexpected = [key for key in by_period if key not in keys]
    if unexpected:
        return _refused("period_unexpected" if keys else "periods_unused", "invalid_input", unexpected, keys)
    if not by_period:
        rolled = indicator.rollup is not None and not indicator.rollup.from_inputs
        if rolled and keys and not _is_printed(formula, yearly):
            return _refused("periods_missing", "missing_input", keys, keys)
        return _year(indicator, formula, yearly)
    if _is_printed(formula, yearly):
        return Realisation(None, "invalid_input", (Diagnostic("realisation_twice", {"name": next(iter(by_period))}),))
    given = {key: by_period[key] for key in keys if key in by_period}
    summed = indicator.rollup is not None and indicator.rollup.from_inputs
    found = (_from_inputs if summed else _rolled_up)(indicator, formula, yearly, given)
    missing = [key for key in keys if key not in by_period]
    if not missing:
        return found
    lacking = _refused("periods_missing", "missing_input", missing, keys)
    status = max(lacking.status, found.status, key=_RANK.__getitem__)
    steps = tuple(step for step in found.steps if step.period is not None)
    return Realisation(None, status, (*lacking.reasons, *found.reasons), steps)


def _year(indicator: Indicator, formula: Formula | None, given: Mapping[str, object]) -> Realisation:
    outcome, step = _worked(indicator, formula, given, None)
    if _zero_by_zero(outcome) and indicator.zero_per_zero == "zero":
        return Realisation(Fraction(0), steps=(evolve(step, value=Fraction(0), zero_by_zero=True),))
    return Realisation(outcome.value, outcome.status, outcome.reasons, (step,), outcome.approximate)


def _of_period(
    indicator: Indicator, formula: Formula | None, given: Mapping[str, object], period: str
) -> tuple[Outcome, Step]:
    """One period by itself; where it is zero by zero, what ``nol_per_nol`` makes of it."""
    outcome, step = _worked(indicator, formula, given, period)
    if not _zero_by_zero(outcome) or indicator.zero_per_zero == "reject":
        return outcome, evolve(step, reasons=outcome.reasons)
    zero = Fraction(0) if indicator.zero_per_zero == "zero" else None
    return Outcome(zero), evolve(step, value=zero, zero_by_zero=True)


def _rolled_up(
    indicator: Indicator, formula: Formula | None, yearly: Mapping[str, object], given: Mapping[str, Any]
) -> Realisation:
    """Every period worked, then their values rolled up; an input of the year counts in each."""
    worked = [
        _of_period(indicator, formula, inputs if _is_printed(formula, inputs) else {**yearly, **inputs}, period)
        for period, inputs in given.items()
    ]
    steps = tuple(step for _, step in worked)
    reasons = [
        _in_period(period, reason)
        for period, (outcome, _) in zip(given, worked, strict=True)
        for reason in outcome.reasons
    ]
    status = max((outcome.status for outcome, _ in worked), key=_RANK.__getitem__)
    if reasons:
        return Realisation(None, status, tuple(reasons), steps)
    values = [step.value for step in steps if step.value is not None]
    if not values or indicator.rollup is None:
        reason = Diagnostic("all_periods_skipped", {"periods": ", ".join(given)})
        return Realisation(None, "zero_divisor", (reason,), steps)
    num, den = indicator.rollup.exact([(value.numerator, value.denominator) for value in values])
    return Realisation(Fraction(num, den), steps=steps, approximate=any(outcome.approximate for outcome, _ in worked))


def _from_inputs(
    indicator: Indicator, formula: Formula | None, yearly: Mapping[str, object], given: Mapping[str, Any]
) -> Realisation:
    """The inputs of all periods added up, then the formula worked once; the last step is that of the year.

    The periods are worked besides, each by itself; what has no value there does not touch the year.
    """
    steps = [_of_period(indicator, formula, {**yearly, **inputs}, period)[1] for period, inputs in given.items()]
    totals: dict[str, Fraction] = {}
    reasons: list[Diagnostic] = []
    status: Status = "ok"
    printed = [period for period, inputs in given.items() if formula is not None and _is_printed(formula, inputs)]
    if printed:
        reasons += [_in_period(period, Diagnostic("printed_among_sums")) for period in printed]
        status = "invalid_input"
    summed = {period: inputs for period, inputs in given.items() if period not in printed}
    names = list(dict.fromkeys(name for inputs in summed.values() for name in inputs))
    for name in names:
        if name in yearly:
            reasons.append(Diagnostic("input_of_year_and_period", {"name": name}))
            status = "invalid_input"
        for period, inputs in summed.items():
            if name not in inputs:
                reasons.append(_in_period(period, Diagnostic("missing_input", {"name": name})))
                status = max(status, "missing_input", key=_RANK.__getitem__)
                continue
            value, problem = _number(indicator, name, inputs[name])
            totals[name] = totals.get(name, Fraction(0)) + value
            if problem is not None:
                reasons.append(_in_period(period, problem))
                status = "invalid_input"
    if reasons:
        return Realisation(None, status, tuple(dict.fromkeys(reasons)), tuple(steps))
    whole = _year(indicator, formula, {**yearly, **totals})
    return evolve(whole, steps=(*steps, *whole.steps))


def _worked(
    indicator: Indicator, formula: Formula | None, given: Mapping[str, object], period: str | None
) -> tuple[Outcome, Step]:
    """One working of the formula, or of what is given as printed."""
    if formula is None or _is_printed(formula, given):
        return _as_printed(indicator, formula, given, period)
    read: dict[str, Any] = {}
    problems: list[Diagnostic] = []
    for name in formula.names:
        value, problem = _input(indicator, name, given)
        if problem is not None:
            problems.append(problem)
        elif value is not None:
            read[name] = value
    problems += _strangers(indicator, formula, given)
    if problems:
        return Outcome(None, "invalid_input", tuple(problems)), Step(period, given, read, None)
    outcome = formula.evaluate(read)
    return outcome, Step(period, given, read, outcome.value)


def _as_printed(
    indicator: Indicator, formula: Formula | None, given: Mapping[str, object], period: str | None
) -> tuple[Outcome, Step]:
    others = [name for name in given if name != PRINTED]
    if PRINTED not in given:
        outcome = Outcome(None, "missing_input", (Diagnostic("missing_input", {"name": PRINTED}),))
        if others:
            outcome = Outcome(None, "invalid_input", tuple(_stranger(name, [PRINTED]) for name in others))
        return outcome, Step(period, given, {}, None)
    if others:
        code = "realisation_twice" if formula is not None else "unknown_input"
        values = {"name": others[0], "known": PRINTED}
        return Outcome(None, "invalid_input", (Diagnostic(code, values),)), Step(period, given, {}, None)
    try:
        read = read_input(given[PRINTED], indicator.unit_kind)
        value = read.value if isinstance(read, Figure) else rational(read)
    except FigureError as error:
        reasons = tuple(_of_input(PRINTED, problem) for problem in error.diagnostics)
        return Outcome(None, "invalid_input", reasons), Step(period, given, {}, None)
    return Outcome(value), Step(period, given, {PRINTED: read}, value, printed=True)


def _is_printed(formula: Formula | None, given: Mapping[str, object]) -> bool:
    """Whether the realisation itself is given."""
    return PRINTED in given and (formula is None or PRINTED not in formula.names)


def _input(indicator: Indicator, name: str, given: Mapping[str, object]) -> tuple[Any, Diagnostic | None]:
    """One input of a formula, read; None where it is not given. A constant needs none, and takes no other value."""
    variable = indicator.variables.get(name.partition("[")[0])
    constant = variable.constant if variable is not None else None
    if name not in given or given[name] is None:
        return constant, None
    kind = variable.unit_kind if variable is not None else None
    try:
        value = given[name]
        read = [read_input(one, kind) for one in value] if isinstance(value, list | tuple) else read_input(value, kind)
    except FigureError as error:
        return None, _of_input(name, error.diagnostics[0])
    if constant is not None and (isinstance(read, list) or _exact(read) != constant):
        return None, Diagnostic("constant_given", {"name": name, "constant": variable and variable.constant_text})
    return read, None


def _number(indicator: Indicator, name: str, given: object) -> tuple[Fraction, Diagnostic | None]:
    variable = indicator.variables.get(name)
    kind = indicator.unit_kind if name == PRINTED else variable.unit_kind if variable is not None else None
    try:
        return _exact(read_input(given, kind)), None
    except FigureError as error:
        return Fraction(0), _of_input(name, error.diagnostics[0])


def read_input(given: Any, kind: UnitKind | None) -> Any:
    """An input as a formula takes it: text as a Figure, or, where it is a small sum, as its value.

    Raises FigureError; also where the printed sign is of another kind than the declared unit.
    """
    if isinstance(given, str):
        try:
            given = read_figure(given, unit=kind)
        except FigureError:
            if not any(sign in given for sign in "+×*:÷/−") and " - " not in given and " x " not in given.lower():
                raise
            return read_sum(given, unit=kind)
    if isinstance(given, Figure):
        check_sign(given, kind)
        return given
    rational(given)
    return given


def check_sign(figure: Figure, kind: UnitKind | None) -> None:
    """Raises FigureError ``figure_of_other_unit`` where a sign (%, Rp) or a counted thing tells of another unit."""
    printed = "percent" if figure.percent else "money" if figure.unit.startswith(("Rp", "US$", "$")) else None
    if figure.unit_kind == "count" and kind == "percent":  # 97 orang, where a percentage is declared
        printed = "count"
    if printed is not None and kind is not None and printed != kind:
        raise FigureError(Diagnostic("figure_of_other_unit", {"text": figure.text.strip(), "kind": UNIT_WORDS[kind]}))


UNIT_WORDS: Mapping[UnitKind, Sentence] = {
    "percent": Sentence("persen", "a percentage"),
    "money": Sentence("uang", "money"),
    "count": Sentence("cacah", "a count"),
}


def _exact(read: Any) -> Fraction:
    return read.value if isinstance(read, Figure) else rational(read)


def _strangers(indicator: Indicator, formula: Formula, given: Mapping[str, object]) -> list[Diagnostic]:
    """What is given and belongs to neither the formula nor the intended one."""
    if given.keys() <= set(formula.names):
        return []
    known = {*formula.names, *(indicator.formula.names if indicator.formula else ())}
    known |= set(indicator.intended.names) if indicator.intended is not None else set()
    known |= {name for name, variable in indicator.variables.items() if variable.constant is not None}
    return [_stranger(name, formula.names) for name in given if name not in known]


def _stranger(name: str, known: Sequence[str]) -> Diagnostic:
    near = closest(name, known)
    values = {"name": name, "near": near or "", "known": ", ".join(known) or "-"}
    return Diagnostic("unknown_input_near" if near else "unknown_input", values)


def _zero_by_zero(outcome: Outcome) -> bool:
    return any(reason.code == "zero_by_zero" for reason in outcome.reasons)


def _of_input(name: str, problem: Diagnostic) -> Diagnostic:
    values = {"name": name, "reason": _said(problem), "fix": _cure(problem), "code": problem.code}
    return Diagnostic("input_in_formula", values)


def _in_period(period: str, problem: Diagnostic) -> Diagnostic:
    values = {"period": period, "reason": _said(problem), "fix": _cure(problem), "code": problem.code}
    return Diagnostic("in_period", values, span=problem.span, text=problem.text)


def _said(problem: Diagnostic) -> Sentence:
    return Sentence(problem.message("id"), problem.message("en"))


def _cure(problem: Diagnostic) -> Sentence:
    return Sentence(problem.remedy("id"), problem.remedy("en"))


def _refused(code: str, status: Status, periods: Sequence[str], known: Sequence[str]) -> Realisation:
    values = {"periods": ", ".join(periods), "known": ", ".join(known) or "-"}
    return Realisation(None, status, (Diagnostic(code, values),))
