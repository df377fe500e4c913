"""The formulas of an indicator: parsed under its variables and units, every name known or told."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import define, evolve, field

from kinerja_rules.check import parse_unit, result_unit, unknown_names
from kinerja_rules.check.shares import hundred_on_other, literal_quantities
from kinerja_rules.check.wording import exchanged
from kinerja_rules.errors import Diagnostic, KeyPath
from kinerja_rules.files.suggest import closest
from kinerja_rules.formula import Formula, parse
from kinerja_rules.numbers import Fraction, decimal_text
from kinerja_rules.packs.desk import Desk
from kinerja_rules.packs.rules import Rules, phrases_of, units_of
from kinerja_rules.packs.sections import Section
from kinerja_rules.policy import Variable

WAYS = ("rumus", "bobot", "jenis")
"""Keys of which each says how an indicator gets its value."""


@define
class FormulaReader:
    """Reads the formulas of one indicator; ``units`` are those of the pack's indicators, which a formula may name."""

    desk: Desk
    rules: Rules
    indicator: str
    section: Section
    own: Mapping[str, Variable]
    variables: Mapping[str, Variable]
    units: Mapping[str, str]
    implicit: set[tuple[str, str]] = field(factory=set)  # indicator and name, remarked already

    def formula(self) -> tuple[Formula | None, Mapping[str, Fraction]]:
        """The formula, and the weights where it is a weighted index; None where its value is given, or it is faulty."""
        desk, section = self.desk, self.section
        ways = [key for key in ("rumus", "bobot") if key in section]
        if section.get("jenis") == "langsung":
            if ways:
                desk.error("direct_with_formula", section.at(ways[0]), key=ways[0])
        elif len(ways) > 1:
            desk.error("formula_and_weights", section.at("bobot"))
        elif not ways:
            if not any(section.hurt(desk, key) for key in WAYS):
                desk.error("formula_needed", section.path, indicator=self.indicator)
        elif ways == ["rumus"]:
            return self._of_unit("rumus", self._worded(self._formula("rumus", section.get("rumus")))), {}
        else:
            return self._weighted()
        return None, {}

    def intended(self) -> Formula | None:
        """What a doubtful formula was meant to be."""
        if "rumus_dimaksud" not in self.section:
            return None
        if "alasan" not in self.section and not self.section.hurt(self.desk, "alasan"):
            self.desk.error("intended_without_reason", self.section.at("rumus_dimaksud"))
        return self._formula("rumus_dimaksud", self.section.get("rumus_dimaksud"))

    def _weighted(self) -> tuple[Formula | None, Mapping[str, Fraction]]:
        path = self.section.at("bobot")
        read = {
            name: self.desk.number(given, (*path, name), "percent") for name, given in self.section.get("bobot").items()
        }
        weights = {name: weight for name, weight in read.items() if weight is not None}
        if len(weights) < len(read) or self.desk.hurt(*path):
            return None, weights
        text = "; ".join(f"{name} = {decimal_text(weight, 60)}%" for name, weight in weights.items())
        return self._of_unit("bobot", self._formula("bobot", f"bobot({text})")), weights

    def _of_unit(self, key: str, formula: Formula | None) -> Formula | None:
        """The formula, with a remark where its unit is not the declared one."""
        unit = self.section.get("satuan")
        if formula is not None and unit is not None:
            declared = parse_unit(unit, self.rules.same_units)
            remarks = [*result_unit(formula.tree, formula.unit, declared, formula.text)]
            if "rumus_dimaksud" not in self.section:
                remarks += hundred_on_other(formula.tree, declared, formula.text)
            for remark in remarks:
                self.desk.inside(remark, self.section.at(key))
        return formula

    def _worded(self, formula: Formula | None) -> Formula | None:
        """The formula, with a remark where its wording looks unintended; not where it is said what was intended."""
        if formula is not None and "rumus_dimaksud" not in self.section:
            labels = {name: one.phrases[0] for name, one in self.variables.items() if one.phrases}
            worded = exchanged(formula.tree, {**labels, **formula.phrases}, formula.text)
            for remark in (*worded, *literal_quantities(formula.tree, formula.text)):
                self.desk.inside(remark, self.section.at("rumus"))
        return formula

    def _formula(self, key: str, text: str) -> Formula | None:
        path = self.section.at(key)
        others = {name: unit for name, unit in self.units.items() if name not in self.variables}
        total = self._total()
        found = self.desk.formula(
            path,
            lambda: parse(
                text,
                phrases=phrases_of(self.variables.values()),
                units={**others, **units_of(self.variables.values())},
                same_units=self.rules.same_units,
                weights_total=total,
                registry=self.desk.registry,
            ),
        )
        broken = self.rules.incomplete or self.desk.hurt("variabel") or self.section.hurt(self.desk, "variabel")
        if found is None or broken:
            return found
        if not self._names_known(found, path):
            return None
        self.desk.notes(found, path)
        return found

    def _total(self) -> Fraction:
        if "jumlah_bobot" not in self.section:
            return Fraction(100)
        path = self.section.at("jumlah_bobot")
        stated = self.desk.number(self.section.get("jumlah_bobot"), path, "percent")
        return Fraction(100) if stated is None else stated

    def _names_known(self, formula: Formula, path: KeyPath) -> bool:
        """Whether every name is declared, or may stand undeclared: where nothing is declared and nothing is near."""
        known = {*self.variables, *self.desk.table("indikator")}
        called = {note.values.get("name") for note in formula.notes if note.code == "phrase_as_name"}
        implicit: list[Diagnostic] = []
        sound = True
        for problem in unknown_names(formula.tree, known, formula.text):
            name = str(problem.values["name"])
            near = closest(name, known - {self.indicator})
            if self.own or near:
                listed = ", ".join(sorted(self.own or self.variables)) or "-"
                code = "unknown_name_near" if near else "unknown_name"
                values = {"name": name, "near": near or "", "known": listed}
                self.desk.inside(evolve(problem, code=code, values=values), path)
                sound = False
            elif name not in called and (self.indicator, name) not in self.implicit:
                self.implicit.add((self.indicator, name))
                implicit.append(problem)
        if implicit and sound:
            names = ", ".join(f"`{problem.values['name']}`" for problem in implicit)
            first = implicit[0]
            remark = Diagnostic("implicit_variables", {"names": names}, "remark", first.span, first.text)
            self.desk.inside(remark, path)
        return sound
