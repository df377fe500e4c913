"""What stands round a formula: its title, results, worked numbers and legend; what is left is the formula itself.

Laws of this file:
1. A part is cut off only for what it plainly is; what could be a formula stays in it, or the text is refused.
2. Lexemes keep their places; only the two lines of a fraction round a title's line change their order.
"""

from __future__ import annotations

from collections.abc import Sequence

from kinerja_rules.errors import Diagnostic, FormulaError, Span
from kinerja_rules.grammar.labelled import labelled_fraction
from kinerja_rules.grammar.latex import OPEN2
from kinerja_rules.grammar.legend import find_legend
from kinerja_rules.grammar.parts import (
    Frame,
    divides,
    is_class,
    is_numbers,
    is_plain,
    multiplies,
    outside,
    remark,
    text_of,
)
from kinerja_rules.grammar.scan import LOOK_AHEAD, Lexeme, brackets, ended
from kinerja_rules.grammar.titles import FORMULA, WORKED_FROM, find_title, worked_from
from kinerja_rules.grammar.words import (
    ANNOUNCES,
    EQUALS,
    HEADS,
    LEGENDS,
    TITLE_HEADS,
    operator_at,
)

# Without one of these no title, result or legend stands in a text.
_TELLS = (
    EQUALS | LEGENDS - {"dengan"} | {"=", ":", "mana", "sama", "pembilang", "numerator", "menggunakan"} | WORKED_FROM
)
_STOPS = (".", ",", ";")
_BULLETS = frozenset("*•▪▫◦●○■□➢➤✓✔»")


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
        found.notes.append(remark(source, "bullet", body[0], body[0]))
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
    if body and body[0].lower in WORKED_FROM:  # `Dihitung dengan membandingkan A dengan B`
        del body[: worked_from(ended(body, body[-1].end), 0)]


def _is_bullet(source: str, first: Lexeme, after: Lexeme) -> bool:
    word = after.kind == "word" and len(after.text) > 1
    apart = source[first.end : first.end + 1].isspace()
    sign = source[first.start]
    return word and (sign in _BULLETS or (sign == "-" and apart and after.text[0].isupper()))


def _announcement(found: Frame) -> None:
    """``Rumus :``, ``Cara perhitungan =`` only announce a formula."""
    body = found.body
    for at, lexeme in enumerate(body[1:20], 1):  # `Indikator ini dihitung dengan rumus : ...`
        if lexeme.text in (":", "=") and body[at - 1].lower in FORMULA:
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
    signs = [at for at in outside(body, pairs) if body[at].text == "="]
    if not signs:
        find_title(source, found, pairs)
        return
    parts = [body[a + 1 : b] for a, b in zip([-1, *signs], [*signs, len(body)], strict=True)]
    if _values_inside(parts):
        found.values_inside = True
        if body[signs[-1] - 1].kind != "word" and is_numbers(parts[-1]):
            found.result, found.body = text_of(source, parts[-1]), body[: signs[-1]]
        return
    formula = 0
    above = parts[1][:1] and (parts[1][0].kind == "bar" or multiplies(parts[1]))
    if is_plain(parts[0]) or (above and any(lexeme.line for lexeme in parts[0])):
        formula = 1
        formula += _is_second_title(parts)
        if not _lines_round_title(source, found, parts):
            found.title = text_of(source, parts[0])
    elif _titled(parts):
        formula = 1
        found.notes.append(remark(source, "title_with_signs", parts[0][0], parts[0][-1]))
        found.title = text_of(source, parts[0])
    parts[formula + 1 :] = [part for part in parts[formula + 1 :] if any(lexeme.kind != "sign" for lexeme in part)]
    results = range(formula + 1, len(parts))
    explained = results and any(_explains(parts[formula], at) for at in range(1, len(parts[formula])))
    for at in results:
        if not is_numbers(parts[at]) or is_class(parts[at]) or explained:
            sign = body[signs[at - 1]]
            raise FormulaError(Diagnostic("equals_out_of_place", span=Span(sign.start, sign.end), text=source))
    found.body = parts[formula]
    if len(parts) > formula + 1:
        found.result = text_of(source, parts[-1])
        found.worked = tuple(text_of(source, part) for part in parts[formula + 1 : -1])
    if not formula:  # `Nilai SKM: a / 3 x 25 = 83,75`
        find_title(source, found, brackets(found.body))


def _is_second_title(parts: Sequence[Sequence[Lexeme]]) -> bool:
    """``PBS = Rata-rata kesesuaian = (A + B) / 2``: a letter and its name, in one line."""
    if len(parts) < 3 or not is_plain(parts[1]) or is_plain(parts[2]) or is_numbers(parts[2]):
        return False
    return not any(lexeme.line for part in parts[:3] for lexeme in part[1:])


def _explains(part: Sequence[Lexeme], at: int) -> bool:
    """``... dimana AHH min = 20``: the sign of equality behind it gives a value, and no result."""
    where = part[at].lower == "mana" and part[at - 1].lower == "di"
    return where or part[at].lower in ("dimana", "keterangan")


def _unwrap(found: Frame) -> None:
    """``(TKK = a / b × 100%)``: a bracket round title and formula."""
    body = found.body
    if len(body) > 2 and body[0].text in ("(", "[", "{") and brackets(body).get(0) == len(body) - 1:
        inner = body[1:-1]
        at = next((at for at, lexeme in enumerate(inner) if lexeme.text == "="), 0)
        if at and is_plain(inner[:at]) and not any(lexeme.text in ("(", "[", "{") for lexeme in inner[:at]):
            found.body = inner


def _values_inside(parts: Sequence[Sequence[Lexeme]]) -> bool:
    """``A = 16.030 / B = 17.000 × 100%``: every sign of equality gives the value of the name before it."""
    later = parts[1:]
    if is_numbers(parts[0]) or not all(part and part[0].kind == "number" for part in later):
        return False
    if len(later) > 1:
        return any(not is_numbers(part) for part in later[:-1])
    value, behind = later[0][0], later[0][1:]
    counted = (
        bool(parts[0]) and parts[0][0].lower in HEADS and value.kind == "number" and value.text != "1"
    )  # `1/n × Σ x`
    return counted and bool(behind) and (behind[0].kind == "bar" or behind[0].text in "/:") and not is_numbers(behind)


def _titled(parts: Sequence[Sequence[Lexeme]]) -> bool:
    """A title with a sign in it: it begins as titles do, and a formula with a division follows."""
    if len(parts[0]) > 2 and parts[0][-2].text == ":" and parts[0][-1].kind == "word" and is_plain(parts[0][:-2]):
        return not is_numbers(parts[1])  # `Keparahan kemiskinan: P2 = ...`
    return (
        bool(parts[0])
        and (parts[0][0].lower in TITLE_HEADS or parts[0][0].text == "%")
        and not is_numbers(parts[1])
        and divides(parts[1])
        and not any(lexeme.kind == "number" for lexeme in parts[0])
    )


def _lines_round_title(source: str, found: Frame, parts: list[list[Lexeme]]) -> bool:
    """Three lines of a fraction: above, ``T = ---- × 100%``, below; the title stands in the middle one."""
    before, behind = parts[0], parts[1]
    if not behind or not (behind[0].kind == "bar" or multiplies(behind)):
        return False
    at = next((at for at in range(len(before) - 1, 0, -1) if before[at].line), None)
    if "\n" in source[before[-1].end : behind[0].start].partition("=")[0]:
        # the sign begins the line of the rule: no title stands there, but perhaps on the first line
        first = next((at for at in range(1, len(before)) if before[at].line), 0)
        titled = first if before[0].lower in TITLE_HEADS else 0
        found.title = text_of(source, before[:titled]) or None
        parts[1] = [*before[titled:], *behind]
        return True
    if at is None:
        span = Span(before[0].start, behind[0].end)
        raise FormulaError(Diagnostic("title_in_fraction", span=span, text=source))
    rule = [] if behind[0].kind == "bar" else [Lexeme("bar", "", behind[0].start, behind[0].start, True, False)]
    found.title = text_of(source, before[at:])
    parts[1] = [*before[:at], *rule, *behind]
    return True
