"""A workbook, a document or a CSV file as a report of its own: every table in it, and nothing else stated."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from kinerja_rules.audit.office_tables import MAX_BYTES
from kinerja_rules.files.books import read_book
from kinerja_rules.files.csv import read_table
from kinerja_rules.files.document import Document
from kinerja_rules.files.documents import read_grids
from kinerja_rules.files.text import PathLike, refuse_larger

_LEAST_ROWS = 2  # headings and one row


def bare_document(path: PathLike) -> Document | None:
    """The report that a file of tables is; None where it is another kind of file. Raises FileError."""
    file = Path(path)
    kind = file.suffix.lower()
    if kind in (".csv", ".tsv"):
        refuse_larger(path, MAX_BYTES)
        parts: list[dict[str, Any]] = [{"tempat": file.stem}] if read_table(path).rows else []
    elif kind in (".xlsx", ".xlsm"):
        filled = [title for title, cells in read_book(path).sheets.items() if len({row for row, _ in cells}) > 1]
        parts = [{"tempat": title, "lembar": title} for title in filled]
    elif kind == ".docx":
        grids = [grid for grid in read_grids(path) if sum(map(any, grid.rows)) >= _LEAST_ROWS]
        parts = [{"tempat": f"tabel {grid.number}", "tabel_ke": grid.number} for grid in grids]
    else:
        return None
    tables = [{**part, "berkas": file.name} for part in parts]
    return Document.of({"format": 1, "laporan": {"id": file.stem}, "tabel": tables}, os.fspath(path))
