"""What reading formulas costs: the grammar, built once; typical formulas, with their checks; the heaviest texts.

Run: python benchmarks/language_speed.py
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
import tracemalloc

import kinerja_rules as kr

TYPICAL = (
    "a / b * 100%",
    "Jumlah penduduk yang bekerja / Jumlah angkatan kerja × 100%",
    "Jumlah lowongan yang terpenuhi/Jumlah lowongan terdaftar x 100%",
    "IKLH = (0,376 x IKA) + (0,405 x IKU) + (0,219 x IKL)",
    "(Realisasi PAD tahun n - Realisasi PAD tahun n-1) / Realisasi PAD tahun n-1 x 100%",
    r"\frac{\text{Jumlah kasus yang diselesaikan}}{\text{Jumlah kasus yang terdaftar}} \times 100\%",
)
HEAVY = {
    "a sum of 1,900 terms": "+".join(["a"] * 1_900),
    "one phrase": "Jumlah siswa yang lulus dan bekerja " * 277,
    "glosses": "a (b " * 2_000,
    "doubts": "Jumlah a/Jumlah b + " * 499,
    "lines": "a = b\n" * 1_666,
}
BUILD = """
import time, kinerja_rules.grammar.parser as parser
from lark import Lark
start = time.perf_counter(); parser._lalr(); print((time.perf_counter() - start) * 1000)
"""
RUNS = 400


def microseconds(text: str) -> float:
    """The median time of parsing and checking a text."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter_ns()
        kr.parse(text)
        times.append(time.perf_counter_ns() - start)
    return statistics.median(times) / 1000


def heavy(text: str) -> tuple[float, float]:
    """Milliseconds for each 1,000 characters, and the memory taken at its highest, in MiB."""
    start = time.perf_counter()
    attempt(text)
    spent = (time.perf_counter() - start) * 1000
    tracemalloc.start()
    attempt(text)
    peak = tracemalloc.get_traced_memory()[1] / 2**20
    tracemalloc.stop()
    return spent / len(text) * 1000, peak


def attempt(text: str) -> None:
    """Parse the text, or be refused."""
    try:
        kr.parse(text)
    except kr.FormulaError as error:
        error.render()


def main() -> None:
    """Print the figures."""
    built = [float(subprocess.check_output([sys.executable, "-c", BUILD])) for _ in range(7)]
    print(f"grammar, built once a process  {statistics.median(built):8.1f} ms")
    for text in TYPICAL:
        attempt(text)
        print(f"{text[:60]:<62}{microseconds(text):8.0f} µs")
    for name, text in HEAVY.items():
        spent, peak = heavy(text)
        print(f"{name:<62}{spent:8.1f} ms per 1,000 characters, {peak:.1f} MiB")


if __name__ == "__main__":
    main()
