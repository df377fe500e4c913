"""The sheets of an XLSX workbook as tables of text, each row with its number.

Laws of this file:
1. A number becomes a text that can be read in one way only, exactly; what the cell is formatted as percent is one.
2. A cell with a formula is the value that was last worked out; one without such a value is empty, and told.
3. A workbook that cannot be opened, or whose cells span too much, is a FileError.
"""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterator
from typing import Any

from kinerja_rules.errors import Diagnostic, FileError, Place
from kinerja_rules.files.archives import open_archive
from kinerja_rules.files.books import NO_WORKBOOK, bounded
from kinerja_rules.files.csv import Row, Table
from kinerja_rules.files.shown import shown
from kinerja_rules.files.text import PathLike
from kinerja_rules.numbers import indonesian, rational

_GENERAL = "General"
_THREE = 3
_MOST = 20


def read_sheets(path: PathLike) -> tuple[Table, ...]:
    """The sheets with content, in their order. Raises FileError where the workbook, or openpyxl, cannot be had."""
    name = os.fspath(path)
    try:
        from openpyxl import load_workbook
    except ModuleNotFoundError:
        raise FileError(Diagnostic("sheets_extra", {}, place=Place(file=name))) from None
    stream = open_archive(path, "sheets_unreadable")
    try:
        book = load_workbook(stream, data_only=True)
        typed = load_workbook(stream)
    except NO_WORKBOOK:
        raise FileError(Diagnostic("sheets_unreadable", {}, place=Place(file=name))) from None
    bounded(name, book.worksheets)
    return tuple(table for sheet in book.worksheets for table in _tables(name, sheet, typed[sheet.title]))


def _tables(name: str, sheet: Any, typed: Any) -> Iterator[Table]:
    rows = [(number, [_text(cell) for cell in cells]) for number, cells in enumerate(sheet.iter_rows(), start=1)]
    filled = [(number, texts) for number, texts in rows if any(texts)]
    if not filled:
        return
    (header_line, header), *rest = filled
    called = f"{name} [{sheet.title}]"
    columns: list[str] = []
    problems: list[Diagnostic] = []
    for number, column in enumerate(header, start=1):
        if column and column in columns:
            values = {"column": column, "number": number}
            problems.append(Diagnostic("csv_repeated_header", values, place=Place(file=called, line=header_line)))
        columns.append("" if column in columns else column)
    problems += [
        Diagnostic("cell_not_worked", {"value": str(cell.value)}, place=Place(called, cell=cell.coordinate))
        for cells in typed.iter_rows()
        for cell in cells
        if cell.data_type == "f" and sheet[cell.coordinate].value is None
    ]
    found = tuple(
        Row({column: text for column, text in zip(columns, texts, strict=True) if column}, number)
        for number, texts in rest
    )
    yield Table(called, tuple(filter(None, columns)), found, tuple(problems), ";", header_line)


def _text(cell: Any) -> str:
    """What a cell holds, as text: the figure that it shows, or more digits where its format hides some of them.

    A decimal of exactly three places gets a fourth, so that nobody takes its comma for a mark of thousands.
    """
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool | str | datetime.date | datetime.time):
        return str(value).strip()
    number_format = cell.number_format or _GENERAL
    found = shown(value, number_format)
    if number_format != _GENERAL and not found.hidden:
        return found.text
    percent = "%" in number_format
    exact = rational(value) * (100 if percent else 1)
    text = indonesian(exact, None, grouping=False)
    if text.endswith("..."):
        text = indonesian(exact, _MOST, grouping=False)
    if len(text.partition(",")[2]) == _THREE:
        text += "0"
    return f"{text}%" if percent else text
