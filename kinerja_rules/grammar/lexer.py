"""Text -> tokens, with one bit of state: an operand is due, or an operator is due.

Laws of this file:
1. Declared phrases match only where an operand is due, the longest first, whatever they contain.
2. ``x`` is a name where an operand is due, and times elsewhere.
3. A bracket that touches words, or stands where no bracket can, belongs to the name.
4. What is read one way and could be read another is noted with the other way, or refused; nothing is skipped silently.
5. Each text is read in one pass; only where a sign's meaning hangs on the whole (``A/B × 100%``) in a second one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from attrs import frozen

from kinerja_rules.errors import Diagnostic, FormulaError
from kinerja_rules.grammar.bars import CLOSING, close_level
from kinerja_rules.grammar.doubts import decide, told
from kinerja_rules.grammar.frame import frame
from kinerja_rules.grammar.legend import Entry
from kinerja_rules.grammar.operands import operand
from kinerja_rules.grammar.operators import operator
from kinerja_rules.grammar.parts import Frame
from kinerja_rules.grammar.phrases import NO_PHRASES, PhraseTable
from kinerja_rules.grammar.prepare import prepare
from kinerja_rules.grammar.rewriting import rewritten
from kinerja_rules.grammar.scan import brackets, scan
from kinerja_rules.grammar.state import Reading
from kinerja_rules.grammar.tokens import Token
from kinerja_rules.grammar.years import earlier_years
from kinerja_rules.numbers import Style

MAX_TEXT = 10_000


@frozen
class Lexed:
    """Tokens, and what was noticed on the way."""

    tokens: tuple[Token, ...]
    notes: tuple[Diagnostic, ...]
    labels: dict[str, str]  # identifier -> the phrase as printed, for undeclared phrases
    title: str | None  # what stood before the first sign of equality
    result: str | None  # what stood behind the last one
    worked: tuple[str, ...]  # numbers between the two
    legend: tuple[Entry, ...]


def lex(
    text: str,
    phrases: PhraseTable = NO_PHRASES,
    functions: Collection[str] = (),
    *,
    style: Style = "auto",
    logic: bool = False,
) -> Lexed:
    """The tokens of a formula; ``logic`` reads a condition or an equation, where ``=`` and ``dan`` are signs.

    Raises FormulaError where the text cannot be a formula, or could be two.
    """
    if len(text) > MAX_TEXT:
        raise FormulaError(Diagnostic("text_too_long", {"length": len(text), "limit": MAX_TEXT}))
    plain = prepare(text)
    framed = frame(text, scan(plain), logic=logic)
    if not logic:
        framed.body = rewritten(text, plain, framed.body, phrases, framed.notes)
    pairs = brackets(framed.body)
    known = functions if isinstance(functions, frozenset) else frozenset(functions)
    earlier = earlier_years(plain)

    def read(dividing: frozenset[int] = frozenset()) -> Reading:
        r = Reading(
            text,
            plain,
            framed.body,
            pairs,
            phrases,
            known,
            style,
            logic,
            dividing,
            earlier,
            framed.values_inside,
            _twice(framed.legend),
        )
        _read(r)
        return r

    r = read()
    if not r.doubts:
        return _lexed(r, framed)
    dividing = decide(r)
    remarks = told(r, dividing)
    if dividing:
        r = read(dividing)
    r.notes += remarks
    return _lexed(r, framed)


def _twice(legend: tuple[Entry, ...]) -> frozenset[str]:
    """The names of the legend that another one differs from in capitals alone."""
    names = {entry.name for entry in legend}
    folded = Counter(name.casefold() for name in names)
    return frozenset(name for name in names if folded[name.casefold()] > 1)


def _read(r: Reading) -> None:
    while r.here.kind != "end":
        if r.due:
            operand(r)
        else:
            operator(r)
    level = r.level
    if level.lexeme is not None:
        lexeme = level.lexeme
        raise r.refuse("bracket_open", lexeme.start, lexeme.end, closing=CLOSING[lexeme.text])
    close_level(r)


def _lexed(r: Reading, framed: Frame) -> Lexed:
    return Lexed(
        tuple(r.tokens),
        (*framed.notes, *r.notes),
        r.labels,
        framed.title,
        framed.result,
        framed.worked,
        framed.legend,
    )
