"""Words that every form of an audit shares: verdicts, and how findings go together."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kinerja_rules.audit.model import Finding
from kinerja_rules.audit.verdicts import SEVERITY
from kinerja_rules.messages import catalogue, sentence

FIGURES = frozenset({"check", "realisation", "achievement", "derived", "total"})
"""The kinds of finding that judge one printed figure by what it is worked from."""

# `Tabel 3.18/4/efisiensi` and `Uraian Tabel 3.18, rata-rata` belong to one table, `A.1 TKK` to one section
_TABLE = re.compile(r"\b(?:Tabel|Gambar|Grafik|Lampiran)\s+(?=\S*\d|[A-Z])[^\s/,;]+")
_SECTION = re.compile(r"\S*\d[^\s/,;]*")


def in_words(finding: Finding, lang: str) -> str:
    """The verdict of a finding in words."""
    verdict = finding.verdict
    own = f"judged_{finding.kind}"
    code = own if verdict == "inconsistent" and own in catalogue() else f"judged_{verdict}"
    return sentence(code, lang, {"modes": ", ".join(mode_title(mode, lang) for mode in finding.modes)})


def mode_title(mode: str, lang: str) -> str:
    """A rounding in words; a plug-in's own goes by its name."""
    code = f"mode_{mode}"
    return sentence(code, lang, {}) if code in catalogue() else mode


def matters(finding: Finding) -> bool:
    """Whether it is shown without being asked for: faults, and roundings that the rounded inputs do not excuse."""
    if finding.gravity == "reproduced_other_mode":
        return not finding.within_rounding
    return finding.is_fault


def group_of(finding: Finding) -> str:
    """The table or section that a finding stands in, or tells about."""
    for text in (finding.place, finding.part):
        found = _TABLE.search(text) or _SECTION.match(text)
        if found:
            return found[0]
    return re.split("[,/]", finding.part or finding.place)[0].strip()


def within(finding: Finding) -> str:
    """The place within its table or section; empty where it is that itself."""
    return finding.place.removeprefix(group_of(finding)).lstrip(" ,/")


def grouped(findings: Sequence[Finding]) -> list[tuple[str, list[Finding]]]:
    """Findings by table or section, the gravest first among tables and within them."""
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(group_of(finding), []).append(finding)
    for members in groups.values():
        members.sort(key=_weight)
    return sorted(groups.items(), key=lambda group: _weight(group[1][0]))


def alike(findings: Sequence[Finding]) -> list[list[Finding]]:
    """Findings of one table that have the same kind of reason, together."""
    groups: dict[tuple[str, ...], list[Finding]] = {}
    for finding in findings:
        groups.setdefault((finding.part, *(one.code for one in finding.reasons)), []).append(finding)
    return list(groups.values())


def why(finding: Finding, lang: str) -> str:
    """Why there is no verdict."""
    return " ".join(dict.fromkeys(one.message(lang) for one in finding.reasons)) or finding.explanation(lang)


def _weight(finding: Finding) -> int:
    return -SEVERITY.index(finding.gravity)
