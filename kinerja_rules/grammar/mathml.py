"""Tree -> MathML, for HTML pages: fractions as fractions, names as their phrases, numbers as Indonesia prints them."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from kinerja_rules.grammar import ast
from kinerja_rules.grammar.printer import AND, ATOM, CHAIN, COMPARE, FACTOR, NOT, OR, SUM, below_minus, to_indonesian

_COMPARED = {"<=": "≤", ">=": "≥", "<>": "≠"}


def to_mathml(node: ast.Node, names: Mapping[str, str] | None = None) -> str:
    """One ``<math>`` element; every text in it is escaped."""
    return f"<math>{_write(node, names or {}, OR)}</math>"


def _write(node: ast.Node, names: Mapping[str, str], place: int) -> str:
    def inner(part: ast.Node, at: int) -> str:
        return _write(part, names, at)

    match node:
        case ast.Number():
            return f"<mn>{to_indonesian(node)}</mn>"
        case ast.Name():
            return _name(node, names)
        case ast.Sum(terms):
            text = inner(terms[0].node, CHAIN)
            for term in terms[1:]:
                text += _sign("+" if term.sign == "+" else "−") + inner(term.node, CHAIN)
            return _row(text, SUM, place)
        case ast.Product(factors):
            return _row(_product(factors, names), CHAIN, place)
        case ast.Negate(operand):
            return _row(_sign("−") + inner(operand, below_minus(operand)), FACTOR, place)
        case ast.Power(base, exponent):
            return f"<msup>{inner(base, ATOM)}<mrow>{inner(exponent, OR)}</mrow></msup>"
        case ast.Call("akar", (operand,)):
            return f"<msqrt>{inner(operand, OR)}</msqrt>"
        case ast.Call("akar", (operand, degree)):
            return f"<mroot><mrow>{inner(operand, OR)}</mrow>{inner(degree, ATOM)}</mroot>"
        case ast.Call("jumlah", (series,)):
            return f"<mrow>{_sign('∑')}{inner(series, ATOM)}</mrow>"
        case ast.Call(function, args):
            return _function(function, [inner(arg, OR) for arg in args])
        case ast.Weighted(parts):
            pairs = (inner(p.node, FACTOR) + _sign("×") + inner(p.weight, FACTOR) for p in parts)
            return _row(_sign("+").join(pairs), SUM, place)
    return _row(*_condition(node, names), place)


def _condition(node: ast.Compare | ast.Logic | ast.Not, names: Mapping[str, str]) -> tuple[str, int]:
    """The elements, and how tightly they bind."""
    match node:
        case ast.Compare(op, left, right):
            sign = _sign(_COMPARED.get(op, op))
            return _write(left, names, SUM) + sign + _write(right, names, SUM), COMPARE
        case ast.Logic(op, operands):
            binds = AND if op == "dan" else OR
            word = f"<mtext> {op} </mtext>"
            return word.join(_write(operand, names, binds + 1) for operand in operands), binds
        case ast.Not(operand):
            return f"<mtext>bukan </mtext>{_write(operand, names, NOT)}", NOT


def _product(factors: tuple[ast.Factor, ...], names: Mapping[str, str]) -> str:
    text = _write(factors[0].node, names, FACTOR)
    for factor in factors[1:]:
        if factor.op == "*":
            text += _sign("×") + _write(factor.node, names, FACTOR)
        else:
            text = f"<mfrac><mrow>{text}</mrow><mrow>{_write(factor.node, names, OR)}</mrow></mfrac>"
    return text


def _name(node: ast.Name, names: Mapping[str, str]) -> str:
    label = escape(names.get(node.id, node.id))
    name = f"<mi>{label}</mi>" if len(label) == 1 else f"<mtext>{label}</mtext>"
    if not node.lag:
        return name
    return f"<msub>{name}<mrow><mi>n</mi>{_sign('−')}<mn>{node.lag}</mn></mrow></msub>"


def _function(name: str, args: list[str]) -> str:
    inside = _sign(";").join(args)
    return f"<mrow><mi>{escape(name)}</mi>{_sign('(')}{inside}{_sign(')')}</mrow>"


def _sign(sign: str) -> str:
    return f"<mo>{escape(sign)}</mo>"


def _row(text: str, binds: int, place: int) -> str:
    return f"<mrow>{_sign('(')}{text}{_sign(')')}</mrow>" if binds < place else f"<mrow>{text}</mrow>"
