"""A year as a workbook: a sheet for each table of it, besides the sheets of the workbook that it came from.

Laws of this file:
1. A figure is a number, with a format that shows its digits; one that no cell can hold exactly is its text.
2. No text is a formula.
3. The same year and the same workbook give the same bytes.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from kinerja_rules.engine import Year
from kinerja_rules.files.book_saving import book_bytes
from kinerja_rules.messages import sentence
from kinerja_rules.numbers import Decimal, Fraction, decimal_text, english, indonesian
from kinerja_rules.reports.rows import safe
from kinerja_rules.reports.years import Amount, Cell, Sheet, year_sheets

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_LONGEST = 32_000  # characters in a cell
_SIGNIFICANT = 15  # digits that a cell keeps
_WIDE = 60
_KNOWN = 3  # headings by which a sheet of results is known; those after them may change with the pack
_LOST = ("xl/charts/", "xl/media/", "xl/drawings/drawing", "xl/vbaProject.bin")


def year_xlsx(found: Year, lang: str, base: bytes | None = None) -> bytes:
    """The workbook; with ``base``, a workbook, its sheets stand first. Needs the extra ``xlsx``."""
    from openpyxl import Workbook, load_workbook

    if base is None:
        book = Workbook()
        book.remove(book.active)
    else:
        book = load_workbook(io.BytesIO(base))
        book.calculation.fullCalcOnLoad = True  # formulas keep no values in a file that no spreadsheet wrote
    sheets = year_sheets(found, lang)
    for sheet in sheets:
        _write(_place(book, sheet, found.year, lang), sheet, lang)
    book.active = len(book.sheetnames) - len(sheets)
    for sheet in book.worksheets:
        sheet.sheet_view.tabSelected = sheet is book.active
    return book_bytes(book)


def lost_parts(base: bytes) -> bool:
    """Whether a workbook has pictures, charts or macros, which a copy of it leaves out."""
    try:
        with ZipFile(io.BytesIO(base)) as parts:
            return any(name.startswith(_LOST) for name in parts.namelist())
    except BadZipFile:
        return False


def _place(book: Workbook, sheet: Sheet, year: int, lang: str) -> Worksheet:
    """An empty sheet; one that an earlier run wrote gives way to it, a person's own of that name does not."""
    title = f"{sentence(f'year_sheet_{sheet.name}', lang, {})} {year}"
    if title in book.sheetnames:
        first = [cell.value for cell in book[title][1]][:_KNOWN]
        if first == list(sheet.headings[:_KNOWN]):
            book.remove(book[title])
    return book.create_sheet(title)


def _write(page: Worksheet, sheet: Sheet, lang: str) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    top = Alignment(wrap_text=True, vertical="top")
    for number, row in enumerate((sheet.headings, *sheet.rows), start=1):
        for column, value in enumerate(row, start=1):
            written, form = _as_cell(value, lang)
            cell = page.cell(number, column)
            cell.value, cell.alignment = written, top
            if isinstance(written, str):
                cell.data_type = "s"
            elif form is not None:
                cell.number_format = form
            if number == 1:
                cell.font = Font(bold=True)
    page.freeze_panes = "C2" if sheet.name == "results" else "A2"
    page.auto_filter.ref = f"A1:{get_column_letter(len(sheet.headings))}{len(sheet.rows) + 1}"
    for column, title in enumerate(sheet.headings, start=1):
        texts = [text for row in sheet.rows if isinstance(text := row[column - 1], str)]
        longest = max(map(len, texts), default=0)
        page.column_dimensions[get_column_letter(column)].width = max(min(longest + 2, _WIDE), len(title) + 4, 12)


def _as_cell(cell: Cell, lang: str) -> tuple[str | Decimal | None, str | None]:
    """What a cell holds, and its number format."""
    if not isinstance(cell, Amount):
        return (safe(cell)[:_LONGEST] if cell else None), None
    value = cell.value / 100 if cell.percent else cell.value
    if not _fits(value):
        sign = "%" if cell.percent else ""
        return cell.text or f"{(english if lang == 'en' else indonesian)(cell.value)}{sign}", None
    digits = _digits(cell.value) if cell.digits is None else cell.digits
    decimals = f".{'0' * digits}" if digits else ""
    return Decimal(decimal_text(value)), f"0{decimals}%" if cell.percent else f"#,##0{decimals}"


def _fits(value: Fraction) -> bool:
    """Whether a cell holds the value; of a decimal without an end it holds the first digits."""
    text = decimal_text(value)
    return Fraction(Decimal(text)) != value or Fraction(Decimal(decimal_text(value, _SIGNIFICANT))) == value


def _digits(value: Fraction) -> int:
    """The decimals of a value; four where they have no end."""
    text = decimal_text(value)
    return len(text.partition(".")[2]) if Fraction(Decimal(text)) == value else 4
