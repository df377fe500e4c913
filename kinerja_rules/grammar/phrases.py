"""Phrases as names: the table of declared phrases, and the identifier that an undeclared one becomes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

from attrs import field, frozen

from kinerja_rules.grammar.prepare import prepare

_NOT_WORD = re.compile(r"[^a-z0-9]+")
_SPOKEN = {
    "≥": " minimal ",
    "≤": " maksimal ",
    "<": " kurang dari ",
    ">": " lebih dari ",
    "%": " persen ",
    "+": " plus ",
}
_SPEAK = re.compile("|".join(map(re.escape, _SPOKEN)))


def normalised(phrase: str) -> str:
    """How phrases are compared: without case, repeated blanks and underscores."""
    return " ".join(phrase.replace("_", " ").split()).strip(" .,;").casefold()


def slug(phrase: str) -> str:
    """The identifier of an undeclared phrase: ``Jumlah Lowongan (terdaftar)`` -> ``jumlah_lowongan_terdaftar``."""
    spoken = _SPEAK.sub(lambda found: _SPOKEN[found[0]], phrase)
    plain = unicodedata.normalize("NFKD", spoken).encode("ascii", "ignore").decode()
    words = _NOT_WORD.sub("_", plain.lower()).strip("_")
    return f"_{words}" if not words or words[0].isdigit() else words


@frozen
class PhraseTable:
    """Declared phrases, longest first; an identifier is a phrase of itself, and in its own letters always itself."""

    names: Mapping[str, str] = field(hash=False)  # normalised phrase -> identifier
    identifiers: frozenset[str] = frozenset()
    _pattern: re.Pattern[str] | None = None

    @classmethod
    def of(cls, phrases: Mapping[str, Iterable[str]]) -> PhraseTable:
        names: dict[str, str] = {}
        for identifier, wordings in phrases.items():
            for wording in (identifier, *wordings):
                names.setdefault(normalised(prepare(wording)), identifier)
        names.pop("", None)
        longest_first = sorted(names, key=lambda phrase: (-len(phrase), phrase))
        pattern = "|".join(r"[\s_]+".join(map(re.escape, phrase.split())) for phrase in longest_first)
        return cls(names, frozenset(phrases), re.compile(f"(?:{pattern})(?!\\w)", re.IGNORECASE) if pattern else None)

    def match(self, text: str, at: int) -> tuple[str, int] | None:
        """(identifier, end) of the longest declared phrase that stands at ``at``."""
        found = self._pattern.match(text, at) if self._pattern else None
        if found is None:
            return None
        if found[0] in self.identifiers:
            return found[0], found.end()
        name = self.names.get(normalised(found[0]))  # none for `İ`, which matches `i` and folds to two letters
        return (name, found.end()) if name is not None else None


NO_PHRASES = PhraseTable.of({})
