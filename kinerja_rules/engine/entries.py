"""One value of a data file seen with its indicator: what is wrong with it, how it is named, what it is exactly."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from kinerja_rules.engine.data import SHARED, STANDING, Entry
from kinerja_rules.errors import Diagnostic, FigureError
from kinerja_rules.messages import Sentence
from kinerja_rules.numbers import Figure, Fraction, UnitKind, english, indonesian, rational
from kinerja_rules.policy import PERIOD_KEYS, Indicator, Variable, read_input, squashed

LAGGED = re.compile(r"(?P<name>.*)\[n-(?P<years>[0-9]+)\]")
"""A name of an earlier year."""


def names_in_formulas(indicator: Indicator) -> set[str]:
    """The names that the indicator's versions use in their formulas."""
    found: set[str] = set()
    for one in (indicator, *indicator.versions):
        for formula in (one.formula, one.intended):
            found |= set(formula.names) if formula is not None else set()
    return found | {match["name"] for match in map(LAGGED.fullmatch, found) if match is not None}


def unreadable(indicator: Indicator, entry: Entry) -> Iterator[Diagnostic]:
    """What is wrong with the figures of an entry, at its place."""
    name = entry.variable.partition("[")[0]
    key = "satuan" if name == "realisasi" else f"variabel.{name}.satuan"
    return unreadable_as(entry, _unit_of(indicator, name)[1], key, f"[indikator.{indicator.id}]")


def odd(indicator: Indicator, entry: Entry) -> Iterator[Diagnostic]:
    """A remark where a figure is readable, and yet not what its unit lets expect."""
    return _odd_for(entry, *_unit_of(indicator, entry.variable.partition("[")[0]))


def shared_problems(variable: Variable, entry: Entry) -> Iterator[Diagnostic]:
    """What is wrong, or odd, about a value that all indicators share."""
    yield from unreadable_as(entry, variable.unit_kind, "satuan", f"[variabel.{variable.name}]")
    yield from _odd_for(entry, variable.unit, variable.unit_kind)


def unreadable_as(entry: Entry, kind: UnitKind | None, key: str = "", home: str = "") -> Iterator[Diagnostic]:
    """What is wrong with figures read with a kind of unit; ``key`` below ``home`` is where a pack states the unit."""
    for value in _each(entry):
        try:
            read_input(value, kind)
        except FigureError as error:
            problem = error.diagnostics[0]
            reason = Sentence(problem.message("id"), problem.message("en"))
            fix = Sentence(problem.remedy("id"), problem.remedy("en"))
            if problem.code == "ambiguous_figure":
                fix = _unit_wanted(key, home)
            yield Diagnostic("data_cell", {**named(entry), "reason": reason, "fix": fix}, place=entry.place)


def _odd_for(entry: Entry, unit: str | None, kind: UnitKind | None) -> Iterator[Diagnostic]:
    for value in _each(entry):
        try:
            read = read_input(value, kind)
        except FigureError:  # told as unreadable
            continue
        words = read.unit.partition(" ")[0] if isinstance(read, Figure) and kind in ("count", None) else ""
        values: dict[str, object] = {**named(entry), "text": str(value).strip(), "unit": unit}
        if unit and words[:1].isalpha() and squashed(words) not in map(squashed, unit.split()):
            yield Diagnostic("data_other_unit", values, "remark", place=entry.place)
        elif kind == "count" and (read.value if isinstance(read, Figure) else rational(read)).denominator != 1:
            yield Diagnostic("data_not_whole", values, "remark", place=entry.place)


def _each(entry: Entry) -> list[Any]:
    return entry.value if isinstance(entry.value, list) else [entry.value]


def _unit_of(indicator: Indicator, name: str) -> tuple[str | None, UnitKind | None]:
    """The unit of what an indicator is given under this name, and its kind."""
    variable = indicator.variables.get(name)
    if variable is not None:
        return variable.unit, variable.unit_kind
    return (indicator.unit, indicator.unit_kind) if name == "realisasi" else (None, STANDING.get(name))


def _unit_wanted(key: str, home: str) -> Sentence:
    """What to write in the pack so that figures of this name are read for certain."""
    return Sentence(
        f'Tulis satuannya di paket, misalnya `{key} = "orang"` di bawah {home}; atau tulis angkanya tanpa titik.',
        f'State its unit in the pack, such as `{key} = "orang"` below {home}; or write the figure without that mark.',
    )


def shown(value: Fraction | None) -> Sentence:
    """A value in both languages; a dash for none."""
    return Sentence("-", "-") if value is None else Sentence(indonesian(value), english(value))


def exact(entry: Entry, kind: UnitKind | None) -> Fraction:
    """The value of an entry; FigureError where it cannot be read."""
    read = read_input(entry.value, kind)
    return read.value if isinstance(read, Figure) else rational(read)


def named(entry: Entry) -> dict[str, object]:
    """The variable and the indicator of an entry, as sentences name them."""
    period = f" {entry.period}" if entry.period in PERIOD_KEYS else ""
    if entry.indicator == SHARED:
        everyone = Sentence(f"semua indikator{period}", f"all indicators{period}")
        return {"variable": entry.variable, "indicator": everyone}
    return {"variable": entry.variable, "indicator": f"{entry.indicator}{period}"}
