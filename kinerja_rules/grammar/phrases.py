"""Phrases as names: the table of declared phrases, and the identifier that an undeclared one becomes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

from attrs import define, field, frozen

from kinerja_rules.grammar.prepare import prepare

_PART = re.compile(r"([\s_]+)|[^\W_]+|.", re.DOTALL)  # a blank, a word or a sign
_INSIDE = re.compile(r"\w")  # behind a phrase: the word goes on
_NOT_WORD = re.compile(r"[^a-z0-9]+")
_SPOKEN = {
    ">=": " minimal ",
    "<=": " maksimal ",
    "≥": " minimal ",
    "≤": " maksimal ",
    "<": " kurang dari ",
    ">": " lebih dari ",
    "%": " persen ",
    "+": " plus ",
}
_SPEAK = re.compile("|".join(map(re.escape, _SPOKEN)))
_GREEKS = {"Δ": "delta ", "α": "alfa ", "β": "beta ", "γ": "gama ", "λ": "lambda ", "μ": "mu ", "σ": "sigma "}
_GREEK = re.compile("|".join(_GREEKS))
_NEGATIVE = re.compile(r"(?<=[<>≤≥=] )-(?=\d)|(?<=[<>≤≥=])-(?=\d)|(?<=dari )-(?=\d)")


def normalised(phrase: str) -> str:
    """How phrases are compared: without case, repeated blanks and underscores."""
    return _spaced(phrase).casefold()


def _spaced(phrase: str) -> str:
    return " ".join(phrase.replace("_", " ").split()).strip(" .,;")


def slug(phrase: str) -> str:
    """The identifier of an undeclared phrase: ``Jumlah Lowongan (terdaftar)`` -> ``jumlah_lowongan_terdaftar``."""
    phrase = _GREEK.sub(lambda found: _GREEKS[found[0]], phrase)
    spoken = _SPEAK.sub(lambda found: _SPOKEN[found[0]], _NEGATIVE.sub("minus ", phrase))
    plain = unicodedata.normalize("NFKD", spoken).encode("ascii", "ignore").decode()
    words = _NOT_WORD.sub("_", plain.lower()).strip("_")
    return f"_{words}" if not words or words[0].isdigit() else words


@define
class _Step:
    """What the phrases that begin alike may go on with, part by part; ``name`` where one of them ends here."""

    name: str | None = None
    further: dict[str, _Step] = field(factory=dict)


@frozen(eq=False)
class PhraseTable:
    """Declared phrases, part by part; an identifier is a phrase of itself, and in its own letters always itself."""

    identifiers: frozenset[str]
    _first: _Step

    @classmethod
    def of(cls, phrases: Mapping[str, Iterable[str]]) -> PhraseTable:
        first = _Step()
        for identifier, wordings in phrases.items():
            for wording in (identifier, *wordings):
                step = first
                for part in _PART.finditer(_spaced(prepare(wording))):
                    step = step.further.setdefault(part[0].casefold(), _Step())
                step.name = step.name or identifier
        first.name = None
        return cls(frozenset(phrases), first)

    def match(self, text: str, at: int) -> tuple[str, int] | None:
        """(identifier, end) of the longest declared phrase that stands at ``at``."""
        step, start, found = self._first, at, None
        while step.further and (part := _PART.match(text, at)):
            going_on = step.further.get(" " if part[1] else part[0].casefold())
            if going_on is None:
                break
            step, at = going_on, part.end()
            if step.name is not None and not _INSIDE.match(text, at):
                found = step.name, at
        if found is not None and (wording := text[start : found[1]]) in self.identifiers:
            return wording, found[1]
        return found


NO_PHRASES = PhraseTable.of({})
