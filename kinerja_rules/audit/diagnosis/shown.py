"""Numbers within a sentence, written as the document writes its own.

They are put into words only where the sentence is spoken.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from kinerja_rules.audit.moebius import Quantity
from kinerja_rules.messages import Sentence
from kinerja_rules.numbers import Figure, Fraction, english, indonesian

_NUMERAL = re.compile(r"\d[\d.,]*\d|\d")


class Plain(NamedTuple):
    """A value for a person, without a unit."""

    value: Fraction
    digits: int | None = None

    def spoken(self) -> Sentence:
        """In the marks of each language."""
        return Sentence(indonesian(self.value, self.digits), english(self.value, self.digits))


class Given(NamedTuple):
    """A figure as it stands in the document; a number in full."""

    quantity: Quantity

    def spoken(self) -> Sentence:
        """The same in both languages where it is a figure."""
        if isinstance(self.quantity, Figure):
            text = self.quantity.text.strip()
            return Sentence(text, text)
        return Plain(self.quantity).spoken()


class Like(NamedTuple):
    """A value in the marks and with the unit of a figure: 99.79% beside 97.79%."""

    model: Quantity
    value: Fraction
    digits: int

    def spoken(self) -> Sentence:
        """The same in both languages where the model is a figure."""
        model, value, digits = self
        numerals = _NUMERAL.findall(model.text) if isinstance(model, Figure) and model.digits >= 0 else []
        if len(numerals) != 1 or not isinstance(model, Figure):
            return Plain(value, digits).spoken()
        marks = re.sub(r"\d", "", numerals[0])
        if model.digits:
            write, grouping = (english if marks.endswith(".") else indonesian), len(marks) > 1
        else:
            write, grouping = (english if "," in marks else indonesian), bool(marks)
        text = _NUMERAL.sub(lambda _: write(abs(value), digits, grouping), model.text.strip(), count=1)
        if (value < 0) != (model.value < 0):
            text = f"-{text}" if value < 0 else text.lstrip("-−–").strip("()")
        return Sentence(text, text)


class Misread(NamedTuple):
    """An input with other digits, as ``Like``; in whole numbers, since thousands of them are tried."""

    model: Quantity
    units: int
    decimals: int

    def spoken(self) -> Sentence:
        """The same in both languages where the model is a figure."""
        return Like(self.model, Fraction(self.units, 10**self.decimals), self.decimals).spoken()


Shown = str | int | Sentence | Plain | Given | Like | Misread
Values = Mapping[str, Shown]
_LATE = (Plain, Given, Like, Misread)


def spoken(values: Values) -> dict[str, object]:
    """The values of a sentence, ready to be filled in."""
    return {name: value.spoken() if isinstance(value, _LATE) else value for name, value in values.items()}
