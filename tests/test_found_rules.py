"""Reports without a pack: columns held against each other, directions tried, totals and copies found."""

from __future__ import annotations

import random
from pathlib import Path
from typing import TypeAlias

import pytest
from docx import Document
from openpyxl import Workbook

from kinerja_rules.audit import Report, audit
from kinerja_rules.audit.pasted import pasted_rows
from kinerja_rules.files.toml import read_toml
from tests.audit_helpers import audited, remark_codes, table, verdicts

BANJAR = Path(__file__).parents[1] / "policies" / "banjar" / "laporan-2024.toml"
TABLES = ("Tabel 3.2", "Tabel 3.4", "Tabel 3.8", "Tabel 3.12", "Tabel 3.13")
NAMES = {
    "no": "Nomor",
    "target": "Rencana 2024",
    "realisasi": "Hasil",
    "capaian": "Capaian Kinerja (%)",
    "sasaran": "Sasaran Strategis",
    "indikator": "Indikator Kinerja",
    "satuan": "Satuan Ukur",
    "kriteria": "Predikat",
    "serapan": "Penyerapan",
    "efisiensi": "Tingkat Efisiensi",
    "pagu": "Anggaran (Rp)",
    "anggaran": "Alokasi",
    "persentase": "%",
    "nama": "Program/Kegiatan",
    "belanja": "Jenis Belanja",
}
# what the tables of the document have wrong themselves
WRONG = {
    "Daftar 3.4/1/Capaian Kinerja (%)#achievement",
    "Daftar 3.8/6/Tingkat Efisiensi#derived",
    "Daftar 3.8/10/Tingkat Efisiensi#derived",
    "Daftar 3.13/1.6/Anggaran (Rp)#total",
    "Daftar 3.13/baris 31/Penyerapan#derived",
}
# table, row, column, what is printed and what stands there now; the finding that tells
BROKEN = (
    ("Daftar 3.2", 0, "Hasil", "2.71%", "2.17%", "1/Capaian Kinerja (%)#achievement"),
    ("Daftar 3.2", 12, "Rencana 2024", "9.20%", "9.02%", "13/Capaian Kinerja (%)#achievement"),
    ("Daftar 3.2", 17, "Capaian Kinerja (%)", "194.50 %", "149.50 %", "18/Capaian Kinerja (%)#achievement"),
    ("Daftar 3.4", 2, "Hasil", "91.65 Nilai", "96.65 Nilai", "3/Capaian Kinerja (%)#achievement"),
    ("Daftar 3.4", 21, "Capaian Kinerja (%)", "60.3%", "63.3%", "22/Capaian Kinerja (%)#achievement"),
    ("Daftar 3.8", 4, "Penyerapan", "95.96%", "96.95%", "5/Tingkat Efisiensi#derived"),
    ("Daftar 3.8", 20, "Capaian Kinerja (%)", "103.37%", "130.37%", "21/Capaian Kinerja (%)#copy"),
    ("Daftar 3.12", 3, "%", "87.72%", "78.72%", "2/%#derived"),
    ("Daftar 3.13", 3, "Hasil", "3.807.500", "3.870.500", "1.1/Hasil#total"),
    ("Daftar 3.13", 37, "Anggaran (Rp)", "348.389.500", "348.398.500", "3/Anggaran (Rp)#total"),
)
Tables: TypeAlias = dict[str, tuple[list[str], list[dict[str, str]]]]


@pytest.fixture(scope="module")
def tables() -> Tables:
    """The tables as an auditor pastes them, with other headings in another order, and nothing of the transcriber's."""
    found: Tables = {}
    order = random.Random(7)
    for one in read_toml(BANJAR).data["tabel"]:
        if one["tempat"] in TABLES:
            columns = [name for name in one["kolom"] if not name.startswith("_")]
            order.shuffle(columns)
            rows = [{NAMES[name]: row.cells[name] for name in columns} for row in pasted_rows(one["isi"], one["kolom"])]
            found[one["tempat"].replace("Tabel", "Daftar")] = [NAMES[name] for name in columns], rows
    assert len(found) == len(TABLES)
    return found


def broken(tables: Tables) -> Tables:
    """The tables with ten figures broken."""
    made = {place: (columns, [dict(row) for row in rows]) for place, (columns, rows) in tables.items()}
    for place, row, column, printed, now, _ in BROKEN:
        assert made[place][1][row][column] == printed
        made[place][1][row][column] = now
    return made


def lines(tables: Tables) -> dict[str, list[list[str]]]:
    """Their rows, the headings first."""
    return {
        place: [columns, *[[row[name] for name in columns] for row in rows]]
        for place, (columns, rows) in tables.items()
    }


def pasted(tables: Tables) -> Report:
    """The audit of the tables, pasted into a report that says nothing else."""
    parts = [
        {"tempat": place, "kolom": head, "isi": "\n".join(map("\t".join, rows))}
        for place, (head, *rows) in lines(tables).items()
    ]
    return audited(tabel=parts)


def in_files(tables: Tables, folder: Path, kind: str) -> Report:
    """The audit of the tables in one workbook, or in one document, with a report beside it."""
    text = 'format = 1\nlaporan.id = "contoh"\n'
    for number, place in enumerate(tables, start=1):
        part = f'lembar = "{place}"' if kind == "xlsx" else f"tabel_ke = {number}"
        text += f'[[tabel]]\ntempat = "{place}"\nberkas = "t.{kind}"\n{part}\n'
    (folder / "laporan.toml").write_text(text, encoding="utf-8")
    (_save_book if kind == "xlsx" else _save_document)(lines(tables), folder / f"t.{kind}")
    return audit(folder / "laporan.toml")


def _save_book(parts: dict[str, list[list[str]]], file: Path) -> None:
    book = Workbook(write_only=True)
    for place, rows in parts.items():
        sheet = book.create_sheet(place)
        for row in rows:
            sheet.append(row)
    book.save(file)


def _save_document(parts: dict[str, list[list[str]]], file: Path) -> None:
    made = Document()
    for rows in parts.values():
        whole = made.add_table(len(rows), len(rows[0]))
        cells = iter(whole._cells)
        for text in (text for row in rows for text in row):
            next(cells).text = text
    made.save(str(file))


def faults(report: Report) -> set[str]:
    """The ids of figures at fault."""
    return {one.id for one in report.findings if one.is_fault}


def test_the_tables_of_a_report_whose_rules_nobody_states(tables: Tables) -> None:
    """What is wrong in them is found, and nothing else; the rules and directions taken are named."""
    report = pasted(tables)
    assert faults(report) == WRONG
    told = "\n".join(f"{one.place}: {one.message()}" for one in report.remarks)
    for rule in (
        "Daftar 3.2: Kolom `Capaian Kinerja (%)` diperiksa sebagai `Hasil / Rencana 2024 * 100`: 24 dari 24 baris",
        "Daftar 3.2: Arah tidak disebut: kolom `Capaian Kinerja (%)` mengikuti `turun` pada baris 1,",
        "Daftar 3.8: Kolom `Tingkat Efisiensi` diperiksa sebagai `100 - Penyerapan`: 20 dari 22 baris",
        "Daftar 3.13: Kolom `Hasil` diperiksa sebagai jumlah baris di bawahnya: 21 dari 21 induk",
        "Daftar 3.8: Kolom `Capaian Kinerja (%)` diperiksa sebagai salinan `Daftar 3.2/Capaian Kinerja (%)`",
    ):
        assert rule in told


def test_ten_figures_broken_are_ten_found(tables: Tables, tmp_path: Path) -> None:
    """Each is told at its row, or at the row that totals it; in a workbook and a document as in a pasted table."""
    report = pasted(broken(tables))
    expected = WRONG | {f"{place}/{finding}" for place, *_, finding in BROKEN}
    assert expected <= faults(report)
    # what follows from a broken figure may be told too, and nothing beyond it
    rows = {(place, tables[place][1][row]["Nomor"].rstrip(".") or f"baris {row + 1}") for place, row, *_ in BROKEN}
    rows |= {(place, finding.partition("/")[0]) for place, *_, finding in BROKEN}
    beyond = {tuple(one.split("/")[:2]) for one in faults(report) - expected} - rows
    assert beyond == {("Daftar 3.8", "17")}  # which copies a figure that was broken
    for kind in ("xlsx", "docx"):
        assert verdicts(in_files(broken(tables), tmp_path, kind)) == verdicts(report)


@pytest.mark.parametrize(
    ("file", "partners"),
    [
        ("paser/laporan-2023.toml", {"Tabel 3.17/2/pagu"}),
        ("banjar/laporan-2024.toml", {"Tabel 3.13/4.2/serapan", "Tabel 3.14/23/serapan"}),
    ],
)
def test_no_false_alarm_without_a_single_rule(file: str, partners: set[str]) -> None:
    """The tables of both reports, stripped of every rule: what is at fault is so with the rules too.

    ``partners`` are right themselves, and told as copies that disagree with a figure that is wrong.
    """
    source = BANJAR.parents[1] / file
    kept = ("tempat", "kolom", "isi", "kunci")
    bare = [{key: one[key] for key in kept if key in one} for one in read_toml(source).data["tabel"]]
    known = {one.partition("#")[0] for one in faults(audit(source))}
    found = {one.partition("#")[0] for one in faults(audited(tabel=bare))}
    assert found - known == partners
    assert len(found) >= 10


@pytest.mark.parametrize(
    ("rule", "columns", "rows"),
    [
        ("A - B", "A B Selisih", "512,4 101,7 410,7; 81,3 7,9 73,4; 940,0 333,3 606,7; 57,1 19,8 37,3; 71,4 20,2 50,2"),
        ("A / B * 100", "A B Serapan", "512 640 80,00%; 7 9 77,78%; 31 33 93,94%; 19 27 70,37%; 50 70 74,43%"),
        ("A * B / 100", "A B Nilai", "30 81,45 24,44; 20 77,31 15,46; 25 60,02 15,01; 15 90,77 13,62; 10 88,8 9,88"),
        ("jumlah(P; Q; R)", "P Q R S", "512 204 19 735; 81 70 93 244; 940 33 310 1283; 57 98 14 169; 70 41 55 165"),
        (
            "rata_rata(P; Q; R)",
            "P Q R S",
            "51,2 20,4 19,9 30,50; 81,1 70,1 93,7 81,63; 94,1 33,3 31,0 52,80; 57,5 98,2 14,4 56,70; 7 8 10 8,43",
        ),
    ],
)
def test_rules_that_a_table_may_follow(rule: str, columns: str, rows: str) -> None:
    """A rule is found from the rows that follow it, and the one that does not is told."""
    parts = [[str(number), *row.split()] for number, row in enumerate(rows.split(";"), start=1)]
    report = audited(tabel=[table(["no", *columns.split()], *parts)])
    column = columns.rsplit(maxsplit=1)[-1]
    assert faults(report) == {f"T/5/{column}#derived"} | {one for one in faults(report) if one.endswith("#grim")}
    assert f"Kolom `{column}` diperiksa sebagai `{rule}`: 4 dari 5 baris" in report.remarks[0].message()


def test_a_row_called_jumlah() -> None:
    """It totals the rows above it, where another column says so too."""
    rows = [("A", "512.000", "204.500"), ("B", "81.000", "70.250"), ("C", "94.000", "33.125")]
    report = audited(tabel=[table(["nama", "pagu", "realisasi"], *rows, ("Jumlah", "687.000", "370.875"))])
    assert faults(report) == set()
    report = audited(
        tabel=[table(["nama", "pagu", "nilai"], *rows, ("Jumlah", "687.000", "307.875"), satuan={"pagu": "rupiah"})],
        satuan={"nilai": "cacah"},
    )
    assert faults(report) == set()


def test_chance_is_no_rule() -> None:
    """Small numbers that agree in a few rows make no rule; a table with a rule of its own is not searched."""
    small = [("1", "2", "1", "1"), ("2", "4", "3", "1"), ("3", "6", "2", "4"), ("4", "5", "2", "3")]
    report = audited(tabel=[table(["no", "a", "b", "c"], *small)])
    assert (verdicts(report), remark_codes(report)) == ({}, [])
    stated = table(["no", "a", "b", "c"], *small, rumus={"c": "b"})
    assert remark_codes(audited(tabel=[stated])) == []
    packed = audited(laporan={"paket": "nasional/capaian"}, tabel=[table(["no", "a", "b", "c"], *small)])
    assert remark_codes(packed) == []


def test_a_figure_in_doubt_is_read_as_its_column_is() -> None:
    """435.123 among figures of several groups is thousands, and that is told; one figure with decimals forbids it."""
    rows = [("1", "8.309.125", "8.309.125"), ("2", "435.123", "435.123"), ("3", "7", "7")]
    report = audited(tabel=[table(["no", "a", "b"], *rows, rumus={"b": "a"})])
    assert set(verdicts(report).values()) == {"reproduced"}
    assert remark_codes(report) == ["column_in_thousands"] * 2
    doubted = audited(tabel=[table(["no", "a", "b"], *rows, ("4", "7,5", "7,5"), rumus={"b": "a"})])
    assert verdicts(doubted)["T/2/b#derived"] == "unreadable"
