"""Data held against a pack: every name found or told, every figure readable or told, the inputs of a year put together.

Laws of this file:
1. What is wrong with one value is told at its place, and takes away that value at most.
2. An earlier year's value comes from the data of that year, never from this one's.
3. A cumulative variable is the sum of its years; where one of them is missing there is no sum.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from attrs import define, evolve, field

from kinerja_rules.engine.data import CUMULATIVE, STANDING, Data, Entry
from kinerja_rules.engine.names import no_indicator
from kinerja_rules.errors import Diagnostic, FigureError
from kinerja_rules.files.suggest import closest
from kinerja_rules.messages import Sentence
from kinerja_rules.numbers import Figure, Fraction, UnitKind, english, indonesian, rational
from kinerja_rules.policy import PERIOD_KEYS, Indicator, Pack, Variable, read_input, squashed

_LAGGED = re.compile(r"(?P<name>.*)\[n-(?P<years>[0-9]+)\]")

Earlier = Callable[[str, int], Fraction | None]
"""The realisation of an indicator in an earlier year, None where there is none."""


@define
class Held:
    """The values by indicator, year, period and variable; what could not be taken in is in ``problems``."""

    pack: Pack
    values: dict[tuple[str, int], dict[str | None, dict[str, Entry]]] = field(factory=dict)
    problems: list[Diagnostic] = field(factory=list)

    def take(self, data: Data) -> None:
        """Takes in every entry; its year must be given (``Data.of_year``)."""
        known: dict[str, Indicator | None] = {}
        for entry in data.entries:
            if entry.indicator not in known:
                found = self.pack.find_all(entry.indicator)
                known[entry.indicator] = found[0] if len(found) == 1 else None
                if len(found) != 1:
                    self.problems.append(no_indicator(self.pack, entry.indicator, found).at(entry.place))
            indicator = known[entry.indicator]
            if indicator is not None:
                self._take(indicator, entry)

    def years(self, indicator: str) -> list[int]:
        """The years for which there is a value of ``indicator``."""
        return sorted(year for name, year in self.values if name == indicator)

    def inputs(self, indicator: Indicator, year: int, earlier: Earlier) -> tuple[dict[str, Any], list[Diagnostic]]:
        """The inputs of a year, as ``realise`` takes them, and why some of them are not there."""
        here = self.values.get((indicator.id, year), {})
        found: dict[str, Any] = {name: entry.value for name, entry in here.get(None, {}).items()}
        for period, entries in here.items():
            if period is not None and period != CUMULATIVE:
                found[period] = {name: entry.value for name, entry in entries.items()}
        missing: list[Diagnostic] = []
        for name in indicator.formula.names if indicator.formula is not None else ():
            lagged = _LAGGED.fullmatch(name)
            if lagged is not None and name not in found:
                value = self._earlier(indicator, lagged["name"], year - int(lagged["years"]), earlier)
                if value is not None:
                    found[name] = value
            variable = indicator.variables.get(name)
            if variable is not None and variable.cumulative_since is not None:
                self._cumulate(indicator, variable, year, found, missing)
        return found, missing

    def provisional(self, indicator: Indicator, year: int) -> list[Diagnostic]:
        """A remark for each value of a year that is not final."""
        entries = [one for group in self.values.get((indicator.id, year), {}).values() for one in group.values()]
        return [
            Diagnostic("data_provisional", {**_named(one), "status": one.status or ""}, "remark", place=one.place)
            for one in entries
            if one.status not in (None, "tetap")
        ]

    def identities(self, year: int) -> list[Diagnostic]:
        """A remark for each identity of the pack (hubungan) that the data of a year break."""
        known: dict[str, Fraction] = {}
        for (name, one), groups in self.values.items():
            indicator = self.pack.indicators[name]
            for variable, entry in groups.get(None, {}).items() if one == year else ():
                kind = indicator.variables[variable].unit_kind if variable in indicator.variables else None
                if not isinstance(entry.value, list) and not any(_unreadable(indicator, entry)):
                    known.setdefault(variable, _exact(entry, kind))
        found: list[Diagnostic] = []
        for relation in self.pack.relations:
            sides = [
                side.evaluate({name: known[name] for name in side.names}).value
                for side in (relation.left, relation.right)
                if set(side.names) <= known.keys()
            ]
            if len(sides) == 2 and None not in sides and sides[0] != sides[1]:
                left, right = (_shown(side) for side in sides)
                values: dict[str, object] = {"relation": relation.text, "year": year, "left": left, "right": right}
                found.append(Diagnostic("data_identity", values, "remark"))
        return found

    def _take(self, indicator: Indicator, entry: Entry) -> None:
        name = self._variable(indicator, entry.variable)
        if name is None:
            known = sorted(_names(indicator) | STANDING.keys())
            near = closest(entry.variable, known)
            values = {"indicator": indicator.id, "variable": entry.variable, "near": near or ""}
            code = "data_variable_near" if near else "data_variable"
            shown = ", ".join(sorted(_names(indicator)) or ["realisasi"])
            self.problems.append(Diagnostic(code, {**values, "known": shown}, place=entry.place))
            return
        entry = evolve(entry, indicator=indicator.id, variable=name)
        assert entry.year is not None
        group = self.values.setdefault((indicator.id, entry.year), {}).setdefault(entry.period, {})
        if name in group:
            both: dict[str, object] = {**_named(entry), "first": str(group[name].place)}
            self.problems.append(Diagnostic("data_twice", both, place=entry.place))
            return
        group[name] = entry
        self.problems += _unreadable(indicator, entry)
        self.problems += _odd(indicator, entry)

    def _variable(self, indicator: Indicator, wording: str) -> str | None:
        """The variable that a data file calls so: by its name, or by a phrase of it."""
        names = _names(indicator)
        if wording in names or wording in STANDING:
            return wording
        if wording in self.pack.variables or any(
            wording in derived.formula.names for derived in self.pack.derived.values()
        ):
            return wording
        phrases = {
            squashed(phrase): name
            for name in names
            if name in indicator.variables
            for phrase in indicator.variables[name].phrases
        }
        if indicator.formula is not None:
            phrases |= {squashed(phrase): name for name, phrase in indicator.formula.phrases.items()}
        return phrases.get(squashed(wording))

    def _earlier(self, indicator: Indicator, name: str, year: int, earlier: Earlier) -> Any:
        group = self.values.get((indicator.id, year), {}).get(None, {})
        if name in group:
            return group[name].value
        return earlier(name, year) if name in self.pack.indicators else None

    def _cumulate(
        self, indicator: Indicator, variable: Variable, year: int, found: dict[str, Any], missing: list[Diagnostic]
    ) -> None:
        """The sum of a cumulative variable's years, or the value that is given as cumulative already."""
        name, since = variable.name, variable.cumulative_since
        assert since is not None
        groups = self.values.get((indicator.id, year), {})
        if name in groups.get(CUMULATIVE, {}):
            found[name] = groups[CUMULATIVE][name].value
            return
        by_period = [period for period in groups if period is not None and name in groups[period]]
        if by_period:
            for period in by_period:
                del found[period][name]
            missing.append(Diagnostic("cumulative_by_period", {"name": name, "periods": ", ".join(by_period)}))
            return
        yearly = {
            one: self.values.get((indicator.id, one), {}).get(None, {}).get(name) for one in range(since, year + 1)
        }
        if yearly.get(year) is None:
            return
        lost = [str(one) for one, entry in yearly.items() if entry is None]
        if lost:
            del found[name]
            values = {"name": name, "since": since, "years": ", ".join(lost)}
            missing.append(Diagnostic("cumulative_years", values))
            return
        try:
            found[name] = sum((_exact(entry, variable.unit_kind) for entry in yearly.values() if entry), Fraction(0))
        except FigureError:  # told when the data were taken in
            return


def _names(indicator: Indicator) -> set[str]:
    """The names that the indicator's versions use in their formulas."""
    found: set[str] = set()
    for one in (indicator, *indicator.versions):
        for formula in (one.formula, one.intended):
            found |= set(formula.names) if formula is not None else set()
    return found | {match["name"] for match in map(_LAGGED.fullmatch, found) if match is not None}


def _unreadable(indicator: Indicator, entry: Entry) -> Iterable[Diagnostic]:
    """What is wrong with the figure of an entry, at its place."""
    base = entry.variable.partition("[")[0]
    _, kind = _unit_of(indicator, base)
    for value in _each(entry):
        try:
            read_input(value, kind)
        except FigureError as error:
            problem = error.diagnostics[0]
            reason = Sentence(problem.message("id"), problem.message("en"))
            fix = Sentence(problem.remedy("id"), problem.remedy("en"))
            if problem.code == "ambiguous_figure":
                fix = _unit_wanted(indicator, base)
            yield Diagnostic("data_cell", {**_named(entry), "reason": reason, "fix": fix}, place=entry.place)


def _odd(indicator: Indicator, entry: Entry) -> Iterable[Diagnostic]:
    """A remark where a figure is readable, and yet not what its unit lets expect."""
    unit, kind = _unit_of(indicator, entry.variable.partition("[")[0])
    for value in _each(entry):
        try:
            read = read_input(value, kind)
        except FigureError:  # told as unreadable
            continue
        words = read.unit.partition(" ")[0] if isinstance(read, Figure) and kind in ("count", None) else ""
        values: dict[str, object] = {**_named(entry), "text": str(value).strip(), "unit": unit}
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


def _unit_wanted(indicator: Indicator, name: str) -> Sentence:
    """What to write in the pack so that figures of this name are read for certain."""
    key = "satuan" if name == "realisasi" else f"variabel.{name}.satuan"
    home = f"[indikator.{indicator.id}]"
    return Sentence(
        f'Tulis satuannya di paket, misalnya `{key} = "orang"` di bawah {home}; atau tulis angkanya tanpa titik.',
        f'State its unit in the pack, such as `{key} = "orang"` below {home}; or write the figure without that mark.',
    )


def _shown(value: Fraction | None) -> Sentence:
    return Sentence("-", "-") if value is None else Sentence(indonesian(value), english(value))


def _exact(entry: Entry, kind: UnitKind | None) -> Fraction:
    read = read_input(entry.value, kind)
    return read.value if isinstance(read, Figure) else rational(read)


def _named(entry: Entry) -> dict[str, object]:
    period = f" {entry.period}" if entry.period in PERIOD_KEYS else ""
    return {"variable": entry.variable, "indicator": f"{entry.indicator}{period}"}
