"""docs/errors/commands.md: the codes of the command line, drafts, workbooks and frames, each with an example that runs.

``python -m tests.test_errors_commands`` writes today's sentences into it.
"""

from __future__ import annotations

import datetime
import io
import sys
import zipfile
from collections.abc import Callable, Mapping
from importlib.metadata import EntryPoint
from typing import Any
from unittest import mock

import openpyxl
import polars as pl

import kinerja_rules as kr
from kinerja_rules import batch
from kinerja_rules.authoring.book_writing import Choices, book
from kinerja_rules.cli import plugins
from kinerja_rules.cli.console import Console
from tests.errors_pages import Example, Found, Part, command, groups, refused

PART = Part("commands.md", "commands")
PACK = """\
format = 1
[paket]
id = "dinas"
versi = "1"
nama = "Dinas"
acuan = ["nasional/capaian"]
[indikator.tkk]
nama = "TKK"
rumus = "bekerja / angkatan_kerja * 100%"
satuan = "persen"
arah = "naik"
target.renstra.2024 = "97%"
variabel.bekerja.satuan = "orang"
variabel.angkatan_kerja.satuan = "orang"
"""
REPORT = """\
format = 1
[laporan]
id = "contoh"
[[cek]]
tempat = "C"
rumus = "a / b * 100%"
masukan = { a = "8", b = "13" }
tercetak = "61,54%"
"""
DATA = "[data.tkk]\nbekerja = 309142\nangkatan_kerja = 317696\n"
CELLS = "nama;isi\nTKK;bekerja / angkatan_kerja\n"
ROWS = "a;b\n1;2\n"
FILES = {"dinas.toml": PACK, "laporan.toml": REPORT, "data.toml": DATA, "rumus.csv": CELLS, "banyak.csv": ROWS}
NEW = 'baru indikator dinas.toml --name "Indeks" --unit persen --direction naik'
YEAR = "hitung --pack dinas.toml --data data.toml --year 2024"


def run(line: str, files: Mapping[str, bytes | str] | None = None) -> Example:
    """What a command tells where these files are."""
    return command(line, {**FILES, **(files or {})})


def under(example: Example, *patches: Callable[[], Any]) -> Example:
    """An example in circumstances."""
    given, found = example

    def told() -> Found:
        made = [patch() for patch in patches]
        for one in made:
            one.start()
        try:
            return list(found())
        finally:
            for one in made:
                one.stop()

    return given, told


def lacking(module: str) -> Callable[[], Any]:
    """Where a package is not installed."""
    return lambda: mock.patch.dict(sys.modules, {module: None})


def installed(value: str) -> Callable[[], Any]:
    """Where an entry point of a plug-in has this value."""
    points = [EntryPoint("saya", value, plugins.GROUP)]
    return lambda: mock.patch("importlib.metadata.entry_points", return_value=points)


def full(*_: object) -> None:
    """A disk without room."""
    raise OSError(28, "No space left on device")


def template() -> openpyxl.Workbook:
    """The workbook of a small pack, with a value of 2024."""
    pack = {
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
    made = openpyxl.load_workbook(io.BytesIO(book(pack, Choices(("naik", "turun"), ("skala",)), (2024,))))
    made["Nilai 2024"]["E2"] = 1
    return made


def saved(made: openpyxl.Workbook) -> bytes:
    """A workbook as bytes."""
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def imported(sheet: str, cell: str, value: object, form: str | None = None, **more: object) -> Example:
    """What the import tells of a template with one cell changed."""

    def found() -> Found:
        made = template()
        for at, one in {cell: value, **more}.items():
            made[sheet][at] = one
        if form is not None:
            made[sheet][cell].number_format = form
        return command("impor buku.xlsx", {"buku.xlsx": saved(made)})[1]()

    shown = value.isoformat() if isinstance(value, datetime.date) else value
    return f"{sheet}!{cell}: {shown}" + ("" if form is None else f"    ({form})"), found


def without_sheet() -> Found:
    """What the import tells of a template without its first sheet."""
    made = template()
    del made["Paket"]
    return command("impor buku.xlsx", {"buku.xlsx": saved(made)})[1]()


def with_picture() -> bytes:
    """A workbook of data that holds a picture."""
    made = openpyxl.Workbook()
    for row in (("indikator", "variabel", "nilai"), ("tkk", "bekerja", 1)):
        made.active.append(row)
    stream = io.BytesIO(saved(made))
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("xl/media/image1.png", b"")
    return stream.getvalue()


def framed(given: str, work: Callable[[], object]) -> Example:
    """What work over a frame is refused with."""
    return given, lambda: refused(work)


def told_in(given: str, frame: Callable[[], pl.DataFrame], code: str) -> Example:
    """What stands as the reason of a row; the frame holds the sentence of the code itself."""

    def found() -> Found:
        one = kr.Diagnostic(code, {"name": "year"} if code == "batch_what" else {})
        assert one.message("id") in frame()["reason"].to_list()
        return [one]

    return given, found


def long_rows() -> pl.DataFrame:
    """A long frame that gives one variable twice."""
    rows = {"variable": ["a", "a"], "value": ["1", "2"], "indicator": "tkk", "year": 2024}
    return batch.evaluate("banjar", pl.DataFrame({**rows, "variable": ["bekerja", "bekerja"]}), lang="id").frame


EXAMPLES: dict[str, dict[str, Example]] = {
    "The command line": {
        "command_missing": run("--lang id"),
        "unknown_command": run("zzzzzz"),
        "unknown_command_near": run("audt laporan.toml"),
        "unknown_option": run("audit laporan.toml --xyzzy"),
        "unknown_option_near": run("audit laporan.toml --al"),
        "option_needs_value": run("audit laporan.toml --pack"),
        "option_takes_no_value": run("audit laporan.toml --all=3"),
        "missing_argument": run("audit"),
        "missing_of_command": run("templat"),
        "extra_argument": run("lihat paser tpt lagi"),
        "bad_choice": run("audit laporan.toml --format pdf"),
        "bad_choice_near": run("audit laporan.toml --fail-on inconsistant"),
        "bad_number": run("audit laporan.toml --year 24"),
        "bad_date": run(f"{YEAR} --date 31-12-2024"),
        "year_and_date": run(f"{YEAR} --date 2023-12-31"),
        "year_needed": run("hitung tkk --pack dinas.toml"),
        "input_without_value": run('hitung "a / b" a=1 b'),
        "input_twice": run('hitung "a / b" a=1 a=2'),
        "unit_without_name": run('hitung "a / b" a=1 b=2 --unit orang'),
        "ambiguous_on_command_line": run('hitung "a / b" a=12.317 b=2'),
        "only_with_pack": run('hitung "a / b" a=1 b=2 --year 2024'),
        "only_without_pack": run("hitung tkk --pack dinas.toml --year 2024 --digits 2"),
        "only_with_tree": run("lihat dinas.toml --data data.toml"),
        "document_unknown": run(f"{YEAR} --document dpa"),
        "document_unknown_near": run(f"{YEAR} --document renstr"),
        "form_of_a_year": run('hitung "a / b" a=1 b=2 --format csv'),
        "output_twice": run(f"{YEAR} --xlsx hasil.xlsx --format json"),
        "output_needed": under(
            run("audit laporan.toml --format xlsx"), lambda: mock.patch("kinerja_rules.cli.console._is_terminal", bool)
        ),
        "extra_missing": under(run("audit laporan.toml --format html --output temuan.html"), lacking("jinja2")),
        "book_parts_lost": run(
            "hitung --pack dinas.toml --data data.xlsx --year 2024 --xlsx hasil.xlsx", {"data.xlsx": with_picture()}
        ),
        "pack_no_report": run("audit dinas.toml"),
        "replay_alone": run("audit laporan.toml --replay rekaman.json"),
        "column_of_no_file": run('baca "a / b" --column isi'),
        "csv_no_column": run("baca rumus.csv --column zzz"),
        "csv_no_column_near": run("baca rumus.csv --column isii"),
        "csv_which_column": run("baca rumus.csv"),
        "cannot_write": under(run('hitung "a / b" a=1 b=2'), lambda: mock.patch.object(Console, "result", full)),
        "plugin_not_loaded": under(run('hitung "a / b" a=1 b=2'), installed("paket_saya.tidak_ada:plugin")),
        "plugin_is_none": under(run('hitung "a / b" a=1 b=2'), installed("json:dumps")),
    },
    "New packs, indicators and files": {
        "new_what": run("baru"),
        "file_is_there": run('baru paket dinas.toml --name "Dinas"'),
        "not_a_pack": run(NEW.replace("dinas.toml", "data.toml") + " --direct"),
        "answer_missing": run("baru data data-2024.toml --year 2024"),
        "formula_missing": run(NEW),
        "formula_twice": run(f'{NEW} --formula "a / b" --direct'),
        "pair_needed": run(f'{NEW} --formula "a / b" --target "97,30%"'),
        "target_without_year": run(f'{NEW} --formula "a / b" --target "tahun=97,30%"'),
        "indicator_is_there": run(f"{NEW} --direct --id tkk"),
        "variable_not_in_formula": run(f'{NEW} --formula "a / b" --variable lain=orang'),
        "unit_says_nothing": run(f'{NEW} --formula "a / b" --variable a=bundel'),
    },
    "Workbooks": {
        "no_workbook": command("impor buku.xlsx", {"buku.xlsx": "id;nama\n"}),
        "sheet_missing": ("(lembar Paket dihapus)", without_sheet),
        "column_unknown": imported("Indikator", "X1", "warna_favorit"),
        "column_unknown_near": imported("Paket", "A20", "paket.nma"),
        "cell_needed": imported("Indikator", "B3", "Tanpa id"),
        "cell_twice": imported("Indikator", "A3", "tkk"),
        "cell_no_text": imported("Indikator", "B2", True),
        "cell_no_figure": imported("Indikator", "W2", datetime.date(2024, 1, 2)),
        "cell_no_integer": imported("Paket", "B12", "dua"),
        "cell_no_date": imported("Paket", "B6", "kemarin"),
        "cell_not_worked": imported("Indikator", "W2", "=9730/100"),
        "cell_error": imported("Indikator", "W2", "#REF!"),
        "cell_no_toml": imported("Lain", "B2", "naik", A2="skala.s.over"),
        "cell_period": imported("Nilai 2024", "D2", "tw9"),
        "cell_indicator": imported("Variabel", "A2", "kepuasan"),
        "cell_indicator_near": imported("Variabel", "A2", "tkkk"),
        "cell_hides_digits": imported("Indikator", "W2", 0.97305, "0.0%"),
    },
    "Many rows": {
        "pack_or_formula": run("massal banyak.csv hasil.csv"),
        "batch_extra": under(run('massal banyak.csv hasil.csv --formula "a / b"'), lacking("kinerja_rules.batch")),
        "batch_file_kind": run('massal banyak.txt hasil.csv --formula "a / b"'),
        "batch_no_rounding": run(
            "massal tkk.csv hasil.csv --pack dinas.toml --indicator tkk --year 2024",
            {"tkk.csv": "bekerja;angkatan_kerja\n1;2\n"},
        ),
        "batch_no_frame": framed(
            'evaluate_formula(parse("a / b"), {"a": [1]}, digits=2)',
            lambda: batch.evaluate_formula(kr.parse("a / b"), {"a": [1]}, digits=2),
        ),
        "batch_column_taken": framed(
            'evaluate_formula(parse("a / b"), DataFrame({"a": [1], "b": [2], "value": [3]}), digits=2)',
            lambda: batch.evaluate_formula(
                kr.parse("a / b"), pl.DataFrame({"a": [1], "b": [2], "value": [3]}), digits=2
            ),
        ),
        "batch_what": framed(
            'evaluate("banjar", DataFrame({"indicator": ["tkk"], "bekerja": [1]}))',
            lambda: batch.evaluate("banjar", pl.DataFrame({"indicator": ["tkk"], "bekerja": [1]})),
        ),
        "batch_twice": told_in(
            'evaluate("banjar", DataFrame(...))    bekerja = 1, bekerja = 2', long_rows, "batch_twice"
        ),
        "batch_too_large": told_in(
            'evaluate_formula(parse("a * 100"), DataFrame({"a": [10 ** 37]}), digits=0)',
            lambda: (
                batch.evaluate_formula(
                    kr.parse("a * 100"), pl.DataFrame({"a": pl.Series([10**37], dtype=pl.Int128)}), digits=0, lang="id"
                ).frame
            ),
            "batch_too_large",
        ),
    },
}


def page() -> str:
    """The part of the page that examples write."""
    return groups(EXAMPLES)


def test_the_page_is_of_today() -> None:
    """docs/errors/commands.md says what the program says; `python -m tests.test_errors_commands` writes it."""
    assert PART.text() == page()


if __name__ == "__main__":
    PART.write(page())
