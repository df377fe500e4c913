"""A year as sheets of cells: indicators, periods, aggregates, the budget, and what is missing or wrong.

CSV and workbooks are written from the same cells. A number keeps its value; what is shown of it is its form.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from attrs import frozen

from kinerja_rules.engine import DerivedValue, Result, Year
from kinerja_rules.engine.aggregate import AggregateValue
from kinerja_rules.errors import Diagnostic
from kinerja_rules.messages import sentence
from kinerja_rules.numbers import Fraction, english, indonesian
from kinerja_rules.policy import RoundingRule, Target
from kinerja_rules.reports.rows import safe

_MARKS = {"id": ";", "en": ","}
_COLUMNS = ("id", "indicator", "goal", "unit", "target", "realisation", "achievement", "label", "absorption")
_AFTER = ("status", "reasons", "document", "version", "pack", "working")


@frozen
class Amount:
    """A number in a cell: ``value`` in the unit it is printed in, the ``digits`` to show, and the sign of a percentage.

    ``digits`` None is as many as it has. ``text`` is how the document prints it, where it does.
    """

    value: Fraction
    digits: int | None = None
    percent: bool = False
    text: str | None = None


Cell = str | Amount | None


@frozen
class Sheet:
    """A table: its name, headings and rows."""

    name: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def year_sheets(found: Year, lang: str) -> tuple[Sheet, ...]:
    """The indicators first; the other sheets where there is something to say."""
    others = (_periods(found, lang), _aggregates(found, lang), _budget(found, lang), _problems(found, lang))
    return (_indicators(found, lang), *(sheet for sheet in others if sheet.rows))


def year_csv(found: Year, lang: str) -> str:
    """One row an indicator, then one an aggregate, as a spreadsheet in the reader's language opens it."""
    sheet = _indicators(found, lang)
    page = io.StringIO()
    writer = csv.writer(page, delimiter=_MARKS[lang], lineterminator="\r\n")
    writer.writerow(sheet.headings)
    width = len(sheet.headings) - len(_COLUMNS) - len(_AFTER)
    for row in (*sheet.rows, *_aggregate_lines(found, width, lang)):
        writer.writerow(_typed(cell, lang) for cell in row)
    return page.getvalue()


# -- the sheets


def _indicators(found: Year, lang: str) -> Sheet:
    names = list(dict.fromkeys(name for one in found.results.values() for name in one.derived))
    headings = (*_said(_COLUMNS, lang), *names, *_said(_AFTER, lang))
    return Sheet("results", headings, tuple(_indicator(found, one, names, lang) for one in found.results.values()))


def _indicator(found: Year, one: Result, names: list[str], lang: str) -> tuple[Cell, ...]:
    indicator, share = one.indicator, found.shares.get(one.id)
    percent = indicator.unit_kind == "percent"
    return (
        one.id,
        indicator.name,
        indicator.goal or "",
        indicator.unit or "",
        _target(one.target_set, percent),
        _rounded(one.realisation, indicator.rounding, percent),
        _rounded(one.achievement, indicator.achievement_rounding, True),
        f"{one.label} ({one.title})" if one.title else one.label,
        _worked(share.absorption if share is not None else None, percent=True),
        *(_derived(one.derived.get(name)) for name in names),
        one.status,
        " ".join(reason.message(lang) for reason in one.reasons),
        one.document,
        indicator.version,
        f"{found.pack.id} {found.pack.version}",
        one.explain(lang),
    )


def _periods(found: Year, lang: str) -> Sheet:
    rows: list[tuple[Cell, ...]] = []
    for name, values in found.periods.items():
        indicator = found.results[name].indicator
        percent = indicator.unit_kind == "percent"
        for one in values:
            realised = _rounded(one.realisation, indicator.rounding, percent)
            achieved = _rounded(one.achievement, indicator.achievement_rounding, True)
            why = " ".join(reason.message(lang) for reason in one.reasons)
            rows.append((name, indicator.name, one.period, _target(one.target, percent), realised, achieved, why))
    headings = _said(("id", "indicator", "period", "target", "realisation", "achievement", "reasons"), lang)
    return Sheet("periods", headings, tuple(rows))


def _aggregates(found: Year, lang: str) -> Sheet:
    rows: list[tuple[Cell, ...]] = [
        (
            one.goal or sentence("year_all_goals", lang, {}),
            one.aggregate.name,
            _aggregate(one),
            ", ".join(one.indicators),
            ", ".join(one.left_out),
            " ".join(reason.message(lang) for reason in one.reasons),
            one.aggregate.formula.to_source(),
        )
        for one in found.aggregates
    ]
    names = ("goal", "aggregate", "achievement", "indicators", "left_out", "reasons", "formula")
    return Sheet("aggregates", _said(names, lang), tuple(rows))


def _budget(found: Year, lang: str) -> Sheet:
    rows: list[tuple[Cell, ...]] = [
        (
            node.code,
            node.name,
            None if node.ceiling is None else Amount(node.ceiling),
            None if node.spent is None else Amount(node.spent),
            _worked(node.absorption, percent=True),
        )
        for node in found.budget.nodes.values()
    ]
    names = ("budget_code", "budget_name", "ceiling", "spent", "absorption")
    return Sheet("budget", _said(names, lang), tuple(rows))


def _problems(found: Year, lang: str) -> Sheet:
    told = [(str(one.place or ""), one) for one in found.problems]
    told += [(name, reason) for name, result in found.results.items() for reason in result.reasons]
    told += [(name, reason) for name, share in found.shares.items() for reason in share.reasons]
    rows = tuple(_problem(where, one, lang) for where, one in told)
    return Sheet("problems", _said(("where", "severity", "problem", "remedy"), lang), rows)


def _problem(where: str, one: Diagnostic, lang: str) -> tuple[Cell, ...]:
    return where, sentence(f"severity_{one.severity}", lang, {}), one.message(lang), one.remedy(lang)


def _aggregate_lines(found: Year, derived: int, lang: str) -> Iterator[tuple[Cell, ...]]:
    """The aggregates in the columns of the indicators."""
    for one in found.aggregates:
        goal = one.goal or sentence("year_all_goals", lang, {})
        reasons = " ".join(reason.message(lang) for reason in one.reasons)
        status = "ok" if one.value is not None or not one.reasons else "missing_input"
        value = _aggregate(one)
        pack = f"{found.pack.id} {found.pack.version}"
        blanks = [None] * derived
        yield ("", one.aggregate.name, goal, "", "", "", value, "", "", *blanks, status, reasons, "", "", pack, "")


# -- cells


def _said(names: tuple[str, ...], lang: str) -> tuple[str, ...]:
    return tuple(sentence(f"column_{name}", lang, {}) for name in names)


def _target(target: Target | None, percent: bool) -> Cell:
    if target is None or target.value is None:
        return None if target is None else target.text
    return Amount(target.value, target.digits, percent, target.text)


def _rounded(value: Fraction | None, rule: RoundingRule | None, percent: bool) -> Cell:
    """A value with the digits of its rule; a count that is whole is shown so."""
    if value is None:
        return None
    digits = None if rule is None or (not percent and value.denominator == 1) else max(rule.digits, 0)
    return Amount(value, digits, percent)


def _worked(value: Fraction | None, *, percent: bool) -> Cell:
    """A value without a rule: two decimals are shown where it has more."""
    if value is None:
        return None
    return Amount(value, None if (value * 100).denominator == 1 else 2, percent)


def _aggregate(one: AggregateValue) -> Cell:
    return one.said if one.value is None else _worked(one.value, percent=str(one.aggregate.formula.unit) == "persen")


def _derived(one: DerivedValue | None) -> Cell:
    if one is None:
        return None
    return one.said if one.value is None else _worked(one.value, percent=str(one.derived.formula.unit) == "persen")


def _typed(cell: Cell, lang: str) -> str:
    """A cell as CSV has it: a number to ten decimals where it goes on, a text that no spreadsheet works out."""
    if not isinstance(cell, Amount):
        return safe(cell or "")
    if cell.text is not None:
        return safe(cell.text)
    write = english if lang == "en" else indonesian
    exact = (cell.value * 10**10).denominator == 1
    return write(cell.value, None if exact else 10, grouping=False)
