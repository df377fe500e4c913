"""The working, step by step, as a report would print it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from kinerja_rules.grammar import ast
from kinerja_rules.grammar.printer import to_indonesian
from kinerja_rules.numbers import Fraction, Rounding, english, indonesian

_DIGITS = {"id": "digit", "en": "digits"}
_WORKED = "="  # stands for a part that was worked; no identifier looks so


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

    ``shown`` are the inputs as given, ``value_of`` works a part of the tree; brackets and terms of a sum are worked in
    a step of their own. The value is exact, or approximate and marked ``≈``; it is rounded only where a rounding is
    named.
    """
    sign = "%" if percent else ""
    write = english if lang == "en" else indonesian
    assert outcome.value is not None

    def line(node: ast.Node, parts: Mapping[int, Fraction]) -> str:
        return to_indonesian(node, numbers=lambda name: _bracketed(_given(name, shown, parts, write)))

    spread = ast.transform(tree, _weights_as_sum)
    steps = [line(spread, {})]
    parts: dict[int, Fraction] = {}
    shorter = _with_parts_worked(spread, value_of, parts)
    if shorter != spread:
        steps.append(line(shorter, parts))
    equals = "≈" if outcome.approximate else "="
    text = f"{' = '.join(steps)} {equals} {write(outcome.value)}{sign}"
    if rounding is None or digits is None:
        return text
    title = rounding.title.en if lang == "en" else rounding.title.id
    rounded = outcome.rounded(rounding, digits).value
    result = "?" if rounded is None else write(rounded, max(digits, 0))
    return f"{text} -> {result}{sign} ({title}, {digits} {_DIGITS.get(lang, 'digit')})"


def _given(
    name: ast.Name, shown: Mapping[str, str], parts: Mapping[int, Fraction], write: Callable[[Fraction], str]
) -> str:
    return write(parts[name.lag]) if name.id == _WORKED else shown[name.key]


def _with_parts_worked(node: ast.Node, value_of: Callable[[ast.Node], Worked], parts: dict[int, Fraction]) -> ast.Node:
    """The tree with its brackets, calls and products of a sum replaced by their values."""

    def worked(part: ast.Node, kinds: tuple[type, ...]) -> ast.Node:
        if isinstance(part, kinds) and ast.names(part):
            outcome = value_of(part)
            if outcome.value is not None and not outcome.approximate:
                parts[len(parts)] = outcome.value
                return ast.Name(_WORKED, len(parts) - 1, span=part.span)
        return part

    inner = (ast.Sum, ast.Product, ast.Power, ast.Call)
    match node:
        case ast.Sum(terms):
            return ast.Sum(tuple(ast.Term(term.sign, worked(term.node, inner)) for term in terms), span=node.span)
        case ast.Product(factors):
            bracketed = (ast.Sum, ast.Power, ast.Call)
            return ast.Product(tuple(ast.Factor(f.op, worked(f.node, bracketed)) for f in factors), span=node.span)
        case ast.Call(function, args) if function != "jika":
            return ast.Call(function, tuple(worked(arg, inner) for arg in args), span=node.span)
    return node


def _weights_as_sum(node: ast.Node) -> ast.Node:
    """``bobot(a = 40%; ...)`` written out: ``a × 40% + ...``."""
    if not isinstance(node, ast.Weighted):
        return node
    products = (
        ast.Product((ast.Factor("*", part.node), ast.Factor("*", _as_percent(part.weight)))) for part in node.parts
    )
    return ast.Sum(tuple(ast.Term("+", product) for product in products), span=node.span)


def _as_percent(weight: ast.Number) -> ast.Number:
    return ast.Number(weight.value, percent=True, span=weight.span)


def _bracketed(text: str) -> str:
    return f"({text})" if text.startswith("-") else text
