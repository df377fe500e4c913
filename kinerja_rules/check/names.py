"""Names that are declared, and calls with the arguments that their functions take."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from kinerja_rules.errors import Diagnostic
from kinerja_rules.files.suggest import closest
from kinerja_rules.grammar import ast
from kinerja_rules.registry import Function


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


def arity(nodes: Iterable[ast.Node], functions: Mapping[str, Function], text: str) -> Iterator[Diagnostic]:
    """An error for every call with too few or too many arguments."""
    for node in nodes:
        if isinstance(node, ast.Call) and node.function != "jika":
            function, count = functions[node.function], len(node.args)
            if count < function.min_args or (function.max_args is not None and count > function.max_args):
                values = {"signature": function.signature, "count": count}
                yield Diagnostic("function_arity", values, span=node.span, text=text)
        elif isinstance(node, ast.Weighted) and not node.parts:
            yield Diagnostic("weight_form", span=node.span, text=text)
