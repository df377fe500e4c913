"""Irrational functions in whole-number arithmetic: exact where the result is rational, else 60 significant digits."""

from __future__ import annotations

from collections.abc import Sequence
from math import prod

from kinerja_rules.numbers import Pair

SIGNIFICANT = 60  # the language promises at least 50


def integer_root(value: int, degree: int) -> int:
    """The greatest whole number whose ``degree``-th power is not above ``value`` (``value`` >= 0)."""
    if value < 2:
        return value
    guess = 1 << -(-value.bit_length() // degree)
    while True:
        better = ((degree - 1) * guess + value // guess ** (degree - 1)) // degree
        if better >= guess:
            return guess
        guess = better


def root_of(num: int, den: int, degree: int) -> Pair:
    """The ``degree``-th root of num/den; ArithmeticError where there is none among the real numbers."""
    if degree < 1 or degree > 1000 or (num < 0 and degree % 2 == 0):
        raise ArithmeticError("root")
    sign, num = (-1, -num) if num < 0 else (1, num)
    above, below = integer_root(num, degree), integer_root(den, degree)
    if above**degree == num and below**degree == den:
        return sign * above, below
    # scale so that the whole part of the root has the wanted digits
    places = SIGNIFICANT + max(0, len(str(den)) - len(str(num))) // degree + 1
    scale = 10**places
    return sign * integer_root(num * scale**degree // den, degree), scale


def root(values: Sequence[Pair]) -> Pair:
    """``akar(a)``, ``akar(a; n)``."""
    degree = 2
    if len(values) > 1:
        num, den = values[1]
        if num % den:
            raise ArithmeticError("root")
        degree = num // den
    return root_of(*values[0], degree)


def geometric_mean(values: Sequence[Pair]) -> Pair:
    """The n-th root of the product of n values, none of them negative."""
    if any(num < 0 for num, _ in values):
        raise ArithmeticError("root")
    return root_of(prod(num for num, _ in values), prod(den for _, den in values), len(values))


def natural_logarithm(values: Sequence[Pair]) -> Pair:
    """ln(a) for a > 0, by the series of the inverse hyperbolic tangent after taking out powers of two."""
    num, den = values[0]
    if num <= 0:
        raise ArithmeticError("logarithm")
    if num == den:
        return 0, 1
    scale = 10 ** (SIGNIFICANT + 10 + len(str(num.bit_length() + den.bit_length())))
    twos = num.bit_length() - den.bit_length()
    num, den = (num, den << twos) if twos >= 0 else (num << -twos, den)
    result = 2 * _inverse_tangent(num - den, num + den, scale)
    if twos:
        result += twos * 2 * _inverse_tangent(1, 3, scale)
    # near 1 the leading digits cancel: the places lost there are won back by a finer scale
    missing = SIGNIFICANT - len(str(abs(result)))
    if missing > 0:
        return _near_one(num, den, twos, scale * 10**missing)
    return result, scale


def _near_one(num: int, den: int, twos: int, scale: int) -> Pair:
    result = 2 * _inverse_tangent(num - den, num + den, scale)
    return result + twos * 2 * _inverse_tangent(1, 3, scale), scale


def _inverse_tangent(num: int, den: int, scale: int) -> int:
    """``scale`` times the inverse hyperbolic tangent of num/den, which is at most one third in size."""
    power = scale * num // den
    square_num, square_den = num * num, den * den
    total, odd = 0, 1
    while power:
        total += power // odd
        power = power * square_num // square_den
        odd += 2
        if power == -1:
            break
    return total
