"""Tree -> text: canonical, and as an Indonesian report prints it.

Laws of this file:
1. ``parse(to_source(x)) == x``, and so of ``to_indonesian(x)`` read with ``style="id"`` and the same phrases.
2. Brackets are written exactly where the tree needs them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from attrs import frozen

from kinerja_rules.grammar import ast
from kinerja_rules.numbers import Fraction, decimal_text, indonesian

_SIGNS = re.compile(r"\s[-+*×÷^∑=:;/−xX]\s|[×÷√∑=;]|:\s|\([^()]*\bdi(?:bagi|kali|tambah|kurangi)\b")
_INDEXED = re.compile(r"_\w$")
_SPOKEN = re.compile(
    r"(?:selisih|pengurangan|hasil|pe(?:r|m)ba\w+|perkalian|penjumlahan|rasio|proporsi|pe?r[eo]?sentase|rata|rerata)\b"
    r".*(?:,|\b(?:dengan|terhadap|dibanding(?:kan)?|dari|dan|oleh|serta)\b)",
    re.IGNORECASE,
)

# How tightly a node binds: a part that binds less than its place asks for stands in brackets.
OR, AND, NOT, COMPARE, SUM, CHAIN, FACTOR, POWER, ATOM = range(9)


@frozen
class Style:
    """One way of writing formulas."""

    number: Callable[[ast.Number], str]
    name: Callable[[ast.Name], str]
    times: str
    over: str
    sigma: str = ""


def source_number(value: Fraction) -> str:
    """A number as the language reads it back: ``1920``, ``0.4``; a decimal of three places gets a fourth."""
    if value.denominator == 1:
        return str(value.numerator)
    text = decimal_text(value, len(str(value.numerator)) + 8 * len(str(value.denominator)))
    return f"{text}0" if len(text.split(".")[1]) == 3 and not text.startswith("0.") else text


def to_source(node: ast.Node) -> str:
    """The canonical text: ``a / b * 100%``."""
    style = Style(lambda n: source_number(n.value) + "%" * n.percent, lambda n: n.key, " * ", " / ")
    return _write(node, style, OR)


def to_indonesian(
    node: ast.Node,
    names: Mapping[str, str] | None = None,
    numbers: Callable[[ast.Name], str] | None = None,
) -> str:
    """As a report prints it: decimal comma, ``×`` and ``:``; names as phrases, or as their values (``numbers``)."""
    labels = names or {}

    def name(node: ast.Name) -> str:
        if numbers is not None:
            return numbers(node)
        label = quoted(labels.get(node.id, node.id))
        year = f" tahun n-{node.lag}" if " " in label else f"[n-{node.lag}]"
        return label + year * bool(node.lag)

    return _write(node, Style(_indonesian_number, name, " × ", " : ", sigma="Σ"), OR)


def quoted(label: str) -> str:
    """A phrase that holds a sign of arithmetic, or that could be read as an operation in words, stands in quotes."""
    return f'"{label}"' if (_SIGNS.search(label) or _SPOKEN.match(label)) and '"' not in label else label


def _indonesian_number(node: ast.Number) -> str:
    """Percentages have no thousands mark: ``1.000%`` is read as one percent."""
    return indonesian(node.value, _decimals(node.value), grouping=not node.percent) + "%" * node.percent


def _decimals(value: Fraction) -> int | None:
    """How many decimals write the value exactly; None where none do."""
    rest, twos, fives = value.denominator, 0, 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    return max(twos, fives) if rest == 1 else None


def brackets(text: str, binds: int, place: int) -> str:
    """The text, in brackets where it binds less than its place asks for."""
    return f"({text})" if binds < place else text


def below_minus(operand: ast.Node) -> int:
    """What a minus asks of its operand; two minus signs in a row are refused when read."""
    return POWER if isinstance(operand, ast.Negate) else FACTOR


def _raised(base: str) -> str:
    """In brackets where an index ends it: ``P_i^t`` is P_i of the year t."""
    return f"({base})" if _INDEXED.search(base) else base


def _write(node: ast.Node, style: Style, place: int) -> str:
    match node:
        case ast.Number():
            return style.number(node)
        case ast.Name():
            return style.name(node)
        case ast.Sum(terms):
            text = _write(terms[0].node, style, CHAIN)
            for term in terms[1:]:
                text += f" {term.sign} {_write(term.node, style, CHAIN)}"
            return brackets(text, SUM, place)
        case ast.Product(factors):
            text = _write(factors[0].node, style, FACTOR)
            for factor in factors[1:]:
                text += (style.times if factor.op == "*" else style.over) + _write(factor.node, style, FACTOR)
            return brackets(text, CHAIN, place)
        case ast.Negate(operand):
            return brackets(f"-{_write(operand, style, below_minus(operand))}", FACTOR, place)
        case ast.Power(base, exponent):
            text = f"{_raised(_write(base, style, ATOM))}^{_write(exponent, style, FACTOR)}"
            return brackets(text, POWER, place)
        case ast.Call("jumlah", (series,)) if style.sigma:
            return brackets(f"{style.sigma}({_write(series, style, OR)})", FACTOR, place)
        case ast.Call(function, args):
            return f"{function}({'; '.join(_write(arg, style, OR) for arg in args)})"
        case ast.Weighted(parts):
            inner = (f"{_write(p.node, style, SUM)} = {_write(p.weight, style, SUM)}" for p in parts)
            return f"bobot({'; '.join(inner)})"
        case ast.Compare(op, left, right):
            text = f"{_write(left, style, SUM)} {op} {_write(right, style, SUM)}"
            return brackets(text, COMPARE, place)
        case ast.Logic(op, operands):
            binds = AND if op == "dan" else OR
            text = f" {op} ".join(_write(operand, style, binds + 1) for operand in operands)
            return brackets(text, binds, place)
        case ast.Not(operand):
            return brackets(f"bukan {_write(operand, style, NOT)}", NOT, place)
