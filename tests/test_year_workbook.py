"""A year as a workbook: numbers that show their digits, texts that stay texts, the planner's own sheets kept."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest

from kinerja_rules.audit import audit
from kinerja_rules.authoring.book_writing import Choices, book
from kinerja_rules.cli import main
from kinerja_rules.engine import evaluate_year
from kinerja_rules.packs import load_pack
from kinerja_rules.reports.xlsx import to_xlsx
from kinerja_rules.reports.year_xlsx import lost_parts, year_xlsx
from kinerja_rules.reports.years import year_csv
from tests.test_cli_year import BUDGET, DATA, PACK

WHOLE = (
    "eval",
    "--lang",
    "id",
    "--pack",
    "paket.toml",
    "--data",
    "data.csv",
    "--data",
    "anggaran.csv",
    "--year",
    "2024",
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a pack, data and a budget, worked in."""
    for name, text in (("paket.toml", PACK), ("data.csv", DATA), ("anggaran.csv", BUDGET)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def cells(page: Any) -> list[dict[str, Any]]:
    """The rows of a sheet by their headings: what a person sees in the cells."""
    headings, *rows = [[(cell.value, cell.number_format) for cell in row] for row in page.iter_rows()]
    return [dict(zip([title for title, _ in headings], row, strict=True)) for row in rows]


def test_a_year_as_a_workbook(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every figure is a number with its digits; working, derived values, aggregates, budget and problems are there."""
    assert main([*WHOLE, "--xlsx", "hasil.xlsx"]) == 0
    assert capsys.readouterr() == ("", "Ditulis: hasil.xlsx.\n")
    made = openpyxl.load_workbook("hasil.xlsx")
    assert made.sheetnames == ["Hasil 2024", "Agregat 2024", "Anggaran 2024", "Masalah 2024"]
    first, second = cells(made["Hasil 2024"])
    assert [first[name] for name in ("Target", "Realisasi", "Capaian", "Serapan", "efisiensi")] == [
        (0.973, "0.00%"),
        (0.9731, "0.00%"),
        (1.0001, "0.00%"),
        (0.7871, "0.00%"),
        (0.2129, "0.00%"),
    ]
    assert "309.142 : 317.696 × 100%" in first["Penghitungan"][0]
    assert [first[name][0] for name in ("Predikat", "Status", "Dokumen target", "Paket")] == [
        "Baik",
        "ok",
        "pk",
        "contoh 1",
    ]
    assert (second["Target"], second["efisiensi"][0]) == ((0.8, "0%"), "tidak dihitung")
    assert [row["Capaian"] for row in cells(made["Agregat 2024"])][:1] == [(0.75005, "0.00%")]
    assert [row["Pagu"] for row in cells(made["Anggaran 2024"])] == [(1000000, "#,##0"), (500000, "#,##0")]
    assert [row["Masalah"][0] for row in cells(made["Masalah 2024"])] == [
        "Nilai `angkatan_kerja` bagi `tkk` berstatus sementara."
    ]


def test_what_is_missing_stands_in_the_workbook(folder: Path) -> None:
    """A blank where there is no value, the reason beside it and among the problems."""
    (folder / "data.csv").write_text("".join(DATA.splitlines(keepends=True)[:4]), encoding="utf-8")
    assert main([*WHOLE, "--xlsx", "hasil.xlsx"]) == 2
    made = openpyxl.load_workbook("hasil.xlsx")
    _, second = cells(made["Hasil 2024"])
    assert (second["Realisasi"][0], second["Status"][0]) == (None, "missing_input")
    assert second["Keterangan"][0] == "Masukan `rencana` tidak ada."
    assert ("latih", "kesalahan") in [(row["Tempat"][0], row["Jenis"][0]) for row in cells(made["Masalah 2024"])]


HOSTILE = {
    "paket": {"id": "uji", "versi": "1", "nama": "Uji", "acuan": ["nasional/capaian"]},
    "indikator": {
        name: {"nama": text, "jenis": "langsung", "satuan": "rupiah", "arah": "naik", "target": {"2024": "1"}}
        for name, text in (("a", "=1+1"), ("b", "+62"), ("c", "-x"), ("d", "@SUM(A1)"), ("e", "biasa"))
    },
}


def test_no_text_is_a_formula() -> None:
    """What begins as a formula is marked as text, in the workbook and in CSV; figures stay numbers."""
    found = evaluate_year(load_pack(HOSTILE), {"data": {"a": {"realisasi": "-2"}}}, year=2024)
    rows = cells(openpyxl.load_workbook(io.BytesIO(year_xlsx(found, "id")))["Hasil 2024"])
    assert [row["Indikator"][0] for row in rows] == ["'=1+1", "'+62", "'-x", "'@SUM(A1)", "biasa"]
    assert rows[0]["Realisasi"] == (-2, "#,##0")
    assert [line.split(";")[1] for line in year_csv(found, "id").splitlines()[1:2]] == ["'=1+1"]
    assert ";-2;" in year_csv(found, "id")


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("36.980.150.000.000", (36980150000000, "#,##0")),
        ("1234567890123456789", ("1.234.567.890.123.456.789", "General")),
        ("0,125", (0.125, "#,##0.000")),
        ("12,50", (12.5, "#,##0.0")),
    ],
)
def test_a_figure_is_exact_in_its_cell(given: str, expected: tuple[object, str]) -> None:
    """A number with as many decimals as it has; what a cell cannot hold exactly is the text of the figure."""
    found = evaluate_year(load_pack(HOSTILE), {"data": {"a": {"realisasi": given}}}, year=2024)
    first = cells(openpyxl.load_workbook(io.BytesIO(year_xlsx(found, "id")))["Hasil 2024"])[0]
    assert first["Realisasi"] == expected


def filled(path: Path) -> Path:
    """The template of the pack, filled in as a planner does, with a sheet and a formula of the planner's own."""
    data = {"paket": {"id": "contoh"}, "indikator": {"tkk": {"variabel": {"bekerja": {}, "angkatan_kerja": {}}}}}
    path.write_bytes(book(data, Choices(("naik",), ("baik",)), (2024,)))
    made = openpyxl.load_workbook(path)
    values = made["Nilai 2024"]
    values["E2"], values["E3"] = 309142, "317.696"
    values["E2"].number_format = "#,##0"
    own = made.create_sheet("Catatan seksi")
    own["A1"] = "=SUM(1,2)"
    made.save(path)
    return path


def test_results_are_filled_into_a_copy_of_the_workbook(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The planner's sheets stand first, formulas and all; the file itself is untouched; a copy may be worked again."""
    source = filled(folder / "isi.xlsx")
    before = source.read_bytes()
    arguments = ("hitung", "--lang", "id", "--pack", "paket.toml", "--year", "2024", "--data")
    assert main([*arguments, "isi.xlsx", "--output", "hasil.xlsx"]) == 0
    made = openpyxl.load_workbook("hasil.xlsx")
    assert source.read_bytes() == before
    assert made.sheetnames[:2] == ["Paket", "Indikator"]
    assert made.sheetnames[-4:-1] == ["Catatan seksi", "Hasil 2024", "Agregat 2024"]
    assert made["Catatan seksi"]["A1"].value == "=SUM(1,2)"
    assert made.active.title == "Hasil 2024"
    assert cells(made["Hasil 2024"])[0]["Realisasi"] == (0.9731, "0.00%")
    assert main([*arguments, "hasil.xlsx", "--output", "lagi.xlsx"]) == 0
    assert Path("lagi.xlsx").read_bytes() == Path("hasil.xlsx").read_bytes()
    assert main([*arguments, "isi.xlsx", "--output", "isi.xlsx"]) == 2
    assert source.read_bytes() == before
    assert "sudah ada, dan tidak ditimpa" in capsys.readouterr().err


def test_a_sheet_of_ones_own_is_kept(folder: Path) -> None:
    """A sheet that only has the name of a sheet of results is no sheet of results."""
    source = filled(folder / "isi.xlsx")
    made = openpyxl.load_workbook(source)
    made.create_sheet("Hasil 2024")["A1"] = "milik saya"
    made.save(source)
    found = evaluate_year("banjar", {}, year=2024)
    again = openpyxl.load_workbook(io.BytesIO(year_xlsx(found, "id", source.read_bytes())))
    assert again["Hasil 2024"]["A1"].value == "milik saya"
    assert again["Hasil 20241"]["A1"].value == "id"


def test_pictures_that_a_copy_leaves_out_are_told(folder: Path) -> None:
    """What openpyxl does not carry over is known from the parts of the file."""
    plain = filled(folder / "isi.xlsx").read_bytes()
    assert not lost_parts(plain)
    pictured = io.BytesIO(plain)
    with ZipFile(pictured, "a") as parts:
        parts.writestr("xl/media/image1.png", b"")
    assert lost_parts(pictured.getvalue())


def test_the_same_content_gives_the_same_bytes() -> None:
    """Of a year, an audit, a template: no time of writing is in the file."""
    found = evaluate_year("paser", {"data": {"perselisihan": {"diselesaikan": 8, "terdaftar": 13}}}, year=2023)
    report = audit(
        {
            "laporan": {"id": "x", "judul": "X", "tahun": 2024},
            "cek": [{"tempat": "T", "uraian": "U", "rumus": "a + b", "masukan": {"a": "1", "b": "2"}, "tercetak": "3"}],
        }
    )
    works: tuple[Callable[[], bytes], ...] = (
        lambda: year_xlsx(found, "id"),
        lambda: to_xlsx([report], "id"),
        lambda: book({"paket": {"id": "a"}}, Choices(("naik",), ()), (2024,)),
    )
    for work in works:
        made = work()
        assert work() == made
        with ZipFile(io.BytesIO(made)) as parts:
            assert {one.date_time for one in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            properties = parts.read("docProps/core.xml").decode()
        assert set(re.findall(r">([0-9]{4}-[^<]*)<", properties)) == {"1980-01-01T00:00:00Z"}


def test_other_forms_to_a_file(folder: Path) -> None:
    """CSV with the mark by which a spreadsheet knows it, JSON with the steps where they are asked for, text."""
    assert main([*WHOLE, "--output", "hasil.csv"]) == 0
    assert Path("hasil.csv").read_bytes().startswith(b"\xef\xbb\xbfid;Indikator;")
    assert main(["explain", *WHOLE[1:], "--output", "hasil.json"]) == 0
    found = json.loads(Path("hasil.json").read_text(encoding="utf-8"))
    assert "309.142 : 317.696" in found["explanations"]["tkk"]["id"]
    assert main([*WHOLE, "--output", "hasil.txt"]) == 0
    assert "Tingkat Kesempatan Kerja   97,30%" in Path("hasil.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ((*WHOLE, "--xlsx", "a.xlsx", "--format", "csv"), "`--format` tidak berlaku bersamanya"),
        ((*WHOLE, "--xlsx", "a.xlsx", "--output", "b.xlsx"), "`--output` tidak berlaku bersamanya"),
        (("eval", "--lang", "id", "a + b", "a=1", "b=2", "--xlsx", "a.xlsx"), "XLSX hanya bagi seluruh tahun"),
        (("eval", "--lang", "id", "a + b", "a=1", "b=2", "--output", "a.txt"), "--output hanya bagi seluruh tahun"),
    ],
)
def test_what_does_not_go_together(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], expected: str
) -> None:
    """Is refused, and nothing is written."""
    assert main(list(arguments)) == 2
    assert expected in capsys.readouterr().err
    assert not list(folder.glob("a.*"))
