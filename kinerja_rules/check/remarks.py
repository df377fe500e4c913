"""What looks unintended in a formula that has a meaning: weights, and a result of another unit than declared."""

from __future__ import annotations

from collections.abc import Iterator

from kinerja_rules.check.units import PERCENT, PLAIN, Unit
from kinerja_rules.errors import Diagnostic
from kinerja_rules.grammar import ast
from kinerja_rules.messages import Sentence
from kinerja_rules.numbers import Fraction, english, indonesian


def weights(tree: ast.Node, text: str) -> Iterator[Diagnostic]:
    """A remark where a sum looks like a weighted index and its percentages do not total 100."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Sum) or any(term.sign == "-" for term in node.terms):
            continue
        found = [weight for weight in (_weight(term.node) for term in node.terms) if weight is not None]
        total = sum(found, Fraction(0))
        if len(found) == len(node.terms) and total != 100:
            values = {"total": Sentence(indonesian(total), english(total))}
            yield Diagnostic("weights_total_remark", values, severity="remark", span=node.span, text=text)


def _weight(node: ast.Node) -> Fraction | None:
    """The n% that multiplies one other factor, if n is not 100."""
    if not isinstance(node, ast.Product) or len(node.factors) != 2:
        return None
    numbers = [f.node for f in node.factors if f.op == "*" and isinstance(f.node, ast.Number) and f.node.percent]
    return numbers[0].value if len(numbers) == 1 and numbers[0].value != 100 else None


def result_unit(tree: ast.Node, found: Unit | None, declared: Unit, text: str) -> Iterator[Diagnostic]:
    """A remark where the unit that a formula gives is not the declared one; a result is never rescaled."""
    if found == declared:
        return
    if declared == PERCENT and found in (None, PLAIN):
        if _is_ratio(tree):
            yield Diagnostic("times_100_missing", severity="remark", span=tree.span, text=text)
    elif found == PERCENT:
        unit: dict[str, object] = {"unit": declared}
        yield Diagnostic("times_100_on_other", unit, severity="remark", span=tree.span, text=text)
    elif found is not None and found != PLAIN:
        values: dict[str, object] = {"found": found, "declared": declared}
        yield Diagnostic("unit_of_result", values, severity="remark", span=tree.span, text=text)


def _is_ratio(tree: ast.Node) -> bool:
    """Whether it divides by a quantity and nothing in it makes percent of the quotient."""
    nodes = list(ast.walk(tree))
    hundred = any(isinstance(node, ast.Number) and node.value >= 100 for node in nodes)
    products = [node for node in nodes if isinstance(node, ast.Product)]
    return not hundred and any(factor.op == "/" and ast.names(factor.node) for p in products for factor in p.factors)
