"""Where an operand can begin or end: the questions that names ask about the lexemes round them."""

from __future__ import annotations

from collections.abc import Sequence

from kinerja_rules.grammar.latex import CLOSE2, MIDDLE, OPEN2
from kinerja_rules.grammar.scan import Lexeme
from kinerja_rules.grammar.state import Reading
from kinerja_rules.grammar.words import EQUALS, LOGIC, PER_IDIOMS, SIGNS, WITHIN, is_percent, operator_at, then_at

_BEGINS = frozenset((*"([{√∛∜∑-\"'", OPEN2))
_RANGES = [words.split() for words in ("s . d .", "s . d", "s / d", "sd", "sampai dengan", "sampai")]


def finished(r: Reading, at: int) -> bool:
    """Whether an operand cannot begin at ``at``."""
    lexeme = r.lexemes[at]
    if lexeme.kind in ("end", "bar"):
        return True
    if lexeme.kind == "sign":
        return lexeme.text not in _BEGINS
    return lexeme.kind == "word" and (lexeme.lower == "x" or operator_at(r.lexemes, at) is not None)


def whole(r: Reading, at: int) -> bool:
    """Whether the one lexeme at ``at`` is a whole operand."""
    return r.lexemes[at].kind in ("word", "number") and finished(r, at + 1)


def word_goes_on(r: Reading, at: int) -> bool:
    """Whether a word of the same name stands at ``at``."""
    lexeme = r.lexemes[at]
    if lexeme.kind != "word" or lexeme.lower == "x":
        return False
    operator = operator_at(r.lexemes, at)
    if operator is None:
        return not (r.logic_here() and lexeme.lower in LOGIC) and not equals_at(r, at)
    kind, behind = operator
    if lexeme.lower == "kali":
        return r.lexemes[behind].kind != "number" and r.lexemes[behind].text != "("
    return kind == "PER" and r.lexemes[behind].lower in PER_IDIOMS


def equals_at(r: Reading, at: int) -> bool:
    """Whether a word for the sign of equality stands at ``at``: ``adalah``, ``sama dengan``."""
    return r.lexemes[at].lower in EQUALS or same_as(r.lexemes, at)


def same_as(lexemes: Sequence[Lexeme], at: int) -> bool:
    """``sama dengan``, but not of ``kerja sama dengan``; ``Kesempatan Kerja sama dengan`` is told by its letters."""
    lexeme, before = lexemes[at], lexemes[at - 1]
    if lexeme.lower != "sama" or lexemes[at + 1].lower != "dengan":
        return False
    return before.lower not in ("kerja", "bekerja") or (before.text == "Kerja" and lexeme.text == "sama" and at > 1)


def behind_range(r: Reading, at: int) -> int:
    """The index behind a number, a range or a time: ``6-59``, ``7 – 12``, ``12 s.d. 15``, ``1 x 24`` (jam)."""
    lexemes = r.lexemes
    if lexemes[at + 1].lower == "x" and lexemes[at + 2].text == "24" and lexemes[at + 3].lower == "jam":
        return at + 3
    if lexemes[at + 1].text == "-" and lexemes[at + 2].kind == "number":
        return at + 3
    for words in _RANGES:
        behind = at + 1 + len(words)
        if lexemes[at + 1].lower == words[0] and [lexeme.lower for lexeme in lexemes[at + 1 : behind]] == words:
            return behind + 1 if lexemes[behind].kind == "number" else at + 1
    return at + 1


def stops(r: Reading, at: int) -> bool:
    """Whether a comma or a full stop before ``at`` is mere punctuation: an operator follows, or the end."""
    after = r.lexemes[at]
    if then_at(r.lexemes, at):
        return True
    if after.kind == "word":
        return after.lower == "x" or operator_at(r.lexemes, at) is not None
    return after.kind == "end" or after.text in SIGNS or after.text in ")]}=.,;" or after.text in (CLOSE2, MIDDLE)


def only_stops(r: Reading, at: int) -> bool:
    """Whether nothing but punctuation follows from ``at`` on."""
    return _ended(r.lexemes, at)


def _ended(lexemes: Sequence[Lexeme], at: int) -> bool:
    return all(lexeme.kind == "end" or lexeme.text in (".", ";", ",") for lexeme in lexemes[at:])


def stated_in(lexemes: Sequence[Lexeme], at: int) -> int:
    """The index behind ``dinyatakan dalam (satuan) persen (%)``, the unit of the result, at the end; else 0."""
    if lexemes[at].lower not in ("dinyatakan", "disajikan") or lexemes[at + 1].lower not in (*WITHIN, "dengan"):
        return 0
    behind = at + 2
    while lexemes[behind].kind in ("word", "number") or lexemes[behind].text == "%":
        behind += 1
    if lexemes[behind].text == "(" and is_percent(lexemes[behind + 1]) and lexemes[behind + 2].text == ")":
        behind += 3
    return behind if _ended(lexemes, behind) else 0
