"""A name goes on over ``/`` and ``-`` that join: ``SD/MI``, ``COVID-19``; others divide and subtract."""

from __future__ import annotations

import re

from kinerja_rules.grammar.boundaries import finished, whole
from kinerja_rules.grammar.glosses import is_year
from kinerja_rules.grammar.scan import Lexeme
from kinerja_rules.grammar.state import Doubt, Reading
from kinerja_rules.grammar.words import (
    BEFORE_DIGITS,
    HEADS,
    MONTHS,
    PAIRS,
    PER_IDIOMS,
    TIMES,
    UNITS,
    works_at,
)

_IDENTIFIER = re.compile(r"[a-z_][a-z0-9_]*")
_ABBREVIATED = frozenset(("sd", "an", "cq", "da", "na", "up", "danatau"))  # s/d, a/n, c/q
_NUMBERED = re.compile(r"[A-Z][1-9]")
_ROMAN = re.compile(r"[ivx]+")
_EXTREME = re.compile(r"(?:[ _]?(?:min|maks|max|minimum|maksimum|minimal|maksimal|0|o)|t|n)$")


def over_slash(r: Reading, at: int) -> int | None:
    """A slash with a blank on both sides divides; ``s/d``, ``dan/atau``, ``mg/dl`` are words; others are doubts."""
    lexeme, before, after = r.lexemes[at], r.lexemes[at - 1], r.lexemes[at + 1]
    if at in r.dividing:
        return None
    if lexeme.gap and after.gap:
        return _over_spaced(r, at)
    if (before.lower, after.lower) in PAIRS:
        r.doubts.append(Doubt("pair", at, 0, r.level.key))
        return at + 2
    if after.kind == "number":
        return at + 2 if before.kind == "number" and not lexeme.gap else None
    if after.kind != "word":
        if after.text == "∑":
            r.doubts.append(Doubt("slash", at, 3, r.level.key))
        return None
    if before.lower + after.lower in _ABBREVIATED:
        return at + 2
    if before.lower in UNITS and after.lower in UNITS and r.lexemes[at - 2].kind == "number":
        return at + 2
    if at == r.run + 1 and whole(r, at + 1) and _are_identifiers(before, after):
        return None
    r.doubts.append(Doubt("slash", at, _rank(r, at), r.level.key))
    return at + 1 if after.lower == "x" else at + 2


def _over_spaced(r: Reading, at: int) -> int | None:
    """``20 JP / tahun dibagi jumlah ASN``, ``Desa / Kelurahan``: words of a name, where words divide. Told if so."""
    before, after = r.lexemes[at - 1], r.lexemes[at + 1]
    counted = r.lexemes[at - 2].kind == "number" or before.lower in UNITS
    joins = (before.lower, after.lower) in PAIRS or (counted and after.lower in PER_IDIOMS | UNITS)
    if not (joins and at > r.run + 1 and _words_divide(r)):
        return None
    r.doubts.append(Doubt("slash", at, 0, r.level.key))
    return at + 2


def _words_divide(r: Reading) -> bool:
    """Whether a word such as ``dibagi`` divides in this bracket."""
    begin = r.level.lexeme.end if r.level.lexeme else 0
    if begin not in r.worded:
        r.worded[begin] = _word_divides(r, begin)
    return r.worded[begin]


def _word_divides(r: Reading, begin: int) -> bool:
    here = next(index for index, lexeme in enumerate(r.lexemes) if lexeme.start >= begin)
    while r.lexemes[here].kind != "end" and r.lexemes[here].text not in tuple(")]}"):
        if works_at(r.lexemes, here) == "DIV":
            return True
        here = r.pairs[here] + 1 if r.pairs.get(here, -1) > here else here + 1
    return False


def _rank(r: Reading, at: int) -> int:
    before, after = r.lexemes[at - 1], r.lexemes[at + 1]
    if after.lower in HEADS and r.lexemes[at + 2].kind == "word" and r.lexemes[at + 2].lower != "x":
        return 3 if r.lexemes[r.run].lower in HEADS else 2
    abbreviations = before.text.isupper() and after.text.isupper()
    return 0 if abbreviations and not (at == r.run + 1 and whole(r, at + 1)) else 1


def _are_identifiers(left: Lexeme, right: Lexeme) -> bool:
    """Two names as a written formula has them: ``a/b``, ``Pt/P0``, ``realisasi/target``; not ``LK/LT``."""
    short = min(len(left.text), len(right.text)) == 1 or max(len(left.text), len(right.text)) == 2
    canonical = _IDENTIFIER.fullmatch(left.text) and _IDENTIFIER.fullmatch(right.text)
    numbered = _NUMBERED.fullmatch(left.text) and _NUMBERED.fullmatch(right.text)
    return (
        bool(canonical or numbered)
        or (short and not (left.text + right.text).isupper())
        or len(left.text + right.text) == 2
    )


def over_hyphen(r: Reading, at: int) -> int | None:
    """A hyphen with a blank on both sides subtracts; ``COVID-19`` and ``laki-laki`` are names; ``a-1`` is none."""
    lexeme, before, after = r.lexemes[at], r.lexemes[at - 1], r.lexemes[at + 1]
    if lexeme.gap and not after.gap and after.kind == "number" and before.lower == "dari":
        return at + 2  # `kurang dari -2 SD`
    year = before.lower in ("n", "t") and after.kind == "number"
    if lexeme.gap and after.gap and at > r.run + 1 and _abbreviated(before) and _abbreviated(after):
        r.note("hyphen_subtracts", lexeme.start, lexeme.end, name=after.text)
    if lexeme.gap:
        year = year and r.lexemes[at - 2].lower in ("tahun", "thn", "th", "ke")
        return at + 2 if year or _spans(r, at) else None
    if after.gap:
        if year and after.kind == "number":
            return at + 2
        if after.kind != "word" or (after.lower in HEADS and not after.line):
            return None
        r.note("hyphen_in_name", lexeme.start, lexeme.end)
        return at + 2
    if after.kind == "number":
        if year and at == r.run + 1:
            return None  # `(n-1) / n`: no name before it
        written = at == r.run + 1 and _IDENTIFIER.fullmatch(before.text) and finished(r, at + 2) and not year
        return None if written and before.lower != "covid" else at + 2
    if after.text == "(":
        closed = r.pairs.get(at + 1)
        ordinal = before.lower == "ke" and closed is not None and closed - at <= 5  # `kelas ke-(i-1)`
        return closed + 1 if closed and (ordinal or is_year(r, at + 1, closed)) else None
    if after.kind != "word":
        return None
    return _hyphen_between_words(r, at)


def _abbreviated(lexeme: Lexeme) -> bool:
    return len(lexeme.text) > 2 and lexeme.text.isupper()


def _spans(r: Reading, at: int) -> bool:
    """A hyphen with blanks that spans: ``29 hari - 11 bulan``, ``kelas VII - IX``, ``Januari - Juni``."""
    before, after = r.lexemes[at - 1].lower, r.lexemes[at + 1]
    if before in TIMES and after.kind == "number":
        return r.lexemes[at - 2].kind == "number" and r.lexemes[at + 2].lower in TIMES
    roman = _ROMAN.fullmatch(before) and _ROMAN.fullmatch(after.lower)
    return bool(roman and r.lexemes[at - 2].lower in BEFORE_DIGITS) or (before in MONTHS and after.lower in MONTHS)


def _same_letter(left: str, right: str, lowered: bool) -> bool:
    """Whether both are one letter or abbreviation, with an index behind one of them; ``laki-laki_x`` is a word."""
    base = left.partition("_")[0]
    indexed = lowered or "_" in left + right
    return indexed and base == right.partition("_")[0] and ("_" in left or not base.islower() or len(base) < 3)


def _hyphen_between_words(r: Reading, at: int) -> int | None:
    """A hyphen between letters is part of the name, but for letters that are subtracted: ``X-Xmin``, ``a-b``."""
    before, after = r.lexemes[at - 1], r.lexemes[at + 1]
    if at > r.run + 1 and after.lower == r.lexemes[r.run].lower and len(after.text) > 2:
        r.note("hyphen_subtracts", r.lexemes[at].start, r.lexemes[at].end, name=after.text)
        return None  # `Produksi tahun berjalan-Produksi tahun lalu`
    if at == r.run + 1 and _same_letter(before.text, after.text, r.lexemes[at + 2].text == "_"):
        return None  # `AHH-AHH_{min}`, `X_i-X_min`
    if at != r.run + 1 or not (whole(r, at + 1) or r.lexemes[at + 2].text == "-"):
        return at + 2
    left, right = before.text, after.text
    if len(right) == 1 and after.lower in "nt" and len(left) > 1:
        return at + 2  # JUM-n
    extreme = _EXTREME.sub("", before.lower) == _EXTREME.sub("", after.lower)
    if (extreme and before.lower != after.lower) or (len(left) == 1 and (before.lower != "e" or len(right) == 1)):
        return None
    if left.islower() and right.islower() and left != right:
        r.note("hyphen_in_name", r.lexemes[at].start, r.lexemes[at].end)
    return at + 2
