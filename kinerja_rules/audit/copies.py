"""Copies between tables: which cells of a column stand for which of another, and what has no counterpart.

Laws of this file:
1. Rows are matched by one column; an empty key matches nothing and is no duplicate.
2. A key that several rows of the source have matches none of them: which one was meant is not guessed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from kinerja_rules.audit.cells import Cell
from kinerja_rules.audit.context import Context, did_you_mean
from kinerja_rules.audit.tables import Row, Sheet, Table
from kinerja_rules.errors import KeyPath
from kinerja_rules.policy import squashed

MATCH = "indikator"


@frozen(eq=False)
class Copy:
    """A cell, and the cells of the source that it should agree with; more than one where the match is not plain."""

    cell: Cell
    sources: tuple[Cell, ...]


def copies(context: Context, sheet: Sheet, table: Table) -> Iterator[Copy]:
    """Every cell of the table that the report calls a copy, with its source; unmatched rows become remarks."""
    told: set[tuple[str, str]] = set()
    for column, stated in table.data.get("salinan", {}).items():
        if column not in table.columns:
            continue
        listed = isinstance(stated, list)
        for index, origin in enumerate(stated if listed else [stated]):
            path: KeyPath = (*table.path, "salinan", column, *((index,) if listed else ()))
            found = _source(context, sheet, origin, path)
            if found is None:
                continue
            source, source_column = found
            match = _match(context, table, source)
            if match is None:
                continue
            yield from _matched(context, table, column, source, source_column, match, told)


def _matched(
    context: Context,
    table: Table,
    column: str,
    source: Table,
    source_column: str,
    match: str,
    told: set[tuple[str, str]],
) -> Iterator[Copy]:
    by_key: dict[str, list[Row]] = {}
    for row in source.rows:
        by_key.setdefault(_key(row, match), []).append(row)
    alone: list[Row] = []
    matched: set[str] = set()
    for row in table.rows:
        key = _key(row, match)
        others = by_key.get(key, []) if key else []
        if key and not others:
            alone.append(row)
        if others:
            matched.add(key)
            if not table.skips(row, column, "salinan"):
                yield Copy(row.cells[column], tuple(other.cells[source_column] for other in others))
    if (source.place, match) not in told:  # once, however many columns are copied from there
        told.add((source.place, match))
        missing = [row for key, rows in by_key.items() if key and key not in matched for row in rows]
        _lacking(context, table, source, alone, missing, len(matched))


def _lacking(
    context: Context, table: Table, source: Table, alone: Sequence[Row], missing: Sequence[Row], matched: int
) -> None:
    """Remarks on rows that have no counterpart; rows of the source only where the copy holds most of it."""
    for rows, one, other in ((alone, table, source), (missing if len(missing) <= matched else (), source, table)):
        if rows:
            listed = ", ".join(f"{row.key} ({row.title})" if row.title != row.key else row.key for row in rows)
            context.remark("row_without_counterpart", one.place, other=other.place, rows=listed)


def _source(context: Context, sheet: Sheet, origin: str, path: KeyPath) -> tuple[Table, str] | None:
    place, _, column = origin.rpartition("/")
    table = sheet.table(" ".join(place.split()))
    if table is None:
        known = [one.place for one in sheet.tables]
        context.problem("unknown_table", path, name=place or origin, hint=did_you_mean(place or origin, known))
        return None
    if column not in table.columns:
        hint = did_you_mean(column, table.columns)
        context.problem("unknown_column", path, name=column, place=table.place, hint=hint)
        return None
    return table, column


def _match(context: Context, table: Table, source: Table) -> str | None:
    stated = table.data.get("cocok")
    if stated is None:
        shared = MATCH if MATCH in table.columns and MATCH in source.columns else None
        return shared or ""
    for one in (table, source):
        if stated not in one.columns:
            hint = did_you_mean(stated, one.columns)
            context.problem("unknown_column", (*table.path, "cocok"), name=stated, place=one.place, hint=hint)
            return None
    return str(stated)


def _key(row: Row, match: str) -> str:
    """The key of a row: without a column it is the row's own; printed words are compared without case and marks."""
    text = row.text(match) if match else row.key
    words = not match.startswith("_") and any(char.isalpha() for char in text)
    return squashed(text) if words else " ".join(text.casefold().split())
