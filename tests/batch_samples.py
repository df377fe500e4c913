"""What the batch path is tried on: formulas of every operator, columns of every kind."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import polars as pl
from hypothesis import reject
from hypothesis import strategies as st

from kinerja_rules.errors import FormulaError
from kinerja_rules.formula import Formula, parse
from kinerja_rules.numbers import Decimal

NAMES = ("a", "b", "c", "d")

numbers = st.sampled_from(("0", "1", "2", "3", "7", "100", "0,5", "1,25", "40%", "100%", "1920"))


@st.composite
def expressions(draw: st.DrawFn, depth: int = 3) -> str:
    """Formulas of every operator, and of the functions that the fast ways know, among others that they do not."""
    if depth == 0 or draw(st.integers(0, 4)) == 0:
        return draw(st.sampled_from(NAMES) | numbers)
    part = expressions(depth - 1)
    kind = draw(
        st.sampled_from(("+", "-", "*", "/", "/", "neg", "power", "reduce", "abs", "round", "if", "bound", "root"))
    )
    match kind:
        case "+" | "-" | "*" | "/":
            return f"({draw(part)} {kind} {draw(part)})"
        case "neg":
            return f"(-{draw(part)})"
        case "power":
            return f"({draw(part)}) ^ {draw(st.sampled_from(('2', '3', '0', '(-1)')))}"
        case "reduce":
            name = draw(st.sampled_from(("min", "maks", "jumlah", "rata_rata", "median", "terakhir", "banyak")))
            return f"{name}({'; '.join(draw(st.lists(part, min_size=1, max_size=4)))})"
        case "abs":
            return f"abs({draw(part)})"
        case "round":
            return f"bulatkan({draw(part)}; {draw(st.integers(0, 2))})"
        case "bound":
            low, high = draw(st.sampled_from((("0", "120"), ("(0 - 5)", "5"), ("10", "2"), ("a", "b"))))
            return f"batasi({draw(part)}; {low}; {high})"
        case "root":
            return f"akar({draw(part)})"
    test = f"{draw(part)} {draw(st.sampled_from(('<', '<=', '>', '>=', '=', '<>')))} {draw(part)}"
    if draw(st.booleans()):
        test += f" {draw(st.sampled_from(('dan', 'atau')))} {draw(st.sampled_from(NAMES))} > 2"
    return f"jika({test}; {draw(part)}; {draw(part)})"


@st.composite
def formulas(draw: st.DrawFn) -> Formula:
    """Expressions whose percent signs have one reading."""
    try:
        return parse(draw(expressions()))
    except FormulaError:
        reject()


@st.composite
def columns(draw: st.DrawFn, rows: int) -> pl.Series:
    """A column of one kind: nulls, zeros, negative, huge and tie-prone values among them."""

    def of(values: st.SearchStrategy[Any], dtype: Any) -> pl.Series:
        listed = draw(st.lists(st.none() | values | values | values, min_size=rows, max_size=rows))
        return pl.Series(listed, dtype=dtype)

    match draw(st.integers(0, 8)):
        case 0 | 1:
            return of(st.integers(-3, 12), pl.Int64)
        case 2:
            return of(st.integers(0, 200), pl.UInt8 if draw(st.booleans()) else pl.Int32)
        case 3:
            return of(st.integers(-(10**18), 10**18), pl.Int64)
        case 4:
            return of(st.integers(-(10**30), 10**30), pl.Int128)
        case 5:
            return of(st.integers(-(10**6), 10**6).map(lambda n: Decimal(n).scaleb(-2)), pl.Decimal(12, 2))
        case 6:
            return of(st.integers(-(10**5), 10**5).map(lambda n: n / 100), pl.Float64)
        case 7:
            tame = st.floats(-1e6, 1e6) | st.sampled_from((0.1 + 0.2, -0.0, 1e22, float("nan"), float("inf"), 5e-324))
            return of(tame, pl.Float64)
    texts = ("0", "12", "-3", "97,30", "97.30", "12,5%", "Rp 1.500.000", "1.234.567,5", "8.604", "-", "", "3 + 4", "x")
    return of(st.sampled_from(texts), pl.String)


def frame_for(formula: Formula, values: Sequence[pl.Series]) -> pl.DataFrame:
    """The columns under the formula's names, and one that it does not know."""
    named = [series.alias(name) for name, series in zip(formula.names, values, strict=False)]
    return pl.DataFrame([pl.Series("row", range(len(values[0]))), *named])
