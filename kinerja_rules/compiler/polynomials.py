"""Quotients of polynomials, and the exact range of those that are linear in each unknown."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product

from attrs import frozen

from kinerja_rules.grammar import ast
from kinerja_rules.numbers import Fraction, Interval

_MAX_MONOMIALS = 500
_MAX_UNKNOWN = 12  # 2^12 corners

Monomial = tuple[tuple[str, int], ...]  # names with their powers, in alphabetical order
Polynomial = dict[Monomial, Fraction]

_ONE: Polynomial = {(): Fraction(1)}


class NoRange(ArithmeticError):
    """The exact range cannot be told."""


@frozen
class Quotient:
    """``above`` over ``below``; neither has a name in all of its monomials that the other has in all too."""

    above: Polynomial
    below: Polynomial

    @property
    def names(self) -> list[str]:
        """The unknowns in it, in alphabetical order."""
        return sorted({name for part in (self.above, self.below) for monomial in part for name, _ in monomial})

    @property
    def is_linear(self) -> bool:
        """Whether both parts are linear in each unknown."""
        return all(power == 1 for part in (self.above, self.below) for monomial in part for _, power in monomial)

    def zeros(self, name: str) -> list[Fraction]:
        """Where ``above``, which has this one unknown, is zero; NoRange where it is not linear."""
        if any(power > 1 for monomial in self.above for _, power in monomial):
            raise NoRange
        slope, constant = self.above.get(((name, 1),), Fraction(0)), self.above.get((), Fraction(0))
        return [-constant / slope] if slope else []


def quotient_of(node: ast.Node) -> Quotient:
    """The tree as a quotient of polynomials; NoRange where it is none, or a monster."""
    match node:
        case ast.Number(value):
            return Quotient({(): value} if value else {}, _ONE)
        case ast.Name():
            return Quotient({((node.key, 1),): Fraction(1)}, _ONE)
        case ast.Negate(operand):
            return _times(Quotient({(): Fraction(-1)}, _ONE), quotient_of(operand))
        case ast.Sum(terms):
            total = quotient_of(terms[0].node)
            for term in terms[1:]:
                total = _plus(total, quotient_of(term.node), 1 if term.sign == "+" else -1)
            return total
        case ast.Product(factors):
            total = quotient_of(factors[0].node)
            for factor in factors[1:]:
                part = quotient_of(factor.node)
                total = _times(total, part if factor.op == "*" else Quotient(part.below, part.above))
            return total
        case ast.Power(base, ast.Number(exponent)) if exponent.denominator == 1 and 0 <= exponent <= 20:
            total, part = Quotient(_ONE, _ONE), quotient_of(base)
            for _ in range(int(exponent)):
                total = _times(total, part)
            return total
    raise NoRange


def _plus(left: Quotient, right: Quotient, sign: int) -> Quotient:
    if left.below == right.below:
        return _reduced(_sum(left.above, right.above, sign), left.below)
    above = _sum(_product(left.above, right.below), _product(right.above, left.below), sign)
    return _reduced(above, _product(left.below, right.below))


def _times(left: Quotient, right: Quotient) -> Quotient:
    return _reduced(_product(left.above, right.above), _product(left.below, right.below))


def _sum(left: Polynomial, right: Polynomial, sign: int) -> Polynomial:
    total = dict(left)
    for monomial, value in right.items():
        total[monomial] = total.get(monomial, Fraction(0)) + sign * value
    return _bounded(total)


def _product(left: Polynomial, right: Polynomial) -> Polynomial:
    if len(left) * len(right) > _MAX_MONOMIALS:
        raise NoRange
    total: Polynomial = {}
    for one, value in left.items():
        for two, other in right.items():
            powers = dict(one)
            for name, power in two:
                powers[name] = powers.get(name, 0) + power
            monomial = tuple(sorted(powers.items()))
            total[monomial] = total.get(monomial, Fraction(0)) + value * other
    return _bounded(total)


def _bounded(polynomial: Polynomial) -> Polynomial:
    if len(polynomial) > _MAX_MONOMIALS:
        raise NoRange
    return {monomial: value for monomial, value in polynomial.items() if value}


def _reduced(above: Polynomial, below: Polynomial) -> Quotient:
    """Without the names that stand in every monomial of both; where they divide they are not zero."""
    monomials = [dict(monomial) for monomial in (*above, *below)]
    if not below:
        raise ZeroDivisionError
    shared = {name: min(powers.get(name, 0) for powers in monomials) for name in monomials[0]}

    def divided(polynomial: Polynomial) -> Polynomial:
        return {
            tuple((name, left) for name, power in monomial if (left := power - shared.get(name, 0))): value
            for monomial, value in polynomial.items()
        }

    return Quotient(divided(above), divided(below)) if any(shared.values()) else Quotient(above, below)


def spanned(quotient: Quotient, box: Mapping[str, Interval]) -> Interval:
    """The exact range over a bounded box, for a quotient whose denominator is zero nowhere in it; else NoRange.

    What is linear in each unknown, above and below, is monotone along each edge of the box, so that the corners span
    its range. An end belongs to it exactly where a face that the box holds has this value at all of its corners.
    """
    names = quotient.names
    ends = [(box[name].lo, box[name].hi) for name in names]
    if not quotient.is_linear or len(names) > _MAX_UNKNOWN:
        raise NoRange
    bounded = [(lo, hi) for lo, hi in ends if lo is not None and hi is not None]
    if len(bounded) < len(ends):
        raise NoRange
    middle = {name: (lo + hi) / 2 for name, (lo, hi) in zip(names, bounded, strict=True)}
    sign = 1 if _at(quotient.below, middle) > 0 else -1
    corners: dict[tuple[int, ...], _Value] = {}
    for corner in product((0, 1), repeat=len(names)):
        point = {name: ends[which] for name, ends, which in zip(names, bounded, corner, strict=True)}
        corners[corner] = _limit(_at(quotient.above, point), _at(quotient.below, point), sign)
    low, high = min(corners.values()), max(corners.values())
    closed = [(box[name].lo_closed, box[name].hi_closed) for name in names]
    return Interval(
        None if low[0] else low[1],
        None if high[0] else high[1],
        not low[0] and _attained(corners, low, closed),
        not high[0] and _attained(corners, high, closed),
    )


_Value = tuple[int, Fraction]  # -1 and 1 before the two infinities, 0 before a number


def _limit(num: Fraction, den: Fraction, sign: int) -> _Value:
    """The value at a corner, towards which the denominator has this sign."""
    if den:
        return 0, num / den
    if not num:
        raise NoRange
    return (sign if num > 0 else -sign), Fraction(0)


def _at(polynomial: Polynomial, point: Mapping[str, Fraction]) -> Fraction:
    total = Fraction(0)
    for monomial, value in polynomial.items():
        term = value
        for name, power in monomial:
            term *= point[name] ** power
        total += term
    return total


def _attained(corners: Mapping[tuple[int, ...], _Value], end: _Value, closed: list[tuple[bool, bool]]) -> bool:
    """Whether some corner at ``end`` keeps this value while its open coordinates run from end to end."""
    for corner, value in corners.items():
        if value == end:
            free = [(0, 1) if not closed[axis][side] else (side,) for axis, side in enumerate(corner)]
            if all(corners[other] == end for other in product(*free)):
                return True
    return False
