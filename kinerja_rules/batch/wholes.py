"""Whole numbers of a column of rows: their bounds, proved from the columns', and the Polars expression that works them.

Laws of this file:
1. ``peak`` bounds every number on the way, so that a carrier it fits into never overflows.
2. A ``Whole`` is worked in the carrier it is asked for: Float64 (the fastest; exact below 2^53), Int64 or Int128.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import reduce
from itertools import product
from typing import TypeAlias

import polars as pl
from attrs import evolve, frozen

Carrier: TypeAlias = "type[pl.Float64 | pl.Int64 | pl.Int128]"

FLOAT64, INT64, INT128 = 2**53 - 1, 2**63 - 1, 2**127 - 1


class NotWhole(Exception):
    """No form in whole numbers that a carrier could hold."""


@frozen(eq=False)
class Whole:
    """``lo`` <= value <= ``hi``; ``key`` is the same for the same product of columns, None where that is not known."""

    lo: int
    hi: int
    peak: int
    make: Callable[[Carrier], pl.Expr]
    key: tuple[str, ...] | None = None
    cost: int = 1

    @property
    def constant(self) -> int | None:
        return self.lo if self.lo == self.hi else None

    @property
    def size(self) -> int:
        """The greatest absolute value."""
        return max(abs(self.lo), abs(self.hi))

    @property
    def may_be_zero(self) -> bool:
        return self.lo <= 0 <= self.hi


def bounded(lo: int, hi: int, parts: Sequence[Whole], make: Callable[[Carrier], pl.Expr], *, extra: int = 0) -> Whole:
    """A number made of ``parts``; raises NotWhole where even Int128 could not hold what is on the way."""
    peak = max(abs(lo), abs(hi), extra, *(part.peak for part in parts))
    if peak > INT128:
        raise NotWhole
    return Whole(lo, hi, peak, make, cost=1 + sum(part.cost for part in parts))


def carrier_of(peak: int) -> Carrier:
    """The fastest carrier that holds numbers up to ``peak``."""
    return pl.Float64 if peak <= FLOAT64 else pl.Int64 if peak <= INT64 else pl.Int128


def constant(value: int) -> Whole:
    """The same number in every row."""
    if abs(value) > INT128:
        raise NotWhole
    return Whole(value, value, abs(value), lambda carrier: pl.lit(value, dtype=carrier), (str(value),))


ZERO, ONE = constant(0), constant(1)


def column(slot: str, dtype: pl.DataType, lo: int, hi: int) -> Whole:
    """A column of whole numbers within bounds."""

    def make(carrier: Carrier) -> pl.Expr:
        return pl.col(slot) if dtype == carrier else pl.col(slot).cast(carrier)  # never narrower than its bounds

    return Whole(lo, hi, max(abs(lo), abs(hi)), make, (slot,))


def total(parts: Sequence[Whole]) -> Whole:
    """Their sum, worked pairwise so that a long sum is no deep expression."""
    fixed = sum(part.lo for part in parts if part.constant is not None)
    rest = [part for part in parts if part.constant is None]
    if fixed or not rest:
        rest.append(constant(fixed))
    return _pairwise(rest, _sum)


def _sum(left: Whole, right: Whole) -> Whole:
    return bounded(
        left.lo + right.lo,
        left.hi + right.hi,
        (left, right),
        lambda carrier: left.make(carrier) + right.make(carrier),
    )


def times(parts: Sequence[Whole]) -> Whole:
    """Their product, the constants in one."""
    fixed = reduce(lambda value, part: value * part.lo, (part for part in parts if part.constant is not None), 1)
    if not fixed:
        return ZERO
    rest = [part for part in parts if part.constant is None]
    if fixed != 1 or not rest:
        rest.append(constant(fixed))
    return _pairwise(rest, _product)


def _product(left: Whole, right: Whole) -> Whole:
    corners = [one * two for one, two in product((left.lo, left.hi), (right.lo, right.hi))]
    found = bounded(min(corners), max(corners), (left, right), lambda carrier: left.make(carrier) * right.make(carrier))
    if left.key is None or right.key is None or left.constant is not None or right.constant is not None:
        return found
    return evolve(found, key=tuple(sorted((*left.key, *right.key))))


def _pairwise(parts: Sequence[Whole], join: Callable[[Whole, Whole], Whole]) -> Whole:
    while len(parts) > 1:
        pairs = [join(*parts[at : at + 2]) for at in range(0, len(parts) - 1, 2)]
        parts = [*pairs, *parts[len(pairs) * 2 :]]
    return parts[0]


def least(parts: Sequence[Whole]) -> Whole:
    """The least of them in every row."""
    return bounded(
        min(part.lo for part in parts),
        min(part.hi for part in parts),
        parts,
        lambda carrier: pl.min_horizontal([part.make(carrier) for part in parts]),
    )


def greatest(parts: Sequence[Whole]) -> Whole:
    """The greatest of them in every row."""
    return bounded(
        max(part.lo for part in parts),
        max(part.hi for part in parts),
        parts,
        lambda carrier: pl.max_horizontal([part.make(carrier) for part in parts]),
    )


def absolute(part: Whole) -> Whole:
    """Without its sign."""
    if part.lo >= 0:
        return part
    return bounded(0 if part.may_be_zero else -part.hi, part.size, (part,), lambda carrier: part.make(carrier).abs())


def either(test: Callable[[Carrier], pl.Expr], peak: int, yes: Whole, no: Whole) -> Whole:
    """``yes`` where the test holds, else ``no``; ``peak`` bounds what the test works with."""
    return bounded(
        min(yes.lo, no.lo),
        max(yes.hi, no.hi),
        (yes, no),
        lambda carrier: pl.when(test(carrier)).then(yes.make(carrier)).otherwise(no.make(carrier)),
        extra=peak,
    )
