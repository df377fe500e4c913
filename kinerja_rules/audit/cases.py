"""What is known about a figure that does not reproduce, put together for its diagnosis."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain

from attrs import define, evolve

from kinerja_rules.audit.bench import Bench, Working
from kinerja_rules.audit.cells import Cell
from kinerja_rules.audit.context import Context
from kinerja_rules.audit.diagnosis import Case, Direction, Neighbour, Part, diagnose
from kinerja_rules.audit.diagnosis.case import Kind
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

    def diagnosed(self, judged: Iterable[Judged]) -> None:
        """Puts the likely causes into every finding that calls for them."""
        for one in judged:
            case = self._case(one) if one.finding.verdict in _WANTED else None
            if case is not None:
                found = diagnose(case)
                one.finding = evolve(one.finding, diagnoses=found.hits, tried=found.tried)

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
        return [
            cell
            for cell in self.sheet.cells
            if not cell.column.startswith("_")
            and cell.column != "no"
            and (cell.part, cell.column) not in keys
            and cell.figure is not None
        ]

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
            quantity=alike and not same and one.column == cell.column,
            earlier=alike and _year(one, self.context.year) < _year(cell, self.context.year),
            subject=one.row,
        )


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
