"""A formula over frames of every kind: what goes in, what comes out, which way it takes."""

from __future__ import annotations

from typing import Any

import pandas
import polars as pl
import pyarrow
import pytest

from kinerja_rules import batch
from kinerja_rules.errors import EvaluationError
from kinerja_rules.formula import parse
from kinerja_rules.messages import sentence
from kinerja_rules.numbers import HALF_UP, MODES, Decimal, Fraction
from kinerja_rules.policy import Band, Scale
from tests.batch_scalar import scalar_rows

RATIO = parse("a / b * 100")
LONG = parse("rata_rata(" + "; ".join(f"min(a{n} / b{n} * 100; 120)" for n in range(6)) + ")")


def way(formula: Any, frame: pl.DataFrame, digits: int = 2) -> str:
    """The way that the rows took."""
    (found,) = batch.evaluate_formula(formula, frame, digits=digits).ways
    return found


def test_every_row_has_a_value_or_a_reason() -> None:
    """Missing inputs, zero divisors and what is no number are a status and words, beside rows that have a value."""
    frame = pl.DataFrame({"a": ["1", "2", "1.234,5", "x", None, "0"], "b": [3, 0, 7, 1, 1, 0]})
    found = RATIO.to_polars(frame, digits=2, lang="en")
    assert found.frame.columns == ["a", "b", "value", "status", "reason"]
    assert found.frame["value"].dtype == pl.Decimal(38, 2)
    assert found.frame["value"].to_list() == [Decimal("33.33"), None, Decimal("17635.71"), None, None, None]
    assert found.frame.select("status", "reason").rows() == [
        ("ok", None),
        ("zero_divisor", "The divisor `b` is zero."),
        ("ok", None),
        ("invalid_input", parse("a").evaluate({"a": "x"}).reasons[0].message("en")),
        ("missing_input", "The input `a` is missing."),
        ("zero_divisor", "Zero divided by zero: `a` and `b` are both zero."),
    ]


def test_the_way_follows_from_the_bounds_of_the_columns() -> None:
    """Small whole numbers take one float division, larger ones integers, what no integer holds floats with a bound."""
    small = {f"{name}{n}": [1, 2, 3] for n in range(6) for name in "ab"}
    large = {name: [10**6 + 3, 10**6 + 7, 10**6 + 9] for name in small}
    assert way(RATIO, pl.DataFrame({"a": [1, 2], "b": [3, 4]})) == "float"
    assert way(RATIO, pl.DataFrame({"a": [10**13, 2], "b": [10**13, 4]})) == "int64"
    assert way(parse("a + b"), pl.DataFrame({"a": [10**18, 2], "b": [1, 2]})) == "int128"
    assert way(LONG, pl.DataFrame(large)) == "bounds"
    assert way(parse("median(a; b; 3)"), pl.DataFrame({"a": [1, 2], "b": [3, 4]})) == "scalar"


def test_rows_at_a_tie_are_recomputed_and_counted() -> None:
    """Where floats with a bound cannot tell a tie, the row is worked again in whole numbers, and counted."""
    rows = {f"b{n}": [9 * 10**6 + n, 8, 10**4] for n in range(6)} | {
        f"a{n}": [10**6, 1, 3 * (n == 0)] for n in range(6)
    }
    frame = pl.DataFrame(rows).with_row_index("row")
    found = batch.evaluate_formula(LONG, frame, digits=2, lang="en")
    assert found.ways == {"bounds": 3}
    assert found.recomputed == 1
    assert found.frame.select("row", "value", "status", "reason").rows() == scalar_rows(LONG, frame, 2, HALF_UP)


@pytest.mark.parametrize(
    ("values", "dtype"),
    [
        ([1, 250, None], pl.UInt8),
        ([-(2**63), 2**63 - 1, 0], pl.Int64),
        ([2**64 - 1, 1, None], pl.UInt64),
        ([10**30, -(10**30), 7], pl.Int128),
        ([Decimal("1.25"), Decimal("-0.05"), None], pl.Decimal(10, 2)),
        ([0.1, 0.3, -2.675], pl.Float64),
        ([0.1, 0.3, 2.5], pl.Float32),
        ([0.1 + 0.2, 1 / 3, 1e-7], pl.Float64),
        ([float("nan"), float("inf"), 1.0], pl.Float64),
        (["97,30%", "1,5%", "2%"], pl.String),
        (["97,30%", "1,5", "2"], pl.String),
        (["Rp 1.500.000", "3 + 4", ""], pl.String),
        (["8.604", "1", "0,4"], pl.Categorical),
        ([True, False, None], pl.Boolean),
        ([[1, 2], [3], None], pl.List(pl.Int64)),
        ([None, None, None], pl.Null),
    ],
)
@pytest.mark.parametrize("text", ["x / 4 * 100", "jumlah(x; 1)"])
def test_inputs_of_every_type(text: str, values: list[Any], dtype: Any) -> None:
    """Integers, decimals, floats as their shortest decimal, figures as printed; what is no number is told apart."""
    formula = parse(text)
    frame = pl.DataFrame({"row": range(3), "x": pl.Series(values, dtype=dtype)})
    plain = frame.with_columns(pl.col("x").cast(pl.String).cast(pl.Float64)) if dtype == pl.Float32 else frame
    found = batch.evaluate_formula(formula, frame, digits=3, lang="en").frame
    assert found.select("row", "value", "status", "reason").rows() == scalar_rows(formula, plain, 3, HALF_UP)


@pytest.mark.parametrize("rows", [0, 1, 2])
@pytest.mark.parametrize(
    "text",
    [
        "a / b * 100",
        "7 / 2",
        "1 / 0",
        "a * 0",
        "a / (b * 0)",
        "x ^ 9 / 7 / (b * 0)",
        "batasi(z + z / z; 10; 2)",
        "z / z ^ 2",
    ],
)
def test_small_frames(text: str, rows: int) -> None:
    """No row, one row, a formula without inputs: nothing is special about them."""
    formula = parse(text)
    frame = pl.DataFrame(
        {"row": range(rows), "a": [35] * rows, "b": [1000] * rows, "x": [10**9] * rows, "z": [0] * rows},
        schema_overrides={"a": pl.Int64},
    )
    for mode in MODES:
        found = batch.evaluate_formula(formula, frame, digits=0, mode=mode.name, lang="en").frame
        assert found.select("row", "value", "status", "reason").rows() == scalar_rows(formula, frame, 0, mode)


def test_one_row_is_not_divided_by_its_reciprocal() -> None:
    """0.3 is not 0.30000000000000004: floats of one row are read as those of many."""
    for value in (0.3, 3 * 0.1):
        one = batch.evaluate_formula(parse("x * 1"), pl.DataFrame({"x": [value]}), digits=17).frame["value"][0]
        two = batch.evaluate_formula(parse("x * 1"), pl.DataFrame({"x": [value] * 2}), digits=17).frame["value"][0]
        assert one == two == Decimal(repr(value))


def test_arrow_and_pandas_in_and_out() -> None:
    """The same rows from every kind of frame, and back."""
    frame = pl.DataFrame({"a": [1, 2], "b": [3, 0]})
    expected = batch.evaluate_formula(RATIO, frame, digits=2).frame
    given = (frame.lazy(), frame.to_arrow(), frame.to_arrow().to_batches()[0], pandas.DataFrame(frame.to_dict()))
    for one in given:
        assert batch.evaluate_formula(RATIO, one, digits=2).frame.equals(expected)
    found = batch.evaluate_formula(RATIO, frame, digits=2)
    assert found.to_arrow().schema.field("value").type == pyarrow.decimal128(38, 2)
    assert found.to_pandas()["value"].tolist()[0] == Decimal("33.33")


def test_labels_stand_on_the_right_side_of_an_edge() -> None:
    """A value on the edge of a band, in a gap, beyond the ends: the label of the scale, or why there is none."""
    scale = Scale("s", (Band("C", Fraction(0), Fraction(50)), Band("A", Fraction(60), Fraction(100), low_closed=False)))
    frame = pl.DataFrame({"a": [0, 1, 50, 51, 60, 6001, 100, 101], "b": [1, 1, 1, 1, 1, 100, 1, 1]})
    found = batch.evaluate_formula(parse("a / b"), frame, digits=2, scale=scale, lang="en").frame
    assert found["label"].to_list() == ["C", "C", "C", None, None, "A", "A", None]
    reasons = [scale.place(Fraction(value)).reason for value in (51, 60, 101)]
    assert [text for text in found["reason"] if text] == [reason.message("en") for reason in reasons if reason]
    assert found["status"].unique().to_list() == ["ok"]


def test_results_longer_than_a_column_are_told() -> None:
    """38 digits fit, 39 are a status and a reason."""
    frame = pl.DataFrame({"a": pl.Series([10**36, 10**35], dtype=pl.Int128), "b": [10, 10]})
    for formula in (parse("a * 10 * b"), parse("median(a * 10 * b)")):
        found = batch.evaluate_formula(formula, frame, digits=0, lang="en").frame
        assert found["value"].to_list() == [None, Decimal(10**37)]
        assert found["status"].to_list() == ["invalid_input", "ok"]
        assert found["reason"].to_list() == [sentence("batch_too_large", "en", {}), None]


def test_what_is_refused() -> None:
    """No frame, and a frame that has a result's column already."""
    with pytest.raises(EvaluationError) as error:
        batch.evaluate_formula(RATIO, {"a": [1]}, digits=2)
    assert error.value.diagnostics[0].code == "batch_no_frame"
    with pytest.raises(EvaluationError) as error:
        batch.evaluate_formula(RATIO, pl.DataFrame({"a": [1], "b": [1], "value": [1]}), digits=2)
    assert error.value.diagnostics[0].code == "batch_column_taken"
    with pytest.raises(EvaluationError):
        batch.evaluate_formula(RATIO, pl.DataFrame({"a": [1], "b": [1]}), digits=2, mode="nearest")
