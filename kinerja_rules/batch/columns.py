"""Columns of a frame as inputs: whole units of a power of ten, with what could not be read put aside.

Laws of this file:
1. A unit column is exact: integers and decimals as they are, a float as the decimal of its shortest repr, a text as the
   figure that is printed.
2. A row that cannot be read so is ``odd``: the scalar path, which says why or reads it all the same, takes it.
3. A column of floats with more digits than 15 stays floats; each stands within half a last place of its decimal.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Any, TypeAlias

import polars as pl
from attrs import define, field, frozen

from kinerja_rules.batch import wholes
from kinerja_rules.batch.wholes import Whole
from kinerja_rules.errors import RulesError
from kinerja_rules.numbers import Fraction, Pair, rational

_SAMPLE = 200
_SHIFT = 1.5 * 2.0**52
_MAX_SCALE = 18
_DIGITS = 15
_FLOAT_DIGITS = 10**_DIGITS  # decimals of 15 digits and their floats stand one to one
SMALLEST, _LARGEST = 1e-60, 1e60  # floats beyond go the scalar way
_FEW = 100  # rows that may go the scalar way before a column stays floats
_PLAIN = r"^-?(0|[1-9]\d{0,14})([.,]\d{1,2})?$"  # figures that every unit and style reads alike

ReadText: TypeAlias = "Callable[[str], tuple[Pair, bool]]"
"""A text as a pair, and whether a % sign was printed; raises RulesError."""


@frozen
class Column:
    """One input: ``slot`` names its column of the prepared frame, in units of 10^-scale, or floats (``floats``)."""

    slot: str
    dtype: pl.DataType
    scale: int = 0
    lo: int | float = 0
    hi: int | float = 0
    floats: bool = False

    @cached_property
    def whole(self) -> Whole | None:
        """As whole units; None where they are floats."""
        if self.floats:
            return None
        return wholes.column(self.slot, self.dtype, int(self.lo), int(self.hi))

    def pair(self, value: Any) -> Pair:
        """The exact value of a cell."""
        exact = rational(float(value)) if self.floats else int(value) * Fraction(10) ** -self.scale
        return exact.numerator, exact.denominator


@define
class Units:
    """What a series came to: its units (or floats), the rows that were not read, and the signs met."""

    values: pl.Series
    scale: int = 0
    odd: pl.Series | None = None
    floats: bool = False
    percent: bool = False
    lo: Any = None
    hi: Any = None


@define
class Prepared:
    """The inputs of some rows, side by side; ``odd`` rows are for the scalar path."""

    frame: pl.DataFrame
    columns: dict[str, Column] = field(factory=dict)
    odd: pl.Series | None = None
    percent: frozenset[str] = frozenset()

    def rows(self, keep: pl.Series) -> Prepared:
        """Only the rows where ``keep`` is true, none of them odd."""
        return Prepared(self.frame.filter(keep), self.columns, None, self.percent)


def plain_inputs(frame: pl.DataFrame, names: Sequence[str]) -> pl.DataFrame:
    """The columns of ``names``, those that there are; Float32 as its shortest decimal, categories as text."""
    found = []
    for name in names:
        if name in frame.columns:
            series = frame[name]
            if series.dtype == pl.Float32:
                series = series.cast(pl.String).cast(pl.Float64)
            elif series.dtype in (pl.Categorical, pl.Enum):
                series = series.cast(pl.String)
            found.append(series)
    return pl.DataFrame(found) if found else pl.DataFrame({"": pl.repeat(None, frame.height, eager=True)})


def prepare(frame: pl.DataFrame, readers: Mapping[str, ReadText]) -> Prepared:
    """Every variable of ``readers`` read from the column of its name; a column that is not there is all null."""
    slots = {name: f"v{number}" for number, name in enumerate(readers)}
    found = {
        name: frame[name] if name in frame.columns else pl.Series(name, [None] * frame.height, dtype=pl.Int64)
        for name in readers
    }
    units = _floats({name: series for name, series in found.items() if series.dtype == pl.Float64})
    for name, series in found.items():
        if name not in units:
            units[name] = read_series(series, readers[name])
    bounds = _bounds({name: units[name] for name in readers if units[name].lo is None})
    parts = [units[name].values.alias(slot) for name, slot in slots.items()]
    prepared = Prepared(pl.DataFrame(parts or [pl.repeat(0, frame.height, eager=True).alias("")]))
    for name, slot in slots.items():
        one = units[name]
        lo, hi = (one.lo, one.hi) if one.lo is not None else bounds[name]
        prepared.columns[name] = Column(slot, one.values.dtype, one.scale, lo or 0, hi or 0, one.floats)
        if one.odd is not None:
            prepared.odd = one.odd if prepared.odd is None else prepared.odd | one.odd
    prepared.percent = frozenset(name for name in readers if units[name].percent)
    return prepared


def _bounds(units: Mapping[str, Units]) -> dict[str, tuple[Any, Any]]:
    """The least and greatest of each, in one pass over them all."""
    if not units:
        return {}
    both = pl.DataFrame([one.values.alias(str(at)) for at, one in enumerate(units.values())])
    row = both.select(
        *(pl.col(name).min().alias(f"lo{name}") for name in both.columns),
        *(pl.col(name).max().alias(f"hi{name}") for name in both.columns),
    ).row(0)
    return {name: (row[at], row[at + len(units)]) for at, name in enumerate(units)}


def read_series(series: pl.Series, read: ReadText) -> Units:
    """A series of any type but Float64 as units."""
    dtype = series.dtype
    if dtype == pl.Null:
        return Units(series.cast(pl.Int64))
    if dtype.is_integer():
        return Units(_narrow(series))
    if dtype.is_decimal():
        return Units(_narrow(series.to_physical()), getattr(dtype, "scale", 0) or 0)
    if dtype == pl.String:
        return _texts(series, read)
    return Units(pl.Series([None] * len(series), dtype=pl.Int64), odd=series.is_not_null())


def _narrow(series: pl.Series) -> pl.Series:
    """Int64 where the values fit, else Int128."""
    if series.dtype == pl.Int64:
        return series
    wide: pl.Series | None = None
    if series.dtype in (pl.Int128, pl.UInt64) or str(series.dtype) == "UInt128":
        lo: Any = series.min()
        hi: Any = series.max()
        if lo is not None and (lo < -wholes.INT64 or hi > wholes.INT64):
            wide = series.cast(pl.Int128)
    return series.cast(pl.Int64) if wide is None else wide


# -- floats


def _floats(columns: Mapping[str, pl.Series]) -> dict[str, Units]:
    """Each as whole units, kept as floats, if its decimals have 15 digits at most; all of them in a few passes."""
    found: dict[str, Units] = {}
    scales: dict[str, int] = {}
    for name, series in columns.items():
        if len(series) < 2:  # Polars divides by one value in another way than by a column
            found[name] = _by_value(series, _decimal_of)
            continue
        known = series.drop_nulls()
        scales[name] = max(map(_places, known.gather_every(max(1, len(known) // _SAMPLE)).to_list()), default=0)
    checked = _scaled({name: (columns[name], scale) for name, scale in scales.items() if scale <= _MAX_SCALE})
    for name, scale in scales.items():
        found[name] = checked.get(name) or _mixed(columns[name], scale)
    return found


def _places(value: float) -> int:
    """Decimals of the shortest repr; more than any scale where it has too many digits, or an exponent."""
    before, _, after = repr(value).partition(".")
    if not after:
        return 0 if before in {"nan", "inf", "-inf"} else _MAX_SCALE + 1
    if "e" in after or len(before) + len(after) > _DIGITS + 1:
        return _MAX_SCALE + 1
    return 0 if after == "0" else len(after)


def whole_units(value: pl.Expr) -> pl.Expr:
    """The nearest whole number of a float below 2^51, half to even: what lies beyond the point is lost in the sum."""
    return (value + _SHIFT) - _SHIFT


def _scaled(columns: Mapping[str, tuple[pl.Series, int]]) -> dict[str, Units]:
    """Those that are whole units throughout: up to 15 digits that divide back to the very float."""
    if not columns:
        return {}
    work = pl.DataFrame([series.alias(f"x{at}") for at, (series, _) in enumerate(columns.values())])
    many = list(enumerate(scale for _, scale in columns.values()))
    work = work.with_columns(
        *(whole_units(pl.col(f"x{at}") * _ten(scale)).alias(f"u{at}") for at, scale in many),
        *(pl.repeat(_ten(scale), work.height, eager=True).alias(f"t{scale}") for scale in {scale for _, scale in many}),
    )
    tests = []
    for at, scale in many:
        units = pl.col(f"u{at}")
        same = (units / pl.col(f"t{scale}") == pl.col(f"x{at}")) if scale else units == pl.col(f"x{at}")
        tests += [same.all().alias(f"same{at}"), units.min().alias(f"lo{at}"), units.max().alias(f"hi{at}")]
        tests.append(units.is_nan().any().alias(f"nan{at}"))
    row = work.select(tests).row(0, named=True)
    found: dict[str, Units] = {}
    for at, (name, (_, scale)) in enumerate(columns.items()):
        lo, hi = row[f"lo{at}"] or 0.0, row[f"hi{at}"] or 0.0
        if row[f"same{at}"] and not row[f"nan{at}"] and -_FLOAT_DIGITS < lo <= hi < _FLOAT_DIGITS:
            found[name] = Units(work[f"u{at}"], scale, lo=int(lo), hi=int(hi))
    return found


def _mixed(series: pl.Series, scale: int) -> Units:
    """A few rows that are no units go the scalar way; where they are many the column stays floats."""
    if scale <= _MAX_SCALE:
        ten = pl.repeat(_ten(scale), len(series), eager=True)
        units = (series * _ten(scale)).round(0)
        good = (units / ten == series) & (units.abs() < float(_FLOAT_DIGITS))
        odd = ~good & series.is_not_null()
        rest = series.filter(odd)
        wider = max(map(_places, rest.head(_SAMPLE).to_list()), default=0)
        if scale < wider <= _MAX_SCALE:
            return _scaled({"": (series, wider)}).get("") or _mixed(series, wider)
        if len(rest) <= min(_FEW, len(series) // 100):
            return Units(units.set(odd, None), scale, odd)
    size = series.abs()
    odd = ~((size == 0.0) | ((size >= SMALLEST) & (size <= _LARGEST))) & series.is_not_null()
    return Units(series.set(odd, None) if odd.any() else series, odd=odd if odd.any() else None, floats=True)


def _ten(scale: int) -> float:
    return float(10**scale)


def _decimal_of(value: float) -> tuple[Pair, bool]:
    exact = rational(value)
    return (exact.numerator, exact.denominator), False


# -- texts


def _texts(series: pl.Series, read: ReadText) -> Units:
    if series.str.contains(_PLAIN).all():
        decimals = series.str.replace(",", ".", literal=True).cast(pl.Decimal(38, 2))
        return Units(_narrow(decimals.to_physical()), 2)
    return _by_value(series, read)


def _by_value(series: pl.Series, read: Callable[[Any], tuple[Pair, bool]]) -> Units:
    """Every different value read once."""
    exact: dict[Any, Fraction] = {}
    signs: dict[Any, bool] = {}
    for value in series.drop_nulls().unique().to_list():
        try:
            pair, signs[value] = read(value)
        except RulesError:
            continue
        exact[value] = Fraction(*pair)
    percent = bool(signs) and 2 * sum(signs.values()) > len(signs)
    scale = max((places for value in exact.values() if (places := decimals_of(value)) is not None), default=0)
    units = {
        value: int(found * 10**scale)
        for value, found in exact.items()
        if signs[value] == percent and decimals_of(found) is not None and abs(found) * 10**scale <= wholes.INT128
    }
    wide = any(abs(unit) > wholes.INT64 for unit in units.values())
    dtype = pl.Int128 if wide else pl.Int64
    if not units:
        values = pl.Series([None] * len(series), dtype=dtype)
    else:
        values = series.replace_strict(
            pl.Series(list(units), dtype=series.dtype),
            pl.Series(list(units.values()), dtype=dtype),
            default=None,
            return_dtype=dtype,
        )
    odd = values.is_null() & series.is_not_null()
    return Units(values, scale, odd if odd.any() else None, percent=percent)


def decimals_of(value: Fraction) -> int | None:
    """How many decimals write it exactly; None beyond the limit."""
    for places in range(_MAX_SCALE + 1):
        if 10**places % value.denominator == 0:
            return places
    return None
