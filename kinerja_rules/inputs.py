"""Inputs of a formula as people give them -> exact pairs, with what could not be read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, TypeAlias

from attrs import define, field

from kinerja_rules.check import PERCENT, Unit
from kinerja_rules.errors import Diagnostic, RulesError
from kinerja_rules.grammar import ast
from kinerja_rules.messages import Sentence
from kinerja_rules.numbers import (
    Decimal,
    Figure,
    Fraction,
    Pair,
    UnitKind,
    indonesian,
    rational,
    read_figure,
    read_sum,
    unit_kind,
)

Single: TypeAlias = "int | Decimal | Fraction | float | str | Figure"
Input: TypeAlias = "Single | Sequence[Single]"


@define
class Read:
    """What the inputs came to: pairs by name, which are series, which were printed with a % sign."""

    pairs: dict[str, Pair | list[Pair]] = field(factory=dict)
    shown: dict[str, str] = field(factory=dict)
    problems: list[Diagnostic] = field(factory=list)
    series: frozenset[str] = frozenset()
    percent: frozenset[str] = frozenset()


def read_inputs(
    inputs: Mapping[str, Input],
    names: Sequence[str],
    units: Mapping[str, Unit],
    style: Literal["auto", "id", "en"],
    text: str,
    tree: ast.Node,
) -> Read:
    """Every variable of ``names`` as a pair or a list of pairs; what is missing or unreadable becomes a problem."""
    read = Read()
    spots = {node.key: node.span for node in ast.names(tree)}
    series: set[str] = set()
    percent: set[str] = set()
    for name in names:
        value = inputs.get(name)
        if value is None:
            read.problems.append(Diagnostic("missing_input", {"name": name}, span=spots[name], text=text))
            continue
        unit = units.get(name.partition("[")[0])
        try:
            if isinstance(value, (list, tuple)):
                elements = [_one(element, unit, style) for element in value]
                series.add(name)
                read.pairs[name] = [pair for pair, _, _ in elements]
                read.shown[name] = "; ".join(shown for _, shown, _ in elements)
                signed = any(sign for _, _, sign in elements)
            else:
                read.pairs[name], read.shown[name], signed = _one(value, unit, style)
        except RulesError as error:
            read.problems += [_of_input(name, problem) for problem in error.diagnostics]
            continue
        if signed and unit is None:
            percent.add(name.partition("[")[0])
    read.series, read.percent = frozenset(series), frozenset(percent)
    return read


def _one(value: object, unit: Unit | None, style: Literal["auto", "id", "en"]) -> tuple[Pair, str, bool]:
    """The pair, the text for the working, and whether a % sign was printed."""
    if isinstance(value, str):
        try:
            figure = read_figure(value, unit=kind_of(unit), style=style)
        except RulesError:
            if not _is_sum(value):
                raise
            exact = read_sum(value, unit=kind_of(unit), style=style)
            return (exact.numerator, exact.denominator), f"({value.strip()})", "%" in value
        return _one(figure, unit, style)
    if isinstance(value, Figure):
        return (value.value.numerator, value.value.denominator), value.text.strip(), value.percent
    exact = rational(value)  # type: ignore[arg-type]  # whatever it is, what is no number is refused there
    return (exact.numerator, exact.denominator), indonesian(exact), False


def _is_sum(text: str) -> bool:
    return any(sign in text for sign in "+×*/:÷") or " - " in text or " x " in text.lower()


def kind_of(unit: Unit | None) -> UnitKind | None:
    """What a declared unit says about the marks of its figures: percent, money, count."""
    if unit is None:
        return None
    return "percent" if unit == PERCENT else unit_kind(str(unit))


def _of_input(name: str, problem: Diagnostic) -> Diagnostic:
    reason = Sentence(problem.message("id"), problem.message("en"))
    fix = Sentence(problem.remedy("id"), problem.remedy("en"))
    return Diagnostic("input_in_formula", {"name": name, "reason": reason, "fix": fix, "code": problem.code})
