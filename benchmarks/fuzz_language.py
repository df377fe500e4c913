"""Texts of every kind against the readers of formulas, cells and figures; ``fuzz_laws.py`` says what must hold.

Run: python -m benchmarks.fuzz_language [hypothesis] [atheris] [seconds]     (atheris: pip install atheris)
``--write`` puts what the runs showed into docs/language.md; alone, what the last ones did. Exit status 1 where a law
was broken; each fault is shown with a short text that brings it about.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import tomli

from benchmarks.machine import load, save

HOME = Path(__file__).parents[1]
SECONDS = 600
LONGEST = 10_000
PAGE = HOME / "docs" / "language.md"
BEGIN, END = "<!-- fuzzing: begin -->", "<!-- fuzzing: end -->"
FRAGMENTS = (
    "Jumlah |jumlah |siswa|SD/MI|/| : | / | x |X|×|*|100%|100|1.000|12.317|0,4|%| persen|(|)|[|]|{|}|,|"
    ". |; | - |-|–|−|+|=|<|≥|dibagi |dikali |per |per kapita|terhadap |tahun n|tahun n-1|(n-1)|Σ|√|∛|²|"
    "^|_|_____|-----|\n|\t| |a|b|X1|jika(|bobot(|min(|akar |dari |dan |atau |bukan |adalah |"
    "sama dengan |keterangan: |Dimana |a = |\\frac{|}{|}|{|\\text{|\\times|\\sum|_{n-1}|$|<p>|<sup>|"
    "&times;|“|'|\"|é|٣|İ|…|...|!|Rp |#|5-3|usia |kelas X|seratus |30%|yang |--|US$|2021|(40%)|"
    "\\sqrt[3]{|,-|juta|miliar|triliun|.000|,50|(11,47)|BB|Rp. 18.820.531.793,-|1 Unit|belum ada|minus |lebih dari |"
    "1e5|0x1F|\u200b|\ufeff|\x00|\r\n|ﬁ|Ⅷ|½|a) |1. |• |jumlah lowongan yang terpenuhi |x[n-1]|**|<=|<>|hasil: |"
    "selisih |antara |dengan |perbandingan |persentase |rata-rata |penjumlahan |hasil kali |dibandingkan |"
    ", hasilnya |kemudian |lalu |(dalam |dinyatakan |N1 + N2 + ... + Nn|- tahun n-1|(30%) |0,3 |per 1.000 |"
    "Pembilang: |Penyebut: |\nRumus: |A1. |(B)|-->|\\ln |P_i^t|\n. . . . .\n|dihitung dengan |diperoleh dari "
).split("|")


def corpus() -> list[str]:
    """The texts of the tests' corpus, in a fixed order."""
    texts: dict[str, None] = {}
    for path in sorted((HOME / "tests" / "corpus").glob("*.toml")):
        for rows in tomli.loads(path.read_text(encoding="utf-8")).values():
            if isinstance(rows, list):
                texts.update(dict.fromkeys(row["teks"] for row in rows))
    return list(texts)


def with_hypothesis(seconds: float) -> dict[str, Any]:
    """Texts that Hypothesis draws, until the time is over."""
    from hypothesis import HealthCheck, given, seed, settings
    from hypothesis import strategies as st

    from benchmarks.fuzz_laws import Watch

    watch = Watch()
    whole = st.sampled_from(corpus())
    cut = st.tuples(whole, st.integers(0, 80), st.integers(0, 80)).map(
        lambda drawn: drawn[0][drawn[1] : -drawn[2] or None]
    )
    pieces = st.sampled_from(FRAGMENTS) | st.characters(exclude_categories=["Cs"]) | st.text(max_size=5) | cut
    texts = (
        st.text()
        | st.lists(pieces, max_size=60).map("".join)
        | st.lists(st.sampled_from(FRAGMENTS), max_size=12).map("".join)
        | st.tuples(whole, st.lists(pieces, max_size=4)).map(lambda drawn: drawn[0].join(drawn[1]) or drawn[0])
        | st.builds(str.__mul__, st.lists(pieces, min_size=1, max_size=3).map("".join), st.integers(1, 1_000))
    )

    def trials(text: str) -> None:
        if time.monotonic() - watch.begun < seconds:
            watch.trial(text[:LONGEST])

    for number in range(1_000_000):  # short runs, as each keeps what it drew
        if time.monotonic() - watch.begun >= seconds:
            break
        checks = settings(max_examples=1_000, deadline=None, database=None, suppress_health_check=list(HealthCheck))
        seed(number)(checks(given(texts)(trials)))()
    return watch.found()


def with_atheris(seconds: float) -> dict[str, Any]:
    """Texts that atheris grows by what they reach in the code; it ends its process, hence one of its own."""
    code = f"from benchmarks.fuzz_language import grow; grow({seconds})"
    done = subprocess.run([sys.executable, "-c", code], cwd=HOME, stdout=subprocess.PIPE, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def grow(seconds: float) -> None:
    """The process in which atheris runs; the last line that it prints is what was found."""
    atheris = import_module("atheris")
    with atheris.instrument_imports(include=["kinerja_rules"]):
        laws = import_module("benchmarks.fuzz_laws")

    watch, known = laws.Watch(), (*FRAGMENTS, *corpus())

    def one(data: bytes) -> None:
        provider = atheris.FuzzedDataProvider(data)
        parts: list[str] = []
        while provider.remaining_bytes() and len(parts) < 300:
            if provider.ConsumeBool():
                times = provider.ConsumeIntInRange(2, 40) if provider.ConsumeIntInRange(0, 7) == 7 else 1
                parts.append(known[provider.ConsumeIntInRange(0, len(known) - 1)] * times)
            else:
                parts.append(provider.ConsumeUnicodeNoSurrogates(4))
        watch.trial("".join(parts)[:LONGEST])
        if time.monotonic() - watch.begun > seconds:
            print(json.dumps(watch.found()))
            sys.stdout.flush()
            os._exit(0)

    atheris.Setup(["fuzz", "-max_len=2000", "-timeout=60", "-verbosity=0"], one)
    atheris.Fuzz()


def sentence(ways: Sequence[str]) -> str:
    """What the runs showed."""
    lines = []
    for way in ways:
        found = load(f"fuzz-{way}")
        if found is None:
            continue
        slowest = ", ".join(f"{reader} {rate:.1f}" for reader, rate in found["slowest"].items())
        lines.append(
            f"- {way}, {found['seconds'] / 60:.0f} minutes: {found['texts']:,} texts, {len(found['faults'])} faults. "
            f"The slowest took, in ms for each 1,000 characters: {slowest}; the largest {found['most_mib']:.1f} MiB."
        )
    return "\n".join(lines)


WAYS: dict[str, Callable[[float], dict[str, Any]]] = {"hypothesis": with_hypothesis, "atheris": with_atheris}


def main(args: Sequence[str]) -> int:
    """Fuzz in the ways asked for, each for its time."""
    ways = [arg for arg in args if arg in WAYS] or ([] if "--write" in args else list(WAYS))
    seconds = next((float(arg) for arg in args if arg.isdigit()), SECONDS)
    faults = 0
    for way in ways:
        found = WAYS[way](seconds)
        save(f"fuzz-{way}", found)
        faults += len(found["faults"])
        for fault, text in found["faults"].items():
            print(f"{fault}: {text[:400]!r}")
    print(sentence(ways))
    if "--write" in args:
        page = PAGE.read_text(encoding="utf-8")
        before, behind = page[: page.index(BEGIN) + len(BEGIN)], page[page.index(END) :]
        PAGE.write_text(f"{before}\n{sentence(list(WAYS))}\n{behind}", encoding="utf-8")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
