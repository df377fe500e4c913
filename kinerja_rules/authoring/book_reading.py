"""A workbook as people fill it in -> a pack and the values of years; every bad cell by its sheet and address.

What the pack's own reader finds wrong is told at the cell that it came from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any

from kinerja_rules.authoring import layout
from kinerja_rules.authoring.book_rows import Book, Row
from kinerja_rules.errors import Diagnostic, FileError, KeyPath, Place
from kinerja_rules.files.archives import open_archive
from kinerja_rules.files.books import NO_WORKBOOK, bounded
from kinerja_rules.files.suggest import closest
from kinerja_rules.files.toml import parse_toml
from kinerja_rules.numbers import UnitKind, unit_kind
from kinerja_rules.packs import check
from kinerja_rules.packs.places import neighbours
from kinerja_rules.policy import PERIOD_KEYS
from kinerja_rules.registry import Registry

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet


def read_book(file: str, registry: Registry, output: str) -> Book:
    """The pack and the values in a workbook, checked as the pack at ``output`` would be.

    Raises FileError where the file is no workbook.
    """
    worked, typed = _sheets(file)
    book = Book(file)
    for name in (layout.PACK, layout.INDICATORS):
        if name not in worked:
            book.tell("sheet_missing", name, sheet=name, known=", ".join(worked))
    rows = {name: list(_rows(book, worked[name], typed[name])) for name in worked if _columns(name) is not None}
    _read_pack(book, rows.get(layout.PACK, []))
    _read_units(book, rows.get(layout.UNITS, []))
    _read_indicators(book, rows.get(layout.INDICATORS, []))
    _read_variables(book, rows.get(layout.VARIABLES, []))
    _read_weights(book, rows.get(layout.WEIGHTS, []))
    _read_sources(book, rows.get(layout.SOURCES, []))
    _read_scales(book, rows.get(layout.SCALES, []))
    _read_bands(book, rows.get(layout.BANDS, []))
    _read_other(book, rows.get(layout.OTHER, []))
    book.pack = {"format": 1, **book.pack}
    for one in check(book.pack, folders=neighbours(FilePath(output)), registry=registry):
        path = one.place.path if one.place is not None else ()
        book.problems.append(one.at(Place(file, path=path, cell=_cell_of(book, path))))
    for name, filled in rows.items():
        if name.split(" ")[0] == layout.VALUES:
            _read_values(book, filled, name)
    return book


def _sheets(file: str) -> tuple[dict[str, Worksheet], dict[str, Worksheet]]:
    """The sheets with the values as last worked out, and with the formulas as typed."""
    from openpyxl import load_workbook

    stream = open_archive(file, "no_workbook")
    try:
        books = [load_workbook(stream, data_only=data_only) for data_only in (True, False)]
    except NO_WORKBOOK:
        raise FileError(Diagnostic("no_workbook", {"file": file}, place=Place(file))) from None
    bounded(file, books[0].worksheets)
    worked, typed = ({sheet.title: sheet for sheet in one.worksheets} for one in books)
    return worked, typed


def _columns(sheet: str) -> tuple[str, ...] | None:
    """The columns of a sheet; None where it is not one of ours."""
    known: dict[str, tuple[str, ...]] = {
        layout.PACK: ("kunci", "nilai"),
        layout.INDICATORS: ("id", *layout.INDICATOR_COLUMNS),
        layout.VARIABLES: ("indikator", "variabel", *layout.VARIABLE_COLUMNS),
        layout.WEIGHTS: ("indikator", "unsur", "bobot"),
        layout.UNITS: ("satuan", "sama_dengan"),
        layout.SOURCES: tuple(layout.SOURCE_COLUMNS),
        layout.SCALES: ("skala", *layout.SCALE_COLUMNS),
        layout.BANDS: ("skala", *layout.BAND_COLUMNS),
        layout.OTHER: ("kunci", "nilai"),
        layout.VALUES: layout.VALUE_COLUMNS,
    }
    return known.get(layout.VALUES if sheet.split(" ", maxsplit=1)[0] == layout.VALUES else sheet)


def _rows(book: Book, worked: Worksheet, typed: Worksheet) -> Iterator[Row]:
    known = _columns(worked.title) or ()
    titles: dict[int, str] = {}
    for cell in worked[1] if worked.max_row else ():
        title = str(cell.value or "").strip()
        if not title:
            continue
        at = f"{worked.title}!{cell.coordinate}"
        if title in titles.values():
            book.tell("cell_twice", at, key=title)
        elif title in known or (worked.title == layout.INDICATORS and re.fullmatch(r"target(\.[\w-]+)?\.\d{4}", title)):
            titles[cell.column] = title
        else:
            near = closest(title, known)
            book.tell(
                "column_unknown_near" if near else "column_unknown", at, name=title, near=near, known=", ".join(known)
            )
    for number in range(2, worked.max_row + 1):
        cells = {title: (worked.cell(number, at), typed.cell(number, at)) for at, title in titles.items()}
        if any(pair[1].value not in (None, "") for pair in cells.values()):
            yield Row(book, worked.title, number, cells)


def _read_other(book: Book, rows: list[Row]) -> None:
    for row in rows:
        key, value = row.text("kunci"), row.text("nilai")
        if key is None or value is None:
            book.tell("cell_needed", row.address("nilai" if key else "kunci"), column="nilai" if key else "kunci")
            continue
        document = parse_toml(f"{key} = {value}")
        if document.diagnostics or not document.data:
            reason = document.diagnostics[0].values if document.diagnostics else {}
            book.tell("cell_no_toml", row.address("nilai"), value=str(reason.get("found", value))[:60])
            continue
        for path, found in _leaves(document.data, ()):
            book.put(path, found, row.address("nilai"))


def _leaves(table: Mapping[str, Any], path: KeyPath) -> Iterator[tuple[KeyPath, Any]]:
    for key, value in table.items():
        if isinstance(value, dict) and value:
            yield from _leaves(value, (*path, key))
        else:
            yield (*path, key), value


def _read_pack(book: Book, rows: list[Row]) -> None:
    for row in rows:
        key = row.text("kunci")
        if key not in layout.PACK_KEYS:
            near = closest(str(key), tuple(layout.PACK_KEYS))
            code = "column_unknown_near" if near else "column_unknown"
            book.tell(code, row.address("kunci"), name=key, near=near, known=", ".join(layout.PACK_KEYS))
            continue
        _put(book, row, "nilai", layout.PACK_KEYS[key], tuple(key.split(".")), None)


def _read_indicators(book: Book, rows: list[Row]) -> None:
    for row in rows:
        name = row.text("id")
        if name is None:
            book.tell("cell_needed", row.address("id"), column="id")
            continue
        path: KeyPath = ("indikator", name.strip())
        if path in book.cells:
            book.tell("cell_twice", row.address("id"), key=name)
            continue
        book.cells[path] = row.address("id")
        book.pack.setdefault("indikator", {}).setdefault(name.strip(), {})
        for key, kind in layout.INDICATOR_COLUMNS.items():
            _put(book, row, key, kind, (*path, key), None)
        unit = unit_kind(book.pack["indikator"][name.strip()].get("satuan", ""), _counted(book))
        for key in row.cells:
            if key.startswith("target."):
                _put(book, row, key, "figure", (*path, *key.split(".")), unit)


def _read_units(book: Book, rows: list[Row]) -> None:
    for row in rows:
        unit, same = row.text("satuan"), row.text("sama_dengan")
        if unit is None:
            book.tell("cell_needed", row.address("satuan"), column="satuan")
        elif same in (None, "cacah"):
            book.put(("satuan", unit), "cacah", row.address("satuan"))
        else:
            book.put(("satuan", unit, "sama_dengan"), same, row.address("sama_dengan"))


def _counted(book: Book) -> list[str]:
    return [unit for unit, meaning in book.pack.get("satuan", {}).items() if meaning == "cacah"]


def _read_variables(book: Book, rows: list[Row]) -> None:
    for row in rows:
        home, name = row.text("indikator"), row.text("variabel")
        if name is None:
            book.tell("cell_needed", row.address("variabel"), column="variabel")
            continue
        if not _known_indicator(book, row, home):
            continue
        path: KeyPath = ("indikator", home, "variabel", name) if home else ("variabel", name)
        if path in book.cells:
            book.tell("cell_twice", row.address("variabel"), key=name)
            continue
        table: Any = book.pack
        for key in path:
            table = table.setdefault(key, {})
        book.cells[path] = row.address("variabel")
        unit = unit_kind(row.text("satuan") or "", _counted(book))
        for key, kind in layout.VARIABLE_COLUMNS.items():
            _put(book, row, key, kind, (*path, key), unit)


def _read_weights(book: Book, rows: list[Row]) -> None:
    for row in rows:
        home, part = row.text("indikator"), row.text("unsur")
        if home is None or part is None:
            column = "unsur" if home else "indikator"
            book.tell("cell_needed", row.address(column), column=column)
        elif _known_indicator(book, row, home):
            _put(book, row, "bobot", "figure", ("indikator", home, "bobot", part), "percent")


def _read_sources(book: Book, rows: list[Row]) -> None:
    for number, row in enumerate(rows):
        found = {key: row.value(key, kind) for key, kind in layout.SOURCE_COLUMNS.items()}
        book.pack.setdefault("sumber", []).append({key: value for key, value in found.items() if value is not None})
        book.cells["sumber", number] = row.address("judul")


def _read_scales(book: Book, rows: list[Row]) -> None:
    for row in rows:
        name = row.text("skala")
        if name is None:
            book.tell("cell_needed", row.address("skala"), column="skala")
            continue
        book.cells["skala", name] = row.address("skala")
        for key, kind in layout.SCALE_COLUMNS.items():
            _put(book, row, key, kind, ("skala", name, *key.split(".")), None)


def _read_bands(book: Book, rows: list[Row]) -> None:
    for row in rows:
        name = row.text("skala")
        if name is None:
            book.tell("cell_needed", row.address("skala"), column="skala")
            continue
        bands = book.pack.setdefault("skala", {}).setdefault(name, {}).setdefault("kelas", [])
        path: KeyPath = ("skala", name, "kelas", len(bands))
        book.cells[path] = row.address("label")
        band: dict[str, Any] = {}
        for key, kind in layout.BAND_COLUMNS.items():
            value = row.value(key, kind, "percent")
            if value is not None:
                band[key] = value
                at: KeyPath = (*path, key)
                book.cells[at] = row.address(key)
        bands.append(band)


def _known_indicator(book: Book, row: Row, name: str | None) -> bool:
    known = book.pack.get("indikator", {})
    if name is None or name in known:
        return True
    near = closest(name, tuple(known))
    code = "cell_indicator_near" if near else "cell_indicator"
    book.tell(code, row.address("indikator"), name=name, near=near, known=", ".join(known) or "-")
    return False


def _put(book: Book, row: Row, column: str, kind: layout.Kind, path: KeyPath, unit: UnitKind | None) -> None:
    value = row.value(column, kind, unit)
    if value is not None:
        book.put(path, value, row.address(column))
        row.comment(column, path)


def _cell_of(book: Book, path: KeyPath) -> str | None:
    """The cell from which the value at a path came, else that of the table around it."""
    return next((book.cells[path[:end]] for end in range(len(path), 0, -1) if path[:end] in book.cells), None)


def _read_values(book: Book, rows: list[Row], sheet: str) -> None:
    stated = re.search(r"\d{4}", sheet)
    for row in rows:
        name, variable = row.text("indikator"), row.text("variabel")
        if row.cells.get("nilai") is None or row.cells["nilai"][1].value is None:
            continue
        if name is None or variable is None:
            column = "variabel" if name else "indikator"
            book.tell("cell_needed", row.address(column), column=column)
            continue
        if not _known_indicator(book, row, name):
            continue
        indicator = book.pack["indikator"][name]
        year = row.integer("tahun") or (int(stated[0]) if stated else None)
        if year is None:
            book.tell("cell_needed", row.address("tahun"), column="tahun")
            continue
        period = row.text("periode")
        if period is not None and period not in PERIOD_KEYS:
            book.tell("cell_period", row.address("periode"), value=period)
            continue
        declared = {**book.pack.get("variabel", {}), **indicator.get("variabel", {})}
        unit = declared.get(variable, {}).get("satuan", "")
        if variable in ("realisasi", "capaian"):
            unit = indicator.get("satuan", "")
        value = row.figures("nilai", unit_kind(str(unit), _counted(book)))
        if value is None:
            continue
        path: KeyPath = ("data", name, *([period] if period else []), variable)
        table: Any = book.values.setdefault(year, {})
        for key in path[:-1]:
            table = table.setdefault(key, {})
        if variable in table:
            book.tell("cell_twice", row.address("variabel"), key=".".join(map(str, path[1:])))
            continue
        table[variable] = value
        row.comment("nilai", (year, *path))
