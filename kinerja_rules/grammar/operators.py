"""What may stand where an operator is due: signs, operator words, brackets that close, glosses and units."""

from __future__ import annotations

from collections.abc import Callable

from kinerja_rules.grammar.bars import CLOSING, bar, close_level, open_level
from kinerja_rules.grammar.boundaries import only_stops, stated_in, stops
from kinerja_rules.grammar.brackets import bracket, coefficient, lost
from kinerja_rules.grammar.latex import CLOSE2, MIDDLE, OPEN2
from kinerja_rules.grammar.literals import round_number
from kinerja_rules.grammar.raised import RAISED, power, raised
from kinerja_rules.grammar.run_signs import multiplies
from kinerja_rules.grammar.runs import read_run
from kinerja_rules.grammar.scan import Lexeme
from kinerja_rules.grammar.state import Reading
from kinerja_rules.grammar.tokens import Token
from kinerja_rules.grammar.weights import weight_before, weight_beside
from kinerja_rules.grammar.words import (
    COMPARISONS,
    COUNTS,
    EQUALS,
    HEADS,
    LOGIC,
    PER_IDIOMS,
    PERCENT,
    RAISES,
    SHARES,
    SIGNS,
    UNITS,
    WITHIN,
    is_percent,
    operator_at,
    rate_at,
    then_at,
)
from kinerja_rules.numbers import Fraction

_CIRCUMSTANCE = frozenset(
    "pada di dalam selama untuk per setiap tiap tahun sampai s hingga dinyatakan berdasarkan menurut sesuai".split()
)

_EXPLAINS = frozenset("dimana sedangkan adapun sebagaimana apabila jika".split())


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
    if sign == "|" and not _absolute(r, opened):
        raise r.refuse("unknown_sign", lexeme.start, lexeme.end, sign=sign)
    if opened is None:
        raise r.refuse("bracket_unopened", lexeme.start, lexeme.end, sign=sign)
    closing = CLOSING[opened.text]
    if closing != sign or (lexeme.text in (CLOSE2, MIDDLE)) != (opened.text in (OPEN2, MIDDLE)):
        raise r.refuse("bracket_other", lexeme.start, lexeme.end, sign=sign, closing=closing)
    close_level(r)
    if lexeme.text == CLOSE2:
        r.add(Token("RPAR", ")", lexeme.start, lexeme.end), due=False)
    r.put("RPAR", ")", due=False)


def _absolute(r: Reading, opened: Lexeme | None) -> bool:
    """Whether ``|A - B|`` ends here: a difference stands in it, and it is no row of a table, ``| A - B |``."""
    if opened is None or opened.text != "|":
        return False
    row = r.here.gap and r.next.kind == "end" and r.level.first == 2
    return not row and any(token.type == "MINUS" for token in r.tokens[r.level.first :])


def _sign(r: Reading) -> None:
    if r.here.text in "-−" and r.next.kind == "end":
        raise r.refuse("operand_missing_at_end", r.here.start, r.here.end, before="-")
    if r.here.text == ":" and r.next.lower in ("x", "×") and round_number(r.lexemes[r.at + 2].text):
        r.at += 1  # `A : B : x 100%`
    sign = "×" if r.here.lower == "x" else r.here.text
    r.put(SIGNS[sign], sign, due=True)


def _middle(r: Reading) -> None:
    at = r.here
    opened = r.level.lexeme
    if opened is None or opened.text != OPEN2:
        raise r.refuse("bracket_other", at.start, at.end, sign="}", closing=")")
    close_level(r)
    r.tokens += [Token("RPAR", ")", at.start, at.end), Token("DIV", "/", at.start, at.end)]
    r.divided.add(r.level.key)
    open_level(r)


def _bar(r: Reading) -> None:
    start, end = r.here.start, r.here.end
    r.at += 1
    bar(r, start, end, "fraction_bar" if end > start else "bar_lost")


def _separator(r: Reading) -> None:
    dash = r.here.text == "," and r.next.text == "-" and not r.here.gap and not r.next.gap
    if dash and r.tokens[-1].type == "NUMBER" and stops(r, r.at + 2):  # `Rp1.250.000,-`
        r.at += 2
        return
    if r.level.call is None:
        comma = r.here.text == "," and (stops(r, r.at + 1) or r.next.lower in _CIRCUMSTANCE)
        if not comma and r.here.text == "," and r.next.kind == "word" and _words_behind(r, r.at + 1):
            return
        if comma or only_stops(r, r.at):
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
    if not stops(r, r.at + 1):
        raise r.refuse("stop_out_of_place", r.here.start, r.here.end)
    r.at += 1


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
    if lexeme.lower == "x" and rate_at(r.lexemes, r.at + 1):  # `x per 1.000 penduduk`
        r.at += 1
        _word(r)
        return
    if lexeme.lower == "x":
        if r.next.text in ("+", "/", ":", "=", ")") and r.tokens[-1].type == "NUMBER":  # `2X + 3`: X is a name
            left, right = r.shown(r.tokens[-1]), lexeme.text
            raise r.refuse("operator_missing", lexeme.start, lexeme.end, left=left, right=right)
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
    if behind := stated_in(r.lexemes, r.at + (lexeme.lower == "dan")):
        percent = any(is_percent(told) or told.lower in SHARES for told in r.lexemes[r.at : behind])
        start, end = lexeme.start, r.lexemes[behind - 1].end
        r.note("percent_at_end" if percent else "words_behind", start, end, words=r.source[start:end])
        r.at = behind
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
    value = round_number(number.text) if number.kind == "number" else None
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
    quantity = r.lexemes[behind + 1]
    if r.level.key not in r.divided and quantity.lower in COUNTS and r.lexemes[behind + 2].kind == "word":
        r.note("per_quantity", lexeme.start, number.end, number=number.text)
        r.put("TIMES", "per", behind - r.at, due=True)
        r.put("NUMBER", (Fraction(value), False), due=False)
        r.put("DIV", "per", 0, due=True)
        return
    r.note("per_multiplies", lexeme.start, number.end, number=number.text)
    r.put("TIMES", "per", behind - r.at, due=True)
    r.put("NUMBER", (Fraction(value), False), due=False)
    if r.here.kind == "word" and r.here.lower != "x" and operator_at(r.lexemes, r.at) is None:
        r.at = read_run(r)


def _words_without_operator(r: Reading) -> None:
    lexeme, last = r.here, r.tokens[-1]
    if _circumstance(r) or _clause_behind(r) or _unit_behind(r) or lost(r) or weight_before(r):
        return
    if _line_divides(r):
        return
    if lexeme.lower in EQUALS or (lexeme.lower == "sama" and r.next.lower == "dengan"):
        raise r.refuse("equals_out_of_place", lexeme.start, lexeme.end)
    end = r.lexemes[read_run(r) - 1].end
    code = "phrase_continues" if last.type == "NAME" else "operator_missing"
    raise r.refuse(code, lexeme.start, end, left=r.shown(last), right=r.source[lexeme.start : end])


def _circumstance(r: Reading) -> bool:
    """``... × 100% pada tahun berjalan``: words about time and place that follow a whole formula are told, and left."""
    return r.here.lower in _CIRCUMSTANCE and _words_behind(r, r.at)


def _line_divides(r: Reading) -> bool:
    """``Jumlah A⏎Jumlah B x 100%`` with declared names: the rule between two lines of quantities was lost. Told."""
    lexeme = r.here
    factor = any(round_number(further.text) for further in r.lexemes[r.at :] if further.kind == "number")
    if (
        not (lexeme.line and lexeme.lower in HEADS and factor)
        or r.level.key in r.divided
        or r.tokens[-1].type != "NAME"
    ):
        return False
    r.note("line_divides", lexeme.start, lexeme.end, word=lexeme.text, other=f"{r.shown(r.tokens[-1])} / {lexeme.text}")
    r.put("DIV", "/", 0, due=True)
    return True


def _clause_behind(r: Reading) -> bool:
    """``... × 100%, dimana jumlah B adalah ...``: a clause that explains a whole formula is told, and left."""
    where = 2 if (r.here.lower, r.next.lower) == ("di", "mana") else int(r.here.lower in _EXPLAINS)
    if not where or r.tokens[-1].type not in ("NUMBER", "RPAR") or len(r.levels) > 1:
        return False
    clause = r.lexemes[r.at :]
    if any(lexeme.kind == "bar" or (lexeme.kind == "sign" and lexeme.text in "+×*÷:=") for lexeme in clause):
        return False
    if any(operator_at(clause, at) for at in range(len(clause))):
        return False
    start, end = r.here.start, max(lexeme.end for lexeme in clause)
    r.note("words_behind", start, end, words=" ".join(r.source[start:end].split()))
    r.at += next(at for at, lexeme in enumerate(clause) if lexeme.kind == "end")
    return True


def _unit_behind(r: Reading) -> bool:
    """``(a + b) kg/kapita/tahun``, ``× 1.000 KH``: the unit of the result."""
    at = r.at
    abbreviated = r.here.text.isupper() and len(r.here.text) > 1 and only_stops(r, at + 1)
    if abbreviated and [token.type for token in r.tokens[-2:]] == ["TIMES", "NUMBER"] and not r.tokens[-1].value[1]:
        r.note("words_behind", r.here.start, r.here.end, words=r.here.text)
        r.at += 1
        return True
    while r.lexemes[at].lower in UNITS and r.lexemes[at + 1].text == "/":
        at += 2
    if r.tokens[-1].type != "RPAR" or r.lexemes[at].lower not in UNITS or not only_stops(r, at + 1):
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
    if not only_stops(r, end):
        r.at = before
        return False
    first, last = r.lexemes[at].start, r.lexemes[end - 1].end
    r.note("words_behind", first, last, words=r.source[first:last])
    r.at = end
    return True


def _begins_operand(r: Reading) -> None:
    if not (r.here.text in "∑√∛∜" and coefficient(r)) and not lost(r):
        raise r.refuse("operator_missing", r.here.start, r.here.end, left=r.shown(r.tokens[-1]), right=r.here.text)


def _number(r: Reading) -> None:
    lexeme, last = r.here, r.tokens[-1]
    if weight_beside(r, None):
        return
    percent = is_percent(r.next)
    if lexeme.line and lexeme.text == "100" and r.lexemes[r.at + 1 + percent].line:  # on a line of its own
        r.put("TIMES", "×", 0, due=True)
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
    **dict.fromkeys(("^", "**"), power),
    **dict.fromkeys((")", "]", "}", "|", CLOSE2), close),
    **dict.fromkeys(("(", "[", "{", OPEN2), bracket),
    **dict.fromkeys((";", ","), _separator),
    **dict.fromkeys(("<", ">", "=", *COMPARISONS), _compare),
    **dict.fromkeys((*RAISED, "⁻"), raised),
    **dict.fromkeys("∑√∛∜\"'", _begins_operand),
    **dict.fromkeys(("...", "…"), ellipsis),
    MIDDLE: _middle,
    ".": _full_stop,
    "%": _percent,
    "--": _double_minus,
    "\\": latex_left,
}
