"""A bracket behind an operand: its gloss, its unit or weight, what it multiplies; else a sign was lost."""

from __future__ import annotations

from kinerja_rules.grammar.bars import lost_bar
from kinerja_rules.grammar.boundaries import only_stops
from kinerja_rules.grammar.glosses import is_gloss, is_year
from kinerja_rules.grammar.latex import OPEN2
from kinerja_rules.grammar.literals import read_number
from kinerja_rules.grammar.raised import RAISED
from kinerja_rules.grammar.state import Reading
from kinerja_rules.grammar.weights import weight_before, weight_beside
from kinerja_rules.grammar.words import PERCENT, UNITS, operator_at


def bracket(r: Reading) -> None:
    """``1/8 (A + B)`` multiplies; a bracket of mere words is a gloss, ``(40%)`` a weight; all else lacks its sign."""
    lexeme, last = r.here, r.tokens[-1]
    closed = r.pairs.get(r.at)
    gloss = closed is not None and is_gloss(r, r.at)
    if gloss and closed is not None and is_year(r, r.at, closed):
        raise r.refuse("year_out_of_place", lexeme.start, r.lexemes[closed].end)
    if weight_beside(r, closed) or (gloss and closed is not None and weight_before(r, closed + 1)):
        return
    if closed is not None and (_percent_alone(r, closed) or _factor(r, closed) or _operator(r, closed)):
        return
    if _gloss_with_plus(r, closed):
        return
    if gloss and closed is not None and _names_something(r, closed):
        r.note("gloss", lexeme.start, r.lexemes[closed].end, gloss=r.source[lexeme.start : r.lexemes[closed].end])
        r.at = closed + 1
    elif not (lexeme.text != OPEN2 and coefficient(r)) and not lost(r):
        raise r.refuse("operator_missing", lexeme.start, lexeme.end, left=r.shown(last), right=lexeme.text)


def coefficient(r: Reading) -> bool:
    """``1/8 (A + B)``, ``(1/n) Σ x``: a number, or one divided by something, multiplies what follows it."""
    kinds = [token.type for token in r.tokens[-5:]]
    number = kinds[-1:] == ["NUMBER"] and kinds[-2:-1] != ["POW"] and not r.tokens[-1].value[1]
    bracketed = kinds in (["LPAR", "NUMBER", "DIV", "NAME", "RPAR"], ["LPAR", "NUMBER", "DIV", "NUMBER", "RPAR"])
    plain = kinds[-3:] == ["NUMBER", "DIV", "NAME"] and (len(kinds) < 4 or kinds[-4] in ("LPAR", "PLUS", "MINUS"))
    if not (number or bracketed or plain):
        return r.here.text == "∑" and _share_before(r)
    fraction = plain or kinds[-3:] == ["NUMBER", "DIV", "NUMBER"]
    first = r.tokens[-5 if bracketed else -3 if fraction else -1]
    r.note("coefficient", r.here.start, r.here.end, number=r.source[first.start : r.tokens[-1].end])
    r.put("TIMES", "×", 0, due=True)
    return True


def _operator(r: Reading, closed: int) -> bool:
    """``Jumlah A (dibagi) Jumlah B``: an operator word in brackets."""
    found = operator_at(r.lexemes, r.at + 1)
    if found is None or found[1] != closed or found[0] in ("PER", "COMPARED"):
        return False
    r.put(found[0], r.next.text, closed + 1 - r.at, due=True)
    return True


def _factor(r: Reading, closed: int) -> bool:
    """``A / B (x 100%)``: the factor in brackets."""
    found = operator_at(r.lexemes, r.at + 1)
    times = r.lexemes[r.at + 1]
    at = found[1] if found is not None and found[0] == "TIMES" else r.at + 2
    if not (found or times.lower in ("x", "×", "*")) or r.lexemes[at].kind != "number":
        return False
    percent = r.lexemes[at + 1].lower in PERCENT
    if at + 1 + percent != closed:
        return False
    r.at += 1
    r.put("TIMES", "×", at - r.at, due=True)
    value = read_number(r)
    r.put("NUMBER", (value, percent), 1 + percent, due=False)
    r.at = closed + 1
    return True


def _percent_alone(r: Reading, closed: int) -> bool:
    """``A / B (%)``, ``(dalam persen)`` at the end: the unit of the result."""
    inside = [lexeme.lower for lexeme in r.lexemes[r.at + 1 : closed]]
    if not inside or inside[-1] not in PERCENT or inside[:-1] not in ([], ["dalam"], ["satuan"]):
        return False
    if not only_stops(r, closed + 1):
        return False
    r.note("percent_at_end", r.here.start, r.lexemes[closed].end)
    r.at = closed + 1
    return True


def _share_before(r: Reading) -> bool:
    """``\\frac{1}{n} \\sum x``: a bracket that holds a number over something."""
    depth, at = 0, len(r.tokens)
    while at and (depth or at == len(r.tokens)):
        at -= 1
        depth += {"RPAR": 1, "LPAR": -1}.get(r.tokens[at].type, 0)
    inside = [token for token in r.tokens[at:] if token.type not in ("LPAR", "RPAR")]
    if [token.type for token in inside[:2]] != ["NUMBER", "DIV"] or len(inside) != 3:
        return False
    r.note("coefficient", r.here.start, r.here.end, number=r.source[inside[0].start : inside[2].end])
    r.put("TIMES", "×", 0, due=True)
    return True


def _names_something(r: Reading, closed: int) -> bool:
    """A gloss behind a finished operand: its unit, an explanation; a lone name could be a lost factor."""
    inside, behind = r.lexemes[r.at + 1 : closed], r.lexemes[closed + 1].text
    if behind in ("^", "**", "⁻", *RAISED) or [token.type for token in r.tokens[-3:]] == ["LPAR", "NAME", "RPAR"]:
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
    words = [lexeme for lexeme in inside if lexeme.text not in ("+", ",", "-")]
    if len(words) == len(inside) or not all(lexeme.kind == "word" and lexeme.lower != "x" for lexeme in words):
        return False
    start, end = r.here.start, r.lexemes[closed].end
    r.note("gloss_with_plus", start, end, gloss=r.source[start:end], name=r.shown(last))
    r.at = closed + 1
    return True


def lost(r: Reading) -> bool:
    """Whether the bar of a fraction was lost here; it is put back, with its remark."""
    return not r.divided.intersection({r.level.key}) and lost_bar(r)
