"""Diagnosis: each cause by a case of the two published reports where there is one, and the law of chance."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from kinerja_rules.audit.diagnosis import (
    CHANCE,
    HYPOTHESES,
    LABEL_HYPOTHESES,
    Case,
    Demand,
    Diagnosis,
    Direction,
    LabelCase,
    Neighbour,
    Part,
    Relation,
    diagnose,
    diagnose_label,
)
from kinerja_rules.audit.diagnosis.digits import doubled, dropped, garbled, mistyped, swapped, written
from kinerja_rules.audit.diagnosis.shown import Like
from kinerja_rules.formula import parse
from kinerja_rules.messages.diagnosis import SENTENCES
from kinerja_rules.numbers import HALF_UP, TRUNCATE, Figure, Fraction, read_figure
from kinerja_rules.policy import Scale
from kinerja_rules.policy.scales import Band

RISING = parse("realisasi / target * 100%", units={"realisasi": "persen", "target": "persen"})
FALLING = parse("(target - (realisasi - target)) / target * 100%", units={"realisasi": "persen", "target": "persen"})
DIRECTIONS = (Direction("naik", RISING), Direction("turun", FALLING))


def fig(text: str) -> Figure:
    """A figure; amounts as documents print them."""
    return read_figure(text, unit="money" if text.count(".") > 1 else None)


def case(reported: str, rule: str, inputs: dict[str, str], **more: Any) -> Case:
    """A figure that a rule gives."""
    formula, values = parse(rule), {name: fig(text) for name, text in inputs.items()}
    exact = formula.evaluate(values).value
    return evolve(Case(fig(reported), exact, HALF_UP, formula=formula, inputs=values), **more)


def total(reported: str, *rows: str, **more: Any) -> Case:
    """A figure that rows add up to; a row may bring its details in brackets."""
    parts = tuple(Part(f"baris {at}", fig(text), subject=str(at)) for at, text in enumerate(rows, 1))
    exact = sum((part.figure.value for part in parts), Fraction(0))
    return evolve(Case(fig(reported), exact, HALF_UP, kind="total", parts=parts), **more)


def near(*around: Neighbour) -> Callable[[], Iterable[Neighbour]]:
    """What stands around a figure."""
    return lambda: around


def codes(found: Diagnosis) -> list[str]:
    """What was found, the likeliest first."""
    return [hit.code for hit in found.hits]


ACHIEVEMENT = "realisasi / target * 100%"
ABSORPTION = "realisasi / pagu * 100%"
MEAN = "rata_rata(e1; e2; e3; e4)"
EFFICIENCIES = {"e1": "-11,47", "e2": "53,92", "e3": "10,43", "e4": "2,49"}

FROM_THE_REPORTS = {
    "Paser Tabel 3.18, rata-rata": (case("55,37", MEAN, EFFICIENCIES), "sum_as_mean"),
    "Paser Tabel 3.7, rata-rata": (case("142,52", "rata_rata(c1)", {"c1": "142,85"}), "digits_garbled"),
    "Paser Tabel 3.11": (case("110.69", ACHIEVEMENT, {"realisasi": "79.17", "target": "72"}), "input_digit_dropped"),
    "Paser Tabel 3.12": (case("117.36%", ACHIEVEMENT, {"realisasi": "84.85%", "target": "72%"}), "input_digit_dropped"),
    "Paser Tabel 3.9": (case("153,83 %", ACHIEVEMENT, {"realisasi": "61,54%", "target": "40%"}), "digit_mistyped"),
    "Paser Tabel 3.3, rata-rata": (
        case("110,65%", "rata_rata(c1; c2; c3; c4)", {"c1": "87,17", "c2": "153,85", "c3": "101,60", "c4": "100"}),
        "cut_off",
    ),
    "Paser Tabel 3.6/3": (
        case(
            "97,35%",
            ACHIEVEMENT,
            {"realisasi": "60,42%", "target": "60%"},
            neighbours=near(
                Neighbour("Tabel 3.6/3.2/capaian", fig("103,13%"), "column"),
                Neighbour("Tabel 3.16/3/serapan", fig("97.35"), "subject"),
            ),
        ),
        "copied_same_subject",
    ),
    "Paser Tabel 3.16/1.4": (
        total("928,880,800.00", "729,600.00", "30,871,200.00", "895,280,000.00"),
        "digit_mistyped",
    ),
    "Paser Tabel 3.16/1.4, serapan": (
        case("94.65", ABSORPTION, {"realisasi": "928,880,800.00", "pagu": "979,254,920.00"}),
        "input_mistyped",
    ),
    "Paser Tabel 3.16/1.3.4, serapan": (
        case("99.74", ABSORPTION, {"realisasi": "200,672,903.00", "pagu": "210,194,000.00"}),
        "input_digits_swapped",
    ),
    "Paser Tabel 3.16/1.3.4, serapan, dengan Tabel 2.2": (
        case(
            "99.74",
            ABSORPTION,
            {"realisasi": "200,672,903.00", "pagu": "210,194,000.00"},
            neighbours=near(Neighbour("Tabel 2.2/1.3.4/anggaran", fig("Rp 201.194.000"), "subject")),
        ),
        "input_of_same_subject",
    ),
    "Paser Tabel 2.2/5.1": (
        total(
            "60.480.661",
            "11.380.000",
            "11.380.000",
            "37.470.661",
            neighbours=near(
                Neighbour("Tabel 3.16/5.1.2/pagu", evolve(fig("11.630.000"), unit_kind="money"), subject="2")
            ),
        ),
        "total_with_row_of_other_table",
    ),
    "Paser Tabel 3.16/1.3": (
        total("389,991,060.00", "99,880,150.00", "77,552,700.00", "11,364,210.00", "210,194,000.00"),
        "digits_swapped",
    ),
    "Paser Tabel 3.16/3.1": (
        total(
            "1,573,620,300.00",
            "1,183,444,300.00",
            neighbours=near(Neighbour("B.1 Belanja Modal, gedung", fig("Rp. 390.176.000,-"))),
        ),
        "total_with_foreign_row",
    ),
    "Paser Tabel 2.2/3.1": (
        total(
            "1.620.354.264",
            "1.225.354.264",
            demands=(Demand("Tabel 2.2/3/anggaran", Fraction(1_620_354_264)),),
            neighbours=near(Neighbour("Tabel 3.16/3.1/pagu", fig("1,620,354,264.00"), "subject")),
        ),
        "total_lacks_rows",
    ),
    "Paser B.1": (
        case(
            "Rp. 18.820.531.793,-",
            "pegawai + barang_jasa + hibah + peralatan + gedung",
            {
                "pegawai": "Rp. 18.008.717.353,-",
                "barang_jasa": "10.782.773.195,-",
                "hibah": "Rp. 100.000.000,-",
                "peralatan": "Rp. 418.314.440,-",
                "gedung": "Rp. 393.500.000,-",
            },
        ),
        "total_without_two_rows",
    ),
    "Paser, sesudah Tabel 3.17": (
        case(
            "95,40%",
            "rata_rata(a; b)",
            {"a": "99,49", "b": "97,35"},
            neighbours=near(Neighbour("Tabel 3.16/*/serapan", fig("95.40"))),
        ),
        "copied_from_elsewhere",
    ),
    "Banjar Tabel 3.4": (case("97.79%", ACHIEVEMENT, {"realisasi": "97.30%", "target": "97.50%"}), "digit_mistyped"),
    "Banjar Tabel 3.8/6": (case("3.09%", "100% - serapan", {"serapan": "69.10%"}), "decimal_shifted"),
    "Banjar Tabel 3.8/10": (
        case("3.47%", "100% - serapan", {"serapan": "98.36%"}, row={"capaian": fig("101.83%")}),
        "achievement_minus_absorption",
    ),
    "Banjar Tabel 3.13/1.6.2": (
        case("70.46%", ABSORPTION, {"realisasi": "72.573.061", "pagu": "103.140.000"}),
        "digit_mistyped",
    ),
    "Banjar Tabel 3.8/17": (
        Case(
            fig("68.43%"),
            Fraction("47.91"),
            HALF_UP,
            kind="copy",
            demands=(Demand("Tabel 3.13/3.1/serapan", Fraction("68.43")),),
        ),
        "agrees_with_other_source",
    ),
    "Banjar A.1": (case("42.10%", "disusun / rencana * 100", {"disusun": "8", "rencana": "19"}), "cut_off"),
    "Banjar Tabel 3.13/1.6": (
        total(
            "1.365.405.000",
            "38.990.000",
            "103.140.000",
            "1.223.415.000",
            neighbours=near(
                Neighbour(
                    "Tabel 2.2/8/anggaran", evolve(fig("Rp 1.365.405.000"), unit_kind="money"), relation="subject"
                )
            ),
        ),
        "printed_elsewhere",
    ),
}


@pytest.mark.parametrize(("figure", "code"), FROM_THE_REPORTS.values(), ids=FROM_THE_REPORTS)
def test_a_figure_of_the_reports(figure: Case, code: str) -> None:
    """The cause that a reader would name is named first, or right after a simpler one."""
    found = diagnose(figure)
    assert code in codes(found)[:2]
    assert found.tried > 10
    assert found.chance <= CHANCE


QUANTITIES = {"realisasi": "61,54%", "target": "47%"}
WORKED = case("1", ACHIEVEMENT, QUANTITIES, kind="achievement", target=fig("47%"), realisation=fig("61,54%"))
AMOUNTS = ("38.990.000", "103.140.000", "1.223.415.000", "24.060.250")

MADE = {
    "other_rounding": case("2,47%", "a", {"a": "2,4650"}, rounding=TRUNCATE),
    "sign_flipped": case("11,47", "a - b", {"a": "87,17", "b": "98,64"}),
    "digit_dropped": case("13,94%", ACHIEVEMENT, QUANTITIES),
    "digit_doubled": case("1330,94%", ACHIEVEMENT, QUANTITIES),
    "mean_as_sum": case("13,84", "jumlah(e1; e2; e3; e4)", EFFICIENCIES),
    "mean_over_other_count": case("18,46", MEAN, EFFICIENCIES),
    "fraction_inverted": case("76,37%", ACHIEVEMENT, QUANTITIES),
    "other_direction": evolve(WORKED, reported=fig("69,06%"), direction="naik", directions=DIRECTIONS),
    "hundred_missing": case("0,42%", "a / b * 100", {"a": "8", "b": "19"}),
    "hundred_twice": case("4210,53%", "a / b * 100", {"a": "8", "b": "19"}),
    "hundred_minus_absorption": case("1.64%", "capaian - serapan", {"capaian": "101.83%", "serapan": "98.36%"}),
    "from_rounded": evolve(
        case("87,17%", ACHIEVEMENT, {"realisasi": "26,1493%", "target": "30%"}), realisation=fig("26,15%")
    ),
    "from_exact": evolve(
        case("87,15%", ACHIEVEMENT, {"realisasi": "26,15%", "target": "30%"}),
        realisation=fig("26,15%"),
        realisation_exact=Fraction("26.1451"),
    ),
    "rounded_between": case("131,91%", ACHIEVEMENT, {"realisasi": "61,54%", "target": "47%"}),
    "ratio_rounded": case("130,90%", ACHIEVEMENT, QUANTITIES),
    "input_digit_added": case("1407,53%", ACHIEVEMENT, QUANTITIES),
    "input_mark_misread": case("4,14", "(a + b) / c", {"a": "8604", "b": "43,11", "c": "12,5"}),
    "input_repeated": case("42,10", "(a + b + c) / d", {"a": "91,20", "b": "43,11", "c": "40,08", "d": "3"}),
    "input_of_earlier_year": case(
        "143,12%",
        ACHIEVEMENT,
        QUANTITIES,
        neighbours=near(Neighbour("Tabel 3.4/1/target_2022", fig("43%"), "earlier")),
    ),
    "input_of_row": case(
        "143,12%",
        ACHIEVEMENT,
        QUANTITIES,
        neighbours=near(Neighbour("Tabel 3.4/1/target_2022", fig("43%"), "row")),
    ),
    "copied_from_row": case(
        "30,14%", ACHIEVEMENT, QUANTITIES, neighbours=near(Neighbour("Tabel 3.4/1/lain", fig("30,14%"), "row"))
    ),
    "copied_from_column": case(
        "30,14%",
        ACHIEVEMENT,
        QUANTITIES,
        neighbours=near(Neighbour("Tabel 3.4/2/capaian", fig("30,14%"), "column")),
    ),
    "copied_earlier_year": case(
        "30,14%",
        ACHIEVEMENT,
        QUANTITIES,
        neighbours=near(Neighbour("Tabel 3.4/1/2022", fig("30,14%"), "earlier")),
    ),
    "total_without_row": total("1.286.465.250", *AMOUNTS),
    "total_with_row_twice": total("1.428.595.250", *AMOUNTS),
    "total_with_row_subtracted": total("1.311.625.250", *AMOUNTS),
    "total_until_row": total("142.130.000", *AMOUNTS),
    "child_of_total": total("103.140.000", *AMOUNTS),
    "total_with_child": Case(
        fig("1.079.360"),
        Fraction(2_000_000),
        HALF_UP,
        kind="total",
        parts=(
            Part("1", fig("1.000.000"), (Part("1.1", fig("Rp 79.360")), Part("1.2", fig("Rp 920.640"))), "1"),
            Part("2", fig("Rp 1.000.000"), (), "2"),
        ),
    ),
    "total_with_children_too": Case(
        fig("2.600.000"),
        Fraction(1_600_000),
        HALF_UP,
        kind="total",
        parts=(
            Part("1", fig("Rp 1.000.000"), (Part("1.1", fig("Rp 79.360")), Part("1.2", fig("Rp 920.640"))), "1"),
            Part("2", fig("Rp 600.000"), (), "2"),
        ),
    ),
}


@pytest.mark.parametrize(("code", "figure"), MADE.items(), ids=MADE)
def test_a_figure_made_so(code: str, figure: Case) -> None:
    """What no report shows yet is found in a figure that was made by it."""
    assert code in codes(diagnose(figure))


def test_every_cause_is_shown() -> None:
    """Each hypothesis has a sentence and a case above, and no sentence is without a hypothesis."""
    table = [hypothesis.code for hypothesis in HYPOTHESES]
    assert len(table) == len(set(table))
    labels = {code for code in SENTENCES if code.startswith("label_")}
    assert set(table) == set(SENTENCES) - labels - {"then_cut_off"}
    assert set(table) == {code for _, code in FROM_THE_REPORTS.values()} | set(MADE)


SANGAT_BERHASIL = Band("Sangat Berhasil", Fraction(85), Fraction(100))
PERINGKAT = Scale(
    "peringkat", (Band("Baik", Fraction(76), Fraction(91), True, False), Band("Sangat Baik", Fraction(91)))
)


LABELS = [
    (
        LabelCase("Berhasil", Fraction("87.17"), SANGAT_BERHASIL),
        "label_word_dropped",
        "Satu kata hilang: Sangat Berhasil tercetak Berhasil.",
    ),
    (
        LabelCase("sangat baik", Fraction(100), Band("Berhasil", Fraction(91)), (PERINGKAT,)),
        "label_of_other_scale",
        "Label menurut skala lain, peringkat: >= 91 berlabel sangat baik.",
    ),
    (
        LabelCase("Sangat Tinggi Sekali", Fraction(95), Band("Sangat Tinggi", Fraction(91))),
        "label_word_added",
        "Kelebihan satu kata: Sangat Tinggi tercetak Sangat Tinggi Sekali.",
    ),
]


@pytest.mark.parametrize(
    ("figure", "code", "told"), LABELS, ids=["Paser, sesudah Tabel 3.5", "Banjar, ikhtisar", "made"]
)
def test_causes_of_labels(figure: LabelCase, code: str, told: str) -> None:
    """A word left out, another scale's label, a word too many; each in one sentence."""
    hits = diagnose_label(figure)
    assert [(hit.code, hit.message.id) for hit in hits] == [(code, told)]


def test_a_label_without_a_known_cause() -> None:
    """Another label of the same scale, or one that the other scale gives to other values: nothing is claimed."""
    assert diagnose_label(LabelCase("Cukup", Fraction(95), SANGAT_BERHASIL, (PERINGKAT,))) == ()
    assert diagnose_label(LabelCase("Baik", Fraction(95), SANGAT_BERHASIL, (PERINGKAT,))) == ()
    assert len(LABEL_HYPOTHESES) == 2


def test_the_sentence_of_a_cause() -> None:
    """It names the right figure as the report would print it, in both languages, and the places."""
    hit = diagnose(FROM_THE_REPORTS["Banjar Tabel 3.4"][0]).hits[0]
    assert hit.message.id == "Satu angka salah ketik: 99.79% tercetak 97.79%."
    assert hit.message.en == "One digit was mistyped: 99.79% was printed as 97.79%."
    copied = diagnose(FROM_THE_REPORTS["Paser Tabel 3.6/3"][0]).hits[0]
    assert copied.places == ("Tabel 3.16/3/serapan",)
    assert copied.message.id == "Sama dengan angka 97.35 di Tabel 3.16/3/serapan: mungkin tersalin dari sana."
    dropped_digit = diagnose(FROM_THE_REPORTS["Paser Tabel 3.11"][0]).hits[0]
    assert dropped_digit.message.id == "Cocok bila realisasi 79.17 dibaca 79.7: satu angka hilang waktu dihitung."


def test_a_result_that_was_cut_off_says_so() -> None:
    """Sixteen rows of which one is missing, and the mean cut off: both are told."""
    found = diagnose(case("66,66", "rata_rata(a; b; c; d)", {"a": "100", "b": "50", "c": "50", "d": "12,4"}))
    assert found.hits[0].code == "total_without_row"
    assert found.hits[0].message.id.endswith("Hasilnya dipotong, tidak dibulatkan.")
    assert found.hits[0].message.en.endswith("The result was cut off, not rounded.")


def test_inputs_that_are_numbers() -> None:
    """A count that is stated, and one that no decimal ends, are inputs as figures are."""
    formula = parse("a / b * 100")
    inputs = {"a": Fraction(309142), "b": Fraction(317696)}
    found = diagnose(Case(fig("122,80%"), formula(**inputs), HALF_UP, formula=formula, inputs=inputs))
    assert found.hits[0].message.id == "Cocok bila a 309.142 dibaca 390.142: dua angka tertukar."
    thirds = {"a": Fraction(1, 3), "b": Fraction(7, 3)}
    assert diagnose(Case(fig("14,92%"), formula(**thirds), HALF_UP, formula=formula, inputs=thirds)).tried > 10


@pytest.mark.parametrize(
    ("rule", "inputs", "reported", "code"),
    [
        ("(a + b) / 2", {"a": "53,92", "b": "10,43"}, "64,35", "sum_as_mean"),
        ("jumlah(a; b) / c * 100", {"a": "50,11", "b": "10,43", "c": "47"}, "64,40", "mean_as_sum"),
        ("rata_rata(a; b) / c * 100", {"a": "50,11", "b": "10,43", "c": "47"}, "128,81", "sum_as_mean"),
        ("rata_rata(a; b; c; 0)", {"a": "50,11", "b": "10,43", "c": "47"}, "107,54", "sum_as_mean"),
    ],
)
def test_means_within_a_formula(rule: str, inputs: dict[str, str], reported: str, code: str) -> None:
    """A mean is found where it is a quotient by the count, and where it is a part of the formula."""
    assert code in codes(diagnose(case(reported, rule, inputs)))


def test_a_report_of_one_row_has_few_causes() -> None:
    """A total of one row is that row: the row's slips are the total's own."""
    found = diagnose(total("16.666.300", "16.660.300"))
    assert codes(found) == ["digit_mistyped"]


def test_without_what_a_cause_needs() -> None:
    """No target, no realisation, a formula without division, an input that is missing: nothing is invented."""
    bare = Case(fig("12,34%"), Fraction(50), HALF_UP, directions=DIRECTIONS)
    assert diagnose(bare).tried > 0
    lacking = evolve(bare, formula=parse("a / b"), inputs={"a": Fraction(1)}, realisation=fig("1"))
    assert diagnose(lacking).hits == diagnose(bare).hits
    no_divisor = evolve(WORKED, reported=fig("12,34%"), target=fig("0%"), directions=DIRECTIONS, direction="naik")
    assert diagnose(no_divisor).tried > 0


def test_a_mean_of_quarters_of_which_two_are_empty() -> None:
    """Divided by the two that are not: 52,30 where the mean of four is 26,15."""
    quarters = {"t1": "0", "t2": "0", "t3": "66,67", "t4": "37,93"}
    found = diagnose(case("52,30", "rata_rata(t1; t2; t3; t4)", quarters))
    assert found.hits[0].message.id == "Jumlahnya dibagi 2, padahal nilainya 4."


def test_without_a_result_there_is_no_cause() -> None:
    """A figure with a missing input is not diagnosed."""
    assert diagnose(Case(fig("1"), None, HALF_UP)) == Diagnosis(0, (), Fraction(0))


def test_a_single_digit_is_explained_by_nothing_broad() -> None:
    """Any digit is another one mistyped: of a count of one digit at most one other is claimed."""
    found = diagnose(total("9", "1", "5", "5"))
    assert found.hits == ()
    assert found.chance <= CHANCE
    assert diagnose(total("0", "1")).hits == ()  # nor is 0,1 or 0,01 a digit that is left


def test_a_right_figure_has_no_cause() -> None:
    """What is as it should be is never explained."""
    assert diagnose(case("61,54%", "a / b * 100", {"a": "8", "b": "13"})).hits == ()


@pytest.mark.parametrize(
    ("model", "value", "digits", "shown"),
    [
        ("97.79%", "99.79", 2, "99.79%"),
        ("153,83 %", "1153.85", 2, "1153,85 %"),
        ("Rp. 7.256.234.158", "7258234158", 0, "Rp. 7.258.234.158"),
        ("928,880,800.00", "926880800", 2, "926,880,800.00"),
        ("(11,47)", "11.47", 2, "11,47"),
        ("11,47", "-11.47", 2, "-11,47"),
        ("1026 Orang", "1062", 0, "1062 Orang"),
        ("Rp 2 miliar", "3000000000", 0, "3.000.000.000"),
    ],
)
def test_figures_are_written_as_the_report_writes_them(model: str, value: str, digits: int, shown: str) -> None:
    """Its marks, its grouping, its unit."""
    assert Like(fig(model), Fraction(value), digits).spoken().id == shown


@given(st.text("0123456789", min_size=1, max_size=9), st.integers(0, 4))
def test_slips_of_the_hand(text: str, decimals: int) -> None:
    """Each slip changes what it says it changes, and the mark stays where it was."""
    decimals = min(decimals, len(text) - 1)
    for other, places in swapped(text, decimals):
        assert sorted(other) == sorted(text)
        assert places == decimals
        assert other != text
    for other, places in mistyped(text, decimals):
        assert sum(a != b for a, b in zip(other, text, strict=True)) == 1
        assert places == decimals
    for other, places in dropped(text, decimals):
        assert len(other) == len(text) - 1
        assert len(other) - places in (len(text) - decimals, len(text) - decimals - 1)
    for other, places in doubled(text, decimals):
        assert len(other) == len(text) + 1
        assert text in {one for one, _ in dropped(other, places)} or len(text) - decimals == 1
    assert len(list(garbled(text, decimals))) == len(set(garbled(text, decimals)))


def test_digits_of_a_figure() -> None:
    """At least one digit stands before the mark."""
    assert written(-5, 2) == "005"


def _crowd() -> Iterable[Neighbour]:
    """A report of a thousand figures, of every kind."""
    for at in range(1000):
        kind = at % 4
        text = f"{at * 7919 % 9000 + 1000}"
        figure = (
            read_figure(f"{text[:2]},{text[2:]}%") if kind else read_figure(f"Rp {at * 104729 % 9000 + 1000}.000,-")
        )
        relation: Relation = "row" if at % 50 == 1 else "column" if at % 20 == 2 else "far"
        yield Neighbour(f"Tabel {at}", figure, "subject" if at % 30 == 3 else relation, subject=str(at % 9))


CROWD = tuple(_crowd())


def crowd() -> Iterable[Neighbour]:
    """They stand around every figure."""
    return CROWD


LARGE = (
    case("55,38", MEAN, EFFICIENCIES, neighbours=crowd),
    evolve(WORKED, reported=fig("13,57%"), direction="naik", directions=DIRECTIONS, neighbours=crowd),
    case("12.34", ABSORPTION, {"realisasi": "72.573.061", "pagu": "103.140.000"}, neighbours=crowd),
    total(
        "1.365.405.001", *(f"{at * 7919 % 900 + 100}.{at * 31 % 900 + 100}.000" for at in range(40)), neighbours=crowd
    ),
)


def randomised(figure: Case, units: int) -> Case | None:
    """The case with other digits, as many as it has; None where they are right."""
    value = Fraction(units) / Fraction(10) ** figure.digits
    other = evolve(figure, reported=evolve(figure.reported, value=value))
    return None if other.exact is not None and other.right(other.exact) == units else other


@settings(max_examples=60)
@given(figure=st.sampled_from([one for one, _ in FROM_THE_REPORTS.values()] + list(LARGE)), data=st.data())
def test_what_is_tried_does_not_look_at_the_digits(figure: Case, data: st.DataObject) -> None:
    """The chance foretold is the same for every figure of equal length, and never above the bound."""
    length = len(written(figure.units, figure.digits))
    low = 0 if length == figure.digits + 1 else 10 ** (length - 1)
    units = data.draw(st.integers(low, 10**length - 1))
    other = randomised(figure, -units if figure.units < 0 else units)
    if other is not None and units:
        found = diagnose(other)
        assert found.chance == diagnose(figure).chance
        assert found.chance <= CHANCE


@pytest.mark.parametrize(
    "figure", [LARGE[0], LARGE[2], FROM_THE_REPORTS["Banjar Tabel 3.8/6"][0]], ids=["mean", "quotient", "three digits"]
)
def test_chance_explains_at_most_one_of_ten(figure: Case) -> None:
    """Of all figures of equal length, one of forty tried, at most a tenth is explained, as was foretold."""
    length = len(written(figure.units, figure.digits))
    low = 0 if length == figure.digits + 1 else 10 ** (length - 1)
    cases = [other for units in range(low, 10**length, 41) if (other := randomised(figure, units)) is not None]
    explained = sum(bool(diagnose(other).hits) for other in cases)
    assert Fraction(explained, len(cases)) <= Fraction(1, 10)
