"""Weights that lost their sign: ``Kepatuhan (30%)``, ``30% perencanaan + 70% pelaporan``."""

from __future__ import annotations

from kinerja_rules.grammar.boundaries import stops
from kinerja_rules.grammar.literals import read_number
from kinerja_rules.grammar.runs import read_run
from kinerja_rules.grammar.state import Reading
from kinerja_rules.grammar.tokens import Token
from kinerja_rules.grammar.words import PERCENT, SIGNS, operator_at


def weight_beside(r: Reading, closed: int | None) -> bool:
    """``Kepatuhan (30%)``, ``Kepatuhan 30%``: a weight beside its part multiplies it."""
    at = r.at if closed is None else r.at + 1
    number, sign = r.lexemes[at], r.lexemes[at + 1]
    if r.tokens[-1].type not in ("NAME", "RPAR") or number.kind != "number" or sign.lower not in PERCENT:
        return False
    behind = at + 2 if closed is None else closed + 1
    if closed is not None and closed != at + 2:
        return False
    if not _ends_term(r, behind):
        return False
    start = r.here.start
    r.at = at
    value = read_number(r)
    r.add(Token("TIMES", "×", start, start), due=True)
    r.add(Token("NUMBER", (value, True), number.start, sign.end), due=False)
    r.at = behind
    r.note("weight_beside", start, sign.end, weight=r.source[number.start : sign.end])
    return True


def _ends_term(r: Reading, at: int) -> bool:
    """Whether no × or : follows."""
    lexeme = r.lexemes[at]
    found = operator_at(r.lexemes, at)
    if found is not None:
        return found[0] in ("PLUS", "MINUS")
    return stops(r, at) and lexeme.lower != "x" and SIGNS.get(lexeme.text) not in ("TIMES", "DIV", "POW")


def weight_before(r: Reading, behind: int | None = None) -> bool:
    """``30% perencanaan + 70% pelaporan``, ``0,3 IKA + 0,7 IKU``: a share before its part multiplies it."""
    last = r.tokens[-1]
    if last.type != "NUMBER" or not (last.value[1] or 0 < last.value[0] < 1):
        return False
    first = len(r.tokens) - r.level.first == 1
    added = len(r.tokens) > 1 and r.tokens[-2].type == "PLUS"
    if not added and not (first and _is_plus(r, read_run(r) if behind is None else behind)):
        return False
    r.note("weight_beside", last.start, last.end, weight=r.shown(last))
    r.put("TIMES", "×", 0, due=True)
    return True


def _is_plus(r: Reading, at: int) -> bool:
    found = operator_at(r.lexemes, at)
    return r.lexemes[at].text == "+" or (found is not None and found[0] == "PLUS")
