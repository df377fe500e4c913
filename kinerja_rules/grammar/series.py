"""``N1 + N2 + ... + Nn``: terms that only number one quantity are the sum of its series."""

from __future__ import annotations

from collections.abc import Sequence

from kinerja_rules.errors import Diagnostic, Span
from kinerja_rules.grammar.scan import Lexeme

ELLIPSES = frozenset(("...", "…"))
_LAST = frozenset(("n", "k", "i", "m"))
_OUTSIDE = frozenset("([{=:/")
_BEHIND = frozenset(")]}/:;=")


def numbered_terms(source: str, body: list[Lexeme], notes: list[Diagnostic]) -> list[Lexeme]:
    """The lexemes with such sums as Σ of their term; remarks tell it. Other sums with an ellipsis stay as they are."""
    while at := next((at for at, lexeme in enumerate(body) if lexeme.text in ELLIPSES), 0):
        read = _one_sum(source, body, at, notes)
        if len(read) >= len(body):
            break
        body = read
    return body


def _one_sum(source: str, body: list[Lexeme], at: int, notes: list[Diagnostic]) -> list[Lexeme]:
    first = at
    while first and body[first - 1].text not in _OUTSIDE:
        first -= 1
    dots = at
    while body[dots + 1].text in (".", *ELLIPSES):
        dots += 1
    end = dots + 1
    while body[end].kind not in ("end", "bar") and body[end].text not in _BEHIND:
        end += 1
    terms, last = _terms(body[first:at]), _terms(body[dots + 1 : end])
    bases = [_base(term, str(index)) for index, term in enumerate(terms, 1)]
    term = bases[0] if bases else None
    if term is None or len(last) != 1 or any(base is None or not _same(base, term) for base in bases):
        return body
    if not any(_same(_base(last[0], mark) or [], term) for mark in (*_LAST, *map(str, range(2, 100)))):
        return body
    start, stop = body[first].start, body[end - 1].end
    read = " ".join(lexeme.text for lexeme in term)
    notes.append(Diagnostic("terms_of_series", {"term": read}, severity="remark", span=Span(start, stop), text=source))
    sigma = [Lexeme("sign", "∑", start, start, True, False), Lexeme("sign", "(", start, start, True, False)]
    return [*body[:first], *sigma, *term, Lexeme("sign", ")", term[-1].end, term[-1].end, False, False), *body[end:]]


def _terms(part: Sequence[Lexeme]) -> list[list[Lexeme]]:
    """The lexemes between the signs ``+``; commas beside the ellipsis are layout."""
    terms: list[list[Lexeme]] = [[]]
    for lexeme in part:
        if lexeme.text == "+":
            terms.append([])
        elif lexeme.text != ",":
            terms[-1].append(lexeme)
    return [term for term in terms if term]


def _base(term: Sequence[Lexeme], index: str) -> list[Lexeme] | None:
    """The term without the index that its names bear; None where they bear another, or none."""
    apart = [at for at in range(1, len(term)) if term[at].lower == index and term[at - 1].kind == "word"]
    if apart:
        return [lexeme for at, lexeme in enumerate(term) if at not in apart]
    out = [_unnumbered(lexeme, index) for lexeme in term]
    return out if any(one is not lexeme for one, lexeme in zip(out, term, strict=True)) else None


def _unnumbered(lexeme: Lexeme, index: str) -> Lexeme:
    """``N1``, ``N_1`` without its index."""
    bare = lexeme.text[: -len(index)].rstrip("_")
    if lexeme.kind != "word" or not bare or not lexeme.lower.endswith(index):
        return lexeme
    return Lexeme("word", bare, lexeme.start, lexeme.start + len(bare), lexeme.gap, lexeme.line)


def _same(one: Sequence[Lexeme], two: Sequence[Lexeme]) -> bool:
    return [lexeme.lower for lexeme in one] == [lexeme.lower for lexeme in two]
