"""What a benchmark ran on, and how its times are taken."""

from __future__ import annotations

import json
import math
import os
import platform
import statistics
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

OUT = Path(__file__).parents[1] / "build" / "bench"
PEERS = "polars pyarrow numpy duckdb zen-engine rule-engine cel-python simpleeval asteval numexpr gmpy2".split()


def machine() -> dict[str, Any]:
    """Cores, memory and versions; nothing that names the machine."""
    pages, size = os.sysconf("SC_PHYS_PAGES"), os.sysconf("SC_PAGE_SIZE")
    versions = {}
    for name in PEERS:
        try:
            versions[name] = version(name)
        except PackageNotFoundError:
            continue
    return {
        "cores": os.cpu_count(),
        "memory_gib": round(pages * size / 2**30, 1),
        "system": platform.system(),
        "architecture": platform.machine(),
        "python": sys.version.split()[0],
        "versions": versions,
    }


def in_turn(works: Mapping[str, Callable[[], object]], runs: int, best: int = 1) -> dict[str, list[float]]:
    """Seconds of every work, taken in turn, so that a busy moment touches all alike; the first round is not counted.

    Short works are done several times in each round, and the best time is taken.
    """
    times: dict[str, list[float]] = {name: [] for name in works}
    for number in range(runs + 1):
        for name, work in works.items():
            spent = math.inf
            for _ in range(best):
                start = time.perf_counter()
                work()
                spent = min(spent, time.perf_counter() - start)
            if number:
                times[name].append(spent)
    return times


def ratios(times: Sequence[float], base: Sequence[float]) -> tuple[float, float, float]:
    """The ratio of each run to the base of the same round: median, least, greatest."""
    found = sorted(one / two for one, two in zip(times, base, strict=True))
    return statistics.median(found), found[0], found[-1]


def save(name: str, found: object) -> None:
    """The results of a script, for the report."""
    OUT.mkdir(parents=True, exist_ok=True)
    (OUT / f"{name}.json").write_text(json.dumps(found, indent=1), encoding="utf-8")


def load(name: str) -> Any:
    """What a script saved; None where it has not run."""
    path = OUT / f"{name}.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else None
