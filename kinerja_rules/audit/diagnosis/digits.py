"""Slips of the hand: pure functions from the digits that are right to those that may be printed.

A figure is its digits and how many of them are decimals: 79,17 is ("7917", 2). The mark stays where it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

Digits = tuple[str, int]
Edit = Callable[[str, int], Iterator[Digits]]


def written(units: int, decimals: int) -> str:
    """The digits of a figure; at least one before the decimals.

    >>> written(14, 2), written(13853, 2)
    ('014', '13853')
    """
    return str(abs(units)).zfill(max(decimals, 0) + 1)


def swapped(text: str, decimals: int) -> Iterator[Digits]:
    """Two neighbouring digits in each other's place.

    >>> list(swapped("7917", 2))
    [('9717', 2), ('7197', 2), ('7971', 2)]
    """
    for at in range(len(text) - 1):
        if text[at] != text[at + 1]:
            yield text[:at] + text[at + 1] + text[at] + text[at + 2 :], decimals


def mistyped(text: str, decimals: int) -> Iterator[Digits]:
    """One digit is another."""
    for at, digit in enumerate(text):
        for other in "0123456789":
            if other != digit:
                yield text[:at] + other + text[at + 1 :], decimals


def dropped(text: str, decimals: int) -> Iterator[Digits]:
    """One digit left out: 79,17 becomes 9,17, 7,17, 79,7 or 79,1.

    >>> list(dropped("7917", 2))
    [('917', 2), ('717', 2), ('797', 1), ('791', 1)]
    """
    whole = len(text) - decimals
    for at in range(len(text)):
        if (at >= whole or whole > 1) and (at + 1 == len(text) or at + 1 == whole or text[at] != text[at + 1]):
            yield text[:at] + text[at + 1 :], decimals - (at >= whole)


def doubled(text: str, decimals: int) -> Iterator[Digits]:
    """One digit twice: 79,17 becomes 779,17, 799,17, 79,117 or 79,177.

    >>> list(doubled("7917", 2))
    [('77917', 2), ('79917', 2), ('79117', 3), ('79177', 3)]
    """
    whole = len(text) - decimals
    for at in range(len(text)):
        if at + 1 == len(text) or at + 1 == whole or text[at] != text[at + 1]:
            yield text[:at] + text[at] + text[at:], decimals + (at >= whole)


def garbled(text: str, decimals: int) -> Iterator[Digits]:
    """Two neighbouring digits are two others."""
    for at in range(len(text) - 1):
        here, there = text[at], text[at + 1]
        for first in "0123456789":
            for second in "0123456789":
                if first != here and second != there and (first, second) != (there, here):
                    yield text[:at] + first + second + text[at + 2 :], decimals
