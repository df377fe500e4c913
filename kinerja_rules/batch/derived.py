"""Derived values over rows, as text: the exact number, what the pack says in its place, or why there is none.

Laws of this file:
1. A column is there for every derived value whose inputs the data may have: the columns follow from those of the data.
2. A cell is null exactly where the engine gives no derived value: one of its inputs is not known in that row.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from operator import itemgetter
from typing import Any, TypeAlias

import polars as pl
from attrs import evolve

from kinerja_rules.batch.columns import Column, Prepared, decimals_of, plain_inputs, prepare
from kinerja_rules.batch.frames import decimals
from kinerja_rules.batch.kernel import Task, work
from kinerja_rules.batch.quotients import Quotients
from kinerja_rules.batch.reasons import Asked, asked, spoken
from kinerja_rules.batch.sources import reader
from kinerja_rules.batch.wholes import NotWhole
from kinerja_rules.check import lower
from kinerja_rules.engine.derived import derive
from kinerja_rules.engine.occasion import Occasion
from kinerja_rules.engine.pipeline import standing_kind, standing_names
from kinerja_rules.engine.record import exact_text
from kinerja_rules.engine.result import DerivedValue
from kinerja_rules.formula import Formula
from kinerja_rules.grammar import ast
from kinerja_rules.numbers import HALF_UP, Fraction
from kinerja_rules.policy import DIRECTION_NAMES, Derived, Pack

_ALWAYS = (*DIRECTION_NAMES, "capaian")


def derived_of(pack: Pack, given: Collection[str]) -> tuple[str, ...]:
    """The derived values of a pack that data with these columns or variables may have."""
    constants = {
        name
        for indicator in pack.indicators.values()
        for one in (indicator, *indicator.versions)
        for name, variable in one.variables.items()
        if variable.constant is not None
    }
    known = {*_ALWAYS, *constants, *given}
    for _ in pack.derived:  # one may use another
        known |= {name for name, derived in pack.derived.items() if derived.names <= known}
    return tuple(name for name in pack.derived if name in known - {*given})


def standing(pack: Pack, frame: pl.DataFrame, used: Collection[str]) -> pl.DataFrame:
    """The columns that derived values alone need; what the formula uses, or stands for a result, is not among them."""
    return plain_inputs(frame, sorted(standing_names(pack) - {*used, *_ALWAYS} & set(frame.columns)))


def read_standing(pack: Pack, columns: pl.DataFrame) -> Prepared:
    """Their values, read as the engine reads them."""
    return prepare(columns, {name: reader(standing_kind(name, pack)) for name in columns.columns if name})


def texts(values: Mapping[str, DerivedValue], names: Collection[str], lang: str) -> tuple[str | None, ...]:
    """The cells of a row."""
    return tuple(None if name not in values else _text(values[name], lang) for name in names)


def _text(value: DerivedValue, lang: str) -> str | None:
    if value.value is not None:
        return exact_text(value.value)
    return value.said or spoken(value.reasons, lang)


def rests_on(pack: Pack, names: Collection[str]) -> set[str]:
    """The inputs of these derived values, and of those that they use."""
    used = {one for name in names for one in pack.derived[name].names}
    while more := used & pack.derived.keys():
        used = (used - more) | {one for name in more for one in pack.derived[name].names}
    return used


def apart(found: Asked, count: int) -> list[pl.Series]:
    """Answers of several cells, a series for each cell."""
    return [found.each(itemgetter(at), pl.String) for at in range(count)]


Inputs: TypeAlias = Mapping[str, tuple[Column, pl.Series]]
"""Columns of a frame by the names that derived values know, each with its units."""
Occasions: TypeAlias = tuple[pl.Series, Callable[[int], Occasion]]
"""The year of every row, and the occasion of a year."""


def derived_here(
    pack: Pack, names: Collection[str], inputs: Inputs, occasions: Occasions, lang: str
) -> list[pl.Series]:
    """The cells of all rows, for derived values that rest on ``inputs`` alone."""
    return [_cells(pack, name, inputs, occasions, lang) for name in names]


def _cells(pack: Pack, name: str, inputs: Inputs, occasions: Occasions, lang: str) -> pl.Series:
    derived, (years, of) = pack.derived[name], occasions
    cells: pl.Series = pl.repeat(None, len(years), dtype=pl.String, eager=True)
    lasting = all(of(year).holds(derived.validity) for year in years.unique())
    if lasting and derived.names and derived.names <= inputs.keys():
        cells = _in_columns(derived, inputs)
    used = {one: inputs[one] for one in sorted(rests_on(pack, [name]))}
    keys = pl.DataFrame({"the year": years, **{one: units for one, (_, units) in used.items()}})
    places = keys.select(pl.all_horizontal(pl.all().is_not_null())).to_series() & cells.is_null()

    def ask(place: int) -> str | None:
        known = {one: Fraction(*column.pair(units[place])) for one, (column, units) in used.items()}
        return texts(derive(pack, known, of(years[place])), (name,), lang)[0]

    found = asked(places.arg_true(), keys.filter(places), ask)
    return cells.scatter(found.places, found.each(lambda cell: cell, pl.String)) if len(found.places) else cells


def _in_columns(derived: Derived, inputs: Inputs) -> pl.Series:
    """Without the rows, or all of them, that have no decimal to be worked in columns."""
    used = {name: one for name, one in inputs.items() if name in derived.names}
    columns = {name: _bounded(name, *one) for name, one in used.items()}
    prepared = Prepared(pl.DataFrame({name: units for name, (_, units) in used.items()}), columns)
    value = _worked(derived.formula, prepared)
    if value is None or derived.condition is None:
        return value if value is not None else pl.repeat(None, prepared.frame.height, dtype=pl.String, eager=True)
    holding = _worked(derived.condition, prepared)
    said = pl.lit(derived.otherwise, dtype=pl.String)
    cells = pl.DataFrame({"value": value, "holds": holding}, schema={"value": pl.String, "holds": pl.String})
    chosen = pl.when(pl.col("holds") == "1").then("value").when(pl.col("holds") == "0").then(said)
    return cells.select(chosen).to_series()


def _bounded(slot: str, column: Column, units: pl.Series) -> Column:
    lo: Any = units.min()
    hi: Any = units.max()
    return evolve(column, slot=slot, dtype=units.dtype, lo=lo or 0, hi=hi or 0)


def _worked(formula: Formula, prepared: Prepared) -> pl.Series | None:
    """The exact decimals of a formula without a division by an input; a condition is 1 where it holds."""
    registry = formula.registry
    lowered = lower(formula.tree, dict(formula.units), registry.functions, weights_total=formula.weights_total)
    tree = lowered.tree
    if isinstance(tree, ast.Compare | ast.Logic | ast.Not):
        tree = ast.Call("jika", (tree, ast.Number(Fraction(1)), ast.Number(Fraction(0))))
    quotients = Quotients(prepared.columns, registry.functions)
    try:
        quotient = quotients.value(tree)
    except NotWhole:
        return None
    digits = decimals_of(quotient.factor)
    if digits is None or quotients.sites or quotient.den.constant != 1:
        return None
    units = work(Task(tree, tuple(prepared.columns), registry.functions, HALF_UP, digits), prepared).units
    text: pl.Series = decimals(units, digits, digits).cast(pl.String)
    if digits:
        text = text.str.strip_chars_end("0").str.strip_suffix(".")
    return text
