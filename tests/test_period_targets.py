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


@pytest.mark.parametrize(
    ("rollup", "year"),
    [("rata_rata", 36), ("terakhir", 57), ("jumlah", 143), ("dari_jumlah_masukan", 36)],
)
def test_each_period_by_itself_whatever_makes_the_year(rollup: str, year: int) -> None:
    """A period is worked from its own inputs under every roll-up, also where the year is worked from their sums."""
    found = evaluate_year(pack(rekap=rollup), {"data": {"i": QUARTERS}}, year=2024)
    assert found.results["i"].realisation == year
    assert [(one.period, one.realisation, one.achievement) for one in found.periods["i"]] == [
        ("tw1", Fraction(14), Fraction(70)),
        ("tw4", Fraction(57), Fraction(95)),
    ]


def test_the_working_of_a_year_from_sums() -> None:
    """The periods, each by itself, then the sums."""
    found = evaluate_year(pack(rekap="dari_jumlah_masukan"), {"data": {"i": QUARTERS}}, year=2024).results["i"]
    assert found.explain().splitlines()[1:6] == [
        "  tw1: 1 : 7 × 100% = 14,2857...%",
        "  tw2: 2 : 7 × 100% = 28,5714...%",
        "  tw3: 3 : 7 × 100% = 42,8571...%",
        "  tw4: 4 : 7 × 100% = 57,1428...%",
        "  Realisasi (rekap dari_jumlah_masukan): 10 : 28 × 100% = 35,7142...% -> 36% (setengah ke atas, 0 digit)",
    ]
    trace = found.to_dict()["trace"]
    assert isinstance(trace, list)
    assert [(step["period"], step["value"]) for step in trace][-1] == (None, "250/7")


@pytest.mark.parametrize("rollup", ["rata_rata", "jumlah", "dari_jumlah_masukan"])
def test_periods_before_the_year_is_over(rollup: str) -> None:
    """The first quarter has its result though the others are not there yet; the year says which are missing."""
    found = evaluate_year(pack(rekap=rollup), {"data": {"i": {"tw1": {"a": 1, "b": 7}}}}, year=2024)
    assert [(one.period, one.achievement) for one in found.periods["i"]] == [("tw1", 70), ("tw4", None)]
    result = found.results["i"]
    assert (result.status, result.realisation) == ("missing_input", None)
    assert [reason.values["periods"] for reason in result.reasons] == ["tw2, tw3, tw4"]


ZERO = {**QUARTERS, "tw1": {"a": 0, "b": 0}}


@pytest.mark.parametrize(
    ("rule", "rollup", "year", "quarter"),
    [
        ("tolak", "rata_rata", None, None),
        ("tolak", "dari_jumlah_masukan", 43, None),
        ("nol", "rata_rata", 32, 0),
        ("nol", "terakhir", 57, 0),
        ("nol", "dari_jumlah_masukan", 43, 0),
        ("lewati", "rata_rata", 43, None),
        ("lewati", "jumlah", 129, None),
        ("lewati", "dari_jumlah_masukan", 43, None),
    ],
)
def test_zero_by_zero_in_a_quarter(rule: str, rollup: str, year: int | None, quarter: int | None) -> None:
    """nol_per_nol decides the quarter; what is worked from sums asks only whether the sums are zero."""
    found = evaluate_year(pack(rekap=rollup, nol_per_nol=rule), {"data": {"i": ZERO}}, year=2024)
    assert found.results["i"].realisation == year
    first = found.periods["i"][0]
    assert (first.realisation, first.achievement) == (quarter, quarter)
    assert [reason.code for reason in first.reasons] == (["zero_by_zero"] if rule == "tolak" else [])


@pytest.mark.parametrize(("rule", "status"), [("tolak", "zero_divisor"), ("nol", "ok"), ("lewati", "zero_divisor")])
def test_sums_that_are_zero(rule: str, status: str) -> None:
    """A year of 0/0 is zero only where the definition says so."""
    nothing = {key: {"a": 0, "b": 0} for key in QUARTERS}
    found = evaluate_year(pack(rekap="dari_jumlah_masukan", nol_per_nol=rule), {"data": {"i": nothing}}, year=2024)
    assert (found.results["i"].status, found.results["i"].realisation) == (status, 0 if status == "ok" else None)


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({**QUARTERS, "tw2": {"realisasi": "28%"}}, "printed_among_sums"),
        ({key: {"realisasi": "28%"} for key in QUARTERS}, "printed_among_sums"),
        ({**QUARTERS, "a": 10}, "input_of_year_and_period"),
    ],
)
def test_what_cannot_be_summed(given: dict[str, Any], code: str) -> None:
    """A percentage of a quarter is no input of the year; a sum beside its parts leaves open which one counts."""
    found = evaluate_year(pack(rekap="dari_jumlah_masukan"), {"data": {"i": given}}, year=2024).results["i"]
    assert (found.status, found.realisation) == ("invalid_input", None)
    assert code in {reason.values.get("code", reason.code) for reason in found.reasons}
    assert all(reason.render() for reason in found.reasons)


def test_a_value_of_the_year_counts_in_every_quarter() -> None:
    """An input that is given once serves each period, and the sums."""
    quarters = {f"tw{number}": {"a": number} for number in range(1, 5)}
    for rollup, year in (("rata_rata", 36), ("dari_jumlah_masukan", 143)):
        found = evaluate_year(pack(rekap=rollup), {"data": {"i": {**quarters, "b": 7}}}, year=2024)
        assert [found.results["i"].realisation, found.periods["i"][0].realisation] == [year, 14]


def test_a_cumulative_input_by_quarters_is_refused() -> None:
    """Years add up; quarters of a cumulative input would be taken for the whole, so they are not taken at all."""
    variables = {"a": {"kumulatif_sejak": 2023}, "b": {}}
    cumulative = pack(variabel=variables)
    found = evaluate_year(cumulative, {"data": {"i": {**QUARTERS, "2023": {"a": 5}}}}, year=2024).results["i"]
    assert found.realisation is None
    assert found.reasons[0].code == "cumulative_by_period"
    whole = pack(variabel=variables, periode="tahun", rekap=None, target_periode={})
    data = {"i": {"a": 2, "b": 10, "2023": {"a": 5}}}
    assert evaluate_year(whole, {"data": data}, year=2024).results["i"].realisation == 70


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
