"""A workbook as people fill it in -> a pack and the values of years; every bad cell by its sheet and address.

Laws of this file:
1. A cell counts as it is shown: its number format says how many digits a figure has.
2. A formula in a cell stands beside its value, as a comment; a formula that was never worked out is a bad cell.
3. What the pack's own reader finds wrong is told at the cell that it came from.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any

from attrs import define, evolve, field

from kinerja_rules.authoring import layout
from kinerja_rules.authoring.drafts import target_value
from kinerja_rules.engine.reading import one_or_several
from kinerja_rules.errors import Diagnostic, FigureError, FileError, KeyPath, Place
from kinerja_rules.files.archives import open_archive
from kinerja_rules.files.books import NO_WORKBOOK
from kinerja_rules.files.shown import shown
from kinerja_rules.files.suggest import closest
from kinerja_rules.files.toml import parse_toml
from kinerja_rules.numbers import UnitKind, read_figure, read_sum, unit_kind
from kinerja_rules.packs import check
from kinerja_rules.packs.places import neighbours
from kinerja_rules.policy import PERIOD_KEYS
from kinerja_rules.registry import Registry

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet


@define
class Book:
    """What a workbook holds. ``comments`` are the formulas of its cells, by the path of their value."""

    file: str
    pack: dict[str, Any] = field(factory=dict)
    values: dict[int, dict[str, Any]] = field(factory=dict)
    comments: dict[KeyPath, str] = field(factory=dict)
    problems: list[Diagnostic] = field(factory=list)
    cells: dict[KeyPath, str] = field(factory=dict)

    @property
    def faulty(self) -> bool:
        return any(problem.severity == "error" for problem in self.problems)

    def tell(self, code: str, cell: str, *, severity: str = "error", **values: object) -> None:
        """Notes what is wrong with a cell."""
        problem = Diagnostic(code, values, place=Place(self.file, cell=cell))
        self.problems.append(problem if severity == "error" else evolve(problem, severity="remark"))

    def put(self, path: KeyPath, value: Any, cell: str) -> None:
        """Puts a value into the pack, once."""
        table: Any = self.pack
        for key in path[:-1]:
            table = table.setdefault(key, {})
            if not isinstance(table, dict):
                return self.tell("cell_twice", cell, key=".".join(map(str, path)))
        if path[-1] in table:
            return self.tell("cell_twice", cell, key=".".join(map(str, path)))
        table[path[-1]] = value
        self.cells[path] = cell
        return None


@define
class Row:
    """One row of a sheet: its cells by the title of their column."""

    book: Book
    sheet: str
    number: int
    cells: dict[str, tuple[Cell, Cell]]  # as worked out, and as typed

    def address(self, column: str) -> str:
        return f"{self.sheet}!{self.cells[column][0].coordinate}" if column in self.cells else f"{self.sheet}"

    def text(self, column: str) -> str | None:
        """The text of a cell, as shown; None where it is blank."""
        value = self._value(column)
        if value is None or isinstance(value, str):
            return value
        if isinstance(value, datetime.datetime):
            return value.date().isoformat()
        if isinstance(value, bool) or not isinstance(value, int | float):
            self._bad(column, "cell_no_text", value)
            return None
        return shown(value, self.cells[column][0].number_format).text

    def figures(self, column: str, unit: UnitKind | None) -> Any:
        """The figure of a cell that holds no range; the list of them where it holds several."""
        value = self.cells[column][0].value
        if not isinstance(value, str) or not value.strip():
            return self.figure(column, unit)
        found = one_or_several(value)
        for part in found if isinstance(found, list) else [found]:
            self._readable(column, part, unit)
        return found

    def figure(self, column: str, unit: UnitKind | None) -> Any:
        """The figure of a cell; a whole number without a format stays a number, a range is a table of its ends."""
        value = self._value(column)
        if value is None:
            return None
        if isinstance(value, str):
            return self._read(column, value, unit)
        if isinstance(value, bool) or not isinstance(value, int | float):
            return self._bad(column, "cell_no_figure", value)
        form = self.cells[column][0].number_format
        if isinstance(value, int) and form in ("General", "@", "0"):
            return value
        figure = shown(value, form, unit)
        if figure.hidden:
            at = self.address(column)
            self.book.tell("cell_hides_digits", at, severity="remark", shown=figure.text, value=figure.hidden)
        return figure.text

    def integer(self, column: str) -> int | None:
        value = self._value(column)
        if isinstance(value, str) and re.fullmatch(r"\s*-?\d{1,6}\s*", value):
            return int(value)
        if value is None or (isinstance(value, int) and not isinstance(value, bool)):
            return value
        self._bad(column, "cell_no_integer", value)
        return None

    def date(self, column: str) -> datetime.date | None:
        value = self._value(column)
        if isinstance(value, datetime.datetime):
            return value.date()
        if isinstance(value, str):
            try:
                return datetime.date.fromisoformat(value.strip())
            except ValueError:
                pass
        return None if value is None else self._bad(column, "cell_no_date", value)

    def value(self, column: str, kind: layout.Kind, unit: UnitKind | None = None) -> Any:
        """The value of a cell of some kind; None where it is blank or bad."""
        if kind == "figure":
            return self.figure(column, unit)
        if kind == "integer":
            return self.integer(column)
        if kind == "date":
            return self.date(column)
        text = self.text(column)
        if kind == "list" and text is not None:
            return [part.strip() for part in text.split("|") if part.strip()]
        return text

    def comment(self, column: str, path: KeyPath) -> None:
        """Keeps the formula of a cell beside its value."""
        typed = self.cells[column][1]
        if typed.data_type == "f":
            formula = str(getattr(typed.value, "text", typed.value))
            self.book.comments[path] = f"{self.address(column)}: {' '.join(formula.split())}"

    def _value(self, column: str) -> Any:
        if column not in self.cells:
            return None
        worked, typed = self.cells[column]
        if typed.data_type == "f" and worked.value is None:
            return self._bad(column, "cell_not_worked", getattr(typed.value, "text", typed.value))
        if worked.data_type == "e":
            return self._bad(column, "cell_error", worked.value)
        return None if isinstance(worked.value, str) and not worked.value.strip() else worked.value

    def _read(self, column: str, text: str, unit: UnitKind | None) -> Any:
        target = target_value(text)
        for part in target.values() if isinstance(target, dict) else (target,):
            self._readable(column, part, unit)
        return target if isinstance(target, dict) else text

    def _readable(self, column: str, text: str, unit: UnitKind | None) -> None:
        """Tells of a text that is no figure."""
        try:
            if re.search(r"\d\s*[+×x:*]\s*\d", text):
                read_sum(text, unit=unit)
            else:
                read_figure(text, unit=unit)
        except FigureError as error:
            place = Place(self.book.file, cell=self.address(column))
            self.book.problems += [one.at(place) for one in error.diagnostics]

    def _bad(self, column: str, code: str, value: object) -> Any:
        """Tells of a bad cell, whose value is None."""
        self.book.tell(code, self.address(column), value=str(value)[:60])


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
