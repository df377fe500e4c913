"""Columns that follow from others of their row, the conditions under which they are filled, and totals by code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from attrs import frozen

from kinerja_rules.audit.bench import Working
from kinerja_rules.audit.cells import Cell, Cited, Input, read_given
from kinerja_rules.audit.citing import cite
from kinerja_rules.audit.context import Context, did_you_mean
from kinerja_rules.audit.rules import BrokenRule, FormulaRule, Rule, TotalRule
from kinerja_rules.audit.tables import Row, Sheet, Table
from kinerja_rules.errors import KeyPath
from kinerja_rules.formula import Formula
from kinerja_rules.policy import squashed

ROOT = "*"


@frozen
class ColumnRule:
    """The rule of a column, or of one row's cell in it; ``names`` maps the names of the formula to columns."""

    rule: Rule
    names: Mapping[str, str]
    path: KeyPath


@frozen
class ColumnRules:
    """The rules of a table's columns: of all rows, and of single rows by key and column."""

    general: Mapping[str, ColumnRule]
    special: Mapping[tuple[str, str], ColumnRule]
    conditions: Mapping[str, Formula | BrokenRule]

    def of(self, row: Row, column: str) -> ColumnRule | None:
        """The rule of a cell."""
        return self.special.get((row.key, column)) or self.general.get(column)

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that have a rule, in the order of the file."""
        return tuple(dict.fromkeys((*self.general, *(column for _, column in self.special))))


def column_rules(context: Context, table: Table) -> ColumnRules:
    """The rules that a table states for its columns; what is wrong with them is told."""
    general: dict[str, ColumnRule] = {}
    special: dict[tuple[str, str], ColumnRule] = {}
    keys = [row.key for row in table.rows]
    for name, stated in table.data.get("rumus", {}).items():
        path = (*table.path, "rumus", name)
        if isinstance(stated, str):
            if name not in table.columns:
                context.problem(
                    "unknown_column", path, name=name, place=table.place, hint=did_you_mean(name, table.columns)
                )
            else:
                general[name] = _rule(context, table, stated, path)
            continue
        if name not in keys:
            context.problem("unknown_row", path, name=name, place=table.place, hint=did_you_mean(name, keys))
            continue
        for column, text in stated.items():
            if column not in table.columns:
                hint = did_you_mean(column, table.columns)
                context.problem("unknown_column", (*path, column), name=column, place=table.place, hint=hint)
            else:
                special[name, column] = _rule(context, table, text, (*path, column))
    conditions = {
        column: context.condition(text, (*table.path, "syarat", column), table.units)
        for column, text in table.data.get("syarat", {}).items()
        if column in table.columns
    }
    return ColumnRules(general, special, conditions)


def derived(context: Context, sheet: Sheet, table: Table, row: Row, column: str, rule: ColumnRule) -> Working:
    """The working of a cell by the rule of its column: inputs are other columns, else the row's own inputs."""
    inputs: dict[str, Input] = {}
    added: Mapping[str, Any] = row.added.get("masukan", {})
    for name in rule.rule.names:
        cell = row.cells.get(rule.names.get(name, name))
        if cell is not None:
            inputs[name] = Cited(cell, cell.column in table.rounded)
        elif name in added:
            path = (*row.added_path, "masukan", name)
            value, reading = added[name], context.reading(row.added.get("gaya_angka"))
            if isinstance(value, Mapping):
                inputs[name] = cite(context, sheet.cells, value, path)
            elif not isinstance(value, list):
                inputs[name] = read_given(value, None, reading)
    cell = row.cells[column]
    return Working(cell, "derived", rule.rule, inputs, cell.title)


def _rule(context: Context, table: Table, text: str, path: KeyPath) -> ColumnRule:
    phrases = {column.casefold().replace(" ", "_"): [column] for column in table.columns if " " in column}
    style = context.reading(table.data.get("gaya_angka")).style
    units = {name: unit for name, unit in table.units.items() if unit.strip()}
    formula = context.formula(text, path, style=style, units=units, phrases=phrases)
    if isinstance(formula, BrokenRule):
        return ColumnRule(formula, {}, path)
    names = {name: column for name in formula.names if (column := _column(table, formula, name)) is not None}
    added = {name for row in table.rows for name in row.added.get("masukan", {})}
    for name in formula.names:
        if name not in names and name not in added:
            known = [column for column in table.columns if not column.startswith("_")]
            context.problem(
                "formula_names_no_column", path, name=name, place=table.place, hint=did_you_mean(name, known)
            )
    return ColumnRule(FormulaRule(formula), names, path)


def _column(table: Table, formula: Formula, name: str) -> str | None:
    if name in table.columns:
        return name
    wanted = {squashed(name), squashed(formula.phrases.get(name, name))}
    return next((column for column in table.columns if squashed(column) in wanted), None)


# Totals.


def totals(context: Context, table: Table) -> Iterator[Working]:
    """The workings of every cell that totals the rows below it, by the codes of the table."""
    stated = table.data.get("jumlah", [])
    for index, one in enumerate(stated if isinstance(stated, list) else [stated]):
        path = (*table.path, "jumlah", *((index,) if isinstance(stated, list) else ()))
        columns = [one["kolom"]] if isinstance(one["kolom"], str) else one["kolom"]
        wrong = [name for name in (*columns, one["kode"]) if name not in table.columns]
        for name in wrong:
            context.problem(
                "unknown_column", path, name=name, place=table.place, hint=did_you_mean(name, table.columns)
            )
        if one["kode"] not in wrong:
            children = _children(table, one["kode"])
            for column in columns:
                if column not in wrong:
                    yield from _of_column(table, column, children)


def _of_column(table: Table, column: str, children: Mapping[int, list[Row]]) -> Iterator[Working]:
    for number, row in enumerate(table.rows):
        cell = row.cells[column]
        parts = children.get(number, [])
        if not parts or cell.blank or table.skips(row, column, "jumlah"):
            continue
        named = named_cells([part.cells[column] for part in parts])
        inputs: dict[str, Input] = {name: Cited(part, column in table.rounded) for name, part in named.items()}
        yield Working(cell, "total", TotalRule(tuple(named)), inputs, cell.title)


def _children(table: Table, column: str) -> dict[int, list[Row]]:
    """By the position of a parent: the rows whose code has exactly one more part; ``*`` is above codes of one part."""
    codes = [_parts(row.text(column)) for row in table.rows]
    return {
        number: [
            row
            for row, other in zip(table.rows, codes, strict=True)
            if other and len(other) == len(code) + 1 and other[:-1] == code
        ]
        for number, code in enumerate(codes)
        if code is not None
    }


def _parts(code: str) -> tuple[str, ...] | None:
    """``1.1.2`` as its parts, ``*`` as none; None for a row without a code."""
    plain = code.strip().rstrip(".")
    if plain == ROOT:
        return ()
    return tuple(part.strip() for part in plain.split(".")) if plain else None


def named_cells(cells: list[Cell]) -> dict[str, Cell]:
    """The cells by the key of their row; keys that repeat are told apart by number."""
    seen: Counter[str] = Counter()
    found: dict[str, Cell] = {}
    for cell in cells:
        seen[cell.row] += 1
        found[cell.row if seen[cell.row] == 1 else f"{cell.row} ({seen[cell.row]})"] = cell
    return found
