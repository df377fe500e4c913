"""From a working to a judged figure: the finding as far as one figure alone tells it.

What others of the report add (what it rests on, its likely causes) is put in afterwards.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from attrs import define, field

from kinerja_rules.audit.bench import Bench, Worked, Working
from kinerja_rules.audit.cells import Cell
from kinerja_rules.audit.model import Finding, Kind, Materiality
from kinerja_rules.audit.printing import as_printed
from kinerja_rules.audit.steps import Step
from kinerja_rules.audit.verdicts import BasisInput, Judgement, judge
from kinerja_rules.audit.wording import figure_explained
from kinerja_rules.errors import Diagnostic
from kinerja_rules.numbers import Figure, Fraction, Rounding
from kinerja_rules.policy import Scale


@define(eq=False)
class Ids:
    """Ids of findings: the place and the kind, then ``-2`` for a second of the same."""

    _seen: Counter[str] = field(factory=Counter)

    def next(self, place: str, kind: Kind) -> str:
        """The id of the next finding of this kind at this place."""
        plain = f"{place}#{kind}"
        self._seen[plain] += 1
        return plain if self._seen[plain] == 1 else f"{plain}-{self._seen[plain]}"


@define(eq=False)
class Judged:
    """A finding, with what it was made from. ``rests_on`` are the cells whose figures went in."""

    finding: Finding
    cell: Cell | None = None
    working: Working | None = None
    judgement: Judgement | None = None
    bases: Sequence[tuple[BasisInput, Worked]] = ()
    rests_on: tuple[Cell, ...] = ()
    source: Figure | None = None  # of a copy: what it should agree with


def judged_figure(
    bench: Bench, ids: Ids, working: Working, *, scale: Scale | None = None, place: str | None = None
) -> Judged:
    """The verdict on the cell of a working. ``scale`` tells whether the label would change."""
    cell = working.cell
    bases = bench.bases(working)
    place = place or cell.id
    if cell.figure is None:
        return _unreadable(bench, ids, working, bases, place)
    found = judge(cell.figure, [basis for basis, _ in bases], bench.rounding, bench.modes)
    exact = found.exact
    reasons = tuple(basis.reason for basis in found.bases if basis.reason is not None) if exact is None else ()
    undecided = found.verdict == "undecidable" and exact is not None
    if undecided:
        reasons = tuple(basis.reason for basis in found.bases if basis.reason is not None)
    finding = Finding(
        ids.next(place, working.kind),
        place,
        working.kind,
        working.description,
        cell.text,
        found.verdict,
        cell.part,
        cell.page,
        working.rule.text,
        exact,
        None if exact is None or undecided else as_printed(cell.figure, exact, bench.rounding),
        found.modes,
        found.within_rounding,
        found.bases,
        found.accepted,
        None if undecided else found.gap,
        materiality=None if exact is None or undecided else material(cell.figure, exact, bench.rounding, scale),
        reasons=reasons,
        tell=figure_explained(bench, working, found, bases),
    )
    return Judged(finding, cell, working, found, bases, working.cited)


def material(figure: Figure, exact: Fraction, rounding: Rounding, scale: Scale | None) -> Materiality:
    """What putting the figure right would change."""
    units = abs(figure.value - rounding.round(exact, figure.digits)) * Fraction(10) ** figure.digits
    label = None if scale is None else scale.place(figure.value).label != scale.place(exact).label
    return Materiality(label, units > 1, units == 1)


def broken_figure(ids: Ids, working: Working, verdict: str, reason: Diagnostic, place: str | None = None) -> Judged:
    """A finding on a figure that cannot be held to anything, with the reason."""
    cell = working.cell
    place = place or cell.id
    finding = Finding(
        ids.next(place, working.kind),
        place,
        working.kind,
        working.description,
        cell.text,
        verdict,
        cell.part,
        cell.page,
        working.rule.text or None,
        reasons=(reason,),
        tell=lambda lang: (Step(f"{reason.message(lang)} {reason.remedy(lang)}".strip()),),
    )
    return Judged(finding, cell, working, rests_on=working.cited)


def _unreadable(
    bench: Bench, ids: Ids, working: Working, bases: Sequence[tuple[BasisInput, Worked]], place: str
) -> Judged:
    """The verdict on a figure that cannot be read; what its inputs give is still told."""
    cell = working.cell
    problem = cell.problem or Diagnostic("no_figure", {"text": cell.text})
    exact = next((worked.value for _, worked in bases if worked.value is not None), None)
    finding = Finding(
        ids.next(place, working.kind),
        place,
        working.kind,
        working.description,
        cell.text,
        "unreadable",
        cell.part,
        cell.page,
        working.rule.text,
        exact,
        reasons=(problem,),
        tell=figure_explained(bench, working, None, bases),
    )
    return Judged(finding, cell, working, bases=bases, rests_on=working.cited)
