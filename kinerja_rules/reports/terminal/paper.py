"""From what rich draws to text: of a width, with or without colours, in what an encoding can say."""

from __future__ import annotations

import io
import re
import unicodedata

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.text import Text

# What old consoles cannot say, and how it was typed before; as wide as the mark where one character does.
_TYPED = {
    "×": "x",
    "·": "*",
    "÷": ":",
    "−": "-",
    "–": "-",
    "—": "-",
    "─": "-",
    "━": "-",
    "│": "|",
    "├": "|",
    "└": "`",
    "→": "->",
    "…": "...",
    "≥": ">=",
    "≤": "<=",
    "≠": "!=",
    "≈": "~",
    "∞": "inf",
    "✓": "+",
    "✗": "x",
    "•": "*",
    "Σ": "jumlah",
    "√": "akar",
    "“": '"',
    "”": '"',
    "‘": "'",
    "’": "'",
    "█": "#",
    "░": ".",
}
_TRAILING = re.compile(r"[ \t]+$", re.M)


def to_text(*parts: RenderableType, width: int = 100, colour: bool = False) -> str:
    """The parts one below the other, without blanks at the ends of lines."""
    page = io.StringIO()
    console = Console(
        file=page,
        width=width,
        force_terminal=colour,
        color_system="standard" if colour else None,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
        _environ={},
    )
    for part in parts:
        console.print(part)
    return _TRAILING.sub("", page.getvalue())


def hanging(line: str, style: str = "") -> RenderableType:
    """A line that goes on, where it is too long, as far in as it began."""
    body = line.lstrip(" ")
    return Padding(Text(body, style=style), (0, 0, 0, len(line) - len(body)))


def encodable(text: str, encoding: str) -> str:
    """``text`` with what ``encoding`` cannot say typed as it was before (``->``, ``x``), at worst a question mark.

    >>> encodable("8.604 × 100% → 2,71%", "cp1252")
    '8.604 × 100% -> 2,71%'
    """
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return "".join(_typed(char, encoding) for char in text)
    except LookupError:
        return encodable(text, "ascii")
    return text


def _typed(char: str, encoding: str) -> str:
    for form in (char, _TYPED.get(char), unicodedata.normalize("NFKD", char).encode("ascii", "ignore").decode()):
        if form:
            try:
                form.encode(encoding)
            except UnicodeEncodeError:
                continue
            return form
    return "?"
