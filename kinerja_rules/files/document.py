"""A file that has been read: plain values, and the place of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from attrs import evolve, field, frozen

from kinerja_rules.errors import Diagnostic, KeyPath, Place
from kinerja_rules.files.places import PlaceIndex, Source


@frozen(eq=False)
class Document:
    """Plain data (dict, list, str, int, Decimal, bool, date) and where each part of it stands.

    ``name`` is what places call the file; ``text`` is None for a document that was built from a mapping.
    ``diagnostics`` are the problems found while reading. What they are about is not in ``data``; its key paths are in
    ``faulty``, so that nobody calls it missing. ``source`` is the text that places are counted in: ``text`` with its
    broken statements cured or taken out, line by line.
    """

    name: str | None
    text: str | None
    data: dict[str, Any]
    diagnostics: tuple[Diagnostic, ...] = ()
    faulty: frozenset[KeyPath] = frozenset()
    source: Source | None = field(default=None, repr=False)
    moved: Mapping[KeyPath, tuple[int, ...]] = field(factory=dict, repr=False)

    @classmethod
    def of(cls, mapping: Mapping[Any, Any], name: str | None = None, source: Source | None = None) -> Document:
        """A document from a mapping, as a form, an API or a database gives it.

        Its places are those of ``source``, a text that was read into it; else key paths only.

        A float becomes the decimal that its shortest repr shows, a tuple a list, a whole number as key its text;
        a key whose value is None counts as not given. What else is no plain value is a diagnostic.
        """
        from kinerja_rules.files.values import from_mapping

        data, problems = from_mapping(mapping)
        text = None if source is None else source.text
        bare = cls(name, text, data, faulty=frozenset(problem.path for problem in problems), source=source)
        return evolve(bare, diagnostics=tuple(problem.told(bare) for problem in problems))

    @property
    def index(self) -> PlaceIndex | None:
        """The places of the text; None without a text."""
        return None if self.source is None else self.source.index

    def place(self, path: KeyPath, value: bool = False) -> Place:
        """File, line and column of the key (or value) at ``path``, or of its nearest parent that the file has."""
        path = self.original(path)
        index = self.index
        point = None if index is None else index.value(path) if value else index.key(path)
        return self._place(path, point)

    def text_place(self, path: KeyPath, offset: int) -> Place:
        """File, line and column of character ``offset`` inside the string value at ``path``."""
        path = self.original(path)
        index = self.index
        return self._place(path, None if index is None else index.inside(path, offset))

    def located(self, diagnostic: Diagnostic, path: KeyPath) -> Diagnostic:
        """``diagnostic``, found in the string at ``path`` (a formula, a figure), seen from this file."""
        start = 0 if diagnostic.span is None else diagnostic.span.start
        return diagnostic.at(self.text_place(path, start))

    def problem(
        self, code: str, path: KeyPath, values: Mapping[str, object] | None = None, *, value: bool = False
    ) -> Diagnostic:
        """A diagnostic at the key (or value) at ``path``."""
        return Diagnostic(code, values or {}, place=self.place(path, value))

    def was_faulty(self, path: KeyPath) -> bool:
        """Whether ``path``, or a part of it, stood in the file but was refused, so that its absence says nothing."""
        path = self.original(path)
        return any(path[:length] in self.faulty for length in range(len(path) + 1))

    def original(self, path: KeyPath) -> KeyPath:
        """``path`` with list positions counted as in the file, where faulty elements were taken out of ``data``."""
        found: KeyPath = ()
        for part in path:
            kept = self.moved.get(found) if isinstance(part, int) else None
            found += (kept[part] if kept is not None and isinstance(part, int) and part < len(kept) else part,)
        return found

    def without(
        self, data: dict[str, Any], faulty: Iterable[KeyPath], kept: Mapping[KeyPath, tuple[int, ...]]
    ) -> Document:
        """This document with ``data`` less its ``faulty`` paths; ``kept`` says which elements of a list remain."""
        moved = dict(self.moved)
        for path, numbers in kept.items():
            moved[self.original(path)] = tuple(int(self.original((*path, number))[-1]) for number in numbers)
        return evolve(self, data=data, faulty=self.faulty.union(map(self.original, faulty)), moved=moved)

    def _place(self, path: KeyPath, point: tuple[int, int] | None) -> Place:
        line, column = point or (None, None)
        return Place(file=self.name, line=line, column=column, path=path)


def in_file(diagnostic: Diagnostic) -> tuple[int, int]:
    """Line and column of a diagnostic, to sort by; what has none comes first."""
    place = diagnostic.place or Place()
    return place.line or 0, place.column or 0
