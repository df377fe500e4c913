"""A workbook as people fill it in: its rows, and the pack that grows of them, each value with its cell.

Laws of this file:
1. A cell counts as it is shown: its number format says how many digits a figure has.
2. A formula in a cell stands beside its value, as a comment; a formula that was never worked out is a bad cell.
"""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING, Any

from attrs import define, evolve, field

from kinerja_rules.authoring import layout
from kinerja_rules.authoring.drafts import target_value
from kinerja_rules.engine.reading import one_or_several
from kinerja_rules.errors import Diagnostic, FigureError, KeyPath, Place
from kinerja_rules.files.shown import shown
from kinerja_rules.numbers import UnitKind, read_figure, read_sum

if TYPE_CHECKING:
    from openpyxl.cell import Cell


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
        if isinstance(value, bool):
            value = str(value).upper()  # as Excel shows it
        elif isinstance(value, datetime.datetime):
            value = value.date().isoformat()
        self.book.tell(code, self.address(column), value=str(value)[:60])
