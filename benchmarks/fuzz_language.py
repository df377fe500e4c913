"""Texts of every kind against the language: nothing but our errors, no long wait, little memory.

Run: python benchmarks/fuzz_language.py [hypothesis | atheris] [seconds]     (atheris: pip install atheris)
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib import import_module

SECONDS = 600
MS_PER_1000 = 50
MIB = 64
FRAGMENTS = (
    "Jumlah |jumlah |siswa|SD/MI|/| : | / | x |X|×|*|100%|100|1.000|12.317|0,4|%| persen|(|)|[|]|{|}|,|"
    ". |; | - |-|–|−|+|=|<|≥|dibagi |dikali |per |per kapita|terhadap |tahun n|tahun n-1|(n-1)|Σ|√|∛|²|"
    "^|_|_____|-----|\n|\t| |a|b|X1|jika(|bobot(|min(|akar |dari |dan |atau |bukan |adalah |"
    "sama dengan |keterangan: |Dimana |a = |\\frac{|}{|}|{|\\text{|\\times|\\sum|_{n-1}|$|<p>|<sup>|"
    "&times;|“|'|\"|é|٣|İ|…|...|!|Rp |#|5-3|usia |kelas X|seratus |30%|yang |--|US$|2021|(40%)|"
    "\\sqrt[3]{"
).split("|")


class Watch:
    """Counts the texts, and keeps the slowest and the memory taken."""

    def __init__(self) -> None:
        import kinerja_rules as kr

        self.parse, self.read, self.error = kr.parse, kr.read, kr.RulesError
        self.parse("a")
        self.begun = time.monotonic()
        self.memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        self.texts = 0
        self.slowest = (0.0, "")

    def trial(self, text: str) -> None:
        """Parse the text, write it and parse that, read it as a cell; raises AssertionError where a law is broken."""
        rate = min(self.rate(text) for _ in range(3 if self.rate(text) > MS_PER_1000 else 1))
        assert rate < MS_PER_1000, f"{rate:.0f} ms per 1,000 characters: {text!r}"
        self.slowest = max(self.slowest, (rate, text))
        self.texts += 1
        self.read(text).to_dict()
        try:
            formula = self.parse(text)
        except self.error as error:
            error.render()
            return
        assert all(note.render() for note in formula.notes), text
        again = self.parse(formula.to_source(), phrases={name.partition("[")[0]: [] for name in formula.names})
        assert again.tree == formula.tree, text

    def rate(self, text: str) -> float:
        """Milliseconds for each 1,000 characters, of a text of at least so many."""
        start = time.thread_time()
        with suppress(self.error):
            self.parse(text)
        return (time.thread_time() - start) * 1e6 / max(len(text), 1_000)

    def report(self) -> None:
        """Print what was seen; the memory is that of all trials together."""
        taken = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - self.memory) / 1024
        spent = time.monotonic() - self.begun
        rate, text = self.slowest
        print(f"{self.texts} texts in {spent:.0f} s, {taken:.1f} MiB more than at the start")
        print(f"slowest: {rate:.1f} ms per 1,000 characters: {text[:60]!r}")


def with_hypothesis(seconds: float) -> None:
    """Texts that Hypothesis draws, until the time is over."""
    from hypothesis import HealthCheck, given, settings
    from hypothesis import strategies as st

    watch = Watch()
    pieces = st.sampled_from(FRAGMENTS) | st.characters(exclude_categories=["Cs"]) | st.text(max_size=5)
    texts = st.text() | st.lists(pieces, max_size=60).map("".join) | st.builds(str.__mul__, pieces, st.integers(1, 400))

    @settings(max_examples=20_000, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(texts)
    def trials(text: str) -> None:
        if time.monotonic() - watch.begun < seconds:
            watch.trial(text[:10_000])

    while time.monotonic() - watch.begun < seconds:
        trials()
    watch.report()


def with_atheris(seconds: float) -> None:
    """Texts that atheris grows by what they reach in the code, until the time is over."""
    atheris = import_module("atheris")
    with atheris.instrument_imports(include=["kinerja_rules"]):
        import_module("kinerja_rules.formula")
        import_module("kinerja_rules.reading")

    watch = Watch()

    def one(data: bytes) -> None:
        provider = atheris.FuzzedDataProvider(data)
        parts: list[str] = []
        while provider.remaining_bytes() and len(parts) < 300:
            if provider.ConsumeBool():
                parts.append(FRAGMENTS[provider.ConsumeIntInRange(0, len(FRAGMENTS) - 1)])
            else:
                parts.append(provider.ConsumeUnicodeNoSurrogates(4))
        watch.trial("".join(parts)[:10_000])
        if time.monotonic() - watch.begun > seconds:
            watch.report()
            sys.stdout.flush()
            import os

            os._exit(0)

    atheris.Setup([sys.argv[0], "-max_len=2000", "-timeout=20"], one)
    atheris.Fuzz()


WAYS: dict[str, Callable[[float], None]] = {"hypothesis": with_hypothesis, "atheris": with_atheris}


def main(args: Sequence[str]) -> None:
    """Fuzz in the ways asked for, each for its time."""
    ways = [arg for arg in args if arg in WAYS] or ["hypothesis"]
    seconds = next((float(arg) for arg in args if arg.isdigit()), SECONDS)
    for way in ways:
        print(way)
        WAYS[way](seconds)


if __name__ == "__main__":
    main(sys.argv[1:])
