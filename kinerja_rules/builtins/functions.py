"""The functions of the formula language, each in one record.

Every function works on (numerator, denominator) pairs with positive denominators; those that reduce take the elements
of a series and single values alike.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import reduce
from math import prod

from kinerja_rules.builtins.roots import geometric_mean, natural_logarithm, root
from kinerja_rules.numbers import HALF_UP, Interval, Pair
from kinerja_rules.registry import Function


def _total(values: Sequence[Pair]) -> Pair:
    if all(den == 1 for _, den in values):
        return sum(num for num, _ in values), 1
    common = prod({den for _, den in values})
    return sum(num * (common // den) for num, den in values), common


def _mean(values: Sequence[Pair]) -> Pair:
    num, den = _total(values)
    return num, den * len(values)


def _less(left: Pair, right: Pair) -> bool:
    return left[0] * right[1] < right[0] * left[1]


def _least(values: Sequence[Pair]) -> Pair:
    return reduce(lambda best, value: value if _less(value, best) else best, values)


def _greatest(values: Sequence[Pair]) -> Pair:
    return reduce(lambda best, value: value if _less(best, value) else best, values)


def _median(values: Sequence[Pair]) -> Pair:
    ordered = list(values)
    ordered.sort(key=_by_value(ordered))
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else _mean(ordered[middle - 1 : middle + 1])


def _by_value(values: Sequence[Pair]) -> Callable[[Pair], int]:
    common = prod({den for _, den in values})
    return lambda value: value[0] * (common // value[1])


def _count(values: Sequence[Pair]) -> Pair:
    return len(values), 1


def _last(values: Sequence[Pair]) -> Pair:
    return values[-1]


def _absolute(values: Sequence[Pair]) -> Pair:
    return abs(values[0][0]), values[0][1]


def _rounded(values: Sequence[Pair]) -> Pair:
    """Half up, at the digits of the second argument (0 without one)."""
    num, den = values[0]
    digits = _whole(values[1]) if len(values) > 1 else 0
    if abs(digits) > 100:
        raise ArithmeticError("digits")
    units = HALF_UP.round_units(num, den, digits)
    return (units, 10**digits) if digits >= 0 else (units * 10**-digits, 1)


def _clamped(values: Sequence[Pair]) -> Pair:
    """The value, not under the second and not over the third argument."""
    value, low, high = values
    if _less(high, low):
        raise ArithmeticError("bounds")
    return _least((_greatest((value, low)), high))


def _whole(value: Pair) -> int:
    if value[0] % value[1]:
        raise ArithmeticError("whole")
    return value[0] // value[1]


def _interval_sum(values: Sequence[Interval]) -> Interval:
    return reduce(Interval.add, values)


def _interval_mean(values: Sequence[Interval]) -> Interval:
    return _interval_sum(values).div(Interval.point(len(values)))


def _interval_min(values: Sequence[Interval]) -> Interval:
    return reduce(Interval.minimum, values)


def _interval_max(values: Sequence[Interval]) -> Interval:
    return reduce(Interval.maximum, values)


def _interval_clamped(values: Sequence[Interval]) -> Interval:
    return values[0].maximum(values[1]).minimum(values[2])


FUNCTIONS = (
    Function(
        "jumlah",
        _total,
        1,
        None,
        "Jumlah semua nilai, atau jumlah isi sebuah deret.",
        "The sum of all values, or of the elements of a series.",
        parameters=("a", "b", "..."),
        reduces=True,
        over_intervals=_interval_sum,
    ),
    Function(
        "rata_rata",
        _mean,
        1,
        None,
        "Rata-rata hitung semua nilai, atau isi sebuah deret.",
        "The arithmetic mean of all values, or of the elements of a series.",
        parameters=("a", "b", "..."),
        reduces=True,
        over_intervals=_interval_mean,
    ),
    Function(
        "rata_rata_ukur",
        geometric_mean,
        1,
        None,
        "Rata-rata ukur: akar pangkat n dari hasil kali n nilai.",
        "The geometric mean: the n-th root of the product of n values.",
        parameters=("a", "b", "..."),
        reduces=True,
        approximate=True,
    ),
    Function(
        "min",
        _least,
        1,
        None,
        "Nilai terkecil.",
        "The least value.",
        parameters=("a", "b", "..."),
        reduces=True,
        over_intervals=_interval_min,
    ),
    Function(
        "maks",
        _greatest,
        1,
        None,
        "Nilai terbesar.",
        "The greatest value.",
        parameters=("a", "b", "..."),
        reduces=True,
        over_intervals=_interval_max,
    ),
    Function(
        "median",
        _median,
        1,
        None,
        "Nilai tengah.",
        "The middle value; of an even number of values the mean of the two middle ones.",
        parameters=("a", "b", "..."),
        reduces=True,
    ),
    Function(
        "banyak",
        _count,
        1,
        None,
        "Banyaknya nilai.",
        "How many values there are.",
        parameters=("a", "b", "..."),
        reduces=True,
        unit="none",
        over_intervals=lambda values: Interval.point(len(values)),
    ),
    Function(
        "terakhir",
        _last,
        1,
        None,
        "Nilai terakhir sebuah deret.",
        "The last value of a series.",
        parameters=("a", "b", "..."),
        reduces=True,
        over_intervals=lambda values: values[-1],
    ),
    Function(
        "abs",
        _absolute,
        1,
        1,
        "Nilai mutlak.",
        "The absolute value.",
        parameters=("a",),
        over_intervals=lambda values: values[0].absolute(),
    ),
    Function(
        "bulatkan",
        _rounded,
        1,
        2,
        "Pembulatan setengah ke atas pada banyaknya digit; tanpa digit, ke bilangan bulat.",
        "Rounds half up at a number of digits; without one, to a whole number.",
        parameters=("a", "digit"),
        units_of=(0,),
    ),
    Function(
        "batasi",
        _clamped,
        3,
        3,
        "Nilai yang dibatasi: tidak di bawah batas bawah, tidak di atas batas atas.",
        "The value, kept between a lower and an upper bound.",
        parameters=("a", "bawah", "atas"),
        over_intervals=_interval_clamped,
    ),
    Function(
        "akar",
        root,
        1,
        2,
        "Akar pangkat dua, atau akar pangkat n.",
        "The square root, or the n-th root; exact where the root is rational, else to 60 significant digits.",
        parameters=("a", "n"),
        unit="none",
        approximate=True,
    ),
    Function(
        "ln",
        natural_logarithm,
        1,
        1,
        "Logaritma alami.",
        "The natural logarithm, to 60 significant digits.",
        parameters=("a",),
        unit="none",
        approximate=True,
    ),
)
