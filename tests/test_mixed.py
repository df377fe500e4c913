"""Which rounding explains a table."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kinerja_rules.audit.mixed import Modes, Row, explain_modes
from kinerja_rules.audit.verdicts import BasisInput, judge
from kinerja_rules.numbers import HALF_UP, MODES, Figure, Fraction, Interval, Rounding, read_figure
from tests.strategies import fractions


def row(place: str, text: str, exact: Fraction | str, reach: Interval | None = None) -> Row:
    """A figure of a report that rounds half up."""
    return Row(place, judge(read_figure(text), [BasisInput("printed", Fraction(exact), reach)], HALF_UP))


def of(*rows: Row) -> Modes:
    """What the rows say."""
    return explain_modes(rows)


def test_a_table_that_always_truncates() -> None:
    """Banjar Tabel 3.4: 66.66 and 100.87 leave truncation only; the typing error says nothing."""
    found = of(
        row("1", "97.79%", Fraction(9730, 9750) * 100),
        row("13", "107%", "107"),
        row("10", "100.87%", Fraction(23303, 23100) * 100),
        row("20", "66.66%", Fraction(200, 3)),
    )
    assert (found.always, found.possible, found.mixed) == (("truncate",), ("truncate",), False)
    assert [ruling.place for ruling in found.deciding] == ["10"]
    assert found.deciding[0].leaves == ("truncate",)
    assert found.figures == 3


def test_two_rows_that_no_mode_explains() -> None:
    """One row rounds up and another cuts off: mixed, decided by these two."""
    found = of(row("a", "36.18%", Fraction(16900, 467)), row("b", "100%", "100"), row("c", "61,54%", Fraction(800, 13)))
    assert found.mixed
    assert found.possible == ()
    assert [ruling.place for ruling in found.deciding] == ["a", "c"]


def test_rounded_inputs_are_no_evidence() -> None:
    """A figure whose inputs are known to their digits does not decide where it is within rounding."""
    reach = read_figure("91.65").unround(HALF_UP).mul(Interval.point(Fraction(100, 86)))
    soft = row("3", "106.56%", Fraction("91.65") / 86 * 100, reach)
    hard = row("2", "61,54%", Fraction(800, 13))
    found = of(soft, hard)
    assert not found.mixed
    assert found.always == ()
    assert "half_up" in found.possible


def test_figures_that_every_mode_gives() -> None:
    """They leave all open and decide nothing."""
    found = of(row("a", "100%", "100"))
    assert found.possible == tuple(mode.name for mode in MODES)
    assert found.deciding == ()


def test_an_empty_table() -> None:
    """No figure, no verdict: not mixed."""
    found = of()
    assert (found.mixed, found.figures) == (False, 0)
    assert not of(row("a", "1", "5")).mixed


@given(values=st.lists(fractions(), min_size=1, max_size=12), mode=st.sampled_from(MODES))
def test_one_habit_is_never_mixed(values: list[Fraction], mode: Rounding) -> None:
    """A table made under one mode is explained by it."""
    rows = [
        Row(str(at), judge(Figure("", mode.round(value, 2), 2), [BasisInput("exact", value)], HALF_UP))
        for at, value in enumerate(values)
    ]
    found = explain_modes(rows)
    assert mode.name in found.possible
    assert mode.name in found.always
    assert not found.mixed


@given(values=st.lists(fractions(), min_size=1, max_size=12), modes=st.lists(st.sampled_from(MODES), min_size=12))
def test_deciding_rows_decide(values: list[Fraction], modes: list[Rounding]) -> None:
    """The rows named rule out, by themselves, every mode that the table rules out."""
    rows = [
        Row(str(at), judge(Figure("", mode.round(value, 0), 0), [BasisInput("exact", value)], HALF_UP))
        for at, (value, mode) in enumerate(zip(values, modes, strict=False))
    ]
    found = explain_modes(rows)
    left = {mode.name for mode in MODES}
    for ruling in found.deciding:
        left &= set(ruling.leaves)
    assert left == set(found.possible)
    assert explain_modes(rows[::-1]).possible == found.possible
