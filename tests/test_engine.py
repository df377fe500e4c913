"""The engine: from a pack and inputs to results that can be read, replayed and trusted."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kinerja_rules import engine as engines
from kinerja_rules import packs
from kinerja_rules.builtins import BUILTINS
from kinerja_rules.engine import Engine, Result, evaluate, evaluate_all
from kinerja_rules.errors import PackError, RegistryError
from kinerja_rules.messages import Sentence
from kinerja_rules.numbers import Decimal, Fraction, Interval, Rounding
from kinerja_rules.policy import Pack, Target
from kinerja_rules.registry import Plugin

BANJAR = packs.load_pack("banjar")
PASER = packs.load_pack("paser")
GOOD = Path(__file__).parent / "corpus" / "good" / "packs"
FULL = packs.load_pack(GOOD / "lengkap.toml")
TKK = {"bekerja": 309142, "angkatan_kerja": 317696}
QUARTERS: dict[str, Any] = {
    "tw1": {"realisasi": "0"},
    "tw2": {"realisasi": "0"},
    "tw3": {"ditempatkan": "18", "bersertifikat": "27"},
    "tw4": {"ditempatkan": "22", "bersertifikat": "58"},
}


def small(**keys: Any) -> Pack:
    """A pack with one indicator ``i``."""
    sound = {"nama": "I", "rumus": "a / b * 100%", "satuan": "persen", "arah": "naik", "target": {"2024": "50%"}}
    table = {key: value for key, value in {**sound, **keys}.items() if value is not None}
    rules = table.pop("paket", {})
    head = {"id": "uji", "versi": "1", "nama": "Uji", "acuan": ["nasional/capaian"]}
    return packs.load_pack({"paket": {**head, **rules}, "indikator": {"i": table}})


# -- the way of one figure


def test_the_way_of_one_figure() -> None:
    """Realisation, rounding, target, achievement, label: exact where nothing is rounded by declaration."""
    result = evaluate(BANJAR, "tkk", TKK, year=2024)
    assert (result.status, result.reasons) == ("ok", ())
    assert result.exact_realisation == Fraction(3864275, 39712)
    assert result.realisation == Fraction("97.31")
    assert result.target == Fraction("97.3")
    assert result.exact_achievement == Fraction("97.31") / Fraction("97.3") * 100
    assert result.achievement == Fraction("100.01")
    assert (result.label, result.title) == ("Berhasil", None)


@pytest.mark.parametrize(
    "inputs",
    [
        {"bekerja": "309.092 + 50", "angkatan_kerja": "317.696"},
        {"bekerja": "309.142 orang", "angkatan_kerja": Decimal(317696)},
        {"bekerja": Fraction(309142), "angkatan_kerja": 317696.0},
    ],
)
def test_inputs_are_read_with_the_unit_of_their_variable(inputs: dict[str, Any]) -> None:
    """309.142 orang is 309142; sums, decimals, fractions and floats give the same."""
    assert evaluate(BANJAR, "tkk", inputs, year=2024).exact_realisation == Fraction(3864275, 39712)


def test_an_indicator_is_named_as_documents_do() -> None:
    """Id, name or alias; an unknown one raises with the nearest, an ambiguous one with its candidates."""
    assert evaluate(BANJAR, "Tingkat Kesempatan Kerja", TKK, year=2024).id == "tkk"
    with pytest.raises(PackError, match="Maksud Anda `tkk`"):
        evaluate(BANJAR, "tkkk", TKK, year=2024)
    with pytest.raises(PackError, match="tidak punya indikator `zzzz`"):
        evaluate(BANJAR, "zzzz", TKK, year=2024)
    decree = packs.load_pack("banjar/sk-2023")
    with pytest.raises(PackError, match="perizinan_lpk, perizinan_lpk_2"):
        evaluate(decree, decree.indicators["perizinan_lpk"].name, {}, year=2023)
    with pytest.raises(PackError, match="Maksud Anda `banjar`"):
        evaluate("banjr", "tkk", TKK, year=2024)


def test_the_mean_of_four_quarters() -> None:
    """Periods enter the roll-up unrounded; a period known only as printed takes part (Paser, Tabel 3.2)."""
    result = evaluate(PASER, "penempatan", QUARTERS, year=2023)
    assert result.exact_realisation == (Fraction(1800, 27) + Fraction(2200, 58)) / 4
    assert (result.realisation, result.achievement) == (Fraction("26.15"), Fraction("87.17"))
    assert result.label == "Sangat Berhasil"
    assert [step.printed for step in result.steps] == [True, True, False, False]


def test_achievement_from_the_exact_realisation() -> None:
    """`realisasi_tepat` takes the unrounded realisation; the pack says which."""
    rounded = small(pembulatan={"realisasi": {"digit": 0}, "capaian": {"digit": 2}})
    exact = small(pembulatan={"realisasi": {"digit": 0}, "capaian": {"digit": 2}}, capaian_dari="realisasi_tepat")
    inputs = {"a": 1, "b": 3}
    assert evaluate(rounded, "i", inputs, year=2024).achievement == 66
    assert evaluate(exact, "i", inputs, year=2024).achievement == Fraction("66.67")


def test_rounding_is_inherited_key_by_key() -> None:
    """The indicator's digits, the pack's mode."""
    pack = packs.load_pack(
        {
            "paket": {"id": "uji", "versi": "1", "nama": "Uji"},
            "pembulatan": {"realisasi": {"digit": 2}, "cara": "potong"},
            "indikator": {
                "i": {"nama": "I", "rumus": "a / b", "satuan": "rasio", "pembulatan": {"realisasi": {"digit": 1}}}
            },
        }
    )
    assert evaluate(pack, "i", {"a": 2, "b": 3}, year=2024).realisation == Fraction("0.6")


def test_a_constant_need_not_be_given() -> None:
    """`tetap` supplies it; another value for it is refused, the same one is not."""
    inputs = {"pdrb": "13.829.330.000.000", "bekerja_bps": "309.092"}
    assert evaluate(BANJAR, "produktivitas", inputs, year=2024).realisation == 23303
    assert evaluate(BANJAR, "produktivitas", {**inputs, "jam_kerja": 1920}, year=2024).status == "ok"
    refused = evaluate(BANJAR, "produktivitas", {**inputs, "jam_kerja": "384"}, year=2024)
    assert (refused.status, refused.reasons[0].code) == ("invalid_input", "constant_given")


def test_what_is_known_only_as_printed() -> None:
    """`realisasi` and `capaian` stand for what no inputs are printed for."""
    score = evaluate(PASER, "nilai_sakip", {"realisasi": "79,17BB"}, year=2023)
    assert (score.realisation, score.achievement, score.label) == (
        Fraction("79.17"),
        Fraction("101.6"),
        "Sangat Berhasil",
    )
    assert [label.text for label in score.labels] == ["Sangat Berhasil", "BB"]
    achieved = evaluate(BANJAR, "tkk", {"capaian": "90.45%", "serapan": "78.71%"}, year=2024)
    assert (achieved.status, achieved.achievement, achieved.label) == ("ok", Fraction("90.45"), "Tinggi")
    assert achieved.derived["efisiensi"].said == "tidak dihitung"
    both = evaluate(BANJAR, "tkk", {**TKK, "realisasi": "97.30%"}, year=2024)
    assert (both.status, both.reasons[0].code) == ("invalid_input", "realisation_twice")


def test_derived_values_where_their_inputs_are_given() -> None:
    """efisiensi needs serapan: with it a value, a statement where the condition fails; without it nothing."""
    assert evaluate(BANJAR, "tkk", TKK, year=2024).derived == {}
    result = evaluate(BANJAR, "tkk", {**TKK, "serapan": "78.71%"}, year=2024)
    assert result.derived["efisiensi"].value == Fraction("21.29")
    chained = evaluate(
        FULL,
        "bekerja",
        {"bekerja": 309142, "penduduk": 317696, "pagu": "Rp 1.000.000", "realisasi_anggaran": "Rp. 250.000,-"},
        year=2024,
    )
    assert {name: value.value for name, value in chained.derived.items()} == {"serapan": 25, "efisiensi": 75}


def test_a_derived_value_may_use_the_inputs_of_the_formula() -> None:
    """What the formula read is known to derived values too, unless it is a series."""
    pack = packs.load_pack(
        {
            "paket": {"id": "uji", "versi": "1", "nama": "Uji"},
            "variabel": {"b": {"satuan": "orang"}},
            "turunan": {"biaya": {"rumus": "realisasi_anggaran / b"}, "sisa": {"rumus": "realisasi - b"}},
            "indikator": {"i": {"nama": "I", "rumus": "a / b"}},
        }
    )
    result = evaluate(pack, "i", {"a": 8, "b": "1.024", "realisasi_anggaran": "Rp 2.048"}, year=2024)
    assert result.derived["biaya"].value == 2
    assert result.derived["sisa"].value == Fraction(1, 128) - 1024
    series = evaluate(pack, "i", {"a": [1, 2], "b": [1, 2]}, year=2024)
    assert (series.status, series.derived) == ("invalid_input", {})


# -- what has no value


@pytest.mark.parametrize(
    ("pack", "indicator", "inputs", "year", "status", "code"),
    [
        (BANJAR, "tkk", {"bekerja": 1}, 2024, "missing_input", "missing_input"),
        (BANJAR, "tkk", {"bekerja": 1, "angkatan_kerja": None}, 2024, "missing_input", "missing_input"),
        (BANJAR, "tkk", {"bekerja": 1, "angkatan_kerja": 0}, 2024, "zero_divisor", "zero_divisor"),
        (BANJAR, "tkk", {"bekerja": 0, "angkatan_kerja": 0}, 2024, "zero_divisor", "zero_by_zero"),
        (BANJAR, "tkk", {**TKK, "bekerja": "banyak"}, 2024, "invalid_input", "input_in_formula"),
        (BANJAR, "tkk", {**TKK, "bekerja": "97%"}, 2024, "invalid_input", "input_in_formula"),
        (BANJAR, "tkk", {**TKK, "bekerja": True}, 2024, "invalid_input", "input_in_formula"),
        (BANJAR, "tkk", {**TKK, "bekerjaa": 1}, 2024, "invalid_input", "unknown_input_near"),
        (BANJAR, "tkk", {"tw1": TKK}, 2024, "invalid_input", "periods_unused"),
        (BANJAR, "tkk", TKK, 2023, "no_target", "no_target"),
        (BANJAR, "tkk", TKK, 2020, "no_version", "no_version"),
        (PASER, "tpt", {}, 2023, "missing_input", "missing_input"),
        (PASER, "tpt", {"realisai": 3}, 2023, "invalid_input", "unknown_input_near"),
        (PASER, "penempatan", {}, 2023, "missing_input", "periods_missing"),
        (PASER, "penempatan", {"tw1": {"realisasi": 0}}, 2023, "missing_input", "periods_missing"),
        (PASER, "penempatan", {**QUARTERS, "tw1": {"ditempatkan": 1}}, 2023, "missing_input", "in_period"),
        (PASER, "penempatan", {"ditempatkan": 22, "bersertifikat": 58}, 2023, "missing_input", "periods_missing"),
        (PASER, "penempatan", {"realisasi": 26, **QUARTERS}, 2023, "invalid_input", "realisation_twice"),
    ],
)
def test_a_status_says_what_is_in_the_way(
    pack: Pack, indicator: str, inputs: dict[str, Any], year: int, status: str, code: str
) -> None:
    """Nothing is raised and nothing supplied: a status, and reasons in both languages."""
    result = evaluate(pack, indicator, inputs, year=year)
    assert (result.status, result.reasons[0].code) == (status, code)
    assert result.achievement is None
    assert result.label is None
    for lang in ("id", "en"):
        assert result.reasons[0].message(lang) in result.explain(lang)


def test_a_faulty_input_of_a_derived_value_spares_the_rest() -> None:
    """What cannot be read is told; the achievement, which does not need it, stands."""
    result = evaluate(BANJAR, "tkk", {**TKK, "serapan": "x"}, year=2024)
    assert (result.status, result.reasons[0].code) == ("invalid_input", "input_in_formula")
    assert (result.achievement, result.derived) == (Fraction("100.01"), {})


def test_a_missing_target_leaves_the_realisation() -> None:
    """Without a target the realisation still has its value; which targets there are is said."""
    result = evaluate(BANJAR, "tkk", TKK, year=2025)
    assert (result.status, result.realisation) == ("no_target", Fraction("97.31"))
    assert "pk 2024, renstra 2026" in result.reasons[0].remedy("id")
    assert evaluate(BANJAR, "tkk", TKK, year=2026, document="renstra").target == Fraction("97.5")


@pytest.mark.parametrize(
    ("target", "achievement"),
    [("97,31%", 100), (Fraction("97.31"), 100), (Target(Fraction("97.31"), text="97,31"), 100)],
)
def test_a_target_may_be_given(target: Any, achievement: int) -> None:
    """It overrides the pack's; figures are read with the indicator's unit."""
    assert evaluate(BANJAR, "tkk", TKK, year=2030, target=target).achievement == achievement
    refused = evaluate(BANJAR, "tkk", TKK, year=2024, target="tinggi")
    assert refused.status == "invalid_input"


def test_targets_that_are_ranges() -> None:
    """From the pack, or given by their ends."""
    assert evaluate(FULL, "stunting", {"realisasi": "5%"}, year=2024).exact_achievement == 125
    given = {"bawah": "1%", "atas": "5%"}
    assert evaluate(FULL, "stunting", {"realisasi": "5%"}, year=2025, target=given).achievement == 100
    refused = evaluate(FULL, "stunting", {"realisasi": "5%"}, year=2025, target={"atas": 5})
    assert refused.status == "invalid_input"
    assert evaluate(FULL, "stunting", {"realisasi": "5%"}, year=2025, target=5).reasons[0].code == "target_is_figure"


@pytest.mark.parametrize(
    ("rule", "value", "status"), [("tolak", None, "zero_divisor"), ("nol", 0, "ok"), ("lewati", None, "zero_divisor")]
)
def test_zero_by_zero_in_a_year(rule: str, value: int | None, status: str) -> None:
    """Refused, unless the definition says that it is zero; a year cannot be left out."""
    result = evaluate(small(nol_per_nol=rule), "i", {"a": 0, "b": 0}, year=2024)
    assert (result.exact_realisation, result.status) == (value, status)


@pytest.mark.parametrize(("rule", "value"), [("tolak", None), ("nol", Fraction(75, 4)), ("lewati", 25)])
def test_zero_by_zero_in_a_period(rule: str, value: Fraction | None) -> None:
    """A quarter of 0/0 is refused, counts as zero, or is left out of the mean."""
    quarters: dict[str, Any] = {f"tw{n}": {"a": 1, "b": 4} for n in (1, 2, 3)} | {"tw4": {"a": 0, "b": 0}}
    result = evaluate(small(nol_per_nol=rule, periode="triwulan", rekap="rata_rata"), "i", quarters, year=2024)
    assert result.exact_realisation == value
    none: dict[str, Any] = {f"tw{n}": {"a": 0, "b": 0} for n in (1, 2, 3, 4)}
    skipped = evaluate(small(nol_per_nol="lewati", periode="triwulan", rekap="rata_rata"), "i", none, year=2024)
    assert skipped.reasons[0].code == "all_periods_skipped"


@pytest.mark.parametrize(
    ("rollup", "value"),
    [("rata_rata", Fraction(125, 2)), ("terakhir", 100), ("jumlah", 125), ("dari_jumlah_masukan", 50)],
)
def test_how_periods_make_the_year(rollup: str, value: Fraction) -> None:
    """Mean, last, sum, or the formula over the summed inputs; a yearly input counts in every period."""
    pack = small(periode="semester", rekap=rollup)
    halves: dict[str, Any] = {"sem1": {"a": 1, "b": 4}, "sem2": {"a": "2", "b": 2}}
    assert evaluate(pack, "i", halves, year=2024).exact_realisation == value
    shared: dict[str, Any] = {"sem1": {"a": 1}, "sem2": {"a": 3}, "b": 4}
    expected = {"rata_rata": 50, "terakhir": 75, "jumlah": 100, "dari_jumlah_masukan": 100}[rollup]
    assert evaluate(pack, "i", shared, year=2024).exact_realisation == expected


def test_versions_by_year_and_date() -> None:
    """The version that holds is taken; a year that two cover is refused until a date is named."""
    assert evaluate(FULL, "lulusan", {"lulus": 1, "peserta": 2}, year=2023).exact_realisation == 50
    result = evaluate(FULL, "lulusan", {"lulus": 1, "pendaftar": 4}, year=2024)
    assert result.exact_realisation == 25
    assert result.indicator.version == "2024-01-01/.."
    assert "versi 2024-01-01/.." in result.explain()
    versions = [
        {"berlaku_sampai": datetime.date(2024, 6, 30), "rumus": "a / b * 100%"},
        {"berlaku_mulai": datetime.date(2024, 7, 1), "rumus": "b / a * 100%"},
    ]
    split = small(rumus=None, versi=versions)
    refused = evaluate(split, "i", {"a": 1, "b": 4}, year=2024)
    assert (refused.status, refused.reasons[0].code) == ("no_version", "several_versions")
    dated = evaluate(split, "i", {"a": 1, "b": 4}, year=2024, date=datetime.date(2024, 12, 31))
    assert dated.exact_realisation == 400


def test_a_value_without_a_label_is_told() -> None:
    """The status stays ok; a remark says why there is no label."""
    scale = {"kelas": [{"label": "A", "mulai": 50}, {"label": "B", "sampai": 40}], "celah": "tolak"}
    pack = packs.load_pack(
        {
            "paket": {"id": "uji", "versi": "1", "nama": "Uji", "acuan": ["nasional/capaian"], "skala": "s"},
            "skala": {"s": scale},
            "indikator": {"i": {"nama": "I", "jenis": "langsung", "arah": "naik", "target": {"2024": 100}}},
        }
    )
    result = evaluate(pack, "i", {"realisasi": 45}, year=2024)
    assert (result.status, result.label) == ("ok", None)
    assert [(reason.code, reason.severity) for reason in result.reasons] == [("value_in_gap", "remark")]


# -- the whole pack


def test_every_indicator_of_a_year() -> None:
    """Missing data stops nothing; a formula that names other indicators takes their results."""
    data: dict[str, Any] = {
        "data": {
            "bekerja": {"bekerja": 309142, "penduduk": 317696},
            "Penempatan lulusan": {f"tw{n}": {"ditempatkan": 1, "lulus": 2} for n in (1, 2, 3, 4)},
            "indeks": {"bekerja_utama": 80},
        }
    }
    results = evaluate_all(FULL, data, year=2024)
    assert list(results) == list(FULL.indicators)
    index = Fraction(80) * 40 / 100 + Fraction("97.31") * 30 / 100 + Fraction(50) * 30 / 100
    assert results["indeks"].exact_realisation == index
    assert results["lulusan"].status == "missing_input"
    with pytest.raises(PackError, match="bekerj"):
        evaluate_all(FULL, {"bekerj": {}, "zzz": {}}, year=2024)


def test_a_missing_part_is_missing_in_the_index() -> None:
    """Where another indicator has no value, the index that needs it says so."""
    results = evaluate_all(FULL, {"indeks": {"bekerja_utama": 80}}, year=2024)
    assert results["indeks"].status == "missing_input"
    assert {reason.values["name"] for reason in results["indeks"].reasons} == {"bekerja", "penempatan"}


# -- words and records


def test_the_working_in_words() -> None:
    """As a report would print it, in both languages."""
    inputs = {"bekerja": "309.092 + 50", "angkatan_kerja": "317.696", "serapan": "78.71%"}
    result = evaluate(BANJAR, "tkk", inputs, year=2024)
    for lang in ("id", "en"):
        assert f"{result.explain(lang)}\n" == (GOOD / f"tkk-{lang}.txt").read_text(encoding="utf-8")


def test_a_record_can_be_replayed() -> None:
    """It names pack, version and content, and working its inputs again gives the same bytes."""
    for pack, name, inputs, year in (
        (BANJAR, "tkk", {**TKK, "serapan": "78.71%"}, 2024),
        (PASER, "penempatan", QUARTERS, 2023),
        (PASER, "tpt", {}, 2023),
        (BANJAR, "tkk", {"bekerja": 309142.5, "angkatan_kerja": Decimal("0")}, 2024),
    ):
        record = evaluate(pack, name, inputs, year=year).to_dict()
        text = json.dumps(record)
        again = json.loads(text)
        assert again["pack"] == {"id": pack.id, "version": pack.version, "hash": pack.content_hash}
        repeated = evaluate(pack, again["indicator"], inputs, year=again["year"], document=again["document"])
        assert json.dumps(repeated.to_dict()) == text
        replayed = evaluate(pack, again["indicator"], again["inputs"], year=again["year"])
        assert {key: replayed.to_dict()[key] for key in ("realisation", "achievement", "label", "status")} == {
            key: again[key] for key in ("realisation", "achievement", "label", "status")
        }


def test_a_record_keeps_exact_values() -> None:
    """Short decimals as such, others as fractions; never a float."""
    record: dict[str, Any] = evaluate(BANJAR, "tkk", TKK, year=2024).to_dict()
    assert record["realisation"] == {
        "exact": "3864275/39712",
        "rounding": {"digits": 2, "mode": "half_up"},
        "value": "97.31",
    }
    assert record["trace"][0]["inputs"] == {"bekerja": 309142, "angkatan_kerja": 317696}
    assert record["trace"][0]["read"] == {"bekerja": "309142", "angkatan_kerja": "317696"}
    assert record["status"] == "ok"


# -- engines


def test_an_engine_holds_its_own_plugins() -> None:
    """A plug-in's rounding is known to the engine that has it, and to no other; its order changes nothing."""
    floor = Rounding(
        "floor",
        "ke_bawah",
        Sentence("ke bawah", "downwards"),
        round=lambda num, den: num // den,
        unround=lambda unit: Interval(unit, unit + 1, True, False),
    )
    mine = Plugin("mine", roundings=(floor,))
    pack = {
        "paket": {"id": "uji", "versi": "1", "nama": "Uji"},
        "pembulatan": {"realisasi": {"digit": 0}, "cara": "ke_bawah"},
        "indikator": {"i": {"nama": "I", "rumus": "a / b", "satuan": "rasio"}},
    }
    with pytest.raises(PackError, match="ke_bawah"):
        Engine().load_pack(pack)
    results = [
        Engine(plugins).evaluate(pack, "i", {"a": -1, "b": 2}, year=2024).to_dict()
        for plugins in ((BUILTINS, mine), (mine, BUILTINS))
    ]
    assert results[0] == results[1]
    assert results[0]["realisation"] == {"exact": "-0.5", "rounding": {"digits": 0, "mode": "floor"}, "value": "-1"}
    with pytest.raises(RegistryError):
        Engine((mine, Plugin("other", roundings=(Rounding("floor", "lantai", *_parts(floor)),))))


def _parts(rounding: Rounding) -> tuple[Any, Any, Any]:
    return rounding.title, rounding._round, rounding._unround


def test_an_engine_has_the_same_methods() -> None:
    """parse, list_packs, load_pack, check, evaluate and evaluate_all, over its own registry."""
    engine = Engine()
    assert engine.parse("a / b", units={"a": "orang"})(a=1, b=2) == Fraction(1, 2)
    assert engine.list_packs() == packs.list_packs()
    assert engine.check("banjar") == packs.check("banjar")
    assert engine.evaluate("banjar", "tkk", TKK, year=2024).realisation == Fraction("97.31")
    assert isinstance(engine.evaluate_all("banjar", {"tkk": TKK}, year=2024)["tkk"], Result)
    assert engines.evaluate is evaluate


def test_an_engine_has_the_methods_of_the_package() -> None:
    """A formula, a cell, a pack and a report are read with the plug-ins of the engine that is asked."""
    engine = Engine()
    assert engine.read("A / B x 100%").formula is not None
    report = {
        "format": 1,
        "laporan": {"id": "contoh", "tahun": 2024},
        "cek": [{"tempat": "T", "rumus": "a / b * 100%", "masukan": {"a": "1", "b": "4"}, "tercetak": "25%"}],
    }
    assert [finding.verdict for finding in engine.audit(report).findings] == ["reproduced"]


@pytest.mark.parametrize("wrap", [lambda inner: [inner], lambda inner: {"a": inner}])
def test_inputs_nested_beyond_reason(wrap: Callable[[object], object]) -> None:
    """They are refused as an input, told in short, and the record is still made."""
    nested: object = 1
    for _ in range(50_000):
        nested = wrap(nested)
    result = evaluate("banjar", "tkk", {"bekerja": nested, "angkatan_kerja": 3}, year=2024)
    assert result.status == "invalid_input"
    assert len(str(result.reasons[0])) < 500
    assert "..." in str(result.to_dict()["inputs"])
