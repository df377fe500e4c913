"""The exact range of a plain tree over a box of intervals; a variable that stands twice is one variable.

Law of this file: what is returned is the smallest interval that holds every value over the box, an end belongs to it
exactly where a point of the box attains it, and where that cannot be told NoRange is raised. (Roots and logarithms are
rounded outwards; a rounded value counts with all values between its least and its greatest.)

The ways to a range, from the simplest: parts that share no unknown are independent, and interval arithmetic over them
is exact. Parts that share some are worked as one quotient of polynomials, spanned by the corners of the box. A choice
(``jika``, or min, maks, abs, batasi over a shared unknown) that may go either way splits the box where it turns.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Literal

from attrs import define

from kinerja_rules.builtins import exact, ranges
from kinerja_rules.compiler.polynomials import NoRange, quotient_of, spanned
from kinerja_rules.errors import Diagnostic
from kinerja_rules.grammar import ast
from kinerja_rules.numbers import DivisorMayBeZero, Fraction, Interval
from kinerja_rules.registry import Function

_MAX_CASES = 200
_MAX_POWER = 1_000
_ZERO = ast.Number(Fraction(0))
_TRUE, _FALSE = ast.Compare("=", _ZERO, _ZERO), ast.Compare("<>", _ZERO, _ZERO)

Box = Mapping[str, Interval]


def range_of(tree: ast.Node, box: Box, functions: Mapping[str, Function]) -> Interval:
    """The values of ``tree`` for inputs in ``box``.

    Raises DivisorMayBeZero, NoRange, or another ArithmeticError where part of the box has no value.
    """
    points = {name: interval.lo for name, interval in box.items() if interval.is_point}
    unknown = {name: interval for name, interval in box.items() if not interval.is_point}

    def plain(node: ast.Node) -> ast.Node:
        if isinstance(node, ast.Name):
            value = points.get(node.key)
            return node if value is None else ast.Number(value, span=node.span)
        if isinstance(node, ast.Call) and node.function != "jika":
            written = _WRITTEN_OUT.get(functions[node.function].exact)
            return node if written is None else written(node.args)
        return node

    return _Ranges(functions).over(ast.transform(tree, plain), unknown)


def _sum(args: Sequence[ast.Node]) -> ast.Node:
    return ast.Sum(tuple(ast.Term("+", arg) for arg in args)) if len(args) > 1 else args[0]


def _mean(args: Sequence[ast.Node]) -> ast.Node:
    count = ast.Number(Fraction(len(args)))
    return ast.Product((ast.Factor("*", _sum(args)), ast.Factor("/", count)))


_WRITTEN_OUT: dict[object, Callable[[Sequence[ast.Node]], ast.Node]] = {exact.total: _sum, exact.mean: _mean}


@define
class _Ranges:
    functions: Mapping[str, Function]
    cases: int = 0

    def over(self, tree: ast.Node, box: Box) -> Interval:
        """The range of a tree with choices in it; what a choice does not take is not worked."""
        while (choice := _outermost_choice(tree)) is not None:
            condition, yes, no = choice.args
            holds = self.open_atom(condition, box)
            if not isinstance(holds, bool):
                return self.by_cases(tree, holds, box)
            tree = _with(tree, choice, yes if holds else no)
        return self.part(tree, box)

    # -- choices

    def open_atom(self, condition: ast.Node, box: Box) -> bool | ast.Compare:
        """Whether a condition holds all over the box, or its first comparison that may go either way."""
        match condition:
            case ast.Compare(op, left, right):
                difference = ast.Sum((ast.Term("+", left), ast.Term("-", right)))
                holds = _compared(op, self.over(difference, box))
                return condition if holds is None else holds
            case ast.Not(operand):
                inner = self.open_atom(operand, box)
                return not inner if isinstance(inner, bool) else inner
            case ast.Logic(op, operands):
                decisive = op == "atau"
                for operand in operands:
                    inner = self.open_atom(operand, box)
                    if inner is not (not decisive):
                        return inner
                return not decisive
        raise NoRange

    def by_cases(self, tree: ast.Node, atom: ast.Compare, box: Box) -> Interval:
        """The hull of the ranges on either side of where ``atom`` turns."""
        self.cases += 1
        if self.cases > _MAX_CASES:
            raise NoRange
        found = [self.over(case, part) for case, part in self.split(tree, atom, box)]
        hull = found[0]
        for interval in found[1:]:
            hull = hull.hull(interval)
        return hull

    def split(self, tree: ast.Node, atom: ast.Compare, box: Box) -> Iterator[tuple[ast.Node, Box]]:
        names = {name.key for name in ast.names(atom)}
        without = [_with(tree, atom, known) for known in (_TRUE, _FALSE)]
        if not names.intersection(name.key for name in ast.names(without[0])):
            yield from ((case, box) for case in without)  # nothing else depends on what it turns on
            return
        if len(names) > 1:
            raise NoRange
        (name,) = names
        difference = quotient_of(ast.Sum((ast.Term("+", atom.left), ast.Term("-", atom.right))))
        zeros = [zero for zero in difference.zeros(name) if box[name].contains(zero)]
        if not zeros:
            raise NoRange
        (zero,) = zeros
        for piece in (Interval(None, zero, False, False), Interval.point(zero), Interval(zero, None, False, False)):
            inside = box[name].intersection(piece)
            if inside is not None:
                yield tree, {**box, name: inside}

    # -- parts

    def part(self, node: ast.Node, box: Box) -> Interval:
        """The range of a tree without ``jika``: independent parts one by one, the others together."""
        match node:
            case ast.Number(value):
                return Interval.point(value)
            case ast.Name():
                return box[node.key]
            case ast.Sum(terms):
                return self.chained([(term.sign, term.node) for term in terms], box)
            case ast.Product(factors):
                return self.chained([(factor.op, factor.node) for factor in factors], box)
        if len(_independent(ast.children(node))) < len(ast.children(node)):
            return self.dependent(node, box)
        values = [self.part(child, box) for child in ast.children(node)]
        match node:
            case ast.Negate():
                return values[0].neg()
            case ast.Power():
                return _power(*values)
            case ast.Call(name):
                return _called(self.functions[name], values)
        raise NoRange

    def chained(self, parts: Sequence[tuple[str, ast.Node]], box: Box) -> Interval:
        """A sum or a product, in groups that share no unknown."""
        total = Interval.point(1 if parts[0][0] == "*" else 0)
        for places in _independent([node for _, node in parts]):
            group = [parts[place] for place in places]
            (op, node), several = group[0], len(group)
            if several == 1:
                value = self.part(node, box)
            elif op in "*/" and all(other == (op, node) for other in group):
                value = self.part(node, box).power(several)
            else:
                op, value = parts[0][0], self.dependent(_chain(group), box)
            if op == "/":
                _not_zero(value, node)
            total = _OPERATIONS[op](total, value)
        return total

    def dependent(self, node: ast.Node, box: Box) -> Interval:
        """The range of a tree whose parts share unknowns."""
        node, box = self.abstracted(node, box)
        for part in ast.walk(node):
            if isinstance(part, ast.Call) and not any(isinstance(p, ast.Call) for p in list(ast.walk(part))[1:]):
                return self.over(_with(node, part, _as_choice(part, self.functions[part.function])), box)
        for part in ast.walk(node):
            for factor in part.factors if isinstance(part, ast.Product) else ():
                if factor.op == "/":
                    _not_zero(self.part(factor.node, box), factor.node)
        return spanned(quotient_of(node), box)

    def abstracted(self, tree: ast.Node, box: Box) -> tuple[ast.Node, Box]:
        """The tree with each part that shares no unknown with the rest as an unknown of its own."""
        uses, extended = _uses(tree), dict(box)

        def abstract(node: ast.Node) -> ast.Node:
            inside = _uses(node)
            own = all(uses[name] == count for name, count in inside.items())
            constant = not inside and not isinstance(node, (ast.Call, ast.Power))
            if isinstance(node, ast.Name) or constant or not own or inside == uses:
                return node
            name = f"({len(extended)})"  # no identifier of a formula looks so
            extended[name] = self.part(node, extended)
            for used in inside:
                del uses[used]
            uses[name] = 1
            return ast.Name(name, span=node.span)

        return ast.transform(tree, abstract), extended


def _not_zero(divisor: Interval, node: ast.Node) -> None:
    if divisor.contains(Fraction(0)):
        values = {"interval": divisor.spoken()}
        raise DivisorMayBeZero(Diagnostic("divisor_may_be_zero", values, span=node.span))


_OPERATIONS: dict[str, Callable[[Interval, Interval], Interval]] = {
    "+": Interval.add,
    "-": Interval.sub,
    "*": Interval.mul,
    "/": Interval.div,
}


def _chain(parts: Sequence[tuple[str, ast.Node]]) -> ast.Node:
    """The sum or the product of these parts, which begins with 0 or 1 so that each keeps its sign."""
    if parts[0][0] in "+-":
        return ast.Sum((ast.Term("+", _ZERO), *(ast.Term("+" if op == "+" else "-", node) for op, node in parts)))
    ones = ast.Factor("*", ast.Number(Fraction(1)))
    return ast.Product((ones, *(ast.Factor("*" if op == "*" else "/", node) for op, node in parts)))


def _power(base: Interval, exponent: Interval) -> Interval:
    power = exponent.lo
    if power is None or not exponent.is_point or abs(power.numerator) > _MAX_POWER:
        raise NoRange
    raised = base.power(power.numerator)
    return raised if power.denominator == 1 else ranges.root([raised, Interval.point(power.denominator)])


def _called(function: Function, values: Sequence[Interval]) -> Interval:
    if function.over_intervals is not None:
        return function.over_intervals(values)
    points = [value.lo for value in values if value.is_point and value.lo is not None]
    if function.approximate or len(points) < len(values):
        raise NoRange
    return Interval.point(Fraction(*function.exact([(point.numerator, point.denominator) for point in points])))


def _as_choice(call: ast.Call, function: Function) -> ast.Node:
    """A function that turns from one formula to another, written with ``jika``."""

    def choose(left: ast.Node, op: Literal["<=", ">="], right: ast.Node, yes: ast.Node, no: ast.Node) -> ast.Node:
        return ast.Call("jika", (ast.Compare(op, left, right), yes, no))

    match call.args:
        case (first,) if function.exact in (exact.least, exact.greatest):
            return first
        case (first, second, *rest) if function.exact in (exact.least, exact.greatest):
            one, two = (ast.Call(call.function, (left, *rest)) for left in (first, second))
            return choose(first, "<=" if function.exact is exact.least else ">=", second, one, two)
        case (only,) if function.exact is exact.absolute:
            return choose(only, ">=", _ZERO, only, ast.Negate(only))
        case (value, ast.Number() as low, ast.Number() as high) if function.exact is exact.clamped:
            if low.value > high.value:
                raise ArithmeticError("bounds")
            return choose(value, "<=", low, low, choose(value, ">=", high, high, value))
    raise NoRange


def _outermost_choice(tree: ast.Node) -> ast.Call | None:
    """The first ``jika`` that none contains, or one in its condition that has to be settled before."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.function == "jika":
            return _outermost_choice(node.args[0]) or node
    return None


def _with(tree: ast.Node, part: ast.Node, other: ast.Node) -> ast.Node:
    """The tree with another node for a part, wherever it stands."""
    return ast.transform(tree, lambda node: other if node == part else node)


def _compared(op: str, difference: Interval) -> bool | None:
    """Whether ``difference op 0`` for all its values (True), for none (False), or for some (None)."""
    zero = Interval.point(0)
    less = difference.hi is not None and (difference.hi < 0 or (difference.hi == 0 and not difference.hi_closed))
    more = difference.lo is not None and (difference.lo > 0 or (difference.lo == 0 and not difference.lo_closed))
    at_most = difference.hi is not None and difference.hi <= 0
    at_least = difference.lo is not None and difference.lo >= 0
    equal, unequal = difference == zero, not difference.contains(Fraction(0))
    always, never = {
        "<": (less, at_least),
        "<=": (at_most, more),
        ">": (more, at_most),
        ">=": (at_least, less),
        "=": (equal, unequal),
        "<>": (unequal, equal),
    }[op]
    return True if always else False if never else None


def _uses(node: ast.Node) -> Counter[str]:
    return Counter(part.key for part in ast.walk(node) if isinstance(part, ast.Name))


def _independent(parts: Sequence[ast.Node]) -> list[list[int]]:
    """The parts in groups, by their places, so that no two groups share an unknown."""
    groups: list[tuple[set[str], list[int]]] = []
    for place, part in enumerate(parts):
        names, places = {name.key for name in ast.names(part)}, [place]
        for group in [group for group in groups if group[0] & names]:
            groups.remove(group)
            names, places = names | group[0], group[1] + places
        groups.append((names, places))
    return [sorted(places) for _, places in groups]
