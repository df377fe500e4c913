"""Records of audits: the same bytes for the same input, and what is told when they are worked again."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kinerja_rules import Engine, ReportError, cli
from kinerja_rules.audit import audit
from kinerja_rules.audit.records import record, replay
from kinerja_rules.errors import FileError

ROOT = Path(__file__).parents[1]
REPORT = """
format = 1
[laporan]
id = "contoh"
judul = "Laporan contoh"
tahun = 2024
paket = "contoh"
[[tabel]]
tempat = "T"
berkas = "t.csv"
[[tabel]]
tempat = "U"
berkas = "tidak-ada.csv"
[[cek]]
tempat = "C"
rumus = "a * (2"
tercetak = "2"
"""
PACK = """
format = 1
paket = { id = "contoh", versi = "1", nama = "Contoh", acuan = ["nasional/capaian"] }
[indikator.satu]
nama = "Satu"
jenis = "langsung"
satuan = "persen"
arah = "naik"
"""
TABLE = "no;indikator;target;realisasi;capaian\n1;Satu;50%;25%;50%\n2;Dua;40%;30%;57%\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A report with a pack of its own and a table beside it, and things wrong in it; recorded."""
    made = tmp_path / "laporan"
    made.mkdir()
    (made / "laporan.toml").write_text(REPORT, encoding="utf-8")
    (made / "contoh.toml").write_text(PACK, encoding="utf-8")
    (made / "t.csv").write_text(TABLE, encoding="utf-8")
    assert (
        cli.main(["audit", str(made / "laporan.toml"), "--record", str(made / "r.json"), "--format", "json"]) == 2 - 1
    )
    return made


def told(file: Path) -> list[str]:
    """The codes of what differs."""
    (found,) = replay(file)
    return [one.code for one in found.differences]


def changed(file: Path, before: str, after: str) -> None:
    """Puts one text in the place of another."""
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after), encoding="utf-8")


def test_a_record_names_every_file_by_content(folder: Path) -> None:
    """The report, its tables, its packs with those they include; one that is not there has no hash."""
    inputs = json.loads((folder / "r.json").read_text())["audits"][0]["inputs"]
    assert [(one["kind"], one["file"]) for one in inputs] == [
        ("report", "laporan.toml"),
        ("pack", "contoh.toml"),
        ("pack", "shipped:nasional/capaian.toml"),
        ("table", "t.csv"),
        ("table", "tidak-ada.csv"),
    ]
    assert inputs[0]["sha256"] == hashlib.sha256(REPORT.encode()).hexdigest()
    assert inputs[-1]["sha256"] == ""


def test_the_same_input_gives_the_same_bytes(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Wherever the folder lies, and from wherever it is named."""
    other = folder.parent / "lain" / "tempat"
    shutil.copytree(folder, other)
    (other / "r.json").unlink()
    monkeypatch.chdir(other)
    cli.main(["audit", "laporan.toml", "--record", "r.json", "--format", "json"])
    assert (other / "r.json").read_bytes() == (folder / "r.json").read_bytes()
    assert told(other / "r.json") == []


@pytest.mark.parametrize(
    ("file", "before", "after", "codes"),
    [
        ("t.csv", "57%", "75%", {"replay_input", "replay_finding", "replay_part"}),
        ("t.csv", "2;Dua;40%;30%;57%\n", "", {"replay_input", "replay_finding_gone", "replay_part"}),
        (
            "t.csv",
            "57%\n",
            "57%\n3;Tiga;40%;30%;75%\n",
            {"replay_input", "replay_finding_new", "replay_finding_still", "replay_part"},
        ),
        ("t.csv", "57%", "58%", {"replay_input", "replay_finding_still", "replay_part"}),
        ("laporan.toml", "Laporan contoh", "Laporan lain", {"replay_input", "replay_part"}),
        ("contoh.toml", '"naik"', '"turun"', {"replay_input", "replay_finding_still", "replay_finding", "replay_part"}),
        ("laporan.toml", 'paket = "contoh"', "", {"replay_input", "replay_input_gone", "replay_part"}),
    ],
)
def test_what_differs_is_told(folder: Path, file: str, before: str, after: str, codes: set[str]) -> None:
    """Which file changed, and what that does to findings and to everything else; the exit status is 1."""
    changed(folder / file, before, after)
    assert set(told(folder / "r.json")) <= codes
    assert "replay_input" in told(folder / "r.json")
    assert cli.main(["audit", "--replay", str(folder / "r.json")]) == 1


def test_another_engine_with_the_same_findings(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is told, and nothing differs; another set of plug-ins does."""
    changed(
        folder / "r.json",
        f'"engine": "{json.loads((folder / "r.json").read_text())["audits"][0]["engine"]}"',
        '"engine": "0.0.1"',
    )
    capsys.readouterr()
    assert cli.main(["audit", "--replay", str(folder / "r.json"), "--lang", "id"]) == 0
    assert "Versi mesinnya lain: dulu 0.0.1" in capsys.readouterr().out
    changed(folder / "r.json", '"kinerja_rules"\n', '"kinerja_rules",\n"lain"\n')
    assert told(folder / "r.json") == ["replay_engine", "replay_plugins"]
    assert cli.main(["audit", "--replay", str(folder / "r.json"), "--format", "json"]) == 1
    shown = json.loads(capsys.readouterr().out)
    assert [one["same"] for one in shown["audits"]] == [False]


def test_a_file_that_is_new(folder: Path) -> None:
    """A table that was not there, and is now: its figures are tried as causes of others, and a problem is gone."""
    (folder / "tidak-ada.csv").write_text("no;a\n1;2\n", encoding="utf-8")
    assert told(folder / "r.json") == ["replay_input", "replay_finding_still", "replay_part"]


def test_a_report_that_is_there_no_more(folder: Path) -> None:
    """The reason is told; the exit status says that something differs."""
    (folder / "laporan.toml").unlink()
    assert told(folder / "r.json") == ["replay_impossible", "file_not_found"]
    assert cli.main(["audit", "--replay", str(folder / "r.json")]) == 1


def test_options_are_kept(folder: Path) -> None:
    """The pack and the year that an audit was asked for are asked for again; a file by its place."""
    (folder / "pakai.toml").write_text(PACK.replace("contoh", "pakai").replace("naik", "turun"), encoding="utf-8")
    pack, kept = str(folder / "pakai.toml"), str(folder / "s.json")
    cli.main(["audit", str(folder / "laporan.toml"), "--pack", pack, "--year", "2023", "--record", kept])
    assert json.loads(Path(kept).read_text())["audits"][0]["options"] == {"pack": "pakai.toml", "year": 2023}
    assert told(Path(kept)) == []


@pytest.mark.parametrize(
    "spoil",
    [
        lambda _: b"",
        lambda _: b"[]",
        lambda _: b'{"audits": []}',
        lambda _: b"\xff\xfe{}",
        lambda _: b"[" * 100_000,
        lambda raw: raw[: len(raw) // 2],
        lambda raw: raw.replace(b'"format": 1', b'"format": 2'),
        lambda raw: raw.replace(b'"kind": "report"', b'"kind": "table"'),
        lambda raw: raw.replace(b'"findings"', b'"funde"'),
    ],
)
def test_what_is_no_record(folder: Path, spoil: Callable[[bytes], bytes]) -> None:
    """It is refused with how to make one; the exit status is 2."""
    raw = (folder / "r.json").read_bytes()
    (folder / "r.json").write_bytes(spoil(raw))
    with pytest.raises(FileError) as refused:
        replay(folder / "r.json")
    assert refused.value.diagnostics[0].code == "no_record"
    assert cli.main(["audit", "--replay", str(folder / "r.json")]) == 2


def test_arguments_that_do_not_go_together(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A record names its reports itself, is not written over a file, and needs a report."""
    kept, report = str(folder / "r.json"), str(folder / "laporan.toml")
    assert cli.main(["audit", report, "--replay", kept]) == 2
    assert cli.main(["audit"]) == 2
    assert cli.main(["audit", report, "--record", kept]) == 2
    assert cli.main(["audit", "--replay", kept, "--format", "html"]) == 2
    assert "Traceback" not in capsys.readouterr().err
    with pytest.raises(ReportError):
        record(audit({"format": 1, "laporan": {"id": "x"}, "cek": [{"tercetak": "1", "rumus": "1"}]}, Engine()), folder)


FORMS = """
import hashlib
from kinerja_rules.audit import audit
from kinerja_rules.audit.records import record
from kinerja_rules.cli.auditing import FORMS, Wanted, _made
from kinerja_rules.reports.json import to_json
report = audit("policies/paser/laporan-2023.toml")
for form in FORMS:
    made = _made([report], Wanted(("x",), False, None, None, "never", form, None, None), "id")
    raw = made if isinstance(made, bytes) else made.encode("utf-8")
    print(form, hashlib.sha256(raw).hexdigest())
print("record", hashlib.sha256(to_json(record(report, "policies")).encode()).hexdigest())
"""


def test_every_form_has_the_same_bytes_in_every_run() -> None:
    """No clock, and no order of sets, gets into what is written."""
    runs: list[Any] = [
        subprocess.Popen(
            [sys.executable, "-c", FORMS],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT), "TZ": zone},
            stdout=subprocess.PIPE,
            text=True,
        )
        for seed, zone in (("1", "UTC"), ("2", "Asia/Makassar"))
    ]
    first, second = (run.communicate()[0] for run in runs)
    assert first.count("\n") == 8
    assert first == second
