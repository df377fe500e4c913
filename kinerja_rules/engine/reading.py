"""Data files to Data: TOML and JSON by keys, CSV and XLSX by columns.

Laws of this file:
1. Every cell that cannot be taken in is told with its place, and stops nothing else.
2. An empty cell is no value; it is never zero.
3. Values stay as they are written: which marks they have, their unit decides.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import define, field

from kinerja_rules.engine.data import CUMULATIVE, SHARED, STATUSES, BudgetLine, Data, Entry
from kinerja_rules.errors import Diagnostic, FileError, KeyPath, Place
from kinerja_rules.files.csv import Row, Table, parse_table, read_table
from kinerja_rules.files.document import Document
from kinerja_rules.files.json_text import parse_json
from kinerja_rules.files.sheets import read_sheets
from kinerja_rules.files.suggest import closest
from kinerja_rules.files.text import PathLike, read_text
from kinerja_rules.files.toml import read_toml
from kinerja_rules.policy import PERIOD_KEYS

VALUE_COLUMNS = ("indikator", "variabel", "tahun", "periode", "nilai", "status", "sumber", "halaman")
BUDGET_COLUMNS = ("tahun", "kode", "nama", "pagu", "realisasi")
_TOP = ("format", "tahun", "data", "anggaran")
_YEAR = re.compile(r"[12][0-9]{3}")
_BLANK = {"", "-", "–", "—", "n/a"}
_MONTHS = "januari februari maret april mei juni juli agustus september oktober november desember".split()
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}
_PERIOD = re.compile(r"(?P<kind>tw|triwulan|sem|semester)(?P<number>[1-4]|i{1,3}|iv)")


def read_data(path: PathLike) -> Data:
    """The data in a file, by its ending: TOML, JSON, CSV, XLSX (extra ``xlsx``); FileError if it is unreadable."""
    name = os.fspath(path)
    ending = Path(name).suffix.lower()
    if ending == ".toml":
        return data_of(read_toml(name))
    if ending == ".json":
        return data_of(parse_json(read_text(name), name))
    if ending in (".csv", ".tsv", ".txt"):
        return data_of_table(read_table(name))
    if ending == ".xlsx":
        return _of_sheets(read_sheets(name), name)
    raise FileError(Diagnostic("data_format", {"ending": ending or "-"}, place=Place(file=name)))


def _of_sheets(tables: Sequence[Table], name: str) -> Data:
    """The data in every sheet that has the columns of values or of a budget; the other sheets are notes.

    A sheet with ``indikator`` but neither ``nilai`` nor ``tahun`` is one of a pack's, or of results.
    """
    found = Data()
    columns = [{column.casefold() for column in table.columns} for table in tables]
    named = [table for table, names in zip(tables, columns, strict=True) if {"indikator", "kode"} & names]
    whole = [table for table, names in zip(tables, columns, strict=True) if {"nilai", "tahun", "kode"} & names]
    read = [table for table in named if table in whole] or named
    if not read:
        values = {"column": "indikator", "known": "; ".join(VALUE_COLUMNS)}
        return Data(problems=(Diagnostic("data_column_missing", values, place=Place(file=name)),))
    for table in read:
        found = found.joined(data_of_table(table))
    return found


def data_of_text(text: str, name: str | None = None) -> Data:
    """The data in CSV text."""
    return data_of_table(parse_table(text, name))


def data_of_mapping(mapping: Mapping[Any, Any]) -> Data:
    """The data in a mapping, with the keys of a TOML file."""
    return data_of(Document.of(mapping))


# -- keys


def data_of(document: Document) -> Data:
    """The data in a document: ``[data.tkk]``, ``[data.tkk.tw1]``, ``[data.tkk.2023]``, ``[data]``, ``[[anggaran]]``.

    A document with neither ``data`` nor ``anggaran`` holds the tables of its indicators at the top.
    """
    return _Keys(document, problems=list(document.diagnostics)).read()


@define
class _Keys:
    document: Document
    entries: list[Entry] = field(factory=list)
    lines: list[BudgetLine] = field(factory=list)
    problems: list[Diagnostic] = field(factory=list)
    year: int | None = None

    def read(self) -> Data:
        data = self.document.data
        if data.keys().isdisjoint(("data", "anggaran")):
            self._indicators({key: value for key, value in data.items() if key not in _TOP}, ())
        else:
            for key in [key for key in data if key not in _TOP]:
                near = closest(key, _TOP)
                values = {"key": key, "near": near or "", "known": ", ".join(_TOP)}
                self._tell("data_key_near" if near else "data_key", (key,), **values)
            inside = data.get("data", {})
            if isinstance(inside, dict):
                self._indicators(inside, ("data",))
            else:
                self._tell("data_no_table", ("data",), key="data")
            self._budget(data.get("anggaran", []))
        self.year = self._stated_year(data.get("tahun"))
        data_found = Data(tuple(self.entries), tuple(self.lines), tuple(self.problems))
        return data_found if self.year is None else data_found.of_year(self.year)

    def _stated_year(self, given: Any) -> int | None:
        if given is None:
            return None
        if isinstance(given, int | str) and _YEAR.fullmatch(str(given)):
            return int(given)
        self._tell("data_year", ("tahun",), text=given)
        return None

    def _indicators(self, tables: Mapping[str, Any], path: KeyPath) -> None:
        """The tables of indicators; a value right below ``data``, or below a year or period there, is shared."""
        for name, table in tables.items():
            shared = bool(path) and (not isinstance(table, dict) or _YEAR.fullmatch(name) or period_key(name))
            if shared:
                self._values(SHARED, {name: table}, path, None, None)
            elif isinstance(table, dict):
                self._values(name, table, (*path, name), None, None)
            else:
                self._tell("data_no_table", (*path, name), key=name)

    def _values(self, name: str, table: Mapping[str, Any], path: KeyPath, year: int | None, period: str | None) -> None:
        for key, value in table.items():
            at = (*path, key)
            if not isinstance(value, dict):
                if not is_blank(value):
                    place = self.document.place(at)
                    self.entries.append(Entry(name, key, one_or_several(value), place, year, period))
            elif _YEAR.fullmatch(key) and year is None and period is None:
                self._values(name, value, at, int(key), None)
            elif period is None and period_key(key) is not None:
                self._values(name, value, at, year, period_key(key))
            else:
                self._tell("data_period", at, text=key)

    def _budget(self, tables: Any) -> None:
        if not isinstance(tables, list):
            self._tell("data_no_list", ("anggaran",))
            return
        for number, table in enumerate(tables):
            path: KeyPath = ("anggaran", number)
            if not isinstance(table, dict) or is_blank(table.get("kode")):
                self._tell("budget_without_code", path)
                continue
            for key in [key for key in table if key not in BUDGET_COLUMNS]:
                near = closest(key, BUDGET_COLUMNS)
                values = {"key": key, "near": near or "", "known": ", ".join(BUDGET_COLUMNS)}
                self._tell("data_key_near" if near else "data_key", (*path, key), **values)
            year = self._stated_year(table.get("tahun"))
            ceiling, spent = (None if is_blank(table.get(key)) else table[key] for key in ("pagu", "realisasi"))
            code, label = str(table["kode"]).strip(), str(table.get("nama", ""))
            self.lines.append(BudgetLine(code, label, ceiling, spent, self.document.place(path), year))

    def _tell(self, code: str, path: KeyPath, **values: object) -> None:
        self.problems.append(self.document.problem(code, path, values))


# -- columns


def data_of_table(table: Table) -> Data:
    """The data in a table with a header: of indicators, or, where it has the columns kode and pagu, of a budget."""
    columns = {column.casefold(): column for column in table.columns}
    is_budget = "kode" in columns and "indikator" not in columns
    wanted = BUDGET_COLUMNS if is_budget else VALUE_COLUMNS
    needed = ("kode",) if is_budget else ("indikator", "variabel", "nilai")
    problems = list(table.diagnostics)
    for column in needed:
        if column not in columns and table.columns:
            values = {"column": column, "known": "; ".join(wanted)}
            problems.append(Diagnostic("data_column_missing", values, place=table.place()))
    for folded, column in columns.items():
        if folded not in wanted:
            values = {"column": column, "known": "; ".join(wanted)}
            problems.append(Diagnostic("data_column_unknown", values, "remark", place=table.place(None, column)))
    if any(column not in columns for column in needed):
        return Data(problems=tuple(problems))
    reader = _Rows(table, columns, problems)
    if is_budget:
        return Data(lines=tuple(reader.budget()), problems=tuple(problems))
    return Data(entries=tuple(reader.values()), problems=tuple(problems))


@define
class _Rows:
    table: Table
    columns: Mapping[str, str]
    problems: list[Diagnostic]

    def values(self) -> Iterable[Entry]:
        for row in self.table.rows:
            wrong = len(self.problems)
            if not self._cell(row, "variabel"):
                self._tell("data_cell_empty", row, "variabel", column="variabel")
            year = self._year(row)
            text = self._cell(row, "periode")
            period = period_key(text)
            if period is None and text and text.casefold() != "tahun":
                self._tell("data_period", row, "periode", text=text)
            status = "_".join(self._cell(row, "status").casefold().split())
            if status and status not in STATUSES:
                self._tell("data_status", row, "status", text=status, known=", ".join(STATUSES))
            value = self._cell(row, "nilai")
            if len(self.problems) > wrong or is_blank(value):
                continue
            yield Entry(
                self._cell(row, "indikator") or SHARED,
                self._cell(row, "variabel"),
                one_or_several(value),
                self.table.place(row, self.columns["nilai"]),
                year,
                period,
                status or None,
                self._cell(row, "sumber") or None,
                self._cell(row, "halaman") or None,
            )

    def budget(self) -> Iterable[BudgetLine]:
        for row in self.table.rows:
            code = self._cell(row, "kode")
            wrong = len(self.problems)
            if not code:
                self._tell("budget_without_code", row, "kode")
            if "," in code:  # a sheet took the code for a number: 2.10 would be 2,1
                self._tell("budget_code_number", row, "kode", text=code)
            year = self._year(row)
            if len(self.problems) == wrong:
                ceiling, spent = self._amount(row, "pagu"), self._amount(row, "realisasi")
                yield BudgetLine(code, self._cell(row, "nama"), ceiling, spent, self.table.place(row), year)

    def _amount(self, row: Row, column: str) -> str | None:
        text = self._cell(row, column)
        return None if is_blank(text) else text

    def _year(self, row: Row) -> int | None:
        text = self._cell(row, "tahun")
        if text and not _YEAR.fullmatch(text):
            self._tell("data_year", row, "tahun", text=text)
            return None
        return int(text) if text else None

    def _cell(self, row: Row, column: str) -> str:
        return row[self.columns[column]] if column in self.columns else ""

    def _tell(self, code: str, row: Row, cell: str, **values: object) -> None:
        place = self.table.place(row, self.columns.get(cell, cell))
        self.problems.append(Diagnostic(code, values, place=place))


def one_or_several(value: Any) -> Any:
    """A text of several values, ``a; b; c`` or ``a | b | c``, as their list; any other value as it is."""
    if not isinstance(value, str):
        return value
    parts = [part.strip() for part in re.split(r"[;|]", value)]
    return parts if len(parts) > 1 else value


def is_blank(value: Any) -> bool:
    """Whether a cell says that there is no value."""
    return value is None or (isinstance(value, str) and value.strip().casefold() in _BLANK)


def period_key(text: str) -> str | None:
    """The key of a period as people write it (``TW 1``, ``triwulan III``, ``Maret``); None where it is none.

    >>> period_key("TW III"), period_key("Maret"), period_key("2")
    ('tw3', '03', '02')
    """
    folded = "".join(text.casefold().split()).replace(".", "")
    if folded in PERIOD_KEYS or folded == CUMULATIVE:
        return folded
    if folded in _MONTHS:
        return f"{_MONTHS.index(folded) + 1:02}"
    if folded.isascii() and folded.isdigit() and f"{folded:0>2}" in PERIOD_KEYS:
        return f"{folded:0>2}"
    match = _PERIOD.fullmatch(folded)
    if match is None:
        return None
    number = _ROMAN.get(match["number"], match["number"])
    key = f"{'tw' if match['kind'].startswith('t') else 'sem'}{number}"
    return key if key in PERIOD_KEYS else None
