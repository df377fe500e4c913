"""An audit as a person reads it: the count first, then the findings that matter, the gravest first.

Laws of this file:
1. Every finding names its place, what is printed, what follows, the verdict in words, and its working.
2. A figure that only another rounding gives is no fault where its rounded inputs allow it.
3. What cannot be decided is never shown among what is right.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from kinerja_rules.audit.model import KINDS, Finding, Report, spoken
from kinerja_rules.audit.steps import brief
from kinerja_rules.audit.verdicts import SEVERITY, Verdict
from kinerja_rules.messages import sentence
from kinerja_rules.numbers import english, indonesian
from kinerja_rules.reports.terminal.paper import hanging
from kinerja_rules.reports.wording import FIGURES, alike, grouped, in_words, matters, mode_title, why, within

_MARKS: dict[Verdict, tuple[str, str]] = {
    "reproduced": ("✓", "green"),
    "within_rounding": ("✓", "green"),
    "reproduced_other_mode": ("≈", "yellow"),
    "undecidable": ("?", "cyan"),
    "unreadable": ("✗", "red"),
    "inconsistent": ("✗", "red"),
}
_PLACES = 4  # how many places are named before the rest is counted
_CAUSES = 3
_HABIT = 3  # how many figures make a habit of rounding


def audit(report: Report, lang: str, *, everything: bool = False) -> RenderableType:
    """The whole audit; ``everything`` shows also what reproduces, the workings of faults in full, and every remark."""
    view = _View(report, lang, everything)
    parts: list[RenderableType] = [heading(report), *summary(report, lang)]
    shown = [one for one in report.findings if everything or matters(one)]
    open_ones = [] if everything else [one for one in report.findings if one.gravity == "undecidable"]
    for title, findings in grouped(shown):
        parts += [Text(), Text(title, style="bold"), *(view.finding(one, title) for one in findings)]
    if open_ones:
        parts += [Text(), Text(sentence("undecided_title", lang, {}), style="bold"), *_undecided(open_ones, lang)]
    if not shown and not open_ones:
        parts += [Text(), Text(sentence("audit_fine", lang, {}), style="green")]
    parts += _around(report, lang, everything)
    if not everything and (len(shown) < len(report.findings) or report.remarks):
        rest = sentence("audit_rest_remarks" if report.remarks else "audit_rest", lang, {"n": len(report.remarks)})
        parts += [Text(), Text(rest, style="dim")]
    return Group(*parts)


def heading(report: Report) -> Text:
    """The report's title."""
    return Text(report.title or report.id, style="bold")


def summary(report: Report, lang: str) -> list[Text]:
    """How many figures there are, how many reproduce, and how many do not; below it what is no figure."""
    figures = Counter(one.gravity for one in report.findings if one.kind in FIGURES)
    total = sum(figures.values())
    head = sentence("count_figure" if total == 1 else "count_figures", lang, {"n": total})
    line = Text(head, style="bold")
    for number, verdict in enumerate(verdict for verdict in SEVERITY if figures[verdict]):
        line.append(": " if number == 0 else ", ", style="not bold")
        code = f"count_{verdict}_one" if figures[verdict] == 1 else f"count_{verdict}"
        line.append(sentence(code, lang, {"n": figures[verdict]}), style=f"{_MARKS[verdict][1]} not bold")
    line.append(".", style="not bold")
    lines = [line]
    others = ", ".join(_others(report, lang))
    if others:
        lines.append(Text(sentence("count_others", lang, {"parts": others})))
    faults = sum(one.is_fault for one in report.findings)
    if 0 < len(report.roots) < faults:
        lines.append(Text(sentence("count_roots", lang, {"faults": faults, "n": len(report.roots)})))
    return lines


def audits(reports: Sequence[Report], lang: str) -> RenderableType:
    """Several audits side by side, a row each."""
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    columns = ("report", "figures", "reproduced", "other_mode", "undecidable", "inconsistent")
    for name in columns:
        table.add_column(sentence(f"column_{name}", lang, {}), justify="left" if name == "report" else "right")
    for report in reports:
        count = Counter(one.gravity for one in report.findings)
        table.add_row(
            report.title or report.id,
            str(len(report.findings)),
            str(count["reproduced"] + count["within_rounding"]),
            str(count["reproduced_other_mode"]),
            str(count["undecidable"]),
            Text(str(count["inconsistent"] + count["unreadable"]), style="red"),
        )
    return Group(Text(sentence("audits_title", lang, {}), style="bold"), table)


class _View:
    """How the findings of one report are drawn, each with what rests on it."""

    def __init__(self, report: Report, lang: str, everything: bool) -> None:
        self.lang = lang
        self.everything = everything
        self.place = {one.id: one.place for one in report.findings}
        self.resting: dict[str, list[str]] = {}
        for one in report.findings:
            for root in one.tainted_by:
                self.resting.setdefault(root, []).append(one.place)

    def say(self, code: str, **values: object) -> str:
        return sentence(code, self.lang, values)

    def finding(self, finding: Finding, group: str) -> RenderableType:
        """The mark of its verdict, and everything about it beside it."""
        mark, style = _MARKS[finding.gravity]
        row = Table.grid(padding=(0, 1, 0, 0))
        row.add_column(width=1)
        row.add_column()
        row.add_row(Text(mark, style=f"bold {style}"), Group(*self.lines(finding, group, style)))
        return Padding(row, (0, 0, 0, 2))

    def lines(self, finding: Finding, group: str, style: str) -> Iterator[RenderableType]:
        names = list(dict.fromkeys(name for name in (within(finding), finding.description) if name))
        page = "" if finding.page is None else f" ({self.say('finding_page', page=finding.page)})"
        yield Text.assemble((names[0] if names else group, "bold"), " · ".join(["", *names[1:]]), (page, "dim"))
        figures = ", ".join(self.figures(finding))
        yield Text.assemble(f"{figures}: " if figures else "", (self.judged(finding), style))
        steps = finding.steps(self.lang)
        working = steps if self.everything and matters(finding) else brief(steps)
        yield from (hanging(line) for step in working for line in step.text.split("\n") if line)
        yield from self.causes(finding)
        yield from (hanging(line, "dim") for line in self.ties(finding))

    def figures(self, finding: Finding) -> Iterator[str]:
        if finding.reported and finding.kind != "mixed_rounding":
            yield self.say("finding_printed", reported=finding.reported)
        if finding.expected is not None and finding.expected != finding.reported and matters(finding):
            yield self.say("finding_expected", expected=finding.expected)

    def judged(self, finding: Finding) -> str:
        verdict = in_words(finding, self.lang)
        if finding.gap is None or not finding.is_fault:
            return verdict
        write = english if self.lang == "en" else indonesian
        return f"{verdict}, {self.say('finding_gap', gap=write(abs(finding.gap), 0))}"

    def causes(self, finding: Finding) -> Iterator[RenderableType]:
        """What may have gone wrong, and of how many guesses; a chance hit is seen as one."""
        if not finding.tried or not (finding.is_fault or self.everything):
            return
        for at, one in enumerate(finding.diagnoses[:_CAUSES]):
            code = "finding_other_cause" if at else "finding_cause"
            yield hanging(self.say(code, message=spoken(one.message, self.lang)))
        code = "finding_causes_fit" if finding.diagnoses else "finding_no_cause"
        yield hanging(self.say(code, fit=len(finding.diagnoses), tried=finding.tried), "dim")

    def ties(self, finding: Finding) -> Iterator[str]:
        """What the finding rests on, and what rests on it."""
        if finding.tainted_by:
            roots = (self.place.get(root, root) for root in finding.tainted_by)
            yield self.say("finding_tainted", places=self.places(roots))
        if finding.id in self.resting:
            yield self.say("finding_resting", places=self.places(self.resting[finding.id]))
        if finding.materiality is not None and finding.materiality.label and finding.is_fault:
            yield self.say("finding_label")

    def places(self, places: Iterable[str]) -> str:
        """Places in a list, each once; a long list is cut short."""
        listed = list(dict.fromkeys(places))
        shown = "; ".join(listed if self.everything else listed[:_PLACES])
        rest = 0 if self.everything else len(listed) - _PLACES
        return self.say("places_more", places=shown, n=rest) if rest > 0 else shown


def _undecided(findings: Sequence[Finding], lang: str) -> Iterator[RenderableType]:
    """A line for findings of one table whose reasons are alike."""
    for members in alike(findings):
        first, places = members[0], list(dict.fromkeys(one.place for one in members))
        shown = "; ".join(places[:_PLACES])
        if len(places) > _PLACES:
            shown = sentence("places_more", lang, {"places": shown, "n": len(places) - _PLACES})
        row = Table.grid(padding=(0, 1, 0, 0))
        row.add_row(Text("?", style="bold cyan"), f"{shown}: {why(first, lang)}")
        yield Padding(row, (0, 0, 0, 2))


def _around(report: Report, lang: str, everything: bool) -> list[RenderableType]:
    parts: list[RenderableType] = []
    habits = [
        sentence("roundings_always", lang, {"part": part, "mode": mode_title(modes.always[0], lang)})
        for part, modes in report.roundings.items()
        if len(modes.always) == 1 and modes.figures >= _HABIT
    ]
    if habits:
        parts += [Text(), Text.assemble((f"{sentence('roundings_title', lang, {})}: ", "bold"), "; ".join(habits), ".")]
    if report.coverage.without_inputs:
        parts += [Text(), Text(sentence("coverage", lang, {"n": len(report.coverage.without_inputs)}))]
    if report.remarks and everything:
        parts += [Text(), Text(sentence("remarks_title", lang, {}), style="bold")]
        parts += [
            Padding(Text.assemble((f"{one.place}: ", "bold"), one.message(lang)), (0, 0, 0, 2))
            for one in report.remarks
        ]
    return parts


def _others(report: Report, lang: str) -> Iterator[str]:
    for kind in KINDS:
        found = [one for one in report.findings if one.kind == kind]
        if found and kind not in FIGURES:
            faults = sum(one.is_fault for one in found)
            code = f"count_{kind}" if faults or kind == "mixed_rounding" else f"count_{kind}_fine"
            yield sentence(code, lang, {"n": len(found), "faults": faults})
