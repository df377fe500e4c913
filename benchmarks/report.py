"""docs/benchmarks.md and its plots, from what the scripts saved.

Run: python -m benchmarks.report
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.goals import slope, targets
from benchmarks.machine import load
from benchmarks.plots import batch_plot, growth_plot

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
    yield from ("## The parts", "", "| what | median | least to greatest |", "|---|---:|---:|")
    for name, (middle, least, most) in found["times"].items():
        yield f"| {name} | {middle:,.2f} | {least:,.2f} to {most:,.2f} |"


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
    yield from (
        "### The banding step",
        "",
        "The label of a figure on a scale of seven bands, over a chain of comparisons of floats; here with the band,",
        "its title and the reason where there is none. Wrong: of 10,000 means of six quotients that stand exactly on",
        "an edge, those that get the label below (what is rounded to two digits first gets the right one).",
        "",
        "| engine | ratio | least to greatest | wrong |",
        "|---|---:|---:|---:|",
    )
    for name, one in sorted(found["banding"].items(), key=lambda entry: entry[1]["ratio"][0]):
        middle, least, most = one["ratio"]
        wrong = "-" if one["wrong"] is None else f"{one['wrong']:,}"
        yield f"| {name} | {middle:,.2f} | {least:,.2f} to {most:,.2f} | {wrong} |"
    yield ""


def batch(found: Mapping[str, Any]) -> Iterator[str]:
    """A million rows."""
    peers = "DuckDB | OpenFisca | numexpr"
    yield from (
        "## A million rows",
        "",
        "Exact, rounded, labelled, with a status for every row, against Polars floats by hand with `round(2)`",
        "and a chain of `when`. Throughput over that of Polars by hand; DuckDB does the same in SQL; OpenFisca works",
        "in 32-bit floats and does not round; numexpr works the formula alone. Wrong: rows whose second decimal or",
        "label differs from exact rounding, over 10 million rows.",
        "",
        f"| formula, data | way | throughput | least, greatest | {peers} | wrong | by hand | rows | again |",
        "|---|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|",
    )
    for case, one in found["cases"].items():
        engines, wrong = one["engines"], one["wrong"]
        middle, least, most = (
            sorted(engines["kinerja_rules"]["throughput"], key=float)[1],
            *_ends(engines["kinerja_rules"]["throughput"]),
        )
        others = [
            f"{engines[name]['throughput'][0]:.2f}" if name in engines else "-"
            for name in ("duckdb", "openfisca", "numexpr (no label)")
        ]
        yield (
            f"| {case} | {one['way']} | {middle:.2f} | {least:.2f} to {most:.2f} | {' | '.join(others)} | "
            f"{wrong['kinerja_rules'] + wrong['label']:,} | {wrong['by hand']:,} | {wrong['rows']:,} | "
            f"{wrong['recomputed']:,} |"
        )
    growth, memory = found["growth"], found["memory"]
    rows = [f"{one['rows']:,}" for one in growth]
    whole = [f"{one['seconds'] * 1e3:,.1f}" for one in growth]
    each = [f"{one['seconds'] / one['rows'] * 1e9:,.0f}" for one in growth]
    yield from (
        "",
        "## As the work grows",
        "",
        f"Time grows as rows^{slope(growth):.2f} from {rows[0]} rows to {rows[-1]}; from {rows[2]} on, where the fixed",
        f"cost of a call no longer shows, as rows^{slope(growth[2:]):.2f}.",
        "",
        f"| rows | {' | '.join(rows)} |",
        f"|---|{'---:|' * len(rows)}",
        f"| ms | {' | '.join(whole)} |",
        f"| ns a row | {' | '.join(each)} |",
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
