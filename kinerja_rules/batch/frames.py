"""Frames in and out: Polars, Arrow, pandas; whole units to decimals."""

from __future__ import annotations

from typing import Any, TypeAlias

import polars as pl
from attrs import field, frozen

from kinerja_rules.errors import Diagnostic, EvaluationError
from kinerja_rules.numbers import Decimal, Fraction

Frame: TypeAlias = Any
"""A Polars DataFrame or LazyFrame, an Arrow table or record batch, or a pandas DataFrame."""

_SAFE = 10**38


@frozen
class Batch:
    """The rows with their results.

    ``frame`` is the frame that was given with the columns of the results; ``recomputed`` counts the rows that no fast
    way could decide and that were worked again exactly; ``ways`` counts the rows by the way they were worked.
    """

    frame: pl.DataFrame
    recomputed: int = 0
    ways: dict[str, int] = field(factory=dict, repr=False)

    @property
    def rows(self) -> int:
        return self.frame.height

    def to_arrow(self) -> Any:
        """The frame as a pyarrow Table; decimals as decimal128."""
        return self.frame.to_arrow(compat_level=pl.CompatLevel.oldest())

    def to_pandas(self) -> Any:
        """The frame as a pandas DataFrame; decimals as Python decimals."""
        return self.frame.to_pandas()


def as_polars(frame: Frame) -> pl.DataFrame:
    """Any frame as a Polars DataFrame; EvaluationError ``batch_no_frame`` for what is none."""
    if isinstance(frame, pl.DataFrame):
        return frame
    if isinstance(frame, pl.LazyFrame):
        return frame.collect()
    if type(frame).__module__.partition(".")[0] == "pandas":
        return pl.from_pandas(frame)
    if hasattr(frame, "__arrow_c_stream__") or hasattr(frame, "__arrow_c_array__"):
        found = pl.from_arrow(frame)
        if isinstance(found, pl.DataFrame):
            return found
    raise EvaluationError(Diagnostic("batch_no_frame", {"type": type(frame).__name__}))


def decimals(units: pl.Series, digits: int, scale: int) -> pl.Series:
    """Units of 10^-digits as decimals with ``scale`` places, exactly; ``scale`` >= ``digits``, and >= 0."""
    return with_decimals(units, digits, scale)["value"]


def with_decimals(units: pl.Series, digits: int, scale: int, *others: pl.Expr) -> pl.DataFrame:
    """The decimals as ``value``, and what else is worked from ``units``, side by side."""
    lo, hi = units.min(), units.max()
    size = max(abs(lo), abs(hi)) if isinstance(lo, int) and isinstance(hi, int) else 0
    data, dtype = pl.DataFrame({"units": units}), pl.Decimal(38, scale)
    if size * 10 ** (2 * scale - digits) < _SAFE and digits >= 0:
        one = Decimal(1).scaleb(-digits)
        return data.select((pl.col("units").cast(pl.Decimal(38, 0)) * pl.lit(one)).cast(dtype).alias("value"), *others)
    exact = [None if unit is None else Decimal(f"{unit}E{-digits}") for unit in units.to_list()]
    return data.select(pl.lit(pl.Series(exact, dtype=dtype)).alias("value"), *others)


def fits(units: int, digits: int, scale: int) -> bool:
    """Whether the decimals of a column hold it."""
    return abs(Fraction(units) * Fraction(10) ** (scale - digits)) < _SAFE


def refuse_taken(frame: pl.DataFrame, names: tuple[str, ...]) -> None:
    """Raises EvaluationError ``batch_column_taken`` where the frame has columns of the results' names."""
    taken = [name for name in names if name in frame.columns]
    if taken:
        raise EvaluationError(Diagnostic("batch_column_taken", {"names": ", ".join(taken)}))
