"""Trees to text: canonical, Indonesian, LaTeX, MathML."""

from __future__ import annotations

import pytest

import kinerja_rules as kr
from kinerja_rules.grammar import ast
from kinerja_rules.grammar.printer import source_number, to_indonesian, to_source
from kinerja_rules.numbers import Fraction

PHRASES = {"bekerja": ["Penduduk yang bekerja"], "angkatan": ["Angkatan kerja"]}

FORMS = {
    "bekerja / angkatan * 100%": (
        "Penduduk yang bekerja : Angkatan kerja × 100%",
        r"\frac{\text{Penduduk yang bekerja}}{\text{Angkatan kerja}} \times 100\%",
    ),
    "(a + b) * 0.4 / (c - d)": ("(a + b) × 0,4 : (c - d)", r"\frac{(a + b) \times 0.4}{c - d}"),
    "x[n-1]^(1 / 3)": ("x[n-1]^(1 : 3)", r"x_{n-1}^{\frac{1}{3}}"),
    "bekerja - bekerja[n-1]": (
        "Penduduk yang bekerja - Penduduk yang bekerja tahun n-1",
        r"\text{Penduduk yang bekerja} - \text{Penduduk yang bekerja}_{n-1}",
    ),
    "akar(a; 3) + akar(b)": ("akar(a; 3) + akar(b)", r"\sqrt[3]{a} + \sqrt{b}"),
    "jumlah(x) * 25000": ("Σ(x) × 25.000", r"\operatorname{jumlah}(x) \times 25000"),
    "jika(a <= b; 1; 0)": ("jika(a <= b; 1; 0)", r"\operatorname{jika}(a \leq b; 1; 0)"),
    "bobot(a = 40%; b = 60%)": ("bobot(a = 40%; b = 60%)", r"a \times 40\% + b \times 60\%"),
    "-(a + b) - -c": ("-(a + b) - -c", "-(a + b) - -c"),
}


@pytest.mark.parametrize(("text", "indonesian", "latex"), [(text, *forms) for text, forms in FORMS.items()])
def test_forms(text: str, indonesian: str, latex: str) -> None:
    """Each formula, as the language, a report and LaTeX write it."""
    formula = kr.parse(text, phrases=PHRASES)
    assert formula.to_source() == text
    assert formula.to_indonesian() == indonesian
    assert formula.to_latex() == latex
    assert kr.parse(indonesian, phrases=PHRASES, style="id").tree == formula.tree


def test_mathml() -> None:
    """A fraction is a fraction, a phrase is text, and what HTML would misread is escaped."""
    formula = kr.parse("a / b * 100%", phrases={"a": ["Usia < 5 & lebih"]})
    assert formula.to_mathml() == (
        "<math><mrow><mfrac><mrow><mtext>Usia &lt; 5 &amp; lebih</mtext></mrow><mrow><mi>b</mi></mrow></mfrac>"
        "<mo>×</mo><mn>100%</mn></mrow></math>"
    )


NUMBERS = {
    Fraction(1920): "1920",
    Fraction(2, 5): "0.4",
    Fraction(3, 8): "0.375",
    Fraction(12317, 1000): "12.3170",
    Fraction(1234567, 1000): "1234.5670",
    Fraction(10**30): "1" + "0" * 30,
    Fraction(1, 10**12): "0.000000000001",
}


@pytest.mark.parametrize(("value", "text"), NUMBERS.items())
def test_numbers_read_back(value: Fraction, text: str) -> None:
    """A number is written so that it has one reading; three decimals get a fourth."""
    assert source_number(value) == text
    assert kr.parse(text).tree == ast.Number(value)


def test_a_percentage_has_no_thousands_mark() -> None:
    """`1.000%` would read as one percent."""
    assert to_indonesian(ast.Number(Fraction(1000), percent=True)) == "1000%"
    assert to_indonesian(ast.Number(Fraction(1000))) == "1.000"


def test_brackets_only_where_they_are_needed() -> None:
    """What the tree does not need is not written."""
    assert to_source(kr.parse("((a) * ((b)))").tree) == "a * b"
    assert to_source(kr.parse("a / (b / c)").tree) == "a / (b / c)"
    assert to_source(kr.parse("(a + b) * c").tree) == "(a + b) * c"
    assert to_source(kr.parse("(-a)^2").tree) == "(-a)^2"


@pytest.mark.parametrize("text", ["x_i ^ t / b", "_i^t___n", "(x_i)^n + b^t", "x_i ^ 0 * a"])
def test_a_power_of_an_indexed_name_is_no_year(text: str) -> None:
    """``P_i^t`` is P_i of the year t, so its power is written with brackets, in every text form."""
    tree = kr.parse(text).tree
    names: dict[str, list[str]] = {name.id: [] for name in ast.names(tree)}
    assert kr.parse(kr.parse(text).to_source(), phrases=names).tree == tree
    assert kr.parse(kr.parse(text).to_indonesian(), phrases=names, style="id").tree == tree
