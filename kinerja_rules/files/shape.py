"""What a table of a file may hold, declared once: a checker, its messages and a JSON Schema derive from it.

A Shape lists the keys of a table; a kind says what a value may be; kinds nest. ``checked`` tells every problem of a
document at once and gives the document without what is wrong, so that who reads it need not look again:

>>> from kinerja_rules.files.document import Document
>>> shape = Shape((Field("versi", Text(), required=True), Field("tahun", Integer())))
>>> document, problems = checked(Document.of({"versi": 2, "tahun": 2024}), shape)
>>> document.data, [problem.code for problem in problems]
({'tahun': 2024}, ['wrong_type'])
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from attrs import field, frozen

from kinerja_rules.errors import Diagnostic, KeyPath, path_text
from kinerja_rules.files.document import Document, in_file
from kinerja_rules.files.kinds import (
    FAULTY,
    AnyOf,
    Anything,
    Boolean,
    Date,
    Faulty,
    Figure,
    Integer,
    Keyed,
    Kind,
    ListOf,
    OneOf,
    TableOf,
    Text,
    by_year,
)
from kinerja_rules.files.suggest import closest
from kinerja_rules.files.values import key_name
from kinerja_rules.files.wording import table_name, told
from kinerja_rules.messages import Sentence

__all__ = [
    "FAULTY",
    "AnyOf",
    "Anything",
    "Boolean",
    "Check",
    "Date",
    "Field",
    "Figure",
    "Integer",
    "Keyed",
    "Kind",
    "Lenient",
    "ListOf",
    "OneOf",
    "Shape",
    "TableOf",
    "Text",
    "by_year",
    "checked",
    "json_schema",
]


@frozen
class Field:
    """One key of a table: its kind, what it is for in both languages, and whether the table is void without it."""

    key: str
    kind: Kind
    id: str = ""
    en: str = ""
    required: bool = field(default=False, kw_only=True)
    example: str | None = field(default=None, kw_only=True)  # its value as TOML, if the kind's sample says too little

    def sample(self) -> str:
        return self.example or self.kind.sample()


@frozen
class Shape(Kind):
    """A table with fixed keys. A table that lacks a required key, or has it wrong, is faulty as a whole."""

    fields: tuple[Field, ...]
    title: Sentence = Sentence("", "")
    named = Sentence("tabel", "a table")
    is_table = True

    def field(self, key: str) -> Field:
        """The field of a key that the table knows."""
        return next(each for each in self.fields if each.key == key)

    def sample(self) -> str:
        shown = [each for each in self.fields if each.required] or self.fields[:1]
        return f"{{ {', '.join(f'{each.key} = {each.sample()}' for each in shown)} }}"

    def takes(self, value: Any) -> bool:
        return isinstance(value, dict)

    def inside(self, value: Any, path: KeyPath, check: Check) -> Any:
        found = check.table(self, value, path)
        return FAULTY if any(each.required and each.key not in found for each in self.fields) else found

    def schema(self) -> dict[str, Any]:
        properties = {}
        for each in self.fields:
            properties[each.key] = ({"description": each.id} if each.id else {}) | each.kind.schema()
        schema: dict[str, Any] = {"title": self.title.id} if self.title.id else {}
        schema |= {"type": "object", "properties": properties, "additionalProperties": False}
        required = [each.key for each in self.fields if each.required]
        return schema | ({"required": required} if required else {})


@frozen
class Lenient(Shape):
    """A table that is still read when a required key is missing or wrong: the others are looked at all the same."""

    def inside(self, value: Any, path: KeyPath, check: Check) -> Any:
        return check.table(self, value, path)


def checked(document: Document, shape: Shape) -> tuple[Document, tuple[Diagnostic, ...]]:
    """The document without what ``shape`` does not allow, and a diagnostic for each such part.

    In the document given back every value has its kind and every table its required keys; only the outermost
    table may still lack some. A faulty table is left out of its list, and ``place`` still counts as the file does.
    What reading the file refused already is in its ``diagnostics`` and not told again.
    """
    check = Check(document)
    data = check.table(shape, document.data, ())
    problems = sorted(check.problems, key=in_file)
    return document.without(data, check.faulty, check.kept), tuple(problems)


def json_schema(shape: Shape, address: str | None = None) -> dict[str, Any]:
    """``shape`` as JSON Schema 2020-12, with titles and descriptions in Indonesian; ``address`` becomes its $id."""
    schema: dict[str, Any] = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    if address is not None:
        schema["$id"] = address
    return schema | shape.schema()


class Check:
    """One check of one document: what was found so far."""

    def __init__(self, document: Document, around: Iterable[tuple[KeyPath, Shape]] = ()) -> None:
        self.document = document
        self.problems: list[Diagnostic] = []
        self.faulty: list[KeyPath] = []
        self.kept: dict[KeyPath, tuple[int, ...]] = {}
        self.around = list(around)  # the tables with fixed keys that are being looked at, outermost first

    def trial(self) -> Check:
        """A check of the same place whose findings count only when they are merged."""
        return Check(self.document, self.around)

    def merge(self, trial: Check) -> None:
        self.problems += trial.problems
        self.faulty += trial.faulty
        self.kept.update(trial.kept)

    def value(self, kind: Kind, value: Any, path: KeyPath, example: str | None = None) -> Any:
        """``value`` without its faulty parts, or FAULTY where it is not of ``kind``."""
        if not kind.takes(value):
            return self._wrong_type(kind, value, path, example)
        found = kind.inside(value, path, self)
        if found is FAULTY:
            self.faulty.append(path)
        return found

    def table(self, shape: Shape, value: Mapping[str, Any], path: KeyPath) -> dict[str, Any]:
        """The keys of ``value`` that ``shape`` knows and that have their kind."""
        fields = {each.key: each for each in shape.fields}
        found: dict[str, Any] = {}
        self.around.append((path, shape))
        for key, element in value.items():
            at = (*path, key)
            if key not in fields:
                self._unknown_key(shape, key, path)
                continue
            checked_element = self.value(fields[key].kind, element, at, fields[key].example)
            if checked_element is not FAULTY:
                found[key] = checked_element
        self.around.pop()
        for each in shape.fields:
            if each.required and each.key not in value and not self.document.was_faulty((*path, each.key)):
                self._missing_key(each, path)
        return found

    def fault(self, code: str, path: KeyPath, values: Mapping[str, object], *, value: bool = True) -> Faulty:
        """Notes a problem, and that what stands at ``path`` is dropped for it."""
        self.problems.append(self.document.problem(code, path, values, value=value))
        self.faulty.append(path)
        return FAULTY

    def _wrong_type(self, kind: Kind, value: Any, path: KeyPath, example: str | None) -> Faulty:
        values = {
            "key": key_name(path),
            "found": told(value),
            "expected": kind.describe(),
            "hint": _what_to_write(kind, value, path, example),
        }
        return self.fault("wrong_type", path, values)

    def _missing_key(self, missing: Field, path: KeyPath) -> None:
        write = _assignment(missing.kind, missing.sample(), (*path, missing.key))
        hint = Sentence(f"Tambahkan `{write}`. {missing.id}".rstrip(), f"Add `{write}`. {missing.en}".rstrip())
        values = {"key": missing.key, "table": table_name(path), "hint": hint}
        self.problems.append(self.document.problem("missing_key", (*path, missing.key), values))

    def _unknown_key(self, shape: Shape, key: str, path: KeyPath) -> None:
        owner = next((at for at, other in reversed(self.around[:-1]) if key in _keys(other)), None)
        near = closest(key, _keys(shape))
        first, *rest = re.split(r"[\s_]+", key.strip())
        if rest and first in _keys(shape) and shape.field(first).kind.is_table:
            dotted = path_text((first, *rest))
            hint = Sentence(f"Maksud Anda `{dotted}`?", f"Did you mean `{dotted}`?")
        elif owner is not None:
            hint = _belongs_to(owner)
        elif near is not None:
            hint = Sentence(f"Maksud Anda `{near}`?", f"Did you mean `{near}`?")
        else:
            keys = ", ".join(_keys(shape))
            hint = Sentence(f"Kunci yang dikenal: {keys}.", f"The keys known here: {keys}.")
        values = {"key": key, "table": table_name(path), "hint": hint}
        self.fault("unknown_key", (*path, key), values, value=False)


def _keys(shape: Shape) -> list[str]:
    return [each.key for each in shape.fields]


def _belongs_to(owner: KeyPath) -> Sentence:
    if not owner:
        return Sentence(
            "Kunci ini milik berkas: pindahkan ke awal berkas, di atas tabel pertama.",
            "This key belongs to the file: move it to the top of the file, above the first table.",
        )
    name = path_text(owner)
    return Sentence(
        f"Kunci ini milik `{name}`: pindahkan ke atas, sebelum kepala tabel berikutnya.",
        f"This key belongs to `{name}`: move it up, before the next table header.",
    )


def _assignment(kind: Kind, sample: str, path: KeyPath) -> str:
    """A key with its value as it would be written: a header for a table, else ``key = value``."""
    if isinstance(path[-1], str):
        name = path_text(tuple(part for part in path if isinstance(part, str)))
        if kind.is_table:
            return f"[{name}]"
        if isinstance(kind, ListOf) and kind.kind.is_table:
            return f"[[{name}]]"
        return f"{path_text(path[-1:])} = {sample}"
    return sample


def _what_to_write(kind: Kind, value: Any, path: KeyPath, example: str | None) -> Sentence:
    kinds = kind.kinds if isinstance(kind, AnyOf) else (kind,)
    name = path_text(tuple(part for part in path if isinstance(part, str)))
    header = None
    if isinstance(value, dict) and any(isinstance(each, ListOf) and each.kind.is_table for each in kinds):
        header = f"[[{name}]]"
    elif isinstance(value, list) and value and all(isinstance(element, dict) for element in value):
        header = f"[{name}]" if any(each.is_table for each in kinds) else None
    if header is not None:
        return Sentence(f"Tulis kepala tabelnya `{header}`.", f"Write its table header as `{header}`.")
    if isinstance(value, dict) and _dotted(path, value):
        key = f'"{path[-1]}.{next(iter(value))}"'
        return Sentence(f"Apit kunci yang bertitik: `{key} = ...`.", f"Put a key with a dot in quotes: `{key} = ...`.")
    cure = kind.cure(value) or example
    write = _assignment(kind, kind.sample(), path) if cure is None else _assignment(Text(), cure, path)
    return Sentence(f"Tulis `{write}`.", f"Write `{write}`.")


def _dotted(path: KeyPath, value: Mapping[str, Any]) -> bool:
    """Whether a table came from a numbered key with a dot in it: ``1.1 = "turun"``."""
    return str(path[-1]).isdigit() and len(value) > 0 and all(key.isdigit() for key in value)
