"""Tokens: what the lexer gives the grammar."""

from __future__ import annotations

from typing import Any

from kinerja_rules.errors import Span


class Token:
    """One sign with its span; ``value`` is what the tree needs of it."""

    __slots__ = ("end", "start", "type", "value")

    def __init__(self, type_: str, value: Any, start: int, end: int) -> None:
        self.type = type_
        self.value = value
        self.start = start
        self.end = end

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    def __repr__(self) -> str:
        return f"{self.type}({self.value!r})"
