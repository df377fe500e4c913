"""JSON of results: deterministic, free of floats, in ASCII."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from kinerja_rules.errors import Diagnostic, Place
from kinerja_rules.formula import parse
from kinerja_rules.numbers import Decimal, Fraction
from kinerja_rules.reports.json import check_record, fixed, formula_record, to_json

ROOT = Path(__file__).parents[1]


def test_keys_keep_their_order_and_sets_are_sorted() -> None:
    """A record's keys stand as it states them; what has no order is sorted; lists and tuples are lists."""
    assert to_json({"b": (1, 2), "a": {"z", "y"}, "c": None, "d": True}) == (
        '{\n  "b": [\n    1,\n    2\n  ],\n  "a": [\n    "y",\n    "z"\n  ],\n  "c": null,\n  "d": true\n}\n'
    )


def test_the_text_is_ascii() -> None:
    """No console or pipe of whatever encoding changes it, and a reader gets the signs back."""
    text = to_json({"rumus": "a × 100% → “b”"})
    assert text.isascii()
    assert json.loads(text) == {"rumus": "a × 100% → “b”"}


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ({"a": {"b": [0.5]}}, r"\$\.a\.b\[0\]: a number of type float; write it as text"),
        ({"a": Fraction(1, 2)}, r"\$\.a: a number of type Fraction"),
        ([Decimal(1)], r"\$\[0\]: a number of type Decimal"),
        ({"a": object()}, r"\$\.a: an object of type object"),
        ({1: "a"}, r"\$: the key 1 is no text"),
    ],
)
def test_no_float_and_no_object_gets_in(record: object, expected: str) -> None:
    """The refusal names the path."""
    with pytest.raises(TypeError, match=expected):
        to_json(record)


def test_the_record_of_a_formula() -> None:
    """Exact value, decimal of 20 digits, rounded value, and the inputs as they were given."""
    formula = parse("a / b * 100%", units={"a": "orang", "b": "orang"})
    rounding = formula.rounding("half_up")
    record = formula_record(formula, {"a": "309.142", "b": 317696}, digits=2, rounding=rounding)
    assert record == {
        "formula": formula.to_source(),
        "text": "a / b * 100%",
        "unit": "persen",
        "inputs": {"a": "309.142", "b": 317696},
        "status": "ok",
        "reasons": [],
        "exact": "3864275/39712",
        "decimal": "97.307488920225624496",
        "approximate": False,
        "rounded": {"value": "97.31", "digits": 2, "mode": "half_up"},
        "notes": [],
    }


def test_the_working_comes_in_both_languages() -> None:
    """`explain --format json` holds the working as a report would print it."""
    formula = parse("a / b")
    record = formula_record(formula, {"a": 1, "b": 3}, working=True)
    assert record["working"] == {"id": "1 : 3 = 0,3333...", "en": "1 : 3 = 0.3333..."}


def test_a_formula_without_a_value() -> None:
    """Status and reasons, and no number anywhere."""
    record = formula_record(parse("a / b"), {"a": 1, "b": 0}, digits=2, rounding=parse("a").rounding("half_up"))
    assert [record[key] for key in ("status", "exact", "decimal", "rounded")] == ["zero_divisor", None, None, None]
    assert [reason["code"] for reason in json.loads(to_json(record))["reasons"]] == ["zero_divisor"]


@pytest.mark.parametrize(
    ("value", "digits", "expected"),
    [
        (Fraction(973, 10), 2, "97.30"),
        (Fraction(-1, 2), 3, "-0.500"),
        (Fraction(7), 2, "7.00"),
        (Fraction(1200), -2, "1200"),
        (Fraction(10**30 + 1, 10), 1, "100000000000000000000000000000.1"),
    ],
)
def test_a_rounded_value_has_its_digits(value: Fraction, digits: int, expected: str) -> None:
    """Trailing zeros count, and a long number loses none of its digits."""
    assert fixed(value, digits) == expected


def test_the_record_of_a_check() -> None:
    """Files in their order, their problems, and how many there are."""
    problem = Diagnostic("no_figure", {"text": "-"}, place=Place("a.toml", 3, 1, ("a",)))
    record = check_record([("a.toml", [problem]), ("b.toml", [])])
    assert record == {
        "files": [
            {"file": "a.toml", "diagnostics": [problem.to_dict()]},
            {"file": "b.toml", "diagnostics": []},
        ],
        "errors": 1,
        "remarks": 0,
    }
    to_json(record)


def test_the_same_input_gives_the_same_bytes() -> None:
    """Whatever the hash seed: no order of a set or of memory shows."""
    code = (
        "from kinerja_rules.formula import parse; from kinerja_rules.reports.json import formula_record, to_json;"
        "print(to_json(formula_record(parse('jumlah pegawai / (b + c) * 100%'), "
        "{'jumlah_pegawai': 1, 'b': 2, 'c': '3'}, working=True)))"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-W", "error", "-c", code],
            cwd=ROOT,
            env={"PYTHONHASHSEED": seed, "PATH": ""},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(outputs) == 1
