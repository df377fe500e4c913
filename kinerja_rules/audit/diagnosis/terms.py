"""Totals and means, as the rows they are made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import field, frozen

from kinerja_rules.audit.moebius import Quantity, value_of
from kinerja_rules.formula import Formula
from kinerja_rules.grammar import ast
from kinerja_rules.numbers import Figure, Fraction


@frozen
class Part:
    """One row of a total, with the rows that it totals itself; ``subject`` is the key of its row."""

    place: str
    figure: Figure
    children: tuple[Part, ...] = ()
    subject: str = ""


@frozen
class Term:
    """One summand; ``text`` is how the document prints it, ``sign`` is 1 or -1."""

    place: str
    value: Fraction
    figure: Figure | None
    sign: int = 1
    children: tuple[Part, ...] = ()
    subject: str = ""


@frozen
class Terms:
    """The summands and what their sum is divided by: 1 for a total, their number for a mean."""

    terms: tuple[Term, ...]
    divisor: int = 1
    total: Fraction = field(init=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "total", sum((term.sign * term.value for term in self.terms), Fraction(0)))


def terms_of(parts: Sequence[Part], formula: Formula | None, inputs: Mapping[str, Quantity]) -> Terms | None:
    """The rows of a total, or the summands of a formula that only adds, or takes a mean; None for any other."""
    if parts:
        rows = (Term(part.place, part.figure.value, part.figure, 1, part.children, part.subject) for part in parts)
        return Terms(tuple(rows))
    found = None if formula is None else _of_tree(formula.tree)
    if found is None or any(name.key not in inputs for _, name in found[0]):
        return None
    terms = [
        Term(name.key, value_of(given), given if isinstance(given, Figure) else None, sign)
        for sign, name in found[0]
        for given in (inputs[name.key],)
    ]
    return Terms(tuple(terms), found[1])


_Signed = tuple[list[tuple[int, ast.Name]], int]


def _of_tree(tree: ast.Node) -> _Signed | None:
    match tree:
        case ast.Call("rata_rata", args) if len(args) > 1:
            return _named([(1, arg) for arg in args], len(args))
        case ast.Call("jumlah", args) if len(args) > 1:
            return _named([(1, arg) for arg in args], 1)
        case ast.Sum(terms):
            return _named([(1 if term.sign == "+" else -1, term.node) for term in terms], 1)
        case ast.Product((ast.Factor("*", ast.Sum(terms)), ast.Factor("/", ast.Number(count)))) if count == len(terms):
            return _named([(1 if term.sign == "+" else -1, term.node) for term in terms], len(terms))
    return None


def _named(signed: list[tuple[int, ast.Node]], divisor: int) -> _Signed | None:
    names = [(sign, node) for sign, node in signed if isinstance(node, ast.Name)]
    return (names, divisor) if len(names) == len(signed) else None
