"""A workbook as bytes: the same content gives the same bytes, whenever it is saved."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from openpyxl import Workbook

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip can say."""

_PROPERTIES = "docProps/core.xml"
_TIMES = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def book_bytes(book: Workbook) -> bytes:
    """The XLSX file of a workbook; no time of writing stands in it."""
    saved = io.BytesIO()
    book.save(saved)
    made = io.BytesIO()
    with ZipFile(saved) as source, ZipFile(made, "w", ZIP_DEFLATED) as target:
        for entry in source.infolist():
            data = source.read(entry)
            if entry.filename == _PROPERTIES:
                data = _TIMES.sub(rb"\g<1>1980-01-01T00:00:00Z", data)
            fixed = ZipInfo(entry.filename, _EPOCH)
            fixed.compress_type, fixed.create_system = ZIP_DEFLATED, 3
            target.writestr(fixed, data)
    return made.getvalue()
