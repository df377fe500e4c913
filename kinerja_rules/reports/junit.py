"""Findings as JUnit XML, for CI: a suite for each report, a case for each finding.

inconsistent: failure; unreadable: error; undecidable: skipped, with its reason; everything else passes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from xml.etree import ElementTree as Xml  # only written, never parsed

from kinerja_rules.audit.model import Finding, Report
from kinerja_rules.audit.verdicts import Verdict
from kinerja_rules.reports.wording import group_of, in_words

_TAGS: Mapping[Verdict, str] = {"inconsistent": "failure", "unreadable": "error", "undecidable": "skipped"}
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def to_junit(reports: Sequence[Report], lang: str) -> str:
    """The XML text."""
    everything = [finding for report in reports for finding in report.findings]
    root = Xml.Element("testsuites", {"name": "kinerja audit", **_counts(everything)})
    for report in reports:
        suite = Xml.SubElement(
            root, "testsuite", {"name": _clean(report.title or report.id), **_counts(report.findings)}
        )
        for finding in report.findings:
            _case(suite, report, finding, lang)
    Xml.indent(root)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{Xml.tostring(root, encoding="unicode")}\n'


def _case(suite: Xml.Element, report: Report, finding: Finding, lang: str) -> None:
    name = _clean(f"{finding.id} {finding.description}".rstrip())
    case = Xml.SubElement(suite, "testcase", classname=_clean(f"{report.id}.{group_of(finding)}"), name=name)
    words, told = _clean(in_words(finding, lang)), _clean(finding.explanation(lang))
    tag = _TAGS.get(finding.gravity)
    if tag is not None:
        Xml.SubElement(case, tag, message=words).text = told
    elif finding.gravity != "reproduced":
        Xml.SubElement(case, "system-out").text = f"{words}\n{told}"


def _counts(findings: Sequence[Finding]) -> dict[str, str]:
    tags = [_TAGS.get(finding.gravity) for finding in findings]
    return {
        "tests": str(len(tags)),
        "failures": str(tags.count("failure")),
        "errors": str(tags.count("error")),
        "skipped": str(tags.count("skipped")),
    }


def _clean(text: str) -> str:
    """``text`` without what XML cannot hold."""
    return _NOT_XML.sub("", text)
