"""docs/errors/data.md: the codes of data files and of a year's results, each with an example that runs.

``python -m tests.test_errors_data`` writes today's sentences into it.
"""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Callable, Mapping
from unittest import mock

import openpyxl

import kinerja_rules as kr
from kinerja_rules.cli.checking import problems_of
from kinerja_rules.engine import Year, evaluate_year, read_data
from kinerja_rules.engine.pipeline import TargetLike
from kinerja_rules.files.documents import read_grids
from tests.errors_pages import Example, Found, Part, folder, groups, refused

PART = Part("data.md", "data")
SOUND = {"nama": "I", "satuan": "persen", "arah": "naik"}
HEAD = 'format = 1\n[paket]\nid = "dinas"\nversi = "1"\nnama = "Dinas"\nacuan = ["nasional/capaian"]\n'
TKK = """\
[variabel]
angkatan_kerja.satuan = "orang"
[indikator.tkk]
nama = "Tingkat Kesempatan Kerja"
rumus = "bekerja / angkatan_kerja * 100%"
satuan = "persen"
arah = "naik"
variabel.bekerja.satuan = "orang"
target.2024 = "97%"
"""


def data(text: str, name: str = "data.toml", pack: str = TKK) -> Example:
    """What a year says with these data."""
    return text.rstrip("\n"), lambda: _year({name: text}, pack)


def rules(pack: str, text: str = "", name: str = "data.toml", head: str = HEAD) -> Example:
    """What a year says by these rules, with these data."""
    given = f"# paket.toml\n{pack}" + (f"\n# {name}\n{text}" if text else "")
    return given.rstrip("\n"), lambda: _year({name: text}, pack, head)


def indicator(keys: str, text: str = "", target: str = 'target.2024 = "50%"\n') -> Example:
    """What a year says of an indicator with these keys, with these data."""
    sound = "".join(f'{key} = "{value}"\n' for key, value in SOUND.items() if f"\n{key} =" not in f"\n{keys}")
    pack = f"[indikator.i]\n{sound}{target}{keys}"
    return f"# paket.toml\n{keys}\n# data.toml\n{text}".rstrip("\n"), lambda: _year({"data.toml": text}, pack)


def asked(target: TargetLike, pack: str = TKK) -> Example:
    """What one evaluation against this target says."""
    inputs = {"bekerja": 309142, "angkatan_kerja": 317696}

    def found() -> Found:
        with folder({"paket.toml": HEAD + pack}):
            return kr.evaluate("paket.toml", "tkk", inputs, year=2024, target=target).reasons

    return f'evaluate("paket.toml", "tkk", ..., year=2024, target={target!r})', found


def loaded(keys: str, key: str, value: str) -> Example:
    """What loading a pack says whose indicator has these keys."""
    given = f'{key} = "{value}"\n{keys}'
    pack = f'[indikator.i]\nnama = "I"\nrumus = "a * 1"\narah = "naik"\n{given}'
    return f"# paket.toml\n{given}".rstrip("\n"), lambda: refused(lambda: _year({}, pack))


def opened(name: str, made: bytes | str = "", read: Callable[[str], object] = read_data) -> Example:
    """What opening the file says."""

    def found() -> Found:
        with folder({name: made}):
            return refused(lambda: read(name))

    return made if isinstance(made, str) else "", found


def without(module: str, name: str, read: Callable[[str], object]) -> Example:
    """What opening a file says where a package is not installed."""

    def found() -> Found:
        with folder({name: ""}), mock.patch.dict(sys.modules, {module: None}):
            return refused(lambda: read(name))

    return "", found


def zipped(**parts: bytes) -> bytes:
    """An archive of these parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(f"{name}.xml", content)
    return stream.getvalue()


def far() -> bytes:
    """A workbook with a cell that stands far below the others."""
    book, stream = openpyxl.Workbook(), io.BytesIO()
    book.active["A1"], book.active["XFD1048576"] = "a", "b"
    book.save(stream)
    return stream.getvalue()


def _year(files: Mapping[str, bytes | str], pack: str, head: str = HEAD) -> list[kr.Diagnostic]:
    with folder({"paket.toml": head + pack, **files}):
        return [*_told(evaluate_year("paket.toml", *files, year=2024))]


def _told(year: Year) -> Found:
    yield from year.problems
    for result in year.results.values():
        yield from result.reasons
    for share in year.shares.values():
        yield from share.reasons
    for periods in year.periods.values():
        yield from (reason for one in periods for reason in one.reasons)
    for one in year.aggregates:
        yield from one.reasons


def _checked() -> Found:
    with folder({"data.toml": "[data.tkk]\nbekerja = 1\n"}):
        return problems_of("data.toml")


PERIODS = 'rumus = "a / b * 100%"\nperiode = "semester"\nrekap = "rata_rata"\n'
SUMS = PERIODS.replace('"rata_rata"', '"dari_jumlah_masukan"')
HALF = "[data.i]\na = 1\nb = 2\n"
SCALE = """\
skala = "s"
[skala.s]
celah = "tolak"
di_atas = "tolak"
di_bawah = "tolak"
kelas = [
  { label = "Baik", mulai = "80", sampai = "100" },
  { label = "Kurang", mulai = "10", sampai = "79" },
]
"""
LABELLED = 'jenis = "langsung"\narah = "naik"\n' + SCALE
VERSIONS = """\
[[indikator.i.versi]]
berlaku_sampai = 2024-06-30
rumus = "a / b * 100%"
[[indikator.i.versi]]
berlaku_mulai = 2024-07-01
rumus = "b / a * 100%"
"""
TWINS = "".join(
    f'[indikator.{one}]\nnama = "Jumlah Lulusan"\nrumus = "lulus * 1"\narah = "naik"\n' for one in ("a", "b")
)
GOALS = "".join(
    f'[indikator.{one}]\nnama = "{one.upper()}"\njenis = "langsung"\nsatuan = "persen"\narah = "naik"\n{more}'
    for one, more in (("a", 'target.2024 = "80%"\nsasaran = "S"\n'), ("b", 'target.2024 = "80%"\nsasaran = "S"\n'))
)
ROW = "indikator;variabel;tahun;periode;nilai;status\n"


def goals(rule: str, text: str) -> Example:
    """What an aggregate over the indicators a and b says."""
    _, found = rules(GOALS + rule, text)
    return f"# paket.toml\n{rule}\n# data.toml\n{text}".rstrip("\n"), found


EXAMPLES: dict[str, dict[str, Example]] = {
    "The results of an indicator": {
        "in_period": indicator(PERIODS, "[data.i]\nsem1.a = 1\nsem2.a = 2\nsem2.b = 4\n"),
        "periods_missing": indicator(PERIODS, "[data.i]\nsem1.a = 1\nsem1.b = 2\n"),
        "period_unexpected": indicator(PERIODS, "[data.i]\ntw1.a = 1\ntw1.b = 2\n"),
        "periods_unused": indicator('rumus = "a / b * 100%"\n', "[data.i]\ntw1.a = 1\ntw1.b = 2\n"),
        "printed_among_sums": indicator(SUMS, '[data.i]\nsem1.realisasi = "50%"\nsem2.a = 2\nsem2.b = 4\n'),
        "input_of_year_and_period": indicator(SUMS, "[data.i]\na = 4\nb = 8\nsem1.a = 1\nsem2.a = 3\n"),
        "cumulative_by_period": indicator(
            PERIODS + "variabel.a.kumulatif_sejak = 2022\nvariabel.b = {}\n",
            "[data.i]\nsem1.a = 1\nsem1.b = 2\nsem2.a = 1\nsem2.b = 2\n",
        ),
        "cumulative_years": indicator(
            'rumus = "a * 1"\nsatuan = "orang"\nvariabel.a.kumulatif_sejak = 2022\n',
            "[data.i]\na = 30\n2022.a = 10\n",
            target="",
        ),
        "all_periods_skipped": indicator(
            PERIODS + 'nol_per_nol = "lewati"\n', "[data.i]\nsem1.a = 0\nsem1.b = 0\nsem2.a = 0\nsem2.b = 0\n"
        ),
        "realisation_twice": indicator('rumus = "a / b * 100%"\n', f'{HALF}realisasi = "50%"\n'),
        "constant_given": indicator('rumus = "a / b * 100%"\nvariabel.a = {}\nvariabel.b.tetap = "8 × 5"\n', HALF),
        "figure_of_other_unit": loaded('target.2024 = "40%"\n', "satuan", "orang"),
        "target_is_range": asked({"bawah": "2%", "atas": "4%"}),
        "target_is_figure": asked("3%", TKK.replace('"naik"', '"kisaran"').replace('target.2024 = "97%"\n', "")),
        "target_ends": asked({"bawah": "2%"}),
        "no_direction": asked("97%", TKK.replace('arah = "naik"\n', "").replace('target.2024 = "97%"\n', "")),
        "zero_target": indicator('rumus = "a / b * 100%"\ntarget.2024 = "0%"\n', HALF, target=""),
        "no_target": indicator('rumus = "a / b * 100%"\ntarget.2023 = "50%"\n', HALF, target=""),
        "target_unstated": indicator('rumus = "a / b * 100%"\n', HALF, target=""),
        "value_in_gap": indicator(LABELLED, '[data.i]\ncapaian = "79,5%"\n'),
        "value_above_scale": indicator(LABELLED, '[data.i]\ncapaian = "104%"\n'),
        "value_below_scale": indicator(LABELLED, '[data.i]\ncapaian = "5%"\n'),
        "indicator_unknown": data("[data.kepuasan]\nnilai = 1\n"),
        "indicator_unknown_near": data("[data.tkkk]\nbekerja = 1\n"),
        "indicator_ambiguous": rules(TWINS, '[data."Jumlah Lulusan"]\nlulus = 3\n'),
        "no_version": rules(
            '[indikator.i]\nnama = "I"\nrumus = "a / b * 100%"\nsatuan = "persen"\n'
            'arah = "naik"\nberlaku_mulai = 2025-01-01\n',
            HALF,
        ),
        "several_versions": indicator(VERSIONS, HALF),
        "rule_out_of_date": rules(
            '[arah.lama]\nrumus = "realisasi / target * 100%"\nberlaku_sampai = 2023-12-31\n[indikator.i]\nnama = "I"\n'
            'rumus = "a / b * 100%"\nsatuan = "persen"\narah = "lama"\ntarget.2024 = "50%"\n',
            HALF,
        ),
    },
    "Files of data": {
        "data_format": opened("data.doc"),
        "data_json": opened("data.json", '{"data": {"tkk": {"bekerja": 1,}}}'),
        "json_key_twice": data('{"data": {"tkk": {"bekerja": 1}, "tkk": {"bekerja": 2}}}', "data.json"),
        "data_json_table": opened("data.json", "[1, 2]"),
        "sheets_unreadable": opened("data.xlsx", "a;b"),
        "sheets_extra": without("openpyxl", "data.xlsx", read_data),
        "sheet_too_large": opened("data.xlsx", far()),
        "document_unreadable": opened("tabel.docx", "a;b", read_grids),
        "document_extra": without("docx", "tabel.docx", read_grids),
        "archive_too_large": opened("data.xlsx", zipped(a=b" " * 60_000_000)),
        "archive_entities": opened("data.xlsx", zipped(a=b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>")),
    },
    "The data of a year": {
        "data_key": data("warna = 1\n[data.tkk]\nbekerja = 1\n"),
        "data_key_near": data("tahu = 2024\n[data.tkk]\nbekerja = 1\n"),
        "data_no_table": data("data.tkk = 1\n"),
        "data_no_list": data('[anggaran]\nkode = "1"\n'),
        "data_year": data(f"{ROW}tkk;bekerja;20x4;;309.142;\n", "data.csv"),
        "data_period": data(f"{ROW}tkk;bekerja;2024;TW 9;309.142;\n", "data.csv"),
        "data_status": data(f"{ROW}tkk;bekerja;2024;;309.142;kira-kira\n", "data.csv"),
        "data_column_missing": data("indikator;nilai\ntkk;1\n", "data.csv"),
        "data_column_unknown": data("indikator;variabel;nilai;warna\ntkk;bekerja;309.142;merah\n", "data.csv"),
        "data_cell_empty": data(f"{ROW}tkk;;2024;;309.142;\n", "data.csv"),
        "data_twice": data(f"{ROW}tkk;bekerja;2024;;309.142;\ntkk;bekerja;2024;;309.124;\n", "data.csv"),
        "data_cell": data(f"{ROW}tkk;bekerja;2024;;309.l42;\n", "data.csv"),
        "data_other_unit": data(f"{ROW}tkk;bekerja;2024;;27 dokumen;\n", "data.csv"),
        "data_not_whole": data(f"{ROW}tkk;bekerja;2024;;309,14;\n", "data.csv"),
        "data_variable": data(f"{ROW}tkk;lulusan;2024;;27;\n", "data.csv"),
        "data_variable_near": data(f"{ROW}tkk;bekrja;2024;;27;\n", "data.csv"),
        "data_shared": data(f"{ROW};lulusan;2024;;27;\n", "data.csv"),
        "data_shared_near": data(f"{ROW};angkatan_krja;2024;;27;\n", "data.csv"),
        "data_provisional": data(f"{ROW}tkk;bekerja;2024;;309.142;sementara\n", "data.csv"),
        "data_of_other_year": data("tahun = 2023\n[data.tkk]\nbekerja = 309142\nangkatan_kerja = 317696\n"),
        "data_identity": rules(
            '[variabel]\nx = {}\ny = {}\n[[hubungan]]\nrumus = "x = y"\n', "[data]\nx = 110\ny = 100\n"
        ),
        "data_alone": ("$ kinerja periksa data.toml", _checked),
    },
    "The budget": {
        "budget_without_code": data('[[anggaran]]\nnama = "Program"\npagu = "1.000.000"\n'),
        "budget_code_number": data("kode;pagu\n2,1;1.000.000\n", "data.csv"),
        "budget_twice": data('[[anggaran]]\nkode = "1"\npagu = 2\n[[anggaran]]\nkode = "1"\npagu = 3\n'),
        "budget_amount": data('[[anggaran]]\nkode = "2"\npagu = "6,81,297,418.00"\n'),
        "budget_sum": data('[[anggaran]]\nkode = "1"\npagu = 11\n[[anggaran]]\nkode = "1.1"\npagu = 10\n'),
        "budget_code_unknown": indicator(
            'rumus = "a / b * 100%"\nanggaran = ["9"]\n', '[[anggaran]]\nkode = "1"\npagu = 5\nrealisasi = 4\n'
        ),
        "budget_amount_missing": indicator(
            'rumus = "a / b * 100%"\nanggaran = ["1"]\n', '[[anggaran]]\nkode = "1"\npagu = 5\n'
        ),
        "budget_zero": indicator(
            'rumus = "a / b * 100%"\nanggaran = ["1"]\n', '[[anggaran]]\nkode = "1"\npagu = 0\nrealisasi = 0\n'
        ),
    },
    "Aggregates of achievements": {
        "aggregate_lacks": goals('[agregat.r]\nrumus = "rata_rata(capaian)"\n', 'data.a.capaian = "50%"\n'),
        "aggregate_of_none": goals('[agregat.r]\nrumus = "rata_rata(capaian)"\ntanpa_capaian = "lewati"\n', ""),
        "aggregate_weightless": goals(
            '[agregat.r]\nrumus = "jumlah(capaian * bobot) / jumlah(bobot) * 100%"\n',
            'data.a.capaian = "50%"\ndata.b.capaian = "90%"\n',
        ),
        "aggregate_without": goals(
            '[agregat.r]\nrumus = "rata_rata(capaian - serapan)"\n', 'data.a.capaian = "50%"\ndata.b.capaian = "90%"\n'
        ),
    },
}


def document() -> str:
    """The part of the page that examples write."""
    return groups(EXAMPLES)


def test_the_page_is_of_today() -> None:
    """docs/errors/data.md says what the program says; `python -m tests.test_errors_data` writes it."""
    assert PART.text() == document()


if __name__ == "__main__":
    PART.write(document())
