"""What may stand where an operand is due: brackets, signs before a number, numbers, functions, names."""

from __future__ import annotations

import re
from collections.abc import Callable

from kinerja_rules.errors import FormulaError
from kinerja_rules.grammar.bars import open_level
from kinerja_rules.grammar.glosses import is_gloss
from kinerja_rules.grammar.latex import CLOSE2, MIDDLE, OPEN2
from kinerja_rules.grammar.literals import number, number_word
from kinerja_rules.grammar.names import declared, phrase, undeclared
from kinerja_rules.grammar.operators import close, ellipsis, latex_left
from kinerja_rules.grammar.raised import RAISED
from kinerja_rules.grammar.state import Reading
from kinerja_rules.grammar.tokens import Token
from kinerja_rules.grammar.words import (
    COMPARISONS,
    COUNTS,
    FUNCTION_ALIASES,
    NUMBER_WORDS,
    OPERATOR_STARTS,
    SIGNS,
    operator_at,
)
from kinerja_rules.grammar.years import year_behind

# `_{i=1}^{n}`, `_(i=1)`: over what Σ runs
_RANGE = re.compile(r"\s*(?:_\s*(?:\([^()]*\)|\{[^{}]*\}|\w)|\^\s*(?:\([^()]*\)|\{[^{}]*\}|\w))")
_INDEX = re.compile(r"_\s*[({]\s*(\w)\s*=")
_INDEXED = re.compile(r"[A-Za-z]+_[a-z]|[A-Z]{1,2}[a-z]{0,2}[ijk]|[b-hj-z][ijk]")  # `x_i`, `Yi`, `fi`
_ROOT_WORDS = {"kuadrat": 2, "kubik": 3, "dua": 2, "tiga": 3, "empat": 4, "2": 2, "3": 3, "4": 4}
_ARGUMENT = re.compile(r"\s*[\w.]+(?:\s*[-+*/,]\s*[\w.]+)*\s*")


def operand(r: Reading) -> None:
    """Read what begins here; what cannot begin an operand goes to the grammar, which says what was expected."""
    lexeme = r.here
    found = r.phrases.match(r.text, lexeme.start) if lexeme.end > lexeme.start else None
    if found is not None and not (found[1] == lexeme.end and _calls(r, lexeme.lower, r.at + 1)):
        declared(r, *found)
        return
    rule = _BY_SIGN.get(lexeme.text) if lexeme.kind == "sign" else _BY_KIND.get(lexeme.kind)
    if rule is None:
        raise r.refuse("unknown_sign", lexeme.start, lexeme.end, sign=r.source[lexeme.start : lexeme.end])
    rule(r)


def _open(r: Reading) -> None:
    open_level(r)


def _absolute(r: Reading) -> None:
    """``|A - B|``: the value without its sign."""
    if "abs" not in r.functions or (r.level.lexeme is not None and r.level.lexeme.text == "|"):
        raise r.refuse("unknown_sign", r.here.start, r.here.end, sign="|")
    r.add(Token("FUNC", "abs", r.here.start, r.here.start), due=True)
    open_level(r, call="abs")


def _sign(r: Reading) -> None:
    r.put(SIGNS[r.here.text], r.here.text, due=True)


def _separator(r: Reading) -> None:
    r.put("SEP", r.here.text, due=True)


def _compare(r: Reading) -> None:
    r.put("CMP", COMPARISONS.get(r.here.text, r.here.text), due=True)


def _close(r: Reading) -> None:
    close(r)


def _fraction_middle(r: Reading) -> None:
    r.put("DIV", "/", due=True)


def _sigma(r: Reading) -> None:
    start, end = r.here.start, r.here.end
    while span := _RANGE.match(r.text, end):
        end = span.end()
    named = _INDEX.search(r.text, start, end)
    r.put("SIGMA", "∑", due=True)
    r.skip_to(end)
    bracketed = r.here.text in ("(", "[", "{")  # a bracket says how far the sum goes
    r.tokens[-1].value = bracketed and not _indexed_behind(r, named[1] if named else None)
    r.note("sigma", start, start + 1)


def _indexed_behind(r: Reading, index: str | None) -> bool:
    """``∑_{i=1} (x_i - m)^2 × f_i``, ``∑ (Yi - Y)² × fi``: whether a factor behind the bracket bears the index too."""
    closed = r.pairs.get(r.at, r.at)
    inside = {lexeme.text[-1] for lexeme in r.lexemes[r.at : closed] if _INDEXED.fullmatch(lexeme.text)}
    indices = {index} if index else inside
    at, depth = closed + 1, 0
    while r.lexemes[at].kind != "end" and indices:
        lexeme = r.lexemes[at]
        if not depth and (lexeme.text in ("+", "-", "−", ";", ")", "]", CLOSE2) or lexeme.line):
            return False
        depth += (r.pairs.get(at, -1) > at) - (0 <= r.pairs.get(at, at + 1) < at)
        if _INDEXED.fullmatch(lexeme.text) and lexeme.text[-1] in indices:
            return True
        at += 1
    return False


def _root(r: Reading) -> None:
    r.put("ROOT", "√∛∜".index(r.here.text) + 2, due=True)


def _raised_root(r: Reading) -> None:
    """``³√x``: the root with its index before the sign; raised digits begin nothing else."""
    if r.next.text != "√" or r.next.gap:
        raise r.refuse("unknown_sign", r.here.start, r.here.end, sign=r.here.text)
    r.put("ROOT", RAISED[r.here.text], 2, due=True)


def _quoted(r: Reading) -> None:
    """A name in quotes is that name, whatever it contains."""
    quote = r.here
    end = r.text.find(quote.text, quote.end)
    wording = r.text[quote.end : end] if end > 0 else ""
    if not wording.strip() or "\n" in wording:
        raise r.refuse("quote_open", quote.start, quote.end)
    found = r.phrases.match(r.text, quote.end)
    if found is not None and found[1] == end:
        r.add(Token("NAME", (found[0], 0), quote.start, end + 1), due=False)
        r.skip_to(end + 1)
    else:
        undeclared(r, wording, quote.start, end + 1)
    year = year_behind(r.text, end + 1, bare=r.earlier_years) if r.earlier_years else None
    if year is not None:  # `"A dan B" tahun n-1`
        r.tokens[-1].value = (r.tokens[-1].value[0], year[0])
        r.skip_to(year[1])


def _percent_of(r: Reading) -> None:
    """``% penduduk miskin`` is a name."""
    if r.next.kind != "word":
        raise r.refuse("percent_out_of_place", r.here.start, r.here.end)
    phrase(r)


def _word(r: Reading) -> None:
    lexeme = r.here
    if r.logic_here() and lexeme.lower == "bukan":
        r.put("NOT", "bukan", due=True)
    elif not _call(r):
        rule = _BY_WORD.get(lexeme.lower)
        if rule is None or not rule(r):
            phrase(r)


def _call(r: Reading) -> bool:
    """``nama(``, the bracket touching, is a call of a function; a name that nobody knows is one too if it looks so."""
    opened, name = r.at + 1, r.here.lower
    if r.next.text == "-" and r.lexemes[r.at + 2].kind == "word" and r.lexemes[r.at + 3].text == "(":
        opened, name = r.at + 3, f"{name}-{r.lexemes[r.at + 2].lower}"
    if r.lexemes[opened].text != "(":
        return False
    name = name if name in r.functions else FUNCTION_ALIASES.get(name, name)
    if r.lexemes[opened].gap:
        if not (name in r.functions and _lists(r, opened)):
            return False
        r.note("call_with_blank", r.here.start, r.lexemes[opened].end, name=name)
    if name in r.functions:
        r.put("FUNC", name, opened - r.at, due=True)
        open_level(r, call=name)
        return True
    if opened == r.at + 1 and _looks_like_call(r, opened):
        raise _unknown_function(r)
    return False


def _calls(r: Reading, name: str, opened: int) -> bool:
    return name in r.functions and r.lexemes[opened].text == "(" and not r.lexemes[opened].gap


def _lists(r: Reading, opened: int) -> bool:
    """Whether arguments stand in the bracket, though a blank stands before it: ``Rata-rata (A; B; C)``."""
    closed = r.pairs.get(opened)
    inside = r.lexemes[opened + 1 : closed] if closed is not None else []
    semicolons = any(lexeme.text == ";" for lexeme in inside)
    short = all(lexeme.kind != "word" or len(lexeme.text) < 4 for lexeme in inside)
    return semicolons or (short and any(lexeme.text == "," for lexeme in inside))


def _looks_like_call(r: Reading, opened: int) -> bool:
    """``fungsi(a; b)`` is a call; ``W(15-49)``, ``PDRB(t-1)`` and ``Pencaker(Pencari Kerja)`` are names."""
    closed = r.pairs.get(opened)
    end = r.lexemes[closed].start if closed is not None else len(r.text)
    inside = r.text[r.lexemes[opened].end : end]
    if not inside.strip() or ";" in inside:
        return True
    one_year = closed is not None and closed - opened in (2, 4) and r.lexemes[opened + 1].lower in ("n", "t")
    lower = r.here.text.islower() and len(r.here.text) > 1
    return lower and not one_year and _ARGUMENT.fullmatch(inside) is not None


def _unknown_function(r: Reading) -> FormulaError:
    from kinerja_rules.files.suggest import closest

    near = closest(r.here.lower, [*r.functions, *FUNCTION_ALIASES])
    code = "unknown_function_near" if near else "unknown_function"
    values: dict[str, object] = {
        "name": r.source[r.here.start : r.here.end],
        "near": FUNCTION_ALIASES.get(near, near) if near else "",
        "known": ", ".join(sorted(r.functions)),
    }
    return r.refuse(code, r.here.start, r.here.end, **values)


def _money(r: Reading) -> bool:
    """``Rp. 1.500.000``: the currency before a number is its unit."""
    at = r.at + 1 + (r.next.text == ".")
    if r.lexemes[at].kind == "number":
        r.note("unit_after_number", r.here.start, r.here.end, number=r.lexemes[at].text, unit=r.here.text)
        r.at = at
        number(r, "money")
        return True
    return False


def _named_number(r: Reading) -> bool:
    """``dikali konstanta 100``: the word only announces the number."""
    at = r.at + 1 + (r.next.lower == "konstanta")
    if r.lexemes[at].kind != "number" or not r.tokens or r.tokens[-1].type not in ("TIMES", "DIV"):
        return False
    r.at = at
    number(r)
    return True


def _root_in_words(r: Reading) -> bool:
    """``akar pangkat tiga dari (...)``, ``akar kuadrat dari x``."""
    at, degree = r.at + 1, 2
    if r.lexemes[at].lower == "pangkat" and r.lexemes[at + 1].lower in _ROOT_WORDS:
        at, degree = at + 2, _ROOT_WORDS[r.lexemes[at + 1].lower]
    elif r.lexemes[at].lower in ("kuadrat", "kubik"):
        at, degree = at + 1, _ROOT_WORDS[r.lexemes[at].lower]
    elif r.lexemes[at].lower != "dari" and r.lexemes[at].text != "(":
        return False
    if r.lexemes[at].lower == "dari":
        at += 1
    r.put("ROOT", degree, at - r.at, due=True)
    return True


def _sum_in_words(r: Reading) -> bool:
    """``Jumlah (bobot x nilai)``: a count before a bracket of arithmetic is a Σ."""
    if r.next.text not in ("(", "[", "{") or not r.next.gap or is_gloss(r, r.at + 1):
        return False
    start, end = r.here.start, r.here.end
    r.put("SIGMA", True, due=True)
    r.note("sigma", start, end)
    return True


def _operator_word(r: Reading) -> bool:
    """An operator word goes to the grammar as its sign, unless it stands alone as somebody's variable."""
    found = operator_at(r.lexemes, r.at)
    if found is None or found[0] == "COMPARED":
        return False
    kind, behind = found
    after = r.lexemes[behind]
    if behind == r.at + 1 and (after.kind == "end" or (after.kind == "sign" and after.text not in "([{")):
        return False
    r.put("DIV" if kind == "PER" else kind, r.here.text, behind - r.at, due=True)
    return True


# What a word may begin besides a name; each tells whether it does.
_BY_WORD: dict[str, Callable[[Reading], bool]] = {
    "rp": _money,
    **dict.fromkeys(("konstanta", "bilangan", "angka"), _named_number),
    "akar": _root_in_words,
    **dict.fromkeys(NUMBER_WORDS, number_word),
    **dict.fromkeys(COUNTS, _sum_in_words),
    **dict.fromkeys(OPERATOR_STARTS, _operator_word),
}
_BY_KIND: dict[str, Callable[[Reading], None]] = {"word": _word, "number": number}
_BY_SIGN: dict[str, Callable[[Reading], None]] = {
    **dict.fromkeys(("(", "[", "{", OPEN2), _open),
    **dict.fromkeys((")", "]", "}", CLOSE2), _close),
    **dict.fromkeys(SIGNS, _sign),
    **dict.fromkeys((";", ","), _separator),
    **dict.fromkeys(("<", ">", "=", *COMPARISONS), _compare),
    **dict.fromkeys("√∛∜", _root),
    **dict.fromkeys("²³⁴", _raised_root),
    **dict.fromkeys(('"', "'"), _quoted),
    MIDDLE: _fraction_middle,
    "∑": _sigma,
    "%": _percent_of,
    "|": _absolute,
    **dict.fromkeys(("...", "…"), ellipsis),
    "\\": latex_left,
}
