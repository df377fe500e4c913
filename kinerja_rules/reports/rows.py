"""Findings as rows, for spreadsheets: one row a finding, in the order of the report.

Law of this file: no cell is a formula. A text that a spreadsheet would take for one begins with an apostrophe.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kinerja_rules.audit.model import Finding, Report, spoken
from kinerja_rules.messages import sentence
from kinerja_rules.numbers import Fraction, decimal_text
from kinerja_rules.reports.wording import group_of, in_words, mode_title

COLUMNS = (
    "report",
    "id",
    "table",
    "place",
    "page",
    "kind",
    "description",
    "reported",
    "expected",
    "exact",
    "verdict",
    "words",
    "modes",
    "within_rounding",
    "gap",
    "causes",
    "tried",
    "tainted_by",
    "changes_label",
    "rule",
    "working",
)
NUMBERS = frozenset({"exact", "gap", "tried"})
"""Columns that hold numbers, as decimals with a point."""

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def headings(lang: str) -> list[str]:
    """The titles of the columns."""
    return [sentence(f"sheet_{name}", lang, {}) for name in COLUMNS]


def rows(reports: Sequence[Report], lang: str) -> Iterator[dict[str, str]]:
    """A row for each finding, by column; texts are safe in a spreadsheet."""
    for report in reports:
        for finding in report.findings:
            cells = _cells(report, finding, lang)
            yield {name: cells[name] if name in NUMBERS else safe(cells[name]) for name in COLUMNS}


def safe(text: str) -> str:
    """``text`` as a cell that no spreadsheet works out.

    >>> safe("=1+1"), safe("-11,47"), safe("97,30%")
    ("'=1+1", "'-11,47", '97,30%')
    """
    clean = _CONTROL.sub("", text)
    return f"'{clean}" if clean.startswith(_FORMULA) else clean


def _cells(report: Report, finding: Finding, lang: str) -> dict[str, str]:
    material = finding.materiality
    return {
        "report": report.id,
        "id": finding.id,
        "table": group_of(finding),
        "place": finding.place,
        "page": "" if finding.page is None else str(finding.page),
        "kind": finding.kind,
        "description": finding.description,
        "reported": finding.reported,
        "expected": finding.expected or "",
        "exact": _number(finding.exact),
        "verdict": finding.verdict,
        "words": in_words(finding, lang),
        "modes": ", ".join(mode_title(mode, lang) for mode in finding.modes),
        "within_rounding": _yes(finding.within_rounding, lang),
        "gap": _number(finding.gap),
        "causes": "\n".join(spoken(one.message, lang) for one in finding.diagnoses),
        "tried": str(finding.tried) if finding.tried else "",
        "tainted_by": "\n".join(finding.tainted_by),
        "changes_label": "" if material is None or material.label is None else _yes(material.label, lang),
        "rule": finding.rule or "",
        "working": finding.explanation(lang),
    }


def _number(value: Fraction | None) -> str:
    return "" if value is None else decimal_text(value)


def _yes(value: bool, lang: str) -> str:
    return sentence("sheet_yes" if value else "sheet_no", lang, {})
