"""One long report: seconds of processor time and memory of its audit, diagnosis included.

10,000 checks of every kind that reports hold: achievements, absorptions, shares of counts, totals and means, in tables
and alone; 6 of 100 with a slip of the hand or another figure in the place of the right one.

Run: python -m benchmarks.audit_large [checks]
"""

from __future__ import annotations

import random
import resource
import sys
import time
from collections.abc import Iterator
from typing import Any

import kinerja_rules as kr
from kinerja_rules.numbers import HALF_UP, Fraction, indonesian

CHECKS = 10_000
WRONG = Fraction(6, 100)
_ROWS = 100  # of a table
_CODES = 8  # programmes of a budget, and activities of each


def _text(value: Fraction, digits: int = 2) -> str:
    return indonesian(HALF_UP.round(value, digits), digits)


class Author:
    """Writes figures, some of them wrongly."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)  # noqa: S311 (dice, not secrets)
        self.written = 0
        self.wrong = 0

    def figure(self, text: str) -> str:
        """``text``, or a wrong figure in its place."""
        self.written += 1
        if self.dice.random() >= float(WRONG):
            return text
        self.wrong += 1
        marks = [at for at, mark in enumerate(text) if mark.isdigit()]
        slips = marks if self.dice.random() < 0.5 else self.dice.sample(marks, min(len(marks), 2))
        digits = list(text)
        for at in slips if len(slips) < len(marks) else self.dice.sample(marks, 1):
            digits[at] = self.dice.choice([one for one in "123456789" if one != digits[at]])
        return "".join(digits)

    def achievements(self, place: str) -> dict[str, Any]:
        """A table of targets, realisations and achievements."""
        rows = []
        for number in range(1, _ROWS + 1):
            target, realised = self.dice.randrange(2000, 9999), self.dice.randrange(2000, 9999)
            worked = self.figure(_text(Fraction(realised * 100, target)))
            shown = (_text(Fraction(target, 100)), _text(Fraction(realised, 100)), worked)
            rows.append(f"{number}\tIndikator {number}\t{shown[0]}%\t{shown[1]}%\t{shown[2]}%")
        return {
            "tempat": place,
            "kolom": ["no", "indikator", "target", "realisasi", "capaian"],
            "satuan": {"target": "persen", "realisasi": "persen", "capaian": "persen"},
            "isi": "\n".join(rows),
        }

    def budget(self, place: str) -> dict[str, Any]:
        """A budget in three levels with its totals and absorptions."""
        amounts: dict[str, list[int]] = {}
        codes = [f"{a}.{b}.{c}" for a in range(1, 4) for b in range(1, _CODES) for c in range(1, 4)]
        for code in codes:
            budget = self.dice.randrange(1_000, 900_000) * 1_000
            used = budget * self.dice.randrange(50, 101) // 100
            for part in (code, code.rpartition(".")[0], code.partition(".")[0], "*"):
                held = amounts.setdefault(part, [0, 0])
                held[0] += budget
                held[1] += used
        rows = []
        for code in sorted(amounts):
            budget, used = amounts[code]
            summed = code == "*" or code.count(".") < 2
            shown = [indonesian(Fraction(one), 0) for one in (budget, used)]
            shown = [self.figure(one) if summed else one for one in shown]
            rows.append(f"{code}\t{shown[0]}\t{shown[1]}\t{self.figure(_text(Fraction(used * 100, budget)))}%")
        return {
            "tempat": place,
            "kolom": ["kode", "pagu", "realisasi", "serapan"],
            "satuan": {"pagu": "rupiah", "realisasi": "rupiah", "serapan": "persen"},
            "jumlah": {"kolom": ["pagu", "realisasi"], "kode": "kode"},
            "rumus": {"serapan": "realisasi / pagu * 100%"},
            "isi": "\n".join(rows),
        }

    def alone(self, place: str) -> dict[str, Any]:
        """A share of counts, or a mean."""
        if self.dice.random() < 0.5:
            part, whole = self.dice.randrange(1, 900), self.dice.randrange(900, 99_999)
            inputs = {"a": str(part), "b": indonesian(Fraction(whole), 0)}
            return {
                "tempat": place,
                "rumus": "a / b * 100",
                "masukan": inputs,
                "gaya_angka": "id",
                "tercetak": self.figure(_text(Fraction(part * 100, whole))),
            }
        shown = [Fraction(self.dice.randrange(1000, 20000), 100) for _ in range(4)]
        mean = sum(shown, Fraction(0)) / 4
        names = [f"e{at}" for at in range(1, 5)]
        return {
            "tempat": place,
            "rumus": f"rata_rata({'; '.join(names)})",
            "masukan": {name: _text(one) for name, one in zip(names, shown, strict=True)},
            "tercetak": self.figure(_text(mean)),
        }


def report(checks: int, author: Author) -> dict[str, Any]:
    """A third of the figures in each kind of place."""
    tables: list[dict[str, Any]] = []
    while author.written < checks * 2 // 3:
        write = author.achievements if len(tables) % 2 else author.budget
        tables.append(write(f"Tabel {len(tables) + 1}"))
    alone = [author.alone(f"Uraian {at}") for at in range(checks - author.written)]
    return {"format": 1, "laporan": {"id": "panjang", "tahun": 2024}, "tabel": tables, "cek": alone}


def measured(data: dict[str, Any]) -> Iterator[tuple[str, float]]:
    """What an audit takes and finds."""
    start = time.process_time()
    audited = kr.audit(data)
    yield "seconds of processor time", time.process_time() - start
    yield "MiB at most, of the whole process", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    faults = [one for one in audited.findings if one.is_fault]
    yield "findings", len(audited.findings)
    yield "inconsistent", len(faults)
    yield "of them with a cause", sum(bool(one.diagnoses) for one in faults)


if __name__ == "__main__":
    writer = Author(1)
    made = report(int(sys.argv[1]) if len(sys.argv) > 1 else CHECKS, writer)
    print(f"{'figures, of them changed':36}{writer.written:10,}{writer.wrong:8,}")
    for name, value in measured(made):
        print(f"{name:36}{value:10,.1f}")
