"""Excel formulas in our language: ``=C5/B5*100`` over the cells it names.

Laws of this file:
1. A formula is put over whole, or not at all: ``Untold`` says which part of it our language does not have.
2. Numbers are Excel's own: a cell shown as 78,71% counts 0,7871, so it goes in as its figure divided by 100.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias

from attrs import define, frozen

from kinerja_rules.files.books import Book, BookCell, column_number, letters

FUNCTIONS: Mapping[str, str] = {
    "SUM": "jumlah",
    "AVERAGE": "rata_rata",
    "MIN": "min",
    "MAX": "maks",
    "MEDIAN": "median",
    "COUNT": "banyak",
    "ABS": "abs",
    "ROUND": "bulatkan",
    "IF": "jika",
    "SQRT": "akar",
    "LN": "ln",
}
_LOGIC: Mapping[str, str] = {"AND": "dan", "OR": "atau"}
_BINARY: Mapping[str, int] = {
    **dict.fromkeys(("=", "<>", "<", "<=", ">", ">="), 1),
    **dict.fromkeys("+-", 3),
    **dict.fromkeys("*/", 4),
    "^": 5,
}
_WRITTEN: Mapping[str, str] = {"<>": "!="}
_ATOM = 9
_CELL = r"\$?([A-Z]{1,3})\$?([0-9]{1,7})"
_REFERENCE = re.compile(rf"(?:(?:'((?:[^']|'')+)'|([\w.]+))!)?{_CELL}(?::{_CELL})?")
_MAX_RANGE = 2_000
_MAX_NESTED = 60

Cells: TypeAlias = tuple[BookCell, ...]


class Untold(Exception):
    """A part of a formula that our language does not have."""

    def __init__(self, part: str) -> None:
        super().__init__(part)
        self.part = part


@frozen
class Told:
    """A formula in our language. ``inputs`` are the cells of each name: one, or those of a range."""

    text: str
    inputs: Mapping[str, BookCell | Cells | None]


@define
class _Piece:
    """A part of the formula with the strength of what holds it together."""

    text: str
    strength: int = _ATOM

    def within(self, strength: int) -> str:
        return self.text if self.strength >= strength else f"({self.text})"


def put_over(book: Book, at: BookCell, called: Callable[[str, int, int], str]) -> Told:
    """The formula of the cell ``at``, whose result is its figure; raises Untold.

    ``called`` gives the name for the cell of a sheet, row and column: the same name for the same cell.
    """
    from openpyxl.formula import Tokenizer
    from openpyxl.formula.tokenizer import TokenizerError

    try:
        tokens = [token for token in Tokenizer(at.formula).items if token.type != "WHITE-SPACE"]
    except (TokenizerError, IndexError):
        raise Untold(at.formula) from None
    reader = _Reader(book, at, called, tokens)
    piece = reader.expression(0)
    if reader.left:
        raise Untold(reader.left[0].value)
    text = f"{piece.within(4)} * 100" if at.percent else piece.text
    return Told(text, reader.inputs)


class _Reader:
    def __init__(self, book: Book, at: BookCell, called: Callable[[str, int, int], str], tokens: Sequence[Any]) -> None:
        self.book = book
        self.at = at
        self.called = called
        self.left = list(tokens)
        self.inputs: dict[str, BookCell | Cells | None] = {}
        self.depth = 0

    def expression(self, least: int) -> _Piece:
        """What holds together more strongly than ``least``."""
        self.depth += 1
        if self.depth > _MAX_NESTED:
            raise Untold(self.at.formula)
        found = self._operand()
        while self._next("OPERATOR-INFIX") and _BINARY.get(self.left[0].value, -1) > least:
            sign = self.left.pop(0).value
            strength = _BINARY[sign]
            # Excel reads all of them from the left, powers too
            right = self.expression(strength)
            left = found.within(strength if strength < 5 else _ATOM)
            right_text = right.within(strength + 1 if sign in "-/" or strength == 5 else strength)
            found = _Piece(f"{left} {_WRITTEN.get(sign, sign)} {right_text}", strength)
        if least == 0 and self._next("OPERATOR-INFIX"):
            raise Untold(self.left[0].value)
        self.depth -= 1
        return found

    def _operand(self) -> _Piece:
        if not self.left:
            raise Untold(self.at.formula)
        token = self.left.pop(0)
        match token.type, token.subtype:
            case "OPERATOR-PREFIX", _:
                inner = self.expression(5)  # -2^2 is 4 to Excel
                found = _Piece(f"-{inner.within(_ATOM)}", 2) if token.value == "-" else inner
            case "PAREN", "OPEN":
                inner = self.expression(0)
                self._close()
                found = _Piece(f"({inner.text})")
            case "FUNC", "OPEN":
                found = self._function(token.value[:-1].upper())
            case "OPERAND", "NUMBER":
                found = _Piece(_number(token.value))
            case "OPERAND", "RANGE":
                found = self._reference(token.value, alone=True)
            case _:
                raise Untold(token.value)
        while self._next("OPERATOR-POSTFIX"):
            self.left.pop(0)
            found = _Piece(f"{found.within(4)} / 100", 4)
        return found

    def _function(self, name: str) -> _Piece:
        if name not in FUNCTIONS and name not in _LOGIC and name not in ("NOT", "POWER"):
            raise Untold(f"{name}(...)")
        arguments: list[_Piece] = []
        while not (self._next("FUNC") and self.left[0].subtype == "CLOSE"):
            if arguments:
                self._take("SEP")
            if self._next("OPERAND") and self.left[0].subtype == "RANGE" and self._ends(1):
                arguments.append(self._reference(self.left.pop(0).value, alone=name not in _REDUCE))
            else:
                arguments.append(self.expression(0))
        self.left.pop(0)
        if name in _LOGIC and arguments:
            return _Piece(f" {_LOGIC[name]} ".join(one.within(1) for one in arguments), 0)
        if name == "NOT" and len(arguments) == 1:
            return _Piece(f"bukan ({arguments[0].text})", 1)
        if name == "POWER" and len(arguments) == 2:
            return _Piece(" ^ ".join(one.within(_ATOM) for one in arguments), 5)
        if name not in FUNCTIONS or not arguments or (name == "IF" and len(arguments) != 3):
            raise Untold(f"{name}(...)")
        return _Piece(f"{FUNCTIONS[name]}({'; '.join(one.text for one in arguments)})")

    def _reference(self, text: str, *, alone: bool) -> _Piece:
        """One cell; or, where not ``alone``, the filled cells of a range as a series."""
        match = _REFERENCE.fullmatch(text)
        if match is None:
            raise Untold(text)
        quoted, plain, column, row, last_column, last_row = match.groups()
        sheet = (quoted or "").replace("''", "'") or plain or self.at.sheet
        if sheet not in self.book.sheets:
            raise Untold(text)
        first = (int(row), column_number(column))
        last = first if last_row is None else (int(last_row), column_number(last_column))
        if last == first:
            cell = self.book.cell(sheet, *first)
            name = self.called(sheet, *first)
            self.inputs[name] = cell
            return self._in_numbers(name, percent=cell is not None and cell.percent)
        if alone:
            raise Untold(text)
        return self._series(text, sheet, first, last)

    def _series(self, text: str, sheet: str, first: tuple[int, int], last: tuple[int, int]) -> _Piece:
        top, bottom = sorted((first[0], last[0]))
        left, right = sorted((first[1], last[1]))
        if (bottom - top + 1) * (right - left + 1) > _MAX_RANGE:
            raise Untold(text)
        every = [
            cell
            for row in range(top, bottom + 1)
            for column in range(left, right + 1)
            if (cell := self.book.cell(sheet, row, column)) is not None and _counts(cell)
        ]
        if not every or len({cell.percent for cell in every}) > 1:
            raise Untold(text)
        name = f"{self.called(sheet, *first)}_sd_{letters(last[1]).lower()}{last[0]}"
        self.inputs[name] = tuple(every)
        return self._in_numbers(name, percent=every[0].percent)

    def _in_numbers(self, name: str, *, percent: bool) -> _Piece:
        return _Piece(f"{name} / 100", 4) if percent else _Piece(name)

    def _next(self, kind: str) -> bool:
        return bool(self.left) and self.left[0].type == kind

    def _ends(self, at: int) -> bool:
        """Whether an argument ends at the token there."""
        return len(self.left) > at and self.left[at].type in ("SEP", "FUNC") and self.left[at].subtype != "OPEN"

    def _take(self, kind: str) -> None:
        if not self._next(kind) or self.left[0].value == ";":
            raise Untold(self.left[0].value if self.left else self.at.formula)
        self.left.pop(0)

    def _close(self) -> None:
        if not self._next("PAREN") or self.left[0].subtype != "CLOSE":
            raise Untold(self.left[0].value if self.left else self.at.formula)
        self.left.pop(0)


_REDUCE = frozenset({"SUM", "AVERAGE", "MIN", "MAX", "MEDIAN", "COUNT"})


def _counts(cell: BookCell) -> bool:
    """Whether a cell of a range counts: a number, or a text with digits, which a reader would count."""
    return cell.value is not None or any(char.isdigit() for char in cell.text)


def _number(text: str) -> str:
    """A number of a formula, in a form that can be read in one way only."""
    if "E" in text.upper():
        raise Untold(text)
    whole, point, decimals = text.partition(".")
    return f"{whole or '0'}{point}{decimals}{'0' if len(decimals) == 3 else ''}"
