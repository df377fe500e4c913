"""Exact numbers in and out: what is a number, and how it is written."""

from __future__ import annotations

from enum import IntEnum
from numbers import Rational

import pytest

from kinerja_rules.errors import FigureError
from kinerja_rules.numbers import (
    MAX_DIGITS,
    Decimal,
    Fraction,
    Number,
    decimal_text,
    english,
    indonesian,
    rational,
    to_fraction,
)


class Grade(IntEnum):
    BB = 79


def refusal(value: object) -> str:
    """The code with which a value is refused."""
    with pytest.raises(FigureError) as caught:
        rational(value)  # type: ignore[arg-type]
    return caught.value.diagnostics[0].code


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (8604, Fraction(8604)),
        (-3, Fraction(-3)),
        (Grade.BB, Fraction(79)),
        (Decimal("97.30"), Fraction(973, 10)),
        (Decimal("-0"), Fraction(0)),
        (Decimal("1E+3"), Fraction(1000)),
        (Fraction(1, 3), Fraction(1, 3)),
    ],
)
def test_numbers_are_taken_exactly(value: Number, expected: Fraction) -> None:
    """int, Decimal and Fraction keep their exact value."""
    assert rational(value) == expected
    assert type(rational(value)) is Fraction


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (0.1, Fraction(1, 10)),
        (97.3, Fraction(973, 10)),
        (-0.0, Fraction(0)),
        (1e22, Fraction(10**22)),
        (5e-324, Fraction(5, 10**324)),
        (1 / 3, Fraction(3333333333333333, 10**16)),
    ],
)
def test_a_float_is_the_decimal_it_shows(value: float, expected: Fraction) -> None:
    """A float stands for its shortest repr, not for its binary value."""
    assert rational(value) == expected


def test_a_float_with_a_repr_of_its_own_is_read_as_a_float() -> None:
    """A subclass that prints itself differently (as NumPy's do) is read as the float it is."""

    class Loud(float):
        def __repr__(self) -> str:
            return f"loud({float(self)})"

    assert rational(Loud(0.25)) == Fraction(1, 4)


def test_other_rationals_are_taken() -> None:
    """Whatever calls itself Rational has a numerator and a denominator."""

    class Half:
        numerator = 1
        denominator = 2

    Rational.register(Half)
    assert rational(Half()) == Fraction(1, 2)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "value",
    [True, False, float("nan"), float("inf"), Decimal("NaN"), Decimal("sNaN"), Decimal("-Infinity"), 1j, [], "8"],
    ids=repr,
)
def test_what_is_no_number_is_refused(value: object) -> None:
    """bool, NaN, infinities and other things are no numbers."""
    assert refusal(value) == "not_a_number"


def test_none_is_no_figure() -> None:
    """A missing value is missing, not zero."""
    assert refusal(None) == "no_figure"


@pytest.mark.parametrize(
    "value",
    [
        10 ** (MAX_DIGITS + 1),
        Fraction(1, 10 ** (MAX_DIGITS + 1)),
        Decimal("1E+99999"),
        Decimal("1E-99999"),
        Decimal("1" * (MAX_DIGITS + 1)),
    ],
    ids=["int", "denominator", "exponent", "small", "digits"],
)
def test_a_number_too_long_is_refused_before_it_is_worked(value: object) -> None:
    """Beyond 4,000 digits nothing is computed."""
    assert refusal(value) == "figure_too_long"


def test_the_largest_number_is_taken() -> None:
    """4,000 digits are within the limit."""
    assert rational(10**MAX_DIGITS - 1) == 10**MAX_DIGITS - 1


def test_to_fraction_reads_text_as_a_figure() -> None:
    """Text goes through the reading of figures, with its unit, its style and the counted units of a pack."""
    assert to_fraction("Rp 22.884 / Jam") == 22884
    assert to_fraction("12.317", unit="count") == 12317
    assert to_fraction("12.317", style="en") == Fraction(12317, 1000)
    assert to_fraction("12.317 Bibit", counted={"bibit"}) == 12317
    assert to_fraction(12.317) == Fraction(12317, 1000)


def test_a_refusal_says_what_to_write() -> None:
    """The whole message, as it is read in both languages."""
    with pytest.raises(FigureError) as caught:
        rational(float("nan"))
    assert str(caught.value) == (
        'Ini bukan angka: "NaN".\n'
        '  Tulis satu angka, misalnya 317696 atau "97,30%".\n'
        '  (This is not a number: "NaN". Write one number, such as 317696 or "97.30%".)'
    )
    with pytest.raises(FigureError) as caught:
        rational(10**5000)
    assert caught.value.render("id") == (
        "Angka ini lebih panjang dari 4000 digit.\n  Periksa apakah ada teks lain yang ikut tersalin."
    )


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(0), "0"),
        (Fraction(271, 100), "2.71"),
        (Fraction(-1147, 100), "-11.47"),
        (Fraction(1, 3), "0.33333333333333333333"),
        (Fraction(2, 3), "0.66666666666666666667"),
        (Fraction(3864275, 39712), "97.307488920225624496"),
        (Fraction(1, 3 * 10**6), "0.00000033333333333333333333"),
        (Fraction(10**20 - 1), "99999999999999999999"),
        (Fraction(10**21 - 1), "1000000000000000000000"),
        (Fraction(123456789012345678905), "123456789012345678900"),
        (Fraction(123456789012345678915), "123456789012345678920"),
        (Fraction(11736080000000, 309142), "37963395.462279470276"),
    ],
)
def test_decimal_text_has_twenty_significant_digits(value: Fraction, text: str) -> None:
    """Rounded half to even at the twentieth digit, trailing zeros dropped, never in powers of ten."""
    assert decimal_text(value) == text.rstrip("0") if "." in text else text


@pytest.mark.parametrize(
    ("value", "digits", "text_id", "text_en"),
    [
        (Fraction(8604), None, "8.604", "8,604"),
        (Fraction(271, 100), None, "2,71", "2.71"),
        (Fraction(973, 10), 2, "97,30", "97.30"),
        (Fraction(-1147, 100), None, "-11,47", "-11.47"),
        (Fraction(1, 10**10), None, "0,0000000001", "0.0000000001"),
        (Fraction(1, 10**11), None, "0,00000000001...", "0.00000000001..."),
        (Fraction(200, 3), None, "66,6666...", "66.6666..."),
        (Fraction(-1, 3), None, "-0,3333...", "-0.3333..."),
        (Fraction(1, 30000), None, "0,00003...", "0.00003..."),
        (Fraction(44741792087, 1000), 1, "44.741.792,1", "44,741,792.1"),
        (Fraction(25, 10), 0, "3", "3"),
        (Fraction(-25, 10), 0, "-3", "-3"),
        (Fraction(-1, 1000), 2, "0,00", "0.00"),
        (Fraction(1250), -2, "1.300", "1,300"),
        (Fraction(49), -2, "0", "0"),
        (Fraction(0), None, "0", "0"),
        (Fraction(100), None, "100", "100"),
        (Fraction(10**6), None, "1.000.000", "1,000,000"),
    ],
)
def test_numbers_for_people(value: Fraction, digits: int | None, text_id: str, text_en: str) -> None:
    """Thousands and decimals as each language writes them; what does not end is followed by dots."""
    assert indonesian(value, digits) == text_id
    assert english(value, digits) == text_en


def test_grouping_can_be_left_out() -> None:
    """Without grouping the whole part has no marks."""
    assert indonesian(Fraction(860450, 100), grouping=False) == "8604,5"
    assert english(Fraction(8604), 1, grouping=False) == "8604.0"


def test_long_numbers_are_written_in_full() -> None:
    """Python's limit on the text of an int (4,300 digits) does not reach the reader."""
    assert indonesian(Fraction(10**5000), grouping=False) == "1" + "0" * 5000
    assert decimal_text(Fraction(10**5000 + 1)) == "1" + "0" * 5000
