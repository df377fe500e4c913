"""The four formulas of the benchmarks, as every engine writes them, and the data they run over."""

from __future__ import annotations

from typing import Any

import numpy as np
import polars as pl
from attrs import frozen

from kinerja_rules.numbers import Fraction
from kinerja_rules.policy import Band, Scale

PAIRS = range(1, 7)
col = pl.col


@frozen
class Case:
    """One formula: in this package, in Python, in an expression language, in Polars, in SQL; and its columns."""

    name: str
    text: str
    python: str
    polars: pl.Expr
    sql: str
    names: tuple[str, ...]
    decimals: int = 0  # of its inputs
    zen: str | None = None
    cel: str | None = None


def _long_python(least: str) -> str:
    return "(" + " + ".join(f"{least}(a{n} / b{n} * 100, 120)" for n in PAIRS) + ") / 6"


CASES = (
    Case("ratio", "a / b * 100", "a / b * 100", col("a") / col("b") * 100, "a / b * 100", ("a", "b")),
    Case(
        "index",
        "u * 40% + k * 30% + p * 30%",
        "u * 0.4 + k * 0.3 + p * 0.3",
        col("u") * 0.4 + col("k") * 0.3 + col("p") * 0.3,
        "u * 0.4::DOUBLE + k * 0.3::DOUBLE + p * 0.3::DOUBLE",
        ("u", "k", "p"),
        decimals=2,
    ),
    Case(
        "turun",
        "(t - (r - t)) / t * 100",
        "(t - (r - t)) / t * 100",
        (col("t") - (col("r") - col("t"))) / col("t") * 100,
        "(t - (r - t)) / t * 100",
        ("t", "r"),
        decimals=2,
    ),
    Case(
        "long",
        "rata_rata(" + "; ".join(f"min(a{n} / b{n} * 100; 120)" for n in PAIRS) + ")",
        _long_python("min"),
        pl.mean_horizontal([pl.min_horizontal(col(f"a{n}") / col(f"b{n}") * 100, 120.0) for n in PAIRS]),
        _long_python("least"),
        tuple(f"{name}{n}" for n in PAIRS for name in "ab"),
        zen="avg([" + ", ".join(f"min([a{n} / b{n} * 100, 120])" for n in PAIRS) + "])",
        cel="(" + " + ".join(f"(a{n} / b{n} * 100.0 < 120.0 ? a{n} / b{n} * 100.0 : 120.0)" for n in PAIRS) + ") / 6.0",
    ),
)

BANDS = ((90, "AA"), (80, "A"), (70, "BB"), (60, "B"), (50, "CC"), (30, "C"))
LOWEST = "D"

EDGES = (None, *(Fraction(edge) for edge, _ in reversed(BANDS)), None)
NAMES = (LOWEST, *(label for _, label in reversed(BANDS)))
SCALE = Scale(
    "bands",
    tuple(Band(name, low, high, True, False) for name, low, high in zip(NAMES, EDGES, EDGES[1:], strict=False)),
)

DATA = ("random", "small", "ties")


def data(case: Case, kind: str, rows: int, seed: int = 0) -> pl.DataFrame:
    """Rows of a kind: random figures, small whole numbers, or figures chosen so that many results are ties."""
    rng = np.random.default_rng([seed, DATA.index(kind)])
    columns: dict[str, Any] = {}
    for name in case.names:
        if kind == "small":
            columns[name] = rng.integers(1, 100, rows)
        elif case.decimals:
            columns[name] = rng.integers(1, 10_001, rows) / 100
        elif kind == "ties":
            columns[name] = rng.choice([1, 2, 4, 5, 8, 16, 20, 25, 40, 50, 80, 125, 160, 200, 400, 800, 1600], rows)
        else:
            columns[name] = rng.integers(1, 1_000_000, rows)
    if kind == "ties" and case.decimals:  # quarters and halves of the last place
        columns = {name: np.round(values * 4) / 4 for name, values in columns.items()}
        columns = {name: np.where(values == 0, 0.25, values) for name, values in columns.items()}
    return pl.DataFrame(columns)


def banded(value: pl.Expr) -> pl.Expr:
    """The label, as one writes it by hand."""
    found = pl.lit(LOWEST)
    (edge, label), *others = BANDS
    chain: Any = pl.when(value >= edge).then(pl.lit(label))
    for lower, name in others:
        chain = chain.when(value >= lower).then(pl.lit(name))
    labels: pl.Expr = chain.otherwise(found)
    return labels
