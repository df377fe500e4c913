"""Findings as a workbook: one row a finding, with filters, the headings always in sight."""

from __future__ import annotations

from collections.abc import Sequence

from kinerja_rules.audit.model import Report
from kinerja_rules.files.book_saving import book_bytes
from kinerja_rules.messages import sentence
from kinerja_rules.numbers import Decimal
from kinerja_rules.reports.rows import COLUMNS, NUMBERS, headings, rows

_WIDTHS = {"id": 34, "place": 26, "description": 44, "words": 30, "causes": 50, "working": 70, "rule": 30}
_LONGEST = 32_000  # a cell holds 32,767 characters


def to_xlsx(reports: Sequence[Report], lang: str) -> bytes:
    """The workbook; needs the extra ``xlsx``."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    sheet = book.create_sheet(sentence("sheet_title", lang, {}))
    for at, name in enumerate(COLUMNS, start=1):
        sheet.column_dimensions[get_column_letter(at)].width = _WIDTHS.get(name, 16)
    sheet.freeze_panes = "A2"
    top = Alignment(wrap_text=True, vertical="top")

    def cell(value: object) -> WriteOnlyCell:
        made = WriteOnlyCell(sheet, value=value)
        made.alignment = top
        if isinstance(value, str):
            made.data_type = "s"
        return made

    titles = [cell(title) for title in headings(lang)]
    for title in titles:
        title.font = Font(bold=True)
    sheet.append(titles)
    count = 1
    for row in rows(reports, lang):
        sheet.append(
            [cell(Decimal(text) if name in NUMBERS and text else text[:_LONGEST]) for name, text in row.items()]
        )
        count += 1
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(COLUMNS))}{count}"
    return book_bytes(book)
