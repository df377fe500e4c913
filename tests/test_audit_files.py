"""Tables of a report from CSV files."""

from __future__ import annotations

from pathlib import Path

import pytest

from kinerja_rules.audit import Report, audit
from kinerja_rules.errors import FileError
from kinerja_rules.files.text import MAX_BYTES
from tests.audit_helpers import WITH_FILE, problem_codes, verdicts


def audited_file(folder: Path, content: str | bytes, *, file: str = "tabel.csv", more: str = "") -> Report:
    """The audit of a report beside whose file the table stands."""
    raw = content.encode("utf-8") if isinstance(content, str) else content
    (folder / "tabel.csv").write_bytes(raw)
    return audited_report(folder, file, more)


def audited_report(folder: Path, file: str, more: str = "") -> Report:
    """The audit of a report whose table is in ``file``, as it is there."""
    (folder / "laporan.toml").write_text(WITH_FILE.format(file=file, more=more), encoding="utf-8")
    return audit(folder / "laporan.toml")


def test_a_table_stands_in_a_file(tmp_path: Path) -> None:
    """Its first row names the columns; ids are those of a pasted table."""
    rows = "no;indikator;target;realisasi;capaian\n1;A;30%;26,15%;87,17%\n2;B;47%;61,54%;131,94%\n"
    found = verdicts(audited_file(tmp_path, rows))
    assert found == {
        "T/1/capaian#achievement": "reproduced",
        "T/2/capaian#achievement": "inconsistent",
        "U/1/b#derived": "reproduced",
    }
    saved_by_excel = "\ufeffsep=,\r\n" + rows.replace(",", ".").replace(";", ",").replace("\n", "\r\n")
    assert verdicts(audited_file(tmp_path, saved_by_excel)) == found


def test_columns_may_be_named_anew(tmp_path: Path) -> None:
    """`kolom` names the columns of the file in its order; a wrong number of names is told."""
    rows = "No.;Indikator Kinerja;Target;Realisasi 2024;Capaian\n1;A;30%;26,15%;87,17%\n"
    columns = 'kolom = ["no", "indikator", "target", "realisasi", "capaian"]'
    assert "T/1/capaian#achievement" in verdicts(audited_file(tmp_path, rows, more=columns))
    report = audited_file(tmp_path, rows, more='kolom = ["no", "indikator"]')
    assert problem_codes(report) == ["table_file_columns"]
    assert "Realisasi 2024" in report.problems[0].render()


@pytest.mark.parametrize(
    ("content", "file", "code"),
    [
        ("", "tabel.csv", "csv_empty"),
        ("a;b\n1;2;3\n", "tabel.csv", "csv_too_many_cells"),
        ("a;b\n1;2\n", "lain.csv", "table_file_unread"),
        (b"%PDF", "tabel.pdf", "table_file_kind"),
        (b"a;b\n1;\x81\n", "tabel.csv", "table_file_unread"),
        (b"PK\x03\x04", "tabel.csv", "table_file_unread"),
        (b"a;b\n1;\x00\x01\xff\xfe\n", "tabel.csv", "table_file_unread"),
    ],
)
def test_a_bad_file_is_told_and_the_rest_audited(tmp_path: Path, content: str | bytes, file: str, code: str) -> None:
    """One problem, and the other table has its verdict."""
    report = audited_file(tmp_path, content, file=file)
    assert problem_codes(report) == [code]
    assert verdicts(report)["U/1/b#derived"] == "reproduced"


@pytest.mark.parametrize("file", ["tabel.csv", "tabel.xlsx", "tabel.docx"])
def test_a_file_of_a_hundred_megabytes(tmp_path: Path, file: str) -> None:
    """It is refused by its size, before a byte of it is read, and the rest audited; so is a report of that size."""
    with (tmp_path / file).open("wb") as stream:
        stream.truncate(MAX_BYTES + 1)
    report = audited_report(tmp_path, file)
    assert problem_codes(report) == ["table_file_unread"]
    assert "101 MB" in report.problems[0].render()
    assert ("20 MB" if file == "tabel.csv" else "100 MB") in report.problems[0].render()
    assert verdicts(report)["U/1/b#derived"] == "reproduced"
    with pytest.raises(FileError) as refused:
        audit(tmp_path / file)
    assert refused.value.diagnostics[0].code == "file_too_large"


@pytest.mark.parametrize("encoding", ["utf-16", "cp1252", "utf-8-sig"])
def test_a_file_in_the_encoding_of_its_maker(tmp_path: Path, encoding: str) -> None:
    """What Windows writes is read: accents are right, and the figures as they are written."""
    rows = "no;indikator;target;realisasi;capaian\r\n1;Biaya – Café;30%;26,15%;87,17%\r\n"
    report = audited_file(tmp_path, rows.encode(encoding))
    finding = report.finding("T/1/capaian#achievement")
    assert (finding.verdict, "Biaya – Café" in finding.description) == ("reproduced", True)


def test_a_refused_formula_and_the_rest_audited(tmp_path: Path) -> None:
    """It is told at its place; figures that need it are undecidable, the others have their verdicts."""
    report = audited_file(tmp_path, "no;a;b;c\n1;1;2;2\n", more='rumus = { b = "a * (2", c = "a * 2" }')
    assert len(report.problems) == 1
    assert "rumus" in str(report.problems[0].place)
    assert verdicts(report) == {
        "T/1/b#derived": "undecidable",
        "T/1/c#derived": "reproduced",
        "U/1/b#derived": "reproduced",
    }


def test_a_repeated_row_is_told_with_its_line(tmp_path: Path) -> None:
    """File and line of the second one."""
    report = audited_file(tmp_path, "no;indikator;target\n1;A;30%\n1;B;31%\n")
    assert problem_codes(report) == ["repeated_row"]
    place = report.problems[0].place
    assert place is not None
    assert (Path(str(place.file)).name, place.line) == ("tabel.csv", 3)


def test_a_table_has_one_source(tmp_path: Path) -> None:
    """Rows both pasted and in a file are told; a table with neither lacks its rows."""
    rows = "no;indikator;target\n1;A;30%\n"
    assert problem_codes(audited_file(tmp_path, rows, more="isi = '1\\tA'")) == ["table_twice"]
    report = audit({"format": 1, "laporan": {"id": "x"}, "tabel": [{"tempat": "T"}]})
    assert problem_codes(report) == ["missing_key", "missing_key"]
