"""GRIM: which whole k of n print as a percentage. None at all proves an error in the figure or in n.

The work does not grow with n: a mode's interval of percentages is an interval of k.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, floor
from typing import Literal

from attrs import frozen

from kinerja_rules.numbers import MODES, Figure, Fraction, Interval, Rounding


@frozen
class Counts:
    """The whole numbers ``first`` to ``last`` of n that print so under ``mode``."""

    mode: str
    first: int
    last: int

    @property
    def number(self) -> int:
        """How many they are."""
        return self.last - self.first + 1

    def __contains__(self, k: int) -> bool:
        return self.first <= k <= self.last


@frozen
class Grim:
    """Whether some k of ``n`` prints so. ``counts``: the modes under which one does.

    ``below`` and ``above`` are the whole numbers nearest to the figure, exact shares of n in ``scale``.
    """

    n: int
    verdict: Literal["possible", "impossible"]
    counts: tuple[Counts, ...]
    below: int
    above: int
    scale: int = 100

    @property
    def modes(self) -> tuple[str, ...]:
        """The modes under which it is possible."""
        return tuple(counts.mode for counts in self.counts)

    def share(self, k: int) -> Fraction:
        """k of n, exact, in the figure's scale."""
        return Fraction(k * self.scale, self.n)


def grim(reported: Figure, n: int, modes: Sequence[Rounding] = MODES, *, scale: int = 100) -> Grim:
    """The whole k (0 to n; beyond n only where the figure itself is beyond the whole) that print as ``reported``.

    ``n`` is positive (ValueError); ``scale`` is 1 for a share printed without × 100.

    >>> from kinerja_rules.numbers import read_figure
    >>> grim(read_figure("61,54%"), 13).counts[0]
    Counts(mode='half_up', first=8, last=8)
    >>> grim(read_figure("61,55%"), 13).verdict
    'impossible'
    """
    if n < 1:
        raise ValueError(f"n must be positive, not {n}")
    found = [(mode.name, _whole(reported.unround(mode), Fraction(n, scale))) for mode in modes]
    limit = None if reported.value > scale else n
    counts = tuple(
        Counts(name, max(first, 0), last if limit is None else min(last, limit))
        for name, (first, last) in found
        if max(first, 0) <= (last if limit is None else min(last, limit))
    )
    below = floor(reported.value * n / scale)
    return Grim(n, "possible" if counts else "impossible", counts, below, below + 1, scale)


def _whole(interval: Interval, times: Fraction) -> tuple[int, int]:
    """The first and last whole number in ``times`` the interval; the first is greater where there is none."""
    if interval.lo is None or interval.hi is None:
        raise ValueError("a rounding without bounds has no whole counts")
    lo, hi = interval.lo * times, interval.hi * times
    first, last = ceil(lo), floor(hi)
    return first + (first == lo and not interval.lo_closed), last - (last == hi and not interval.hi_closed)
