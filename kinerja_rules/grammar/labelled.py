"""``Pembilang: A``, ``Penyebut: B``, ``Konstanta: 100%``: a fraction whose parts are labelled, each on its line."""

from __future__ import annotations

from collections.abc import Sequence

from kinerja_rules.grammar.scan import Lexeme
from kinerja_rules.grammar.words import HEADS

_ABOVE = frozenset(("pembilang", "numerator"))
_BELOW = frozenset(("penyebut", "denominator", "denumerator"))
_FACTOR = frozenset(("konstanta", "pengali", "faktor", "konversi"))
PARTS = _ABOVE | _BELOW | _FACTOR
_WORKING = frozenset(("rumus", "formula", "perhitungan", "penghitungan"))


def labelled_fraction(body: Sequence[Lexeme]) -> list[Lexeme] | None:
    """The same lexemes with a rule between the two parts and the factor beside it; None where they are not labelled."""
    if not body or body[0].lower not in _ABOVE:
        return None
    above = _label(body, _ABOVE, 0)
    below = _label(body, _BELOW, above)
    if not above or not below:
        return None
    factor = _label(body, _FACTOR, below) or _factor_of_working(body, below)
    first = next(at for at in range(above, len(body)) if body[at].lower in _BELOW)
    behind = _FACTOR | _WORKING
    end = next((at for at in range(below, len(body)) if factor and body[at].lower in behind), len(body))
    rule = Lexeme("bar", "", body[first].start, body[first].end, True, False)
    return [
        *_unstopped(body[above:first]),
        rule,
        *_times(_before_working(body, factor) if factor else []),
        *_unstopped(body[below:end]),
    ]


def _label(body: Sequence[Lexeme], words: frozenset[str], start: int) -> int:
    """The index behind such a label, ``Pembilang :``, ``faktor pengali =``; 0 where there is none."""
    for at in range(start, len(body) - 1):
        if body[at].lower in words:
            behind = at + 1 + (body[at + 1].lower in _FACTOR)
            if behind < len(body) and body[behind].text in (":", "="):
                return behind + 1
            heads = behind < len(body) and (body[behind].line or body[behind].lower in HEADS)
            if heads and (body[at].line or not at or body[at - 1].text == "."):
                return behind  # the label on a line of its own, or before a quantity
    return 0


def _factor_of_working(body: Sequence[Lexeme], start: int) -> int:
    """``Rumus : Pembilang / Penyebut x 100%`` behind both: the index of its factor; 0 where there is none."""
    at = _label(body, _WORKING, start)
    named = {lexeme.lower for lexeme in body[at:] if lexeme.kind == "word"} if at else set()
    if not named & _ABOVE or not named & _BELOW:
        return 0
    times = (here for here in range(at, len(body)) if body[here].lower in ("x", "×", "*", "dikali", "kali"))
    return next(times, len(body))


def _before_working(body: Sequence[Lexeme], at: int) -> Sequence[Lexeme]:
    """``Konstanta: 100%`` without the line `Rumus: ...` behind it."""
    end = next((here for here in range(at, len(body)) if body[here].lower in _WORKING and body[here].line), len(body))
    return body[at:end]


def _unstopped(part: Sequence[Lexeme]) -> list[Lexeme]:
    end = next((at for at in range(1, len(part) - 1) if _enumerates(part, at)), len(part))
    while end and part[end - 1].text in (".", ",", ";"):
        end -= 1
    return list(part[:end])


def _enumerates(part: Sequence[Lexeme], at: int) -> bool:
    """``3.`` at the beginning of a line."""
    return part[at].kind == "number" and part[at].line and part[at + 1].text in (".", ")")


def _times(factor: Sequence[Lexeme]) -> list[Lexeme]:
    """``× 100%``, the sign added where it is not written."""
    part = _unstopped(factor)
    if not part or part[0].lower in ("x", "×", "*", "dikali", "kali"):
        return part
    return [Lexeme("sign", "×", part[0].start, part[0].start, True, False), *part]
