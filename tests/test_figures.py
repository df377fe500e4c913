"""Figures as printed: every form that the documents print, and every refusal with its words."""

from __future__ import annotations

from typing import Literal

import pytest

from kinerja_rules.errors import Diagnostic, FigureError, Span
from kinerja_rules.messages.figures import SENTENCES
from kinerja_rules.numbers import (
    HALF_EVEN,
    HALF_UP,
    TRUNCATE,
    Figure,
    Fraction,
    Rounding,
    UnitKind,
    read_figure,
    read_sum,
    unit_kind,
)


def refusal(text: str, unit: UnitKind | None = None) -> Diagnostic:
    """The one diagnostic with which reading is refused."""
    with pytest.raises(FigureError) as caught:
        read_figure(text, unit=unit)
    (diagnostic,) = caught.value.diagnostics
    return diagnostic


PRINTED = [
    # percentages: decimals, whatever the mark
    ("97.30%", "97.30", 2, "percent"),
    ("26,15 %", "26.15", 2, "percent"),
    ("61,54 %", "61.54", 2, "percent"),
    ("0,184%", "0.184", 3, "percent"),
    ("101.830 %", "101.830", 3, "percent"),
    ("101.830%", "101.830", 3, "percent"),
    ("135.806%", "135.806", 3, "percent"),
    ("127.411 %", "127.411", 3, "percent"),
    ("37.9%", "37.9", 1, "percent"),
    ("100%", "100", 0, "percent"),
    ("100 %", "100", 0, "percent"),
    ("97,30 persen", "97.30", 2, "percent"),
    ("97,30 Persen.", "97.30", 2, "percent"),
    ("= 4,72%", "4.72", 2, "percent"),
    ("3,02 poin persen", "3.02", 2, "percent"),
    # money
    ("Rp 22.884 / Jam", "22884", 0, "money"),
    ("Rp 23.303/ Jam", "23303", 0, "money"),
    ("Rp 23.303/Jam", "23303", 0, "money"),
    ("Rp 206.253.000", "206253000", 0, "money"),
    ("Rp.  88.200.000", "88200000", 0, "money"),
    ("Rp. 18.820.531.793,-", "18820531793", 0, "money"),
    ("Rp17.161.642.133,-", "17161642133", 0, "money"),
    ("18.820.531.793,--", "18820531793", 0, "money"),
    ("Rp 17.955.479.873,00", "17955479873", 2, "money"),
    ("Rp 12,5", "12.5", 1, "money"),
    ("IDR 44,123", "44123", 0, "money"),
    ("22.884 rupiah", "22884", 0, "money"),
    ("US$ 1,500", "1500", 0, "money"),
    # scaled by a word: the digits count down
    ("1,5 juta", "1500000", -5, None),
    ("Rp 2 miliar", "2000000000", -9, "money"),
    ("Rp 1,25 Triliun", "1250000000000", -10, "money"),
    ("12 ribu orang", "12000", -3, "count"),
    # counted things
    ("1 Kawasan", "1", 0, "count"),
    ("0 Kawasan", "0", 0, "count"),
    ("4 Kawasa n Wilayah", "4", 0, "count"),
    ("200 Lowong an", "200", 0, "count"),
    ("1026 Orang", "1026", 0, "count"),
    ("32268 Orang", "32268", 0, "count"),
    ("8.604 Orang", "8604", 0, "count"),
    ("1.143 Orang", "1143", 0, "count"),
    ("55 KK", "55", 0, "count"),
    ("60KK", "60", 0, "count"),
    ("4 Dokumen", "4", 0, "count"),
    ("32 Asosiasi dengan serikat pekerja", "32", 0, "count"),
    # grades and scores
    ("79,17BB", "79.17", 2, None),
    ("79,19 BB", "79.19", 2, None),
    ("62B", "62", 0, None),
    ("91.65 Nilai", "91.65", 2, None),
    ("85 Nilai", "85", 0, None),
    ("84.38 Nilai", "84.38", 2, None),
    # bare numbers of unambiguous shape
    ("99.79", "99.79", 2, None),
    ("77,92", "77.92", 2, None),
    ("-11,47", "-11.47", 2, None),
    ("- 11,47", "-11.47", 2, None),
    ("(11,47)", "-11.47", 2, None),
    ("18,820,531,793.00", "18820531793", 2, None),
    ("793,837,740.00", "793837740", 2, None),
    ("748,000.00", "748000", 2, None),
    ("7.355.120.682", "7355120682", 0, None),
    ("44.741.792,08779263", "44741792.08779263", 8, None),
    ("11.736.080.000.000 ", "11736080000000", 0, None),
    ("2555", "2555", 0, None),
    ("0.500", "0.500", 3, None),
    ("1234.567", "1234.567", 3, None),
    ("1.234,567", "1234.567", 3, None),
    ("8.60400", "8.604", 5, None),
    # what documents and their extraction leave round a figure
    ("$36.980.150.000.000$", "36980150000000", 0, None),
    (r"$= 17.062.065.433,54$", "17062065433.54", 2, None),
    (r"97.30\%", "97.30", 2, "percent"),
    ("<u>126</u>", "126", 0, None),
    ("<b>80.15</b>", "80.15", 2, None),
    ("**95,40%**", "95.40", 2, "percent"),
    ("“80.15”", "80.15", 2, None),
    ("９７，３０％", "97.30", 2, "percent"),
    ("97,30\u00a0%", "97.30", 2, "percent"),
    ("Rp\u202f22.884", "22884", 0, "money"),
    ("−5", "-5", 0, None),
    ("–5,5", "-5.5", 1, None),
    ("\ufeff97,30\u200b%", "97.30", 2, "percent"),
    ("97,30\n%", "97.30", 2, "percent"),
    ("(11,47%)", "-11.47", 2, "percent"),
    ("(11,47) %", "-11.47", 2, "percent"),
    ("Rp (5.000)", "-5000", 0, "money"),
    ("-Rp 5.000", "-5000", 0, "money"),
    ("4 (empat)", "4", 0, None),
    ("120 m2", "120", 0, None),
    ("sebesar 4,72%", "4.72", 2, "percent"),
]


@pytest.mark.parametrize(("text", "value", "digits", "kind"), PRINTED, ids=[repr(case[0]) for case in PRINTED])
def test_a_printed_figure(text: str, value: str, digits: int, kind: UnitKind | None) -> None:
    """Its value, its shown digits, and the kind of unit that is printed with it."""
    figure = read_figure(text)
    assert (figure.value, figure.digits, figure.unit_kind) == (Fraction(value), digits, kind)
    assert figure.text == text
    assert figure.percent == (kind == "percent")


@pytest.mark.parametrize(
    ("text", "prefix", "suffix", "unit"),
    [
        ("97.30%", "", "%", "%"),
        ("97,30 persen", "", "persen", "%"),
        ("Rp 23.303/ Jam", "Rp", "/ Jam", "Rp / Jam"),
        ("Rp. 18.820.531.793,-", "Rp.", ",-", "Rp"),
        ("Rp 2 miliar", "Rp", "miliar", "Rp"),
        ("US$ 1,500", "US$", "", "US$"),
        ("79,17BB", "", "BB", ""),
        ("1 Kawasan", "", "Kawasan", "Kawasan"),
        ("12 ribu orang", "", "ribu orang", "orang"),
        ("= 4,72%", "=", "%", "%"),
        ("(11,47)", "(", ")", ""),
        ("22.884 rupiah", "", "rupiah", "rupiah"),
        ("99.79", "", "", ""),
    ],
)
def test_what_stands_round_a_figure(text: str, prefix: str, suffix: str, unit: str) -> None:
    """What is printed before and after, and the unit in it, written one way."""
    figure = read_figure(text)
    assert (figure.prefix, figure.suffix, figure.unit) == (prefix, suffix, unit)


@pytest.mark.parametrize(
    ("text", "unit", "style", "value"),
    [
        ("12.317", "percent", "auto", "12.317"),
        ("12.317", "percent", "id", "12.317"),
        ("12.317", "count", "auto", "12317"),
        ("12.317", "money", "en", "12317"),
        ("12,317", "count", "auto", "12317"),
        ("12.317", None, "id", "12317"),
        ("12.317", None, "en", "12.317"),
        ("12,317", None, "id", "12.317"),
        ("12,317", None, "en", "12317"),
        ("12.317 Nilai", None, "en", "12.317"),
        ("12.317 %", "count", "en", "12.317"),
        ("12.31", "count", "en", "12.31"),
        ("1.234,5", None, "en", "1234.5"),
        ("Rp 1.250 miliar", "money", "id", "1250000000000"),
        ("Rp 1.250 miliar", "money", "en", "1250000000"),
    ],
)
def test_shape_then_unit_then_style(
    text: str, unit: UnitKind | None, style: Literal["auto", "id", "en"], value: str
) -> None:
    """The style is asked only where neither shape nor unit decides, and never overrules them."""
    assert read_figure(text, unit=unit, style=style).value == Fraction(value)


def test_a_pack_declares_what_is_counted() -> None:
    """A unit word of a pack's own is evidence like the built-in ones."""
    assert refusal("8.604 Bibit").code == "ambiguous_figure"
    assert read_figure("8.604 Bibit", counted={"bibit"}).value == 8604


def test_a_given_unit_is_kept() -> None:
    """Where nothing is printed the unit kind is the one given; the percent sign is only what is printed."""
    figure = read_figure("97,30", unit="percent")
    assert (figure.unit_kind, figure.percent) == ("percent", False)
    assert read_figure("97,30%", unit="count").unit_kind == "percent"


CODES = [
    ("12.317", "ambiguous_figure"),
    ("8,604", "ambiguous_figure"),
    ("1.000", "ambiguous_figure"),
    ("-12.317", "ambiguous_figure"),
    ("Rp 1.250 miliar", "ambiguous_figure"),
    ("6,81,297,418.00", "unreadable_figure"),
    ("2.02.015.000", "unreadable_figure"),
    ("13.829.330.000.00", "unreadable_figure"),
    ("18.820.531.793.00", "unreadable_figure"),
    ("1,234.567.890", "unreadable_figure"),
    ("1234.567.890", "unreadable_figure"),
    ("0.123.456", "unreadable_figure"),
    ("0.123,45", "unreadable_figure"),
    ("1 234 567", "unreadable_figure"),
    ("18.820. 531.793", "unreadable_figure"),
    ("1.2.3", "unreadable_figure"),
    ("", "no_figure"),
    (" ", "no_figure"),
    ("-", "no_figure"),
    ("–", "no_figure"),
    ("--", "no_figure"),
    ("n/a", "no_figure"),
    ("N.A.", "no_figure"),
    ("...", "no_figure"),
    ("Rp -", "no_figure"),
    ("- %", "no_figure"),
    ("nihil", "no_figure"),
    ("tidak ada data", "no_figure"),
    ("abc", "not_a_number"),
    ("BB", "not_a_number"),
    ("%a", "not_a_number"),
    ("nan", "not_a_number"),
    ("½", "not_a_number"),
    ("٣٤", "not_a_number"),
    ("\x0crac{1}{2}", "not_a_number"),
    ("97\x00", "not_a_number"),
    ("#DIV/0!", "sheet_error"),
    ("#N/A", "sheet_error"),
    ("85 % s/d 100%", "several_figures"),
    (">90 – 100", "several_figures"),
    ("12 - 13 Juli 2023", "several_figures"),
    ("0,5% Thn 2020", "several_figures"),
    ("1e5", "several_figures"),
    ("1,5E+06", "several_figures"),
    ("30 12", "several_figures"),
    ("2½", "several_figures"),
    ("5²", "several_figures"),
    ("8.604 1)", "several_figures"),
    ("1 juta 500 ribu", "several_figures"),
    ("<60", "words_around_figure"),
    ("≤ 50 %", "words_around_figure"),
    ("± 5", "words_around_figure"),
    ("kurang dari 5", "words_around_figure"),
    ("97% lebih", "words_around_figure"),
    ("17 tahun ke atas", "words_around_figure"),
    ("5 x", "words_around_figure"),
    ("97,30%*", "words_around_figure"),
    ("5-", "words_around_figure"),
    ("97.", "words_around_figure"),
    (".5", "words_around_figure"),
    ("(11,47", "words_around_figure"),
    ("11,47)", "words_around_figure"),
    ("((5))", "ambiguous_sign"),
    ("(5 orang)", "words_around_figure"),
    ("Rp 5 %", "words_around_figure"),
    ("5 % juta", "words_around_figure"),
    ("{5}", "words_around_figure"),
    ("No. 17", "words_around_figure"),
    ("(-5)", "ambiguous_sign"),
    ("-(5)", "ambiguous_sign"),
    ("--5", "ambiguous_sign"),
    ("-Rp -5", "ambiguous_sign"),
    ("Rp 2 M", "unclear_magnitude"),
    ("Rp 2 T / tahun", "unclear_magnitude"),
    ("1" * 4001, "figure_too_long"),
    ("1 " + "jt " * 1000, "figure_too_long"),
]


@pytest.mark.parametrize(("text", "code"), CODES, ids=[repr(text[:20]) for text, _ in CODES])
def test_a_refused_figure(text: str, code: str) -> None:
    """What is not one clear number is refused, each kind with its own code."""
    assert refusal(text).code == code


def test_a_letter_may_mean_millions_only_in_money() -> None:
    """M after money may be miliar or million; after other figures it is a unit like any."""
    assert refusal("2 M", unit="money").code == "unclear_magnitude"
    assert read_figure("2 M").unit == "M"


@pytest.mark.parametrize(
    ("text", "likely"),
    [
        ("6,81,297,418.00", ["681297418"]),
        ("2.02.015.000", ["202015000"]),
        ("13.829.330.000.00", ["13829330000", "1382933000000"]),
        ("Rp -1.2.3", ["-12.3", "-123"]),
        ("1 234 567", ["1234567"]),
        ("1 234 567,89", ["1234567.89"]),
        ("12 345", ["12345"]),
    ],
)
def test_likely_readings_are_offered(text: str, likely: list[str]) -> None:
    """Groups not of three: the likeliest first, as Figures, and none is taken."""
    readings = refusal(text).values["readings"]
    assert isinstance(readings, tuple)
    assert all(isinstance(figure, Figure) for figure in readings)
    assert [figure.value for figure in readings] == [Fraction(value) for value in likely]


MESSAGES = {
    "12.317": (
        'Angka "12.317" dapat dibaca 12317 atau 12,317.\n'
        "  Nyatakan satuannya (persen, rupiah, orang, ...), "
        'atau gaya_angka = "id" untuk 12317, "en" untuk 12,317.\n'
        '  (The figure "12.317" can be read as 12317 or as 12.317. '
        'State its unit (persen, rupiah, orang, ...), or gaya_angka = "id" for 12317, "en" for 12.317.)'
    ),
    "8,604": (
        'Angka "8,604" dapat dibaca 8604 atau 8,604.\n'
        "  Nyatakan satuannya (persen, rupiah, orang, ...), "
        'atau gaya_angka = "en" untuk 8604, "id" untuk 8,604.\n'
        '  (The figure "8,604" can be read as 8604 or as 8.604. '
        'State its unit (persen, rupiah, orang, ...), or gaya_angka = "en" for 8604, "id" for 8.604.)'
    ),
    "13.829.330.000.00": (
        'Tanda ribuan atau desimal pada "13.829.330.000.00" tidak beraturan; '
        "barangkali maksudnya 13.829.330.000,00 atau 1.382.933.000.000.\n"
        "  Cocokkan dengan dokumen sumbernya. Kalau dokumennya yang salah, biarkan seperti tercetak: "
        "angka ini dilaporkan tidak terbaca.\n"
        '  (The thousands or decimal marks of "13.829.330.000.00" are irregular; '
        "it may stand for 13,829,330,000.00 or 1,382,933,000,000. Compare it with the source document. "
        "If the document itself is wrong, leave it as printed: the figure is reported as unreadable.)"
    ),
    "-": (
        'Tidak ada angka di sini: "-".\n'
        "  Kalau nilainya memang nol, tulis 0. Kalau belum ada, hilangkan saja: "
        "yang kosong tidak dihitung sebagai nol.\n"
        '  (There is no figure here: "-". If the value is zero, write 0. '
        "If there is none yet, leave it out: a blank does not count as zero.)"
    ),
    "\x0crac{1}{2}": (
        'Ini bukan angka: "\\x0crac{1}{2}".\n'
        '  Tulis satu angka, misalnya 317696 atau "97,30%".\n'
        '  (This is not a number: "\\x0crac{1}{2}". Write one number, such as 317696 or "97.30%".)'
    ),
    "#DIV/0!": (
        'Ini pesan galat dari lembar sebar, bukan angka: "#DIV/0!".\n'
        "  Perbaiki rumus di lembar sebarnya, atau hilangkan nilai ini.\n"
        '  (This is an error value of a spreadsheet, not a figure: "#DIV/0!". '
        "Mend the formula in the spreadsheet, or leave this value out.)"
    ),
    "85 % s/d 100%": (
        'Di sini ada lebih dari satu angka: "85 % s/d 100%".\n'
        "  Tulis satu angka saja; angka dalam keterangannya dihilangkan.\n"
        '  (More than one number stands here: "85 % s/d 100%". '
        "Write one number only, without the numbers of the words around it.)"
    ),
    "97% lebih": (
        'Angka dalam "97% lebih" tidak dapat diambil begitu saja, karena ada "lebih" di sekitarnya.\n'
        '  Tulis angka dan satuannya saja, misalnya "97,30%" atau "8 orang".\n'
        '  (The number in "97% lebih" cannot simply be taken, because "lebih" stands beside it. '
        'Write the number and its unit only, such as "97.30%" or "8 orang".)'
    ),
    "(-5)": (
        'Tanda negatif pada "(-5)" tidak jelas.\n'
        '  Tulis satu tanda saja: "-" di depan angka, atau angka dalam kurung.\n'
        '  (Whether "(-5)" is negative is not clear. '
        'Use one sign only: "-" before the number, or the number in brackets.)'
    ),
    "Rp 2 M": (
        'Huruf "M" pada "Rp 2 M" tidak jelas artinya (ribu, juta, miliar, atau triliun?).\n'
        '  Tulis katanya, misalnya "2 miliar".\n'
        '  (The letter "M" in "Rp 2 M" is not clear (thousand, million, billion or trillion?). '
        'Write the word, such as "2 miliar".)'
    ),
}


@pytest.mark.parametrize(("text", "message"), MESSAGES.items())
def test_the_words_of_a_refusal(text: str, message: str) -> None:
    """The whole message: what is wrong, what to write, in both languages."""
    assert refusal(text).render() == message


def test_a_long_text_is_shortened_in_messages() -> None:
    """A message shows the beginning of a long text."""
    assert refusal("abc " * 50).message() == f'Ini bukan angka: "{("abc " * 50)[:59]}…".'


def test_every_sentence_has_both_languages_and_a_cure() -> None:
    """No message leaves its reader without the next step."""
    assert all(all(sentence) for sentence in SENTENCES.values())


@pytest.mark.parametrize(
    ("text", "mode", "interval"),
    [
        ("97.30%", HALF_UP, "[97,295; 97,305)"),
        ("97.30%", TRUNCATE, "[97,3; 97,31)"),
        ("97.3%", HALF_UP, "[97,25; 97,35)"),
        ("-11,47", HALF_UP, "(-11,475; -11,465]"),
        ("62B", HALF_EVEN, "[61,5; 62,5]"),
        ("Rp 2 miliar", HALF_UP, "[1.500.000.000; 2.500.000.000)"),
        ("1,5 juta", HALF_UP, "[1.450.000; 1.550.000)"),
    ],
)
def test_the_true_values_of_a_figure(text: str, mode: Rounding, interval: str) -> None:
    """Trailing zeros count, and a word that scales is taken at its digits."""
    assert str(read_figure(text).unround(mode)) == interval


@pytest.mark.parametrize(
    ("unit", "kind"),
    [
        ("persen", "percent"),
        ("Persen (%)", "percent"),
        ("%", "percent"),
        ("poin persen", "percent"),
        ("rupiah", "money"),
        ("Rp", "money"),
        ("Rp.", "money"),
        ("Rupiah / Jam", "money"),
        ("orang", "count"),
        ("Orang", "count"),
        ("cacah", "count"),
        ("Kepala Keluarga", "count"),
        ("Kawasa n Wilayah", "count"),
        ("Dokumen RTK", "count"),
        ("orang / km2", None),
        ("kasus per 1000 penduduk", None),
        ("juta rupiah", None),
        ("ribu orang", None),
        ("Nilai", None),
        ("Indeks", None),
        ("tahun", None),
        ("", None),
    ],
)
def test_the_kind_of_a_unit(unit: str, kind: UnitKind | None) -> None:
    """Percent, money and counted things tell how their figures are marked; other units tell nothing."""
    assert unit_kind(unit) == kind


def test_counted_units_of_a_pack() -> None:
    """A declared unit is counted as a whole, even one with a slash."""
    assert unit_kind("Bibit Unggul", {"bibit"}) == "count"
    assert unit_kind("orang / km2", {"Orang / km2"}) == "count"
    assert unit_kind("km2", {"Orang / km2"}) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("309.092 + 50", "309142"),
        ("8 × 5 × 4 × 12", "1920"),
        ("368 + 775", "1143"),
        ("4+4", "8"),
        ("8x5", "40"),
        ("8 X 5", "40"),
        ("18 : 27", "2/3"),
        ("18 / 27", "2/3"),
        ("10 ÷ 4 · 2 * 3", "15"),
        ("2 + 3 × 4 − 6 : 2", "11"),
        ("(2 + 3) × 4", "20"),
        ("((2 + 3) × (4 - 1))", "15"),
        ("2 - -3", "5"),
        ("-2 + 3", "1"),
        ("-(2 + 3)", "-5"),
        ("1,5 + 0.5", "2"),
        ("100% - 78,71%", "21.29"),
        ("Rp 500,- + Rp 1.000,-", "1500"),
        ("8 jam × 5 hari", "40"),
        ("317.696", "317696"),
        ("Rp 22.884 / Jam", "22884"),
        ("(11,47)", "-11.47"),
    ],
)
def test_a_small_sum(text: str, value: str) -> None:
    """Sums as documents show them; a text with one number is a figure."""
    unit: UnitKind | None = "count" if text in ("309.092 + 50", "317.696") else None
    assert read_sum(text, unit=unit) == Fraction(value)


@pytest.mark.parametrize(
    ("text", "code", "start", "end"),
    [
        ("5 + 3 +", "sum_syntax", 7, 7),
        ("5 + + + 3", "sum_syntax", 6, 7),
        ("2 ** 3", "sum_syntax", 3, 4),
        ("(5 + 3", "sum_syntax", 6, 6),
        ("5 + 3)", "sum_syntax", 5, 6),
        ("(5 + 3) 2", "sum_syntax", 8, 9),
        ("() + 5 + 3", "sum_syntax", 1, 2),
        ("5 + (11,47)", "sum_lone_bracket", 5, 10),
        ("40% × 50", "sum_percent", 0, 3),
        ("5 : 0", "sum_zero_divisor", 4, 5),
        ("5 : (3 - 3)", "sum_zero_divisor", 4, 5),
        ("12.317 + 5", "ambiguous_figure", 0, 6),
        ("5 + 6,81,297", "unreadable_figure", 4, 12),
        ("5 + abc 3", "words_around_figure", 4, 9),
        ("309 + 50 = 359", "several_figures", 6, 14),
        ("2^3", "several_figures", 0, 3),
        ("2; 3", "several_figures", 0, 4),
        ("__import__('os') + 2 + 3", "not_a_number", 0, 10),
    ],
)
def test_a_refused_sum(text: str, code: str, start: int, end: int) -> None:
    """The refusal marks its place in the text."""
    with pytest.raises(FigureError) as caught:
        read_sum(text)
    (diagnostic,) = caught.value.diagnostics
    assert (diagnostic.code, diagnostic.span, diagnostic.text) == (code, Span(start, end), text)


def test_a_factor_has_no_unit() -> None:
    """The unit of a result says nothing about what is multiplied: 515 : 2.555 under persen is not 515 : 2,555."""
    assert read_sum("12.317 + 5,5", unit="percent") == Fraction("17.817")
    for text in ("515 : 2.555 × 100", "1.143 × 2"):
        with pytest.raises(FigureError) as caught:
            read_sum(text, unit="percent")
        assert caught.value.diagnostics[0].code == "ambiguous_figure"
    assert read_sum("515 : 2.555 × 100", style="id") == Fraction(51500, 2555)


@pytest.mark.parametrize(
    "text", ["1 + " * 400 + "1", "(" * 21 + "1 + 1" + ")" * 21, "(" * 500 + "1 + 1", "1 + " + "-" * 990 + "1"]
)
def test_the_limits_of_a_sum(text: str) -> None:
    """A long or deep sum is refused, never a recursion error."""
    with pytest.raises(FigureError) as caught:
        read_sum(text)
    assert caught.value.diagnostics[0].code in ("sum_too_long", "sum_syntax")


def test_a_sum_may_be_as_deep_as_the_limit() -> None:
    """Twenty levels of brackets are read."""
    assert read_sum("(" * 20 + "1 + 1" + ")" * 20) == 2


def test_the_words_of_a_refused_sum() -> None:
    """The whole message, with a caret under the place."""
    with pytest.raises(FigureError) as caught:
        read_sum("(5 + 3")
    assert str(caught.value) == (
        "Di sini seharusnya ada tanda hitung atau kurung penutup.\n"
        "  (5 + 3\n"
        "        ^\n"
        '  Hitungan kecil ditulis dengan + - × : dan tanda kurung, misalnya "309.092 + 50".\n'
        "  (There should be an operator or a closing bracket here. "
        'A small sum is written with + - × : and brackets, such as "309.092 + 50".)'
    )
    with pytest.raises(FigureError) as caught:
        read_sum("40% × 50")
    assert caught.value.render("id") == (
        "Persen sebagai faktor kali atau bagi tidak jelas: 40% dapat berarti 40 atau 0,4.\n"
        "  40% × 50\n"
        "  ^^^\n"
        "  Tulis 40 atau 0,4 tanpa tanda %, atau tulis hitungannya sebagai rumus."
    )
