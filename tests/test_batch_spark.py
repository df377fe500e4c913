"""The batch path on a real local Spark, and all paths over generated formulas and data: one semantics.

Spark takes all generated samples in one job, so they are drawn first and held together then.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from functools import reduce
from itertools import pairwise
from math import isfinite
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from attrs import evolve, frozen
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from kinerja_rules.batch import evaluate, evaluate_formula
from kinerja_rules.errors import EvaluationError
from kinerja_rules.formula import Formula, Outcome, parse
from kinerja_rules.grammar import ast
from kinerja_rules.numbers import HALF_UP, MODES, Decimal, Fraction, Interval, Rounding
from kinerja_rules.packs import load_pack
from tests.batch_samples import NAMES, columns, formulas, frame_for
from tests.batch_scalar import scalar_rows

pytestmark = pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas:FutureWarning")

ROOT = str(Path(__file__).parents[1])


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    """A Spark session on this machine, two workers; where it has no JVM or no pyspark the tests are not run."""
    sql = pytest.importorskip("pyspark.sql", reason="Spark is tested where pyspark is installed")
    if shutil.which("java") is None:
        pytest.skip("Spark needs a JVM, and this machine has none")
    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ["PYTHONPATH"] = os.pathsep.join((ROOT, os.environ.get("PYTHONPATH", "")))
    session = (
        sql.SparkSession.builder.master("local[2]")
        .appName("kinerja_rules")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.memory", "512m")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", "7")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()


ROWS = [(row, row % 11, None if row % 13 == 5 else row % 7, f"{row},5") for row in range(60)]


def test_a_formula_over_a_spark_frame_is_the_scalar_result(spark: Any) -> None:
    """Every row that Spark gives back equals the scalar result: nulls, zeros, ties and texts among them."""
    from kinerja_rules.batch import spark as on_spark

    formula = parse("a / b * 100 + c")
    given = pl.DataFrame(ROWS, schema=["row", "a", "b", "c"], orient="row")
    frame = spark.createDataFrame(ROWS, "row long, a long, b long, c string").repartition(3)
    found = on_spark.evaluate(formula, frame, digits=2, lang="en").select("row", "value", "status", "reason").collect()
    assert sorted(map(tuple, found)) == scalar_rows(formula, given, 2, HALF_UP)


def test_a_pack_over_a_spark_frame_is_the_batch_result(spark: Any) -> None:
    """A pack goes to the workers once, and gives every row the label that the batch path gives it here."""
    from kinerja_rules.batch import spark as on_spark

    pack = load_pack("banjar")
    rows = [(row, 290_000 + 700 * row, 317_696 if row % 9 else 0, f"{row},5") for row in range(40)]
    given = pl.DataFrame(rows, schema=["row", "bekerja", "angkatan_kerja", "serapan"], orient="row")
    frame = spark.createDataFrame(rows, "row long, bekerja long, angkatan_kerja long, serapan string")
    found = on_spark.evaluate(pack, frame, indicator="tkk", year=2024).collect()
    assert sorted(map(tuple, found)) == evaluate(pack, given, indicator="tkk", year=2024).frame.rows()


# -- generated formulas and data


@frozen
class Sample:
    """A formula, the rows that it is worked over, and the rounding."""

    formula: Formula
    frame: pl.DataFrame
    digits: int
    mode: Rounding

    def __str__(self) -> str:
        return f"{self.formula.to_source()}, {self.digits} digits, {self.mode.name}, {self.frame.rows(named=True)}"

    @property
    def expected(self) -> list[tuple[Any, ...]]:
        return scalar_rows(self.formula, self.frame, self.digits, self.mode)


WORST = [  # nulls, zeros, negative and huge numbers, ties, texts: these are always there
    pl.DataFrame({"a": [0, -7, None, 10**18, 1], "b": [0, 0, 3, -1, 800]}),
    pl.DataFrame({"a": [Decimal(-(10**30)), Decimal(5)], "b": [Decimal(10**30 - 1), None]}),
    pl.DataFrame({"a": [1, 3, -7, 5, 1], "b": [800, 16, 3, 3, 8]}),
    pl.DataFrame({"a": [0.1 + 0.2, float("nan"), -2.675], "b": ["8.604", "x", "12,5%"]}),
]


@st.composite
def samples(draw: st.DrawFn) -> Sample:
    """Formulas of every operator over columns of every kind that Spark has."""
    formula = draw(formulas().filter(lambda formula: len(list(ast.walk(formula.tree))) > 2))
    rows = draw(st.sampled_from((3, 12)))
    frame = frame_for(formula, [draw(columns(rows)) for _ in NAMES])
    spark_has: dict[Any, Any] = {pl.Int128: pl.Decimal(38, 0), pl.UInt8: pl.Int16}
    frame = frame.cast({name: spark_has[kind] for name, kind in frame.schema.items() if kind in spark_has})
    return Sample(formula, frame, draw(st.integers(0, 4)), draw(st.sampled_from(MODES)))


@pytest.fixture(scope="module")
def drawn() -> list[Sample]:
    """What all paths are held to."""
    found = [Sample(parse("a / b * 100"), frame.with_row_index("row"), 2, mode) for frame in WORST for mode in MODES]
    found = [evolve(sample, frame=sample.frame.cast({"row": pl.Int64})) for sample in found]

    @settings(
        max_examples=40,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
    )
    @given(samples())
    def draw(sample: Sample) -> None:
        found.append(sample)

    draw()
    return found


def test_batch_and_spark_give_the_scalar_result(spark: Any, drawn: list[Sample]) -> None:
    """Value, status and reason of every row, by three paths."""
    from kinerja_rules.batch import spark as on_spark

    parts = []
    for number, sample in enumerate(drawn):
        options: dict[str, Any] = {"digits": sample.digits, "mode": sample.mode.name, "lang": "en"}
        here = evaluate_formula(sample.formula, sample.frame, **options).frame
        assert here.select("row", "value", "status", "reason").rows() == sample.expected, str(sample)
        there = on_spark.evaluate(sample.formula, spark.createDataFrame(sample.frame.to_arrow()).coalesce(1), **options)
        parts.append(there.selectExpr(f"{number} AS sample", "row", "CAST(value AS string)", "status", "reason"))
    found: dict[int, list[tuple[Any, ...]]] = {number: [] for number in range(len(drawn))}
    for number, row, value, status, reason in reduce(lambda one, two: one.unionAll(two), parts).collect():
        found[number].append((row, value if value is None else Decimal(value), status, reason))
    for number, sample in enumerate(drawn):
        assert sorted(found[number], key=lambda row: row[0]) == sample.expected, str(sample)


def test_ranges_hold_the_scalar_results(drawn: list[Sample]) -> None:
    """A range over points is the value, and there is none where there is no value; a range over two rows holds both."""
    told = 0
    for sample in drawn:
        formula = sample.formula
        rows = [
            {name: row[name] for name in formula.names if row[name] is not None}
            for row in sample.frame.iter_rows(named=True)
        ]
        for row in rows:
            outcome = formula.evaluate(row)
            try:
                found = formula.interval(row)
            except EvaluationError:
                assert outcome.value is None or outcome.approximate, str(sample)
            else:
                assert reaches(found, outcome), str(sample)
                assert found.is_point or outcome.approximate, str(sample)
        for one, two in pairwise(map(exactly, rows)):
            if len(one) == len(two) == len(formula.names):
                told += held(formula, one, two, str(sample))
    assert told > 4


def exactly(row: dict[str, Any]) -> dict[str, Fraction]:
    """The inputs of a row that are numbers; a float is the decimal of its shortest form."""
    numbers = {name: value for name, value in row.items() if not isinstance(value, str) and isfinite(value)}
    return {name: Fraction(repr(value) if isinstance(value, float) else value) for name, value in numbers.items()}


def held(formula: Formula, one: dict[str, Fraction], two: dict[str, Fraction], message: str) -> bool:
    """Whether a range over the box of two rows is told; it then holds the values of both, and of their middle."""
    box = {name: Interval(min(value, two[name]), max(value, two[name])) for name, value in one.items()}
    try:
        found = formula.interval(box)
    except EvaluationError:
        return False
    middle = {name: (value + two[name]) / 2 for name, value in one.items()}
    assert all(reaches(found, formula.evaluate(row)) for row in (one, two, middle)), message
    return True


def reaches(found: Interval, outcome: Outcome) -> bool:
    """Whether the value is there and lies within; one that stands for an irrational may be an end."""
    value = outcome.value
    return value is not None and (found.contains(value) or (outcome.approximate and value in (found.lo, found.hi)))
