"""Roundings of num/den to whole numbers, as Polars expressions over whole numbers.

``rounded`` divides integers. ``divided`` divides floats, and rounds as exactly: for whole numbers below 2^50 a quotient
that is no whole or half number is at least 1/(2 den) away from one, which is more than the errors of the division and
of adding a half, together less than (|num/den| + 1) × 2^-52; and one that is divides without error.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import polars as pl

from kinerja_rules.batch import wholes
from kinerja_rules.batch.wholes import Carrier, NotWhole, Whole
from kinerja_rules.numbers import HALF_EVEN, HALF_UP, TRUNCATE, UP, Rounding

EXACT_FLOAT = 2**50


def _half_up(num: pl.Expr, den: pl.Expr) -> pl.Expr:
    return (num * 2 + den) // (den * 2)


def _half_even(num: pl.Expr, den: pl.Expr) -> pl.Expr:
    unit = num // den
    twice = (num - unit * den) * 2
    return unit + ((twice > den) | ((twice == den) & (unit % 2 == 1))).cast(pl.Int64)


def _truncate(num: pl.Expr, den: pl.Expr) -> pl.Expr:
    return num // den


def _up(num: pl.Expr, den: pl.Expr) -> pl.Expr:
    return (num + den - 1) // den


# of num >= 0 and den > 0; each is odd, so that the sign goes before
_INTEGERS: Mapping[Rounding, Callable[[pl.Expr, pl.Expr], pl.Expr]] = {
    HALF_UP: _half_up,
    HALF_EVEN: _half_even,
    TRUNCATE: _truncate,
    UP: _up,
}

_FLOATS: Mapping[Rounding, Callable[[pl.Expr], pl.Expr]] = {
    HALF_UP: lambda value: value.round(0, mode="half_away_from_zero"),
    HALF_EVEN: lambda value: value.round(0, mode="half_to_even"),
    TRUNCATE: lambda value: value,  # so does the cast
    UP: lambda value: pl.when(value > 0).then(value.ceil()).otherwise(value.floor()),
}

KNOWN = frozenset(_INTEGERS)


def rounded(num: Whole, den: Whole, rounding: Rounding) -> Whole:
    """num/den as a whole number; den is not zero in any row that counts."""
    if den.constant == 1:
        return num
    if 2 * num.size + 2 * den.size > wholes.INT128:
        raise NotWhole
    work, most = _INTEGERS[rounding], num.size

    def make(carrier: Carrier) -> pl.Expr:
        # below 2^53 floats are the faster way to the same numerator
        inner: Carrier = pl.Int64 if carrier == pl.Float64 else carrier
        over = num.make(pl.Float64).cast(inner) if num.peak <= wholes.FLOAT64 else num.make(inner)
        under = pl.lit(den.constant, dtype=inner) if den.constant is not None else den.make(inner)
        if num.lo < 0 or den.lo < 0:
            sign = over.sign() * under.sign()
            found = work(over.abs(), under.abs()) * sign
        else:
            found = work(over, under)
        return found.cast(carrier)

    lo, hi = (-most if num.lo < 0 or den.lo < 0 else 0), most
    return wholes.bounded(lo, hi, (num, den), make, extra=2 * num.size + 2 * den.size)


def divided(num: pl.Expr, den: pl.Expr, rounding: Rounding, *, positive: bool) -> pl.Expr:
    """num/den as an Int64, by one float division of columns of whole numbers below ``EXACT_FLOAT``, exactly rounded."""
    quotient = num / den
    if positive and rounding == HALF_UP:
        return (quotient + 0.5).floor().cast(pl.Int64)
    return of_floats(quotient, rounding)


def of_floats(value: pl.Expr, rounding: Rounding) -> pl.Expr:
    """A float as an Int64."""
    return _FLOATS[rounding](value).cast(pl.Int64)
