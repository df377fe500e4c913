"""Roundings: the tables of section 4 of the design, and roundings made by others."""

from __future__ import annotations

import pytest

from kinerja_rules.errors import FigureError
from kinerja_rules.messages import Sentence
from kinerja_rules.numbers import HALF_EVEN, HALF_UP, MODES, TRUNCATE, UP, Fraction, Interval, Rounding
from tests.strategies import FIVES, FLOOR

HALF = Fraction(1, 2)


def test_the_modes_and_their_names() -> None:
    """Four rules in a fixed order, each with its name in code and in TOML."""
    assert [(mode.name, mode.id_name) for mode in MODES] == [
        ("half_up", "setengah_ke_atas"),
        ("half_even", "setengah_genap"),
        ("truncate", "potong"),
        ("up", "ke_atas"),
    ]
    assert [mode.title.en for mode in MODES] == ["half up", "half to even", "truncated", "up, away from zero"]


@pytest.mark.parametrize(
    ("value", "half_up", "half_even", "truncate", "up"),
    [
        ("2.5", 3, 2, 2, 3),
        ("3.5", 4, 4, 3, 4),
        ("-2.5", -3, -2, -2, -3),
        ("-3.5", -4, -4, -3, -4),
        ("0.5", 1, 0, 0, 1),
        ("-0.5", -1, 0, 0, -1),
        ("2.4999", 2, 2, 2, 3),
        ("2.5001", 3, 3, 2, 3),
        ("-2.0001", -2, -2, -2, -3),
        ("7", 7, 7, 7, 7),
        ("-7", -7, -7, -7, -7),
        ("0", 0, 0, 0, 0),
    ],
)
def test_rounding_to_whole_numbers(value: str, half_up: int, half_even: int, truncate: int, up: int) -> None:
    """Ties and signs, one line a case."""
    assert [int(mode.round(Fraction(value), 0)) for mode in MODES] == [half_up, half_even, truncate, up]


def test_units_of_the_last_digit() -> None:
    """round_units is in units of 10^-digits, for negative values, negative denominators and negative digits."""
    assert HALF_UP.round_units(309142 * 100, 317696, 2) == 9731
    assert TRUNCATE.round_units(309142 * 100, 317696, 2) == 9730
    assert TRUNCATE.round_units(-309142 * 100, 317696, 2) == -9730
    assert HALF_UP.round_units(5, -2, 0) == -3
    assert HALF_UP.round_units(-5, -2, 0) == 3
    assert HALF_UP.round_units(1250, 1, -2) == 13
    assert HALF_UP.round(Fraction(1250), -2) == 1300


@pytest.mark.parametrize(
    ("mode", "value", "text"),
    [
        (HALF_UP, "2.71", "[2,705; 2,715)"),
        (HALF_UP, "-2.71", "(-2,715; -2,705]"),
        (HALF_UP, "0", "(-0,005; 0,005)"),
        (HALF_EVEN, "2.72", "[2,715; 2,725]"),
        (HALF_EVEN, "2.71", "(2,705; 2,715)"),
        (HALF_EVEN, "-2.72", "[-2,725; -2,715]"),
        (HALF_EVEN, "0", "[-0,005; 0,005]"),
        (TRUNCATE, "2.71", "[2,71; 2,72)"),
        (TRUNCATE, "-2.71", "(-2,72; -2,71]"),
        (TRUNCATE, "0", "(-0,01; 0,01)"),
        (UP, "2.71", "(2,7; 2,71]"),
        (UP, "-2.71", "[-2,71; -2,7)"),
        (UP, "0", "{0}"),
    ],
)
def test_the_values_that_print_so(mode: Rounding, value: str, text: str) -> None:
    """Every case of the table: positive, negative and zero, with the ends that belong to it."""
    assert str(mode.unround(Fraction(value), 2)) == text


def test_unround_to_tens() -> None:
    """Negative digits: a figure in hundreds is known to fifty."""
    assert str(HALF_UP.unround(Fraction(1300), -2)) == "[1.250; 1.350)"


def test_a_value_between_the_units_has_no_inverse() -> None:
    """Nothing prints as 2,715 with two decimals: the message says so."""
    with pytest.raises(FigureError) as caught:
        HALF_UP.unround(Fraction("2.715"), 2)
    assert str(caught.value) == (
        "2,715 tidak dapat dicetak dengan 2 angka di belakang koma.\n"
        "  Bulatkan dahulu, atau pakai lebih banyak digit.\n"
        "  (2.715 cannot be printed with 2 decimals. Round it first, or use more digits.)"
    )


def test_anyone_can_make_a_rounding() -> None:
    """Two plain functions are enough: to whole units, and back to the interval in units."""
    assert FLOOR.round(Fraction("-2.711"), 2) == Fraction("-2.72")
    assert FLOOR.round_units(1, -3, 0) == -1
    assert str(FLOOR.unround(Fraction("-2.72"), 2)) == "[-2,72; -2,71)"
    assert str(FLOOR.unround(Fraction(0), 2)) == "[0; 0,01)"


def test_an_inverse_may_be_unbounded() -> None:
    """A rule that cuts off at ten gives ten for everything above."""
    capped = Rounding(
        "capped",
        "paling_banyak_sepuluh",
        Sentence("paling banyak sepuluh", "ten at most"),
        round=lambda num, den: min(num // den, 10),
        unround=lambda unit: Interval(unit, None if unit == 10 else unit + 1, True, False),
    )
    assert str(capped.unround(Fraction(10), 0)) == "[10; tak hingga)"
    assert capped.image(Interval(Fraction(3), None), 0) == Interval(3, None)


def test_roundings_are_values() -> None:
    """Equal by what they are, hashable, and printed without their functions."""
    assert len({*MODES, HALF_UP}) == 4
    assert repr(HALF_UP).startswith("Rounding(name='half_up', id_name='setengah_ke_atas'")
    assert "function" not in repr(HALF_UP)


@pytest.mark.parametrize(
    ("mode", "interval", "digits", "text"),
    [
        (HALF_UP, Interval(1, 2), 0, "[1; 2]"),
        (HALF_UP, Interval(HALF, 3 * HALF), 0, "[1; 2]"),
        (HALF_UP, Interval(HALF, 3 * HALF, False, False), 0, "{1}"),
        (TRUNCATE, Interval(1, 2, True, False), 0, "{1}"),
        (UP, Interval(1, 2, False, True), 0, "{2}"),
        (UP, Interval(0, None, False), 0, "[1; tak hingga)"),
        (HALF_EVEN, Interval(None, 5 * HALF, False, False), 0, "(-tak hingga; 2]"),
        (HALF_EVEN, Interval(5 * HALF, None, False), 0, "[3; tak hingga)"),
        (FIVES, Interval(5, 11, False, False), 0, "[5; 10]"),
        (FIVES, Interval(0, 5, False, False), 0, "{0}"),
    ],
)
def test_what_an_interval_rounds_to(mode: Rounding, interval: Interval, digits: int, text: str) -> None:
    """The least and the greatest rounded value; an open end is approached, not reached."""
    assert str(mode.image(interval, digits)) == text
