"""CSV text to rows that know their line.

Laws of this file:
1. The delimiter is what the header line uses (`;`, `,` or tab); a first line `sep=;`, as Excel writes it, decides.
2. A row with more or fewer cells than the header is told and left out, never padded or cut in silence.
3. Rows without any content are no rows.
"""

from __future__ import annotations

import csv
import os
from collections.abc import Iterator

from attrs import field, frozen

from kinerja_rules.errors import Diagnostic, Place
from kinerja_rules.files.text import PathLike, plain, read_text
from kinerja_rules.messages import Sentence

DELIMITERS = (";", "\t", ",")  # in this order where a header uses several equally often

_NAMES = {
    ";": Sentence("titik koma", "semicolons"),
    ",": Sentence("koma", "commas"),
    "\t": Sentence("tab", "tabs"),
}


@frozen
class Row:
    """The cells of one row by the name of their column, blanks round them removed, and the line it begins on."""

    cells: dict[str, str] = field(hash=False)
    line: int

    def __getitem__(self, column: str) -> str:
        return self.cells[column]


@frozen(eq=False)
class Table:
    """A table with a header: its columns in order, its rows, and what was wrong with the rest."""

    name: str | None
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    diagnostics: tuple[Diagnostic, ...]
    delimiter: str
    header_line: int = 1

    def place(self, row: Row | None = None, column: str | None = None) -> Place:
        """File and line of a row (of the header without one), with the column's name as the cell."""
        return Place(file=self.name, line=self.header_line if row is None else row.line, cell=column)


def read_table(path: PathLike) -> Table:
    """The table in the CSV file at ``path``; raises FileError where it cannot be opened or decoded."""
    return parse_table(read_text(path), os.fspath(path))


def parse_table(text: str, name: str | None = None) -> Table:
    """The table that ``text`` is; what is wrong with it is in ``diagnostics``, and nothing is raised."""
    lines = plain(text).split("\n")
    start = _first_line(lines, 0)
    stated = _stated_delimiter(lines[start]) if start < len(lines) else None
    if stated is not None:
        start = _first_line(lines, start + 1)
    if start == len(lines):
        return Table(name, (), (), (Diagnostic("csv_empty", place=Place(file=name)),), stated or DELIMITERS[0])
    return _Reader(name, lines, stated or _delimiter(lines[start])).table(start)


class _Reader:
    def __init__(self, name: str | None, lines: list[str], delimiter: str) -> None:
        self.name = name
        self.lines = lines
        self.delimiter = delimiter
        self.problems: list[Diagnostic] = []

    def table(self, start: int) -> Table:
        records = self._records(start)
        line, header = next(records, (start + 1, []))  # a header may be unreadable
        columns = self._columns([cell.strip() for cell in header], line)
        rows = []
        for number, cells in records:
            row = self._row(columns, [cell.strip() for cell in cells], number)
            if row is not None:
                rows.append(row)
        names = tuple(column for column in columns if column)
        return Table(self.name, names, tuple(rows), tuple(self.problems), self.delimiter, line)

    def _columns(self, header: list[str], line: int) -> list[str]:
        while header and not header[-1]:
            header.pop()  # Excel pads the header to the width of the sheet
        for number, column in enumerate(header, start=1):
            if not column:
                self._tell("csv_empty_header", line, number=number)
            elif column in header[: number - 1]:
                self._tell("csv_repeated_header", line, column=column, number=number)
        return ["" if column in header[:number] else column for number, column in enumerate(header)]

    def _row(self, columns: list[str], cells: list[str], line: int) -> Row | None:
        if not any(cells):
            return None
        while len(cells) > len(columns) and not cells[-1]:
            cells.pop()
        if len(cells) != len(columns):
            code = "csv_too_many_cells" if len(cells) > len(columns) else "csv_too_few_cells"
            delimiter = _NAMES[self.delimiter]
            self._tell(code, line, count=len(cells), columns=len(columns), delimiter=delimiter)
            return None
        return Row({column: cell for column, cell in zip(columns, cells, strict=True) if column}, line)

    def _records(self, start: int) -> Iterator[tuple[int, list[str]]]:
        """Each record with the number of its first line; after one that cannot be read, the next line begins anew."""
        while start < len(self.lines):
            source = (f"{line}\n" for line in self.lines[start:])
            reader = csv.reader(source, delimiter=self.delimiter, strict=True)
            first = start
            try:
                for cells in reader:
                    yield first + 1, cells
                    first = start + reader.line_num
                start = len(self.lines)
            except csv.Error:
                text = self.lines[first]
                code = "csv_cell_too_long" if len(text) > csv.field_size_limit() else "csv_quotes"
                self._tell(code, first + 1)
                start = first + 1

    def _tell(self, code: str, line: int, **values: object) -> None:
        self.problems.append(Diagnostic(code, values, place=Place(file=self.name, line=line)))


def _first_line(lines: list[str], start: int) -> int:
    """The first line from ``start`` on that has more than delimiters in it."""
    return next((number for number in range(start, len(lines)) if lines[number].strip(" \t;,")), len(lines))


def _stated_delimiter(line: str) -> str | None:
    stated = line.strip(' "').lower()
    return line.strip(' "')[4:] if stated.startswith("sep=") and stated[4:] in DELIMITERS else None


def _delimiter(header: str) -> str:
    """The delimiter that stands most often outside quotes in the header line; a semicolon where there is none."""
    outside = "".join(header.split('"')[::2])
    return max(DELIMITERS, key=outside.count)
