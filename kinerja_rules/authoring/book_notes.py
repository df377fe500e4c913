"""The comments on the titles of a workbook: what each column is for, as the schema of the pack file has it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kinerja_rules.authoring import layout
from kinerja_rules.builtins import DEFAULT_REGISTRY
from kinerja_rules.files.shape import AnyOf, Kind, ListOf, Shape, TableOf
from kinerja_rules.packs.keys import pack_shape

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell

_TABLES: dict[str, tuple[str, ...]] = {
    layout.INDICATORS: ("indikator",),
    layout.VARIABLES: ("variabel",),
    layout.SOURCES: ("sumber",),
    layout.SCALES: ("skala",),
    layout.BANDS: ("skala", "kelas"),
}


def explain(book: Workbook) -> None:
    """Puts a comment on every title that has something to say."""
    for sheet in book.worksheets:
        kind = layout.VALUES if sheet.title.startswith(f"{layout.VALUES} ") else sheet.title
        for cell in sheet[1]:
            _put(cell, _note(kind, str(cell.value)))
    for (cell,) in book[layout.PACK].iter_rows(min_row=2, max_col=1):
        _put(cell, described(str(cell.value).split(".")))


def _note(sheet: str, title: str) -> str:
    if sheet == layout.INDICATORS and title.startswith("target."):
        return layout.TARGET_NOTE
    own = layout.NOTES.get((sheet, title))
    return own or (described([*_TABLES[sheet], *title.split(".")]) if sheet in _TABLES else "")


def described(path: Sequence[str]) -> str:
    """What a key of the pack file is for, names of tables left out of its path; empty for what is no key."""
    kind: Kind = pack_shape(DEFAULT_REGISTRY)
    told = ""
    for key in path:
        field = next((each for shape in _shapes(kind) for each in shape.fields if each.key == key), None)
        if field is None:
            return ""
        kind, told = field.kind, field.id
    return told


def _shapes(kind: Kind) -> list[Shape]:
    """The tables with fixed keys that a value of this kind holds."""
    if isinstance(kind, Shape):
        return [kind]
    if isinstance(kind, AnyOf):
        return [shape for each in kind.kinds for shape in _shapes(each)]
    return _shapes(kind.kind) if isinstance(kind, TableOf | ListOf) else []


def _put(cell: Cell, text: str) -> None:
    from openpyxl.comments import Comment

    if text:
        cell.comment = Comment(text, "kinerja", height=90, width=240)
