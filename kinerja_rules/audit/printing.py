"""A value as the document would print it: with the digits and marks of a figure that stands in its place."""

from __future__ import annotations

import re

from kinerja_rules.numbers import Figure, Fraction, Rounding, english, indonesian

_NUMERAL = re.compile("[0-9](?:[0-9.,]*[0-9])?")


def as_printed(figure: Figure, value: Fraction, rounding: Rounding) -> str:
    """``value`` rounded to the digits of ``figure``, in its marks, with its % sign.

    >>> from kinerja_rules.numbers import HALF_UP, read_figure
    >>> as_printed(read_figure("3.09%"), Fraction(309, 10), HALF_UP)
    '30.90%'
    """
    result = rounding.round(value, figure.digits)
    numeral = _NUMERAL.search(figure.text)
    marks = [] if numeral is None else [char for char in numeral[0] if char in ".,"]
    english_style = bool(marks) and (marks[-1] == ".") == (figure.digits > 0)
    grouped = figure.digits <= 0 < len(marks) or len(marks) > 1 or abs(figure.value) < 1000
    write = english if english_style else indonesian
    return f"{write(result, max(figure.digits, 0), grouped)}{'%' if figure.percent else ''}"
