"""Results as a person reads them: a table of target, realisation, achievement and label, or the working."""

from __future__ import annotations

from collections.abc import Sequence

from rich import box
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from kinerja_rules.engine import Result
from kinerja_rules.messages import sentence
from kinerja_rules.numbers import Fraction, english, indonesian
from kinerja_rules.policy import RoundingRule
from kinerja_rules.reports.terminal.paper import hanging

_COLUMNS = ("indicator", "target", "realisation", "achievement", "label")
_NONE = "–"


def table(results: Sequence[Result], lang: str) -> Table:
    """A row a result; a dash where there is no value."""
    drawn = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for name in _COLUMNS:
        figure = name in ("target", "realisation", "achievement")
        drawn.add_column(sentence(f"column_{name}", lang, {}), justify="right" if figure else "left", no_wrap=figure)
    for one in results:
        target = one.target_set.text if one.target_set is not None else ""
        drawn.add_row(
            one.indicator.name,
            target or _NONE,
            Text(realisation(one, lang) or _NONE, style="bold"),
            achievement(one, lang) or _NONE,
            _label(one) or _NONE,
        )
    return drawn


def realisation(result: Result, lang: str) -> str:
    """The realisation in its unit; empty where there is none."""
    value, indicator = result.realisation, result.indicator
    if value is None:
        return ""
    whole = indicator.unit_kind != "percent" and value.denominator == 1
    text = _written(value, None if whole else indicator.rounding, lang)
    if indicator.unit_kind == "percent":
        return f"{text}%"
    if indicator.printed_unit and "{}" in indicator.printed_unit:
        return indicator.printed_unit.replace("{}", text)
    return f"{text} {indicator.unit}" if indicator.unit else text


def achievement(result: Result, lang: str) -> str:
    """The achievement in percent; empty where there is none."""
    if result.achievement is None:
        return ""
    return f"{_written(result.achievement, result.indicator.achievement_rounding, lang)}%"


def working(result: Result, lang: str) -> list[RenderableType]:
    """The working, its head standing out; a long line goes on below its own beginning."""
    head, *lines = result.explain(lang).split("\n")
    return [Text(head, style="bold"), *(hanging(line) for line in lines)]


def _label(result: Result) -> str:
    if result.label is None:
        return ""
    return f"{result.label} ({result.title})" if result.title else result.label


def _written(value: Fraction, rule: RoundingRule | None, lang: str) -> str:
    write = english if lang == "en" else indonesian
    return write(value, max(rule.digits, 0) if rule is not None else None)
