"""The keys of an indicator, its own and those of the version over it, each with its place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from attrs import frozen

from kinerja_rules.errors import KeyPath
from kinerja_rules.packs.desk import Desk, Table


@frozen
class Section:
    """The keys of an indicator, or of a version over its indicator, with the place of each."""

    path: KeyPath
    table: Table
    base: Section | None = None

    def __contains__(self, key: str) -> bool:
        return key in self.table or (self.base is not None and key in self.base)

    def get(self, key: str, default: Any = None) -> Any:
        if key in self.table:
            return self.table[key]
        return default if self.base is None else self.base.get(key, default)

    def at(self, key: str) -> KeyPath:
        """Where the key stands, or would stand."""
        if self.base is not None and key not in self.table and key in self.base:
            return self.base.at(key)
        return (*self.path, key)

    def layers(self, key: str) -> list[tuple[KeyPath, Table]]:
        """The tables ``key`` of this section and of those below it, the nearest first."""
        here = [((*self.path, key), self.table[key])] if key in self.table else []
        return [*here, *(self.base.layers(key) if self.base is not None else ())]

    def hurt(self, desk: Desk, key: str) -> bool:
        """Whether ``key`` stood here, or below, and was refused."""
        return desk.hurt(*self.path, key) or (self.base is not None and self.base.hurt(desk, key))

    def without(self, keys: Iterable[str]) -> Section:
        """The section as if these keys did not stand in it."""
        left = frozenset(keys)
        return Section(self.path, {key: value for key, value in self.table.items() if key not in left}, self.base)
