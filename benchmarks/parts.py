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
from benchmarks.machine import machine, save

RUNS = 7
DECREE = (
    r"Tingkat Kesempatan Kerja = \frac{\text{Jumlah penduduk yang bekerja}}{\text{Jumlah angkatan kerja}} \times 100\%"
)


def process(code: str) -> float:
    """Milliseconds from start to end of a new interpreter."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True)
    return (time.perf_counter() - start) * 1e3


def median_of(work: Callable[[], object], times: int, runs: int) -> float:
    """Microseconds of one call: the median over runs of ``times`` calls each, the best of three in each run."""
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
    return statistics.median(found)


def plain_ratio(a: int, b: int) -> float:
    """In floats, not rounded."""
    return a / b * 100


def main(runs: int) -> None:
    """Measure, save."""
    process("pass")
    process("import kinerja_rules")
    bare = [process("pass") for _ in range(3 * runs)]
    loaded = [process("import kinerja_rules") for _ in range(3 * runs)]
    formula = kr.parse("a / b * 100")
    call = formula.compiled(digits=2)
    found = {
        "machine": machine(),
        "import, over bare Python (ms)": statistics.median(loaded) - statistics.median(bare),
        "parse `a / b * 100` (µs)": median_of(lambda: kr.parse("a / b * 100"), 300, runs),
        "parse a decree's LaTeX (µs)": median_of(lambda: kr.parse(DECREE), 300, runs),
        "one figure, exact and rounded (µs)": median_of(lambda: call(309142, 317696), 100_000, runs),
        "the same in floats, not rounded (µs)": median_of(lambda: plain_ratio(309142, 317696), 100_000, runs),
        "load the pack `banjar` (ms)": median_of(lambda: kr.load_pack("banjar"), 1, runs) / 1e3,
        "audit the report `banjar/laporan-2024` (ms)": median_of(_audit, 1, runs) / 1e3,
    }
    for name, value in found.items():
        if name != "machine":
            print(f"{name:48}{value:10.2f}")
    save("parts", found)


def _audit() -> object:
    return kr.audit("policies/banjar/laporan-2024.toml")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else RUNS)
