"""What the formula of an indicator is worked from: its inputs, its constants, its targets."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import polars as pl
from attrs import evolve

from kinerja_rules.batch.columns import Column, Prepared, ReadText, prepare
from kinerja_rules.batch.formulas import task_of
from kinerja_rules.batch.kernel import Task
from kinerja_rules.check import lower
from kinerja_rules.grammar import ast
from kinerja_rules.numbers import Figure, Fraction, Pair, UnitKind, rational
from kinerja_rules.policy import PERIODS, Direction, Indicator, Target, read_input

REALISED, TARGET = "realisasi", "target"
BASE = ast.Name(REALISED)


def inputs_of(indicator: Indicator, names: tuple[str, ...], raw: pl.DataFrame) -> tuple[Prepared, Task | None]:
    """The formula's inputs, and what is to be worked; None where no row can be worked in columns."""
    formula, rounding = indicator.formula, indicator.rounding
    assert rounding is not None
    constants = {
        name: variable.constant
        for name in names
        if (variable := indicator.variables.get(name)) is not None and variable.constant is not None
    }
    readers: dict[str, ReadText] = {}
    for name in names:
        variable = indicator.variables.get(name.partition("[")[0])
        kind = indicator.unit_kind if formula is None else variable.unit_kind if variable is not None else None
        if name not in constants or name in raw.columns:
            readers[name] = reader(kind)
    inputs = prepare(raw, readers)
    for name, constant in constants.items():
        if name in readers:
            set_apart(inputs, _differs(inputs, name, constant))
            del inputs.columns[name]
    for name in raw.columns:
        if name and name not in names:
            set_apart(inputs, raw[name].is_not_null())
    if formula is None:
        tree: ast.Node = BASE
        task = Task(tree, names, {}, rounding.mode, rounding.digits)
    else:
        made = task_of(formula, inputs, rounding.mode, rounding.digits)
        if made is None:
            set_apart(inputs, pl.repeat(True, raw.height, eager=True))
            return inputs, None
        task = evolve(
            made,
            tree=ast.transform(made.tree, lambda node: constant_for(node, constants)),
            names=tuple(name for name in names if name not in constants),
        )
    inputs.frame = inputs.frame.select([inputs.columns[name].slot for name in task.names] or pl.all())
    rolled = indicator.rollup is not None and not indicator.rollup.from_inputs
    if formula is not None and rolled and PERIODS[indicator.period]:
        return inputs, None  # the periods of a year are needed, and rows have none
    return inputs, task


def set_apart(inputs: Prepared, odd: pl.Series) -> None:
    """Leaves more rows to the engine."""
    if odd.any():
        inputs.odd = odd if inputs.odd is None else inputs.odd | odd


def reader(kind: UnitKind | None) -> ReadText:
    """Texts as the engine reads them."""

    def read(text: str) -> tuple[Pair, bool]:
        found = read_input(text, kind)
        value = found.value if isinstance(found, Figure) else rational(found)
        return (value.numerator, value.denominator), isinstance(found, Figure) and found.percent

    return read


def constant_for(node: ast.Node, constants: Mapping[str, Fraction | None]) -> ast.Node:
    """The number that stands for a name, or the node itself."""
    if isinstance(node, ast.Name):
        value = constants.get(node.key)
        if value is not None:
            return ast.Number(value, span=node.span)
    return node


def _differs(inputs: Prepared, name: str, constant: Fraction | None) -> pl.Series:
    """The rows where another value stands than the constant."""
    column = inputs.columns[name]
    units = inputs.frame[column.slot]
    assert constant is not None
    wanted = constant * Fraction(10) ** column.scale
    if wanted.denominator != 1 or column.floats:
        return units.is_not_null()
    return (units != int(wanted)).fill_null(False)


def column_of_units(slot: str, units: pl.Series, scale: int) -> Column:
    """A column of whole units with its bounds."""
    lo: Any = units.min()
    hi: Any = units.max()
    return Column(slot, units.dtype, scale, lo or 0, hi or 0)


def targets_of(
    cells: pl.Series, scale: int, years: pl.Series, planned: Mapping[int, Fraction | None]
) -> tuple[pl.Series, int]:
    """The target of every row in units: its own, else the pack's for the year."""
    exact = {year: value for year, value in planned.items() if value is not None}
    if not exact or not cells.null_count():
        return cells, scale
    wide = scale
    while any((value * 10**wide).denominator != 1 for value in exact.values()):
        wide += 1
    if cells.null_count() == len(cells) and len(years.unique()) == 1:
        return pl.repeat(int(exact[years[0]] * 10**wide), len(cells), eager=True), wide
    of_year = years.replace_strict(
        list(exact), [int(value * 10**wide) for value in exact.values()], default=None, return_dtype=pl.Int64
    )
    own = cells.cast(pl.Int64) * 10 ** (wide - scale)
    return own.zip_with(own.is_not_null(), of_year), wide


def direction_tree(direction: Direction, target: Target | None) -> ast.Node:
    """The direction's plain tree with its caps, and with the ends of a range in their places."""
    formula = direction.formula
    tree = lower(
        formula.tree, dict(formula.units), formula.registry.functions, weights_total=formula.weights_total
    ).tree
    if target is not None:
        tree = ast.transform(tree, lambda node: constant_for(node, target.inputs))
    for bound, choose in ((direction.floor, "maks"), (direction.cap, "min")):
        if bound is not None:
            tree = ast.Call(choose, (tree, ast.Number(bound)))
    return tree


def capped(direction: Direction, value: Fraction) -> Fraction:
    """The value within the direction's floor and cap."""
    if direction.floor is not None:
        value = max(value, direction.floor)
    return value if direction.cap is None else min(value, direction.cap)
