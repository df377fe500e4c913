"""Targets of periods: each quarter against its own target, besides the year."""

from __future__ import annotations

from typing import Any

import pytest

from kinerja_rules import packs
from kinerja_rules.engine import evaluate_year
from kinerja_rules.errors import PackError
from kinerja_rules.numbers import Fraction
from kinerja_rules.policy import Pack


def pack(**keys: Any) -> Pack:
    """A quarterly indicator with targets for two of its quarters."""
    table = {
        "nama": "I",
        "rumus": "a / b * 100%",
        "satuan": "persen",
        "arah": "naik",
        "periode": "triwulan",
        "rekap": "rata_rata",
        "target": {"2024": "40%"},
        "target_periode": {"2024": {"tw4": "60%", "tw1": "20%"}},
        "pembulatan": {"realisasi": {"digit": 0}, "capaian": {"digit": 1}},
    }
    head = {"id": "uji", "versi": "1", "nama": "Uji", "acuan": ["nasional/capaian"]}
    return packs.load_pack({"paket": head, "indikator": {"i": {**table, **keys}}})


QUARTERS = {f"tw{number}": {"a": number, "b": 7} for number in range(1, 5)}


def test_each_period_against_its_own_target() -> None:
    """In the order of the year, rounded as the year is; a period without a target is no row."""
    found = evaluate_year(pack(), {"data": {"i": QUARTERS}}, year=2024)
    first, last = found.periods["i"]
    assert (first.period, first.realisation, first.achievement) == ("tw1", Fraction(14), Fraction(70))
    assert (last.period, last.realisation, last.achievement) == ("tw4", Fraction(57), Fraction(95))
    assert found.results["i"].realisation == 36
    record = found.to_dict()["periods"]
    assert isinstance(record, dict)
    assert [one["achievement"] for one in record["i"]] == ["70", "95"]


def test_a_period_without_data_has_its_target_alone() -> None:
    """And the year is missing, with the periods that lack."""
    found = evaluate_year(pack(), {"data": {"i": {}}}, year=2024)
    assert [(one.target.text, one.achievement) for one in found.periods["i"]] == [("20%", None), ("60%", None)]
    assert evaluate_year(pack(), {"data": {"i": QUARTERS}}, year=2025).periods == {}


def test_a_period_that_the_indicator_has_not() -> None:
    """A month for a quarterly indicator is refused, and so is what is no period."""
    for period, code in (("01", "target_period"), ("tw9", None)):
        with pytest.raises(PackError) as caught:
            pack(target_periode={"2024": {period: "1%"}})
        (problem,) = caught.value.diagnostics
        assert code is None or problem.code == code
        assert problem.render()
