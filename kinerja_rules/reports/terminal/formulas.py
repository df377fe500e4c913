"""One formula worked: its value in a line, or the working step by step."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rich.text import Text

from kinerja_rules.formula import Formula
from kinerja_rules.inputs import Input
from kinerja_rules.numbers import Fraction, Rounding, english, indonesian


def value_line(
    formula: Formula, value: Fraction, lang: str, *, digits: int | None = None, rounding: Rounding | None = None
) -> Text:
    """``97,31%``: rounded where digits are asked for, else exact or as far as ``...``."""
    write = english if lang == "en" else indonesian
    sign = "%" if str(formula.unit) == "persen" else ""
    if digits is None or rounding is None:
        return Text(f"{write(value)}{sign}", style="bold")
    return Text(f"{write(rounding.round(value, digits), max(digits, 0))}{sign}", style="bold")


def steps(
    formula: Formula, inputs: Mapping[str, Input], lang: str, *, digits: int | None = None, mode: str = "half_up"
) -> list[Text]:
    """The formula in its own words, then its working, a step a line."""
    working = formula.explain(inputs, lang, digits=digits, mode=mode)
    return [Text(formula.to_indonesian(), style="bold"), *stepwise(working)]


def stepwise(working: str) -> list[Text]:
    """``8 : 3 = 2,66... -> 2,67 (...)`` with every step on a line of its own, under the mark that leads to it."""
    body, arrow, rounded = working.partition(" -> ")
    lines = [Text(f"  = {step}") for step in _steps(body)]
    return [*lines, Text(f"  → {rounded}", style="bold")] if arrow else lines


def _steps(text: str) -> Iterator[str]:
    """The text cut at its equals signs, those within brackets excepted: they are part of a condition."""
    depth = start = 0
    for at, char in enumerate(text):
        depth += (char == "(") - (char == ")")
        if not depth and text.startswith(" = ", at):
            yield text[start:at]
            start = at + 3
    yield text[start:]
