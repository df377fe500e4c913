"""Where each key and value of a TOML text stands, found with tree-sitter.

Laws of this file:
1. The text at the place of a key is that key, as it is written.
2. A place is a line and a column, both from 1, counted in characters.
3. tree-sitter is imported when the first text is searched, not before.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, cached_property
from typing import TYPE_CHECKING

from attrs import frozen

from kinerja_rules.errors import KeyPath

if TYPE_CHECKING:
    from tree_sitter import Language, Node

_ESCAPES = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", "e": "\x1b", '"': '"', "\\": "\\"}
_STEP = re.compile(r"\\[ \t]*\n\s*|\\x[0-9A-Fa-f]{2}|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}|\\.|.", re.DOTALL)


@frozen(eq=False, slots=False)
class Source:
    """A TOML text whose places are searched when the first is asked for."""

    text: str

    @cached_property
    def index(self) -> PlaceIndex:
        return PlaceIndex.of(self.text)


@frozen(eq=False)
class PlaceIndex:
    """Byte offsets of every key and value of one text, by key path; of equal keys the first counts."""

    source: bytes
    keys: dict[KeyPath, int]
    values: dict[KeyPath, tuple[int, int]]
    open_table: KeyPath  # the table that the last line of the text belongs to
    latest: KeyPath  # what the last statement of the text writes
    _lines: list[int]

    @classmethod
    def of(cls, text: str) -> PlaceIndex:
        """The places of ``text``; what is no TOML in it has none."""
        source = text.encode("utf-8", "replace")
        filler = _Filler(source)
        filler.fill()
        return cls.over(source, filler.keys, filler.values, filler.open_table, filler.latest)

    @classmethod
    def over(
        cls,
        source: bytes,
        keys: dict[KeyPath, int],
        values: dict[KeyPath, tuple[int, int]],
        open_table: KeyPath = (),
        latest: KeyPath = (),
    ) -> PlaceIndex:
        """The index of places that were found already."""
        lines = [0, *(found.end() for found in re.finditer(b"\n", source))]
        return cls(source, keys, values, open_table, latest, lines)

    def at(self, offset: int) -> tuple[int, int]:
        """Line and column of a byte."""
        return self._point(offset)

    def known(self, path: KeyPath) -> KeyPath:
        """``path``, or its nearest parent that the text holds."""
        while path and path not in self.keys:
            path = path[:-1]
        return path

    def key(self, path: KeyPath) -> tuple[int, int] | None:
        """Line and column of the key at ``path`` or of its nearest parent; None where the text has neither."""
        path = self.known(path)
        return self._point(self.keys[path]) if path else None

    def value(self, path: KeyPath) -> tuple[int, int] | None:
        """Line and column where the value at ``path`` begins; the key's where there is no such value."""
        span = self.values.get(path)
        return self.key(path) if span is None else self._point(span[0])

    def raw(self, path: KeyPath) -> str | None:
        """The value at ``path`` as it is written, quotes included; None where there is no such value."""
        span = self.values.get(path)
        return None if span is None else self.source[span[0] : span[1]].decode("utf-8", "replace")

    def inside(self, path: KeyPath, offset: int) -> tuple[int, int] | None:
        """Line and column of character ``offset`` of the string at ``path``, or of the value if it is no string."""
        raw = self.raw(path)
        if raw is None or raw[:1] not in ('"', "'"):
            return self.value(path)
        before = raw[: offset_in_source(raw, offset)]
        return self._point(self.values[path][0] + len(before.encode("utf-8", "replace")))

    def _point(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._lines, offset)
        return line, len(self.source[self._lines[line - 1] : offset].decode("utf-8", "replace")) + 1


def offset_in_source(raw: str, offset: int) -> int:
    """Where character ``offset`` of a string's value stands in ``raw``, the string as written with its quotes.

    An offset at or past the end of the value gives the place of the closing quotes.

    >>> offset_in_source('"a\\\\tb"', 2)
    4
    """
    quotes = 3 if len(raw) >= 6 and raw[:3] in ("'''", '"""') else 1
    start, end = quotes, len(raw) - quotes
    if quotes == 3 and raw.startswith("\n", start):
        start += 1
    if raw[0] == "'":
        return min(start + max(offset, 0), end)
    left = max(offset, 0)
    at = start
    for step in _STEP.finditer(raw, start, end):
        at = step.start()
        joins = step[0][0] == "\\" and step[0][1:2] in (" ", "\t", "\n")
        if not joins:
            if left == 0:
                return at
            left -= 1
        at = step.end()
    return at


def unquoted(key: str) -> str:
    """A key as it is written (bare, '...' or "...") without its quotes and escapes."""
    if key[:1] == "'":
        return key[1:-1]
    if key[:1] == '"':
        return _ESCAPE.sub(_unescaped, key[1:-1])
    return key


_ESCAPE = re.compile(r"\\(x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)", re.DOTALL)


def _unescaped(found: re.Match[str]) -> str:
    code = found[1]
    if len(code) == 1:
        return _ESCAPES.get(code, found[0])
    number = int(code[1:], 16)
    return chr(number) if number < 0x110000 else found[0]


@cache
def _language() -> Language:
    import tree_sitter
    import tree_sitter_toml

    return tree_sitter.Language(tree_sitter_toml.language())


_KEYS = ("bare_key", "quoted_key", "dotted_key")


class _Filler:
    """Walks a tree once, without recursion, and writes down where each key path stands."""

    def __init__(self, source: bytes) -> None:
        self.source = source
        self.keys: dict[KeyPath, int] = {}
        self.values: dict[KeyPath, tuple[int, int]] = {}
        self.open_table: KeyPath = ()
        self.latest: KeyPath = ()
        self.implied: set[KeyPath] = set()  # tables that only headers of their subtables named so far
        self.lengths: dict[KeyPath, int] = {}  # of arrays of tables, so far

    def fill(self) -> None:
        from tree_sitter import Parser

        tree = Parser(_language()).parse(self.source)
        for node in tree.root_node.children:
            if node.type == "pair":
                self._pair(node, ())
            elif node.type in ("table", "table_array_element"):
                path = self._header(node)
                self.open_table = self.latest = path
                for child in node.children:
                    if child.type == "pair":
                        self._pair(child, path)

    def _header(self, node: Node) -> KeyPath:
        key = next((child for child in node.children if child.type in _KEYS), None)
        parts = list(self._parts(key)) if key is not None else []
        path: KeyPath = ()
        for number, (part, offset) in enumerate(parts, start=1):
            path += (part,)
            last = number == len(parts)
            if path not in self.keys:
                self.keys[path] = offset
                self.implied.add(path)
            if last and path in self.implied:
                self.keys[path] = offset  # its own header is a better place than a subtable's
                self.implied.remove(path)
            if last and node.type == "table_array_element":
                count = self.lengths.get(path, 0)
                self.lengths[path] = count + 1
                path += (count,)
                self.keys[path] = offset
            elif path in self.lengths:
                path += (self.lengths[path] - 1,)
        return path

    def _pair(self, pair: Node, table: KeyPath) -> None:
        todo = [(pair, table)]
        while todo:
            node, path = todo.pop()
            if node.type == "pair":
                named = [child for child in node.children if child.is_named and child.type != "comment"]
                if not named or named[0].type not in _KEYS:
                    continue
                for part, offset in self._parts(named[0]):
                    path += (part,)
                    self.keys.setdefault(path, offset)
                if node is pair:
                    self.latest = path
                if len(named) > 1:
                    todo.append((named[-1], path))
                continue
            self.values.setdefault(path, (node.start_byte, node.end_byte))
            if node.type == "array":
                elements = [child for child in node.children if child.is_named and child.type != "comment"]
                for number, element in enumerate(elements):
                    self.keys.setdefault((*path, number), element.start_byte)
                    todo.append((element, (*path, number)))
            elif node.type == "inline_table":
                todo.extend((child, path) for child in reversed(node.children) if child.type == "pair")

    def _parts(self, key: Node) -> Iterator[tuple[str, int]]:
        found: list[tuple[str, int]] = []
        todo = [key]
        while todo:
            node = todo.pop()
            if node.type == "dotted_key":
                todo.extend(node.children)
            elif node.type in _KEYS:
                text = self.source[node.start_byte : node.end_byte].decode("utf-8", "replace")
                found.append((unquoted(text), node.start_byte))
        return reversed(found)
