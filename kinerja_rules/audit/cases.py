"""What is known about a figure that does not reproduce, put together for its diagnosis."""

from __future__ import annotations

import re
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain

from attrs import define, evolve, field

from kinerja_rules.audit.agreement import outvoted
from kinerja_rules.audit.bench import Bench, Working
from kinerja_rules.audit.cells import Cell, Given, singles
from kinerja_rules.audit.context import Context
from kinerja_rules.audit.diagnosis import Case, Direction, Neighbour, Part, diagnose
from kinerja_rules.audit.diagnosis.case import Hit, Kind
from kinerja_rules.audit.judged import Judged
from kinerja_rules.audit.realised import RealisationRule
from kinerja_rules.audit.rules import DirectionRule, FormulaRule, TotalRule
from kinerja_rules.audit.tables import Sheet
from kinerja_rules.numbers import Figure, Fraction

_WANTED = ("inconsistent", "reproduced_other_mode")
_YEAR = re.compile(r"(?:^|_)((?:19|20)\d\d)$")
_MAX_DEPTH = 10


@define(eq=False)
class Clinic:
    """The figures of a report as each other's neighbours."""

    context: Context
    sheet: Sheet
    bench: Bench
    _quantities: dict[Cell, set[int]] = field(factory=dict)

    def diagnosed(self, judged: Sequence[Judged]) -> None:
        """Puts the likely causes into every finding that calls for them."""
        self._join_quantities(judged)
        sound = {one.cell for one in judged if one.finding.verdict == "reproduced" and one.cell is not None}
        for one in judged:
            if one.finding.kind == "conflict" and one.finding.verdict == "inconsistent":
                self._diagnose_conflict(one, sound)
                continue
            case = self._case(one) if one.finding.verdict in _WANTED else None
            if case is not None:
                found = diagnose(case)
                one.finding = evolve(one.finding, diagnoses=found.hits, tried=found.tried)

    def _diagnose_conflict(self, one: Judged, sound: Collection[Cell]) -> None:
        """The minority against the majority; of two alike the one that does not reproduce against the one that does."""
        readable = [cell for cell in one.rests_on if cell.figure is not None]
        doubted = [cell for cell in outvoted(readable, self.context.rounding) if self._known(cell) not in sound]
        right = [cell.figure for cell in readable if cell not in doubted and cell.figure is not None]
        if not doubted or not right:
            return
        exact = max(right, key=lambda figure: figure.digits).value
        tried = 0
        hits: list[Hit] = []
        for cell in doubted:
            found = diagnose(self._bare(self._known(cell), exact, "conflict"))
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
        worked: dict[Hashable, int] = {}
        for number, one in enumerate(judged):
            if one.finding.kind == "conflict":
                for cell in one.rests_on:
                    self._quantities.setdefault(self._known(cell), set()).add(number)
            elif one.finding.kind == "copy" and one.cell is not None:
                for cell in (one.cell, *one.rests_on):
                    self._quantities.setdefault(cell, set()).add(number)
            elif one.working is not None and one.cell is not None and one.bases:
                given = one.bases[0][1].values
                same = (one.working.rule.text, *((name, _worth(value)) for name, value in given.items()))
                self._quantities.setdefault(one.cell, set()).add(worked.setdefault(same, number))

    # -- the case

    def _case(self, one: Judged) -> Case | None:
        cell = one.cell
        if cell is None or cell.figure is None:
            return None
        if one.finding.kind == "copy":
            exact = None if one.source is None else one.source.value
            return self._bare(cell, exact, "copy")
        if one.judgement is None or one.working is None or one.judgement.exact is None:
            return None
        exact = one.judgement.exact
        results = [basis.exact for basis in one.judgement.bases]
        case = evolve(
            self._bare(cell, exact, _KINDS[one.finding.kind]),
            others=tuple(value for value in results if value is not None and value != exact),
            parts=tuple(self._parts(one.working, 0)) if isinstance(one.working.rule, TotalRule) else (),
        )
        return self._with_rule(case, one)

    def _bare(self, cell: Cell, exact: Fraction | None, kind: Kind) -> Case:
        assert cell.figure is not None
        row = {one.column: one.figure for one in self._row(cell) if one is not cell and one.figure is not None}
        return Case(
            cell.figure,
            exact,
            self.context.rounding,
            kind,
            cell.id,
            row=row,
            neighbours=lambda: self._neighbours(cell),
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

    def _parts(self, working: Working, depth: int) -> Iterator[Part]:
        for cell in working.cited:
            if cell.figure is None:
                continue
            below = self.bench.working_of(cell)
            deeper = below is not None and isinstance(below.rule, TotalRule) and depth < _MAX_DEPTH
            children = tuple(self._parts(below, depth + 1)) if below is not None and deeper else ()
            yield Part(cell.id, cell.figure, children, cell.row)

    # -- neighbours

    @cached_property
    def _cells(self) -> Sequence[Cell]:
        """Every cell with a figure that the document prints: no keys, numbers of rows, or what a transcriber added."""
        keys = {(table.place, table.data.get("kunci", "no")) for table in self.sheet.tables}
        printed = [
            cell
            for cell in self.sheet.cells
            if not cell.column.startswith("_")
            and cell.column != "no"
            and (cell.part, cell.column) not in keys
            and cell.figure is not None
        ]
        return [*printed, *self._stated]

    @cached_property
    def _stated(self) -> Collection[Cell]:
        """The figures that a check or a row states as its inputs, as cells of it."""
        return dict.fromkeys(self._inputs())

    def _inputs(self) -> Iterator[Cell]:
        for working in self.bench.workings:
            place = working.cell.id
            for name, given in working.inputs.items():
                for one in singles(given):
                    if isinstance(one, Given) and one.figure is not None:
                        yield Cell(f"{place}/{name}", one.text, one.figure.unit_kind, working.cell.reading, place)

    @cached_property
    def _groups(self) -> Mapping[tuple[str, ...], Sequence[Cell]]:
        """Cells that stand together: by row, by column, by what tables call the same."""
        found: dict[tuple[str, ...], list[Cell]] = {}
        for cell in self._cells:
            if cell.row:
                found.setdefault(("row", cell.part, cell.row), []).append(cell)
                found.setdefault(("column", cell.part, cell.column), []).append(cell)
            if cell.subject:
                found.setdefault(("subject", cell.subject), []).append(cell)
        return found

    def _row(self, cell: Cell) -> Sequence[Cell]:
        return self._groups.get(("row", cell.part, cell.row), ())

    def _neighbours(self, cell: Cell) -> Iterator[Neighbour]:
        """The other figures, the nearest first: of its row, its column, its subject in other tables, then all."""
        groups = (("row", cell.part, cell.row), ("column", cell.part, cell.column), ("subject", cell.subject))
        seen = {cell}
        for one in chain(*(self._groups.get(group, ()) for group in groups), self._cells):
            if one not in seen and one.id != cell.id:
                seen.add(one)
                yield self._neighbour(one, cell)

    def _neighbour(self, one: Cell, cell: Cell) -> Neighbour:
        assert one.figure is not None
        same = one.part == cell.part and bool(cell.row)
        alike = bool(cell.subject) and one.subject == cell.subject
        return Neighbour(
            one.id,
            one.figure,
            row=same and one.row == cell.row,
            column=same and one.column == cell.column,
            key=alike and not same,
            quantity=(alike and not same and one.column == cell.column) or self._same_quantity(one, cell),
            earlier=alike and _year(one, self.context.year) < _year(cell, self.context.year),
            subject=one.row,
        )

    def _same_quantity(self, one: Cell, cell: Cell) -> bool:
        if one in self._stated and one.figure is not None and cell.figure is not None:
            return one.figure.value == cell.figure.value  # this very figure, stated once more to be worked with
        joined = self._quantities.get(one)
        if joined and not joined.isdisjoint(self._quantities.get(cell, ())):
            return True
        working = self.bench.working_of(one)  # worked from this cell alone, it repeats what is wrong with it
        return working is not None and working.cited == (cell,) and len(working.inputs) == 1


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


def _year(cell: Cell, year: int | None) -> int:
    """The year of a column such as ``capaian_2022``; the report's where it names none."""
    found = _YEAR.search(cell.column)
    return int(found[1]) if found is not None else year or 9999
