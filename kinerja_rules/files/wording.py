"""How messages cite tables and values."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from kinerja_rules.errors import KeyPath, path_text
from kinerja_rules.messages import Sentence

_OR = (("id", "atau"), ("en", "or"))
_MOST = 60


def table_name(path: KeyPath) -> Sentence:
    """A table, as it is cited in a message."""
    if not path:
        return Sentence("berkas ini", "this file")
    return Sentence(f"`{path_text(path)}`", f"`{path_text(path)}`")


def joined(words: Iterable[Sentence]) -> Sentence:
    """``a``, ``a atau b``, ``a, b atau c``; in English with ``or``."""
    parts = list(dict.fromkeys(words))
    return Sentence(*(_listed([getattr(part, lang) for part in parts], word) for lang, word in _OR))


def _listed(parts: list[str], word: str) -> str:
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {word} {parts[-1]}"


def told(value: Any) -> Sentence:
    """A value as a message shows it."""
    if isinstance(value, dict):
        return Sentence("tabel", "a table")
    if isinstance(value, list):
        tables = bool(value) and all(isinstance(element, dict) for element in value)
        return Sentence("daftar tabel", "a list of tables") if tables else Sentence("daftar", "a list")
    shown = literal(value)
    shown = shown if len(shown) <= _MOST else f"{shown[: _MOST - 1]}…"
    if isinstance(value, str):
        return Sentence(f"teks {shown}", f"the text {shown}")
    if isinstance(value, bool):
        return Sentence(f"`{shown}`", f"`{shown}`")
    if isinstance(value, datetime.datetime):
        return Sentence(f"waktu {shown}", f"the time {shown}")
    if isinstance(value, datetime.date):
        return Sentence(f"tanggal {shown}", f"the date {shown}")
    return Sentence(f"angka {shown}", f"the number {shown}")


def written(value: Any) -> str:
    """A number, date or time as a document writes it."""
    return value.isoformat() if isinstance(value, datetime.date | datetime.time) else str(value)


def literal(value: Any) -> str:
    """A plain value that is no list and no table, as TOML writes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
    return written(value)
