"""The auditor's guide: every command in it runs and gives what stands below it, and its verdicts are today's.

``python -m tests.test_auditor_guide`` writes today's output into the guide.
"""

from __future__ import annotations

import os
import re
import tempfile
from pathlib import Path

import pytest

from kinerja_rules.audit import Report, audit
from kinerja_rules.messages import sentence
from tests.test_planner_guide import played

ROOT = Path(__file__).parents[1]
GUIDE = ROOT / "docs" / "panduan-auditor.md"
ROW = re.compile(r"^\| `(?P<id>[^`]+#\w+)` \((?P<report>\w+)\) \| (?P<printed>[^|]+) \| (?P<verdict>[^|]+) \|", re.M)
REPORTS = {"Paser": "paser/laporan-2023.toml", "Banjar": "banjar/laporan-2024.toml"}


def test_every_command_of_the_guide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is printed is what stands there."""
    monkeypatch.chdir(tmp_path)
    for name in ("LC_ALL", "LC_MESSAGES", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "id_ID.UTF-8")
    blocks = list(played(GUIDE.read_text(encoding="utf-8")))
    assert len(blocks) >= 2
    for stands, comes in blocks:
        assert "\n".join(line for line in stands.split("\n") if line.strip()) + "\n" == comes
    assert (tmp_path / "temuan.csv").exists()


def test_the_verdicts_it_tells() -> None:
    """Each finding of the worked example is there, and is judged so."""
    reports: dict[str, Report] = {name: audit(ROOT / "policies" / file) for name, file in REPORTS.items()}
    rows = list(ROW.finditer(GUIDE.read_text(encoding="utf-8")))
    assert len(rows) >= 9
    for row in rows:
        finding = reports[row["report"]].finding(row["id"])
        words = sentence(f"count_{finding.gravity}", "id", {"n": ""}).strip()
        assert (row["id"], row["verdict"]) == (row["id"], words)
        assert all(part in finding.reported for part in row["printed"].split(" dan "))


def rewrite() -> None:
    """Writes today's output into the guide."""
    text = GUIDE.read_text(encoding="utf-8")
    os.environ |= {"LANG": "id_ID.UTF-8"}
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        for stands, comes in list(played(text)):
            text = text.replace(stands, comes)
        os.chdir(GUIDE.parent)
    GUIDE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    rewrite()
