"""The inverse: which input would have given a figure."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kinerja_rules.audit.inverse import inverse, inverses
from kinerja_rules.audit.moebius import Moebius, moebius, value_of
from kinerja_rules.formula import parse
from kinerja_rules.numbers import HALF_UP, MODES, Figure, Fraction, Interval, Rounding, read_figure

ACHIEVED = parse("realisasi / target * 100%", units={"realisasi": "persen", "target": "persen"})
FALLING = parse("(target - (realisasi - target)) / target * 100%")


def test_which_target_would_have_given_the_figure() -> None:
    """97.79% of 97.30% needs a target near 99.50, of which one decimal is typed wrong; near 97.50 it is not."""
    inputs = {"realisasi": read_figure("97.30%"), "target": read_figure("97.50%")}
    found = inverse(ACHIEVED, inputs, read_figure("97.79%"), HALF_UP, "target")
    assert found is not None
    assert str(found.interval) == "(99,4938...; 99,5040...]"
    assert found.given == inputs["target"]


def test_a_missing_input() -> None:
    """An input that is not printed: the interval of those that would do, and the whole numbers among them."""
    found = inverses(parse("a / b * 100"), {"b": Fraction(13)}, read_figure("61,54%"), HALF_UP)
    assert [one.name for one in found] == ["a"]
    assert found[0].given is None
    assert found[0].whole == (8, 8)


def test_two_missing_inputs_have_no_inverse() -> None:
    """One equation does not give two unknowns."""
    assert inverses(parse("a / b * 100"), {}, read_figure("61,54%"), HALF_UP) == ()


def test_an_input_that_stands_twice() -> None:
    """The target of a falling indicator stands three times and is still one quotient."""
    inputs = {"target": read_figure("4,50"), "realisasi": read_figure("4,72")}
    by_name = {one.name: one.interval for one in inverses(FALLING, inputs, read_figure("95,11"), HALF_UP)}
    assert by_name["target"].contains(Fraction("4.50"))
    assert by_name["realisasi"].contains(Fraction("4.72"))
    assert not by_name["realisasi"].contains(Fraction("4.73"))


def test_only_some_names() -> None:
    """The caller may ask for a few."""
    inputs = {"target": Fraction(72), "realisasi": Fraction("79.17")}
    found = inverses(ACHIEVED, inputs, read_figure("110.69"), HALF_UP, names={"realisasi"})
    assert [one.name for one in found] == ["realisasi"]
    assert found[0].interval.contains(Fraction("79.7"))
    assert found[0].whole is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("min(a; b)", "a"),
        ("a * a", "a"),
        ("jika(a > 1; a; b)", "a"),
        ("a / a * b", "a"),
        ("a ^ 2 / b", "a"),
        ("b * 2", "a"),
        ("a ^ b", "a"),
        ("a ^ 99 * b", "a"),
    ],
)
def test_no_inverse(text: str, name: str) -> None:
    """A choice, a power, an input that cancels or is not there: no single interval is claimed."""
    assert inverse(parse(text), {"a": Fraction(3), "b": Fraction(2)}, read_figure("5"), HALF_UP, name) is None


@pytest.mark.parametrize(
    "text",
    ["rata_rata(a; b; 3)", "jumlah(a; b) / 2", "bobot(a = 40%; b = 60%)", "a ^ 2 / a + b", "-a + b", "1 / (1 / a)"],
)
def test_what_is_linear_in_disguise(text: str) -> None:
    """Means, weights and powers that cancel are linear."""
    formula, inputs = parse(text), {"a": Fraction(7), "b": Fraction(2)}
    found = moebius(formula, inputs, "a")
    assert found is not None
    assert found.c == 0
    assert found(Fraction(7)) == formula.evaluate({name: inputs[name] for name in formula.names}).value


def test_a_figure_at_the_limit_has_no_single_interval() -> None:
    """x / (x + 1) comes near 1 from both sides: figures round 1 have two pieces of x."""
    assert inverse(parse("a / (a + 1)"), {"a": Fraction(3)}, read_figure("1,0"), HALF_UP, "a") is None


def test_an_unbounded_interval_has_no_last_whole_number() -> None:
    """Every divisor from some size on gives 0."""
    found = inverse(parse("1 / a"), {"a": Fraction(3)}, read_figure("0,00"), MODES[3], "a")
    assert found is None or found.whole is None
    wide = inverse(parse("1 - 1 / a"), {"a": Fraction(3)}, read_figure("1,0"), MODES[3], "a")
    assert wide is None or wide.interval.hi is None


def test_the_pole_has_no_value() -> None:
    """1 / x at zero."""
    found = moebius(parse("1 / a"), {}, "a")
    assert found is not None
    assert found(Fraction(0)) is None
    assert not found.constant
    assert Moebius(Fraction(0), Fraction(2), Fraction(0), Fraction(1)).solve(Interval.point(2)) is None


def test_figures_and_numbers() -> None:
    """An input is a figure as printed or an exact number."""
    assert value_of(read_figure("2,5%")) == value_of(Fraction("2.5"))


numbers = st.fractions(-50, 50, max_denominator=20)


@given(a=numbers, b=numbers, c=numbers, d=numbers, x=numbers, mode=st.sampled_from(MODES), digits=st.integers(0, 3))
def test_the_interval_is_exactly_the_inputs_that_give_the_figure(
    a: Fraction, b: Fraction, c: Fraction, d: Fraction, x: Fraction, mode: Rounding, digits: int
) -> None:
    """The input that gave the figure is in its interval, and any x is in it exactly if it gives the figure."""
    function = Moebius(a, b, c, d)
    assume((c or d) and not function.constant)
    value = function(x)
    assume(value is not None)
    assert value is not None
    wanted = Figure("", mode.round(value, digits), digits).unround(mode)
    found = function.solve(wanted)
    if found is None:
        assert c
        assert wanted.contains(a / c)
        return
    assert found.contains(x)
    for probe in (x + Fraction(1, 7), x - 1, x * 2, Fraction(0)):
        result = function(probe)
        assert found.contains(probe) is (result is not None and wanted.contains(result))
