"""Totals that a table shows without stating them: programmes over activities, and rows called Jumlah.

Laws of this file:
1. As in ``found_rules``: only a table that states no rule is searched, and what is taken is told.
2. A parent is known by its code (1, 1.1) or by its word (Program, Kegiatan, Sub Kegiatan); its children follow it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attrs import frozen

from kinerja_rules.audit.bench import Working
from kinerja_rules.audit.cells import Cited, Input
from kinerja_rules.audit.columns import named_cells
from kinerja_rules.audit.context import Context
from kinerja_rules.audit.found_rules import figures_of
from kinerja_rules.audit.rules import TotalRule
from kinerja_rules.audit.tables import Row, Table

_CODE = re.compile(r"(?:\d{1,2}|\d{4})(?:\.(?:\d{1,2}|\d{4}))*\.?")
_WORDS = (re.compile(r"program\b", re.I), re.compile(r"kegiatan\b", re.I), re.compile(r"sub[\s-]?kegiatan\b", re.I))
_TOTAL = re.compile(r"(?:sub ?)?(?:jumlah|total)\b", re.I)
_LEAST_PARENTS = 2


@frozen
class Family:
    """A row, and the rows that it totals."""

    parent: Row
    children: tuple[Row, ...]


def total_workings(context: Context, table: Table) -> Iterator[Working]:
    """The workings of every parent in the columns whose parents mostly total their children."""
    columns = [
        name
        for name, figures in figures_of(table).items()
        if not any(one.percent for one in figures if one is not None)
    ]
    for families in (_by_level(table), _by_word(table)):
        followed = {column: _following(families, column) for column in columns}
        known = {column for column, (follow, of) in followed.items() if follow * 5 >= of * 3 and of >= _LEAST_PARENTS}
        # one row called Jumlah has no other parent to speak for it, but other columns may
        single = {column for column, (follow, of) in followed.items() if of == 1}
        if sum(followed[column][0] for column in single) * 2 >= len(single) > 1:
            known |= single
        for column in columns:
            if column in known:
                follow, of = followed[column]
                context.remark("totals_found", table.place, column=column, follow=follow, rows=of)
                yield from _workings(families, column)


def _workings(families: Sequence[Family], column: str) -> Iterator[Working]:
    for family in families:
        cell = family.parent.cells[column]
        named = named_cells([row.cells[column] for row in family.children])
        if not cell.blank and not cell.has_formula:
            rounded = any(part.figure is not None and part.figure.digits > 0 for part in named.values())
            inputs: dict[str, Input] = {name: Cited(part, rounded) for name, part in named.items()}
            yield Working(cell, "total", TotalRule(tuple(named)), inputs, cell.title)


def _following(families: Sequence[Family], column: str) -> tuple[int, int]:
    """How many parents total their children, and how many could."""
    follow = of = 0
    for family in families:
        parent = family.parent.cells[column].figure
        parts = [row.cells[column].figure for row in family.children]
        found = [one.value for one in parts if one is not None]
        if parent is not None and len(found) == len(parts):
            of += 1
            follow += sum(found) == parent.value
    return follow, of


def _by_level(table: Table) -> list[Family]:
    """Parents and children by their codes, else by their words."""
    figures = figures_of(table)
    for name in table.columns:
        if name in figures:
            continue
        codes = [row.text(name) for row in table.rows]
        filled = [code for code in codes if code]
        if len(filled) * 10 >= len(codes) * 9 and all(_CODE.fullmatch(code) for code in filled):
            levels = [len(code.rstrip(".").split(".")) if code else 0 for code in codes]
            if len(set(levels)) > 1:
                return _families(table, levels)
    for name in table.columns:
        levels = [_level(row.text(name)) for row in table.rows]
        if len(set(levels)) > 1 and levels.count(0) * 5 <= len(levels):
            return _families(table, levels)
    return []


def _level(text: str) -> int:
    return next((number for number, word in reversed([*enumerate(_WORDS, start=1)]) if word.match(text)), 0)


def _families(table: Table, levels: Sequence[int]) -> list[Family]:
    found = []
    for number, level in enumerate(levels):
        children: list[Row] = []
        for row, other in zip(table.rows[number + 1 :], levels[number + 1 :], strict=True):
            if 0 < other <= level:
                break
            if other == level + 1:
                children.append(row)
        if level and children:
            found.append(Family(table.rows[number], tuple(children)))
    return found


def _by_word(table: Table) -> list[Family]:
    """Rows called Jumlah over the rows above them, up to the one before."""
    found: list[Family] = []
    above: list[Row] = []
    for row in table.rows:
        if any(_TOTAL.match(cell.text) for cell in row.cells.values()):
            if len(above) > 1:
                found.append(Family(row, tuple(above)))
            above = []
        else:
            above.append(row)
    return found
