"""What the compiler is held to: a plain evaluator over fractions, and what percentages mean.

It shares nothing with the package but the tree. ``value`` works a plain tree (no % signs, no weights); ``meaning``
works a tree as it was written, every percentage a hundredth, and tells the unit.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction
from math import ceil, floor, trunc
from operator import eq, ge, gt, le, lt, ne
from statistics import median
from typing import Any

from kinerja_rules.grammar import ast

_COMPARE: dict[str, Callable[[Any, Any], bool]] = {"<": lt, "<=": le, ">": gt, ">=": ge, "=": eq, "<>": ne}

Values = Mapping[str, "Fraction | list[Fraction]"]


class NoValueError(ArithmeticError):
    """The tree has no value; the reason is told as the package tells it."""


def half_up(value: Fraction, digits: int) -> Fraction:
    """Half away from zero."""
    size = floor(abs(value) * Fraction(10) ** digits + Fraction(1, 2)) / Fraction(10) ** digits
    return size if value >= 0 else -size


def half_even(value: Fraction, digits: int) -> Fraction:
    """Half to the even digit: what Python's round does to fractions."""
    return round(value * Fraction(10) ** digits) / Fraction(10) ** digits


def truncate(value: Fraction, digits: int) -> Fraction:
    """Towards zero."""
    return trunc(value * Fraction(10) ** digits) / Fraction(10) ** digits


def away(value: Fraction, digits: int) -> Fraction:
    """Away from zero."""
    units = value * Fraction(10) ** digits
    return (ceil(units) if units >= 0 else floor(units)) / Fraction(10) ** digits


ROUNDINGS = {"half_up": half_up, "half_even": half_even, "truncate": truncate, "up": away}


def by_decimal(value: Decimal, digits: int, mode: str) -> Decimal:
    """The same for decimals, by Python's decimal module."""
    with localcontext() as context:
        context.prec = 200
        rule = {"half_up": ROUND_HALF_UP, "half_even": ROUND_HALF_EVEN}[mode]
        return value.quantize(Decimal(1).scaleb(-digits), rule)


def value(node: ast.Node, values: Values, *, inside: bool = False) -> Any:
    """The value of a plain tree, or of each element where ``inside`` a reducing function it holds series."""

    def one(part: ast.Node) -> Any:
        return value(part, values, inside=inside)

    match node:
        case ast.Number(number):
            return number
        case ast.Name():
            return values[node.key]
        case ast.Negate(operand):
            return _each(lambda x: -x, one(operand))
        case ast.Sum(terms):
            total = one(terms[0].node)
            for term in terms[1:]:
                sign = 1 if term.sign == "+" else -1
                total = _each(lambda x, y, sign=sign: x + sign * y, total, one(term.node))
            return total
        case ast.Product(factors):
            total = one(factors[0].node)
            for factor in factors[1:]:
                total = _each(_times if factor.op == "*" else _over, total, one(factor.node))
            return total
        case ast.Power(base, exponent):
            return _each(_power, one(base), one(exponent))
        case ast.Call("jika", (condition, yes, no)):
            return _choose(condition, yes, no, values, inside)
        case ast.Call(name, args) if name in _REDUCE:
            if inside and len(args) > 1:
                return _each(lambda *parts: _REDUCE[name](parts), *(value(arg, values, inside=True) for arg in args))
            elements: list[Fraction] = []
            for arg in args:
                found = value(arg, values, inside=True)
                elements += found if isinstance(found, list) else [found]
            return _REDUCE[name](elements)
        case ast.Call(name, args):
            return _each(_PLAIN[name], *map(one, args))
    raise AssertionError(node)


def holds(node: ast.Node, values: Values) -> bool:
    """Whether a condition holds; only the side that decides is worked."""
    match node:
        case ast.Compare(op, left, right):
            return _COMPARE[op](value(left, values), value(right, values))
        case ast.Not(operand):
            return not holds(operand, values)
        case ast.Logic("dan", operands):
            return all(holds(operand, values) for operand in operands)
        case ast.Logic("atau", operands):
            return any(holds(operand, values) for operand in operands)
    raise AssertionError(node)


def _choose(condition: ast.Node, yes: ast.Node, no: ast.Node, values: Values, inside: bool) -> Any:
    series = {name.key: values[name.key] for part in (condition, yes, no) for name in ast.names(part)}
    lengths = {len(found) for found in series.values() if isinstance(found, list)}
    if not inside or not lengths:
        return value(yes if holds(condition, values) else no, values, inside=inside)
    (length,) = lengths
    rows = [
        {name: found[index] if isinstance(found, list) else found for name, found in series.items()}
        for index in range(length)
    ]
    return [value(yes if holds(condition, row) else no, row) for row in rows]


def _each(function: Callable[..., Fraction], *parts: Any) -> Any:
    """``function`` over single values, or element by element over series."""
    lengths = {len(part) for part in parts if isinstance(part, list)}
    if not lengths:
        return function(*parts)
    if len(lengths) > 1 or lengths == {0}:
        raise NoValueError("series_lengths")
    (length,) = lengths
    columns = [part if isinstance(part, list) else [part] * length for part in parts]
    return [function(*row) for row in zip(*columns, strict=True)]


def _times(left: Fraction, right: Fraction) -> Fraction:
    return left * right


def _over(left: Fraction, right: Fraction) -> Fraction:
    if right == 0:
        raise NoValueError("zero_by_zero" if left == 0 else "zero_divisor")
    return left / right


def _power(base: Fraction, exponent: Fraction) -> Fraction:
    assert exponent.denominator == 1
    if base == 0 and exponent < 0:
        raise NoValueError("zero_divisor")
    return Fraction(base ** int(exponent))


def _median(values: Sequence[Fraction]) -> Fraction:
    return Fraction(median(values))


def _clamped(value: Fraction, low: Fraction, high: Fraction) -> Fraction:
    if high < low:
        raise NoValueError("no_value")
    return max(low, min(value, high))


def _rounded(value: Fraction, digits: Fraction = Fraction(0)) -> Fraction:
    if digits.denominator != 1:
        raise NoValueError("no_value")
    return half_up(value, int(digits))


_REDUCE: dict[str, Callable[[Sequence[Fraction]], Fraction]] = {
    "jumlah": lambda values: sum(values, Fraction(0)),
    "rata_rata": lambda values: sum(values, Fraction(0)) / len(values),
    "min": min,
    "maks": max,
    "median": _median,
    "banyak": lambda values: Fraction(len(values)),
    "terakhir": lambda values: values[-1],
}
_PLAIN: dict[str, Callable[..., Fraction]] = {"abs": abs, "batasi": _clamped, "bulatkan": _rounded}


# What percentages mean

Meaning = tuple[Fraction, "dict[str, int]"]  # true value, powers of the base units


class MixedUnitsError(Exception):
    """Unlike units are added; the package refuses that, or remarks on it."""


def printed(meaning: Meaning) -> Fraction:
    """The number as held: a percentage is a hundred times its true value."""
    true, units = meaning
    return true * Fraction(100) ** units.get("persen", 0)


def meaning(node: ast.Node, values: Mapping[str, Fraction], units: Mapping[str, Mapping[str, int]]) -> Meaning:
    """The true value of a tree whose names all have units, and its unit; persen survives as the decrees use it."""

    def one(part: ast.Node) -> Meaning:
        return meaning(part, values, units)

    match node:
        case ast.Number(number, True):
            return number / 100, {"persen": 1}
        case ast.Number(number):
            return number, {}
        case ast.Name():
            unit = dict(units[node.id])
            return values[node.key] / Fraction(100) ** unit.get("persen", 0), unit
        case ast.Negate(operand):
            true, unit = one(operand)
            return -true, unit
        case ast.Sum(terms):
            parts, unit = _alike([one(term.node) for term in terms])
            signs = [1 if term.sign == "+" else -1 for term in terms]
            return sum((sign * part for sign, part in zip(signs, parts, strict=True)), Fraction(0)), unit
        case ast.Product():
            return _chain(node, one)
        case ast.Call(name, args):
            parts, unit = _alike([one(arg) for arg in args])
            return _REDUCE[name](parts), unit
        case ast.Weighted(weighted):
            parts, unit = _alike([one(part.node) for part in weighted])
            weights = [part.weight.value / 100 for part in weighted]
            return sum((w * part for w, part in zip(weights, parts, strict=True)), Fraction(0)), unit
    raise AssertionError(node)


def _alike(parts: Sequence[Meaning]) -> tuple[list[Fraction], dict[str, int]]:
    """Values of one unit; a pure number among percentages counts as points."""
    known = [unit for _, unit in parts if unit]
    if any(unit != known[0] for unit in known):
        raise MixedUnitsError
    unit = known[0] if known else {}
    points = Fraction(100) ** unit.get("persen", 0)
    return [true if own or not unit else true / points for true, own in parts], unit


def _chain(node: ast.Product, one: Callable[[ast.Node], Meaning]) -> Meaning:
    """The product of the true values; the unit is what is left when all have cancelled, n% factors last."""
    true, unit, percents = Fraction(1), dict[str, int](), list[tuple[str, Fraction]]()

    def collect(product: ast.Product, way: int) -> None:
        nonlocal true
        for factor in product.factors:
            direction = way if factor.op == "*" else -way
            if isinstance(factor.node, ast.Product):
                collect(factor.node, direction)
                continue
            part, own = one(factor.node)
            if direction < 0 and part == 0:
                raise NoValueError
            true *= part**direction
            if isinstance(factor.node, ast.Number) and factor.node.percent:
                percents.append(("*" if direction > 0 else "/", factor.node.value))
                continue
            for base, power in own.items():
                unit[base] = unit.get(base, 0) + direction * power

    collect(node, 1)
    if not ast.names(node) and not any(unit.values()):  # of numbers alone
        more = sum(1 if op == "*" else -1 for op, _ in percents) > 0
        return true, {"persen": 1} if more else {}
    left = {base: power for base, power in unit.items() if power}
    if any(power > 0 for base, power in left.items() if base != "persen"):
        left.pop("persen", None)
    elif left.get("persen", 0) > 1:
        left["persen"] = 1
    for op, number in percents:
        if op == "*" and left.get("persen", 0) < 0:
            left["persen"] += 1
        elif op == "*" and number == 100 and left != {"persen": 1}:
            true, left = true * Fraction(100) ** left.get("persen", 0), {"persen": 1}
    return true, {base: power for base, power in left.items() if power}
