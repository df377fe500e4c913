"""Plain text -> lexemes: words, numbers, bars and signs, each with its place and whether a blank stood before it.

Laws of this file:
1. One pass, linear in the text; nothing is decided here that needs a neighbour.
2. Every character that is no blank belongs to exactly one lexeme.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from kinerja_rules.grammar.latex import CLOSE2, MIDDLE, OPEN2

Kind = Literal["word", "number", "bar", "sign", "end"]

_LETTER = r"[^\W\d_²³¹⁰⁴⁵⁶⁷⁸⁹]"
_INNER = r"[^\W_²³¹⁰⁴⁵⁶⁷⁸⁹]"
_REST = rf"{_INNER}*(?:_{{1,2}}{_INNER}+)*"
_LEXEME = re.compile(
    rf"""
    (?P<number>[0-9](?:[0-9]|_(?=[0-9])|[.,](?=[0-9]))*)
  | (?P<word>[xX](?=[0-9])|(?<=[0-9%)])[xX](?=[A-Z])|_{{0,2}}{_LETTER}{_REST}|_[0-9]{_REST})
  | (?P<bar>_{{3,}}|-{{3,}}|[‾¯]{{3,}})
  | (?P<sign><=|=<|>=|=>|<>|!=|==|\*\*|--|\.\.\.|[^\s])
    """,
    re.VERBOSE,
)
_GLUED_TIMES = re.compile(
    rf"[xX](?:(?<={_LETTER}{_LETTER}.)(?=\s+[0-9])|(?<={_LETTER}.)(?=10{{2,}}(?![0-9])|1\.000|[0-9]+\s*%)|(?<=[A-Z][1-9].)(?=10{{2,}}))"
)
_LAST_LETTERS = re.compile(rf"{_LETTER}+$")
_ENDS_IN_X = frozenset(
    "index max box mix lux tax fax complex telex apex flex matrix prefix suffix duplex latex annex unix fix six ex "
    "crux flux linux relax vertex vortex reflex podex simplex".split()
)
_OPENS = {"(": ")", "[": "]", "{": "}", OPEN2: MIDDLE, MIDDLE: CLOSE2}


LOOK_AHEAD = 5


class Lexeme:
    """One sign, word or number of the text; ``gap`` tells that a blank, a line break or the beginning stands before."""

    __slots__ = ("end", "gap", "kind", "line", "lower", "start", "text")

    def __init__(self, kind: Kind, text: str, start: int, end: int, gap: bool, line: bool) -> None:
        self.kind = kind
        self.text = text
        self.lower = text.lower()
        self.start = start
        self.end = end
        self.gap = gap
        self.line = line  # a line break stands before it

    def __repr__(self) -> str:
        return f"{self.kind}:{self.text}"


def scan(text: str) -> list[Lexeme]:
    """The lexemes of prepared text, ended as ``ended`` does."""
    out: list[Lexeme] = []
    at = begin = 0
    for cut in _glued(text) if "x" in text or "X" in text else ():
        at = _scan(out, text, begin, cut, at)
        out.append(Lexeme("word", text[cut], cut, cut + 1, False, False))
        at = begin = cut + 1
    _scan(out, text, begin, len(text), at)
    return ended(out, len(text))


def ended(lexemes: list[Lexeme], at: int) -> list[Lexeme]:
    """The lexemes with their end, as often as anybody looks ahead."""
    return [*lexemes, *[Lexeme("end", "", at, at, True, False)] * LOOK_AHEAD]


def _scan(out: list[Lexeme], text: str, begin: int, end: int, at: int) -> int:
    for found in _LEXEME.finditer(text, begin, end):
        start, stop = found.span()
        gap = start > at or start == 0
        line = gap and text.find("\n", at, start) >= 0
        out.append(Lexeme(found.lastgroup, found[0], start, stop, gap, line))  # type: ignore[arg-type]  # groups are kinds
        at = stop
    return at


def _glued(text: str) -> list[int]:
    """``jamx 4``, ``terdaftarx100%``: where an x that is glued to a word, before a number, is times."""
    return [found.start() for found in _GLUED_TIMES.finditer(text) if not _word_in_x(text, found.end())]


def _word_in_x(text: str, end: int) -> bool:
    letters = _LAST_LETTERS.search(text[max(0, end - 12) : end])
    return letters is not None and letters[0].lower() in _ENDS_IN_X


def brackets(lexemes: Sequence[Lexeme]) -> dict[int, int]:
    """Which bracket closes which, both ways, by index; a bracket without its partner is not in it."""
    pairs: dict[int, int] = {}
    open_: list[tuple[int, str]] = []
    for at, lexeme in enumerate(lexemes):
        sign = lexeme.text
        if sign in _OPENS and sign != MIDDLE:
            open_.append((at, _OPENS[sign]))
        elif open_ and sign and sign == open_[-1][1]:
            opened = open_.pop()[0]
            pairs[opened], pairs[at] = at, opened
            if sign == MIDDLE:
                open_.append((at, CLOSE2))
    return pairs
