"""One reading of one pack file: the document, what is known by name, and every problem found so far."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from typing import Any

from attrs import define, evolve, field

from kinerja_rules.errors import Diagnostic, FigureError, FormulaError, KeyPath
from kinerja_rules.files.document import Document
from kinerja_rules.files.suggest import closest
from kinerja_rules.formula import Formula
from kinerja_rules.messages import Sentence
from kinerja_rules.numbers import Figure, Fraction, Rounding, UnitKind, rational, read_figure
from kinerja_rules.policy import Validity, check_sign
from kinerja_rules.registry import Registry

Table = Mapping[str, Any]


@define
class Desk:
    """Where a pack file is read. Problems go to ``problems``, each once."""

    document: Document
    registry: Registry
    problems: list[Diagnostic] = field(factory=list)
    told: set[Diagnostic] = field(factory=set, init=False)

    @property
    def data(self) -> Table:
        return self.document.data

    def table(self, *path: str) -> Table:
        """The table at ``path``; empty where there is none."""
        found: Any = self.data
        for part in path:
            found = found.get(part, {})
        return found if isinstance(found, dict) else {}

    # -- problems

    def error(self, code: str, path: KeyPath, **values: object) -> None:
        """A problem at the key at ``path``."""
        self.add(self.document.problem(code, path, values))

    def refuse(self, code: str, path: KeyPath, **values: object) -> None:
        """A problem at the value at ``path``."""
        self.add(self.document.problem(code, path, values, value=True))

    def remark(self, code: str, path: KeyPath, **values: object) -> None:
        """What is no error, but worth knowing."""
        self.add(evolve(self.document.problem(code, path, values), severity="remark"))

    def inside(self, diagnostic: Diagnostic, path: KeyPath) -> None:
        """A problem of the text at ``path``: at its place in that text, if the text stands in the file as it is."""
        given = _at(self.data, path)
        if diagnostic.text is not None and diagnostic.text == given:
            self.add(self.document.located(diagnostic, path))
        else:
            self.add(diagnostic.at(self.document.place(path, value=True)))

    def add(self, diagnostic: Diagnostic) -> None:
        if diagnostic not in self.told:
            self.told.add(diagnostic)
            self.problems.append(diagnostic)

    def hurt(self, *path: str | int) -> bool:
        """Whether something at, in or around ``path`` was refused, so that what is missing there says nothing."""
        where = self.document.original(path)
        size = len(where)
        return any(faulty[:size] == where[: len(faulty)] for faulty in self.document.faulty)

    # -- small parts

    def formula(self, path: KeyPath, parse: Callable[[], Formula]) -> Formula | None:
        """What ``parse`` gives; None, and its problems noted, where it fails."""
        try:
            return parse()
        except FormulaError as error:
            for problem in error.diagnostics:
                self.inside(problem, path)
            return None

    def notes(self, formula: Formula, path: KeyPath) -> None:
        """The remarks of a formula that is otherwise sound."""
        for note in formula.notes:
            self.inside(note, path)

    def number(self, value: Any, path: KeyPath, kind: UnitKind | None = None) -> Fraction | None:
        """The exact value of a number or figure; None, and the problem noted, where it is none."""
        figure = self.figure(value, path, kind)
        return None if figure is None else figure.value

    def figure(self, value: Any, path: KeyPath, kind: UnitKind | None = None) -> Figure | None:
        """A printed figure, or a number as one; None, and the problem noted, where it is none."""
        try:
            if not isinstance(value, str):
                exact = rational(value)
                return Figure(str(value), exact, _digits(str(value)), unit_kind=kind)
            figure = read_figure(value, unit=kind)
            check_sign(figure, kind)
        except FigureError as error:
            for problem in error.diagnostics:
                self.inside(problem, path)
            return None
        return figure

    def mode(self, word: str | None) -> Rounding | None:
        """The rounding of this name; None without one (an unknown one was told by the shape)."""
        return None if word is None else self.registry.roundings.get(word)

    def validity(self, table: Table, path: KeyPath) -> Validity:
        """The dates of a table; an end before the start is a problem, and counts as open."""
        start: datetime.date | None = table.get("berlaku_mulai")
        end: datetime.date | None = table.get("berlaku_sampai")
        if start is not None and end is not None and end < start:
            self.error("dates_reversed", (*path, "berlaku_sampai"), start=start, end=end)
            end = None
        return Validity(start, end)

    def unknown(self, code: str, path: KeyPath, name: str, known: Mapping[str, object], hint: Sentence | None) -> None:
        """A name that nothing has, with the nearest known one, or where it could come from."""
        near = closest(name, known)
        if near is not None:
            cure = Sentence(f'Maksud Anda "{near}"?', f'Did you mean "{near}"?')
        elif hint is not None:
            cure = hint
        elif known:
            cure = Sentence(f"Yang dikenal: {', '.join(known)}.", f"Known here: {', '.join(known)}.")
        else:
            cure = Sentence("Tambahkan paket yang memilikinya di `acuan`.", "Add the pack that has it to `acuan`.")
        self.refuse(code, path, name=name, hint=cure)


def _at(data: Any, path: KeyPath) -> object:
    try:
        for part in path:
            data = data[part]
    except (KeyError, IndexError, TypeError):
        return None
    found: object = data
    return found


def _digits(text: str) -> int:
    return len(text.partition(".")[2]) if "." in text and "E" not in text.upper() else 0
