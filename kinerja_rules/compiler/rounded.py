"""The last step of a bare function: the quotient in units of the last digit, by one integer division.

The four roundings that ship are written out; a plug-in's is called. The power of ten is multiplied into the numerator
before, or cancelled against a denominator that is a number.
"""

from __future__ import annotations

import ast as py
from collections.abc import Callable
from math import gcd
from typing import Any

from attrs import frozen

from kinerja_rules.compiler import nodes
from kinerja_rules.numbers import HALF_EVEN, HALF_UP, TRUNCATE, UP, Rounding

_NUM, _DEN = "num", "den"  # no variable and no local is called so
_ZERO, _ONE = nodes.whole(0), nodes.whole(1)


@frozen
class _Rule:
    """A rounding written out: from ``factor`` times the numerator, and the denominator, which is positive."""

    factor: int
    write: Callable[[py.expr, py.expr], py.expr]


def round_statements(
    num: py.expr, den: py.expr | None, sure: bool, rounding: Rounding, digits: int, tools: dict[str, Any]
) -> list[py.stmt]:
    """Statements that return num/den rounded, or raise ZeroDivisionError; ``sure``: the denominator is positive."""
    rule = _RULES.get(rounding) or _called(rounding, tools)
    up, down = rule.factor * 10 ** max(digits, 0), 10 ** max(-digits, 0)
    known = nodes.constant(den)
    if known is None or known <= 0:
        body = [nodes.assign(_NUM, nodes.times(num, nodes.whole(up)))]
        below = nodes.times(den or _ONE, nodes.whole(down))
        if not isinstance(below, py.Name):
            body.append(nodes.assign(_DEN, below))
            below = nodes.load(_DEN)
        if not sure:
            turned = [nodes.assign(name, nodes.negative(nodes.load(name))) for name in (_NUM, below.id)]
            zero = nodes.when(nodes.compare(below, "=", _ZERO), nodes.raise_zero())
            body.append(nodes.when(nodes.compare(below, "<=", _ZERO), zero, *turned))
        return [*body, py.Return(rule.write(nodes.load(_NUM), below))]
    shared = gcd(up, rule.factor * known * down)
    up, down = up // shared, rule.factor * known * down // shared
    if down == 1 and rounding in _RULES:  # a whole number already
        return [py.Return(nodes.times(num, nodes.whole(up)))]
    if down % rule.factor:
        up, down = up * rule.factor, down * rule.factor
    body = [nodes.assign(_NUM, nodes.times(num, nodes.whole(up)))]
    return [*body, py.Return(rule.write(nodes.load(_NUM), nodes.whole(down // rule.factor)))]


def _called(rounding: Rounding, tools: dict[str, Any]) -> _Rule:
    tools["round_units"] = rounding.round_units
    return _Rule(1, lambda num, den: nodes.call("round_units", num, den, _ZERO))


def _half_up(doubled: py.expr, den: py.expr) -> py.expr:
    return _away_from_zero(doubled, lambda size: nodes.floor(nodes.plus(size, den), nodes.plus(den, den)))


def _half_even(doubled: py.expr, den: py.expr) -> py.expr:
    """The nearest whole number from below; at a tie, which leaves no rest, an odd one goes down by one."""
    nearest = nodes.floor(nodes.plus(doubled, den), nodes.plus(den, den))
    rest = py.BinOp(nodes.plus(doubled, den), py.Mod(), nodes.plus(den, den))
    odd_tie = py.BoolOp(py.And(), [nodes.compare(rest, "=", _ZERO), py.BinOp(nearest, py.BitAnd(), _ONE)])
    return nodes.either(odd_tie, nodes.operation(nearest, py.Sub(), _ONE), nearest)


def _truncate(num: py.expr, den: py.expr) -> py.expr:
    return _away_from_zero(num, lambda size: nodes.floor(size, den))


def _up(num: py.expr, den: py.expr) -> py.expr:
    return _away_from_zero(num, lambda size: nodes.negative(nodes.floor(nodes.negative(size), den)))


def _away_from_zero(num: py.expr, of_size: Callable[[py.expr], py.expr]) -> py.expr:
    """A rule for sizes, its sign that of the number."""
    test = nodes.compare(num, ">=", _ZERO)
    return nodes.either(test, of_size(num), nodes.negative(of_size(nodes.negative(num))))


_RULES: dict[Rounding, _Rule] = {
    HALF_UP: _Rule(2, _half_up),
    HALF_EVEN: _Rule(2, _half_even),
    TRUNCATE: _Rule(1, _truncate),
    UP: _Rule(1, _up),
}
