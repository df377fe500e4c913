"""Numbers as a formula writes them: marks, percent, words for numbers, and the unit that may stand behind."""

from __future__ import annotations

import re

from kinerja_rules.errors import Diagnostic, FigureError, FormulaError
from kinerja_rules.grammar.names import phrase
from kinerja_rules.grammar.runs import read_run
from kinerja_rules.grammar.state import Reading
from kinerja_rules.grammar.tokens import Token
from kinerja_rules.grammar.words import COUNTED, COUNTS, NUMBER_WORDS, PERMIL, SCALES, TIMES, is_percent, operator_at
from kinerja_rules.messages import Sentence
from kinerja_rules.numbers import Fraction, UnitKind, to_fraction

MAX_DIGITS = 4_000
_CODES = {"ambiguous_figure": "ambiguous_number", "unreadable_figure": "unreadable_number"}
_ROUND = re.compile(r"[1-9][0-9]{0,2}(?:\.000){1,4}|10{1,30}")


def number(r: Reading, kind: UnitKind | None = None) -> None:
    """The number here, with its % sign; a counted unit behind it is noted and changes nothing."""
    lexeme = r.here
    if r.next.text == "-" and _ages(r):
        phrase(r)
        return
    value = read_number(r, kind)
    start, end = lexeme.start, lexeme.end
    r.at += 1
    while r.here.lower in SCALES and not r.in_call():  # `100 ribu`
        value *= SCALES[r.here.lower]
        end = r.here.end
        r.at += 1
    _spelled_out(r)
    if is_percent(r.here):
        end = r.here.end
        r.at += 1
        r.add(Token("NUMBER", (value, True), start, end), due=False)
        _spelled_out(r)
        return
    r.add(Token("NUMBER", (value, False), start, end), due=False)
    if r.here.lower in PERMIL and round_number(lexeme.text):  # `× 1.000‰` multiplies as `× 100%` does
        r.note("unit_after_number", r.here.start, r.here.end, number=lexeme.text, unit=r.here.text)
        r.at += 1
    elif r.here.kind == "word" and r.here.lower != "x":
        _unit(r, lexeme.text)


def _ages(r: Reading) -> bool:
    """``12-15 tahun`` at the beginning of a name."""
    hyphen, second, unit = r.next, r.lexemes[r.at + 2], r.lexemes[r.at + 3]
    return not (hyphen.gap or second.gap) and second.kind == "number" and unit.lower in TIMES


def number_word(r: Reading) -> bool:
    """``seratus persen``: a number in words, where nothing else could be meant."""
    if not r.tokens or r.tokens[-1].type != "TIMES":
        return False
    start, value, end = r.here.start, Fraction(NUMBER_WORDS[r.here.lower]), r.here.end
    r.at += 1
    if r.here.lower in SCALES:
        value *= SCALES[r.here.lower]
        end = r.here.end
        r.at += 1
    percent = is_percent(r.here)
    if percent:
        end = r.here.end
        r.at += 1
    r.add(Token("NUMBER", (value, percent), start, end), due=False)
    return True


def read_number(r: Reading, kind: UnitKind | None = None) -> Fraction:
    """The value of the number here; raises FormulaError where its marks allow two readings."""
    lexeme = r.here
    if len(lexeme.text) > MAX_DIGITS:
        raise r.refuse("number_too_long", lexeme.start, lexeme.end, limit=MAX_DIGITS)
    digits = lexeme.text.replace("_", "")
    if "." not in digits and "," not in digits:
        return Fraction(int(digits))
    if _ROUND.fullmatch(digits) and _is_factor(r):
        return Fraction(int(digits.replace(".", "")))
    if is_percent(r.lexemes[r.at + 1]):
        kind = "percent"
    try:
        return to_fraction(digits, unit=kind, style=r.style)
    except FigureError as error:
        raise _refused(r, error.diagnostics[0]) from None


def _refused(r: Reading, detail: Diagnostic) -> FormulaError:
    """The figure's trouble, with the cure that a formula has: each reading as it can be written."""
    lexeme, values = r.here, dict(detail.values)
    if detail.code == "ambiguous_figure":
        whole, _, decimals = lexeme.text.replace(".", ",").partition(",")
        values["whole"] = whole + decimals
        values["fraction"] = Sentence(f"{whole},{decimals}0", f"{whole}.{decimals}0")
    code = _CODES.get(detail.code, detail.code)
    return r.refuse(code, lexeme.start, lexeme.end, **values)


def round_number(text: str) -> int | None:
    """1000 for ``1.000``, 30000 for ``30.000``: a number by which a rate is multiplied."""
    return int(text.replace(".", "")) if _ROUND.fullmatch(text) else None


def _is_factor(r: Reading) -> bool:
    before = r.tokens[-1].type if r.tokens else ""
    after = r.lexemes[r.at + 1]
    return before in ("TIMES", "DIV") or (before in ("", "LPAR") and (after.text in ("×", "*") or after.lower == "x"))


def _spelled_out(r: Reading) -> None:
    """``100 (seratus)``: the number once more in words."""
    closed = r.pairs.get(r.at)
    if r.here.text != "(" or closed is None:
        return
    inside = r.lexemes[r.at + 1 : closed]
    if (
        inside
        and inside[0].lower in NUMBER_WORDS
        and all(lexeme.kind == "word" or is_percent(lexeme) for lexeme in inside)
    ):
        r.at = closed + 1


def _unit(r: Reading, shown: str) -> None:
    """``125 Orang``, ``1.000 kelahiran hidup``: words up to the next sign, if they begin as a counted unit does."""
    if r.here.lower not in COUNTED or operator_at(r.lexemes, r.at):
        return
    start = r.here.start
    end = read_run(r)
    inside = range(r.at + 1, end)  # a unit ends with its line, and before a quantity
    r.at = next((at for at in inside if r.lexemes[at].line or r.lexemes[at].lower in COUNTS), end)
    end = r.lexemes[r.at - 1].end
    r.note("unit_after_number", start, end, number=shown, unit=r.source[start:end])
