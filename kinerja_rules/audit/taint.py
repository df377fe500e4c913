"""Findings that rest on figures which are themselves at fault."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from attrs import define, evolve

from kinerja_rules.audit.agreement import outvoted
from kinerja_rules.audit.bench import Bench
from kinerja_rules.audit.cells import Cell
from kinerja_rules.audit.judged import Judged
from kinerja_rules.numbers import Rounding

_MAX_CELLS = 2_000


def mark_tainted(judged: Sequence[Judged], bench: Bench, rounding: Rounding) -> None:
    """Puts into every finding the ids of those on faulty figures that it rests on, the nearest first."""
    faults = _faults(judged, rounding)
    if not faults:
        return
    sources = {one.cell: one.rests_on for one in judged if one.finding.kind == "copy" and one.cell is not None}
    search = _Search(faults, lambda cell: _below(cell, bench, sources.get(cell, ())))
    for one in judged:
        found = search.under(one.rests_on, one.cell)
        ids = tuple(dict.fromkeys(fault for fault in found if fault != one.finding.id))
        if ids:
            one.finding = evolve(one.finding, tainted_by=ids)


def _faults(judged: Sequence[Judged], rounding: Rounding) -> dict[Cell, list[str]]:
    """The ids of findings by the cell they find at fault; of a conflict, by those outvoted that do not reproduce."""
    sound = {one.cell for one in judged if one.judgement is not None and one.finding.gravity == "reproduced"}
    found: dict[Cell, list[str]] = {}
    for one in judged:
        if not one.finding.is_fault:
            continue
        if one.finding.kind == "conflict":
            for cell in set(outvoted(one.rests_on, rounding)) - sound:
                found.setdefault(cell, []).append(one.finding.id)
        elif one.cell is not None:
            found.setdefault(one.cell, []).append(one.finding.id)
    return found


def _below(cell: Cell, bench: Bench, copied: Iterable[Cell]) -> Iterable[Cell]:
    working = bench.working_of(cell)
    return (*(() if working is None else working.cited), *copied)


@define(eq=False)
class _Search:
    faults: dict[Cell, list[str]]
    below: Callable[[Cell], Iterable[Cell]]

    def under(self, start: Iterable[Cell], own: Cell | None) -> list[str]:
        """The ids found at, and below, some cells; the cell of the finding itself is not looked at."""
        queue = list(start)
        visited = {own, *queue}
        found: list[str] = []
        for cell in queue:  # grows while it is gone through
            found += self.faults.get(cell, [])
            for deeper in self.below(cell):
                if deeper not in visited and len(visited) < _MAX_CELLS:
                    visited.add(deeper)
                    queue.append(deeper)
        return found
