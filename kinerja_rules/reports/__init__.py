"""Results and findings to text, JSON and other forms: pure functions, nothing is opened or printed here."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kinerja_rules.audit import Report

__all__ = ["html"]


def html(*reports: Report, lang: str = "id") -> str:
    """Audits as one HTML page that needs no other file; needs the extra ``html``."""
    from kinerja_rules.reports.page import to_html

    return to_html(reports, lang)
