"""Names, arity, units, weights: what is an error, what a remark, and where it is marked."""

from __future__ import annotations

from fractions import Fraction

import pytest

from kinerja_rules.check import PERCENT, PLAIN, Unit, parse_unit, parse_units, result_unit, unknown_names
from kinerja_rules.errors import Diagnostic, FormulaError
from kinerja_rules.formula import Formula, parse, parse_condition


def refused(text: str, **units: str) -> list[Diagnostic]:
    """The errors with which a formula is refused."""
    with pytest.raises(FormulaError) as caught:
        parse(text, units=units)
    return list(caught.value.diagnostics)


def codes(formula: Formula) -> list[str]:
    """The codes of a formula's remarks."""
    return [note.code for note in formula.notes]


# -- units


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Persen", "persen"),
        ("%", "persen"),
        ("prosen", "persen"),
        ("Rp / Jam", "rupiah / jam"),
        ("Rupiah per Orang", "rupiah / orang"),
        ("rupiah/orang/jam", "rupiah / jam / orang"),
        ("orang", "orang"),
        ("  Kawasan   Transmigrasi ", "kawasan transmigrasi"),
        ("angka", "tanpa satuan"),
        ("bilangan", "tanpa satuan"),
        ("1", "tanpa satuan"),
        ("1 / jam", "1 / jam"),
        ("orang / orang", "tanpa satuan"),
    ],
)
def test_units_are_read(text: str, expected: str) -> None:
    """Synonyms, blanks and case; `per` and `/`; words for pure numbers."""
    assert str(parse_unit(text)) == expected


def test_synonyms_of_a_pack() -> None:
    """A pack says that UPT counts what kawasan counts; synonyms of synonyms lead on, circles end."""
    same = {"UPT": "Satuan Pelayanan", "satuan pelayanan": "kawasan", "x": "y", "y": "x"}
    assert parse_unit("upt", same) == parse_unit("kawasan")
    assert parse_unit("x", same) in (parse_unit("x"), parse_unit("y"))


def test_units_multiply() -> None:
    """Powers add up, and what cancels is gone."""
    rate = parse_unit("rupiah / jam")
    assert rate.times(parse_unit("jam")) == parse_unit("rupiah")
    assert rate.times(rate, -1) == PLAIN
    assert str(parse_unit("orang").times(parse_unit("orang"))) == "orang^2"
    assert rate.power_of("jam") == -1


def test_a_unit_without_words_is_not_declared() -> None:
    """An empty text declares nothing; a word for pure numbers does."""
    assert parse_units({"a": " ", "b": "angka", "c": "orang"}) == {"b": PLAIN, "c": Unit((("orang", 1),))}


@pytest.mark.parametrize(
    ("text", "units", "expected"),
    [
        ("a / b", {"a": "rupiah", "b": "orang"}, "rupiah / orang"),
        ("a / b / c", {"a": "rupiah", "b": "orang", "c": "jam"}, "rupiah / jam / orang"),
        ("a / b * 100%", {"a": "orang", "b": "orang"}, "persen"),
        ("a / b * 100", {"a": "orang", "b": "orang"}, "tanpa satuan"),
        ("a ^ 2", {"a": "orang"}, "orang^2"),
        ("a ^ -1", {"a": "orang"}, "1 / orang"),
        ("a ^ 0", {"a": "orang"}, "tanpa satuan"),
        ("akar(a)", {"a": "orang"}, "None"),
        ("akar(a)", {"a": "bilangan"}, "tanpa satuan"),
        ("akar(a)", {"a": "persen"}, "persen"),
        ("banyak(a; b)", {"a": "orang", "b": "rupiah"}, "tanpa satuan"),
        ("bulatkan(a; b)", {"a": "orang", "b": "bilangan"}, "orang"),
        ("jika(a > 1; a; 2)", {"a": "orang"}, "orang"),
        ("bobot(a = 40%; b = 60%)", {"a": "persen", "b": "persen"}, "persen"),
        ("-a", {"a": "orang"}, "orang"),
        ("a + 1", {"a": "orang"}, "orang"),
        ("a + b", {"a": "orang"}, "orang"),
        ("a * b", {"a": "orang"}, "None"),
        ("1 + 2", {}, "tanpa satuan"),
        ("a", {}, "None"),
    ],
)
def test_the_unit_of_a_result(text: str, units: dict[str, str], expected: str) -> None:
    """Told by the declared units, not told where one that matters is not declared."""
    assert str(parse(text, units=units).unit) == expected


# -- unlike units


@pytest.mark.parametrize(
    "text", ["a + b", "a - b", "jumlah(a; b)", "rata_rata(a; b)", "bobot(a = 40%; b = 60%)", "min(a + b; 1)"]
)
def test_adding_unlike_units_is_an_error(text: str) -> None:
    """People and rupiah do not add up, however they are added."""
    (problem,) = refused(text, a="orang", b="rupiah")
    assert problem.code == "unit_mismatch"
    assert problem.span is not None
    assert text[problem.span.start : problem.span.end] == "b"


@pytest.mark.parametrize("text", ["min(a; b)", "jika(a > 0; a; b)", "median(a; b)"])
def test_any_other_disagreement_is_a_remark(text: str) -> None:
    """Comparing unlike units, or choosing between them, is told and worked."""
    formula = parse(text, units={"a": "orang", "b": "rupiah"})
    assert codes(formula) == ["unit_differs"]
    assert formula.unit is None
    assert formula(a=1, b=2) is not None


def test_conditions_compare_unlike_units_with_a_remark() -> None:
    """`a > b` of unlike units still holds or not."""
    condition = parse_condition("a > b", units={"a": "orang", "b": "rupiah"})
    assert codes(condition) == ["unit_differs"]
    assert condition.holds({"a": 2, "b": 1})


def test_the_whole_text_of_a_mismatch() -> None:
    """Place, units, and what to do, in both languages."""
    (problem,) = refused("bekerja + upah", bekerja="orang", upah="rupiah")
    assert str(problem).splitlines() == [
        "`bekerja` (orang) dan `upah` (rupiah) berbeda satuan; keduanya tidak dapat dijumlahkan.",
        "  bekerja + upah",
        "            ^^^^",
        "  Periksa rumusnya, atau samakan satuannya.",
        "  (" + problem.message("en") + " " + problem.remedy("en") + ")",
    ]
    assert problem.message("en") == (
        "`bekerja` (orang) and `upah` (rupiah) cannot be added or compared: their units differ."
    )


# -- the unit of the result against the declared one


@pytest.mark.parametrize(
    ("text", "units", "declared", "expected"),
    [
        ("a / b", {}, "persen", ["times_100_missing"]),
        ("a / b", {"a": "orang", "b": "orang"}, "persen", ["times_100_missing"]),
        ("1 - a / b", {"a": "orang", "b": "orang"}, "persen", ["times_100_missing"]),
        ("(a + b) / c", {}, "persen", ["times_100_missing"]),
        ("a / b * 100%", {}, "persen", []),
        ("a / b * 100", {}, "persen", []),
        ("(a + b + c) / 3", {}, "persen", []),
        ("rata_rata(a; b)", {}, "persen", []),
        ("a / b", {"a": "orang", "b": "jam"}, "persen", ["unit_of_result"]),
        ("a / b * 100%", {}, "orang", ["times_100_on_other"]),
        ("a / b", {"a": "rupiah", "b": "orang"}, "rupiah / orang", []),
        ("a / b", {"a": "rupiah", "b": "orang"}, "rupiah / jam", ["unit_of_result"]),
        ("a / b", {}, "rupiah / jam", []),
        ("a / b * 1000", {"a": "orang", "b": "orang"}, "indeks", []),
    ],
)
def test_the_result_against_the_declared_unit(
    text: str, units: dict[str, str], declared: str, expected: list[str]
) -> None:
    """A result is never rescaled: what looks wrong is remarked."""
    formula = parse(text, units=units)
    found = list(result_unit(formula.tree, formula.unit, parse_unit(declared), text))
    assert [remark.code for remark in found] == expected
    assert all(remark.severity == "remark" for remark in found)


# -- weights


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("u * 40% + k * 30% + p * 30%", []),
        ("40% * u + 30% * k + 30% * p", []),
        ("u * 40% + k * 30% + p * 20%", ["weights_total_remark"]),
        ("u * 40% + k * 30% - p * 20%", []),
        ("u * 40% + k", []),
        ("u * 100% + k * 100%", []),
        ("u * 40% * 2 + k * 30%", []),
    ],
)
def test_a_sum_that_looks_like_an_index(text: str, expected: list[str]) -> None:
    """Its percentages should total 100."""
    assert codes(parse(text)) == expected


def test_weights_total() -> None:
    """100%, unless the indicator states another total; shares of 1 are weights as well."""
    (problem,) = refused("bobot(a = 40%; b = 50%)")
    assert problem.message("id") == "Bobot berjumlah 90%, seharusnya 100%."
    assert parse("bobot(a = 40%; b = 50%)", weights_total=Fraction(90))(a=100, b=10) == 45
    for text in ("bobot(a = 40; b = 60)", "bobot(a = 40%; b = 60%)", "bobot(a = 0,4; b = 0,6)", "bobot(a = 100%)"):
        assert parse(text)(**dict.fromkeys(parse(text).names, 90)) == 90
    assert [problem.code for problem in refused("bobot(a = 0,4%; b = 0,6%)")] == ["weights_total"]
    assert [problem.code for problem in refused("bobot()")] == ["weight_form"]


# -- names and arguments


@pytest.mark.parametrize(
    ("text", "signature", "count"),
    [
        ("abs(a; b)", "abs(a)", 2),
        ("batasi(a; b)", "batasi(a; bawah; atas)", 2),
        ("min()", "min(a; b; ...)", 0),
        ("bulatkan(a; 1; 2)", "bulatkan(a; digit)", 3),
    ],
)
def test_arity(text: str, signature: str, count: int) -> None:
    """Too few or too many arguments: the signature is shown."""
    (problem,) = refused(text)
    assert problem.message("en") == f"`{signature}` cannot take {count} arguments."


def test_unknown_names_are_told_once_with_the_nearest() -> None:
    """Each once, where it stands first; a near one is offered."""
    text = "bekerj / angkatan + bekerj + x"
    tree = parse(text).tree
    found = list(unknown_names(tree, {"bekerja", "angkatan"}, text))
    assert [(problem.code, problem.values["name"], problem.values["near"]) for problem in found] == [
        ("unknown_name_near", "bekerj", "bekerja"),
        ("unknown_name", "x", ""),
    ]
    assert [problem.span and (problem.span.start, problem.span.end) for problem in found] == [(0, 6), (29, 30)]


def test_remarks_follow_the_units() -> None:
    """Other units, other remarks: none is left over from before."""
    formula = parse("100 - serapan", units={"serapan": "persen"})
    assert codes(formula) == ["points"]
    assert codes(formula.with_units({"serapan": "rupiah"})) == []
    assert formula.unit == PERCENT
