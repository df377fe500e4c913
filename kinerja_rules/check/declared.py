"""Variables that are declared and used by no formula."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kinerja_rules.errors import Diagnostic
from kinerja_rules.grammar import ast


def unused(declared: Iterable[str], trees: Iterable[ast.Node]) -> Iterator[Diagnostic]:
    """A remark for every declared variable that stands in none of the formulas, in the order of declaration."""
    used = {name.id for tree in trees for name in ast.names(tree)}
    for name in declared:
        if name not in used:
            yield Diagnostic("variable_unused", {"name": name}, severity="remark")
