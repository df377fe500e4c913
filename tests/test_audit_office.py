"""Tables of a report from workbooks and documents, with the formulas of their cells."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from openpyxl import Workbook, load_workbook

from kinerja_rules.audit import Report, audit
from kinerja_rules.cli import main
from kinerja_rules.errors import ReportError
from kinerja_rules.files import archives, books
from kinerja_rules.files.book_formulas import Untold, put_over
from kinerja_rules.formula import parse
from kinerja_rules.numbers import Fraction
from kinerja_rules.reports.csv import to_csv
from kinerja_rules.reports.page import to_html
from kinerja_rules.reports.xlsx import to_xlsx
from tests.audit_helpers import WITH_FILE, problem_codes, remark_codes, verdicts

ROWS = (
    ("no", "indikator", "target", "realisasi", "capaian"),
    ("1", "A", "30%", "26,15%", "87,17%"),
    ("2", "B", "47%", "61,54%", "131,94%"),
)
FOUND = {
    "T/1/capaian#achievement": "reproduced",
    "T/2/capaian#achievement": "inconsistent",
    "U/1/b#derived": "reproduced",
}


def audited_file(folder: Path, file: str, more: str = "") -> Report:
    """The audit of a report whose first table stands in ``file``."""
    (folder / "laporan.toml").write_text(WITH_FILE.format(file=file, more=more), encoding="utf-8")
    return audit(folder / "laporan.toml")


def workbook(folder: Path, sheets: Mapping[str, Sequence[Sequence[object]]], formats: Mapping[str, str] = {}) -> Path:
    """A workbook with these sheets; ``formats`` by cell of the first."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    for cell, form in formats.items():
        book.worksheets[0][cell].number_format = form
    book.save(folder / "t.xlsx")
    return folder / "t.xlsx"


def worked_out(file: Path, values: Mapping[str, str]) -> None:
    """Puts into the first sheet the values that Excel keeps beside its formulas."""
    parts: dict[str, bytes] = {}
    with zipfile.ZipFile(file) as archive:
        for name in archive.namelist():
            parts[name] = archive.read(name)
    name = "xl/worksheets/sheet1.xml"
    text = parts[name].decode()
    for cell, value in values.items():
        start = text.index(f'r="{cell}"')
        at = text.index("<v", start)
        end = text.index(">", at) + 1
        end = end if text[end - 2] == "/" else text.index("</v>", end) + 4
        text = f"{text[:at]}<v>{value}</v>{text[end:]}"
        if not value[0].isdigit():
            text = text.replace(f'r="{cell}"', f'r="{cell}" t="{"e" if value[0] == "#" else "str"}"')
    with zipfile.ZipFile(file, "w") as archive:
        for part, data in {**parts, name: text.encode()}.items():
            archive.writestr(part, data)


def document(folder: Path, *tables: Sequence[Sequence[str]]) -> Any:
    """A document with these tables, saved as ``t.docx``."""
    made = Document()
    for rows in tables:
        made.add_paragraph("Tabel")
        table = made.add_table(len(rows), len(rows[0]))
        for line, row in zip(table.rows, rows, strict=True):
            for cell, text in zip(line.cells, row, strict=True):
                cell.text = text
    made.save(str(folder / "t.docx"))
    return made


def test_a_sheet_of_typed_texts(tmp_path: Path) -> None:
    """Ids and verdicts are those of a pasted table; the working says where the figure stands."""
    workbook(tmp_path, {"Tabel 3.8": ROWS})
    report = audited_file(tmp_path, "t.xlsx")
    assert verdicts(report) == FOUND
    assert problem_codes(report) == []
    assert "t.xlsx [Tabel 3.8!E3]" in report.finding("T/2/capaian#achievement").explanation()


def test_a_sheet_of_numbers_is_read_as_it_is_shown(tmp_path: Path) -> None:
    """The shown digits are the figure's, with percent and thousands; ids do not lose their keys to formats."""
    rows = [ROWS[0], [1, "A", 0.3, 0.26150001, 0.8717], [2, "B", 47, 61.54, 131.94]]
    formats = {"C2": "0%", "D2": "0.00%", "E2": "0.00%", "C3": "0", "D3": "0.00", "E3": "#,##0.00"}
    workbook(tmp_path, {"S": rows}, formats)
    report = audited_file(tmp_path, "t.xlsx")
    assert verdicts(report) == FOUND
    assert report.finding("T/1/capaian#achievement").reported == "87,17%"


def test_which_sheet_and_range(tmp_path: Path) -> None:
    """A table among others is named by sheet and range; one that is not named is asked for, with what there is."""
    lower = [("Judul", "", "", "", ""), *ROWS, ("Catatan kaki", "", "", "", "")]
    workbook(tmp_path, {"Lain": [("x",), ("y",)], "Tabel 3.8": lower})
    report = audited_file(tmp_path, "t.xlsx", 'lembar = "Tabel 3.8"\nrentang = "A2:E4"')
    assert (verdicts(report), problem_codes(report)) == (FOUND, [])
    report = audited_file(tmp_path, "t.xlsx")
    assert problem_codes(report) == ["table_part_needed"]
    assert "`Lain`; `Tabel 3.8`" in report.problems[0].render()
    report = audited_file(tmp_path, "t.xlsx", 'lembar = "Tabel 38"')
    assert problem_codes(report) == ["sheet_unknown"]
    assert "Tabel 3.8" in report.problems[0].render()
    report = audited_file(tmp_path, "t.xlsx", 'lembar = "Lain"\nrentang = "B sampai E"\ntabel_ke = 1')
    assert sorted(problem_codes(report)) == ["range_unreadable", "table_choice_unused"]


def test_headings_in_several_rows(tmp_path: Path) -> None:
    """They are joined from the top down; columns that are alike are told apart by their letters."""
    rows = [("No", "2023", None, "2023"), (None, "Target", None, "Target"), (1, 2, 3, 4)]
    workbook(tmp_path, {"S": rows})
    report = audited_file(tmp_path, "t.xlsx", 'baris_judul = 2\nkolom = ["no"]')
    assert "No, 2023 Target (B), kolom C, 2023 Target (D)" in report.problems[0].render()


def test_a_table_of_a_document(tmp_path: Path) -> None:
    """By its number; a merged cell stands where it begins; the working says where the figure stands."""
    made = document(tmp_path, [("x", "y"), ("1", "2")], [*ROWS, ("", "A", "", "", "")])
    table = made.tables[1]
    table.cell(2, 1).merge(table.cell(3, 1)).text = "B"
    made.save(str(tmp_path / "t.docx"))
    report = audited_file(tmp_path, "t.docx", "tabel_ke = 2")
    assert (verdicts(report), problem_codes(report)) == (FOUND, [])
    assert "t.docx [tabel 2, baris 3, kolom 5]" in report.finding("T/2/capaian#achievement").explanation()
    report = audited_file(tmp_path, "t.docx")
    assert problem_codes(report) == ["table_part_needed"]
    assert "1 (x, y); 2 (no, indikator" in report.problems[0].render()
    assert problem_codes(audited_file(tmp_path, "t.docx", "tabel_ke = 3")) == ["document_table_unknown"]


FORMULAS = [
    ("No", "Nama", "Pagu", "Realisasi", "Serapan", "Sisa"),
    (1, "A", 1000, 787.126, "=D2/C2", "=1-E2"),
    (2, "B", 500, 250, "=D3/C3", "=100%-E3"),
    (3, "Jumlah", "=SUM(C2:C3)", "=SUM(D2:D3)", "=ROUND(D4/C4,4)", '=IF(E4>50%,1-E4,"-")'),
    (4, "Rata-rata", "=AVERAGE(C2:C3)", "=MAX(D2:D3,ABS(-3))", "=VLOOKUP(1,A2:F4,5)", "=C9+1"),
]
VALUES = {
    "E2": "0.78712599999999999",
    "F2": "0.21287400000000001",
    "E3": "0.55",
    "F3": "0.45",
    "C4": "1500",
    "D4": "1037.126",
    "E4": "0.6914",
    "C5": "750",
    "D5": "787.126",
    "E5": "0.7",
    "F5": "1",
}
SHOWN = {"D2": "0.0", **{f"{column}{row}": "0.00%" for column in "EF" for row in (2, 3, 4)}, "D4": "#,##0.000"}


def test_cells_with_their_own_formulas(tmp_path: Path) -> None:
    """A figure follows from the cells its formula names, by the values they hold; a stale one is found."""
    worked_out(workbook(tmp_path, {"S": FORMULAS}, SHOWN), VALUES)
    report = audited_file(tmp_path, "t.xlsx")
    found = {name.removeprefix("T/"): one for name, one in verdicts(report, "derived").items() if name[0] == "T"}
    assert found == {
        "1/Serapan#derived": "reproduced",
        "1/Sisa#derived": "reproduced",
        "2/Serapan#derived": "inconsistent",
        "2/Sisa#derived": "reproduced",
        "3/Pagu#derived": "reproduced",
        "3/Realisasi#derived": "reproduced",
        "3/Serapan#derived": "reproduced",
        "4/Pagu#derived": "reproduced",
        "4/Realisasi#derived": "reproduced",
        "4/Sisa#derived": "undecidable",
    }
    assert report.finding("T/1/Serapan#derived").rule == "realisasi / pagu * 100"
    assert report.finding("T/3/Pagu#derived").rule == "jumlah(pagu_c2_sd_c3)"
    stale = report.finding("T/2/Serapan#derived")
    assert (stale.reported, stale.expected) == ("55,00%", "50,00%")
    assert remark_codes(report).count("cell_formula_untold") == 1
    assert "VLOOKUP(...)" in " ".join(remark.message() for remark in report.remarks)
    assert problem_codes(report) == ["cell_not_worked"]  # the IF without a kept value
    assert "S!F4" in report.problems[0].render()


def test_a_formula_of_a_cell_goes_before_a_rule_that_is_found(tmp_path: Path) -> None:
    """Each figure is judged once: by its own formula where it has one, else as the other rows of its column."""
    figures = [(640, 512), (9, 7), (33, 31), (27, 19)]
    rows = [(at, f"Nama {at}", *pair, f"=D{at + 1}/C{at + 1}") for at, pair in enumerate(figures, start=1)]
    typed = (5, "Nama 5", 70, 50, 0.7413)
    shown = {f"E{row}": "0.00%" for row in range(2, 7)}
    file = workbook(tmp_path, {"S": [("no", "nama", "pagu", "realisasi", "serapan"), *rows, typed]}, shown)
    worked_out(file, {"E2": "0.8", "E3": "0.777777777777778", "E4": "0.939393939393939", "E5": "0.703703703703704"})
    report = audit(tmp_path / "t.xlsx")
    assert verdicts(report, "derived") == {
        f"S/{number}/serapan#derived": "reproduced" if number < 5 else "inconsistent" for number in range(1, 6)
    }


def test_a_cell_that_shows_an_error(tmp_path: Path) -> None:
    """#DIV/0! is a figure that cannot be read; a formula that gives a label is no figure at all."""
    rows = [("no", "a", "b", "c"), (1, 5, 0, "=B2/C2"), (2, 4, 2, "=B3/C3"), (3, 1, 1, '=IF(B4>0,"Baik","Buruk")')]
    worked_out(workbook(tmp_path, {"S": rows}), {"D2": "#DIV/0!", "D3": "2", "D4": "Baik"})
    report = audited_file(tmp_path, "t.xlsx")
    assert verdicts(report, "derived") == {
        "T/1/c#derived": "unreadable",
        "T/2/c#derived": "reproduced",
        "U/1/b#derived": "reproduced",
    }
    assert problem_codes(report) == []


@pytest.mark.parametrize(
    ("formula", "told"),
    [
        ("=-B2^2+C2", "(-b2) ^ 2 + c2"),
        ("=B2-(C2-D2)*2.125", "b2 - (c2 - d2) * 2.1250"),
        ("=B2/(C2/D2)", "b2 / (c2 / d2)"),
        ("=2^3^2", "(2 ^ 3) ^ 2"),
        ("=IF(AND(B2>=50%,NOT(C2<>1)),B2%,0)", "jika(b2 >= 50 / 100 dan bukan (c2 != 1); b2 / 100; 0)"),
        ("='S'!$B$2+S!C2", "b2 + c2"),
        ("=B2&C2", None),
        ("=SUM(B:B)", None),
        ("=[1]S!B2", None),
        ("=INDIRECT(B2)", None),
        ("=B2+{1,2}", None),
        ('="x"', None),
        ("=B2:C2*2", None),
        ("=((((B2", None),
        ("=Lain!B2", None),
        ("=" + "(" * 500 + "B2" + ")" * 500, None),
    ],
)
def test_excel_formulas_are_put_over_or_refused(formula: str, told: str | None) -> None:
    """Excel's own order of operations stands in brackets; what our language lacks is named."""
    at = books.BookCell("t", "S", 2, 9, "1", Fraction(1), formula=formula)
    cells = {(2, column): books.BookCell("t", "S", 2, column, "1", Fraction(1)) for column in range(1, 5)}
    book = books.Book("t", {"S": cells})

    def called(_sheet: str, row: int, column: int) -> str:
        return f"{books.letters(column).lower()}{row}"

    if told is None:
        with pytest.raises(Untold):
            put_over(book, at, called)
    else:
        assert put_over(book, at, called).text == told
        assert parse(told, style="en").text == told


# Bad files.


def zipped(**parts: bytes) -> bytes:
    """An archive with these parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(f"{name}.xml", data)
    return made.getvalue()


def lying(data: bytes, size: int) -> bytes:
    """The archive, declaring that its one part unpacks to ``size`` bytes."""
    true = zipfile.ZipFile(io.BytesIO(data)).infolist()[0].file_size.to_bytes(4, "little")
    return data.replace(true, size.to_bytes(4, "little"))


@pytest.mark.parametrize("file", ["t.xlsx", "t.docx"])
def test_an_archive_that_unpacks_to_too_much(tmp_path: Path, file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What it declares is bounded before it is unpacked, what it hides is never unpacked; the rest is audited."""
    monkeypatch.setattr(archives, "MAX_XML", 100_000)
    bomb = zipped(a=b" " * 1_000_000)
    for data, said in ((bomb, "terlalu besar"), (lying(bomb, 1_000), "tidak dapat dibuka")):
        (tmp_path / file).write_bytes(data)
        report = audited_file(tmp_path, file)
        assert problem_codes(report) == ["table_file_unread"]
        assert said in report.problems[0].render()
        assert verdicts(report)["U/1/b#derived"] == "reproduced"


@pytest.mark.parametrize("file", ["t.xlsx", "t.docx"])
def test_files_that_are_broken(tmp_path: Path, file: str) -> None:
    """Truncated, empty, of another kind, with entities: told with the cure, and the rest audited."""
    workbook(tmp_path, {"S": ROWS})
    document(tmp_path, ROWS)
    whole = (tmp_path / file).read_bytes()
    entities = zipped(a=b"<?xml version='1.0'?>\n<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>")
    for data in (whole[: len(whole) // 2], b"", b"<html>", zipped(a=b"<a/>"), entities, whole[:-30]):
        (tmp_path / file).write_bytes(data)
        report = audited_file(tmp_path, file)
        assert problem_codes(report) == ["table_file_unread"]
        assert verdicts(report)["U/1/b#derived"] == "reproduced"


def test_a_sheet_with_too_many_cells(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cell that claims to stand a million rows below is counted with all that lies between."""
    monkeypatch.setattr(books, "MAX_CELLS", 1_000)
    workbook(tmp_path, {"S": [*ROWS, *[()] * 1_500, ("x",)]})
    report = audited_file(tmp_path, "t.xlsx")
    assert problem_codes(report) == ["table_file_unread"]
    assert "`S`" in report.problems[0].render()


ATTACKS = ("=cmd|' /C calc'!A0", "<script>alert(1)</script>", "@SUM(1+1)*cmd", "+1+cmd|' /C calc'!A0", "-2+3")


@pytest.mark.parametrize("kind", ["csv", "xlsx", "docx"])
def test_labels_that_try_to_be_something_else(tmp_path: Path, kind: str) -> None:
    """Formulas and HTML in the labels of any file are told as text in every form, and the figures judged."""
    rows = [[str(number), label, "40%", "30%", "57%"] for number, label in enumerate(ATTACKS, start=1)]
    if kind == "csv":
        (tmp_path / "t.csv").write_text("\n".join(";".join(row) for row in (ROWS[0], *rows)), encoding="utf-8")
    elif kind == "docx":
        document(tmp_path, [ROWS[0], *rows])
    else:
        book = Workbook()
        for row in (ROWS[0], *rows):
            book.worksheets[0].append(row)
        for cell in book.worksheets[0]["B"]:
            cell.data_type = "s"
        book.save(tmp_path / "t.xlsx")
    report = audited_file(tmp_path, f"t.{kind}")
    assert [verdicts(report)[f"T/{number}/capaian#achievement"] for number in range(1, 6)] == ["inconsistent"] * 5
    page = to_html([report], "id")
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page
    table = list(csv.reader(io.StringIO(to_csv([report], "id")), delimiter=";"))
    cells = [cell for row in table[1:] for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "@")) or (cell.startswith("-") and "cmd" in cell)]
    sheet = load_workbook(io.BytesIO(to_xlsx([report], "id"))).worksheets[0]
    assert not [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


@pytest.mark.parametrize("kind", ["csv", "xlsx", "docx"])
def test_a_file_of_tables_is_a_report_of_its_own(tmp_path: Path, kind: str) -> None:
    """Every table in it is audited, with nothing stated; a file without tables is told."""
    columns = ("no", "nama", "pagu", "realisasi", "serapan")
    rows = [("1", "A", "640", "512", "80,00%"), ("2", "B", "9", "7", "77,78%"), ("3", "C", "33", "31", "93,94%")]
    whole = [columns, *rows, ("4", "D", "27", "19", "73,07%")]
    if kind == "csv":
        (tmp_path / "t.csv").write_text("\n".join(";".join(row) for row in whole), encoding="utf-8")
    elif kind == "docx":
        document(tmp_path, whole)
    else:
        workbook(tmp_path, {"S": whole, "Kosong": []})
    report = audit(tmp_path / f"t.{kind}")
    place = {"csv": "t", "xlsx": "S", "docx": "tabel 1"}[kind]
    assert (report.id, problem_codes(report)) == ("t", [])
    assert verdicts(report, "derived") == {
        f"{place}/{number}/serapan#derived": "reproduced" if number < 4 else "inconsistent" for number in range(1, 5)
    }
    assert [one.kind for one in report.inputs] == ["report", "table"]
    assert main(["audit", str(tmp_path / f"t.{kind}")]) == 1
    (tmp_path / f"t.{kind}").write_bytes(b"\x81")
    assert main(["audit", str(tmp_path / f"t.{kind}")]) == 2
    if kind != "csv":
        workbook(tmp_path, {"S": []})
        document(tmp_path)
        with pytest.raises(ReportError):
            audit(tmp_path / f"t.{kind}")
