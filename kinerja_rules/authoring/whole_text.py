"""A whole pack, or the values of a year, as TOML text: tables under headers, one key a line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from kinerja_rules.authoring.toml_text import key_text, value_text
from kinerja_rules.errors import KeyPath

_NAMED = ("variabel", "arah", "skala", "turunan", "indikator", "data")  # tables of tables, each under its own header


def whole_text(data: Mapping[str, Any], comments: Mapping[KeyPath, str], title: str) -> str:
    """``data`` as a file that reads as the same data; ``comments`` stand behind the values at their paths."""
    lines = [f"# {' '.join(title.split())}", ""]
    lines += [f"{key_text(key)} = {value_text(value)}" for key, value in data.items() if not _is_table(value)]
    for key, value in data.items():
        if isinstance(value, Mapping) and key in _NAMED and all(map(_is_table, value.values())) and value:
            for name, table in value.items():
                lines += _table((key, name), table, comments, "[{}]")
        elif isinstance(value, Mapping):
            lines += _table((key,), value, comments, "[{}]")
        elif _is_table(value):
            for element in value:
                lines += _table((key,), element, comments, "[[{}]]")
    return "\n".join(lines) + "\n"


def _is_table(value: Any) -> bool:
    return isinstance(value, Mapping) or _is_tables(value)


def _is_tables(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(each, Mapping) for each in value)


def _table(path: KeyPath, table: Mapping[str, Any], comments: Mapping[KeyPath, str], header: str) -> Iterator[str]:
    name = ".".join(key_text(str(part)) for part in path)
    yield ""
    yield header.format(name)
    below = [(key, value) for key, value in table.items() if _is_tables(value)]
    for key, value in table.items():
        if not _is_tables(value):
            yield from _lines(path, (key,), value, comments)
    for key, value in below:
        for element in value:
            yield from _table((*path, key), element, comments, "[[{}]]")


def _lines(path: KeyPath, key: tuple[str, ...], value: Any, comments: Mapping[KeyPath, str]) -> Iterator[str]:
    if isinstance(value, Mapping) and value and (all(map(_is_table, value.values())) or len(key) < 2):
        for inner, element in value.items():
            yield from _lines(path, (*key, inner), element, comments)
        return
    comment = comments.get((*path, *key), "")
    yield f"{'.'.join(map(key_text, key))} = {value_text(value)}" + (f"  # {comment}" if comment else "")
