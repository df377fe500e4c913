"""How a figure depends on one input, in whole numbers, so that thousands of readings of it are tried quickly."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from math import lcm

from attrs import frozen

from kinerja_rules.audit.diagnosis.digits import written
from kinerja_rules.audit.diagnosis.terms import Terms
from kinerja_rules.audit.moebius import Moebius, Quantity, moebius, value_of
from kinerja_rules.formula import Formula
from kinerja_rules.numbers import Figure, Fraction

_MAX_INPUTS = 12
_MAX_DECIMALS = 8


@frozen
class Slot:
    """An input x and the figure, in units of its last digit: (a x + b) / (c x + d), all whole."""

    name: str
    given: Quantity
    coefficients: tuple[int, int, int, int]
    subject: str = ""

    @cached_property
    def value(self) -> Fraction:
        """The input, exact."""
        return value_of(self.given)

    def at(self, num: int, den: int) -> tuple[int, int]:
        """The figure for the input num/den; the second is zero where there is none."""
        a, b, c, d = self.coefficients
        return a * num + b * den, c * num + d * den

    @cached_property
    def printed(self) -> tuple[str, int] | None:
        """The digits of the input and how many are decimals; None where it has no end."""
        if isinstance(self.given, Figure):
            decimals = max(self.given.digits, 0)
            return written(int(self.given.value * 10**decimals), decimals), decimals
        for decimals in range(_MAX_DECIMALS + 1):
            if 10**decimals % self.given.denominator == 0:
                return written(int(self.given * 10**decimals), decimals), decimals
        return None


def formula_slots(formula: Formula, inputs: Mapping[str, Quantity], digits: int) -> tuple[Slot, ...]:
    """The inputs on which the formula depends as a quotient of linear functions."""
    if len(formula.names) > _MAX_INPUTS:
        return ()
    found = [(name, moebius(formula, inputs, name)) for name in formula.names if name in inputs]
    return tuple(
        Slot(name, inputs[name], _whole(function, digits))
        for name, function in found
        if function is not None and not function.constant and not _same(function)
    )


def part_slots(terms: Terms, digits: int) -> tuple[Slot, ...]:
    """The summands of a total or a mean."""
    zero, one = Fraction(0), Fraction(1)
    if len(terms.terms) == 1:
        return ()
    return tuple(
        Slot(
            term.place,
            term.value if term.figure is None else term.figure,
            _whole(Moebius(one * term.sign, terms.total - term.sign * term.value, zero, one * terms.divisor), digits),
            term.subject,
        )
        for term in terms.terms
    )


def _same(function: Moebius) -> bool:
    """Whether the figure is the input itself: a slip in the one is a slip in the other."""
    return function.a == function.d and not function.b and not function.c


def _whole(function: Moebius, digits: int) -> tuple[int, int, int, int]:
    scale = Fraction(10) ** digits
    parts = (function.a * scale, function.b * scale, function.c, function.d)
    common = lcm(*(part.denominator for part in parts))
    a, b, c, d = (int(part * common) for part in parts)
    return a, b, c, d
