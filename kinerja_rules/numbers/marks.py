"""Points and commas in a numeral: which readings its shape allows.

Laws of this file:
1. Two kinds of mark: the last is the decimal and occurs once, the others divide thousands in groups of three.
2. Several of one kind: thousands in groups of three.
3. One mark: decimal where the groups are not those of thousands (a first group of 0 or of more than three digits, a
   last group of other than three), else thousands or decimal.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

Reading = tuple[int, int]
"""All digits as one number, and how many of them are decimals."""

_MARK = re.compile("[.,]")
NUMERAL = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
SPREAD = re.compile(r"[0-9](?:[.,'’_ ]*[0-9])*")
"""Digits with anything between them that may divide a numeral."""
GROUPED = re.compile(r"[0-9]{1,3}(?:[.,'’_ ]+[0-9]{3})+(?:[.,][0-9]+)?")


def by_shape(numeral: str) -> list[Reading]:
    """The readings of a NUMERAL: none, one, or two, thousands before decimal."""
    groups, marks = _parts(numeral)
    whole, decimal = _readings(groups)
    if not marks:
        return [whole]
    if len(set(marks)) > 1:
        return [decimal] if marks.count(marks[-1]) == 1 and _in_threes(groups[:-1]) else []
    return [whole] * _in_threes(groups) + [decimal] * (len(marks) == 1)


def likely_readings(numeral: str) -> list[Reading]:
    """What a numeral may stand for although its shape is wrong, the likeliest first."""
    groups, marks = _parts(numeral)
    whole, decimal = _readings(groups)
    if possible := by_shape(numeral):
        return possible
    if marks.count(marks[-1]) == 1:
        return [decimal]
    return [whole] if len(groups[-1]) == 3 else [decimal, whole]


def _parts(numeral: str) -> tuple[list[str], list[str]]:
    return _MARK.split(numeral), _MARK.findall(numeral)


def _readings(groups: Sequence[str]) -> tuple[Reading, Reading]:
    digits = int("".join(groups))
    return (digits, 0), (digits, len(groups[-1]))


def _in_threes(groups: Sequence[str]) -> bool:
    first, *others = groups
    return len(first) <= 3 and first[0] != "0" and all(len(group) == 3 for group in others)
