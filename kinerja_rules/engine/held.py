"""Data held against a pack: every name found or told, every figure readable or told, the inputs of a year put together.

Laws of this file:
1. What is wrong with one value is told at its place, and takes away that value at most.
2. An earlier year's value comes from the data of that year, never from this one's.
3. A cumulative variable is the sum of its years; where one of them is missing there is no sum.
4. A value shared by all stands for the variable of the pack in every formula that uses it; what an indicator has
   itself, or knows only as printed, it does not take from there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from attrs import define, evolve, field

from kinerja_rules.engine.data import BETWEEN, CUMULATIVE, SHARED, STANDING, Data, Entry
from kinerja_rules.engine.entries import (
    LAGGED,
    exact,
    named,
    names_in_formulas,
    odd,
    shared_problems,
    shown,
    unreadable,
    unreadable_as,
)
from kinerja_rules.engine.names import no_indicator
from kinerja_rules.errors import Diagnostic, FigureError
from kinerja_rules.files.suggest import closest
from kinerja_rules.numbers import Fraction
from kinerja_rules.policy import Indicator, Pack, Variable, squashed

_PRINTED = frozenset({"realisasi", "capaian"})

Earlier = Callable[[str, int], Fraction | None]
"""The realisation of an indicator in an earlier year, None where there is none."""


@define
class Held:
    """The values by indicator, year, period and variable; what could not be taken in is in ``problems``."""

    pack: Pack
    values: dict[tuple[str, int], dict[str | None, dict[str, Entry]]] = field(factory=dict)
    shared: dict[int, dict[str | None, dict[str, Entry]]] = field(factory=dict)
    problems: list[Diagnostic] = field(factory=list)

    def take(self, data: Data) -> None:
        """Takes in every entry; its year must be given (``Data.of_year``)."""
        known: dict[str, list[Indicator]] = {}
        for entry in data.entries:
            if entry.indicator == SHARED:
                self._take_shared(entry)
                continue
            if entry.indicator not in known:
                known[entry.indicator] = list(self._indicators(entry))
            for indicator in known[entry.indicator]:
                self._take(indicator, entry)
        self._shared_twice()

    def _indicators(self, entry: Entry) -> Iterator[Indicator]:
        """The indicators that an entry names; one that is unknown is told."""
        whole = self.pack.find_all(entry.indicator)
        names = [entry.indicator] if whole else [name.strip() for name in entry.indicator.split(BETWEEN)]
        for name in names:
            found = self.pack.find_all(name)
            if len(found) == 1:
                yield found[0]
            else:
                self.problems.append(no_indicator(self.pack, name, found).at(entry.place))

    def years(self, indicator: str) -> list[int]:
        """The years for which there is a value of ``indicator``."""
        return sorted(year for name, year in self.values if name == indicator)

    def inputs(self, indicator: Indicator, year: int, earlier: Earlier) -> tuple[dict[str, Any], list[Diagnostic]]:
        """The inputs of a year, as ``realise`` takes them, and why some of them are not there."""
        here = self._groups(indicator, year)
        found: dict[str, Any] = {name: entry.value for name, entry in here.get(None, {}).items()}
        for period, entries in here.items():
            if period is not None and period != CUMULATIVE:
                found[period] = {name: entry.value for name, entry in entries.items()}
        missing: list[Diagnostic] = []
        for name in indicator.formula.names if indicator.formula is not None else ():
            lagged = LAGGED.fullmatch(name)
            if lagged is not None and name not in found:
                value = self._earlier(indicator, lagged["name"], year - int(lagged["years"]), earlier)
                if value is not None:
                    found[name] = value
            variable = indicator.variables.get(name)
            if variable is not None and variable.cumulative_since is not None:
                self._cumulate(indicator, variable, year, found, missing)
        return found, missing

    def provisional(self, year: int) -> list[Diagnostic]:
        """A remark for each value of a year that is not final."""
        groups = [self.values.get((name, year), {}) for name in self.pack.indicators]
        groups.append(self.shared.get(year, {}))
        return [
            Diagnostic("data_provisional", {**named(one), "status": one.status or ""}, "remark", place=one.place)
            for group in groups
            for entries in group.values()
            for one in entries.values()
            if one.status not in (None, "tetap")
        ]

    def identities(self, year: int) -> list[Diagnostic]:
        """A remark for each identity of the pack (hubungan) that the data of a year break."""
        known: dict[str, Fraction] = {}
        for (name, one), groups in self.values.items():
            indicator = self.pack.indicators[name]
            for variable, entry in groups.get(None, {}).items() if one == year else ():
                kind = indicator.variables[variable].unit_kind if variable in indicator.variables else None
                if not isinstance(entry.value, list) and not any(unreadable(indicator, entry)):
                    known.setdefault(variable, exact(entry, kind))
        for variable, entry in self.shared.get(year, {}).get(None, {}).items():
            kind = self.pack.variables[variable].unit_kind
            if not isinstance(entry.value, list) and not any(unreadable_as(entry, kind)):
                known.setdefault(variable, exact(entry, kind))
        found: list[Diagnostic] = []
        for relation in self.pack.relations:
            sides = [
                side.evaluate({name: known[name] for name in side.names}).value
                for side in (relation.left, relation.right)
                if set(side.names) <= known.keys()
            ]
            if len(sides) == 2 and None not in sides and sides[0] != sides[1]:
                left, right = (shown(side) for side in sides)
                values: dict[str, object] = {"relation": relation.text, "year": year, "left": left, "right": right}
                found.append(Diagnostic("data_identity", values, "remark"))
        return found

    def _take(self, indicator: Indicator, entry: Entry) -> None:
        name = self._variable(indicator, entry.variable)
        if name is None:
            known = sorted(names_in_formulas(indicator) | STANDING.keys())
            near = closest(entry.variable, known)
            values = {"indicator": indicator.id, "variable": entry.variable, "near": near or ""}
            code = "data_variable_near" if near else "data_variable"
            shown = ", ".join(sorted(names_in_formulas(indicator)) or ["realisasi"])
            self.problems.append(Diagnostic(code, {**values, "known": shown}, place=entry.place))
            return
        entry = evolve(entry, indicator=indicator.id, variable=name)
        assert entry.year is not None
        group = self.values.setdefault((indicator.id, entry.year), {}).setdefault(entry.period, {})
        if name in group:
            self._twice(entry, group[name])
            return
        group[name] = entry
        self.problems += unreadable(indicator, entry)
        self.problems += odd(indicator, entry)

    def _take_shared(self, entry: Entry) -> None:
        variables = self.pack.variables
        wordings = {squashed(phrase): name for name, one in variables.items() for phrase in one.phrases}
        name = entry.variable if entry.variable in variables else wordings.get(squashed(entry.variable))
        if name is None:
            if self.pack.find_all(entry.variable):
                self.problems.append(Diagnostic("data_no_table", {"key": entry.variable}, place=entry.place))
                return
            near = closest(entry.variable, variables)
            values = {"variable": entry.variable, "near": near or "", "known": ", ".join(variables) or "-"}
            code = "data_shared_near" if near else "data_shared"
            self.problems.append(Diagnostic(code, values, place=entry.place))
            return
        entry = evolve(entry, variable=name)
        assert entry.year is not None
        group = self.shared.setdefault(entry.year, {}).setdefault(entry.period, {})
        if name in group:
            self._twice(entry, group[name])
            return
        group[name] = entry
        self.problems += shared_problems(variables[name], entry)

    def _shared_twice(self) -> None:
        """Tells where an indicator has a value of its own for a variable whose value all share."""
        for (name, year), groups in self.values.items():
            for period, entries in groups.items():
                shared = self.shared.get(year, {}).get(period, {})
                for variable in entries.keys() & self._of_pack(self.pack.indicators[name]) & shared.keys():
                    self._twice(entries[variable], shared[variable])

    def _twice(self, entry: Entry, first: Entry) -> None:
        values: dict[str, object] = {**named(entry), "first": str(first.place)}
        self.problems.append(Diagnostic("data_twice", values, place=entry.place))

    def _of_pack(self, indicator: Indicator) -> set[str]:
        """The names in the formula of an indicator that are variables of the pack, not its own."""
        used = {name.partition("[")[0] for name in indicator.formula.names} if indicator.formula is not None else set()
        variables = self.pack.variables
        return {name for name in used & variables.keys() if indicator.variables.get(name) == variables[name]}

    def _groups(self, indicator: Indicator, year: int) -> Mapping[str | None, Mapping[str, Entry]]:
        """The values of an indicator in a year by period, those that all share among them."""
        own = self.values.get((indicator.id, year), {})
        used = self._of_pack(indicator) if year in self.shared else set()
        found: dict[str | None, Mapping[str, Entry]] = dict(own)
        for period, entries in self.shared.get(year, {}).items():
            if _PRINTED.isdisjoint(own.get(period, {})):
                taken = {name: entry for name, entry in entries.items() if name in used}
                found[period] = {**taken, **own.get(period, {})}
        return {period: entries for period, entries in found.items() if entries}

    def _variable(self, indicator: Indicator, wording: str) -> str | None:
        """The variable that a data file calls so: by its name, or by a phrase of it."""
        names = names_in_formulas(indicator)
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
        group = self._groups(indicator, year).get(None, {})
        if name in group:
            return group[name].value
        return earlier(name, year) if name in self.pack.indicators else None

    def _cumulate(
        self, indicator: Indicator, variable: Variable, year: int, found: dict[str, Any], missing: list[Diagnostic]
    ) -> None:
        """The sum of a cumulative variable's years, or the value that is given as cumulative already."""
        name, since = variable.name, variable.cumulative_since
        assert since is not None
        groups = self._groups(indicator, year)
        if name in groups.get(CUMULATIVE, {}):
            found[name] = groups[CUMULATIVE][name].value
            return
        by_period = [period for period in groups if period is not None and name in groups[period]]
        if by_period:
            for period in by_period:
                del found[period][name]
            missing.append(Diagnostic("cumulative_by_period", {"name": name, "periods": ", ".join(by_period)}))
            return
        yearly = {one: self._groups(indicator, one).get(None, {}).get(name) for one in range(since, year + 1)}
        if yearly.get(year) is None:
            return
        lost = [str(one) for one, entry in yearly.items() if entry is None]
        if lost:
            del found[name]
            values = {"name": name, "since": since, "years": ", ".join(lost)}
            missing.append(Diagnostic("cumulative_years", values))
            return
        try:
            found[name] = sum((exact(entry, variable.unit_kind) for entry in yearly.values() if entry), Fraction(0))
        except FigureError:  # told when the data were taken in
            return
