"""The sentences, in Indonesian and English, as data; one module a topic.

``SENTENCES`` are what may be wrong, doubtful or found, by stable code: the sentence says what, its fix says what to
write instead. ``WORDS`` are the rest that a person reads: headings, help, progress. Values stand in braces
(``str.format``).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import NamedTuple

TOPICS = (
    "formula",
    "figures",
    "files",
    "registry",
    "packs",
    "evaluation",
    "data",
    "years",
    "batch",
    "audit",
    "diagnosis",
    "terminal",
    "forms",
    "cli",
    "help",
    "authoring",
)


class Sentence(NamedTuple):
    """One message in both languages: what is wrong (``id``, ``en``) and the cure (``fix_id``, ``fix_en``)."""

    id: str
    en: str
    fix_id: str = ""
    fix_en: str = ""


@cache
def problems() -> Mapping[str, Sentence]:
    """The sentences that go by a stable code; docs/errors.md lists every one."""
    return _tables("SENTENCES")


@cache
def catalogue() -> Mapping[str, Sentence]:
    """Every sentence by its code; loaded when the first one is spoken."""
    return _tables("SENTENCES", "WORDS")


def sentence(code: str, lang: str, values: Mapping[str, object]) -> str:
    """The sentence of ``code`` with its values filled in."""
    entry = catalogue()[code]
    return (entry.en if lang == "en" else entry.id).format_map(_localised(values, lang))


def remedy(code: str, lang: str, values: Mapping[str, object]) -> str:
    """What to write instead, of a problem; empty where there is nothing to add."""
    entry = problems()[code]
    return (entry.fix_en if lang == "en" else entry.fix_id).format_map(_localised(values, lang))


def _tables(*names: str) -> Mapping[str, Sentence]:
    table: dict[str, Sentence] = {}
    for topic in TOPICS:
        module = import_module(f"{__name__}.{topic}")
        for code, entry in ((code, entry) for name in names for code, entry in getattr(module, name, {}).items()):
            if code in table:
                raise ValueError(f"message code {code!r} stands in two tables")
            table[code] = entry
    return table


def _localised(values: Mapping[str, object], lang: str) -> dict[str, object]:
    """A value may itself be a Sentence (a unit, a rule's name): it is spoken in the same language."""
    return {
        name: (value.en if lang == "en" else value.id) if isinstance(value, Sentence) else value
        for name, value in values.items()
    }
