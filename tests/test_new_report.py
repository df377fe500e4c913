"""`kinerja new laporan`, and `kinerja check` on the report: a row for each indicator, places and remedies."""

from __future__ import annotations

from pathlib import Path

import pytest

from kinerja_rules.audit import audit
from kinerja_rules.cli import main
from kinerja_rules.files.toml import read_toml
from kinerja_rules.packs import list_packs, load_pack
from tests.audit_helpers import verdicts


@pytest.fixture(autouse=True)
def empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in an empty folder, in Indonesian."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LANG", "id_ID.UTF-8")
    monkeypatch.delenv("LC_ALL", raising=False)


@pytest.mark.parametrize("pack", [one for one in list_packs() if load_pack(one).indicators])
def test_a_new_report_is_accepted(pack: str) -> None:
    """For every pack that ships: a row for each indicator of the year, and nothing to complain about."""
    assert main(["baru", "laporan", "laporan-2024.toml", "--pack", pack, "--year", "2024"]) == 0
    assert main(["periksa", "laporan-2024.toml"]) == 0
    report = audit("laporan-2024.toml")
    assert (report.problems, report.findings) == ((), ())
    rows = read_toml("laporan-2024.toml").data["tabel"][0]["isi"].strip().split("\n")
    held = [one.id for one in load_pack(pack).indicators.values() if one.holding(year=2024)]
    assert [row.split("\t")[0] for row in rows] == held
    assert len(held) > 0


def test_a_report_that_is_filled_in() -> None:
    """Figures and inputs go where they stand; direction and formula are those of the pack."""
    main(["new", "report", "r.toml", "--pack", "banjar", "--year", "2024", "--id", "uji", "--title", 'LKjIP "uji"'])
    text = Path("r.toml").read_text(encoding="utf-8")
    lines = text.split("\n")
    at = next(number for number, line in enumerate(lines) if line.startswith("tpt\t"))
    cells = lines[at].split("\t")
    cells[4:7] = ["2.72%", "2.71%", "100.36%"]
    lines[at] = "\t".join(cells)
    row = next(number for number, line in enumerate(lines) if line == '# tempat = "Tabel capaian kinerja/1"')
    for number in range(row - 1, lines.index("#", row)):
        lines[number] = lines[number].removeprefix("# ")
    filled = "\n".join(lines).replace('penganggur = ""', 'penganggur = "8.604"')
    Path("r.toml").write_text(filled.replace('angkatan_kerja = ""', 'angkatan_kerja = "317.696"', 1), encoding="utf-8")
    report = audit("r.toml")
    assert (report.id, report.title) == ("uji", 'LKjIP "uji"')
    assert verdicts(report, "achievement") == {"Tabel capaian kinerja/1/capaian#achievement": "reproduced_other_mode"}
    assert verdicts(report, "realisation") == {"Tabel capaian kinerja/1/realisasi#realisation": "reproduced"}


def test_a_pack_of_ones_own_is_named_as_it_lies() -> None:
    """From the report's folder; the audit finds it there."""
    Path("paket").mkdir()
    Path("laporan").mkdir()
    main(["new", "pack", "paket/dinas.toml", "--name", "Dinas", "--id", "dinas"])
    main(
        [
            "new",
            "indicator",
            "paket/dinas.toml",
            "--name",
            "Satu",
            "--unit",
            "persen",
            "--direction",
            "naik",
            "--direct",
        ]
    )
    assert main(["new", "report", "laporan/r.toml", "--pack", "paket/dinas.toml", "--year", "2024"]) == 0
    assert read_toml("laporan/r.toml").data["laporan"]["paket"] == "../paket/dinas.toml"
    assert [one.id for one in audit("laporan/r.toml").packs] == ["dinas"]


def test_what_is_missing_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """The pack, the year, or the file's place; nothing is overwritten."""
    assert main(["baru", "laporan", "r.toml", "--year", "2024"]) == 2
    assert main(["baru", "laporan", "r.toml", "--pack", "banjar"]) == 2
    assert main(["baru", "laporan", "r.toml", "--pack", "bajar", "--year", "2024"]) == 2
    Path("r.toml").write_text("x", encoding="utf-8")
    assert main(["baru", "laporan", "r.toml", "--pack", "banjar", "--year", "2024"]) == 2
    assert Path("r.toml").read_text(encoding="utf-8") == "x"
    said = capsys.readouterr().err
    for part in ("--pack", "--year", "`banjar`", "sudah ada"):
        assert part in said


BAD = """\
format = 1
[laporan]
id = "x"
tahunn = 2024
[[tabel]]
tempat = "T"
kolom = ["no", "target", "realisasi", "capaian", "sisa"]
rumus.sisa = "100% - relisasi"
rumus.jumlah = "target + 1"
kunci = "nomer"
isi = '''
1	2	3	150%	1	lebih
'''
[[cek]]
tempat = "C"
rumus = "a / (b"
tercetak = "2"
[[cek]]
tempat = "D"
rumus = "a"
tercetak = "2"
masukan = { a = { dari = "T/1/capain" } }
"""


def test_check_tells_places_and_remedies(capsys: pytest.CaptureFixture[str]) -> None:
    """Every problem of a report at once, at its line, with what to write instead."""
    Path("r.toml").write_text(BAD, encoding="utf-8")
    assert main(["periksa", "r.toml"]) == 2
    said = capsys.readouterr().out
    for line, remedy in (
        (4, "`tahun`"),
        (8, "`realisasi`"),
        (9, "Yang dikenal"),
        (10, "capaian, no, realisasi"),
        (12, "tab yang berlebih"),
        (16, "Tambahkan `)`"),
        (22, "`T/1/capaian`"),
    ):
        assert f"r.toml:{line}:" in said
        assert remedy in said
