"""Brackets, and fractions that were laid over lines and flattened: ``A _____ X 100 B`` is A over B, times 100."""

from __future__ import annotations

from collections.abc import Sequence

from kinerja_rules.grammar.latex import MIDDLE, OPEN2
from kinerja_rules.grammar.literals import round_number
from kinerja_rules.grammar.state import MAX_DEPTH, Level, Reading
from kinerja_rules.grammar.tokens import Token
from kinerja_rules.grammar.words import PERMIL, is_percent, operator_at
from kinerja_rules.numbers import Fraction

_FACTORS = (100, 1000, 10_000, 100_000)
WORKING = frozenset(("PLUS", "MINUS", "TIMES", "DIV"))
CLOSING = {"(": ")", "[": "]", "{": "}", "|": "|", OPEN2: ")", MIDDLE: ")"}


def open_level(r: Reading, call: str | None = None) -> None:
    """An opening bracket; one that LaTeX's fraction stands for opens two."""
    lexeme = r.here
    if len(r.levels) > MAX_DEPTH:
        raise r.refuse("too_deep", lexeme.start, lexeme.end, limit=MAX_DEPTH)
    if lexeme.text == OPEN2:
        r.add(Token("LPAR", "(", lexeme.start, lexeme.end), due=True)
    r.put("LPAR", "(", due=True)
    inside, logic = r.level.in_call or call is not None, r.level.logic or call == "jika"
    r.levels.append(Level(lexeme, len(r.tokens), call, inside, logic))


def close_level(r: Reading) -> None:
    """What is due at the end of a bracket, or of the formula: the denominator's bracket, and the factor beside it."""
    level = r.levels.pop()
    if level.under is not None:
        if level.lost and any(token.type in WORKING for token in r.tokens[level.under :]):
            first = r.tokens[level.under]
            number = level.factor[1]
            left, right = r.shown(number), r.shown(first)
            raise r.refuse("operator_missing", first.start, first.end, left=left, right=right)
        if not level.factor and _ends_in_factor(r.tokens[level.under :]):  # `A ---- B × 100%`
            level.factor = (r.tokens.pop(-2), r.tokens.pop())
        _enclose(r, level.under)
    r.tokens.extend(level.factor)


def _ends_in_factor(below: Sequence[Token]) -> bool:
    """Whether a denominator ends in ``× 100``, ``× 1.000``: that stands beside the fraction, not in it."""
    if len(below) < 3 or (below[-2].type, below[-1].type) != ("TIMES", "NUMBER"):
        return False
    return below[-1].value[0] in _FACTORS


def bar(r: Reading, start: int, end: int, note: str = "fraction_bar") -> None:
    """A rule between numerator and denominator: all before it in its bracket is above it, and all behind it below.

    A factor right behind the rule (``× 100``) stands beside the fraction.
    """
    level = r.level
    if level.under is not None:
        raise r.refuse("fraction_bars", start, end)
    _enclose(r, level.first)
    r.add(Token("DIV", "/", start, end), due=True)
    _factor_beside(r)
    level.under = len(r.tokens)
    if r.here.kind == "end" or r.here.text in (")", "]", "}"):
        raise r.refuse("fraction_without_below", start, end)
    r.note(note, start, end)


def lost_bar(r: Reading) -> bool:
    """``A × 100% B``: the rule was lost; A over B, where nothing else in the bracket divides. Told if so."""
    level, tokens = r.level, r.tokens
    if len(tokens) - level.first < 3 or tokens[-1].type != "NUMBER" or tokens[-2].type != "TIMES":
        return False
    value, _ = tokens[-1].value
    before = tokens[level.first : -2]
    if value not in _FACTORS or any(token.type in ("DIV", "TIMES", "SEP") for token in before):
        return False
    level.factor = (tokens.pop(-2), tokens.pop())
    _enclose(r, level.first)
    r.add(Token("DIV", "/", r.here.start, r.here.start), due=True)
    level.under, level.lost = len(tokens), not r.here.line
    r.note("bar_lost", level.factor[0].start, r.here.end)
    return True


def _factor_beside(r: Reading) -> None:
    times = r.here
    behind = r.at + 1
    if times.lower not in ("x", "×", "*"):
        found = operator_at(r.lexemes, r.at)
        if found is None or found[0] != "TIMES":
            return
        behind = found[1]
    number = r.lexemes[behind]
    value = round_number(number.text) if number.kind == "number" else None
    if value is None:
        return
    percent = is_percent(r.lexemes[behind + 1])
    last = r.lexemes[behind + percent]
    r.level.factor = (
        Token("TIMES", "×", times.start, times.end),
        Token("NUMBER", (Fraction(value), percent), number.start, last.end),
    )
    r.at = behind + 1 + percent
    r.at += r.here.lower in PERMIL
    if [lexeme.text for lexeme in r.lexemes[r.at : r.at + 3]] == ["(", "%", ")"]:  # `× 100 (%)`: the unit
        r.at += 3


def _enclose(r: Reading, first: int) -> None:
    """Brackets round the tokens from ``first`` on, if they are more than one operand."""
    tokens = r.tokens
    if any(token.type in WORKING for token in tokens[first:]):
        tokens.insert(first, Token("LPAR", "(", tokens[first].start, tokens[first].start))
        tokens.append(Token("RPAR", ")", tokens[-1].end, tokens[-1].end))
