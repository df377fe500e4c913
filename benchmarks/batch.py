"""A million rows, exact, rounded and labelled, against Polars by hand, DuckDB and NumPy in floats; cost as work grows.

Run: python -m benchmarks.batch [runs]
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from functools import reduce
from math import prod
from operator import add, mul
from typing import Any

import polars as pl

import kinerja_rules as kr
from benchmarks.cases import BANDS, CASES, DATA, LOWEST, SCALE, Case, banded, data
from benchmarks.fisca import simulated
from benchmarks.machine import in_turn, machine, ratios, save, stages
from kinerja_rules import batch

STAGES = {  # what the time of a row is spent on
    "reading the columns": "columns.py: prepare",
    "working and rounding": "kernel.py: work",
    "decimals and labels": "frames.py: with_decimals",
}
ROWS, CHECKED, RUNS = 1_000_000, 10_000_000, 5


def by_hand(case: Case, frame: pl.DataFrame) -> pl.DataFrame:
    """What one writes: floats, rounded, labelled."""
    return frame.with_columns(value=case.polars.round(2)).with_columns(label=banded(pl.col("value")))


def in_duckdb(case: Case, frame: pl.DataFrame) -> Callable[[], object] | None:
    """The same in SQL."""
    try:
        import duckdb
    except ImportError:
        return None
    chain = " ".join(f"WHEN value >= {edge} THEN '{label}'" for edge, label in BANDS)
    inner = f"SELECT *, round({case.sql}, 2) AS value FROM t"  # noqa: S608  # our own text
    query = f"SELECT *, CASE {chain} ELSE '{LOWEST}' END AS label FROM ({inner})"  # noqa: S608
    connection = duckdb.connect()
    connection.register("t", frame.to_arrow())
    return lambda: connection.sql(query).to_arrow_table()


def in_numexpr(case: Case, frame: pl.DataFrame) -> Callable[[], object] | None:
    """The formula alone, without rounding and label."""
    try:
        import numexpr
    except ImportError:
        return None
    if case.name == "long":
        return None
    columns = {name: frame[name].to_numpy() for name in case.names}
    return lambda: numexpr.evaluate(case.python, columns)


def in_openfisca(case: Case, frame: pl.DataFrame) -> Callable[[], object] | None:
    """Figures in 32-bit floats, and labels; not rounded."""
    columns = {name: frame[name].to_numpy() for name in case.names}
    try:
        work = simulated(case, label=True)
    except ImportError:
        return None
    return lambda: work(columns)


def exactly(case: Case, kind: str, frame: pl.DataFrame) -> pl.Series:
    """The cents by exact rounding, in 128-bit integers; where those do not hold the long formula, in Python's."""
    i = {name: (pl.col(name) * (100 if case.decimals else 1)).round(0).cast(pl.Int128) for name in case.names}
    match case.name:
        case "ratio":
            num, den = i["a"] * 10_000, i["b"]
        case "index":
            num, den = i["u"] * 40 + i["k"] * 30 + i["p"] * 30, pl.lit(100, dtype=pl.Int128)
        case "turun":
            num, den = (i["t"] * 2 - i["r"]) * 10_000, i["t"]
        case _ if kind == "random":
            return _in_python(case, frame)
        case _:
            pairs = [(i[over], i[under]) for over, under in zip(case.names[::2], case.names[1::2], strict=True)]
            den = reduce(mul, (under for _, under in pairs)) * 6
            parts = [pl.min_horizontal(over * 100, under * 120) * (den // 6 // under) for over, under in pairs]
            num = reduce(add, parts) * 100
    units = (num.abs() * 2 + den) // (den * 2) * num.sign()
    return frame.select(units=units.cast(pl.Int64)).to_series()


def _in_python(case: Case, frame: pl.DataFrame) -> pl.Series:
    """The long formula in whole numbers of Python: the divisors of six fractions multiply to more than 128 bits."""
    columns = [frame[name].to_list() for name in case.names]
    cents = []
    for row in zip(*columns, strict=True):
        overs, unders = row[::2], row[1::2]
        den = prod(unders)
        num = sum(min(over * 100, under * 120) * (den // under) for over, under in zip(overs, unders, strict=True))
        cents.append((num * 200 + den * 6) // (den * 12))
    return pl.Series(cents, dtype=pl.Int64)


def wrong(case: Case, kind: str) -> dict[str, Any]:
    """Rows whose second decimal, or label, is not that of exact rounding: here, and by hand."""
    found = {"rows": CHECKED, "kinerja_rules": 0, "label": 0, "by hand": 0, "recomputed": 0}
    step = 1_000_000
    for start in range(0, CHECKED, step):
        frame = data(case, kind, min(step, CHECKED - start), seed=start + 1)
        true = exactly(case, kind, frame)
        here = batch.evaluate_formula(kr.parse(case.text), frame, digits=2, scale=SCALE)
        hand = by_hand(case, frame)
        labels = true.to_frame("value").select(banded(pl.col("value") / 100)).to_series()
        cents = (here.frame["value"].cast(pl.Float64) * 100).round(0).cast(pl.Int64)
        found["kinerja_rules"] += int((cents != true).sum())
        found["label"] += int((here.frame["label"] != labels).sum())
        found["by hand"] += int(((hand["value"] * 100).round(0).cast(pl.Int64) != true).sum())
        found["recomputed"] += here.recomputed
    return found


def growth() -> list[dict[str, float]]:
    """Seconds from ten thousand to ten million rows."""
    case = CASES[0]
    formula = kr.parse(case.text)
    found = []
    for rows in (10_000, 30_000, 100_000, 300_000, 1_000_000, 3_000_000, 10_000_000):
        frame = data(case, "random", rows)
        times = []
        for _ in range(4):
            start = time.perf_counter()
            batch.evaluate_formula(formula, frame, digits=2, scale=SCALE)
            times.append(time.perf_counter() - start)
        found.append({"rows": rows, "seconds": min(times)})
    return found


MEMORY = """
import re, sys, tempfile, pathlib
import polars as pl
import kinerja_rules as kr
from kinerja_rules import batch
rows = int(sys.argv[1])
folder = pathlib.Path(tempfile.mkdtemp())
part = pl.DataFrame({"a": range(1_000_000)}).with_columns(b=pl.col("a") % 997 + 1)
for number in range(rows // 1_000_000):
    part.write_parquet(folder / f"{number:04}.parquet")
formula, seen = kr.parse("a / b * 100"), 0
for chunk in batch.over_chunks(formula, pl.scan_parquet(folder), rows=500_000, digits=2):
    seen += chunk.rows
assert seen == rows
print(int(re.search(r"VmHWM:\\s+(\\d+)", pathlib.Path("/proc/self/status").read_text())[1]) / 1024)
"""


def memory() -> list[dict[str, float]]:
    """Peak memory of a whole process that streams one, five and twenty million rows from Parquet, in MiB."""
    found = []
    for rows in (1_000_000, 5_000_000, 20_000_000):
        run = subprocess.run([sys.executable, "-c", MEMORY, str(rows)], check=True, capture_output=True, text=True)
        found.append({"rows": rows, "mib": float(run.stdout)})
    return found


def main(runs: int) -> None:
    """Measure, count, save."""
    found: dict[str, Any] = {"machine": machine(), "runs": runs, "rows": ROWS, "cases": {}}
    for case in CASES:
        formula = kr.parse(case.text)
        for kind in DATA:
            frame = data(case, kind, ROWS)
            works: dict[str, Callable[[], object]] = {
                "by hand": lambda case=case, frame=frame: by_hand(case, frame),  # type: ignore[misc]
                "kinerja_rules": lambda formula=formula, frame=frame: batch.evaluate_formula(  # type: ignore[misc]
                    formula, frame, digits=2, scale=SCALE
                ),
            }
            peers = {"duckdb": in_duckdb(case, frame), "numexpr (no label)": in_numexpr(case, frame)}
            peers["openfisca"] = in_openfisca(case, frame)
            works |= {name: made for name, made in peers.items() if made is not None}
            times = in_turn(works, runs)
            entry: dict[str, Any] = {
                name: {
                    "ms": statistics.median(taken) * 1e3,
                    "throughput": [1 / ratio for ratio in ratios(taken, times["by hand"])],
                    "million_rows_per_second": ROWS / min(taken) / 1e6,
                }
                for name, taken in times.items()
            }
            (way,) = batch.evaluate_formula(formula, frame, digits=2).ways
            found["cases"][f"{case.name}, {kind}"] = {
                "way": way,
                "engines": entry,
                "stages": stages(works["kinerja_rules"], STAGES),
                "wrong": wrong(case, kind),
            }
            print(case.name, kind, way, {name: round(one["throughput"][0], 2) for name, one in entry.items()})
            print("   ", found["cases"][f"{case.name}, {kind}"]["wrong"])
    found["growth"] = growth()
    found["memory"] = memory()
    print(found["growth"], found["memory"])
    save("batch", found)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else RUNS)
