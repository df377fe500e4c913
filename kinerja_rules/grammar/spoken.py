"""``Selisih antara A dengan B``, ``persentase A terhadap B``, ``penjumlahan A, B dan C``: an operation named by a noun.

Laws of this file:
1. The noun begins an operand, and the words behind it part into quantities in one way; then it is read as its sign
   in brackets, and told.
2. Else it is a word of a name; that too is told where the words could be parted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from kinerja_rules.errors import Diagnostic, Span
from kinerja_rules.grammar.boundaries import stated_in
from kinerja_rules.grammar.latex import CLOSE2, MIDDLE, OPEN2
from kinerja_rules.grammar.phrases import PhraseTable
from kinerja_rules.grammar.scan import Lexeme, brackets
from kinerja_rules.grammar.words import CLAUSE, COUNTS, HEADS, SHARES, operator_at, then_at, works_at

Part = list[Lexeme]


@frozen
class _Operation:
    """What a noun stands for: a sign or a function over quantities that ``words`` part, or commas where none are."""

    sign: str
    words: tuple[str, ...] = ()  # the surest first
    many: bool = False  # listed by commas, `dan` and `dengan`
    function: str | None = None
    alike: bool = False  # a list only where all quantities begin with one word
    percent: bool = False


_DIFFERENCE = _Operation("-", ("dengan", "terhadap", "dan"))
_QUOTIENT = _Operation("/", ("dengan", "terhadap", "dibandingkan", "dibanding", "oleh", "dan"))
_SHARE = _Operation("/", ("terhadap", "dibandingkan", "dibanding", "dari", "diantara"), percent=True)
_SUM, _PRODUCT = _Operation("+", many=True), _Operation("×", many=True)
_TOTAL, _MEAN = _Operation("+", alike=True), _Operation(";", function="rata_rata", alike=True)
_ROOT_MEAN = _Operation(";", function="rata_rata_ukur", alike=True)
_NOUNS: dict[str, _Operation] = {
    **dict.fromkeys(("selisih", "pengurangan", "hasil pengurangan"), _DIFFERENCE),
    **dict.fromkeys(
        ("perbandingan", "membandingkan", "membagi", "pembagian", "hasil bagi", "hasil pembagian", "rasio"), _QUOTIENT
    ),
    "proporsi": _Operation("/", _SHARE.words),
    **dict.fromkeys(SHARES, _SHARE),
    **dict.fromkeys(("penjumlahan", "hasil penjumlahan", "menjumlahkan"), _SUM),
    **dict.fromkeys(("perkalian", "hasil kali", "hasil perkalian", "mengalikan"), _PRODUCT),
    **dict.fromkeys(("jumlah dari", "total dari", "akumulasi dari"), _TOTAL),
    **dict.fromkeys(("rata - rata", "rerata"), _MEAN),
    **dict.fromkeys(("rata - rata geometrik", "rata - rata ukur"), _ROOT_MEAN),
}
_BY_FIRST: dict[str, list[tuple[list[str], _Operation]]] = {}
for _words in sorted(_NOUNS, key=len, reverse=True):
    _BY_FIRST.setdefault(_words.split()[0], []).append((_words.split(), _NOUNS[_words]))
_LEADS = frozenset(("antara", "dari"))
_LAST = frozenset(("dan", "serta"))
_WHOLES = frozenset(
    "tahun thn th seluruh total semua keseluruhan penduduk warga siswa murid keluarga rumah wanita perempuan pus pdrb "
    "apbd populasi kelompok".split()
)
_BOUND = frozenset("sesuai sampai sama berdasarkan bersama bekerja dibandingkan berkaitan terkait".split())  # + dengan
_ENDS = frozenset(("+", "−", "×", "*", "/", ":", "=", ";", "^", ")", "]", "}", OPEN2, MIDDLE, CLOSE2))
_OF_TIME = frozenset("waktu hari bulan tahun jam menit".split())  # `selisih waktu antara ...` is one quantity


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
        parts, end = _quantities(body, pairs, operation, first)
        span = Span(body[at].start, body[end - 1].end)
        words = " ".join(source[body[at].start : body[first - 1].end].split())
        if parts is None:
            notes.append(_remark(source, "operation_in_name", span, word=words))
        elif parts:
            percent = operation.percent and not any(lexeme.text == "100" for lexeme in body[end:])
            read = _shown(source, operation, parts, percent)
            notes.append(_remark(source, "operation_in_words", span, word=words, read=read))
            out += _in_signs(operation, parts, body[at], percent)
        out += [] if parts else body[at:end]
        at = end
    return out


def speaks(body: Sequence[Lexeme]) -> bool:
    """Whether the lexemes begin with such a noun."""
    return bool(body) and _noun(body, 0) is not None


def _noun(body: Sequence[Lexeme], at: int) -> tuple[_Operation, int] | None:
    """The operation named here, and the index of its first quantity."""
    for words, operation in _BY_FIRST.get(body[at].lower, ()):
        behind = at + len(words)
        timed = words == ["selisih"] and behind < len(body) and body[behind].lower in _OF_TIME
        if [lexeme.lower for lexeme in body[at:behind]] == words and behind < len(body) and not timed:
            return operation, behind + (body[behind].lower in _LEADS)
    return None


def _begins(body: Sequence[Lexeme], at: int) -> bool:
    """Whether an operand begins here: nothing, a sign or an operator word stands before."""
    if not at or body[at - 1].kind in ("sign", "bar"):
        before = body[at - 1]
        return not at or (before.text not in ("'", '"') and (before.text not in tuple(")]}-") or before.gap))
    if body[at - 1].lower == "x":
        return True
    found = (operator_at(body, before) for before in range(max(0, at - 3), at))
    return any(one is not None and one[1] == at for one in found)


# -- where the quantities part


def _quantities(
    body: Sequence[Lexeme], pairs: dict[int, int], operation: _Operation, first: int
) -> tuple[list[Part] | None, int]:
    """(the quantities, index behind them): none where nothing could part them, None where it cannot be told."""
    end = _end(body, pairs, first)
    if operation.percent and works_at(body, end) == "DIV":
        if body[first].lower not in COUNTS:
            return None, end
        divisor = operator_at(body, end) or ("", end)
        behind = _end(body, pairs, divisor[1])
        if body[divisor[1]].kind == "word":
            return [list(body[first:end]), list(body[divisor[1] : behind])], behind
    cuts = _cuts(body, pairs, operation, first, end)
    if not cuts and body[first - 1].lower in _LEADS and works_at(body, end) in ("PLUS", "MINUS"):
        further = _end(body, pairs, end + 1)  # `perbandingan antara A ditambah B dengan C`
        cuts = [cut for cut in _cuts(body, pairs, operation, end + 1, further) or () if cut > end] or cuts
        end = further if cuts else end
    if cuts is None:
        return None, end
    parts = [part for part in _parted(body, cuts, first, end) if part]
    if len(parts) < 2:
        parts = _listed(body, pairs, operation, first, end)
    return (parts if len(parts) > 1 else []), end


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
        if works_at(body, at) or then_at(body, at) or stated_in(body, at + (lexeme.lower == "dan")):
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
    words = (*operation.words, *_LAST, *(("dengan",) if operation.many else ()))
    while at < end - 1:
        if (body[at].text == "," or body[at].lower in words) and not _is_bound(body, at):
            places.append(at)
        at = pairs[at] + 1 if pairs.get(at, -1) > at else at + 1
    return _of_two(body, places, operation, first) if operation.words else _of_list(body, places, operation, first)


def _is_bound(body: Sequence[Lexeme], at: int) -> bool:
    """``sesuai dengan``, ``sampai dengan``: no quantity begins behind it."""
    before, after = body[at - 1].lower, body[at + 1].lower
    if before in ("dibanding", "dibandingkan"):
        return True
    joins = body[at].lower in ("dengan", "terhadap", "oleh") and after not in HEADS
    return joins and (before in _BOUND or before in CLAUSE)


def _of_two(body: Sequence[Lexeme], places: Sequence[int], operation: _Operation, first: int) -> list[int] | None:
    led = body[first - 1].lower == "antara" or not operation.percent
    for sure in (True, False):
        for word in operation.words if sure else operation.words[:1]:
            likely = [at for at in places if body[at].lower == word]
            if sure:
                likely = [at for at in likely if _is_quantity(body, _behind(body, at), first)]
            if len(likely) == 1 and (sure or led):
                return likely
    doubtful = [at for at in places if body[at].lower in operation.words]
    return None if doubtful and body[first - 1].lower == "antara" else []


def _is_quantity(body: Sequence[Lexeme], at: int, first: int) -> bool:
    """Whether a quantity plainly begins here: a word such as ``jumlah``, the first one's word, a year, letters."""
    lexeme = body[at]
    if lexeme.lower in HEADS or lexeme.lower in _WHOLES or lexeme.lower == body[first].lower:
        return True
    return lexeme.kind == "word" and lexeme.text.isupper() and body[first].text.isupper()


def _of_list(body: Sequence[Lexeme], places: Sequence[int], operation: _Operation, first: int) -> list[int] | None:
    alike = [at for at in places if body[_behind(body, at)].lower == body[first].lower]
    commas = [at for at in places if body[at].text == ","]
    if operation.alike:
        whole = all(at in alike for at in commas) and len(body[first].text) > 1
        listed = len(commas) > 1 or any(at > commas[0] for at in places if body[at].lower in _LAST) if commas else False
        return alike if whole else None if listed else []
    if commas:
        last = [at for at in places if body[at].lower in _LAST and at > commas[-1]]
        return [*commas, *last[-1:]] if len(last) < 2 or body[last[-1] - 1].text == "," else None
    likely = alike or [at for at in places if _is_quantity(body, at + 1, first)] or places
    return list(likely) if alike or len(likely) < 2 else None


def _behind(body: Sequence[Lexeme], at: int) -> int:
    """The index of the quantity behind a comma, ``dan``, or both; behind ``dibandingkan dengan``."""
    joined = body[at].text == "," and body[at + 1].lower in _LAST
    return at + 1 + (joined or (body[at].lower != "dengan" and body[at + 1].lower == "dengan"))


def _parted(body: Sequence[Lexeme], cuts: Iterable[int], first: int, end: int) -> Iterator[Part]:
    begin = first
    for cut in [*cuts, end]:
        yield list(body[begin:cut])
        begin = _behind(body, cut) if cut < end else end


def _listed(body: Sequence[Lexeme], pairs: dict[int, int], operation: _Operation, first: int, end: int) -> list[Part]:
    """``total dari tiga indikator (A, B, dan C)``: the quantities are listed in brackets."""
    opened = pairs.get(end - 1, -1)
    if operation.words or opened <= first or body[first - 1].lower not in _LEADS:
        return []
    inside = [at for at in range(opened + 1, end - 1) if body[at].text == "," or body[at].lower in _LAST]
    if not any(body[at].text == "," for at in inside):
        return []
    return [part for part in _parted(body, inside, opened + 1, end - 1) if part and part[0].kind == "word"]


# -- the same in signs


def _in_signs(operation: _Operation, parts: Sequence[Part], noun: Lexeme, percent: bool) -> Iterator[Lexeme]:
    place = noun.start
    if operation.function is not None:
        yield Lexeme("word", operation.function, place, place, True, noun.line)
    yield _sign("(", place, gap=operation.function is None, line=noun.line)
    for index, part in enumerate(parts):
        if index:
            yield _sign(operation.sign, part[0].start)
        worked = len(operation.words) and any(works_at(part, at) for at in range(1, len(part)))
        yield from [_sign("(", part[0].start)] if worked else ()
        yield _after_sign(part[0])
        yield from part[1:]
        yield from [_sign(")", part[-1].end)] if worked else ()
    end = parts[-1][-1].end
    yield _sign(")", end, gap=False)
    if percent:
        yield from (_sign("×", end), Lexeme("number", "100", end, end, True, False), _sign("%", end, gap=False))


def _sign(text: str, at: int, *, gap: bool = True, line: bool = False) -> Lexeme:
    return Lexeme("sign", text, at, at, gap, line)


def _after_sign(lexeme: Lexeme) -> Lexeme:
    return Lexeme(lexeme.kind, lexeme.text, lexeme.start, lexeme.end, True, lexeme.line)


def _shown(source: str, operation: _Operation, parts: Sequence[Part], percent: bool) -> str:
    texts = [" ".join(source[part[0].start : part[-1].end].split()) for part in parts]
    joined = ("; " if operation.function else f" {operation.sign} ").join(texts)
    return f"{operation.function or ''}({joined})" + (" × 100%" if percent else "")


def _remark(source: str, code: str, span: Span, **values: object) -> Diagnostic:
    return Diagnostic(code, values, severity="remark", span=span, text=source)
