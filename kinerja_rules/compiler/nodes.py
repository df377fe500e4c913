"""Small Python syntax trees: the words in which the compiler writes."""

from __future__ import annotations

import ast as py
from collections.abc import Sequence

ZERO_DIVISION = "ZeroDivisionError"
_COMPARE: dict[str, py.cmpop] = {
    "<": py.Lt(),
    "<=": py.LtE(),
    ">": py.Gt(),
    ">=": py.GtE(),
    "=": py.Eq(),
    "<>": py.NotEq(),
}


def load(name: str) -> py.Name:
    """A variable that is read."""
    return py.Name(name, py.Load())


def whole(value: int) -> py.expr:
    """A whole number."""
    return py.Constant(value) if value >= 0 else py.UnaryOp(py.USub(), py.Constant(-value))


def constant(node: py.expr | None) -> int | None:
    """The whole number that a node writes: 1 for a denominator that is not there, None for anything else."""
    if node is None:
        return 1
    if isinstance(node, py.UnaryOp) and isinstance(node.op, py.USub):
        inner = constant(node.operand)
        return None if inner is None else -inner
    return node.value if isinstance(node, py.Constant) and isinstance(node.value, int) else None


def operation(left: py.expr, op: py.operator, right: py.expr) -> py.expr:
    """``left op right``"""
    return py.BinOp(left, op, right)


def times(left: py.expr, right: py.expr) -> py.expr:
    """A product without the ones, its numbers multiplied here and now."""
    one, two = constant(left), constant(right)
    if one is not None and two is not None:
        return whole(one * two)
    if one == 1:
        return right
    if two == 1:
        return left
    if two is not None and isinstance(left, py.BinOp) and isinstance(left.op, py.Mult):
        inner = constant(left.right)
        if inner is not None:
            return py.BinOp(left.left, py.Mult(), whole(inner * two))
    return py.BinOp(left, py.Mult(), right)


def plus(left: py.expr, right: py.expr) -> py.expr:
    """``left + right``"""
    return py.BinOp(left, py.Add(), right)


def floor(left: py.expr, right: py.expr) -> py.expr:
    """``left // right``, without a division by one."""
    return left if constant(right) == 1 else py.BinOp(left, py.FloorDiv(), right)


def negative(value: py.expr) -> py.expr:
    """``-value``"""
    return py.UnaryOp(py.USub(), value)


def either(test: py.expr, yes: py.expr, no: py.expr) -> py.expr:
    """``yes if test else no``"""
    return py.IfExp(test, yes, no)


def compare(left: py.expr, op: str, right: py.expr) -> py.expr:
    """``left op right``, with the signs of the formula language."""
    return py.Compare(left, [_COMPARE[op]], [right])


def call(tool: str, *args: py.expr) -> py.expr:
    """``tool(...)``"""
    return py.Call(load(tool), list(args), [])


def pair(num: py.expr, den: py.expr) -> py.expr:
    """``(num, den)``"""
    return py.Tuple([num, den], py.Load())


def assign(name: str, value: py.expr) -> py.stmt:
    """``name = value``"""
    return py.Assign([py.Name(name, py.Store())], value)


def unpack(num: str, den: str, value: py.expr) -> py.stmt:
    """``num, den = value``"""
    target = py.Tuple([py.Name(num, py.Store()), py.Name(den, py.Store())], py.Store())
    return py.Assign([target], value)


def when(test: py.expr, *body: py.stmt) -> py.stmt:
    """``if test: ...``"""
    return py.If(test, list(body), [])


def raise_zero() -> py.stmt:
    """``raise ZeroDivisionError``"""
    return py.Raise(load(ZERO_DIVISION), None)


def function(name: str, parameters: Sequence[str], body: Sequence[py.stmt]) -> py.FunctionDef:
    """``def name(...): ...``"""
    arguments = py.arguments([], [py.arg(parameter) for parameter in parameters], None, [], [], None, [])
    definition = py.FunctionDef(name, arguments, list(body), [])
    if "type_params" in py.FunctionDef._fields:  # Python 3.12 and later
        vars(definition)["type_params"] = []
    return definition
