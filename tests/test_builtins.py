"""The functions, roundings and aggregations that ship: their examples, their edges, their precision."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, localcontext
from fractions import Fraction
from math import isqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja_rules.builtins import BUILTINS, DEFAULT_REGISTRY, exact, ranges
from kinerja_rules.builtins.roots import integer_root, logarithm_bounds, power_bounds, root_bounds
from kinerja_rules.formula import parse
from kinerja_rules.numbers import MODES, Interval, Pair, indonesian
from kinerja_rules.registry import MAX_BITS, Function, TooLarge

EXAMPLES = [(function, *example) for function in BUILTINS.functions for example in function.examples]
HALF = Fraction(1, 2)


def pairs(*values: Fraction | int) -> list[Pair]:
    """Values as functions take them."""
    return [(Fraction(value).numerator, Fraction(value).denominator) for value in values]


def points(*values: Fraction | int) -> list[Interval]:
    """Values as intervals of one number."""
    return [Interval.point(value) for value in values]


# -- the records


def test_the_functions_of_the_language_are_all_there() -> None:
    """DESIGN section 5 names them; ``jika`` and ``bobot`` are syntax."""
    named = "jumlah rata_rata rata_rata_ukur min maks median banyak terakhir abs bulatkan batasi akar ln"
    assert set(DEFAULT_REGISTRY.functions) == set(named.split())
    assert set(DEFAULT_REGISTRY.aggregations) == {"rata_rata", "terakhir", "jumlah", "dari_jumlah_masukan"}
    assert {rounding.name for rounding in DEFAULT_REGISTRY.roundings.values()} == {rule.name for rule in MODES}


@pytest.mark.parametrize("function", BUILTINS.functions, ids=lambda function: function.name)
def test_every_function_is_documented(function: Function) -> None:
    """In both languages, with an example, and it can be followed through intervals."""
    assert function.doc.id
    assert function.doc.en
    assert function.examples
    assert function.over_intervals is not None


@pytest.mark.parametrize(("function", "formula", "result"), EXAMPLES, ids=[example for _, example, _ in EXAMPLES])
def test_the_examples_of_the_documentation_hold(function: Function, formula: str, result: str) -> None:
    """Each example uses its function and gives what it says."""
    assert function.name in formula
    assert indonesian(parse(formula)()) == result


# -- functions of several values


@pytest.mark.parametrize(
    ("name", "values", "expected"),
    [
        ("jumlah", (1, HALF, Fraction(1, 3)), Fraction(11, 6)),
        ("jumlah", (-1,), Fraction(-1)),
        ("rata_rata", (1, 2, 4), Fraction(7, 3)),
        ("min", (1, -2, Fraction(-5, 2)), Fraction(-5, 2)),
        ("min", (Fraction(1, 3), Fraction(2, 6)), Fraction(1, 3)),
        ("maks", (Fraction(1, 3), Fraction(33, 100)), Fraction(1, 3)),
        ("median", (5, 1, 3), Fraction(3)),
        ("median", (5, 1, 3, Fraction(7, 2)), Fraction(13, 4)),
        ("median", (Fraction(1, 3), HALF, Fraction(1, 3)), Fraction(1, 3)),
        ("banyak", (0, 0, 0), Fraction(3)),
        ("terakhir", (3, 1, 2), Fraction(2)),
        ("abs", (Fraction(-5, 2),), Fraction(5, 2)),
    ],
)
def test_functions_of_several_values(name: str, values: Sequence[Fraction], expected: Fraction) -> None:
    """Exact, over whole and broken, positive and negative values; intervals of points agree."""
    function = DEFAULT_REGISTRY.functions[name]
    assert Fraction(*function.exact(pairs(*values))) == expected
    assert function.over_intervals is not None
    assert function.over_intervals(points(*values)) == Interval.point(expected)


def test_a_sum_over_a_common_denominator_stays_small() -> None:
    """A million values of a few denominators are summed over their least common one."""
    values = [(1, 1 + index % 12) for index in range(1_000_000)]
    assert exact.total(values)[1] == 27720


@pytest.mark.parametrize("function", [exact.total, exact.mean, exact.geometric_mean])
def test_a_sum_of_unlike_denominators_is_measured_before_it_grows(function: Function) -> None:
    """What would have more than 4,000 digits is refused at once, not worked."""
    with pytest.raises(TooLarge):
        function([(1, den) for den in range(1, 200_000)])  # type: ignore[operator]  # the exact part of one


def test_a_median_of_many_unlike_denominators_has_a_value() -> None:
    """No common denominator is needed in order to compare."""
    assert exact.median([(1, den) for den in range(1, 10_002)]) == (1, 5001)


# -- functions of one value


@pytest.mark.parametrize(
    ("value", "digits", "expected"),
    [
        (Fraction(5, 2), 0, 3),
        (Fraction(-5, 2), 0, -3),
        (Fraction(24999, 10000), 0, 2),
        (Fraction(271828, 10000), 2, Fraction(2718, 100)),
        (Fraction(1250), -2, 1300),
        (Fraction(-1249), -2, -1200),
        (Fraction(1, 3), 5, Fraction(33333, 100000)),
    ],
)
def test_bulatkan(value: Fraction, digits: int, expected: Fraction) -> None:
    """Half away from zero, at digits behind or before the mark."""
    assert Fraction(*exact.rounded(pairs(value, digits))) == expected
    assert ranges.rounded(points(value, digits)) == Interval.point(expected)


@pytest.mark.parametrize("digits", [HALF, 101, -101, 10**9])
def test_bulatkan_takes_a_moderate_whole_number_of_digits(digits: Fraction) -> None:
    """Half a digit, or a billion of them, has no value."""
    for function in (lambda: exact.rounded(pairs(1, digits)), lambda: ranges.rounded(points(1, digits))):
        with pytest.raises(ArithmeticError):
            function()


def test_batasi_keeps_between_its_bounds() -> None:
    """Below, within, above, at a single bound; reversed bounds have no value."""
    assert [Fraction(*exact.clamped(pairs(value, 0, 120))) for value in (-1, 60, 130)] == [0, 60, 120]
    assert exact.clamped(pairs(7, 5, 5)) == (5, 1)
    for function in (lambda: exact.clamped(pairs(7, 5, 4)), lambda: ranges.clamped(points(7, 5, 4))):
        with pytest.raises(ArithmeticError):
            function()


# -- roots and logarithms


@given(st.integers(0, 10**60), st.integers(1, 40))
def test_integer_roots(value: int, degree: int) -> None:
    """The greatest whole number whose power is not above the value."""
    root = integer_root(value, degree)
    assert root**degree <= value < (root + 1) ** degree
    if degree == 2:
        assert root == isqrt(value)


def test_a_large_root_of_a_large_degree() -> None:
    """The thousandth root of a number of 300,000 bits."""
    value = 3**200_000
    root = integer_root(value, 1000)
    assert root**1000 == value


@given(st.fractions(max_denominator=10**6) | st.fractions(max_denominator=10**300), st.integers(1, 12))
def test_roots_are_exact_or_bounded(value: Fraction, degree: int) -> None:
    """The bounds hold the root and agree to 50 digits; a rational root is found; even roots of negatives are none."""
    if value < 0 and degree % 2 == 0:
        with pytest.raises(ArithmeticError):
            root_bounds(value, degree)
        return
    low, high = root_bounds(value, degree)
    assert low**degree <= value <= high**degree
    assert low == high or (high - low) * 10**58 <= abs(low)
    power = root_bounds(value**degree, degree)
    assert power == (abs(value), abs(value)) if degree % 2 == 0 else power == (value, value)


def test_the_root_of_an_unreduced_pair_is_exact() -> None:
    """8/18 is 4/9: its root is 2/3, not the like of it."""
    assert exact.root([(8, 18)]) == (2, 3)
    assert exact.root([(-16, 2), (3, 1)]) == (-2, 1)


@pytest.mark.parametrize(
    ("base", "exponent", "expected"),
    [
        (Fraction(4), HALF, Fraction(2)),
        (Fraction(-8), Fraction(1, 3), Fraction(-2)),
        (Fraction(-8), Fraction(2, 3), Fraction(4)),
        (Fraction(4, 9), Fraction(-3, 2), Fraction(27, 8)),
        (Fraction(0), Fraction(0), Fraction(1)),
        (Fraction(0), HALF, Fraction(0)),
        (Fraction(-1), Fraction(10**3000), Fraction(1)),
        (Fraction(1), Fraction(-(10**3000), 7), Fraction(1)),
    ],
)
def test_powers_with_exact_values(base: Fraction, exponent: Fraction, expected: Fraction) -> None:
    """Whole and broken exponents; 0^0 is 1, as everywhere in algebra."""
    assert power_bounds(base, exponent) == (expected, expected)


@pytest.mark.parametrize(
    ("base", "exponent", "error"),
    [
        (Fraction(0), Fraction(-1), ZeroDivisionError),
        (Fraction(-4), HALF, ArithmeticError),
        (Fraction(10), Fraction(10**10), TooLarge),
        (Fraction(1, 10), Fraction(10**10), TooLarge),
        (Fraction(10), Fraction(-(10**3000)), TooLarge),
        (Fraction(2), Fraction(1, 10**6), TooLarge),
        (Fraction(2), Fraction(10**6, 7), TooLarge),
    ],
)
def test_powers_without_a_value(base: Fraction, exponent: Fraction, error: type[Exception]) -> None:
    """Zero to a negative power, even roots of negatives, and monsters, at once."""
    with pytest.raises(error):
        power_bounds(base, exponent)


@given(
    st.fractions(min_value=Fraction(1, 10**9), max_value=10**9, max_denominator=10**9)
    | st.integers(1, 300).map(lambda digits: 1 + Fraction(1, 10**digits))
)
def test_logarithms_are_bounded(value: Fraction) -> None:
    """The bounds hold what Python's decimal module gives at 120 digits more, and agree to 50 digits; near 1 as well."""
    low, high = logarithm_bounds(value)
    size = max(len(str(value.numerator)), len(str(value.denominator)))
    with localcontext() as context:
        context.prec = 3 * size + 120
        expected = (Decimal(value.numerator) / Decimal(value.denominator)).ln()
    error = Fraction(10) ** -(2 * size + 100)
    assert low - error <= Fraction(expected) <= high + error
    assert low == high == 0 or (high - low) * 10**58 <= abs(low)


def test_logarithms_of_monsters() -> None:
    """The largest value, and the nearest to 1, that a formula can hold."""
    largest = Fraction(2**MAX_BITS - 1)
    for value in (largest, 1 / largest, 1 + 1 / largest, 1 - 1 / largest):
        low, high = logarithm_bounds(value)
        assert low <= high
        assert (high - low) * 10**58 <= abs(low)
    assert logarithm_bounds(Fraction(1)) == (Fraction(0), Fraction(0))


@pytest.mark.parametrize("value", [0, -1])
def test_logarithms_of_what_has_none(value: int) -> None:
    """Zero and negative numbers."""
    with pytest.raises(ArithmeticError):
        exact.natural_logarithm(pairs(value))


def test_the_geometric_mean() -> None:
    """Exact where it is rational; of zero and anything zero; none of a negative value."""
    assert exact.geometric_mean(pairs(2, 8)) == (4, 1)
    assert exact.geometric_mean(pairs(0, 5)) == (0, 1)
    assert Fraction(*exact.geometric_mean(pairs(2, 3))) ** 2 == pytest.approx(6)
    for function in (lambda: exact.geometric_mean(pairs(-1, -4)), lambda: ranges.geometric_mean(points(-1, -4))):
        with pytest.raises(ArithmeticError):
            function()


# -- over intervals


@pytest.mark.parametrize(
    ("name", "values", "expected"),
    [
        ("jumlah", ("[1; 2)", "(3; 4]"), "(4; 6)"),
        ("rata_rata", ("[1; 2]", "[3; 4]"), "[2; 3]"),
        ("min", ("[1; 4]", "(2; 3]"), "[1; 3]"),
        ("maks", ("[1; 4)", "(2; 3]"), "(2; 4)"),
        ("median", ("[0; 1]", "(0; 2]", "[1; 1]"), "(0; 1]"),
        ("median", ("[0; 1]", "(1; 2)"), "(0,5; 1,5)"),
        ("median", ("(-oo; 1]", "[5; oo)", "[2; 3)"), "[2; 3)"),
        ("median", ("(-oo; 1]", "[5; oo)"), "(-tak hingga; tak hingga)"),
        ("banyak", ("[0; 1]", "[0; 1]"), "{2}"),
        ("terakhir", ("[0; 1]", "(3; 4]"), "(3; 4]"),
        ("abs", ("(-3; 2]",), "[0; 3)"),
        ("bulatkan", ("[2,5; 3,5)",), "{3}"),
        ("bulatkan", ("(2; 3,5]",), "[2; 4]"),
        ("batasi", ("(-3; 200)", "[0; 0]", "[120; 120]"), "[0; 120]"),
        ("akar", ("[1; 4)",), "[1; 2)"),
        ("akar", ("[-8; 27]", "[3; 3]"), "[-2; 3]"),
        ("akar", ("(-oo; 27]", "[3; 3]"), "(-tak hingga; 3]"),
        ("akar", ("[4; oo)",), "[2; tak hingga)"),
        ("rata_rata_ukur", ("[1; 2]", "[4; 8]"), "[2; 4]"),
        ("ln", ("(0; 1]",), "(-tak hingga; 0]"),
        ("ln", ("[1; oo)",), "[0; tak hingga)"),
    ],
)
def test_ranges_of_functions(name: str, values: Sequence[str], expected: str) -> None:
    """The exact range, its ends in or out."""
    function = DEFAULT_REGISTRY.functions[name].over_intervals
    assert function is not None
    assert str(function([interval(value) for value in values])) == expected


def interval(text: str) -> Interval:
    """``[1; 2)``; ``oo`` is no end."""
    low, high = (None if "oo" in end else Fraction(end.replace(",", ".")) for end in text[1:-1].split(";"))
    return Interval(low, high, text[0] == "[", text[-1] == "]")


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("akar", ("[-1; 4]",)),
        ("akar", ("(-oo; 4]",)),
        ("akar", ("[1; 4]", "[2; 3]")),
        ("ln", ("[0; 1]",)),
        ("ln", ("(-oo; 1]",)),
        ("batasi", ("[1; 4]", "[2; 3]", "[1; 5]")),
        ("bulatkan", ("[1; 4]", "[0; 1]")),
    ],
)
def test_ranges_that_leave_the_domain(name: str, values: Sequence[str]) -> None:
    """Where a point of the arguments has no value, or the degree is not known, there is no range."""
    function = DEFAULT_REGISTRY.functions[name].over_intervals
    assert function is not None
    with pytest.raises(ArithmeticError):
        function([interval(value) for value in values])


@pytest.mark.parametrize("name", ["akar", "ln", "rata_rata_ukur"])
def test_irrational_values_lie_within_open_bounds(name: str) -> None:
    """A bound that was rounded outwards is not attained, and the value that is given lies at it or within."""
    function = DEFAULT_REGISTRY.functions[name]
    assert function.over_intervals is not None
    within = function.over_intervals(points(2)) if name != "rata_rata_ukur" else function.over_intervals(points(1, 2))
    value = Fraction(*function.exact(pairs(2) if name != "rata_rata_ukur" else pairs(1, 2)))
    assert within.lo is not None
    assert within.hi is not None
    assert within.lo <= value <= within.hi
    assert not within.lo_closed
    assert not within.hi_closed


# -- aggregations


def test_aggregations() -> None:
    """The mean of the quarters of Paser 2023 is 26,15 when rounded; last, sum."""
    quarters = pairs(0, 0, Fraction(18 * 100, 27), Fraction(22 * 100, 58))
    found = {name: Fraction(*rule.exact(quarters)) for name, rule in DEFAULT_REGISTRY.aggregations.items()}
    assert indonesian(found["rata_rata"], 2) == "26,15"
    assert found["terakhir"] == Fraction(1100, 29)
    assert found["jumlah"] == 4 * found["rata_rata"]
    assert DEFAULT_REGISTRY.aggregations["dari_jumlah_masukan"].from_inputs
