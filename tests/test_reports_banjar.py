"""The audit of the LKjIP 2024 of Banjar: what the published figures must show."""

from __future__ import annotations

from pathlib import Path

import pytest

from kinerja_rules.audit import Report, audit
from kinerja_rules.numbers import Fraction

FILE = Path(__file__).parents[1] / "policies" / "banjar" / "laporan-2024.toml"


@pytest.fixture(scope="module")
def report() -> Report:
    """The audit, once for all."""
    return audit(FILE)


def test_the_file_is_sound(report: Report) -> None:
    """Whatever is wrong is wrong with the figures, not with the file."""
    assert [problem.render() for problem in report.problems] == []
    ids = [finding.id for finding in report.findings]
    assert len(set(ids)) == len(ids)


def test_every_check_is_a_finding(report: Report) -> None:
    """One of kind check for each `[[cek]]`, in the order of the file."""
    text = FILE.read_text(encoding="utf-8")
    stated = [part.split('tempat = "')[1].split('"')[0] for part in text.split("[[cek]]")[1:]]
    assert [finding.place for finding in report.findings if finding.kind == "check"] == stated


@pytest.mark.parametrize(
    "finding_id",
    [
        "Tabel 3.2/22/realisasi#realisation",
        "Tabel 3.2/23/realisasi#realisation",
        "A.1 tata kelola#check",
        "A.1 kepatuhan#check",
        "Tabel 3.2/17/realisasi#realisation",
        "A.1 dokumen RTK#check",
        "Tabel 3.2/2/realisasi#realisation",
        "A.1 TKK#check",
        "Tabel 3.2/1/capaian#achievement",
    ],
)
def test_figures_that_only_truncation_gives(report: Report, finding_id: str) -> None:
    """36.18, 42.10, 97.30, and 100.36 for unemployment."""
    finding = report.finding(finding_id)
    assert (finding.verdict, finding.modes) == ("reproduced_other_mode", ("truncate",))
    assert not finding.within_rounding
    assert finding.diagnoses[0].code == "cut_off"


def test_unemployment_by_less_is_better(report: Report) -> None:
    """100.3676 from the printed 2.71; from the counts 100.43."""
    finding = report.finding("Tabel 3.2/1/capaian#achievement")
    assert finding.exact == Fraction(273, 272) * 100
    assert [basis.verdict for basis in finding.bases] == ["reproduced_other_mode", "inconsistent"]


def test_a_mistyped_digit(report: Report) -> None:
    """97.79 in Tabel 3.4 is 99.79, and the paragraph repeats it."""
    for place in ("Tabel 3.4/1/capaian", "Uraian Tabel 3.4, TKK/capaian"):
        finding = report.finding(f"{place}#achievement")
        assert (finding.verdict, finding.expected) == ("inconsistent", "99.79%")
        assert "digit_mistyped" in [one.code for one in finding.diagnoses]


def test_a_mark_that_moved(report: Report) -> None:
    """3.09 in Tabel 3.8 is 30.90."""
    finding = report.finding("Tabel 3.8/6/efisiensi#derived")
    assert (finding.verdict, finding.expected) == ("inconsistent", "30.90%")
    assert finding.diagnoses[0].code == "decimal_shifted"


def test_another_formula(report: Report) -> None:
    """Tabel 3.8 row 10 is capaian - serapan."""
    finding = report.finding("Tabel 3.8/10/efisiensi#derived")
    assert (finding.verdict, finding.expected) == ("inconsistent", "1.64%")
    assert finding.diagnoses[0].code == "achievement_minus_absorption"


def test_a_total_of_rounded_scores(report: Report) -> None:
    """80.15 is within rounding of 80.14, and labelled as the scale says."""
    finding = report.finding("Tabel 3.11 nilai#check")
    assert (finding.verdict, finding.exact, finding.gap) == ("within_rounding", Fraction("80.14"), Fraction(1))
    assert report.finding("Tabel 3.11 nilai#label").verdict == "match"


def test_a_value_in_the_gap_of_the_scale(report: Report) -> None:
    """90.45 lies between two printed bands; the stated gap rule makes it Tinggi."""
    finding = report.finding("Tabel 3.2/23/kriteria#label")
    assert (finding.verdict, finding.reported) == ("match", "Tinggi")
    assert "celah" in finding.explanation()
    assert "gap" in finding.explanation("en")


def test_figures_are_read_as_they_are_meant(report: Report) -> None:
    """`101.830 %` is 101.83, `8.604` orang 8604, `Rp 22.884 / Jam` 22884."""
    productivity = report.finding("Tabel 3.2/11/capaian#achievement")
    assert productivity.exact == Fraction(23303, 22884) * 100
    assert (productivity.verdict, productivity.modes) == ("reproduced_other_mode", ("truncate",))
    assert report.finding("Tabel 3.2/1/realisasi#realisation").exact == Fraction(8604, 317696) * 100
    assert report.finding("Tabel 3.2/11/realisasi#realisation").verdict == "reproduced"


def test_figures_that_cannot_be_read_are_findings(report: Report) -> None:
    """`2.02.015.000`; `13.829.330.000.00` leaves its comparison open."""
    assert [one.id for one in report.findings if one.verdict == "unreadable"] == ["Tabel 3.14/2/serapan#derived"]
    open_ones = {one.place for one in report.findings if one.kind == "conflict" and one.verdict == "undecidable"}
    assert open_ones == {"PDRB harga konstan 2024", "Realisasi anggaran program Pengembangan Kawasan Transmigrasi"}


def test_a_figure_that_rests_on_another_rows_absorption(report: Report) -> None:
    """Tabel 3.8 row 22 reproduces from 99.86, which is that of a sub kegiatan."""
    finding = report.finding("Tabel 3.8/22/efisiensi#derived")
    assert finding.verdict == "reproduced"
    assert finding.tainted_by == ("Tabel 3.8/22/serapan#copy", "Tabel 3.8/22/serapan#copy-2")
    assert "Tabel 3.13/4.2.2/serapan" in report.finding("Tabel 3.8/22/serapan#copy").diagnoses[0].message.id


def test_the_identity_of_the_labour_force_holds(report: Report) -> None:
    """309.092 + 8.604 = 317.696."""
    finding = next(one for one in report.findings if one.kind == "identity")
    assert (finding.verdict, finding.exact) == ("consistent", Fraction(317696))


def test_the_intended_formula_where_the_printed_one_lacks_the_hundred(report: Report) -> None:
    """31 of 31 is 100 only with × 100, and what follows from it is worked so."""
    finding = report.finding("Tabel 3.2/20/realisasi#realisation")
    assert [(basis.name, basis.verdict) for basis in finding.bases] == [
        ("printed", "inconsistent"),
        ("intended", "reproduced"),
    ]
    assert ("Tabel 3.2/20/realisasi", "only_intended_formula") in {(one.place, one.code) for one in report.remarks}
    assert [basis.exact for basis in report.finding("Tabel 3.2/20/capaian#achievement").bases] == [100, 100]


INCONSISTENT = {
    "Tabel 3.4/1/capaian#achievement": "99.79%",
    "Uraian Tabel 3.4, TKK/capaian#achievement": "99.79%",
    "Tabel 3.8/6/efisiensi#derived": "30.90%",
    "Tabel 3.8/10/efisiensi#derived": "1.64%",
    "Tabel 3.13/1.6/pagu#total": "1.365.545.000",
    "Tabel 3.13/1.6.2/serapan#derived": "70.36%",
    "Tabel 3.14/1/capaian#achievement": "99.63%",
    "A.1 pengembangan kawasan, banyaknya#check": "5",
    "Uraian B, anggaran#check": "12.660.248.443",
    "Uraian Tabel 3.12, pagu#check": "12.660.248.443",
    "Uraian Tabel 3.12, realisasi#check": "10.004.700.874",
}


def test_achievements_whose_target_is_not_printed_tell_the_target(report: Report) -> None:
    """Tabel 3.3 prints no target of 2022 and 2023: none is decided, and each tells which target would give it."""
    open_ones = [one for one in report.findings if one.kind == "achievement" and one.verdict == "undecidable"]
    assert len(open_ones) == 46
    assert {one.place.partition("/")[0] for one in open_ones} == {"Tabel 3.3"}
    told = report.finding("Tabel 3.3/22/capaian_2022#achievement").explanation()
    assert "Angka ini keluar bila target di dalam (21,9998...; 22,0012...]." in told


def test_a_label_of_another_scale_is_told(report: Report) -> None:
    """`sangat baik` is no label of Banjar's scale; another variant gives it to 100."""
    hits = report.finding("Ikhtisar, sasaran 1#label").diagnoses
    assert [hit.code for hit in hits] == ["label_of_other_scale"]


def test_these_figures_and_no_others_contradict_their_inputs(report: Report) -> None:
    """Each worked by hand from the printed inputs; copies and conflicts are counted apart."""
    figures = ("check", "realisasi", "achievement", "derived", "total")
    found = {one.id: one.expected for one in report.findings if one.kind in figures and one.verdict == "inconsistent"}
    assert found == INCONSISTENT


def test_tables_have_their_own_roundings(report: Report) -> None:
    """Tabel 3.4 always truncates, Tabel 3.12 and 3.13 always round half up; Tabel 3.2 does both."""
    assert report.roundings["Tabel 3.4"].always == ("truncate",)
    for place in ("Tabel 3.12", "Tabel 3.13"):
        assert report.roundings[place].possible == ("half_up", "half_even")
    mixed = {one.id for one in report.findings if one.kind == "mixed_rounding"}
    assert mixed == {"Tabel 3.2#mixed_rounding", "banjar-2024#mixed_rounding"}


def test_rows_that_a_companion_lacks_are_remarks(report: Report) -> None:
    """Tabel 3.8 leaves out the row that could not be worked."""
    lacking = [one.message() for one in report.remarks if one.place == "Tabel 3.2" and "Tabel 3.8" in one.message()]
    assert len(lacking) == 1
    assert "23 (" in lacking[0]


def test_an_error_that_is_repeated_is_no_copy(report: Report) -> None:
    """97,79 stands in Tabel 3.4 and in the text below it; a total stated once more as an input is the same figure."""
    first = report.finding("Tabel 3.4/1/capaian#achievement").diagnoses[0]
    assert first.code == "digit_mistyped"
    total = report.finding("Uraian Tabel 3.12, pagu#check").diagnoses
    assert [hit.code for hit in total] in ([], ["printed_elsewhere"])
