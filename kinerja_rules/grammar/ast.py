"""The tree of a formula: frozen nodes without behaviour.

Laws of this file:
1. Nodes compare by meaning; a span is where the text stood and takes no part in equality.
2. Sums and products are flat, as decrees write them (``A : B : C × 100%``), so that a long sum is not a deep tree.
3. A bracket is no node: what it grouped is the nesting.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal, TypeAlias

from attrs import field, frozen

from kinerja_rules.errors import Span
from kinerja_rules.numbers import Fraction

NOWHERE = Span(0, 0)


def _span() -> Span:
    span: Span = field(default=NOWHERE, eq=False, repr=False, kw_only=True)
    return span


@frozen
class Number:
    """A number of the text; ``percent`` tells that a % sign stood behind it (the value is as printed)."""

    value: Fraction
    percent: bool = False
    span: Span = _span()


@frozen
class Name:
    """A variable; ``lag`` is the number of years before the year evaluated (``x[n-1]`` has lag 1)."""

    id: str
    lag: int = 0
    span: Span = _span()

    @property
    def key(self) -> str:
        """How inputs name it: ``x``, or ``x[n-1]`` for an earlier year."""
        return f"{self.id}[n-{self.lag}]" if self.lag else self.id


@frozen
class Term:
    """One summand with its sign."""

    sign: Literal["+", "-"]
    node: Node


@frozen
class Sum:
    """Two or more terms; the first one's sign is ``+``."""

    terms: tuple[Term, ...]
    span: Span = _span()


@frozen
class Factor:
    """One factor of a chain, multiplied or divided by."""

    op: Literal["*", "/"]
    node: Node


@frozen
class Product:
    """A chain of × and : worked from left to right; the first factor's ``op`` is ``*``."""

    factors: tuple[Factor, ...]
    span: Span = _span()


@frozen
class Negate:
    operand: Node
    span: Span = _span()


@frozen
class Power:
    base: Node
    exponent: Node
    span: Span = _span()


@frozen
class Call:
    """A function of the registry by its name."""

    function: str
    args: tuple[Node, ...]
    span: Span = _span()


@frozen
class Part:
    """One part of a weighted index; ``weight`` is a percentage (40 for 40%)."""

    node: Node
    weight: Number


@frozen
class Weighted:
    """``bobot(a = 40%; b = 60%)``: the sum of parts times their weights."""

    parts: tuple[Part, ...]
    span: Span = _span()


@frozen
class Compare:
    op: Literal["<", "<=", ">", ">=", "=", "<>"]
    left: Node
    right: Node
    span: Span = _span()


@frozen
class Logic:
    op: Literal["dan", "atau"]
    operands: tuple[Node, ...]
    span: Span = _span()


@frozen
class Not:
    operand: Node
    span: Span = _span()


Node: TypeAlias = "Number | Name | Sum | Product | Negate | Power | Call | Weighted | Compare | Logic | Not"
Condition = (Compare, Logic, Not)


def children(node: Node) -> tuple[Node, ...]:
    """The direct parts of a node, in the order of the text."""
    match node:
        case Number() | Name():
            return ()
        case Sum(terms):
            return tuple(term.node for term in terms)
        case Product(factors):
            return tuple(factor.node for factor in factors)
        case Negate(operand) | Not(operand):
            return (operand,)
        case Power(base, exponent):
            return (base, exponent)
        case Call(_, args):
            return args
        case Weighted(parts):
            return tuple(part.node for part in parts)
        case Compare(_, left, right):
            return (left, right)
        case Logic(_, operands):
            return operands


def walk(node: Node) -> Iterator[Node]:
    """Every node, parents first, in the order of the text."""
    stack = [node]
    while stack:
        here = stack.pop()
        yield here
        stack.extend(reversed(children(here)))


def names(node: Node) -> tuple[Name, ...]:
    """The variables, each once, in order of first use."""
    found: dict[str, Name] = {}
    for part in walk(node):
        if isinstance(part, Name):
            found.setdefault(part.key, part)
    return tuple(found.values())


def transform(node: Node, change: Callable[[Node], Node]) -> Node:
    """The tree with ``change`` applied to every node, leaves first. Depth is bounded by the parser."""

    def inner(here: Node) -> Node:
        rebuilt: Node
        match here:
            case Number() | Name():
                rebuilt = here
            case Sum(terms):
                rebuilt = Sum(tuple(Term(t.sign, inner(t.node)) for t in terms), span=here.span)
            case Product(factors):
                rebuilt = Product(tuple(Factor(f.op, inner(f.node)) for f in factors), span=here.span)
            case Negate(operand):
                rebuilt = Negate(inner(operand), span=here.span)
            case Not(operand):
                rebuilt = Not(inner(operand), span=here.span)
            case Power(base, exponent):
                rebuilt = Power(inner(base), inner(exponent), span=here.span)
            case Call(function, args):
                rebuilt = Call(function, tuple(inner(arg) for arg in args), span=here.span)
            case Weighted(parts):
                rebuilt = Weighted(tuple(Part(inner(p.node), p.weight) for p in parts), span=here.span)
            case Compare(op, left, right):
                rebuilt = Compare(op, inner(left), inner(right), span=here.span)
            case Logic(word, operands):
                rebuilt = Logic(word, tuple(inner(operand) for operand in operands), span=here.span)
        return change(rebuilt)

    return inner(node)
