"""A plain tree in float64 with a proven bound of its error, for what whole numbers cannot hold.

Laws of this file:
1. ``absolute`` and ``relative`` bound the error of the computed value in every row, whatever the row is within the
   columns' bounds; either may be infinite.
2. Parts that can be said in whole numbers are: they enter with an error of a few last places at most.
3. Nothing overflows or underflows: bounds beyond 10^±250 raise NotReal.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import inf

import polars as pl
from attrs import define, field, frozen

from kinerja_rules.batch import wholes
from kinerja_rules.batch.columns import SMALLEST, Column
from kinerja_rules.batch.quotients import Quotients, Site, is_built_in
from kinerja_rules.batch.wholes import NotWhole
from kinerja_rules.grammar import ast
from kinerja_rules.registry import Function

LAST_PLACE = 2.0**-53
_SLACK = 1 + 2.0**-30  # covers the roundings of the bounds themselves
_LARGE, _SMALL = 1e250, 1e-250
_MAX_POWER = 16


class NotReal(Exception):
    """No useful bound of the error."""


@frozen(eq=False)
class Real:
    """A float expression; the true value lies in [lo, hi], and where it is not zero it is at least ``least``."""

    expr: pl.Expr
    lo: float
    hi: float
    least: float
    absolute: float
    relative: float

    @property
    def size(self) -> float:
        return max(abs(self.lo), abs(self.hi))

    @property
    def error(self) -> float:
        """The tighter absolute bound."""
        return min(self.absolute, self.relative * self.size) if self.size else self.absolute


def _real(expr: pl.Expr, lo: float, hi: float, least: float, absolute: float, relative: float) -> Real:
    if not (max(abs(lo), abs(hi)) < _LARGE and least > _SMALL):
        raise NotReal
    absolute, relative = absolute * _SLACK, relative * _SLACK
    if relative > 0.001:
        relative = inf
    if absolute == relative == inf:
        raise NotReal
    return Real(expr, lo, hi, least, absolute, relative)


@define
class Reals:
    """The float form of a tree over some columns; ``sites`` as in Quotients, all of them in whole numbers."""

    columns: Mapping[str, Column]
    functions: Mapping[str, Function]
    sites: list[Site] = field(factory=list)

    def value(self, node: ast.Node) -> Real:
        whole = self.whole(node)
        if whole is not None:
            return whole
        match node:
            case ast.Name():
                column = self.columns[node.key]
                size = max(abs(float(column.lo)), abs(float(column.hi)))
                return _real(pl.col(column.slot), column.lo, column.hi, SMALLEST, size * LAST_PLACE, LAST_PLACE)
            case ast.Negate(operand):
                return _scaled(self.value(operand), -1)
            case ast.Sum(terms):
                parts = [self.value(term.node) for term in terms]
                return _sum(
                    [part if t.sign == "+" else _scaled(part, -1) for part, t in zip(parts, terms, strict=True)]
                )
            case ast.Product(factors):
                return self.product(factors)
            case ast.Power(base, ast.Number(value)) if value.denominator == 1 and 1 <= value <= _MAX_POWER:
                return self.product([ast.Factor("*", base)] * int(value))
            case ast.Call():
                return self.call(node)
        raise NotReal

    def whole(self, node: ast.Node) -> Real | None:
        """A part in whole numbers that Int64 holds, as one float division."""
        inner = Quotients(self.columns, self.functions)
        try:
            quotient = inner.value(node)
            num, den = quotient.scaled(0)
        except NotWhole:
            return None
        if max(num.peak, den.peak, *(site.peak for site in inner.sites), 0) > wholes.INT64:
            return None
        if not den.size:
            raise NotReal
        self.sites += inner.sites
        return _divided(num, den)

    def product(self, factors: Sequence[ast.Factor]) -> Real:
        so_far: Real | None = None
        for factor in factors:
            value = self.value(factor.node)
            if so_far is None:
                so_far = value
            elif factor.op == "*":
                so_far = _times(so_far, value)
            else:
                so_far = self.over(so_far, value, factor.node)
        assert so_far is not None
        return so_far

    def over(self, left: Real, right: Real, node: ast.Node) -> Real:
        """A quotient; a divisor that may be zero must be one in whole numbers, where zero is known."""
        if right.lo <= 0 <= right.hi:
            inner = Quotients(self.columns, self.functions)
            try:
                divisor = inner.value(node)
            except NotWhole:
                raise NotReal from None
            if divisor.num.peak > wholes.INT64:
                raise NotReal
            self.sites.append(Site(divisor.num, None, node, ()))
        return _over(left, right)

    def call(self, node: ast.Call) -> Real:
        name = node.function
        if not is_built_in(self.functions, name) or name not in _CALLS:
            raise NotReal
        if name == "batasi" and not all(isinstance(arg, ast.Number) for arg in node.args[1:]):
            raise NotReal
        values = [self.value(arg) for arg in node.args]
        match name:
            case "jumlah":
                return _sum(values)
            case "rata_rata":
                return _times(_sum(values), _constant(1 / len(values)))
            case "min":
                return _chosen(values, least=True)
            case "maks":
                return _chosen(values, least=False)
            case "abs":
                (value,) = values
                lo = 0.0 if value.lo <= 0 <= value.hi else min(abs(value.lo), abs(value.hi))
                return Real(value.expr.abs(), lo, value.size, value.least, value.absolute, value.relative)
        value, low, high = values
        if low.lo > high.lo:
            raise NotReal
        return _chosen((_chosen((value, low), least=False), high), least=True)


_CALLS = frozenset({"jumlah", "rata_rata", "min", "maks", "abs", "batasi"})


def _constant(value: float) -> Real:
    return _real(pl.lit(value), value, value, abs(value) or 1.0, abs(value) * LAST_PLACE, LAST_PLACE)


def _divided(num: wholes.Whole, den: wholes.Whole) -> Real:
    over, under = (part.make(wholes.carrier_of(part.peak)).cast(pl.Float64) for part in (num, den))
    small = num.peak <= wholes.FLOAT64
    if den.constant is not None:
        lo, hi = sorted((num.lo / den.lo, num.hi / den.lo))
        if den.lo == 1:
            relative = 0.0 if small else LAST_PLACE
            return _real(over, lo, hi, 1.0, relative * num.size, relative)
    elif den.lo >= 0 or den.hi <= 0:
        away, near = (den.hi, max(den.lo, 1)) if den.lo >= 0 else (den.lo, min(den.hi, -1))
        ends = [one / two for one in (num.lo, num.hi) for two in (away, near)]
        lo, hi = min(ends), max(ends)
    else:
        lo, hi = -float(num.size), float(num.size)
    # each side once, the division, and Polars' reciprocal where it divides by one value
    relative = 4 * LAST_PLACE
    return _real(over / under, *_wide(lo, hi), 1 / den.size / _SLACK, max(-lo, hi) * relative, relative)


def _scaled(part: Real, sign: int) -> Real:
    lo, hi = sorted((part.lo * sign, part.hi * sign))
    return Real(part.expr * sign if sign != 1 else part.expr, lo, hi, part.least, part.absolute, part.relative)


def _sum(parts: Sequence[Real]) -> Real:
    lo, hi = sum(part.lo for part in parts), sum(part.hi for part in parts)
    steps = (len(parts) - 1) * LAST_PLACE
    absolute = sum(part.error for part in parts) + 2 * steps * sum(part.size for part in parts)
    one_sign = all(part.lo >= 0 for part in parts) or all(part.hi <= 0 for part in parts)
    relative = max(part.relative for part in parts) + 2 * steps if one_sign else inf
    least = min(part.least for part in parts) * (1 if one_sign else LAST_PLACE)
    expr = parts[0].expr
    for part in parts[1:]:
        expr = expr + part.expr
    return _real(expr, *_wide(lo, hi), least, absolute, relative)


def _times(left: Real, right: Real) -> Real:
    ends = [one * two for one in (left.lo, left.hi) for two in (right.lo, right.hi)]
    lo, hi = _wide(min(ends), max(ends))
    size = left.size * right.size
    absolute = left.size * right.error + right.size * left.error + left.error * right.error + size * LAST_PLACE
    relative = left.relative + right.relative + LAST_PLACE
    return _real(left.expr * right.expr, lo, hi, left.least * right.least / _SLACK, absolute, relative)


def _over(left: Real, right: Real) -> Real:
    if not right.size:
        raise NotReal
    clear = not right.lo <= 0 <= right.hi
    near = min(abs(right.lo), abs(right.hi)) if clear else right.least
    off = right.relative
    if off == inf:
        if not clear or right.absolute >= near / 1000:
            raise NotReal
        off = right.absolute / (near - right.absolute)
    # two roundings where Polars takes the reciprocal of one value
    off += 3 * LAST_PLACE
    size = left.size / near
    lo, hi = -size, size
    if left.lo >= 0 and right.lo >= 0:
        lo = 0.0
    absolute = left.error / near * _SLACK + size * off
    lo, hi = _wide(lo, hi)
    return _real(left.expr / right.expr, lo, hi, left.least / right.size / _SLACK, absolute, left.relative + off)


def _wide(lo: float, hi: float) -> tuple[float, float]:
    return (lo * _SLACK if lo < 0 else lo / _SLACK), (hi * _SLACK if hi > 0 else hi / _SLACK)


def _chosen(parts: Sequence[Real], *, least: bool) -> Real:
    if len(parts) == 1:
        return parts[0]
    choose = min if least else max
    expr = (pl.min_horizontal if least else pl.max_horizontal)([part.expr for part in parts])
    return _real(
        expr,
        choose(part.lo for part in parts),
        choose(part.hi for part in parts),
        min(part.least for part in parts),
        max(part.error for part in parts),
        max(part.relative for part in parts),
    )
