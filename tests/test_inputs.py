"""Inputs as people give them: what is read, what is refused, and that every refusal names the input."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from math import inf, nan
from typing import Any

import pytest

from kinerja_rules.errors import Diagnostic
from kinerja_rules.formula import Outcome, parse
from kinerja_rules.inputs import is_series, shown_input
from kinerja_rules.numbers import Style, read_figure


def given(value: Any, unit: str = "", style: Style = "auto") -> Outcome:
    """What a formula of one variable makes of an input."""
    return parse("a", units={"a": unit}, style=style).evaluate({"a": value})


READ: list[tuple[Any, str, Fraction | int]] = [
    (309142, "", 309142),
    (-3, "", -3),
    (10**3999, "", 10**3999),
    (0.1, "", Fraction(1, 10)),
    (1e22, "", 10**22),
    (Decimal("97.30"), "", Fraction(973, 10)),
    (Fraction(1, 3), "", Fraction(1, 3)),
    ("97,30%", "", Fraction(973, 10)),
    ("61,54 %", "persen", Fraction(6154, 100)),
    ("8.604", "orang", 8604),
    ("12.317", "persen", Fraction(12317, 1000)),
    ("Rp 22.884 / Jam", "rupiah / jam", 22884),
    ("Rp. 18.820.531.793,-", "", 18820531793),
    ("309.092 + 50", "orang", 309142),
    ("8 × 5 × 4 × 12", "", 1920),
    ("8 x 5 - 3", "", 37),
    ("(11,47)", "", Fraction(-1147, 100)),
    ("1 Kawasan", "kawasan", 1),
    (read_figure("79,17BB"), "", Fraction(7917, 100)),
]


@pytest.mark.parametrize(("value", "unit", "expected"), READ, ids=[str(value)[:30] for value, _, _ in READ])
def test_what_is_read(value: Any, unit: str, expected: Fraction | int) -> None:
    """Numbers, figures as printed, small sums; the declared unit settles the marks; floats are shortest decimals."""
    outcome = given(value, unit)
    assert outcome.value == expected
    assert outcome.status == "ok"
    assert outcome.reasons == ()


def test_the_style_is_asked_last() -> None:
    """A formula's style settles what shape and unit leave open."""
    assert given("12.317", style="id").value == 12317
    assert given("12.317", style="en").value == Fraction(12317, 1000)
    assert given("12.317", "orang", style="en").value == 12317


REFUSED: list[tuple[Any, str, str, str]] = [
    (None, "missing_input", "missing_input", "Masukan `a` tidak ada."),
    ("", "missing_input", "input_in_formula", "no_figure"),
    ("-", "missing_input", "input_in_formula", "no_figure"),
    ("n/a", "missing_input", "input_in_formula", "no_figure"),
    (True, "invalid_input", "input_in_formula", "not_a_number"),
    (nan, "invalid_input", "input_in_formula", "not_a_number"),
    (inf, "invalid_input", "input_in_formula", "not_a_number"),
    (Decimal("sNaN"), "invalid_input", "input_in_formula", "not_a_number"),
    ("banyak", "invalid_input", "input_in_formula", "not_a_number"),
    ("12.317", "invalid_input", "input_in_formula", "ambiguous_figure"),
    ("2.02.015.000", "invalid_input", "input_in_formula", "unreadable_figure"),
    ("#DIV/0!", "invalid_input", "input_in_formula", "sheet_error"),
    ("\x0crac{1}{2}", "invalid_input", "input_in_formula", "not_a_number"),
    ("3 + ", "invalid_input", "input_in_formula", "words_around_figure"),
    ("3 : 0", "invalid_input", "input_in_formula", "sum_zero_divisor"),
    (10**4001, "invalid_input", "input_in_formula", "figure_too_long"),
    (Decimal("1e9999"), "invalid_input", "input_in_formula", "figure_too_long"),
    ("9" * 5000, "invalid_input", "input_in_formula", "figure_too_long"),
    (b"12", "invalid_input", "input_in_formula", "not_a_number"),
    ({"a": 1}, "invalid_input", "input_in_formula", "not_a_number"),
    (1j, "invalid_input", "input_in_formula", "not_a_number"),
    (object, "invalid_input", "input_in_formula", "not_a_number"),
]


@pytest.mark.parametrize(
    ("value", "status", "code", "why"), REFUSED, ids=[str(value)[:30] for value, _, _, _ in REFUSED]
)
def test_what_is_refused(value: Any, status: str, code: str, why: str) -> None:
    """What is no number, or could be two, is an outcome that names the input and marks it in the formula."""
    outcome = given(value)
    assert (outcome.value, outcome.status) == (None, status)
    (reason,) = outcome.reasons
    assert reason.code == code
    assert why in (reason.message("id"), reason.values.get("code"))
    assert "`a`" in reason.message("id")
    assert "`a`" in reason.message("en")
    assert reason.remedy("id")
    assert reason.span is not None
    assert (reason.span.start, reason.span.end) == (0, 1)


def test_a_refusal_reads_well() -> None:
    """One sentence about the input, one about the figure, the cure."""
    (reason,) = given("12.317").reasons
    assert str(reason).splitlines()[:4] == [
        'Masukan `a`: Angka "12.317" dapat dibaca 12317 atau 12,317.',
        "  a",
        "  ^",
        '  Nyatakan satuannya (persen, rupiah, orang, ...), atau gaya_angka = "id" untuk 12317, "en" untuk 12,317.',
    ]


def test_an_element_of_a_series_is_named() -> None:
    """Which one it is, counted from 1; several at once."""
    series: list[Any] = [1, "x", [2], None]
    outcome = parse("jumlah(a)").evaluate({"a": series})
    assert [reason.message("en").split(":")[0] for reason in outcome.reasons] == [
        "Input `a`, element 2",
        "Input `a`, element 3",
        "Input `a`, element 4",
    ]
    assert outcome.status == "invalid_input"
    assert parse("jumlah(a)").evaluate({"a": series[::3]}).status == "missing_input"


@pytest.mark.parametrize("series", [[1, "2", 0.5], (1, "2", 0.5), range(3)])
def test_a_series_is_any_sequence_of_single_values(series: Any) -> None:
    """Lists, tuples, ranges."""
    assert parse("jumlah(a)").evaluate({"a": series}).value == sum(map(Fraction, series))


def test_what_counts_as_a_series() -> None:
    """A text is one value, and so is a number; a generator or a set is neither."""
    assert all(map(is_series, ([1], (), range(2))))
    assert not any(map(is_series, ("12", b"1", 3, {1}, {1: 2}, iter([1]))))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (8604, "8.604"),
        (0.4, "0,4"),
        ("97,30 %", "97,30 %"),
        ("Rp 22.884 / Jam", "22.884"),
        ("309.092 + 50", "(309.092 + 50)"),
        (read_figure("79,17BB"), "79,17"),
        (Fraction(1, 3), "0,3333..."),
    ],
)
def test_how_inputs_stand_in_a_working(value: Any, expected: str) -> None:
    """A figure as it is printed, without the words round it; a sum in brackets."""
    assert shown_input(value) == expected


ANYTHING: tuple[Mapping[Any, Any], ...] = (
    {},
    {"a": 1},
    {"a": 1, "b": 2, "c": 3},
    {"a": None, "b": None},
    {"a": [[1]], "b": 1},
    {"a": [], "b": 1},
    {1: 2, "a": 1, "b": 2},
    {None: 1, "a": 1, "b": 2},
    {"A": 1, "b": 2},
    {"a": "1" * 10_000, "b": "x" * 10_000},
    {"a": "((((", "b": "))))"},
    {"a": float("-inf"), "b": -0.0},
    {"a": Decimal("-0"), "b": Decimal("NaN")},
    {"a": 10**5000, "b": 10**5000},
    {"a": 1, "b": Decimal("1e-5000")},
    {"a": "1e400", "b": "٣"},
    {"a": lambda: 1, "b": ...},
)


@pytest.mark.parametrize("inputs", ANYTHING, ids=[str(place) for place in range(len(ANYTHING))])
@pytest.mark.parametrize("text", ["a / b", "jumlah(a) / b", "jika(a > b; akar(a); ln(b))", "a ^ b"])
def test_nothing_is_raised_whatever_the_inputs_are(text: str, inputs: Mapping[Any, Any]) -> None:
    """A value, or reasons that speak both languages; never both, never neither."""
    outcome = parse(text).evaluate(inputs)
    assert (outcome.value is None) == bool(outcome.reasons)
    assert (outcome.status == "ok") == (outcome.value is not None)
    for reason in outcome.reasons:
        assert_speaks(reason)


def assert_speaks(diagnostic: Diagnostic) -> None:
    """It has sentences in both languages, without a gap, a doubled full stop or a programmer's word."""
    for lang in ("id", "en"):
        message = diagnostic.message(lang)
        assert message
        assert ".." not in message.replace("...", "")
        assert "Traceback" not in diagnostic.render(lang)
