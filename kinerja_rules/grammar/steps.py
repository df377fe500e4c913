"""``A dikurangi B, hasilnya dibagi C``, ``A + B kemudian dibagi C``: a further step works on all that stands before."""

from __future__ import annotations

from collections.abc import Sequence

from kinerja_rules.errors import Diagnostic, Span
from kinerja_rules.grammar.scan import Lexeme, brackets
from kinerja_rules.grammar.words import SIGNS, operator_at, then_at, works_at

_RESULTS = frozenset("hasilnya selisihnya jumlahnya totalnya".split())
_THEN = frozenset("kemudian lalu selanjutnya dan setelah itu".split())
_MOST_WORDS = 4  # `dan setelah itu kemudian`
_TELLS = _RESULTS | _THEN | {"hasil", ","}
_POINTS_BACK = frozenset(("tersebut", "itu", "nya"))


def steps(source: str, body: list[Lexeme], notes: list[Diagnostic]) -> list[Lexeme]:
    """The lexemes with brackets round what a step works on, where it is a sum or a difference; a remark tells it."""
    if _TELLS.isdisjoint([lexeme.lower for lexeme in body]) and not any(lexeme.line for lexeme in body[1:]):
        return body
    at = _step(body)
    if not at:
        return body
    left, right = body[: at[0]], body[at[1] :]
    multiplies = right[0].lower in ("x", "×", "*") or works_at(right, 0) == "TIMES"
    if not _works(left, "PLUS", "MINUS") or (multiplies and _works(left, "DIV")):
        return [*left, *right]
    start, end = left[0].start, left[-1].end
    taken = " ".join(source[start:end].split())
    notes.append(Diagnostic("step_on_all", {"taken": taken}, severity="remark", span=Span(start, end), text=source))
    opening, closing = Lexeme("sign", "(", start, start, True, False), Lexeme("sign", ")", end, end, False, False)
    return [opening, *left, closing, *right]


def _step(body: Sequence[Lexeme]) -> tuple[int, int] | None:
    """(behind what stands before, the operator's index) of the first step outside brackets, if there is one."""
    pairs = brackets(body)
    at = pairs.get(0, 0) + 1
    while at < len(body) and body[at].kind != "end":
        end = at - (body[at - 1].text in (",", "."))
        first = end
        while first > max(1, end - _MOST_WORDS) and body[first - 1].lower in _THEN:
            first -= 1
        result = at + 1 if body[at].lower in _RESULTS else 0
        if body[at].lower == "hasil" and body[at + 1].lower in _POINTS_BACK:
            result = at + 2
        if result:
            result += body[result].lower in _THEN
            found = operator_at(body, result)
            if found is not None and found[0] in ("DIV", "TIMES", "PLUS", "MINUS"):
                first -= body[first - 1].text == ","
                return first, result
        if body[at - 1].text == "," and works_at(body, at) == "DIV":
            return at - 1, at
        if body[at].line and _alone(body, at):
            return at, at
        if then_at(body, at) and body[at].lower != "dan" and (found := operator_at(body, at + 1)):
            return (end, at + 1) if found[0] in ("DIV", "TIMES") else None
        at = pairs[at] + 1 if pairs.get(at, -1) > at else at + 1
    return None


def _alone(body: Sequence[Lexeme], at: int) -> bool:
    """Whether the line holds nothing but a division: ``dibagi``, ``/``."""
    found = operator_at(body, at)
    behind = found[1] if found is not None and found[0] == "DIV" else at + (body[at].text in ("/", ":"))
    return behind > at and body[behind].line


def _works(part: Sequence[Lexeme], *signs: str) -> bool:
    """Whether one of these signs stands here outside brackets."""
    pairs, at = brackets(part), 0
    row = [*part, *[Lexeme("end", "", 0, 0, True, False)] * 5]
    while at < len(part):
        lexeme = row[at]
        if at and works_at(row, at) in signs:
            return True
        if at and SIGNS.get(lexeme.text) in signs and lexeme.gap and row[at + 1].gap:
            return True
        at = pairs[at] + 1 if pairs.get(at, -1) > at else at + 1
    return False
