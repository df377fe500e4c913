"""Small sums as a document shows its inputs: ``309.092 + 50``, ``8 × 5 × 4 × 12``.

    sum     = product (("+" | "-") product)*
    product = factor (("×" | "*" | "x" | "·" | ":" | "/" | "÷") factor)*
    factor  = ("+" | "-")? (figure | "(" sum ")")

Laws of this file:
1. A text with one number in it is a figure, read whole: its slash, dash and brackets belong to it.
2. The unit of the result is that of figures which are only added; where something is multiplied, it says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from fractions import Fraction

from attrs import evolve

from kinerja_rules.errors import Diagnostic, FigureError, Span
from kinerja_rules.messages import Sentence
from kinerja_rules.numbers.figures import Style, read_figure
from kinerja_rules.numbers.units import UnitKind

MAX_LENGTH = 1_000
MAX_DEPTH = 20

_ADDING = {"+": 1, "-": -1, "−": -1, "–": -1}
_TIMES, _OVER = frozenset("×*xX·"), frozenset(":/÷")
_ONE_NUMBER = re.compile(r"[^0-9]*(?:[0-9][0-9.,]*[^0-9]*)?")
# x is times where it touches no letter; the dash of `Rp 500,-` belongs to the figure
_X = r"(?<![^\W\d_])[xX](?![^\W\d_])"
_TOKEN = re.compile(rf"\s*(?:(?P<mark>[-−–+×*·:/÷()]|{_X})|(?P<figure>(?:[.,]-+|(?!{_X})[^-−–+×*·:/÷()])+))")
_FIGURE_DUE = Sentence("angka", "a figure")
_OPERATOR_DUE = Sentence("tanda hitung (+ - × :)", "an operator (+ - × :)")
_BRACKET_DUE = Sentence("tanda hitung atau kurung penutup", "an operator or a closing bracket")


def read_sum(
    text: str, *, unit: UnitKind | None = None, style: Style = "auto", counted: Collection[str] = ()
) -> Fraction:
    """The exact value of a figure, or of a small sum of figures.

    Raises FigureError: those of ``read_figure``, ``sum_syntax``, ``sum_lone_bracket``, ``sum_percent``,
    ``sum_zero_divisor``, ``sum_too_long``; the place in the text is marked.

    >>> read_sum("309.092 + 50", unit="count")
    Fraction(309142, 1)
    """
    if _ONE_NUMBER.fullmatch(text):
        return read_figure(text, unit=unit, style=style, counted=counted).value
    if len(text) > MAX_LENGTH:
        raise FigureError(Diagnostic("sum_too_long", {"length": MAX_LENGTH, "depth": MAX_DEPTH}))
    return _Sum(text, unit, style, counted).value()


class _Sum:
    """One reading of one text, from left to right."""

    def __init__(self, text: str, unit: UnitKind | None, style: Style, counted: Collection[str]) -> None:
        self.text = text
        self.tokens = list(_TOKEN.finditer(text.rstrip()))
        self.marks = [found["mark"] or "" for found in self.tokens] + [""]
        self.multiplies = not (_TIMES | _OVER).isdisjoint(self.marks)
        self.unit, self.style, self.counted = None if self.multiplies else unit, style, counted
        self.at = 0

    def value(self) -> Fraction:
        result = self.sum(0)
        if self.at < len(self.tokens):
            raise self.due(_OPERATOR_DUE)
        return result

    def sum(self, depth: int) -> Fraction:
        result = self.product(depth)
        while sign := _ADDING.get(self.marks[self.at]):
            self.at += 1
            result += sign * self.product(depth)
        return result

    def product(self, depth: int) -> Fraction:
        result = self.factor(depth)
        while (mark := self.marks[self.at]) in _TIMES | _OVER:
            self.at += 1
            place = self.at
            factor = self.factor(depth)
            if mark in _OVER and not factor:
                raise self.refused("sum_zero_divisor", place)
            result = result / factor if mark in _OVER else result * factor
        return result

    def factor(self, depth: int) -> Fraction:
        sign = _ADDING.get(self.marks[self.at], 0)
        self.at += abs(sign)
        value = self.bracket(depth + 1) if self.marks[self.at] == "(" else self.figure()
        return -value if sign < 0 else value

    def bracket(self, depth: int) -> Fraction:
        opened = self.at
        if depth > MAX_DEPTH:
            raise self.refused("sum_too_long", opened, length=MAX_LENGTH, depth=MAX_DEPTH)
        self.at += 1
        value = self.sum(depth)
        if self.marks[self.at] != ")":
            raise self.due(_BRACKET_DUE)
        if self.at == opened + 2:
            raise self.refused("sum_lone_bracket", opened + 1)
        self.at += 1
        return value

    def figure(self) -> Fraction:
        if self.at == len(self.tokens) or self.marks[self.at]:
            raise self.due(_FIGURE_DUE)
        printed = self.tokens[self.at]["figure"].strip()
        try:
            figure = read_figure(printed, unit=self.unit, style=self.style, counted=self.counted)
        except FigureError as error:
            placed = [evolve(one, span=self.span(self.at), text=self.text) for one in error.diagnostics]
            raise FigureError(*placed) from None
        if figure.percent and self.multiplies:
            raise self.refused("sum_percent", self.at)
        self.at += 1
        return figure.value

    def due(self, expected: Sentence) -> FigureError:
        return self.refused("sum_syntax", self.at, expected=expected)

    def refused(self, code: str, token: int, **values: object) -> FigureError:
        return FigureError(Diagnostic(code, values, span=self.span(token), text=self.text))

    def span(self, token: int) -> Span:
        if token == len(self.tokens):
            return Span(len(self.text), len(self.text))
        start, end = self.tokens[token].span()
        shown = self.text[start:end]
        return Span(end - len(shown.lstrip()), start + len(shown.rstrip()))
