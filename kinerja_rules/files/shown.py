"""Cells as people type them: the figure that a sheet shows, from the value and the number format of its cell.

Laws of this file:
1. 0,973 formatted ``0.00%`` is the figure ``97,30%``: the digits that are shown are the figure's, and no others.
2. What is written is read back as the same value under the unit of its place; a mark that could be misread is left out.
"""

from __future__ import annotations

import re

from attrs import frozen

from kinerja_rules.errors import FigureError
from kinerja_rules.numbers import HALF_UP, Fraction, Number, UnitKind, decimal_text, indonesian, rational, read_figure

_PARTS = re.compile(r'"(?P<quoted>[^"]*)"|\[\$(?P<currency>[^\]-]*)[^\]]*\]|\[[^\]]*\]|\\(?P<escaped>.)|[_*].')
_PATTERN = re.compile(r"[0#?][0#?,]*(?:\.[0#?]+)?")
_SIGNIFICANT = 15  # what a sheet keeps


@frozen
class Shown:
    """A figure as a sheet shows it; ``hidden`` is the cell's own value where the shown digits leave some of it out."""

    text: str
    hidden: str = ""


def shown(value: Number, number_format: str, unit: UnitKind | None = None) -> Shown:
    """What the cell shows, as it is printed in Indonesian; ``unit`` is the kind of unit that its place declares.

    >>> shown(0.973, "0.00%").text, shown(317696, '"Rp" #,##0').text, shown(12.5, "General").text
    ('97,30%', 'Rp 317.696', '12,5')
    """
    exact = rational(value)
    before, pattern, after = _taken_apart(number_format)
    if pattern is None:
        return Shown(_plain(exact, unit))
    percent = "%" in after
    scaled = exact * 100 if percent else exact
    whole, _, decimals = pattern.partition(".")
    rounded = HALF_UP.round(scaled, len(decimals))
    digits = next(
        count for count in range(decimals.count("0"), len(decimals) + 1) if (rounded * 10**count).denominator == 1
    )
    hidden = "" if rounded == scaled else _plain(scaled, "percent") + ("%" if percent else "")
    for grouping in [True, False] if "," in whole else [False]:
        text = f"{before}{indonesian(rounded, digits, grouping)}{after}".strip()
        if _reads_as(text, rounded, unit):
            return Shown(text, hidden)
    return Shown(_plain(rounded, unit), hidden)


def _taken_apart(number_format: str) -> tuple[str, str | None, str]:
    """What stands before the number, its digits (None where the format shows no plain decimal), what stands after."""
    words: list[str] = []

    def literal(match: re.Match[str]) -> str:
        word = match["quoted"] or match["currency"] or match["escaped"] or ""
        words.append(word.strip())
        return f"\0{len(words) - 1}\0" if word.strip() else " "

    bare = _PARTS.sub(literal, number_format).split(";")[0]
    found = _PATTERN.search(re.sub("\0\\d+\0", lambda match: "\0" * len(match[0]), bare))
    if found is None or re.search(r"[/EehmsyDdMY]|,(?![0#?])", re.sub("\0\\d+\0", "", bare)) or bare.count("%") > 1:
        return "", None, ""
    before, after = bare[: found.start()], bare[found.end() :]

    def spoken(text: str) -> str:
        return re.sub("\0(\\d+)\0", lambda match: words[int(match[1])], text).strip()

    left, right = spoken(before), spoken(after)
    return f"{left} " if left[-1:].isalpha() else left, found[0], right if right[:1] in ("", "%") else f" {right}"


def _plain(value: Fraction, unit: UnitKind | None) -> str:
    """A number without groups; one more zero keeps three decimals from being read as thousands."""
    text = decimal_text(value, _SIGNIFICANT).replace(".", ",")
    return text if _reads_as(text, rational(_number(text)), unit) else f"{text}0"


def _number(text: str) -> Fraction:
    return Fraction(text.replace(",", "."))


def _reads_as(text: str, value: Fraction, unit: UnitKind | None) -> bool:
    try:
        return read_figure(text, unit=unit).value == value
    except FigureError:
        return False
