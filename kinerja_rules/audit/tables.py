"""Tables and single rows of a report, read: every cell with its address, unit and subject. No verdicts here.

Laws of this file:
1. A row is named by its key; a repeated key is an error, and the rows are audited all the same.
2. A column whose name begins with ``_`` is the transcriber's: it names and matches, and is never audited.
3. A single row whose place is the id of a table's row adds its inputs to that row.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from attrs import define, field, frozen

from kinerja_rules.audit.cells import Cell, Cells
from kinerja_rules.audit.column_marks import in_thousands
from kinerja_rules.audit.context import Context, did_you_mean
from kinerja_rules.audit.pasted import PastedRow
from kinerja_rules.audit.table_files import FILE, columns_and_rows
from kinerja_rules.errors import Diagnostic, KeyPath
from kinerja_rules.policy import Indicator
from kinerja_rules.policy.directions import RANGE

Data = Mapping[str, Any]
_TITLES = ("indikator", "nama", "uraian", "komponen", "kegiatan", "program", "belanja", "kejuruan", "skema", "sasaran")
_KEYS = ("kode", "no", "nomor")


@frozen
class Triple:
    """The columns of a target, its realisation and the achievement; ``main`` for those that are called so."""

    target: str
    realisation: str
    achievement: str
    main: bool = True


MAIN = Triple("target", "realisasi", "capaian")


@define(eq=False)
class Row:
    """One row: its cells by column. ``added`` is the single row that adds inputs to it, found at ``added_path``."""

    key: str
    place: str
    cells: dict[str, Cell]
    title: str = ""
    indicator: Indicator | None = None
    added: Data = field(factory=dict)
    added_path: KeyPath = ()
    page: str | int | None = None

    def text(self, column: str) -> str:
        """What is printed in a column; empty where there is none."""
        cell = self.cells.get(column)
        return "" if cell is None else cell.text


@define(eq=False)
class Table:
    """A table: its columns and rows, and the rules that its file states (``data``, at ``path``)."""

    place: str
    columns: tuple[str, ...]
    data: Data
    path: KeyPath
    rows: list[Row] = field(factory=list)
    triples: tuple[Triple, ...] = ()
    page: str | int | None = None
    thousands: Collection[str] = ()

    @property
    def units(self) -> Mapping[str, str]:
        """The declared units of its columns."""
        units: Mapping[str, str] = self.data.get("satuan", {})
        return units

    @property
    def rounded(self) -> Sequence[str]:
        """The columns whose figures are known to their digits only."""
        rounded: Sequence[str] = self.data.get("dibulatkan", ())
        return rounded

    def skips(self, row: Row, column: str, rule: str) -> bool:
        """Whether an exception says that ``rule`` does not hold for the cell."""
        return any(
            str(one["baris"]) == row.key and one.get("kolom", column) == column and one.get("aturan", rule) == rule
            for one in self.data.get("kecuali", ())
        )


@define(eq=False)
class Single:
    """A row that stands alone: one indicator with its figures and inputs."""

    row: Row
    data: Data
    path: KeyPath


@define(eq=False)
class Sheet:
    """All tables and single rows of a report, with every cell by its address."""

    cells: Cells = field(factory=Cells)
    tables: list[Table] = field(factory=list)
    singles: list[Single] = field(factory=list)

    def table(self, place: str) -> Table | None:
        """The first table of this place."""
        return next((table for table in self.tables if table.place == place), None)


def read_sheet(context: Context, data: Data) -> Sheet:
    """Every table and single row of the report; what is wrong with them is told to ``context``."""
    sheet = Sheet()
    added = _by_place(data.get("baris", ()))
    places: Counter[str] = Counter()
    for index, table in enumerate(data.get("tabel", ())):
        path: KeyPath = ("tabel", index)
        place = _plain(table.get("tempat") or f"tabel {index + 1}")
        places[place] += 1
        if places[place] == 2:
            context.problem("repeated_table", (*path, "tempat"), place=place)
        sheet.tables.append(_read_table(context, sheet.cells, table, path, place, added))
    for index, single in enumerate(data.get("baris", ())):
        if ("baris", index) not in (row.added_path for table in sheet.tables for row in table.rows):
            sheet.singles.append(_read_single(context, sheet.cells, single, ("baris", index)))
    return sheet


def _by_place(rows: Sequence[Data]) -> dict[str, list[tuple[KeyPath, Data]]]:
    found: dict[str, list[tuple[KeyPath, Data]]] = {}
    for index, row in enumerate(rows):
        found.setdefault(_plain(row.get("tempat", "")), []).append((("baris", index), row))
    return found


def _plain(text: str) -> str:
    return " ".join(text.split())


# Tables.


def _read_table(
    context: Context,
    cells: Cells,
    data: Data,
    path: KeyPath,
    place: str,
    added: Mapping[str, Sequence[tuple[KeyPath, Data]]],
) -> Table:
    columns, lines = columns_and_rows(context, data, path)
    table = Table(place, columns, data, path, page=data.get("halaman"))
    for name, count in Counter(columns).items():
        if count > 1:
            context.problem("repeated_column", (*path, "kolom"), name=name, place=place)
    table.triples = tuple(_triples(context, table))
    if columns:  # without them the fault is told already
        _check_names(context, table)
    key = _key_column(context, table) if columns else None
    silent = [name for name in columns if name not in table.units]
    table.thousands = in_thousands(context, place, silent, (line.cells for line in lines))
    seen: dict[str, int] = {}
    for line in lines:
        if line.heading:
            context.remark("heading_in_table", place, text=line.heading)
            continue
        row = _read_row(context, table, line, key, added)
        seen[row.key] = seen.get(row.key, 0) + 1
        if seen[row.key] == 2:
            where = line.place or context.document.text_place((*path, "isi"), line.offset)
            context.problems.append(Diagnostic("repeated_row", {"key": row.key, "place": place}, place=where))
        for cell in row.cells.values():
            cells.add(cell)
        table.rows.append(row)
    return table


def _read_row(
    context: Context,
    table: Table,
    line: PastedRow,
    key_column: str | None,
    added: Mapping[str, Sequence[tuple[KeyPath, Data]]],
) -> Row:
    key = line.cells.get(key_column, "") if key_column is not None else ""
    key = _plain(key) or f"baris {line.number}"
    place = f"{table.place}/{key}"
    row = Row(key, place, {}, page=table.page)
    extra = added.get(_plain(place), ())
    for path, data in extra[:1]:
        row.added, row.added_path, row.page = data, path, data.get("halaman", table.page)
    for path, _ in extra[1:]:
        context.problem("row_added_twice", (*path, "tempat"), place=place)
    row.indicator = _indicator(context, row, line.cells)
    row.title = _title(table, row, line.cells)
    subject = line.cells.get(str(table.data.get("cocok", "_id")), "") or line.cells.get("indikator", "") or key
    reading = context.reading(table.data.get("gaya_angka"))
    doubt = _too_long(context, table, line, place)
    for column, text in line.cells.items():
        kind = context.kind(_unit(table, row, column, line.cells)) or ("money" if column in table.thousands else None)
        row.cells[column] = Cell(
            f"{place}/{column}",
            text,
            kind,
            reading,
            table.place,
            key,
            column,
            subject,
            f"{row.title}, {column.replace('_', ' ')}" if row.title else column.replace("_", " "),
            row.page,
            (*table.path, FILE if line.place is not None else "isi"),
            doubt,
            line.places.get(column),
            line.origins.get(column),
        )
    return row


def _too_long(context: Context, table: Table, line: PastedRow, place: str) -> Diagnostic | None:
    """Why no figure of a row can be trusted to its column: it has more cells than there are columns."""
    if not line.count:
        return None
    where = context.document.text_place((*table.path, "isi"), line.offset)
    values = {"count": line.count, "columns": len(table.columns), "row": place, "code": "unreadable_figure"}
    found = Diagnostic("row_too_long", values, place=where)
    context.problems.append(found)
    return found


def _indicator(context: Context, row: Row, cells: Mapping[str, str]) -> Indicator | None:
    stated = row.added.get("indikator")
    if stated is not None:
        found = context.indicator(stated)
        if found is None and context.packs and not context.lacking:
            known = [name for pack in context.packs for name in pack.indicators]
            context.problem(
                "unknown_indicator", (*row.added_path, "indikator"), name=stated, hint=did_you_mean(stated, known)
            )
        return found
    for column in ("_id", "indikator"):
        found = context.indicator(cells[column]) if cells.get(column) else None
        if found is not None:
            return found
    return None


def _title(table: Table, row: Row, cells: Mapping[str, str]) -> str:
    named = next((cells[name] for name in _TITLES if cells.get(name)), None)
    if named is None:
        others = [name for name in table.columns[1:] if not name.startswith("_") and name not in table.units]
        named = next((cells[name] for name in others if any(char.isalpha() for char in cells.get(name, ""))), row.key)
    return named


def _unit(table: Table, row: Row, column: str, cells: Mapping[str, str]) -> str | None:
    declared = table.units.get(column)
    if declared is not None:
        return declared
    if any(column in (triple.target, triple.realisation) for triple in table.triples) or column in _STATED:
        stated = row.added.get("satuan") or cells.get("satuan") or None
        return stated or (row.indicator.unit if row.indicator is not None else None)
    if any(column == triple.achievement for triple in table.triples):
        return "persen"
    return None


_STATED = ("target", *RANGE, "realisasi")


def _triples(context: Context, table: Table) -> Iterator[Triple]:
    stated: Mapping[str, Data] = table.data.get("capaian", {})
    named = {name.casefold(): name for name in reversed(table.columns)}
    planned = "target" in named or set(RANGE) <= named.keys()
    if planned and MAIN.achievement not in stated and {"realisasi", "capaian"} <= named.keys():
        yield Triple(named.get("target", MAIN.target), named["realisasi"], named["capaian"])
    for name, columns in stated.items():
        unknown = [one for one in (name, columns["target"], columns["realisasi"]) if one not in table.columns]
        for one in unknown:
            _unknown_column(context, table, one, ("capaian", name))
        if not unknown:
            yield Triple(columns["target"], columns["realisasi"], name, main=name == MAIN.achievement)


def _key_column(context: Context, table: Table) -> str | None:
    stated = table.data.get("kunci")
    if stated is not None and stated not in table.columns:
        _unknown_column(context, table, stated, ("kunci",))
        stated = None
    named = {name.casefold().rstrip(". "): name for name in reversed(table.columns)}
    return stated or next((named[name] for name in _KEYS if name in named), None)


def _check_names(context: Context, table: Table) -> None:
    """Tells every column that is named in the rules of a table and is not among its columns."""
    for key in ("satuan", "syarat", "salinan"):
        for name in table.data.get(key, {}):
            if name not in table.columns:
                _unknown_column(context, table, name, (key, name))
    for index, name in enumerate(table.data.get("dibulatkan", ())):
        if name not in table.columns:
            _unknown_column(context, table, name, ("dibulatkan", index))


def _unknown_column(context: Context, table: Table, name: str, path: KeyPath) -> None:
    hint = did_you_mean(name, table.columns)
    context.problem("unknown_column", (*table.path, *path), name=name, place=table.place, hint=hint)


# Single rows.

FIGURES = ("target", "realisasi", "capaian")


def _read_single(context: Context, cells: Cells, data: Data, path: KeyPath) -> Single:
    place = _plain(data.get("tempat") or f"baris {int(path[1]) + 1}")
    row = Row(place, place, {}, added=data, added_path=path, page=data.get("halaman"))
    row.indicator = _indicator(context, row, {})
    row.title = data.get("uraian") or (row.indicator.name if row.indicator is not None else place)
    unit = data.get("satuan") or (row.indicator.unit if row.indicator is not None else None)
    reading = context.reading(data.get("gaya_angka"))
    subject = row.indicator.id if row.indicator is not None else place
    for column in (*FIGURES, *RANGE):
        raw = data.get(column)
        if column.startswith("target_") and isinstance(data.get("target"), Mapping):
            raw = data["target"].get(column.removeprefix("target_"))
        if raw is None or isinstance(raw, Mapping):
            continue
        kind = context.kind("persen" if column == "capaian" else unit)
        title = f"{row.title}, {column}"
        cell = Cell(
            f"{place}/{column}", raw, kind, reading, place, place, column, subject, title, row.page, (*path, column)
        )
        row.cells[column] = cells.add(cell)
    return Single(row, data, path)
