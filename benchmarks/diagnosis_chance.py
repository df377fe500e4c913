"""How often a figure that is replaced by a random one of equal length is explained, and how long a diagnosis takes.

Every figure that the audit of a report holds to a result is taken, with all that its diagnosis knows; its digits are
replaced at random, and the cause is asked for. One must be found in at most one of ten cases.

Run: python benchmarks/diagnosis_chance.py [--rounds N] [--seed N] [--show] [REPORT ...]
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from unittest.mock import patch

from attrs import evolve

from kinerja_rules.audit import audit
from kinerja_rules.audit.diagnosis import Case, Diagnosis, diagnose
from kinerja_rules.audit.verdicts import SEVERITY
from kinerja_rules.numbers import Fraction

POLICIES = Path(__file__).parents[1] / "policies"
REPORTS = [POLICIES / "paser/laporan-2023.toml", POLICIES / "banjar/laporan-2024.toml"]
LIMIT = Fraction(1, 10)


def cases_of(path: Path) -> list[Case]:
    """The case of every figure that the audit holds to a result, whatever its verdict."""
    found: list[Case] = []

    def record(case: Case) -> Diagnosis:
        found.append(case)
        return Diagnosis(0, (), Fraction(0))

    with (
        patch("kinerja_rules.audit.cases.diagnose", record),
        patch("kinerja_rules.audit.cases._WANTED", (*SEVERITY, "consistent")),
    ):
        audit(path)
    return [case for case in found if case.exact is not None]


def wrong(case: Case) -> bool:
    """Whether no result is printed as the figure under the report's rounding."""
    return case.units not in {case.right(exact) for exact in case.results}


def length(case: Case) -> int:
    """How many digits the figure has."""
    return len(str(abs(case.units)).zfill(max(case.digits, 0) + 1))


def replaced(case: Case, dice: random.Random) -> Case | None:
    """The case with random digits in its figure, as many as it has; None where it is right by chance."""
    low = 0 if length(case) == max(case.digits, 0) + 1 else 10 ** (length(case) - 1)
    units = dice.randrange(low, 10 ** length(case)) * (-1 if case.units < 0 else 1)
    value = Fraction(units) / Fraction(10) ** case.digits
    changed = evolve(case, reported=evolve(case.reported, value=value))
    return changed if wrong(changed) else None


def timed(case: Case) -> tuple[Diagnosis, float]:
    """A diagnosis and its milliseconds of work."""
    start = time.process_time()
    found = diagnose(case)
    return found, (time.process_time() - start) * 1000


def percent(part: int, whole: int) -> str:
    """``7 of 90, 7.78%``."""
    return f"{part} of {whole}, {part / max(whole, 1):.2%}"


def show_causes(cases: Iterable[Case]) -> None:
    """The causes of the figures as printed."""
    for case in cases:
        found = diagnose(case)
        print(f"{case.place} [{case.kind}] {case.reported.text.strip()}, tried {found.tried}")
        for hit in found.hits:
            print(f"    {hit.code}: {hit.message.id}")


def measure(name: str, cases: Sequence[Case], rounds: int, dice: random.Random) -> Fraction:
    """Print what chance explains, by the length of figures too; the share of all."""
    codes: Counter[str] = Counter()
    explained: defaultdict[int, list[bool]] = defaultdict(list)
    times: list[float] = []
    foretold: list[Fraction] = []
    for case in [*cases] * rounds:
        other = replaced(case, dice)
        if other is not None:
            found, taken = timed(other)
            times.append(taken)
            foretold.append(found.chance)
            explained[length(case)].append(bool(found.hits))
            codes.update(hit.code for hit in found.hits[:1])
    all_of_them = [one for group in explained.values() for one in group]
    mean = float(sum(foretold, Fraction(0)) / len(foretold))
    print(f"{name}: random figures explained {percent(sum(all_of_them), len(all_of_them))}")
    print(f"  foretold {mean:.2%}, at most {float(max(foretold)):.2%} of a figure")
    for digits, group in sorted(explained.items()):
        print(f"  {digits:2} digits: {percent(sum(group), len(group))}")
    print(f"  by {', '.join(f'{code} {count}' for code, count in codes.most_common(6))}")
    print(f"  milliseconds a figure: median {statistics.median(times):.1f}, most {max(times):.1f}")
    return Fraction(sum(all_of_them), len(all_of_them))


def main(reports: Iterable[Path], rounds: int, seed: int, *, show: bool) -> bool:
    """Print what is measured; false where more than one of ten is explained."""
    dice = random.Random(seed)  # noqa: S311 (dice, not secrets)
    shares = []
    for path in reports:
        cases = cases_of(path)
        faulty = [case for case in cases if wrong(case)]
        named = sum(bool(diagnose(case).hits) for case in faulty)
        print(f"{path.parent.name}: {len(cases)} figures; not as rounded, with a cause {percent(named, len(faulty))}")
        if show:
            show_causes(faulty)
        shares.append(measure(path.parent.name, cases, rounds, dice))
    return max(shares) <= LIMIT


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("reports", nargs="*", type=Path, default=REPORTS)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--show", action="store_true", help="the causes of the figures as printed")
    given = options.parse_args()
    sys.exit(0 if main(given.reports, given.rounds, given.seed, show=given.show) else 1)
