"""Places that may divide or may belong to a name, decided when the whole formula is known.

``Jumlah lowongan yang terpenuhi/Jumlah lowongan terdaftar x 100%`` divides at its slash; ``SD/MI`` is a name. DESIGN
section 5: a tight slash in undeclared text is division when the formula has × 100 and no other division, else part of
the name; several candidates are refused with the readings.
"""

from __future__ import annotations

from collections.abc import Sequence

from kinerja_rules.errors import Diagnostic, FormulaError
from kinerja_rules.grammar.state import Doubt, Reading
from kinerja_rules.grammar.words import operator_at

_FACTORS = frozenset((100, 1000, 10_000, 100_000, 1_000_000))
_DIVIDES = {
    "slash": "slash_divides",
    "pair": "slash_divides",
    "against": "compared_divides",
    "per": "per_divides",
    "line": "line_divides",
}
_IN_NAME = {"slash": "slash_in_name", "against": "compared_in_name", "per": "per_in_name", "line": "line_in_name"}


def decide(r: Reading) -> frozenset[int]:
    """The lexemes that divide; raises FormulaError where several could and nothing tells which."""
    hundred = _has_factor(r)
    chains: dict[tuple[int, int], list[Doubt]] = {}
    for doubt in r.doubts:
        chains.setdefault(doubt.chain, []).append(doubt)
    out: set[int] = set()
    for chain, doubts in chains.items():
        if chain not in r.divided:
            plain = [doubt for doubt in doubts if doubt.rank == 3 or (doubt.rank == 2 and hundred)]
            if len(plain) > 1:
                raise _ambiguous(r, plain)
            out.update(doubt.at for doubt in plain)
    if out or r.divided or not hundred:
        return frozenset(out)
    likely = [doubt for doubt in r.doubts if doubt.rank == max(doubt.rank for doubt in r.doubts)]
    if len(likely) > 1:
        raise _ambiguous(r, likely)
    return frozenset(doubt.at for doubt in likely)


def told(r: Reading, dividing: frozenset[int]) -> list[Diagnostic]:
    """A remark for every place, with the way that was taken."""
    out = []
    for doubt in r.doubts:
        if doubt.kind == "against" and doubt.rank == 1 and doubt.chain in r.divided and doubt.at not in dividing:
            continue  # `akses terhadap air minum`: no quantity begins behind it
        if doubt.kind == "pair" and doubt.at not in dividing:
            continue
        lexeme = r.lexemes[doubt.at]
        codes = _DIVIDES if doubt.at in dividing else _IN_NAME
        out.append(r.remark(codes[doubt.kind], lexeme.start, lexeme.end, word=lexeme.text, other=_around(r, doubt)))
    return out


def _has_factor(r: Reading) -> bool:
    """Whether the formula multiplies by a hundred, a thousand, ...: what it works is a share or a rate."""
    numbers = zip(r.tokens, r.tokens[1:], strict=False)
    return any(
        after.type == "NUMBER" and token.type == "TIMES" and (after.value[1] or after.value[0] in _FACTORS)
        for token, after in numbers
    )


def _ambiguous(r: Reading, doubts: Sequence[Doubt]) -> FormulaError:
    readings = " · ".join(f"`{_around(r, doubt)}`" for doubt in doubts)
    lexeme = r.lexemes[doubts[0].at]
    return r.refuse("slash_ambiguous", lexeme.start, lexeme.end, readings=readings)


def _around(r: Reading, doubt: Doubt) -> str:
    """The reading in which this place divides: the words round it, with a spaced sign between."""
    found = operator_at(r.lexemes, doubt.at)
    behind = found[1] if found is not None else doubt.at + (r.lexemes[doubt.at].text == "/")
    left, right = doubt.at, behind
    while left > max(0, doubt.at - 3) and _is_of_name(r, left - 1):
        left -= 1
    while right < behind + 3 and _is_of_name(r, right):
        right += 1
    before = r.source[r.lexemes[left].start : r.lexemes[doubt.at - 1].end]
    after = r.source[r.lexemes[behind].start : r.lexemes[right - 1].end]
    return " ".join(f"{before} / {after}".split())


def _is_of_name(r: Reading, at: int) -> bool:
    lexeme, after = r.lexemes[at], r.lexemes[at + 1]
    if lexeme.kind == "sign":
        return not lexeme.gap and not after.gap
    return lexeme.kind in ("word", "number") and lexeme.lower != "x"
