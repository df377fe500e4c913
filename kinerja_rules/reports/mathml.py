"""A formula as MathML, with fractions as a decree sets them."""

from __future__ import annotations

from collections.abc import Mapping
from xml.sax.saxutils import escape

from kinerja_rules.errors import RulesError
from kinerja_rules.formula import Formula, parse
from kinerja_rules.grammar import ast
from kinerja_rules.numbers import english, indonesian

_SIGNS = {"<=": "≤", ">=": "≥", "<>": "≠"}


def rule_mathml(text: str, lang: str) -> str | None:
    """The rule that ``text`` writes, as MathML; None where it is no formula by itself."""
    try:
        return formula_mathml(parse(text), lang)
    except RulesError:
        return None


def formula_mathml(formula: Formula, lang: str) -> str:
    """A ``math`` element; every text in it is escaped."""
    inner = _Writer(formula.phrases, lang).row(formula.tree)
    return f'<math xmlns="http://www.w3.org/1998/Math/MathML" display="block">{inner}</math>'


class _Writer:
    def __init__(self, phrases: Mapping[str, str], lang: str) -> None:
        self.phrases = phrases
        self.write = english if lang == "en" else indonesian

    def row(self, node: ast.Node) -> str:
        return f"<mrow>{self.node(node)}</mrow>"

    def node(self, node: ast.Node) -> str:
        match node:
            case ast.Number(value, percent):
                return f"<mn>{self.write(value)}{'%' * percent}</mn>"
            case ast.Name(name, lag):
                words = escape(self.phrases.get(name, name).replace("_", " "))
                return (
                    f"<msub><mtext>{words}</mtext><mrow>{_op('n-' + str(lag))}</mrow></msub>"
                    if lag
                    else f"<mtext>{words}</mtext>"
                )
            case ast.Sum(terms):
                first, *rest = terms
                return self.node(first.node) + "".join(
                    _op(term.sign) + self.inside(term.node, ast.Sum) for term in rest
                )
            case ast.Product():
                return self.product(node)
            case ast.Negate(operand):
                return _op("-") + self.inside(operand, ast.Sum)
            case ast.Power(base, exponent):
                return f"<msup><mrow>{self.inside(base, ast.Sum, ast.Product)}</mrow>{self.row(exponent)}</msup>"
            case ast.Call("jumlah", (series,)):
                return _op("∑") + self.inside(series, ast.Sum)
            case ast.Call(function, args):
                return self.call(function, [self.row(arg) for arg in args])
            case ast.Weighted(parts):
                return _op("+").join(
                    f"{self.inside(part.node, ast.Sum)}{_op('×')}<mn>{self.write(part.weight.value)}%</mn>"
                    for part in parts
                )
            case ast.Compare(op, left, right):
                return self.node(left) + _op(_SIGNS.get(op, op)) + self.node(right)
            case ast.Logic(word, operands):
                return f"<mtext> {word} </mtext>".join(map(self.row, operands))
            case ast.Not(operand):
                return f"<mtext>bukan </mtext>{self.row(operand)}"

    def product(self, node: ast.Product) -> str:
        """Factors up to a division make its numerator: ``a / b × 100`` is a fraction, times 100."""
        first, *rest = node.factors
        text = self.inside(first.node, ast.Sum) if rest[:1] and rest[0].op == "*" else self.node(first.node)
        for factor in rest:
            if factor.op == "/":
                text = f"<mfrac><mrow>{text}</mrow>{self.row(factor.node)}</mfrac>"
            else:
                text += _op("×") + self.inside(factor.node, ast.Sum)
        return text

    def inside(self, node: ast.Node, *kinds: type) -> str:
        """A part, in brackets where it is of one of ``kinds``."""
        return f"{_op('(')}{self.node(node)}{_op(')')}" if isinstance(node, kinds) else self.node(node)

    def call(self, function: str, args: list[str]) -> str:
        name = f"<mi>{escape(function.replace('_', '-'))}</mi>"
        return f"{name}{_op('(')}{_op(';').join(args)}{_op(')')}"


def _op(sign: str) -> str:
    return f"<mo>{escape(sign)}</mo>"
