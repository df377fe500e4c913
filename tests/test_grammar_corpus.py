"""The corpora of formulas: what is read and how, what is refused and in which words, and the rate over many fields."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import tomli

import kinerja_rules as kr
from kinerja_rules.formula import Formula
from kinerja_rules.grammar import ast
from kinerja_rules.numbers import Fraction
from kinerja_rules.reading import indicator_toml

CORPUS = Path(__file__).parent / "corpus"
UNTOLD = {"phrase_as_name", "sigma", "points", "weights_total_remark"}  # remarks that mark nothing doubtful


def rows(name: str) -> list[dict[str, Any]]:
    """The rows of a corpus, in file order."""
    found: list[dict[str, Any]] = tomli.loads((CORPUS / name).read_text(encoding="utf-8"))["rumus"]
    return found


def shown(row: Mapping[str, Any]) -> str:
    """How a row is called in the list of tests."""
    return str(row["teks"])[:60]


GOOD, BAD = rows("formulas_good.toml"), rows("formulas_bad.toml")
FIELDS, ADVERSARIAL, UNSEEN = rows("fields.toml"), rows("adversarial.toml"), rows("unseen.toml")


@pytest.mark.parametrize("row", GOOD, ids=shown)
def test_good(row: dict[str, Any]) -> None:
    """The text gives the canonical formula, title, result and remarks; the canonical text gives the same tree."""
    formula = kr.parse(row["teks"])
    assert formula.to_source() == row["kanonik"]
    assert (formula.title, formula.result) == (row.get("judul"), row.get("hasil"))
    assert sorted({note.code for note in formula.notes} - {"phrase_as_name"}) == row.get("catatan", [])
    assert read_back(formula).tree == formula.tree


@pytest.mark.parametrize("row", BAD, ids=shown)
def test_bad(row: dict[str, Any]) -> None:
    """The whole error text, caret included, in both languages."""
    with pytest.raises(kr.FormulaError) as caught:
        kr.parse(row["teks"])
    assert [problem.code for problem in caught.value.diagnostics] == row["kode"]
    assert caught.value.render("id") == row["id"]
    assert caught.value.render("en") == row["en"]


@pytest.mark.parametrize("row", FIELDS + ADVERSARIAL, ids=shown)
def test_read_as_meant(row: dict[str, Any]) -> None:
    """The formula means what its row says, its names are worded as printed, every doubt is told; or it is refused."""
    assert outcome(row) == "as meant"


@pytest.mark.parametrize("row", [row for row in FIELDS + ADVERSARIAL + UNSEEN if "makna" in row], ids=shown)
def test_written_and_read_back(row: dict[str, Any]) -> None:
    """What was read has a canonical text of the same tree."""
    formula = kr.read(row["teks"]).formula or kr.parse(row["teks"])
    assert read_back(formula).tree == formula.tree


def test_rate_over_fields() -> None:
    """Of at least 120 formulas of at least ten fields, 98 of 100 are read as meant, and none silently otherwise."""
    formulas = [row for row in FIELDS if "makna" in row]
    assert len(formulas) >= 120
    assert len({row["bidang"] for row in FIELDS}) >= 10
    outcomes = [outcome(row) for row in FIELDS]
    assert outcomes.count("as meant") * 100 >= 98 * len(FIELDS)
    assert "otherwise" not in outcomes


@pytest.mark.parametrize("row", UNSEEN, ids=shown)
def test_cell_as_meant(row: dict[str, Any]) -> None:
    """A cell that was written without the grammar at hand is read as it is meant, and every doubt is told."""
    reading = kr.read(row["teks"])
    if "makna" not in row:
        assert (reading.kind, reading.formula) == (row["jenis"], None)
        return
    assert reading.formula is not None
    assert [reading.variables[name] for name in _bases(reading.formula)] == row["frasa"]
    assert same(reading.formula, kr.parse(row["makna"]))
    assert sorted({note.code for note in reading.notes} - UNTOLD) == row.get("catatan", [])


@pytest.mark.parametrize("row", FIELDS + ADVERSARIAL + UNSEEN, ids=shown)
def test_what_is_printed_reads_back(row: dict[str, Any]) -> None:
    """As a report prints it and in LaTeX, with the phrases declared and without; weights are products in LaTeX."""
    formula = kr.read(row["teks"]).formula
    if formula is None or any(isinstance(node, ast.Weighted) for node in ast.walk(formula.tree)):
        return
    bases = dict.fromkeys(name.id for name in ast.names(formula.tree))
    phrases = {name: [formula.phrases[name]] if name in formula.phrases else [] for name in bases}
    indonesian, latex = formula.to_indonesian(), formula.to_latex()
    assert kr.parse(indonesian, phrases=phrases, style="id").tree == formula.tree
    assert kr.parse(latex, phrases=phrases).tree == formula.tree
    for undeclared in (kr.parse(indonesian, style="id"), kr.parse(latex)):
        assert list(map(type, ast.walk(undeclared.tree))) == list(map(type, ast.walk(formula.tree)))


def test_what_is_proposed_loads() -> None:
    """The TOML that reading proposes is a sound pack, and its formulas are those that were read."""
    readings = [kr.read(row["teks"]) for row in (*FIELDS, *UNSEEN)]
    text = "".join(indicator_toml(reading, identifier=f"i{at}") for at, reading in enumerate(readings))
    head = {"id": "uji", "versi": "1", "nama": "Uji"}
    pack = {"format": 1, "paket": head, **tomli.loads(text)}
    assert [problem for problem in kr.check(pack) if problem.severity == "error"] == []
    indicators = kr.load_pack(pack).indicators
    for at, reading in enumerate(readings):
        if reading.formula is not None:
            formula = indicators[f"i{at}"].formula
            assert formula is not None
            assert formula.tree == reading.formula.tree


def test_the_rates_in_the_document() -> None:
    """docs/language.md tells how many cells of each round were read as meant at first sight, and how many are now."""
    text = (CORPUS.parents[1] / "docs" / "language.md").read_text(encoding="utf-8")
    assert rates() in text


def rates() -> str:
    """The table of docs/language.md: each round of unseen cells, as it was first read."""
    lines = ["| round | cells | as meant | refused | otherwise, with a remark | silently otherwise |", "|" + "---|" * 6]
    for number in sorted({row["putaran"] for row in UNSEEN}):
        first = [row.get("pertama", "") for row in UNSEEN if row["putaran"] == number]
        counts = [first.count(how) for how in ("", "ditolak", "dengan catatan", "diam")]
        lines.append(f"| {number} | {len(first)} | " + " | ".join(map(str, counts)) + " |")
    return "\n".join(lines)


def outcome(row: Mapping[str, Any]) -> str:
    """``as meant``, ``refused`` (without need), ``told`` (read otherwise, with a remark) or ``otherwise``."""
    try:
        formula = kr.parse(row["teks"])
    except kr.FormulaError as error:
        return "as meant" if error.diagnostics[0].code == row.get("ditolak") else "refused"
    told = sorted({note.code for note in formula.notes} - UNTOLD)
    if (
        "makna" in row
        and _worded(formula) == row["frasa"]
        and same(formula, kr.parse(row["makna"]))
        and told == row.get("catatan", [])
    ):
        return "as meant"
    return "told" if told else "otherwise"


def read_back(formula: Formula) -> Formula:
    """The formula of its canonical text, its names declared."""
    return kr.parse(formula.to_source(), phrases={name.id: [] for name in ast.names(formula.tree)})


def _bases(formula: Formula) -> list[str]:
    return list(dict.fromkeys(name.partition("[")[0] for name in formula.names))


def _worded(formula: Formula) -> list[str]:
    return [formula.phrases.get(base, base) for base in _bases(formula)]


def same(formula: Formula, meant: Formula) -> bool:
    """Whether both give one value for many inputs, names taken in the order of their first use."""
    bases = _bases(formula)
    letters = dict(zip(bases, "abcdefghijklm", strict=False))
    renamed = {name: letters[name.partition("[")[0]] + "".join(name.partition("[")[1:]) for name in formula.names}
    if sorted(renamed.values()) != sorted(meant.names):
        return False
    for seed in range(1, 6):
        values = {name: Fraction((place * 37 + 11) * seed % 97 + 1, seed) for place, name in enumerate(meant.names)}
        found = formula.evaluate({name: values[renamed[name]] for name in formula.names})
        if found.value is None or found.value != meant.evaluate(values).value:
            return False
    return True
