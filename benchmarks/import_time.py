"""What importing the package costs over bare Python, as a whole process: median of several runs, in milliseconds.

Run: python benchmarks/import_time.py [runs]
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

STEPS = {
    "bare Python": "pass",
    "import kinerja_rules": "import kinerja_rules",
    "... and the first formula": "import kinerja_rules as kr; kr.parse('a / b * 100')(a=1, b=4)",
    "... and the first pack": "import kinerja_rules as kr; kr.load_pack('paser')",
}
RUNS = 21


def measure(code: str) -> float:
    """Milliseconds from start to end of one new interpreter."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True)
    return (time.perf_counter() - start) * 1000


def main(runs: int) -> None:
    """Take the steps in turn, so that a busy moment touches all of them alike, and print the medians."""
    times: dict[str, list[float]] = {step: [] for step in STEPS}
    for code in STEPS.values():
        measure(code)  # byte code and file cache are warm from here on
    for _ in range(runs):
        for step, code in STEPS.items():
            times[step].append(measure(code))
    bare = statistics.median(times["bare Python"])
    print(f"Python {sys.version.split()[0]}, median of {runs} runs")
    for step, measured in times.items():
        middle = statistics.median(measured)
        print(f"{step:<28}{middle:8.1f} ms{middle - bare:+10.1f} ms over bare Python")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else RUNS)
