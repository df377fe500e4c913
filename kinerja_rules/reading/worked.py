"""Worked numbers: ``64 : 12.317 X 100% = 0.52%`` held against the formula, so that each number finds its variable."""

from __future__ import annotations

from collections.abc import Mapping

from kinerja_rules.errors import RulesError
from kinerja_rules.formula import Formula, parse
from kinerja_rules.grammar import ast
from kinerja_rules.numbers import MODES, Fraction, Style, read_figure
from kinerja_rules.reading.model import Example

_STYLES: tuple[Style, ...] = ("auto", "id", "en")


def worked_example(formula: Formula, text: str) -> Example | None:
    """The example that ``text`` works, if it has the shape of the formula; its marks are those that give its result."""
    left, _, result = text.rpartition("=") if "=" in text else (text, "", "")
    candidates = [found for style in _STYLES if (found := _under(formula, left, result, style)) is not None]
    return max(candidates, key=lambda example: len(example.modes), default=None)


def given_example(formula: Formula, inputs: Mapping[str, str], result: str | None, text: str) -> Example:
    """Values that stand beside their names, ``Jumlah siswa = 16.030 / ...``, and the result printed."""
    for style in _STYLES if result is not None else ():
        modes = _modes(_value(formula, inputs, style), result or "", style)
        if modes:
            return Example(text, dict(inputs), result, modes, style)
    return Example(text, dict(inputs), result)


def _under(formula: Formula, left: str, result: str, style: Style) -> Example | None:
    try:
        numbers = parse(left, style=style)
    except RulesError:
        return None
    inputs: dict[str, str] = {}
    if not _matches(formula.tree, numbers.tree, left, inputs) or not inputs:
        return None
    return Example(
        f"{left.strip()} = {result.strip()}" if result else left.strip(),
        inputs,
        result.strip() or None,
        _modes(numbers.evaluate({}).value, result, style) if result else (),
        style,
    )


def _value(formula: Formula, inputs: Mapping[str, str], style: Style) -> Fraction | None:
    try:
        figures = {name: read_figure(text, style=style) for name, text in inputs.items()}
    except RulesError:
        return None
    return formula.evaluate(figures).value


def _modes(value: Fraction | None, result: str, style: Style) -> tuple[str, ...]:
    try:
        figure = read_figure(result, style=style)
    except RulesError:
        return ()
    if value is None:
        return ()
    return tuple(mode.name for mode in MODES if mode.round(value, figure.digits) == figure.value)


def _matches(meant: ast.Node, worked: ast.Node, text: str, inputs: dict[str, str]) -> bool:
    """Whether the trees agree, a number standing for each name, the same one wherever the name stands."""
    if isinstance(meant, ast.Name):
        if not isinstance(worked, (ast.Number, ast.Negate)) or ast.names(worked):
            return False
        shown = text[worked.span.start : worked.span.end].strip()
        return inputs.setdefault(meant.key, shown) == shown
    if isinstance(meant, ast.Number):
        return meant == worked or (isinstance(worked, ast.Number) and meant.value == worked.value == 100)
    alike = type(meant) is type(worked) and _signs(meant) == _signs(worked)
    pairs = zip(ast.children(meant), ast.children(worked), strict=False)
    return (
        alike
        and len(ast.children(meant)) == len(ast.children(worked))
        and all(_matches(one, two, text, inputs) for one, two in pairs)
    )


def _signs(node: ast.Node) -> object:
    match node:
        case ast.Sum(terms):
            return [term.sign for term in terms]
        case ast.Product(factors):
            return [factor.op for factor in factors]
        case ast.Call(function):
            return function
    return None
