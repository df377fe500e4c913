"""``Selisih antara A dengan B``, ``hasil bagi A dengan B``, ``penjumlahan A, B dan C``: an operation named by a noun.

Laws of this file:
1. The noun begins an operand, and the words behind it part into quantities in one way; then it is read as its sign
   in brackets, and told.
2. Else it is a word of a name; that too is told where the words could be parted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from kinerja_rules.errors import Diagnostic, Span
from kinerja_rules.grammar.phrases import PhraseTable
from kinerja_rules.grammar.scan import Lexeme, brackets
from kinerja_rules.grammar.words import CLAUSE, HEADS, operator_at, then_at


@frozen
class _Operation:
    """The sign a noun stands for; ``many`` parts a list, ``alike`` only where all parts begin with one word."""

    sign: str
    many: bool = False
    alike: bool = False


_DIFFERENCE, _QUOTIENT = _Operation("-"), _Operation("/")
_SUM, _PRODUCT = _Operation("+", many=True), _Operation("×", many=True)
_TOTAL, _MEAN = _Operation("+", many=True, alike=True), _Operation(";", many=True, alike=True)
_NOUNS: dict[str, _Operation] = {
    **dict.fromkeys(("selisih", "pengurangan", "hasil pengurangan"), _DIFFERENCE),
    **dict.fromkeys(
        ("perbandingan", "membandingkan", "membagi", "pembagian", "hasil bagi", "hasil pembagian", "rasio"), _QUOTIENT
    ),
    **dict.fromkeys(("penjumlahan", "hasil penjumlahan", "menjumlahkan"), _SUM),
    **dict.fromkeys(("perkalian", "hasil kali", "hasil perkalian", "mengalikan"), _PRODUCT),
    **dict.fromkeys(("jumlah dari", "total dari", "akumulasi dari"), _TOTAL),
    **dict.fromkeys(("rata - rata dari", "rata - rata", "rerata dari", "rerata"), _MEAN),
}
_BY_FIRST: dict[str, list[tuple[list[str], _Operation]]] = {}
for _words in sorted(_NOUNS, key=len, reverse=True):
    _BY_FIRST.setdefault(_words.split()[0], []).append((_words.split(), _NOUNS[_words]))
_LEADS = frozenset(("antara", "dari"))
_TWO = ("dengan", "terhadap", "oleh", "dan")  # what parts two quantities, the surest first
_LAST = frozenset(("dan", "serta"))
_BOUND = frozenset("sesuai sampai sama berdasarkan bersama bekerja dibandingkan berkaitan terkait".split())  # + dengan
_ENDS = frozenset("+−×*/:=;^)]}")


def spoken(source: str, plain: str, body: list[Lexeme], phrases: PhraseTable, notes: list[Diagnostic]) -> list[Lexeme]:
    """The lexemes with each such operation in signs; remarks go to ``notes``."""
    if not any(lexeme.lower in _BY_FIRST and _noun(body, at) for at, lexeme in enumerate(body)):
        return body
    pairs = brackets(body)
    out: list[Lexeme] = []
    at = 0
    while at < len(body):
        found = _noun(body, at) if body[at].kind == "word" and _begins(body, at) else None
        if found is None or phrases.match(plain, body[at].start) is not None:
            out.append(body[at])
            at += 1
            continue
        operation, first = found
        end = _end(body, pairs, first)
        cuts = _cuts(body, pairs, operation, first, end)
        parts = list(_parts(body, cuts, first, end))
        span = Span(body[at].start, body[end - 1].end)
        words = " ".join(source[body[at].start : body[first - 1].end].split())
        if len(parts) < 2:
            if cuts is None:
                notes.append(_remark(source, "operation_in_name", span, word=words))
            out += body[at:end]
        else:
            sign = f" {operation.sign} "
            read = sign.join(" ".join(source[part[0].start : part[-1].end].split()) for part in parts)
            notes.append(_remark(source, "operation_in_words", span, word=words, read=read.replace(" ; ", "; ")))
            out += _in_signs(operation, parts, body[at])
        at = end
    return out


def _noun(body: Sequence[Lexeme], at: int) -> tuple[_Operation, int] | None:
    """The operation named here, and the index of its first quantity."""
    for words, operation in _BY_FIRST.get(body[at].lower, ()):
        behind = at + len(words)
        if [lexeme.lower for lexeme in body[at:behind]] == words:
            return operation, behind + (body[behind].lower in _LEADS)
    return None


def _begins(body: Sequence[Lexeme], at: int) -> bool:
    """Whether an operand begins here: nothing, a sign or an operator word stands before."""
    if not at or body[at - 1].kind in ("sign", "bar"):
        return not at or body[at - 1].text not in ")]}-'\"" or body[at - 1].gap
    if body[at - 1].lower in ("x", *_LEADS):
        return body[at - 1].lower == "x"
    found = (operator_at(body, before) for before in range(max(0, at - 3), at))
    return any(one is not None and one[1] == at for one in found)


def _end(body: Sequence[Lexeme], pairs: dict[int, int], at: int) -> int:
    """The index behind the last quantity: where a sign, an operator word or the end stands."""
    while body[at].kind != "end":
        lexeme, after = body[at], body[at + 1]
        if lexeme.kind == "bar" or (lexeme.text in _ENDS and not (lexeme.text == "/" and not lexeme.gap)):
            return at
        if lexeme.text == "-" and lexeme.gap and after.gap and after.kind != "number":
            return at
        if lexeme.lower == "x" and (after.kind == "number" or after.text == "("):
            return at
        operator = operator_at(body, at)
        worked = operator is not None and operator[0] in ("DIV", "TIMES", "PLUS", "MINUS")
        if (worked and body[at - 1].lower not in CLAUSE) or then_at(body, at):
            return at - (body[at - 1].text == ",")
        if lexeme.text == "." and (after.gap or after.kind == "end"):
            return at
        at = pairs[at] + 1 if pairs.get(at, -1) > at else at + 1
    return at


def _cuts(
    body: Sequence[Lexeme], pairs: dict[int, int], operation: _Operation, first: int, end: int
) -> list[int] | None:
    """Where the words part into quantities; none where nothing could part them, None where it cannot be told."""
    places, at = [], first + 1
    while at < end - 1:
        if body[at].lower in (*_TWO, *_LAST, ",") and not _is_bound(body, at):
            places.append(at)
        at = pairs[at] + 1 if pairs.get(at, -1) > at else at + 1
    if not operation.many:
        return _of_two(body, places, first)
    return _of_list(body, places, operation, first)


def _is_bound(body: Sequence[Lexeme], at: int) -> bool:
    """``sesuai dengan``, ``sampai dengan``: no quantity begins behind it."""
    before, after = body[at - 1].lower, body[at + 1].lower
    joins = body[at].lower in ("dengan", "terhadap", "oleh") and after not in HEADS
    return joins and (before in _BOUND or before in CLAUSE)


def _of_two(body: Sequence[Lexeme], places: Sequence[int], first: int) -> list[int] | None:
    places = [at for at in places if body[at].lower in _TWO]
    for sure in (True, False):
        for word in _TWO if sure else _TWO[:1]:
            likely = [at for at in places if body[at].lower == word and (_is_quantity(body, at + 1, first) or not sure)]
            if len(likely) == 1 and (sure or body[first - 1].lower in _LEADS):
                return likely
    return None if places and body[first - 1].lower in _LEADS else []


def _is_quantity(body: Sequence[Lexeme], at: int, first: int) -> bool:
    """Whether a quantity plainly begins here: a word such as ``jumlah``, the first one's word, a year, letters."""
    lexeme = body[at]
    if lexeme.lower in HEADS or lexeme.lower in (body[first].lower, "tahun", "thn", "th"):
        return True
    return lexeme.kind == "word" and lexeme.text.isupper() and body[first].text.isupper()


def _of_list(body: Sequence[Lexeme], places: Sequence[int], operation: _Operation, first: int) -> list[int] | None:
    listed = [at for at in places if body[at].text == "," or body[at].lower in _LAST]
    alike = [at for at in listed if body[_begin(body, at)].lower == body[first].lower]
    commas = [at for at in listed if body[at].text == ","]
    if operation.alike:
        whole = all(at in alike for at in commas) and body[first].lower not in _LEADS
        return alike if alike and whole and len(body[first].text) > 1 else []
    if commas:
        last = [at for at in listed if body[at].lower in _LAST and at > commas[-1]]
        return [*commas, *last[-1:]] if len(last) < 2 or body[last[-1] - 1].text == "," else None
    if alike:
        return alike
    likely = [at for at in places if _is_quantity(body, at + 1, first)]
    return likely if len(likely) == 1 else (listed if len(listed) == 1 else None if places else [])


def _begin(body: Sequence[Lexeme], at: int) -> int:
    """The index of the quantity behind a comma, ``dan`` or both."""
    return at + 1 + (body[at].text == "," and body[at + 1].lower in _LAST)


def _parts(body: Sequence[Lexeme], cuts: Sequence[int] | None, first: int, end: int) -> Iterator[list[Lexeme]]:
    begin = first
    for cut in [*(cuts or ()), end]:
        part = list(body[begin:cut])
        if part and part[0].lower in _LAST and begin > first:
            del part[0]
        if part:
            yield part
        begin = cut + 1


def _in_signs(operation: _Operation, parts: Sequence[list[Lexeme]], noun: Lexeme) -> Iterator[Lexeme]:
    if operation is _MEAN:
        yield Lexeme("word", "rata_rata", noun.start, noun.start, True, noun.line)
    yield Lexeme("sign", "(", noun.start, noun.start, operation is not _MEAN, noun.line)
    for index, part in enumerate(parts):
        if index:
            yield Lexeme("sign", operation.sign, part[0].start, part[0].start, True, False)
            part[0] = _after_sign(part[0])
        yield from part
    yield Lexeme("sign", ")", parts[-1][-1].end, parts[-1][-1].end, False, False)


def _after_sign(lexeme: Lexeme) -> Lexeme:
    return Lexeme(lexeme.kind, lexeme.text, lexeme.start, lexeme.end, True, lexeme.line)


def _remark(source: str, code: str, span: Span, **values: object) -> Diagnostic:
    return Diagnostic(code, values, severity="remark", span=span, text=source)
