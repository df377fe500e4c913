"""The tables of a DOCX document, cell by cell.

Laws of this file:
1. A cell is its text as a reader sees it, blanks and line breaks as one blank; text struck by a revision is left out.
2. A merged cell stands where it begins; the cells it covers are empty, as in a pasted table.
3. Tables are numbered from 1 in the order of the document, a table inside a cell after the one it stands in.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

from attrs import field, frozen

from kinerja_rules.errors import Diagnostic, FileError, Place
from kinerja_rules.files.archives import open_archive
from kinerja_rules.files.text import PathLike

MAX_COLUMNS = 200
MAX_CELLS = 500_000

_NO_DOCUMENT = (OSError, ValueError, KeyError, TypeError, AttributeError, IndexError, SyntaxError)
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SPACES = {f"{_WORD}{name}" for name in ("tab", "br", "cr", "p")}
_LEFT_OUT = {f"{_WORD}tbl", f"{_WORD}del", f"{_WORD}moveFrom", _FALLBACK}


@frozen(eq=False)
class Grid:
    """One table: its rows of texts, all of one length."""

    file: str
    number: int
    rows: tuple[tuple[str, ...], ...] = field(repr=False)

    def place(self, row: int, column: int | None = None) -> Place:
        """Where a cell, or a row, stands; both count from 1."""
        cell = "" if column is None else f", kolom {column}"
        return Place(file=self.file, cell=f"tabel {self.number}, baris {row}{cell}")


def read_grids(path: PathLike) -> tuple[Grid, ...]:
    """The tables of the document at ``path``. Raises FileError where it, or python-docx, cannot be had."""
    name = os.fspath(path)
    try:
        from docx import Document
    except ModuleNotFoundError:
        raise FileError(Diagnostic("document_extra", {}, place=Place(file=name))) from None
    stream = open_archive(path, "document_unreadable")
    try:
        body = Document(stream).element.body
        found = tuple(Grid(name, number, _rows(table)) for number, table in enumerate(body.iter(f"{_WORD}tbl"), 1))
    except _NO_DOCUMENT:
        raise FileError(Diagnostic("document_unreadable", {"file": name}, place=Place(file=name))) from None
    return found


def _rows(table: Any) -> tuple[tuple[str, ...], ...]:
    rows = [list(_cells(row)) for row in _own(table, "tr")]
    width = min(max(map(len, rows), default=0), MAX_COLUMNS)
    if width * len(rows) > MAX_CELLS:
        raise ValueError(width)
    return tuple((*row[:width], *[""] * (width - len(row))) for row in rows)


def _cells(row: Any) -> Iterator[str]:
    yield from [""] * min(_number(row, "trPr", "gridBefore"), MAX_COLUMNS)
    for cell in _own(row, "tc"):
        merged = cell.find(f"{_WORD}tcPr/{_WORD}vMerge")
        goes_on = merged is not None and merged.get(f"{_WORD}val", "continue") == "continue"
        yield "" if goes_on else " ".join("".join(_texts(cell)).split())
        yield from [""] * min(_number(cell, "tcPr", "gridSpan") - 1, MAX_COLUMNS)


def _own(element: Any, name: str) -> Iterator[Any]:
    """The rows of a table, or cells of a row, in content controls and insertions too, but not those of inner tables."""
    for child in element:
        if child.tag == f"{_WORD}{name}":
            yield child
        elif child.tag in (f"{_WORD}sdt", f"{_WORD}sdtContent", f"{_WORD}ins", f"{_WORD}customXml"):
            yield from _own(child, name)


def _texts(element: Any) -> Iterator[str]:
    for child in element:
        if child.tag in _LEFT_OUT:
            continue
        if child.tag == f"{_WORD}t":
            yield child.text or ""
        elif child.tag == f"{_WORD}noBreakHyphen":
            yield "-"
        else:
            yield " " if child.tag in _SPACES else ""
            yield from _texts(child)


def _number(element: Any, properties: str, name: str) -> int:
    found = element.find(f"{_WORD}{properties}/{_WORD}{name}")
    text = "" if found is None else found.get(f"{_WORD}val", "")
    return int(text) if text.isdecimal() and len(text) < 6 else 0
