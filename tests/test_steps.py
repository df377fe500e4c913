"""A further step works on all that stands before it; brackets and a remark only where that changes the value."""

from __future__ import annotations

import pytest

import kinerja_rules as kr

ALL = {
    "A - B, hasilnya dibagi C": "(A - B) / C",
    "A ditambah B, jumlahnya dikali C": "(A + B) * C",
    "A + B, hasil tersebut dibagi C": "(A + B) / C",
    "A + B lalu dibagi C dikali 100%": "(A + B) / C * 100%",
    "(A + B) × C - D, kemudian dibagi E": "((A + B) * C - D) / E",
}
SAME = {
    "A × B, hasilnya dibagi C": "A * B / C",
    "(A + B), kemudian dibagi C": "(A + B) / C",
    "A dibagi B, kemudian dikali 100%": "A / B * 100%",
    "(A - B) / C, hasilnya ditambah D": "(A - B) / C + D",
}


def told(formula: kr.Formula) -> bool:
    """Whether the remark stands."""
    return "step_on_all" in {note.code for note in formula.notes}


@pytest.mark.parametrize(("text", "meant"), ALL.items())
def test_a_sum_before_the_step(text: str, meant: str) -> None:
    """The whole sum is worked, and told."""
    formula = kr.parse(text)
    assert formula.to_source() == meant
    assert told(formula)


@pytest.mark.parametrize(("text", "meant"), SAME.items())
def test_nothing_to_bracket(text: str, meant: str) -> None:
    """Where precedence gives the same, nothing is told."""
    formula = kr.parse(text)
    assert formula.to_source() == meant
    assert not told(formula)


def test_a_share_takes_its_factor_alone() -> None:
    """A factor behind a sum with a division may be of the division alone: nothing is put in brackets."""
    formula = kr.parse("A + B / C, kemudian dikali 100%")
    assert formula.to_source() == "A + B / C * 100%"
    assert not told(formula)


def test_the_remark_tells_what_is_worked() -> None:
    """The words taken together, as they stand."""
    note = next(note for note in kr.parse("A dikurangi  B, hasilnya dibagi C").notes if note.code == "step_on_all")
    assert note.values["taken"] == "A dikurangi B"
