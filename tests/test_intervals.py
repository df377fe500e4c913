"""Intervals: ends that are in or out, and what arithmetic makes of them."""

from __future__ import annotations

import pytest

from kinerja_rules.errors import EvaluationError, FigureError, RulesError
from kinerja_rules.numbers import DivisorMayBeZero, Fraction, Interval


def read(text: str) -> Interval:
    """``[1; 2)`` as a test writes it; ``oo`` is infinity."""
    lo, hi = text[1:-1].split("; ")
    return Interval(
        None if "oo" in lo else Fraction(lo), None if "oo" in hi else Fraction(hi), text[0] == "[", text[-1] == "]"
    )


@pytest.mark.parametrize(
    ("operation", "a", "b", "expected"),
    [
        ("add", "[1; 2)", "[3; 4]", "[4; 6)"),
        ("add", "(1; 2]", "[3; 4]", "(4; 6]"),
        ("add", "[1; oo)", "[3; 4]", "[4; oo)"),
        ("sub", "[1; 2)", "[3; 4)", "(-3; -1)"),
        ("sub", "[1; 2)", "(3; 4]", "[-3; -1)"),
        ("sub", "[1; oo)", "[1; oo)", "(-oo; oo)"),
        ("mul", "[1; 2)", "[3; 4]", "[3; 8)"),
        ("mul", "[1; 2)", "[-3; -3]", "(-6; -3]"),
        ("mul", "[-1; 2)", "(-3; 4]", "(-6; 8)"),
        ("mul", "[0; 1)", "(2; 3)", "[0; 3)"),
        ("mul", "(0; 1]", "[2; 3]", "(0; 3]"),
        ("mul", "(0; 1]", "[0; 3]", "[0; 3]"),
        ("mul", "[0; oo)", "[0; 0]", "[0; 0]"),
        ("mul", "[1; oo)", "(0; 1]", "(0; oo)"),
        ("mul", "(-oo; -1]", "[2; oo)", "(-oo; -2]"),
        ("mul", "[-2; 2)", "[-3; 3]", "[-6; 6]"),
        ("div", "[1; 2)", "[4; 5]", "[1/5; 1/2)"),
        ("div", "[1; 2]", "(0; 1]", "[1; oo)"),
        ("div", "[1; 2]", "[-1; 0)", "(-oo; -1]"),
        ("div", "[0; 2]", "[1; oo)", "[0; 2]"),
        ("div", "(0; 2]", "[1; oo)", "(0; 2]"),
        ("div", "[-1; 1]", "(0; 1]", "(-oo; oo)"),
        ("minimum", "[1; 3)", "[2; 3]", "[1; 3)"),
        ("minimum", "(1; 3]", "[1; 4)", "[1; 3]"),
        ("minimum", "[1; oo)", "[2; 3)", "[1; 3)"),
        ("maximum", "[1; 3)", "[1; 3]", "[1; 3]"),
        ("maximum", "(1; 3)", "[1; 2]", "(1; 3)"),
        ("maximum", "(-oo; 3)", "[2; 2]", "[2; 3)"),
        ("hull", "[1; 2)", "(2; 3)", "[1; 3)"),
        ("hull", "(1; 2)", "[1; 2]", "[1; 2]"),
    ],
)
def test_arithmetic(operation: str, a: str, b: str, expected: str) -> None:
    """Each operation, with the flags of its ends."""
    assert getattr(read(a), operation)(read(b)) == read(expected)


@pytest.mark.parametrize(
    ("a", "exponent", "expected"),
    [
        ("[-2; 1)", 2, "[0; 4]"),
        ("(-2; 2]", 2, "[0; 4]"),
        ("(-2; 1]", 3, "(-8; 1]"),
        ("(0; 2]", 2, "(0; 4]"),
        ("[-3; -2)", 2, "(4; 9]"),
        ("(0; 2]", -1, "[1/2; oo)"),
        ("[2; oo)", -2, "(0; 1/4]"),
        ("(-oo; 1)", 2, "[0; oo)"),
        ("[-1; 1]", 0, "[1; 1]"),
        ("(-oo; oo)", 1, "(-oo; oo)"),
    ],
)
def test_powers(a: str, exponent: int, expected: str) -> None:
    """Whole powers, negative ones as reciprocals."""
    assert read(a).power(exponent) == read(expected)


@pytest.mark.parametrize(
    ("a", "negative", "absolute"),
    [
        ("[1; 2)", "(-2; -1]", "[1; 2)"),
        ("[-2; -1)", "(1; 2]", "(1; 2]"),
        ("(-2; 1]", "[-1; 2)", "[0; 2)"),
        ("(-2; 2]", "[-2; 2)", "[0; 2]"),
        ("(-2; 0)", "(0; 2)", "(0; 2)"),
        ("[0; 2)", "(-2; 0]", "[0; 2)"),
        ("(-oo; 1]", "[-1; oo)", "[0; oo)"),
    ],
)
def test_sign(a: str, negative: str, absolute: str) -> None:
    """Negation swaps the ends with their flags; the absolute value folds at zero."""
    assert read(a).neg() == read(negative)
    assert read(a).absolute() == read(absolute)


@pytest.mark.parametrize(
    ("a", "b", "common"),
    [
        ("[1; 2]", "[2; 3]", "[2; 2]"),
        ("[1; 2)", "[2; 3]", None),
        ("[1; 2]", "(2; 3]", None),
        ("[1; 3)", "(1; 3]", "(1; 3)"),
        ("[1; 2]", "[3; 4]", None),
        ("(-oo; 2)", "(1; oo)", "(1; 2)"),
        ("(-oo; oo)", "[1; 1]", "[1; 1]"),
    ],
)
def test_meeting(a: str, b: str, common: str | None) -> None:
    """Two intervals meet where an end belongs to both."""
    expected = None if common is None else read(common)
    assert read(a).meets(read(b)) is read(b).meets(read(a)) is (expected is not None)
    assert read(a).intersection(read(b)) == read(b).intersection(read(a)) == expected


def test_membership() -> None:
    """A closed end is in, an open end is out, no end holds everything beyond."""
    half_open = read("[1; 2)")
    assert [half_open.contains(Fraction(x)) for x in ("1", "3/2", "2", "0", "3")] == [True, True, False, False, False]
    assert read("(-oo; 2]").contains(Fraction(-(10**100)))
    assert Interval.point(5).is_point
    assert not half_open.is_point
    assert not read("(-oo; oo)").is_point


@pytest.mark.parametrize("divisor", ["[0; 1]", "[-1; 1)", "(-1; 0]", "[0; 0]", "(-oo; oo)"])
def test_a_divisor_that_may_be_zero(divisor: str) -> None:
    """Division has no range then: it is an error that Python's own ZeroDivisionError catches too."""
    with pytest.raises(DivisorMayBeZero) as caught:
        Interval.point(1).div(read(divisor))
    assert isinstance(caught.value, ZeroDivisionError)
    assert isinstance(caught.value, EvaluationError)
    with pytest.raises(DivisorMayBeZero):
        read(divisor).power(-2)


def test_the_message_of_a_divisor_that_may_be_zero() -> None:
    """It names the interval of the divisor and the cure."""
    with pytest.raises(RulesError) as caught:
        Interval.point(1).div(read("[-1/2; 1)"))
    assert str(caught.value) == (
        "Pembaginya mungkin nol: nilainya dalam [-0,5; 1).\n"
        "  Tulis pembagi itu dengan lebih banyak digit, atau nilai tepatnya.\n"
        "  (The divisor may be zero: it lies in [-0.5, 1). State the divisor with more digits, or its exact value.)"
    )


@pytest.mark.parametrize(("lo", "hi", "closed"), [(2, 1, True), (1, 1, False)])
def test_no_interval_is_empty(lo: int, hi: int, closed: bool) -> None:
    """Ends in the wrong order, or one number that is left out, hold nothing."""
    with pytest.raises(FigureError) as caught:
        Interval(lo, hi, True, closed)
    assert caught.value.diagnostics[0].code == "empty_interval"


def test_the_message_of_an_empty_interval() -> None:
    """It shows the interval as it was meant."""
    with pytest.raises(FigureError) as caught:
        Interval(2, 1, True, False)
    assert caught.value.render("id") == (
        "Rentang [2; 1) tidak memuat satu angka pun.\n  Tulis batas bawah yang tidak melebihi batas atas."
    )


def test_ends_are_exact() -> None:
    """Whole numbers become fractions, a float the decimal it shows; an unbounded end is open."""
    assert Interval(1, 3).div(Interval.point(2)).lo == Fraction(1, 2)
    assert Interval(0.1, 0.2).lo == Fraction(1, 10)
    assert Interval(None, None, True, True) == Interval(None, None, False, False)


@pytest.mark.parametrize(
    ("interval", "text_id", "text_en"),
    [
        (Interval(Fraction("2.705"), Fraction("2.715"), True, False), "[2,705; 2,715)", "[2.705, 2.715)"),
        (Interval(8604, None, False), "(8.604; tak hingga)", "(8,604, infinity)"),
        (Interval(None, Fraction(1, 3)), "(-tak hingga; 0,3333...]", "(-infinity, 0.3333...]"),
        (Interval.point(Fraction("2.71")), "{2,71}", "{2.71}"),
    ],
)
def test_text_for_people(interval: Interval, text_id: str, text_en: str) -> None:
    """Brackets show which ends are in; the marks are those of the language, in characters every console has."""
    assert (interval.text(), interval.text("en"), str(interval)) == (text_id, text_en, text_id)
    assert text_id.encode("cp1252")
