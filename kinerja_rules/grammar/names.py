"""A phrase of the text becomes a name: its label as printed, its identifier, and the year it speaks of."""

from __future__ import annotations

import re

from kinerja_rules.grammar.phrases import normalised, slug
from kinerja_rules.grammar.runs import read_run
from kinerja_rules.grammar.state import Reading
from kinerja_rules.grammar.tokens import Token
from kinerja_rules.grammar.words import BROKEN_STARTS, COUNTS, DANGLING, UNITS
from kinerja_rules.grammar.years import of_this_year, only_year, without_year, year_behind

_MARKUP = re.compile(r"[\\$<{_&]")  # what is left of LaTeX and HTML in the text as printed
_UNIT_BEHIND = re.compile(r"\s*\(([^()\s]+)\)$")
_SUBSCRIPT = re.compile(r"\s*__+")
_IDENTIFIER = re.compile(r"[^\W\d]\w*|_\w+", re.ASCII)


def phrase(r: Reading) -> None:
    """The undeclared name that begins here."""
    end = read_run(r)
    first, last = r.lexemes[r.at], r.lexemes[end - 1]
    if end - r.at > 1:
        _whole_phrase(r, end)
    elif first.text in ("Jumlah", "Banyaknya"):
        raise r.refuse("count_alone", first.start, first.end, word=first.text)
    undeclared(r, r.text[first.start : last.end], first.start, last.end)


def undeclared(r: Reading, wording: str, start: int, end: int) -> None:
    """A name token for ``wording``, which stands from ``start`` to ``end``; the reading goes on behind it."""
    base, years = _tidy(wording), 0
    if r.earlier_years:
        if _year_alone(r, base, start, end):
            return
        base, years = (base[0], 0) if of_this_year(base, r.text) else without_year(base)
    identifier = _identify(r, base, start, end)
    r.skip_to(end)
    _name(r, identifier, years, start, end)


def _year_alone(r: Reading, base: str, start: int, end: int) -> bool:
    """``PAD tahun n - tahun n-1``: a year without a name is that of the quantity before it."""
    years = only_year(base)
    named = next((token.value[0] for token in reversed(r.tokens) if token.type == "NAME"), None)
    if years is None or named is None:
        return False
    r.note("year_alone", start, end, words=base, name=r.labels.get(named, named))
    r.skip_to(end)
    _name(r, named, years, start, end)
    return True


def _tidy(wording: str) -> str:
    return " ".join((_SUBSCRIPT.sub(" ", wording) if "__" in wording else wording).split()).strip(" .,;")


def _label(r: Reading, base: str, start: int, end: int) -> str:
    """The name as printed, without the year that it speaks of and without markup."""
    printed = r.source[start:end]
    return base if r.earlier_years or _MARKUP.search(printed) else _unquoted(_tidy(printed))


def _unquoted(label: str) -> str:
    return label[1:-1] if len(label) > 2 and label[0] == label[-1] and label[0] in "\"'" else label


def declared(r: Reading, identifier: str, end: int) -> None:
    """A name token for a declared phrase, with the earlier year that may stand behind it."""
    start = r.here.start
    r.skip_to(end)
    found = year_behind(r.text, end, bare=r.earlier_years)
    if found is not None:
        years, end = found
        r.skip_to(end)
        _name(r, identifier, years, start, end)
    else:
        _name(r, identifier, 0, start, end)


def _name(r: Reading, identifier: str, years: int, start: int, end: int) -> None:
    found = year_behind(r.text, end) if r.here.text in ("[", "_") else None
    if found is not None:
        years, end = found
        r.skip_to(end)
    r.add(Token("NAME", (identifier, years), start, end), due=False)


def _whole_phrase(r: Reading, end: int) -> None:
    """A phrase that breaks off is the mark of a text that an extraction has scrambled."""
    first, last = r.lexemes[r.at], r.lexemes[end - 1]
    if (
        last.kind == "word"
        and last.gap
        and (last.lower in DANGLING or (last.lower in COUNTS and last.lower != "total"))
    ):
        shown = r.source[first.start : last.end]
        raise r.refuse("phrase_broken", first.start, last.end, phrase=shown, word=last.text)
    if first.lower in BROKEN_STARTS and r.lexemes[r.at + 1].kind == "word":
        shown = r.source[first.start : last.end]
        raise r.refuse("phrase_broken", first.start, last.end, phrase=shown, word=first.text)


def _with_unit(r: Reading, base: str, identifier: str) -> str:
    """The identifier of the same name with or without its unit: ``Populasi ternak`` and ``Populasi ternak (ekor)``."""
    found = _UNIT_BEHIND.search(base)
    unit = found[1].lower() if found and found[1].lower() in UNITS else ""
    bare = normalised(base[: found.start()] if found and unit else base)
    known, its_unit = r.bare.setdefault(bare, (identifier, unit))
    return known if unit == its_unit or not unit or not its_unit else identifier


def _identify(r: Reading, base: str, start: int, end: int) -> str:
    """The identifier of an undeclared name; a phrase is noted, and two phrases of one slug are an error."""
    if _IDENTIFIER.fullmatch(base):
        return base if len(base) == 1 or base in r.exact else r.spelled.setdefault(base.casefold(), base)
    identifier = slug(base)
    if identifier == "_":
        raise r.refuse("name_without_letters", start, end, name=_label(r, base, start, end))
    same = _with_unit(r, base, identifier)
    if same != identifier:
        return same
    known = r.spelled.setdefault(identifier, base)
    if known != base and normalised(known) != normalised(base):
        raise r.refuse("phrase_clash", start, end, first=known, second=base, name=identifier)
    if identifier not in r.labels:
        label = r.labels[identifier] = _label(r, base, start, end)
        r.note("phrase_as_name", start, end, phrase=label, name=identifier)
    return identifier
