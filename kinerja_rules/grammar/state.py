"""What the lexer holds while it reads one text; nothing of it outlives the reading."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from attrs import define, field

from kinerja_rules.errors import Diagnostic, FormulaError, Span
from kinerja_rules.grammar.phrases import PhraseTable
from kinerja_rules.grammar.scan import Lexeme
from kinerja_rules.grammar.tokens import Token
from kinerja_rules.numbers import Style

MAX_DEPTH = 100
MAX_TOKENS = 4_000


@define
class Level:
    """An open bracket, or the formula itself at the bottom: where its tokens begin, and what must still follow.

    ``factor`` is what stood beside a flattened fraction (``× 100``), to be set behind its denominator, which begins at
    token ``under``.
    """

    lexeme: Lexeme | None
    first: int
    call: str | None = None
    in_call: bool = False  # in the bracket of a function, however deep
    logic: bool = False  # in a condition, however deep
    terms: int = 0
    factor: tuple[Token, ...] = ()
    under: int | None = None
    lost: bool = False  # the rule between them was lost

    @property
    def key(self) -> tuple[int, int]:
        """Names the chain of × and : that is being read."""
        return (self.lexeme.start if self.lexeme else -1, self.terms)


@define
class Doubt:
    """A place that may divide or may belong to a name; decided when the whole formula is known.

    ``rank`` 2: a quantity plainly begins behind it; 1: it may; 0: it joins two abbreviations (``SD/MI``).
    """

    kind: Literal["slash", "pair", "against", "per", "line"]
    at: int
    rank: int
    chain: tuple[int, int]


@define
class Reading:
    """The text being read: lexemes, the place, the one bit ``due`` (an operand is due), and what came of it."""

    source: str
    text: str
    lexemes: Sequence[Lexeme]
    pairs: dict[int, int]
    phrases: PhraseTable
    functions: frozenset[str]
    style: Style
    logic: bool
    dividing: frozenset[int] = frozenset()
    earlier_years: bool = False
    values_inside: bool = False
    exact: frozenset[str] = frozenset()  # names that the legend writes in two ways, such as `vi` and `Vi`

    at: int = 0
    run: int = 0  # where the name that is being read begins
    due: bool = True
    tokens: list[Token] = field(factory=list)
    notes: list[Diagnostic] = field(factory=list)
    labels: dict[str, str] = field(factory=dict)
    spelled: dict[str, str] = field(factory=dict)
    bare: dict[str, tuple[str, str]] = field(factory=dict)  # names without their unit: identifier, unit
    doubts: list[Doubt] = field(factory=list)
    divided: set[tuple[int, int]] = field(factory=set)
    numbered: dict[str, set[str]] | None = None  # words that are followed by small numbers, if asked for
    worded: dict[int, bool] = field(factory=dict)  # by where a bracket begins: whether a word divides in it
    levels: list[Level] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.levels = [Level(None, 0, logic=self.logic)]

    @property
    def here(self) -> Lexeme:
        return self.lexemes[self.at]

    @property
    def next(self) -> Lexeme:
        return self.lexemes[self.at + 1]

    @property
    def level(self) -> Level:
        return self.levels[-1]

    # -- tokens

    def put(self, kind: str, value: object, count: int = 1, *, due: bool) -> None:
        """One token over the next ``count`` lexemes."""
        start = self.lexemes[self.at].start
        end = self.lexemes[self.at + count - 1].end if count else start
        self.at += count
        self.add(Token(kind, value, start, end), due=due)

    def add(self, token: Token, *, due: bool) -> None:
        if (token.type in ("PLUS", "MINUS") and not self.due) or token.type in ("SEP", "CMP"):
            self.level.terms += 1
        elif token.type == "DIV":
            self.divided.add(self.level.key)
        self.tokens.append(token)
        self.due = due
        if len(self.tokens) > MAX_TOKENS:
            raise self.refuse("formula_too_long", token.start, token.end, limit=MAX_TOKENS)

    def skip_to(self, end: int) -> None:
        """Go on behind character ``end``."""
        while self.lexemes[self.at].start < end and self.lexemes[self.at].kind != "end":
            self.at += 1

    # -- diagnostics

    def problem(self, code: str, start: int, end: int, **values: object) -> Diagnostic:
        return Diagnostic(code, values, span=Span(start, max(end, start + 1)), text=self.source)

    def refuse(self, code: str, start: int, end: int, **values: object) -> FormulaError:
        return FormulaError(self.problem(code, start, end, **values))

    def note(self, code: str, start: int, end: int, **values: object) -> None:
        self.notes.append(self.remark(code, start, end, **values))

    def remark(self, code: str, start: int, end: int, **values: object) -> Diagnostic:
        return Diagnostic(code, values, severity="remark", span=Span(start, end), text=self.source)

    def shown(self, token: Token) -> str:
        return self.source[token.start : token.end]

    # -- where we are

    def in_call(self) -> bool:
        return self.levels[-1].in_call

    def logic_here(self) -> bool:
        return self.levels[-1].logic
