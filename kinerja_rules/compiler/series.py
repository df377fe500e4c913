"""Series: a variable that holds a list; arithmetic is element by element, reducing functions make one value of it.

Inside a reducing function, another one with a single argument makes one value first: ``jumlah((x - rata_rata(x))^2)``.
With several arguments it works element by element, since the outer function would find nothing left to reduce:
``rata_rata(min(capaian; 100))`` caps each.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from kinerja_rules.grammar import ast
from kinerja_rules.registry import Function


class SeriesLengths(ArithmeticError):
    """Series of different length, or without an element, in one sum."""


class SeriesOutside(Exception):
    """A series that nothing reduces to one value: its name and span."""

    def __init__(self, name: ast.Name) -> None:
        super().__init__(name)
        self.name = name


def elementwise(
    node: ast.Node, functions: Mapping[str, Function], series: Collection[str]
) -> tuple[ast.Node, dict[str, ast.Node]]:
    """An argument of a reducing function with the calls in it that reduce by themselves taken out.

    They are given by the names that stand for them; no identifier of a formula looks so.
    """
    calls: dict[str, ast.Node] = {}

    def taken_out(part: ast.Node) -> ast.Node:
        if not isinstance(part, ast.Call) or len(part.args) != 1 or not functions[part.function].reduces:
            return part
        whole = ast.transform(part, put_back)
        if not any(name.key in series for name in ast.names(whole)):
            return whole
        name = f"({len(calls)})"
        calls[name] = whole
        return ast.Name(name, span=part.span)

    def put_back(part: ast.Node) -> ast.Node:
        return calls.get(part.id, part) if isinstance(part, ast.Name) else part

    node = ast.transform(node, taken_out)
    return node, {name.id: calls[name.id] for name in ast.names(node) if name.id in calls}


def spread(tree: ast.Node, functions: Mapping[str, Function], lengths: Mapping[str, int]) -> ast.Node:
    """The tree without series: each element is a name of its own (``element``). Raises SeriesOutside."""
    targets = [(call, call.span) for call in _reducing(tree, functions, lengths)]

    def change(node: ast.Node) -> ast.Node:
        if isinstance(node, ast.Call) and (node, node.span) in targets:
            args = [part for arg in node.args for part in _elements(arg, functions, lengths)]
            return ast.Call(node.function, tuple(args), span=node.span)
        return node

    plain = ast.transform(tree, change)
    for name in ast.names(plain):
        if name.key in lengths:
            raise SeriesOutside(name)
    return plain


def element(name: str, index: int) -> str:
    """How ``spread`` names an element of a series; no identifier of a formula looks so."""
    return f"{name}({index})"


def _reducing(tree: ast.Node, functions: Mapping[str, Function], series: Collection[str]) -> list[ast.Call]:
    """The outermost reducing calls that have series in them."""
    if isinstance(tree, ast.Call) and tree.function != "jika" and functions[tree.function].reduces:
        return [tree] if any(name.key in series for name in ast.names(tree)) else []
    return [call for part in ast.children(tree) for call in _reducing(part, functions, series)]


def _elements(arg: ast.Node, functions: Mapping[str, Function], lengths: Mapping[str, int]) -> list[ast.Node]:
    """An argument of a reducing call for each element of its series; itself alone where it has none."""
    body, calls = elementwise(arg, functions, lengths)
    counts = {lengths[name.key] for name in ast.names(body) if name.key in lengths}
    if len(counts) > 1 or counts == {0}:
        raise SeriesLengths
    whole = {name: spread(call, functions, lengths) for name, call in calls.items()}

    def at(index: int) -> Callable[[ast.Node], ast.Node]:
        def put(node: ast.Node) -> ast.Node:
            if isinstance(node, ast.Name) and node.key in lengths:
                return ast.Name(element(node.key, index), span=node.span)
            return whole.get(node.id, node) if isinstance(node, ast.Name) else node

        return put

    return [ast.transform(body, at(index)) for index in range(counts.pop() if counts else 1)]
