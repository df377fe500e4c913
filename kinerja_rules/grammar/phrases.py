"""Phrases as names: the table of declared phrases, and the identifier that an undeclared one becomes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

from attrs import field, frozen

_BREAK = re.compile(r"[\s_]+")
_NOT_WORD = re.compile(r"[^a-z0-9]+")


def normalised(phrase: str) -> str:
    """How phrases are compared: without case, repeated blanks and underscores."""
    return _BREAK.sub(" ", phrase).strip(" .,;").casefold()


def slug(phrase: str) -> str:
    """The identifier of an undeclared phrase: ``Jumlah Lowongan (terdaftar)`` -> ``jumlah_lowongan_terdaftar``."""
    plain = unicodedata.normalize("NFKD", phrase.replace("≥", " minimal ").replace("<", " kurang dari "))
    words = _NOT_WORD.sub("_", plain.encode("ascii", "ignore").decode().lower()).strip("_")
    return f"_{words}" if not words or words[0].isdigit() else words


@frozen
class PhraseTable:
    """Declared phrases, longest first; an identifier is a phrase of itself."""

    names: Mapping[str, str] = field(hash=False)  # normalised phrase -> identifier
    _pattern: re.Pattern[str] | None = None

    @classmethod
    def of(cls, phrases: Mapping[str, Iterable[str]]) -> PhraseTable:
        names: dict[str, str] = {}
        for identifier, wordings in phrases.items():
            for wording in (identifier, *wordings):
                names.setdefault(normalised(wording), identifier)
        names.pop("", None)
        longest_first = sorted(names, key=lambda phrase: (-len(phrase), phrase))
        pattern = "|".join(r"[\s_]+".join(re.escape(word) for word in phrase.split()) for phrase in longest_first)
        return cls(names, re.compile(f"(?:{pattern})(?!\\w)", re.IGNORECASE) if pattern else None)

    def match(self, text: str, at: int) -> tuple[str, int] | None:
        """(identifier, end) of the longest declared phrase that stands at ``at``."""
        found = self._pattern.match(text, at) if self._pattern else None
        return (self.names[normalised(found[0])], found.end()) if found else None

    def identifiers(self) -> frozenset[str]:
        return frozenset(self.names.values())


NO_PHRASES = PhraseTable.of({})
