"""Shares that are none: a number where a quantity would stand, and × 100 under another unit than percent."""

from __future__ import annotations

from collections.abc import Iterator

from kinerja_rules.check.units import PERCENT, Unit
from kinerja_rules.errors import Diagnostic
from kinerja_rules.grammar import ast
from kinerja_rules.grammar.printer import source_number


def literal_quantities(tree: ast.Node, text: str) -> Iterator[Diagnostic]:
    """A remark for each share of a number: ``terampil / 125 × 100%`` is right only as long as there are 125."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Product) or not _hundreds(node):
            continue
        for factor in node.factors:
            if factor.op == "/" and isinstance(factor.node, ast.Number):
                values: dict[str, object] = {"number": source_number(factor.node.value)}
                yield Diagnostic("literal_quantity", values, severity="remark", span=factor.node.span, text=text)


def hundred_on_other(tree: ast.Node, declared: Unit, text: str) -> Iterator[Diagnostic]:
    """A remark where a quotient is multiplied by a bare 100 and the unit of the indicator is not percent."""
    if declared == PERCENT or not isinstance(tree, ast.Product) or not any(f.op == "/" for f in tree.factors):
        return
    for node in _hundreds(tree):
        if not node.percent:
            values: dict[str, object] = {"unit": declared}
            yield Diagnostic("hundred_on_other", values, severity="remark", span=node.span, text=text)


def _hundreds(chain: ast.Product) -> list[ast.Number]:
    numbers = [factor.node for factor in chain.factors if factor.op == "*" and isinstance(factor.node, ast.Number)]
    return [number for number in numbers if number.value == 100]
