"""Checks: one finding each, in the order of the file, whatever is wrong with them."""

from __future__ import annotations

import pytest

from kinerja_rules.numbers import Fraction
from tests.audit_helpers import audited, check, only, problem_codes, table, verdicts


def test_a_figure_that_follows_is_reproduced() -> None:
    """8 of 13 is 61,54%; the finding says what it was held to and how."""
    found = only(audited(cek=[check("61,54%", "a / b * 100%", {"a": "8", "b": "13"}, uraian="Perselisihan")]))
    assert (found.id, found.kind, found.description) == ("C#check", "check", "Perselisihan")
    assert (found.verdict, found.exact, found.expected) == ("reproduced", Fraction(800, 13), "61,54%")
    assert found.modes == ("half_up", "half_even", "up")
    assert str(found.accepted) == "[61,535; 61,545)"
    assert [basis.name for basis in found.bases] == ["printed"]
    assert "8 : 13 × 100% = 61,5384...% -> 61,54%" in found.explanation()


@pytest.mark.parametrize(
    ("printed", "verdict", "modes"),
    [("42,11%", "reproduced", ("half_up", "half_even", "up")), ("42,10%", "reproduced_other_mode", ("truncate",))],
)
def test_the_report_is_held_to_its_rounding(printed: str, verdict: str, modes: tuple[str, ...]) -> None:
    """8 of 19 is 42,11% half up and 42,10% only by truncation."""
    found = only(audited(cek=[check(printed, "a / b * 100%", {"a": "8", "b": "19"})]))
    assert (found.verdict, found.modes) == (verdict, modes)


def test_a_stated_rounding_is_the_one_that_counts() -> None:
    """A report that says it truncates is held to that."""
    head = {"cara": "potong"}
    report = audited(laporan=head, cek=[check("42,10%", "a / b * 100%", {"a": "8", "b": "19"})])
    assert report.mode == "truncate"
    assert only(report).verdict == "reproduced"


def test_a_figure_that_does_not_follow_is_inconsistent_with_its_gap() -> None:
    """The gap is in units of the last printed digit; the cause is named, and how many were tried."""
    found = only(audited(cek=[check("55,37", "rata_rata(a; b; c; d)", dict(zip("abcd", _EFFICIENCY, strict=True)))]))
    assert found.verdict == "inconsistent"
    assert found.gap == Fraction("4152.75")
    assert (found.expected, found.materiality and found.materiality.figure) == ("13,84", True)
    assert found.diagnoses[0].code == "sum_as_mean"
    assert found.tried > len(found.diagnoses)


_EFFICIENCY = ("-11,47", "53,92", "10,43", "2,49")


def test_rounded_inputs_widen_the_result() -> None:
    """80,15 is not the sum 80,14, but rounded scores can total it; exact ones cannot."""
    scores = {"a": "24,05", "b": "24,22", "c": "11,99", "d": "19,88"}
    stated = check("80,15", "a + b + c + d", scores, dibulatkan=list("abcd"))
    assert only(audited(cek=[stated])).verdict == "within_rounding"
    assert only(audited(cek=[check("80,15", "a + b + c + d", scores)])).verdict == "inconsistent"


def test_percent_signs_count_alike_in_value_and_range() -> None:
    """50% of 40% is 20% whether the inputs are exact or rounded."""
    shares = {"a": "50,0%", "b": "40,0%"}
    for rounded in ([], ["a", "b"]):
        assert only(audited(cek=[check("20%", "a * b", shares, dibulatkan=rounded)])).verdict == "reproduced"


def test_a_divisor_that_may_be_zero_is_undecidable() -> None:
    """A rounded 0 may be zero: that is never shown as a pass. A plain zero has no result at all."""
    rounded = check("5", "a / b", {"a": "2", "b": "0,4"}, dibulatkan=["b"])
    assert only(audited(cek=[rounded])).verdict == "reproduced"
    rounded["masukan"]["b"] = "0"
    assert only(audited(cek=[rounded])).verdict == "undecidable"
    wide = check("2", "a / b", {"a": "2", "b": "1"}, dibulatkan=["b"])
    assert only(audited(cek=[wide])).verdict == "reproduced"
    doubtful = check("2", "a / (b - 1)", {"a": "2", "b": "2"}, dibulatkan=["b"])
    assert only(audited(cek=[doubtful])).verdict == "reproduced"
    doubtful["masukan"]["b"] = "1,4"
    doubtful["rumus"], doubtful["tercetak"] = "a / (b - 1,4)", "9"
    assert only(audited(cek=[doubtful])).verdict == "undecidable"


def test_an_input_that_is_not_printed_is_undecidable_and_the_values_that_would_do_are_shown() -> None:
    """Nothing is supplied; the finding says which b would have given the figure."""
    found = only(audited(cek=[check("61,54%", "a / b * 100%", {"a": "8"})]))
    assert (found.verdict, found.exact, found.gap) == ("undecidable", None, None)
    assert [reason.code for reason in found.reasons] == ["input_not_printed"]
    assert "bila b di dalam" in found.explanation()


@pytest.mark.parametrize(
    ("printed", "given", "code"),
    [
        ("2.02.015.000", "1", "unreadable_figure"),
        ("12.317", "1", "ambiguous_figure"),
        ("abc", "1", "not_a_number"),
        ("5", "6,81,297,418.00", "input_unreadable"),
    ],
)
def test_what_cannot_be_read_is_unreadable(printed: str, given: str, code: str) -> None:
    """The figure itself, or one it needs."""
    found = only(audited(cek=[check(printed, "a", {"a": given})]))
    assert found.verdict == "unreadable"
    assert [reason.code for reason in found.reasons] == [code]
    assert found.explanation()


def test_style_decides_what_shape_leaves_open() -> None:
    """`gaya_angka` of the check over that of the report."""
    one = check("8.604", "a + b", {"a": "8.600", "b": "4"}, gaya_angka="id")
    assert only(audited(cek=[one])).verdict == "reproduced"
    one["gaya_angka"] = "en"
    assert only(audited(cek=[one])).verdict == "inconsistent"
    del one["gaya_angka"]
    assert only(audited(laporan={"gaya_angka": "id"}, cek=[one])).verdict == "reproduced"


def test_sums_series_and_numbers_are_inputs() -> None:
    """As a document shows its inputs, as a list, and as numbers of the file."""
    stated = [
        check("309.142", "a", {"a": "309.092 + 50"}, gaya_angka="id"),
        check("3", "rata_rata(a)", {"a": ["1", "2", "6"]}),
        check("2,5", "a / b", {"a": 5, "b": 2}),
        check("4", "banyak(a; b; c; d)", {"a": "1", "b": "2", "c": "1", "d": "1"}),
    ]
    assert set(verdicts(audited(cek=stated)).values()) == {"reproduced"}


def test_every_check_is_one_finding_in_file_order() -> None:
    """Also those that lack a key, hold one of the wrong type, or have a formula that is refused."""
    stated = [
        check("1", "a", {"a": "1"}, tempat="satu"),
        {"tempat": "dua", "rumus": "a"},
        {"tempat": "tiga", "tercetak": "1"},
        {"rumus": "a", "masukan": {"a": "1"}, "tercetak": "1"},
        check("1", "a +", {"a": "1"}, tempat="lima"),
        {"tempat": "enam", "rumus": ["a"], "masukan": "a", "tercetak": True},
        check("1", "a", {"a": "1"}, tempat="satu"),
        check("1", "a", {"a": {"dari": "tidak ada"}}, tempat="delapan"),
    ]
    report = audited(cek=stated)
    found = verdicts(report, "check")
    assert list(found) == [
        "satu#check",
        "dua#check",
        "tiga#check",
        "cek 4#check",
        "lima#check",
        "enam#check",
        "satu#check-2",
        "delapan#check",
    ]
    assert list(found.values()) == [
        "reproduced",
        "unreadable",
        "undecidable",
        "reproduced",
        "undecidable",
        "unreadable",
        "reproduced",
        "undecidable",
    ]
    assert problem_codes(report).count("missing_key") == 3
    assert problem_codes(report).count("wrong_type") == 3
    assert "cell_unknown" in problem_codes(report)


def test_names_are_told_with_the_nearest_one() -> None:
    """An input that the formula does not have, a rounded input that is none, a cell that is not there."""
    stated = [
        check("1", "jumlah_a", {"jumlah_a": "1", "jumlah_b": "2"}, dibulatkan=["jumlah_c"]),
        check("1", "a", {"a": {"dari": "T/1/nilia"}}, tempat="D"),
    ]
    report = audited(cek=stated, tabel=[table(["no", "nilai"], ["1", "5"])])
    told = "\n".join(problem.render("id") for problem in report.problems)
    assert "Maksud Anda `jumlah_a`?" in told
    assert "Maksud Anda `T/1/nilai`?" in told
    assert verdicts(report, "check") == {"C#check": "reproduced", "D#check": "undecidable"}


def test_phrases_of_the_formula_are_names_of_inputs() -> None:
    """A check may be worded as the document words it."""
    stated = check("25%", "Jumlah lulus / Jumlah peserta x 100%", {"Jumlah Lulus": "1", "Jumlah Peserta": "4"})
    assert only(audited(cek=[stated])).verdict == "reproduced"


def test_a_cited_cell_is_worked_as_printed_and_from_its_own_inputs() -> None:
    """The mean of two shares reproduces from the counts only; both bases are listed."""
    shares = [
        check("33,33%", "a / b * 100%", {"a": "1", "b": "3"}, tempat="A"),
        check("66,67%", "a / b * 100%", {"a": "2", "b": "3"}, tempat="B"),
        check("99,999%", "a + a + b", {"a": {"dari": "A"}, "b": {"dari": "A"}}, tempat="D"),
        check("33,333%", "rata_rata(a; a)", {"a": {"dari": "A"}}, tempat="E"),
    ]
    report = audited(cek=shares)
    found = report.finding("E#check")
    assert [(basis.name, basis.verdict) for basis in found.bases] == [
        ("printed", "inconsistent"),
        ("exact", "reproduced"),
    ]
    assert (found.verdict, found.exact) == ("reproduced", Fraction(100, 3))
    assert "A = 33,3333..." in found.explanation()
    assert "From each figure's own inputs" in found.explanation("en")


def test_circles_and_long_chains_end() -> None:
    """A circle is worked from the printed figures; a chain of a thousand is no recursion error."""
    circle = [
        check("1", "b", {"b": {"dari": "B"}}, tempat="A"),
        check("1", "a", {"a": {"dari": "A"}}, tempat="B"),
    ]
    assert set(verdicts(audited(cek=circle)).values()) == {"reproduced"}
    chain = [check("1", "a", {"a": "1"}, tempat="0")]
    chain += [check("1", "a", {"a": {"dari": str(n - 1)}}, tempat=str(n)) for n in range(1, 1001)]
    assert set(verdicts(audited(cek=chain[::-1])).values()) == {"reproduced"}


def test_what_rests_on_a_faulty_figure_is_marked() -> None:
    """Over any number of steps; the faulty figure itself is not."""
    stated = [
        check("5", "a + b", {"a": "2", "b": "2"}, tempat="A"),
        check("10", "2 * a", {"a": {"dari": "A"}}, tempat="B"),
        check("11", "b + 1", {"b": {"dari": "B"}}, tempat="C"),
    ]
    report = audited(cek=stated)
    assert [report.finding(f"{place}#check").tainted_by for place in "ABC"] == [(), ("A#check",), ("A#check",)]
    assert [report.finding(f"{place}#check").verdict for place in "ABC"] == ["inconsistent", "reproduced", "reproduced"]


def test_grim_says_which_counts_print_so() -> None:
    """Of 13 none prints as 61,60%; 8 prints as 61,54%."""
    report = audited(
        cek=[
            check("61,60%", "a / b * 100%", {"a": "8", "b": "13"}, tempat="A"),
            check("61,54%", "a / b * 100%", {"a": "7", "b": "13"}, tempat="B"),
            check("61,54%", "a / b * 100%", {"b": "13"}, tempat="C"),
            check("12,34%", "a / b * 100%", {"a": "8", "b": "123456"}, tempat="D"),
        ]
    )
    assert verdicts(report, "grim") == {"A#grim": "impossible", "B#grim": "possible", "C#grim": "possible"}
    assert "8 memberi 61,5384..." in report.finding("A#grim").explanation()
    assert "pembilang 8" in report.finding("B#grim").explanation()
    assert report.finding("A#grim").gravity == "inconsistent"


def test_roundings_of_a_table_that_no_mode_explains_are_a_finding() -> None:
    """One row only by truncation, another only by rounding up; the deciding rows are named."""
    rows = [["1", "8", "19", "42,10"], ["2", "1", "6", "16,67"], ["3", "1", "2", "50,00"]]
    one = table(["no", "a", "b", "p"], *rows, rumus={"p": "a / b * 100"})
    report = audited(tabel=[one])
    assert verdicts(report, "mixed_rounding") == {"T#mixed_rounding": "mixed", "contoh#mixed_rounding": "mixed"}
    found = report.finding("T#mixed_rounding")
    assert "T/1/p: hanya potong" in found.explanation()
    assert not report.roundings["T"].possible


def test_inputs_and_outputs_are_plain_json() -> None:
    """Every key of the contract, sentences in the language asked for, no float."""
    record = audited(cek=[check("55,37", "rata_rata(a; b)", {"a": "1", "b": "2"}, halaman=3)]).to_dict("en")
    assert list(record)[:3] == ["report", "summary", "findings"]
    findings = record["findings"]
    assert isinstance(findings, list)
    keys = """id place page kind description reported exact verdict modes within_rounding bases accepted gap diagnoses
    tainted_by materiality explanation"""
    assert set(keys.split()) <= findings[0].keys()
    assert (findings[0]["page"], findings[0]["exact"], findings[0]["gap"]) == (3, "1.5", "5387")
    assert findings[0]["accepted"] == {"lo": "55.365", "hi": "55.375", "lo_closed": True, "hi_closed": False}
    assert set(findings[0]["bases"][0]) >= {"basis", "exact", "verdict", "modes"}
    assert set(findings[0]["materiality"]) == {"label", "figure", "last_digit"}
    assert findings[0]["explanation"].startswith("Formula: rata_rata(a; b)")


def test_the_summary_counts_by_verdict_and_kind() -> None:
    """By verdict at the top, all of them as total, and by kind."""
    stated = [check("1", "a", {"a": "1"}, tempat="A"), check("2", "a", {"a": "1"}, tempat="B")]
    assert audited(cek=stated).summary == {
        "reproduced": 1,
        "inconsistent": 1,
        "total": 2,
        "by_kind": {"check": {"reproduced": 1, "inconsistent": 1}},
    }


@pytest.mark.parametrize(
    ("formula", "printed", "verdict"),
    [
        ("a - b", "7,6", "within_rounding"),  # 2,45 prints as 2,5, and 10 - 2,45 as 7,6
        ("a - b", "7,4", "inconsistent"),  # 2,55 prints as 2,6
        ("a + b", "12,4", "inconsistent"),
        ("a + b", "12,6", "inconsistent"),
        ("a - 2 * b", "5,1", "within_rounding"),
        ("a - 2 * b", "4,9", "within_rounding"),
        ("a - 2 * b", "4,8", "inconsistent"),
        ("2 * a - b", "17,6", "within_rounding"),
        ("2 * a - b", "17,4", "inconsistent"),
    ],
)
def test_a_negative_weight_turns_the_ends_of_a_range(formula: str, printed: str, verdict: str) -> None:
    """b is known as 2,5, from 2,45 up to but without 2,55: what it is subtracted from keeps the closed end above."""
    stated = check(printed, formula, {"a": "10", "b": "2,5"}, dibulatkan=["b"], gaya_angka="id")
    assert only(audited(cek=[stated])).verdict == verdict
