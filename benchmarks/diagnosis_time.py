"""How long a diagnosis takes in a report of a thousand figures: ``python -m benchmarks.diagnosis_time``.

A mean, a quotient, an achievement and a total of forty rows, each at its best of five; milliseconds of processor time.
"""

from __future__ import annotations

import time

from kinerja_rules.audit.diagnosis import Case, diagnose
from tests.test_diagnosis import LARGE

RUNS = 5


def milliseconds(case: Case) -> float:
    """The best of some runs."""
    taken = []
    for _ in range(RUNS):
        start = time.process_time()
        diagnose(case)
        taken.append(time.process_time() - start)
    return min(taken) * 1000


if __name__ == "__main__":
    for case in LARGE:
        print(f"{case.reported.text:>16}  {milliseconds(case):6.1f} ms")
