"""What can be known of a formula before it is worked: names, arity, units and percent, weights."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from kinerja_rules.check.lowering import WHOLE, Lowered, lower
from kinerja_rules.check.units import PERCENT, PLAIN, Unit, parse_unit, parse_units
from kinerja_rules.errors import Diagnostic
from kinerja_rules.files.suggest import closest
from kinerja_rules.grammar import ast
from kinerja_rules.messages import Sentence
from kinerja_rules.numbers import Fraction, english, indonesian
from kinerja_rules.registry import Function

__all__ = [
    "PERCENT",
    "PLAIN",
    "WHOLE",
    "Lowered",
    "Unit",
    "arity",
    "lower",
    "parse_unit",
    "parse_units",
    "result_unit",
    "unknown_names",
    "weights",
]


def unknown_names(tree: ast.Node, known: Collection[str], text: str) -> Iterator[Diagnostic]:
    """An error for every name that is not declared, with the nearest declared one."""
    reported: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id not in known and node.id not in reported:
            reported.add(node.id)
            near = closest(node.id, known)
            code = "unknown_name_near" if near else "unknown_name"
            values = {"name": node.id, "near": near or "", "known": ", ".join(sorted(known)) or "-"}
            yield Diagnostic(code, values, span=node.span, text=text)


def arity(tree: ast.Node, functions: Mapping[str, Function], text: str) -> Iterator[Diagnostic]:
    """An error for every call with too few or too many arguments."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.function != "jika":
            function, count = functions[node.function], len(node.args)
            if count < function.min_args or (function.max_args is not None and count > function.max_args):
                values = {"signature": function.signature, "count": count}
                yield Diagnostic("function_arity", values, span=node.span, text=text)
        elif isinstance(node, ast.Weighted) and not node.parts:
            yield Diagnostic("weight_form", span=node.span, text=text)


def weights(tree: ast.Node, text: str) -> Iterator[Diagnostic]:
    """A remark where a sum looks like a weighted index and its percentages do not total 100."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Sum) or any(term.sign == "-" for term in node.terms):
            continue
        found = [_weight(term.node) for term in node.terms]
        if len(found) > 1 and all(weight is not None for weight in found):
            total = sum((weight.value for weight in found if weight is not None), Fraction(0))
            if total != 100:
                values = {"total": Sentence(indonesian(total), english(total))}
                yield Diagnostic("weights_total_remark", values, severity="remark", span=node.span, text=text)


def _weight(node: ast.Node) -> ast.Number | None:
    """The one n% factor of a product, if n is not 100."""
    if not isinstance(node, ast.Product) or len(node.factors) != 2:
        return None
    found = [f.node for f in node.factors if f.op == "*" and isinstance(f.node, ast.Number) and f.node.percent]
    return found[0] if len(found) == 1 and found[0].value != 100 else None


def result_unit(tree: ast.Node, found: Unit | None, declared: Unit, text: str) -> Iterator[Diagnostic]:
    """Remarks where the unit that a formula gives is not the declared one; a result is never rescaled."""
    if declared == PERCENT and found != PERCENT:
        if isinstance(tree, ast.Product) and _divides(tree) and not _hundred(tree):
            yield Diagnostic("times_100_missing", severity="remark", span=tree.span, text=text)
    elif found == PERCENT and declared != PERCENT:
        values: dict[str, object] = {"unit": declared}
        yield Diagnostic("times_100_on_other", values, severity="remark", span=tree.span, text=text)
    elif found is not None and found not in (PLAIN, declared):
        values = {"found": found, "declared": declared}
        yield Diagnostic("unit_of_result", values, severity="remark", span=tree.span, text=text)


def _divides(tree: ast.Product) -> bool:
    return any(factor.op == "/" for factor in tree.factors)


def _hundred(tree: ast.Product) -> bool:
    return any(isinstance(factor.node, ast.Number) and factor.node.value >= 100 for factor in tree.factors)
