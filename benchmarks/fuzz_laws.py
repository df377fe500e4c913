"""What must hold for every text, whatever it is; the fuzzers of ``fuzz_language.py`` draw the texts.

1. Nothing is raised but our errors, and every one of them can be told.
2. No text takes longer than 50 ms for each 1,000 characters (of the thread's own time), nor more than 64 MiB.
3. A formula that was read is written and read again as the same; its value is a value or reasons.
4. A figure that was read keeps its text, and its value is among the values that print so.
"""

from __future__ import annotations

import time
import tracemalloc
from collections.abc import Callable
from contextlib import suppress
from traceback import extract_tb
from typing import Any

import kinerja_rules as kr
from kinerja_rules.formula import parse_condition, parse_equation
from kinerja_rules.numbers import HALF_UP, Style, UnitKind, read_figure, read_sum

MS_PER_1000 = 50.0
MIB = 64.0
WEIGHED = 0.01  # seconds; a text that is done sooner has not filled 64 MiB
PHRASES = {
    "siswa": ["Jumlah siswa", "siswa (SD/MI)", "Jumlah siswa yang lulus / terdaftar"],
    "a": ["Jumlah A", "x per 1.000"],
    "bobot_a": ["%", "dibagi dua", "İstanbul"],
}
STYLES: tuple[Style, ...] = ("auto", "id", "en")
UNITS: tuple[UnitKind | None, ...] = (None, "percent", "count")


def formula(text: str) -> None:
    """A formula: read, told, written, read again, worked."""
    _laws(kr.parse(text))


def worded(text: str) -> None:
    """A formula with declared phrases."""
    _laws(kr.parse(text, phrases=PHRASES))


def marked(text: str) -> None:
    """A formula whose numbers are marked in a stated style, of declared units."""
    units = {"a": "orang", "b": "persen", "jumlah_siswa": "orang"}
    for style in ("id", "en"):
        with suppress(kr.FormulaError):
            _laws(kr.parse(text, style=style, units=units))


def condition(text: str) -> None:
    """A condition, and an equation."""
    with suppress(kr.FormulaError):
        parse_equation(text)
    read = parse_condition(text)
    assert all(note.render() for note in read.notes)


def cell(text: str) -> None:
    """A decree's cell."""
    reading = kr.read(text, name="Persentase siswa")
    reading.to_dict()
    assert reading.kind in ("rumus", "langsung", "tidak_ada", "ditolak")


def figure(text: str) -> None:
    """A figure or a small sum as a report prints it."""
    for style in STYLES:
        for unit in UNITS:
            with suppress(kr.FigureError):
                read_sum(text, unit=unit, style=style)
            with suppress(kr.FigureError):
                found = read_figure(text, unit=unit, style=style, counted=("UPT",))
                assert found.text == text
                assert found.unround(HALF_UP).contains(found.value)
    read_figure(text)


def _laws(read: kr.Formula) -> None:
    assert all(note.render() for note in read.notes)
    declared: dict[str, list[str]] = {name.partition("[")[0]: [] for name in read.names}
    again = kr.parse(read.to_source(), phrases=declared)
    assert again.tree == read.tree, f"written as {again.to_source()}"
    read.to_indonesian()
    read.to_latex()
    read.to_mathml()
    outcome = read.evaluate(dict.fromkeys(read.names, 3))
    assert (outcome.value is None) != (not outcome.reasons)
    for reason in outcome.reasons:
        reason.render()


READERS: dict[str, tuple[Callable[[str], object], Callable[[str], None]]] = {
    "formula": (kr.parse, formula),
    "worded": (lambda text: kr.parse(text, phrases=PHRASES), worded),
    "marked": (lambda text: kr.parse(text, style="id"), marked),
    "condition": (parse_condition, condition),
    "cell": (kr.read, cell),
    "figure": (read_figure, figure),
}
"""What reads a text, whose time and memory are measured; and the laws of what was read."""


class Watch:
    """Counts the texts, and keeps the slowest, the memory taken, and the shortest text of every fault."""

    def __init__(self, readers: tuple[str, ...] = tuple(READERS)) -> None:
        self.readers = readers
        self.begun = time.monotonic()
        self.texts = self.characters = 0
        self.slowest = dict.fromkeys(readers, (0.0, ""))
        self.most = (0.0, "")
        self.faults: dict[str, str] = {}
        for reader in readers:
            _attempt(READERS[reader][0], "a")

    def trial(self, text: str) -> None:
        """Every reader on the text; a fault is kept under what it is and where it arose."""
        self.texts += 1
        self.characters += len(text)
        for reader in self.readers:
            fault = self.fault(reader, text)
            if fault is not None and len(text) < len(self.faults.get(fault, text + " ")):
                self.faults[fault] = text

    def fault(self, reader: str, text: str) -> str | None:
        """What is wrong with this text for this reader; None where nothing is."""
        read, laws = READERS[reader]
        try:
            spent = _seconds(read, text)
            rate = spent * 1e6 / max(len(text), 1_000)
            if rate > MS_PER_1000 / 2:  # the machine is shared: the best of some
                rate = min(_seconds(read, text) for _ in range(5)) * 1e6 / max(len(text), 1_000)
            self.slowest[reader] = max(self.slowest[reader], (rate, text))
            if rate > MS_PER_1000:
                return f"{reader}: slow"
            if spent > WEIGHED:
                self.most = max(self.most, (_mebibytes(read, text), text))
                if self.most[0] > MIB:
                    return f"{reader}: large"
            _attempt(laws, text)
        except Exception as error:  # noqa: BLE001  # whatever it is, it is a fault
            frame = extract_tb(error.__traceback__)[-1]
            return f"{reader}: {type(error).__name__} at {frame.name}, line {frame.lineno}"
        return None

    def shortened(self, fault: str) -> str:
        """The text of a fault, with all left out that it does not need."""
        text, reader = self.faults[fault], fault.partition(":")[0]
        size = len(text) // 2
        while size and not fault.endswith(("slow", "large")):
            at = 0
            while at < len(text):
                shorter = text[:at] + text[at + size :]
                if self.fault(reader, shorter) == fault:
                    text = shorter
                else:
                    at += size
            size //= 2
        return text

    def found(self) -> dict[str, Any]:
        """What was seen."""
        return {
            "seconds": round(time.monotonic() - self.begun),
            "texts": self.texts,
            "characters": self.characters,
            "slowest": {reader: round(rate, 1) for reader, (rate, _) in self.slowest.items()},
            "slowest_texts": {reader: text for reader, (_, text) in self.slowest.items()},
            "most_mib": round(self.most[0], 1),
            "faults": {fault: self.shortened(fault) for fault in self.faults},
        }


def _attempt(work: Callable[[str], object], text: str) -> None:
    """Do it, or be refused in words."""
    try:
        work(text)
    except kr.RulesError as error:
        error.render()


def _seconds(work: Callable[[str], object], text: str) -> float:
    start = time.thread_time()
    _attempt(work, text)
    return time.thread_time() - start


def _mebibytes(work: Callable[[str], object], text: str) -> float:
    tracemalloc.start()
    _attempt(work, text)
    peak = tracemalloc.get_traced_memory()[1] / 2**20
    tracemalloc.stop()
    return peak
