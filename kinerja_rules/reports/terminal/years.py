"""What a year has besides its indicators: absorption, derived values, aggregates, the whole budget."""

from __future__ import annotations

from collections.abc import Iterator

from rich import box
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from kinerja_rules.engine import DerivedValue, Result, Year
from kinerja_rules.engine.aggregate import AggregateValue
from kinerja_rules.messages import sentence
from kinerja_rules.numbers import Fraction, english, indonesian

_NONE = "–"


def asked(found: Year) -> list[Result]:
    """The indicators that have data, or a value without any."""
    return [one for name, one in found.results.items() if name in found.given or one.status in ("ok", "no_target")]


def besides(found: Year, lang: str) -> Iterator[RenderableType]:
    """Tables of what follows from the indicators and the budget; nothing where there is nothing."""
    for table in (_periods(found, lang), _derived(found, lang), _aggregates(found, lang)):
        if table is not None:
            yield Text()
            yield table
    total = found.budget.total
    if total.ceiling is not None and total.spent is not None:
        yield Text()
        values = {"ceiling": _amount(total.ceiling, lang), "spent": _amount(total.spent, lang)}
        yield Text(sentence("year_budget", lang, {**values, "share": percent(total.absorption, lang) or _NONE}))
    held = list(_rules(found, lang))
    if held:
        yield Text()
        yield from map(Text, held)


def _rules(found: Year, lang: str) -> Iterator[str]:
    """By which document, on which day, in which versions: where one had to be chosen."""
    if found.document != "pk":
        yield sentence("targets_by", lang, {"document": found.document})
    if found.date is not None:
        yield sentence("year_at", lang, {"date": found.date})
    versions = [f"{one.id} {one.indicator.version}" for one in asked(found) if one.indicator.version is not None]
    if versions:
        yield sentence("year_versions", lang, {"versions": ", ".join(versions)})


def percent(value: Fraction | None, lang: str) -> str:
    """A value in percent, as people read it; empty where there is none."""
    return "" if value is None else f"{_number(value, lang)}%"


def _periods(found: Year, lang: str) -> Table | None:
    if not found.periods:
        return None
    names = ("indicator", "period", "target", "realisation", "achievement")
    drawn = _table(*(sentence(f"column_{name}", lang, {}) for name in names))
    for name, values in found.periods.items():
        indicator = found.results[name].indicator
        for one in values:
            shown = "" if one.realisation is None else _number(one.realisation, lang)
            sign = "%" if shown and indicator.unit_kind == "percent" else ""
            row = (one.period, one.target.text, f"{shown}{sign}" or _NONE, percent(one.achievement, lang) or _NONE)
            drawn.add_row(indicator.name, *row)
    return drawn


def _derived(found: Year, lang: str) -> Table | None:
    absorbed = {name for name, share in found.shares.items() if share.absorption is not None}
    rows = [one for one in found.results.values() if one.id in absorbed or one.derived]
    names = list(dict.fromkeys(name for one in rows for name in one.derived))
    if not rows:
        return None
    drawn = _table(sentence("column_indicator", lang, {}), sentence("column_absorption", lang, {}), *names)
    for one in rows:
        share = found.shares.get(one.id)
        cells = [percent(share.absorption, lang) if share is not None else ""]
        for name in names:
            value = one.derived.get(name)
            cells.append("" if value is None else _shown(value, lang))
        drawn.add_row(one.indicator.name, *(cell or _NONE for cell in cells))
    return drawn


def _shown(one: DerivedValue, lang: str) -> str:
    """A derived value with its unit, or what the pack says where its condition fails."""
    if one.value is None:
        return one.said or ""
    return percent(one.value, lang) if str(one.derived.formula.unit) == "persen" else _number(one.value, lang)


def _aggregates(found: Year, lang: str) -> Table | None:
    """Those of goals with data, and of all."""
    known = {one.id for one in asked(found)}
    rows = [one for one in found.aggregates if one.goal is None or not known.isdisjoint(one.indicators)]
    if not rows:
        return None
    columns = [sentence(f"column_{name}", lang, {}) for name in ("goal", "aggregate", "achievement")]
    drawn = _table(*columns)
    for one in rows:
        goal = one.goal or sentence("year_all_goals", lang, {})
        why = one.reasons[0].message(lang) if one.reasons else one.said or _NONE
        drawn.add_row(goal, one.aggregate.name, why if one.value is None else _aggregate(one, lang))
    return drawn


def _aggregate(one: AggregateValue, lang: str) -> str:
    """The value in its unit, and how many indicators are not in it."""
    assert one.value is not None
    shown = percent(one.value, lang) if str(one.aggregate.formula.unit) == "persen" else _number(one.value, lang)
    left = sentence("year_left_out", lang, {"n": len(one.left_out)}) if one.left_out else ""
    return f"{shown} {left}".rstrip()


def _table(first: str, *others: str) -> Table:
    drawn = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    drawn.add_column(first)
    for name in others:
        drawn.add_column(name, justify="right")
    return drawn


def _number(value: Fraction, lang: str) -> str:
    """Exactly, or its first digits where it has no end: nothing is rounded that no rule rounds."""
    return english(value) if lang == "en" else indonesian(value)


def _amount(value: Fraction, lang: str) -> str:
    write = english if lang == "en" else indonesian
    return f"Rp {write(value)}"
