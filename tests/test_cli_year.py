"""``kinerja eval --pack --data --year``: a whole year at the command line, in every form, whatever the data lack."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from kinerja_rules.cli import main

PACK = """\
format = 1

[paket]
id = "contoh"
versi = "1"
nama = "Dinas Contoh"
acuan = ["nasional/capaian", "nasional/agregasi"]
skala = "baik"

[pembulatan]
realisasi.digit = 2
capaian.digit = 2

[skala.baik]
di_atas = "kelas_teratas"
kelas = [{ label = "Baik", mulai = 50, sampai = 100 }, { label = "Kurang", kurang_dari = 50 }]

[turunan.efisiensi]
rumus = "100% - serapan"
syarat = "capaian >= 100%"
jika_tidak = "tidak dihitung"

[satuan]
orang = "cacah"

[indikator.tkk]
nama = "Tingkat Kesempatan Kerja"
sasaran = "Lapangan kerja"
rumus = "bekerja / angkatan_kerja × 100%"
satuan = "persen"
arah = "naik"
target.2024 = "97,30%"
anggaran = ["1"]
bobot_capaian = "60%"
variabel.bekerja = { satuan = "orang" }
variabel.angkatan_kerja = { satuan = "orang" }

[indikator.latih]
nama = "Pelatihan"
sasaran = "Lapangan kerja"
rumus = "dilatih / rencana × 100%"
satuan = "persen"
arah = "naik"
target.2024 = "80%"
anggaran = ["2"]
bobot_capaian = "40%"
"""
DATA = """\
indikator;variabel;tahun;periode;nilai;status
tkk;bekerja;2024;;309.142;tetap
tkk;angkatan_kerja;2024;;317.696;sementara
latih;dilatih;2024;;10;tetap
latih;rencana;2024;;25;tetap
"""
BUDGET = """\
tahun;kode;nama;pagu;realisasi
2024;1;Program satu;Rp 1.000.000;Rp 787.100
2024;2;Program dua;Rp 500.000;Rp 400.000
"""

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs ``kinerja`` in a folder with a pack, data and a budget."""
    for name, text in (("paket.toml", PACK), ("data.csv", DATA), ("anggaran.csv", BUDGET)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LANG", "id_ID.UTF-8")
    for name in ("LC_ALL", "LC_MESSAGES", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "120")

    def call(*arguments: str) -> tuple[int, str, str]:
        status = main(arguments)
        out, err = capsys.readouterr()
        return status, out, err

    return call


WHOLE = ("eval", "--pack", "paket.toml", "--data", "data.csv", "--data", "anggaran.csv", "--year", "2024")


def test_a_whole_year_as_tables(run: Run) -> None:
    """Figures and labels, absorption and derived values, aggregates, the budget; provisional data are remarked."""
    status, out, err = run(*WHOLE)
    assert status == 0
    for shown in (
        "Tingkat Kesempatan Kerja   97,30%      97,31%   100,01%   Baik",
        "Pelatihan                     80%      40,00%    50,00%   Baik",
        "Tingkat Kesempatan Kerja    78,71%           21,29%",
        "Pelatihan                      80%   tidak dihitung",
        "Anggaran: pagu Rp 1.500.000, realisasi Rp 1.187.100, serapan 79,14%",
        "semua sasaran",
    ):
        assert shown in out, shown
    assert err == "Nilai `angkatan_kerja` bagi `tkk` berstatus sementara.\n"


def test_the_year_in_english(run: Run) -> None:
    """Every heading and mark."""
    _, out, err = run(*WHOLE, "--lang", "en")
    assert "Budget: ceiling Rp 1,500,000, spent Rp 1,187,100, absorption 79.14%" in out
    assert "all goals" in out
    assert "provisional" in err


def test_the_year_as_json(run: Run) -> None:
    """One object with everything, exact."""
    status, out, _ = run(*WHOLE, "--format", "json")
    found = json.loads(out)
    assert status == 0
    assert found["indicators"]["tkk"]["realisation"]["value"] == "97.31"
    assert found["budget"]["indicators"]["tkk"]["absorption"] == "78.71"
    assert found["budget"]["total"]["ceiling"] == "1500000"
    assert [one["code"] for one in found["problems"]] == ["data_provisional"]
    weighted = [one for one in found["aggregates"] if one["name"] == "rata_rata_berbobot" and one["goal"] is None]
    assert [one["value"] for one in weighted] == ["80.006"]
    assert found["missing"] == {}


def test_the_year_as_csv(run: Run) -> None:
    """A row an indicator, then a row an aggregate, all of one width."""
    status, out, _ = run(*WHOLE, "--format", "csv")
    rows = list(csv.reader(io.StringIO(out), delimiter=";"))
    assert status == 0
    assert len({len(row) for row in rows}) == 1
    assert rows[0][:4] == ["id", "Indikator", "Sasaran", "Satuan"]
    assert rows[1][:1] + rows[1][4:10] == ["tkk", "97,30%", "97,31", "100,01", "Baik", "78,71", "21,29"]
    assert [row[1] for row in rows[3:]] == [
        name
        for name in ("rata_rata", "rata_rata_dibatasi", "rata_rata_berbobot", "rata_rata_berbobot_dibatasi")
        for _ in range(2)
    ]


def test_missing_data_never_stops_the_rest(run: Run, tmp_path: Path) -> None:
    """A bad cell is told with its line; the other indicator is worked; aggregates say what they lack. Status 2."""
    (tmp_path / "data.csv").write_text(DATA.replace(";25;", ";dua lima;"), encoding="utf-8")
    status, out, err = run(*WHOLE)
    assert status == 2
    assert "97,31%" in out
    assert "latih tidak punya capaian" in " ".join(out.split())
    assert "data.csv:5 [nilai]: Nilai `rencana` bagi `latih`" in err


def test_what_has_no_data_is_counted(run: Run, tmp_path: Path) -> None:
    """It is no fault of the data that were given."""
    (tmp_path / "data.csv").write_text("".join(DATA.splitlines(keepends=True)[:3]), encoding="utf-8")
    status, out, err = run(*WHOLE)
    assert status == 0
    assert "Pelatihan  " in out  # its absorption is known
    assert err.endswith("1 indikator lain tidak punya data.\n")


def test_one_indicator_from_the_data(run: Run) -> None:
    """Any kind of data file; what is typed goes before what the file says."""
    arguments = ("eval", "--pack", "paket.toml", "tkk", "--data", "data.csv", "--year", "2024")
    assert "97,31%" in run(*arguments)[1]
    assert "50,00%" in run(*arguments, "bekerja=1", "angkatan_kerja=2")[1]
    assert "309.142 : 317.696" in run("explain", *arguments[1:])[1]


@pytest.mark.parametrize("arguments", [("a", "a=1"), ("tkk", "--pack", "paket.toml", "--year", "2024")])
def test_csv_is_for_a_whole_year(run: Run, arguments: tuple[str, ...]) -> None:
    """One figure is no table."""
    status, out, err = run("eval", *arguments, "--format", "csv")
    assert (status, out) == (2, "")
    assert err.startswith("CSV hanya bagi seluruh tahun sebuah paket.")


def test_the_working_of_a_whole_year(run: Run) -> None:
    """``explain`` without an indicator shows each one's steps."""
    status, out, _ = run("explain", *WHOLE[1:])
    assert status == 0
    assert out.count("Realisasi:") == 2


VERSIONED = """\
format = 1

[paket]
id = "versi"
versi = "1"
nama = "Dinas Contoh"
acuan = ["nasional/capaian"]

[indikator.i]
nama = "Indikator"
satuan = "persen"
arah = "naik"
target.2024 = "40%"
target.renstra.2024 = "80%"
[[indikator.i.versi]]
berlaku_sampai = 2024-06-30
rumus = "a / b * 100%"
[[indikator.i.versi]]
berlaku_mulai = 2024-07-01
berlaku_sampai = 2025-12-31
rumus = "a / (a + b) * 100%"
"""


@pytest.fixture
def versioned(run: Run, tmp_path: Path) -> Run:
    """``kinerja eval`` beside a pack whose indicator changes within 2024."""
    (tmp_path / "versi.toml").write_text(VERSIONED, encoding="utf-8")
    (tmp_path / "data.toml").write_text('[data.i]\na = "1"\nb = "4"\n', encoding="utf-8")
    return lambda *arguments: run("eval", "--pack", "versi.toml", *arguments)


@pytest.mark.parametrize("given", [("i", "a=1", "b=4"), ("--data", "data.toml")])
@pytest.mark.parametrize(("date", "realised"), [("2024-06-30", "25%"), ("2024-07-01", "20%"), ("2025-01-01", "20%")])
def test_a_date_chooses_the_version(versioned: Run, given: tuple[str, ...], date: str, realised: str) -> None:
    """The year follows from the date, for one indicator and for the whole year."""
    _, out, _ = versioned(*given, "--date", date)
    assert realised in out


def test_a_year_of_two_versions_or_of_none_lists_them(versioned: Run) -> None:
    """Status 2, and every version with its dates; a date says which."""
    given = ("i", "a=1", "b=4")
    status, out, err = versioned(*given, "--year", "2024")
    assert (status, out) == (2, "")
    assert "sampai 2024-06-30; 2024-07-01 sampai 2025-12-31" in err
    status, _, err = versioned(*given, "--date", "2026-01-01")
    assert status == 2
    assert "sampai 2024-06-30; 2024-07-01 sampai 2025-12-31" in err
    status, _, err = versioned("--data", "data.toml", "--year", "2024")
    assert status == 2
    assert "i: " in err
    assert "2024-07-01 sampai 2025-12-31" in err


def test_targets_by_the_document_that_is_asked_for(versioned: Run) -> None:
    """pk, or another one of the pack; the table, the working and the records name document, date and version."""
    given = ("--data", "data.toml", "--date", "2024-07-01")
    assert "50%" in versioned(*given)[1]
    _, out, _ = versioned(*given, "--document", "renstra")
    assert "25%" in out
    assert out.endswith(
        "Target menurut renstra.\nKeadaan pada 2024-07-01.\nVersi yang berlaku: i 2024-07-01/2025-12-31.\n"
    )
    found = json.loads(versioned(*given, "--document", "renstra", "--format", "json")[1])
    assert (found["document"], found["date"], found["year"]) == ("renstra", "2024-07-01", 2024)
    assert found["indicators"]["i"]["indicator_version"] == "2024-07-01/2025-12-31"
    row = versioned(*given, "--document", "renstra", "--format", "csv")[1].splitlines()[1]
    assert ";renstra;2024-07-01/2025-12-31;versi 1;" in row


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("--document", "renstr"), "Maksud Anda `renstra`? Dokumen yang menetapkan targetnya: pk, renstra."),
        (("--document", "dpa"), "Dokumen yang menetapkan targetnya: pk, renstra."),
        (("--date", "30-06-2024"), "`--date` perlu tanggal, bukan `30-06-2024`."),
        (("--date", "2023-06-30"), "`--date 2023-06-30` tidak berada di tahun 2024."),
    ],
)
def test_a_date_or_document_that_cannot_be(versioned: Run, arguments: tuple[str, ...], expected: str) -> None:
    """Is refused with what to write."""
    status, out, err = versioned("i", "a=1", "b=4", "--year", "2024", *arguments)
    assert (status, out) == (2, "")
    assert expected in err


def test_dates_and_documents_are_a_packs(run: Run) -> None:
    """A bare formula has neither."""
    assert "hanya berlaku bersama `--pack`" in run("eval", "a", "a=1", "--date", "2024-01-01")[2]
