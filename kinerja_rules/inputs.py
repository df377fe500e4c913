"""Inputs of a formula as people give them -> exact pairs, with what could not be read.

An input is an int, Decimal, Fraction, float (its shortest decimal), a figure as printed, a small sum as printed
(``"309.092 + 50"``), or a list of these. What is none of them, or has no value, becomes a problem that names it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias, TypeGuard

from attrs import define, evolve, field

from kinerja_rules.check import PERCENT, PLAIN, Unit
from kinerja_rules.errors import Diagnostic, RulesError, Span
from kinerja_rules.grammar import ast
from kinerja_rules.messages import Sentence
from kinerja_rules.numbers import (
    Decimal,
    Figure,
    Fraction,
    Pair,
    Style,
    UnitKind,
    english,
    indonesian,
    rational,
    read_figure,
    read_sum,
    unit_kind,
)

Single: TypeAlias = "int | Decimal | Fraction | float | str | Figure"
Input: TypeAlias = "Single | Sequence[Single]"

_PLAIN = re.compile(r"[-−]?[0-9.,]+ ?%?")
_BLANK = frozenset(("missing_input", "no_figure"))  # codes that say: there is no value


@define
class Read:
    """What the inputs came to: pairs by name, which are series, which of undeclared unit were printed with a % sign."""

    pairs: dict[str, Pair | list[Pair]] = field(factory=dict)
    problems: list[Diagnostic] = field(factory=list)
    notes: list[Diagnostic] = field(factory=list)
    series: frozenset[str] = frozenset()
    percent: frozenset[str] = frozenset()

    @property
    def only_missing(self) -> bool:
        """Whether every problem is that there is no value."""
        return all(problem.values.get("code", problem.code) in _BLANK for problem in self.problems)


def read_inputs(
    inputs: Mapping[str, Input],
    names: Sequence[str],
    units: Mapping[str, Unit],
    style: Style,
    text: str,
    tree: ast.Node,
) -> Read:
    """Every variable of ``names`` as a pair or a list of pairs; what is missing or unreadable becomes a problem."""
    read = Read()
    series: set[str] = set()
    percent: set[str] = set()
    for name in names:
        value, identifier = inputs.get(name), name.partition("[")[0]
        if type(value) is int and value.bit_length() < 4096:  # what most inputs are
            read.pairs[name] = value, 1
            continue
        if value is None:
            read.problems.append(Diagnostic("missing_input", {"name": name}, span=_spot(name, tree), text=text))
            continue
        unit = units.get(identifier)
        problems: list[Diagnostic] = []
        if is_series(value):
            series.add(name)
            found = [_tried(element, unit, style, name, index, problems) for index, element in enumerate(value, 1)]
            read.pairs[name] = [pair for pair, _ in found]
            signed = any(sign for _, sign in found)
        else:
            read.pairs[name], signed = _tried(value, unit, style, name, 0, problems)
        if problems:
            del read.pairs[name]
            read.problems += [evolve(problem, span=_spot(name, tree), text=text) for problem in problems]
        elif signed and unit is None:
            percent.add(identifier)
        elif signed and unit not in (PERCENT, PLAIN):
            values: dict[str, object] = {"name": name, "unit": unit}
            note = Diagnostic("sign_against_unit", values, severity="remark", span=_spot(name, tree), text=text)
            read.notes.append(note)
    read.series, read.percent = frozenset(series), frozenset(percent)
    return read


def _spot(name: str, tree: ast.Node) -> Span | None:
    """Where the formula names a variable first."""
    return next((node.span for node in ast.names(tree) if node.key == name), None)


def is_series(value: object) -> TypeGuard[Sequence[Any]]:
    """Whether an input holds several values; a text holds one."""
    return isinstance(value, Sequence) and not isinstance(value, (str, bytes, bytearray))


def shown_input(value: Single, lang: str = "id") -> str:
    """An input as it stands in the working: a figure as printed, a sum in brackets, else a number in the language."""
    text = value.text.strip() if isinstance(value, Figure) else value.strip() if isinstance(value, str) else ""
    if _PLAIN.fullmatch(text):
        return text
    if isinstance(value, str) and _is_sum(value):
        return f"({text})"
    return (english if lang == "en" else indonesian)(_exact(value, None, "auto")[0])


def kind_of(unit: Unit | None) -> UnitKind | None:
    """What a declared unit says about the marks of its figures: percent, money, count."""
    if unit is None:
        return None
    return "percent" if unit == PERCENT else unit_kind(str(unit))


def _tried(
    value: object, unit: Unit | None, style: Style, name: str, element: int, problems: list[Diagnostic]
) -> tuple[Pair, bool]:
    """The pair, and whether a % sign was printed; ``element`` counts from 1 within a series."""
    if type(value) is int and value.bit_length() < 4096:
        return (value, 1), False
    try:
        exact, signed = _exact(value, unit, style)
    except RulesError as error:
        for problem in error.diagnostics:
            reason = Sentence(problem.message("id"), problem.message("en"))
            fix = Sentence(problem.remedy("id"), problem.remedy("en"))
            values = {"name": name, "element": element, "reason": reason, "fix": fix, "code": problem.code}
            problems.append(Diagnostic("input_element" if element else "input_in_formula", values))
        return (0, 1), False
    return (exact.numerator, exact.denominator), signed


def _exact(value: object, unit: Unit | None, style: Style) -> tuple[Fraction, bool]:
    """The exact value, and whether a % sign was printed."""
    if isinstance(value, str):
        try:
            figure = read_figure(value, unit=kind_of(unit), style=style)
        except RulesError as error:
            if not _several(error):
                raise
            return read_sum(value, unit=kind_of(unit), style=style), "%" in value
        return figure.value, figure.percent
    if isinstance(value, Figure):
        return value.value, value.percent
    return rational(value), False  # type: ignore[arg-type]  # whatever it is, what is no number is refused there


def _several(error: RulesError) -> bool:
    return any(problem.code == "several_figures" for problem in error.diagnostics)


def _is_sum(text: str) -> bool:
    """Whether a text holds several figures that are worked together, rather than one."""
    try:
        read_figure(text, style="id")
    except RulesError as error:
        return _several(error)
    return False
