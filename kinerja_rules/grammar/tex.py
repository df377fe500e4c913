r"""Tree -> LaTeX: ``\frac{\text{bekerja}}{\text{angkatan kerja}} \times 100\%``.

Law: parsing what is written here gives an equal tree, weights written out as products.
"""

from __future__ import annotations

from collections.abc import Mapping

from kinerja_rules.grammar import ast
from kinerja_rules.grammar.printer import (
    AND,
    ATOM,
    CHAIN,
    COMPARE,
    FACTOR,
    NOT,
    OR,
    POWER,
    SUM,
    below_minus,
    brackets,
    quoted,
    source_number,
)

_COMPARED = {"<=": r"\leq", ">=": r"\geq", "<>": r"\neq"}
_ESCAPES = str.maketrans({sign: f"\\{sign}" for sign in "%&#$"} | {"_": " "})


def to_latex(node: ast.Node, names: Mapping[str, str] | None = None) -> str:
    """The formula in LaTeX; divisions are fractions, names stand as their phrases."""
    return _latex(node, names or {}, OR)


def _latex(node: ast.Node, names: Mapping[str, str], place: int) -> str:
    def inner(part: ast.Node, at: int) -> str:
        return _latex(part, names, at)

    match node:
        case ast.Number(value, percent):
            return source_number(value) + r"\%" * percent
        case ast.Name():
            return _name(node, names)
        case ast.Sum(terms):
            text = inner(terms[0].node, CHAIN)
            for term in terms[1:]:
                text += f" {term.sign} {inner(term.node, CHAIN)}"
            return brackets(text, SUM, place)
        case ast.Product(factors):
            return brackets(_product(factors, names), CHAIN, place)
        case ast.Negate(operand):
            return brackets(f"-{inner(operand, below_minus(operand))}", FACTOR, place)
        case ast.Power(base, exponent):
            return brackets(f"{inner(base, ATOM)}^{{{inner(exponent, OR)}}}", POWER, place)
        case ast.Call("akar", (operand,)):
            return brackets(rf"\sqrt{{{inner(operand, OR)}}}", FACTOR, place)
        case ast.Call("akar", (operand, ast.Number(value, False))) if value in (3, 4):
            return brackets(rf"\sqrt[{value}]{{{inner(operand, OR)}}}", FACTOR, place)
        case ast.Call(function, args):
            return _call(function, "; ".join(inner(arg, OR) for arg in args))
        case ast.Weighted(parts):
            pairs = (rf"{inner(p.node, FACTOR)} \times {inner(p.weight, FACTOR)}" for p in parts)
            return brackets(" + ".join(pairs), SUM, place)
    return brackets(*_condition(node, names), place)


def _condition(node: ast.Compare | ast.Logic | ast.Not, names: Mapping[str, str]) -> tuple[str, int]:
    """The text, and how tightly it binds."""
    match node:
        case ast.Compare(op, left, right):
            return f"{_latex(left, names, SUM)} {_COMPARED.get(op, op)} {_latex(right, names, SUM)}", COMPARE
        case ast.Logic(op, operands):
            binds = AND if op == "dan" else OR
            return rf" \text{{ {op} }} ".join(_latex(operand, names, binds + 1) for operand in operands), binds
        case ast.Not(operand):
            return rf"\text{{bukan }} {_latex(operand, names, NOT)}", NOT


def _call(function: str, args: str) -> str:
    shown = function.replace("_", r"\_")
    return rf"\operatorname{{{shown}}}({args})"


def _name(node: ast.Name, names: Mapping[str, str]) -> str:
    label = quoted(names.get(node.id, node.id))
    text = label if len(label) == 1 else rf"\text{{{label.translate(_ESCAPES)}}}"
    return text + f"_{{n-{node.lag}}}" * bool(node.lag)


def _product(factors: tuple[ast.Factor, ...], names: Mapping[str, str]) -> str:
    """Divisions become fractions; the chain is read from the left, so each division takes all before it."""
    text = _latex(factors[0].node, names, FACTOR)
    for factor in factors[1:]:
        if factor.op == "*":
            text += rf" \times {_latex(factor.node, names, FACTOR)}"
        else:
            text = rf"\frac{{{text}}}{{{_latex(factor.node, names, OR)}}}"
    return text
