"""Loading and proving packs, in whole processes: each shipped pack alone, and all of them; the least of several runs.

The least time is what the work costs; what is above it is what else the machine did. A load counts from the first
import of the package on, as a person waits for it, with byte code in place. Exit status 1 where a bound is missed.

Run: python benchmarks/packs.py [runs]
"""

from __future__ import annotations

import compileall
import os
import subprocess
import sys
from pathlib import Path

import kinerja_rules as kr

ONE, ALL = 0.2, 1.5
"""The bounds in seconds."""

CODE = """
import sys, time
start = time.perf_counter()
import kinerja_rules as kr
for name in sys.argv[1:]:
    kr.load_pack(name)
print(time.perf_counter() - start)
"""
RUNS = 7


def measure(names: tuple[str, ...]) -> float:
    """Seconds of one new process that loads these packs."""
    found = subprocess.run([sys.executable, "-c", CODE, *names], check=True, capture_output=True, text=True)
    return float(found.stdout)


def main(runs: int) -> int:
    """Takes the packs in turn, so that a busy moment touches all of them alike, and prints the least times."""
    compileall.compile_dir(Path(kr.__file__).parent, quiet=2)
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    packs = kr.list_packs()
    works = {**{name: (name,) for name in packs}, f"all {len(packs)}": packs}
    times: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(runs):
        for name, wanted in works.items():
            times[name].append(measure(wanted))
    missed = 0
    print(f"Python {sys.version.split()[0]}, least of {runs} runs, import included")
    for name, measured in times.items():
        bound = ONE if len(works[name]) == 1 else ALL
        missed += min(measured) >= bound
        print(f"{name:<32}{min(measured) * 1000:8.0f} ms  (bound {bound * 1000:.0f} ms)")
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else RUNS))
