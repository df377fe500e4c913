"""The rows of a table from a CSV file beside the report.

Laws of this file:
1. The first row names the columns; where the table states its own ``kolom`` they name the same columns in that order.
2. Cells are taken as they are written. A file that cannot be read is told, and its table has no rows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from kinerja_rules.audit.context import Context
from kinerja_rules.audit.pasted import PastedRow, pasted_rows
from kinerja_rules.errors import FileError, KeyPath
from kinerja_rules.files.csv import Table, read_table
from kinerja_rules.messages import Sentence

FILE = "berkas"
_SUFFIXES = (".csv", ".tsv", ".txt")


def columns_and_rows(
    context: Context, data: Mapping[str, Any], path: KeyPath
) -> tuple[tuple[str, ...], Sequence[PastedRow]]:
    """The columns of a table and its rows, from ``isi`` or from its file."""
    stated = tuple(_plain(name) for name in data.get("kolom", ()))
    if FILE not in data:
        for key in ("kolom", "isi"):
            if key not in data and not context.document.was_faulty((*path, key)):
                _missing(context, path, key)
        return stated, list(pasted_rows(data.get("isi", ""), stated))
    if "isi" in data:
        context.problem("table_twice", (*path, FILE))
    found = _read(context, data[FILE], path)
    if found is None:
        return stated, ()
    context.problems += found.diagnostics
    columns = stated or tuple(map(_plain, found.columns))
    if len(columns) != len(found.columns):
        context.problem("table_file_columns", (*path, "kolom"), count=len(columns), found=", ".join(found.columns))
        return columns, ()
    rows = [
        PastedRow(
            {name: row[column] for name, column in zip(columns, found.columns, strict=True)},
            0,
            number,
            place=found.place(row),
        )
        for number, row in enumerate(found.rows, start=1)
    ]
    return columns, rows


def _read(context: Context, name: str, path: KeyPath) -> Table | None:
    if Path(name).suffix.lower() not in _SUFFIXES:
        context.problem("table_file_kind", (*path, FILE), name=name)
        return None
    folder = Path() if context.document.name is None else Path(context.document.name).parent
    try:
        return read_table(folder / name)
    except FileError as error:
        first = error.diagnostics[0]
        reason = Sentence(first.message("id"), first.message("en"))
        context.problem("table_file_unread", (*path, FILE), name=name, reason=reason)
        return None


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
