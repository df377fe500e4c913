"""How a report rounds: by table and as a whole; a finding where no one rounding explains the figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kinerja_rules.audit.judged import Ids, Judged
from kinerja_rules.audit.mixed import Modes, Row, explain_modes
from kinerja_rules.audit.model import Finding
from kinerja_rules.audit.steps import Step
from kinerja_rules.audit.wording import said
from kinerja_rules.messages import Sentence
from kinerja_rules.numbers import Rounding

_SHOWN = 10


def rounding_habits(judged: Iterable[Judged], modes: Sequence[Rounding], report: str) -> dict[str, Modes]:
    """Which roundings explain the figures of every table, and of the whole report under its id."""
    rows: dict[str, list[Row]] = {}
    every: list[Row] = []
    for one in judged:
        if one.judgement is None or one.cell is None:
            continue
        row = Row(one.finding.place, one.judgement)
        every.append(row)
        if one.cell.row:
            rows.setdefault(one.cell.part, []).append(row)
    found = {part: explain_modes(own, modes) for part, own in rows.items()}
    return {**{part: habit for part, habit in found.items() if habit.figures}, report: explain_modes(every, modes)}


def judged_habits(
    ids: Ids, habits: dict[str, Modes], modes: Sequence[Rounding], report: str, title: str
) -> Iterator[Judged]:
    """A finding for every table, and for the report, that no one rounding explains."""
    for part, habit in habits.items():
        if habit.mixed:
            yield Judged(_finding(ids, part, title if part == report else part, habit, modes))


def _finding(ids: Ids, part: str, title: str, habit: Modes, modes: Sequence[Rounding]) -> Finding:
    places = ", ".join(ruling.place for ruling in habit.deciding[:_SHOWN])
    return Finding(
        ids.next(part, "mixed_rounding"),
        part,
        "mixed_rounding",
        title,
        places,
        "mixed",
        part,
        tell=lambda lang: map(Step, _told(lang, habit, modes)),
    )


def _told(lang: str, habit: Modes, modes: Sequence[Rounding]) -> Iterator[str]:
    titles = {mode.name: mode.title for mode in modes}
    yield said("habit_mixed", lang, figures=habit.figures)
    for ruling in habit.deciding:
        left = [titles[name] for name in ruling.leaves if name in titles]
        words = Sentence("; ".join(one.id for one in left), "; ".join(one.en for one in left))
        yield said("habit_ruling", lang, place=ruling.place, modes=words)
