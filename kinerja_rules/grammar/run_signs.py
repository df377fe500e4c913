"""A name goes on over brackets and punctuation: ``(Pencari Kerja)``, ``ex. Transmigrasi``, ``usia < 5 tahun``."""

from __future__ import annotations

from kinerja_rules.grammar.boundaries import behind_range, only_stops, whole, word_goes_on
from kinerja_rules.grammar.glosses import is_gloss, is_year
from kinerja_rules.grammar.run_words import over_number
from kinerja_rules.grammar.state import Reading
from kinerja_rules.grammar.words import ABBREVIATIONS, CLAUSE, COUNTS, DANGLING, PERCENT, SCALES, UNITS, then_at

_GRADES = frozenset("A AA B BB C CC Baik Cukup Sedang Tinggi".split())
_BEHIND_ABBREVIATION = ('"', "'", "(", "/", "+", "-", "<", ">")
_AREAS = frozenset(("m", "km", "cm", "hm"))


def over_bracket(r: Reading, at: int) -> int | None:
    """A gloss; behind a year a new quantity may not begin without a sign: ``PDRB (t+1) PDRB (t)``."""
    if at not in r.pairs:
        return None
    behind = r.pairs[at] + 1
    after = r.lexemes[behind]
    if not is_gloss(r, at):
        return _with_plus(r, at, behind)
    if _is_result_unit(r, at):
        return None
    if is_year(r, at, behind - 1) and after.kind == "word" and after.text[0].isupper() and after.lower != "x":
        left, right = r.source[r.lexemes[r.run].start : r.lexemes[behind - 1].end], after.text
        raise r.refuse("operator_missing", after.start, after.end, left=left, right=right)
    return behind


def _with_plus(r: Reading, at: int, behind: int) -> int | None:
    """``Jumlah arsip (terjaga + umum) yang dikelola``, ``Investasi (PMA+PMDN) tahun n``: a gloss of words. Told."""
    inside = r.lexemes[at + 1 : behind - 1]
    words = [lexeme for lexeme in inside if lexeme.text not in ("+", ",", "-")]
    named = all(lexeme.kind == "word" and lexeme.lower != "x" for lexeme in words)
    goes_on = word_goes_on(r, behind) or is_year_bracket(r, behind) or r.lexemes[behind].text in ("_", "[")
    if not named or len(words) == len(inside) or not goes_on:
        return None
    start, end = r.lexemes[at].start, r.lexemes[behind - 1].end
    name = r.source[r.lexemes[r.run].start : r.lexemes[at - 1].end]
    r.note("gloss_with_plus", start, end, gloss=r.source[start:end], name=name)
    return behind


def is_year_bracket(r: Reading, at: int) -> bool:
    """Whether ``(n)``, ``(n-1)`` stands at ``at``."""
    return r.lexemes[at].text == "(" and at in r.pairs and is_year(r, at, r.pairs[at])


def _is_result_unit(r: Reading, at: int) -> bool:
    """``(dalam %)``, ``(dalam ribu rupiah)``; ``(%)`` at the end of a formula: the unit of the result."""
    first, second = r.lexemes[at + 1], r.lexemes[at + 2]
    if first.lower == "dalam" and word_goes_on(r, r.pairs[at] + 1):
        return False
    if first.lower == "dalam":
        return second.lower in PERCENT or second.lower in UNITS or second.lower in SCALES
    if r.level.key not in r.divided or first.lower not in PERCENT:
        return False
    return second.text == ")" and only_stops(r, at + 3) and not _glossed_before(r, at)


def _glossed_before(r: Reading, at: int) -> bool:
    """``Realisasi (%) / Target (%)``: a name before bears the same bracket."""
    return any(r.lexemes[before].text == "(" and r.lexemes[before + 1].lower in PERCENT for before in range(at))


def over_stop(r: Reading, at: int) -> int | None:
    """A full stop within an abbreviation, ``ex. Transmigrasi``; a sentence that goes on is told."""
    before, after = r.lexemes[at - 1], r.lexemes[at + 1]
    if at == r.run + 1 and multiplies(r, at):
        return None
    if not after.gap:
        return at + 1 if after.kind in ("word", "number") and after.lower != "x" else None
    if before.lower in ABBREVIATIONS and (after.kind == "number" or after.text in _BEHIND_ABBREVIATION):
        return at + 1
    if not word_goes_on(r, at + 1) or (before.text.islower() and _identifier(r, at)):
        return None
    if len(before.text) > 4 or after.line:
        r.note("sentence_in_name", r.lexemes[at].start, after.end)
    return at + 1


def multiplies(r: Reading, at: int) -> bool:
    """``w . x``, ``wi.Xi``: a point between two letters, with blanks or of one index, is times."""
    before, after = r.lexemes[at - 1], r.lexemes[at + 1]
    if before.kind != "word" or after.kind != "word" or r.lexemes[at].gap != after.gap:
        return False
    short = max(len(before.text), len(after.text))
    indexed = before.text[-1] == after.text[-1] and before.text[-1] in "ijk" and len(before.text) == len(after.text)
    return whole(r, at + 1) and (short <= 3 if after.gap else short == 2 and indexed)


def over_comma(r: Reading, at: int) -> int | None:
    """A comma within a phrase; between two counts it lists what has no operator, and is refused."""
    after = r.lexemes[at + 1]
    if not after.gap and after.kind == "word":
        return at + 1
    if r.in_call() or _identifier(r, at):
        return None
    if after.kind == "number":
        return at + 1 if over_number(r, at + 1) is not None else None
    if not word_goes_on(r, at + 1) or then_at(r.lexemes, at + 1):
        return None
    last = r.lexemes[at + 2]
    if after.lower in COUNTS and last.kind == "word" and last.lower not in DANGLING:
        left = r.source[r.lexemes[r.run].start : r.lexemes[at - 1].end]
        raise r.refuse("list_without_operator", r.lexemes[at].start, last.end, left=left, right=after.text)
    return at + 1


def _identifier(r: Reading, at: int) -> bool:
    """Whether the name so far is one letter, as in a written formula: `a, b` is no name."""
    return at == r.run + 1 and len(r.lexemes[r.run].text) == 1


def over_threshold(r: Reading, at: int) -> int | None:
    """``usia < 5 tahun``, ``≥ 60%``, ``nilai SAKIP ≥ BB``; in a condition the sign compares."""
    after = r.lexemes[at + 1]
    if not r.logic_here() and after.text in _GRADES and at > r.run + 1 and after.gap == r.lexemes[at].gap:
        return at + 2
    if not r.logic_here() and after.text == "-" and r.lexemes[at + 2].kind == "number" and not r.lexemes[at + 2].gap:
        return at + 3  # `< -2 SD`
    if r.logic_here() or after.kind != "number":
        return None
    end = behind_range(r, at + 1)
    return end + 1 if r.lexemes[end].lower in PERCENT else end


def over_apostrophe(r: Reading, at: int) -> int | None:
    """``Jum'at``, ``Qur'an``"""
    lexeme, after = r.lexemes[at], r.lexemes[at + 1]
    if lexeme.gap and not after.gap:
        return over_quote(r, at)
    return at + 2 if not lexeme.gap and not after.gap and after.kind == "word" else None


def over_quote(r: Reading, at: int) -> int | None:
    """Words in quotes within a phrase."""
    for here in range(at + 1, min(at + 14, len(r.lexemes))):
        if r.lexemes[here].text == r.lexemes[at].text:
            return here + 1
        if r.lexemes[here].kind != "word":
            return None
    return None


def over_plus(r: Reading, at: int) -> int | None:
    """``BTA+ yang diobati``: a plus that ends an abbreviation."""
    before, after = r.lexemes[at - 1], r.lexemes[at + 1]
    later = before.lower in ("n", "t") and after.kind == "number" and not after.gap
    if later and r.lexemes[at - 2].lower in ("tahun", "thn", "th"):  # `tahun n+1`
        return at + 2
    tight = not r.lexemes[at].gap and after.gap
    return at + 1 if tight and before.text.isupper() and len(before.text) > 1 and after.lower in CLAUSE else None


def over_raised(r: Reading, at: int) -> int | None:
    """``km²``"""
    lexeme, before = r.lexemes[at], r.lexemes[at - 1]
    return at + 1 if not lexeme.gap and before.lower in _AREAS and at > r.run + 1 else None


def over_dollar(r: Reading, at: int) -> int | None:
    """``US$``"""
    return at + 1 if r.lexemes[at - 1].text == "US" and not r.lexemes[at].gap else None


def over_shout(r: Reading, at: int) -> int | None:
    """``SP4N-LAPOR! yang selesai``"""
    return at + 1 if word_goes_on(r, at + 1) or r.lexemes[at + 1].text in ("/", ")", ":") else None


def over_ampersand(r: Reading, at: int) -> int | None:
    """``sarana & prasarana``"""
    return at + 1 if r.lexemes[at + 1].kind == "word" else None
