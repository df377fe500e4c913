"""Tree -> text: canonical, as an Indonesian report prints it, and LaTeX.

Law: ``parse(to_source(x)) == x``; brackets are written exactly where the tree needs them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from attrs import frozen

from kinerja_rules.grammar import ast
from kinerja_rules.numbers import Fraction, decimal_text, indonesian

# How tightly a node binds: a part that binds less than its place asks for stands in brackets.
_OR, _AND, _NOT, _COMPARE, _SUM, _CHAIN, _FACTOR, _POWER, _ATOM = range(9)


@frozen
class Style:
    """One way of writing formulas."""

    number: Callable[[ast.Number], str]
    name: Callable[[ast.Name], str]
    times: str
    over: str
    minus: str = "-"
    sigma: str = ""


def source_number(value: Fraction) -> str:
    """A number as the language reads it back: ``1920``, ``0.4``, a quotient only where no decimal is exact."""
    if value.denominator == 1:
        return str(value.numerator)
    text = decimal_text(value, len(str(value.numerator)) + 2 * len(str(value.denominator)) * 4)
    return f"{text}0" if len(text.split(".")[1]) == 3 and not text.startswith("0.") else text


def to_source(node: ast.Node) -> str:
    """The canonical text: ``a / b * 100%``."""
    style = Style(lambda n: source_number(n.value) + "%" * n.percent, lambda n: n.key, " * ", " / ")
    return _write(node, style, _OR)


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
        label = labels.get(node.id, node.id)
        return (
            f"{label} tahun n-{node.lag}" if node.lag and " " in label else label + f"[n-{node.lag}]" * bool(node.lag)
        )

    return _write(node, Style(_indonesian_number, name, " × ", " : ", sigma="Σ"), _OR)


def _indonesian_number(node: ast.Number) -> str:
    whole = node.value.denominator == 1
    return indonesian(node.value, 0 if whole else None) + "%" * node.percent


def to_latex(node: ast.Node, names: Mapping[str, str] | None = None) -> str:
    r"""LaTeX: ``\frac{\text{bekerja}}{\text{angkatan kerja}} \times 100\%``."""
    return _latex(node, names or {}, _OR)


def _below_minus(operand: ast.Node) -> int:
    """Two minus signs in a row are refused when read, so the second stands in brackets."""
    return _POWER if isinstance(operand, ast.Negate) else _FACTOR


def _brackets(text: str, binds: int, place: int) -> str:
    return f"({text})" if binds < place else text


def _write(node: ast.Node, style: Style, place: int) -> str:
    match node:
        case ast.Number():
            return style.number(node)
        case ast.Name():
            return style.name(node)
        case ast.Sum(terms):
            text = _write(terms[0].node, style, _CHAIN)
            for term in terms[1:]:
                text += f" {style.minus if term.sign == '-' else '+'} {_write(term.node, style, _CHAIN)}"
            return _brackets(text, _SUM, place)
        case ast.Product(factors):
            text = _write(factors[0].node, style, _FACTOR)
            for factor in factors[1:]:
                text += (style.times if factor.op == "*" else style.over) + _write(factor.node, style, _FACTOR)
            return _brackets(text, _CHAIN, place)
        case ast.Negate(operand):
            return _brackets(f"{style.minus}{_write(operand, style, _below_minus(operand))}", _FACTOR, place)
        case ast.Power(base, exponent):
            text = f"{_write(base, style, _ATOM)}^{_write(exponent, style, _FACTOR)}"
            return _brackets(text, _POWER, place)
        case ast.Call("jumlah", (series,)) if style.sigma:
            return f"{style.sigma}({_write(series, style, _OR)})"
        case ast.Call(function, args):
            return f"{function}({'; '.join(_write(arg, style, _OR) for arg in args)})"
        case ast.Weighted(parts):
            inner = (f"{_write(p.node, style, _SUM)} = {_write(p.weight, style, _SUM)}" for p in parts)
            return f"bobot({'; '.join(inner)})"
        case ast.Compare(op, left, right):
            text = f"{_write(left, style, _SUM)} {op} {_write(right, style, _SUM)}"
            return _brackets(text, _COMPARE, place)
        case ast.Logic(op, operands):
            binds = _AND if op == "dan" else _OR
            text = f" {op} ".join(_write(operand, style, binds + 1) for operand in operands)
            return _brackets(text, binds, place)
        case ast.Not(operand):
            return _brackets(f"bukan {_write(operand, style, _NOT)}", _NOT, place)


def _latex_name(node: ast.Name, names: Mapping[str, str]) -> str:
    label = names.get(node.id, node.id)
    text = label if len(label) == 1 else rf"\text{{{label.replace('_', ' ')}}}"
    return text + f"_{{n-{node.lag}}}" * bool(node.lag)


def _latex(node: ast.Node, names: Mapping[str, str], place: int) -> str:
    def inner(part: ast.Node, at: int) -> str:
        return _latex(part, names, at)

    match node:
        case ast.Number(value, percent):
            return source_number(value) + r"\%" * percent
        case ast.Name():
            return _latex_name(node, names)
        case ast.Sum(terms):
            text = inner(terms[0].node, _CHAIN)
            for term in terms[1:]:
                text += f" {term.sign} {inner(term.node, _CHAIN)}"
            return _brackets(text, _SUM, place)
        case ast.Product(factors):
            return _brackets(_latex_product(factors, names), _CHAIN, place)
        case ast.Negate(operand):
            return _brackets(f"-{inner(operand, _below_minus(operand))}", _FACTOR, place)
        case ast.Power(base, exponent):
            return _brackets(f"{inner(base, _ATOM)}^{{{inner(exponent, _OR)}}}", _POWER, place)
        case ast.Call("akar", (operand,)):
            return rf"\sqrt{{{inner(operand, _OR)}}}"
        case ast.Call(function, args):
            shown = function.replace("_", r"\_")
            return rf"\operatorname{{{shown}}}({'; '.join(inner(arg, _OR) for arg in args)})"
        case ast.Weighted(parts):
            pairs = (f"{inner(p.node, _FACTOR)} \\times {inner(p.weight, _FACTOR)}" for p in parts)
            return _brackets(" + ".join(pairs), _SUM, place)
        case ast.Compare(op, left, right):
            sign = {"<=": r"\leq", ">=": r"\geq", "<>": r"\neq"}.get(op, op)
            return _brackets(f"{inner(left, _SUM)} {sign} {inner(right, _SUM)}", _COMPARE, place)
        case ast.Logic(op, operands):
            binds = _AND if op == "dan" else _OR
            text = rf" \text{{ {op} }} ".join(inner(operand, binds + 1) for operand in operands)
            return _brackets(text, binds, place)
        case ast.Not(operand):
            return _brackets(rf"\text{{bukan }} {inner(operand, _NOT)}", _NOT, place)


def _latex_product(factors: tuple[ast.Factor, ...], names: Mapping[str, str]) -> str:
    """Divisions become fractions; the chain is read from the left, so each division takes all before it."""
    text = _latex(factors[0].node, names, _FACTOR)
    for factor in factors[1:]:
        if factor.op == "*":
            text += rf" \times {_latex(factor.node, names, _FACTOR)}"
        else:
            text = rf"\frac{{{text}}}{{{_latex(factor.node, names, _OR)}}}"
    return text
