"""Findings as CSV, as a spreadsheet in the reader's language opens it."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from kinerja_rules.audit.model import Report
from kinerja_rules.reports.rows import NUMBERS, headings, rows

_MARKS = {"id": ";", "en": ","}


def to_csv(reports: Sequence[Report], lang: str) -> str:
    """One row a finding, below the headings; separated by semicolons in Indonesian, by commas in English."""
    page = io.StringIO()
    writer = csv.writer(page, delimiter=_MARKS[lang], lineterminator="\r\n")
    writer.writerow(headings(lang))
    for row in rows(reports, lang):
        writer.writerow(_as_typed(name, text, lang) for name, text in row.items())
    return page.getvalue()


def _as_typed(name: str, text: str, lang: str) -> str:
    """A number with the decimal mark that the spreadsheet of this language reads."""
    return text.replace(".", ",") if name in NUMBERS and lang == "id" else text
