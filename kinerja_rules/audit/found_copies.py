"""Columns of two tables that print the same figures for the same rows, though nobody calls them copies.

Law of this file: as in ``found_rules``; rows are matched by a column of words, and a name that repeats matches none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from kinerja_rules.audit.context import Context
from kinerja_rules.audit.copies import Copy
from kinerja_rules.audit.found_rules import STATED, digits_of, figures_of
from kinerja_rules.audit.tables import Row, Sheet, Table
from kinerja_rules.numbers import Figure
from kinerja_rules.policy import squashed

_LEAST_ROWS, _LEAST_DIGITS = 5, 16
_USUAL = (0, 100)
Columns: TypeAlias = Sequence[Mapping[str, Row]]


def found_copies(context: Context, sheet: Sheet) -> Iterator[Copy]:
    """Every cell of a column that mostly agrees with a column of an earlier table, with its source."""
    if context.packs or context.lacking:
        return
    tables = [table for table in sheet.tables if not any(key in table.data for key in (*STATED, "salinan"))]
    named = {id(table): [_named(table, column) for column in table.columns] for table in tables}
    figures = {id(table): list(figures_of(table)) for table in tables}
    for number, table in enumerate(tables):
        taken: set[str] = set()
        for source in tables[:number]:
            pairs = _pairs(named[id(table)], named[id(source)], min(len(table.rows), len(source.rows)))
            for column in figures[id(table)] if pairs else ():
                origin = next((one for one in figures[id(source)] if _agree(pairs, column, one)), None)
                if origin is None or column in taken:
                    continue
                taken.add(column)
                values = {"column": column, "source": f"{source.place}/{origin}", "rows": len(pairs)}
                context.remark("copy_found", table.place, **values)
                for row, other in pairs:
                    if not row.cells[column].blank:
                        yield Copy(row.cells[column], (other.cells[origin],))


def _pairs(named: Columns, others: Columns, rows: int) -> list[tuple[Row, Row]]:
    """The rows of both that are called the same, by the columns of words in which most are; ``rows`` there could be."""
    tries = [(len(own.keys() & theirs.keys()), own, theirs) for own in named for theirs in others if own and theirs]
    count, own, theirs = max(tries, key=lambda one: one[0], default=(0, {}, {}))
    if count < _LEAST_ROWS or count * 5 < rows * 3:
        return []
    return [(row, theirs[name]) for name, row in own.items() if name in theirs]


def _named(table: Table, column: str) -> Mapping[str, Row]:
    names = [squashed(row.text(column)) for row in table.rows]
    counts = Counter(names)
    return {
        name: row
        for name, row in zip(names, table.rows, strict=True)
        if counts[name] == 1 and sum(char.isalpha() for char in name) > 8
    }


def _agree(pairs: list[tuple[Row, Row]], column: str, other: str) -> bool:
    """Whether four of five rows print one value, and enough of their digits could not be chance."""
    both: list[tuple[Figure, Figure]] = []
    for row, source in pairs:
        one, two = row.cells[column].figure, source.cells[other].figure
        if one is not None and two is not None:
            both.append((one, two))
    same = [one for one, two in both if one.value == two.value]
    telling = sum(digits_of(one) for one in {one.value: one for one in same if one.value not in _USUAL}.values())
    return len(both) >= _LEAST_ROWS and len(same) * 5 >= len(both) * 4 and telling >= _LEAST_DIGITS
