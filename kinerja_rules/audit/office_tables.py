"""A table in a sheet of a workbook, or in a document: which part of the file it is, its headings, its rows.

Laws of this file:
1. A part that is not stated is taken only where there is but one.
2. Columns whose headings are alike, or blank, are told apart by where they stand; none is dropped.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias

from attrs import field, frozen

from kinerja_rules.audit.context import Context, did_you_mean
from kinerja_rules.errors import Diagnostic, KeyPath, Place
from kinerja_rules.files.books import Book, BookCell, column_number, letters, read_book
from kinerja_rules.files.documents import Grid, read_grids

FILE = "berkas"
MAX_BYTES = 20_000_000  # of a text that is a report or a table: a thousand pages have less than 5 MB
Line: TypeAlias = tuple[Sequence[str], Place, Sequence[Place], Sequence[BookCell | None]]
"""A row: its texts, its place, and for each column the place and the cell of a workbook."""

_RANGE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7}):\$?([A-Z]{1,3})\$?([0-9]{1,7})")
_MAX_LISTED = 12


@frozen(eq=False)
class FileTable:
    """A table of a file: the names of its columns, and its rows."""

    columns: tuple[str, ...]
    rows: Sequence[Line] = field(repr=False)
    problems: Sequence[Diagnostic] = ()


def from_book(context: Context, file: Path, data: Mapping[str, Any], path: KeyPath) -> FileTable | None:
    """The table in a sheet of a workbook; None, and the reason told, where it is not plain which. Raises FileError."""
    book = context.books.get(str(file)) or read_book(file)
    context.books[book.file] = book
    wanted = data.get("lembar")
    filled = [title for title, cells in book.sheets.items() if cells]
    if wanted is None and len(filled) != 1:
        _choose(context, path, data[FILE], "lembar", [f"`{title}`" for title in filled])
        return None
    if wanted is not None and wanted not in book.sheets:
        context.problem(
            "sheet_unknown", (*path, "lembar"), name=wanted, file=data[FILE], hint=did_you_mean(wanted, book.sheets)
        )
        return None
    sheet = filled[0] if wanted is None else wanted
    bounds = _bounds(context, data, path, book, sheet)
    if bounds is None:
        return None
    (top, left), (bottom, right) = bounds
    columns = range(left, right + 1)
    lines = [
        (row, cells)
        for row in range(top, bottom + 1)
        if any(cells := [book.cell(sheet, row, column) for column in columns])
    ]
    texts = [["" if cell is None else cell.text for cell in cells] for _, cells in lines]
    heads = _heads(context, data, path, texts)
    named = [name or f"kolom {letters(column)}" for name, column in zip(_joined(texts[:heads]), columns, strict=False)]
    names = _unlike(named or [f"kolom {letters(column)}" for column in columns], [letters(one) for one in columns])
    rows = [
        (
            line,
            Place(file=book.file, cell=f"{sheet}!{row}:{row}"),
            [Place(file=book.file, cell=f"{sheet}!{letters(column)}{row}") for column in columns],
            cells,
        )
        for (row, cells), line in zip(lines[heads:], texts[heads:], strict=True)
    ]
    return FileTable(names, rows)


def _bounds(
    context: Context, data: Mapping[str, Any], path: KeyPath, book: Book, sheet: str
) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """First and last row and column: of the stated range, else of what is filled."""
    stated = data.get("rentang")
    places = list(book.sheets[sheet])
    if not places:
        context.problem("table_part_empty", (*path, FILE), name=f"{data[FILE]} [{sheet}]")
        return None
    rows, columns = zip(*places, strict=True)
    if stated is None:
        return (min(rows), min(columns)), (max(rows), max(columns))
    match = _RANGE.fullmatch(stated.strip().upper())
    if match is None:
        context.problem("range_unreadable", (*path, "rentang"), text=stated)
        return None
    (one, two), (three, four) = match.group(1, 3), match.group(2, 4)
    left, right = sorted((column_number(one), column_number(two)))
    top, bottom = sorted((int(three), int(four)))
    return (top, left), (min(bottom, max(rows)), min(right, max(*columns, left)))


def from_document(context: Context, file: Path, data: Mapping[str, Any], path: KeyPath) -> FileTable | None:
    """The table of a document, likewise. Raises FileError."""
    grids = read_grids(file)
    wanted = data.get("tabel_ke")
    if wanted is None and len(grids) != 1:
        _choose(context, path, data[FILE], "tabel_ke", [f"{grid.number} ({_shown(grid)})" for grid in grids])
        return None
    if wanted is not None and not 1 <= wanted <= len(grids):
        context.problem("document_table_unknown", (*path, "tabel_ke"), number=wanted, count=len(grids))
        return None
    grid = grids[0 if wanted is None else wanted - 1]
    lines = [(number, line) for number, line in enumerate(grid.rows, start=1) if any(line)]
    heads = _heads(context, data, path, [line for _, line in lines])
    width = len(lines[0][1]) if lines else 0
    named = _joined([line for _, line in lines[:heads]]) or [""] * width
    numbers = [str(number) for number in range(1, width + 1)]
    names = _unlike([name or f"kolom {number}" for name, number in zip(named, numbers, strict=True)], numbers)
    rows = [
        (line, grid.place(number), [grid.place(number, at) for at in range(1, width + 1)], [None] * width)
        for number, line in lines[heads:]
    ]
    return FileTable(names, rows)


def _shown(grid: Grid) -> str:
    heads = [text for line in grid.rows[:1] for text in line if text]
    return ", ".join(heads)[:60] or "-"


# What sheets and documents share.


def _choose(context: Context, path: KeyPath, name: str, key: str, known: Sequence[str]) -> None:
    if not known:
        context.problem("table_part_empty", (*path, FILE), name=name)
        return
    listed = "; ".join(known[:_MAX_LISTED]) + ("; ..." if len(known) > _MAX_LISTED else "")
    context.problem("table_part_needed", (*path, FILE), key=key, known=listed)


def _heads(context: Context, data: Mapping[str, Any], path: KeyPath, lines: Sequence[Sequence[str]]) -> int:
    heads: int = data.get("baris_judul", 1)
    if len(lines) <= heads:
        context.problem("table_part_empty", (*path, FILE), name=data[FILE])
    return heads


def _joined(lines: Sequence[Sequence[str]]) -> list[str]:
    """The headings of each column, from the top down."""
    return [" ".join(" ".join(texts).split()) for texts in zip(*lines, strict=True)]


def _unlike(names: Sequence[str], marks: Sequence[str]) -> tuple[str, ...]:
    """``names``, those that repeat told apart by where their column stands."""
    counts = Counter(names)
    return tuple(name if counts[name] == 1 else f"{name} ({mark})" for name, mark in zip(names, marks, strict=True))
