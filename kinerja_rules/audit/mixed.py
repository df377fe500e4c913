"""Which rounding explains a whole table, or a whole report.

Laws of this file:
1. A figure that is inconsistent, or has no result, says nothing about rounding.
2. ``mixed`` is said only where no mode is possible for every figure, rounded inputs taken at their most lenient.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import frozen

from kinerja_rules.audit.verdicts import Judgement
from kinerja_rules.numbers import MODES, Rounding


@frozen
class Row:
    """A judged figure and its place."""

    place: str
    judgement: Judgement


@frozen
class Ruling:
    """A row that rules out modes, and the modes it leaves."""

    place: str
    leaves: tuple[str, ...]


@frozen
class Modes:
    """What the figures of a table say about its rounding.

    ``always``: the modes that reproduce every figure which has any; one name is a habit ("selalu memotong").
    ``possible``: the modes that no figure rules out; none: ``mixed``. ``deciding``: few rows that rule out the others,
    in the order of the table. ``figures``: how many took part.
    """

    always: tuple[str, ...]
    possible: tuple[str, ...]
    deciding: tuple[Ruling, ...]
    figures: int

    @property
    def mixed(self) -> bool:
        """Whether no one mode explains the table."""
        return self.figures > 0 and not self.possible


def explain_modes(rows: Iterable[Row], modes: Sequence[Rounding] = MODES) -> Modes:
    """The modes that explain all rows, and the rows that decide it."""
    names = tuple(mode.name for mode in modes)
    taking = [row for row in rows if row.judgement.possible]
    always = _common((row.judgement.modes for row in taking if row.judgement.modes), names)
    possible = _common((row.judgement.possible for row in taking), names)
    return Modes(always, possible, _deciding(taking, [name for name in names if name not in possible]), len(taking))


def _common(sets: Iterable[Sequence[str]], names: Sequence[str]) -> tuple[str, ...]:
    left = set(names)
    for one in sets:
        left &= set(one)
    return tuple(name for name in names if name in left)


def _deciding(rows: Sequence[Row], excluded: Sequence[str]) -> tuple[Ruling, ...]:
    """Few rows that together rule out every excluded mode: each time the one that rules out most of what is left."""
    open_modes = set(excluded)
    chosen: list[int] = []
    while open_modes:
        at = max(range(len(rows)), key=lambda i: (len(open_modes - set(rows[i].judgement.possible)), -i))
        open_modes &= set(rows[at].judgement.possible)
        chosen.append(at)
    return tuple(Ruling(rows[at].place, rows[at].judgement.possible) for at in sorted(chosen))
