"""docs/benchmarks.md and its plots, from what the scripts saved.

Run: python -m benchmarks.report
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import log10
from pathlib import Path
from typing import Any

from benchmarks.machine import load

DOCS = Path(__file__).parents[1] / "docs"

HEAD = """# Benchmarks

Written by `make bench`; every number is measured in that run. Ratios are taken within one round, in which every engine
has its turn, so that a busy moment touches all alike: the median of {runs} rounds, with the least and the greatest.
The spread tells how busy the machine was.
"""


def machine(found: Mapping[str, Any]) -> Iterator[str]:
    """What it ran on."""
    versions = ", ".join(f"{name} {number}" for name, number in found["versions"].items())
    yield (
        f"Machine: {found['cores']} cores ({found['architecture']}, {found['system']}), {found['memory_gib']} GiB of "
        f"memory, Python {found['python']}, {versions}."
    )


def parts(found: Mapping[str, Any]) -> Iterator[str]:
    """Imports, parsing, loading, an audit."""
    yield from ("## The parts", "", "| what | median |", "|---|---:|")
    for name, value in found.items():
        if name != "machine":
            yield f"| {name} | {value:,.2f} |"


def compare(found: Mapping[str, Any]) -> Iterator[str]:
    """One figure at a time, side by side."""
    yield from (
        "## One figure at a time",
        "",
        "Time over that of a plain float lambda that does not round; whole numbers as inputs. `kinerja_rules`",
        "is the compiled formula, exact and rounded to two digits. Wrong: of 10,000 rows of random, small and",
        "tie-heavy data each, those whose second decimal is not that of exact rounding (results of engines",
        "that do not round are rounded by `round` of Python).",
        "",
    )
    for case, engines in found["cases"].items():
        yield from (f"### {case}", "", "| engine | ratio | least to greatest | wrong: random | small | ties |")
        yield "|---|---:|---:|---:|---:|---:|"
        for name, one in sorted(engines.items(), key=lambda entry: entry[1]["ratio"][0]):
            middle, least, most = one["ratio"]
            wrong = " | ".join(f"{count:,}" for count in one["wrong"].values())
            yield f"| {name} | {middle:,.2f} | {least:,.2f} to {most:,.2f} | {wrong} |"
        yield ""


def batch(found: Mapping[str, Any]) -> Iterator[str]:
    """A million rows."""
    yield from (
        "## A million rows",
        "",
        "Exact, rounded, labelled, with a status for every row, against Polars floats by hand with `round(2)`",
        "and a chain of `when`. Throughput over that of Polars by hand; DuckDB does the same in SQL; numexpr",
        "works the formula alone. Wrong: rows whose second decimal or label differs from exact rounding, over",
        "10 million rows (20,000 where only fractions can tell).",
        "",
        "| formula, data | way | throughput | least, greatest | DuckDB | numexpr | wrong | by hand | rows | again |",
        "|---|---|---:|---:|---:|---:|---:|---:|---:|---:|",
    )
    for case, one in found["cases"].items():
        engines, wrong = one["engines"], one["wrong"]
        middle, least, most = (
            sorted(engines["kinerja_rules"]["throughput"], key=float)[1],
            *_ends(engines["kinerja_rules"]["throughput"]),
        )
        others = [
            f"{engines[name]['throughput'][0]:.2f}" if name in engines else "-"
            for name in ("duckdb", "numexpr (no label)")
        ]
        yield (
            f"| {case} | {one['way']} | {middle:.2f} | {least:.2f} to {most:.2f} | {' | '.join(others)} | "
            f"{wrong['kinerja_rules'] + wrong['label']:,} | {wrong['by hand']:,} | {wrong['rows']:,} | "
            f"{wrong['recomputed']:,} |"
        )
    growth, memory = found["growth"], found["memory"]
    slope = (log10(growth[-1]["seconds"]) - log10(growth[2]["seconds"])) / (
        log10(growth[-1]["rows"]) - log10(growth[2]["rows"])
    )
    yield from (
        "",
        f"Time grows with rows as rows^{slope:.2f} between {growth[2]['rows']:,} and {growth[-1]['rows']:,} rows.",
        "",
        "![Seconds by rows](benchmarks-growth.svg)",
        "",
        "Streaming from Parquet in chunks of 500,000 rows, peak memory of the whole process: "
        + ", ".join(f"{one['mib']:,.0f} MiB for {one['rows']:,} rows" for one in memory)
        + ".",
    )


def _ends(values: Sequence[float]) -> tuple[float, float]:
    return min(values), max(values)


def country(found: Mapping[str, Any]) -> Iterator[str]:
    """The simulated country."""
    statuses = ", ".join(f"{name} {count:,}" for name, count in sorted(found["statuses"].items()))
    yield from (
        "## A simulated country",
        "",
        f"{found['regions']} regencies and cities, 30 institutions each, 30 indicators, 20 quarters:",
        f"{found['evaluations']:,} evaluations of {found['formulas']} formulas, from long Parquet files to results,",
        f"labels and aggregates by institution and region: **{found['seconds']:.1f} s**, peak memory",
        f"{found['mib']:,.0f} MiB; the pack loads in {found['pack_seconds']:.1f} s.",
        f"Statuses: {statuses}.",
        f"Recomputed rows: {found['recomputed']:,}.",
    )


def targets(found: Mapping[str, Any]) -> Iterator[str]:
    """The goals, and what was measured."""
    cases = found["compare"]["cases"]

    def scalar(case: str) -> float:
        return float(cases[case]["kinerja_rules"]["ratio"][0])

    def against(name: str) -> float:
        return min(
            float(one[name]["ratio"][0] / one["kinerja_rules"]["ratio"][0]) for one in cases.values() if name in one
        )

    rows = found["batch"]["cases"]

    def least(names: Sequence[str], kinds: Sequence[str]) -> float:
        found_here = [
            rows[f"{name}, {kind}"]["engines"]["kinerja_rules"]["throughput"][0] for name in names for kind in kinds
        ]
        return float(min(found_here))

    short, some = ("ratio", "index", "turun"), found["parts"]
    wrong = sum(one["wrong"]["kinerja_rules"] + one["wrong"]["label"] for one in rows.values())
    zen = cases["ratio"]["zen-engine"]["ratio"][0] / scalar("ratio") if "zen-engine" in cases["ratio"] else 0.0
    lines: list[tuple[str, str, float, bool]] = [
        ("scalar over a float lambda, `ratio`", "at most 3", scalar("ratio"), scalar("ratio") <= 3),
        ("scalar over a float lambda, `turun`", "at most 3", scalar("turun"), scalar("turun") <= 3),
        ("scalar over a float lambda, `index`", "at most 5", scalar("index"), scalar("index") <= 5),
        ("scalar over a float lambda, `long`", "at most 5", scalar("long"), scalar("long") <= 5),
        ("times as fast as zen-engine, `ratio`", "3", zen, zen >= 3),
        ("times as fast as rule-engine, least", "25", against("rule-engine"), against("rule-engine") >= 25),
        ("times as fast as cel-python, least", "100", against("cel-python"), against("cel-python") >= 100),
        (
            "parse `a / b * 100` (µs)",
            "at most 200",
            some["parse `a / b * 100` (µs)"],
            some["parse `a / b * 100` (µs)"] <= 200,
        ),
        (
            "import over bare Python (ms)",
            "under 60",
            some["import, over bare Python (ms)"],
            some["import, over bare Python (ms)"] < 60,
        ),
        (
            "batch throughput, first three, random",
            "0.5",
            least(short, ["random", "small"]),
            least(short, ["random", "small"]) >= 0.5,
        ),
        ("batch throughput, first three, ties", "0.3", least(short, ["ties"]), least(short, ["ties"]) >= 0.3),
        (
            "batch throughput, `long`",
            "0.2",
            least(["long"], ["random", "small", "ties"]),
            least(["long"], ["random", "small", "ties"]) >= 0.2,
        ),
        ("figures or labels that differ from exact rounding", "0", wrong, wrong == 0),
        ("the country (s)", "under 60", found["country"]["seconds"], found["country"]["seconds"] < 60),
        ("the country (MiB)", "under 4,096", found["country"]["mib"], found["country"]["mib"] < 4096),
    ]
    yield from ("## Goals", "", "| what | goal | measured | |", "|---|---:|---:|---|")
    for what, goal, value, met in lines:
        yield f"| {what} | {goal} | {value:,.2f} | {'met' if met else 'missed'} |"
    yield from ("", "![Throughput over Polars by hand](benchmarks-batch.svg)")


def growth_plot(points: Sequence[Mapping[str, float]]) -> str:
    """Seconds by rows, both logarithmic."""
    width, height, pad = 640, 360, 60
    xs, ys = [log10(one["rows"]) for one in points], [log10(one["seconds"]) for one in points]
    low, high = int(min(ys)) - 1, int(max(ys)) + 1

    def x(value: float) -> float:
        return pad + (value - xs[0]) / (xs[-1] - xs[0]) * (width - 2 * pad)

    def y(value: float) -> float:
        return height - pad - (value - low) / (high - low) * (height - 2 * pad)

    marks = [
        f'<line x1="{pad}" x2="{width - pad}" y1="{y(at):.1f}" y2="{y(at):.1f}" stroke="#ddd"/>'
        f'<text x="{pad - 8}" y="{y(at) + 4:.1f}" text-anchor="end">10^{at} s</text>'
        for at in range(low, high + 1)
    ]
    marks += [
        f'<text x="{x(one):.1f}" y="{height - pad + 20}" text-anchor="middle">{point["rows"]:,}</text>'
        for one, point in list(zip(xs, points, strict=True))[::2]
    ]
    line = " ".join(f"{x(one):.1f},{y(two):.1f}" for one, two in zip(xs, ys, strict=True))
    dots = "".join(
        f'<circle cx="{x(a):.1f}" cy="{y(b):.1f}" r="4" fill="#1f77b4"/>' for a, b in zip(xs, ys, strict=True)
    )
    body = "".join(marks) + f'<polyline points="{line}" fill="none" stroke="#1f77b4" stroke-width="2"/>' + dots
    return _svg(width, height, body)


def batch_plot(cases: Mapping[str, Any]) -> str:
    """A bar for each formula and kind of data; the line is Polars by hand."""
    width, bar, pad = 640, 24, 150
    values = {case: one["engines"]["kinerja_rules"]["throughput"][0] for case, one in cases.items()}
    most = max(*values.values(), 1.0) * 1.1
    height = 40 + bar * len(values)

    def x(value: float) -> float:
        return float(pad + value / most * (width - pad - 60))

    body = ""
    for at, (case, value) in enumerate(values.items()):
        top = 10 + bar * at
        body += f'<text x="{pad - 8}" y="{top + 15}" text-anchor="end">{case}</text>'
        body += f'<rect x="{pad}" y="{top + 3}" width="{x(value) - pad:.1f}" height="{bar - 8}" fill="#1f77b4"/>'
        body += f'<text x="{x(value) + 6:.1f}" y="{top + 15}">{value:.2f}</text>'
    body += f'<line x1="{x(1):.1f}" x2="{x(1):.1f}" y1="5" y2="{height - 20}" stroke="#d62728" stroke-dasharray="4"/>'
    body += f'<text x="{x(1):.1f}" y="{height - 6}" text-anchor="middle">Polars floats by hand</text>'
    return _svg(width, height, body)


def _svg(width: int, height: int, body: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" '
        f'font-size="12">'
        f'<rect width="{width}" height="{height}" fill="#fff"/>{body}</svg>\n'
    )


def main() -> None:
    """Write the page and its plots."""
    found = {name: load(name) for name in ("parts", "compare", "batch", "country")}
    missing = [name for name, one in found.items() if one is None]
    if missing:
        raise SystemExit(f"run first: {', '.join(missing)}")
    lines = [HEAD.format(runs=found["batch"]["runs"]), *machine(found["compare"]["machine"]), ""]
    lines += [*targets(found), "", *parts(found["parts"]), "", *compare(found["compare"]), *batch(found["batch"]), ""]
    lines += [*country(found["country"])]
    (DOCS / "benchmarks.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (DOCS / "benchmarks-growth.svg").write_text(growth_plot(found["batch"]["growth"]), encoding="utf-8")
    (DOCS / "benchmarks-batch.svg").write_text(batch_plot(found["batch"]["cases"]), encoding="utf-8")


if __name__ == "__main__":
    main()
