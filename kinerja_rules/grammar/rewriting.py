"""Operations in words become signs, before the lexer reads them.

Law of this file: a declared phrase and a name in quotes are one lexeme to every rewriting; none is torn.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from kinerja_rules.errors import Diagnostic
from kinerja_rules.grammar.phrases import PhraseTable
from kinerja_rules.grammar.scan import Lexeme
from kinerja_rules.grammar.series import numbered_terms
from kinerja_rules.grammar.spoken import spoken
from kinerja_rules.grammar.steps import steps

_QUOTES = ('"', "'")
_Kept: TypeAlias = "dict[tuple[int, int], list[Lexeme]]"


def rewritten(
    source: str, plain: str, body: list[Lexeme], phrases: PhraseTable, notes: list[Diagnostic]
) -> list[Lexeme]:
    """The lexemes with such operations in signs; remarks go to ``notes``."""
    body, kept = _folded(plain, body, phrases)
    body = spoken(source, plain, body, phrases, notes)
    body = numbered_terms(source, body, notes)
    body = steps(source, body, notes)
    return [one for lexeme in body for one in _unfolded(lexeme, kept)] if kept else body


def _folded(plain: str, body: list[Lexeme], phrases: PhraseTable) -> tuple[list[Lexeme], _Kept]:
    """The lexemes with what is declared or quoted as one each, and by its place what each of these stands for."""
    kept: _Kept = {}
    if not phrases.identifiers and not any(quote in plain for quote in _QUOTES):
        return body, kept
    out: list[Lexeme] = []
    at = 0
    while at < len(body):
        behind = max(at + 1, _behind_name(plain, body, at, phrases))
        lexeme = body[at]
        if behind > at + 1:
            lexeme = Lexeme("word", lexeme.text, lexeme.start, body[behind - 1].end, lexeme.gap, lexeme.line)
            kept[lexeme.start, lexeme.end] = body[at:behind]
        out.append(lexeme)
        at = behind
    return out, kept


def _unfolded(lexeme: Lexeme, kept: _Kept) -> Sequence[Lexeme]:
    first, *others = kept.get((lexeme.start, lexeme.end), (lexeme,))
    return [Lexeme(first.kind, first.text, first.start, first.end, lexeme.gap, first.line), *others]


def _behind_name(plain: str, body: Sequence[Lexeme], at: int, phrases: PhraseTable) -> int:
    """The index behind the name that begins here, where it is declared or in quotes; 0 where none does."""
    lexeme = body[at]
    if lexeme.text in _QUOTES and (lexeme.gap or body[at - 1].kind == "sign"):
        return next((here + 1 for here in range(at + 1, len(body)) if body[here].text == lexeme.text), 0)
    found = phrases.match(plain, lexeme.start) if lexeme.kind == "word" else None
    return 0 if found is None else next(here for here in range(at, len(body)) if body[here].start >= found[1])
