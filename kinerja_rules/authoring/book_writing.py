"""A pack as a workbook: sheets to fill in, with drop-downs; what has no column of its own stands in the sheet Lain."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from attrs import frozen

from kinerja_rules.authoring import layout
from kinerja_rules.authoring.book_notes import explain
from kinerja_rules.authoring.drafts import target_value
from kinerja_rules.authoring.toml_text import key_text, value_text
from kinerja_rules.files.book_saving import book_bytes

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

_ROWS = 300  # how far drop-downs reach
_UNSAFE = re.compile(r"[\x00-\x09\x0b-\x1f\x7f\ufffe\uffff]|_x[0-9A-Fa-f]{4}_")
_LONGEST = 32_000  # characters in a cell


@frozen
class Choices:
    """What the drop-downs offer."""

    directions: tuple[str, ...]
    scales: tuple[str, ...]
    units: tuple[str, ...] = layout.COMMON_UNITS


def book(
    data: Mapping[str, Any], choices: Choices, years: Sequence[int], inputs: Mapping[str, Sequence[str]] | None = None
) -> bytes:
    """The workbook of a pack, ``data`` as its file has it, with a sheet of values for each year.

    ``inputs`` are what the indicators need by their id; without it, the variables that each declares.
    """
    from openpyxl import Workbook

    made = Workbook()
    made.remove(made.active)
    desk = _Desk(data)
    _pack_sheet(made.create_sheet(layout.PACK), desk)
    _indicator_sheet(made.create_sheet(layout.INDICATORS), desk, years)
    _variable_sheet(made.create_sheet(layout.VARIABLES), desk)
    _weight_sheet(made.create_sheet(layout.WEIGHTS), desk)
    _unit_sheet(made.create_sheet(layout.UNITS), desk)
    _source_sheet(made.create_sheet(layout.SOURCES), desk)
    _scale_sheets(made.create_sheet(layout.SCALES), made.create_sheet(layout.BANDS), desk)
    for year in years:
        _value_sheet(made.create_sheet(f"{layout.VALUES} {year}"), _inputs(data) if inputs is None else inputs, year)
    _rows(made.create_sheet(layout.OTHER), ("kunci", "nilai"), desk.left())
    _choice_sheet(made.create_sheet(layout.CHOICES), choices)
    _drop_downs(made[layout.INDICATORS], choices)
    explain(made)
    return book_bytes(made)


class _Desk:
    """The pack, and what of it stands in a cell already."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.data = data
        self.placed: set[tuple[str, ...]] = set()

    def at(self, *path: str) -> Any:
        """What stands at a path; None where nothing does."""
        table: Any = self.data
        for key in path:
            if not isinstance(table, Mapping) or key not in table:
                return None
            table = table[key]
        return table

    def names(self, *path: str) -> list[str]:
        """The keys of the table at a path."""
        table = self.at(*path)
        return list(table) if isinstance(table, Mapping) else []

    def cell(self, path: Sequence[str], kind: layout.Kind) -> Any:
        """What a cell holds for the value at a path; None where it has none, or where no cell can hold it."""
        found = self.at(*path)
        value = None if found is None else _cell_value(found, kind)
        if value is not None:
            self.placed.add(tuple(path))
        return value

    def left(self) -> list[tuple[str, str]]:
        """Every key that stands in no cell, with its value as TOML."""
        return list(self._left(self.data, ()))

    def _left(self, table: Mapping[str, Any], path: tuple[str, ...]) -> Iterator[tuple[str, str]]:
        for key, value in table.items():
            at = (*path, key)
            if at in self.placed:
                continue
            if isinstance(value, Mapping) and value:
                yield from self._left(value, at)
            else:
                yield ".".join(map(key_text, at)), value_text(value)


def _pack_sheet(sheet: Worksheet, desk: _Desk) -> None:
    _rows(sheet, ("kunci", "nilai"), [(key, desk.cell(key.split("."), kind)) for key, kind in layout.PACK_KEYS.items()])
    sheet.column_dimensions["A"].width = 30
    sheet.column_dimensions["B"].width = 60


def _indicator_sheet(sheet: Worksheet, desk: _Desk, years: Sequence[int]) -> None:
    names = desk.names("indikator")
    targets = list(dict.fromkeys(f"target.{path}" for name in names for path in _target_paths(desk, name)))
    targets = targets or [f"target.{year}" for year in years]
    rows = []
    for name in names:
        row: list[Any] = [name]
        row += [desk.cell(("indikator", name, key), kind) for key, kind in layout.INDICATOR_COLUMNS.items()]
        row += [desk.cell(("indikator", name, *key.split(".")), "figure") for key in targets]
        rows.append(row)
    _rows(sheet, ("id", *layout.INDICATOR_COLUMNS, *targets), rows)
    sheet.freeze_panes = "C2"


def _target_paths(desk: _Desk, indicator: str) -> Iterator[str]:
    for key in desk.names("indikator", indicator, "target"):
        if key.isdigit():
            yield key
        elif re.fullmatch(r"[A-Za-z0-9_-]+", key):
            years = desk.names("indikator", indicator, "target", key)
            yield from (f"{key}.{year}" for year in years if re.fullmatch(r"\d{4}", year))


def _variable_sheet(sheet: Worksheet, desk: _Desk) -> None:
    rows = []
    homes = [("", ("variabel",)), *((name, ("indikator", name, "variabel")) for name in desk.names("indikator"))]
    for home, path in homes:
        for name in desk.names(*path):
            row = [home or None, name]
            row += [desk.cell((*path, name, key), kind) for key, kind in layout.VARIABLE_COLUMNS.items()]
            rows.append(row)
            if not desk.at(*path, name):
                desk.placed.add((*path, name))
    _rows(sheet, ("indikator", "variabel", *layout.VARIABLE_COLUMNS), rows)


def _weight_sheet(sheet: Worksheet, desk: _Desk) -> None:
    rows = [
        (name, part, desk.cell(("indikator", name, "bobot", part), "figure"))
        for name in desk.names("indikator")
        for part in desk.names("indikator", name, "bobot")
    ]
    _rows(sheet, ("indikator", "unsur", "bobot"), [row for row in rows if row[2] is not None])


def _unit_sheet(sheet: Worksheet, desk: _Desk) -> None:
    rows: list[tuple[str, str | None]] = []
    for unit in filter(_safe, desk.names("satuan")):
        meaning = desk.at("satuan", unit)
        if meaning == "cacah":
            rows.append((unit, None))
            desk.placed.add(("satuan", unit))
        elif desk.names("satuan", unit) == ["sama_dengan"]:
            same = desk.cell(("satuan", unit, "sama_dengan"), "text")
            rows += [(unit, same)] if same is not None else []
    _rows(sheet, ("satuan", "sama_dengan"), rows)


def _source_sheet(sheet: Worksheet, desk: _Desk) -> None:
    rows = _table_rows(desk.at("sumber") or (), layout.SOURCE_COLUMNS)
    if rows:
        desk.placed.add(("sumber",))
    _rows(sheet, tuple(layout.SOURCE_COLUMNS), rows)


def _scale_sheets(scales: Worksheet, bands: Worksheet, desk: _Desk) -> None:
    rows, band_rows = [], []
    for name in filter(_safe, desk.names("skala")):
        row = [desk.cell(("skala", name, *key.split(".")), kind) for key, kind in layout.SCALE_COLUMNS.items()]
        rows += [[name, *row]] if any(value is not None for value in row) else []
        found = _table_rows(desk.at("skala", name, "kelas") or (), layout.BAND_COLUMNS)
        if found:
            band_rows += [[name, *cells] for cells in found]
            desk.placed.add(("skala", name, "kelas"))
    _rows(scales, ("skala", *layout.SCALE_COLUMNS), rows)
    _rows(bands, ("skala", *layout.BAND_COLUMNS), band_rows)
    for key, words in layout.SCALE_CHOICES.items():
        _offer(scales, ["skala", *layout.SCALE_COLUMNS].index(key) + 1, f'"{",".join(words)}"')


def _table_rows(tables: Sequence[Mapping[str, Any]], columns: Mapping[str, layout.Kind]) -> list[list[Any]]:
    """The cells of a list of tables; none where one of them has what no cell can hold."""
    rows: list[list[Any]] = []
    for one in tables:
        cells = {key: _cell_value(value, columns.get(key, "text")) for key, value in one.items()}
        if not cells or not cells.keys() <= columns.keys() or None in cells.values():
            return []
        rows.append([cells.get(key) for key in columns])
    return rows


def _inputs(data: Mapping[str, Any]) -> dict[str, list[str]]:
    return {name: list(one.get("variabel", {})) for name, one in data.get("indikator", {}).items()}


def _value_sheet(sheet: Worksheet, inputs: Mapping[str, Sequence[str]], year: int) -> None:
    rows = [(name, variable, year) for name, variables in inputs.items() for variable in variables]
    _rows(sheet, layout.VALUE_COLUMNS, rows)


def _choice_sheet(sheet: Worksheet, choices: Choices) -> None:
    columns = (choices.directions, choices.units, choices.scales)
    rows = [
        [column[number] if number < len(column) else None for column in columns]
        for number in range(max(map(len, columns)))
    ]
    _rows(sheet, ("arah", "satuan", "skala"), rows)


def _drop_downs(sheet: Worksheet, choices: Choices) -> None:
    columns = ["id", *layout.INDICATOR_COLUMNS]
    offered = {"arah": ("A", choices.directions), "satuan": ("B", choices.units), "skala": ("C", choices.scales)}
    for key, (letter, words) in offered.items():
        if words:
            _offer(sheet, columns.index(key) + 1, f"{layout.CHOICES}!${letter}$2:${letter}${len(words) + 1}")


def _offer(sheet: Worksheet, column: int, words: str) -> None:
    """A drop-down in a column; ``words`` as Excel writes a list."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    rule = DataValidation(type="list", formula1=words, allow_blank=True)
    rule.errorStyle = "warning"  # another word may be right: the pack's own direction, scale, unit
    at = get_column_letter(column)
    rule.add(f"{at}2:{at}{_ROWS}")
    sheet.add_data_validation(rule)


def _rows(sheet: Worksheet, header: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    for column, title in enumerate(header, 1):
        sheet.cell(1, column, title).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(column)].width = 22
    sheet.freeze_panes = "A2"
    for number, row in enumerate(rows, 2):
        for column, value in enumerate(row, 1):
            if value is not None:
                _fill(sheet.cell(number, column), value)


def _fill(cell: Cell, value: Any) -> None:
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"  # a text that begins with = is no formula
        cell.number_format = "@"
    elif isinstance(value, datetime.date):
        cell.number_format = "yyyy-mm-dd"


def _safe(text: str) -> bool:
    return bool(text.strip()) and _UNSAFE.search(text) is None and len(text) <= _LONGEST


def _cell_value(value: Any, kind: layout.Kind) -> Any:
    """What a cell of this kind holds for a value; None where it would not be read back as the same value."""
    if isinstance(value, bool):
        return None
    if kind == "date":
        return value if isinstance(value, datetime.date) else None
    if isinstance(value, int):
        return value if kind in ("figure", "integer") and abs(value) < 10**15 else None
    if kind == "list" and isinstance(value, list):
        parts = [each for each in value if isinstance(each, str) and "|" not in each and each == each.strip() and each]
        joined = layout.BETWEEN.join(parts)
        return joined if parts and len(parts) == len(value) and _safe(joined) else None
    if kind == "figure" and isinstance(value, Mapping) and list(value) == ["bawah", "atas"]:
        joined = f"{value['bawah']} s/d {value['atas']}"
        return joined if target_value(joined) == value else None
    if kind in ("text", "figure") and isinstance(value, str) and _safe(value):
        return value if kind == "text" or target_value(value) == value else None
    return None
