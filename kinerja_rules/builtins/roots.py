"""Roots and logarithms in whole-number arithmetic: exact where the result is rational, else bounds to 60 digits.

Law of this file: a function returns two numbers that hold the true value between them; they are equal where it is
rational, and else agree to 60 significant digits.
"""

from __future__ import annotations

from math import gcd

from kinerja_rules.numbers import Fraction
from kinerja_rules.registry import MAX_BITS, TooLarge

SIGNIFICANT = 60  # the language promises at least 50
MAX_DEGREE = 1_000
_MAX_BITS = 1 << 20
_GUARD = 10

Bounds = tuple[Fraction, Fraction]


def integer_root(value: int, degree: int) -> int:
    """The greatest whole number whose ``degree``-th power is not above ``value`` (``value`` >= 0)."""
    if value < 2 or degree == 1:
        return value
    bits = -(-value.bit_length() // degree)  # of the root
    if bits < 8:
        low, high = 1, 1 << bits
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if middle**degree <= value else (low, middle)
        return low
    # the root of the leading half, then Newton's method from above
    half = bits // 2
    guess = (integer_root(value >> half * degree, degree) + 1) << half
    while True:
        better = ((degree - 1) * guess + value // guess ** (degree - 1)) // degree
        if better >= guess:
            return guess
        guess = better


def root_bounds(value: Fraction, degree: int) -> Bounds:
    """The ``degree``-th root; ArithmeticError where there is none among the real numbers."""
    if degree < 1 or (value < 0 and degree % 2 == 0):
        raise ArithmeticError("root")
    num, den = abs(value.numerator), value.denominator
    if degree > MAX_DEGREE or num.bit_length() + den.bit_length() > _MAX_BITS:
        raise TooLarge
    above, below = integer_root(num, degree), integer_root(den, degree)
    if above**degree == num and below**degree == den:
        low = high = Fraction(above, below)
    else:
        # a scale at which the whole part of the root has the wanted digits
        missing = (den.bit_length() - num.bit_length()) * 302 // (1000 * degree)
        scale = 10 ** max(0, SIGNIFICANT + 2 + missing)
        units = integer_root(num * scale**degree // den, degree)
        low, high = Fraction(units, scale), Fraction(units + 1, scale)
    return (low, high) if value >= 0 else (-high, -low)


def power_bounds(base: Fraction, exponent: Fraction) -> Bounds:
    """``base`` to a rational power; the whole part of the exponent is worked exactly."""
    num, den = exponent.numerator, exponent.denominator
    size = max(base.numerator.bit_length(), base.denominator.bit_length()) - 1  # at least so many bits a factor
    if den > MAX_DEGREE or size * abs(num) > min(MAX_BITS * den, _MAX_BITS):
        raise TooLarge
    powered = base**num  # ZeroDivisionError for zero to a negative power
    return (powered, powered) if den == 1 else root_bounds(powered, den)


def logarithm_bounds(value: Fraction) -> Bounds:
    """The natural logarithm of a positive number; ArithmeticError for others."""
    if value <= 0:
        raise ArithmeticError("logarithm")
    if value == 1:
        return Fraction(0), Fraction(0)
    # value = 2^twos * rest, and the rest is near 1
    twos = value.numerator.bit_length() - value.denominator.bit_length()
    rest = value / Fraction(2) ** twos
    digits = SIGNIFICANT + _GUARD
    while True:
        scale = 10**digits
        units = 2 * (_inverse_tangent((rest - 1) / (rest + 1), scale) + twos * _inverse_tangent(Fraction(1, 3), scale))
        if abs(units) >= 10 ** (SIGNIFICANT + _GUARD - 2):
            error = (abs(twos) + 1) * 8 * digits  # each of at most 2.1 * digits terms is off by less than 2 units
            return Fraction(units - error, scale), Fraction(units + error, scale)
        digits *= 2  # near 1 the leading digits cancel


def _inverse_tangent(ratio: Fraction, scale: int) -> int:
    """``scale`` times the inverse hyperbolic tangent of a ratio that is at most one third in size."""
    sign = 1 if ratio >= 0 else -1
    shared = gcd(scale, ratio.denominator)
    power = scale // shared * abs(ratio.numerator) // (ratio.denominator // shared)
    square = ratio * ratio
    total, odd = 0, 1
    while power:
        total += power // odd
        power = power * square.numerator // square.denominator
        odd += 2
    return sign * total
