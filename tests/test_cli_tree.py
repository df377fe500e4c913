"""``kinerja show --tree``: the pohon kinerja of a pack."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from kinerja_rules.cli import main
from kinerja_rules.reports.terminal.paper import encodable

PACK = """\
format = 1
paket = { id = "contoh", versi = "1", nama = "Dinas Contoh", acuan = ["nasional/capaian"] }

[indikator.unsur]
nama = "Unsur"
rumus = "a / b * 100%"
satuan = "persen"

[indikator.indeks]
nama = "Indeks"
sasaran = "Sasaran satu"
rumus = "unsur * 1"
satuan = "persen"
arah = "naik"
target.2024 = "80%"
anggaran = ["2", "3"]
"""
BUDGET = """\
tahun;kode;nama;pagu;realisasi
2024;2;Program dua;1.000;500
2024;2.01;Kegiatan;1.000;500
"""

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs ``kinerja`` in a folder with a pack and a budget."""
    (tmp_path / "paket.toml").write_text(PACK, encoding="utf-8")
    (tmp_path / "anggaran.csv").write_text(BUDGET, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for name in ("LC_ALL", "LC_MESSAGES", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "id_ID.UTF-8")

    def call(*arguments: str) -> tuple[int, str, str]:
        status = main(arguments)
        out, err = capsys.readouterr()
        return status, out, err

    return call


def test_the_tree(run: Run) -> None:
    """Goals, indicators with what they take, programmes by code; what has no goal comes last."""
    expected = (
        "Dinas Contoh\n"
        "├── Sasaran satu\n"
        "│   └── indeks: Indeks\n"
        "│       ├── dari unsur: Unsur\n"
        "│       ├── program 2\n"
        "│       └── program 3\n"
        "└── (tanpa sasaran)\n"
        "    └── unsur: Unsur\n"
    )
    assert run("show", "paket.toml", "--tree") == (0, expected, "")


def test_the_tree_with_a_budget_and_a_year(run: Run) -> None:
    """Targets of the year, names and ceilings of the programmes and what lies below them."""
    status, out, err = run("lihat", "paket.toml", "--tree", "--data", "anggaran.csv", "--year", "2024")
    assert (status, err) == (0, "")
    assert "indeks: Indeks (Target 2024: 80%)" in out
    assert "├── 2 Program dua, Rp 1.000\n│       │   └── 2.01 Kegiatan, Rp 1.000\n" in out
    other = run("show", "paket.toml", "--tree", "--data", "anggaran.csv", "--year", "2023", "--lang", "en")
    assert "programme 2\n" in other[1]


def test_the_tree_as_json(run: Run) -> None:
    """The same, as data."""
    _, out, _ = run("show", "paket.toml", "--tree", "--data", "anggaran.csv", "--format", "json")
    (first, last) = json.loads(out)["goals"]
    assert (first["goal"], last["goal"]) == ("Sasaran satu", None)
    assert first["indicators"][0]["takes"] == ["unsur"]
    assert first["indicators"][0]["budget"] == [{"code": "2", "name": "Program dua"}, {"code": "3", "name": None}]


@pytest.mark.parametrize("arguments", [("indeks", "--tree"), ("--year", "2024"), ("--data", "anggaran.csv")])
def test_what_goes_only_with_the_tree(run: Run, arguments: tuple[str, ...]) -> None:
    """One indicator is no tree, and without a tree there is neither year nor budget."""
    status, out, err = run("show", "paket.toml", *arguments)
    assert (status, out) == (2, "")
    assert err.startswith("`--tree` menggambar seluruh paket")


@pytest.mark.parametrize("pack", ["banjar", "banjar/sk-2023", "balangan", "paser"])
def test_the_trees_of_the_shipped_packs(run: Run, pack: str) -> None:
    """Each indicator stands in it once, and an old console can show it."""
    from kinerja_rules.packs import load_pack

    status, out, _ = run("show", pack, "--tree")
    assert status == 0
    for name in load_pack(pack).indicators:
        assert out.count(f" {name}: ") == 1
    assert encodable(out, "cp1252").count("?") == out.count("?")
