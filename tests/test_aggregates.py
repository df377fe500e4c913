"""Aggregates: the achievements of a goal's indicators, and of all, by formulas that the pack states."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from kinerja_rules import packs
from kinerja_rules.engine import Year, evaluate_year
from kinerja_rules.errors import PackError
from kinerja_rules.numbers import Fraction

ACHIEVED = {"a": "50%", "b": "150%", "c": "100%"}


def year(given: dict[str, str] | None = None, includes: bool = True, weights: bool = True, **rules: Any) -> Year:
    """Three indicators, two of them of one goal, with the achievements ``given``."""
    acuan = ["nasional/capaian", *(["nasional/agregasi"] if includes else [])]
    indicators: dict[str, Any] = {}
    for name, goal, weight in (("a", "S1", "25%"), ("b", "S1", "75%"), ("c", "S2", "50%")):
        table = {"nama": name, "jenis": "langsung", "satuan": "persen", "arah": "naik", "sasaran": goal}
        indicators[name] = table | ({"bobot_capaian": weight} if weights else {})
    head = {"id": "uji", "versi": "1", "nama": "Uji", "acuan": acuan}
    pack = packs.load_pack({"paket": head, "indikator": indicators, **rules})
    data = {name: {"capaian": text} for name, text in (ACHIEVED if given is None else given).items()}
    return evaluate_year(pack, {"data": data}, year=2024)


def test_mean_capped_and_weighted() -> None:
    """Each national form, for every goal in order and for the whole: exact, as the formula says."""
    found = {(one.aggregate.name, one.goal): one.value for one in year().aggregates}
    assert found == {
        ("rata_rata", "S1"): 100,
        ("rata_rata", "S2"): 100,
        ("rata_rata", None): 100,
        ("rata_rata_dibatasi", "S1"): 75,
        ("rata_rata_dibatasi", "S2"): 100,
        ("rata_rata_dibatasi", None): Fraction(250, 3),
        ("rata_rata_berbobot", "S1"): 125,
        ("rata_rata_berbobot", "S2"): 100,
        ("rata_rata_berbobot", None): Fraction(350, 3),
        ("rata_rata_berbobot_dibatasi", "S1"): Fraction(175, 2),
        ("rata_rata_berbobot_dibatasi", "S2"): 100,
        ("rata_rata_berbobot_dibatasi", None): Fraction(275, 3),
    }


def test_what_has_no_achievement_is_never_zero() -> None:
    """Without one there is no aggregate, and it says of whom; unless the pack leaves such indicators out."""
    given = {"a": "50%", "c": "100%"}
    lacking = {
        one.goal: one for one in year(given, agregat={"r": {"rumus": "rata_rata(capaian)"}}, includes=False).aggregates
    }
    assert [reason.code for reason in lacking["S1"].reasons] == ["aggregate_lacks"]
    assert (lacking["S1"].value, lacking["S1"].left_out, lacking["S2"].value) == (None, ("b",), Fraction(100))
    skipping = {"r": {"rumus": "rata_rata(capaian)", "tanpa_capaian": "lewati"}}
    skipped = {one.goal: one for one in year(given, agregat=skipping, includes=False).aggregates}
    assert (skipped["S1"].value, skipped["S1"].left_out, skipped[None].value) == (Fraction(50), ("b",), Fraction(75))
    nothing = year({}, agregat=skipping, includes=False).aggregates
    assert {reason.code for one in nothing for reason in one.reasons} == {"aggregate_of_none"}


def test_weights_are_stated() -> None:
    """A weighted form without weights has no value, and names the indicators."""
    found = [one for one in year(weights=False).aggregates if one.aggregate.name == "rata_rata_berbobot"]
    assert [[reason.code for reason in one.reasons] for one in found] == [["aggregate_weightless"]] * 3


def test_a_pack_may_say_which_and_where_and_when() -> None:
    """Some indicators, one level, dates."""
    rules: dict[str, Any] = {"r": {"rumus": "rata_rata(capaian)", "per": "paket", "indikator": ["a", "c"]}}
    (only,) = year(agregat=rules, includes=False).aggregates
    assert (only.goal, only.value, only.indicators) == (None, Fraction(75), ("a", "c"))
    rules["r"]["berlaku_sampai"] = datetime.date(2023, 12, 31)
    (late,) = year(agregat=rules, includes=False).aggregates
    assert [reason.code for reason in late.reasons] == ["rule_out_of_date"]


@pytest.mark.parametrize(
    ("table", "code"),
    [
        ({"rumus": "rata_rata(capaia)"}, "unknown_name_near"),
        ({"rumus": "rata_rata(capaian"}, None),
        ({"rumus": "rata_rata(capaian)", "indikator": ["x"]}, "aggregate_indicator"),
        ({"rumus": "rata_rata(capaian)", "per": "dinas"}, None),
    ],
)
def test_a_faulty_aggregate_is_told(table: dict[str, Any], code: str | None) -> None:
    """When the pack is loaded, at its key."""
    with pytest.raises(PackError) as caught:
        year(agregat={"r": table}, includes=False)
    (problem,) = caught.value.diagnostics
    assert problem.place is not None
    assert problem.place.path[:2] == ("agregat", "r")
    assert code is None or problem.code == code
    assert problem.render()
