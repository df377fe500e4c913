"""What the functions do to intervals: the exact range over independent arguments; roots and logarithms go outwards.

Where no point of the arguments lies outside a function's domain it is continuous and grows with every argument (or
falls and grows, as the absolute value does), so that its range is spanned by the ends.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import reduce

from kinerja_rules.builtins.exact import MAX_SHOWN_DIGITS
from kinerja_rules.builtins.roots import Bounds, logarithm_bounds, root_bounds
from kinerja_rules.numbers import HALF_UP, Fraction, Interval


def total(values: Sequence[Interval]) -> Interval:
    """The range of the sum."""
    return reduce(Interval.add, values)


def mean(values: Sequence[Interval]) -> Interval:
    """The range of the mean."""
    return total(values).div(Interval.point(len(values)))


def least(values: Sequence[Interval]) -> Interval:
    """The range of the least value."""
    return reduce(Interval.minimum, values)


def greatest(values: Sequence[Interval]) -> Interval:
    """The range of the greatest value."""
    return reduce(Interval.maximum, values)


def median(values: Sequence[Interval]) -> Interval:
    """The median of the low ends, and that of the high ends."""
    low = _middle_low([(value.lo, value.lo_closed) for value in values])
    high = _middle_low([(None if value.hi is None else -value.hi, value.hi_closed) for value in values])
    return Interval(low[0], None if high[0] is None else -high[0], low[1], high[1])


def _middle_low(ends: Sequence[tuple[Fraction | None, bool]]) -> tuple[Fraction | None, bool]:
    """The middle one of several low ends; of two the mean, which is attained where both are."""
    ordered = sorted(ends, key=lambda end: (end[0] is not None, end[0] or Fraction(0), not end[1]))
    middle = len(ordered) // 2
    ordered = ordered[middle : middle + 1] if len(ordered) % 2 else ordered[middle - 1 : middle + 1]
    values = [value for value, _ in ordered if value is not None]
    if len(values) < len(ordered):
        return None, False
    return sum(values, Fraction(0)) / len(values), all(closed for _, closed in ordered)


def count(values: Sequence[Interval]) -> Interval:
    """The range of the number of values: a point."""
    return Interval.point(len(values))


def last(values: Sequence[Interval]) -> Interval:
    """The range of the last value."""
    return values[-1]


def absolute(values: Sequence[Interval]) -> Interval:
    """The range of the absolute value."""
    return values[0].absolute()


def rounded(values: Sequence[Interval]) -> Interval:
    """From the least to the greatest rounded value."""
    digits = _whole(values[1]) if len(values) > 1 else 0
    if abs(digits) > MAX_SHOWN_DIGITS:
        raise ArithmeticError("digits")
    return HALF_UP.image(values[0], digits)


def clamped(values: Sequence[Interval]) -> Interval:
    """The range of the value between its bounds; every lower bound must lie below every upper one."""
    value, low, high = values
    if low.hi is None or high.lo is None or low.hi > high.lo:
        raise ArithmeticError("bounds")
    return value.maximum(low).minimum(high)


def root(values: Sequence[Interval]) -> Interval:
    """The range of the root."""
    degree = _whole(values[1]) if len(values) > 1 else 2
    return _between_bounds(values[0], lambda end: root_bounds(end, degree), unbounded_below=degree % 2 == 1)


def geometric_mean(values: Sequence[Interval]) -> Interval:
    """The range of the geometric mean."""
    if any(value.lo is None or value.lo < 0 for value in values):
        raise ArithmeticError("root")
    product = reduce(Interval.mul, values)
    return _between_bounds(product, lambda end: root_bounds(end, len(values)))


def natural_logarithm(values: Sequence[Interval]) -> Interval:
    """The range of the natural logarithm."""
    (value,) = values
    if value.lo == 0 and not value.lo_closed:
        down_to_zero = Interval(None, value.hi, False, value.hi_closed)
        return _between_bounds(down_to_zero, logarithm_bounds, unbounded_below=True)
    return _between_bounds(value, logarithm_bounds)


def _between_bounds(
    value: Interval, bounds: Callable[[Fraction], Bounds], *, unbounded_below: bool = False
) -> Interval:
    """The image under a growing function that is known by bounds; an end that was rounded outwards is not attained."""
    if value.lo is None and not unbounded_below:
        raise ArithmeticError("domain")
    low = None if value.lo is None else bounds(value.lo)
    high = None if value.hi is None else low if value.is_point else bounds(value.hi)
    return Interval(
        None if low is None else low[0],
        None if high is None else high[1],
        low is not None and value.lo_closed and low[0] == low[1],
        high is not None and value.hi_closed and high[0] == high[1],
    )


def _whole(value: Interval) -> int:
    if value.lo is None or not value.is_point or value.lo.denominator != 1:
        raise ArithmeticError("whole")
    return int(value.lo)
