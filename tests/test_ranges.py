"""Ranges of formulas over intervals: exact ends, in or out, or an honest refusal."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import pytest

from kinerja_rules.errors import EvaluationError
from kinerja_rules.formula import Formula, parse
from kinerja_rules.numbers import HALF_UP, TRUNCATE, UP, DivisorMayBeZero, Interval, read_figure


def interval(text: str) -> Interval:
    """``[1; 2)``; ``oo`` is no end."""
    low, high = (None if "oo" in end else Fraction(end.replace(",", ".")) for end in text[1:-1].split(";"))
    return Interval(low, high, text[0] == "[", text[-1] == "]")


def over(text: str, **box: Any) -> str:
    """The range of a formula as text, or the code of the refusal."""
    ranges = {name: interval(value) if isinstance(value, str) else value for name, value in box.items()}
    try:
        return str(parse(text).interval(ranges))
    except EvaluationError as error:
        return error.diagnostics[0].code if error.diagnostics else type(error).__name__


ZERO = "divisor_may_be_zero"
CASES: list[tuple[str, dict[str, Any], str]] = [
    # every unknown once: interval arithmetic is exact
    ("a + b", {"a": "[1; 2)", "b": "(3; 4]"}, "(4; 6)"),
    ("a - b", {"a": "[1; 2)", "b": "(3; 4]"}, "[-3; -1)"),
    ("a / b * 100", {"a": "[1; 2]", "b": "(4; 5]"}, "[20; 50)"),
    ("-a", {"a": "[1; 2)"}, "(-2; -1]"),
    ("a * b", {"a": "[0; 1)", "b": "(2; 3)"}, "[0; 3)"),
    ("a ^ 2", {"a": "(-3; 2]"}, "[0; 9)"),
    ("a ^ -1", {"a": "[2; 4)"}, "(0,25; 0,5]"),
    ("u*40% + k*30% + p*30%", {"u": "[90; 91)", "k": 80, "p": "(70; 71]"}, "(81; 81,7)"),
    ("rata_rata(a; b; 3)", {"a": "[1; 2)", "b": "[4; 5]"}, "[2,6666...; 3,3333...)"),
    ("min(a / b * 100%; 120%)", {"a": "[1; 2]", "b": "[1; 4]"}, "[25; 120]"),
    ("median(a; b; c)", {"a": "[0; 1]", "b": "(0; 2]", "c": 1}, "(0; 1]"),
    ("bulatkan(a; 1) * b", {"a": "[1,24; 1,26)", "b": 10}, "[12; 13]"),
    ("akar(a) + b", {"a": "[4; 9)", "b": "[1; 2]"}, "[3; 5)"),
    ("a / b", {"a": "[1; 2]", "b": "(0; 4]"}, "[0,25; tak hingga)"),
    ("a / b", {"a": "[1; oo)", "b": "[2; 4]"}, "[0,25; tak hingga)"),
    # an unknown that stands twice is one unknown
    ("a - a", {"a": "[1; 2]"}, "{0}"),
    ("a / a", {"a": "(0; 2]"}, "{1}"),
    ("a * a", {"a": "[-1; 2]"}, "[0; 4]"),
    ("a / (a + b)", {"a": "[1; 2]", "b": "[1; 3)"}, "(0,25; 0,6666...]"),
    ("(a - b) / b * 100%", {"a": "[110; 120]", "b": "[100; 110)"}, "(0; 20]"),
    ("(t - (r - t)) / t * 100%", {"t": "[4; 5]", "r": "[4; 4,5)"}, "(87,5; 120]"),
    ("a * b / (a + b)", {"a": "[1; 2]", "b": "[1; 2]"}, "[0,5; 1]"),
    ("a / b + c / b", {"a": "[1; 2)", "b": "[1; 2]", "c": 1}, "[1; 3)"),
    ("a / b - a / c", {"a": "[1; 2]", "b": "[1; 2]", "c": "[4; 5]"}, "[0,25; 1,6]"),
    ("(a - a) * b + c", {"a": "(1; 2)", "b": "(0; 9)", "c": "[1; 2]"}, "[1; 2]"),
    ("(a + b) * (a - b) + c", {"a": 3, "b": "[1; 2]", "c": "[0; 1]"}, "range_unknown"),
    ("a / b * 100% * b", {"a": "[1; 2)", "b": "[3; 4]"}, "[100; 200)"),
    ("a + b / b", {"a": "[1; 2]", "b": "[3; 4]"}, "[2; 3]"),
    ("a / (a + 1) + b / (b + 1)", {"a": "[1; 3)", "b": "(0; 1]"}, "(0,5; 1,25)"),
    ("1 / b - 1 / (b + 1)", {"b": "[1; 2]"}, "range_unknown"),
    ("(a + b) / a", {"a": "(0; 2]", "b": "[1; 2]"}, "[1,5; tak hingga)"),
    ("(a - 5) / a", {"a": "(0; 2]"}, "(-tak hingga; -1,5]"),
    # what a face attains although its corners are out
    ("(a - 1) * b + (a - 1) * c", {"a": "[1; 2]", "b": "(3; 4)", "c": "(3; 4)"}, "[0; 8)"),
    ("(a - 1) * b + a", {"a": "[1; 2]", "b": "(-1; 4)"}, "[1; 6)"),
    ("(a - 1) * b + a", {"a": "[1; 2]", "b": "[-1; 4)"}, "[1; 6)"),
    # choices
    ("jika(a > 0; b; c)", {"a": "[1; 2]", "b": "[3; 4]", "c": 9}, "[3; 4]"),
    ("jika(a > 0; b; c)", {"a": "[-1; 2]", "b": "[3; 4]", "c": 9}, "[3; 9]"),
    ("jika(a > b; 1; 2)", {"a": "[1; 2]", "b": "[1; 2]"}, "[1; 2]"),
    ("jika(a > b; 1; 2)", {"a": "[1; 2)", "b": "[2; 3]"}, "{2}"),
    ("jika(b = 0; 0; a / b)", {"a": "[1; 2]", "b": "[0; 4]"}, "[0; tak hingga)"),
    ("jika(b = 0; 0; jika(a / b > 1; 1; 2))", {"a": 3, "b": "[0; 4]"}, "[0; 2]"),
    ("jika(r > 2; 10 - r; r)", {"r": "[1; 3)"}, "[1; 8)"),
    ("jika(r > 2 dan r < 4; 10; 20)", {"r": "[3; 4)"}, "{10}"),
    ("jika(r > 2 atau r < 1; r; 2 - r)", {"r": "[1; 3]"}, "[0; 3]"),
    ("jika(bukan r > 2; r; 2 * r)", {"r": "[1; 3]"}, "[1; 6]"),
    (
        "jika(r > t2; r / t2 * 100%; jika(r < t1; r / t1 * 100%; 100%))",
        {"r": "[1,8; 2,2)", "t1": 2, "t2": 3},
        "[90; 100]",
    ),
    ("jika(r / t * 100% > 110%; 120%; r / t * 100%)", {"r": "[109; 111)", "t": 100}, "[109; 120]"),
    ("jika(r / t * 100% > 110%; 120%; r / t * 100%)", {"r": "(110; 111)", "t": 100}, "{120}"),
    ("abs(a) - a", {"a": "[-1; 2)"}, "[0; 2]"),
    ("min(a; 1) + a", {"a": "[0; 2)"}, "[0; 3)"),
    ("min(a; b; 1) - a", {"a": "[0; 2)", "b": 1}, "(-1; 0]"),
    ("maks(a; 1) * a", {"a": "[-1; 2)"}, "[-1; 4)"),
    ("batasi(a; 0; 1) + a", {"a": "[-1; 2)"}, "[-1; 3)"),
    ("min(a / b; a / c)", {"a": "[1; 2]", "b": 2, "c": 3}, "[0,3333...; 0,6666...]"),
    ("(jika(a > 1; 1; -1)) ^ 2", {"a": "[0; 2]"}, "{1}"),
    ("jika(a > b; a; b)", {"a": "[1; 2]", "b": "[1; 2]"}, "range_unknown"),
    ("min(a; b) - a", {"a": "[1; 2]", "b": "[1; 2]"}, "range_unknown"),
    ("jika(a ^ 2 > 2; a; 0)", {"a": "[1; 2]"}, "range_unknown"),
    ("a ^ 2 - a", {"a": "[1; 2]"}, "range_unknown"),
    ("akar(a) + a", {"a": "[1; 4]"}, "range_unknown"),
    ("a ^ b", {"a": "[1; 2]", "b": "[1; 2]"}, "range_unknown"),
    # a divisor that may be zero
    ("a / b", {"a": 1, "b": "[0; 1]"}, ZERO),
    ("a / (b - c)", {"a": 1, "b": "[0; 2]", "c": "[1; 3]"}, ZERO),
    ("a / (b - b)", {"a": 1, "b": "[1; 2]"}, ZERO),
    ("a / (b - a)", {"a": "[1; 2]", "b": "(2; 3]"}, "[0,5; tak hingga)"),
    ("b / b", {"b": "[0; 1]"}, ZERO),
    ("jika(a / b > 1; 1; 2)", {"a": 1, "b": "[-1; 1]"}, ZERO),
    ("a ^ -1", {"a": "[-1; 1]"}, ZERO),
    # where part of the box has no value
    ("akar(a)", {"a": "[-1; 1]"}, "range_unknown"),
    ("ln(a) + b", {"a": "[0; 1]", "b": 1}, "range_unknown"),
    ("batasi(a; b; 1) + a", {"a": "[0; 1]", "b": 2}, "range_unknown"),
    # a line through an open zero
    ("(a + b) / b", {"a": "[-1; 1]", "b": "(0; 2]"}, "(-tak hingga; tak hingga)"),
    ("(a * b + b) / b", {"a": "[0; 1]", "b": "(0; 2]"}, "[1; 2]"),
    ("(a - b) / (b * b + b)", {"a": 1, "b": "(0; 1]"}, "range_unknown"),
    # unbounded inputs
    ("a - a / 2", {"a": "[1; oo)"}, "range_unknown"),
    ("jika(a > 5; 1; 0)", {"a": "(-oo; oo)"}, "[0; 1]"),
]


@pytest.mark.parametrize(("text", "box", "expected"), CASES, ids=[f"{text} {box}" for text, box, _ in CASES])
def test_ranges(text: str, box: Mapping[str, Any], expected: str) -> None:
    """Each formula over this box has this range, or none that can be told."""
    assert over(text, **box) == expected


def test_figures_as_printed() -> None:
    """87,17 of Paser lies within what 26,15 and 30 allow; 110,65 does so by truncation."""
    formula = parse("realisasi / target * 100%")
    realised = read_figure("26,15", unit="percent").unround(HALF_UP)
    assert str(formula.interval({"realisasi": realised, "target": 30})) == "[87,15; 87,1833...)"
    for rounding, expected in ((HALF_UP, "[109,95; 110,05)"), (TRUNCATE, "[110; 110,1)"), (UP, "(109,9; 110]")):
        assert str(formula.interval({"realisasi": read_figure("110,0").unround(rounding), "target": 100})) == expected


def test_inputs_of_an_interval_may_be_anything_that_evaluates() -> None:
    """Figures, sums, and series with intervals among their elements."""
    formula = parse("jumlah(x) / jumlah(y) * a")
    weighted = parse("jumlah(x * w) / jumlah(w)")
    boxes: list[tuple[Formula, dict[str, Any], str]] = [
        (formula, {"x": [Interval(1, 2), 3], "y": [2, Fraction(2)], "a": "3 + 5"}, "[8; 10]"),
        (formula, {"x": [1, "3"], "y": 2, "a": Interval(1, 2, True, False)}, "[2; 4)"),
        (weighted, {"x": [Interval(1, 2), 5], "w": [1, 3]}, "[4; 4,25]"),
        (weighted, {"x": [1, 5], "w": [Interval(1, 3), 1]}, "[2; 3]"),
    ]
    assert [str(rule.interval(box)) for rule, box, _ in boxes] == [expected for _, _, expected in boxes]


def test_what_is_missing_or_unreadable_is_told() -> None:
    """Missing, unreadable and stray inputs of an interval; inputs that it does not name are passed over."""
    formula = parse("a / b")
    cases: list[tuple[dict[str, Any], list[str]]] = [
        ({"a": 1}, ["missing_input"]),
        ({"a": "x", "b": None}, ["input_in_formula", "missing_input"]),
        ({"a": [Interval(1, 2), 3], "b": 1}, ["series_outside"]),
    ]
    for inputs, expected in cases:
        with pytest.raises(EvaluationError) as caught:
            formula.interval(inputs)
        assert [diagnostic.code for diagnostic in caught.value.diagnostics] == expected
    assert str(formula.interval({"a": 1, "b": 2, "c": 3})) == "{0,5}"


def test_printed_signs_count_in_ranges_as_in_values() -> None:
    """Given as printed, or named: persen × persen is a hundredth; a figure times one without is refused."""
    formula = parse("a * b")
    near = read_figure("50%").unround(HALF_UP)
    assert str(formula.interval({"a": near, "b": "40%"}, printed_percent={"a"})) == "[19,8; 20,2)"
    assert str(formula.interval({"a": near, "b": 40})) == "[1.980; 2.020)"
    with pytest.raises(EvaluationError):
        formula.interval({"a": near, "b": 40}, printed_percent={"a"})


def test_the_refusals_in_words() -> None:
    """Both name the place; a divisor that may be zero is a zero division too."""
    with pytest.raises(DivisorMayBeZero) as zero:
        parse("a / b").interval({"a": 1, "b": Interval(0, 1)})
    assert isinstance(zero.value, ZeroDivisionError)
    assert str(zero.value).splitlines()[:3] == [
        "Pembaginya mungkin nol: nilainya dalam [0; 1].",
        "  a / b",
        "      ^",
    ]
    with pytest.raises(EvaluationError) as unknown:
        parse("a ^ 2 - a").interval({"a": Interval(0, 1)})
    assert str(unknown.value).splitlines()[0] == (
        "Rentang nilai `a ^ 2 - a` tidak dapat ditentukan dengan tepat untuk masukan berupa rentang."
    )


def test_many_cases_are_bounded() -> None:
    """Thirty choices over one unknown are followed; a thousand are refused, not worked for ever."""
    steps = " + ".join(f"jika(a > {step}; 1; 0)" for step in range(30))
    assert over(steps, a="[0; 100]") == "[0; 30]"
    steps = " + ".join(f"jika(a{step} > 0; 1; 0)" for step in range(30))
    assert over(steps, **{f"a{step}": "[-1; 1]" for step in range(30)}) == "range_unknown"
    product = " * ".join(f"(a{n} + b)" for n in range(20))
    assert over(product, b="[1; 2]", **{f"a{n}": "[1; 2]" for n in range(20)}) == "range_unknown"
