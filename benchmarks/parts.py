"""The parts by themselves: what an import, a parse, a pack and an audit cost.

Run: python -m benchmarks.parts [runs]
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable

import kinerja_rules as kr
from benchmarks.machine import machine, profiled, save

RUNS = 7
RATIO = "a / b * 100"
DECREE = (
    r"Tingkat Kesempatan Kerja = \frac{\text{Jumlah penduduk yang bekerja}}{\text{Jumlah angkatan kerja}} \times 100\%"
)


def process(code: str) -> float:
    """Milliseconds from start to end of a new interpreter."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True)
    return (time.perf_counter() - start) * 1e3


def micros(work: Callable[[], object], times: int, runs: int) -> list[float]:
    """Microseconds of one call, for each run: ``times`` calls, the best of three."""
    work()
    found = []
    for _ in range(runs):
        spent = []
        for _ in range(3):
            start = time.perf_counter()
            for _ in range(times):
                work()
            spent.append(time.perf_counter() - start)
        found.append(min(spent) / times * 1e6)
    return found


def import_times(rows: int = 8) -> list[tuple[str, float]]:
    """The modules that an import spends most of its own time in, with their shares."""
    command = [sys.executable, "-X", "importtime", "-c", "import kinerja_rules"]
    lines = subprocess.run(command, check=True, capture_output=True, text=True).stderr.splitlines()[1:]
    cells = [line.partition(":")[2].split("|") for line in lines if line.startswith("import time:")]
    own = {name.strip(): int(spent) for spent, _, name in cells}
    whole = sum(own.values())
    return sorted(((name, spent / whole) for name, spent in own.items()), key=lambda one: -one[1])[:rows]


def plain_ratio(a: int, b: int) -> float:
    """In floats, not rounded."""
    return a / b * 100


def main(runs: int) -> None:
    """Measure, save."""
    process("pass")
    process("import kinerja_rules")
    loading = [process("import kinerja_rules") - process("pass") for _ in range(3 * runs)]
    formula = kr.parse(RATIO)
    call = formula.compiled(digits=2)
    spent = {
        "import, over bare Python (ms)": loading,
        "parse `a / b * 100` (µs)": micros(lambda: kr.parse(RATIO), 300, runs),
        "parse a decree's LaTeX (µs)": micros(lambda: kr.parse(DECREE), 300, runs),
        "one figure, exact and rounded (µs)": micros(lambda: call(309142, 317696), 100_000, runs),
        "the same in floats, not rounded (µs)": micros(lambda: plain_ratio(309142, 317696), 100_000, runs),
        "load the pack `banjar` (ms)": [spent / 1e3 for spent in micros(lambda: kr.load_pack("banjar"), 1, runs)],
        "audit the report `banjar/laporan-2024` (ms)": [spent / 1e3 for spent in micros(_audit, 1, runs)],
    }
    times = {name: (statistics.median(found), min(found), max(found)) for name, found in spent.items()}
    profiles = {
        "parse": profiled(lambda: [kr.parse(RATIO) for _ in range(1_000)]),
        "import": import_times(),
        "scalar": profiled(lambda: [call(309142, 317696) for _ in range(100_000)]),
    }
    for name, (middle, least, most) in times.items():
        print(f"{name:48}{middle:10.2f}  ({least:.2f} to {most:.2f})")
    save("parts", {"machine": machine(), "times": times, "profiles": profiles})


def _audit() -> object:
    return kr.audit("policies/banjar/laporan-2024.toml")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else RUNS)
