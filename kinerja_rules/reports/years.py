"""A year as CSV: one row an indicator, then one an aggregate, as a spreadsheet in the reader's language opens it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from kinerja_rules.engine import Result, Year
from kinerja_rules.messages import sentence
from kinerja_rules.numbers import Fraction, english, indonesian

_MARKS = {"id": ";", "en": ","}
_COLUMNS = ("id", "indicator", "goal", "unit", "target", "realisation", "achievement", "label", "absorption")


def year_csv(found: Year, lang: str) -> str:
    """The table of the year; a blank where there is no value, the reasons in the last column."""
    names = list(dict.fromkeys(name for one in found.results.values() for name in one.derived))
    page = io.StringIO()
    writer = csv.writer(page, delimiter=_MARKS[lang], lineterminator="\r\n")
    headings = [sentence(f"column_{name}", lang, {}) for name in (*_COLUMNS, "status", "reasons")]
    writer.writerow([*headings[: len(_COLUMNS)], *names, *headings[len(_COLUMNS) :]])
    for one in found.results.values():
        writer.writerow(_row(found, one, names, lang))
    for cells in _aggregates(found, len(names), lang):
        writer.writerow(cells)
    return page.getvalue()


def _row(found: Year, one: Result, names: list[str], lang: str) -> list[str]:
    share = found.shares.get(one.id)
    derived = [one.derived.get(name) for name in names]
    return [
        one.id,
        one.indicator.name,
        one.indicator.goal or "",
        one.indicator.unit or "",
        one.target_set.text if one.target_set is not None else "",
        _number(one.realisation, lang),
        _number(one.achievement, lang),
        one.label or "",
        _number(share.absorption if share is not None else None, lang),
        *("" if value is None else _number(value.value, lang) or value.said or "" for value in derived),
        one.status,
        " ".join(reason.message(lang) for reason in one.reasons),
    ]


def _aggregates(found: Year, derived: int, lang: str) -> Iterator[list[str]]:
    for one in found.aggregates:
        goal = one.goal or sentence("year_all_goals", lang, {})
        reasons = " ".join(reason.message(lang) for reason in one.reasons)
        value = _number(one.value, lang)
        status = "ok" if one.value is not None else "missing_input"
        yield ["", one.aggregate.name, goal, "", "", "", value, "", "", *[""] * derived, status, reasons]


def _number(value: Fraction | None, lang: str) -> str:
    """A number as a spreadsheet reads it, to ten decimals where it goes on."""
    if value is None:
        return ""
    write = english if lang == "en" else indonesian
    exact = (value * 10**10).denominator == 1
    return write(value, None if exact else 10, grouping=False)
