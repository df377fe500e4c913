"""Workbooks: a pack through Excel and back is equal; cells count as they are shown; every bad cell has its address."""

from __future__ import annotations

import datetime
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

import kinerja_rules as kr
from kinerja_rules.authoring.book_reading import read_book
from kinerja_rules.authoring.book_rows import Book
from kinerja_rules.authoring.book_writing import Choices, book
from kinerja_rules.authoring.whole_text import whole_text
from kinerja_rules.builtins import DEFAULT_REGISTRY
from kinerja_rules.cli import main
from kinerja_rules.files.shown import shown
from kinerja_rules.files.toml import parse_toml, read_toml
from kinerja_rules.numbers import UnitKind, read_figure

ROOT = Path(__file__).parents[1]
PACKS = [path for path in sorted((ROOT / "policies").rglob("*.toml")) if not path.name.startswith("laporan-")]
PACKS += sorted((ROOT / "tests" / "corpus" / "good" / "packs").glob("*.toml"))
NONE = Choices((), ())


@pytest.mark.parametrize("path", PACKS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_pack_through_excel_and_back_is_equal(path: Path, tmp_path: Path) -> None:
    """Every key of every shipped pack, and of one with all keys, comes back with its value; so does its TOML."""
    data = read_toml(path).data
    file = tmp_path / "buku.xlsx"
    file.write_bytes(book(data, NONE, (2024,)))
    found = read_book(str(file), DEFAULT_REGISTRY, str(path))
    assert [one.render("id") for one in found.problems if one.severity == "error"] == []
    assert found.pack == data | {"format": 1}
    assert list(found.pack.get("indikator", {})) == list(data.get("indikator", {}))
    assert parse_toml(whole_text(found.pack, {}, "Dari buku.xlsx")).data == found.pack


@pytest.mark.parametrize(
    ("value", "form", "unit", "expected"),
    [
        (0.973, "0.00%", "percent", "97,30%"),
        (0.973, "0%", "percent", "97%"),
        (0.973, "0.0#%", None, "97,3%"),
        (317696, "#,##0", "count", "317.696"),
        (317696, "#,##0", None, "317696"),
        (11736080000000, "#,##0", None, "11.736.080.000.000"),
        (22884, '"Rp" #,##0', None, "Rp 22.884"),
        (22884, '_-"Rp"* #,##0_-;-"Rp"* #,##0_-;_-"Rp"* "-"_-;_-@_-', "money", "Rp 22.884"),
        (18820531793, "[$Rp-421]#,##0.00", "money", "Rp 18.820.531.793,00"),
        (8, '0 "Kawasan"', "count", "8 Kawasan"),
        (97.3, "General", "percent", "97,3"),
        (12.317, "General", "count", "12,3170"),
        (12.317, "General", "percent", "12,317"),
        (0.1 + 0.2, "General", None, "0,3"),
        (1234.5, "0.00E+00", None, "1234,5"),
        (12000, "#,##0,", None, "12000"),
        (-11.47, "0.00", "percent", "-11,47"),
        (2.5, "# ?/?", None, "2,5"),
        (12.5, "[Red]0.00", None, "12,50"),
    ],
)
def test_a_figure_is_what_the_cell_shows(value: float, form: str, unit: UnitKind | None, expected: str) -> None:
    """Percent, thousands, currencies, words: with the digits that are shown, and no mark that could be misread."""
    assert shown(value, form, unit).text == expected


def test_hidden_digits_are_told() -> None:
    """What the format leaves out is kept for a remark."""
    assert shown(0.97304, "0.00%", "percent").hidden == "97,304%"
    assert shown(0.973, "0.00%", "percent").hidden == ""


Fill = Callable[[Workbook], None]


@pytest.fixture
def filled(tmp_path: Path) -> Callable[[Fill], Book]:
    """Fills in a template of one indicator, saves it and reads it."""
    data = {
        "paket": {"id": "dinas", "versi": "1", "nama": "Dinas", "acuan": ["nasional/capaian"]},
        "indikator": {
            "tkk": {
                "nama": "TKK",
                "rumus": "bekerja / angkatan_kerja × 100%",
                "satuan": "persen",
                "arah": "naik",
                "target": {"2024": "97,30%"},
                "variabel": {"bekerja": {"satuan": "orang"}, "angkatan_kerja": {"satuan": "orang"}},
            }
        },
    }

    def read(change: Fill) -> Book:
        file = tmp_path / "buku.xlsx"
        file.write_bytes(book(data, Choices(("naik", "turun"), ("skala",)), (2024,)))
        made = load_workbook(file)
        change(made)
        made.save(file)
        return read_book(str(file), DEFAULT_REGISTRY, str(tmp_path / "dinas.toml"))

    return read


def column(made: Workbook, sheet: str, title: str) -> str:
    """The letter of a column by its title."""
    return next(str(cell.column_letter) for cell in made[sheet][1] if cell.value == title)


def test_values_as_people_type_them(filled: Callable[[Fill], Book]) -> None:
    """A percentage as target, thousands and text as values: each as it is shown."""

    def change(made: Workbook) -> None:
        target = made["Indikator"][column(made, "Indikator", "target.2024") + "2"]
        target.value, target.number_format = 0.9744, "0.00%"
        made["Nilai 2024"]["E2"], made["Nilai 2024"]["E2"].number_format = 309142, "#,##0"
        made["Nilai 2024"]["E3"] = "317.696"
        made["Nilai 2024"].append(["tkk", "realisasi", 2023, "tw1", 0.5])
        made["Nilai 2024"]["E4"].number_format = "0%"

    found = filled(change)
    assert [one.render("id") for one in found.problems] == []
    assert found.pack["indikator"]["tkk"]["target"] == {"2024": "97,44%"}
    assert found.values == {
        2024: {"data": {"tkk": {"bekerja": "309.142", "angkatan_kerja": "317.696"}}},
        2023: {"data": {"tkk": {"tw1": {"realisasi": "50%"}}}},
    }


def put(sheet: str, cell: str, value: Any) -> Fill:
    """A change that types one value."""

    def change(made: Workbook) -> None:
        made[sheet][cell] = value

    return change


BAD: list[tuple[Fill, str, str]] = [
    (put("Indikator", "A3", "tkk"), "Indikator!A3", "cell_twice"),
    (put("Indikator", "B3", "Tanpa id"), "Indikator!A3", "cell_needed"),
    (put("Indikator", "E2", "bekerja / / x"), "Indikator!E2", ""),
    (put("Indikator", "G2", "ke_samping"), "Indikator!G2", ""),
    (put("Indikator", "W2", datetime.datetime(2024, 1, 2)), "Indikator!W2", "cell_no_figure"),  # noqa: DTZ001
    (put("Indikator", "W2", "sembilan"), "Indikator!W2", ""),
    (put("Indikator", "W2", "=1/0"), "Indikator!W2", "cell_not_worked"),
    (put("Indikator", "X1", "targett"), "Indikator!X1", "column_unknown"),
    (put("Indikator", "B2", True), "Indikator!B2", "cell_no_text"),
    (put("Paket", "B14", "kira-kira"), "Paket!B14", ""),
    (put("Paket", "B6", "kemarin"), "Paket!B6", "cell_no_date"),
    (put("Paket", "A20", "paket.nma"), "Paket!A20", "column_unknown_near"),
    (put("Variabel", "A2", "tkkk"), "Variabel!A2", "cell_indicator_near"),
    (put("Lain", "A2", "skala.x"), "Lain!B2", "cell_needed"),
    (put("Nilai 2024", "E2", "8.60.4"), "Nilai 2024!E2", ""),
    (put("Nilai 2024", "D2", "tw9"), "Nilai 2024!D2", "cell_period"),
]


@pytest.mark.parametrize(("change", "cell", "code"), BAD, ids=[f"{cell}-{code}" for _, cell, code in BAD])
def test_a_bad_cell_is_told_by_its_address(filled: Callable[[Fill], Book], change: Fill, cell: str, code: str) -> None:
    """Whether the sheet's reader or the pack's finds it."""

    def both(made: Workbook) -> None:
        made["Nilai 2024"]["E2"] = 1
        change(made)

    problems = filled(both).problems
    told = [(one.place.cell if one.place else None, one.code) for one in problems]
    assert any(at == cell and (not code or code == found) for at, found in told), told


def test_formulas_keep_both(filled: Callable[[Fill], Book], tmp_path: Path) -> None:
    """The value that Excel worked out is taken, and the formula stands beside it as a comment."""
    found = filled(put("Nilai 2024", "E2", "=309092+50"))
    assert [one.code for one in found.problems] == ["cell_not_worked"]
    file, saved = tmp_path / "buku.xlsx", tmp_path / "disimpan.xlsx"
    with zipfile.ZipFile(file) as before, zipfile.ZipFile(saved, "w") as after:  # as Excel saves it
        for name in before.namelist():
            text = before.read(name)
            after.writestr(name, re.sub(rb"(<f>309092\+50</f>)<v ?(/>|></v>)", rb"\1<v>309142</v>", text))
    found = read_book(str(saved), DEFAULT_REGISTRY, str(tmp_path / "dinas.toml"))
    assert found.problems == []
    own = {path[1:]: formula for path, formula in found.comments.items()}
    toml = whole_text(found.values[2024], own, "x")
    assert toml.endswith("bekerja = 309142  # Nilai 2024!E2: =309092+50\n")


def test_drop_downs(tmp_path: Path) -> None:
    """arah, satuan and skala offer what there is."""
    file = tmp_path / "a.xlsx"
    file.write_bytes(book({"paket": {}}, Choices(("naik", "turun"), ("skala",)), (2024,)))
    made = load_workbook(file)
    rules = made["Indikator"].data_validations.dataValidation
    assert [rule.formula1 for rule in rules] == ["Pilihan!$A$2:$A$3", "Pilihan!$B$2:$B$10", "Pilihan!$C$2:$C$2"]
    assert made.sheetnames[-3:] == ["Nilai 2024", "Lain", "Pilihan"]


def test_the_commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A shipped pack to Excel, filled in, and back: a pack that is accepted and data that are worked out."""
    monkeypatch.chdir(tmp_path)
    assert main(["template", "--xlsx", "b.xlsx", "--pack", "banjar", "--year", "2024", "--lang", "en"]) == 0
    made = load_workbook("b.xlsx")
    sheet = made["Nilai 2024"]
    for row in sheet.iter_rows(min_row=2):
        if row[0].value == "tkk":
            row[4].value = 309142 if row[1].value == "bekerja" else 317696
    made.save("b.xlsx")
    assert main(["import", "b.xlsx", "--output", "banjar.toml", "--lang", "en"]) == 0
    assert kr.load_pack("banjar.toml").indicators.keys() == kr.load_pack("banjar").indicators.keys()
    assert main(["check", "banjar.toml"]) == 0
    capsys.readouterr()
    assert main(["eval", "--pack", "banjar.toml", "tkk", "--data", "data-banjar-2024.toml", "--year", "2024"]) == 0
    assert "97,31" in capsys.readouterr().out
    assert main(["import", "b.xlsx", "--output", "banjar.toml"]) == 2
    assert main(["template", "--xlsx", "b.xlsx"]) == 2
    Path("x.xlsx").write_text("no workbook", encoding="utf-8")
    assert main(["import", "x.xlsx"]) == 2
    assert main(["import", "tidak-ada.xlsx"]) == 2
    assert not Path("x.toml").exists()
    assert main(["template", "--lang", "en"]) == 2
    capsys.readouterr()
    assert main(["import", "banjar.toml", "--lang", "en"]) == 2
    assert "no Excel workbook" in capsys.readouterr().err
    assert main(["template", "--xlsx", "baru.xlsx"]) == 0
    assert main(["import", "baru.xlsx", "--lang", "en"]) == 2
    assert "paket" in capsys.readouterr().err


def test_a_new_workbook_filled_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A template, a scale from its drop-down, figures as typed: a pack and the data of a year."""
    monkeypatch.chdir(tmp_path)
    assert main(["templat", "--xlsx", "dinas.xlsx", "--year", "2024"]) == 0
    made = load_workbook("dinas.xlsx")
    for cell, value in (("B2", "dinas"), ("B4", "Dinas Contoh"), ("B8", "permendagri-86-2017")):
        made["Paket"][cell] = value
    formula = "Penduduk bekerja / Angkatan kerja × 100%"
    row = {"id": "tkk", "nama": "TKK", "rumus": formula, "satuan": "persen", "arah": "naik", "target.2024": 0.973}
    for title, typed in row.items():
        made["Indikator"][column(made, "Indikator", title) + "2"] = typed
    made["Indikator"][column(made, "Indikator", "target.2024") + "2"].number_format = "0.00%"
    made["Variabel"].append(["tkk", "bekerja", "Penduduk bekerja", "orang"])
    made["Variabel"].append(["tkk", "angkatan_kerja", "Angkatan kerja", "orang"])
    made["Nilai 2024"].append(["tkk", "bekerja", 2024, None, 309142])
    made["Nilai 2024"].append(["tkk", "angkatan_kerja", 2024, None, "317.696"])
    made.save("dinas.xlsx")
    assert main(["impor", "dinas.xlsx"]) == 0
    data = read_toml("data-dinas-2024.toml").data["data"]["tkk"]
    result = kr.evaluate(kr.load_pack("dinas.toml"), "tkk", data, year=2024)
    assert result.status == "ok"
    assert result.target == read_figure("97,30%").value
    assert read_toml("dinas.toml").data["indikator"]["tkk"]["target"] == {"2024": "97,30%"}
    assert kr.check("dinas.toml") == []


def test_without_openpyxl(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """What to install is said, and nothing is written."""
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    assert main(["template", "--xlsx", str(tmp_path / "a.xlsx"), "--lang", "en"]) == 2
    assert main(["import", str(tmp_path / "a.xlsx"), "--lang", "en"]) == 2
    assert capsys.readouterr().err.count('pip install "kinerja-rules[xlsx]"') == 2
    assert list(tmp_path.iterdir()) == []


def test_a_scale_of_its_own(filled: Callable[[Fill], Book]) -> None:
    """Bands are typed a row each, and what is wrong with one is told at its cell."""

    def change(made: Workbook) -> None:
        made["Skala"].append(["mutu", "realisasi", None, 0, "tolak", "tolak"])
        made["Kelas"].append(["mutu", "Baik", None, 60, None, 100.5])
        made["Kelas"].append(["mutu", "Kurang", None, 0, None, 59])
        made["Indikator"]["H2"] = "mutu"

    found = filled(change)
    assert [one.render("id") for one in found.problems] == []
    assert found.pack["skala"] == {
        "mutu": {
            "atas": "realisasi",
            "celah": {"bulatkan": 0},
            "di_atas": "tolak",
            "di_bawah": "tolak",
            "kelas": [
                {"label": "Baik", "mulai": 60, "sampai": "100,5"},
                {"label": "Kurang", "mulai": 0, "sampai": 59},
            ],
        }
    }

    def spoil(made: Workbook) -> None:
        change(made)
        made["Kelas"]["F3"] = 60
        made["Kelas"]["A4"] = None
        made["Kelas"]["B4"] = "Tanpa skala"
        made["Skala"]["G3"] = "tanpa nama"
        made["Skala"]["C2"] = "kelas_bawah"

    told = [(one.code, one.place.cell) for one in filled(spoil).problems if one.place is not None]
    assert told == [
        ("cell_twice", "Skala!D2"),
        ("cell_needed", "Skala!A3"),
        ("cell_needed", "Kelas!A4"),
        ("bands_overlap", "Kelas!B3"),
    ]


def test_titles_say_what_their_column_is_for(tmp_path: Path) -> None:
    """Every column and every key of the first sheet has a comment, in the words of the schema."""
    file = tmp_path / "a.xlsx"
    file.write_bytes(book({"paket": {}}, NONE, (2024,)))
    made = load_workbook(file)
    told = {(sheet.title, cell.value): cell.comment.text for sheet in made for cell in sheet[1] if cell.comment}
    assert told["Indikator", "rumus"] == "Rumus, boleh seperti bunyi dokumen."
    assert told["Kelas", "lebih_dari"] == "Batas bawah, tidak termasuk (>)."
    assert "target.2026" in told["Indikator", "target.2024"]
    assert "12; 15; 9" in told["Nilai 2024", "nilai"]
    silent = {(sheet.title, cell.value) for sheet in made for cell in sheet[1]} - told.keys()
    assert {sheet for sheet, _ in silent} == {"Paket", "Lain", "Pilihan", "Nilai 2024"}
    assert all(row[0].comment for row in made["Paket"].iter_rows(min_row=2))


def test_several_values_in_a_cell(filled: Callable[[Fill], Book]) -> None:
    """They become a list; each is read by itself, and no value is a range."""
    assert filled(put("Nilai 2024", "E2", "12; 15; 9")).values[2024]["data"]["tkk"]["bekerja"] == ["12", "15", "9"]
    assert [one.code for one in filled(put("Nilai 2024", "E2", "12; x")).problems] == ["not_a_number"]
    assert [one.code for one in filled(put("Nilai 2024", "E2", "12 - 15")).problems] == ["several_figures"]


def test_a_cell_that_stands_far_away(filled: Callable[[Fill], Book]) -> None:
    """What lies between is never walked through: the sheet is refused by name."""
    with pytest.raises(kr.FileError) as caught:
        filled(put("Nilai 2024", "XFD1048576", 1))
    assert [(one.code, one.place and one.place.cell) for one in caught.value.diagnostics] == [
        ("sheet_too_large", "Nilai 2024")
    ]
