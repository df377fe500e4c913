"""Formulas as trees, drawn for the property tests, with inputs for them."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from hypothesis import strategies as st

from kinerja_rules.grammar import ast

NAMES = ("a", "b", "c", "d", "e")

small = st.integers(-3, 3).map(Fraction)
values = small | st.integers(-(10**6), 10**6).map(Fraction) | st.fractions(-1000, 1000, max_denominator=60)
literals = st.sampled_from((0, 1, 2, 3, 7, 10, 100, 1920)).map(Fraction) | st.sampled_from(
    (Fraction(1, 2), Fraction(5, 4), Fraction(2, 5))
)


def number(value: Fraction | int, percent: bool = False) -> ast.Number:
    """A number of the text."""
    return ast.Number(Fraction(value), percent)


def name(identifier: str) -> ast.Name:
    """A variable."""
    return ast.Name(identifier)


def total(*parts: tuple[str, ast.Node]) -> ast.Sum:
    """A sum of signed terms."""
    return ast.Sum(tuple(ast.Term("-" if sign == "-" else "+", node) for sign, node in parts))


def chain(*parts: tuple[str, ast.Node]) -> ast.Product:
    """A chain of × and :."""
    return ast.Product(tuple(ast.Factor("/" if op == "/" else "*", node) for op, node in parts))


def conditions(nodes: st.SearchStrategy[ast.Node]) -> st.SearchStrategy[ast.Node]:
    """Comparisons, and what `dan`, `atau`, `bukan` make of them."""
    compared = st.builds(ast.Compare, st.sampled_from(("<", "<=", ">", ">=", "=", "<>")), nodes, nodes)
    several = st.lists(compared, min_size=2, max_size=3).map(tuple)
    return compared | st.builds(ast.Not, compared) | st.builds(ast.Logic, st.sampled_from(("dan", "atau")), several)


def numerals(names: Sequence[str] = NAMES, leaves: int = 12) -> st.SearchStrategy[ast.Node]:
    """Plain trees of every node, whose values are rational; divisions are frequent."""

    def extend(nodes: st.SearchStrategy[ast.Node]) -> st.SearchStrategy[ast.Node]:
        terms = st.lists(st.tuples(st.sampled_from("+-"), nodes), min_size=2, max_size=4)
        factors = st.lists(st.tuples(st.sampled_from("*/"), nodes), min_size=2, max_size=4)
        reduced = st.builds(
            lambda function, args: ast.Call(function, tuple(args)),
            st.sampled_from(("jumlah", "rata_rata", "min", "maks", "median", "banyak", "terakhir")),
            st.lists(nodes, min_size=1, max_size=4),
        )
        return st.one_of(
            terms.map(lambda parts: total(("+", parts[0][1]), *parts[1:])),
            factors.map(lambda parts: chain(("*", parts[0][1]), *parts[1:])),
            factors.map(lambda parts: chain(("*", parts[0][1]), *parts[1:])),
            nodes.map(ast.Negate),
            st.builds(ast.Power, nodes, st.integers(-2, 3).map(_whole)),
            reduced,
            st.builds(lambda node: ast.Call("abs", (node,)), nodes),
            st.builds(lambda *args: ast.Call("batasi", args), nodes, nodes, nodes),
            st.builds(lambda node, digits: ast.Call("bulatkan", (node, _whole(digits))), nodes, st.integers(-2, 3)),
            st.builds(lambda *args: ast.Call("jika", args), conditions(nodes), nodes, nodes),
        )

    leaf: st.SearchStrategy[ast.Node] = st.sampled_from(names).map(name) | literals.map(number)
    return st.recursive(st.sampled_from(names).map(name) | leaf, extend, max_leaves=leaves)


def _whole(value: int) -> ast.Node:
    return number(value) if value >= 0 else ast.Negate(number(-value))


def fractions_of_lines(names: Sequence[str]) -> st.SearchStrategy[ast.Node]:
    """Quotients whose parts are linear in each of a few names that stand more than once."""

    def line(draw: st.DrawFn) -> ast.Node:
        parts: list[tuple[str, ast.Node]] = [("+", number(draw(st.integers(0, 9))))]
        for one in names:
            part: ast.Node = chain(("*", name(one)), ("*", number(draw(st.integers(1, 9)))))
            parts += [(draw(st.sampled_from("+-")), part)] if draw(st.booleans()) else []
        return total(*parts) if len(parts) > 1 else parts[0][1]

    @st.composite
    def quotient(draw: st.DrawFn) -> ast.Node:
        return chain(("*", line(draw)), ("/", line(draw)), ("*", number(100)))

    return quotient()


def inputs_of(tree: ast.Node, strategy: st.SearchStrategy[Fraction] = values) -> st.SearchStrategy[dict[str, Fraction]]:
    """A value for every variable of a tree."""
    return st.fixed_dictionaries({one.key: strategy for one in ast.names(tree)})
