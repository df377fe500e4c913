"""The inverse: which target, or which input, would have given the printed figure."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from math import ceil, floor

from attrs import frozen

from kinerja_rules.audit.moebius import Quantity, moebius
from kinerja_rules.formula import Formula
from kinerja_rules.numbers import Figure, Interval, Rounding


@frozen
class Inverse:
    """The values of the input ``name`` that would have given the figure, the other inputs as they are.

    ``given`` is what the document prints for it, None where it prints nothing.
    """

    name: str
    interval: Interval
    given: Quantity | None

    @property
    def whole(self) -> tuple[int, int] | None:
        """The first and last whole number among them; None where there is none, or no end."""
        lo, hi = self.interval.lo, self.interval.hi
        if lo is None or hi is None:
            return None
        first = ceil(lo) + (ceil(lo) == lo and not self.interval.lo_closed)
        last = floor(hi) - (floor(hi) == hi and not self.interval.hi_closed)
        return (first, last) if first <= last else None


def inverse(
    formula: Formula, inputs: Mapping[str, Quantity], reported: Figure, rounding: Rounding, name: str
) -> Inverse | None:
    """The values of ``name`` that give ``reported`` under ``rounding``.

    None where another input is missing, the formula is not linear or a simple quotient in ``name``, or no single
    interval gives the figure.

    >>> from kinerja_rules.formula import parse
    >>> from kinerja_rules.numbers import Fraction, HALF_UP, read_figure
    >>> found = inverse(parse("a / b * 100"), {"a": Fraction(8)}, read_figure("61,5"), HALF_UP, "b")
    >>> str(found.interval), found.whole
    ('(12,9975...; 13,0187...]', (13, 13))
    """
    function = moebius(formula, inputs, name)
    interval = None if function is None else function.solve(reported.unround(rounding))
    return None if interval is None else Inverse(name, interval, inputs.get(name))


def inverses(
    formula: Formula,
    inputs: Mapping[str, Quantity],
    reported: Figure,
    rounding: Rounding,
    names: Collection[str] | None = None,
) -> tuple[Inverse, ...]:
    """One for every input that has one, in the order of the formula; where inputs are missing, for the missing one."""
    missing = [name for name in formula.names if name not in inputs]
    wanted = missing or [name for name in formula.names if names is None or name in names]
    found = [inverse(formula, inputs, reported, rounding, name) for name in wanted if len(missing) <= 1]
    return tuple(one for one in found if one is not None)
