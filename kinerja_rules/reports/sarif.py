"""Findings as SARIF 2.1.0, for tools that gather the results of checks.

reproduced: pass; within_rounding: informational; another mode: review; undecidable and unreadable: open;
inconsistent: fail.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import PurePath
from urllib.parse import quote

from kinerja_rules.audit.model import KINDS, Finding, Report, spoken
from kinerja_rules.audit.verdicts import Verdict
from kinerja_rules.engine.record import engine_version
from kinerja_rules.messages import sentence
from kinerja_rules.reports.wording import in_words

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_KINDS: Mapping[Verdict, str] = {
    "reproduced": "pass",
    "within_rounding": "informational",
    "reproduced_other_mode": "review",
    "undecidable": "open",
    "unreadable": "open",
    "inconsistent": "fail",
}


def sarif_record(reports: Sequence[Report], lang: str) -> dict[str, object]:
    """One log, a run for each report."""
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(report, lang) for report in reports]}


def _run(report: Report, lang: str) -> dict[str, object]:
    used = {finding.kind for finding in report.findings}
    kinds = [kind for kind in KINDS if kind in used]
    return {
        "tool": {
            "driver": {
                "name": "kinerja_rules",
                "version": engine_version(),
                "rules": [
                    {"id": kind, "shortDescription": {"text": sentence(f"kind_{kind}", lang, {})}} for kind in kinds
                ],
            }
        },
        "automationDetails": {"id": f"{report.id}/"},
        "language": lang,
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, report, kinds.index(finding.kind), lang) for finding in report.findings],
    }


def _result(finding: Finding, report: Report, rule: int, lang: str) -> dict[str, object]:
    kind = _KINDS[finding.gravity]
    return {
        "ruleId": finding.kind,
        "ruleIndex": rule,
        "kind": kind,
        "level": "error" if kind == "fail" else "none",
        "message": {"text": _message(finding, lang)},
        "locations": [_location(finding, report)],
        "partialFingerprints": {"finding/v1": f"{report.id}:{finding.id}"},
        "properties": {
            "verdict": finding.verdict,
            "reported": finding.reported,
            "expected": finding.expected,
            "modes": list(finding.modes),
            "tainted_by": list(finding.tainted_by),
        },
    }


def _message(finding: Finding, lang: str) -> str:
    parts = [f"{finding.place}: {in_words(finding, lang)}."]
    if finding.reported:
        parts.append(sentence("finding_printed", lang, {"reported": finding.reported}) + ".")
    if finding.is_fault and finding.expected is not None:
        parts.append(sentence("finding_expected", lang, {"expected": finding.expected}) + ".")
    parts += [spoken(one.message, lang) for one in finding.diagnoses[:1]]
    return " ".join(parts)


def _location(finding: Finding, report: Report) -> dict[str, object]:
    place: dict[str, object] = {"logicalLocations": [{"fullyQualifiedName": finding.place, "kind": "element"}]}
    if report.file is not None:
        uri = quote(PurePath(report.file).as_posix())
        place["physicalLocation"] = {"artifactLocation": {"uri": uri}}
    return place
