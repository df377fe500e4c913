"""A file of many rows to a file of results, in parts that are kept: what was interrupted goes on where it stopped.

A part is known by its content: a hash over its rows, what is evaluated, with which options, by which version. The parts
lie in ``<target>.parts`` until all are there.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import rmtree
from typing import Any

import polars as pl
from attrs import field, frozen

from kinerja_rules.batch.frames import Batch
from kinerja_rules.batch.long import is_long
from kinerja_rules.batch.streams import ROWS, What, evaluate_any, scanned
from kinerja_rules.engine.record import engine_version
from kinerja_rules.errors import Diagnostic, EvaluationError
from kinerja_rules.files.text import read_bytes
from kinerja_rules.formula import Formula

READ = (".parquet", ".csv", ".tsv", ".xlsx")
WRITTEN = (".parquet", ".csv", ".xlsx", ".jsonl", ".ndjson")


@frozen
class Progress:
    """How far a run is; ``total`` is None where nobody knows, ``resumed`` rows were there from a run before."""

    rows: int
    total: int | None
    resumed: int = 0


@frozen
class Summary:
    """What a run came to: rows by status, and how many were recomputed or taken over from a run before."""

    rows: int = 0
    statuses: dict[str, int] = field(factory=dict)
    recomputed: int = 0
    resumed: int = 0


def run_file(
    what: What,
    source: str | Path,
    target: str | Path,
    *,
    rows: int = ROWS,
    progress: Callable[[Progress], object] | None = None,
    **options: Any,
) -> Summary:
    """Evaluates ``source`` (Parquet, CSV, XLSX) into ``target`` (the same, or JSON lines), ``rows`` rows at a time.

    A row without a value is written with its status and reason. A long file is worked as a whole. ``options`` are those
    of ``evaluate`` or ``evaluate_formula``. Raises EvaluationError for a kind of file that is not known,
    FileError where ``source`` cannot be opened.
    """
    source, target = Path(source), Path(target)
    if target.suffix.lower() not in WRITTEN:
        raise EvaluationError(Diagnostic("batch_file_kind", {"name": target.name}))
    lazy = _opened(source)
    long = is_long(lazy.head(0).collect())
    total = None if long else int(lazy.select(pl.len()).collect().item())
    folder = target.with_name(f"{target.name}.parts")
    folder.mkdir(parents=True, exist_ok=True)
    parts: list[Path] = []
    done = recomputed = resumed = 0
    statuses = Counter[str]()
    for number, frame in enumerate(_chunks(lazy, rows, long=long)):
        part = folder / f"{number:06}-{_known(what, frame, options)}.parquet"
        if part.exists():
            resumed += frame.height
        else:
            batch: Batch = evaluate_any(what, frame, **options)
            _written(batch.frame, part)
            recomputed += batch.recomputed
        parts.append(part)
        statuses.update(dict(pl.read_parquet(part, columns=["status"])["status"].value_counts().rows()))
        done += frame.height
        if progress is not None:
            progress(Progress(done, total, resumed))
    _joined(parts, target)
    rmtree(folder)
    return Summary(statuses.total(), dict(statuses), recomputed, resumed)


def _opened(source: Path) -> pl.LazyFrame:
    if source.suffix.lower() not in READ:
        raise EvaluationError(Diagnostic("batch_file_kind", {"name": source.name}))
    if not source.is_file():
        read_bytes(source)  # raises FileError, which says why
    if source.suffix.lower() == ".xlsx":
        return pl.read_excel(source, engine="openpyxl").lazy()
    return scanned(source)


def _chunks(lazy: pl.LazyFrame, rows: int, *, long: bool) -> Iterator[pl.DataFrame]:
    """The rows in pieces of exactly ``rows``, so that they are the same in every run; at least one piece."""
    if long:
        yield lazy.collect()
        return
    kept: list[pl.DataFrame] = []
    some = False
    for frame in lazy.collect_batches(chunk_size=rows, maintain_order=True):
        kept.append(frame)
        while sum(piece.height for piece in kept) >= rows:
            whole = pl.concat(kept)
            kept, some = [whole.slice(rows)], True
            yield whole.head(rows)
    rest = pl.concat(kept) if kept else lazy.head(0).collect()
    if rest.height or not some:
        yield rest


def _known(what: What, frame: pl.DataFrame, options: dict[str, Any]) -> str:
    """The name of a content: these rows, under this formula or pack and these options."""
    ways = (what.to_source(), what.units, what.style) if isinstance(what, Formula) else (what.id, what.content_hash)
    content = hashlib.blake2b(repr((engine_version(), ways, sorted(options.items()))).encode(), digest_size=16)
    content.update(frame.rechunk().write_ipc(None).getvalue())
    return content.hexdigest()


def _written(frame: pl.DataFrame, path: Path) -> None:
    """Whole or not at all: an interrupted part has another name."""
    unfinished = path.with_suffix(".unfinished")
    frame.write_parquet(unfinished)
    unfinished.replace(path)


def _joined(parts: list[Path], target: Path) -> None:
    """All parts in one file of the target's kind."""
    lazy = pl.scan_parquet(parts)
    match target.suffix.lower():
        case ".parquet":
            lazy.sink_parquet(target)
        case ".csv":
            lazy.sink_csv(target)
        case ".xlsx":
            _sheet(lazy.collect(), target)
        case _:
            lazy.sink_ndjson(target)


def _sheet(frame: pl.DataFrame, target: Path) -> None:
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("hasil")
    sheet.append(frame.columns)
    for row in frame.iter_rows():
        sheet.append(row)
    book.save(target)
