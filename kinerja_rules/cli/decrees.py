"""``kinerja read``: cells of a decree to indicators in TOML; ``kinerja fmt``: formulas of packs in canonical form."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click
from attrs import frozen

from kinerja_rules.cli.console import Console
from kinerja_rules.cli.language import Lang
from kinerja_rules.cli.options import argument, choice, format_option, lang_option, text
from kinerja_rules.cli.plugins import engine
from kinerja_rules.cli.usage import Misuse, Spoken
from kinerja_rules.cli.writing import replace_text
from kinerja_rules.errors import Diagnostic, FileError, Place
from kinerja_rules.files.suggest import closest
from kinerja_rules.messages import catalogue

if TYPE_CHECKING:
    from kinerja_rules.reading import Reading

_FILES = (".csv", ".md", ".txt")
_FORMULA_COLUMNS = ("rumus", "formula", "formulasi", "formulasi perhitungan", "formula perhitungan", "cara perhitungan")
_NAME_COLUMNS = ("nama", "indikator", "name", "indicator")
_BLOCK = re.compile(r"[^\s](?:.|\n(?!\s*\n))*")


@frozen
class Cell:
    """One cell to be read, with the name and id of its indicator where known, and its place in a file."""

    text: str
    name: str | None = None
    identifier: str | None = None
    place: Place | None = None


def read_command(lang: Lang) -> Spoken:
    """``kinerja read``, in Indonesian ``baca``."""

    def run(
        cell: str | None,
        column: str | None,
        identifier: str | None,
        name: str | None,
        style: Literal["auto", "id", "en"],
        form: str,
    ) -> int:
        cells = list(_cells(cell, column, Cell("", name, identifier)))
        return _read(cells, style, form, Console(lang))

    identified = text("--id", lang)
    identified.name = "identifier"
    params = [
        argument("cell", lang, required=False),
        text("--column", lang),
        identified,
        text("--name", lang),
        choice("--style", "auto", "id", "en", default="auto"),
        format_option("toml", "json"),
        lang_option(),
    ]
    return Spoken("read", lang, ("baca",), params=params, callback=run)


def fmt_command(lang: Lang) -> Spoken:
    """``kinerja fmt``, in Indonesian ``rapikan``."""

    def run(files: Sequence[str], check: bool) -> int:
        return _fmt(files, check, Console(lang))

    params = [argument("files", lang, many=True), click.Option(["--check"], is_flag=True), lang_option()]
    return Spoken("fmt", lang, ("rapikan",), params=params, callback=run)


def _cells(given: str | None, column: str | None, about: Cell) -> Iterator[Cell]:
    """The cells asked for: one in the arguments, those of a text (blank lines between them), or of a CSV column."""
    from kinerja_rules.files.text import decode, read_text

    path = None if given is None or given == "-" else Path(given)
    if path is not None and not _is_file(path):
        if column is not None:
            raise Misuse("column_of_no_file", option="--column")
        yield Cell(str(given), about.name, about.identifier)
        return
    if path is not None and (column is not None or path.suffix.lower() == ".csv"):
        yield from _column(path, column)
        return
    if path is None and given is None and sys.stdin.isatty():
        raise Misuse("missing_argument", argument=catalogue()["arg_cell"])
    whole = decode(sys.stdin.buffer.read()) if path is None else read_text(path)
    blocks = [(found.start(), found[0].strip()) for found in _BLOCK.finditer(whole)]
    for at, block in blocks:
        place = Place(file=given if path is not None else None, line=whole.count("\n", 0, at) + 1)
        yield Cell(block, about.name, about.identifier) if len(blocks) == 1 else Cell(block, place=place)


def _is_file(path: Path) -> bool:
    """Whether this names a file, be it one that is missing; a formula is not always a possible name."""
    try:
        return path.is_file() or path.suffix.lower() in _FILES
    except (OSError, ValueError):
        return False


def _column(path: Path, column: str | None) -> Iterator[Cell]:
    from kinerja_rules.files.csv import read_table

    table = read_table(path)
    if table.diagnostics:
        raise FileError(*table.diagnostics)
    wanted = _wanted(table.columns, column)
    named = next((name for name in table.columns if name.casefold() in _NAME_COLUMNS and name != wanted), None)
    for row in table.rows:
        yield Cell(row[wanted], row[named] or None if named is not None else None, place=table.place(row, wanted))


def _wanted(columns: Sequence[str], asked: str | None) -> str:
    """The column that was asked for; else the only one, or the one that is called after formulas."""
    by_name = {name.casefold(): name for name in columns}
    if asked is None:
        found = columns[0] if len(columns) == 1 else next((by_name[n] for n in _FORMULA_COLUMNS if n in by_name), None)
        if found is None:
            raise FileError(Diagnostic("csv_which_column", {"known": ", ".join(columns)}))
        return found
    if asked.casefold() not in by_name:
        near = closest(asked, columns)
        values = {"name": asked, "near": near, "known": ", ".join(columns)}
        raise FileError(Diagnostic("csv_no_column_near" if near else "csv_no_column", values))
    return by_name[asked.casefold()]


def _read(cells: Sequence[Cell], style: Literal["auto", "id", "en"], form: str, console: Console) -> int:
    from kinerja_rules.reading import indicator_toml, read

    registry = engine().registry
    readings = [(cell, read(cell.text, name=cell.name, style=style, registry=registry)) for cell in cells]
    if form == "json":
        from kinerja_rules.reports.json import to_json

        records = [reading.to_dict() for _, reading in readings]
        console.result(to_json(records[0] if len(records) == 1 else records))
    elif readings:
        taken: set[str] = set()
        tables = [
            indicator_toml(reading, name=cell.name, identifier=_identifier(cell, reading, taken))
            for cell, reading in readings
        ]
        console.result("\n".join(tables))
    _tell(readings, console)
    return 2 if not readings or any(reading.kind == "ditolak" for _, reading in readings) else 0


def _identifier(cell: Cell, reading: Reading, taken: set[str]) -> str:
    """An id that no indicator before has."""
    from kinerja_rules.grammar.phrases import slug

    title = cell.name or reading.title
    wanted = cell.identifier or (slug(title) if title else "indikator_baru")
    found, number = wanted, 1
    while found in taken:
        number += 1
        found = f"{wanted}_{number}"
    taken.add(found)
    return found


def _tell(readings: Sequence[tuple[Cell, Reading]], console: Console) -> None:
    """What was refused, and how many cells hold which kind where there are several."""
    for cell, reading in readings:
        if reading.kind == "ditolak":
            console.tell(*(note if cell.place is None else note.at(cell.place) for note in reading.notes))
        elif reading.kind == "tidak_ada":
            console.message(console.say("cell_empty", name=cell.name or cell.text[:40]) + "\n")
    if not readings:
        console.message(console.say("cells_none") + "\n")
    elif len(readings) > 1:
        kinds = [reading.kind for _, reading in readings]
        counts = {kind: kinds.count(kind) for kind in ("rumus", "langsung", "tidak_ada", "ditolak")}
        console.message(console.say("cells_count", n=len(kinds), **counts) + "\n")


def _fmt(files: Sequence[str], check: bool, console: Console) -> int:
    from kinerja_rules.files.text import read_text
    from kinerja_rules.reading import format_pack_text

    registry = engine().registry
    changed, status = False, 0
    for name in files:
        try:
            before = read_text(name)
            after = format_pack_text(before, registry=registry)
        except FileError as error:
            status = console.refuse(error)
            continue
        if after == before:
            console.message(console.say("fmt_fine", file=name) + "\n")
            continue
        changed = True
        if not check:
            replace_text(name, after)
        console.message(console.say("fmt_would" if check else "fmt_done", file=name) + "\n")
    return status or int(check and changed)
