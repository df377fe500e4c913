"""The percent rule of DESIGN section 5: every example, every refusal, and the formulas of all packs.

A percentage is held as printed, and a printed sign never scales what it stands at.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import tomli

from kinerja_rules.errors import FormulaError, RulesError
from kinerja_rules.formula import Formula, parse, parse_condition

POLICIES = Path(__file__).parents[1] / "policies"


def worked(text: str, units: Mapping[str, str], **inputs: Any) -> Fraction | str:
    """The value, or the code of the one reason why there is none."""
    try:
        outcome = parse(text, units=units).evaluate(inputs)
    except FormulaError as error:
        (problem,) = error.diagnostics
        return problem.code
    if outcome.value is not None:
        return outcome.value
    (reason,) = outcome.reasons
    return reason.code


REFUSED = "percent_times_undeclared"
EXAMPLES: list[tuple[str, dict[str, str], dict[str, Any], Fraction | int | str]] = [
    # the examples of the text
    ("a / b * 100%", {}, {"a": 1, "b": 4}, 25),
    ("a / b * 100", {}, {"a": 1, "b": 4}, 25),
    ("u*40% + k*30% + p*30%", {}, {"u": 90, "k": 90, "p": 90}, 90),
    ("100% - serapan", {}, {"serapan": "78.71%"}, Fraction(2129, 100)),
    ("100 - serapan", {}, {"serapan": "78.71%"}, Fraction(2129, 100)),
    ("100% - serapan", {"serapan": "persen"}, {"serapan": "78.71"}, Fraction(2129, 100)),
    ("100 - serapan", {"serapan": "persen"}, {"serapan": Fraction(7871, 100)}, Fraction(2129, 100)),
    ("min(a / b * 100%; 120%)", {}, {"a": 1, "b": 4}, 25),
    ("min(a / b * 100%; 120%)", {}, {"a": 13, "b": 10}, 120),
    # held as printed
    ("a", {}, {"a": "97,30%"}, Fraction(9730, 100)),
    ("a", {"a": "persen"}, {"a": "97,30"}, Fraction(9730, 100)),
    ("a", {"a": "orang"}, {"a": "97%"}, 97),
    # a factor n% is n/100 and leaves the unit
    ("a * 40%", {}, {"a": 90}, 36),
    ("a * 40%", {"a": "persen"}, {"a": 90}, 36),
    ("a * 40%", {"a": "persen"}, {"a": "90%"}, 36),
    ("a * 40%", {}, {"a": "90%"}, 36),
    ("40% * a", {"a": "orang"}, {"a": 90}, 36),
    ("a / 40%", {}, {"a": 36}, 90),
    ("a / (b * 40%)", {}, {"a": 36, "b": 2}, 45),
    ("a * 12,5%", {}, {"a": 80}, 10),
    ("a * 0%", {}, {"a": 80}, 0),
    ("a / 0%", {}, {"a": 80}, "zero_divisor"),
    # 100% makes percent of what is not, and leaves what is
    ("a * 100%", {}, {"a": Fraction(1, 4)}, 25),
    ("100% * a / b", {}, {"a": 1, "b": 4}, 25),
    ("a * 100% / b", {}, {"a": 1, "b": 4}, 25),
    ("a / (b * 100%)", {}, {"a": 1, "b": 4}, Fraction(1, 4)),
    ("a / (b / 100%)", {}, {"a": 1, "b": 4}, 25),
    ("a * 100%", {"a": "persen"}, {"a": "78,71"}, Fraction(7871, 100)),
    ("a * 100%", {}, {"a": "78,71%"}, Fraction(7871, 100)),
    ("a / b * 100% * 40%", {}, {"a": 1, "b": 4}, 10),
    ("a / b * 40% * 100%", {}, {"a": 1, "b": 4}, 10),
    ("a / b * 100% * 100%", {}, {"a": 1, "b": 4}, 25),
    ("a / b * 100%", {"a": "orang", "b": "orang"}, {"a": 1, "b": 4}, 25),
    ("a / b * 100%", {"a": "rupiah", "b": "orang"}, {"a": 1, "b": 4}, 25),
    # n% as a term, in a comparison, as an argument: points
    ("a + 5%", {"a": "persen"}, {"a": "90%"}, 95),
    ("a / b * 100% - 5%", {}, {"a": 1, "b": 4}, 20),
    ("jika(a >= 100%; 1; 0)", {"a": "persen"}, {"a": "100,00"}, 1),
    ("jika(a >= 100%; 1; 0)", {}, {"a": 99}, 0),
    ("jika(a >= 100; 1; 0)", {}, {"a": "100%"}, 1),
    ("maks(a; 5%)", {}, {"a": 3}, 5),
    ("batasi(a; 0%; 120%)", {"a": "persen"}, {"a": "130%"}, 120),
    ("rata_rata(a; b; 10%)", {}, {"a": "20%", "b": 30}, 20),
    # points for a literal or an undeclared value, an error for another declared unit
    ("a - 1", {"a": "persen"}, {"a": 90}, 89),
    ("a - b", {"a": "persen"}, {"a": 90, "b": 1}, 89),
    ("a - b", {"a": "persen", "b": "orang"}, {"a": 90, "b": 1}, "unit_mismatch"),
    # equal units cancel over the whole chain first
    ("a / b * 100%", {"a": "persen", "b": "persen"}, {"a": "26,15%", "b": "30%"}, Fraction(26150, 300)),
    ("a / b", {"a": "persen", "b": "persen"}, {"a": 10, "b": 5}, 2),
    ("a * b / c", {"a": "persen", "b": "orang", "c": "orang"}, {"a": 90, "b": 2, "c": 4}, 45),
    ("a * (b / c)", {"a": "persen", "b": "orang", "c": "orang"}, {"a": 90, "b": 2, "c": 4}, 45),
    ("b / (c / a)", {"a": "persen", "b": "orang", "c": "orang"}, {"a": 90, "b": 2, "c": 4}, 45),
    ("a * b / c", {"a": "persen", "b": "persen", "c": "persen"}, {"a": 90, "b": 80, "c": 40}, 180),
    ("a / b * c * 100%", {"a": "persen", "b": "persen"}, {"a": 40, "b": 80, "c": 3}, 150),
    ("(t - (r - t)) / t * 100%", {"t": "persen", "r": "persen"}, {"t": "4,50%", "r": "4,73%"}, Fraction(42700, 450)),
    # persen × persen, persen × a quantity
    ("a * b", {"a": "persen", "b": "persen"}, {"a": "50%", "b": 40}, 20),
    ("a * b * c", {"a": "persen", "b": "persen", "c": "persen"}, {"a": 50, "b": 40, "c": 10}, 2),
    ("a ^ 2", {"a": "persen"}, {"a": 50}, 25),
    ("a ^ 3", {"a": "persen"}, {"a": 50}, Fraction(25, 2)),
    ("a * b", {"a": "persen", "b": "orang"}, {"a": 50, "b": 400}, 200),
    ("b * a / c", {"a": "persen", "b": "rupiah", "c": "orang"}, {"a": 50, "b": 400, "c": 2}, 100),
    ("b / a", {"a": "persen", "b": "orang"}, {"a": 40, "b": 5}, Fraction(25, 2)),
    ("a * b", {"a": "persen", "b": "bilangan"}, {"a": 50, "b": 3}, 150),
    ("a * 3", {"a": "persen"}, {"a": 50}, 150),
    ("a / 4", {"a": "persen"}, {"a": 50}, Fraction(25, 2)),
    # weights are n/100
    ("bobot(a = 40%; b = 60%)", {}, {"a": "90%", "b": 80}, 84),
    ("bobot(a = 40; b = 60)", {"a": "persen", "b": "persen"}, {"a": 90, "b": 80}, 84),
    ("bobot(a / b * 100% = 40%; c = 60%)", {}, {"a": 1, "b": 2, "c": 10}, 26),
    # what the text leaves open, as check/lowering.py decides it
    ("50% * 40%", {}, {}, 20),
    ("100% / 4", {}, {}, 25),
    ("2 * 5%", {}, {}, 10),
    ("5% * 2", {}, {}, 10),
    ("100% - 2 * 5%", {}, {}, 90),
    ("50% / 25%", {}, {}, 2),
    ("4 / 50%", {}, {}, 8),
    ("50% / 0%", {}, {}, "zero_divisor"),
    ("50% / a", {"a": "persen"}, {"a": 25}, 2),
    ("100% / a", {"a": "persen"}, {"a": 25}, 4),
    ("100 / a", {"a": "persen"}, {"a": 25}, 4),
    ("akar(a * b)", {"a": "persen", "b": "persen"}, {"a": 90, "b": 40}, 60),
    ("akar(a)", {"a": "persen"}, {"a": 81}, 90),
    ("a ^ 0,5", {"a": "persen"}, {"a": 81}, 90),
    ("a ^ n", {"a": "persen"}, {"a": 50, "n": 2}, 25),
    ("rata_rata_ukur(a; b)", {"a": "persen", "b": "persen"}, {"a": 90, "b": 40}, 60),
    ("ln(a)", {"a": "persen"}, {"a": 81}, "percent_in_function"),
    ("ln(a)", {}, {"a": "81%"}, "percent_in_function"),
    ("a ^ b", {"b": "persen"}, {"a": 4, "b": 50}, "percent_in_function"),
    ("a ^ 50%", {}, {"a": 4}, "percent_in_function"),
    # refused, declared: times or divided by an undeclared variable
    ("a * b", {"a": "persen"}, {"a": 50, "b": 2}, REFUSED),
    ("b * a", {"a": "persen"}, {"a": 50, "b": 2}, REFUSED),
    ("a / b", {"a": "persen"}, {"a": 50, "b": 2}, REFUSED),
    ("b / a", {"a": "persen"}, {"a": 50, "b": 2}, REFUSED),
    ("a * (b + 1)", {"a": "persen"}, {"a": 50, "b": 2}, REFUSED),
    ("(a + 1) / b * 100%", {"a": "persen"}, {"a": 50, "b": 2}, REFUSED),
    # refused, printed: a figure with % times one without
    ("a * b", {}, {"a": "50%", "b": 2}, REFUSED),
    ("a * b", {}, {"a": 50, "b": "2%"}, REFUSED),
    ("a * b / c", {}, {"a": "50%", "b": 2, "c": 4}, REFUSED),
    ("a * b * 100%", {}, {"a": "50%", "b": 2}, REFUSED),
    ("c / (a * b)", {}, {"a": "50%", "b": 2, "c": 4}, REFUSED),
    ("jumlah(a * b)", {}, {"a": ["50%", "20%"], "b": [2, 3]}, REFUSED),
    # both printed with %: persen × persen
    ("a * b", {}, {"a": "50%", "b": "40%"}, 20),
    ("a * b", {"b": "orang"}, {"a": "50%", "b": 400}, 200),
    # printed and divided: worked as if there were no sign
    ("a / b", {}, {"a": "50%", "b": 2}, 25),
    ("a / b * 100%", {}, {"a": "26,15%", "b": 30}, Fraction(26150, 300)),
    ("a / b * 100%", {}, {"a": 3, "b": "30%"}, 10),
    ("(t - (r - t)) / t * 100%", {}, {"t": "4,50", "r": "4,73%"}, Fraction(42700, 450)),
    ("(2 - r / t) * 100%", {}, {"t": 4, "r": "5%"}, 75),
    ("a / b * 100%", {"b": "kawasan"}, {"a": "1%", "b": 4}, 25),
    # a literal makes it persen: refused where the readings differ
    ("(100% - a) * b", {}, {"a": 20, "b": 5}, REFUSED),
    ("(100% - a) / b", {}, {"a": 20, "b": 5}, 16),
    ("(100% - a) / b * 100%", {}, {"a": 20, "b": 5}, REFUSED),
    ("(a / b * 100% + c / d * 100%) / n", {}, {"a": 1, "b": 2, "c": 1, "d": 4, "n": 2}, Fraction(75, 2)),
]


@pytest.mark.parametrize(
    ("text", "units", "inputs", "expected"),
    EXAMPLES,
    ids=[f"{text} {units or ''} {inputs}" for text, units, inputs, _ in EXAMPLES],
)
def test_the_percent_rule(
    text: str, units: dict[str, str], inputs: dict[str, Any], expected: Fraction | int | str
) -> None:
    """Each formula under these units, for these inputs, gives this value or this refusal."""
    assert worked(text, units, **inputs) == expected


def test_both_readings_are_offered() -> None:
    """A refusal names the percentage, the other, both readings, and the cure."""
    outcome = parse("serapan * bobot").evaluate({"serapan": "78,71%", "bobot": "3"})
    assert outcome.status == "invalid_input"
    (reason,) = outcome.reasons
    assert reason.message("id") == (
        "`serapan` persen, satuan `bobot` tidak diketahui: hasilnya dapat dibaca dua cara "
        "(`bobot` juga persen, atau `bobot` bilangan biasa)."
    )
    assert reason.message("en") == (
        "`serapan` is a percentage, the unit of `bobot` is not known: there are two readings "
        "(`bobot` is a percentage too, or a plain number)."
    )
    assert reason.span is not None
    assert reason.text is not None
    assert reason.text[reason.span.start : reason.span.end] == "bobot"
    values = [
        parse("serapan * bobot", units={"serapan": "persen", "bobot": unit})(serapan="78,71%", bobot="3")
        for unit in ("persen", "bilangan")
    ]
    assert values == [Fraction(23613, 10000), Fraction(23613, 100)]


@pytest.mark.parametrize(
    ("text", "units", "expected"),
    [
        ("100 - serapan", {"serapan": "persen"}, "`100`"),
        ("100% - serapan", {}, "`serapan`"),
        ("capaian - serapan", {"capaian": "persen"}, "`serapan`"),
        ("1 - (a / b * 100%)", {}, "`1`"),
    ],
)
def test_points_are_remarked(text: str, units: dict[str, str], expected: str) -> None:
    """What is added to persen as points is told."""
    (note,) = parse(text, units=units).notes
    assert note.code == "points"
    assert note.severity == "remark"
    assert expected in note.message("en")


def test_a_sign_against_the_declared_unit_is_noted() -> None:
    """A count printed with % keeps its value, and the outcome says so."""
    outcome = parse("a / b", units={"a": "orang", "b": "orang"}).evaluate({"a": "12%", "b": 4})
    assert outcome.value == 3
    (note,) = outcome.notes
    assert note.code == "sign_against_unit"
    assert note.message("en") == "`a` is printed with %, but its unit is orang; the printed value is used."


# -- the formulas of all packs


def formulas() -> Iterator[tuple[str, Formula]]:
    """Every formula and condition under policies/, with the phrases and units of its variables."""
    for path in sorted(POLICIES.rglob("*.toml")):
        pack = tomli.loads(path.read_text(encoding="utf-8"))
        for keys, text in strings(pack, ()):
            if not {"rumus", "rumus_dimaksud", "syarat"}.intersection(keys) or {"hubungan", "alasan"}.intersection(
                keys
            ):
                continue
            own = pack["indikator"][keys[1]].get("variabel", {}) if keys[0] == "indikator" else {}
            variables = {name: v for name, v in {**pack.get("variabel", {}), **own}.items() if isinstance(v, dict)}
            phrases = {name: variable["frasa"] for name, variable in variables.items() if variable.get("frasa")}
            units = {name: variable["satuan"] for name, variable in variables.items() if variable.get("satuan")}
            read = parse_condition if "syarat" in keys else parse
            try:
                formula = read(text, phrases=phrases, units=units)
            except FormulaError:  # it waits for the units of the figures that it aggregates
                formula = read(text, phrases=phrases, units=dict.fromkeys(NAMED, "persen"))
            yield f"{path.relative_to(POLICIES)}/{'.'.join(map(str, keys))}", formula


NAMED = ("capaian", "bobot", "realisasi", "target", "serapan")


def strings(table: object, keys: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every text of a document with its key path."""
    if isinstance(table, str):
        yield keys, table
    elif isinstance(table, (dict, list)):
        for key, value in table.items() if isinstance(table, dict) else enumerate(table):
            yield from strings(value, (*keys, key))


FORMULAS = dict(formulas())
FIGURES = tuple(str(2 + 35 * place % 97) for place in range(97))


def signed(formula: Formula, *names: str) -> dict[str, str]:
    """Figures for a formula, those of ``names`` with a % sign."""
    pairs = zip(formula.names, FIGURES, strict=False)
    return {name: figure + "%" * (name in names) for name, figure in pairs}


def test_the_packs_have_formulas() -> None:
    """There are many, and none has more variables than there are figures here."""
    assert len(FORMULAS) > 200
    assert all(len(formula.names) <= len(FIGURES) for formula in FORMULAS.values())


@pytest.mark.parametrize("place", FORMULAS)
def test_a_sign_never_scales_a_declared_input(place: str) -> None:
    """With every variable declared, a sign at any of them, or at all, changes no value."""
    for unit in ("persen", "orang"):
        formula = FORMULAS[place]
        declared = {name.partition("[")[0]: unit for name in formula.names}
        declared |= {name: str(known) for name, known in formula.units}
        try:
            formula = formula.with_units(declared)
        except RulesError:
            continue  # people and percentages do not add up
        expected = formula.evaluate(signed(formula))
        for names in (*((name,) for name in formula.names), formula.names):
            assert formula.evaluate(signed(formula, *names)).value == expected.value


@pytest.mark.parametrize("place", FORMULAS)
def test_a_sign_never_scales_an_undeclared_input_silently(place: str) -> None:
    """As the packs declare their units: no change, a refusal with both readings, or figures that are multiplied.

    A figure with % times another with %, or times a declared quantity, is a hundredth, as the rule says.
    """
    formula = FORMULAS[place]
    expected = formula.evaluate(signed(formula))
    for names in (*((name,) for name in formula.names), formula.names):
        outcome = formula.evaluate(signed(formula, *names))
        if outcome.value is None:
            assert outcome.reasons == expected.reasons or {reason.code for reason in outcome.reasons} == {REFUSED}
        elif outcome.value != expected.value:
            assert "*" in formula.to_source().replace("* 100%", "")
