"""Data of a year from an XLSX workbook: numbers as people format them, every bad cell with its sheet and row."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from kinerja_rules import packs
from kinerja_rules.engine import evaluate_year, read_data
from kinerja_rules.errors import FileError
from kinerja_rules.numbers import Fraction

BANJAR = packs.load_pack("banjar")
HEADER = ["indikator", "variabel", "tahun", "periode", "nilai"]


def book(path: Path, **sheets: list[list[Any]]) -> Path:
    """A workbook; a tuple in a cell is a value and its number format."""
    workbook = Workbook()
    workbook.remove(workbook.active)
    for title, rows in sheets.items():
        sheet = workbook.create_sheet(title)
        for number, cells in enumerate(rows, start=1):
            for column, given in enumerate(cells, start=1):
                value, form = given if isinstance(given, tuple) else (given, "General")
                sheet.cell(number, column, value).number_format = form
    workbook.save(path)
    return path


def test_a_workbook_of_values_and_budget(tmp_path: Path) -> None:
    """Sheets by their columns, notes left aside; numbers as typed, grouped or in percent."""
    file = book(
        tmp_path / "data.xlsx",
        catatan=[["dibuat oleh seksi data"]],
        nilai=[
            HEADER,
            ["tkk", "bekerja", 2024, None, (309142, "#,##0")],
            ["tkk", "angkatan_kerja", 2024, None, "317.696"],
            [],
            ["kawasan_berkembang", "realisasi", 2024, None, (0.2105, "0.00%")],
        ],
        anggaran=[["tahun", "kode", "pagu", "realisasi"], [2024, "6", 1000, (500.125, "General")]],
    )
    year = evaluate_year(BANJAR, file, year=2024)
    assert [problem.code for problem in year.problems] == []
    assert year.results["tkk"].realisation == Fraction("97.31")
    assert year.results["kawasan_berkembang"].realisation == Fraction("21.05")
    assert year.budget.total.spent == Fraction("500.125")


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (0.973, "0.00%", "97,30%"),
        (0.97307488, "0.00%", "97,307488%"),
        (0.973, "General", "0,9730"),
        (317696, "#,##0", "317696"),
        (1500000, '"Rp" #,##0', "Rp 1.500.000"),
        (12.5, "0.00", "12,50"),
    ],
)
def test_a_cell_is_read_as_it_is_shown(tmp_path: Path, value: float, number_format: str, text: str) -> None:
    """With the digits that its format shows; where the format hides some, with all that the cell holds."""
    row = ["tkk", "realisasi", 2024, None, (value, number_format)]
    (entry,) = read_data(book(tmp_path / "data.xlsx", nilai=[HEADER, row])).entries
    assert entry.value == text


def test_a_bad_cell_is_told_with_sheet_row_and_column(tmp_path: Path) -> None:
    """The row number is that of the sheet."""
    rows: list[list[Any]] = [[], HEADER, ["tkk", "bekerja", 2024, "kapan", 1], ["tkk", "x", 2024, None, 1]]
    file = book(tmp_path / "d.xlsx", nilai=rows, anggaran=[["kode", "pagu", "realisasi"], [2.1, 1, 1]])
    told = [str(problem.place) for problem in evaluate_year(BANJAR, file, year=2024).problems]
    assert [place.removeprefix(str(tmp_path)) for place in told] == [
        "/d.xlsx [nilai]:3 [periode]",
        "/d.xlsx [anggaran]:2 [kode]",
        "/d.xlsx [nilai]:4 [nilai]",
    ]


def test_what_is_no_workbook_of_data(tmp_path: Path) -> None:
    """A broken file is refused; a workbook without the columns is told so."""
    broken = tmp_path / "d.xlsx"
    broken.write_bytes(b"PK nothing")
    with pytest.raises(FileError) as caught:
        read_data(broken)
    assert [one.code for one in caught.value.diagnostics] == ["sheets_unreadable"]
    empty = book(tmp_path / "e.xlsx", satu=[["a", "b"], [1, 2]], dua=[[]])
    assert [one.code for one in read_data(empty).problems] == ["data_column_missing"]


def test_a_formula_without_a_value_is_told(tmp_path: Path) -> None:
    """A workbook that no spreadsheet has saved keeps no values of its formulas; notes beside the data do not matter."""
    file = book(
        tmp_path / "d.xlsx",
        nilai=[HEADER, ["tkk", "bekerja", 2024, None, "=300000+9142"], ["tkk", "angkatan_kerja", 2024, None, 317696]],
        catatan=[["jumlah"], ["=1+1"]],
    )
    year = evaluate_year(BANJAR, file, year=2024)
    assert [(one.code, one.place.cell) for one in year.problems if one.place] == [("cell_not_worked", "E2")]
    assert year.results["tkk"].status == "missing_input"
    assert "Excel" in year.problems[0].render()
