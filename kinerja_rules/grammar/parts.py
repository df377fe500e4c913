"""What was cut off round a formula, and what a part of its lexemes is: a name, numbers, a division."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import define, field

from kinerja_rules.errors import Diagnostic, Span
from kinerja_rules.grammar.latex import OPEN2
from kinerja_rules.grammar.legend import Entry
from kinerja_rules.grammar.scan import Lexeme, brackets, ended
from kinerja_rules.grammar.words import (
    COUNTED,
    PAIRS,
    PERCENT,
    UNITS,
    operator_at,
    works_at,
)

_HARD = frozenset(("+", "−", "×", "*", "**", "^", "√", "∛", "∜", "∑", ";", "²", "³", "--", OPEN2))
_NUMBER_WORDS = PERCENT | COUNTED | {"x", "dibagi", "dikali", "dengan", "rp", "idr"}


@define
class Frame:
    """The lexemes of the formula, and what was cut off round them."""

    body: list[Lexeme]
    title: str | None = None
    result: str | None = None
    worked: tuple[str, ...] = ()
    legend: tuple[Entry, ...] = ()
    values_inside: bool = False
    notes: list[Diagnostic] = field(factory=list)


def outside(body: Sequence[Lexeme], pairs: dict[int, int]) -> Iterator[int]:
    """Where no bracket is open; what brackets hold is passed over."""
    at = 0
    while at < len(body):
        yield at
        at = max(at + 1, pairs.get(at, 0))


def is_plain(part: Sequence[Lexeme]) -> bool:
    """Whether these lexemes are a name and nothing that is worked: a title may stand so."""
    if not part or not any(lexeme.kind == "word" for lexeme in part):
        return False
    row = ended([*part], part[-1].end)
    pairs = brackets(row)
    if pairs.get(0) == len(part) - 1:  # `(A / B) = 0,85` is no title
        return False
    for at in outside(part, pairs):
        lexeme, after = row[at], row[at + 1]
        if lexeme.text in _HARD or lexeme.kind == "bar":
            return False
        ranges = lexeme.text == "-" and at and row[at - 1].kind == after.kind == "number"
        if lexeme.text in ("/", "-", ":") and (lexeme.gap or after.gap or at == 0) and not ranges:
            return False
        if lexeme.lower == "x" and len(part) > 1 and at and after.kind != "end":
            return False
        if lexeme.kind == "word" and lexeme.lower != "kali" and works_at(row, at):
            return False
    return True


def is_numbers(part: Sequence[Lexeme]) -> bool:
    """Whether nothing but numbers, their units and signs stands here."""
    return any(lexeme.kind == "number" for lexeme in part) and all(
        lexeme.kind != "word"
        or lexeme.lower in _NUMBER_WORDS
        or (index and part[index - 1].kind == "number" and lexeme.text.isupper())
        for index, lexeme in enumerate(part)
    )


def is_class(part: Sequence[Lexeme]) -> bool:
    """``> 80 - 90``, ``80-90``: the bounds of a class, not what a formula gives."""
    bounds = [lexeme.kind if lexeme.kind == "number" else lexeme.text for lexeme in part]
    return bounds[0] in ("<", ">", "<=", ">=", "≤", "≥") or bounds == ["number", "-", "number"]


def divides(part: Sequence[Lexeme], *, colons: bool = True) -> bool:
    """Whether a sign, a rule or a word divides here; ``colons`` tells whether a colon counts."""
    row = ended([*part], 0)
    for at, lexeme in enumerate(part):
        beside = (part[at - 1].lower, row[at + 1].lower)
        if lexeme.text == "/" and at and (beside in PAIRS or (not lexeme.gap and UNITS.issuperset(beside))):
            continue
        if lexeme.text in ("/", OPEN2) or lexeme.kind == "bar" or (colons and lexeme.text == ":"):
            return True
        found = operator_at(row, at) if lexeme.kind == "word" else None
        rate = found is not None and found[0] == "PER" and row[found[1]].kind == "number"
        if found is not None and found[0] in ("DIV", "COMPARED", "PER") and not rate:
            return True
    return False


def multiplies(part: Sequence[Lexeme]) -> bool:
    """``× 100%`` begins here; ``x / y`` does not."""
    return part[0].lower in ("x", "×", "*") and part[1:2] != [] and part[1].kind == "number"


def text_of(source: str, part: Sequence[Lexeme]) -> str:
    """The words as printed, on one line."""
    return " ".join(source[part[0].start : part[-1].end].split()) if part else ""


def remark(source: str, code: str, first: Lexeme, last: Lexeme, **values: object) -> Diagnostic:
    """A remark on what stands from one lexeme to another."""
    return Diagnostic(code, values, severity="remark", span=Span(first.start, last.end), text=source)
