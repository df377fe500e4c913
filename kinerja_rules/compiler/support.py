"""What a compiled formula calls: normal form, powers, element-by-element work on series."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from kinerja_rules.builtins.roots import root_of
from kinerja_rules.numbers import Pair

MAX_BITS = 13_300  # 4,000 decimal digits
_MAX_ROOT = 1_000


class TooLarge(ArithmeticError):
    """A value of more than 4,000 digits."""


class SeriesLengths(ArithmeticError):
    """Series of different length, or without an element, in one sum."""


def positive(num: int, den: int) -> Pair:
    """The pair with a positive denominator; ZeroDivisionError where it has no value."""
    if den > 0:
        return num, den
    if den == 0:
        raise ZeroDivisionError
    return -num, -den


def power(num: int, den: int, exp_num: int, exp_den: int) -> Pair:
    """(num/den) ** (exp_num/exp_den); exact for whole exponents, else by the root, to 60 significant digits."""
    num, den = positive(num, den)
    exp_num, exp_den = positive(exp_num, exp_den)
    if exp_num % exp_den == 0:
        exp_num, exp_den = exp_num // exp_den, 1
    size = max(num.bit_length(), den.bit_length())
    if exp_den > _MAX_ROOT or (size > 1 and size * abs(exp_num) > 4 * MAX_BITS):
        raise TooLarge
    if exp_num < 0:
        num, den = positive(den, num)
        exp_num = -exp_num
    num, den = num**exp_num, den**exp_num
    return (num, den) if exp_den == 1 else root_of(num, den, exp_den)


def each(function: Callable[..., Pair], values: Sequence[Any], is_series: Sequence[bool]) -> list[Pair]:
    """``function`` over the elements of the series among ``values``, the other values standing for every element."""
    lengths = {len(value) for value, series in zip(values, is_series, strict=True) if series}
    if len(lengths) != 1 or lengths == {0}:
        raise SeriesLengths
    count = lengths.pop()
    columns = [value if series else [value] * count for value, series in zip(values, is_series, strict=True)]
    return [positive(*function(*row)) for row in zip(*columns, strict=True)]
