"""Text -> tokens, with one bit of state: an operand is due, or an operator is due.

Laws of this file:
1. Declared phrases match only where an operand is due, the longest first, whatever they contain.
2. ``x`` is a name where an operand is due, and times elsewhere.
3. A bracket that touches words, or stands where no bracket can, belongs to the name.
4. What is read one way and could be read another is noted with the other way, or refused; nothing is skipped silently.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from attrs import define, field, frozen

from kinerja_rules.errors import Diagnostic, FigureError, FormulaError, Span
from kinerja_rules.grammar.phrases import NO_PHRASES, PhraseTable, normalised, slug
from kinerja_rules.grammar.prepare import CLOSE2, MIDDLE, OPEN2, prepare
from kinerja_rules.grammar.runs import Run, read_run
from kinerja_rules.grammar.tokens import Token
from kinerja_rules.grammar.words import (
    COUNTED,
    EQUALS_WORD,
    FUNCTION_ALIASES,
    LOGIC_WORD,
    OPERATOR_KIND,
    OPERATOR_WORD,
    PERCENT_WORD,
    TIMES_LETTER,
)
from kinerja_rules.numbers import Fraction, Style, read_figure

MAX_TEXT = 10_000
MAX_DEPTH = 100
MAX_TOKENS = 4_000
MAX_DIGITS = 4_000

_BLANK = re.compile(r"\s+")
_NUMBER = re.compile(r"\d(?:[\d_]|[.,](?=\d))*")
_WORD = re.compile(r"[^\W\d]\w*")
_CALL = re.compile(r"([^\W\d]\w*)\(")
_LAG = re.compile(
    r"\s*(?:\[\s*[nt]\s*(?:-\s*(\d{1,2})\s*)?\]|_\{\s*[nt]\s*(?:-\s*(\d{1,2})\s*)?\}|_[nt](?!\w))", re.IGNORECASE
)
_RANGE = re.compile(r"\s*(?:_\s*(?:\([^()]*\)|\{[^{}]*\}|\w)|\^\s*(?:\([^()]*\)|\{[^{}]*\}|\w))")
_BAR = re.compile(r"(?:_{3,}|-{3,}|[‾¯]{3,})")
_COMPARE = re.compile(r"<=|=<|>=|=>|<>|!=|==|[<>=≤≥≠]")
_QUOTED = re.compile(r'"([^"\n]+)"|\'([^\'\n]+)\'')
_POWER_OF_TEN = re.compile(r"10{0,11}(?:\.000){1,4}(?!\d)|10+(?!\d)")
_SIGN = {"+": "PLUS", "-": "MINUS", "*": "TIMES", "×": "TIMES", "/": "DIV", ":": "DIV", "^": "POW"}
_SUPERSCRIPT = {"²": 2, "³": 3}
_COMPARISON = {"≤": "<=", "=<": "<=", "≥": ">=", "=>": ">=", "≠": "<>", "!=": "<>", "==": "="}
_CLOSING = {"(": ")", "[": "]", "{": "}", OPEN2: CLOSE2, MIDDLE: CLOSE2}
_TIMES_100 = re.compile(r"(?:[x×*]|kali(?:kan)?(?:\s+dengan)?)\s*100(?![\d.,]*\d)", re.IGNORECASE)


@frozen
class Lexed:
    """Tokens, and what was noticed on the way."""

    tokens: tuple[Token, ...]
    notes: tuple[Diagnostic, ...]
    labels: dict[str, str]  # identifier -> the phrase as printed, for undeclared phrases
    title: str | None  # what stood before the first sign of equality
    result: str | None  # what stood behind the last one


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
    lexer = _Lexer(text, plain, phrases, frozenset(functions), style, logic)
    lexed = lexer.run()
    if not lexer.slashes:
        return lexed
    divided = any(token.type == "DIV" for token in lexed.tokens)
    if divided or not _TIMES_100.search(plain):
        notes = [lexer.remark("slash_in_name", at, at + 1) for at in lexer.slashes]
        return Lexed(lexed.tokens, (*lexed.notes, *notes), lexed.labels, lexed.title, lexed.result)
    if len(lexer.slashes) > 1:
        readings = " · ".join(f"`{_around(text, at)}`" for at in lexer.slashes)
        raise FormulaError(lexer.problem("slash_ambiguous", lexer.slashes[0], lexer.slashes[0] + 1, readings=readings))
    again = _Lexer(text, plain, phrases, frozenset(functions), style, logic, dividing=frozenset(lexer.slashes))
    lexed = again.run()
    note = again.remark("slash_divides", lexer.slashes[0], lexer.slashes[0] + 1)
    return Lexed(lexed.tokens, (*lexed.notes, note), lexed.labels, lexed.title, lexed.result)


def _around(text: str, at: int) -> str:
    left = max(text.rfind(" ", 0, at) + 1, at - 25)
    right = text.find(" ", at)
    return f"{text[left:at].strip()} / {text[at + 1 : right if right > 0 else len(text)].strip()}"


@define
class _Open:
    """An open bracket: where, which, and whether it holds arguments."""

    at: int
    sign: str
    call: str | None = None


@define
class _Lexer:
    source: str
    text: str
    phrases: PhraseTable
    functions: frozenset[str]
    style: Style
    logic: bool
    dividing: frozenset[int] = frozenset()

    at: int = 0
    due: bool = True  # an operand is due
    tokens: list[Token] = field(factory=list)
    notes: list[Diagnostic] = field(factory=list)
    labels: dict[str, str] = field(factory=dict)
    slashes: list[int] = field(factory=list)
    brackets: list[_Open] = field(factory=list)
    title: str | None = None
    result: str | None = None

    # -- diagnostics

    def problem(self, code: str, start: int, end: int, **values: object) -> Diagnostic:
        return Diagnostic(code, values, span=Span(start, max(end, start + 1)), text=self.source)

    def remark(self, code: str, start: int, end: int, **values: object) -> Diagnostic:
        return Diagnostic(code, values, severity="remark", span=Span(start, end), text=self.source)

    def refuse(self, code: str, start: int, end: int, **values: object) -> FormulaError:
        return FormulaError(self.problem(code, start, end, **values))

    def note(self, code: str, start: int, end: int, **values: object) -> None:
        self.notes.append(self.remark(code, start, end, **values))

    # -- the loop

    def run(self) -> Lexed:
        text, length = self.text, len(self.text)
        while self.at < length and self.result is None:
            blank = _BLANK.match(text, self.at)
            if blank:
                self.at = blank.end()
            elif self.due:
                self.operand()
            else:
                self.operator()
            if len(self.tokens) > MAX_TOKENS:
                raise self.refuse("formula_too_long", self.tokens[-1].start, self.at, limit=MAX_TOKENS)
        if self.brackets:
            bracket = self.brackets[-1]
            raise self.refuse("bracket_open", bracket.at, bracket.at + 1, closing=self.closing(bracket))
        return Lexed(tuple(self.tokens), tuple(self.notes), self.labels, self.title, self.result)

    def put(self, kind: str, value: object, end: int, *, due: bool) -> None:
        self.tokens.append(Token(kind, value, self.at, end))
        self.at, self.due = end, due

    # -- where an operand is due

    def operand(self) -> None:
        text, at = self.text, self.at
        sign = text[at]
        if sign in "([{" or sign == OPEN2:
            self.open(sign)
        elif sign in "+-" and not _BAR.match(text, at):
            self.put(_SIGN[sign], sign, at + 1, due=True)
        elif sign == "Σ":
            self.sigma()
        elif sign in "√∛∜":
            self.put("ROOT", "√∛∜".index(sign) + 2, at + 1, due=True)
        elif declared := self.phrases.match(text, at):
            self.name(declared[0], declared[1])
        elif sign.isdigit():
            self.number()
        elif quoted := _QUOTED.match(text, at):
            label = " ".join((quoted[1] or quoted[2]).split())
            self.name(self.identify(label, at, quoted.end()), quoted.end())
        elif sign == "_" or sign.isalpha():
            self.words()
        else:
            self.sign_out_of_place(sign)

    def sign_out_of_place(self, sign: str) -> None:
        """A sign that cannot begin an operand goes to the grammar, which says what was expected."""
        if sign in ")]}" or sign == CLOSE2:
            self.close(sign)
        elif sign in _SIGN or sign == MIDDLE:
            self.put(_SIGN.get(sign, "DIV"), sign, self.at + 1, due=True)
        elif sign in ";,":
            self.put("SEP", sign, self.at + 1, due=True)
        elif compare := _COMPARE.match(self.text, self.at):
            self.put("CMP", _COMPARISON.get(compare[0], compare[0]), compare.end(), due=True)
        else:
            raise self.refuse("unknown_sign", self.at, self.at + 1, sign=self.source[self.at])

    def words(self) -> None:
        text, at = self.text, self.at
        if self.logic_here() and (word := LOGIC_WORD.match(text, at)) and word[1].lower() == "bukan":
            self.put("NOT", "bukan", word.end(), due=True)
            return
        if call := _CALL.match(text, at):
            name = call[1].lower()
            name = name if name in self.functions else FUNCTION_ALIASES.get(name, name)
            if name in self.functions:
                self.put("FUNC", name, call.end() - 1, due=True)
                self.open("(", call=name)
                return
            if self.looks_like_call(call):
                raise FormulaError(self.unknown_function(call))
        word = OPERATOR_WORD.match(text, at)
        if word and not self.is_identifier(word.end()):
            kind = OPERATOR_KIND[word.lastgroup or ""]
            self.put("DIV" if kind == "PER" else kind, word[0], word.end(), due=True)
            return
        run = read_run(text, at, self.dividing, stop_at_logic=self.logic_here(), first=not self.tokens)
        self.slashes.extend(run.slashes)
        self.take_run(run)

    def is_identifier(self, end: int) -> bool:
        """``per`` or ``kali`` standing alone between operators is somebody's variable."""
        rest = self.text[end:].lstrip()
        return not rest or rest[0] in "+-*/:^×)=;,"

    def looks_like_call(self, call: re.Match[str]) -> bool:
        """``fungsi(a; b)`` is a call; ``W(15-49)`` and ``Pencaker(Pencari Kerja)`` are names."""
        inside = self.text[call.end() : self.matching(call.end() - 1)]
        if not call[1].islower() or not inside.strip():
            return call[1].islower()
        return ";" in inside or bool(re.fullmatch(r"\s*[\w.]+(?:\s*[-+*/,]\s*[\w.]+)*\s*", inside))

    def matching(self, at: int) -> int:
        """Where the bracket at ``at`` closes; the end of the text where it does not."""
        depth = 0
        for here in range(at, len(self.text)):
            if self.text[here] == "(":
                depth += 1
            elif self.text[here] == ")":
                depth -= 1
                if depth == 0:
                    return here
        return len(self.text)

    def unknown_function(self, call: re.Match[str]) -> Diagnostic:
        from kinerja_rules.files.suggest import closest

        near = closest(call[1].lower(), [*self.functions, *FUNCTION_ALIASES])
        known = ", ".join(sorted(self.functions))
        code = "unknown_function_near" if near else "unknown_function"
        name = FUNCTION_ALIASES.get(near, near) if near else ""
        return self.problem(code, call.start(), call.end() - 1, name=call[1], near=name, known=known)

    def take_run(self, run: Run) -> None:
        label = self.source[self.at : run.end].strip(" ,.;\t\n")
        label = " ".join(prepare(label).split())
        if not self.tokens and self.title is None and run.equals_at is not None and not self.logic:
            self.title, self.at = label, run.equals_at
            return
        self.name(self.identify(label, self.at, run.end), run.end)

    def identify(self, label: str, start: int, end: int) -> str:
        """The identifier of an undeclared name; a phrase is noted, and two phrases of one slug are an error."""
        if _WORD.fullmatch(label) and label.isascii():
            return label
        identifier = slug(label)
        known = self.labels.setdefault(identifier, label)
        if normalised(known) != normalised(label):
            values = {"first": known, "second": label, "name": identifier}
            raise self.refuse("phrase_clash", start, end, **values)
        if known is label:
            self.note("phrase_as_name", start, end, phrase=label, name=identifier)
        return identifier

    def name(self, identifier: str, end: int) -> None:
        lag = _LAG.match(self.text, end)
        if lag and (self.text[end] in "[_" or "[" in lag[0]):
            years = int(lag[1] or lag[2] or 0)
            self.put("NAME", (identifier, years), lag.end(), due=False)
        else:
            self.put("NAME", (identifier, 0), end, due=False)

    def sigma(self) -> None:
        start, end = self.at, self.at + 1
        while span := _RANGE.match(self.text, end):
            end = span.end()
        self.put("SIGMA", "Σ", end, due=True)
        self.note("sigma", start, start + 1)

    def number(self) -> None:
        text, at = self.text, self.at
        found = _NUMBER.match(text, at)
        assert found is not None
        literal, end = found[0], found.end()
        if len(literal) > MAX_DIGITS:
            raise self.refuse("number_too_long", at, end, limit=MAX_DIGITS)
        percent = PERCENT_WORD.match(text, _skip(text, end))
        value = self.read_number(literal, at, end, percent is not None)
        if percent:
            self.put("NUMBER", (value, True), percent.end(), due=False)
            return
        self.put("NUMBER", (value, False), end, due=False)
        unit = COUNTED.match(text, _skip(text, end))
        if unit and not self.after_per():
            self.note("unit_after_number", unit.start(), unit.end(), number=literal, unit=unit[0])
            self.at = unit.end()
        elif _WORD.match(text, end) and not TIMES_LETTER.match(text, end) and not OPERATOR_WORD.match(text, end):
            word = _WORD.match(text, end)
            assert word is not None
            raise self.refuse("operator_missing", end, word.end(), left=literal, right=word[0])

    def after_per(self) -> bool:
        return len(self.tokens) > 1 and self.tokens[-2].value == "per"

    def read_number(self, literal: str, at: int, end: int, percent: bool) -> Fraction:
        digits = literal.replace("_", "")
        if "." not in digits and "," not in digits:
            return Fraction(int(digits))
        if _POWER_OF_TEN.fullmatch(digits) and self.is_factor(end):
            return Fraction(int(digits.replace(".", "")))
        try:
            return read_figure(digits, unit="percent" if percent else None, style=self.style).value
        except FigureError as error:
            detail = error.diagnostics[0]
            raise FormulaError(self.problem(detail.code, at, end, **detail.values)) from None

    def is_factor(self, end: int) -> bool:
        before = self.tokens[-1].type if self.tokens else ""
        if before in ("TIMES", "DIV"):
            return True
        after = self.text[end:].lstrip()[:1]
        return before in ("", "LPAR") and (after in ("×", "*") or bool(TIMES_LETTER.match(after)))

    # -- where an operator is due

    def operator(self) -> None:
        text, at = self.text, self.at
        sign = text[at]
        if sign in ")]}" or sign == CLOSE2:
            self.close(sign)
        elif sign == MIDDLE:
            self.close_fraction_top()
        elif bar := _BAR.match(text, at):
            self.bar(bar.end())
        elif sign == "*" and text.startswith("**", at):
            self.put("POW", "^", at + 2, due=True)
        elif sign in _SIGN:
            self.put(_SIGN[sign], sign, at + 1, due=True)
        elif sign in _SUPERSCRIPT:
            self.put("POW", "^", at, due=True)
            self.put("NUMBER", (Fraction(_SUPERSCRIPT[sign]), False), at + 1, due=False)
        elif TIMES_LETTER.match(text, at):
            self.put("TIMES", sign, at + 1, due=True)
        elif sign == ";":
            self.put("SEP", ";", at + 1, due=True)
        elif sign == ",":
            self.comma()
        elif sign == ".":
            self.full_stop()
        elif sign in "([{" or sign == OPEN2:
            self.bracket_after_operand(sign)
        elif compare := _COMPARE.match(text, at):
            self.comparison(compare)
        elif percent := PERCENT_WORD.match(text, at):
            self.lone_percent(percent)
        else:
            self.operator_word()

    def operator_word(self) -> None:
        text, at = self.text, self.at
        if self.logic_here() and (word := LOGIC_WORD.match(text, at)) and word[1].lower() != "bukan":
            self.put("AND" if word[1].lower() == "dan" else "OR", word[1].lower(), word.end(), due=True)
        elif equals := EQUALS_WORD.match(text, at):
            self.equals(equals.start(), equals.end())
        elif word := OPERATOR_WORD.match(text, at):
            kind = OPERATOR_KIND[word.lastgroup or ""]
            if kind == "PER":
                self.per(word.end())
            else:
                self.put(kind, word[0], word.end(), due=True)
        elif word := _WORD.match(text, at):
            raise self.word_without_operator(word)
        elif sign_is_number := _NUMBER.match(text, at):
            left = self.source[self.tokens[-1].start : self.tokens[-1].end]
            raise self.refuse("operator_missing", at, sign_is_number.end(), left=left, right=sign_is_number[0])
        else:
            raise self.refuse("unknown_sign", at, at + 1, sign=self.source[at])

    def word_without_operator(self, word: re.Match[str]) -> FormulaError:
        last = self.tokens[-1]
        left = self.source[last.start : last.end]
        run = read_run(self.text, word.start(), self.dividing, stop_at_logic=False, first=False)
        right = self.source[word.start() : run.end].strip()
        code = "phrase_continues" if last.type == "NAME" else "operator_missing"
        return self.refuse(code, word.start(), run.end, left=left, right=right)

    def per(self, end: int) -> None:
        """``per`` divides; before a power of ten it multiplies (a rate), and what follows the number is its unit."""
        number = _POWER_OF_TEN.match(self.text, _skip(self.text, end))
        if not number:
            self.note("per_divides", self.at, end)
            self.put("DIV", "per", end, due=True)
            return
        self.note("per_multiplies", self.at, number.end(), number=number[0])
        self.put("TIMES", "per", end, due=True)
        self.at = number.start()
        self.put("NUMBER", (Fraction(int(number[0].replace(".", ""))), False), number.end(), due=False)
        unit = re.compile(r"\s+[^\W\d][^=;()\[\]{}×*/:+]*").match(self.text, self.at)
        if unit and not OPERATOR_WORD.match(self.text, _skip(self.text, self.at)):
            self.at = unit.end()

    def comma(self) -> None:
        if self.brackets and self.brackets[-1].call is not None:
            self.put("SEP", ",", self.at + 1, due=True)
            return
        self.full_stop("comma_out_of_place")

    def full_stop(self, code: str = "unknown_sign") -> None:
        """A comma or a full stop before an operator, or at the end, is punctuation."""
        after = _skip(self.text, self.at + 1)
        rest = self.text[after : after + 1]
        if (
            not rest
            or rest in "+-*/:^×)="
            or OPERATOR_WORD.match(self.text, after)
            or TIMES_LETTER.match(self.text, after)
        ):
            self.at += 1
            return
        raise self.refuse(code, self.at, self.at + 1, sign=self.source[self.at])

    def bracket_after_operand(self, sign: str) -> None:
        """``1/8 (A + B)`` multiplies; a bracket of mere words behind a name is a gloss; all else lacks its operator."""
        last, at = self.tokens[-1], self.at
        if last.type == "NUMBER" and sign != "[":
            self.note("coefficient", at, at + 1, number=self.source[last.start : last.end])
            self.put("TIMES", "×", at, due=True)
            return
        end = self.matching(at) if sign == "(" else -1
        inside = self.text[at + 1 : end] if end > 0 else ""
        if last.type in ("NAME", "RPAR") and re.fullmatch(r"\s*(?:dalam\s+)?[^\W\d][^;:*×+^=]*|\s*%\s*", inside):
            self.note("gloss", at, end + 1, gloss=self.source[at : end + 1])
            self.at = end + 1
            return
        raise self.refuse("operator_missing", at, at + 1, left=self.source[last.start : last.end], right=sign)

    def lone_percent(self, percent: re.Match[str]) -> None:
        """A % sign behind a name or a bracket names the unit of the result; anywhere but at the end it is refused."""
        if self.text[percent.end() :].strip(" ).]}") == "":
            self.note("percent_at_end", percent.start(), percent.end())
            self.at = percent.end()
            return
        raise self.refuse("percent_out_of_place", percent.start(), percent.end())

    def comparison(self, found: re.Match[str]) -> None:
        sign = _COMPARISON.get(found[0], found[0])
        if sign == "=" and not (self.logic or self.in_call()):
            self.equals(found.start(), found.end())
        elif not self.logic_here() and not self.in_call():
            raise self.refuse("comparison_outside", found.start(), found.end(), sign=sign)
        else:
            self.put("CMP", sign, found.end(), due=True)

    def equals(self, start: int, end: int) -> None:
        """``NAME = formula`` and ``formula = figure``: the title and the printed result stand outside the formula."""
        if len(self.tokens) == 1 and self.tokens[0].type == "NAME" and self.title is None:
            self.title = self.source[self.tokens[0].start : start].strip()
            self.tokens.clear()
            self.at, self.due = end, True
            return
        rest = self.source[end:].strip(" .\n")
        if not self.brackets and re.fullmatch(r"[-(]?\s*(?:Rp\.?\s*)?[\d.,_]+\s*(?:%|persen)?\)?", rest, re.IGNORECASE):
            self.result, self.at = rest, len(self.text)
            return
        raise self.refuse("equals_out_of_place", start, end)

    # -- brackets

    def open(self, sign: str, call: str | None = None) -> None:
        if len(self.brackets) >= MAX_DEPTH:
            raise self.refuse("too_deep", self.at, self.at + 1, limit=MAX_DEPTH)
        self.brackets.append(_Open(self.at, sign, call))
        if sign == OPEN2:
            self.tokens.append(Token("LPAR", "(", self.at, self.at + 1))
        self.put("LPAR", "(", self.at + 1, due=True)

    def close(self, sign: str) -> None:
        if not self.brackets:
            raise self.refuse("bracket_unopened", self.at, self.at + 1, sign=")" if sign == CLOSE2 else sign)
        bracket = self.brackets.pop()
        if self.closing(bracket) != (")" if sign == CLOSE2 else sign):
            raise self.refuse("bracket_other", self.at, self.at + 1, sign=sign, closing=self.closing(bracket))
        if sign == CLOSE2:
            self.tokens.append(Token("RPAR", ")", self.at, self.at + 1))
        self.put("RPAR", ")", self.at + 1, due=False)

    @staticmethod
    def closing(bracket: _Open) -> str:
        closing = _CLOSING[bracket.sign]
        return ")" if closing == CLOSE2 else closing

    def close_fraction_top(self) -> None:
        at = self.at
        self.tokens += [Token("RPAR", ")", at, at + 1), Token("DIV", "/", at, at + 1)]
        self.put("LPAR", "(", at + 1, due=True)

    def bar(self, end: int) -> None:
        """A fraction laid over lines and flattened: ``A _____ X 100 B`` is A over B, times 100."""
        bar = Token("DIV", "/", self.at, end)
        self.at = end
        top = self.tokens
        if any(token.type in ("PLUS", "MINUS") for token in top):
            top = [Token("LPAR", "(", 0, 0), *top, Token("RPAR", ")", 0, 0)]
        factor = re.compile(r"\s*(?:[xX×*]|dikali(?:kan)?)\s*(\d[\d.]*)\s*(%|persen)?", re.IGNORECASE).match(
            self.text, end
        )
        self.tokens, self.due = [*top, bar], True
        if factor:
            value = Fraction(int(factor[1].replace(".", "")))
            times = Token("TIMES", "×", factor.start(), factor.start(1))
            number = Token("NUMBER", (value, bool(factor[2])), factor.start(1), factor.end())
            self.at = factor.end()
            below = _skip(self.text, self.at)
            if below < len(self.text):
                self.note("fraction_bar", bar.start, bar.end)
                self._below_bar()
                self.tokens += [times, number]
                self.due = False
            else:
                raise self.refuse("fraction_without_below", bar.start, bar.end)

    def _below_bar(self) -> None:
        """Everything behind the factor of a flattened fraction stands under the bar."""
        under = len(self.tokens)
        while self.at < len(self.text):
            blank = _BLANK.match(self.text, self.at)
            if blank:
                self.at = blank.end()
            elif self.due:
                self.operand()
            else:
                self.operator()
        if any(token.type in ("PLUS", "MINUS", "TIMES", "DIV") for token in self.tokens[under:]):
            self.tokens.insert(under, Token("LPAR", "(", 0, 0))
            self.tokens.append(Token("RPAR", ")", 0, 0))

    # -- context

    def in_call(self) -> bool:
        return any(bracket.call for bracket in self.brackets)

    def logic_here(self) -> bool:
        return self.logic or any(bracket.call == "jika" for bracket in self.brackets)


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at
