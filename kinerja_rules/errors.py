"""What can be wrong, as values: a Diagnostic says what, where and what to write instead.

Laws of this file:
1. A diagnostic carries a stable code and the values of its sentence; the sentence itself is data (``messages``).
2. A place is never lost: span and text for a formula, file, line and key path for a file.
3. Everything this package raises is a RulesError and holds its diagnostics.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from attrs import evolve, field, frozen

from kinerja_rules.messages import remedy, sentence

Severity = Literal["error", "remark"]
KeyPath = tuple[str | int, ...]


@frozen
class Span:
    """Half-open range of characters in a formula's text."""

    start: int
    end: int


@frozen
class Place:
    """Where in a file: line and column count from 1; ``path`` is the key path, ``cell`` a sheet address."""

    file: str | None = None
    line: int | None = None
    column: int | None = None
    path: KeyPath = ()
    cell: str | None = None

    def __str__(self) -> str:
        where = ":".join(str(part) for part in (self.file, self.line, self.column) if part is not None)
        key = self.cell or path_text(self.path)
        return f"{where} [{key}]" if where and key else where or key


def path_text(path: KeyPath) -> str:
    """A key path as it would be cited: ``indikator.tkk.contoh[0].hasil``."""
    text = ""
    for part in path:
        if isinstance(part, int):
            text += f"[{part}]"
        else:
            key = part if part.replace("_", "").replace("-", "").isalnum() and part.isascii() else f'"{part}"'
            text += f".{key}" if text else key
    return text


@frozen
class Diagnostic:
    """One finding about a text or a file: ``code`` is stable and listed in docs/errors.md."""

    code: str
    values: Mapping[str, object] = field(factory=dict, hash=False)
    severity: Severity = "error"
    span: Span | None = None
    text: str | None = None
    place: Place | None = None

    def message(self, lang: str = "id") -> str:
        """What is wrong, one sentence; ``lang`` is ``id`` or ``en``."""
        return sentence(self.code, lang, self.values)

    def remedy(self, lang: str = "id") -> str:
        """What to write instead; empty where the sentence already says it."""
        return remedy(self.code, lang, self.values)

    def at(self, place: Place) -> Diagnostic:
        """The same diagnostic, seen from a file."""
        return evolve(self, place=place)

    def render(self, lang: str | None = None) -> str:
        """Place, sentence, the text with a caret under the place, and the remedy.

        Without ``lang`` the sentence stands in Indonesian, and in English below the caret.
        """
        first = lang or "id"
        head = self.message(first)
        if self.place is not None and str(self.place):
            head = f"{self.place}: {head}"
        lines = [head, *self._caret(), *_indented(self.remedy(first))]
        if lang is None:
            english = f"{self.message('en')} {self.remedy('en')}".rstrip()
            lines += _indented(f"({english})")
        return "\n".join(lines)

    def _caret(self) -> list[str]:
        if self.span is None or self.text is None:
            return []
        start = self.text.rfind("\n", 0, self.span.start) + 1
        end = self.text.find("\n", self.span.start)
        line = self.text[start : end if end >= 0 else None]
        at = self.span.start - start
        width = max(1, min(self.span.end - start, len(line)) - at)
        left = max(0, at - 60)  # a long line is shown round the place
        shown = line[left : at + max(width, 20) + 20].replace("\t", " ").rstrip()
        width = max(1, min(width, len(shown) - (at - left)))
        dots = "…" if left else ""
        number = f"{self._line(start)} | " if "\n" in self.text else ""
        indent = " " * (len(number) + len(dots) + at - left)
        return [f"  {number}{dots}{shown}", f"  {indent}{'^' * width}"]

    def _line(self, start: int) -> int:
        """The number of the line that begins there: of the file, where the file's exact place is known."""
        if self.place is not None and self.place.line is not None and self.place.column is not None:
            return self.place.line
        return (self.text or "").count("\n", 0, start) + 1

    def to_dict(self) -> dict[str, object]:
        """Plain data for JSON: code, severity, both sentences, and the place."""
        place = self.place or Place()
        return {
            "code": self.code,
            "severity": self.severity,
            "message": {"id": self.message("id"), "en": self.message("en")},
            "remedy": {"id": self.remedy("id"), "en": self.remedy("en")},
            "span": None if self.span is None else [self.span.start, self.span.end],
            "file": place.file,
            "line": place.line,
            "column": place.column,
            "path": list(place.path),
            "cell": place.cell,
        }

    def __str__(self) -> str:
        return self.render()


def _indented(text: str) -> list[str]:
    return [f"  {line}" for line in text.splitlines()]


class RulesError(Exception):
    """The one base of everything this package raises; ``diagnostics`` says what, where, and the cure."""

    def __init__(self, *diagnostics: Diagnostic) -> None:
        super().__init__(*diagnostics)
        self.diagnostics: tuple[Diagnostic, ...] = diagnostics

    @classmethod
    def of(cls, diagnostics: Iterable[Diagnostic]) -> RulesError:
        return cls(*diagnostics)

    def render(self, lang: str | None = None) -> str:
        """Every diagnostic, as a person reads it; both languages without ``lang``."""
        return "\n".join(diagnostic.render(lang) for diagnostic in self.diagnostics)

    def __str__(self) -> str:
        return self.render()


class FormulaError(RulesError):
    """A text that is no formula, or a formula that breaks a rule of names, arity or units."""


class EvaluationError(RulesError):
    """A formula has no value for these inputs: the input and the place in the formula are named."""


class FigureError(RulesError):
    """A printed figure, or an input, that cannot be read as a number."""


class FileError(RulesError):
    """A file that cannot be opened, decoded or parsed."""


class PackError(RulesError):
    """A pack with problems: all of them at once."""


class ReportError(RulesError):
    """A report with problems that leave nothing to audit."""


class RegistryError(RulesError):
    """Plug-ins that clash or break their contract; no part of them was taken in."""
