"""`kinerja read` and `kinerja fmt`: cells from arguments, files, CSV and standard input; packs put in order."""

from __future__ import annotations

import io
import json
from pathlib import Path
from types import SimpleNamespace

import pytest
import tomli

from kinerja_rules import check, cli

CELL = "jumlah yang dilatih / jumlah penganggur x 100% (64 : 250 X 100% = 25.60%)"
PACK = """\
format = 1
paket = { id = "contoh", versi = "1", nama = "Contoh", acuan = ["nasional/capaian"] }

[indikator.tkk]  # dari SK
nama = "TKK"
rumus = "Jumlah penduduk yang bekerja : Jumlah angkatan kerja x 100%"
satuan = "persen"
arah = "naik"
"""


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, in Indonesian."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "id_ID.UTF-8")
    return tmp_path


def given(monkeypatch: pytest.MonkeyPatch, data: bytes, *, terminal: bool = False) -> None:
    """Standard input of these bytes."""
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(data), isatty=lambda: terminal))


def test_a_cell_in_the_arguments(capsys: pytest.CaptureFixture[str], desk: Path) -> None:
    """An indicator ready to paste, its worked numbers as an example; a pack with it is without fault."""
    assert cli.main(["baca", CELL, "--name", "Lulusan"]) == 0
    table = capsys.readouterr().out
    assert table.startswith('[indikator.lulusan]\nnama = "Lulusan"\nrumus = "jumlah yang dilatih / ')
    assert 'hasil = "25.60%"' in table
    (desk / "p.toml").write_text('format = 1\npaket = { id = "p", versi = "1", nama = "P" }\n\n' + table)
    assert [one for one in check("p.toml") if one.severity == "error"] == []


def test_a_cell_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    """One object for one cell, with the canonical formula."""
    assert cli.main(["read", "A / B x 100%", "--id", "pmi", "--format", "json"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert (record["kind"], record["formula"]) == ("rumus", "A / B * 100%")


def test_many_cells_of_a_csv_column(capsys: pytest.CaptureFixture[str], desk: Path) -> None:
    """A table a row, named by the column of names, with ids that differ; counted at the end."""
    (desk / "iku.csv").write_text("Indikator;Rumus\nTKK;a / b x 100%\nTKK;c / d\n", encoding="utf-8")
    assert cli.main(["read", "iku.csv", "--column", "rumus"]) == 0
    captured = capsys.readouterr()
    assert [line for line in captured.out.splitlines() if line.startswith("[indikator")] == [
        "[indikator.tkk]",
        "[indikator.tkk_2]",
    ]
    assert captured.err == "2 sel: 2 rumus, 0 nilai langsung, 0 tanpa rumus, 0 ditolak.\n"


def test_cells_from_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Blank lines stand between cells; a text prepared on Windows is read as it is."""
    given(monkeypatch, "\ufeffA / B × 100%\r\n\r\n-\r\n".encode())
    assert cli.main(["read", "-", "--lang", "en"]) == 0
    captured = capsys.readouterr()
    assert 'rumus = "A / B × 100%"' in captured.out
    assert captured.err.startswith("There is no formula: -\n2 cells: 1 formulas")


def test_a_cell_that_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    """Status 2, the reason on stderr, and in the table as comments."""
    assert cli.main(["read", "(a / b x 100%"]) == 2
    captured = capsys.readouterr()
    assert "\n# " in captured.out
    assert "kurung" in captured.err.lower()


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["x.csv", "--column", "rumus"], "`x.csv` tidak ditemukan"),
        (["x.txt"], "`x.txt` tidak ditemukan"),
        (["a / b", "--column", "rumus"], "`--column` memerlukan berkas CSV"),
        (["iku.csv", "--column", "rmus"], "Maksud Anda `rumus`?"),
        (["iku.csv", "--column", "zzz"], "Kolomnya: rumus."),
        ([], "belum disebut"),
    ],
)
def test_cells_that_cannot_be_found(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], desk: Path, arguments: list[str], expected: str
) -> None:
    """Status 2 and a cure."""
    (desk / "iku.csv").write_text("rumus\na / b\n", encoding="utf-8")
    given(monkeypatch, b"", terminal=True)
    assert cli.main(["read", *arguments]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert expected in captured.err


def test_nothing_to_read(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """An empty input is told."""
    given(monkeypatch, b" \n")
    assert cli.main(["read"]) == 2
    assert capsys.readouterr() == ("", "Tidak ada sel untuk dibaca.\n")


def test_fmt(capsys: pytest.CaptureFixture[str], desk: Path) -> None:
    """Formulas in canonical form, wordings and comments kept, line ends too; a second time changes nothing."""
    file = desk / "paket.toml"
    file.write_bytes(PACK.replace("\n", "\r\n").encode())
    before = check("paket.toml")
    assert cli.main(["fmt", "paket.toml", "--check"]) == 1
    assert file.read_bytes().decode() == PACK.replace("\n", "\r\n")
    assert cli.main(["rapikan", "paket.toml"]) == 0
    written = file.read_bytes().decode()
    assert written.count("\n") == written.count("\r\n")
    assert "[indikator.tkk]  # dari SK" in written
    assert 'rumus = "jumlah_penduduk_yang_bekerja / jumlah_angkatan_kerja * 100%"' in written
    assert 'tertulis = "Jumlah penduduk yang bekerja : Jumlah angkatan kerja x 100%"' in written
    assert [one for one in check("paket.toml") if one.severity == "error"] == [
        one for one in before if one.severity == "error"
    ]
    assert cli.main(["fmt", "paket.toml"]) == cli.main(["fmt", "paket.toml", "--check"]) == 0
    assert file.read_bytes().decode() == written
    assert [path.name for path in desk.iterdir()] == ["paket.toml"]
    assert capsys.readouterr().err.splitlines() == [
        "Belum rapi: paket.toml.",
        "Dirapikan: paket.toml.",
        "Sudah rapi: paket.toml.",
        "Sudah rapi: paket.toml.",
    ]


def test_fmt_of_a_broken_file(capsys: pytest.CaptureFixture[str], desk: Path) -> None:
    """It is told and left as it is; the others are put in order."""
    (desk / "rusak.toml").write_text("[paket\n", encoding="utf-8")
    (desk / "paket.toml").write_text(PACK, encoding="utf-8")
    assert cli.main(["fmt", "rusak.toml", "paket.toml", "tidak-ada.toml"]) == 2
    assert (desk / "rusak.toml").read_text(encoding="utf-8") == "[paket\n"
    assert "jumlah_angkatan_kerja * 100%" in (desk / "paket.toml").read_text(encoding="utf-8")
    assert "tidak-ada.toml" in capsys.readouterr().err


def test_which_column_holds_the_formulas(capsys: pytest.CaptureFixture[str], desk: Path) -> None:
    """A CSV file is read by its column of formulas; where none is called so, it is asked for."""
    (desk / "iku.csv").write_text('Nama,Formulasi\nTKK,"Jumlah A\n----- x 100%\nJumlah B"\n', encoding="utf-8")
    assert cli.main(["read", "iku.csv"]) == 0
    assert "variabel.jumlah_b" in capsys.readouterr().out
    (desk / "lain.csv").write_text("nama,isi\nTKK,A / B\n", encoding="utf-8")
    assert cli.main(["read", "lain.csv", "--lang", "en"]) == 2
    assert capsys.readouterr().err == (
        "This file has several columns, and which one holds the formulas is not said.\n"
        "  Name it with `--column`, one of: nama, isi.\n"
    )


def test_a_refused_cell_is_told_with_its_place(capsys: pytest.CaptureFixture[str], desk: Path) -> None:
    """Of many cells, the row of the table or the line of the text; what it proposes is comments alone."""
    (desk / "iku.csv").write_text("nama,rumus\nA,a / b\nB,(c / d\n", encoding="utf-8")
    assert cli.main(["read", "iku.csv"]) == 2
    printed = capsys.readouterr()
    assert "iku.csv:3 [rumus]: Kurung dibuka di sini" in printed.err
    assert list(tomli.loads(printed.out)["indikator"]) == ["a"]
    (desk / "sel.txt").write_text("a / b\n\n(c / d\nx 100%\n", encoding="utf-8")
    assert cli.main(["read", "sel.txt"]) == 2
    assert "sel.txt:3: Kurung dibuka di sini" in capsys.readouterr().err
