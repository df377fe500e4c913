"""What a benchmark ran on, and how its times are taken."""

from __future__ import annotations

import cProfile
import json
import math
import os
import platform
import pstats
import statistics
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

ENOUGH = 0.5  # seconds in which a work is done again for a better time
OUT = Path(__file__).parents[1] / "build" / "bench"
PEERS = (
    "polars pyarrow numpy duckdb zen-engine rule-engine cel-python simpleeval asteval numexpr gmpy2 openfisca-core"
).split()


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

    Short works are done several times in each round, until that takes long enough, and the best time is taken.
    """
    times: dict[str, list[float]] = {name: [] for name in works}
    for number in range(runs + 1):
        for name, work in works.items():
            spent, whole = math.inf, time.perf_counter()
            for _ in range(best):
                start = time.perf_counter()
                work()
                now = time.perf_counter()
                spent = min(spent, now - start)
                if now - whole > ENOUGH:
                    break
            if number:
                times[name].append(spent)
    return times


def ratios(times: Sequence[float], base: Sequence[float]) -> tuple[float, float, float]:
    """The ratio of each run to the base of the same round: median, least, greatest."""
    found = sorted(one / two for one, two in zip(times, base, strict=True))
    return statistics.median(found), found[0], found[-1]


def profiled(work: Callable[[], object], rows: int = 8) -> list[tuple[str, float]]:
    """The functions that a work spends most of its own time in, with their shares."""
    found = _profile(work)
    whole = sum(own for _, _, own, _, _ in found.values())
    shares = [(_called(*where), own / whole) for where, (_, _, own, _, _) in found.items()]
    return sorted(shares, key=lambda one: -one[1])[:rows]


def stages(work: Callable[[], object], parts: Mapping[str, str]) -> dict[str, float]:
    """The share of a work's time in each of some functions and what they call, ``parts`` as ``file.py: function``."""
    found = _profile(work)
    within = {_called(*where).rpartition("/")[2]: spent for where, (_, _, _, spent, _) in found.items()}
    whole = max(within.values())
    return {name: within.get(called, 0.0) / whole for name, called in parts.items()}


def _profile(work: Callable[[], object]) -> dict[tuple[str, int, str], tuple[int, int, float, float, Any]]:
    profile = cProfile.Profile()
    profile.runcall(work)
    found: dict[tuple[str, int, str], tuple[int, int, float, float, Any]] = vars(pstats.Stats(profile))["stats"]
    return found


def _called(file: str, _line: int, name: str) -> str:
    """A function and its file, without the folders of this machine."""
    return name if file == "~" else f"{'/'.join(Path(file).parts[-2:])}: {name}"


def save(name: str, found: object) -> None:
    """The results of a script, for the report."""
    OUT.mkdir(parents=True, exist_ok=True)
    (OUT / f"{name}.json").write_text(json.dumps(found, indent=1), encoding="utf-8")


def load(name: str) -> Any:
    """What a script saved; None where it has not run."""
    path = OUT / f"{name}.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else None
