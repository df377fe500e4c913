"""``(PMA + PMDN tahun n-1)``: a year behind the last quantity of a sum in brackets is that of the whole sum."""

from __future__ import annotations

from collections.abc import Mapping

from kinerja_rules.errors import Diagnostic
from kinerja_rules.grammar import ast
from kinerja_rules.grammar.printer import to_indonesian
from kinerja_rules.grammar.years import without_year


def spread_years(tree: ast.Node, labels: Mapping[str, str], text: str) -> tuple[ast.Node, list[Diagnostic]]:
    """The tree in which such a sum is wholly of its year, and a remark for each."""
    notes: list[Diagnostic] = []

    def change(node: ast.Node) -> ast.Node:
        if not isinstance(node, ast.Sum):
            return node
        quantities = [term.node for term in node.terms if isinstance(term.node, ast.Name) and term.sign == "+"]
        *others, last = quantities or [ast.Name("")]
        if len(quantities) < len(node.terms) or not last.lag or not _encloses(node, text) or _indexed(last, text):
            return node
        if any(
            one.lag or without_year(text[one.span.start : one.span.end])[0] != _wording(one, text) for one in others
        ):
            return node
        terms = tuple(ast.Term("+", ast.Name(one.id, last.lag, span=one.span)) for one in quantities)
        spread = ast.Sum(terms, span=node.span)
        values = {"name": labels.get(last.id, last.id), "taken": to_indonesian(spread, labels)}
        notes.append(Diagnostic("year_over_sum", values, severity="remark", span=node.span, text=text))
        return spread

    return ast.transform(tree, change), notes


def _encloses(node: ast.Sum, text: str) -> bool:
    """Whether a bracket stands round the sum, and nothing else in it."""
    return text[: node.span.start].rstrip()[-1:] in tuple("([{") and text[node.span.end :].lstrip()[:1] in tuple(")]}")


def _indexed(name: ast.Name, text: str) -> bool:
    """``PMDN[n-1]``, ``PMDN_{n-1}``: an index is that of its own name."""
    return text[: name.span.end].endswith(("]", "}"))


def _wording(name: ast.Name, text: str) -> str:
    return text[name.span.start : name.span.end]
