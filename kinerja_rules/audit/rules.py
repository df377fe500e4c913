"""What a figure should follow from: a formula, a direction, an indicator's realisation, a total; all worked alike.

Laws of this file:
1. A rule never raises for whatever its inputs are: it gives a value, or reasons.
2. The range of a rule is that of the very working that gives its value: a printed % sign counts in both.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Protocol, TypeAlias

from attrs import field, frozen

from kinerja_rules.errors import Diagnostic, EvaluationError, FormulaError
from kinerja_rules.formula import Formula, Outcome
from kinerja_rules.numbers import DivisorMayBeZero, Figure, Fraction, Interval, Rounding, english, indonesian
from kinerja_rules.policy import Direction, Target

Value: TypeAlias = Figure | Fraction | Sequence[Figure | Fraction]
Values: TypeAlias = Mapping[str, Value]
Box: TypeAlias = Mapping[str, Interval]


class Rule(Protocol):
    """A way from inputs to a value. ``text`` is as the report or the pack writes it, ``names`` are the inputs.

    ``formula`` is the one formula behind it, None where there is none.
    """

    @property
    def text(self) -> str: ...

    @property
    def names(self) -> tuple[str, ...]: ...

    @property
    def formula(self) -> Formula | None: ...

    def evaluate(self, values: Values) -> Outcome:
        """The exact value, or the reasons why there is none."""
        ...

    def interval(self, values: Values, box: Box) -> Interval | None:
        """The range over ``box``; None where it cannot be told. Raises EvaluationError where a divisor may be zero."""
        ...

    def working(self, values: Values, lang: str, digits: int, rounding: Rounding) -> str:
        """The working as a report prints it, rounded at its end."""
        ...


@frozen
class FormulaRule:
    """A formula over its inputs; ``constants`` are values that a pack fixes."""

    formula: Formula
    constants: Mapping[str, Fraction] = field(factory=dict, hash=False)

    @property
    def text(self) -> str:
        return self.formula.text

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(name for name in self.formula.names if name not in self.constants)

    def evaluate(self, values: Values) -> Outcome:
        return self.formula.evaluate(self._given(values))

    def interval(self, values: Values, box: Box) -> Interval | None:
        given = self._given(values)
        if any(not isinstance(value, Figure | Fraction) for value in given.values()):
            return None
        points = {name: Interval.point(exact(value)) for name, value in given.items()}
        signed = frozenset(name for name, value in given.items() if isinstance(value, Figure) and value.percent)
        return decided(lambda: _under_signs(self.formula, signed).interval({**points, **box}))

    def working(self, values: Values, lang: str, digits: int, rounding: Rounding) -> str:
        return self.formula.explain(self._given(values), lang, digits=digits, mode=rounding.name)

    def _given(self, values: Values) -> dict[str, Value]:
        every = {**values, **self.constants}
        return {name: every[name] for name in self.formula.names if name in every}


@frozen
class BareRule(FormulaRule):
    """A formula over bare numbers: a printed % sign scales nothing."""

    def _given(self, values: Values) -> dict[str, Value]:
        return {name: _bare(value) for name, value in super()._given(values).items()}


def _bare(value: Value) -> Value:
    if isinstance(value, Sequence):
        return [one.value if isinstance(one, Figure) else one for one in value]
    return value.value if isinstance(value, Figure) else value


@frozen
class DirectionRule:
    """From target and realisation to the achievement."""

    direction: Direction

    @property
    def text(self) -> str:
        return self.direction.formula.text

    @property
    def names(self) -> tuple[str, ...]:
        return self.direction.formula.names

    @property
    def formula(self) -> Formula:
        return self.direction.formula

    def evaluate(self, values: Values) -> Outcome:
        return self.direction.achievement(_target(values), exact(values["realisasi"]))

    def interval(self, values: Values, box: Box) -> Interval | None:
        target = _target(values)
        realisation = box.get("realisasi") or Interval.point(exact(values["realisasi"]))
        return None if target.is_zero else decided(lambda: self.direction.interval(target, realisation))

    def working(self, values: Values, lang: str, digits: int, rounding: Rounding) -> str:
        outcome = self.evaluate(values)
        if outcome.value is None:
            return told(outcome.reasons, lang)
        given = {name: values[name] for name in self.formula.names}
        worked = None if _target(values).is_zero else self.formula.evaluate(given).value
        if worked != outcome.value:  # a stated rule for a zero target, or a cap
            return f"{self.direction.name}: {rounded(outcome.value, lang, digits, rounding)}"
        return self.formula.explain(given, lang, digits=digits, mode=rounding.name)


@frozen
class TotalRule:
    """The sum of rows that a parent row totals."""

    names: tuple[str, ...]

    @property
    def text(self) -> str:
        return " + ".join(self.names)

    @property
    def formula(self) -> None:
        return None

    def evaluate(self, values: Values) -> Outcome:
        return Outcome(sum((exact(values[name]) for name in self.names), Fraction(0)))

    def interval(self, values: Values, box: Box) -> Interval | None:
        total = Interval.point(0)
        for name in self.names:
            total = total.add(box.get(name) or Interval.point(exact(values[name])))
        return total

    def working(self, values: Values, lang: str, digits: int, rounding: Rounding) -> str:
        total = sum((exact(values[name]) for name in self.names), Fraction(0))
        shown = " + ".join(as_text(values[name], lang) for name in self.names)
        return f"{shown} = {rounded(total, lang, digits, rounding)}"


@frozen
class BrokenRule:
    """A rule that cannot be read; what is wrong with it stands among the problems of the file too."""

    text: str
    problem: Diagnostic

    @property
    def names(self) -> tuple[str, ...]:
        return ()

    @property
    def formula(self) -> None:
        return None

    def evaluate(self, values: Values) -> Outcome:  # noqa: ARG002  # whatever the inputs
        return Outcome(None, "invalid_input", (self.problem,))

    def interval(self, values: Values, box: Box) -> Interval | None:  # noqa: ARG002
        return None

    def working(self, values: Values, lang: str, digits: int, rounding: Rounding) -> str:  # noqa: ARG002
        return self.problem.message(lang)


def exact(value: Value) -> Fraction:
    """The exact value of a single input."""
    if isinstance(value, Figure):
        return value.value
    assert isinstance(value, Fraction)
    return value


def decided(work: Callable[[], Interval]) -> Interval | None:
    """The range that ``work`` gives; None where the formula is not followed through ranges.

    Raises DivisorMayBeZero.
    """
    try:
        return work()
    except DivisorMayBeZero:
        raise
    except EvaluationError:
        return None


def as_text(value: Value, lang: str) -> str:
    """An input as a working shows it: as printed, in brackets where it is negative."""
    write = english if lang == "en" else indonesian
    text = value.text.strip() if isinstance(value, Figure) else write(exact(value))
    return f"({text})" if text.startswith("-") else text


def rounded(value: Fraction, lang: str, digits: int, rounding: Rounding) -> str:
    """The end of a working: the value, rounded where that changes it."""
    write = english if lang == "en" else indonesian
    result = rounding.round(value, digits)
    title = rounding.title.en if lang == "en" else rounding.title.id
    shown = write(result, max(digits, 0))
    return shown if result == value else f"{write(value)} -> {shown} ({title}, {digits} digit)"


def told(reasons: Sequence[Diagnostic], lang: str) -> str:
    """Reasons in one line."""
    return " ".join(reason.message(lang) for reason in reasons)


def _target(values: Values) -> Target:
    if "target" in values:
        return Target(exact(values["target"]))
    return Target(low=exact(values["target_bawah"]), high=exact(values["target_atas"]))


@lru_cache(maxsize=4096)
def _under_signs(formula: Formula, signed: frozenset[str]) -> Formula:
    """The formula under the % signs that its inputs are printed with, where no unit is declared for them."""
    declared = {name: str(unit) for name, unit in formula.units}
    added = dict.fromkeys({name.partition("[")[0] for name in signed} - declared.keys(), "persen")
    if not added:
        return formula
    try:
        return formula.with_units({**declared, **added})
    except FormulaError:  # a percentage over something undeclared, where the sign changes nothing
        return formula
