"""Formulas that are read by precedence where their writer may have meant a bracket; the other reading is told.

``A + B / C × 100%`` adds A after the division; in a decree the sum is nearly always the numerator.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kinerja_rules.errors import Diagnostic
from kinerja_rules.grammar import ast
from kinerja_rules.grammar.printer import to_indonesian

_FACTORS = frozenset((100, 1000, 10_000, 100_000, 1_000_000))


def other_readings(tree: ast.Node, labels: Mapping[str, str], text: str) -> Iterator[Diagnostic]:
    """A remark for every sum that stands beside a division without brackets, and for a chain of slashes."""
    for node in ast.walk(tree):
        match node:
            case ast.Sum():
                other = _sum_above(node)
                if other is not None:
                    yield _remark("sum_above", node, other, labels, text)
            case ast.Product(factors):
                inner = factors[0].node
                if isinstance(inner, ast.Sum) and len(factors) > 1 and _is_factor(factors[1]):
                    below = _sum_below(inner)
                    if below is not None:
                        yield _remark("sum_below", inner, below, labels, text)
                if _chained(node, labels, text):
                    yield Diagnostic("chained_slashes", severity="remark", span=node.span, text=text)


def _sum_above(node: ast.Sum) -> ast.Node | None:
    """``(A + B) / C × 100%`` for ``A + B / C × 100%``."""
    *before, last = node.terms
    if not isinstance(last.node, ast.Product) or not all(isinstance(term.node, ast.Name) for term in before):
        return None
    first, *rest = last.node.factors
    divides = any(factor.op == "/" for factor in rest)
    if not divides or not any(_is_factor(factor) for factor in rest) or not isinstance(first.node, ast.Name):
        return None
    above = ast.Sum((*before, ast.Term(last.sign, first.node)))
    return ast.Product((ast.Factor("*", above), *rest))


def _sum_below(node: ast.Sum) -> ast.Node | None:
    """``A / (A + B)`` for ``(A / A + B) × 100%``."""
    first, *rest = node.terms
    match first.node:
        case ast.Product((numerator, ast.Factor("/", ast.Name() as divisor))):
            if all(isinstance(term.node, ast.Name) for term in rest):
                below = ast.Sum((ast.Term("+", divisor), *rest))
                return ast.Product((numerator, ast.Factor("/", below)))
    return None


def _chained(node: ast.Product, labels: Mapping[str, str], text: str) -> bool:
    """Two divisions by a slash between phrases: one of the slashes may belong to a name."""
    divisors = [factor.node for factor in node.factors if factor.op == "/"]
    parts = [node.factors[0].node, *divisors]
    phrases = all(isinstance(part, ast.Name) and " " in labels.get(part.id, "") for part in parts[:1])
    slashes = text.count("/", node.span.start, node.span.end)
    return len(divisors) > 1 and phrases and slashes >= len(divisors)


def _is_factor(factor: ast.Factor) -> bool:
    node = factor.node
    return factor.op == "*" and isinstance(node, ast.Number) and (node.percent or node.value in _FACTORS)


def _remark(code: str, node: ast.Node, other: ast.Node, labels: Mapping[str, str], text: str) -> Diagnostic:
    values = {"taken": to_indonesian(node, labels), "other": to_indonesian(other, labels)}
    return Diagnostic(code, values, severity="remark", span=node.span, text=text)
