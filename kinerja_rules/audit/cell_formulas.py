"""Cells of a workbook that carry their own Excel formula: the figure should follow from the cells it names.

Laws of this file:
1. An input that is a cell of the audited tables is cited; one that shows fewer digits than it holds, and is no formula
   itself, goes in with the value it holds, as Excel takes it. An empty cell is no zero.
2. A formula that our language does not have is named in a remark, and nothing is judged by it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping

from kinerja_rules.audit.bench import Working
from kinerja_rules.audit.cells import Cell, Cited, Given, Input, Lost, Single
from kinerja_rules.audit.context import Context
from kinerja_rules.audit.rules import BareRule, BrokenRule, Rule
from kinerja_rules.audit.tables import Sheet, Table
from kinerja_rules.errors import Diagnostic
from kinerja_rules.files.book_formulas import Untold, put_over
from kinerja_rules.files.books import BookCell, letters
from kinerja_rules.numbers import indonesian

_LISTED = 5
_ERROR = "#"  # #DIV/0! and its like: what is printed is no figure
At = tuple[str, str, int, int]


def cell_workings(context: Context, sheet: Sheet, table: Table, ruled: Collection[str]) -> Iterator[Working]:
    """The workings of the cells with a formula of their own; a column in ``ruled`` has a stated rule in its place."""
    if not any(cell.origin is not None and cell.origin.formula for row in table.rows for cell in row.cells.values()):
        return
    known = {_at(cell.origin): cell for cell in sheet.cells if cell.origin is not None}
    untold: dict[str, list[str]] = {}
    for row in table.rows:
        slugs = _slugs(row.cells)
        for column, cell in row.cells.items():
            at = cell.origin
            if at is None or not at.formula or column in ruled or column.startswith("_"):
                continue
            if not at.text:
                told = Diagnostic("cell_not_worked", {"value": at.formula[:60]}, place=at.place)
                context.problems.append(told)
            elif at.value is not None or at.text.startswith(_ERROR):
                try:
                    yield _working(context, cell, at, slugs, known)
                except Untold as error:
                    untold.setdefault(error.part, []).append(at.address)
    for part, places in untold.items():
        listed = ", ".join(places[:_LISTED]) + (", ..." if len(places) > _LISTED else "")
        context.remark("cell_formula_untold", table.place, part=part, count=len(places), cells=listed)


def _working(context: Context, cell: Cell, at: BookCell, slugs: Mapping[int, str], known: Mapping[At, Cell]) -> Working:
    def called(sheet: str, row: int, column: int) -> str:
        slug = slugs.get(column) if sheet == at.sheet else None
        if slug is not None and row == at.row:
            return slug
        where = f"{letters(column).lower()}{row}"
        return f"{slug}_{where}" if slug is not None else f"sel_{where}" if sheet == at.sheet else slug_of(sheet, where)

    told = put_over(context.books[at.file], at, called)
    formula = context.formula(told.text, cell.path, style="en", phrases={name: [name] for name in told.inputs})
    rule: Rule = BareRule(formula) if not isinstance(formula, BrokenRule) else formula
    inputs = {name: _input(name, given, known) for name, given in told.inputs.items()}
    return Working(cell, "derived", rule, inputs, cell.title)


def _input(name: str, given: BookCell | tuple[BookCell, ...] | None, known: Mapping[At, Cell]) -> Input:
    if isinstance(given, tuple):
        return tuple(_single(name, one, known) for one in given)
    return _single(name, given, known)


def _single(name: str, given: BookCell | None, known: Mapping[At, Cell]) -> Single:
    if given is None or not given.text:
        return Lost(name, Diagnostic("input_not_printed", {"name": name if given is None else given.address}))
    cell = known.get(_at(given))
    value = given.value
    if value is not None and given.percent:
        value *= 100
    if cell is not None and (given.formula or value is None or (cell.figure and cell.figure.value == value)):
        return Cited(cell)
    if value is None:
        return Lost(name, Diagnostic("not_a_number", {"text": given.text}))
    return Given(f"{indonesian(value)}{'%' if given.percent else ''}", value=value)


def _at(cell: BookCell) -> At:
    return cell.file, cell.sheet, cell.row, cell.column


def _slugs(cells: Mapping[str, Cell]) -> dict[int, str]:
    """What a formula calls the columns: by the number of the column in its sheet."""
    found = {cell.origin.column: slug_of(name) for name, cell in cells.items() if cell.origin is not None}
    counts = Counter(found.values())
    return {column: slug for column, slug in found.items() if counts[slug] == 1}


def slug_of(*texts: str) -> str:
    """A name that formulas can use, from the heading of a column."""
    plain = re.sub(r"\W+", "_", "_".join(texts).casefold()).strip("_")
    return plain if plain[:1].isalpha() else f"kolom_{plain}"
