"""A pack over wide and long frames, over streams and files."""

from __future__ import annotations

import datetime
import json
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import openpyxl
import polars as pl
import pyarrow
import pytest

from kinerja_rules import batch
from kinerja_rules.engine import evaluate, evaluate_year
from kinerja_rules.engine.record import exact_text
from kinerja_rules.errors import EvaluationError
from kinerja_rules.formula import parse
from kinerja_rules.numbers import Decimal
from kinerja_rules.packs import load_pack
from kinerja_rules.policy import Pack

RESULTS = ("realisation", "achievement", "label", "status", "reason")
MIDYEAR = datetime.date(2024, 7, 1)
INPUTS = ("bekerja", "angkatan_kerja", "penganggur")


@pytest.fixture(scope="module")
def banjar() -> Pack:
    """The shipped pack of Banjar."""
    return load_pack("banjar")


@pytest.fixture(scope="module")
def wide() -> pl.DataFrame:
    """Two indicators in several years, with what can be wrong in a row."""
    return pl.DataFrame(
        [
            ("tkk", 2024, "309.142", 317696, None, None),
            ("tpt", 2024, None, 317696, "8.604", None),
            ("Tingkat Kesempatan Kerja", 2024, "300000", 317696, None, "97.30%"),
            ("tkk", 2024, "0", 0, None, None),
            ("tkk", 2024, None, 317696, None, None),
            ("tkk", 2024, "sekian", 317696, None, None),
            ("tkk", 2024, "1", 2, None, "0"),
            ("tkk", 2031, "1", 2, None, None),
            ("tkk", 1990, "1", 2, None, None),
            ("bukan", 2024, "1", 2, None, None),
            (None, 2024, "1", 2, None, None),
        ],
        schema=["indicator", "year", *INPUTS, "target"],
        orient="row",
    )


def engine_row(pack: Pack, row: dict[str, Any]) -> tuple[Any, ...]:
    """The results of a row as ``kinerja_rules.evaluate`` gives them."""
    indicator = pack.find(row["indicator"])
    assert indicator is not None
    names = indicator.formula.names if indicator.formula is not None else ()
    inputs = {name: row[name] for name in names if row[name] is not None}
    result = evaluate(pack, indicator.id, inputs, year=row["year"], target=row["target"])
    values = [
        None if value is None else Decimal(value.numerator) / value.denominator
        for value in (result.realisation, result.achievement)
    ]
    return (*values, result.label, result.status, " ".join(one.message("id") for one in result.reasons) or None)


def test_a_wide_frame_gives_what_the_engine_gives(banjar: Pack, wide: pl.DataFrame) -> None:
    """Indicators by id or name, targets of the pack or the row; rows that fail keep their place and say why."""
    found = batch.evaluate(banjar, wide).frame
    assert found.columns == [*wide.columns, *RESULTS]
    rows = found.select(RESULTS).rows()
    assert rows[:9] == [engine_row(banjar, row) for row in wide.head(9).iter_rows(named=True)]
    assert [row[3] for row in rows] == [
        *("ok", "ok", "ok", "zero_divisor", "missing_input", "invalid_input", "zero_divisor"),
        *("no_target", "no_version", "invalid_input", "invalid_input"),
    ]
    assert all((row[3] == "ok") == (row[4] is None) for row in rows)


def test_a_long_frame_gives_a_row_for_each_combination(banjar: Pack) -> None:
    """Values one below the other, in any order, with the columns that a decree's data have."""
    long = pl.DataFrame(
        [
            ("Banjar", "tkk", "bekerja", 2024, "309.142", "tetap"),
            ("Banjar", "tpt", "penganggur", 2024, "8.604", "tetap"),
            ("Banjar", "tkk", "angkatan_kerja", 2024, "317.696", "sementara"),
            ("Banjar", "tpt", "angkatan_kerja", 2024, "317.696", "tetap"),
            ("Lain", "tkk", "bekerja", 2024, "1", "tetap"),
            ("Lain", "tkk", "bekerja", 2024, "2", "tetap"),
            ("Lain", "tpt", "penganggur", 2024, "1", "tetap"),
            ("Lain", "tpt", "pengangur", 2024, "1", "tetap"),
        ],
        schema=["daerah", "indikator", "variabel", "tahun", "nilai", "status"],
        orient="row",
    )
    found = batch.evaluate(banjar, long, lang="en").frame
    assert found.select("daerah", "indikator", "realisation", "status").rows() == [
        ("Banjar", "tkk", Decimal("97.31"), "ok"),
        ("Lain", "tkk", None, "invalid_input"),
        ("Banjar", "tpt", Decimal("2.71"), "ok"),
        ("Lain", "tpt", None, "invalid_input"),
    ]
    assert "twice" in found["reason"][1]
    assert "`pengangur`" in found["reason"][3]


def test_periods_of_a_long_frame_make_the_year() -> None:
    """Inputs by quarter are rolled up as the engine rolls them up."""
    long = pl.DataFrame(
        {
            "indikator": ["penempatan"] * 8,
            "tahun": [2023] * 8,
            "periode": [f"tw{quarter}" for quarter in (1, 2, 3, 4) for _ in range(2)],
            "variabel": ["ditempatkan", "bersertifikat"] * 4,
            "nilai": ["0", "5", "0", "5", "18", "27", "22", "58"],
        }
    )
    found = batch.evaluate("paser", long).frame
    assert found.select("realisation", "achievement", "status").rows() == [(Decimal("26.15"), Decimal("87.17"), "ok")]


def test_derived_values_are_those_of_the_year(banjar: Pack) -> None:
    """With the absorption in the data, wide or long, every row has the efficiency that the year's evaluation gives."""
    rows = [("tkk", "309.142", "317.696", "85,92%"), ("tkk", "300.000", "317.696", "85,92%"), ("tkk", "1", "0", "7")]
    names = ("indicator", "bekerja", "angkatan_kerja", "serapan")
    wide = pl.DataFrame(rows, schema=names, orient="row").with_row_index("row")
    found = banjar.evaluate_frame(wide, year=2024).frame
    expected = []
    for name, *values in rows:
        year = evaluate_year(banjar, {"data": {name: dict(zip(names[1:], values, strict=True))}}, year=2024)
        derived = year.results[name].derived.get("efisiensi")
        expected.append(derived and (exact_text(derived.value) or derived.said))
    assert found["efisiensi"].to_list() == expected == ["14.08", "tidak dihitung", None]
    long = wide.unpivot(on=names[1:], index=["row", "indicator"])
    again = banjar.evaluate_frame(long, year=2024).frame
    assert again.drop("row", "indicator").equals(found.select(again.columns[2:]))
    assert "efisiensi" not in banjar.evaluate_frame(wide.drop("serapan"), year=2024).frame.columns
    refused = banjar.evaluate_frame(wide.with_columns(indicator=pl.lit("bukan")), year=2024).frame
    assert refused["efisiensi"].to_list() == [None] * 3


def test_a_date_chooses_the_rules() -> None:
    """Versions of one year, a scale and a derived value that begin within it: as the engine takes them on that day."""
    rules: dict[str, Any] = {
        "paket": {"id": "uji", "versi": "1", "nama": "Uji", "acuan": ["nasional/capaian"], "skala": "s"},
        "pembulatan": {"realisasi": {"digit": 2}, "capaian": {"digit": 2}},
        "skala": {"s": {"berlaku_mulai": MIDYEAR, "di_bawah": "tolak", "kelas": [{"label": "A", "mulai": 0}]}},
        "turunan": {"sisa": {"rumus": "100% - serapan", "berlaku_mulai": MIDYEAR}},
        "indikator": {
            "x": {
                "nama": "X",
                "satuan": "poin",
                "arah": "naik",
                "target": {"2024": 10},
                "versi": [
                    {"rumus": "a", "berlaku_sampai": MIDYEAR - datetime.timedelta(1)},
                    {"rumus": "a * 2", "berlaku_mulai": MIDYEAR},
                ],
            }
        },
    }
    pack = load_pack(rules)
    frame = pl.DataFrame({"a": [5], "serapan": [40]})
    options: dict[str, Any] = {"indicator": "x", "year": 2024, "lang": "en"}
    for day in (None, MIDYEAR, MIDYEAR - datetime.timedelta(1)):
        row = pack.evaluate_frame(frame, date=day, **options).frame.row(0, named=True)
        result = evaluate(pack, "x", {"a": 5, "serapan": 40}, year=2024, date=day)
        assert row["status"] == result.status
        assert row["label"] == result.label
        assert row["reason"] == (" ".join(one.message("en") for one in result.reasons) or None)
        assert row["realisation"] == (None if result.realisation is None else Decimal(int(result.realisation)))
        derived = result.derived.get("sisa")
        assert row["sisa"] == (derived and (exact_text(derived.value) or derived.reasons[0].message("en")))
    assert pack.evaluate_frame(frame, date=MIDYEAR, **options).frame["realisation"].to_list() == [10]


def test_what_is_refused(banjar: Pack, wide: pl.DataFrame) -> None:
    """Rows about which nothing says what they are; a frame that has the results already."""
    for frame, code in ((wide.drop("year"), "batch_what"), (wide.with_columns(label=1), "batch_column_taken")):
        with pytest.raises(EvaluationError) as error:
            batch.evaluate(banjar, frame)
        assert error.value.diagnostics[0].code == code


def test_batches_and_chunks_give_the_same_rows(banjar: Pack, wide: pl.DataFrame) -> None:
    """Whatever the pieces, the rows are the same, in the same order, under one schema."""
    whole = batch.evaluate(banjar, wide).frame
    pieces = wide.to_arrow().to_batches(max_chunksize=3)
    table = pyarrow.Table.from_batches(list(batch.over_batches(banjar, pieces)))
    assert pl.DataFrame(table).equals(whole)
    chunks = list(batch.over_chunks(banjar, wide.lazy(), rows=4))
    assert [chunk.rows for chunk in chunks] == [4, 4, 3]
    assert pl.concat([chunk.frame for chunk in chunks]).equals(whole)


@pytest.mark.parametrize("kind", [".parquet", ".csv", ".xlsx"])
@pytest.mark.parametrize("written", [".parquet", ".csv", ".xlsx", ".jsonl"])
def test_files_in_and_out(banjar: Pack, wide: pl.DataFrame, tmp_path: Path, kind: str, written: str) -> None:
    """Every row of a file is written with its result or its reason."""
    source, target = tmp_path / f"data{kind}", tmp_path / f"hasil{written}"
    match kind:
        case ".parquet":
            wide.write_parquet(source)
        case ".csv":
            wide.write_csv(source, separator=";", include_bom=True)
        case _:
            workbook = openpyxl.Workbook()
            for row in (wide.columns, *wide.iter_rows()):
                workbook.active.append(row)
            workbook.save(source)
    seen: list[batch.Progress] = []
    summary = batch.run_file(banjar, source, target, rows=4, progress=seen.append)
    assert summary.rows == wide.height
    assert summary.statuses["ok"] == 3
    assert [step.rows for step in seen] == [4, 8, 11]
    assert {step.total for step in seen} == {11}
    labels = ["Sangat Tinggi"] if written else []
    match written:
        case ".jsonl":
            labels = [json.loads(line)["status"] for line in target.read_text(encoding="utf-8").splitlines()]
        case ".parquet":
            labels = pl.read_parquet(target)["status"].to_list()
        case ".csv":
            labels = pl.read_csv(target, infer_schema=False)["status"].to_list()
        case _:
            labels = pl.read_excel(target, engine="openpyxl")["status"].to_list()
    assert labels == batch.evaluate(banjar, wide).frame["status"].to_list()
    assert [path.name for path in tmp_path.iterdir() if path.name.endswith(".parts")] == []


def test_an_interrupted_run_goes_on(wide: pl.DataFrame, tmp_path: Path) -> None:
    """Parts that were finished are taken over, if their rows, the formula and the options are the same."""
    formula, source, target = parse("a / b * 100"), tmp_path / "data.parquet", tmp_path / "hasil.parquet"
    pl.DataFrame({"a": range(10), "b": range(1, 11)}).write_parquet(source)

    class Interrupted(Exception):
        pass

    def stop(step: batch.Progress) -> None:
        if step.rows == 6:
            raise Interrupted

    for digits, resumed in ((2, 6), (3, 0)):
        with pytest.raises(Interrupted):
            batch.run_file(formula, source, target, rows=3, progress=stop, digits=2)
        summary = batch.run_file(formula, source, target, rows=3, digits=digits)
        assert (summary.rows, summary.resumed) == (10, resumed)
        assert pl.read_parquet(target)["value"].dtype == pl.Decimal(38, digits)


WORKER = """
import sys
from kinerja_rules.batch import run_file
from kinerja_rules.formula import parse

def step(progress):
    print(progress.rows, flush=True)
    sys.stdin.readline()

run_file(parse("a / b * 100"), sys.argv[1], sys.argv[2], rows=100, progress=step, digits=2, lang="en")
"""


@pytest.mark.parametrize(
    ("end", "suffix", "changed"), [(signal.SIGKILL, ".parquet", False), (signal.SIGINT, ".jsonl", True)]
)
def test_a_killed_run_goes_on(tmp_path: Path, end: signal.Signals, suffix: str, changed: bool) -> None:
    """A process killed at work leaves finished parts; the next run takes over those whose rows are still the same.

    What it writes is what a run without interruption writes, the rows that fail with their reasons.
    """
    source, target, whole = tmp_path / "data.csv", tmp_path / f"hasil{suffix}", tmp_path / f"utuh{suffix}"
    data = pl.DataFrame({"a": range(1000), "b": [row % 7 for row in range(1000)]})
    data.write_csv(source)
    command = [sys.executable, "-c", WORKER, str(source), str(target)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as worker:
        assert worker.stdin is not None
        assert worker.stdout is not None
        for _ in range(3):
            assert worker.stdout.readline()
            worker.stdin.write(b"\n")
            worker.stdin.flush()
        worker.send_signal(end)
        assert worker.wait(timeout=60) != 0
    assert not target.exists()
    finished = len(list(target.with_name(f"{target.name}.parts").glob("*.parquet")))
    assert finished >= 3
    if changed:
        data.with_columns(a=pl.when(pl.col("a") == 150).then(0).otherwise("a")).write_csv(source)
    formula = parse("a / b * 100")
    options: dict[str, Any] = {"rows": 100, "digits": 2, "lang": "en"}
    summary = batch.run_file(formula, source, target, **options)
    assert summary.resumed == 100 * (finished - changed)
    batch.run_file(formula, source, whole, **options)
    assert target.read_bytes() == whole.read_bytes()
    assert summary.statuses == {"ok": 857, "zero_divisor": 143}
    frame = pl.read_parquet(target) if suffix == ".parquet" else pl.read_ndjson(target)
    reasons = frame.filter(pl.col("status") != "ok")["reason"].unique().to_list()
    assert sorted(reasons) == ["The divisor `b` is zero.", "Zero divided by zero: `a` and `b` are both zero."]


def test_kinds_of_files_that_are_refused(tmp_path: Path) -> None:
    """A file is known by its name's end."""
    for source, target in (("data.txt", "hasil.csv"), ("data.csv", "hasil.doc")):
        with pytest.raises(EvaluationError) as error:
            batch.run_file(parse("a"), tmp_path / source, tmp_path / target, digits=2)
        assert error.value.diagnostics[0].code == "batch_file_kind"
