"""What the batch path is held to: the scalar path, row by row."""

from __future__ import annotations

from typing import Any

import polars as pl

from kinerja_rules.formula import Formula
from kinerja_rules.messages import sentence
from kinerja_rules.numbers import Decimal, Fraction, Rounding

LARGEST = 10**38


def scalar_rows(formula: Formula, frame: pl.DataFrame, digits: int, mode: Rounding) -> list[tuple[Any, ...]]:
    """The tuples (row, value, status, reason) as ``Formula.evaluate`` gives them, in English."""
    found: list[tuple[Any, ...]] = []
    for row in frame.iter_rows(named=True):
        inputs = {name: row[name] for name in formula.names if row.get(name) is not None}
        outcome = formula.evaluate(inputs)
        if outcome.value is None:
            reason = " ".join(one.message("en") for one in outcome.reasons)
            found.append((row["row"], None, outcome.status, reason))
            continue
        value = mode.round(outcome.value, digits)
        if abs(value) * 10**digits >= LARGEST:
            found.append((row["row"], None, "invalid_input", sentence("batch_too_large", "en", {})))
        else:
            found.append((row["row"], as_decimal(value, digits), "ok", None))
    return found


def as_decimal(value: Fraction, digits: int) -> Decimal:
    """A rounded value as a column of decimals holds it."""
    return Decimal(f"{int(value * 10**digits)}E{-digits}")
