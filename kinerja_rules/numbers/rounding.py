"""Roundings: each is two plain functions, to units of the last digit and back.

Laws of this file:
1. A rounding keeps whole units, and the order of values.
2. ``y`` is in ``unround(v)`` exactly when ``round(y) == v``.
3. To round is one integer division; no value is written as a decimal in between.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from attrs import field, frozen

from kinerja_rules.errors import Diagnostic, FigureError
from kinerja_rules.messages import Sentence
from kinerja_rules.numbers.exact import english, indonesian
from kinerja_rules.numbers.intervals import Interval

_HALF = Fraction(1, 2)


@frozen
class Rounding:
    """A named rule; a plug-in makes its own from two functions that obey the laws above.

    ``round(num, den)`` gives the whole unit of num/den (``den`` > 0); ``unround(unit)`` the interval, in units, of the
    values that give this unit.

    >>> floor = Rounding("floor", "ke_bawah", Sentence("ke bawah", "downwards"),
    ...     round=lambda num, den: num // den, unround=lambda unit: Interval(unit, unit + 1, True, False))
    >>> str(floor.unround(Fraction(-1, 2), digits=1))
    '[-0,5; -0,4)'
    """

    name: str
    id_name: str
    title: Sentence
    _round: Callable[[int, int], int] = field(repr=False)
    _unround: Callable[[int], Interval] = field(repr=False)

    def round_units(self, num: int, den: int, digits: int) -> int:
        """num/den in units of 10^-digits; ``den`` may be negative, not zero; negative ``digits`` are tens, hundreds."""
        if den < 0:
            num, den = -num, -den
        return self._round(num * 10**digits, den) if digits >= 0 else self._round(num, den * 10**-digits)

    def round(self, value: Fraction, digits: int) -> Fraction:
        """``value`` to ``digits`` decimals, exactly."""
        return self.round_units(value.numerator, value.denominator, digits) / Fraction(10) ** digits

    def unround(self, value: Fraction, digits: int) -> Interval:
        """The values that round to ``value``; FigureError ``off_grid`` where it has more than ``digits`` decimals."""
        units = value * Fraction(10) ** digits
        if units.denominator != 1:
            shown = Sentence(indonesian(value), english(value))
            raise FigureError(Diagnostic("off_grid", {"value": shown, "digits": digits}))
        reach, step = self._unround(units.numerator), Fraction(10) ** -digits
        lo = None if reach.lo is None else reach.lo * step
        hi = None if reach.hi is None else reach.hi * step
        return Interval(lo, hi, reach.lo_closed, reach.hi_closed)

    def image(self, interval: Interval, digits: int) -> Interval:
        """From the least to the greatest rounded value of the interval; both are attained."""
        lo, hi = interval.lo, interval.hi
        step = Fraction(10) ** -digits
        if lo is not None:
            within = lo + step if hi is None else min(lo + step, (lo + hi) / 2)
            lo = self._at_end(lo, lo if interval.lo_closed else within, digits)
        if hi is not None:
            within = hi - step if interval.lo is None else max(hi - step, (interval.lo + hi) / 2)
            hi = self._at_end(hi, hi if interval.hi_closed else within, digits)
        return Interval(lo, hi)

    def _at_end(self, end: Fraction, within: Fraction, digits: int) -> Fraction:
        """What the points between ``end`` and ``within`` round to, as near to ``end`` as they come."""
        while True:
            rounded = self.round(within, digits)
            reach = self.unround(rounded, digits)
            limit = reach.lo if end < within else reach.hi
            if end == within or limit is None or (limit <= end if end < within else limit >= end):
                return rounded
            within = (end + limit) / 2


def _half_up(num: int, den: int) -> int:
    return (2 * num + den) // (2 * den) if num >= 0 else -((den - 2 * num) // (2 * den))


def _half_even(num: int, den: int) -> int:
    unit, rest = divmod(num, den)
    return unit + (2 * rest > den or (2 * rest == den and unit % 2 == 1))


def _truncate(num: int, den: int) -> int:
    return num // den if num >= 0 else -(-num // den)


def _up(num: int, den: int) -> int:
    return -(-num // den) if num >= 0 else num // den


def _unround_half_up(unit: int) -> Interval:
    return Interval(unit - _HALF, unit + _HALF, unit > 0, unit < 0)


def _unround_half_even(unit: int) -> Interval:
    return Interval(unit - _HALF, unit + _HALF, unit % 2 == 0, unit % 2 == 0)


def _unround_truncate(unit: int) -> Interval:
    return Interval(unit - (unit <= 0), unit + (unit >= 0), unit > 0, unit < 0)


def _unround_up(unit: int) -> Interval:
    return Interval(unit - (unit > 0), unit + (unit < 0), unit <= 0, unit >= 0)


HALF_UP = Rounding("half_up", "setengah_ke_atas", Sentence("setengah ke atas", "half up"), _half_up, _unround_half_up)
HALF_EVEN = Rounding(
    "half_even", "setengah_genap", Sentence("setengah ke angka genap", "half to even"), _half_even, _unround_half_even
)
TRUNCATE = Rounding("truncate", "potong", Sentence("potong", "truncated"), _truncate, _unround_truncate)
UP = Rounding("up", "ke_atas", Sentence("ke atas, menjauhi nol", "up, away from zero"), _up, _unround_up)

MODES = (HALF_UP, HALF_EVEN, TRUNCATE, UP)
