"""What is doubtful about a cell: remarks that need the cell, the indicator's name, or both."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from kinerja_rules.check import PERCENT, result_unit
from kinerja_rules.check.shares import literal_quantities
from kinerja_rules.check.wording import exchanged
from kinerja_rules.errors import Diagnostic
from kinerja_rules.formula import Formula
from kinerja_rules.grammar import ast
from kinerja_rules.grammar.words import HEADS
from kinerja_rules.reading.segments import Segment, lines, paragraphs
from kinerja_rules.reading.words import A_VALUE, COUNTS, PROSE, begins_share, first_word

_ABBREVIATION = re.compile(r"[A-Z][A-Za-z]{0,4}\d?")
_BARE_YEAR = re.compile(r"(?<!tahun)(?<!thn)(?<!ke)\s[nNtT]$", re.IGNORECASE)
_WORKED = re.compile(r"=\s*[\d(]|[\w)]\s*[+×÷*]\s*[\w(]|[\w)]\s+[xX/:]\s+[\w(]|\bdi\s?(?:bagi|kali)|\d\s*%.*\d\s*%")
_SIGNS = re.compile(r"\s[/×÷+]\s|\bdibagi\b|\s[xX]\s+\d")
# An equals sign, a sign between words, or numbers side by side.
_SIGN_LEFT = re.compile(
    r"[^\s=]{0,40}\s{0,9}=\s{0,9}[^\s=]{0,40}|\w{1,40}\s[+×÷*xX]\s[\w(]+|\bper\s+1[.0]\d*"
    r"|(?<![\d.,])\d[\d.,]*\s+\d[\d.,]*\d"
)
_TOLD = frozenset("contoh misal misalnya sumber catatan".split())
_TIGHT_COMMA = re.compile(r"\w,[^\W\d]")


def of_formula(
    formula: Formula, variables: Mapping[str, str], legend: Mapping[str, str], name: str | None
) -> Iterator[Diagnostic]:
    """Remarks on a formula that was read, by its wording and by the name of its indicator."""
    yield from exchanged(formula.tree, variables, formula.text)
    yield from literal_quantities(formula.tree, formula.text)
    if _may_be_words(formula, list(variables.values())):
        yield _remark("slash_or_words", name=formula.text.strip())
    if legend:
        yield _remark("legend_in_cell", names=", ".join(legend))
    if formula.names and not divides(formula.tree) and any(map(_times_hundred, ast.walk(formula.tree))):
        yield _remark("nothing_divided", name=", ".join(variables.values()))
    if not formula.names:
        yield _remark("numbers_only")
        if formula.result is not None and "%" not in formula.result and _times_hundred(formula.tree):
            yield _remark("result_without_percent", result=formula.result)
    elif not legend and all(_ABBREVIATION.fullmatch(phrase) and len(phrase) > 1 for phrase in variables.values()):
        yield _remark("letters_unexplained", names=", ".join(variables.values()))
    yield from _of_phrases(list(variables.values()))
    if name is not None:
        yield from _of_name(formula, name)


def of_rest(
    cell: str, read: Segment, wordings: Sequence[str], legend: Mapping[str, str], worked: Sequence[str]
) -> Iterator[Diagnostic]:
    """Remarks on lines that are no part of the formula and look as if they worked something too."""
    if torn := _torn_off(cell, read):
        yield _remark("part_not_read", text=torn)
    known = [" ".join(text.split()) for text in (*legend.values(), *wordings, *worked)]
    for line in (line for part in paragraphs(cell) for line in lines(part)):
        if line.start < read.start + len(read.text) and read.start < line.start + len(line.text):
            continue
        text = " ".join(line.text.split())
        if (
            (_WORKED.search(text) or first_word(text) in HEADS)
            and first_word(text) not in _TOLD
            and not any(one in text for one in known)
        ):
            yield _remark("part_not_read", text=text)
    for name, phrase in legend.items():
        if _SIGNS.search(phrase):
            yield _remark("legend_works", name=name, phrase=phrase)


def _torn_off(cell: str, read: Segment) -> str:
    """A quantity that begins in the line of the formula, and breaks off before it."""
    line = cell.rfind("\n", 0, read.start) + 1
    before = re.sub(r"\s*\d+[.)]\s*$", "", " ".join(cell[line : read.start].split()))
    return before if first_word(before) in HEADS and before[-1].isalnum() and len(before.split()) > 1 else ""


def of_direct(cell: str, name: str | None) -> Iterator[Diagnostic]:
    """Remarks on a value that is given, not worked."""
    if A_VALUE.fullmatch(cell.strip()):
        yield _remark("target_in_cell", cell=cell.strip())
    elif sign := _sign_left(cell):
        yield _remark("signs_in_value", sign=sign)
    elif _is_prose(cell):
        yield _remark("prose")
    elif begins_share(cell):
        yield _remark("share_restated")
    elif name is not None and begins_share(name.lstrip("*")):
        yield _remark("count_for_share")


def _sign_left(cell: str) -> str:
    """What looks like arithmetic in a cell that none was found in: a sign, numbers, lines of quantities; else empty."""
    lines_of = [line.text for part in paragraphs(cell) for line in lines(part)]
    counted = [text for text in lines_of if first_word(text) in HEADS]
    found = _SIGN_LEFT.search(cell)
    if len(counted) > 1:
        return counted[1]
    heads = [word for word in cell.split() if word.istitle() and word.lower() in ("realisasi", "target", "jumlah")]
    if len(heads) > 1 and not cell.isupper():
        return heads[1]
    return " ".join(found[0].split()) if found else ""


def _is_prose(cell: str) -> bool:
    words = cell.split()
    return (
        first_word(cell) in PROSE or ". " in cell.strip(". ") or (len(words) > 12 and ", " in cell and "ny" in words[0])
    )


def _of_phrases(phrases: list[str]) -> Iterator[Diagnostic]:
    for one in phrases:
        if _BARE_YEAR.search(one):
            yield _remark("year_word_missing", phrase=one)
        if _TIGHT_COMMA.search(one):
            yield _remark("comma_in_name", phrase=one)


def _of_name(formula: Formula, name: str) -> Iterator[Diagnostic]:
    if begins_share(name.lstrip("*")):
        yield from result_unit(formula.tree, formula.unit, PERCENT, formula.text)
    elif first_word(name) in COUNTS and _times_hundred(formula.tree):
        yield _remark("share_for_count", name=name)


def _may_be_words(formula: Formula, phrases: list[str]) -> bool:
    """``Dokumen Renstra / Renja``: two names with a slash between, of which none begins as a quantity does."""
    match formula.tree:
        case ast.Product((ast.Factor("*", ast.Name()), ast.Factor("/", ast.Name()))):
            bare = formula.title is None and formula.result is None and "/" in formula.text
            return bare and (first_word(phrases[-1]) not in HEADS)
    return False


def divides(tree: ast.Node) -> bool:
    """Whether anything is divided, or worked by a function."""
    return any(
        factor.op == "/" for node in ast.walk(tree) if isinstance(node, ast.Product) for factor in node.factors
    ) or any(isinstance(node, ast.Call) for node in ast.walk(tree))


def _times_hundred(tree: ast.Node) -> bool:
    return isinstance(tree, ast.Product) and any(
        factor.op == "*" and isinstance(factor.node, ast.Number) and factor.node.value == 100 for factor in tree.factors
    )


def _remark(code: str, **values: object) -> Diagnostic:
    return Diagnostic(code, values, severity="remark")
