"""The nearest known word."""

from __future__ import annotations

import pytest

from kinerja_rules.files.suggest import closest, distance

KEYS = ["pembulatan", "periode", "rekap", "rumus", "satuan", "sumber", "target", "nol_per_nol"]


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("pembulatn", "pembulatan"),
        ("pembulattan", "pembulatan"),
        ("Pembulatan", "pembulatan"),
        ("priode", "periode"),
        ("rmuus", "rumus"),
        ("nol per nol", "nol_per_nol"),
        ("nol-per-nol", "nol_per_nol"),
        ("satuan", "satuan"),
        ("tgt", None),
        ("x", None),
        ("", None),
        ("formula", None),
    ],
)
def test_closest(word: str, meant: str | None) -> None:
    """A slip or two are forgiven; a word that is merely another is not."""
    assert closest(word, KEYS) == meant


def test_order_of_candidates() -> None:
    """Among equally near words the first of the alphabet is taken, in whatever order they come."""
    assert closest("bat", ["cat", "hat", "aat"]) == closest("bat", ["aat", "hat", "cat"]) == "aat"


def test_no_candidates() -> None:
    """Where nothing is known, nothing is meant."""
    assert closest("rumus", []) is None


@pytest.mark.parametrize(
    ("a", "b", "slips"), [("", "", 0), ("a", "", 1), ("ab", "ba", 1), ("abcd", "acbd", 1), ("kitten", "sitting", 3)]
)
def test_distance(a: str, b: str, slips: int) -> None:
    """An exchange of neighbours is one slip."""
    assert distance(a, b, 5) == distance(b, a, 5) == slips
    assert distance(a, b, slips) == slips
    if slips:
        assert distance(a, b, slips - 1) is None
