"""What a compiled formula calls: normal form, limits, powers, element-by-element work on series."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import gcd
from typing import Any

from kinerja_rules.builtins.roots import power_bounds
from kinerja_rules.compiler.series import SeriesLengths
from kinerja_rules.numbers import Fraction, Pair
from kinerja_rules.registry import MAX_BITS, TooLarge

_SMALL = 2_048  # bits; below, reducing costs more than it saves


def positive(num: int, den: int) -> Pair:
    """The pair with a positive denominator; ZeroDivisionError where it has no value."""
    if den > 0:
        return num, den
    if den == 0:
        raise ZeroDivisionError
    return -num, -den


def as_pair(value: object) -> Pair:
    """An int or a pair as a pair with a positive denominator; TypeError for anything else."""
    if value.__class__ is int:
        assert isinstance(value, int)
        return value, 1
    if isinstance(value, tuple) and len(value) == 2:
        num, den = value
        if num.__class__ is den.__class__ is int:
            return (num, den) if den > 0 else positive(num, den)
    raise TypeError(f"an int or a (numerator, denominator) pair of ints is needed, not {value!r}")


def slim(num: int, den: int) -> Pair:
    """The pair, reduced where it has grown; TooLarge where the value has more than 4,000 digits."""
    if num.bit_length() < _SMALL and den.bit_length() < _SMALL:
        return num, den
    shared = gcd(num, den) or 1
    num, den = num // shared, den // shared
    if num.bit_length() > MAX_BITS or den.bit_length() > MAX_BITS:
        raise TooLarge
    return num, den


def measured(num: int, den: int) -> int:
    """``num``; TooLarge where num/den has more than 4,000 digits."""
    slim(num, den)
    return num


def power(num: int, den: int, exp_num: int, exp_den: int) -> Pair:
    """(num/den) ** (exp_num/exp_den); exact for whole exponents, else by the root, to 60 significant digits."""
    base, exponent = Fraction(*positive(num, den)), Fraction(*positive(exp_num, exp_den))
    result = power_bounds(base, exponent)[0]
    return result.numerator, result.denominator


def element_count(values: Sequence[Any], is_series: Sequence[bool]) -> int:
    """How many elements the series among ``values`` have; SeriesLengths where they disagree or have none."""
    lengths = {len(value) for value, series in zip(values, is_series, strict=True) if series}
    if len(lengths) != 1 or lengths == {0}:
        raise SeriesLengths
    return lengths.pop()


def each(function: Callable[..., Pair], values: Sequence[Any], is_series: Sequence[bool]) -> list[Pair]:
    """``function`` over the elements of the series among ``values``, the other values standing for every element."""
    count = element_count(values, is_series)
    columns = [value if series else [value] * count for value, series in zip(values, is_series, strict=True)]
    return [positive(*function(*row)) for row in zip(*columns, strict=True)]
