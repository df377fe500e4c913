"""Titles that no sign of equality parts from their formula: ``TKK adalah A dibagi B``, on a line, before a bracket."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kinerja_rules.grammar.boundaries import same_as
from kinerja_rules.grammar.parts import Frame, divides, is_plain, outside, remark, text_of
from kinerja_rules.grammar.scan import Lexeme, ended
from kinerja_rules.grammar.spoken import speaks
from kinerja_rules.grammar.words import (
    CLAUSE,
    COUNTS,
    EQUALS,
    HEADS,
    TITLE_HEADS,
    operator_at,
    works_at,
)

WORKED_FROM = frozenset(  # `Persentase ... dihitung dari A dibagi B`
    "dihitung diperoleh didapat didapatkan diukur diformulasikan dirumuskan dinyatakan".split()
)
_LEADS = frozenset(
    "dengan dari cara sebagai melalui menggunakan rumus formula formulasi perhitungan berdasarkan".split()
)
_FACTOR = re.compile(r"10{2,}|1(?:\.000)+|10{1,2}\.000")
FORMULA = frozenset("rumus formula formulasi rumusnya formulanya".split())


def find_title(source: str, found: Frame, pairs: dict[int, int]) -> None:
    """Cut off the title that stands before the formula in one of these ways, with its remark."""
    for title in (_title_on_its_line, _title_in_words, _title_before_colon, _title_before_bracket):
        if title(source, found, pairs):
            return


def _title_in_words(source: str, found: Frame, pairs: dict[int, int]) -> bool:
    """``TKK adalah A dibagi B``, ``TKK sama dengan A dibagi B``."""
    body = found.body
    for at in outside(body, pairs):
        lexeme = body[at]
        if not at or body[at - 1].lower in CLAUSE:
            continue
        two = at + 1 < len(body) and same_as(body, at)
        worked = worked_from(body, at)
        if two or worked or lexeme.lower in EQUALS:
            behind = body[worked or at + 1 + two :]
            behind = behind[1:] if behind[:1] and behind[0].text == ":" else behind
            if not is_plain(body[:at]) or not behind or (is_plain(behind) and not worked and not _speaks(behind)):
                return False
            found.title = text_of(source, body[:at])
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


def worked_from(body: Sequence[Lexeme], at: int) -> int:
    """Where the working begins behind ``dihitung dengan cara``, ``diperoleh dari``; 0 where none does."""
    if body[at].lower == "menggunakan" and body[at + 1 : at + 2] and body[at + 1].lower in FORMULA:
        return at + 2  # `peneliti menggunakan rumus A dibagi B`
    if body[at].lower not in WORKED_FROM:
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
    at = next((at for at in outside(body, pairs) if body[at].text in (":", ";")), None)
    if at and body[at - 1].lower in ("dari", "antara"):  # `Rata-rata dari: A, B dan C`
        del body[at]
        return False
    if not at or not is_plain(body[:at]) or not (divides(body[at + 1 :]) or _is_weighted(body, at)):
        return False
    if not _is_title(source, found, at):
        if body[at].text == ":" and _divides_otherwise(source, body[at + 1 :]):
            found.notes.append(remark(source, "colon_divides", body[at], body[at], title=text_of(source, body[:at])))
        return False
    found.title = text_of(source, body[:at])
    found.notes.append(remark(source, "title_before_colon", body[at], body[at], title=found.title, sign=body[at].text))
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
    return index and parts > 1 and weights >= parts and not divides(behind)


def _divides_otherwise(source: str, part: Sequence[Lexeme]) -> bool:
    """Whether another sign than the colon divides here."""
    return divides(part, colons=False) or any(source[lexeme.start] == "÷" for lexeme in part)


def _has_factor(part: Sequence[Lexeme]) -> bool:
    """Whether the part multiplies by a hundred, a thousand, ...: what it works is a share or a rate."""
    return any(lexeme.kind == "number" and _FACTOR.fullmatch(lexeme.text) for lexeme in part[-4:])


def _title_on_its_line(source: str, found: Frame, _: dict[int, int]) -> bool:
    """A title on a line of its own above the numerator of a fraction."""
    body = found.body
    rule = next((at for at, lexeme in enumerate(body) if lexeme.kind == "bar"), 0)
    at = next((at for at in range(1, rule) if body[at].line), 0)
    if not at or body[0].lower not in TITLE_HEADS or not is_plain(body[:at]):
        return False
    found.title = text_of(source, body[:at])
    found.notes.append(remark(source, "title_on_its_line", body[0], body[at - 1], title=found.title))
    found.body = body[at:]
    return True


def _title_before_bracket(source: str, found: Frame, pairs: dict[int, int]) -> bool:
    """``Persentase jalan mantap (A / B) × 100%``: a title behind which the sign of equality was left out."""
    body = found.body
    at = next((at for at, lexeme in enumerate(body) if lexeme.text == "("), 0)
    titled = at and (body[0].lower in TITLE_HEADS or (body[at].line and body[0].lower not in HEADS))
    if not titled or not is_plain(body[:at]) or at not in pairs:
        return False
    weighted = pairs[at] == len(body) - 1 and _is_weighted(body, at)
    if not weighted and not divides(body[at + 1 : pairs[at]]):
        return False
    if any(lexeme.text in ("/", ":") for lexeme in body[pairs[at] + 1 :]):
        return False
    found.title = text_of(source, body[:at])
    found.notes.append(remark(source, "title_before_bracket", body[at], body[at], title=found.title))
    found.body = body[at:]
    return True
