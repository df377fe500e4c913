"""A simulated country: 514 regencies and cities x 30 institutions x 30 indicators x 20 quarters, 9.25 million figures.

About 300 different formulas; missing values and zero targets among the data; realisation, achievement, label, and
aggregates by institution and region. The data are made first, as long Parquet files; then the pipeline is timed.

Run: python -m benchmarks.country [regions]
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from shutil import rmtree
from typing import Any

import numpy as np
import polars as pl

import kinerja_rules as kr
from benchmarks.machine import OUT, machine, profiled, save
from kinerja_rules import batch
from kinerja_rules.policy import Pack

REGIONS, INSTITUTIONS, INDICATORS, QUARTERS, FORMULAS = 514, 30, 30, 20, 300
FILES = 2
MISSING, ZERO_TARGETS = 0.02, 0.01


def formula(number: int) -> tuple[str, str]:
    """One of 300 different formulas, and its direction."""
    kind, weight = number % 6, 20 + number // 6
    match kind:
        case 0:
            return f"a / b * 100 + {number // 6}", "naik"
        case 1:
            return f"a * {weight}% + b * 10% + c * {90 - weight}%", "naik"
        case 2:
            return f"(b - a) / b * {weight * 10}", "turun"
        case 3:
            return f"rata_rata(a / b; c / b) * {weight}", "naik"
        case 4:
            return f"min(a / b * {weight}; 120)", "naik_batas_120"
    return f"a * {weight} / b", "turun"


def pack() -> Pack:
    """300 indicators as a pack: two directions, a scale of seven bands."""
    indicators: dict[str, Any] = {}
    for number in range(FORMULAS):
        text, direction = formula(number)
        indicators[f"i{number:03}"] = {
            "nama": f"Indikator {number}",
            "rumus": text,
            "satuan": "poin",
            "arah": direction,
        }
    edges = [(0, "D"), (30, "C"), (50, "CC"), (60, "B"), (70, "BB"), (80, "A"), (90, "AA")]
    bands: list[dict[str, Any]] = [{"label": label, "mulai": low} for low, label in edges]
    for band, (high, _) in zip(bands, edges[1:], strict=False):
        band["kurang_dari"] = high
    return kr.load_pack(
        {
            "format": 1,
            "paket": {
                "id": "negeri",
                "versi": "1",
                "nama": "Negeri",
                "acuan": ["nasional/capaian"],
                "skala": "negeri",
            },
            "pembulatan": {"realisasi": {"digit": 2}, "capaian": {"digit": 2}, "cara": "setengah_ke_atas"},
            "skala": {"negeri": {"di_bawah": "tolak", "kelas": bands}},
            "indikator": indicators,
        }
    )


def make(folder: Path, regions: int) -> int:
    """The data as long files, a group of regions in each; returns the number of evaluations."""
    rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    evaluations = 0
    for number, group in enumerate(np.array_split(np.arange(regions), FILES)):
        rng = np.random.default_rng(number)
        keys = pl.DataFrame(
            {
                "region": np.repeat(group, INSTITUTIONS * INDICATORS * QUARTERS).astype(np.int16),
                "institution": np.tile(np.repeat(np.arange(INSTITUTIONS), INDICATORS * QUARTERS), len(group)).astype(
                    np.int8
                ),
                "slot": np.tile(np.repeat(np.arange(INDICATORS), QUARTERS), len(group) * INSTITUTIONS).astype(np.int16),
                "quarter": np.tile(np.arange(QUARTERS), len(group) * INSTITUTIONS * INDICATORS).astype(np.int8),
            }
        ).with_columns(number=(pl.col("institution").cast(pl.Int16) * 10 + pl.col("slot")) % FORMULAS)
        names = pl.Series([f"i{number:03}" for number in range(FORMULAS)])
        keys = keys.select(
            "region",
            "institution",
            "number",
            indicator=pl.lit(names).gather(pl.col("number")).cast(pl.Categorical),
            year=2020 + pl.col("quarter") // 4,
            quarter=pl.col("quarter") % 4 + 1,
        )
        evaluations += keys.height
        parts = list(_values(keys, rng))
        pl.concat(parts).write_parquet(folder / f"{number}.parquet")
    return evaluations


def _values(keys: pl.DataFrame, rng: np.random.Generator) -> Iterator[pl.DataFrame]:
    height = keys.height
    figures = {
        "a": rng.integers(0, 50_000, height).astype(float),
        "b": rng.integers(1, 50_000, height).astype(float),
        "c": rng.integers(0, 10_001, height) / 100,
        "target": np.where(rng.random(height) < ZERO_TARGETS, 0, rng.integers(1, 15_000, height) / 100),
    }
    for name, values in figures.items():
        part = keys.with_columns(
            variable=pl.lit(name, dtype=pl.Categorical),
            value=pl.Series(np.where(rng.random(height) < MISSING, np.nan, values)).fill_nan(None),
        )
        if name == "c":  # only some formulas have a third variable
            part = part.filter(pl.col("number") % 6 != 0, pl.col("number") % 6 != 2).filter(pl.col("number") % 6 < 4)
        yield part.drop("number")


def run(folder: Path, rules: Pack) -> dict[str, Any]:
    """The pipeline over all files: results kept as Parquet, aggregates by institution and region."""
    results = folder.with_name("country-results")
    rmtree(results, ignore_errors=True)
    results.mkdir(parents=True)
    recomputed = 0
    ways: dict[str, int] = {}
    for path in sorted(folder.glob("*.parquet")):
        found = batch.evaluate(rules, pl.read_parquet(path))
        found.frame.write_parquet(results / path.name)
        recomputed += found.recomputed
        for way, rows in found.ways.items():
            ways[way] = ways.get(way, 0) + rows
        del found
    lazy = pl.scan_parquet(results / "*.parquet")
    aggregates = {}
    for key in ("institution", "region"):
        table = (
            lazy.group_by(key)
            .agg(
                pl.col("achievement").sum().alias("total"),
                pl.col("achievement").count().alias("count"),
                *((pl.col("label") == label).sum().alias(label) for label in ("AA", "A", "BB", "B", "CC", "C", "D")),
                (pl.col("status") != "ok").sum().alias("without a value"),
            )
            .sort(key)
            .collect()
        )
        table.write_parquet(results.with_name(f"country-by-{key}.parquet"))
        aggregates[key] = table.height
    statuses = dict(lazy.group_by("status").len().collect().rows())
    return {"recomputed": recomputed, "ways": ways, "statuses": statuses, "aggregates": aggregates}


def peak() -> float:
    """Peak memory of this process, in MiB."""
    found = re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text(encoding="utf-8"))
    return int(found[1]) / 1024 if found else 0.0


def main(regions: int) -> None:
    """Make the data in a process of its own, so that the peak is the pipeline's; run, time, save."""
    folder = OUT / "country"
    if "--make" in sys.argv:
        print(make(folder, regions))
        return
    import subprocess

    made = subprocess.run(
        [sys.executable, "-m", "benchmarks.country", str(regions), "--make"], check=True, capture_output=True, text=True
    )
    start = time.perf_counter()
    rules = pack()
    loaded = time.perf_counter() - start
    start = time.perf_counter()
    found = run(folder, rules)
    seconds = time.perf_counter() - start
    whole = peak()
    found |= {
        "machine": machine(),
        "regions": regions,
        "evaluations": int(made.stdout),
        "formulas": FORMULAS,
        "pack_seconds": loaded,
        "seconds": seconds,
        "mib": whole,
        "profile": profiled(lambda: batch.evaluate(rules, pl.read_parquet(folder / "0.parquet"))),
    }
    print({name: value for name, value in found.items() if name != "machine"})
    save("country", found)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else REGIONS)
