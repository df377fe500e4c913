"""A formula as a function of one input, (a x + b) / (c x + d), where it is one.

Sums, products, quotients, means and weighted indices in which the input stands once or cancels are of this kind. It is
found by a few evaluations and proved by more: two quotients of polynomials that agree at more points than their degrees
add up to are one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from attrs import evolve, frozen

from kinerja_rules.formula import Formula
from kinerja_rules.grammar import ast
from kinerja_rules.numbers import Figure, Fraction, Interval

Quantity = Figure | Fraction

_MAX_DEGREE = 12
_STEP = Fraction(7, 3)


@frozen
class Moebius:
    """``(a x + b) / (c x + d)``; c and d are not both zero."""

    a: Fraction
    b: Fraction
    c: Fraction
    d: Fraction

    @property
    def constant(self) -> bool:
        """Whether x makes no difference."""
        return self.a * self.d == self.b * self.c

    def __call__(self, x: Fraction) -> Fraction | None:
        """The exact value; None at the pole."""
        below = self.c * x + self.d
        return (self.a * x + self.b) / below if below else None

    def solve(self, wanted: Interval) -> Interval | None:
        """The x that give a value in ``wanted``; None where every x does, none does, or they are no single interval."""
        if self.constant:
            return None
        if not self.c:
            return wanted.sub(Interval.point(self.b / self.d)).mul(Interval.point(self.d / self.a))
        # x = (d y - b) / (a - c y) = -d/c + (ad - bc)/c / (a - c y): each y once
        below = Interval.point(self.a).sub(wanted.mul(Interval.point(self.c)))
        if below.contains(Fraction(0)):
            return None
        turn = Interval.point((self.a * self.d - self.b * self.c) / self.c)
        return turn.div(below).sub(Interval.point(self.d / self.c))


def value_of(quantity: Quantity) -> Fraction:
    """The exact value of a figure or a number."""
    return quantity.value if isinstance(quantity, Figure) else quantity


def moebius(formula: Formula, inputs: Mapping[str, Quantity], name: str) -> Moebius | None:
    """``formula`` as a function of the input ``name``, the others held; None where it is not of this kind.

    The other inputs must be there; ``name`` itself may be missing. A figure printed with a % sign stays one.
    """
    degree = _degree(formula.tree, name)
    others_missing = any(key != name and key not in inputs for key in formula.names)
    if others_missing or degree is None or not 1 <= degree <= _MAX_DEGREE:
        return None
    points = _points(formula, inputs, name, 2 * degree + 3)
    found = None if points is None else _through(points[:3])
    if found is None or points is None or any(found(x) != y for x, y in points[3:]):
        return None
    return found


def _degree(tree: ast.Node, name: str) -> int | None:
    """How high a degree the input can have at most; None where the tree does more than add, multiply and divide."""
    uses: Counter[int] = Counter()
    stack: list[tuple[ast.Node, int]] = [(tree, 1)]
    while stack:
        node, times = stack.pop()
        match node:
            case ast.Name():
                uses[times] += node.key == name
            case ast.Number() | ast.Sum() | ast.Product() | ast.Negate() | ast.Weighted():
                stack += [(part, times) for part in ast.children(node)]
            case ast.Call("jumlah" | "rata_rata", args):
                stack += [(part, times) for part in args]
            case ast.Power(base, ast.Number(exponent)) if exponent.denominator == 1 and abs(exponent) <= _MAX_DEGREE:
                stack.append((base, times * max(1, abs(int(exponent)))))
            case _:
                if any(used.key == name for used in ast.names(node)):
                    return None
    return sum(times * count for times, count in uses.items())


def _points(
    formula: Formula, inputs: Mapping[str, Quantity], name: str, count: int
) -> list[tuple[Fraction, Fraction]] | None:
    given = inputs.get(name)
    start = value_of(given) if given is not None and value_of(given) else Fraction(1)
    found: list[tuple[Fraction, Fraction]] = []
    for at in range(count + 4):  # a pole or two may be hit
        x = start * (1 + at * _STEP)
        probe = evolve(given, value=x) if isinstance(given, Figure) else x
        value = formula.evaluate({**{key: inputs[key] for key in formula.names if key != name}, name: probe}).value
        if value is not None:
            found.append((x, value))
        if len(found) == count:
            return found
    return None


def _through(points: list[tuple[Fraction, Fraction]]) -> Moebius | None:
    """The function through three points: a x + b = c x y + d y, the scale chosen so that d, or else c, is 1."""
    (x0, y0), (x1, y1), (x2, y2) = points
    if y0 == y1 == y2:
        return Moebius(Fraction(0), y0, Fraction(0), Fraction(1))
    u1, v1, w1 = x1 - x0, x0 * y0 - x1 * y1, y1 - y0
    u2, v2, w2 = x2 - x0, x0 * y0 - x2 * y2, y2 - y0
    a, c, d = w1 * v2 - v1 * w2, u1 * w2 - w1 * u2, u1 * v2 - v1 * u2
    scale = d or c
    if not scale:
        return None
    a, c, d = a / scale, c / scale, d / scale
    return Moebius(a, d * y0 + c * x0 * y0 - a * x0, c, d)
