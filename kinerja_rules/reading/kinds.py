"""Whether a text that reads as a formula is one: something is worked, and it is no sentence and no label."""

from __future__ import annotations

import re

from kinerja_rules.errors import FormulaError
from kinerja_rules.formula import Formula
from kinerja_rules.grammar import ast
from kinerja_rules.grammar.labelled import PARTS
from kinerja_rules.grammar.words import HEADS
from kinerja_rules.reading.remarks import divides
from kinerja_rules.reading.words import HUNDRED, PROSE, WORKS, first_word

_LISTS = re.compile(r"\b(?:meliputi|mencakup|terdiri\s+(?:dari|atas)|antara\s+lain|berikut)\s*:", re.IGNORECASE)
_LONG = 45  # words; no quantity is named with more
# A sign that stands as in arithmetic, and what is then wrong with it: such a cell is a formula that was broken off.
_SIGN_IN_USE = re.compile(r"[\w)%]\s*[+×*÷^](?:\s|$)|[\w)%]\s+/(?:\s|$)|\d\s*/\s*\d|[\w)]\s[xX]\s+\d|\)\s*[:/+]")
_BROKEN = frozenset(
    {
        "operand_missing",
        "operand_missing_at_end",
        "operand_missing_at_start",
        "bracket_open",
        "bracket_unopened",
        "operator_missing",
        "ambiguous_number",
        "equals_out_of_place",
        "ellipsis",
    }
)


def works(formula: Formula) -> bool:
    """Whether anything is worked: a lone name or number is a value that is given, and so is ``Skor : 80``."""
    match formula.tree:
        case ast.Product((ast.Factor("*", ast.Name()), *rest)) if (
            all(factor.op == "/" and isinstance(factor.node, ast.Number) for factor in rest) and len(rest) > 1
        ):  # `Kecamatan A : 30 orang, Kecamatan B : 40 orang`
            return ":" not in formula.text
        case ast.Product((ast.Factor("*", ast.Name()), ast.Factor("/", ast.Name(id=letter)))) if len(letter) <= 2:
            return ":" not in formula.text or formula.result is None or formula.title is not None  # `Predikat : A = 85`
        case ast.Product((ast.Factor("*", ast.Name()), ast.Factor("/", ast.Number()))):
            return ":" not in formula.text
        case ast.Product((ast.Factor("*", ast.Name()), ast.Factor("/", ast.Name()))) if _is_label(formula):
            return False
        case ast.Product((first, *others)) if len(others) > 1 and formula.title is not None:
            grades = (isinstance(one.node, ast.Name) and one.node.id.isupper() for one in (first, *others))
            return not (all(grades) and all(one.op == "/" for one in others))  # `Opini BPK: WTP / WDP / TMP`
        case ast.Product((ast.Factor("*", ast.Name()), ast.Factor("*", ast.Number()))):  # `Angka kematian per 1.000`
            return not any(note.code == "per_multiplies" for note in formula.notes)
    return not isinstance(formula.tree, (ast.Name, ast.Number))


def _is_label(formula: Formula) -> bool:
    """``Kriteria: makin tinggi``, ``BB > 70 - 80 : Sangat baik``: a colon between words, none of them a quantity."""
    if "/" in formula.text or ":" not in formula.text or formula.title is not None:
        return False
    left, _, right = formula.text.partition(":")
    if left.strip().lower() in PARTS:
        return True
    short = max(len(left.split()), len(right.split())) < 2
    counted = first_word(left) in HEADS or first_word(right) in HEADS or first_word(left) == first_word(right)
    return _LISTS.search(formula.text) is not None or not (short or counted)


def is_prose(formula: Formula) -> bool:
    """Whether a sentence about something was read as a formula."""
    if first_word(formula.text) in PROSE and not HUNDRED.search(formula.text) and formula.title is None:
        return True
    if any(note.code == "sentence_in_name" for note in formula.notes):
        return True
    phrases = [formula.phrases.get(name.id, "") for name in ast.names(formula.tree)]
    if len(phrases) == len(formula.names) == 2 and _opposites(*formula.names):
        return True
    titled = formula.title is not None  # `Emisi = Data aktivitas × Faktor emisi`
    return any((first_word(phrase) in PROSE and not titled) or len(phrase.split()) > _LONG for phrase in phrases)


def _opposites(one: str, two: str) -> bool:
    """``Ada / Tidak Ada``, ``Ya/Tidak``: an answer is chosen, nothing is divided."""
    return two.lower() in (no + more for no in ("tidak", "belum") for more in ("", f"_{one.lower()}"))


def is_arithmetic(error: FormulaError) -> bool:
    """Whether a text that cannot be read was meant as a formula."""
    problem = error.diagnostics[0]
    text = problem.text or ""
    broken = problem.code in _BROKEN and _SIGN_IN_USE.search(text) is not None
    return (broken or WORKS.search(text) is not None) and first_word(text) not in PROSE


def is_half(formula: Formula) -> bool:
    """Whether a formula multiplies by a hundred and divides nothing: its other half may stand behind a blank line."""
    return HUNDRED.search(formula.text) is not None and bool(formula.names) and not divides(formula.tree)
