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


# -- what ships


PASER = {
    "penempatan": {
        "tw1": {"realisasi": "0"},
        "tw2": {"realisasi": "0"},
        "tw3": {"ditempatkan": "18", "bersertifikat": "27"},
        "tw4": {"ditempatkan": "22", "bersertifikat": "58"},
    },
    "perselisihan": {"diselesaikan": "8", "terdaftar": "13"},
    "nilai_sakip": {"realisasi": "79,17BB"},
    "kawasan": {"realisasi": "1 Kawasan"},
}


def test_the_mean_of_pasers_report() -> None:
    """Tabel 3.3: each goal has one indicator, and the mean of the four, 110,655, is what the report cuts to 110,65."""
    found = evaluate_year("paser", {"data": PASER}, year=2023)
    values = [(one.goal is None, one.value) for one in found.aggregates]
    achieved = [Fraction(text) for text in ("87.17", "153.85", "101.6", "100")]
    assert values == [*((False, value) for value in achieved), (True, Fraction("110.655"))]


@pytest.mark.parametrize(
    ("pack", "data", "whole"),
    [
        ("banjar", {"tkk": {"capaian": "100%"}, "kawasan_berkembang": {"capaian": "100%"}}, 100),
        ("banjar/sk-2023", {"tkk": {"capaian": "90%"}, "lulusan_bersertifikat": {"capaian": "100%"}}, 95),
        ("balangan", {"realisasi_investasi": {"capaian": "120%"}}, 120),
    ],
)
def test_every_institution_has_aggregates(pack: str, data: dict[str, Any], whole: int) -> None:
    """Of its goals and of all that have an achievement, or of the goals that its report names."""
    found = evaluate_year(pack, {"data": data}, year=2024).aggregates
    assert [one.value for one in found if one.goal is None] == [whole]
    assert sum(one.value is not None for one in found if one.goal is not None) == len(data)


# -- the ministries' efficiency


def ministry(given: dict[str, tuple[str, str, str]], codes: bool = False) -> Year:
    """Outputs with achievement, ceiling and what was spent; as data of each, or as lines of the budget."""
    indicators = {
        name: {
            "nama": name,
            "jenis": "langsung",
            "satuan": "persen",
            "arah": "naik",
            "anggaran": [name] if codes else [],
        }
        for name in given
    }
    head = {"id": "uji", "versi": "1", "nama": "Uji", "acuan": ["nasional/capaian", "nasional/pmk-22-2021"]}
    pack = packs.load_pack({"paket": head, "indikator": indicators})
    data: dict[str, Any] = {name: {"capaian": achieved} for name, (achieved, _, _) in given.items()}
    lines = [{"kode": name, "pagu": ceiling, "realisasi": spent} for name, (_, ceiling, spent) in given.items()]
    if not codes:
        for name, (_, ceiling, spent) in given.items():
            data[name] |= {"pagu": ceiling, "realisasi_anggaran": spent}
    return evaluate_year(pack, {"data": data, "anggaran": lines if codes else []}, year=2024)


@pytest.mark.parametrize("codes", [False, True])
def test_efficiency_of_a_ministry_worked_by_hand(codes: bool) -> None:
    """pagu × capaian: 100 + 180 = 280; spent 95 + 170 = 265; E = 15/280 = 75/14 %; NE = 50 + E/20 × 50 = 3550/56."""
    given = {"k1": ("100%", "Rp 100", "Rp 95"), "k2": ("90%", "Rp 200", "Rp 170")}
    efficiency, score = ministry(given, codes).aggregates
    assert (efficiency.value, score.value) == (Fraction(75, 14), Fraction(3550, 56))
    assert str(efficiency.aggregate.formula.unit) == "persen" != str(score.aggregate.formula.unit)
    assert list(score.inputs["pagu"]) == [100, 200]


@pytest.mark.parametrize(
    ("spent", "score", "said"), [("80", 100, None), ("120", 0, None), ("79", None, "tidak dihitung")]
)
def test_a_score_within_its_range(spent: str, score: int | None, said: str | None) -> None:
    """From -20 to 20 percent; beyond it the text of the rule was not seen, and there is no score."""
    efficiency, found = ministry({"k1": ("100%", "100", spent)}).aggregates
    assert efficiency.value == 100 - int(spent)
    assert (found.value, found.said, found.reasons) == (score, said, ())


def test_an_output_without_a_budget_is_told() -> None:
    """The series would be of unlike lengths: there is no value, and it says whose ceiling is missing."""
    found = ministry({"k1": ("100%", "100", "90"), "k2": ("100%", "-", "50")}).aggregates
    assert [[reason.code for reason in one.reasons] for one in found] == [["aggregate_without"]] * 2
    assert "bagi k2." in found[0].reasons[0].message()


def test_a_condition_is_proved_when_the_pack_is_loaded() -> None:
    """What stands in its place without it, and a name that no aggregate knows."""
    for table, code in (
        ({"rumus": "rata_rata(capaian)", "jika_tidak": "-"}, "otherwise_without_condition"),
        ({"rumus": "rata_rata(capaian)", "syarat": "jumlah(pagi) > 0"}, "unknown_name_near"),
    ):
        with pytest.raises(PackError) as caught:
            year(agregat={"r": table}, includes=False)
        assert [one.code for one in caught.value.diagnostics] == [code]
