"""What may stand where an operator is due: signs, operator words, brackets that close, glosses and units."""

from __future__ import annotations

from collections.abc import Callable

from kinerja_rules.grammar.bars import CLOSING, bar, close_level, lost_bar, open_level
from kinerja_rules.grammar.glosses import is_gloss, is_year
from kinerja_rules.grammar.latex import CLOSE2, MIDDLE, OPEN2
from kinerja_rules.grammar.literals import MAX_DIGITS, power_of_ten, read_number
from kinerja_rules.grammar.run_signs import multiplies
from kinerja_rules.grammar.runs import read_run
from kinerja_rules.grammar.state import Reading
from kinerja_rules.grammar.tokens import Token
from kinerja_rules.grammar.words import (
    EQUALS,
    LOGIC,
    PER_IDIOMS,
    PERCENT,
    RAISES,
    UNITS,
    WITHIN,
    is_percent,
    operator_at,
    then_at,
)
from kinerja_rules.numbers import Fraction

SIGNS = {
    "+": "PLUS",
    "-": "MINUS",
    "−": "MINUS",
    "*": "TIMES",
    "×": "TIMES",
    "/": "DIV",
    ":": "DIV",
    "^": "POW",
    "**": "POW",
}
COMPARISONS = {"≤": "<=", "=<": "<=", "<=": "<=", "≥": ">=", "=>": ">=", ">=": ">=", "≠": "<>", "!=": "<>", "==": "="}
COMPARISONS["<>"] = "<>"
_RAISED = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹", range(10), strict=True))
# Words with which a text goes on behind a whole formula: its time, its place.
_CIRCUMSTANCE = frozenset(
    "pada di dalam selama untuk per setiap tiap tahun sampai s hingga dinyatakan berdasarkan menurut sesuai".split()
)


def operator(r: Reading) -> None:
    """Read what stands behind an operand; words and numbers without an operator are refused."""
    lexeme = r.here
    if r.at in r.dividing:
        r.add(Token("DIV", "/", lexeme.start, lexeme.start), due=True)
        found = operator_at(r.lexemes, r.at)
        r.at = found[1] if found is not None else r.at + (lexeme.lower in ("/", "dengan", "dan"))
        return
    rule = _BY_SIGN.get(lexeme.text) if lexeme.kind == "sign" else _BY_KIND.get(lexeme.kind)
    if rule is None:
        raise r.refuse("unknown_sign", lexeme.start, lexeme.end, sign=r.source[lexeme.start : lexeme.end])
    rule(r)


def close(r: Reading) -> None:
    """A closing bracket, held against the one that is open."""
    lexeme = r.here
    sign = ")" if lexeme.text in (CLOSE2, MIDDLE) else lexeme.text
    opened = r.level.lexeme
    if opened is None:
        raise r.refuse("bracket_unopened", lexeme.start, lexeme.end, sign=sign)
    closing = CLOSING[opened.text]
    if closing != sign or (lexeme.text in (CLOSE2, MIDDLE)) != (opened.text in (OPEN2, MIDDLE)):
        raise r.refuse("bracket_other", lexeme.start, lexeme.end, sign=sign, closing=closing)
    close_level(r)
    if lexeme.text == CLOSE2:
        r.add(Token("RPAR", ")", lexeme.start, lexeme.end), due=False)
    r.put("RPAR", ")", due=False)


def _sign(r: Reading) -> None:
    if r.here.text in "-−" and r.next.kind == "end":
        raise r.refuse("operand_missing_at_end", r.here.start, r.here.end, before="-")
    r.put(SIGNS[r.here.text], r.here.text, due=True)


def _middle(r: Reading) -> None:
    at = r.here
    opened = r.level.lexeme
    if opened is None or opened.text != OPEN2:
        raise r.refuse("bracket_other", at.start, at.end, sign="}", closing=")")
    close_level(r)
    r.tokens += [Token("RPAR", ")", at.start, at.end), Token("DIV", "/", at.start, at.end)]
    r.divided.add(r.level.key)
    open_level(r)


def _power(r: Reading) -> None:
    """A power; ``^1/3`` without blanks can only mean the cube root, and is told."""
    first, slash, second = r.lexemes[r.at + 1 : r.at + 4]
    r.put("POW", r.here.text, due=True)
    fraction = first.kind == second.kind == "number" and slash.text == "/" and not (slash.gap or second.gap)
    if fraction and first.text == "1" and second.text.isdecimal() and len(second.text) < 4:
        _fraction_above(r, Fraction(1), Fraction(int(second.text)), 3)
    elif fraction:
        r.note("power_over", first.start, second.end, power=first.text, divisor=second.text)


def _raised(r: Reading) -> None:
    """``a²``, ``(a × b)¹/²``: raised digits, and a quotient of them."""
    negative = r.here.text == "⁻"
    if negative and r.next.text not in _RAISED:
        raise r.refuse("unknown_sign", r.here.start, r.here.end, sign=r.here.text)
    power, at = _raised_digits(r, r.at + negative)
    root, end = _raised_digits(r, at + 1) if r.lexemes[at].text == "/" else (None, at)
    r.add(Token("POW", "^", r.here.start, r.here.start), due=True)
    if root is not None:
        _fraction_above(r, power or Fraction(0), root, end - r.at, negative=negative)
        return
    if negative:
        r.put("MINUS", "-", due=True)
    r.put("NUMBER", (power, False), at - r.at, due=False)


def _raised_digits(r: Reading, at: int) -> tuple[Fraction | None, int]:
    digits = ""
    while r.lexemes[at].text in _RAISED:
        digits += str(_RAISED[r.lexemes[at].text])
        at += 1
    if len(digits) > MAX_DIGITS:
        raise r.refuse("number_too_long", r.here.start, r.lexemes[at].start, limit=MAX_DIGITS)
    return (Fraction(int(digits)) if digits else None), at


def _fraction_above(r: Reading, power: Fraction, root: Fraction, count: int, *, negative: bool = False) -> None:
    """``(1 / 3)``, ``(-1 / 3)`` as the exponent, over the next ``count`` lexemes."""
    start, end = r.here.start, r.lexemes[r.at + count - 1].end
    inside = [("MINUS", "-")] * negative + [("NUMBER", (power, False)), ("DIV", "/"), ("NUMBER", (root, False))]
    for kind, value in (("LPAR", "("), *inside):
        r.tokens.append(Token(kind, value, start, end))
    r.at += count
    r.add(Token("RPAR", ")", start, end), due=False)
    r.note("power_fraction", start, end, power=r.source[start:end])


def _bar(r: Reading) -> None:
    start, end = r.here.start, r.here.end
    r.at += 1
    bar(r, start, end, "fraction_bar" if end > start else "bar_lost")


def _separator(r: Reading) -> None:
    dash = r.here.text == "," and r.next.text == "-" and not r.here.gap and not r.next.gap
    if dash and r.tokens[-1].type == "NUMBER" and _stops(r, r.at + 2):  # `Rp1.250.000,-`
        r.at += 2
        return
    if r.level.call is None:
        comma = r.here.text == "," and (_stops(r, r.at + 1) or r.next.lower in _CIRCUMSTANCE)
        if not comma and r.here.text == "," and r.next.kind == "word" and _words_behind(r, r.at + 1):
            return
        if comma or _only_stops(r, r.at):
            r.at += 1
            return
        code = "separator_outside" if r.here.text == ";" else "comma_out_of_place"
        raise r.refuse(code, r.here.start, r.here.end, sign=r.here.text)
    r.put("SEP", r.here.text, due=True)


def _full_stop(r: Reading) -> None:
    if r.at and r.tokens[-1].start == r.lexemes[r.at - 1].start and multiplies(r, r.at):
        r.note("point_multiplies", r.here.start, r.here.end)
        r.put("TIMES", "×", due=True)
        return
    if not _stops(r, r.at + 1):
        raise r.refuse("stop_out_of_place", r.here.start, r.here.end)
    r.at += 1


def _stops(r: Reading, at: int) -> bool:
    """Whether a comma or a full stop before ``at`` is mere punctuation: an operator follows, or the end."""
    after = r.lexemes[at]
    if then_at(r.lexemes, at):
        return True
    if after.kind == "word":
        return after.lower == "x" or operator_at(r.lexemes, at) is not None
    return after.kind == "end" or after.text in SIGNS or after.text in ")]}=.,;" or after.text in (CLOSE2, MIDDLE)


def _only_stops(r: Reading, at: int) -> bool:
    return all(lexeme.kind == "end" or lexeme.text in (".", ";", ",") for lexeme in r.lexemes[at:])


def _bracket(r: Reading) -> None:
    """``1/8 (A + B)`` multiplies; a bracket of mere words is a gloss, ``(40%)`` a weight; all else lacks its sign."""
    lexeme, last = r.here, r.tokens[-1]
    closed = r.pairs.get(r.at)
    gloss = closed is not None and is_gloss(r, r.at)
    if gloss and closed is not None and is_year(r, r.at, closed):
        raise r.refuse("year_out_of_place", lexeme.start, r.lexemes[closed].end)
    if _weight_beside(r, closed) or (gloss and closed is not None and _weight_before(r, closed + 1)):
        return
    if _gloss_with_plus(r, closed):
        return
    if gloss and closed is not None and _names_something(r, closed):
        r.note("gloss", lexeme.start, r.lexemes[closed].end, gloss=r.source[lexeme.start : r.lexemes[closed].end])
        r.at = closed + 1
    elif not (lexeme.text != OPEN2 and _coefficient(r)) and not _lost(r):
        raise r.refuse("operator_missing", lexeme.start, lexeme.end, left=r.shown(last), right=lexeme.text)


def _coefficient(r: Reading) -> bool:
    """``1/8 (A + B)``, ``(1/n) Σ x``: a number, or one divided by something, multiplies what follows it."""
    kinds = [token.type for token in r.tokens[-5:]]
    number = kinds[-1:] == ["NUMBER"] and kinds[-2:-1] != ["POW"] and not r.tokens[-1].value[1]
    bracketed = kinds in (["LPAR", "NUMBER", "DIV", "NAME", "RPAR"], ["LPAR", "NUMBER", "DIV", "NUMBER", "RPAR"])
    plain = kinds[-3:] == ["NUMBER", "DIV", "NAME"] and (len(kinds) < 4 or kinds[-4] in ("LPAR", "PLUS", "MINUS"))
    if not (number or bracketed or plain):
        return False
    first = r.tokens[-5 if bracketed else -3 if plain else -1]
    r.note("coefficient", r.here.start, r.here.end, number=r.source[first.start : r.tokens[-1].end])
    r.put("TIMES", "×", 0, due=True)
    return True


def _names_something(r: Reading, closed: int) -> bool:
    """A gloss behind a finished operand: its unit, an explanation; a lone name could be a lost factor."""
    inside, behind = r.lexemes[r.at + 1 : closed], r.lexemes[closed + 1].text
    if behind in ("^", "**", "⁻", *_RAISED) or [token.type for token in r.tokens[-3:]] == ["LPAR", "NAME", "RPAR"]:
        return False  # `(A) (B)`, `(B)²`: a factor that lost its sign
    if r.tokens[-1].type == "NUMBER" and len(inside) == 1 and inside[0].kind == "word":
        return inside[0].lower in PERCENT or len(inside[0].text) > 2
    quotient = any(lexeme.text == "/" for lexeme in inside)
    return not quotient or any(lexeme.lower in UNITS or len(lexeme.text) > 3 for lexeme in inside)


def _gloss_with_plus(r: Reading, closed: int | None) -> bool:
    """``jumlah pasien keluar (hidup + mati)``: words with a plus behind a phrase tell what it counts. Told if so."""
    last = r.tokens[-1]
    if closed is None or r.here.text != "(" or last.type != "NAME" or " " not in r.shown(last):
        return False
    inside = r.lexemes[r.at + 1 : closed]
    if not all(
        lexeme.kind == "word" and lexeme.lower != "x" for lexeme in inside if lexeme.text not in ("+", ",", "-")
    ):
        return False
    start, end = r.here.start, r.lexemes[closed].end
    r.note("gloss_with_plus", start, end, gloss=r.source[start:end], name=r.shown(last))
    r.at = closed + 1
    return True


def _weight_beside(r: Reading, closed: int | None) -> bool:
    """``Kepatuhan (30%)``, ``Kepatuhan 30%``: a weight beside its part multiplies it."""
    at = r.at if closed is None else r.at + 1
    number, sign = r.lexemes[at], r.lexemes[at + 1]
    if r.tokens[-1].type not in ("NAME", "RPAR") or number.kind != "number" or sign.lower not in PERCENT:
        return False
    behind = at + 2 if closed is None else closed + 1
    if closed is not None and closed != at + 2:
        return False
    if not _ends_term(r, behind):
        return False
    start = r.here.start
    r.at = at
    value = read_number(r)
    r.add(Token("TIMES", "×", start, start), due=True)
    r.add(Token("NUMBER", (value, True), number.start, sign.end), due=False)
    r.at = behind
    r.note("weight_beside", start, sign.end, weight=r.source[number.start : sign.end])
    return True


def _ends_term(r: Reading, at: int) -> bool:
    """Whether no × or : follows."""
    lexeme = r.lexemes[at]
    found = operator_at(r.lexemes, at)
    if found is not None:
        return found[0] in ("PLUS", "MINUS")
    return _stops(r, at) and lexeme.lower != "x" and SIGNS.get(lexeme.text) not in ("TIMES", "DIV", "POW")


def _weight_before(r: Reading, behind: int | None = None) -> bool:
    """``30% perencanaan + 70% pelaporan``: a percentage before its part multiplies it."""
    last = r.tokens[-1]
    if last.type != "NUMBER" or not last.value[1]:
        return False
    first = len(r.tokens) - r.level.first == 1
    added = len(r.tokens) > 1 and r.tokens[-2].type == "PLUS"
    if not added and not (first and _is_plus(r, read_run(r) if behind is None else behind)):
        return False
    r.note("weight_beside", last.start, last.end, weight=r.shown(last))
    r.put("TIMES", "×", 0, due=True)
    return True


def _is_plus(r: Reading, at: int) -> bool:
    found = operator_at(r.lexemes, at)
    return r.lexemes[at].text == "+" or (found is not None and found[0] == "PLUS")


def _percent(r: Reading) -> None:
    """A % sign behind a name or a bracket names the unit of the result; anywhere but at the end it is refused."""
    if all(lexeme.kind == "end" or lexeme.text in "(%).]},;" for lexeme in r.lexemes[r.at + 1 :]):
        r.note("percent_at_end", r.here.start, r.here.end)
        r.at += 1
        return
    raise r.refuse("percent_out_of_place", r.here.start, r.here.end)


def _compare(r: Reading) -> None:
    lexeme = r.here
    sign = COMPARISONS.get(lexeme.text, lexeme.text)
    if r.logic_here() or (sign == "=" and r.level.call == "bobot"):
        r.put("CMP", sign, due=True)
    elif sign == "=" and r.values_inside and r.tokens[-1].type == "NAME" and r.next.kind == "number":
        _value_inside(r)
    elif sign == "=":
        raise r.refuse("equals_out_of_place", lexeme.start, lexeme.end)
    else:
        raise r.refuse("comparison_outside", lexeme.start, lexeme.end, sign=r.source[lexeme.start : lexeme.end])


def _value_inside(r: Reading) -> None:
    """``Jumlah siswa = 16.030 / ...``: a worked value that stands within the formula is set aside."""
    start, number = r.here.start, r.next
    r.at += 2
    if r.here.lower in PERCENT:
        r.at += 1
    r.note("value_inside", start, r.lexemes[r.at - 1].end, value=number.text, name=r.shown(r.tokens[-1]))


def _word(r: Reading) -> None:
    lexeme = r.here
    if lexeme.lower == "x":
        if not lexeme.gap and r.tokens[-1].type == "NAME" and len(r.shown(r.tokens[-1])) > 1:
            r.note("glued_times", lexeme.start, lexeme.end, name=r.shown(r.tokens[-1]))
        r.put("TIMES", lexeme.text, due=True)
        return
    if r.logic_here() and lexeme.lower in LOGIC:
        r.put(LOGIC[lexeme.lower], lexeme.lower, due=True)
        return
    if lexeme.lower in PERCENT:
        _percent(r)
        return
    if lexeme.lower in WITHIN and is_percent(r.next):
        r.at += 1
        _percent(r)
        return
    if then_at(r.lexemes, r.at):
        r.at += 1
        _word(r)
        return
    if lexeme.lower in RAISES and r.next.kind in ("number", "sign"):
        r.put("POW", "^", due=True)
        return
    found = operator_at(r.lexemes, r.at)
    if found is None:
        _words_without_operator(r)
    elif found[0] == "PER":
        _per(r, found[1])
    elif found[0] == "COMPARED":
        r.note("compared_divides", lexeme.start, lexeme.end, word=lexeme.text)
        r.put("DIV", lexeme.text, found[1] - r.at, due=True)
    else:
        r.put(found[0], lexeme.text, found[1] - r.at, due=True)


def _per(r: Reading, behind: int) -> None:
    """``per`` divides; before a power of ten it multiplies (a rate), and what follows the number is its unit."""
    lexeme, number = r.here, r.lexemes[behind]
    value = power_of_ten(number.text) if number.kind == "number" else None
    if value is None:
        if number.lower in PER_IDIOMS and _circumstance(r):
            return
        if number.kind == "number" and r.tokens[-1].type == "NUMBER":
            raise r.refuse("per_number", lexeme.start, number.end)
        r.note("per_divides", lexeme.start, lexeme.end)
        r.put("DIV", "per", behind - r.at, due=True)
        if r.here.text == "-" and not r.here.gap:  # `per-jumlah`
            r.at += 1
        return
    r.note("per_multiplies", lexeme.start, number.end, number=number.text)
    r.put("TIMES", "per", behind - r.at, due=True)
    r.put("NUMBER", (Fraction(value), False), due=False)
    if r.here.kind == "word" and r.here.lower != "x" and operator_at(r.lexemes, r.at) is None:
        r.at = read_run(r)


def _words_without_operator(r: Reading) -> None:
    lexeme, last = r.here, r.tokens[-1]
    if _circumstance(r) or _unit_behind(r) or _lost(r) or _weight_before(r):
        return
    if lexeme.lower in EQUALS or (lexeme.lower == "sama" and r.next.lower == "dengan"):
        raise r.refuse("equals_out_of_place", lexeme.start, lexeme.end)
    end = r.lexemes[read_run(r) - 1].end
    code = "phrase_continues" if last.type == "NAME" else "operator_missing"
    raise r.refuse(code, lexeme.start, end, left=r.shown(last), right=r.source[lexeme.start : end])


def _circumstance(r: Reading) -> bool:
    """``... × 100% pada tahun berjalan``: words about time and place that follow a whole formula are told, and left."""
    return r.here.lower in _CIRCUMSTANCE and _words_behind(r, r.at)


def _unit_behind(r: Reading) -> bool:
    """``(a + b) kg/kapita/tahun``: the unit of the result."""
    at = r.at
    while r.lexemes[at].lower in UNITS and r.lexemes[at + 1].text == "/":
        at += 2
    if r.tokens[-1].type != "RPAR" or r.lexemes[at].lower not in UNITS or not _only_stops(r, at + 1):
        return False
    start, end = r.here.start, r.lexemes[at].end
    r.note("words_behind", start, end, words=r.source[start:end])
    r.at = at + 1
    return True


def _words_behind(r: Reading, at: int) -> bool:
    if r.tokens[-1].type not in ("NUMBER", "RPAR") or len(r.levels) > 1:
        return False
    before, r.at = r.at, at
    end = read_run(r)
    end += r.lexemes[end].lower in WITHIN and is_percent(r.lexemes[end + 1])
    end += is_percent(r.lexemes[end])
    if not _only_stops(r, end):
        r.at = before
        return False
    first, last = r.lexemes[at].start, r.lexemes[end - 1].end
    r.note("words_behind", first, last, words=r.source[first:last])
    r.at = end
    return True


def _lost(r: Reading) -> bool:
    return not r.divided.intersection({r.level.key}) and lost_bar(r)


def _begins_operand(r: Reading) -> None:
    if not (r.here.text in "∑√∛∜" and _coefficient(r)) and not _lost(r):
        raise r.refuse("operator_missing", r.here.start, r.here.end, left=r.shown(r.tokens[-1]), right=r.here.text)


def _number(r: Reading) -> None:
    lexeme, last = r.here, r.tokens[-1]
    if _weight_beside(r, None):
        return
    raise r.refuse("operator_missing", lexeme.start, lexeme.end, left=r.shown(last), right=lexeme.text)


def _double_minus(r: Reading) -> None:
    raise r.refuse("double_minus", r.here.start, r.here.end)


def latex_left(r: Reading) -> None:
    """A backslash that LaTeX left: its command is not known, or lacks its braces."""
    end = r.next.end if r.next.kind == "word" and not r.next.gap else r.here.end
    raise r.refuse("latex_unknown", r.here.start, end, sign=r.source[r.here.start : end])


def ellipsis(r: Reading) -> None:
    """``a + b + ... + n`` abbreviates terms that nobody can know."""
    raise r.refuse("ellipsis", r.here.start, r.here.end)


_BY_KIND: dict[str, Callable[[Reading], None]] = {"word": _word, "number": _number, "bar": _bar}
_BY_SIGN: dict[str, Callable[[Reading], None]] = {
    **dict.fromkeys(SIGNS, _sign),
    **dict.fromkeys(("^", "**"), _power),
    **dict.fromkeys((")", "]", "}", CLOSE2), close),
    **dict.fromkeys(("(", "[", "{", OPEN2), _bracket),
    **dict.fromkeys((";", ","), _separator),
    **dict.fromkeys(("<", ">", "=", *COMPARISONS), _compare),
    **dict.fromkeys((*_RAISED, "⁻"), _raised),
    **dict.fromkeys("∑√∛∜\"'", _begins_operand),
    **dict.fromkeys(("...", "…"), ellipsis),
    MIDDLE: _middle,
    ".": _full_stop,
    "%": _percent,
    "--": _double_minus,
    "\\": latex_left,
}
