"""A plain tree over prepared columns -> its value in units of 10^-digits, for every row, exactly.

The ways, the first that the columns' bounds prove:

``float``   whole numbers below 2^50, one float division, which rounds as exactly
``int64``   whole numbers and an integer division in Int64
``bounds``  float64 with a bound of its error; a row whose bound reaches a tie is undecided
``int128``  whole numbers in Int128; also for what ``bounds`` leaves undecided
``scalar``  the compiled function, row by row; also for what is then still undecided

Laws of this file:
1. Every way gives what the scalar path gives; a row is null exactly where the formula has no value, or one beyond
   38 digits.
2. ``recomputed`` counts the rows that a way left undecided and another one worked again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, TypeAlias

import polars as pl
from attrs import define, frozen

from kinerja_rules.batch import integers, wholes
from kinerja_rules.batch.columns import Column, Prepared
from kinerja_rules.batch.quotients import Quotients, Site
from kinerja_rules.batch.reals import LAST_PLACE, NotReal, Reals
from kinerja_rules.batch.wholes import Carrier, NotWhole, Whole
from kinerja_rules.compiler import SeriesOutside, compile_pairs
from kinerja_rules.grammar import ast
from kinerja_rules.numbers import HALF_EVEN, HALF_UP, Rounding
from kinerja_rules.registry import Function

Way: TypeAlias = Literal["float", "int64", "bounds", "int128", "scalar"]

MAX_UNITS = 10**38 - 1
_MAX_NODES = 400
_CONSTANT_BOUND = 0.001  # in units: a bound of the error this small need not be worked row by row
_MAX_DIGITS = 22  # powers of ten that a float holds exactly


@define
class Worked:
    """Units (Int64 or Int128; null where there is no value), and how they were found."""

    units: pl.Series
    way: Way
    recomputed: int = 0
    sites: Sequence[Site] | None = None  # the divisors that may be zero; None: not known


@frozen
class Task:
    """What is worked: a plain tree over ``names``, rounded."""

    tree: ast.Node
    names: tuple[str, ...]
    functions: Mapping[str, Function]
    rounding: Rounding
    digits: int


def work(task: Task, prepared: Prepared) -> Worked:
    """Every row of ``prepared``; a row with a null or odd input is null."""
    frame = prepared.frame
    keep = _complete(prepared)
    if keep is not None:
        prepared = prepared.rows(keep)
    found = _worked(task, prepared) if prepared.frame.height else Worked(_nulls(0), "float")
    if keep is not None:
        found.units = spread(found.units, keep)
    assert len(found.units) == frame.height
    return found


def spread(values: pl.Series, keep: pl.Series) -> pl.Series:
    """The values at the rows where ``keep`` is true, null elsewhere."""
    place = keep.cum_sum().cast(pl.Int64) - 1
    return values.gather(place.set(~keep, None)) if len(values) else _nulls(len(keep)).cast(values.dtype)


def _complete(prepared: Prepared) -> pl.Series | None:
    """Which rows have every input; None where all have."""
    names = [name for name in prepared.frame.columns if prepared.frame[name].null_count()]
    keep = prepared.frame.select(pl.all_horizontal(pl.col(names).is_not_null())).to_series() if names else None
    if prepared.odd is not None:
        keep = ~prepared.odd if keep is None else keep & ~prepared.odd
    return keep


def _nulls(height: int) -> pl.Series:
    return pl.Series([None] * height, dtype=pl.Int64)


# -- the ways


def _worked(task: Task, prepared: Prepared) -> Worked:
    way = _chosen(task, prepared)
    return _scalar(task, prepared) if way is None else way.run(task, prepared)


def _where_defined(sites: Sequence[Site], value: pl.Expr) -> pl.Expr:
    """Null where a divisor is zero."""
    if not sites:
        return value
    failing = [site.fails(wholes.carrier_of(site.peak)) for site in sites]
    return pl.when(~(pl.any_horizontal(failing) if len(failing) > 1 else failing[0])).then(value)


@frozen(eq=False)
class _Exact:
    """A way in whole numbers."""

    name: Way
    num: Whole
    den: Whole
    sites: list[Site]

    def run(self, task: Task, prepared: Prepared) -> Worked:
        frame = prepared.frame
        # one row alone: Polars would divide by its reciprocal
        if self.name == "float" and frame.height > 1:
            num, den = self.num.make(pl.Float64), self.den.make(pl.Float64)
            if self.den.constant is not None:
                frame = frame.with_columns(pl.repeat(float(self.den.lo), frame.height, eager=True).alias("den"))
                den = pl.col("den")
            positive = self.num.lo >= 0 and self.den.lo >= 0
            value = integers.divided(_where_defined(self.sites, num), den, task.rounding, positive=positive)
            units = frame.select(units=value)["units"]
        else:
            whole = integers.rounded(self.num, self.den, task.rounding)
            carrier: Carrier = pl.Int64 if whole.peak <= wholes.INT64 else pl.Int128
            units = frame.select(units=_where_defined(self.sites, whole.make(carrier)))["units"]
        if len(units) != frame.height:  # a constant
            units = units.new_from_index(0, frame.height)
        if units.dtype == pl.Int128:
            units = units.set((units > MAX_UNITS) | (units < -MAX_UNITS), None)
        return Worked(units, self.name, sites=self.sites)

    @property
    def cost(self) -> int:
        return self.num.cost + self.den.cost


@frozen(eq=False)
class _Bounds:
    """The way in floats with a bound of the error."""

    value: pl.Expr
    error: pl.Expr | float
    sites: list[Site]
    name: Way = "bounds"

    def run(self, task: Task, prepared: Prepared) -> Worked:
        value = pl.col("value")
        if task.rounding in (HALF_UP, HALF_EVEN):
            distance = (value - value.floor() - 0.5).abs()
        else:
            distance = (value - value.round(0)).abs()
        large = value.abs() >= float(2**51)
        found = (
            prepared.frame.select(value=_where_defined(self.sites, self.value))
            .with_columns(units=integers.of_floats(pl.when(~large).then(value), task.rounding))
            .with_columns(undecided=((distance <= self.error) | large).fill_null(False))
        )
        units, undecided = found["units"], found["undecided"]
        missed = int(undecided.sum())
        if missed:
            again = _again(task, prepared.rows(undecided))
            if again.dtype != units.dtype:
                units = units.cast(again.dtype)
            units = units.scatter(undecided.arg_true(), again)
        return Worked(units, self.name, missed, self.sites)


def _chosen(task: Task, prepared: Prepared) -> _Exact | _Bounds | None:
    size = sum(1 for _ in ast.walk(task.tree))
    if task.rounding not in integers.KNOWN or not prepared.columns or size > _MAX_NODES:
        return None
    exact = _exact(task, prepared.columns)
    if exact is not None and (exact.den.constant is not None or (exact.name != "int128" and exact.cost <= 2 * size)):
        return exact
    return _bounds(task, prepared.columns) or exact


def _exact(task: Task, columns: Mapping[str, Column]) -> _Exact | None:
    quotients = Quotients(columns, task.functions)
    try:
        num, den = quotients.value(task.tree).scaled(task.digits)
        peak = integers.rounded(num, den, task.rounding).peak
    except NotWhole:
        return None
    name: Way = "int64" if peak <= wholes.INT64 else "int128"
    if den.constant != 1 and num.constant is None and max(num.peak, den.peak) < integers.EXACT_FLOAT:
        name = "float"
    return _Exact(name, num, den, quotients.sites)


def _bounds(task: Task, columns: Mapping[str, Column]) -> _Bounds | None:
    if not 0 <= task.digits <= _MAX_DIGITS:
        return None
    reals = Reals(columns, task.functions)
    try:
        real = reals.value(task.tree)
    except NotReal:
        return None
    ten = float(10**task.digits)
    fixed = real.error * ten * 2 + real.size * ten * 4 * LAST_PLACE
    relative = 2 * real.relative + 4 * LAST_PLACE
    error = fixed if fixed < _CONSTANT_BOUND or relative == float("inf") else pl.col("value").abs() * relative
    return _Bounds(real.expr * ten, error, reals.sites)


# -- again


def _again(task: Task, prepared: Prepared) -> pl.Series:
    exact = _exact(task, {name: _bounded(column, prepared) for name, column in prepared.columns.items()})
    return exact.run(task, prepared).units if exact is not None else _scalar(task, prepared).units


def _bounded(column: Column, prepared: Prepared) -> Column:
    """The column with its bounds among these rows."""
    values = prepared.frame[column.slot]
    lo, hi = values.min(), values.max()
    return Column(column.slot, column.dtype, column.scale, lo, hi, column.floats)  # type: ignore[arg-type]  # numbers


def _scalar(task: Task, prepared: Prepared) -> Worked:
    """Row by row, by the function that every other path is held to."""
    columns = [prepared.columns[name] for name in task.names]
    height = prepared.frame.height
    try:
        function = compile_pairs(task.tree, task.names, task.functions)
    except SeriesOutside:
        return Worked(_nulls(height), "scalar")
    units: list[int | None] = []
    rows = prepared.frame.select([column.slot for column in columns]).iter_rows() if columns else [()] * height
    for row in rows:
        try:
            num, den = function(*(column.pair(value) for column, value in zip(columns, row, strict=True)))
            found = task.rounding.round_units(num, den, task.digits) if den else None
        except ArithmeticError:
            found = None
        units.append(found if found is not None and abs(found) <= MAX_UNITS else None)
    wide = any(unit is not None and abs(unit) > wholes.INT64 for unit in units)
    return Worked(pl.Series(units, dtype=pl.Int128 if wide else pl.Int64), "scalar")
