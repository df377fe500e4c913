"""Audits as one HTML page that needs nothing else: no network, no other file.

Laws of this file:
1. Every text is escaped by the template engine; markup of ours alone is marked as such (MathML, drawn in ``mathml``).
2. The page says all without its script, which only filters and searches.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from attrs import frozen

from kinerja_rules.audit.model import Finding, Report, spoken
from kinerja_rules.audit.verdicts import SEVERITY
from kinerja_rules.engine.record import engine_version
from kinerja_rules.messages import sentence
from kinerja_rules.numbers import english, indonesian
from kinerja_rules.reports.mathml import rule_mathml
from kinerja_rules.reports.number_line import WIDTH, Line, number_line
from kinerja_rules.reports.wording import group_of, in_words, matters, mode_title, within

_MARKS = {
    "reproduced": "✓",
    "within_rounding": "✓",
    "reproduced_other_mode": "≈",
    "undecidable": "?",
    "unreadable": "✗",
    "inconsistent": "✗",
}
_WORST_FIRST = tuple(reversed(SEVERITY))
_HABIT = 3


@frozen
class Share:
    """One verdict's part of a bar."""

    verdict: str
    count: int
    words: str
    percent: str


@frozen
class Group:
    """A table or section: its key on the page, its bar, and how many of its findings are faults."""

    key: str
    title: str
    total: int
    faults: int
    shares: tuple[Share, ...]


@frozen
class Card:
    """One finding as the page shows it."""

    anchor: str
    group: str
    verdict: str
    mark: str
    place: str
    finding: Finding
    words: str
    gap: str
    line: Line | None
    formula: str
    working: tuple[str, ...]
    causes: tuple[str, ...]
    roots: tuple[tuple[str, str], ...]
    resting: tuple[tuple[str, str], ...]
    matters: bool


@frozen
class Sheet:
    """One report of the page."""

    report: Report
    shares: tuple[Share, ...]
    groups: tuple[Group, ...]
    cards: tuple[Card, ...]
    habits: tuple[str, ...]
    remarks: tuple[tuple[str, str], ...]


def to_html(reports: Sequence[Report], lang: str) -> str:
    """The page; needs the extra ``html``."""
    from jinja2 import Environment, StrictUndefined

    def say(code: str, **values: object) -> str:
        return sentence(code, lang, values)

    source = Path(__file__).with_name("page.html").read_text(encoding="utf-8")
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    sheets = [_sheet(report, str(at), lang) for at, report in enumerate(reports)]
    return environment.from_string(source).render(
        sheets=sheets,
        lang=lang,
        say=say,
        width=WIDTH,
        verdicts=[(verdict, _MARKS[verdict], say(f"page_{verdict}")) for verdict in _WORST_FIRST],
        counts=Counter(card.verdict for sheet in sheets for card in sheet.cards),
        quiet=("reproduced", "within_rounding"),
        version=engine_version(),
    )


def _sheet(report: Report, key: str, lang: str) -> Sheet:
    anchors = {finding.id: f"f{key}-{at}" for at, finding in enumerate(report.findings)}
    places = {finding.id: finding.place for finding in report.findings}
    resting: dict[str, list[str]] = {}
    for finding in report.findings:
        for root in finding.tainted_by:
            resting.setdefault(root, []).append(finding.id)
    titles = dict.fromkeys(map(group_of, report.findings))
    keys = {title: f"{key}-{at}" for at, title in enumerate(titles)}

    def links(ids: Sequence[str]) -> tuple[tuple[str, str], ...]:
        return tuple((anchors[one], places[one]) for one in dict.fromkeys(ids) if one in anchors)

    def card(finding: Finding) -> Card:
        return Card(
            anchor=anchors[finding.id],
            group=keys[group_of(finding)],
            verdict=finding.gravity,
            mark=_MARKS[finding.gravity],
            place=within(finding) or group_of(finding),
            finding=finding,
            words=in_words(finding, lang),
            gap=_gap(finding, lang),
            line=number_line(finding, lang),
            formula=(formula := "" if finding.rule is None else rule_mathml(finding.rule, lang) or ""),
            working=tuple(_working(finding, lang, without_rule=bool(formula))),
            causes=tuple(spoken(one.message, lang) for one in finding.diagnoses),
            roots=links(finding.tainted_by),
            resting=links(resting.get(finding.id, ())),
            matters=matters(finding) or finding.gravity == "undecidable",
        )

    return Sheet(
        report,
        _shares(report.findings, lang),
        tuple(_groups(report.findings, keys, lang)),
        tuple(card(finding) for finding in report.findings),
        tuple(_habits(report, lang)),
        tuple((one.place, one.message(lang)) for one in report.remarks),
    )


def _groups(findings: Sequence[Finding], keys: Mapping[str, str], lang: str) -> Iterator[Group]:
    members: dict[str, list[Finding]] = {title: [] for title in keys}
    for finding in findings:
        members[group_of(finding)].append(finding)
    for title, found in members.items():
        faults = sum(finding.is_fault for finding in found)
        yield Group(keys[title], title, len(found), faults, _shares(found, lang))


def _shares(findings: Sequence[Finding], lang: str) -> tuple[Share, ...]:
    counts = Counter(finding.gravity for finding in findings)
    total = len(findings) or 1
    return tuple(
        Share(verdict, counts[verdict], sentence(f"page_{verdict}", lang, {}), f"{counts[verdict] * 100 / total:.3f}")
        for verdict in SEVERITY
        if counts[verdict]
    )


def _gap(finding: Finding, lang: str) -> str:
    if finding.gap is None or not finding.is_fault:
        return ""
    write = english if lang == "en" else indonesian
    return sentence("finding_gap", lang, {"gap": write(abs(finding.gap), 0)})


def _working(finding: Finding, lang: str, *, without_rule: bool) -> Iterator[str]:
    """The lines of the working; the rule goes where it is drawn above them."""
    for step in finding.steps(lang):
        if not (without_rule and step.role == "rule"):
            yield from filter(None, step.text.split("\n"))


def _habits(report: Report, lang: str) -> Iterator[str]:
    for part, modes in report.roundings.items():
        if len(modes.always) == 1 and modes.figures >= _HABIT:
            yield sentence("roundings_always", lang, {"part": part, "mode": mode_title(modes.always[0], lang)})
