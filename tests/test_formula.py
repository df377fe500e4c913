"""Formula: what ``parse`` gives, as the design promises it to those who embed it."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

import kinerja_rules as kr
from kinerja_rules.errors import EvaluationError, FormulaError
from kinerja_rules.formula import Formula, Outcome, parse, parse_condition, parse_equation
from kinerja_rules.grammar import ast
from kinerja_rules.numbers import HALF_UP, MODES, TRUNCATE, Interval


def reason(text: str, inputs: Mapping[str, Any], **options: Any) -> tuple[str, str]:
    """Status and first sentence of a formula without a value."""
    outcome = parse(text, **options).evaluate(inputs)
    assert outcome.value is None
    return outcome.status, outcome.reasons[0].message("id")


# -- what the design shows


def test_the_design_as_written() -> None:
    """DESIGN section 9, line by line."""
    f = kr.parse("a / b * 100")
    assert f.names == ("a", "b")
    assert f(a=309142, b=317696) == Fraction(3864275, 39712)
    assert f.compiled(digits=2, mode="half_up")(309142, 317696) == 9731
    assert f.compiled(digits=2, mode="potong")((309142, 1), 317696) == 9730
    assert f.to_source() == "a / b * 100"
    assert f.to_indonesian() == "a : b × 100"
    assert f.to_latex() == r"\frac{a}{b} \times 100"
    worded = kr.parse(
        "Jumlah penduduk yang bekerja / 4", phrases={"bekerja": ["Jumlah penduduk yang bekerja"]}, style="id"
    )
    assert worded.names == ("bekerja",)
    assert worded.phrases == {"bekerja": "Jumlah penduduk yang bekerja"}
    assert worded.to_indonesian() == "Jumlah penduduk yang bekerja : 4"
    with pytest.raises(kr.RulesError):
        f(a=1, b=0)


def test_values_are_fractions() -> None:
    """Whatever kind the inputs are of."""
    for value in (3, 3.0, "3", Decimal(3), Fraction(3)):
        assert type(parse("a * 2")(a=value)) is Fraction
        assert parse("a * 2")(a=value) == 6


def test_earlier_years_are_inputs_of_their_own() -> None:
    """``x[n-1]`` by its own name."""
    growth = parse("(a[n] - a[n-1]) / a[n-1] * 100%")
    assert growth.names == ("a", "a[n-1]")
    assert growth.evaluate({"a": 110, "a[n-1]": 100}).value == 10
    assert growth.evaluate({"a": 110}).reasons[0].message("en") == "The input `a[n-1]` is missing."
    assert growth.with_units({"a": "persen"}).evaluate({"a": "110%", "a[n-1]": "100"}).value == 10


# -- a value among values


def test_a_formula_is_a_value() -> None:
    """Equal formulas are equal, of one hash, and one key; another unit makes another formula."""
    one, two = parse("a / b"), parse("a / b")
    assert one == two
    assert len({one, two, one.with_units({"a": "orang"})}) == 2
    assert one != parse("a/b")
    assert one.tree == parse("a/b").tree


def test_a_formula_cannot_be_changed() -> None:
    """Its fields are fixed."""
    with pytest.raises(AttributeError):
        parse("a").text = "b"  # type: ignore[misc]  # that is the test


@pytest.mark.parametrize("text", ["a / b * 100%", "akar(a) + b", "jumlah(a; b)", "bobot(a = 40%; b = 60%)"])
def test_a_formula_survives_pickling_and_copying(text: str) -> None:
    """Before and after its first use; what it compiled stays behind."""
    formula = parse(text, units={"a": "persen", "b": "persen"})
    for _ in range(2):
        for again in (pickle.loads(pickle.dumps(formula)), copy.deepcopy(formula), copy.copy(formula)):
            assert again == formula
            assert hash(again) == hash(formula)
            assert again.evaluate({"a": 4, "b": "3%"}).value == formula.evaluate({"a": 4, "b": "3%"}).value
            assert again.notes == formula.notes
        formula.compiled(digits=2)


def test_the_tree_is_compiled_once() -> None:
    """The same bare function again, and equal ones from equal formulas."""
    formula = parse("a / b")
    assert formula.compiled(digits=2) is formula.compiled(digits=2)
    assert formula.compiled(digits=2) is not formula.compiled(digits=3)
    assert formula.compiled(digits=2, mode="setengah_ke_atas") is formula.compiled(digits=2)


# -- outcomes


@pytest.mark.parametrize(
    ("text", "inputs", "status", "expected"),
    [
        ("a / b", {"a": 1}, "missing_input", "Masukan `b` tidak ada."),
        ("a / b", {"a": 1, "b": None}, "missing_input", "Masukan `b` tidak ada."),
        ("a / b", {"a": 1, "b": 0}, "zero_divisor", "Pembagi `b` bernilai nol."),
        ("a / b", {"a": 0, "b": 0}, "zero_divisor", "Nol dibagi nol: `a` dan `b` dua-duanya nol."),
        ("a / (b - c)", {"a": 1, "b": 3, "c": 3}, "zero_divisor", "Pembagi `b - c` bernilai nol (b = 3, c = 3)."),
        (
            "(a - b) / (c - b)",
            {"a": 3, "b": 3, "c": "3,0"},
            "zero_divisor",
            "Nol dibagi nol: `a - b` dan `c - b` dua-duanya nol (a = 3, b = 3, c = 3).",
        ),
        ("a / (b / c)", {"a": 1, "b": 1, "c": 0}, "zero_divisor", "Pembagi `c` bernilai nol."),
        ("a ^ (0 - 1)", {"a": 0}, "zero_divisor", "Pembagi `a` bernilai nol."),
        (
            "jumlah(a / x)",
            {"a": 1, "x": [2, 0]},
            "zero_divisor",
            "Pembagi `x` bernilai nol (x = 0, unsur ke-2).",
        ),
        ("akar(a - 5)", {"a": 1}, "invalid_input", "`akar(a - 5)` tidak punya nilai untuk masukan ini (a = 1)."),
        ("2 * ln(a)", {"a": 0}, "invalid_input", "`ln(a)` tidak punya nilai untuk masukan ini (a = 0)."),
        (
            "batasi(a; 5; 1)",
            {"a": 0},
            "invalid_input",
            "`batasi(a; 5; 1)` tidak punya nilai untuk masukan ini (a = 0).",
        ),
        ("10^10^10", {}, "invalid_input", "`10^10^10` menghasilkan bilangan lebih dari 4.000 angka."),
        ("a * 10^3999", {"a": 10**9}, "invalid_input", "`a * 10^3999` menghasilkan bilangan lebih dari 4.000 angka."),
        (
            "(a^1000)^1000 + 1",
            {"a": 7},
            "invalid_input",
            "`(a^1000)^1000` menghasilkan bilangan lebih dari 4.000 angka.",
        ),
        (
            "jumlah(x * y)",
            {"x": [1], "y": [1, 2]},
            "invalid_input",
            "Deret dalam `jumlah(x * y)` tidak sama panjang, atau kosong.",
        ),
        ("x * 2", {"x": [1, 2]}, "invalid_input", "Masukan `x` berupa deret, tetapi tidak dijadikan satu nilai."),
    ],
)
def test_why_there_is_no_value(text: str, inputs: Mapping[str, Any], status: str, expected: str) -> None:
    """The input and the place are named; 0/0 is told apart; nothing is raised but by a call."""
    assert reason(text, inputs) == (status, expected)
    formula = parse(text)
    if all(name.isidentifier() for name in inputs):
        with pytest.raises(EvaluationError) as caught:
            formula(**inputs)
        assert caught.value.diagnostics == formula.evaluate(inputs).reasons


def test_every_problem_is_told_at_once() -> None:
    """Missing, unreadable and stray inputs, in the order of the formula."""
    outcome = parse("bekerja / angkatan + jumlah_lain").evaluate({"bekrja": 1, "angkatan": "x"})
    assert outcome.status == "invalid_input"
    assert [one.message("id") for one in outcome.reasons] == [
        "Masukan `bekerja` tidak ada.",
        'Masukan `angkatan`: Ini bukan angka: "x".',
        "Masukan `jumlah_lain` tidak ada.",
        "Rumus ini tidak memakai masukan `bekrja`.",
    ]
    assert outcome.reasons[-1].remedy("id") == "Maksud Anda `bekerja`?"


def test_a_stray_input_that_is_near_none() -> None:
    """The inputs that there are are listed."""
    (stray,) = parse("a / b").evaluate({"a": 1, "b": 2, "penduduk": 3}).reasons
    assert (stray.message("en"), stray.remedy("en")) == (
        "This formula has no input `penduduk`.",
        "Its inputs are: a, b.",
    )


def test_the_caret_stands_under_the_divisor() -> None:
    """As a person reads it, in both languages."""
    with pytest.raises(EvaluationError) as caught:
        parse("bekerja / (angkatan - keluar) × 100%")(bekerja=1, angkatan=2, keluar=2)
    assert str(caught.value).splitlines() == [
        "Pembagi `angkatan - keluar` bernilai nol (angkatan = 2, keluar = 2).",
        "  bekerja / (angkatan - keluar) × 100%",
        "             ^^^^^^^^^^^^^^^^^",
        "  Periksa masukannya; pembagian dengan nol tidak punya nilai.",
        (
            "  (The divisor `angkatan - keluar` is zero (angkatan = 2, keluar = 2). "
            "Check the inputs; a division by zero has no value.)"
        ),
    ]


# -- conditions and equations


def test_conditions() -> None:
    """They hold or not; inputs that they do not name are passed over; as values they are 1 and 0."""
    condition = parse_condition("capaian >= 100% dan serapan < 100%")
    assert condition.holds({"capaian": "100,00%", "serapan": 99, "lain": "?"})
    assert not condition.holds({"capaian": "99,99%", "serapan": 99})
    assert condition.evaluate({"capaian": 100, "serapan": 1}).value == 1
    assert condition(capaian=1, serapan=1) == 0
    with pytest.raises(EvaluationError) as missing:
        condition.holds({"capaian": 1})
    assert [one.code for one in missing.value.diagnostics] == ["missing_input"]
    with pytest.raises(EvaluationError) as zero:
        parse_condition("a / b > 1").holds({"a": 1, "b": 0})
    assert [one.code for one in zero.value.diagnostics] == ["zero_divisor"]


def test_a_condition_short_of_a_decision_is_not_asked_further() -> None:
    """What comes behind a decisive part needs no value, but an input all the same."""
    assert parse_condition("b = 0 atau a / b > 1").holds({"a": 1, "b": 0})
    assert not parse_condition("b > 0 dan a / b > 1").holds({"a": 1, "b": 0})


def test_equations() -> None:
    """Two sides, each a formula with the names that it uses."""
    left, right = parse_equation("bekerja + penganggur = angkatan")
    assert (left.names, right.names) == (("bekerja", "penganggur"), ("angkatan",))
    assert left(bekerja=3, penganggur=1) == right(angkatan=4)


@pytest.mark.parametrize(
    ("read", "text", "code"),
    [
        (parse_condition, "a + b", "condition_expected"),
        (parse_equation, "a > b", "equation_expected"),
        (parse_equation, "a + b", "equation_expected"),
    ],
)
def test_the_wrong_kind_of_text(read: Any, text: str, code: str) -> None:
    """A formula where a condition is due, and so on."""
    with pytest.raises(FormulaError) as caught:
        read(text)
    assert [one.code for one in caught.value.diagnostics] == [code]


# -- approximate values


def test_irrational_values_are_marked_and_bounded() -> None:
    """At least 50 digits, with an interval that holds the true value; rational ones are exact."""
    outcome = parse("akar(a) * 10").evaluate({"a": 2})
    assert outcome.approximate
    assert outcome.value is not None
    assert outcome.within is not None
    assert outcome.within.lo is not None
    assert outcome.within.hi is not None
    assert outcome.within.lo**2 < 200 < outcome.within.hi**2
    assert abs(outcome.value**2 - 200) < Fraction(1, 10**50)
    for text in ("akar(a) * 10", "a ^ 0,5", "a ^ b", "rata_rata_ukur(a; a)", "ln(a / a)"):
        formula = parse(text)
        exact = formula.evaluate({"a": 4, "b": 3} if "b" in formula.names else {"a": 4})
        assert formula.approximate
        assert not exact.approximate
        assert exact.within is None


def test_a_series_of_roots_is_bounded() -> None:
    """Geometric means of series, elements of unlike roots."""
    outcome = parse("rata_rata_ukur(x) + jumlah(akar(x))").evaluate({"x": [1, 4, 2]})
    assert outcome.approximate
    assert outcome.within is not None
    assert parse("rata_rata_ukur(x)").evaluate({"x": [1, 4, 2]}).value == 2


@pytest.mark.parametrize("mode", MODES, ids=lambda mode: mode.name)
def test_the_rounding_of_an_approximate_value_is_decided(mode: kr.Rounding) -> None:
    """Where the bounds round alike; by the outcome, the bare function and the working."""
    formula = parse("akar(a) / b")
    decided = formula.evaluate({"a": 2, "b": 3}).rounded(mode, 3)
    assert decided.value in (Fraction(471, 1000), Fraction(472, 1000))
    assert not decided.approximate
    assert formula.compiled(digits=3, mode=mode.name)(2, (3, 1)) == decided.value * 1000


def test_a_rounding_that_cannot_be_decided_is_said_to_be_so() -> None:
    """The square of a root of 2 is 2, which no number of digits can tell: truncated it is 1 or 2."""
    formula = parse("akar(a) * akar(a)")
    outcome = formula.evaluate({"a": 2})
    assert outcome.rounded(HALF_UP, 2).value == 2
    undecided = outcome.rounded(TRUNCATE, 0)
    assert (undecided.value, undecided.status) == (None, "invalid_input")
    assert undecided.reasons[0].message("id") == (
        "Nilai hampiran 1,9999... terlalu dekat dengan batas pembulatan potong pada 0 digit."
    )
    with pytest.raises(EvaluationError):
        formula.compiled(digits=0, mode="truncate")(2)
    assert formula.compiled(digits=0)(2) == 2


def test_a_divisor_that_is_only_known_approximately() -> None:
    """It may be zero: no value; a zero divisor of a bare function is one as well."""
    status, sentence = reason("1 / (akar(a) * akar(a) - 2)", {"a": 2})
    assert status == "zero_divisor"
    assert "hampiran mungkin nol" in sentence
    with pytest.raises(ZeroDivisionError):
        parse("1 / (akar(a) * akar(a) - 2)").compiled(digits=1)(2)
    with pytest.raises(ZeroDivisionError):
        parse("akar(a) / b").compiled(digits=1)(2, 0)


def test_a_choice_over_approximate_values() -> None:
    """Decided where it can be; a condition that cannot be is said to be so; a choice between equals is no choice."""
    assert parse("jika(akar(a) > 1,4; 1; 2)")(a=2) == 1
    assert parse("jika(akar(a) * akar(a) >= 2; 5; 5)")(a=2) == 5
    assert parse("jika(akar(a) * akar(a) >= 2; 4; 5)").evaluate({"a": 2}).approximate
    with pytest.raises(EvaluationError) as caught:
        parse_condition("akar(a) * akar(a) >= 2").holds({"a": 2})
    assert [one.code for one in caught.value.diagnostics] == ["condition_undecidable"]
    assert parse_condition("akar(a) >= 2").holds({"a": 4})


def test_outcomes_round() -> None:
    """Exact values exactly; no value stays none; digits are kept within reach."""
    assert Outcome(Fraction(5, 2)).rounded(HALF_UP, 0).value == 3
    none = parse("1 / a").evaluate({"a": 0})
    assert none.rounded(HALF_UP, 2) is none
    assert Outcome(Fraction(1)).rounded(HALF_UP, 101).reasons[0].code == "digits_out_of_range"
    assert Outcome(Fraction(1), approximate=True).rounded(HALF_UP, 2).reasons[0].code == "rounding_undecidable"


# -- roundings and digits


def test_unknown_roundings_and_monstrous_digits() -> None:
    """Told in words, never tried."""
    formula = parse("a")
    with pytest.raises(EvaluationError) as unknown:
        formula.compiled(digits=2, mode="ke_samping")
    assert unknown.value.diagnostics[0].message("en") == "Unknown rounding `ke_samping`."
    assert unknown.value.diagnostics[0].remedy("en") == "There are: half_even, half_up, truncate, up."
    for digits in (101, -101, 10**9):
        with pytest.raises(EvaluationError) as far:
            formula.compiled(digits=digits)
        assert far.value.diagnostics[0].code == "digits_out_of_range"


# -- units


def test_units_of_a_formula() -> None:
    """Declared at parsing or later; refused in words where they cannot hold together."""
    formula = parse("a / b * 100%")
    assert str(formula.unit) == "persen"
    assert (
        formula.with_units({"a": "Orang", "b": "orang"}).units == formula.with_units({"b": "orang", "a": "orang"}).units
    )
    assert str(parse("a / b", units={"a": "UPT", "b": "kawasan"}, same_units={"UPT": "kawasan"}).unit) == "tanpa satuan"
    with pytest.raises(FormulaError):
        parse("a + b").with_units({"a": "orang", "b": "rupiah"})


def test_a_formula_that_is_made_of_a_tree() -> None:
    """Without a text of its own the parts are named as the canonical text would."""
    tree = ast.Product((ast.Factor("*", ast.Name("a")), ast.Factor("/", ast.Name("b"))))
    formula = Formula("", tree)
    assert formula(a=1, b=4) == Fraction(1, 4)
    assert formula.evaluate({"a": 1, "b": 0}).reasons[0].message("id") == "Pembagi `b` bernilai nol."
    assert str(formula.interval({"a": Interval(1, 2), "b": 4})) == "[0,25; 0,5]"
