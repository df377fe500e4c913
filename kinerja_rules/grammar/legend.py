"""The legend of a formula: ``keterangan : a = Jumlah penduduk bekerja  b = Jumlah angkatan kerja``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import frozen

from kinerja_rules.grammar import ast
from kinerja_rules.grammar.phrases import slug
from kinerja_rules.grammar.scan import LOOK_AHEAD, Lexeme
from kinerja_rules.grammar.words import EQUALS, LEGENDS, PERCENT
from kinerja_rules.grammar.years import without_year

_SIGNS = ("=", ":")
# Words that begin a new sentence behind the last entry, if the next word is no title's: `Untuk jumlah ...`
_SENTENCES = frozenset("untuk sumber catatan adapun sedangkan data berdasarkan merujuk rumus nilai diperoleh".split())


@frozen
class Entry:
    """One line of a legend: the letter, and what it stands for."""

    name: str
    phrase: str


def explained(entries: Sequence[Entry], names: Sequence[ast.Name], labels: Mapping[str, str]) -> dict[str, str]:
    """What the entries say of each name, by identifier: ``a``, ``T_{t-1}``, and X1 where the name is `Indeks X1`."""
    by_key = {(name.id.casefold(), name.lag): name.id for name in reversed(names)}
    by_name = {name.id.casefold(): name.id for name in names}
    exact = {name.id for name in names}
    by_last = {label.rpartition(" ")[2].casefold(): name for name, label in labels.items() if " " in label}
    by_glossed = {label.partition(" (")[0].casefold(): name for name, label in labels.items() if label.endswith(")")}
    by_glossed |= {label.casefold(): name for name, label in labels.items()}
    out: dict[str, str] = {}
    for entry in entries:
        letter = entry.name.casefold()
        base, years = without_year(entry.name)
        found = entry.name if entry.name in exact else by_name.get(letter) or by_key.get((base.casefold(), years))
        if found is None and len(letter) <= 3:
            found = by_last.get(letter)
        if found is None:
            found = by_glossed.get(letter) or by_name.get(slug(entry.name))
        if found is None and len(letter) == 2 and letter[1] in "nt":  # `Kn`, where the formula has `Kn-1` too
            found = by_key.get((letter[0], 0))
        if found is not None:
            out.setdefault(found, entry.phrase)
    return out


def find_legend(source: str, lexemes: Sequence[Lexeme]) -> tuple[int, tuple[Entry, ...]]:
    """(index of the legend's first lexeme, its entries); the index of the end where there is no legend."""
    count = len(lexemes) - LOOK_AHEAD
    markers = [(at, first) for at in range(1, count) if lexemes[at].kind == "word" and (first := _marker(lexemes, at))]
    for at, first in markers[:3]:
        entries = _entries(source, lexemes, first)
        if entries:
            return at, entries
    seen: set[str] = set()
    for at, lexeme in enumerate(lexemes[:count]):
        if lexeme.kind != "word":
            continue
        if lexeme.lower in seen and _begins(lexemes, at) and _is_entry(lexemes, at) and _worded(lexemes, at):
            enclosed = lexemes[at - 1].text == "("  # `A / B (A: jumlah desa maju; B: jumlah desa)`
            if not enclosed or lexemes[count - 1].text == ")":
                return at - enclosed, _entries(source, lexemes, at)
        seen.add(lexeme.lower)
    return count, ()


def _begins(lexemes: Sequence[Lexeme], at: int) -> bool:
    return lexemes[at].line or lexemes[at - 1].text in (";", ".", ",", ")", "]", "%", "(")


def _marker(lexemes: Sequence[Lexeme], at: int) -> int:
    """The index behind a word that announces a legend, 0 where there is none."""
    word, behind = lexemes[at].lower, at + 1
    if word == "di" and lexemes[behind].lower == "mana":
        behind += 1
    elif word not in LEGENDS and not (word.startswith("ket") and lexemes[behind].text in (":", "=")):
        return 0
    if word == "dengan" and _goes_on(lexemes, at):
        return 0
    if lexemes[behind].text == "." and word == "ket":
        behind += 1
    if lexemes[behind].text in _SIGNS:
        return behind + 1
    alone = lexemes[at].line and lexemes[behind].line
    explains = alone or word not in ("keterangan", "catatan", "penjelasan")
    return behind if explains and _is_entry(lexemes, behind) else 0


def _goes_on(lexemes: Sequence[Lexeme], at: int) -> bool:
    """``sesuai dengan SOP : ...``, ``sampai dengan tahun n : ...``: a word goes before, or no letter follows."""
    before, letter = lexemes[at - 1], lexemes[at + 1].lower
    worded = before.kind == "word" and before.text.islower() and len(before.text) > 2 and before.lower not in PERCENT
    if letter in _SIGNS:
        return worded and not lexemes[at].line
    return worded or all(lexeme.lower != letter for lexeme in lexemes[:at])


def _is_entry(lexemes: Sequence[Lexeme], at: int) -> bool:
    return lexemes[at].kind == "word" and _sign_behind(lexemes, at) > 0


def _sign_behind(lexemes: Sequence[Lexeme], at: int) -> int:
    """The index behind ``a =``, ``PDRB t-1 :``, ``a adalah``; 0 where no such sign follows soon."""
    opened = False
    for here in range(at + 1, min(at + 9, len(lexemes))):
        lexeme = lexemes[here]
        if here == at + 1 and lexeme.text in (".", ")") and _is_listed(lexemes, at):
            return here + 1
        if here == at + 1 and lexeme.text == "(" and lexeme.gap:  # `V (volume) : ...`
            closed = next(
                (index for index in range(here, min(here + 6, len(lexemes))) if lexemes[index].text == ")"), 0
            )
            return closed + 2 if closed and lexemes[closed + 1].text in _SIGNS else 0
        if lexeme.text == ")" and not opened:
            return 0
        opened = opened or lexeme.text == "("
        if lexeme.text in _SIGNS or lexeme.lower in EQUALS:
            return here + 1
        if lexeme.line:
            return 0
        joined = lexemes[here - 1].text == "-" or (lexemes[here - 1].kind == "number" and lexeme.kind == "word")
        tight = not lexeme.gap and lexeme.kind != "end" and (lexeme.text in "-()_{}123456789tn" or joined)
        tight = tight or (here == at + 1 and _is_second_word(lexemes, at))
        if not tight and not (
            lexeme.lower in ("n", "t") or (lexeme.kind == "number" and lexemes[here - 1].text == "-")
        ):
            return 0
    return 0


def _is_second_word(lexemes: Sequence[Lexeme], at: int) -> bool:
    """``I kesehatan = ...`` on a line of its own: a letter and a word."""
    lexeme, after = lexemes[at], lexemes[at + 1]
    return lexeme.line and len(lexeme.text) <= 2 and lexeme.text.isupper() and after.kind == "word" and not after.line


def _is_listed(lexemes: Sequence[Lexeme], at: int) -> bool:
    """``A1. Jumlah desa``, ``b) Jumlah penduduk`` where an entry begins: a line, a bullet, behind `Keterangan :`."""
    before = lexemes[at - 1]
    begins = lexemes[at].line or before.text in (*_SIGNS, "-", "•", ";") or before.lower in (*LEGENDS, "mana")
    return begins and len(lexemes[at].text) <= 3 and not lexemes[at + 1].gap and lexemes[at + 2].gap


def _worded(lexemes: Sequence[Lexeme], at: int) -> bool:
    behind = _sign_behind(lexemes, at)
    further = lexemes[behind + 1]
    return lexemes[behind].kind == "word" and (further.kind in ("word", "end") or further.text == "(")


def _entries(source: str, lexemes: Sequence[Lexeme], at: int) -> tuple[Entry, ...]:
    known = {lexeme.lower for lexeme in lexemes[:at] if lexeme.kind == "word" and 1 < len(lexeme.text) < 6}
    starts = [
        here
        for here in range(at, len(lexemes) - LOOK_AHEAD)
        if _is_entry(lexemes, here) and (_starts_entry(lexemes, at, here) or lexemes[here].lower in known)
    ]
    named = [0, *(_sign_behind(lexemes, here) for here in starts)]  # `I par =`: `par` begins no entry of its own
    starts = [here for here, sign in zip(starts, named, strict=False) if here >= sign]
    out: list[Entry] = []
    for here, following in zip(starts, [*starts, len(lexemes) - LOOK_AHEAD][1:], strict=True):
        sign = _sign_behind(lexemes, here)
        end = _end_of_entry(lexemes, sign, following)
        end -= end > sign + 1 and lexemes[end - 1].lower in ("dan", "serta")  # before the next letter
        constant = lexemes[sign].kind == "number" or (
            lexemes[sign].lower in ("konstanta", "bilangan") and lexemes[sign + 1].kind == "number"
        )
        if end > sign and not constant and any(lex.kind == "word" for lex in lexemes[sign:end]):
            glossed = lexemes[here + 1].text == "(" and lexemes[here + 1].gap
            name = "".join(lexeme.text for lexeme in lexemes[here : here + 1 if glossed else sign - 1])
            if _is_second_word(lexemes, here):
                name = source[lexemes[here].start : lexemes[sign - 2].end]
            phrase = " ".join(source[lexemes[sign].start : lexemes[end - 1].end].split()).strip(" .,;").rstrip("-–•* ")
            phrase = phrase if phrase.count(")") <= phrase.count("(") else phrase.removesuffix(")")
            out.append(Entry(name, phrase))
    return tuple(out)


def _starts_entry(lexemes: Sequence[Lexeme], first: int, at: int) -> bool:
    """A letter, an abbreviation, or the first word of a line."""
    lexeme = lexemes[at]
    short = len(lexeme.text) <= 2 or not lexeme.text.islower()
    return at == first or lexeme.line or lexemes[at - 1].text in (";", ",", ".") or (short and lexeme.gap)


def _end_of_entry(lexemes: Sequence[Lexeme], sign: int, following: int) -> int:
    """An entry ends with its sentence, or where one begins without a full stop: ``b = Angkatan Kerja Untuk jumlah``."""
    for at in range(sign + 1, following):
        lexeme, after = lexemes[at], lexemes[at + 1]
        if lexeme.text == ";" or (
            lexeme.text == "." and after.gap and (after.kind == "end" or after.text[:1].isupper())
        ):
            return at
        if lexeme.text[:1].isupper() and lexeme.lower in _SENTENCES and after.text.islower():
            return at
    return following
