"""Where figures are worked: from the printed inputs, and from what those inputs themselves follow from.

Laws of this file:
1. The printed basis takes every cited cell as printed. The exact basis takes each cell that has inputs of its own as
   worked from them, recursively, and every other as printed. A copy that prints its source has the source's inputs.
2. An input known to its digits only is worked as printed and, for the range, unrounded by each mode.
3. A cell on a circle is taken as printed by all that need it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Literal

from attrs import define, evolve, field, frozen

from kinerja_rules.audit.cells import Cell, Cited, Given, Input, Lost, Single, singles
from kinerja_rules.audit.model import Kind
from kinerja_rules.audit.order import in_order
from kinerja_rules.audit.rules import Rule, Value
from kinerja_rules.audit.verdicts import BasisInput
from kinerja_rules.errors import Diagnostic, EvaluationError
from kinerja_rules.messages import Sentence
from kinerja_rules.numbers import MODES, Figure, Fraction, Interval, Rounding, indonesian


@frozen(eq=False)
class Working:
    """How a cell should follow from others: the rule and its inputs.

    ``intended`` is what a doubtful rule was meant to be; ``needs`` says what keeps the rule from being worked.
    """

    cell: Cell
    kind: Kind
    rule: Rule
    inputs: Mapping[str, Input]
    description: str = ""
    intended: Rule | None = None
    needs: tuple[Diagnostic, ...] = ()

    @property
    def cited(self) -> tuple[Cell, ...]:
        """The cells that it takes figures from."""
        every = (one for given in self.inputs.values() for one in singles(given))
        return tuple(one.cell for one in every if isinstance(one, Cited))


@frozen(eq=False)
class Worked:
    """What a working gives: the value with its range by mode, or the reason why there is none; and what went in.

    ``ranges`` is empty where every input is exact. ``deeper`` are the cells that were worked from their own inputs,
    by the name of the input.
    """

    value: Fraction | None
    reason: Diagnostic | None = None
    ranges: Mapping[str, Interval] = field(factory=dict)
    values: Mapping[str, Value] = field(factory=dict)
    deeper: tuple[tuple[str, Cell], ...] = ()


@frozen
class _Taken:
    """One input as it is taken in: its value, its ranges by mode, the cell where that was worked anew."""

    value: Figure | Fraction
    ranges: Mapping[str, Interval] = field(factory=dict, hash=False)
    deeper: Cell | None = None


class _Unavailable(Exception):
    """An input has no value."""

    def __init__(self, reason: Diagnostic) -> None:
        super().__init__(reason)
        self.reason = reason


Basis = Literal["printed", "exact"]


@define(eq=False)
class Bench:
    """The workings of a report by their cells; a cell that is worked in several ways keeps the first."""

    rounding: Rounding
    modes: Sequence[Rounding] = MODES
    _workings: dict[Cell, Working] = field(factory=dict)
    _origins: dict[Cell, Cell] = field(factory=dict)
    _own: dict[Cell, Worked | None] = field(factory=dict)
    _ranks: dict[Cell, int] | None = None

    def add(self, working: Working) -> Working:
        """Takes the working in as the one its cell follows from, and gives it back."""
        known = self._workings.get(working.cell)
        if known is None or (known.kind == "total" and working.kind != "total"):
            self._workings[working.cell] = working
            self._ranks = None
        return working

    def copied(self, cell: Cell, source: Cell) -> None:
        """Takes the cell as a copy of ``source``, where both print the same; a cell keeps its first source."""
        if cell.figure is not None and source.figure is not None and cell.figure.value == source.figure.value:
            self._origins.setdefault(cell, source)
            self._ranks = None

    def working_of(self, cell: Cell) -> Working | None:
        """The working that the cell follows from."""
        return self._workings.get(cell)

    @property
    def workings(self) -> Collection[Working]:
        """All of them, one for each cell."""
        return self._workings.values()

    def bases(self, working: Working) -> list[tuple[BasisInput, Worked]]:
        """Every basis of a working: as printed, exact where a cited cell has inputs of its own, and as intended."""
        found = [("printed", self.work(working, "printed"))]
        deep = self._deep(working)
        if deep is not None:
            found.append(("exact", deep))
        if working.intended is not None:
            meant = evolve(working, rule=working.intended)
            worked = self.work(meant, "printed")
            if worked.value is not None:
                found.append(("intended", worked))
        return [(self._basis(name, worked), worked) for name, worked in found]

    def own(self, cell: Cell) -> Worked | None:
        """What the cell comes to from its own inputs; None where it has none, or they give no value."""
        cell = self._origin(cell)
        if cell not in self._workings:  # most cells: they need no order of all
            return None
        if self._ranks is None:
            self._ranks = self._ranked()
            self._own.clear()
        if cell not in self._ranks:
            return None
        for needed in self._needed(cell, self._ranks):
            worked = self._likely(self._workings[needed])
            self._own[needed] = worked if worked.value is not None else None
        return self._own[cell]

    def _origin(self, cell: Cell) -> Cell:
        """Where the cell is worked: itself, or what it is a copy of, from copy to copy."""
        passed = {cell}
        while cell not in self._workings and self._origins.get(cell, cell) not in passed:
            cell = self._origins[cell]
            passed.add(cell)
        return cell

    def _from(self, working: Working) -> tuple[Cell, ...]:
        return tuple(self._origin(cell) for cell in working.cited)

    def _ranked(self) -> dict[Cell, int]:
        """The cells that have inputs of their own, in order; a total has them where one of its rows has."""
        order = in_order({cell: self._from(working) for cell, working in self._workings.items()})
        found: dict[Cell, int] = {}
        for cell, rank in order.items():
            working = self._workings[cell]
            if working.kind != "total" or any(part in found for part in self._from(working)):
                found[cell] = rank
        return found

    def _needed(self, cell: Cell, ranks: Mapping[Cell, int]) -> list[Cell]:
        """The cell and all below it that have not been worked yet, the lowest first."""
        found: dict[Cell, None] = {}
        stack = [cell]
        while stack:
            one = stack.pop()
            if one in ranks and one not in self._own and one not in found:
                found[one] = None
                stack += self._from(self._workings[one])
        return sorted(found, key=ranks.__getitem__)

    def _likely(self, working: Working) -> Worked:
        """The exact working; by the intended rule where the cell prints what that alone gives."""
        worked = self.work(working, "exact")
        if working.intended is None or self._prints(working.cell, worked):
            return worked
        meant = self.work(evolve(working, rule=working.intended), "exact")
        return meant if self._prints(working.cell, meant) else worked

    def _prints(self, cell: Cell, worked: Worked) -> bool:
        figure, value = cell.figure, worked.value
        if figure is None or value is None:
            return False
        return any(mode.round(value, figure.digits) == figure.value for mode in self._tried)

    def work(self, working: Working, basis: Basis) -> Worked:
        """The working on one basis."""
        if working.needs:
            return Worked(None, working.needs[0])
        values: dict[str, Value] = {}
        ranges: dict[str, dict[str, Interval]] = {}
        deeper: list[tuple[str, Cell]] = []
        lacking: list[Diagnostic] = []
        for name in working.rule.names:
            given = working.inputs.get(name)
            if given is None:
                lacking.append(Diagnostic("input_not_printed", {"name": name}))
                continue
            try:
                taken = [self._taken(name, one, basis) for one in singles(given)]
            except _Unavailable as unavailable:
                lacking.append(unavailable.reason)
                continue
            values[name] = [one.value for one in taken] if isinstance(given, tuple) else taken[0].value
            deeper += [(name, one.deeper) for one in taken if one.deeper is not None]
            for mode, interval in () if isinstance(given, tuple) else taken[0].ranges.items():
                ranges.setdefault(mode, {})[name] = interval
        if lacking:
            return Worked(None, lacking[0], values=values)
        outcome = working.rule.evaluate(values)
        if outcome.value is None:
            reason = outcome.reasons[0] if outcome.reasons else Diagnostic("no_value", {"part": working.rule.text})
            return Worked(None, reason, values=values)
        try:
            spread = {mode: working.rule.interval(values, box) for mode, box in ranges.items()}
        except EvaluationError as error:
            return Worked(outcome.value, error.diagnostics[0], values=values, deeper=tuple(deeper))
        found = {mode: interval for mode, interval in spread.items() if interval is not None}
        return Worked(outcome.value, ranges=found, values=values, deeper=tuple(deeper))

    def _deep(self, working: Working) -> Worked | None:
        if not any(self.own(cell) is not None for cell in working.cited):
            return None
        worked = self.work(working, "exact")
        return worked if worked.value is not None and worked.reason is None and worked.deeper else None

    def _taken(self, name: str, given: Single, basis: Basis) -> _Taken:
        if isinstance(given, Lost):
            raise _Unavailable(given.problem)
        if isinstance(given, Given):
            if given.problem is not None:
                raise _Unavailable(unreadable(name, given.text, given.problem))
            value = given.figure if given.figure is not None else given.value
            assert value is not None
            return _Taken(value, self._ranges(given.figure) if given.rounded else {})
        own = self.own(given.cell) if basis == "exact" else None
        figure = given.cell.figure
        if own is not None and own.value is not None:
            return _Taken(_worked_figure(figure, own.value), own.ranges, given.cell)
        if figure is None:
            raise _Unavailable(_no_figure(name, given.cell))
        return _Taken(figure, self._ranges(figure) if given.rounded else {})

    def _ranges(self, figure: Figure | None) -> Mapping[str, Interval]:
        return {} if figure is None else {mode.name: figure.unround(mode) for mode in self._tried}

    @property
    def _tried(self) -> Sequence[Rounding]:
        return self.modes if self.rounding in self.modes else (self.rounding, *self.modes)

    def _basis(self, name: str, worked: Worked) -> BasisInput:
        return BasisInput(name, worked.value, worked.ranges.get(self.rounding.name), worked.reason, worked.ranges)


def unreadable(name: str, text: str, problem: Diagnostic) -> Diagnostic:
    """The reason of a working that needs a figure which cannot be read; ``code`` says why."""
    reason = Sentence(problem.message("id"), problem.message("en"))
    values = {"name": name, "text": text, "reason": reason, "code": problem.values.get("code", problem.code)}
    return Diagnostic("input_unreadable", values)


def _no_figure(name: str, cell: Cell) -> Diagnostic:
    if cell.blank or cell.problem is None:
        return Diagnostic("input_blank", {"name": name, "place": cell.id})
    return unreadable(name, cell.text, cell.problem)


def _worked_figure(figure: Figure | None, value: Fraction) -> Figure | Fraction:
    """A worked value in the place of a printed one: its % sign stays, its text is the value."""
    if figure is None:
        return value
    return evolve(figure, value=value, text=f"{indonesian(value)}{'%' if figure.percent else ''}")
