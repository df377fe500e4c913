"""The direction of a row that states none, in a report without a pack: the first that gives the printed achievement.

Law of this file: naik stands unless another direction gives the figure and naik does not; what was taken is told.
"""

from __future__ import annotations

from collections import Counter

from attrs import define, field

from kinerja_rules.audit.bench import Bench
from kinerja_rules.audit.context import UPWARD, Context
from kinerja_rules.audit.found_rules import digits_of
from kinerja_rules.audit.rows import achievement
from kinerja_rules.audit.rules import BrokenRule
from kinerja_rules.audit.tables import Row, Table, Triple
from kinerja_rules.audit.verdicts import SEVERITY, judge
from kinerja_rules.policy import Direction

TRIED = ("turun", "turun_invers")  # a cap is a rule of the whole table, never of one row
_GOOD = SEVERITY[:3]
_LEAST_DIGITS = 4


@define(eq=False)
class Directions:
    """The directions of one table's rows, as they are tried."""

    context: Context
    bench: Bench
    table: Table
    taken: dict[tuple[str, str], list[str]] = field(factory=dict)
    _weights: dict[Triple, Counter[str]] = field(factory=dict)

    def of(self, row: Row, triple: Triple, *, worked: bool, rounded: bool) -> Direction | BrokenRule | None:
        """The direction of a row; None where it is naik, or is not for the figures to say."""
        if self.context.packs or self.context.lacking or row.indicator is not None:
            return None
        found = self._found(row, triple, worked=worked, rounded=rounded)
        if found is None or self._weight(triple)[found.name] < _LEAST_DIGITS:
            return None
        self.taken.setdefault((triple.achievement, found.name), []).append(row.key)
        return found

    def tell(self) -> None:
        """Remarks on the rows that follow another direction than naik."""
        for (column, direction), keys in self.taken.items():
            values = {"column": column, "direction": direction, "rows": ", ".join(keys)}
            self.context.remark("directions_found", self.table.place, **values)

    def _weight(self, triple: Triple) -> Counter[str]:
        """How many digits of the table speak for each direction: 60% alone may be chance, 100.36% is none."""
        if triple not in self._weights:
            found = self._weights[triple] = Counter()
            for row in self.table.rows:
                direction = self._found(row, triple, worked=False, rounded=triple.realisation in self.table.rounded)
                figure = row.cells[triple.achievement].figure if direction is not None else None
                if direction is not None and figure is not None:
                    found[direction.name] += digits_of(figure)
        return self._weights[triple]

    def _found(self, row: Row, triple: Triple, *, worked: bool, rounded: bool) -> Direction | None:
        """The direction that gives the figure where naik does not."""
        cell = row.cells.get(triple.achievement)
        if cell is None or cell.figure is None:
            return None
        best: tuple[int, Direction] | None = None
        for name in (UPWARD, *TRIED):
            direction = self.context.directions.get(name)
            working = None
            if direction is not None:
                working = achievement(row, triple, direction, worked=worked, rounded=rounded)
            if direction is None or working is None:
                continue
            verdict = judge(cell.figure, [one for one, _ in self.bench.bases(working)], self.bench.rounding).verdict
            if verdict in _GOOD:
                if name == UPWARD:
                    return None
                rank = _GOOD.index(verdict)
                best = (rank, direction) if best is None or rank < best[0] else best
        return None if best is None else best[1]
