"""CSV text to rows."""

from __future__ import annotations

from pathlib import Path

import pytest

from kinerja_rules.errors import FileError, Place
from kinerja_rules.files.csv import Row, parse_table, read_table

ROWS = (
    Row({"indikator": "tkk", "nilai": "1,5"}, 2),
    Row({"indikator": "tpt", "nilai": "2"}, 3),
)


@pytest.mark.parametrize(
    "text",
    [
        "indikator;nilai\ntkk;1,5\ntpt;2\n",
        "indikator\tnilai\ntkk\t1,5\ntpt\t2\n",
        'indikator,nilai\ntkk,"1,5"\ntpt,2\n',
        "indikator;nilai\r\ntkk;1,5\r\ntpt;2",
        "\ufeffindikator;nilai\ntkk;1,5\ntpt;2\n",
        "indikator ; nilai \n tkk;\u00a01,5\ntpt; 2\n",
        "indikator;nilai;;\ntkk;1,5;;\ntpt;2;;\n;;;\n\n",
    ],
    ids=["semicolons", "tabs", "commas", "crlf", "bom", "blanks", "padded by Excel"],
)
def test_dialects(text: str) -> None:
    """Each way a spreadsheet writes a table gives the same rows, blanks round the cells removed."""
    table = parse_table(text)
    assert table.columns == ("indikator", "nilai")
    assert table.rows == ROWS
    assert table.diagnostics == ()


def test_stated_delimiter() -> None:
    """The first line that Excel understands is understood here, and lines still count as in the file."""
    table = parse_table("sep=,\na;b,c\n1,2\n")
    assert table.columns == ("a;b", "c")
    assert table.rows == (Row({"a;b": "1", "c": "2"}, 3),)
    assert table.place() == Place(line=2)


def test_blank_lines_before_the_header() -> None:
    """The header is the first line with something in it."""
    table = parse_table("\n;;\na;b\n1;2\n")
    assert (table.columns, table.header_line, table.rows[0].line) == (("a", "b"), 3, 4)


def test_cells_over_lines() -> None:
    """A quoted cell may go on; the row is where it begins."""
    table = parse_table('a;b\n"x\ny ""z""";1\nu;2\n')
    assert [(row["a"], row.line) for row in table.rows] == [('x\ny "z"', 2), ("u", 4)]


def test_place() -> None:
    """A cell is cited with file, line and column name."""
    table = parse_table("a;b\n1;2\n", "data.csv")
    assert str(table.place(table.rows[0], "b")) == "data.csv:2 [b]"


def test_one_column() -> None:
    """A table of one column has no delimiter to find."""
    table = parse_table("kode\n1\n2\n")
    assert [row["kode"] for row in table.rows] == ["1", "2"]


def test_all_problems_at_once() -> None:
    """Rows that do not fit are told and left out; the rest is read."""
    table = parse_table('a;b;;a;c\n1;2;;4;5\n1;2\n1;2;3;4;5;6\n"x;1;2;3;4\n1;2;3;4;9\n', "data.csv")
    assert table.columns == ("a", "b", "c")
    assert [row.cells for row in table.rows] == [{"a": "1", "b": "2", "c": "5"}, {"a": "1", "b": "2", "c": "9"}]
    assert [problem.render() for problem in table.diagnostics] == [
        (
            "data.csv:1: Kolom ke-3 tidak bernama.\n"
            "  Tulis namanya di baris pertama, atau hapus kolom itu.\n"
            "  (Column 3 has no name. Write its name on the first line, or delete the column.)"
        ),
        (
            'data.csv:1: Nama kolom "a" dipakai dua kali; kolom ke-4 tidak dibaca.\n'
            "  Beri setiap kolom nama sendiri.\n"
            '  (The column name "a" is used twice; column 4 is not read. Give each column a name of its own.)'
        ),
        (
            "data.csv:3: Baris ini berisi 2 sel, padahal kolomnya 5.\n"
            "  Lengkapi selnya; yang kosong tetap dipisahkan dengan titik koma.\n"
            "  (This row has 2 cells, but there are 5 columns. "
            "Complete the cells; empty ones are separated by semicolons too.)"
        ),
        (
            "data.csv:4: Baris ini berisi 6 sel, padahal kolomnya 5.\n"
            "  Apit sel yang memuat titik koma dengan tanda kutip ganda.\n"
            "  (This row has 6 cells, but there are 5 columns. Put a cell that holds semicolons in double quotes.)"
        ),
        (
            "data.csv:5: Tanda kutip ganda pada baris ini tidak berpasangan.\n"
            '  Tulis "" untuk tanda kutip di dalam sel, dan tutup setiap sel yang dibuka dengan tanda kutip.\n'
            "  (The double quotes of this row do not pair. "
            'Write "" for a quote inside a cell, and close every cell that a quote opens.)'
        ),
    ]


@pytest.mark.parametrize("text", ["", "\n\n", ";;\n", "sep=;\n"])
def test_empty(text: str) -> None:
    """A table without a header is told, not guessed."""
    table = parse_table(text, "data.csv")
    assert (table.columns, table.rows) == ((), ())
    assert [problem.render() for problem in table.diagnostics] == [
        (
            "data.csv: Tabel ini kosong.\n"
            "  Tulis nama kolom di baris pertama, dan datanya di bawahnya.\n"
            "  (This table is empty. Write the names of the columns on the first line, and the data below.)"
        )
    ]


def test_cell_too_long() -> None:
    """A cell beyond the limit of the csv module is a diagnostic."""
    table = parse_table(f"a;b\n{'x' * 200_000};1\n3;4\n")
    assert [problem.code for problem in table.diagnostics] == ["csv_cell_too_long"]
    assert [row.cells for row in table.rows] == [{"a": "3", "b": "4"}]


def test_file(tmp_path: Path) -> None:
    """A file is read as Windows wrote it; one that is not there is a FileError."""
    path = tmp_path / "data.csv"
    path.write_bytes("nama;±\r\nx;1\r\n".encode("cp1252"))
    table = read_table(path)
    assert table.columns == ("nama", "±")
    assert table.name == str(path)
    with pytest.raises(FileError):
        read_table(tmp_path / "tidak.csv")
