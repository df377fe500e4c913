"""A plain tree as one quotient of whole numbers, with the divisors that must not be zero.

Laws of this file:
1. The quotient is the tree's value wherever no divisor of the tree is zero; a row where one is has no value.
2. The side of ``jika``, ``dan`` and ``atau`` that is not needed takes no part, as in the scalar function.
3. What cannot be said in whole numbers that fit raises NotWhole, and goes another way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import reduce
from math import gcd, lcm
from operator import and_, or_

import polars as pl
from attrs import define, field, frozen

from kinerja_rules.batch import integers, wholes
from kinerja_rules.batch.columns import Column
from kinerja_rules.batch.wholes import ONE, Carrier, NotWhole, Whole
from kinerja_rules.builtins import DEFAULT_REGISTRY
from kinerja_rules.grammar import ast
from kinerja_rules.numbers import HALF_UP, Fraction
from kinerja_rules.registry import Function

_MAX_POWER = 64


@frozen(eq=False)
class Quotient:
    """num / den × factor."""

    num: Whole
    den: Whole
    factor: Fraction

    def scaled(self, power: int) -> tuple[Whole, Whole]:
        """Numerator and denominator of the value × 10^power."""
        factor = self.factor * Fraction(10) ** power
        over, under = wholes.constant(factor.numerator), wholes.constant(factor.denominator)
        return wholes.times((self.num, over)), wholes.times((self.den, under))


@frozen(eq=False)
class Test:
    """A condition, and the greatest number on the way to its answer."""

    make: Callable[[Carrier], pl.Expr]
    peak: int


@frozen(eq=False)
class Site:
    """A divisor, what it divides (None: not in whole numbers), and the conditions under which it is worked at all."""

    divisor: Whole
    dividend: Quotient | None
    node: ast.Node
    guards: tuple[Test, ...]

    @property
    def peak(self) -> int:
        return max(self.divisor.peak, *(guard.peak for guard in self.guards), 0)

    def fails(self, carrier: Carrier) -> pl.Expr:
        """Whether the divisor is zero where it is worked."""
        zero = self.divisor.make(carrier) == 0
        return reduce(and_, (guard.make(carrier) for guard in self.guards), zero)


@define
class Quotients:
    """The quotient of a tree over some columns; ``sites`` are the divisors met on the way, innermost first."""

    columns: Mapping[str, Column]
    functions: Mapping[str, Function]
    sites: list[Site] = field(factory=list)
    guards: tuple[Test, ...] = ()

    def value(self, node: ast.Node) -> Quotient:
        match node:
            case ast.Number(value):
                return Quotient(ONE, ONE, value)
            case ast.Name():
                return self.variable(node)
            case ast.Negate(operand):
                inner = self.value(operand)
                return Quotient(inner.num, inner.den, -inner.factor)
            case ast.Sum(terms):
                return _total([self.signed(term) for term in terms])
            case ast.Product(factors):
                return self.product(factors)
            case ast.Power(base, exponent):
                return self.power(base, exponent)
            case ast.Call("jika", (condition, yes, no)):
                return self.choice(condition, yes, no)
            case ast.Call():
                return self.call(node)
        raise NotWhole

    def variable(self, node: ast.Name) -> Quotient:
        column = self.columns[node.key]
        if column.whole is None:
            raise NotWhole
        return Quotient(column.whole, ONE, Fraction(10) ** -column.scale)

    def signed(self, term: ast.Term) -> Quotient:
        value = self.value(term.node)
        return value if term.sign == "+" else Quotient(value.num, value.den, -value.factor)

    def product(self, factors: Sequence[ast.Factor]) -> Quotient:
        so_far = Quotient(ONE, ONE, Fraction(1))
        for factor in factors:
            value = self.value(factor.node)
            if factor.op == "/":
                if not value.factor:
                    raise NotWhole
                if value.num.may_be_zero:
                    self.sites.append(Site(value.num, so_far, factor.node, self.guards))
                value = Quotient(value.den, value.num, 1 / value.factor)
            so_far = Quotient(
                wholes.times((so_far.num, value.num)),
                wholes.times((so_far.den, value.den)),
                so_far.factor * value.factor,
            )
        return so_far

    def power(self, base: ast.Node, exponent: ast.Node) -> Quotient:
        value = self.value(base)
        if not (isinstance(exponent, ast.Number) and exponent.value.denominator == 1):
            raise NotWhole
        times = int(exponent.value)
        if not 0 <= times <= _MAX_POWER:
            raise NotWhole
        num, den = wholes.times((ONE, *[value.num] * times)), wholes.times((ONE, *[value.den] * times))
        return Quotient(num, den, value.factor**times)

    # -- functions

    def call(self, node: ast.Call) -> Quotient:
        name = node.function
        if not is_built_in(self.functions, name):
            raise NotWhole
        if name == "bulatkan":
            return self.rounded(node)
        values = [self.value(arg) for arg in node.args]
        match name:
            case "jumlah":
                return _total(values)
            case "rata_rata":
                mean = _total(values)
                return Quotient(mean.num, mean.den, mean.factor / len(values))
            case "min":
                return _chosen(values, wholes.least)
            case "maks":
                return _chosen(values, wholes.greatest)
            case "batasi" if all(isinstance(arg, ast.Number) for arg in node.args[1:]):
                value, low, high = values
                if low.factor <= high.factor:
                    return _chosen((_chosen((value, low), wholes.greatest), high), wholes.least)
            case "abs":
                (value,) = values
                return Quotient(wholes.absolute(value.num), wholes.absolute(value.den), abs(value.factor))
            case "banyak":
                return Quotient(ONE, ONE, Fraction(len(values)))
            case "terakhir":
                return values[-1]
        raise NotWhole

    def rounded(self, node: ast.Call) -> Quotient:
        value = self.value(node.args[0])
        digits = node.args[1].value if len(node.args) > 1 and isinstance(node.args[1], ast.Number) else Fraction(0)
        if len(node.args) > 1 and not isinstance(node.args[1], ast.Number):
            raise NotWhole
        if digits.denominator != 1 or abs(digits) > _MAX_POWER:
            raise NotWhole
        units = integers.rounded(*value.scaled(int(digits)), HALF_UP)
        return Quotient(units, ONE, Fraction(10) ** -int(digits))

    # -- choices

    def choice(self, condition: ast.Node, yes: ast.Node, no: ast.Node) -> Quotient:
        test = self.test(condition)
        with self.only_if(test):
            one = self.value(yes)
        with self.only_if(_negated(test)):
            two = self.value(no)
        (left, right), factor = _same_factor((one, two))
        num = wholes.either(test.make, test.peak, left, right)
        return Quotient(num, wholes.either(test.make, test.peak, one.den, two.den), factor)

    def test(self, node: ast.Node) -> Test:
        match node:
            case ast.Compare(op, left, right):
                return self.comparison(op, self.value(left), self.value(right))
            case ast.Not(operand):
                return _negated(self.test(operand))
            case ast.Logic(word, operands):
                join, so_far = (and_ if word == "dan" else or_), self.test(operands[0])
                for operand in operands[1:]:
                    with self.only_if(so_far if word == "dan" else _negated(so_far)):
                        so_far = _joined(join, so_far, self.test(operand))
                return so_far
        raise NotWhole

    def comparison(self, op: str, left: Quotient, right: Quotient) -> Test:
        gap = _total((left, Quotient(right.num, right.den, -right.factor)))
        sign = gap.num if gap.den.lo >= 0 else wholes.times((gap.num, gap.den))
        if gap.factor < 0:
            sign = wholes.times((sign, wholes.constant(-1)))
        elif not gap.factor:
            sign = wholes.ZERO

        def make(carrier: Carrier) -> pl.Expr:
            value = sign.make(carrier)
            return {
                "<": value < 0,
                "<=": value <= 0,
                ">": value > 0,
                ">=": value >= 0,
                "=": value == 0,
                "<>": value != 0,
            }[op]

        return Test(make, sign.peak)

    @contextmanager
    def only_if(self, test: Test) -> Iterator[None]:
        """What is met within is worked only where the test holds."""
        outer, self.guards = self.guards, (*self.guards, test)
        yield
        self.guards = outer


def is_built_in(functions: Mapping[str, Function], name: str) -> bool:
    """Whether this name is the function that ships, not a plug-in's."""
    shipped = DEFAULT_REGISTRY.functions.get(name)
    return shipped is not None and name in functions and functions[name].exact is shipped.exact


def _negated(test: Test) -> Test:
    return Test(lambda carrier: ~test.make(carrier), test.peak)


def _joined(join: Callable[[pl.Expr, pl.Expr], pl.Expr], one: Test, two: Test) -> Test:
    return Test(lambda carrier: join(one.make(carrier), two.make(carrier)), max(one.peak, two.peak))


def _same_factor(values: Sequence[Quotient]) -> tuple[list[Whole], Fraction]:
    """The numerators under one positive factor."""
    under = lcm(*(value.factor.denominator for value in values))
    over = [value.factor.numerator * (under // value.factor.denominator) for value in values]
    shared = gcd(*over) or 1
    nums = [
        wholes.times((value.num, wholes.constant(part // shared))) for value, part in zip(values, over, strict=True)
    ]
    return nums, Fraction(shared, under)


def _common(values: Sequence[Quotient]) -> tuple[list[Whole], Whole, Fraction]:
    """The numerators over one denominator and one positive factor."""
    nums, factor = _same_factor(values)
    dens: list[Whole] = []
    place = [_place(dens, value.den) for value in values]
    over = [
        wholes.times((num, *(den for at, den in enumerate(dens) if at != own)))
        for num, own in zip(nums, place, strict=True)
    ]
    return over, wholes.times((ONE, *dens)), factor


def _place(dens: list[Whole], den: Whole) -> int | None:
    """Where ``den`` stands among the different denominators; None for 1."""
    if den.constant == 1:
        return None
    for at, known in enumerate(dens):
        if known is den or (known.key is not None and known.key == den.key):
            return at
    dens.append(den)
    return len(dens) - 1


def _total(values: Sequence[Quotient]) -> Quotient:
    nums, den, factor = _common(values)
    return Quotient(wholes.total(nums), den, factor)


def _chosen(values: Sequence[Quotient], choose: Callable[[Sequence[Whole]], Whole]) -> Quotient:
    """The least or greatest; over one denominator that is never negative the numerators tell."""
    if len(values) == 1:
        return values[0]
    nums, den, factor = _common(values)
    if den.lo < 0:
        raise NotWhole
    return Quotient(choose(nums), den, factor)
