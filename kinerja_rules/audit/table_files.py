"""The rows of a table from a file beside the report: CSV, a sheet of a workbook, a table of a document.

Laws of this file:
1. The first row names the columns; where the table states its own ``kolom`` they name the same columns in that order.
2. Cells are taken as they are written, in a workbook as they are shown, and each keeps its place in the file.
3. Where a file has several sheets or tables, the report says which one; none is guessed.
4. A file that cannot be read is told, and its table has no rows.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from kinerja_rules.audit.context import Context
from kinerja_rules.audit.office_tables import MAX_BYTES, FileTable, from_book, from_document
from kinerja_rules.audit.pasted import PastedRow, pasted_rows
from kinerja_rules.errors import FileError, KeyPath
from kinerja_rules.files.csv import read_table
from kinerja_rules.files.text import refuse_larger
from kinerja_rules.messages import Sentence

FILE = "berkas"
CHOICES = {"lembar": ".xlsx .xlsm", "rentang": ".xlsx .xlsm", "tabel_ke": ".docx", "baris_judul": ".xlsx .xlsm .docx"}
"""What a table may say of its file, and of which kinds of files."""


def columns_and_rows(
    context: Context, data: Mapping[str, Any], path: KeyPath
) -> tuple[tuple[str, ...], Sequence[PastedRow]]:
    """The columns of a table and its rows, from ``isi`` or from its file."""
    stated = tuple(map(_plain, data.get("kolom", ())))
    if FILE not in data:
        for key in ("kolom", "isi"):
            if key not in data and not context.document.was_faulty((*path, key)):
                _missing(context, path, key)
        return stated, list(pasted_rows(data.get("isi", ""), stated))
    if "isi" in data:
        context.problem("table_twice", (*path, FILE))
    found = _read(context, data, path)
    if found is None:
        return stated, ()
    context.problems += found.problems
    columns = stated or found.columns
    if len(columns) != len(found.columns):
        context.problem("table_file_columns", (*path, "kolom"), count=len(columns), found=", ".join(found.columns))
        return columns, ()
    return columns, [
        PastedRow(
            dict(zip(columns, texts, strict=True)),
            0,
            number,
            place=place,
            places=dict(zip(columns, places, strict=True)),
            origins={name: cell for name, cell in zip(columns, cells, strict=True) if cell is not None},
        )
        for number, (texts, place, places, cells) in enumerate(found.rows, start=1)
    ]


def _read(context: Context, data: Mapping[str, Any], path: KeyPath) -> FileTable | None:
    name: str = data[FILE]
    kind = Path(name).suffix.lower()
    reader = _READERS.get(kind)
    if reader is None:
        context.problem("table_file_kind", (*path, FILE), name=name)
        return None
    for key, kinds in CHOICES.items():
        if key in data and kind not in kinds.split():
            context.problem("table_choice_unused", (*path, key), key=key, kinds=kinds)
    folder = Path() if context.document.name is None else Path(context.document.name).parent
    context.files.append(str(folder / name))
    try:
        return reader(context, folder / name, data, path)
    except FileError as error:
        first = error.diagnostics[0]
        said = (f"{first.message(lang)} {first.remedy(lang)}".strip() for lang in ("id", "en"))
        context.problem("table_file_unread", (*path, FILE), name=name, reason=Sentence(*said))
        return None


# CSV


def _from_csv(context: Context, file: Path, data: Mapping[str, Any], path: KeyPath) -> FileTable:  # noqa: ARG001
    refuse_larger(file, MAX_BYTES)
    found = read_table(file)
    rows = [
        (
            [row[column] for column in found.columns],
            found.place(row),
            [found.place(row, column) for column in found.columns],
            [None] * len(found.columns),
        )
        for row in found.rows
    ]
    return FileTable(tuple(map(_plain, found.columns)), rows, found.diagnostics)


_READERS: Mapping[str, Callable[[Context, Path, Mapping[str, Any], KeyPath], FileTable | None]] = {
    ".csv": _from_csv,
    ".tsv": _from_csv,
    ".txt": _from_csv,
    ".xlsx": from_book,
    ".xlsm": from_book,
    ".docx": from_document,
}


def _missing(context: Context, path: KeyPath, key: str) -> None:
    sample = _SAMPLES[key]
    hint = Sentence(f"Tambahkan `{sample}`.", f"Add `{sample}`.")
    table = Sentence(f"`tabel[{path[1]}]`", f"`tabel[{path[1]}]`")
    found = context.document.problem("missing_key", (*path, key), {"key": key, "table": table, "hint": hint})
    context.problems.append(found)


_SAMPLES = {
    "kolom": 'kolom = ["no", "indikator", "target", "realisasi", "capaian"]',
    "isi": "isi = '''...'''",
}


def _plain(text: str) -> str:
    return " ".join(text.split())
