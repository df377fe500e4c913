"""Laws of numbers: rounding and its inverse, interval arithmetic, figures read back."""

from __future__ import annotations

from collections.abc import Callable
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP, Context, Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kinerja_rules.errors import Diagnostic, FigureError
from kinerja_rules.numbers import (
    HALF_EVEN,
    HALF_UP,
    MODES,
    TRUNCATE,
    UP,
    DivisorMayBeZero,
    Figure,
    Fraction,
    Interval,
    Rounding,
    Style,
    decimal_text,
    english,
    indonesian,
    read_figure,
    read_sum,
    to_fraction,
)
from tests import strategies as own

# Rounding


@given(own.roundings, own.fractions(), own.digits)
def test_rounding_is_idempotent(rounding: Rounding, value: Fraction, digits: int) -> None:
    """A rounded value rounds to itself."""
    once = rounding.round(value, digits)
    assert rounding.round(once, digits) == once


@given(own.roundings, own.fractions(), own.fractions(), own.digits)
def test_rounding_keeps_order(rounding: Rounding, first: Fraction, second: Fraction, digits: int) -> None:
    """A larger value never rounds to a smaller one."""
    low, high = sorted((first, second))
    assert rounding.round(low, digits) <= rounding.round(high, digits)


@given(st.sampled_from(MODES), own.fractions(), own.digits)
def test_rounding_is_odd(rounding: Rounding, value: Fraction, digits: int) -> None:
    """The four rules treat a value and its negative alike."""
    assert rounding.round(-value, digits) == -rounding.round(value, digits)


@given(own.roundings, own.fractions(), own.digits, st.integers(-9, 9).filter(bool))
def test_units_ignore_how_the_fraction_is_written(
    rounding: Rounding, value: Fraction, digits: int, factor: int
) -> None:
    """Common factors and a negative denominator change nothing."""
    units = rounding.round_units(value.numerator * factor, value.denominator * factor, digits)
    assert units * Fraction(10) ** -digits == rounding.round(value, digits)


@pytest.mark.parametrize(
    ("rounding", "name"),
    [(HALF_UP, ROUND_HALF_UP), (HALF_EVEN, ROUND_HALF_EVEN), (TRUNCATE, ROUND_DOWN), (UP, ROUND_UP)],
)
@given(units=st.integers(-(10**12), 10**12), places=st.integers(0, 9), digits=own.digits)
def test_the_decimal_module_agrees(rounding: Rounding, name: str, units: int, places: int, digits: int) -> None:
    """On decimals every rule gives what Python's decimal module gives."""
    value = Decimal(units).scaleb(-places)
    expected = value.quantize(Decimal(1).scaleb(-digits), name, Context(prec=60))
    assert rounding.round(Fraction(value), digits) == Fraction(expected)


@given(own.roundings, own.fractions(), own.digits)
def test_unround_holds_what_was_rounded(rounding: Rounding, value: Fraction, digits: int) -> None:
    """The interval of the rounded value contains the value."""
    assert rounding.unround(rounding.round(value, digits), digits).contains(value)


@given(own.roundings, st.integers(-(10**6), 10**6) | st.integers(-3, 3), own.digits, own.fractions(), st.data())
def test_unround_is_exactly_the_inverse(
    rounding: Rounding, units: int, digits: int, anywhere: Fraction, data: st.DataObject
) -> None:
    """A value is in the interval of v exactly when it rounds to v: at the ends, beside them, and anywhere."""
    printed = units * Fraction(10) ** -digits
    reach = rounding.unround(printed, digits)
    ends = [end + step for end in (reach.lo, reach.hi) if end is not None for step in (-own.TINY, 0, own.TINY)]
    value = data.draw(st.sampled_from([*ends, printed, printed + anywhere * Fraction(10) ** -digits, anywhere]))
    assert reach.contains(value) == (rounding.round(value, digits) == printed)


@given(own.roundings | st.just(own.FIVES), own.intervals(), st.integers(-2, 2), st.data())
def test_the_image_of_an_interval(rounding: Rounding, interval: Interval, digits: int, data: st.DataObject) -> None:
    """Every point rounds into the image, and the points nearest to the ends round to its ends."""
    image = rounding.image(interval, digits)
    assert image.contains(rounding.round(data.draw(own.points_in(interval)), digits))
    lo, hi = (rounding.round(point, digits) for point in own.near_points(interval)[:2])
    assert image.lo == (None if interval.lo is None else lo)
    assert image.hi == (None if interval.hi is None else hi)


# Intervals

Binary = tuple[Callable[[Interval, Interval], Interval], Callable[[Fraction, Fraction], Fraction]]
Unary = tuple[Callable[[Interval], Interval], Callable[[Fraction], Fraction]]

BINARY: dict[str, Binary] = {
    "add": (Interval.add, lambda x, y: x + y),
    "sub": (Interval.sub, lambda x, y: x - y),
    "mul": (Interval.mul, lambda x, y: x * y),
    "div": (Interval.div, lambda x, y: x / y),
    "minimum": (Interval.minimum, min),
    "maximum": (Interval.maximum, max),
}
UNARY: dict[str, Unary] = {
    "neg": (Interval.neg, lambda x: -x),
    "absolute": (Interval.absolute, abs),
    **{
        f"power {n}": (lambda a, n=n: a.power(n), lambda x, n=n: x**n)  # type: ignore[misc]
        for n in (-3, -2, -1, 0, 1, 2, 3, 4)
    },
}


def exactly_the_range(result: Interval, witnesses: list[Fraction]) -> None:
    """The ends of ``result`` are those of the witnesses: attained where closed, approached and not met where open."""
    for end, closed, extreme in (
        (result.lo, result.lo_closed, min(witnesses)),
        (result.hi, result.hi_closed, max(witnesses)),
    ):
        if end is None:
            assert abs(extreme) > 10**9
        elif closed:
            assert extreme == end
        else:
            assert extreme != end
            assert abs(extreme - end) < Fraction(1, 10**9)


@pytest.mark.parametrize(("of_intervals", "of_points"), BINARY.values(), ids=BINARY)
@given(a=own.intervals(), b=own.intervals(), data=st.data())
def test_interval_arithmetic_is_exact(
    of_intervals: Callable[[Interval, Interval], Interval],
    of_points: Callable[[Fraction, Fraction], Fraction],
    a: Interval,
    b: Interval,
    data: st.DataObject,
) -> None:
    """The result holds the result of every pair of points, and nothing beyond what the points reach."""
    try:
        result = of_intervals(a, b)
    except DivisorMayBeZero:
        assert b.contains(Fraction(0))
        return
    assert result.contains(of_points(data.draw(own.points_in(a)), data.draw(own.points_in(b))))
    exactly_the_range(result, [of_points(x, y) for x in own.near_points(a) for y in own.near_points(b)])


@pytest.mark.parametrize(("of_interval", "of_point"), UNARY.values(), ids=UNARY)
@given(a=own.intervals(), data=st.data())
def test_functions_of_one_interval_are_exact(
    of_interval: Callable[[Interval], Interval],
    of_point: Callable[[Fraction], Fraction],
    a: Interval,
    data: st.DataObject,
) -> None:
    """The result holds the result of every point, and nothing beyond what the points reach."""
    try:
        result = of_interval(a)
    except DivisorMayBeZero:
        assert a.contains(Fraction(0))
        return
    assert result.contains(of_point(data.draw(own.points_in(a))))
    exactly_the_range(result, [of_point(x) for x in own.near_points(a)])


@given(own.intervals(), own.intervals(), st.data())
def test_meeting_is_having_a_point_in_common(a: Interval, b: Interval, data: st.DataObject) -> None:
    """Two intervals meet exactly when their intersection exists; it holds the points of both, the hull those of any."""
    common = a.intersection(b)
    assert a.meets(b) == b.meets(a) == (common is not None)
    hull = a.hull(b)
    for point in (data.draw(own.points_in(a)), data.draw(own.points_in(b))):
        assert hull.contains(point)
        assert (a.contains(point) and b.contains(point)) == (common is not None and common.contains(point))
    if common is not None:
        point = data.draw(own.points_in(common))
        assert a.contains(point)
        assert b.contains(point)


# Figures and text

STYLES: tuple[Style, ...] = ("auto", "id", "en")


@given(own.printed_figures())
def test_a_printed_figure_is_read_back(printed: tuple[str, Fraction, int]) -> None:
    """A figure of unambiguous shape gives its value and digits, in either style, whatever stands round it."""
    text, value, digits = printed
    for style in STYLES:
        figure = read_figure(text, style=style)
        assert (figure.value, figure.digits, figure.text) == (value, digits, text)


@given(st.text(alphabet="0123456789.,", min_size=1, max_size=12), st.sampled_from(STYLES))
def test_a_bare_numeral_has_the_value_of_its_figure(text: str, style: Style) -> None:
    """The value alone is read as with its figure, or refused as it is."""
    outcomes: list[object] = []
    for read in (to_fraction, read_figure):
        try:
            found = read(text, style=style)
            outcomes.append(found.value if isinstance(found, Figure) else found)
        except FigureError as error:
            outcomes.append(error.diagnostics)
    assert outcomes[0] == outcomes[1]


@given(st.integers(1, 999), st.integers(0, 999), st.sampled_from(".,"))
def test_three_digits_after_one_mark_are_never_guessed(first: int, last: int, mark: str) -> None:
    """One mark before three digits has two readings; unit, then style, decides; nothing else does."""
    text = f"{first}{mark}{last:03}"
    whole, decimal = Fraction(first * 1000 + last), first + Fraction(last, 1000)
    with pytest.raises(FigureError) as caught:
        read_figure(text)
    readings = caught.value.diagnostics[0].values["readings"]
    assert isinstance(readings, tuple)
    assert [figure.value for figure in readings] == [whole, decimal]
    assert read_figure(text, style="id").value == (whole if mark == "." else decimal)
    assert read_figure(text, style="en").value == (decimal if mark == "." else whole)
    for style in STYLES:
        assert read_figure(text, unit="percent", style=style).value == decimal
        assert read_figure(text, unit="count", style=style).value == whole
        assert read_figure(f"Rp {text}", style=style).value == whole


@given(own.printed_figures(), own.roundings)
def test_a_figure_prints_its_own_value(printed: tuple[str, Fraction, int], rounding: Rounding) -> None:
    """The true values of a figure include the figure itself."""
    figure = read_figure(printed[0])
    assert figure.unround(rounding).contains(figure.value)


FIGURE_LIKE = st.text(alphabet="0123456789.,-+()%×x:/ RpBorang\u00a0’½\x0c$*", max_size=24)


@given(FIGURE_LIKE | st.text(max_size=40))
def test_any_text_is_a_number_or_is_refused_in_words(text: str) -> None:
    """Whatever the text, it is read, or refused with a whole message in both languages."""
    for read in (read_figure, read_sum):
        refused: tuple[Diagnostic, ...] = ()
        try:
            read(text)
        except FigureError as error:
            refused = error.diagnostics
        for one in refused:
            assert all(one.message(lang) and one.remedy(lang) for lang in ("id", "en"))
            assert one.text is None or (one.text == text and one.span is not None)


@given(own.fractions(), st.integers(0, 8))
def test_text_for_people_reads_back(value: Fraction, digits: int) -> None:
    """A number written for people, rounded to digits, is the same number when it is read in its style."""
    rounded = HALF_UP.round(value, digits)
    for figure in (
        read_figure(indonesian(value, digits), style="id"),
        read_figure(english(value, digits), style="en"),
    ):
        assert (figure.value, figure.digits) == (rounded, digits)


@given(own.fractions())
def test_text_without_digits_is_exact_or_says_so(value: Fraction) -> None:
    """Without digits a number is written exactly, or its leading digits are followed by dots."""
    text = indonesian(value, grouping=False)
    shown = Fraction(text.removesuffix("...").replace(",", "."))
    if text.endswith("..."):
        assert 0 < abs(value) - abs(shown) < Fraction(1, 10**4)
        assert shown
    else:
        assert shown == value


@given(own.fractions(), st.integers(1, 30))
def test_decimal_text_is_correctly_rounded(value: Fraction, significant: int) -> None:
    """The decimal text is what Python's decimal module gives for the division at this precision."""
    context = Context(prec=significant, rounding=ROUND_HALF_EVEN, Emax=10**6, Emin=-(10**6))
    expected = context.divide(Decimal(value.numerator), Decimal(value.denominator))
    assert Decimal(decimal_text(value, significant)) == expected
    assert "E" not in decimal_text(value, significant)


@st.composite
def sums(draw: st.DrawFn, depth: int = 3) -> tuple[str, Fraction]:
    """A small sum, every inner sum in brackets, and its value."""
    if depth == 0 or draw(st.booleans()):
        number = draw(st.integers(0, 10**6))
        return str(number), Fraction(number)
    (left, x), (right, y) = draw(sums(depth - 1)), draw(sums(depth - 1))
    sign = draw(st.sampled_from("+-×x:"))
    assume(sign != ":" or y)
    left, right = (f"({part})" if not part.isdigit() else part for part in (left, right))
    value = {"+": x + y, "-": x - y, "×": x * y, "x": x * y, ":": x / (y or 1)}[sign]
    return f"{left} {sign} {right}", value


@given(sums())
def test_a_small_sum_is_worked(drawn: tuple[str, Fraction]) -> None:
    """A sum with all its brackets has the value of its tree."""
    text, value = drawn
    assert read_sum(text) == value


@given(st.lists(st.tuples(st.sampled_from("+-×:"), st.integers(1, 99)), min_size=1, max_size=8), st.integers(0, 99))
def test_products_come_before_sums(rest: list[tuple[str, int]], first: int) -> None:
    """Without brackets × and : come before + and -, each from left to right."""
    text, terms = str(first), [Fraction(first)]
    for sign, number in rest:
        text += f" {sign} {number}"
        if sign in "+-":
            terms.append(Fraction(number if sign == "+" else -number))
        else:
            terms[-1] = terms[-1] * number if sign == "×" else terms[-1] / number
    assert read_sum(text) == sum(terms)
