"""Verdicts: the table of section 7 of the design, on figures of the two reports, with every end of every interval."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kinerja_rules.audit.verdicts import SEVERITY, Basis, BasisInput, Judgement, judge, worst
from kinerja_rules.errors import Diagnostic
from kinerja_rules.numbers import (
    HALF_EVEN,
    HALF_UP,
    MODES,
    TRUNCATE,
    UP,
    Figure,
    Fraction,
    Interval,
    Rounding,
    read_figure,
)
from tests.strategies import FLOOR, fractions, intervals, roundings


def printed(text: str, *exact: Fraction | str) -> Judgement:
    """The verdict on a figure whose bases are these exact results."""
    bases = [BasisInput(f"basis {at}", Fraction(value)) for at, value in enumerate(exact)]
    return judge(read_figure(text), bases, HALF_UP)


def fuzzy(text: str, exact: str, interval: Interval) -> Basis:
    """The verdict on a figure whose inputs are known to their digits."""
    return judge(read_figure(text), [BasisInput("printed", Fraction(exact), interval)], HALF_UP).bases[0]


@pytest.mark.parametrize(
    ("text", "exact", "verdict", "modes"),
    [
        ("61,54%", Fraction(800, 13), "reproduced", ("half_up", "half_even", "up")),
        ("36.18%", Fraction(16900, 467), "reproduced_other_mode", ("truncate",)),
        ("42.10%", Fraction(800, 19), "reproduced_other_mode", ("truncate",)),
        ("97.30%", Fraction(30914200, 317696), "reproduced_other_mode", ("truncate",)),
        ("66.66%", Fraction(200, 3), "reproduced_other_mode", ("truncate",)),
        ("97.79%", Fraction(9730, 9750) * 100, "inconsistent", ()),
        ("3.09%", "30.90", "inconsistent", ()),
        ("10%", Fraction(5900, 599), "reproduced", ("half_up", "half_even", "up")),
        ("2,5", "2.45", "reproduced", ("half_up", "up")),
        ("2,4", "2.45", "reproduced_other_mode", ("half_even", "truncate")),
        ("-2,5", "-2.45", "reproduced", ("half_up", "up")),
        ("0,00", "0.004", "reproduced", ("half_up", "half_even", "truncate")),
        ("100%", 100, "reproduced", ("half_up", "half_even", "truncate", "up")),
    ],
)
def test_one_exact_result(text: str, exact: Fraction | str, verdict: str, modes: tuple[str, ...]) -> None:
    """The report rounds half up: what it gives is reproduced, else the other modes that do are listed."""
    found = printed(text, exact)
    assert (found.verdict, found.modes) == (verdict, modes)
    assert found.within_rounding is (verdict == "reproduced")


def test_digits_are_those_printed() -> None:
    """37.9% of 37,914... is right with one decimal, and 37.90% is not with two."""
    exact = Fraction(38900, 1026)
    assert printed("37.9%", exact).verdict == "reproduced"
    assert printed("37.90%", exact).verdict == "inconsistent"


def test_the_best_of_two_bases() -> None:
    """110,65 is cut off from the printed figures and rounds from the counts: reproduced, and both are told."""
    found = printed("110,65%", "110.655", "110.6541")
    assert found.verdict == "reproduced"
    assert [(basis.verdict, basis.modes) for basis in found.bases] == [
        ("reproduced_other_mode", ("truncate",)),
        ("reproduced", ("half_up", "half_even", "truncate")),
    ]
    assert found.modes == ("half_up", "half_even", "truncate")
    assert found.exact == Fraction("110.6541")
    assert found.within_rounding


def test_a_figure_that_comes_from_the_printed_one_only() -> None:
    """87,17 follows from 26,15 as printed, not from the quarters."""
    quarters = (Fraction(1800, 27) + Fraction(2200, 58)) / 4
    found = printed("87,17%", Fraction("26.15") / 30 * 100, quarters / 30 * 100)
    assert found.verdict == "reproduced"
    assert [(basis.verdict, basis.modes) for basis in found.bases] == [
        ("reproduced", ("half_up", "half_even", "up")),
        ("reproduced_other_mode", ("up",)),
    ]


def test_inputs_known_to_their_digits() -> None:
    """80.15 is within what four rounded values can add up to; 80.17 is not."""
    values = [read_figure(text) for text in ("24.05", "24.22", "11.99", "19.88")]
    total = sum((value.value for value in values), Fraction(0))
    within = values[0].unround(HALF_UP)
    for value in values[1:]:
        within = within.add(value.unround(HALF_UP))
    assert fuzzy("80.15", str(total), within).verdict == "within_rounding"
    assert fuzzy("80.15", str(total), within).within_rounding
    assert fuzzy("80.17", str(total), within).verdict == "inconsistent"
    assert str(within) == "[80,12; 80,16)"


def reach(lo: str, hi: str, lo_closed: bool = True, hi_closed: bool = True) -> Interval:
    """An interval of decimals."""
    return Interval(Fraction(lo), Fraction(hi), lo_closed, hi_closed)


@pytest.mark.parametrize(
    ("interval", "verdict"),
    [
        (reach("2.69", "2.705"), "within_rounding"),
        (reach("2.69", "2.705", True, False), "inconsistent"),
        (reach("2.715", "2.72"), "inconsistent"),
        (reach("2.7149", "2.72", False, True), "within_rounding"),
        (reach("2.6", "2.7"), "inconsistent"),
        (Interval(None, None), "within_rounding"),
    ],
)
def test_ends_count_where_they_are_closed(interval: Interval, verdict: str) -> None:
    """2,71 stands for [2,705; 2,715): an interval that only touches an open end does not meet it."""
    exact = "2.5" if interval.lo is None or interval.lo < Fraction("2.7") else "2.72"
    assert fuzzy("2,71", exact, interval).verdict == verdict


def test_another_mode_may_be_within_rounding_too() -> None:
    """106.56 is cut off, and rounded inputs could hide that: other mode, yet no fault."""
    exact = Fraction("91.65") / 86 * 100
    within = read_figure("91.65").unround(HALF_UP).mul(Interval.point(Fraction(100, 86)))
    found = fuzzy("106.56%", str(exact), within)
    assert (found.verdict, found.within_rounding) == ("reproduced_other_mode", True)


MISSING = Diagnostic("missing_input", {"name": "c"})
BROKEN = Diagnostic("unreadable_figure", {"text": "6,81,297,418.00", "likely": "", "readings": ()})
WRAPPED = Diagnostic("input_in_formula", {"name": "c", "code": "not_a_number"})


@pytest.mark.parametrize(
    ("basis", "verdict"),
    [
        (BasisInput("printed", None, reason=MISSING), "undecidable"),
        (BasisInput("printed", None), "undecidable"),
        (BasisInput("printed", Fraction(1), reason=Diagnostic("divisor_may_be_zero")), "undecidable"),
        (BasisInput("printed", None, reason=Diagnostic("no_figure")), "undecidable"),
        (BasisInput("printed", None, reason=BROKEN), "unreadable"),
        (BasisInput("printed", None, reason=WRAPPED), "unreadable"),
    ],
)
def test_no_result_is_never_a_pass(basis: BasisInput, verdict: str) -> None:
    """An input that is not printed, or a divisor that may be zero, leaves it open; one that cannot be read says so."""
    found = judge(read_figure("1"), [basis], HALF_UP)
    assert (found.verdict, found.modes, found.within_rounding, found.gap) == (verdict, (), False, None)
    assert found.bases[0].reason == basis.reason


def test_no_basis_at_all() -> None:
    """Nothing to hold a figure against leaves it open."""
    assert judge(read_figure("1"), [], HALF_UP).verdict == "undecidable"


def test_what_is_accepted_and_the_gap() -> None:
    """The results that would print so, and how far off the exact one is in units of the last digit, with its sign."""
    found = printed("97.79%", Fraction("99.80"))
    assert str(found.accepted) == "[97,785; 97,795)"
    assert found.gap == -201
    assert printed("97.79%", "99.80", "97.81").gap == -2
    assert printed("Rp 2 miliar", "3000000000").gap == -1


def test_a_rounding_of_a_plug_in() -> None:
    """The report may be held to a rule that is none of the four."""
    found = judge(read_figure("-2,72"), [BasisInput("exact", Fraction("-2.711"))], FLOOR)
    assert (found.verdict, found.modes) == ("reproduced", ("floor", "up"))


def test_possible_modes() -> None:
    """Rounded inputs leave modes open that exact ones rule out; their ranges by mode decide."""
    exact, figure = Fraction("26.15") / 30 * 100, read_figure("87,17%")
    ranges = {
        mode.name: read_figure("26,15").unround(mode).mul(Interval.point(Fraction(10, 3))) for mode in (TRUNCATE, UP)
    }
    hard = judge(figure, [BasisInput("exact", exact)], HALF_UP)
    soft = judge(figure, [BasisInput("printed", exact, reach("87.15", "87.18"), None, ranges)], HALF_UP)
    assert hard.possible == ("half_up", "half_even", "up")
    assert soft.possible == ("half_up", "half_even", "truncate", "up")


def test_the_gravest() -> None:
    """Severity is one order for all."""
    assert worst(["within_rounding", "undecidable", "reproduced"]) == "undecidable"
    assert worst([]) == SEVERITY[0]
    assert SEVERITY[-1] == "inconsistent"


@given(exact=fractions(), digits=st.integers(0, 4), mode=roundings)
def test_what_a_mode_prints_is_reproduced_under_it(exact: Fraction, digits: int, mode: Rounding) -> None:
    """A figure made by rounding an exact result is reproduced under that mode, and three units off it never is."""
    value = mode.round(exact, digits)
    basis = BasisInput("exact", exact)
    assert judge(Figure("", value, digits), [basis], mode).verdict == "reproduced"
    for off in (-3, 3):
        figure = Figure("", value + Fraction(off, 10**digits), digits)
        assert judge(figure, [basis], mode).verdict == "inconsistent"


@given(exact=fractions(), reach=intervals(), units=st.integers(-2000, 2000), mode=st.sampled_from(MODES))
def test_within_rounding_means_a_common_value(exact: Fraction, reach: Interval, units: int, mode: Rounding) -> None:
    """Within rounding is exactly: some result of the range prints so."""
    assume(reach.contains(exact))
    figure = Figure("", Fraction(units, 10), 1)
    found = judge(figure, [BasisInput("printed", exact, reach)], mode)
    common = reach.intersection(figure.unround(mode))
    assert found.within_rounding is (common is not None)
    assert found.verdict in ("reproduced", "reproduced_other_mode", "within_rounding", "inconsistent")


@given(values=st.lists(fractions(), min_size=1, max_size=4), units=st.integers(-50, 50))
def test_the_order_of_bases_changes_no_verdict(values: list[Fraction], units: int) -> None:
    """The verdict is the best over bases, whatever their order."""
    figure = Figure("", Fraction(units), 0)
    bases = [BasisInput(str(at), value) for at, value in enumerate(values)]
    forth, back = judge(figure, bases, HALF_EVEN), judge(figure, bases[::-1], HALF_EVEN)
    assert (forth.verdict, forth.modes, forth.within_rounding) == (back.verdict, back.modes, back.within_rounding)
    assert forth.verdict == min((one.verdict for one in forth.bases), key=SEVERITY.index)
