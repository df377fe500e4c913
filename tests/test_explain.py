"""The working as a report prints it, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import pytest

from kinerja_rules.formula import parse

CASES: list[tuple[str, dict[str, Any], dict[str, Any], str]] = [
    (
        "a / b * 100%",
        {"a": 8604, "b": 317696},
        {"digits": 2},
        "8.604 : 317.696 × 100% = 2,7082...% -> 2,71% (setengah ke atas, 2 digit)",
    ),
    (
        "a / b * 100%",
        {"a": 8604, "b": 317696},
        {"lang": "en", "digits": 2},
        "8,604 : 317,696 × 100% = 2.7082...% -> 2.71% (half up, 2 digits)",
    ),
    ("a / b * 100%", {"a": 1, "b": 4}, {}, "1 : 4 × 100% = 25%"),
    ("a / b * 100", {"a": 1, "b": 4}, {"digits": 2}, "1 : 4 × 100 = 25 -> 25,00 (setengah ke atas, 2 digit)"),
    ("a / b", {"a": 2, "b": 3}, {"digits": 1, "mode": "truncate"}, "2 : 3 = 0,6666... -> 0,6 (potong, 1 digit)"),
    ("a", {"a": 1250}, {"digits": -2, "mode": "up"}, "1.250 = 1.250 -> 1.300 (ke atas, menjauhi nol, -2 digit)"),
    (
        "(t - (r - t)) / t * 100%",
        {"t": "4,50%", "r": "4,73%"},
        {"digits": 2},
        (
            "(4,50% - (4,73% - 4,50%)) : 4,50% × 100% = 4,27 : 4,50% × 100% = 94,8888...% "
            "-> 94,89% (setengah ke atas, 2 digit)"
        ),
    ),
    (
        "bobot(u = 40%; k = 30%; p = 30%)",
        {"u": "90,5", "k": Fraction(1, 3), "p": -3},
        {},
        "90,5 × 40% + 0,3333... × 30% + (-3) × 30% = 36,2 + 0,1 + (-0,9) = 35,4",
    ),
    ("bobot(u = 100%)", {"u": 7}, {}, "7 × 100% = 7"),
    ("a * 0,4", {"a": 3}, {"lang": "en"}, "3 × 0.4 = 1.2"),
    ("100% - serapan", {"serapan": "78.71%"}, {}, "100% - 78.71% = 21,29%"),
    (
        "min(a / b * 100%; 120%)",
        {"a": 3, "b": 2},
        {},
        "min(3 : 2 × 100%; 120%) = min(150; 120%) = 120%",
    ),
    (
        "jika(r > t2; r / t2 * 100%; jika(r < t1; r / t1 * 100%; 100%))",
        {"r": "1,8", "t1": 2, "t2": 3},
        {},
        (
            "jika(1,8 > 3; 1,8 : 3 × 100%; jika(1,8 < 2; 1,8 : 2 × 100%; 100%)) = "
            "jika(1,8 < 2; 1,8 : 2 × 100%; 100%) = 1,8 : 2 × 100% = 90%"
        ),
    ),
    ("a / b", {"a": "Rp 22.884 / Jam", "b": "309.092 + 50"}, {}, "22.884 : (309.092 + 50) = 0,0740..."),
    ("a - b", {"a": 1, "b": -2}, {}, "1 - (-2) = 3"),
    (
        "jumlah(x * y) / jumlah(y)",
        {"x": [1, 2], "y": ["3", 4]},
        {},
        "jumlah(1 × 3; 2 × 4) : jumlah(3; 4) = 11 : 7 = 1,5714...",
    ),
    ("jumlah(x) / a", {"x": list(range(100)), "a": 9}, {}, "Σ(x) : 9 = 4.950 : 9 = 550"),
    ("akar(a) * 2", {"a": 4}, {}, "akar(4) × 2 = 2 × 2 = 4"),
    ("akar(a) * 2", {"a": 2}, {"digits": 2}, "akar(2) × 2 ≈ 2,8284... -> 2,83 (setengah ke atas, 2 digit)"),
    (
        "akar(a) * akar(a)",
        {"a": 2},
        {"digits": 2, "mode": "truncate"},
        "akar(2) × akar(2) ≈ 1,9999... -> ? (potong, 2 digit)",
    ),
]
UNITS = {"a": "rupiah / jam", "b": "orang"}


@pytest.mark.parametrize(("text", "inputs", "options", "expected"), CASES, ids=[f"{c[0]} {c[1]}" for c in CASES])
def test_workings(text: str, inputs: Mapping[str, Any], options: Mapping[str, Any], expected: str) -> None:
    """Inputs as given, brackets worked in a step of their own, the value exact, rounded where that is asked for."""
    formula = parse(text, units=UNITS if "Rp" in str(inputs) else {})
    assert formula.explain(inputs, **options) == expected


def test_where_there_is_no_value_the_reasons_are_told() -> None:
    """In the language that is asked for."""
    formula = parse("a / b")
    assert formula.explain({"a": 1, "b": 0}).splitlines() == [
        "Pembagi `b` bernilai nol.",
        "  a / b",
        "      ^",
        "  Periksa masukannya; pembagian dengan nol tidak punya nilai.",
    ]
    assert formula.explain({}, "en").startswith("The input `a` is missing.\n")


def test_a_whole_formula_is_never_cut() -> None:
    """Twelve variables, each shown as given."""
    text = " + ".join(f"v{n} / {n + 1}" for n in range(12))
    working = parse(text).explain({f"v{n}": f"{n},5" for n in range(12)}, digits=1)
    assert all(f"{n},5 : {n + 1}" in working for n in range(12))
