"""What stands round a formula: its title, results, worked numbers and legend; what is left is the formula itself.

Laws of this file:
1. A part is cut off only for what it plainly is; what could be a formula stays in it, or the text is refused.
2. Lexemes keep their places; only the two lines of a fraction round a title's line change their order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attrs import define, field

from kinerja_rules.errors import Diagnostic, FormulaError, Span
from kinerja_rules.grammar.boundaries import same_as
from kinerja_rules.grammar.labelled import labelled_fraction
from kinerja_rules.grammar.latex import OPEN2
from kinerja_rules.grammar.legend import Entry, find_legend
from kinerja_rules.grammar.scan import LOOK_AHEAD, Lexeme, brackets, ended
from kinerja_rules.grammar.spoken import speaks
from kinerja_rules.grammar.words import (
    ANNOUNCES,
    CLAUSE,
    COUNTED,
    COUNTS,
    EQUALS,
    HEADS,
    LEGENDS,
    PAIRS,
    PERCENT,
    TITLE_HEADS,
    UNITS,
    operator_at,
    works_at,
)

_HARD = frozenset(("+", "−", "×", "*", "**", "^", "√", "∛", "∜", "∑", ";", "²", "³", "--", OPEN2))
_WORKED_FROM = frozenset(  # `Persentase ... dihitung dari A dibagi B`
    "dihitung diperoleh didapat didapatkan diukur diformulasikan dirumuskan dinyatakan".split()
)
_LEADS = frozenset(
    "dengan dari cara sebagai melalui menggunakan rumus formula formulasi perhitungan berdasarkan".split()
)
# Without one of these no title, result or legend stands in a text.
_TELLS = (
    EQUALS | LEGENDS - {"dengan"} | {"=", ":", "mana", "sama", "pembilang", "numerator", "menggunakan"} | _WORKED_FROM
)
_STOPS = (".", ",", ";")
_FACTOR = re.compile(r"10{2,}|1(?:\.000)+|10{1,2}\.000")
_FORMULA = frozenset("rumus formula formulasi rumusnya formulanya".split())
_BULLETS = frozenset("*•▪▫◦●○■□➢➤✓✔»")
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


def frame(source: str, lexemes: list[Lexeme], *, logic: bool) -> Frame:
    """The formula without what stands round it; ``logic`` texts (conditions, equations) have nothing round them."""
    if logic or _is_alone(lexemes):
        return Frame(lexemes)
    legend_at, legend = find_legend(source, lexemes)
    found = Frame(lexemes[:legend_at], legend=legend)
    _strip(source, found)
    _announcement(found)
    _cut(source, found)
    found.body = ended(found.body, found.body[-1].end if found.body else 0)
    return found


def _is_alone(lexemes: Sequence[Lexeme]) -> bool:
    """Whether nothing can stand round the formula: neither its beginning, its end nor any word tells of it."""
    first, last = lexemes[0], lexemes[len(lexemes) - LOOK_AHEAD - 1]
    if first.kind == "sign" and (first.text not in ("(", "[", "{", OPEN2) or last.text in _STOPS):
        return False
    if any(lexeme.line and lexeme.text == "(" for lexeme in lexemes):  # a title may stand on the line before
        return False
    return first.lower not in TITLE_HEADS and _TELLS.isdisjoint([lexeme.lower for lexeme in lexemes])


def _strip(source: str, found: Frame) -> None:
    """A bullet or a footnote's star before the text, an equals sign at either end."""
    body = found.body
    if len(body) > 1 and _is_bullet(source, body[0], body[1]):
        found.notes.append(_remark(source, "bullet", body[0], body[0]))
        sign = source[body[0].start]
        del body[0]
        further = [at for at in range(1, len(body) - 1) if body[at].line and source[body[at].start] == sign]
        for at in reversed(further):
            if _is_bullet(source, body[at], body[at + 1]):
                del body[at]
    while len(body) > 1 and (body[0].text == "=" or body[0].lower in EQUALS):
        del body[0]
    while body and (body[-1].text == "=" or body[-1].text in _STOPS):
        body.pop()
    if body and body[0].lower in _WORKED_FROM:  # `Dihitung dengan membandingkan A dengan B`
        del body[: _worked_from(ended(body, body[-1].end), 0)]


def _is_bullet(source: str, first: Lexeme, after: Lexeme) -> bool:
    word = after.kind == "word" and len(after.text) > 1
    apart = source[first.end : first.end + 1].isspace()
    sign = source[first.start]
    return word and (sign in _BULLETS or (sign == "-" and apart and after.text[0].isupper()))


def _announcement(found: Frame) -> None:
    """``Rumus :``, ``Cara perhitungan =`` only announce a formula."""
    body = found.body
    for at, lexeme in enumerate(body[1:20], 1):  # `Indikator ini dihitung dengan rumus : ...`
        if lexeme.text in (":", "=") and body[at - 1].lower in _FORMULA:
            del body[: at + 1]
            return
        if lexeme.kind != "word":
            break
    if not body or body[0].lower not in ANNOUNCES:
        return
    for at, lexeme in enumerate(body[:8]):
        if lexeme.text in (":", "="):
            del body[: at + 1]
            return
        if lexeme.kind != "word" or operator_at(body, at):
            return


def _cut(source: str, found: Frame) -> None:
    fraction = labelled_fraction(found.body)
    if fraction is not None:
        found.body = fraction
        return
    _unwrap(found)
    body = found.body
    pairs = brackets(body)
    signs = [at for at in _outside(body, pairs) if body[at].text == "="]
    if not signs:
        _title_without_sign(source, found, pairs)
        return
    parts = [body[a + 1 : b] for a, b in zip([-1, *signs], [*signs, len(body)], strict=True)]
    if _values_inside(parts):
        found.values_inside = True
        if body[signs[-1] - 1].kind != "word" and _is_numbers(parts[-1]):
            found.result, found.body = _text(source, parts[-1]), body[: signs[-1]]
        return
    formula = 0
    above = parts[1][:1] and (parts[1][0].kind == "bar" or _multiplies(parts[1]))
    if _plain(parts[0]) or (above and any(lexeme.line for lexeme in parts[0])):
        formula = 1
        formula += _is_second_title(parts)
        if not _lines_round_title(source, found, parts):
            found.title = _text(source, parts[0])
    elif _titled(parts):
        formula = 1
        found.notes.append(_remark(source, "title_with_signs", parts[0][0], parts[0][-1]))
        found.title = _text(source, parts[0])
    parts[formula + 1 :] = [part for part in parts[formula + 1 :] if any(lexeme.kind != "sign" for lexeme in part)]
    results = range(formula + 1, len(parts))
    explained = results and any(_explains(parts[formula], at) for at in range(1, len(parts[formula])))
    for at in results:
        if not _is_numbers(parts[at]) or _is_class(parts[at]) or explained:
            sign = body[signs[at - 1]]
            raise FormulaError(Diagnostic("equals_out_of_place", span=Span(sign.start, sign.end), text=source))
    found.body = parts[formula]
    if len(parts) > formula + 1:
        found.result = _text(source, parts[-1])
        found.worked = tuple(_text(source, part) for part in parts[formula + 1 : -1])
    if not formula:  # `Nilai SKM: a / 3 x 25 = 83,75`
        _title_without_sign(source, found, brackets(found.body))


def _is_second_title(parts: Sequence[Sequence[Lexeme]]) -> bool:
    """``PBS = Rata-rata kesesuaian = (A + B) / 2``: a letter and its name, in one line."""
    if len(parts) < 3 or not _plain(parts[1]) or _plain(parts[2]) or _is_numbers(parts[2]):
        return False
    return not any(lexeme.line for part in parts[:3] for lexeme in part[1:])


def _explains(part: Sequence[Lexeme], at: int) -> bool:
    """``... dimana AHH min = 20``: the sign of equality behind it gives a value, and no result."""
    where = part[at].lower == "mana" and part[at - 1].lower == "di"
    return where or part[at].lower in ("dimana", "keterangan")


def _title_without_sign(source: str, found: Frame, pairs: dict[int, int]) -> None:
    for title in (_title_on_its_line, _title_in_words, _title_before_colon, _title_before_bracket):
        if title(source, found, pairs):
            return


def _unwrap(found: Frame) -> None:
    """``(TKK = a / b × 100%)``: a bracket round title and formula."""
    body = found.body
    if len(body) > 2 and body[0].text in ("(", "[", "{") and brackets(body).get(0) == len(body) - 1:
        inner = body[1:-1]
        at = next((at for at, lexeme in enumerate(inner) if lexeme.text == "="), 0)
        if at and _plain(inner[:at]) and not any(lexeme.text in ("(", "[", "{") for lexeme in inner[:at]):
            found.body = inner


def _outside(body: Sequence[Lexeme], pairs: dict[int, int]) -> Iterator[int]:
    """Where no bracket is open; what brackets hold is passed over."""
    at = 0
    while at < len(body):
        yield at
        at = max(at + 1, pairs.get(at, 0))


def _plain(part: Sequence[Lexeme]) -> bool:
    """Whether these lexemes are a name and nothing that is worked: a title may stand so."""
    if not part or not any(lexeme.kind == "word" for lexeme in part):
        return False
    row = ended([*part], part[-1].end)
    pairs = brackets(row)
    if pairs.get(0) == len(part) - 1:  # `(A / B) = 0,85` is no title
        return False
    for at in _outside(part, pairs):
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


def _is_numbers(part: Sequence[Lexeme]) -> bool:
    """Whether nothing but numbers, their units and signs stands here."""
    return any(lexeme.kind == "number" for lexeme in part) and all(
        lexeme.kind != "word"
        or lexeme.lower in _NUMBER_WORDS
        or (index and part[index - 1].kind == "number" and lexeme.text.isupper())
        for index, lexeme in enumerate(part)
    )


def _is_class(part: Sequence[Lexeme]) -> bool:
    """``> 80 - 90``, ``80-90``: the bounds of a class, not what a formula gives."""
    bounds = [lexeme.kind if lexeme.kind == "number" else lexeme.text for lexeme in part]
    return bounds[0] in ("<", ">", "<=", ">=", "≤", "≥") or bounds == ["number", "-", "number"]


def _values_inside(parts: Sequence[Sequence[Lexeme]]) -> bool:
    """``A = 16.030 / B = 17.000 × 100%``: every sign of equality gives the value of the name before it."""
    later = parts[1:]
    if _is_numbers(parts[0]) or not all(part and part[0].kind == "number" for part in later):
        return False
    if len(later) > 1:
        return any(not _is_numbers(part) for part in later[:-1])
    value, behind = later[0][0], later[0][1:]
    counted = bool(parts[0]) and parts[0][0].lower in HEADS and value.kind == "number"
    return counted and bool(behind) and (behind[0].kind == "bar" or behind[0].text in "/:") and not _is_numbers(behind)


def _titled(parts: Sequence[Sequence[Lexeme]]) -> bool:
    """A title with a sign in it: it begins as titles do, and a formula with a division follows."""
    if len(parts[0]) > 2 and parts[0][-2].text == ":" and parts[0][-1].kind == "word" and _plain(parts[0][:-2]):
        return not _is_numbers(parts[1])  # `Keparahan kemiskinan: P2 = ...`
    return (
        bool(parts[0])
        and (parts[0][0].lower in TITLE_HEADS or parts[0][0].text == "%")
        and not _is_numbers(parts[1])
        and _divides(parts[1])
        and not any(lexeme.kind == "number" for lexeme in parts[0])
    )


def _divides(part: Sequence[Lexeme], *, colons: bool = True) -> bool:
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


def _lines_round_title(source: str, found: Frame, parts: list[list[Lexeme]]) -> bool:
    """Three lines of a fraction: above, ``T = ---- × 100%``, below; the title stands in the middle one."""
    before, behind = parts[0], parts[1]
    if not behind or not (behind[0].kind == "bar" or _multiplies(behind)):
        return False
    at = next((at for at in range(len(before) - 1, 0, -1) if before[at].line), None)
    if "\n" in source[before[-1].end : behind[0].start].partition("=")[0]:
        # the sign begins the line of the rule: no title stands there, but perhaps on the first line
        first = next((at for at in range(1, len(before)) if before[at].line), 0)
        titled = first if before[0].lower in TITLE_HEADS else 0
        found.title = _text(source, before[:titled]) or None
        parts[1] = [*before[titled:], *behind]
        return True
    if at is None:
        span = Span(before[0].start, behind[0].end)
        raise FormulaError(Diagnostic("title_in_fraction", span=span, text=source))
    rule = [] if behind[0].kind == "bar" else [Lexeme("bar", "", behind[0].start, behind[0].start, True, False)]
    found.title = _text(source, before[at:])
    parts[1] = [*before[:at], *rule, *behind]
    return True


def _multiplies(part: Sequence[Lexeme]) -> bool:
    """``× 100%`` begins here; ``x / y`` does not."""
    return part[0].lower in ("x", "×", "*") and part[1:2] != [] and part[1].kind == "number"


def _title_in_words(source: str, found: Frame, pairs: dict[int, int]) -> bool:
    """``TKK adalah A dibagi B``, ``TKK sama dengan A dibagi B``."""
    body = found.body
    for at in _outside(body, pairs):
        lexeme = body[at]
        if not at or body[at - 1].lower in CLAUSE:
            continue
        two = at + 1 < len(body) and same_as(body, at)
        worked = _worked_from(body, at)
        if two or worked or lexeme.lower in EQUALS:
            behind = body[worked or at + 1 + two :]
            behind = behind[1:] if behind[:1] and behind[0].text == ":" else behind
            if not _plain(body[:at]) or not behind or (_plain(behind) and not worked and not _speaks(behind)):
                return False
            found.title = _text(source, body[:at])
            found.body = behind
            return True
    return False


def _speaks(behind: Sequence[Lexeme]) -> bool:
    """``TPK adalah perbandingan A dengan B``, ``... adalah jumlah A dibandingkan dengan jumlah B``: words that work."""
    row = ended([*behind], behind[-1].end)
    found = [one for at in range(1, len(behind)) if (one := operator_at(row, at))]
    compared = any(kind == "COMPARED" and row[at].lower in HEADS for kind, at in found)
    rated = any(kind == "PER" and row[at].kind == "number" and row[at + 1].lower in COUNTS for kind, at in found)
    return speaks(row) or compared or rated


def _worked_from(body: Sequence[Lexeme], at: int) -> int:
    """Where the working begins behind ``dihitung dengan cara``, ``diperoleh dari``; 0 where none does."""
    if body[at].lower == "menggunakan" and body[at + 1 : at + 2] and body[at + 1].lower in _FORMULA:
        return at + 2  # `peneliti menggunakan rumus A dibagi B`
    if body[at].lower not in _WORKED_FROM:
        return 0
    begin = at + 1
    while begin < len(body) and body[begin].lower in _LEADS:
        begin += 1
    behind = body[begin:]
    if begin == at + 1 or not behind:
        return 0
    row = ended([*behind], behind[-1].end)
    divides = any(
        works_at(row, here) == "DIV" or (row[here].text in ("/", ":") and row[here].gap and row[here + 1].gap)
        for here in range(1, len(behind))
    )
    return begin if divides or _speaks(behind) else 0


def _title_before_colon(source: str, found: Frame, pairs: dict[int, int]) -> bool:
    """``Persentase jalan mantap : (A / B) × 100%``: a colon behind a title, where the rest divides by itself."""
    body = found.body
    at = next((at for at in _outside(body, pairs) if body[at].text in (":", ";")), None)
    if at and body[at - 1].lower in ("dari", "antara"):  # `Rata-rata dari: A, B dan C`
        del body[at]
        return False
    if not at or not _plain(body[:at]) or not (_divides(body[at + 1 :]) or _is_weighted(body, at)):
        return False
    if not _is_title(source, found, at):
        if body[at].text == ":" and _divides_otherwise(source, body[at + 1 :]):
            found.notes.append(_remark(source, "colon_divides", body[at], body[at], title=_text(source, body[:at])))
        return False
    found.title = _text(source, body[:at])
    found.notes.append(_remark(source, "title_before_colon", body[at], body[at], title=found.title, sign=body[at].text))
    found.body = body[at + 1 :]
    return True


def _is_title(source: str, found: Frame, at: int) -> bool:
    """Whether the words before the colon name what is worked: by their first word, or by how the rest is worked."""
    body, behind = found.body, found.body[at + 1 :]
    if body[0].lower in TITLE_HEADS or body[0].text == "%" or _is_weighted(body, at):
        return True
    chained = body[at].text == ":" and not _divides_otherwise(source, behind) and body[0].lower not in HEADS
    if chained and sum(lexeme.text == ":" for lexeme in behind) == 1 and _has_factor(behind) and at > 1:
        return True  # `Derajat kemandirian : PAD : Pendapatan x 100`: a share divides once
    if body[at].text == ";" or not _divides_otherwise(source, behind):
        return False
    if not body[at].gap and behind[0].gap:  # `Hasil survei: ...`
        return True
    if found.legend:
        return not any(entry.name == lexeme.text for entry in found.legend for lexeme in body[:at])
    opens = next((lexeme for lexeme in behind if lexeme.text not in ("(", "[", "{")), behind[0])
    worded = at > 1 or opens.lower in HEADS
    return worded and body[0].lower not in HEADS and _has_factor(behind)


def _is_weighted(body: Sequence[Lexeme], at: int) -> bool:
    """``Nilai IKLH : 30% × IKA + 70% × IKU``: behind an index and a colon, a sum of as many weights as it has parts."""
    behind = body[at + 1 :]
    parts = 1 + sum(lexeme.text == "+" or lexeme.lower in ("ditambah", "plus") for lexeme in behind)
    weights = sum(lexeme.kind == "number" for lexeme in behind)
    index = body[0].lower in TITLE_HEADS or body[0].lower == "nilai"
    return index and parts > 1 and weights >= parts and not _divides(behind)


def _divides_otherwise(source: str, part: Sequence[Lexeme]) -> bool:
    """Whether another sign than the colon divides here."""
    return _divides(part, colons=False) or any(source[lexeme.start] == "÷" for lexeme in part)


def _has_factor(part: Sequence[Lexeme]) -> bool:
    """Whether the part multiplies by a hundred, a thousand, ...: what it works is a share or a rate."""
    return any(lexeme.kind == "number" and _FACTOR.fullmatch(lexeme.text) for lexeme in part[-4:])


def _title_on_its_line(source: str, found: Frame, _: dict[int, int]) -> bool:
    """A title on a line of its own above the numerator of a fraction."""
    body = found.body
    rule = next((at for at, lexeme in enumerate(body) if lexeme.kind == "bar"), 0)
    at = next((at for at in range(1, rule) if body[at].line), 0)
    if not at or body[0].lower not in TITLE_HEADS or not _plain(body[:at]):
        return False
    found.title = _text(source, body[:at])
    found.notes.append(_remark(source, "title_on_its_line", body[0], body[at - 1], title=found.title))
    found.body = body[at:]
    return True


def _title_before_bracket(source: str, found: Frame, pairs: dict[int, int]) -> bool:
    """``Persentase jalan mantap (A / B) × 100%``: a title behind which the sign of equality was left out."""
    body = found.body
    at = next((at for at, lexeme in enumerate(body) if lexeme.text == "("), 0)
    titled = at and (body[0].lower in TITLE_HEADS or (body[at].line and body[0].lower not in HEADS))
    if not titled or not _plain(body[:at]) or at not in pairs:
        return False
    weighted = pairs[at] == len(body) - 1 and _is_weighted(body, at)
    if not weighted and not _divides(body[at + 1 : pairs[at]]):
        return False
    if any(lexeme.text in ("/", ":") for lexeme in body[pairs[at] + 1 :]):
        return False
    found.title = _text(source, body[:at])
    found.notes.append(_remark(source, "title_before_bracket", body[at], body[at], title=found.title))
    found.body = body[at:]
    return True


def _text(source: str, part: Sequence[Lexeme]) -> str:
    return " ".join(source[part[0].start : part[-1].end].split()) if part else ""


def _remark(source: str, code: str, first: Lexeme, last: Lexeme, **values: object) -> Diagnostic:
    return Diagnostic(code, values, severity="remark", span=Span(first.start, last.end), text=source)
