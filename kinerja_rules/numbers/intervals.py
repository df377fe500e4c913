"""Intervals of exact numbers, with ends that are in (closed) or out (open).

Laws of this file:
1. The result of an operation is exactly the set of results over all pairs of points: no point more, none less.
2. A sum ANDs the flags; a negative factor swaps ends and flags; a closed zero times an open end is closed.
3. No end at all (None) is an open end.
"""

from __future__ import annotations

from fractions import Fraction
from operator import attrgetter

from attrs import field, frozen

from kinerja_rules.errors import Diagnostic, EvaluationError, FigureError
from kinerja_rules.messages import Sentence
from kinerja_rules.numbers.exact import Number, english, indonesian, rational

_ZERO = Fraction(0)


class DivisorMayBeZero(EvaluationError, ZeroDivisionError):
    """Division by an interval that contains zero."""


@frozen
class _End:
    """One end, ordered along the line: ``side`` is -1 and 1 for the two infinities, 0 for a number."""

    side: int
    value: Fraction
    closed: bool

    @property
    def as_low(self) -> tuple[int, Fraction, bool]:
        """Its rank among low ends: of two at one value the closed one begins first."""
        return self.side, self.value, not self.closed

    @property
    def as_high(self) -> tuple[int, Fraction, bool]:
        """Its rank among high ends: of two at one value the closed one ends last."""
        return self.side, self.value, self.closed

    def times(self, other: _End) -> _End:
        zeros = [end for end in (self, other) if not end.side and not end.value]
        if zeros:
            return _End(0, _ZERO, any(end.closed for end in zeros))
        if self.side or other.side:
            return _End(self._sign() * other._sign(), _ZERO, False)
        return _End(0, self.value * other.value, self.closed and other.closed)

    def negated(self) -> _End:
        return _End(-self.side, -self.value, self.closed)

    def _sign(self) -> int:
        return self.side or (1 if self.value > 0 else -1)


_AS_LOW = attrgetter("as_low")
_AS_HIGH = attrgetter("as_high")


def _limit(value: Number | None) -> Fraction | None:
    return None if value is None else rational(value)


@frozen
class Interval:
    """The numbers from ``lo`` to ``hi``; None is unbounded. Never empty (FigureError ``empty_interval``)."""

    lo: Fraction | None = field(converter=_limit)
    hi: Fraction | None = field(converter=_limit)
    lo_closed: bool = True
    hi_closed: bool = True

    def __attrs_post_init__(self) -> None:
        if self.lo is None and self.lo_closed:
            object.__setattr__(self, "lo_closed", False)
        if self.hi is None and self.hi_closed:
            object.__setattr__(self, "hi_closed", False)
        if self.lo is None or self.hi is None or self.lo < self.hi:
            return
        if self.lo > self.hi or not (self.lo_closed and self.hi_closed):
            raise FigureError(Diagnostic("empty_interval", {"interval": self.spoken()}))

    @classmethod
    def point(cls, value: Number) -> Interval:
        """The interval of one number."""
        exact = rational(value)
        return cls(exact, exact)

    @property
    def is_point(self) -> bool:
        """Whether it holds one number only."""
        return self.lo is not None and self.lo == self.hi

    def contains(self, value: Fraction) -> bool:
        """Whether ``value`` is in it, ends included where they are closed."""
        above = self.lo is None or self.lo < value or (self.lo_closed and self.lo == value)
        return above and (self.hi is None or value < self.hi or (self.hi_closed and self.hi == value))

    def meets(self, other: Interval) -> bool:
        """Whether the two have a number in common."""
        return _reaches(self, other) and _reaches(other, self)

    def intersection(self, other: Interval) -> Interval | None:
        """The numbers in both; None where there are none."""
        if not self.meets(other):
            return None
        lo = max(self._low, other._low, key=_AS_LOW)
        hi = min(self._high, other._high, key=_AS_HIGH)
        return _between(lo, hi)

    def hull(self, other: Interval) -> Interval:
        """The smallest interval that holds both."""
        lo = min(self._low, other._low, key=_AS_LOW)
        hi = max(self._high, other._high, key=_AS_HIGH)
        return _between(lo, hi)

    def neg(self) -> Interval:
        """``-x``."""
        return _between(self._high.negated(), self._low.negated())

    def add(self, other: Interval) -> Interval:
        """``x + y``."""
        lo = None if self.lo is None or other.lo is None else self.lo + other.lo
        hi = None if self.hi is None or other.hi is None else self.hi + other.hi
        return Interval(lo, hi, self.lo_closed and other.lo_closed, self.hi_closed and other.hi_closed)

    def sub(self, other: Interval) -> Interval:
        """``x - y``."""
        return self.add(other.neg())

    def mul(self, other: Interval) -> Interval:
        """``x * y``."""
        corners = [a.times(b) for a in (self._low, self._high) for b in (other._low, other._high)]
        return _between(min(corners, key=_AS_LOW), max(corners, key=_AS_HIGH))

    def div(self, other: Interval) -> Interval:
        """``x / y``; raises DivisorMayBeZero where ``other`` contains zero."""
        return self.mul(other._reciprocal())

    def power(self, exponent: int) -> Interval:
        """``x ^ n`` for a whole ``n``; x^0 is 1. Raises DivisorMayBeZero for a negative ``n`` where x may be zero."""
        if exponent == 0:
            return Interval.point(1)
        if exponent < 0:
            return self._reciprocal().power(-exponent)
        base = self if exponent % 2 else self.absolute()
        lo = None if base.lo is None else base.lo**exponent
        hi = None if base.hi is None else base.hi**exponent
        return Interval(lo, hi, base.lo_closed, base.hi_closed)

    def minimum(self, other: Interval) -> Interval:
        """``min(x, y)``."""
        return _between(min(self._low, other._low, key=_AS_LOW), min(self._high, other._high, key=_AS_HIGH))

    def maximum(self, other: Interval) -> Interval:
        """``max(x, y)``."""
        return _between(max(self._low, other._low, key=_AS_LOW), max(self._high, other._high, key=_AS_HIGH))

    def absolute(self) -> Interval:
        """``|x|``."""
        if not self.contains(_ZERO):
            return self.neg() if self.hi is not None and self.hi <= 0 else self
        return _between(_End(0, _ZERO, True), max(self._low.negated(), self._high, key=_AS_HIGH))

    def text(self, lang: str = "id") -> str:
        """As a person reads it: ``[2,705; 2,715)``, in English ``[2.705, 2.715)``; one number alone: ``{2,71}``."""
        write = english if lang == "en" else indonesian
        infinity = "infinity" if lang == "en" else "tak hingga"
        if self.is_point and self.lo is not None:
            return f"{{{write(self.lo)}}}"
        lo = f"-{infinity}" if self.lo is None else write(self.lo)
        hi = infinity if self.hi is None else write(self.hi)
        comma = "," if lang == "en" else ";"
        return f"{'[' if self.lo_closed else '('}{lo}{comma} {hi}{']' if self.hi_closed else ')'}"

    def spoken(self) -> Sentence:
        """The text in both languages, as a value of a message."""
        return Sentence(self.text("id"), self.text("en"))

    def __str__(self) -> str:
        return self.text()

    @property
    def _low(self) -> _End:
        return _End(-1, _ZERO, False) if self.lo is None else _End(0, self.lo, self.lo_closed)

    @property
    def _high(self) -> _End:
        return _End(1, _ZERO, False) if self.hi is None else _End(0, self.hi, self.hi_closed)

    def _reciprocal(self) -> Interval:
        if self.contains(_ZERO):
            raise DivisorMayBeZero(Diagnostic("divisor_may_be_zero", {"interval": self.spoken()}))
        # the reciprocal of an open zero is unbounded, that of an unbounded end an open zero
        lo = _ZERO if self.hi is None else 1 / self.hi if self.hi else None
        hi = _ZERO if self.lo is None else 1 / self.lo if self.lo else None
        return Interval(lo, hi, self.hi_closed, self.lo_closed)


def _reaches(left: Interval, right: Interval) -> bool:
    """Whether ``left`` begins no later than ``right`` ends."""
    if left.lo is None or right.hi is None or left.lo < right.hi:
        return True
    return left.lo == right.hi and left.lo_closed and right.hi_closed


def _between(lo: _End, hi: _End) -> Interval:
    return Interval(None if lo.side else lo.value, None if hi.side else hi.value, lo.closed, hi.closed)
