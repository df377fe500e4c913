"""One figure at a time, side by side with other engines: ratios to a plain float lambda, and wrong last digits.

Times are over whole numbers; figures are counted as wrong over 10,000 rows of each kind of data.

Run: python benchmarks/compare.py [runs]
"""

from __future__ import annotations

import re
import sys
import warnings
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from math import floor
from typing import Any

import numpy as np
import polars as pl
from attrs import evolve

import kinerja_rules as kr
from benchmarks.cases import BANDS, CASES, DATA, LOWEST, PAIRS, SCALE, Case, data
from benchmarks.fisca import simulated
from benchmarks.machine import in_turn, machine, ratios, save

ROWS, CHECKED, RUNS = 1_000, 10_000, 5
CENT = Decimal("0.01")
Row = tuple[Any, ...]
Engine = Callable[[Row], Any]


def engines(case: Case) -> dict[str, tuple[Engine, Callable[[Any], Any]]]:
    """Every engine that can say the formula: how it works a row, and how it wants a cell."""
    names = case.names
    code = compile(f"lambda {', '.join(names)}: {case.python}", "<case>", "eval")
    plain = eval(code)  # noqa: S307  # our own text
    exact = kr.parse(case.text).compiled(digits=2, mode="half_up")
    found: dict[str, tuple[Engine, Callable[[Any], Any]]] = {
        "float lambda": (lambda row: plain(*row), float),
        "kinerja_rules": (lambda row: exact(*row), _pair if case.decimals else int),
        "decimal": (_in(case, "decimal"), lambda cell: Decimal(str(cell))),
        "fractions": (_in(case, "fractions"), lambda cell: Fraction(str(cell))),
    }
    for name in ("gmpy2", "zen-engine", "rule-engine", "cel-python", "simpleeval", "asteval", "numexpr", "openfisca"):
        try:
            found[name] = _PEERS[name](case)
        except ImportError:
            continue
    return found


def _pair(cell: Any) -> int | tuple[int, int]:
    exact = Fraction(str(cell))
    return int(exact) if exact.denominator == 1 else (exact.numerator, exact.denominator)


def _in(case: Case, kind: str, *, rounded: bool = True) -> Engine:
    """The same expression over another type of number, its result rounded to the cent."""
    wrap = {"decimal": "D", "fractions": "F", "gmpy2": "Q"}[kind]
    text = re.sub(r"(?<![\w.])(\d+(?:\.\d+)?)", rf"{wrap}('\1')", case.python)
    space: dict[str, Any] = {"D": Decimal, "F": Fraction}
    if kind == "gmpy2":
        import gmpy2

        space["Q"] = gmpy2.mpq
    function = eval(compile(f"lambda {', '.join(case.names)}: {text}", "<case>", "eval"), space)  # noqa: S307
    if not rounded:
        return lambda row: function(*row)
    if kind == "decimal":
        return lambda row: function(*row).quantize(CENT, ROUND_HALF_UP)
    return lambda row: _away(function(*row) * 100)


def _away(value: Any) -> int:
    """The nearest whole number, ties away from zero."""
    units = floor(2 * abs(value) + 1) // 2
    return int(units if value >= 0 else -units)


def _gmpy2(case: Case) -> tuple[Engine, Callable[[Any], Any]]:
    import gmpy2

    work = _in(case, "gmpy2")
    return work, lambda cell: gmpy2.mpq(str(cell))


def _zen(case: Case) -> tuple[Engine, Callable[[Any], Any]]:
    import zen

    expression = zen.compile_expression(case.zen or case.python)
    return lambda row: expression.evaluate(dict(zip(case.names, row, strict=True))), _number


def _rule_engine(case: Case) -> tuple[Engine, Callable[[Any], Any]]:
    import rule_engine

    rule = rule_engine.Rule(case.cel or case.python)
    return lambda row: rule.evaluate(dict(zip(case.names, row, strict=True))), _number


def _cel(case: Case) -> tuple[Engine, Callable[[Any], Any]]:
    import celpy

    environment = celpy.Environment()
    text = case.cel or re.sub(r"(?<![\w.])(\d+)(?![\w.])", r"\1.0", case.python)
    program = environment.program(environment.compile(text))
    return lambda row: program.evaluate(dict(zip(case.names, row, strict=True))), celpy.celtypes.DoubleType


def _simpleeval(case: Case) -> tuple[Engine, Callable[[Any], Any]]:
    import simpleeval

    worker = simpleeval.SimpleEval(functions={"min": min})
    tree = worker.parse(case.python)

    def work(row: Row) -> Any:
        worker.names = dict(zip(case.names, row, strict=True))
        return worker.eval(case.python, previously_parsed=tree)

    return work, _number


def _asteval(case: Case) -> tuple[Engine, Callable[[Any], Any]]:
    import asteval

    worker = asteval.Interpreter(minimal=True, with_ifexp=True)
    tree = worker.parse(case.python)

    def work(row: Row) -> Any:
        worker.symtable.update(zip(case.names, row, strict=True))
        return worker.run(tree)

    return work, _number


def _numexpr(case: Case) -> tuple[Engine, Callable[[Any], Any]]:
    import numexpr

    if case.name == "long":
        raise ImportError("numexpr has no min of two columns")
    numexpr.evaluate(case.python, dict.fromkeys(case.names, 1.0))
    return lambda row: numexpr.evaluate(case.python, dict(zip(case.names, row, strict=True))).item(), float


def _openfisca(case: Case) -> tuple[Engine, Callable[[Any], Any]]:
    work = simulated(case)

    def one(row: Row) -> Any:
        return work(dict(zip(case.names, ([cell] for cell in row), strict=True)))[0]

    return one, float


_PEERS = {
    "gmpy2": _gmpy2,
    "zen-engine": _zen,
    "rule-engine": _rule_engine,
    "cel-python": _cel,
    "simpleeval": _simpleeval,
    "asteval": _asteval,
    "numexpr": _numexpr,
    "openfisca": _openfisca,
}
SLOW = {"cel-python", "openfisca"}  # counted over a tenth of the rows


def _number(cell: Any) -> Any:
    return cell if isinstance(cell, int) else float(cell)


def cents(found: Any) -> int | None:
    """A result of any type, printed to two decimals as that type rounds, in cents."""
    if isinstance(found, int):
        return found
    if isinstance(found, Decimal):
        return int(found.quantize(CENT, ROUND_HALF_UP) * 100)
    return round(round(float(found), 2) * 100)


def wrong(case: Case, name: str, work: Engine, cell: Callable[[Any], Any]) -> dict[str, int]:
    """Of the rows of each kind of data, those whose second decimal is not that of exact rounding."""
    exact = _in(case, "fractions")
    counts = {}
    for kind in DATA:
        rows = data(case, kind, CHECKED // 10 if name in SLOW else CHECKED, seed=1).rows()
        truth = [exact(tuple(Fraction(str(value)) for value in row)) for row in rows]
        given = [tuple(map(cell, row)) for row in rows]
        missed = sum(cents(work(row)) != true for row, true in zip(given, truth, strict=True))
        counts[kind] = missed * (CHECKED // len(rows))
    return counts


# -- the banding step

WRITTEN = "".join(f"v >= {edge} ? '{label}' : " for edge, label in BANDS) + f"'{LOWEST}'"
CHAIN = "".join(f"'{label}' if v >= {edge} else " for edge, label in BANDS) + f"'{LOWEST}'"


def labelling() -> dict[str, tuple[Engine, Callable[[Any], Any]]]:
    """Every engine that can say the label of a figure, and how it wants the figure."""
    chain = eval(compile(f"lambda v: {CHAIN}", "<chain>", "eval"))  # noqa: S307  # our own text
    case = Case("band", "v", "v", pl.col("v"), "v", ("v",), zen=WRITTEN.replace("'", '"'), cel=WRITTEN)
    worded = evolve(case, python=CHAIN)
    found: dict[str, tuple[Engine, Callable[[Any], Any]]] = {
        "float lambda": (lambda row: chain(*row), float),
        "kinerja_rules": (lambda row: SCALE.place(*row).label, lambda cell: Fraction(str(cell))),
        "decimal": (lambda row: chain(*row), lambda cell: Decimal(str(cell))),
        "fractions": (lambda row: chain(*row), lambda cell: Fraction(str(cell))),
    }
    for name in ("zen-engine", "rule-engine", "cel-python", "simpleeval", "asteval"):
        try:
            found[name] = _PEERS[name](worded if name in {"simpleeval", "asteval"} else case)
        except ImportError:
            continue
    return found


def on_an_edge(rows: int) -> dict[str, int]:
    """Means of six quotients that stand on the edge of a band, exactly: how many get the label below.

    Floats and Decimals are labelled as they come out; rounded first they would be right, as is what is rounded here.
    """
    case, rng = CASES[-1], np.random.default_rng(1)
    edges = rng.choice([edge for edge, _ in BANDS], rows)
    columns: dict[str, Any] = {}
    thirds = rng.integers(1, 15, (6, rows))
    thirds[2::3] = -thirds[0::3] - thirds[1::3]  # above and below the edge, so that they make up for each other
    for n, third in zip(PAIRS, thirds, strict=True):
        scale = rng.integers(1, 1_000, rows)
        columns |= {f"a{n}": (3 * edges + third) * scale, f"b{n}": 300 * scale}
    given = list(zip(*(column.tolist() for column in columns.values()), strict=True))
    true = [dict(BANDS)[edge] for edge in edges.tolist()]
    known, plain = engines(case), _in(case, "decimal", rounded=False)
    label: dict[str, Callable[[Row], str | None]] = {
        "kinerja_rules": lambda row: SCALE.place(Fraction(known["kinerja_rules"][0](row), 100)).label,
        "float lambda": lambda row: _chained(known["float lambda"][0](row)),
        "decimal": lambda row: _chained(plain(tuple(map(Decimal, row)))),
        "fractions": lambda row: _chained(Fraction(known["fractions"][0](tuple(map(Fraction, row))), 100)),
    }
    if "zen-engine" in known:
        label["zen-engine"] = lambda row: _chained(known["zen-engine"][0](row))
    return {name: sum(work(row) != one for row, one in zip(given, true, strict=True)) for name, work in label.items()}


def _chained(value: Any) -> str:
    return next((label for edge, label in BANDS if value >= edge), LOWEST)


def banding(runs: int) -> dict[str, Any]:
    """Time over a chain of comparisons of floats, and labels that are wrong."""
    known = labelling()
    rows = [(units / 100,) for units in np.random.default_rng(0).integers(0, 11_000, ROWS).tolist()]
    works: dict[str, Callable[[], object]] = {}
    for name, (work, cell) in known.items():
        given = [(cell(value),) for (value,) in rows]
        works[name] = lambda work=work, given=given: [work(row) for row in given]  # type: ignore[misc]
    times, wrong = in_turn(works, runs, best=9), on_an_edge(CHECKED)
    return {name: {"ratio": ratios(times[name], times["float lambda"]), "wrong": wrong.get(name)} for name in known}


def main(runs: int) -> None:
    """Measure, count, save."""
    warnings.simplefilter("ignore")
    found: dict[str, Any] = {"machine": machine(), "runs": runs, "rows": ROWS, "checked": CHECKED, "cases": {}}
    for case in CASES:
        works: dict[str, Callable[[], object]] = {}
        known = engines(case)
        rows = data(case, "small", ROWS).rows()
        for name, (work, cell) in known.items():
            given = [tuple(map(cell, row)) for row in rows]
            works[name] = lambda work=work, given=given: [work(row) for row in given]  # type: ignore[misc]
        times = in_turn(works, runs, best=9)
        base = times["float lambda"]
        found["cases"][case.name] = {
            name: {
                "ratio": ratios(times[name], base),
                "microseconds": min(times[name]) / ROWS * 1e6,
                "wrong": wrong(case, name, *known[name]),
            }
            for name in known
        }
        for name, entry in found["cases"][case.name].items():
            print(f"{case.name:6} {name:14} {entry['ratio'][0]:8.2f}  {entry['wrong']}")
    found["banding"] = banding(runs)
    print(found["banding"])
    save("compare", found)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else RUNS)
