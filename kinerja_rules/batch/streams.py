"""Data that does not fit in memory: chunk by chunk, as an iterator of Arrow record batches or of frames.

Any engine that hands out Arrow record batches can carry the evaluation (Spark's ``mapInArrow``, Dask, Ray, Flight).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

import polars as pl

from kinerja_rules.batch.formulas import evaluate_formula
from kinerja_rules.batch.frames import Batch, Frame
from kinerja_rules.batch.packs import evaluate
from kinerja_rules.errors import Diagnostic, EvaluationError
from kinerja_rules.formula import Formula
from kinerja_rules.policy import Pack

What: TypeAlias = "Pack | Formula"

ROWS = 500_000


def evaluate_any(what: What, frame: Frame, **options: Any) -> Batch:
    """A formula or a pack over a frame; ``options`` are those of ``evaluate_formula`` or ``evaluate``."""
    if isinstance(what, Formula):
        return evaluate_formula(what, frame, **options)
    return evaluate(what, frame, **options)


def over_batches(what: What, batches: Iterable[Any], **options: Any) -> Iterator[Any]:
    """For every Arrow record batch one with the results' columns, in order; nothing else is held in memory.

    Rows are evaluated within their batch: a long frame must have all values of a result in one batch.
    """
    for batch in batches:
        table = evaluate_any(what, batch, **options).to_arrow().combine_chunks()
        yield from table.to_batches()


def over_chunks(what: What, source: pl.LazyFrame | str | Path, *, rows: int = ROWS, **options: Any) -> Iterator[Batch]:
    """A ``Batch`` for every chunk of a LazyFrame or of a Parquet or CSV file, ``rows`` rows at most, in order."""
    lazy = source if isinstance(source, pl.LazyFrame) else scanned(Path(source))
    for frame in lazy.collect_batches(chunk_size=rows, maintain_order=True):
        for start in range(0, frame.height, rows):
            yield evaluate_any(what, frame.slice(start, rows), **options)


def scanned(path: Path) -> pl.LazyFrame:
    """A Parquet or CSV file (comma or semicolon) as a LazyFrame; every CSV cell stays the text that it is."""
    if path.suffix.lower() == ".parquet":
        return pl.scan_parquet(path)
    if path.suffix.lower() in {".csv", ".tsv"}:
        with path.open(encoding="utf-8-sig", errors="replace") as file:
            head = file.readline()
        separator = max(";\t,", key=head.count)
        return pl.scan_csv(path, separator=separator, infer_schema=False, encoding="utf8-lossy")
    raise EvaluationError(Diagnostic("batch_file_kind", {"name": path.name}))
