"""Faults by their root: what rests on a faulty figure, and what prints it once more, go with it.

Laws of this file:
1. Every fault is in some group; one that rests on two faulty figures is in both of theirs.
2. Of faults that rest on each other, the first in the report is the root.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from kinerja_rules.audit.cells import Cell
from kinerja_rules.audit.judged import Judged
from kinerja_rules.audit.model import Root


def roots(judged: Sequence[Judged], same: Callable[[Cell], Collection[Cell]]) -> Iterator[Root]:
    """The groups, those that rest on nothing first; ``same`` gives the cells that print the quantity of a cell."""
    faults = {one.finding.id: one for one in judged if one.finding.is_fault}
    below = {key: {root for root in one.finding.tainted_by if root in faults} for key, one in faults.items()}
    for key, first in _repeated(list(faults.values()), same).items():
        below[key].add(first)
    resting: dict[str, list[str]] = {key: [] for key in faults}
    for key, needed in below.items():
        for root in needed:
            resting[root].append(key)
    grouped: set[str] = set()
    for key in sorted(faults, key=lambda one: bool(below[one])):  # stable: those that rest on nothing come first
        if key not in grouped and all(key in _reached(one, below) for one in _reached(key, below)):
            others = _reached(key, resting)
            grouped |= {key, *others}
            yield Root(key, tuple(one for one in faults if one in others))


def _repeated(faults: Sequence[Judged], same: Callable[[Cell], Collection[Cell]]) -> dict[str, str]:
    """Faults whose quantity an earlier fault prints alike."""
    first: dict[Cell, Judged] = {}
    found: dict[str, str] = {}
    for one in faults:
        if one.cell is None or one.cell.figure is None:
            continue
        known = first.get(one.cell) or next(
            (first[cell] for cell in same(one.cell) if cell in first and _alike(first[cell], one)), None
        )
        if known is None:
            first[one.cell] = one
        else:
            found[one.finding.id] = known.finding.id
    return found


def _alike(first: Judged, second: Judged) -> bool:
    figures = [one.cell.figure.value for one in (first, second) if one.cell is not None and one.cell.figure is not None]
    return len(figures) == 2 and figures[0] == figures[1]


def _reached(start: str, edges: Mapping[str, Collection[str]]) -> set[str]:
    queue = [start]
    found = {start}
    for key in queue:  # grows while it is gone through
        new = [one for one in edges[key] if one not in found]
        found.update(new)
        queue += new
    return found - {start}
