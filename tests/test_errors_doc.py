"""docs/errors/formulas.md: every code of the formula language with an example that runs.

``python -m tests.test_errors_doc`` writes today's sentences into it.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

import kinerja_rules as kr
from kinerja_rules.check import parse_unit, result_unit, unknown_names
from kinerja_rules.check.declared import unused
from kinerja_rules.check.shares import hundred_on_other
from kinerja_rules.formula import parse_condition, parse_equation
from kinerja_rules.messages.formula import SENTENCES
from tests.errors_pages import Found, Part, entry

PART = Part("formulas.md", "formula")


def parsed(text: str) -> Found:
    """What parsing the text tells or refuses."""
    try:
        return kr.parse(text).notes
    except kr.FormulaError as error:
        return error.diagnostics


def with_units(**units: str) -> Callable[[str], Found]:
    """Parsing under declared units."""

    def found(text: str) -> Found:
        try:
            return kr.parse(text, units=units).notes
        except kr.FormulaError as error:
            return error.diagnostics

    return found


def with_phrases(text: str) -> Found:
    """Parsing where Jumlah Tenaga Kerja is declared."""
    try:
        return kr.parse(text, phrases={"tenaga_kerja": ["Jumlah Tenaga Kerja"]}).notes
    except kr.FormulaError as error:
        return error.diagnostics


def of_unit(unit: str) -> Callable[[str], Found]:
    """What the unit of the indicator says about the formula."""

    def found(text: str) -> Found:
        formula = kr.parse(text, units={"pdrb": "rupiah", "tk": "orang"})
        declared = parse_unit(unit)
        yield from result_unit(formula.tree, formula.unit, declared, text)
        yield from hundred_on_other(formula.tree, declared, text)

    return found


def condition(text: str) -> Found:
    """Parsing a condition."""
    try:
        return parse_condition(text).notes
    except kr.FormulaError as error:
        return error.diagnostics


def equation(text: str) -> Found:
    """Parsing an equation."""
    try:
        return parse_equation(text)[0].notes
    except kr.FormulaError as error:
        return error.diagnostics


def names(text: str) -> Found:
    """Held against the variables bekerja and angkatan_kerja."""
    tree = kr.parse(text).tree
    known = ("bekerja", "angkatan_kerja")
    return [*unknown_names(tree, known, text), *unused(known, [tree])]


def evaluated(text: str) -> Found:
    """Evaluated with `97,30%` for a, whose unit is orang."""
    return kr.parse(text, units={"a": "orang"}).evaluate({"a": "97,30%"}).notes


def cell(name: str | None = None) -> Callable[[str], Found]:
    """Reading a decree's cell, of an indicator with this name."""
    return lambda text: kr.read(text, name=name).notes


EXAMPLES: dict[str, tuple[Callable[[str], Found], str]] = {
    "formula_empty": (parsed, ""),
    "text_too_long": (parsed, "a + " * 2_600),
    "formula_too_long": (parsed, "a+" * 2_100 + "a"),
    "too_deep": (parsed, "(" * 120 + "a"),
    "number_too_long": (parsed, "1" * 4_001),
    "ambiguous_number": (parsed, "12.317 / a"),
    "unreadable_number": (parsed, "1.234.56 / a"),
    "unknown_sign": (parsed, "a # b"),
    "bracket_open": (parsed, "(a + b"),
    "bracket_unopened": (parsed, "a + b)"),
    "bracket_other": (parsed, "(a + b]"),
    "operand_missing": (parsed, "a / * b"),
    "operand_missing_at_start": (parsed, "* a"),
    "operand_missing_at_end": (parsed, "a +"),
    "operator_missing": (parsed, "(A / B) jumlah C"),
    "phrase_continues": (with_phrases, "Jumlah Tenaga Kerja Terdaftar / b"),
    "separator_outside": (parsed, "a; b"),
    "comma_out_of_place": (parsed, "a, b"),
    "unknown_function": (parsed, "fungsi(a; b)"),
    "unknown_function_near": (parsed, "jumlh(a; b)"),
    "function_arity": (parsed, "abs(a; b)"),
    "jika_arity": (parsed, "jika(a > b; 1)"),
    "condition_as_number": (parsed, "jika(a > b; c > d; 0)"),
    "number_as_condition": (parsed, "jika(a; 1; 0)"),
    "condition_expected": (condition, "a + b"),
    "equation_expected": (equation, "a + b"),
    "comparison_outside": (parsed, "a > b"),
    "equals_out_of_place": (parsed, "a / b = c / d"),
    "percent_out_of_place": (parsed, "a % b"),
    "fraction_without_below": (parsed, "Jumlah A ------ x 100%"),
    "phrase_clash": (parsed, "Kawasan ex. transmigrasi / Kawasan ex,transmigrasi"),
    "weight_form": (parsed, "bobot(a; b)"),
    "weights_total": (parsed, "bobot(a = 40%; b = 30%)"),
    "weights_total_remark": (parsed, "a * 40% + b * 30%"),
    "unknown_name": (names, "bekerja / penduduk"),
    "unknown_name_near": (names, "bekerja / angkatan_krja"),
    "percent_times_undeclared": (with_units(a="persen"), "a * b"),
    "unit_mismatch": (with_units(a="orang", b="rupiah"), "a + b"),
    "points": (with_units(a="persen"), "a - 5"),
    "times_100_missing": (of_unit("persen"), "bekerja / angkatan_kerja"),
    "times_100_on_other": (of_unit("orang"), "a / b * 100%"),
    "unit_of_result": (of_unit("orang"), "pdrb / tk"),
    "sign_against_unit": (evaluated, "a * 2"),
    "stop_out_of_place": (parsed, "a. b"),
    "double_minus": (parsed, "a--b"),
    "ellipsis": (parsed, "a + b + ... + n"),
    "quote_open": (parsed, '"a + b'),
    "name_without_letters": (parsed, "数 / b"),
    "count_alone": (parsed, "Jumlah / Jumlah x 100%"),
    "phrase_broken": (parsed, "Jumlah pencari kerja yang / Jumlah pencari kerja x 100%"),
    "two_quantities": (parsed, "Jumlah siswa lulus Jumlah siswa x 100%"),
    "list_without_operator": (parsed, "Jumlah A, Jumlah B / Jumlah C x 100%"),
    "year_out_of_place": (parsed, "(a + b) (n-1)"),
    "per_number": (parsed, "100 per 12"),
    "fraction_bars": (parsed, "A ------ B ------ C"),
    "title_in_fraction": (parsed, "Jumlah A P = ____ x 100% Jumlah B"),
    "latex_unknown": (parsed, r"\foo{a}"),
    "slash_ambiguous": (parsed, "Jumlah SD/MI/SMP terakreditasi x 100%"),
    "slash_divides": (parsed, "Jumlah lowongan terpenuhi/Jumlah lowongan x 100%"),
    "slash_in_name": (parsed, "Siswa SD/PKBM / Jumlah penduduk x 100%"),
    "compared_divides": (parsed, "Jumlah desa maju terhadap jumlah desa dikali 100%"),
    "compared_in_name": (parsed, "Kepatuhan OPD terhadap target / 4"),
    "operation_in_words": (parsed, "Selisih antara PAD tahun n dengan PAD tahun n-1"),
    "operation_in_name": (parsed, "Selisih antara hasil dengan target dengan pagu / 4"),
    "terms_of_series": (parsed, "(N1 + N2 + ... + Nn) / n"),
    "step_on_all": (parsed, "A ditambah B kemudian dibagi C"),
    "year_alone": (parsed, "(PAD tahun n - tahun n-1) / PAD tahun n-1"),
    "signs_in_value": (cell(), "Realisasi anggaran Target anggaran"),
    "nothing_divided": (cell(), "Penduduk yang bekerja x 100%"),
    "part_not_read": (cell(), "Indeks = (AHH - AHH min) / 65\ndimana AHH min = 20"),
    "legend_works": (cell(), "100 - TH x 50\ndimana TH = Luas tutupan hutan / luas wilayah"),
    "per_divides": (parsed, "A per B"),
    "per_in_name": (parsed, "Produksi per musim / luas panen"),
    "per_idiom": (parsed, "Pengeluaran per kapita / garis kemiskinan"),
    "per_quantity": (parsed, "Jumlah guru per 1.000 jumlah murid"),
    "per_multiplies": (parsed, "A / B per 1.000 penduduk"),
    "line_divides": (parsed, "Jumlah siswa lulus\nJumlah siswa\nx 100%"),
    "line_in_name": (parsed, "Jumlah siswa lulus\nJumlah siswa / Jumlah penduduk x 100%"),
    "operator_word_in_name": (parsed, "Jumlah sampah yang dikurangi / Jumlah sampah x 100%"),
    "hyphen_in_name": (parsed, "target-realisasi"),
    "hyphen_subtracts": (parsed, "Produksi tahun ini-Produksi tahun lalu"),
    "sentence_in_name": (parsed, "Mutu jalan. Panjang jalan mantap / Panjang jalan"),
    "phrase_as_name": (parsed, "Panjang jalan / 2"),
    "sigma": (parsed, "Σ nilai / 4"),
    "unit_after_number": (parsed, "a / 125 orang"),
    "power_fraction": (parsed, "(a x b x c)^1/3"),
    "power_over": (parsed, "a^2/3"),
    "glued_times": (parsed, "Jumlah pegawaix100%"),
    "coefficient": (parsed, "1/8 (A + B)"),
    "point_multiplies": (parsed, "Σ wi . Xi"),
    "year_over_sum": (parsed, "(PAD + DBH tahun n) / (PAD + DBH tahun n-1)"),
    "weight_beside": (parsed, "Kepatuhan (30%) + Kinerja (70%)"),
    "gloss": (parsed, "(A / B) x 100 (hasil akhir)"),
    "gloss_with_plus": (parsed, "jumlah pasien keluar (hidup + mati) / a"),
    "value_inside": (parsed, "Jumlah siswa = 16.030 / Jumlah penduduk = 17.000 x 100%"),
    "words_behind": (parsed, "A / B x 100% pada tahun berjalan"),
    "percent_at_end": (parsed, "a / b %"),
    "fraction_bar": (parsed, "A _____ x 100% B"),
    "bar_lost": (parsed, "A x 100% B"),
    "bullet": (parsed, "• Jumlah A / Jumlah B"),
    "title_before_colon": (parsed, "Persentase jalan mantap : Jalan mantap / Panjang jalan x 100%"),
    "colon_divides": (parsed, "Jumlah tindak pidana : Jumlah kasus / Jumlah penduduk x 10.000"),
    "title_on_its_line": (parsed, "Persentase capaian\nRealisasi\n----- x 100%\nTarget"),
    "title_before_bracket": (parsed, "Persentase jalan mantap (Jalan mantap / Panjang jalan) x 100%"),
    "call_with_blank": (parsed, "Rata-rata (A; B; C)"),
    "weights_table": (cell(), "Kinerja utama: 60%; Kepatuhan: 40%"),
    "title_with_signs": (parsed, "Persentase Pekerja / Buruh = Jumlah A / Jumlah B x 100%"),
    "sum_above": (parsed, "A + B / C x 100%"),
    "sum_below": (parsed, "(a / a + b) x 100%"),
    "chained_slashes": (parsed, "Perusahaan ber-PP / PKB / Jumlah perusahaan x 100%"),
    "exchanged_parts": (cell(), "Jumlah pengaduan yang masuk / Jumlah pengaduan yang terselesaikan x 100%"),
    "literal_quantity": (cell(), "Jumlah warga yang terampil / 125 orang x 100%"),
    "hundred_on_other": (of_unit("rupiah"), "pdrb / tk * 100"),
    "variable_unused": (names, "bekerja / 2"),
    "style_by_result": (parsed, "64 : 12.317 X 100% = 0.52%"),
    "legend_in_cell": (cell(), "a / b x 100% keterangan: a = Jumlah desa maju b = Jumlah desa"),
    "slash_or_words": (cell(), "Dokumen Renstra / Renja"),
    "numbers_only": (cell(), "8 / 13 x 100% = 61,54%"),
    "result_without_percent": (cell(), "36.980.150.000.000 / 216.739 x 100 = 17.062.065.433,54"),
    "letters_unexplained": (cell(), "LK / LT x 100%"),
    "year_word_missing": (cell(), "Jumlah peserta lulus n / Jumlah peserta tahun n x 100%"),
    "comma_in_name": (cell(), "Jumlah kawasan ex,transmigrasi maju / Jumlah kawasan x 100%"),
    "share_for_count": (cell("Jumlah LPK yang dibina"), "LPK yang dibina / Jumlah LPK x 100%"),
    "count_for_share": (cell("Persentase dokumen yang tersusun"), "Jumlah dokumen yang disusun"),
    "share_restated": (cell(), "Persentase Barang Milik Daerah yang terpelihara"),
    "cell_parts": (cell(), "\n".join(f"butir {number}" for number in range(120))),
    "target_in_cell": (cell(), "1 Unit"),
    "prose": (cell(), "Untuk mengetahui mutu jalan"),
    "two_formulas": (
        cell(),
        "Peserta lulus dibagi jumlah peserta dikali 100% yang lulus dibagi banyaknya peserta dikali 100%",
    ),
    "wording_differs": (cell(), "Penduduk bekerja dibagi angkatan kerja (TKK = a / b x 100%)"),
}


def example(code: str) -> kr.Diagnostic:
    """The diagnostic that the example of a code gives."""
    how, text = EXAMPLES[code]
    found = [one for one in how(text) if one.code == code]
    assert found, f"{code}: {[one.code for one in how(text)]}"
    return found[0]


def section(code: str) -> str:
    """What the document says of one code."""
    found = example(code)
    kind = "kesalahan" if found.severity == "error" else "catatan"
    text = EXAMPLES[code][1]
    shown_already = found.text is not None and found.span is not None
    given = "" if shown_already or not text or len(text) > 200 else f"{text}\n\n"
    shown = found.render("id") if len(text) <= 200 else f"{found.message('id')}\n  {found.remedy('id')}"
    return entry(code, kind, f"{given}{shown}", f"{found.message('en')} {found.remedy('en')}")


def document() -> str:
    """The part of the document that is about formulas."""
    return "\n".join(map(section, SENTENCES))


@pytest.mark.parametrize("code", SENTENCES)
def test_every_code_has_an_example(code: str) -> None:
    """The example gives the code, and both its sentences are whole."""
    found = example(code)
    for lang in ("id", "en"):
        assert found.message(lang)
        assert "{" not in found.message(lang) + found.remedy(lang) or code == "latex_unknown"


def test_examples_have_codes() -> None:
    """No example is left over from a code that is gone."""
    assert EXAMPLES.keys() == SENTENCES.keys()


def test_the_document_is_of_today() -> None:
    """The page says what the program says; `python -m tests.test_errors_doc` writes it."""
    assert PART.text() == document()


if __name__ == "__main__":
    PART.write(document())
