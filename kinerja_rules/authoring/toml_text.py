"""Plain values as TOML text, as a person would write it: short tables on one line, dotted keys, dates bare."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kinerja_rules.files.wording import written

_BARE = re.compile(r"[A-Za-z0-9_-]+")


def key_text(key: str) -> str:
    """A key, in quotes where it needs them."""
    return key if _BARE.fullmatch(key) else json.dumps(key, ensure_ascii=False)


def value_text(value: Any) -> str:
    """A value on one line.

    >>> value_text({"frasa": ["Angkatan kerja"], "satuan": "orang"})
    '{ frasa = ["Angkatan kerja"], satuan = "orang" }'
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return _string(value)
    if isinstance(value, Mapping):
        inside = ", ".join(f"{key_text(key)} = {value_text(element)}" for key, element in value.items())
        return f"{{ {inside} }}" if inside else "{}"
    if isinstance(value, Sequence):
        return f"[{', '.join(map(value_text, value))}]"
    return written(value)


def assignments(table: Mapping[str, Any], prefix: str = "") -> Iterator[str]:
    """``key = value`` for everything of a table; tables within become dotted keys as long as they hold tables."""
    for key, value in table.items():
        name = f"{prefix}{key_text(key)}"
        if isinstance(value, Mapping) and value and all(isinstance(each, Mapping) for each in value.values()):
            yield from assignments(value, f"{name}.")
        else:
            yield f"{name} = {value_text(value)}"


def _string(text: str) -> str:
    if "\\" in text and "'" not in text and text.isprintable():
        return f"'{text}'"  # LaTeX stays as it is
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
