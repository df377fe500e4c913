"""An undeclared phrase: where a run of words ends, and which of its signs are part of the name.

A run goes on over words, digits inside names, glosses in brackets, tight slashes and hyphens; it ends at a sign of
arithmetic with a blank beside it, at an operator word, and at the end of the text.
"""

from __future__ import annotations

import re

from attrs import frozen

from kinerja_rules.grammar.words import EQUALS_WORD, LOGIC_WORD, OPERATOR_WORD, TIMES_LETTER

_IDENTIFIER = re.compile(r"[a-z_][a-z0-9_]*|[A-Za-z]")
_WORD = re.compile(r"[^\W_]\w*|_+[^\W_]\w*")
_NUMBER_WORD = re.compile(r"\d+(?:[.,-]\d+)*")
_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)")
_THRESHOLD = re.compile(r"[<>≤≥]=?\s*\d+(?:[.,]\d+)*\s*%?")
_BLANKS = re.compile(r"\s*")
_LEADS_NUMBER = re.compile(
    r"(?:tahun|kelas|tingkat|tahap|tipe|golongan|nomor|no|level|usia|umur|ke)\.?$", re.IGNORECASE
)


@frozen
class Run:
    """``end`` is behind the last word, ``equals_at`` behind a title's sign; ``slashes`` are tight ones in the name."""

    end: int
    slashes: tuple[int, ...] = ()
    equals_at: int | None = None


def read_run(text: str, start: int, dividing: frozenset[int], *, stop_at_logic: bool, first: bool) -> Run:
    """The run of words that begins at ``start``. Slashes in ``dividing`` end it; ``first``: a title may stand here."""
    at = _word_end(text, start)
    slashes: list[int] = []
    while at < len(text):
        sign = text[at]
        if sign in "/-" and (joined := _joined(text, start, at)):
            if sign == "/":
                if at in dividing:
                    break
                slashes.append(at)
            at = joined
        elif sign in ".,'&" and (after := _tight_word(text, at + 1)):
            at = after
        elif sign == "(" and (closed := _gloss(text, at, touching=True)):
            at = closed
        elif sign == ".":
            at += 1
        elif sign.isspace() or sign in ",(":
            further = _further(text, start, at, stop_at_logic)
            if further is None:
                break
            at = further
        else:
            break
    return Run(at, tuple(slashes), _equals(text, at) if first else None)


def _word_end(text: str, at: int) -> int:
    word = _WORD.match(text, at)
    return word.end() if word else at + 1


def _tight_word(text: str, at: int) -> int | None:
    word = _WORD.match(text, at)
    return word.end() if word else None


def _joined(text: str, start: int, at: int) -> int | None:
    """Where the word behind a tight ``/`` or ``-`` ends, if the sign joins two words of one name."""
    before, after = text[at - 1], text[at + 1 : at + 2]
    if not (before.isalnum() or before in ")'") or not (after.isalnum() or after == "("):
        return None
    left = text[start:at]
    right = _WORD.match(text, at + 1)
    if _IDENTIFIER.fullmatch(left) and (right is None or _plain_operand(text, right)):
        return None  # `a/b`, `a-b`, `n-1`: identifiers of a written formula
    if right:
        return right.end()
    if text[at] == "-" and after == "(":  # JUM-(n-1)
        closed = _gloss(text, at + 1, touching=True)
        return closed if closed and re.fullmatch(r"\([nt](?:-\d+)?\)", text[at + 1 : closed]) else None
    number = _NUMBER_WORD.match(text, at + 1)
    return number.end() if number and text[at] == "-" and text[at - 1].isupper() else None


def _plain_operand(text: str, word: re.Match[str]) -> bool:
    """A number, or an identifier that is followed by a sign, not by more words."""
    if not (_IDENTIFIER.fullmatch(word[0]) or word[0].isdigit()):
        return False
    rest = text[word.end() :].lstrip()
    return not rest or not (rest[0].isalpha() and not TIMES_LETTER.match(rest) and not OPERATOR_WORD.match(rest))


def _gloss(text: str, at: int, *, touching: bool) -> int | None:
    """Where a bracket of words closes: ``(Pencari Kerja)``, ``(15-49)``, ``(n-1)``; None if it holds arithmetic."""
    depth = 0
    for here in range(at, min(len(text), at + 400)):
        if text[here] == "(":
            depth += 1
        elif text[here] == ")":
            depth -= 1
            if depth == 0:
                inside = text[at + 1 : here]
                spaced = re.search(r"\s[-+*×:/^]\s|[;=×*^+]", inside)
                calculates = spaced or OPERATOR_WORD.search(inside) or re.search(r"\s[xX]\s*[\d(]", inside)
                words = re.search(r"[^\W\d]", inside)
                return None if calculates or not (words or touching) else here + 1
    return None


def _further(text: str, start: int, at: int, stop_at_logic: bool) -> int | None:
    """Where the next word of the same name ends, or None where the name ends here."""
    comma = text[at] == ","
    blanks = _BLANKS.match(text, at + 1 if comma else at)
    here = blanks.end() if blanks else at
    if here >= len(text):
        return None
    if text[here] == "(":
        return None if comma else _gloss(text, here, touching=False)
    if text[here] in "<>≤≥":
        threshold = _THRESHOLD.match(text, here)
        return threshold.end() if threshold and not stop_at_logic else None
    if OPERATOR_WORD.match(text, here) or TIMES_LETTER.match(text, here) or EQUALS_WORD.match(text, here):
        return None
    if stop_at_logic and LOGIC_WORD.match(text, here):
        return None
    if word := _WORD.match(text, here):
        if text[here].isdigit():
            return _digits(text, start, at, here)
        return None if word[0].lower() in ("persen", "keterangan", "dimana", "ket") else word.end()
    if text[here] == "&":
        return here + 1
    return None


def _digits(text: str, start: int, at: int, here: int) -> int | None:
    """Digits belong to a name where they are a year, follow a word that counts, or are followed by more words."""
    number = _NUMBER_WORD.match(text, here)
    if number is None or text[number.end() :].lstrip().startswith("%"):
        return None
    after = _BLANKS.match(text, number.end())
    rest = text[after.end() if after else number.end() :]
    word = _WORD.match(rest)
    counts = _LEADS_NUMBER.search(text[start:at]) or _YEAR.fullmatch(number[0])
    followed = word and not rest[0].isdigit() and not OPERATOR_WORD.match(rest) and not TIMES_LETTER.match(rest)
    return number.end() if counts or followed else None


def _equals(text: str, at: int) -> int | None:
    blanks = _BLANKS.match(text, at)
    here = blanks.end() if blanks else at
    if text[here : here + 1] == "=":
        return here + 1
    word = EQUALS_WORD.match(text, here)
    return word.end() if word else None
