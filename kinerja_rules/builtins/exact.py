"""What the functions do to exact pairs.

Law of this file: every argument has a positive denominator and so has every result; what grows with the number of
elements is bounded before it is worked.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cmp_to_key, reduce
from math import lcm

from kinerja_rules.builtins.roots import MAX_DEGREE, logarithm_bounds, root_bounds
from kinerja_rules.numbers import HALF_UP, Fraction, Pair
from kinerja_rules.registry import MAX_BITS, TooLarge

MAX_SHOWN_DIGITS = 100


def total(values: Sequence[Pair]) -> Pair:
    """The sum."""
    common = common_denominator(values)
    if common == 1:
        return sum(num for num, _ in values), 1
    return sum(num * (common // den) for num, den in values), common


def common_denominator(values: Sequence[Pair]) -> int:
    """The least common denominator; TooLarge where it has more digits than a value may have."""
    common = 1
    for den in {den for _, den in values}:
        common = lcm(common, den)
        if common.bit_length() > MAX_BITS:
            raise TooLarge
    return common


def mean(values: Sequence[Pair]) -> Pair:
    """The arithmetic mean."""
    num, den = total(values)
    return num, den * len(values)


def compare(left: Pair, right: Pair) -> int:
    """Negative, zero or positive, as ``left`` is less than, equal to or greater than ``right``."""
    return left[0] * right[1] - right[0] * left[1]


def least(values: Sequence[Pair]) -> Pair:
    """The least value."""
    return reduce(lambda best, value: value if compare(value, best) < 0 else best, values)


def greatest(values: Sequence[Pair]) -> Pair:
    """The greatest value."""
    return reduce(lambda best, value: value if compare(value, best) > 0 else best, values)


def median(values: Sequence[Pair]) -> Pair:
    """The middle value, or the mean of the two middle ones."""
    ordered = sorted(values, key=cmp_to_key(compare))
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else mean(ordered[middle - 1 : middle + 1])


def count(values: Sequence[Pair]) -> Pair:
    """How many values there are."""
    return len(values), 1


def last(values: Sequence[Pair]) -> Pair:
    """The last value."""
    return values[-1]


def absolute(values: Sequence[Pair]) -> Pair:
    """The value without its sign."""
    return abs(values[0][0]), values[0][1]


def rounded(values: Sequence[Pair]) -> Pair:
    """Half up, at the digits of the second argument (0 without one)."""
    num, den = values[0]
    digits = whole(values[1]) if len(values) > 1 else 0
    if abs(digits) > MAX_SHOWN_DIGITS:
        raise ArithmeticError("digits")
    units = HALF_UP.round_units(num, den, digits)
    return (units, 10**digits) if digits >= 0 else (units * 10**-digits, 1)


def clamped(values: Sequence[Pair]) -> Pair:
    """The value, not under the second and not over the third argument."""
    value, low, high = values
    if compare(high, low) < 0:
        raise ArithmeticError("bounds")
    return least((greatest((value, low)), high))


def root(values: Sequence[Pair]) -> Pair:
    """``akar(a)``, ``akar(a; n)``."""
    return _pair(root_bounds(Fraction(*values[0]), whole(values[1]) if len(values) > 1 else 2)[0])


def geometric_mean(values: Sequence[Pair]) -> Pair:
    """The n-th root of the product of n values, none of them negative."""
    if len(values) > MAX_DEGREE:
        raise TooLarge
    if any(num < 0 for num, _ in values):
        raise ArithmeticError("root")
    product = reduce(lambda left, value: left * Fraction(*value), values, Fraction(1))
    return _pair(root_bounds(product, len(values))[0])


def natural_logarithm(values: Sequence[Pair]) -> Pair:
    """ln(a), for a > 0."""
    return _pair(logarithm_bounds(Fraction(*values[0]))[0])


def whole(value: Pair) -> int:
    """A value that must be a whole number."""
    if value[0] % value[1]:
        raise ArithmeticError("whole")
    return value[0] // value[1]


def _pair(value: Fraction) -> Pair:
    return value.numerator, value.denominator
