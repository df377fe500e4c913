"""Printed figures with their addresses, and the inputs of a working.

Laws of this file:
1. A cell is read once, when it is first asked for, and keeps its text.
2. An address that two cells share is cited by nobody: it would be a guess which is meant.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cached_property
from typing import TypeAlias

from attrs import define, field, frozen

from kinerja_rules.errors import Diagnostic, FigureError, KeyPath, Place
from kinerja_rules.files.books import BookCell
from kinerja_rules.numbers import Decimal, Figure, Fraction, Style, UnitKind, rational, read_figure, read_sum

BLANK = "no_figure"
Raw: TypeAlias = str | int | Decimal | Fraction


@frozen
class Reading:
    """How figures of one part of a report are read: the stated style, and the units it declares as counted."""

    style: Style = "auto"
    counted: Collection[str] = field(default=frozenset(), hash=False)

    def figure(self, raw: Raw, kind: UnitKind | None) -> Figure:
        """The figure as printed; a number of the file counts as printed with its decimals. Raises FigureError."""
        if isinstance(raw, str):
            return read_figure(raw, unit=kind, style=self.style, counted=self.counted)
        text = str(raw)
        decimals = len(text.partition(".")[2]) if "E" not in text.upper() else 0
        return Figure(text, rational(raw), decimals, unit_kind=kind)

    def sum(self, raw: str, kind: UnitKind | None) -> Fraction:
        """The value of a small sum as a document shows its inputs. Raises FigureError."""
        return read_sum(raw, unit=kind, style=self.style, counted=self.counted)


@frozen(eq=False)
class Cell:
    """One printed figure: its address and its text.

    ``part`` is the table, row or check it stands in; ``row`` and ``column`` name it there; ``subject`` is what tables
    call the same (an indicator, a code). ``path`` leads to it in the file; ``doubt`` says why no figure is to be read
    from it. ``place`` is where it stands in a file of its own, ``origin`` the cell of a workbook that it is.
    """

    id: str
    raw: Raw
    kind: UnitKind | None = None
    reading: Reading = Reading()
    part: str = ""
    row: str = ""
    column: str = ""
    subject: str = ""
    title: str = ""
    page: str | int | None = None
    path: KeyPath = ()
    doubt: Diagnostic | None = None
    place: Place | None = None
    origin: BookCell | None = None

    @property
    def text(self) -> str:
        """As printed."""
        return str(self.raw).strip()

    @cached_property
    def _read(self) -> tuple[Figure | None, Diagnostic | None]:
        if self.doubt is not None:
            return None, self.doubt
        try:
            return self.reading.figure(self.raw, self.kind), None
        except FigureError as error:
            return None, error.diagnostics[0]

    @property
    def figure(self) -> Figure | None:
        """The figure; None where the cell is blank or cannot be read."""
        return self._read[0]

    @property
    def problem(self) -> Diagnostic | None:
        """Why there is no figure."""
        return self._read[1]

    @property
    def blank(self) -> bool:
        """Whether nothing is printed, or a dash in its place."""
        return self.problem is not None and self.problem.code == BLANK

    @property
    def has_formula(self) -> bool:
        """Whether it is a cell of a workbook with a formula of its own."""
        return self.origin is not None and bool(self.origin.formula)

    @property
    def whole(self) -> bool:
        """Whether the figure is known exactly by what it is: a count, or a percentage without decimals."""
        return self.figure is not None and is_whole(self.figure, self.kind)


def is_whole(figure: Figure, kind: UnitKind | None) -> bool:
    """A count, or a percentage printed without decimals: such a figure is exact though it be no input."""
    return figure.digits == 0 and (figure.percent or "count" in (kind, figure.unit_kind) or kind == "percent")


@frozen(eq=False)
class Given:
    """An input that the report states itself: a figure, or the value of a small sum; or why it cannot be read.

    ``rounded``: known to its printed digits only.
    """

    text: str
    figure: Figure | None = None
    value: Fraction | None = None
    problem: Diagnostic | None = None
    rounded: bool = False


@frozen(eq=False)
class Cited:
    """An input that is another cell."""

    cell: Cell
    rounded: bool = False


@frozen(eq=False)
class Lost:
    """An input that cannot be had: the cell it cites is not there."""

    text: str
    problem: Diagnostic


Single: TypeAlias = Given | Cited | Lost
Input: TypeAlias = Single | tuple[Single, ...]


def singles(given: Input) -> tuple[Single, ...]:
    """The elements of a series; a single input alone."""
    return given if isinstance(given, tuple) else (given,)


def read_given(raw: Raw, kind: UnitKind | None, reading: Reading, *, rounded: bool = False) -> Given:
    """A stated input: a figure, or a small sum (``"309.092 + 50"``), which is exact."""
    text = str(raw).strip()
    try:
        figure = reading.figure(raw, kind)
    except FigureError as error:
        if isinstance(raw, str):
            try:
                return Given(text, value=reading.sum(raw, kind))
            except FigureError:
                pass
        return Given(text, problem=error.diagnostics[0])
    return Given(text, figure, figure.value, rounded=rounded)


@define(eq=False)
class Cells:
    """Every cell of a report by its address."""

    _cells: dict[str, list[Cell]] = field(factory=dict)

    def add(self, cell: Cell) -> Cell:
        """Takes the cell in, and gives it back."""
        self._cells.setdefault(_plain(cell.id), []).append(cell)
        return cell

    def find(self, cell_id: str) -> Cell | None:
        """The one cell of this address; None where there is none, or more than one."""
        found = self._cells.get(_plain(cell_id), [])
        return found[0] if len(found) == 1 else None

    def shared(self, cell_id: str) -> bool:
        """Whether several cells have this address."""
        return len(self._cells.get(_plain(cell_id), [])) > 1

    @property
    def ids(self) -> Collection[str]:
        """Every address."""
        return self._cells.keys()

    def __iter__(self) -> Iterator[Cell]:
        return (cell for cells in self._cells.values() for cell in cells)


def _plain(cell_id: str) -> str:
    return " ".join(cell_id.split())
