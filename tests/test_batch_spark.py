"""The batch path on a real local Spark, held to the scalar path."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from kinerja_rules.batch import evaluate
from kinerja_rules.formula import parse
from kinerja_rules.numbers import HALF_UP
from kinerja_rules.packs import load_pack
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
    rows = [(row, 290_000 + 700 * row, 317_696 if row % 9 else 0) for row in range(40)]
    given = pl.DataFrame(rows, schema=["row", "bekerja", "angkatan_kerja"], orient="row")
    frame = spark.createDataFrame(rows, "row long, bekerja long, angkatan_kerja long")
    found = on_spark.evaluate(pack, frame, indicator="tkk", year=2024).collect()
    assert sorted(map(tuple, found)) == evaluate(pack, given, indicator="tkk", year=2024).frame.rows()
