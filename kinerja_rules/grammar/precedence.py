"""Formulas that are read by precedence where their writer may have meant a bracket; the other reading is told.

``A + B / C × 100%`` adds A after the division; in a decree the sum is nearly always the numerator.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from kinerja_rules.errors import Diagnostic
from kinerja_rules.grammar import ast
from kinerja_rules.grammar.printer import to_indonesian
from kinerja_rules.numbers import Fraction

_FACTORS = frozenset((100, 1000, 10_000, 100_000, 1_000_000))


def other_readings(nodes: Iterable[ast.Node], labels: Mapping[str, str], text: str) -> Iterator[Diagnostic]:
    """A remark for every sum that stands beside a division without brackets, and for a chain of slashes."""
    for node in nodes:
        match node:
            case ast.Sum():
                other = _sum_above(node, labels)
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


def _sum_above(node: ast.Sum, labels: Mapping[str, str]) -> ast.Node | None:
    """``(A + B) / C × 100%`` for ``A + B / C × 100%``, ``(A + B) / 2`` for ``A + B / 2``; sums may follow too."""
    divided = [at for at, term in enumerate(node.terms) if _divides(term.node)]
    if len(divided) != 1:
        return None
    at = divided[0]
    before, behind = node.terms[:at], node.terms[at + 1 :]
    chain = node.terms[at].node
    assert isinstance(chain, ast.Product)
    first, *rest = chain.factors
    mean = len(rest) == 1 and rest[0] == ast.Factor("/", ast.Number(Fraction(len(node.terms))))
    factors = [factor for term in node.terms for factor in _factors(term.node)]
    if not (mean or any(_is_factor(factor) for factor in factors) or _worded(node, labels)):
        return None
    single = isinstance(first.node, ast.Name) or (behind and not before)
    if not all(_quantity(term.node) for term in before) or not single:
        return None
    above = ast.Sum((*before, ast.Term(node.terms[at].sign, first.node))) if before else first.node
    return _with_sum_below(above, rest, behind) if behind else ast.Product((ast.Factor("*", above), *rest))


def _with_sum_below(above: ast.Node, rest: list[ast.Factor], behind: tuple[ast.Term, ...]) -> ast.Node | None:
    """``(A + B) / (C + D) × 100%`` for ``A + B / C + D × 100%``."""
    *between, last = behind
    ending, *factors = _factors(last.node) or [ast.Factor("*", last.node)]
    if len(rest) != 1 or not all(_quantity(term.node) for term in between) or not _quantity(ending.node):
        return None
    if not all(_is_factor(factor) for factor in factors):
        return None
    below = ast.Sum((ast.Term("+", rest[0].node), *between, ast.Term(last.sign, ending.node)))
    return ast.Product((ast.Factor("*", above), ast.Factor("/", below), *factors))


def _factors(node: ast.Node) -> list[ast.Factor]:
    return list(node.factors) if isinstance(node, ast.Product) else []


def _divides(node: ast.Node) -> bool:
    return isinstance(node, ast.Product) and "/" in [factor.op for factor in node.factors]


def _quantity(node: ast.Node) -> bool:
    return isinstance(node, ast.Name) or (isinstance(node, ast.Sum) and all(_quantity(t.node) for t in node.terms))


def _worded(node: ast.Node, labels: Mapping[str, str]) -> bool:
    return any(" " in labels.get(name.id, "") for name in ast.names(node))


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
    first = node.factors[0].node
    if len(divisors) < 2 or not (isinstance(first, ast.Name) and " " in labels.get(first.id, "")):
        return False
    return text.count("/", node.span.start, node.span.end) >= len(divisors)


def _is_factor(factor: ast.Factor) -> bool:
    node = factor.node
    return factor.op == "*" and isinstance(node, ast.Number) and (node.percent or node.value in _FACTORS)


def _remark(code: str, node: ast.Node, other: ast.Node, labels: Mapping[str, str], text: str) -> Diagnostic:
    values = {"taken": to_indonesian(node, labels), "other": to_indonesian(other, labels)}
    return Diagnostic(code, values, severity="remark", span=node.span, text=text)
