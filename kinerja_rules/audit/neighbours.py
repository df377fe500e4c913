"""The figures of a report as each other's neighbours.

Laws of this file:
1. What depends on the report alone is laid out once: groups of cells, and every figure as it looks from afar.
2. Keys, numbers of rows, and what a transcriber added are no figures of the document.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from attrs import define, evolve, field

from kinerja_rules.audit.bench import Bench
from kinerja_rules.audit.cells import Cell, Given, singles
from kinerja_rules.audit.diagnosis import Neighbour, Relation
from kinerja_rules.audit.tables import Sheet
from kinerja_rules.numbers import Fraction

_YEAR = re.compile(r"(?:^|_)((?:19|20)\d\d)$")
_TELLING = 10  # smaller figures are equal by chance
_Group = tuple[Relation, str, str]
_Seen = tuple[Cell, Neighbour]


@define(eq=False)
class Neighbours:
    """Which figures stand near a cell, and which of them are the very quantity."""

    sheet: Sheet
    bench: Bench
    year: int | None
    _numbers: dict[Hashable, int] = field(factory=dict)
    _quantities: dict[int, list[Cell]] = field(factory=dict)
    _joined: dict[Cell, set[int]] = field(factory=dict)
    _loose: list[Cell] = field(factory=list)  # of no table, row or check

    def join(self, quantity: Hashable, cells: Iterable[Cell]) -> None:
        """Takes the cells as prints of one quantity, together with those that were joined under it before."""
        number = self._numbers.setdefault(quantity, len(self._numbers))
        for cell in cells:
            if cell not in self._joined and self.sheet.cells.find(cell.id) is not cell:
                self._loose.append(cell)
            self._joined.setdefault(cell, set()).add(number)
            self._quantities.setdefault(number, []).append(cell)

    def row(self, cell: Cell) -> Sequence[Cell]:
        """The cells of its row, itself among them."""
        return [one for one, _ in self._groups.get(("row", cell.part, cell.row), ())]

    def of(self, cell: Cell) -> Iterator[Neighbour]:
        """The other figures, the nearest first: of its row, its column, its subject in other tables, then all."""
        same = self.same(cell)
        seen = {cell}
        groups: tuple[_Group, ...] = (
            ("row", cell.part, cell.row),
            ("column", cell.part, cell.column),
            ("subject", "", cell.subject),
        )
        for group in groups:
            for one, near in self._groups.get(group, ()):
                if one not in seen and one.id != cell.id:
                    seen.add(one)
                    if cell.subject and one.subject == cell.subject:
                        yield self._akin(one, near, cell, one in same)
                    else:
                        yield evolve(near, quantity=True) if one in same else near
        for one, far in self._afar:
            if one not in seen and one.id != cell.id:
                yield evolve(far, quantity=True) if one in same else far

    def _akin(self, one: Cell, near: Neighbour, cell: Cell, same: bool) -> Neighbour:
        """Two figures of one subject."""
        if self._year(one) < self._year(cell):
            return evolve(near, relation="earlier", quantity=same)
        if near.relation == "subject" and one.part == cell.part and cell.row:
            return evolve(near, relation="far", quantity=same)
        return evolve(near, quantity=same or (near.relation == "subject" and one.column == cell.column))

    def _year(self, cell: Cell) -> int:
        """The year of a column such as ``capaian_2022``; the report's where it names none."""
        found = _YEAR.search(cell.column)
        return int(found[1]) if found is not None else self.year or 9999

    # -- laid out once

    @cached_property
    def _figures(self) -> Sequence[Cell]:
        """Every cell with a figure that the document prints, then those in its paragraphs."""
        keys = {(table.place, table.data.get("kunci", "no")) for table in self.sheet.tables}
        printed = [
            cell
            for cell in self.sheet.cells
            if not cell.column.startswith("_")
            and cell.column != "no"
            and (cell.part, cell.column) not in keys
            and cell.figure is not None
        ]
        return [*printed, *self._stated, *(cell for cell in self._loose if cell.figure is not None)]

    @cached_property
    def _afar(self) -> Sequence[_Seen]:
        """Every figure as it looks from one that has nothing to do with it."""
        return [_seen(cell, "far") for cell in self._figures]

    @cached_property
    def _groups(self) -> Mapping[_Group, Sequence[_Seen]]:
        """Figures that stand together: by row, by column, by what tables call the same."""
        found: dict[_Group, list[_Seen]] = {}
        for cell in self._figures:
            if cell.row:
                found.setdefault(("row", cell.part, cell.row), []).append(_seen(cell, "row"))
                found.setdefault(("column", cell.part, cell.column), []).append(_seen(cell, "column"))
            if cell.subject:
                found.setdefault(("subject", "", cell.subject), []).append(_seen(cell, "subject"))
        return found

    @cached_property
    def _stated(self) -> Sequence[Cell]:
        """The figures that a check or a row states as its inputs, as cells of it."""
        return list(self._inputs())

    def _inputs(self) -> Iterator[Cell]:
        for working in self.bench.workings:
            place = working.cell.id
            for name, given in working.inputs.items():
                for one in singles(given):
                    if isinstance(one, Given) and one.figure is not None:
                        yield Cell(f"{place}/{name}", one.text, one.figure.unit_kind, working.cell.reading, place)

    # -- one quantity in several places

    def same(self, cell: Cell) -> Collection[Cell]:
        """The cells that print the quantity of this one, whatever they print."""
        found = {one for number in self._joined.get(cell, ()) for one in self._quantities[number]}
        found.update(self._repeats.get(cell, ()))
        if cell.figure is not None and abs(cell.figure.value) >= _TELLING:  # stated once more to be worked with
            found.update(self._stated_values.get(cell.figure.value, ()))
        return found

    @cached_property
    def _repeats(self) -> Mapping[Cell, Sequence[Cell]]:
        """The cells that are worked from one cell alone: they repeat what is wrong with it."""
        found: dict[Cell, list[Cell]] = {}
        for working in self.bench.workings:
            if len(working.inputs) == 1 and len(working.cited) == 1:
                found.setdefault(working.cited[0], []).append(working.cell)
        return found

    @cached_property
    def _stated_values(self) -> Mapping[Fraction, Sequence[Cell]]:
        found: dict[Fraction, list[Cell]] = {}
        for cell in self._stated:
            if cell.figure is not None:
                found.setdefault(cell.figure.value, []).append(cell)
        return found


def _seen(cell: Cell, relation: Relation) -> _Seen:
    assert cell.figure is not None
    return cell, Neighbour(cell.id, cell.figure, relation, subject=cell.row)
