"""The exact range of a plain tree over a box of intervals; a variable that stands twice is one variable.

Where every unknown stands once, interval arithmetic is exact. Where the tree is a quotient whose numerator and
denominator are linear in each unknown, the range is spanned by the corners of the box, and an end belongs to it exactly
where a face of closed corners attains it. Elsewhere interval arithmetic gives an interval that holds the range.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import product

from kinerja_rules.compiler.scalar import Compiled, compile_condition, compile_pairs
from kinerja_rules.grammar import ast
from kinerja_rules.numbers import DivisorMayBeZero, Fraction, Interval
from kinerja_rules.registry import Function

_MAX_CORNERS = 12  # unknowns; 2^12 corners


class NoRange(ArithmeticError):
    """A function, or a choice between branches, that intervals do not follow."""


def range_of(tree: ast.Node, box: Mapping[str, Interval], functions: Mapping[str, Function]) -> Interval:
    """The values of ``tree`` for inputs in ``box``; raises DivisorMayBeZero, or NoRange."""
    plain = ast.transform(tree, _without_means)
    unknown = [name.key for name in ast.names(plain) if not box[name.key].is_point]
    natural = _Natural(box, functions)
    if _each_once(plain, unknown):
        return natural.range(plain)
    natural.range_of_divisors(plain)
    if len(unknown) <= _MAX_CORNERS and _linear(plain, unknown) and _bounded(box, unknown):
        return _spanned(plain, box, unknown, functions)
    return natural.range(plain)


def _without_means(node: ast.Node) -> ast.Node:
    """Sums and means of single values, written as sums."""
    if isinstance(node, ast.Call) and node.function in ("jumlah", "rata_rata"):
        terms = tuple(ast.Term("+", arg) for arg in node.args)
        total = ast.Sum(terms, span=node.span) if len(terms) > 1 else node.args[0]
        if node.function == "rata_rata" and len(terms) > 1:
            count = ast.Number(Fraction(len(terms)), span=node.span)
            return ast.Product((ast.Factor("*", total), ast.Factor("/", count)), span=node.span)
        return total
    return node


def _each_once(tree: ast.Node, unknown: Sequence[str]) -> bool:
    uses = Counter(node.key for node in ast.walk(tree) if isinstance(node, ast.Name))
    return all(uses[name] == 1 for name in unknown)


def _bounded(box: Mapping[str, Interval], unknown: Sequence[str]) -> bool:
    return all(box[name].lo is not None and box[name].hi is not None for name in unknown)


class _Natural:
    """Interval arithmetic along the tree."""

    def __init__(self, box: Mapping[str, Interval], functions: Mapping[str, Function]) -> None:
        self.box = box
        self.functions = functions

    def range(self, node: ast.Node) -> Interval:
        match node:
            case ast.Number(value):
                return Interval.point(value)
            case ast.Name():
                return self.box[node.key]
            case ast.Negate(operand):
                return self.range(operand).neg()
            case ast.Sum(terms):
                total = self.range(terms[0].node)
                for term in terms[1:]:
                    part = self.range(term.node)
                    total = total.add(part) if term.sign == "+" else total.sub(part)
                return total
            case ast.Product(factors):
                total = self.range(factors[0].node)
                for factor in factors[1:]:
                    part = range_of(factor.node, self.box, self.functions)
                    total = total.mul(part) if factor.op == "*" else total.div(part)
                return total
            case ast.Power(base, ast.Number(exponent)) if exponent.denominator == 1 and abs(exponent) <= 1000:
                return self.range(base).power(int(exponent))
            case ast.Call("jika", (condition, yes, no)):
                return self.choice(condition, yes, no)
            case ast.Call(name, args):
                return self.function(self.functions[name], [self.range(arg) for arg in args])
        raise NoRange

    def function(self, function: Function, values: Sequence[Interval]) -> Interval:
        if all(value.is_point for value in values):
            points = [value.lo for value in values if value.lo is not None]
            num, den = function.exact([(point.numerator, point.denominator) for point in points])
            return Interval.point(Fraction(num, den))
        if function.over_intervals is None:
            raise NoRange
        return function.over_intervals(values)

    def choice(self, condition: ast.Node, yes: ast.Node, no: ast.Node) -> Interval:
        """One branch where the condition is settled by exact inputs; both where it may go either way."""
        names = [name.key for name in ast.names(condition)]
        if all(self.box[name].is_point for name in names):
            holds = compile_condition(condition, names, self.functions)
            points = [(low.numerator, low.denominator) for name in names if (low := self.box[name].lo) is not None]
            return self.range(yes if holds(*points) else no)
        return self.range(yes).hull(self.range(no))

    def range_of_divisors(self, tree: ast.Node) -> None:
        """Raises DivisorMayBeZero where a divisor's exact range holds zero."""
        for node in ast.walk(tree):
            for factor in node.factors if isinstance(node, ast.Product) else ():
                if factor.op == "/" and range_of(factor.node, self.box, self.functions).contains(Fraction(0)):
                    raise DivisorMayBeZero


def _linear(tree: ast.Node, unknown: Sequence[str]) -> bool:
    """Whether numerator and denominator are of degree one at most in every unknown."""
    degrees = _degrees(tree, frozenset(unknown))
    return degrees is not None and all(n <= 1 for part in degrees for n in part.values())


_Degrees = tuple[Counter[str], Counter[str]]


def _degrees(node: ast.Node, unknown: frozenset[str]) -> _Degrees | None:
    """The degree of each unknown in numerator and denominator; None where the tree is no quotient of polynomials."""
    match node:
        case ast.Number():
            return Counter(), Counter()
        case ast.Name():
            return Counter({node.key: 1} if node.key in unknown else {}), Counter()
        case ast.Negate(operand):
            return _degrees(operand, unknown)
        case ast.Product(factors):
            above, below = Counter[str](), Counter[str]()
            for factor in factors:
                part = _degrees(factor.node, unknown)
                if part is None:
                    return None
                above, below = (
                    (above + part[0], below + part[1]) if factor.op == "*" else (above + part[1], below + part[0])
                )
            return above, below
        case ast.Sum(terms):
            return _sum_degrees([term.node for term in terms], unknown)
        case _:
            return None if _uses(node, unknown) else (Counter(), Counter())


def _sum_degrees(terms: Sequence[ast.Node], unknown: frozenset[str]) -> _Degrees | None:
    parts = [_degrees(term, unknown) for term in terms]
    found = [part for part in parts if part is not None]
    if len(found) != len(parts):
        return None
    shared = {_divisors(term, unknown) for term in terms if _divisors(term, unknown)}
    if len(shared) > 1:  # unlike divisors: every numerator takes the other denominators
        below = sum((part[1] for part in found), Counter[str]())
        above = Counter[str]()
        for num, den in found:
            above |= num + (below - den)
        return above, below
    above, below = Counter[str](), Counter[str]()
    for part in found:
        below |= part[1]
    for num, den in found:
        above |= num + (below - den)
    return above, below


def _divisors(node: ast.Node, unknown: frozenset[str]) -> tuple[ast.Node, ...]:
    factors = node.factors if isinstance(node, ast.Product) else ()
    return tuple(factor.node for factor in factors if factor.op == "/" and _uses(factor.node, unknown))


def _uses(node: ast.Node, unknown: frozenset[str]) -> bool:
    return any(name.key in unknown for name in ast.names(node))


def _spanned(
    tree: ast.Node, box: Mapping[str, Interval], unknown: Sequence[str], functions: Mapping[str, Function]
) -> Interval:
    names = [name.key for name in ast.names(tree)]
    work = compile_pairs(tree, names, functions)
    ends = {name: (box[name].lo, box[name].hi) for name in names}
    corners: dict[tuple[int, ...], Fraction] = {}
    for corner in product((0, 1), repeat=len(unknown)):
        which = dict(zip(unknown, corner, strict=True))
        chosen = [ends[name][which.get(name, 0)] for name in names]
        corners[corner] = _value(work, [end for end in chosen if end is not None])
    closed = [(box[name].lo_closed, box[name].hi_closed) for name in unknown]
    low, high = min(corners.values()), max(corners.values())
    return Interval(low, high, _attained(corners, low, closed), _attained(corners, high, closed))


def _value(work: Compiled, values: Sequence[Fraction]) -> Fraction:
    num, den = work(*((value.numerator, value.denominator) for value in values))
    if den == 0:
        raise DivisorMayBeZero
    return Fraction(num, den)


def _attained(corners: Mapping[tuple[int, ...], Fraction], end: Fraction, closed: Sequence[tuple[bool, bool]]) -> bool:
    """Whether a face whose fixed coordinates are closed ends has ``end`` at all of its corners."""
    at_end = {corner for corner, value in corners.items() if value == end}

    def faces(at: int, fixed: tuple[int | None, ...]) -> bool:
        if at == len(closed):
            inside = product(*((0, 1) if coordinate is None else (coordinate,) for coordinate in fixed))
            return all(corner in at_end for corner in inside)
        options: list[int | None] = [side for side in (0, 1) if closed[at][side]]
        return any(faces(at + 1, (*fixed, option)) for option in [*options, None])

    if all(all(pair) for pair in closed):
        return True
    return faces(0, ())
