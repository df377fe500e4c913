"""The working, step by step, as a report would print it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from kinerja_rules.grammar import ast
from kinerja_rules.grammar.printer import to_indonesian
from kinerja_rules.numbers import Fraction, Rounding, english, indonesian

_DIGITS = {"id": "digit", "en": "digits"}
_NUMBER = "="  # stands for a number while a step is written; no identifier looks so


class Worked(Protocol):
    """A value, or none; approximate where roots or logarithms are irrational."""

    @property
    def value(self) -> Fraction | None: ...

    @property
    def approximate(self) -> bool: ...

    def rounded(self, rounding: Rounding, digits: int) -> Worked:
        """The value rounded; none where the rounding cannot be decided."""
        ...


def working(
    tree: ast.Node,
    shown: Mapping[str, str],
    outcome: Worked,
    lang: str = "id",
    *,
    value_of: Callable[[ast.Node], Worked],
    percent: bool = False,
    rounding: Rounding | None = None,
    digits: int | None = None,
) -> str:
    """``8.604 : 317.696 × 100% = 2,7082...% -> 2,71% (setengah ke atas, 2 digit)``

    ``shown`` are the inputs as given, ``value_of`` works a part of the tree. A choice is replaced by the branch that it
    takes; brackets and terms of a sum are worked in a step of their own. The value is exact, or approximate and marked
    ``≈``; it is rounded only where a rounding is named.
    """
    sign = "%" if percent else ""
    write = english if lang == "en" else indonesian
    assert outcome.value is not None
    steps = [_line(step, shown, write) for step in _steps(tree, value_of)]
    text = f"{' = '.join(steps)} {'≈' if outcome.approximate else '='} {write(outcome.value)}{sign}"
    if rounding is None or digits is None:
        return text
    title = rounding.title.en if lang == "en" else rounding.title.id
    rounded = outcome.rounded(rounding, digits).value
    result = "?" if rounded is None else write(rounded, max(digits, 0))
    return f"{text} -> {result}{sign} ({title}, {digits} {_DIGITS.get(lang, 'digit')})"


def _steps(tree: ast.Node, value_of: Callable[[ast.Node], Worked]) -> list[ast.Node]:
    """The tree with ever more of it worked; parts that were worked stand in it as numbers."""
    steps = [ast.transform(tree, _weights_as_sum)]
    while isinstance(steps[-1], ast.Call) and steps[-1].function == "jika":
        condition, yes, no = steps[-1].args
        steps.append(yes if value_of(condition).value == 1 else no)
    last = _with_parts_worked(steps[-1], value_of)
    return steps if last == steps[-1] else [*steps, last]


def _line(node: ast.Node, shown: Mapping[str, str], write: Callable[[Fraction], str]) -> str:
    """One step as text: names by what was given for them, numbers in the marks of the language."""
    numbers: list[ast.Number] = []

    def as_name(part: ast.Node) -> ast.Node:
        if not isinstance(part, ast.Number):
            return part
        numbers.append(part)
        return ast.Name(_NUMBER, len(numbers) - 1)

    def text(name: ast.Name) -> str:
        if name.id != _NUMBER:
            return _bracketed(shown[name.key])
        number = numbers[name.lag]
        return _bracketed(write(number.value)) + "%" * number.percent

    return to_indonesian(ast.transform(node, as_name), numbers=text)


def _with_parts_worked(node: ast.Node, value_of: Callable[[ast.Node], Worked]) -> ast.Node:
    """The tree with its brackets, calls and products of a sum replaced by their values."""

    def worked(part: ast.Node, *kinds: type) -> ast.Node:
        if isinstance(part, kinds) and ast.names(part):
            outcome = value_of(part)
            if outcome.value is not None and not outcome.approximate:
                return ast.Number(outcome.value, span=part.span)
        return part

    inner = (ast.Sum, ast.Product, ast.Power, ast.Call)
    match node:
        case ast.Sum(terms):
            return ast.Sum(tuple(ast.Term(term.sign, worked(term.node, *inner)) for term in terms), span=node.span)
        case ast.Product(factors):
            bracketed = (ast.Sum, ast.Power, ast.Call)
            return ast.Product(tuple(ast.Factor(f.op, worked(f.node, *bracketed)) for f in factors), span=node.span)
        case ast.Call(function, args):
            return ast.Call(function, tuple(worked(arg, *inner) for arg in args), span=node.span)
    return node


def _weights_as_sum(node: ast.Node) -> ast.Node:
    """``bobot(a = 40%; ...)`` written out: ``a × 40% + ...``."""
    if not isinstance(node, ast.Weighted):
        return node
    products = (
        ast.Product((ast.Factor("*", part.node), ast.Factor("*", _as_percent(part.weight)))) for part in node.parts
    )
    terms = tuple(ast.Term("+", product) for product in products)
    return ast.Sum(terms, span=node.span) if len(terms) > 1 else terms[0].node


def _as_percent(weight: ast.Number) -> ast.Number:
    return ast.Number(weight.value, percent=True, span=weight.span)


def _bracketed(text: str) -> str:
    return f"({text})" if text.startswith(("-", "−")) else text
