"""Small reports as mappings, for the tests of the audit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kinerja_rules.audit import Finding, Report, audit

# A table that stands in a file beside the report, and one that stands in it.
WITH_FILE = """
format = 1
[laporan]
id = "contoh"
tahun = 2024
[[tabel]]
tempat = "T"
berkas = "{file}"
{more}
[[tabel]]
tempat = "U"
kolom = ["no", "a", "b"]
rumus.b = "a * 2"
isi = '''
1	21	42
'''
"""


def audited(**parts: Any) -> Report:
    """The audit of a report with these parts; its head may be given as ``laporan``."""
    head = {"id": "contoh", "tahun": 2024, **parts.pop("laporan", {})}
    return audit({"format": 1, "laporan": head, **parts})


def table(columns: Sequence[str], *rows: Sequence[str], **keys: Any) -> dict[str, Any]:
    """A table ``T`` with these columns and rows."""
    body = "\n".join("\t".join(row) for row in rows)
    return {"tempat": "T", "kolom": list(columns), "isi": body, **keys}


def check(printed: str, formula: str, inputs: dict[str, Any], **keys: Any) -> dict[str, Any]:
    """A check ``C``."""
    return {"tempat": "C", "rumus": formula, "masukan": inputs, "tercetak": printed, **keys}


def verdicts(report: Report, kind: str | None = None) -> dict[str, str]:
    """Verdicts by id, of one kind or of all."""
    return {one.id: one.verdict for one in report.findings if kind in (None, one.kind)}


def only(report: Report, kind: str = "check") -> Finding:
    """The one finding of a kind."""
    found = [one for one in report.findings if one.kind == kind]
    assert len(found) == 1, [one.id for one in found]
    return found[0]


def problem_codes(report: Report) -> list[str]:
    """The codes of what is wrong with the file."""
    return [one.code for one in report.problems]


def remark_codes(report: Report) -> list[str]:
    """The codes of the remarks."""
    return [one.code for one in report.remarks]
