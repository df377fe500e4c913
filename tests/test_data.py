"""Data of a year: read from TOML, CSV and JSON; every bad cell told with its place; the rest is worked all the same."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kinerja_rules import packs
from kinerja_rules.engine import Data, Year, evaluate_year, read_data
from kinerja_rules.engine.reading import data_of_text, period_key
from kinerja_rules.numbers import Fraction
from kinerja_rules.policy import Pack

BANJAR = packs.load_pack("banjar")
PASER = packs.load_pack("paser")

TOML = """\
tahun = 2024

[data.tkk]
bekerja = "309.092 + 50"
angkatan_kerja = "317.696"

[[anggaran]]
kode = "1"
nama = "Program"
pagu = "Rp 1.000.000"
realisasi = "Rp 900.000"
"""
CSV = """\
indikator;variabel;tahun;periode;nilai;status;sumber;halaman
tkk;bekerja;2024;;309.142;tetap;BPS;12
Tingkat Kesempatan Kerja;Jumlah Angkatan Kerja;2024;;317.696;sementara;BPS;12
"""
JSON = '{"tahun": 2024, "data": {"tkk": {"bekerja": "309.142", "angkatan_kerja": 317696}}}'


def small(**tables: Any) -> Pack:
    """A pack with the indicators ``tables``, each persen and naik unless it says otherwise."""
    head = {"id": "uji", "versi": "1", "nama": "Uji", "acuan": ["nasional/capaian"]}
    sound = {"satuan": "persen", "arah": "naik"}
    return packs.load_pack(
        {"paket": head, "indikator": {name: {"nama": name, **sound, **table} for name, table in tables.items()}}
    )


def codes(year: Year) -> list[str]:
    """The codes of what is wrong with the data, remarks left out."""
    return [problem.code for problem in year.problems if problem.severity == "error"]


@pytest.mark.parametrize(("name", "text"), [("data.toml", TOML), ("data.csv", CSV), ("data.json", JSON)])
def test_the_three_kinds_of_file_say_the_same(tmp_path: Path, name: str, text: str) -> None:
    """TOML, CSV and JSON give one result, with figures as printed read by the unit of their variable."""
    file = tmp_path / name
    file.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    year = evaluate_year(BANJAR, file, year=2024)
    assert codes(year) == []
    assert year.results["tkk"].realisation == Fraction("97.31")
    assert year.given == {"tkk"}


def test_what_stands_in_a_cell_is_kept() -> None:
    """An entry knows its place, status, source and page."""
    (first, second), problems = data_of_text(CSV, "d.csv").entries, data_of_text(CSV, "d.csv").problems
    assert problems == ()
    assert (str(first.place), first.status, first.source, first.page) == ("d.csv:2 [nilai]", "tetap", "BPS", "12")
    assert (second.indicator, second.year, second.period) == ("Tingkat Kesempatan Kerja", 2024, None)


def test_every_bad_cell_is_told_with_its_place_and_stops_nothing() -> None:
    """All in one run, in the order of the rows; the good rows are worked."""
    text = CSV + (
        "tkk;bekerja;20x4;;1;;;\n"
        "tkk;bekerja;2024;TW 9;1;;;\n"
        "tkk;bekerja;2024;;1;kira-kira;;\n"
        ";bekerja;2024;;1;;;\n"
        "tkkk;bekerja;2024;;1;;;\n"
        "tkk;bekerjaa;2024;;1;;;\n"
        "tkk;bekerja;2024;;12;;;\n"
        "tpt;penganggur;2024;;8.6O4;;;\n"
        "penempatan;ditempatkan;2024;;-;;;\n"
    )
    year = evaluate_year(BANJAR, data_of_text(text, "d.csv"), year=2024)
    told = [
        (one.code, one.place.line, one.place.cell) for one in year.problems if one.place and one.severity == "error"
    ]
    assert told == [
        ("data_year", 4, "tahun"),
        ("data_period", 5, "periode"),
        ("data_status", 6, "status"),
        ("data_shared", 7, "nilai"),
        ("indicator_unknown_near", 8, "nilai"),
        ("data_variable_near", 9, "nilai"),
        ("data_twice", 10, "nilai"),
        ("data_cell", 11, "nilai"),
    ]
    assert year.results["tkk"].realisation == Fraction("97.31")
    assert year.results["tpt"].status == "invalid_input"
    for problem in year.problems:
        assert problem.message("id") != problem.message("en")
        assert problem.render()


SHARED = """\
indikator;variabel;tahun;nilai
;Jumlah Angkatan Kerja;2024;317.696
tkk;bekerja;2024;309.092 + 50
tpt;penganggur;2024;8.604
"""


@pytest.mark.parametrize(
    "data",
    [
        data_of_text(SHARED),
        data_of_text(SHARED.replace("\n;", "\ntkk | TPT;")),
        {"data": {"angkatan_kerja": "317.696", "tkk": {"bekerja": 309142}, "tpt": {"penganggur": 8604}}},
        {"data": {"2024": {"angkatan_kerja": "317.696"}, "tkk": {"bekerja": 309142}, "tpt": {"penganggur": 8604}}},
        {"data": {"tkk | tpt": {"angkatan_kerja": 317696}, "tkk": {"bekerja": 309142}, "tpt": {"penganggur": 8604}}},
    ],
)
def test_several_indicators_share_a_value(data: Any) -> None:
    """One cell serves every formula with that variable of the pack, or the indicators that it names."""
    year = evaluate_year(BANJAR, data, year=2024)
    assert codes(year) == []
    assert [year.results[name].realisation for name in ("tkk", "tpt")] == [Fraction("97.31"), Fraction("2.71")]


def test_what_is_shared_gives_way() -> None:
    """It is no value of an indicator that is known only as printed, and none beside the indicator's own."""
    given = {"angkatan_kerja": "317.696", "tkk": {"realisasi": "97,30%"}, "tpt": {"penganggur": "8.604"}}
    year = evaluate_year(BANJAR, {"data": given}, year=2024)
    assert codes(year) == []
    assert year.results["tkk"].realisation == Fraction("97.30")
    assert year.given == {"tkk", "tpt"}
    both = {"angkatan_kerja": "317.696", "tpt": {"penganggur": "8.604", "angkatan_kerja": "317.000"}}
    assert codes(evaluate_year(BANJAR, {"data": both}, year=2024)) == ["data_twice"]


def test_a_shared_value_that_cannot_be_used_is_told_once() -> None:
    """An unknown variable with the nearest one, an indicator in its place, a figure that is none, a value twice."""
    for given, code in (
        ({"angkatan_kerj": 1}, "data_shared_near"),
        ({"xyz": 1}, "data_shared"),
        ({"tkk": 1}, "data_no_table"),
        ({"angkatan_kerja": "banyak"}, "data_cell"),
        ({"angkatan_kerja": 1, "2024": {"angkatan_kerja": 2}}, "data_twice"),
    ):
        year = evaluate_year(BANJAR, {"data": given}, year=2024)
        assert codes(year) == [code]
        assert all(problem.render() for problem in year.problems)


def test_earlier_years_and_sums_of_what_is_shared() -> None:
    """A growth and a cumulative sum take the shared values of their years; an identity holds for them too."""
    head = {"id": "uji", "versi": "1", "nama": "Uji", "acuan": ["nasional/capaian"]}
    sound = {"satuan": "persen", "arah": "naik"}
    pack = packs.load_pack(
        {
            "paket": head,
            "variabel": {"x": {}, "y": {"kumulatif_sejak": 2023}},
            "hubungan": [{"rumus": "x = y"}],
            "indikator": {
                "i": {"nama": "I", **sound, "rumus": GROWTH["rumus"]},
                "j": {"nama": "J", **sound, "rumus": "y"},
            },
        }
    )
    data = {"data": {"x": 110, "y": 4, "2023": {"x": 100, "y": 3}}}
    year = evaluate_year(pack, data, year=2024)
    assert [one.realisation for one in year.results.values()] == [10, 7]
    assert [problem.code for problem in year.problems] == ["data_identity"]


def test_a_quarter_known_only_as_printed_beside_a_value_of_the_year() -> None:
    """What serves every quarter is no second value of a quarter that is printed."""
    pack = small(i={"rumus": "a / b * 100%", "periode": "semester", "rekap": "rata_rata"})
    given = {"b": 4, "sem1": {"realisasi": "25%"}, "sem2": {"a": 3}}
    assert evaluate_year(pack, {"data": {"i": given}}, year=2024).results["i"].realisation == 50


def test_places_in_json(tmp_path: Path) -> None:
    """Line and column of the key, also inside lists and after strings of all kinds; a key twice is told there."""
    file = tmp_path / "d.json"
    file.write_text(
        """{
  "catatan \\"x\\": {": "é",
  "data": {
    "tkk": {"bekerja": "banyak", "angkatan_kerja": ["1", "x"]},
    "tkk": {"bekerja": [1, {}]}
  },
  "anggaran": [{"kode": "1"}, {},
    {"nama": "é", "pagi": 1, "kode": "2"}]
}""",
        encoding="utf-8",
    )
    found = [(one.code, str(one.place).removeprefix(str(file))) for one in read_data(file).problems]
    assert found == [
        ("json_key_twice", ":5:5 [data.tkk]"),
        ("data_key", ':2:3 ["catatan "x": {"]'),
        ("budget_without_code", ":7:31 [anggaran[1]]"),
        ("data_key_near", ":8:19 [anggaran[2].pagi]"),
    ]
    (entry,) = [one for one in read_data(file).entries if one.variable == "bekerja"]
    assert (entry.place.line, entry.place.column) == (5, 13)


def test_an_empty_cell_is_missing_and_not_zero() -> None:
    """A blank, a dash or n/a gives no value; the indicator says which input it lacks."""
    for blank in ("", "-", "n/a"):
        year = evaluate_year(BANJAR, data_of_text(CSV.replace("309.142", blank)), year=2024)
        assert year.results["tkk"].status == "missing_input"
        assert [reason.code for reason in year.missing["tkk"]] == ["missing_input"]


def test_provisional_figures_are_remarked() -> None:
    """A value that is not final is used, and said to be so."""
    year = evaluate_year(BANJAR, data_of_text(CSV), year=2024)
    assert [(one.code, one.severity) for one in year.problems] == [("data_provisional", "remark")]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("tw1", "tw1"),
        ("TW III", "tw3"),
        ("Triwulan 4", "tw4"),
        ("Semester II", "sem2"),
        ("Maret", "03"),
        ("3", "03"),
        ("12", "12"),
        ("kumulatif", "kumulatif"),
        ("13", None),
        ("semester 3", None),
        ("kapan", None),
    ],
)
def test_periods_as_people_write_them(text: str, key: str | None) -> None:
    """What is none is None."""
    assert period_key(text) == key


def test_periods_roll_up() -> None:
    """Quarters in rows make the year, one of them known only as printed."""
    text = "indikator;variabel;tahun;periode;nilai\n" + "".join(
        f"penempatan;{name};2023;{period};{value}\n"
        for period, inputs in {
            "TW I": {"realisasi": "0"},
            "TW II": {"realisasi": "0"},
            "TW III": {"ditempatkan": "18", "bersertifikat": "27"},
            "TW IV": {"ditempatkan": "22", "bersertifikat": "58"},
        }.items()
        for name, value in inputs.items()
    )
    assert evaluate_year(PASER, data_of_text(text), year=2023).results["penempatan"].realisation == Fraction("26.15")


def test_realisation_and_achievement_known_only_as_printed() -> None:
    """They stand for the formula's inputs, and the label follows."""
    data = {"data": {"tkk": {"realisasi": "97,31%"}, "tpt": {"capaian": "99,5%"}}}
    year = evaluate_year(BANJAR, data, year=2024)
    assert year.results["tkk"].achievement == Fraction("100.01")
    assert year.results["tpt"].achievement == Fraction("99.5")
    assert year.results["tpt"].label == "Berhasil"


def test_a_pack_by_its_id() -> None:
    """As everywhere in the public functions."""
    assert evaluate_year("banjar", data_of_text(CSV), year=2024).results["tkk"].realisation == Fraction("97.31")


def test_identities_of_the_data_are_checked() -> None:
    """Where all their figures are known: what breaks one is remarked, and stops nothing."""
    data = {"tpt": {"penganggur": "8.604", "angkatan_kerja": "317.696"}, "produktivitas": {"bekerja_bps": "309.092"}}
    assert evaluate_year(BANJAR, {"data": data}, year=2024).problems == ()
    data["produktivitas"] = {"bekerja_bps": "309.142"}
    (remark,) = evaluate_year(BANJAR, {"data": data}, year=2024).problems
    assert (remark.code, remark.severity) == ("data_identity", "remark")
    assert "317.746 bukan 317.696" in remark.message("id")
    del data["produktivitas"]
    assert evaluate_year(BANJAR, {"data": data}, year=2024).problems == ()


# -- earlier years

GROWTH = {"rumus": "(x - x[n-1]) / x[n-1] * 100%", "target": {"2024": "10%"}}


def test_an_earlier_year_comes_from_its_own_data() -> None:
    """``x[n-1]`` is the x of the year before, by rows or by keys; without it the growth has no value."""
    pack = small(tumbuh=GROWTH)
    rows = "indikator;variabel;tahun;nilai\ntumbuh;x;2023;100\ntumbuh;x;2024;110\n"
    for data in (data_of_text(rows), {"data": {"tumbuh": {"x": 110, "2023": {"x": 100}}}}):
        assert evaluate_year(pack, data, year=2024).results["tumbuh"].realisation == 10
    alone = evaluate_year(pack, {"data": {"tumbuh": {"x": 110}}}, year=2024).results["tumbuh"]
    assert (alone.status, [dict(one.values)["name"] for one in alone.reasons]) == ("missing_input", ["x[n-1]"])


def test_an_earlier_realisation_is_worked_or_as_printed() -> None:
    """Another indicator's realisation of the year before: from that year's inputs, or known only as printed."""
    pack = small(
        capai={"rumus": "a / b * 100%"},
        naik={"rumus": "capai - capai[n-1]"},
    )
    this = {"a": 3, "b": 4}
    for before in ({"a": 1, "b": 2}, {"realisasi": "50%"}):
        year = evaluate_year(pack, {"data": {"capai": {**this, "2023": before}}}, year=2024)
        assert year.results["naik"].realisation == 25


def test_an_indicator_may_need_last_years_value_of_one_that_needs_its_own() -> None:
    """b follows from a, and a from the b of the year before: that is no circle, whichever comes first."""
    pack = small(a={"rumus": "b[n-1] + x"}, b={"rumus": "a + y"})
    given = {"a": {"x": 1}, "b": {"y": 10, "2023": {"realisasi": 100}}}
    found = evaluate_year(pack, {"data": given}, year=2024)
    assert [found.results[name].realisation for name in ("a", "b")] == [101, 111]


CUMULATIVE = {"rumus": "x / 200 * 100%", "variabel": {"x": {"kumulatif_sejak": 2022}}}


def test_a_cumulative_input_adds_up_its_years() -> None:
    """All years since the first one; a missing one is named; a value that is cumulative already says so."""
    pack = small(kumpul=CUMULATIVE)
    years = {"2022": {"x": 10}, "2023": {"x": 20}}
    found = evaluate_year(pack, {"data": {"kumpul": {"x": "30", **years}}}, year=2024)
    assert found.results["kumpul"].realisation == 30
    lacking = evaluate_year(pack, {"data": {"kumpul": {"x": "30", "2022": {"x": 10}}}}, year=2024)
    assert [reason.code for reason in lacking.missing["kumpul"]] == ["cumulative_years", "missing_input"]
    stated = evaluate_year(pack, {"data": {"kumpul": {"kumulatif": {"x": "60"}}}}, year=2024)
    assert stated.results["kumpul"].realisation == 30


# -- files


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ({"data": {"tkk": 1}}, "data_no_table"),
        ({"data": 1}, "data_no_table"),
        ({"dataa": {}, "data": {}}, "data_key_near"),
        ({"data": {"tkk": {"tw9": {"bekerja": 1}}}}, "data_period"),
        ({"tahun": "kini", "data": {}}, "data_year"),
        ({"anggaran": {}}, "data_no_list"),
        ({"anggaran": [{"nama": "x"}]}, "budget_without_code"),
        ({"anggaran": [{"kode": "1", "pagi": "1"}]}, "data_key_near"),
    ],
)
def test_keys_that_cannot_be_read(data: dict[str, Any], code: str) -> None:
    """Each is told, and the rest is a year without data."""
    year = evaluate_year(BANJAR, data, year=2024)
    assert codes(year) == [code]
    assert len(year.results) == len(BANJAR.indicators)


def test_columns_are_told() -> None:
    """A column that is needed and missing is an error; one that nobody reads is a remark."""
    assert [one.code for one in data_of_text("indikator;nilai\ntkk;1\n").problems] == ["data_column_missing"]
    found = data_of_text("indikator;variabel;nilai;warna\ntkk;bekerja;1;merah\n")
    assert [(one.code, one.severity) for one in found.problems] == [("data_column_unknown", "remark")]
    assert len(found.entries) == 1


def test_several_files_are_one() -> None:
    """Values and budgets from different files come together."""
    data = data_of_text("tahun;kode;nama;pagu;realisasi\n2024;1;Program;100;50\n;;kosong;1;1\n")
    assert [line.code for line in data.lines] == ["1"]
    assert [one.code for one in data.problems] == ["budget_without_code"]
    both = data.joined(data_of_text(CSV))
    assert isinstance(both, Data)
    assert (len(both.lines), len(both.entries)) == (1, 2)


# -- what a planner may type


def _one(value: Any, **variable: Any) -> Year:
    """A year of one indicator, the sum of x, from one value of x."""
    pack = small(i={"rumus": "jumlah(x)", "satuan": "nilai", "variabel": {"x": variable}})
    return evaluate_year(pack, {"data": {"i": {"x": value}}}, year=2024)


@pytest.mark.parametrize("value", ["1,5; 2; 3,5", "1,5 | 2 | 3,5", ["1,5", 2, "3,5"]])
def test_several_values_in_one_text(value: Any) -> None:
    """Separated by semicolons or bars, or a list."""
    assert _one(value).results["i"].realisation == 7


def test_an_ambiguous_figure_says_where_its_unit_is_declared() -> None:
    """The key of the pack, since a data file has no units."""
    (problem,) = _one(["68.432", "1"]).problems
    assert problem.code == "data_cell"
    assert '`variabel.x.satuan = "orang"` di bawah [indikator.i]' in problem.remedy("id")


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        ("27 orang", "orang", []),
        ("27", "orang", []),
        ("27 dokumen", "orang", ["data_other_unit"]),
        ("160 kuda", "hektare", ["data_other_unit"]),
        ("21.56", "orang", ["data_not_whole"]),
        ("21,5", "hektare", []),
        ("27 dokumen", None, []),
    ],
)
def test_figures_that_do_not_suit_their_unit_are_remarked(value: str, unit: str | None, expected: list[str]) -> None:
    """They count all the same."""
    year = _one([value], **({} if unit is None else {"satuan": unit}))
    assert [one.code for one in year.problems] == expected
    assert all(one.severity == "remark" for one in year.problems)
    assert year.results["i"].realisation is not None


def test_data_of_another_year_are_told() -> None:
    """A year without a value says which years there are."""
    pack = small(i={"rumus": "a"})
    (problem,) = evaluate_year(pack, {"tahun": 2024, "data": {"i": {"a": 5}}}, year=2023).problems
    assert (problem.code, problem.severity) == ("data_of_other_year", "remark")
    assert "2024" in problem.message("id")
