"""Tables: triples, columns, conditions, totals, copies, labels, and rows that cannot be trusted."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from kinerja_rules.errors import ReportError
from kinerja_rules.numbers import Fraction
from tests.audit_helpers import audited, check, only, problem_codes, remark_codes, table, verdicts

TRIPLE = ("no", "indikator", "target", "realisasi", "capaian")
PERCENT = {"target": "persen", "realisasi": "persen"}


# Target, realisation, achievement.


def test_achievements_follow_from_their_row_without_any_pack() -> None:
    """More is better unless the row says otherwise."""
    one = table(
        TRIPLE,
        ["1", "A", "30%", "26,15%", "87,17%"],
        ["2", "B", "4,50%", "4,72%", "95,11%"],
        ["3", "C", "40%", "", ""],
        ["4", "D", "4 Dokumen", "6 Dokumen", "150%"],
        arah={"2": "turun"},
    )
    report = audited(tabel=[one])
    assert verdicts(report) == {
        "T/1/capaian#achievement": "reproduced",
        "T/2/capaian#achievement": "reproduced",
        "T/4/capaian#achievement": "reproduced",
    }
    assert report.finding("T/1/capaian#achievement").description == "A, capaian"
    assert report.coverage.without_inputs == ("T/1/realisasi", "T/2/realisasi", "T/4/realisasi")


def test_one_direction_may_hold_for_a_whole_table() -> None:
    """As text; an unknown one is told once and decides nothing."""
    rows = (["1", "A", "4,50%", "4,72%", "95,11%"], ["2", "B", "4,50%", "4,72%", "95,11%"])
    assert set(verdicts(audited(tabel=[table(TRIPLE, *rows, arah="turun")])).values()) == {"reproduced"}
    report = audited(tabel=[table(TRIPLE, *rows, arah="turn")])
    assert set(verdicts(report).values()) == {"undecidable"}
    assert problem_codes(report) == ["unknown_direction"]
    assert "Maksud Anda `turun`?" in report.problems[0].render()


def test_a_printed_realisation_is_rounded_unless_it_is_whole_or_worked() -> None:
    """66,83 for 21,05 of 31,5; a count and a whole percentage are exact."""
    one = table(
        TRIPLE,
        ["1", "A", "31,5%", "21,05%", "66,82%"],
        ["2", "B", "31,5%", "21%", "66,68%"],
        ["3", "C", "6 Dokumen", "4 Dokumen", "66,66%"],
    )
    report = audited(tabel=[one])
    found = [report.finding(f"T/{row}/capaian#achievement") for row in (1, 2, 3)]
    assert [(one.verdict, one.within_rounding) for one in found] == [
        ("reproduced_other_mode", True),
        ("inconsistent", False),
        ("reproduced_other_mode", False),
    ]
    added = [{"tempat": "T/1", "rumus": "a / b * 100%", "masukan": {"a": "4", "b": "19"}}]
    worked = audited(tabel=[one], baris=added).finding("T/1/capaian#achievement")
    assert [(basis.name, basis.within_rounding) for basis in worked.bases] == [("printed", False), ("exact", False)]


def test_further_triples_are_named() -> None:
    """Each with its own columns; a column that is not there is told."""
    columns = (*TRIPLE, "t22", "r22", "c22")
    row = ["1", "A", "40", "61,54", "153,85", "40", "57,14", "142,85"]
    triples = {"c22": {"target": "t22", "realisasi": "r22"}, "c21": {"target": "t21", "realisasi": "r22"}}
    report = audited(tabel=[table(columns, row, capaian=triples)])
    assert verdicts(report) == {"T/1/capaian#achievement": "reproduced", "T/1/c22#achievement": "reproduced"}
    assert problem_codes(report) == ["unknown_column", "unknown_column"]


def test_an_achievement_without_target_or_over_zero_is_undecidable() -> None:
    """What is not printed is not supplied."""
    one = table(TRIPLE, ["1", "A", "", "5%", "100%"], ["2", "B", "0%", "5%", "100%"], ["3", "C", "x", "5%", "100%"])
    report = audited(tabel=[one])
    assert list(verdicts(report).values()) == ["undecidable", "undecidable", "unreadable"]
    assert [one.reasons[0].code for one in report.findings] == ["input_blank", "zero_target", "input_unreadable"]


def test_units_read_the_figures_of_a_table() -> None:
    """By column, by the row's column `satuan`, by the report's own units."""
    columns = ("no", "satuan", "target", "realisasi", "capaian")
    one = table(columns, ["1", "Lembar", "1.000", "2.500", "250%"], ["2", "Rupiah", "1.000", "1.500", "150.000%"])
    report = audited(tabel=[one], satuan={"lembar": "cacah"})
    assert list(verdicts(report).values()) == ["reproduced", "reproduced"]


# Rows with inputs.


def test_inputs_added_to_a_row_give_its_realisation() -> None:
    """By a formula of the row; the row itself repeats no figure."""
    one = table(TRIPLE, ["1", "A", "40%", "61,54 %", "153,85%"])
    added = [{"tempat": "T/1", "rumus": "a : b x 100", "masukan": {"a": "8", "b": "13"}}]
    report = audited(tabel=[one], baris=added)
    assert verdicts(report) == {"T/1/realisasi#realisation": "reproduced", "T/1/capaian#achievement": "reproduced"}
    assert report.coverage.worked == ("T/1/realisasi",)


def test_a_row_may_stand_alone() -> None:
    """With its figures; without inputs its realisation is coverage, not a finding."""
    rows = [
        {"tempat": "A", "rumus": "a / b * 100", "masukan": {"a": "8", "b": "13"}, "realisasi": "61,54%"},
        {"tempat": "B", "target": "4,50%", "realisasi": "4,72%", "capaian": "95,11%", "arah": "turun"},
        {"tempat": "C", "realisasi": "79,19 BB"},
    ]
    report = audited(baris=rows)
    assert verdicts(report) == {"A/realisasi#realisation": "reproduced", "B/capaian#achievement": "reproduced"}
    assert report.coverage.without_inputs == ("B/realisasi", "C/realisasi")


@pytest.mark.parametrize(
    ("target", "realised", "achieved"),
    [
        ("2% - 4%", "5%", "125%"),
        ("2 s/d 4 %", "3%", "100%"),
        ("2–4%", "1%", "50%"),
        ("2,5% sampai dengan 4%", "2%", "80%"),
        ("2% s.d. 4%", "2%", "100%"),
    ],
)
def test_a_range_as_a_table_prints_it(target: str, realised: str, achieved: str) -> None:
    """Two ends in one cell, in the words of documents; each is read by the cell's own rules."""
    columns = ["no", "indikator", "target", "realisasi", "capaian"]
    units = {"target": "persen", "realisasi": "persen"}
    rows = [["1", "Inflasi", target, realised, achieved], ["2", "Inflasi", target, realised, "103%"]]
    found = audited(tabel=[table(columns, *rows, arah="kisaran", satuan=units)])
    assert list(verdicts(found, "achievement").values()) == ["reproduced", "inconsistent"]


def test_a_range_in_two_columns() -> None:
    """Tables that print the ends in columns of their own need no column `target`."""
    columns = ["no", "indikator", "target_bawah", "target_atas", "realisasi", "capaian"]
    rows = [["1", "Inflasi", "2%", "4%", "5%", "125%"], ["2", "Inflasi", "2%", "4%", "5%", "250%"]]
    found = audited(tabel=[table(columns, *rows, arah="kisaran")])
    assert list(verdicts(found, "achievement").values()) == ["reproduced", "inconsistent"]


@pytest.mark.parametrize(
    ("target", "verdict", "word"), [("4%", "undecidable", "kisaran"), ("x - 4%", "unreadable", "target_bawah")]
)
def test_a_range_that_is_none(target: str, verdict: str, word: str) -> None:
    """One figure, or an end that cannot be read: said, and never taken for a range."""
    row = {"tempat": "A", "target": target, "realisasi": "5%", "capaian": "125%", "arah": "kisaran"}
    found = only(audited(baris=[row]), "achievement")
    assert found.verdict == verdict
    assert word in found.reasons[0].message()


def test_a_target_may_be_a_range() -> None:
    """For a direction that takes ranges, and for no other."""
    row = {"tempat": "A", "target": {"bawah": "2%", "atas": "4%"}, "realisasi": "5%", "capaian": "125%"}
    assert only(audited(baris=[{**row, "arah": "kisaran"}]), "achievement").verdict == "reproduced"
    found = only(audited(baris=[{**row, "arah": "naik"}]), "achievement")
    assert (found.verdict, found.reasons[0].code) == ("undecidable", "target_is_range")


def test_inputs_without_a_formula_are_told() -> None:
    """They cannot be used."""
    report = audited(baris=[{"tempat": "A", "masukan": {"a": "1"}, "realisasi": "1"}])
    assert verdicts(report) == {}
    assert problem_codes(report) == ["inputs_without_formula"]


# Columns that follow from others.


def test_a_column_follows_from_others_of_its_row() -> None:
    """A blank is no figure; a rule of one row replaces that of the column."""
    one = table(
        ["no", "pagu", "realisasi", "serapan"],
        ["1", "1.000.000", "787.100", "78,71%"],
        ["2", "1.000.000", "787.100", ""],
        ["3", "1.000.000", "787.100", "21,29%"],
        rumus={"serapan": "realisasi / pagu * 100%", "3": {"serapan": "100% - realisasi / pagu * 100%"}},
        satuan={"pagu": "rupiah", "realisasi": "rupiah", "serapan": "persen"},
    )
    report = audited(tabel=[one])
    assert verdicts(report) == {"T/1/serapan#derived": "reproduced", "T/3/serapan#derived": "reproduced"}


def test_columns_with_blanks_in_their_names_are_named_with_underscores() -> None:
    """Or by their words."""
    one = table(["no", "Pagu Awal", "Sisa"], ["1", "100", "40"], rumus={"Sisa": "pagu_awal - 60"})
    assert verdicts(audited(tabel=[one])) == {"T/1/Sisa#derived": "reproduced"}


def test_names_that_are_no_columns_are_told_and_decide_nothing() -> None:
    """In formulas, units, conditions, rounded columns, exceptions, directions."""
    one = table(
        ["no", "pagu", "serapan"],
        ["1", "100", "50%"],
        rumus={"serapan": "pago / 2", "sisa": "pagu", "7": {"serapan": "pagu"}},
        satuan={"pag": "rupiah"},
        syarat={"sisa": "pagu > 1"},
        dibulatkan=["seraapan"],
        kecuali=[{"baris": "9", "alasan": "..."}, {"baris": "1", "kolom": "x", "alasan": "..."}],
        arah={"8": "naik"},
        kunci="nomor",
    )
    report = audited(tabel=[one])
    assert verdicts(report) == {"T/1/serapan#derived": "undecidable"}
    codes = problem_codes(report)
    assert codes.count("unknown_column") == 6
    assert codes.count("unknown_row") == 3
    assert codes.count("formula_names_no_column") == 1
    assert "Maksud Anda `pagu`?" in "".join(problem.render() for problem in report.problems)


def test_a_refused_formula_is_told_once_and_its_column_is_undecidable() -> None:
    """The place in the formula stands in the problem; the rest of the table is audited."""
    rows = (["1", "1", "2", "3"], ["2", "1", "2", "3"])
    one = table(["no", "a", "b", "c"], *rows, rumus={"c": "a +", "b": "a * 2"})
    report = audited(tabel=[one])
    assert list(verdicts(report).values()) == ["reproduced", "undecidable", "reproduced", "undecidable"]
    assert len(report.problems) == 1


def test_a_failed_condition_makes_a_blank_right_and_a_figure_wrong() -> None:
    """Where it holds a blank is a remark."""
    one = table(
        ["no", "capaian", "serapan", "efisiensi"],
        ["1", "100%", "78,71%", "21,29%"],
        ["2", "90,45%", "88,67%", ""],
        ["3", "90,45%", "88,67%", "11,33%"],
        ["4", "100%", "88,67%", ""],
        ["5", "", "88,67%", "11,33%"],
        rumus={"efisiensi": "100% - serapan"},
        syarat={"efisiensi": "capaian >= 100%"},
    )
    report = audited(tabel=[one])
    assert verdicts(report) == {
        "T/1/efisiensi#derived": "reproduced",
        "T/3/efisiensi#derived": "inconsistent",
        "T/5/efisiensi#derived": "undecidable",
    }
    assert report.finding("T/3/efisiensi#derived").reasons[0].code == "condition_fails"
    assert [(one.code, one.place) for one in report.remarks] == [("blank_though_due", "T/4/efisiensi")]


def test_a_condition_that_is_refused_or_cannot_be_tested_decides_nothing() -> None:
    """It is told; a blank stays a blank."""
    rows = (["1", "100%", "5"], ["2", "100%", ""])
    refused = audited(tabel=[table(["no", "a", "b"], *rows, syarat={"b": "a >="})])
    assert verdicts(refused) == {"T/1/b#derived": "undecidable"}
    assert len(refused.problems) == 1
    odd = audited(tabel=[table(["no", "a", "b"], *rows, syarat={"b": "1 / (a - 100) > 0"})])
    assert verdicts(odd) == {"T/1/b#derived": "undecidable"}


def test_a_column_may_need_inputs_that_the_table_does_not_have() -> None:
    """They are added to the row, stated or cited."""
    one = table(["no", "a", "b"], ["1", "3", "6"], ["2", "3", "12"], ["3", "3", "3"], rumus={"b": "a * faktor"})
    added = [{"tempat": "T/1", "masukan": {"faktor": "2"}}, {"tempat": "T/2", "masukan": {"faktor": {"dari": "T/3/b"}}}]
    report = audited(tabel=[one], baris=added, sama=[])
    assert verdicts(report) == {
        "T/1/b#derived": "reproduced",
        "T/2/b#derived": "inconsistent",
        "T/3/b#derived": "undecidable",
    }
    assert report.finding("T/2/b#derived").exact == 9


def test_an_exception_skips_its_rule_and_is_listed() -> None:
    """One rule of one cell, or all of a row."""
    rows = (["1", "1", "9"], ["2", "1", "9"], ["3", "1", "9"])
    skipped = [
        {"baris": "1", "kolom": "b", "aturan": "rumus", "alasan": "dokumen menyebutnya"},
        {"baris": "2", "alasan": "dokumen menyebutnya"},
    ]
    report = audited(tabel=[table(["no", "a", "b"], *rows, rumus={"b": "a * 2"}, kecuali=skipped)])
    assert verdicts(report) == {"T/3/b#derived": "inconsistent"}
    assert [(one.code, one.place) for one in report.remarks] == [("rule_skipped", "T/1/b"), ("place_skipped", "T/2")]


# Totals.


def test_a_parent_totals_its_children() -> None:
    """A child has one more part; * is above one part; a parent without rows below it totals nothing."""
    one = table(
        ["kode", "nama", "pagu"],
        ["1", "Program", "300"],
        ["1.1", "Kegiatan", "100"],
        ["1.2", "Kegiatan", "150"],
        ["1.2.1", "Sub", "150"],
        ["10", "Program", "50"],
        ["", "catatan", "7"],
        ["*", "Total", "350"],
        jumlah={"kolom": ["pagu"], "kode": "kode"},
    )
    report = audited(tabel=[one])
    assert verdicts(report) == {
        "T/1/pagu#total": "inconsistent",
        "T/1.2/pagu#total": "reproduced",
        "T/*/pagu#total": "reproduced",
    }
    assert report.finding("T/1/pagu#total").exact == 250
    assert "100 + 150 = 250" in report.finding("T/1/pagu#total").explanation()
    assert report.finding("T/*/pagu#total").tainted_by == ("T/1/pagu#total",)


def test_a_total_over_a_blank_or_unreadable_row_is_not_decided() -> None:
    """A blank is not zero."""
    one = table(
        ["kode", "a", "b"],
        ["1", "3", "3"],
        ["1.1", "1", "1"],
        ["1.2", "", "2.02.015.000"],
        jumlah=[{"kolom": "a", "kode": "kode"}, {"kolom": ["b"], "kode": "kode"}],
    )
    assert verdicts(audited(tabel=[one])) == {"T/1/a#total": "undecidable", "T/1/b#total": "unreadable"}


def test_a_total_of_rounded_rows_has_a_range() -> None:
    """Columns in `dibulatkan` are known to their digits only; rows may have inputs of their own."""
    rows = (["1", "2", "3", "66,7"], ["2", "1", "3", "33,4"], ["*", "", "", "100,0"])
    one = table(["kode", "a", "b", "p"], *rows, jumlah={"kolom": "p", "kode": "kode"}, dibulatkan=["p"])
    assert only(audited(tabel=[one]), "total").verdict == "within_rounding"
    one["rumus"] = {"p": "a / b * 100"}
    one["isi"] = one["isi"].replace("100,0", "100,00")
    found = audited(tabel=[one]).finding("T/*/p#total")
    assert (found.verdict, [basis.name for basis in found.bases]) == ("reproduced", ["printed", "exact"])


# Copies, and one quantity in several places.


def test_a_copy_agrees_with_its_source_at_the_printed_digits() -> None:
    """Rows are matched by a column; an empty key matches nothing, a missing one is a remark."""
    first = table(["_id", "no", "nilai"], ["a", "1", "61,54%"], ["b", "2", "5%"], ["", "3", "7"], ["", "4", "8"])
    second = {
        **table(["_id", "no", "nilai"], ["b", "1", "6%"], ["a", "2", "61,5"], ["", "3", "9"], ["c", "4", "1"]),
        "tempat": "U",
        "salinan": {"nilai": ["T/nilai"]},
        "cocok": "_id",
    }
    report = audited(tabel=[first, second])
    assert verdicts(report) == {"U/1/nilai#copy": "inconsistent", "U/2/nilai#copy": "consistent"}
    assert report.finding("U/1/nilai#copy").expected == "5%"
    assert [(one.place, one.code) for one in report.remarks] == [("U", "row_without_counterpart")]
    assert "4" in report.remarks[0].message()


def test_a_copy_of_two_tables_has_two_findings() -> None:
    """Their ids are told apart by number; the match is by the indicator's name unless another column is stated."""
    columns = ("no", "indikator", "nilai")
    tables = [
        {**table(columns, ["1", "Kawasan Ex. Transmigrasi", "5"]), "tempat": "A"},
        {**table(columns, ["7", "Kawasan Ex.Transmigrasi", "6"]), "tempat": "B"},
        {**table(columns, ["3", "kawasan ex transmigrasi", "5"], salinan={"nilai": ["A/nilai", "B/nilai"]})},
    ]
    assert verdicts(audited(tabel=tables)) == {"T/3/nilai#copy": "consistent", "T/3/nilai#copy-2": "inconsistent"}


def test_a_match_that_is_not_plain_is_not_guessed() -> None:
    """Two rows of the source with the key."""
    first = table(["_id", "no", "n"], ["a", "1", "5"], ["a", "2", "6"])
    second = {**table(["_id", "no", "n"], ["a", "1", "5"]), "tempat": "U", "salinan": {"n": ["T/n"]}, "cocok": "_id"}
    found = only(audited(tabel=[first, second]), "copy")
    assert (found.verdict, found.reasons[0].code) == ("undecidable", "match_not_plain")


def test_copies_from_nowhere_are_told() -> None:
    """A table, a column or a matching column that is not there."""
    one = table(["_id", "no", "n"], ["a", "1", "5"], salinan={"n": ["Tabel 9/n", "T/m"]}, cocok="_idd")
    report = audited(tabel=[one])
    assert problem_codes(report) == ["unknown_table", "unknown_column"]
    again = {**one, "salinan": {"n": ["T/n"]}}
    assert problem_codes(audited(tabel=[again])) == ["unknown_column"]


def test_one_quantity_in_several_places() -> None:
    """A conflict where no one value prints as all; ids of cells need no figure again."""
    one = table(["no", "n"], ["1", "79,17BB"], ["2", "79,2"])
    places = [{"tempat": "T/1/n"}, {"tempat": "Uraian", "tercetak": "79,19 BB"}]
    report = audited(
        tabel=[one],
        sama=[
            {"besaran": "SAKIP", "di": places},
            {"besaran": "SAKIP, bulat", "di": [*places[:1], {"tempat": "T/2/n", "tercetak": "79,2"}]},
            {"besaran": "PDRB", "di": [{"tempat": "a", "tercetak": "1.00.000"}, {"tempat": "b", "tercetak": "5"}]},
            {"besaran": "sendiri", "di": places[:1]},
        ],
    )
    assert verdicts(report) == {
        "SAKIP#conflict": "inconsistent",
        "SAKIP, bulat#conflict": "consistent",
        "PDRB#conflict": "undecidable",
        "sendiri#conflict": "undecidable",
    }
    assert report.finding("SAKIP#conflict").reported == "79,17BB / 79,19 BB"
    assert "[79,165; 79,175)" in report.finding("SAKIP#conflict").explanation()
    assert problem_codes(report) == ["too_few_places"]


def test_a_cell_that_is_transcribed_twice_must_be_the_same() -> None:
    """Blanks aside; a place with neither cell nor figure is told."""
    one = table(["no", "n"], ["1", "79,17 BB"])
    places = [{"tempat": "T/1/n", "tercetak": "79,19"}, {"tempat": "T/1/n", "tercetak": "79,17BB"}, {"tempat": "x"}]
    report = audited(tabel=[one], sama=[{"besaran": "q", "di": places}])
    assert problem_codes(report) == ["transcribed_differently", "no_figure_at_place"]


@pytest.mark.parametrize(
    ("printed", "verdict"),
    [
        (("79,17", "79,17", "79,19"), "inconsistent"),
        (("79,19", "79,17", "79,17"), "inconsistent"),
        (("100%", "100,4%", "99,6%"), "inconsistent"),  # each agrees with the first, no value with all
        (("100,4%", "100%", "99,6%"), "inconsistent"),
        (("2,4", "2,5", "2,4"), "inconsistent"),  # they touch at 2,45, which prints as 2,5 only
        (("100%", "100,4%", "100,36%"), "consistent"),
    ],
)
def test_one_value_must_have_printed_all_the_figures(printed: Sequence[str], verdict: str) -> None:
    """Not each pair, and not the first two: one number, ends respected."""
    places = [{"tempat": f"P{at}", "tercetak": text} for at, text in enumerate(printed)]
    assert only(audited(sama=[{"besaran": "q", "di": places}]), "conflict").verdict == verdict


@pytest.mark.parametrize(
    ("printed", "figure", "last_digit"), [("61,53", False, True), ("61,51", True, False), ("61,54", False, False)]
)
def test_what_putting_it_right_would_change(printed: str, figure: bool, last_digit: bool) -> None:
    """61,54 is due: one unit away only the last digit changes, farther the figure, and nothing where it is right."""
    found = only(audited(cek=[check(printed, "a / b * 100", {"a": "8", "b": "13"})]))
    assert found.materiality is not None
    assert (found.materiality.figure, found.materiality.last_digit) == (figure, last_digit)


# Labels.

SCALE = {
    "permendagri-86-2017": [("90,45", "Tinggi", "match"), ("90,45", "Sangat Tinggi", "no_match")],
    "sakip-88-2021": [("80,15", "A", "match"), ("80", "A", "no_match"), ("101", "AA", "undetermined")],
}
PACKS = ["nasional/permendagri-86-2017", "nasional/sakip-88-2021"]


@pytest.mark.parametrize(("scale", "value", "label", "verdict"), [(s, *case) for s, c in SCALE.items() for case in c])
def test_a_label_is_judged_at_the_printed_figure(scale: str, value: str, label: str, verdict: str) -> None:
    """By the stated scale, its gap and end rules included."""
    stated = check(value, "a", {"a": value}, skala=scale, kriteria=label)
    found = only(audited(laporan={"acuan": PACKS}, cek=[stated]), "label")
    assert (found.id, found.verdict) == ("C#label", verdict)
    assert found.explanation()
    assert found.explanation("en")


def test_titles_count_too_and_unknown_labels_are_said_to_be_so() -> None:
    """`sebutan` must be that of the band; case does not matter."""
    good = check("80,15", "a", {"a": "80,15"}, skala="sakip-88-2021", kriteria="a", sebutan="MEMUASKAN")
    other = {**good, "sebutan": "Baik", "tempat": "D"}
    foreign = {**good, "kriteria": "sangat baik sekali", "tempat": "E"}
    report = audited(laporan={"acuan": PACKS}, cek=[good, other, foreign])
    assert verdicts(report, "label") == {"C#label": "match", "D#label": "no_match", "E#label": "no_match"}
    assert "bukan label skala ini" in report.finding("E#label").explanation()


@pytest.mark.parametrize(
    ("printed", "label", "codes"),
    [("91,00%", "Sangat Tinggi", ["label_on_edge"]), ("91%", "Sangat Tinggi", []), ("95,00%", "Sangat Tinggi", [])],
)
def test_a_label_that_the_rounding_leaves_open_is_a_remark(printed: str, label: str, codes: list[str]) -> None:
    """91,00 may be 90,996, which another band holds; a whole percentage is exact."""
    one = table(("no", "indikator", "capaian", "kriteria"), ["1", "A", printed, label], skala="permendagri-86-2017")
    one["satuan"] = {"capaian": "persen"}
    report = audited(laporan={"acuan": PACKS}, tabel=[one])
    assert verdicts(report, "label") == {"T/1/kriteria#label": "match"}
    assert remark_codes(report) == codes


def test_a_label_of_a_table_is_about_its_achievement() -> None:
    """Another label of the exact value is a remark; without a scale the label is undetermined."""
    columns = (*TRIPLE, "kriteria")
    one = table(columns, ["1", "A", "100%", "90,996%", "91%", "Sangat Tinggi"], skala="permendagri-86-2017")
    report = audited(laporan={"acuan": PACKS}, tabel=[one])
    assert verdicts(report, "label") == {"T/1/kriteria#label": "match"}
    assert remark_codes(report) == ["label_of_exact"]
    del one["skala"]
    assert verdicts(audited(tabel=[one]), "label") == {"T/1/kriteria#label": "undetermined"}
    one["skala"] = "permendagri"
    assert "unknown_scale" in problem_codes(audited(laporan={"acuan": PACKS}, tabel=[one]))


def test_an_inconsistent_figure_says_whether_its_label_would_change() -> None:
    """The figure is one matter, the label another."""
    columns = (*TRIPLE, "kriteria")
    rows = (["1", "A", "100%", "89%", "92%", "Sangat Tinggi"], ["2", "B", "100%", "95%", "92%", "Sangat Tinggi"])
    report = audited(laporan={"acuan": PACKS}, tabel=[table(columns, *rows, skala="permendagri-86-2017")])
    material = [report.finding(f"T/{row}/capaian#achievement").materiality for row in (1, 2)]
    assert [one and one.label for one in material] == [True, False]


# Rows that cannot be trusted, files that are wrong.


def test_a_row_with_too_many_cells_is_a_finding_and_the_audit_goes_on() -> None:
    """No cell of it can be trusted to its column."""
    one = table(["no", "a", "b"], ["1", "1", "2"], ["2", "1", "x", "2"], ["3", "1", "2"], rumus={"b": "a * 2"})
    report = audited(tabel=[one])
    assert list(verdicts(report).values()) == ["reproduced", "unreadable", "reproduced"]
    assert problem_codes(report) == ["row_too_long"]


def test_rows_are_named_by_their_key() -> None:
    """kode, else no, else their number; a repeated key is an error, and both rows are audited."""
    columns, rows = ["x", "a", "b"], (["1", "1", "2"], ["1", "1", "3"])
    named = audited(tabel=[table(["no", "a", "b"], *rows, rumus={"b": "a * 2"})])
    assert verdicts(named) == {"T/1/b#derived": "reproduced", "T/1/b#derived-2": "inconsistent"}
    assert problem_codes(named) == ["repeated_row"]
    numbered = audited(tabel=[table(columns, *rows, rumus={"b": "a * 2"})])
    assert list(verdicts(numbered)) == ["T/baris 1/b#derived", "T/baris 2/b#derived"]


def test_a_shared_id_is_cited_by_nobody() -> None:
    """Which of the two is meant is not guessed."""
    one = table(["no", "a"], ["1", "1"], ["1", "2"])
    report = audited(tabel=[one], cek=[check("1", "a", {"a": {"dari": "T/1/a"}})])
    assert only(report).verdict == "undecidable"
    assert "cell_shared" in problem_codes(report)


def test_lines_without_tabs_are_headings() -> None:
    """They are listed, not lost."""
    one = {**table(["no", "a"]), "isi": "Program A\n1\t2\n\n2\t3\n"}
    report = audited(tabel=[one], cek=[check("5", "a + b", {"a": {"dari": "T/1/a"}, "b": {"dari": "T/2/a"}})])
    assert only(report).verdict == "reproduced"
    assert remark_codes(report) == ["heading_in_table"]


def test_every_problem_of_a_file_is_told_and_the_rest_is_audited() -> None:
    """Unknown keys with the nearest known one, wrong types, a table without columns, a pack that is not there."""
    report = audited(
        laporan={"paket": "bajnar", "judull": "x"},
        tabel=[
            {"tempat": "X", "isi": "1"},
            table(["no", "a", "b"], ["1", "1", "2"], rumus={"b": "a * 2"}, salinann={}),
        ],
        cek=[check("1", "a", {"a": "1"}, tercetakk="1")],
        baris=[{"tempat": "R", "realisasi": ["1"]}],
    )
    codes = problem_codes(report)
    assert codes.count("unknown_key") == 3
    assert {"missing_key", "wrong_type", "pack_not_used"} <= set(codes)
    assert verdicts(report) == {"T/1/b#derived": "reproduced", "C#check": "reproduced"}
    assert "Maksud Anda `judul`?" in "".join(problem.render() for problem in report.problems)


def test_a_report_with_nothing_in_it_is_refused() -> None:
    """There is nothing to audit."""
    with pytest.raises(ReportError) as caught:
        audited()
    assert caught.value.diagnostics[-1].code == "report_empty"


def test_transcriber_columns_are_never_audited() -> None:
    """They name, match and code."""
    one = table(["_kode", "a", "_b"], ["1", "1", "9"], rumus={"_b": "a * 2"})
    assert verdicts(audited(tabel=[one])) == {}


def test_exact_values_pass_through_columns() -> None:
    """A share of a share, worked from the counts."""
    one = table(
        ["no", "a", "b", "p", "q"],
        ["1", "1", "3", "33,3", "66,7"],
        ["2", "1", "3", "33,3", "66,66"],
        rumus={"p": "a / b * 100", "q": "2 * p"},
    )
    report = audited(tabel=[one])
    found = report.finding("T/1/q#derived")
    assert (found.verdict, found.exact) == ("reproduced", Fraction(200, 3))
    assert report.finding("T/2/q#derived").verdict == "reproduced_other_mode"


def test_a_copy_that_prints_its_source_has_its_inputs() -> None:
    """A mean over copied figures is worked from what the source's figures follow from: 65,555, not 65,56."""
    source = table(TRIPLE, ["1", "A", "100%", "33,3%", "33,33%"], ["2", "B", "100%", "97,78%", "97,78%"])
    added = [{"tempat": "T/1", "rumus": "a / b * 100%", "masukan": {"a": "1", "b": "3"}}]
    copied = {
        "tempat": "U",
        "kolom": ["no", "indikator", "capaian"],
        "satuan": {"capaian": "persen"},
        "salinan": {"capaian": "T/capaian"},
        "isi": "1\tA\t33,33%\n2\tB\t97,78%",
    }
    mean = {"c1": {"dari": "U/1/capaian"}, "c2": {"dari": "U/2/capaian"}}
    report = audited(tabel=[source, copied], baris=added, cek=[check("65,56%", "rata_rata(c1; c2)", mean)])
    found = only(report)
    assert [(basis.name, basis.exact) for basis in found.bases] == [
        ("printed", Fraction("65.555")),
        ("exact", (Fraction(100, 3) + Fraction("97.78")) / 2),
    ]
    other = {**copied, "isi": "1\tA\t33,34%\n2\tB\t97,78%"}
    report = audited(tabel=[source, other], baris=added, cek=[check("65,56%", "rata_rata(c1; c2)", mean)])
    found = only(report)
    assert [basis.exact for basis in found.bases] == [Fraction("65.56"), Fraction("65.56")]
