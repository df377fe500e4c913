"""JSON text to a document: plain values, each with its line; numbers with a point as they are written."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cached_property

from attrs import evolve, field, frozen

from kinerja_rules.errors import Diagnostic, FileError, KeyPath, Place
from kinerja_rules.files.document import Document
from kinerja_rules.files.places import PlaceIndex, Source
from kinerja_rules.files.values import Literal

_TOKEN = re.compile(rb'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s{}\[\],:"]+')


def parse_json(text: str, name: str | None = None) -> Document:
    """The document in JSON text; a key that an object has twice is told. Raises FileError where it is no object."""
    try:
        found = json.loads(text, parse_float=Literal, parse_constant=Literal)
    except json.JSONDecodeError as error:
        place = Place(file=name, line=error.lineno, column=error.colno)
        raise FileError(Diagnostic("data_json", {}, place=place)) from None
    except (RecursionError, ValueError):  # nested too deep, or a number of more digits than int() takes
        raise FileError(Diagnostic("data_json", {}, place=Place(file=name))) from None
    if not isinstance(found, Mapping):
        raise FileError(Diagnostic("data_json_table", {}, place=Place(file=name)))
    source = _Json(text)
    document = Document.of(found, name, source)
    twice = tuple(
        Diagnostic("json_key_twice", {"key": str(path[-1])}, place=Place(name, *source.index.at(offset), path))
        for path, offset in source.walk.twice
    )
    return evolve(document, diagnostics=(*twice, *document.diagnostics))


@frozen(eq=False, slots=False)
class _Json(Source):
    """A JSON text that has been read, and so is sound."""

    @cached_property
    def walk(self) -> _Walk:
        return _Walk(self.text.encode("utf-8", "replace"))

    @cached_property
    def index(self) -> PlaceIndex:
        return PlaceIndex.over(self.walk.source, self.walk.keys, self.walk.values)


@frozen(eq=False, init=False)
class _Walk:
    """Where each key and value begins, in bytes; an element of a list is a key too. Of equal keys the last counts."""

    source: bytes
    keys: dict[KeyPath, int]
    values: dict[KeyPath, tuple[int, int]]
    twice: list[tuple[KeyPath, int]] = field(factory=list)

    def __init__(self, source: bytes) -> None:
        self.__attrs_init__(source, {}, {})
        around: list[tuple[KeyPath, int, bool]] = []  # the objects and lists that are open: path, begin, is a list
        at: KeyPath = ()
        key_due = False
        for token in _TOKEN.finditer(source):
            mark, start = token[0], token.start()
            if mark in (b"}", b"]"):
                at, begun, _ = around.pop()
                self.values[at] = (begun, token.end())
                key_due = False
            elif mark == b",":
                base, _, is_list = around[-1]
                at, key_due = ((*base, _next(at)), False) if is_list else (base, True)
            elif mark == b":":
                key_due = False
            elif key_due:
                at = (*around[-1][0], json.loads(mark))
                if at in self.keys and not any(at[: len(path)] == path for path, _ in self.twice):
                    self.twice.append((at, start))
                self.keys[at] = start
            else:
                if at and isinstance(at[-1], int):
                    self.keys[at] = start
                if mark in (b"{", b"["):
                    around.append((at, start, mark == b"["))
                    at, key_due = ((*at, 0), False) if mark == b"[" else (at, True)
                else:
                    self.values[at] = (start, token.end())


def _next(at: KeyPath) -> int:
    """The number of the element after the one at a path."""
    number = at[-1]
    assert isinstance(number, int)
    return number + 1
