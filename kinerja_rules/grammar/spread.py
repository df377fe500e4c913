"""``(PMA + PMDN tahun n-1)``: a year behind the last quantity of a sum in brackets is that of the whole sum."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kinerja_rules.errors import Diagnostic
from kinerja_rules.grammar import ast
from kinerja_rules.grammar.printer import to_indonesian
from kinerja_rules.grammar.years import without_year


def spread_years(
    tree: ast.Node, nodes: Iterable[ast.Node], labels: Mapping[str, str], text: str
) -> tuple[ast.Node, list[Diagnostic]]:
    """The tree in which such a sum is wholly of its year, and a remark for each; ``nodes`` are all of the tree."""
    notes: list[Diagnostic] = []

    def change(node: ast.Node) -> ast.Node:
        last = _of_all(node, text)
        if last is None or not isinstance(node, ast.Sum):
            return node
        quantities = [term.node for term in node.terms if isinstance(term.node, ast.Name)]
        terms = tuple(ast.Term("+", ast.Name(one.id, last.lag, span=one.span)) for one in quantities)
        spread = ast.Sum(terms, span=node.span)
        values = {"name": labels.get(last.id, last.id), "taken": to_indonesian(spread, labels)}
        notes.append(Diagnostic("year_over_sum", values, severity="remark", span=node.span, text=text))
        return spread

    if any(_of_all(node, text) for node in nodes):
        tree = ast.transform(tree, change)
    return tree, notes


def _of_all(node: ast.Node, text: str) -> ast.Name | None:
    """The last quantity of a sum, if its year is that of the whole."""
    if not isinstance(node, ast.Sum):
        return None
    *others, last = (term.node if term.sign == "+" else None for term in node.terms)
    if not isinstance(last, ast.Name) or not last.lag or not _encloses(node, text) or _indexed(last, text):
        return None
    return last if all(isinstance(one, ast.Name) and _without_year(one, text) for one in others) else None


def _encloses(node: ast.Sum, text: str) -> bool:
    """Whether a bracket stands round the sum, and nothing else in it."""
    return text[: node.span.start].rstrip()[-1:] in tuple("([{") and text[node.span.end :].lstrip()[:1] in tuple(")]}")


def _indexed(name: ast.Name, text: str) -> bool:
    """``PMDN[n-1]``, ``PMDN_{n-1}``: an index is that of its own name."""
    return text[: name.span.end].endswith(("]", "}"))


def _without_year(name: ast.Name, text: str) -> bool:
    wording = text[name.span.start : name.span.end]
    return not name.lag and without_year(wording)[0] == wording
