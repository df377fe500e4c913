"""A name goes on over words and digits: where it does, and which operator words are words of the name."""

from __future__ import annotations

import re
from itertools import pairwise

from kinerja_rules.grammar.boundaries import behind_range, equals_at, finished, stated_in, word_goes_on
from kinerja_rules.grammar.glosses import is_gloss
from kinerja_rules.grammar.latex import CLOSE2, MIDDLE, OPEN2
from kinerja_rules.grammar.state import Doubt, Reading
from kinerja_rules.grammar.words import (
    BEFORE_COUNTS,
    BEFORE_DIGITS,
    CLAUSE,
    COUNTS,
    HEADS,
    LOGIC,
    ONLY_BEFORE_NUMBERS,
    PER_IDIOMS,
    PERCENT,
    RAISES,
    TIMES,
    WITHIN,
    in_clause,
    operator_at,
    rate_at,
    then_at,
    works_at,
)

_YEAR = re.compile(r"(?:19|20)\d\d")
_RISE = frozenset(("naik", "kenaikan", "usul", "usulan"))  # `kenaikan pangkat` is a promotion
_ORDINALS = frozenset("pertama kedua ketiga keempat sekali berapa".split())
_BOUNDS = frozenset("min maks minimal maksimal minimum maksimum setidaknya".split())
_BOUNDS_OF_TWO = frozenset(("kurang dari", "lebih dari", "di atas", "di bawah", "paling sedikit", "paling banyak"))
_COUNT_OF_TIMES = frozenset("satu dua tiga empat lima enam tujuh delapan beberapa berapa tiap setiap".split())


def over_word(r: Reading, at: int) -> int | None:
    """Words join, but for x, operator words, signs of equality and, in conditions, ``dan`` and ``atau``."""
    lexeme, before = r.lexemes[at], r.lexemes[at - 1]
    word = lexeme.lower
    if at in r.dividing or (lexeme.line and _enumerates(r, at)) or stated_in(r.lexemes, at + (word == "dan")):
        return None
    if word == "x":
        return _x(r, at)
    after = r.lexemes[at + 1]
    if then_at(r.lexemes, at):
        return None
    if word in WITHIN and after.lower in PERCENT and finished(r, at + 2):
        return None
    if word in RAISES and at == r.run + 1 and before.lower not in _RISE and r.lexemes[at + 1].kind != "word":
        return None
    operator = operator_at(r.lexemes, at)
    if operator is not None:
        return _operator_word(r, at, *operator)
    if r.logic_here() and word in LOGIC:
        return None
    if equals_at(r, at) and before.lower not in CLAUSE:
        return None
    if word in PERCENT and (finished(r, at + 1) or _percent_sign_beside(r, at)):
        return None
    if word in COUNTS and lexeme.gap:
        _second_count(r, at)
    elif lexeme.line and {word, r.lexemes[r.run].lower} <= HEADS and lexeme.text[0].isupper():
        r.doubts.append(Doubt("line", at, 2, r.level.key))
    return at + 1


def _percent_sign_beside(r: Reading, at: int) -> bool:
    """``persen (%)``"""
    return [lexeme.text for lexeme in r.lexemes[at + 1 : at + 4]] == ["(", "%", ")"]


def _enumerates(r: Reading, at: int) -> bool:
    """``b. Jumlah penduduk``, ``b) ...`` at the beginning of a line: another entry of a list."""
    after = r.lexemes[at + 1]
    return len(r.lexemes[at].text) == 1 and after.text in (".", ")") and not after.gap and r.lexemes[at + 2].gap


def _x(r: Reading, at: int) -> int | None:
    """``kelas X`` and ``Variabel X1`` are names; an x with nothing to multiply is one too; else it is times."""
    lexeme, before, after = r.lexemes[at], r.lexemes[at - 1], r.lexemes[at + 1]
    if lexeme.gap and rate_at(r.lexemes, at + 1):
        return None
    numbered = after.kind == "number" and not after.gap
    if lexeme.text == "X" and numbered and len(after.text) == 1 and r.lexemes[at + 2].text != "%":
        return at + 2
    roman = lexeme.text == "X" and before.lower in BEFORE_DIGITS and after.kind != "number" and before.gap
    return at + 1 if lexeme.gap and (roman or finished(r, at + 1)) else None


def _operator_word(r: Reading, at: int, kind: str, behind: int) -> int | None:
    lexeme, before, after = r.lexemes[at], r.lexemes[at - 1], r.lexemes[behind]
    if kind == "PER":
        return _per(r, at, behind)
    if kind == "COMPARED":
        return _compared(r, at, behind)
    counts = before.kind == "number" or before.lower in _COUNT_OF_TIMES
    name = in_clause(r.lexemes, at)
    if lexeme.lower == "kali" and (before.lower in _ORDINALS or before.lower in COUNTS):
        return at + 1
    glossed = after.text == "(" and is_gloss(r, behind)
    if lexeme.lower == "kali" and counts and after.kind != "number" and (after.text != "(" or glossed):
        return at + 1
    if name:
        r.note("operator_word_in_name", lexeme.start, lexeme.end, word=lexeme.text)
        return behind
    return None


def _per(r: Reading, at: int, behind: int) -> int | None:
    """``per`` divides before a number, a quantity or a letter; ``per kapita`` is part of the name."""
    after = r.lexemes[behind]
    if after.kind == "number":
        return None
    if r.lexemes[at].lower in ONLY_BEFORE_NUMBERS:
        return at + 1
    if after.kind != "word" or after.lower in HEADS or len(after.text) == 1:
        return None
    if after.lower not in PER_IDIOMS:
        fraction = r.level.lexeme is not None and r.level.lexeme.text in (OPEN2, MIDDLE)
        r.doubts.append(Doubt("per", at, 1 if fraction else 3, r.level.key))
        return at + 1
    r.note("per_idiom", r.lexemes[at].start, after.end, words=r.source[r.lexemes[at].start : after.end])
    return behind + 1


def _compared(r: Reading, at: int, behind: int) -> int | None:
    """``A terhadap B``, ``A dibandingkan (dengan) B``: a division only where the formula has no other."""
    after = r.lexemes[behind]
    if after.kind != "word" or after.lower in ("tahun", "thn", "periode", "sebelum"):
        return at + 1 if after.kind == "word" else None
    plain = r.lexemes[r.run].lower in COUNTS and after.lower in COUNTS
    rank = 3 if plain else 2 if after.lower in HEADS or r.lexemes[at].lower != "terhadap" else 1
    r.doubts.append(Doubt("against", at, rank, r.level.key))
    return behind


def _second_count(r: Reading, at: int) -> None:
    """``Jumlah siswa lulus Jumlah siswa``: two quantities with no sign between them."""
    lexeme, before = r.lexemes[at], r.lexemes[at - 1]
    known = before.kind != "word" or before.lower in BEFORE_COUNTS or before.lower.startswith(("me", "ber"))
    if known or r.lexemes[r.run].lower not in HEADS:
        return
    if lexeme.line:
        r.doubts.append(Doubt("line", at, 3, r.level.key))
    elif lexeme.text[0].isupper() and lexeme.lower != "total":
        left = r.source[r.lexemes[r.run].start : before.end]
        raise r.refuse("two_quantities", lexeme.start, lexeme.end, left=left, right=lexeme.text)


def over_number(r: Reading, at: int) -> int | None:
    """Digits belong to a name where they are a year, follow a word that counts, or are followed by more words."""
    lexeme, before = r.lexemes[at], r.lexemes[at - 1]
    if not lexeme.gap and before.kind == "word":
        return at + 1
    if _is_dose(r, at):
        return at + 2
    if _is_law(r, at):
        return at + 3
    end = behind_range(r, at)
    end += _and_over(r, end)
    after = r.lexemes[end]
    if _bounded(r, at):
        return end + (after.lower in PERCENT)
    if after.lower in PERCENT and lexeme.line and r.lexemes[end + 1].line:
        return None
    if after.lower in PERCENT:
        return end + 1 if word_goes_on(r, end + 1) or _is_degree(r, end + 1) else None
    if after.text == "(" and is_gloss(r, end):
        end, after = r.pairs[end] + 1, r.lexemes[r.pairs[end] + 1]
    if before.lower in BEFORE_DIGITS or before.text == "." or _YEAR.fullmatch(lexeme.text) or _numbered(r, at):
        return end
    if _is_mark(r, at) or (end > at + 1 and r.lexemes[end - 1].kind == "number"):  # `prioritas 1 sampai 3`
        return end
    return end if word_goes_on(r, end) else None


def _is_dose(r: Reading, at: int) -> bool:
    """``mendapat 3 x imunisasi``: so many times."""
    before, thing = r.lexemes[at - 1], r.lexemes[at + 2]
    told = before.text == "," or before.lower in ("dan", "sebanyak", "minimal") or before.lower.startswith("men")
    worded = thing.kind == "word" and thing.text.islower() and thing.lower not in HEADS
    told = told or (not r.lexemes[at + 1].gap and thing.gap and thing.lower.startswith("se"))  # `2x setahun`
    return told and worded and len(r.lexemes[at].text) < 3 and r.lexemes[at + 1].lower == "x"


def _is_law(r: Reading, at: int) -> bool:
    """``UU 12/2011``, ``Nomor 5/2018``: a number and its year."""
    slash, year = r.lexemes[at + 1], r.lexemes[at + 2]
    return slash.text == "/" and not slash.gap and not year.gap and _YEAR.fullmatch(year.text) is not None


def _and_over(r: Reading, end: int) -> bool:
    """``usia 65+ tahun``, ``usia 65+``: the plus belongs to the age."""
    plus, after = r.lexemes[end], r.lexemes[end + 1]
    if plus.text != "+" or plus.gap:
        return False
    return (after.gap and after.lower in TIMES) or after.text in (")", "/", ":")


def _is_degree(r: Reading, at: int) -> bool:
    """``desa yang menyalurkan 100% dibagi jumlah desa x 100%``: of a name, where another one multiplies."""
    divides = r.lexemes[at].text in ("/", ":", MIDDLE, CLOSE2) or works_at(r.lexemes, at) == "DIV"
    return divides and any(lexeme.text == "100" for lexeme in r.lexemes[at:])


def _is_mark(r: Reading, at: int) -> bool:
    """``DPT-HB-Hib 3``, ``Rubela 2``: one digit behind a capital letter, where the name ends."""
    before = r.lexemes[at - 1]
    named = before.kind == "word" and before.text[0].isupper() and at > r.run + 2
    ends = r.lexemes[at + 1].text in ("/", ":", MIDDLE, CLOSE2) or works_at(r.lexemes, at + 1) == "DIV"
    return named and len(r.lexemes[at].text) == 1 and ends


def _bounded(r: Reading, at: int) -> bool:
    """``kurang dari 20%``, ``minimal 95%``, ``di atas 80``: the bound of what the name counts."""
    stopped = r.lexemes[at - 1].text == "."
    before = r.lexemes[at - 1 - stopped].lower
    return before in _BOUNDS or f"{r.lexemes[at - 2].lower} {before}" in _BOUNDS_OF_TWO


def _numbered(r: Reading, at: int) -> bool:
    """``prioritas 1 + prioritas 2``: one word that the text numbers."""
    if r.numbered is None:
        r.numbered = {}
        for word, number in pairwise(r.lexemes):
            if word.kind == "word" and number.kind == "number" and len(number.text) < 3:
                r.numbered.setdefault(word.lower, set()).add(number.text)
    return len(r.numbered.get(r.lexemes[at - 1].lower, ())) > 1
