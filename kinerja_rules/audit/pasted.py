"""Rows as pasted from a document: one line a row, tabs between the columns.

Laws of this file:
1. A row keeps every cell as printed; trailing empty cells may be left out.
2. A row with more cells than columns is told and kept without them, since no cell of it can be trusted to its column.
3. A line without any tab, in a table of several columns, is a heading: it is told, and no row.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from attrs import field, frozen

from kinerja_rules.errors import Place
from kinerja_rules.files.books import BookCell


@frozen
class PastedRow:
    """The cells of a line by column; ``offset`` is where the line begins in the text.

    ``count`` is how many cells the line has where they are more than the columns, else 0; ``heading`` is the text of a
    line that is no row. ``place`` is where a row of a file stands, ``places`` where its cells stand, by column, and
    ``origins`` the cells themselves where they are those of a workbook.
    """

    cells: Mapping[str, str] = field(hash=False)
    offset: int
    number: int
    count: int = 0
    heading: str = ""
    place: Place | None = None
    places: Mapping[str, Place] = field(factory=dict, hash=False)
    origins: Mapping[str, BookCell] = field(factory=dict, hash=False)


def pasted_rows(text: str, columns: Sequence[str]) -> Iterator[PastedRow]:
    """The rows of ``text``, blank lines left out; rows are numbered from 1, headings not counted.

    >>> [dict(row.cells) for row in pasted_rows("1\\tTPT\\t2.72%\\n\\n2\\tTKK", ("no", "nama", "target"))]
    [{'no': '1', 'nama': 'TPT', 'target': '2.72%'}, {'no': '2', 'nama': 'TKK', 'target': ''}]
    """
    offset = number = 0
    for line in text.split("\n"):
        start, offset = offset, offset + len(line) + 1
        if not line.strip():
            continue
        if "\t" not in line and len(columns) > 1:
            yield PastedRow({}, start, number, heading=line.strip())
            continue
        number += 1
        cells = [cell.strip() for cell in line.split("\t")]
        while len(cells) > len(columns) and not cells[-1]:
            cells.pop()
        if len(cells) > len(columns):
            yield PastedRow(dict(zip(columns, cells, strict=False)), start, number, count=len(cells))
            continue
        cells += [""] * (len(columns) - len(cells))
        yield PastedRow(dict(zip(columns, cells, strict=True)), start, number)
