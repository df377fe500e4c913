"""GRIM: which whole k of n print as a percentage."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja_rules.audit.grim import Counts, grim
from kinerja_rules.numbers import HALF_UP, MODES, Figure, Fraction, Rounding, read_figure


@pytest.mark.parametrize(
    ("text", "n", "counts"),
    [
        ("61,54%", 13, {"half_up": (8, 8), "half_even": (8, 8), "up": (8, 8)}),
        ("42.10%", 19, {"truncate": (8, 8)}),
        ("36.18%", 467, {"truncate": (169, 169)}),
        ("26,15%", 58, {}),
        ("50%", 3, {}),
        ("100%", 31, {"half_up": (31, 31), "half_even": (31, 31), "truncate": (31, 31), "up": (31, 31)}),
        ("0%", 1000, {"half_up": (0, 4), "half_even": (0, 5), "truncate": (0, 9), "up": (0, 0)}),
    ],
)
def test_whole_numbers_of_n(text: str, n: int, counts: dict[str, tuple[int, int]]) -> None:
    """The k from first to last, under each mode that has any; none at all is impossible."""
    found = grim(read_figure(text), n)
    assert {one.mode: (one.first, one.last) for one in found.counts} == counts
    assert found.verdict == ("possible" if counts else "impossible")
    assert found.modes == tuple(counts)


def test_the_neighbours_of_an_impossible_figure() -> None:
    """26,15% of 58 lies between 15 and 16."""
    found = grim(read_figure("26,15%"), 58)
    assert (found.below, found.above) == (15, 16)
    assert found.share(15) == Fraction(1500, 58)


def test_beyond_the_whole() -> None:
    """A share is at most n of n, unless the figure itself is above 100%."""
    assert grim(read_figure("100%"), 1000).counts[0] == Counts("half_up", 995, 1000)
    assert grim(read_figure("105%"), 40).counts[0] == Counts("half_up", 42, 42)
    assert grim(read_figure("-5%"), 40).verdict == "impossible"


def test_a_share_without_the_hundred() -> None:
    """0,42 of 19 is 8, with a scale of 1."""
    assert grim(read_figure("0,42"), 19, scale=1).counts[0] == Counts("half_up", 8, 8)


def test_counts_are_a_range() -> None:
    """How many they are, and whether one is among them."""
    counts = Counts("half_up", 995, 1000)
    assert counts.number == 6
    assert 995 in counts
    assert 1001 not in counts


def test_there_is_no_part_of_nothing() -> None:
    """n is positive."""
    with pytest.raises(ValueError, match="positive"):
        grim(read_figure("50%"), 0)


def test_a_rounding_without_ends_is_refused() -> None:
    """A rule whose inverse is unbounded has no list of counts."""
    from kinerja_rules.messages import Sentence
    from kinerja_rules.numbers import Interval

    capped = Rounding(
        "capped",
        "paling_banyak_sepuluh",
        Sentence("paling banyak sepuluh", "ten at most"),
        round=lambda num, den: min(num // den, 10),
        unround=lambda unit: Interval(unit, None if unit == 10 else unit + 1, True, False),
    )
    with pytest.raises(ValueError, match="bounds"):
        grim(read_figure("10"), 7, (capped,))


def test_work_does_not_grow_with_n() -> None:
    """A denominator of a hundred digits is done at once."""
    found = grim(read_figure("33,33%"), 10**100)
    assert found.counts[0].number == 10**96


@given(n=st.integers(1, 400), units=st.integers(-5, 10_100), mode=st.sampled_from(MODES))
def test_counts_are_those_that_print_so(n: int, units: int, mode: Rounding) -> None:
    """Exactly the k of 0 to n that the mode prints as the figure (k beyond n where the figure is beyond 100%)."""
    figure = Figure("", Fraction(units, 100), 2)
    limit = n if figure.value <= 100 else 2 * n
    expected = [k for k in range(limit + 1) if mode.round(Fraction(100 * k, n), 2) == figure.value]
    found = grim(figure, n, (mode,))
    assert [k for one in found.counts for k in range(one.first, one.last + 1)] == expected


@given(k=st.integers(0, 10**12), more=st.integers(0, 10**12), digits=st.integers(0, 6))
def test_a_true_share_is_possible(k: int, more: int, digits: int) -> None:
    """A percentage made from counts is never called impossible."""
    n = k + more + 1
    figure = Figure("", HALF_UP.round(Fraction(100 * k, n), digits), digits)
    assert any(k in counts for counts in grim(figure, n).counts if counts.mode == "half_up")
