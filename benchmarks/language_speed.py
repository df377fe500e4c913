"""What reading formulas costs: the grammar, built once; typical formulas, with their checks; heavy texts that grow.

Run: python -m benchmarks.language_speed

Times of typical formulas are the best of many, as a shared machine only ever adds; those of heavy texts are
the thread's own.
"""

from __future__ import annotations

import itertools
import string
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable

import kinerja_rules as kr

TYPICAL = (
    "a / b * 100",
    "Jumlah penduduk yang bekerja / Jumlah angkatan kerja × 100%",
    "Jumlah lowongan yang terpenuhi/Jumlah lowongan terdaftar x 100%",
    "a / b x 100% keterangan : a = Jumlah penduduk bekerja b = Jumlah angkatan kerja",
    "IKLH = (0,376 x IKA) + (0,405 x IKU) + (0,219 x IKL)",
    "(Realisasi PAD tahun n - Realisasi PAD tahun n-1) / Realisasi PAD tahun n-1 x 100%",
    r"\frac{\text{Jumlah kasus yang diselesaikan}}{\text{Jumlah kasus yang terdaftar}} \times 100\%",
)
NAMES = [
    "".join(letters) for length in (2, 3, 4) for letters in itertools.product(string.ascii_lowercase, repeat=length)
]
PHRASES = {f"v{number}": [f"Jumlah kegiatan nomor {number} yang dilaksanakan"] for number in range(500)}
SIZES = (1_250, 2_500, 5_000, 10_000)  # characters; no formula is longer
CELLS = (12_500, 25_000, 50_000, 100_000)


def repeated(part: str) -> Callable[[int], str]:
    """A text of one part, over and over."""
    return lambda size: (part * (size // len(part) + 1))[:size]


def distinct(part: str) -> Callable[[int], str]:
    """A text of one part, each time with another name in it."""
    return lambda size: "".join(part.format(name) for name in NAMES[: size // (len(part) - 1) + 1])[:size]


def declared(size: int) -> str:
    """A sum of declared phrases."""
    return " + ".join(wordings[0] for wordings in PHRASES.values())[:size].rpartition(" + ")[0]


def nested(size: int) -> str:
    """Brackets within brackets, balanced."""
    return "(" * (size // 2) + "a" + ")" * (size // 2 - 1)


HEAVY: dict[str, tuple[Callable[[str], object], Callable[[int], str]]] = {
    "a sum": (kr.parse, repeated("a+")),
    "one phrase": (kr.parse, repeated("Jumlah siswa yang lulus dan bekerja ")),
    "brackets that open": (kr.parse, repeated("(")),
    "brackets in brackets": (kr.parse, nested),
    "glosses": (kr.parse, repeated("a (b ")),
    "fractions of LaTeX": (kr.parse, repeated(r"\frac{a}{")),
    "doubtful slashes": (kr.parse, repeated("Jumlah a/Jumlah b + ")),
    "names with slashes": (kr.parse, repeated("A/B")),
    "names, each another": (kr.parse, distinct("{} + ")),
    "lines": (kr.parse, repeated("a = b\n")),
    "a legend": (kr.parse, lambda size: "a / b x 100% keterangan: " + distinct("{} = Jumlah b\n")(size - 25)),
    "legends that begin and begin": (kr.parse, repeated("keterangan: a = ")),
    "500 declared phrases": (lambda text: kr.parse(text, phrases=PHRASES), declared),
    "earlier years": (kr.parse, repeated("a tahun n-1 + ")),
}
HEAVY_CELLS: dict[str, Callable[[int], str]] = {
    "cell: lines": distinct("{} / b x 100%\n"),
    "cell: a legend": distinct("{} = Jumlah b\n"),
    "cell: titles": distinct("{}: c\n"),
    "cell: letters on lines": lambda size: "".join(f"{chr(0x4E00 + number)}\n" for number in range(size // 2)),
    "cell: tags": distinct("<p>{} / b</p>"),
    "cell: sentences": distinct("{} / b x 100%. Maka "),
    "cell: tabs": repeated("³\t"),
}
BUILD = """
import time, kinerja_rules.grammar.lalr as lalr
import lark.lark
start = time.perf_counter(); lalr._table(); print((time.perf_counter() - start) * 1000)
"""
FIRST = """
import time, kinerja_rules as kr
start = time.perf_counter(); kr.parse("a / b * 100"); print((time.perf_counter() - start) * 1000)
"""


def measured(code: str) -> float:
    """The best of what the code prints, each time in a new process."""
    return min(float(subprocess.check_output([sys.executable, "-c", code])) for _ in range(7))


def started(*args: str) -> float:
    """Milliseconds of a whole process, the best of seven."""
    spent = []
    for _ in range(7):
        start = time.perf_counter()
        subprocess.run([sys.executable, *args], check=True, stdout=subprocess.DEVNULL)
        spent.append(time.perf_counter() - start)
    return min(spent) * 1000


def microseconds(text: str) -> float:
    """The least time of parsing and checking a text, over blocks of 20."""
    best = float("inf")
    for _ in range(40):
        start = time.perf_counter_ns()
        for _ in range(20):
            kr.parse(text)
        best = min(best, (time.perf_counter_ns() - start) / 20_000)
    return best


def attempt(work: Callable[[str], object], text: str) -> None:
    """Read the text, or be refused."""
    try:
        work(text)
    except kr.RulesError as error:
        error.render()


def rate(work: Callable[[str], object], text: str) -> float:
    """Milliseconds of the thread's own time for each 1,000 characters: the best of three."""
    spent = []
    for _ in range(3):
        start = time.thread_time()
        attempt(work, text)
        spent.append(time.thread_time() - start)
    return min(spent) * 1e6 / len(text)


def mebibytes(work: Callable[[str], object], text: str) -> float:
    """The memory taken at its highest."""
    tracemalloc.start()
    attempt(work, text)
    peak = tracemalloc.get_traced_memory()[1] / 2**20
    tracemalloc.stop()
    return peak


def growing(name: str, work: Callable[[str], object], text: Callable[[int], str], sizes: tuple[int, ...]) -> None:
    """A line of the table: what does not grow along it is linear."""
    rates = "".join(f"{rate(work, text(size)):9.1f}" for size in sizes)
    print(f"{name:<32}{rates}{mebibytes(work, text(sizes[-1])):9.1f}")


def main() -> None:
    """Print the figures."""
    print(f"{'the grammar, built once a process':<64}{measured(BUILD):8.1f} ms")
    print(f"{'the first parse of a process, lark and grammar included':<64}{measured(FIRST):8.1f} ms")
    bare, version = started("-c", "pass"), started("-m", "kinerja_rules", "--version")
    print(f"{'kinerja --version, over bare Python':<64}{version - bare:8.1f} ms")
    for text in TYPICAL:
        attempt(kr.parse, text)
        print(f"{text[:62]:<64}{microseconds(text):8.0f} µs")
    for sizes in (SIZES, CELLS):
        print(f"\n{'ms per 1,000 of so many characters':<32}", *(f"{size:>8,}" for size in sizes), f"{'MiB':>8}")
        if sizes is SIZES:
            for name, (work, text_of) in HEAVY.items():
                growing(name, work, text_of, sizes)
        for name, text_of in HEAVY_CELLS.items():
            growing(name, kr.read, text_of, sizes)


if __name__ == "__main__":
    main()
