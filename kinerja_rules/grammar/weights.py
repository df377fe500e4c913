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
    number = r.lexemes[at]
    percent = r.lexemes[at + 1].lower in PERCENT
    sign = r.lexemes[at + percent]
    if r.tokens[-1].type not in ("NAME", "RPAR") or number.kind != "number":
        return False
    if not (percent or number.text.startswith(("0.", "0,"))):
        return False
    behind = at + 1 + percent if closed is None else closed + 1
    if closed is not None and closed != at + 1 + percent:
        return False
    if not _ends_term(r, behind):
        return False
    start = r.here.start
    r.at = at
    value = read_number(r)
    r.add(Token("TIMES", "×", start, start), due=True)
    r.add(Token("NUMBER", (value, percent), number.start, sign.end), due=False)
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
    enclosed = [token.type for token in r.tokens[-3:]] == ["LPAR", "NUMBER", "RPAR"]  # `(30%) IKA`
    last = r.tokens[-2 if enclosed else -1]
    if last.type != "NUMBER" or not (last.value[1] or 0 < last.value[0] < 1):
        return False
    begin = len(r.tokens) - (3 if enclosed else 1)
    first = begin == r.level.first
    if first and r.level.lexeme is not None and _is_enclosed_part(r):
        r.note("weight_beside", last.start, last.end, weight=r.shown(last))
        r.put("TIMES", "×", 0, due=True)
        return True
    added = begin > 0 and r.tokens[begin - 1].type == "PLUS"
    if not added and not (first and _is_plus(r, read_run(r) if behind is None else behind)):
        return False
    r.note("weight_beside", last.start, last.end, weight=r.shown(last))
    r.put("TIMES", "×", 0, due=True)
    return True


def _is_enclosed_part(r: Reading) -> bool:
    """``(30% IKA) + ...``, ``... + (30% IKL)``: a bracket with a share and its part, in a sum."""
    opened = next(at for at in range(r.at, -1, -1) if r.lexemes[at] is r.level.lexeme)
    closed = r.pairs.get(opened)
    if closed is None or r.here.kind != "word" or read_run(r) != closed:
        return False
    before = r.tokens[r.level.first - 2].type if r.level.first > 1 else ""
    return before == "PLUS" or _is_plus(r, closed + 1)


def _is_plus(r: Reading, at: int) -> bool:
    found = operator_at(r.lexemes, at)
    return r.lexemes[at].text == "+" or (found is not None and found[0] == "PLUS")
