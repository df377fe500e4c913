"""What a plain value may not be, even where TOML allows it.

Laws of this file:
1. A number with exactly three decimals is refused where it stands without quotes: `8.604` may be 8604.
2. A string with control characters is refused with its cure; tabs are allowed under the key `isi` alone.
3. A refused value is taken out: from its table, and a list with a refused element from the table that holds the list.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from math import isfinite
from typing import Any

from attrs import frozen

from kinerja_rules.errors import Diagnostic, KeyPath, Span, path_text
from kinerja_rules.files.document import Document
from kinerja_rules.messages import Sentence
from kinerja_rules.numbers import MAX_DIGITS, Decimal, Fraction

MAX_DEPTH = 100

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_NOT_IN_KEYS = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_THREE_DECIMALS = re.compile(r"[+-]?([0-9_]+)\.[0-9]{3}")
_PLAIN = (str, int, Decimal, Fraction, datetime.date, datetime.time)


@frozen
class Literal:
    """A TOML number with a point or an exponent, character by character."""

    text: str


@frozen
class Problem:
    """A refused value at ``path``; ``shown`` is what is wrong in it, ``text`` the text that holds it."""

    code: str
    path: KeyPath
    shown: str = ""
    text: str = ""

    def told(self, document: Document) -> Diagnostic:
        """The diagnostic, with its cure in the words of ``document``."""
        key = _NOT_IN_KEYS.sub(lambda found: shown(found[0]), key_name(self.path))
        values: dict[str, object] = {"key": key, "shown": self.shown}
        if self.code in ("control_character", "tab_character"):
            values["hint"] = _hint(self, document)
        elif self.code == "three_decimals":
            values["hint"] = _which_number(self.path, self.shown)
        raw = document.index.raw(self.path) if document.index is not None else None
        if raw is None or self.code != "tab_character" or "\t" not in raw:
            return document.problem(self.code, self.path, values, value=True)
        at = self.text.index("\t")  # typed as such, so that the line shows where
        return document.located(Diagnostic(self.code, values, span=Span(at, at + 1), text=self.text), self.path)


class _Refused(Exception):
    """A value inside a list cannot stay: the list goes with it."""


@frozen
class Walk:
    """One pass over data: what is refused goes to ``problems``, what cannot be read to ``broken``."""

    problems: list[Problem]
    broken: list[KeyPath]
    marker: str | None = None  # the text that stands for a statement which could not be read

    def table(self, mapping: Mapping[Any, Any], path: KeyPath) -> dict[str, Any]:
        """``mapping`` without what is refused in it."""
        found: dict[str, Any] = {}
        for raw, value in mapping.items():
            if value is None:
                continue
            key = raw if isinstance(raw, str) else str(raw)
            at = (*path, key)
            if not isinstance(raw, str | int) or isinstance(raw, bool):
                self.problems.append(Problem("not_plain", at, type(raw).__name__))
                continue
            bad = _NOT_IN_KEYS.search(key)
            if bad:
                self.problems.append(Problem("control_in_key", at, shown(bad[0])))
                continue
            if key in found:  # 2024 and "2024" in one mapping
                self.problems.append(Problem("duplicate_key", at))
                continue
            try:
                found[key] = self.value(value, at)
            except _Refused:
                continue
        return found

    def value(self, value: Any, path: KeyPath) -> Any:
        """The plain value, or _Refused after the problem is noted."""
        if isinstance(value, str):
            return self._text(value, path)
        if isinstance(value, Mapping | list | tuple):
            if len(path) > MAX_DEPTH:
                raise self._refuse("file_too_deep", path, str(MAX_DEPTH))
            return self.table(value, path) if isinstance(value, Mapping) else self._list(value, path)
        if isinstance(value, Literal):
            return self._decimal(value.text, path)
        if isinstance(value, float):
            if not isfinite(value):
                raise self._refuse("not_finite", path, str(value))
            return Decimal(float.__repr__(value))
        if isinstance(value, int) and abs(value).bit_length() > MAX_DIGITS * 3322 // 1000:
            raise self._refuse("file_number_too_long", path, str(MAX_DIGITS))
        if isinstance(value, Decimal) and not value.is_finite():
            raise self._refuse("not_finite", path, str(value))
        if isinstance(value, _PLAIN):
            return value
        raise self._refuse("not_plain", path, type(value).__name__)

    def _list(self, values: list[Any] | tuple[Any, ...], path: KeyPath) -> list[Any]:
        found: list[Any] = []
        refused: _Refused | None = None
        for number, value in enumerate(values):
            try:
                found.append(self.value(value, (*path, number)))
            except _Refused as error:
                refused = error
        if refused is not None:
            self.broken.append(path)
            raise refused
        return found

    def _decimal(self, literal: str, path: KeyPath) -> Decimal:
        digits = literal.lower().lstrip("+-")
        if digits in ("nan", "inf"):
            raise self._refuse("not_finite", path, literal)
        if _THREE_DECIMALS.fullmatch(literal):
            raise self._refuse("three_decimals", path, literal)
        exponent = digits.partition("e")[2].replace("_", "").lstrip("+-").lstrip("0")
        if len(digits) > MAX_DIGITS or len(exponent) > 4 or int(exponent or "0") > MAX_DIGITS:
            raise self._refuse("file_number_too_long", path, str(MAX_DIGITS))
        return Decimal(literal)

    def _text(self, text: str, path: KeyPath) -> str:
        if self.marker is not None and text == self.marker:
            self.broken.append(path)
            raise _Refused
        bad = _CONTROL.search(text)
        if bad:
            raise self._refuse("control_character", path, shown(bad[0]))
        if "\t" in text and "isi" not in path:
            raise self._refuse("tab_character", path, shown("\t"), text)
        return text

    def _refuse(self, code: str, path: KeyPath, found: str = "", text: str = "") -> _Refused:
        self.problems.append(Problem(code, path, found, text))
        return _Refused()


def from_mapping(mapping: Mapping[Any, Any]) -> tuple[dict[str, Any], list[Problem]]:
    """Plain data from a mapping, and what was refused in it."""
    problems: list[Problem] = []
    data = Walk(problems, []).table(mapping, ())
    return data, problems


def key_name(path: KeyPath) -> str:
    """The end of a key path, as a person would cite it: ``rumus``, ``frasa[0]``."""
    start = next((at for at in range(len(path) - 1, -1, -1) if isinstance(path[at], str)), 0)
    return path_text(path[start:])


def shown(character: str) -> str:
    """A control character as it is written in TOML: ``\\f``, ``\\u000b``."""
    short = {"\b": "\\b", "\t": "\\t", "\f": "\\f", "\r": "\\r", "\n": "\\n"}.get(character)
    return short or f"\\u{ord(character):04x}"


def _hint(problem: Problem, document: Document) -> Sentence:
    """The cure of a control character or a tab: single quotes where a backslash made it."""
    raw = document.index.raw(problem.path) if document.index is not None else None
    if raw is not None and raw[0] == '"' and "\\" in raw:
        content = raw.strip('"')
        if "'" in content or "\n" in content:
            doubled = problem.shown.replace("\\", "\\\\")
            return Sentence(
                f"Gandakan garis miring terbaliknya: `{doubled}`.", f"Write the backslash twice: `{doubled}`."
            )
        write = _written(problem.path, f"'{content}'")
        return Sentence(f"Tulis dengan kutip tunggal: `{write}`.", f"Write it in single quotes: `{write}`.")
    if problem.code == "tab_character":
        return Sentence("Ganti tab dengan spasi.", "Replace the tab by a blank.")
    return Sentence("Hapus karakter itu.", "Delete that character.")


def _which_number(path: KeyPath, literal: str) -> Sentence:
    """The cure of a number with three decimals: both readings."""
    digits = literal.lstrip("+").replace("_", "")
    whole, _, decimals = digits.partition(".")
    quoted = _written(path, f'"{whole},{decimals}"')
    if whole.lstrip("-") == "0" or len(whole.lstrip("-")) > 3:
        return Sentence(f"Apit dengan tanda kutip: `{quoted}`.", f"Put it in quotes: `{quoted}`.")
    thousands = _written(path, f"{whole}{decimals}")
    return Sentence(
        f"Tulis `{thousands}` bila itu ribuan, atau `{quoted}` bila itu desimal.",
        f"Write `{thousands}` if these are thousands, or `{quoted}` if they are decimals.",
    )


def _written(path: KeyPath, value: str) -> str:
    """A value as it is written: with its key; alone in a list, and where the key is a year, as in target.pk.2024."""
    alone = isinstance(path[-1], int) or path[-1].isdigit()
    return value if alone else f"{path_text(path[-1:])} = {value}"
