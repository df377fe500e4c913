"""What is known about a figure that does not reproduce, put together for its diagnosis."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from attrs import define, evolve, field

from kinerja_rules.audit.agreement import agree, outvoted
from kinerja_rules.audit.bench import Bench, Working
from kinerja_rules.audit.cells import Cell
from kinerja_rules.audit.context import Context
from kinerja_rules.audit.diagnosis import Case, Demand, Direction, Part, diagnose
from kinerja_rules.audit.diagnosis.case import Hit, Kind
from kinerja_rules.audit.judged import Judged
from kinerja_rules.audit.neighbours import Neighbours
from kinerja_rules.audit.progress import Watch, paced
from kinerja_rules.audit.realised import RealisationRule
from kinerja_rules.audit.rules import DirectionRule, FormulaRule, TotalRule
from kinerja_rules.audit.tables import Sheet
from kinerja_rules.numbers import Figure, Fraction

_WANTED = ("inconsistent", "reproduced_other_mode")
_MAX_DEPTH = 10


@define(eq=False)
class Clinic:
    """Puts the causes into the findings of a report."""

    context: Context
    sheet: Sheet
    bench: Bench
    neighbours: Neighbours = field(init=False)
    _copies: dict[Cell, list[Judged]] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        self.neighbours = Neighbours(self.sheet, self.bench, self.context.year)

    def diagnosed(self, judged: Sequence[Judged], watch: Watch | None = None) -> None:
        """Puts the likely causes into every finding that calls for them; ``watch`` is told how far it has come."""
        self._join_quantities(judged)
        sound = {one.cell for one in judged if one.finding.verdict == "reproduced" and one.cell is not None}
        for one in paced(judged, "diagnosed", watch):
            if one.finding.kind == "conflict" and one.finding.verdict == "inconsistent":
                self._diagnose_conflict(one, sound)
                continue
            case = self._case(one) if one.finding.verdict in _WANTED else None
            if case is not None:
                found = diagnose(case)
                one.finding = evolve(one.finding, diagnoses=found.hits, tried=found.tried)

    def _diagnose_conflict(self, one: Judged, sound: Collection[Cell]) -> None:
        """The minority against the majority; of two alike the one that does not reproduce against the one that does.

        Where nothing tells which is right, each against the other.
        """
        readable = [cell for cell in one.rests_on if cell.figure is not None]
        doubted = [cell for cell in outvoted(readable, self.context.rounding) if self._known(cell) not in sound]
        right = [cell for cell in readable if cell not in doubted]
        tried = 0
        hits: list[Hit] = []
        for cell in doubted:
            held = right or [other for other in doubted if not agree([cell, other], self.context.rounding)]
            exact = max((other.figure for other in held if other.figure is not None), key=lambda figure: figure.digits)
            found = diagnose(self._bare(self._known(cell), exact.value, "conflict"))
            tried += found.tried
            hits += found.hits
        one.finding = evolve(one.finding, diagnoses=tuple(hits), tried=tried)

    def _known(self, cell: Cell) -> Cell:
        """The cell of the report at the same address, if there is one that prints the same."""
        known = self.sheet.cells.find(cell.id)
        return known if known is not None and known.figure == cell.figure else cell

    # -- one quantity in several places

    def _join_quantities(self, judged: Iterable[Judged]) -> None:
        """Cells that print one quantity: those of one ``sama``, those of one rule and the same inputs, copies."""
        for number, one in enumerate(judged):
            if one.finding.kind == "conflict":
                self.neighbours.join(number, map(self._known, one.rests_on))
            elif one.finding.kind == "copy" and one.cell is not None:
                self.neighbours.join(number, (one.cell, *one.rests_on))
                self._copies.setdefault(one.cell, []).append(one)
            elif one.working is not None and one.cell is not None and one.bases:
                given = one.bases[0][1].values
                same = (one.working.rule.text, *((name, _worth(value)) for name, value in given.items()))
                self.neighbours.join(same, (one.cell,))

    # -- the case

    def _case(self, one: Judged) -> Case | None:
        cell = one.cell
        if cell is None or cell.figure is None:
            return None
        if one.finding.kind == "copy":
            exact = None if one.source is None else one.source.value
            others = tuple(self._other_sources(one))
            return evolve(self._bare(cell, exact, "copy"), demands=others)
        if one.judgement is None or one.working is None or one.judgement.exact is None:
            return None
        exact = one.judgement.exact
        results = [basis.exact for basis in one.judgement.bases]
        total = isinstance(one.working.rule, TotalRule)
        case = evolve(
            self._bare(cell, exact, _KINDS[one.finding.kind]),
            others=tuple(value for value in results if value is not None and value != exact),
            parts=tuple(self._parts(one.working, 0)) if total else (),
            demands=tuple(self._totals_above(cell)) if total else (),
        )
        return self._with_rule(case, one)

    def _bare(self, cell: Cell, exact: Fraction | None, kind: Kind) -> Case:
        assert cell.figure is not None
        row = {
            one.column: one.figure for one in self.neighbours.row(cell) if one is not cell and one.figure is not None
        }
        return Case(
            cell.figure,
            exact,
            self.context.rounding,
            kind,
            cell.id,
            row=row,
            neighbours=lambda: self.neighbours.of(cell),
        )

    def _with_rule(self, case: Case, one: Judged) -> Case:
        assert one.working is not None
        rule = one.working.rule
        given = one.bases[0][1].values if one.bases else {}
        inputs = {name: value for name, value in given.items() if isinstance(value, Figure | Fraction)}
        if isinstance(rule, FormulaRule | RealisationRule):
            inputs = {**inputs, **rule.constants}
        if not isinstance(rule, DirectionRule):
            return evolve(case, formula=rule.formula, inputs=inputs)
        realised = next((cell for cell in one.working.cited if cell.column.startswith("realisasi")), None)
        own = None if realised is None else self.bench.own(realised)
        known = tuple(
            Direction(name, direction.formula)
            for name, direction in self.context.directions.items()
            if direction.for_figures
        )
        printed = inputs.get("realisasi")
        return evolve(
            case,
            formula=rule.formula,
            inputs=inputs,
            target=inputs.get("target"),
            realisation=printed if isinstance(printed, Figure) else None,
            realisation_exact=None if own is None else own.value,
            direction=rule.direction.name,
            directions=known,
        )

    def _other_sources(self, one: Judged) -> Iterator[Demand]:
        for other in self._copies.get(one.cell, ()) if one.cell is not None else ():
            if other is not one and other.source is not None:
                yield Demand("; ".join(cell.id for cell in other.rests_on), other.source.value)

    def _totals_above(self, cell: Cell) -> Iterator[Demand]:
        """The totals that the cell is a row of, each with what it leaves for the cell."""
        for total in self._totals.get(cell, ()):
            rows = [one.figure.value for one in total.cited if one is not cell and one.figure is not None]
            if total.cell.figure is not None and len(rows) + 1 == len(total.cited):
                yield Demand(total.cell.id, total.cell.figure.value - sum(rows, Fraction(0)))

    @cached_property
    def _totals(self) -> Mapping[Cell, Sequence[Working]]:
        """The totals by the rows they cite."""
        found: dict[Cell, list[Working]] = {}
        for working in self.bench.workings:
            for cell in working.cited if isinstance(working.rule, TotalRule) else ():
                found.setdefault(cell, []).append(working)
        return found

    def _parts(self, working: Working, depth: int) -> Iterator[Part]:
        for cell in working.cited:
            if cell.figure is None:
                continue
            below = self.bench.working_of(cell)
            deeper = below is not None and isinstance(below.rule, TotalRule) and depth < _MAX_DEPTH
            children = tuple(self._parts(below, depth + 1)) if below is not None and deeper else ()
            yield Part(cell.id, cell.figure, children, cell.row)


def _worth(value: object) -> Hashable:
    if isinstance(value, list):
        return tuple(map(_worth, value))
    return value.value if isinstance(value, Figure) else str(value)


_KINDS: dict[str, Kind] = {
    "check": "check",
    "realisation": "realisation",
    "achievement": "achievement",
    "derived": "derived",
    "total": "total",
}
