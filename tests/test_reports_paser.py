"""The audit of the LKjIP 2023 of Paser: what the published figures must show."""

from __future__ import annotations

from pathlib import Path

import pytest

from kinerja_rules.audit import Report, audit
from kinerja_rules.numbers import Fraction

FILE = Path(__file__).parents[1] / "policies" / "paser" / "laporan-2023.toml"


@pytest.fixture(scope="module")
def report() -> Report:
    """The audit, once for all."""
    return audit(FILE)


def test_the_file_is_sound(report: Report) -> None:
    """Whatever is wrong is wrong with the figures, not with the file."""
    assert [problem.render() for problem in report.problems] == []
    assert (report.id, report.year, report.mode) == ("paser-2023", 2023, "half_up")
    assert report.packs[0].id == "paser"


def test_ids_are_stable_and_different(report: Report) -> None:
    """An answer of the audited office can be kept beside them."""
    ids = [finding.id for finding in report.findings]
    assert len(set(ids)) == len(ids)
    assert ids == [finding.id for finding in audit(FILE).findings]
    assert all(finding.id.startswith(f"{finding.place}#{finding.kind}") for finding in report.findings)


def test_every_check_is_a_finding(report: Report) -> None:
    """One of kind check for each `[[cek]]`, in the order of the file."""
    text = FILE.read_text(encoding="utf-8")
    stated = [part.split('tempat = "')[1].split('"')[0] for part in text.split("[[cek]]")[1:]]
    assert [finding.place for finding in report.findings if finding.kind == "check"] == stated


@pytest.mark.parametrize(
    "place", ["Tabel 3.2 baris 1", "Tabel 3.3/1", "Tabel 3.4/1", "Tabel 3.5/1", "Tabel 3.6/sasaran"]
)
def test_placement_is_the_mean_of_four_quarters(report: Report, place: str) -> None:
    """26,15 follows from the quarters, 22 of 58 gives 37,93: the empty quarters are remarked on."""
    finding = report.finding(f"{place}/realisasi#realisation")
    mean = (Fraction(18, 27) + Fraction(22, 58)) * 100 / 4
    assert (finding.verdict, finding.exact) == ("reproduced", mean)
    lines = finding.explanation().splitlines()
    assert any("tw4" in line and "22 : 58" in line and "37,9310..." in line for line in lines)
    assert (f"{place}/realisasi", "mean_over_empty_periods") in {(one.place, one.code) for one in report.remarks}


def test_the_year_as_one_share_does_not_give_it(report: Report) -> None:
    """The checks of the quarters reproduce, and none of them is 26,15."""
    assert report.finding("Tabel 3.2 baris 1, triwulan 4#check").exact == Fraction(2200, 58)
    assert report.finding("Tabel 3.2 baris 1, rata-rata#check").verdict == "reproduced"


def test_8717_follows_from_the_printed_realisation_only(report: Report) -> None:
    """26,15 of 30 is 87,17; the unrounded mean gives 87,16."""
    finding = report.finding("Tabel 3.3/1/capaian#achievement")
    assert (finding.verdict, finding.exact) == ("reproduced", Fraction(2615, 30))
    by_basis = {basis.name: (basis.verdict, "half_up" in basis.modes) for basis in finding.bases}
    assert by_basis == {"printed": ("reproduced", True), "exact": ("reproduced_other_mode", False)}


def test_unemployment_follows_by_less_is_better(report: Report) -> None:
    """95,11 of 4,72 against 4,50."""
    finding = report.finding("Tabel TPT/capaian#achievement")
    assert (finding.verdict, finding.exact) == ("reproduced", Fraction(428, 450) * 100)
    assert finding.rule == "(target - (realisasi - target)) / target * 100%"


@pytest.mark.parametrize("place", ["Tabel 3.3 rata-rata", "Paragraf sesudah Tabel 3.3", "Kesimpulan"])
def test_11065_has_two_bases(report: Report, place: str) -> None:
    """From the printed figures only by truncation, from the counts by half up; the finding says both."""
    finding = report.finding(f"{place}#check")
    assert finding.verdict == "reproduced"
    printed, exact = finding.bases
    assert (printed.name, printed.exact, printed.verdict) == ("printed", Fraction("110.655"), "reproduced_other_mode")
    assert printed.modes == ("truncate",)
    assert (exact.name, exact.verdict, "half_up" in exact.modes) == ("exact", "reproduced", True)
    assert "110,655% -> 110,66%" in finding.explanation()
    assert "110,6537...% -> 110,65%" in finding.explanation()


def test_the_copied_mean_follows_from_the_counts_behind_its_copies(report: Report) -> None:
    """Tabel 3.18 prints the achievements of Tabel 3.3 once more: 110,65 follows from their counts, as it does there."""
    finding = report.finding("Tabel 3.18 rata-rata capaian#check")
    by_basis = {basis.name: (basis.verdict, basis.modes) for basis in finding.bases}
    assert finding.verdict == "reproduced"
    assert by_basis["printed"] == ("reproduced_other_mode", ("truncate",))
    assert by_basis["exact"][0] == "reproduced"


@pytest.mark.parametrize("place", ["Tabel 3.18 rata-rata efisiensi", "Paragraf sesudah Tabel 3.18"])
def test_the_sum_reported_as_mean(report: Report, place: str) -> None:
    """55,37 is the sum of the four efficiencies; their mean is 13,84."""
    finding = report.finding(f"{place}#check")
    assert (finding.verdict, finding.expected) == ("inconsistent", "13,84")
    assert finding.diagnoses[0].code == "sum_as_mean"
    assert finding.tried > 0


def test_productivity_follows_with_the_printed_hundred_only(report: Report) -> None:
    """IKK 3: the printed × 100 reproduces, the intended formula does not, and that is a remark."""
    finding = report.finding("Tabel IKK baris 3/realisasi#realisation")
    assert finding.verdict == "reproduced"
    assert [(basis.name, basis.verdict) for basis in finding.bases] == [
        ("printed", "reproduced"),
        ("intended", "inconsistent"),
    ]
    assert ("Tabel IKK baris 3/realisasi", "only_printed_formula") in {(one.place, one.code) for one in report.remarks}


def test_two_scores_of_one_evaluation_are_a_conflict(report: Report) -> None:
    """79,19 against 79,17 four times."""
    finding = report.finding("Nilai SAKIP 2023#conflict")
    assert (finding.verdict, finding.gravity) == ("inconsistent", "inconsistent")
    assert "Tabel 3.2 baris 3/realisasi: 79,19 BB [79,185; 79,195)" in finding.explanation()


def test_a_label_that_does_not_match_the_scale(report: Report) -> None:
    """87,17 is Sangat Berhasil; the paragraph after Tabel 3.5 says Berhasil, every other place says the former."""
    finding = report.finding("Paragraf sesudah Tabel 3.5#label")
    assert (finding.verdict, finding.reported, finding.expected) == ("no_match", "Berhasil", "Sangat Berhasil")
    others = [one.verdict for one in report.findings if one.kind == "label" and one.id != finding.id]
    assert set(others) == {"match"}


INCONSISTENT = {
    "Tabel 3.4/1/capaian_2022#achievement": "100,47",
    "Tabel 3.11/1/capaian#achievement": "109.96",
    "Tabel 3.6/3/capaian#achievement": "100,70%",
    "Tabel 3.9/sasaran/capaian#achievement": "153,85%",
    "Tabel 3.12/1/capaian#achievement": "117.85%",
    "Tabel 3.7 rata-rata 2022#check": "142,85",
    "Paragraf sesudah Tabel 3.8, capaian 2022#check": "142,85%",
    "Tabel 3.18 rata-rata efisiensi#check": "13,84",
    "Paragraf sesudah Tabel 3.18#check": "13,84",
    "Paragraf sesudah Tabel 3.17#check": "97,44%",
    "Paragraf sebelum Tabel 3.6#check": "11",
    "B.1 Belanja Pegawai, sisa#check": "847.075.220",
    "B. Realisasi Anggaran, rincian pagu B.1#check": "29.703.304.988",
    "B. Realisasi Anggaran, rincian realisasi B.1#check": "28.697.303.566",
    "Tabel 3.16/1.3.4/serapan#derived": "95.47",
    "Tabel 3.16/1.4/serapan#derived": "94.86",
    "Tabel 3.16/4.5/serapan#derived": "99.12",
    "Tabel 3.16/4.5.1/serapan#derived": "99.12",
    "Tabel 2.2/2/anggaran#total": "16.660.300",
    "Tabel 2.2/3.1/anggaran#total": "1.225.354.264",
    "Tabel 2.2/5.1/anggaran#total": "60.230.661",
    "Tabel 3.16/1/realisasi#total": "8,085,260,193.00",
    "Tabel 3.16/1.3/pagu#total": "398,991,060.00",
    "Tabel 3.16/1.4/realisasi#total": "926,880,800.00",
    "Tabel 3.16/3.1/pagu#total": "1,225,354,264.00",
    "Tabel 3.16/3.1/realisasi#total": "1,183,444,300.00",
    "Tabel 3.16/4/pagu#total": "334,110,660.00",
    "Tabel 3.16/4/realisasi#total": "330,997,758.00",
}


def test_these_figures_and_no_others_contradict_their_inputs(report: Report) -> None:
    """Each worked by hand from the printed inputs; copies and conflicts are counted apart."""
    figures = ("check", "realisasi", "achievement", "derived", "total")
    found = {one.id: one.expected for one in report.findings if one.kind in figures and one.verdict == "inconsistent"}
    assert found == INCONSISTENT


def test_most_contradictions_have_a_named_cause(report: Report) -> None:
    """And each cause reproduces the printed figure; the rest have none, which is said."""
    faulty = [one for one in report.findings if one.id in INCONSISTENT]
    assert sum(bool(one.diagnoses) for one in faulty) >= 22
    assert all(one.tried for one in faulty)


def test_labels_and_conflicts_have_causes_too(report: Report) -> None:
    """Sangat Berhasil lost a word; where no majority decides, each figure is traced."""
    label = report.finding("Paragraf sesudah Tabel 3.5#label")
    assert [hit.code for hit in label.diagnoses] == ["label_word_dropped"]
    target = report.finding("Target Renstra 2023, nilai SAKIP#conflict")
    assert any("77,92 di Tabel 3.3/3/target" in hit.message.id for hit in target.diagnoses)


def test_targets_of_the_work_plan_stand_in_later_tables(report: Report) -> None:
    """Tabel 2.2 plans 70 % and 60 KK; Tabel 3.15 measures against 60 % and 55 KK; all others agree."""
    tables = ("Tabel 3.6", "Tabel 3.9", "Tabel 3.12", "Tabel 3.15")
    copies = [
        one for one in report.findings if one.kind == "copy" and one.place.endswith("/target") and one.part in tables
    ]
    assert len(copies) == 27
    assert {one.place: one.expected for one in copies if one.verdict != "consistent"} == {
        "Tabel 3.15/7/target": "70%",
        "Tabel 3.15/7.1/target": "60KK",
    }


def test_faults_are_grouped_by_their_root(report: Report) -> None:
    """928 for 926 in one kegiatan makes the programme's total and an absorption wrong; a wrong mean stands twice."""
    groups = {root.id: root.others for root in report.roots}
    assert set(groups["Tabel 3.16/1.4/realisasi#total"]) >= {
        "Tabel 3.16/1/realisasi#total",
        "Tabel 3.16/1.4/serapan#derived",
    }
    assert groups["Tabel 3.18 rata-rata efisiensi#check"] == ("Paragraf sesudah Tabel 3.18#check",)
    faults = {one.id for one in report.findings if one.is_fault}
    assert faults == set(groups).union(*groups.values())
    assert not any(other in groups for others in groups.values() for other in others)


def test_figures_that_cannot_be_read_are_findings(report: Report) -> None:
    """`6,81,297,418.00` and `18.820.531.793.00`, and what needs them."""
    assert {one.id for one in report.findings if one.verdict == "unreadable"} == {
        "Tabel 3.16/5.2/realisasi#total",
        "Tabel 3.16/5.2.5/serapan#derived",
        "Tabel 3.16 belanja/*/pagu#total",
        "Tabel 3.16 belanja/*/realisasi#total",
        "Tabel 3.16 belanja/*/serapan#derived",
        "Tabel 3.16 belanja/1/serapan#derived",
        "Tabel 3.16 BELANJA OPERASI, pagu menurut B.1#check",
        "Tabel 3.16 BELANJA OPERASI, realisasi menurut B.1#check",
    }


def test_the_report_rounds_in_one_way(report: Report) -> None:
    """Half up explains all of it; no mixture is reported."""
    assert report.roundings["paser-2023"].possible == ("half_up", "half_even")
    assert not [one for one in report.findings if one.kind == "mixed_rounding"]


def test_causes_come_from_the_inputs_of_checks_and_from_the_majority(report: Report) -> None:
    """A sub kegiatan left out is found at B.1; of the figures of one quantity the odd one is the slip."""
    total = report.finding("Tabel 3.16/3.1/realisasi#total").diagnoses
    assert [hit.code for hit in total] == ["total_lacks_rows", "total_with_foreign_row"]
    assert all("390.176.000" in hit.message.id for hit in total)
    score = report.finding("Nilai SAKIP 2023#conflict").diagnoses
    assert score[0].code == "digit_mistyped"
    assert score[0].message.en == "One digit was mistyped: 79,17 BB was printed as 79,19 BB."
    mean = report.finding("Tabel 3.7 rata-rata 2022#check").diagnoses
    assert [hit.code for hit in mean] == ["digits_garbled", "printed_elsewhere"]
