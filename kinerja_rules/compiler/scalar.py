"""Plain tree -> one Python function over integers, built with the ``ast`` module from our own nodes, never from text.

Laws of this file:
1. Common factors stay unreduced until the end; the denominator is zero exactly where the formula has no value.
2. A denominator that gets inverted, compared or handed to a function is checked there: the first law would lose it.
3. ``jika``, ``dan`` and ``atau`` work only the side they need.
"""

from __future__ import annotations

import ast as py
from collections.abc import Callable, Mapping, Sequence
from math import gcd, lcm
from typing import Any, TypeAlias

from attrs import define, field

from kinerja_rules.compiler.support import each, positive, power
from kinerja_rules.grammar import ast
from kinerja_rules.numbers import Pair, Rounding
from kinerja_rules.registry import Function

Compiled: TypeAlias = Callable[..., Pair]
_FLUSH = 12  # operations in one Python expression before it is put into a local


class SeriesOutside(Exception):
    """A series that nothing reduces to one value: its name and span."""

    def __init__(self, name: ast.Name) -> None:
        super().__init__(name)
        self.name = name


def compile_pairs(
    tree: ast.Node, names: Sequence[str], functions: Mapping[str, Function], series: frozenset[str] = frozenset()
) -> Compiled:
    """A function of positional (numerator, denominator) pairs (lists of them for ``series``) -> such a pair, unreduced.

    Its denominator may be negative, and is zero where there is no value; it may also raise ZeroDivisionError.
    """
    code = _Code(functions, series, {})
    code.open_pairs(names)
    num, den = code.value(tree)
    code.body.append(py.Return(py.Tuple([num, den or _int(1)], py.Load())))
    return code.function(names)


def compile_rounded(
    tree: ast.Node, names: Sequence[str], functions: Mapping[str, Function], rounding: Rounding, digits: int
) -> Callable[..., int]:
    """A function of positional ints or pairs -> the result in units of the last digit."""
    whole = _Code(functions, frozenset(), {})
    num, den = whole.value(tree)
    whole.body.append(py.Return(whole.call("round", [num, den or _int(1), _int(digits)])))
    whole.tools["round"] = rounding.round_units
    if names:
        whole.body = [
            py.If(_all_ints(names), whole.body, []),
            py.Return(whole.call("slow", [_load(n) for n in map(_slot, names)])),
        ]
        whole.tools["slow"] = _Careful(compile_pairs(tree, names, functions), rounding, digits)
    return whole.function(names)


@define
class _Careful:
    """The way for inputs that are not all plain ints: pairs, and what is refused."""

    compiled: Compiled
    rounding: Rounding
    digits: int

    def __call__(self, *values: int | Pair) -> int:
        pairs = [_as_pair(value) for value in values]
        return self.rounding.round_units(*self.compiled(*pairs), self.digits)


def _as_pair(value: int | Pair) -> Pair:
    if type(value) is int:
        return value, 1
    if type(value) is tuple and [type(part) for part in value] == [int, int]:
        return positive(*value)
    raise TypeError(f"an int or a (numerator, denominator) pair of ints is needed, not {value!r}")


def _all_ints(names: Sequence[str]) -> py.expr:
    """``a.__class__ is b.__class__ is ... is int``"""
    kinds: list[py.expr] = [py.Attribute(_load(_slot(name)), "__class__", py.Load()) for name in names]
    return py.Compare(kinds[0], [py.Is() for _ in names], [*kinds[1:], _load("int")])


def _slot(name: str) -> str:
    """The Python parameter of a variable; no name of ours can clash with it."""
    return "v_" + "".join(c if c.isalnum() and c.isascii() else f"_{ord(c):x}_" for c in name)


def _load(name: str) -> py.Name:
    return py.Name(name, py.Load())


def _int(value: int) -> py.expr:
    return py.Constant(value) if value >= 0 else py.UnaryOp(py.USub(), py.Constant(-value))


def _operation(left: py.expr, op: py.operator, right: py.expr) -> py.expr:
    return py.BinOp(left, op, right)


Value: TypeAlias = "tuple[py.expr, py.expr | None]"  # numerator, denominator (None is 1)


@define
class _Code:
    """The statements of one function."""

    functions: Mapping[str, Function]
    series: frozenset[str]
    tools: dict[str, Any]
    paired: bool = False
    body: list[py.stmt] = field(factory=list)
    count: int = 0

    # -- frame

    def open_pairs(self, names: Sequence[str]) -> None:
        self.paired = True
        for name in names:
            if name not in self.series:
                target = py.Tuple(
                    [py.Name(f"{_slot(name)}_n", py.Store()), py.Name(f"{_slot(name)}_d", py.Store())], py.Store()
                )
                self.body.append(py.Assign([target], _load(_slot(name))))

    def definition(self, label: str, names: Sequence[str]) -> py.FunctionDef:
        arguments = py.arguments([], [py.arg(_slot(name)) for name in names], None, [], [], None, [])
        function = py.FunctionDef(label, arguments, self.body, [])
        if "type_params" in py.FunctionDef._fields:  # Python 3.12 and later
            vars(function)["type_params"] = []
        return function

    def function(self, names: Sequence[str]) -> Callable[..., Any]:
        module = py.fix_missing_locations(py.Module([self.definition("formula", names)], []))
        space: dict[str, Any] = {"__builtins__": {}, "int": int, "ZeroDivisionError": ZeroDivisionError, **self.tools}
        exec(compile(module, "<formula>", "exec"), space)  # noqa: S102  # our own nodes, no text of anybody
        compiled: Callable[..., Any] = space["formula"]
        return compiled

    def local(self) -> str:
        self.count += 1
        return f"t{self.count}"

    def keep(self, value: py.expr) -> py.expr:
        """The value as a name or constant, so that it can stand in several places."""
        if isinstance(value, (py.Name, py.Constant)):
            return value
        name = self.local()
        self.body.append(py.Assign([py.Name(name, py.Store())], value))
        return _load(name)

    def call(self, tool: str, args: Sequence[py.expr]) -> py.expr:
        return py.Call(_load(tool), list(args), [])

    def unpack(self, value: py.expr) -> Value:
        num, den = self.local(), self.local()
        target = py.Tuple([py.Name(num, py.Store()), py.Name(den, py.Store())], py.Store())
        self.body.append(py.Assign([target], value))
        return _load(num), _load(den)

    def must_not_be_zero(self, den: py.expr | None) -> None:
        if den is not None and not isinstance(den, py.Constant):
            test = py.Compare(den, [py.Eq()], [_int(0)])
            self.body.append(py.If(test, [py.Raise(_load("ZeroDivisionError"), None)], []))

    # -- values

    def value(self, node: ast.Node) -> Value:
        match node:
            case ast.Number(value):
                return _int(value.numerator), None if value.denominator == 1 else _int(value.denominator)
            case ast.Name():
                return self.variable(node)
            case ast.Negate(operand):
                num, den = self.value(operand)
                return py.UnaryOp(py.USub(), num), den
            case ast.Sum(terms):
                return self.sum(terms)
            case ast.Product(factors):
                return self.product(factors)
            case ast.Power(base, exponent):
                parts = [part or _int(1) for child in (base, exponent) for part in self.value(child)]
                self.tools["power"] = power
                return self.unpack(self.call("power", parts))
            case ast.Call("jika", (condition, yes, no)):
                return self.choice(condition, yes, no)
            case ast.Call():
                return self.function_call(node)
        raise TypeError(f"{type(node).__name__} has no numeric value")

    def variable(self, node: ast.Name) -> Value:
        if node.key in self.series:
            raise SeriesOutside(node)
        slot = _slot(node.key)
        return (_load(f"{slot}_n"), _load(f"{slot}_d")) if self.paired else (_load(slot), None)

    def sum(self, terms: Sequence[ast.Term]) -> Value:
        num, den = self.value(terms[0].node)
        for index, term in enumerate(terms[1:], 1):
            op = py.Add() if term.sign == "+" else py.Sub()
            other, under = self.value(term.node)
            num, den = self.add(num, den, op, other, under)
            if index % _FLUSH == 0:
                num, den = self.keep(num), None if den is None else self.keep(den)
        return num, den

    def add(self, num: py.expr, den: py.expr | None, op: py.operator, other: py.expr, under: py.expr | None) -> Value:
        if den is None and under is None:
            return _operation(num, op, other), None
        if isinstance(den, py.Constant) and isinstance(under, py.Constant):
            common = lcm(_constant(den), _constant(under))
            return _operation(
                _times(num, _int(common // _constant(den))), op, _times(other, _int(common // _constant(under)))
            ), _int(common)
        den = None if den is None else self.keep(den)
        under = None if under is None else self.keep(under)
        if den is not None and under is not None and py.dump(den) == py.dump(under):
            return _operation(num, op, other), den
        left = num if under is None else _times(num, under)
        right = other if den is None else _times(other, den)
        total = den if under is None else under if den is None else _times(den, under)
        return _operation(left, op, right), total

    def product(self, factors: Sequence[ast.Factor]) -> Value:
        above: list[py.expr] = []
        below: list[py.expr] = []
        up = down = 1
        for factor in factors:
            if isinstance(factor.node, ast.Number):
                one, two = factor.node.value.numerator, factor.node.value.denominator
                up, down = (up * one, down * two) if factor.op == "*" else (up * two, down * one)
                continue
            num, den = self.value(factor.node)
            if factor.op == "/":
                if den is not None and not self.is_input(den):
                    den = self.keep(den)
                    self.must_not_be_zero(den)
                above += [den] if den is not None else []
                below.append(num)
            else:
                above.append(num)
                below += [den] if den is not None else []
        shared = gcd(up, down) or 1
        up, down = up // shared, down // shared
        top = self.chain(above, up)
        bottom = self.chain(below, down) if below or down != 1 else None
        return top, bottom

    def is_input(self, den: py.expr) -> bool:
        """Constants and the denominators of inputs are never zero."""
        return isinstance(den, py.Constant) or (self.paired and isinstance(den, py.Name) and den.id.endswith("_d"))

    def chain(self, parts: Sequence[py.expr], constant: int) -> py.expr:
        if not parts:
            return _int(constant)
        result = parts[0]
        for index, part in enumerate(parts[1:], 1):
            result = _operation(result, py.Mult(), part)
            if index % _FLUSH == 0:
                result = self.keep(result)
        return _times(result, _int(constant))

    # -- functions and choices

    def function_call(self, node: ast.Call) -> Value:
        function = self.functions[node.function]
        tool = f"f_{node.function}"
        self.tools[tool] = function.exact
        elements: list[py.expr] = []
        for arg in node.args:
            if function.reduces and any(name.key in self.series for name in ast.names(arg)):
                elements.append(py.Starred(self.series_of(arg), py.Load()))
            else:
                elements.append(self.normal(arg))
        return self.unpack(self.call(tool, [py.Tuple(elements, py.Load())]))

    def normal(self, node: ast.Node) -> py.expr:
        num, den = self.value(node)
        if den is None:
            return py.Tuple([num, _int(1)], py.Load())
        self.tools["positive"] = positive
        return self.keep(self.call("positive", [num, den]))

    def series_of(self, node: ast.Node) -> py.expr:
        """The pairs of an expression over series, element by element."""
        names = [name.key for name in ast.names(node)]
        inner = _Code(self.functions, frozenset(), self.tools, count=self.count)
        inner.open_pairs(names)
        num, den = inner.value(node)
        inner.body.append(py.Return(py.Tuple([num, den or _int(1)], py.Load())))
        self.count = inner.count
        label = self.local()
        self.body.append(inner.definition(label, names))
        self.tools["each"] = each
        values = py.Tuple([_load(_slot(name)) for name in names], py.Load())
        which = py.Tuple([py.Constant(name in self.series) for name in names], py.Load())
        return self.keep(self.call("each", [_load(label), values, which]))

    def choice(self, condition: ast.Node, yes: ast.Node, no: ast.Node) -> Value:
        test = self.condition(condition)
        num, den = self.local(), self.local()
        branches = [self.branch(node, num, den) for node in (yes, no)]
        self.body.append(py.If(test, branches[0], branches[1]))
        return _load(num), _load(den)

    def branch(self, node: ast.Node, num: str, den: str) -> list[py.stmt]:
        outer, self.body = self.body, []
        top, bottom = self.value(node)
        self.body.append(py.Assign([py.Name(num, py.Store())], top))
        self.body.append(py.Assign([py.Name(den, py.Store())], bottom or _int(1)))
        inner, self.body = self.body, outer
        return inner

    def condition(self, node: ast.Node) -> py.expr:
        match node:
            case ast.Compare(op, left, right):
                return self.comparison(op, left, right)
            case ast.Not(operand):
                return py.UnaryOp(py.Not(), self.condition(operand))
            case ast.Logic(word, operands):
                return self.logic(word, operands)
        raise TypeError(f"{type(node).__name__} is no condition")

    def logic(self, word: str, operands: Sequence[ast.Node]) -> py.expr:
        holds = self.local()
        self.body.append(py.Assign([py.Name(holds, py.Store())], self.condition(operands[0])))
        outer = self.body
        for operand in operands[1:]:
            inner: list[py.stmt] = []
            test: py.expr = _load(holds) if word == "dan" else py.UnaryOp(py.Not(), _load(holds))
            self.body.append(py.If(test, inner, []))
            self.body = inner
            self.body.append(py.Assign([py.Name(holds, py.Store())], self.condition(operand)))
        self.body = outer
        return _load(holds)

    def comparison(self, op: str, left: ast.Node, right: ast.Node) -> py.expr:
        one, under_one = self.value(left)
        two, under_two = self.value(right)
        num, den = self.add(one, under_one, py.Sub(), two, under_two)
        if den is not None and not isinstance(den, py.Constant):
            den = self.keep(den)
            self.must_not_be_zero(den)
            num = _times(num, den)  # the sign of the quotient
        sign = {"<": py.Lt(), "<=": py.LtE(), ">": py.Gt(), ">=": py.GtE(), "=": py.Eq(), "<>": py.NotEq()}[op]
        return self.keep(py.Compare(num, [sign], [_int(0)]))


def compile_condition(
    tree: ast.Node, names: Sequence[str], functions: Mapping[str, Function], series: frozenset[str] = frozenset()
) -> Callable[..., bool]:
    """A function of positional pairs -> whether the condition holds; ZeroDivisionError where it has no answer."""
    code = _Code(functions, series, {})
    code.open_pairs(names)
    code.body.append(py.Return(code.condition(tree)))
    return code.function(names)


def _times(left: py.expr, right: py.expr) -> py.expr:
    """A product without the ones."""
    if isinstance(left, py.Constant) and left.value == 1:
        return right
    if isinstance(right, py.Constant) and right.value == 1:
        return left
    return _operation(left, py.Mult(), right)


def _constant(node: py.Constant) -> int:
    value = node.value
    assert isinstance(value, int)
    return value
