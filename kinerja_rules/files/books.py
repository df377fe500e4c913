"""The cells of an XLSX workbook as a report needs them: what is shown, the value behind it, and the formula.

Laws of this file:
1. What a cell shows is its figure: 0,973 formatted ``0.00%`` is ``97,30%``. The value behind it is kept.
2. What a formula gave is a binary number: without a format it is shown to ten digits, as a sheet shows it.
3. A merged cell stands where it begins; the cells it covers are empty.
"""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeAlias

from attrs import field, frozen

from kinerja_rules.errors import Diagnostic, FileError, Place
from kinerja_rules.files.archives import open_archive
from kinerja_rules.files.shown import shown
from kinerja_rules.files.text import PathLike
from kinerja_rules.messages import Sentence
from kinerja_rules.numbers import HALF_UP, Fraction, decimal_text, rational

MAX_CELLS = 1_000_000  # a cell may claim to stand in row 1,048,576

# what the XML parser (a SyntaxError) and openpyxl raise over a file that is no workbook
NO_WORKBOOK = (OSError, ValueError, KeyError, TypeError, AttributeError, IndexError, SyntaxError, EOFError)
_GENERAL_DIGITS = 10
At: TypeAlias = tuple[int, int]


@frozen
class BookCell:
    """One filled cell. ``text`` is what it shows; ``value`` the number behind it, ``percent`` where it is shown as one.

    ``formula`` is as Excel writes it, with its ``=``; empty where there is none.
    """

    file: str
    sheet: str
    row: int
    column: int
    text: str
    value: Fraction | None = None
    percent: bool = False
    formula: str = ""

    @property
    def address(self) -> str:
        """Sheet and cell, as Excel cites them: ``Lembar1!C7``."""
        return f"{self.sheet}!{letters(self.column)}{self.row}"

    @property
    def place(self) -> Place:
        """Where it stands."""
        return Place(file=self.file, cell=self.address)


@frozen(eq=False)
class Book:
    """The filled cells of a workbook, by sheet and then by row and column; sheets in their order."""

    file: str
    sheets: Mapping[str, Mapping[At, BookCell]] = field(repr=False)

    def cell(self, sheet: str, row: int, column: int) -> BookCell | None:
        """The cell there; None where it is empty, or there is no such sheet."""
        return self.sheets.get(sheet, {}).get((row, column))


def read_book(path: PathLike) -> Book:
    """The workbook at ``path``. Raises FileError where it, or openpyxl, cannot be had, or where it is too large."""
    name = os.fspath(path)
    try:
        from openpyxl import load_workbook
    except ModuleNotFoundError:
        raise FileError(Diagnostic("sheets_extra", {}, place=Place(file=name))) from None
    stream = open_archive(path, "sheets_unreadable")
    try:
        worked = load_workbook(stream, read_only=True, data_only=True)
        typed = load_workbook(stream, read_only=True)
        formulas = {sheet.title: dict(_formulas(name, sheet)) for sheet in typed.worksheets}
        sheets = {sheet.title: dict(_cells(name, sheet, formulas[sheet.title])) for sheet in worked.worksheets}
    except NO_WORKBOOK:
        raise FileError(Diagnostic("sheets_unreadable", {}, place=Place(file=name))) from None
    return Book(name, sheets)


def bounded(name: str, sheets: Iterable[Any]) -> None:
    """Raises FileError where the cells of a sheet, loaded whole, span more than is read."""
    for sheet in sheets:
        if sheet.max_row * sheet.max_column > MAX_CELLS:
            raise _too_large(name, sheet.title)


def letters(column: int) -> str:
    """The letters of a column: 1 is A, 28 is AB."""
    text = ""
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def column_number(name: str) -> int:
    """The number of a column: A is 1, AB is 28."""
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _too_large(name: str, title: str) -> FileError:
    limit = f"{MAX_CELLS:,}"
    values = {"sheet": title, "limit": Sentence(limit.replace(",", "."), limit)}
    return FileError(Diagnostic("sheet_too_large", values, place=Place(file=name, cell=title)))


def _filled(name: str, sheet: Any) -> Iterator[tuple[At, Any]]:
    sheet.reset_dimensions()  # a sheet may claim any size
    seen = 0
    for cells in sheet.iter_rows():
        seen += len(cells) + 1
        if seen > MAX_CELLS:
            raise _too_large(name, sheet.title)
        for cell in cells:
            if cell.value is not None:
                yield (cell.row, cell.column), cell


def _formulas(name: str, sheet: Any) -> Iterator[tuple[At, str]]:
    for at, cell in _filled(name, sheet):
        if cell.data_type == "f":
            text = str(getattr(cell.value, "text", cell.value) or "")
            yield at, text if text.startswith("=") else f"={text}"


def _cells(name: str, sheet: Any, formulas: Mapping[tuple[int, int], str]) -> Iterator[tuple[At, BookCell]]:
    found = {at: _cell(name, sheet.title, at, cell, formulas.get(at, "")) for at, cell in _filled(name, sheet)}
    for at, formula in formulas.items():
        found.setdefault(at, BookCell(name, sheet.title, *at, "", formula=formula))
    return iter(found.items())


def _cell(file: str, sheet: str, at: At, cell: Any, formula: str) -> BookCell:
    value = cell.value
    if isinstance(value, datetime.datetime):
        value = value.date().isoformat() if value.time() == datetime.time() else value.isoformat(" ")
    if isinstance(value, bool) or not isinstance(value, int | float):
        return BookCell(file, sheet, *at, " ".join(str(value).split()), formula=formula)
    form = cell.number_format or "General"
    exact = rational(value)
    seen = shown(_ten_digits(exact) if formula and form == "General" else exact, form).text
    return BookCell(file, sheet, *at, seen, exact, seen.endswith("%"), formula)


def _ten_digits(value: Fraction) -> Fraction:
    whole = decimal_text(Fraction(abs(value) // 1))
    return HALF_UP.round(value, max(_GENERAL_DIGITS - len(whole), 0))
