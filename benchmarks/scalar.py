"""One figure at a time: what exactness costs over a plain float lambda, and over fractions by hand.

Each way works the same rows in turn; a ratio is the median of the rounds. The float lambda does not round.

Run: python -m benchmarks.scalar [rounds]
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any

from attrs import frozen

import kinerja_rules as kr

ROUNDS, ROWS, BEST = 9, 200, 5
PAIRS = range(1, 7)
SHARES = (Fraction(2, 5), Fraction(3, 10))


@frozen
class Case:
    """A formula, the same as a lambda over floats and over fractions, and the ratio that it keeps within."""

    name: str
    text: str
    plain: Callable[..., Any]
    limit: int
    exact: Callable[..., Any] | None = None


CASES = (
    Case("a / b * 100", "a / b * 100", lambda a, b: a / b * 100, 3),
    Case("turun", "(t - (r - t)) / t * 100", lambda t, r: (t - (r - t)) / t * 100, 3),
    Case(
        "index 40/30/30",
        "u * 40% + k * 30% + p * 30%",
        lambda u, k, p: u * 0.4 + k * 0.3 + p * 0.3,
        5,
        lambda u, k, p: u * SHARES[0] + k * SHARES[1] + p * SHARES[1],
    ),
    Case(
        "12 variables",
        f"rata_rata({'; '.join(f'min(a{n} / b{n} * 100; 120)' for n in PAIRS)})",
        lambda a1, b1, a2, b2, a3, b3, a4, b4, a5, b5, a6, b6: (
            (
                min(a1 / b1 * 100, 120)
                + min(a2 / b2 * 100, 120)
                + min(a3 / b3 * 100, 120)
                + min(a4 / b4 * 100, 120)
                + min(a5 / b5 * 100, 120)
                + min(a6 / b6 * 100, 120)
            )
            / 6
        ),
        5,
    ),
)


def ways(case: Case) -> dict[str, tuple[Callable[..., Any], Callable[[int], Any]]]:
    """How the formula can be worked, and what each way takes for a whole number."""
    formula = kr.parse(case.text)
    bare = formula.compiled(digits=2, mode="half_up")
    names = formula.names
    return {
        "float lambda": (case.plain, float),
        "compiled, ints": (bare, int),
        "compiled, pairs": (bare, lambda number: (number, 100)),
        "f(...)": (lambda *row: formula(**dict(zip(names, row, strict=True))), int),
        "f.evaluate": (lambda *row: formula.evaluate(dict(zip(names, row, strict=True))), int),
        "f.evaluate, fractions": (
            lambda *row: formula.evaluate(dict(zip(names, row, strict=True))),
            lambda number: Fraction(number, 100),
        ),
        "fractions by hand": (case.exact or case.plain, Fraction),
    }


def rows(width: int) -> list[tuple[int, ...]]:
    """Whole numbers of up to six digits, the same at every run."""
    state, found = 1, []
    for _ in range(ROWS):
        row = []
        for _ in range(width):
            state = state * 1103515245 % (2**31 - 1)
            row.append(state % 900_000 + 1)
        found.append(tuple(row))
    return found


def spent(work: Callable[..., Any], data: Sequence[tuple[Any, ...]]) -> float:
    """Nanoseconds a row, at the best of a few passes."""
    best = float("inf")
    for _ in range(BEST):
        start = time.perf_counter()
        for row in data:
            work(*row)
        best = min(best, time.perf_counter() - start)
    return best / len(data) * 1e9


def main(rounds: int) -> None:
    """Print nanoseconds and ratios, with their spread."""
    print(f"Python {sys.version.split()[0]}, {rounds} rounds over {ROWS} rows, best of {BEST} passes each")
    for case in CASES:
        whole = rows(len(kr.parse(case.text).names))
        works = {name: (work, [tuple(map(cell, row)) for row in whole]) for name, (work, cell) in ways(case).items()}
        times: dict[str, list[float]] = {name: [] for name in works}
        for _ in range(rounds):
            for name, (work, data) in works.items():
                times[name].append(spent(work, data))
        print(f"\n{case.name} (compiled on ints within {case.limit})")
        for name, measured in times.items():
            found = sorted(one / two for one, two in zip(measured, times["float lambda"], strict=True))
            middle = statistics.median(measured)
            print(f"  {name:<22}{middle:9.0f} ns  {statistics.median(found):7.2f}  ({found[0]:.2f} to {found[-1]:.2f})")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)
