"""Long frames, a row for each value, to wide ones, a column for each variable."""

from __future__ import annotations

import polars as pl
from attrs import frozen

VARIABLE, VALUE, PERIOD = ("variable", "variabel"), ("value", "nilai"), ("period", "periode")
ABOUT_A_VALUE = frozenset({"status", "sumber", "source", "halaman", "page"})  # columns that tell no rows apart


@frozen
class Wide:
    """``frame`` has a row for each combination of the keys; ``variables`` are the columns of values.

    A variable of a period is a column ``tw1 name``. ``twice`` is true where a row has a variable twice.
    """

    frame: pl.DataFrame
    variables: tuple[str, ...]
    twice: pl.Series | None = None


def column_of(frame: pl.DataFrame, names: tuple[str, ...]) -> str | None:
    """The first of ``names`` that the frame has."""
    return next((name for name in names if name in frame.columns), None)


def is_long(frame: pl.DataFrame) -> bool:
    """Whether it has a column of variables and one of values."""
    return column_of(frame, VARIABLE) is not None and column_of(frame, VALUE) is not None


def keys_of(frame: pl.DataFrame) -> list[str]:
    """The columns that tell its rows apart."""
    inside = {*VARIABLE, *VALUE, *PERIOD, *ABOUT_A_VALUE}
    return [name for name in frame.columns if name not in inside]


def widened(frame: pl.DataFrame) -> Wide:
    """The values of each combination of keys side by side, in the order in which the combinations appear."""
    variable, value, period = (column_of(frame, names) for names in (VARIABLE, VALUE, PERIOD))
    assert variable is not None
    assert value is not None
    keys = keys_of(frame)
    named = frame.select(*keys, pl.col(variable).cast(pl.String).alias(VARIABLE[0]), pl.col(value).alias(VALUE[0]))
    if period is not None and frame[period].null_count() < frame.height:
        within = frame[period].cast(pl.String)
        whole = pl.concat_str(within, pl.lit(" "), pl.col(VARIABLE[0]))
        named = named.with_columns(pl.when(within.is_null()).then(pl.col(VARIABLE[0])).otherwise(whole))
    variables = tuple(named[VARIABLE[0]].drop_nulls().unique(maintain_order=True).to_list())
    aligned = _aligned(named, keys, variables)
    if aligned is not None:
        return Wide(aligned, variables)
    wide = named.pivot(on=VARIABLE[0], index=keys, values=VALUE[0], aggregate_function="first", maintain_order=True)
    counts = named.select(*keys, VARIABLE[0]).is_duplicated()
    if not counts.any():
        return Wide(wide, variables)
    doubled = named.filter(counts).select(keys).unique().with_columns(twice=pl.lit(True))
    twice = wide.join(doubled, on=keys, how="left", nulls_equal=True, maintain_order="left")["twice"].fill_null(False)
    return Wide(wide, variables, twice)


def _aligned(named: pl.DataFrame, keys: list[str], variables: tuple[str, ...]) -> pl.DataFrame | None:
    """The same where every variable has the same different keys in the same order; else None."""
    parts = [named.filter(pl.col(VARIABLE[0]) == name) for name in variables]
    if not parts or sum(part.height for part in parts) != named.height:
        return None
    first = parts[0].select(keys)
    if any(part.height != first.height or not part.select(keys).equals(first) for part in parts[1:]):
        return None
    if first.height != first.n_unique():
        return None
    return first.with_columns(part[VALUE[0]].alias(name) for part, name in zip(parts, variables, strict=True))
