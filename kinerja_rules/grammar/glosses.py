"""Brackets behind a name: ``(Pencari Kerja)``, ``(15-49)`` and ``(n-1)`` belong to it; arithmetic does not."""

from __future__ import annotations

from kinerja_rules.grammar.boundaries import finished
from kinerja_rules.grammar.latex import OPEN2
from kinerja_rules.grammar.state import Reading
from kinerja_rules.grammar.words import PERCENT, works_at

_WORKS = frozenset(("×", "*", "**", "^", "√", "∛", "∜", "∑", ";", "=", ":", "−", OPEN2))


def is_year(r: Reading, opened: int, closed: int) -> bool:
    """Whether the bracket holds a year: ``(n-1)``, ``(t)``."""
    inside = [lexeme.lower for lexeme in r.lexemes[opened + 1 : closed]]
    return bool(inside) and inside[0] in ("n", "t") and (len(inside) == 1 or (len(inside) == 3 and inside[1] in "-+"))


def is_gloss(r: Reading, at: int) -> bool:
    """Whether the bracket at ``at`` belongs to the name: ``(Pencari Kerja)``, ``(15-49)``, ``(+)``; not arithmetic."""
    closed = r.pairs.get(at)
    if closed is None:
        return False
    inside = r.lexemes[at + 1 : closed]
    if not inside:
        return False
    if is_year(r, at, closed) or (len(inside) == 1 and inside[0].kind == "sign" and inside[0].text in "+-%±"):
        return True
    if inside[0].kind == "number" and inside[-1].lower in PERCENT and len(inside) == 2:
        return False  # `(40%)`: a weight
    return not any(_calculates(r, at + 1 + i) for i in range(len(inside)))


def _calculates(r: Reading, at: int) -> bool:
    lexeme, before, after = r.lexemes[at], r.lexemes[at - 1], r.lexemes[at + 1]
    if lexeme.kind == "bar" or lexeme.text in _WORKS:
        return True
    if lexeme.text in ("+", "/"):
        return (lexeme.gap and after.gap) or (lexeme.text == "+" and after.kind in ("word", "number"))
    if lexeme.text == "-":
        return lexeme.gap and after.gap and not (before.kind == "number" and after.kind == "number")
    if lexeme.lower == "x":
        return after.kind == "number" or (lexeme.gap and before.text != "(" and not finished(r, at + 1))
    return lexeme.kind == "word" and lexeme.lower != "kali" and works_at(r.lexemes, at) is not None
