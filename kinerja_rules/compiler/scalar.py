"""Plain tree -> one Python function over integers, built with the ``ast`` module from our own nodes, never from text.

Laws of this file:
1. Common factors stay unreduced until the end; the denominator is zero exactly where the formula has no value.
2. A denominator that gets inverted, compared or handed to a function is checked there: the first law would lose it.
3. ``jika``, ``dan`` and ``atau`` work only the side they need.
4. No number outgrows its limit unseen: what is made of more than a few numbers is reduced and measured on the way.
"""

from __future__ import annotations

import ast as py
from collections.abc import Callable, Mapping, Sequence
from math import gcd, lcm
from typing import Any, TypeAlias

from attrs import define, field, frozen

from kinerja_rules.builtins import exact
from kinerja_rules.compiler import nodes
from kinerja_rules.compiler.rounded import round_statements
from kinerja_rules.compiler.series import SeriesOutside, elementwise
from kinerja_rules.compiler.support import as_pair, each, measured, positive, power, slim
from kinerja_rules.grammar import ast
from kinerja_rules.numbers import Pair, Rounding
from kinerja_rules.registry import Function

Compiled: TypeAlias = Callable[..., Pair]
_MANY = 16  # numbers multiplied or added up in one value before it is measured
_ONE = nodes.whole(1)
_ZERO = nodes.whole(0)


def compile_pairs(
    tree: ast.Node, names: Sequence[str], functions: Mapping[str, Function], series: frozenset[str] = frozenset()
) -> Compiled:
    """A function of positional (numerator, denominator) pairs (lists of them for ``series``) -> such a pair, unreduced.

    The denominators of its arguments are positive. That of its result may be negative, and is zero where there is no
    value; it may also raise ArithmeticError. A condition gives 1 or 0. Raises SeriesOutside.
    """
    code = _Code(functions, series, paired=True)
    code.open_pairs(names)
    code.give_pair(tree)
    return code.function(names)


def compile_whole(tree: ast.Node, names: Sequence[str], functions: Mapping[str, Function]) -> Compiled:
    """The same for positional ints."""
    code = _Code(functions)
    code.give_pair(tree)
    return code.function(names)


def compile_rounded(
    tree: ast.Node, names: Sequence[str], functions: Mapping[str, Function], rounding: Rounding, digits: int
) -> Callable[..., int]:
    """A function of positional ints or pairs -> the result in units of the last digit; ArithmeticError without one."""
    code = _Code(functions)
    code.give_rounded(tree, rounding, digits)
    if names:
        paired = _Code(functions, paired=True)
        paired.open_pairs(names)
        paired.give_rounded(tree, rounding, digits)
        code.tools |= {"paired": paired.function(names), "as_pair": as_pair}
        pairs = [nodes.call("as_pair", nodes.load(_slot(name))) for name in names]
        code.body = [py.If(_all_ints(names), code.body, []), py.Return(nodes.call("paired", *pairs))]
    return code.function(names)


def _all_ints(names: Sequence[str]) -> py.expr:
    """``a.__class__ is b.__class__ is ... is int``"""
    kinds: list[py.expr] = [py.Attribute(nodes.load(_slot(name)), "__class__", py.Load()) for name in names]
    return py.Compare(kinds[0], [py.Is() for _ in names], [*kinds[1:], nodes.load("int")])


def _slot(name: str) -> str:
    """The Python parameter of a variable; no two names share one, and no name of ours is one."""
    return "v_" + "".join(c if c.isalnum() and c.isascii() else f"_{ord(c):x}_" for c in name)


@frozen
class _Value:
    """A number as two Python expressions.

    ``den`` is None where it is 1, and ``sure`` to be positive or not; ``parts`` numbers went into it.
    """

    num: py.expr
    den: py.expr | None = None
    sure: bool = True
    parts: int = 1

    @property
    def below(self) -> py.expr:
        return _ONE if self.den is None else self.den


@define
class _Code:
    """The statements of one function."""

    functions: Mapping[str, Function]
    series: frozenset[str] = frozenset()
    paired: bool = False
    tools: dict[str, Any] = field(factory=dict)
    body: list[py.stmt] = field(factory=list)
    count: int = 0

    # -- frame

    def open_pairs(self, names: Sequence[str]) -> None:
        for slot in (_slot(name) for name in names if name not in self.series):
            self.body.append(nodes.unpack(f"{slot}_n", f"{slot}_d", nodes.load(slot)))

    def give_pair(self, tree: ast.Node) -> None:
        value = self.condition_value(tree) if isinstance(tree, ast.Condition) else self.value(tree)
        self.body.append(py.Return(nodes.pair(value.num, value.below)))

    def give_rounded(self, tree: ast.Node, rounding: Rounding, digits: int) -> None:
        value = self.value(tree)
        self.body += round_statements(value.num, value.den, value.sure, rounding, digits, self.tools)

    def function(self, names: Sequence[str]) -> Callable[..., Any]:
        definition = nodes.function("formula", [_slot(name) for name in names], self.body)
        module = py.fix_missing_locations(py.Module([definition], []))
        space = {"__builtins__": {}, "int": int, nodes.ZERO_DIVISION: ZeroDivisionError, **self.tools}
        exec(compile(module, "<formula>", "exec"), space)  # noqa: S102  # our own nodes, no text of anybody
        compiled: Callable[..., Any] = space["formula"]
        return compiled

    def local(self) -> str:
        self.count += 1
        return f"t{self.count}"

    def keep(self, value: py.expr) -> py.expr:
        """The value as a name or constant, so that it can stand in several places."""
        if isinstance(value, py.Name) or nodes.constant(value) is not None:
            return value
        name = self.local()
        self.body.append(nodes.assign(name, value))
        return nodes.load(name)

    def unpacked(self, value: py.expr, *, sure: bool, parts: int = 1) -> _Value:
        """A call that gives a pair."""
        num, den = self.local(), self.local()
        self.body.append(nodes.unpack(num, den, value))
        return _Value(nodes.load(num), nodes.load(den), sure, parts)

    def settled(self, value: _Value) -> _Value:
        """The value, measured and reduced where many numbers went into it."""
        if value.parts <= _MANY:
            return value
        if nodes.constant(value.den) is None:
            self.tools["slim"] = slim
            return self.unpacked(nodes.call("slim", value.num, value.below), sure=value.sure)
        self.tools["measured"] = measured
        return _Value(self.keep(nodes.call("measured", value.num, value.below)), value.den, value.sure)

    def normal(self, value: _Value) -> _Value:
        """The value with a positive denominator; it raises where the value is none."""
        if value.sure:
            return value
        self.tools["positive"] = positive
        num, den = self.local(), self.local()
        turned = nodes.unpack(num, den, nodes.call("positive", nodes.load(num), nodes.load(den)))
        self.body += [
            nodes.assign(num, value.num),
            nodes.assign(den, value.below),
            nodes.when(nodes.compare(nodes.load(den), "<=", _ZERO), turned),
        ]
        return _Value(nodes.load(num), nodes.load(den), True, value.parts)

    # -- values

    def value(self, node: ast.Node) -> _Value:
        match node:
            case ast.Number(value):
                den = None if value.denominator == 1 else nodes.whole(value.denominator)
                return _Value(nodes.whole(value.numerator), den)
            case ast.Name():
                return self.variable(node)
            case ast.Negate(operand):
                inner = self.value(operand)
                return _Value(nodes.negative(inner.num), inner.den, inner.sure, inner.parts)
            case ast.Sum(terms):
                return self.sum(terms)
            case ast.Product(factors):
                return self.product(factors)
            case ast.Power(base, exponent):
                self.tools["power"] = power
                one, two = self.value(base), self.value(exponent)
                return self.unpacked(nodes.call("power", one.num, one.below, two.num, two.below), sure=True)
            case ast.Call("jika", (condition, yes, no)):
                return self.choice(condition, yes, no)
            case ast.Call():
                return self.function_call(node)
        raise TypeError(f"{type(node).__name__} has no numeric value")

    def variable(self, node: ast.Name) -> _Value:
        if node.key in self.series:
            raise SeriesOutside(node)
        slot = _slot(node.key)
        if self.paired:
            return _Value(nodes.load(f"{slot}_n"), nodes.load(f"{slot}_d"))
        return _Value(nodes.load(slot))

    def sum(self, terms: Sequence[ast.Term]) -> _Value:
        total = self.value(terms[0].node)
        for term in terms[1:]:
            total = self.settled(self.add(total, py.Add() if term.sign == "+" else py.Sub(), self.value(term.node)))
        return total

    def add(self, left: _Value, op: py.operator, right: _Value) -> _Value:
        parts, sure = left.parts + right.parts, left.sure and right.sure
        under, other = nodes.constant(left.den), nodes.constant(right.den)
        if under and other:
            common = lcm(under, other)
            num = nodes.operation(
                nodes.times(left.num, nodes.whole(common // under)),
                op,
                nodes.times(right.num, nodes.whole(common // other)),
            )
            return _Value(num, None if common == 1 else nodes.whole(common), sure, parts)
        below, beside = self.keep(left.below), self.keep(right.below)
        if py.dump(below) == py.dump(beside):
            return _Value(nodes.operation(left.num, op, right.num), below, sure, parts)
        num = nodes.operation(nodes.times(left.num, beside), op, nodes.times(right.num, below))
        return _Value(num, nodes.times(below, beside), sure, parts)

    def product(self, factors: Sequence[ast.Factor]) -> _Value:
        """Numbers are multiplied here and now; a divisor's denominator is checked, since it goes above."""
        total, up, down = _Value(_ONE, parts=0), 1, 1
        for factor in factors:
            if isinstance(factor.node, ast.Number):
                one, two = factor.node.value.numerator, factor.node.value.denominator
                up, down = (up * one, down * two) if factor.op == "*" else (up * two, down * one)
                up, down = up // (gcd(up, down) or 1), down // (gcd(up, down) or 1)
                continue
            value = self.value(factor.node)
            if factor.op == "/":
                if not value.sure:
                    value = _Value(value.num, self.keep(value.below), False, value.parts)
                    self.body.append(nodes.when(nodes.compare(value.below, "=", _ZERO), nodes.raise_zero()))
                value = _Value(value.below, value.num, False, value.parts)
            below = nodes.times(total.below, value.below)
            total = self.settled(
                _Value(
                    nodes.times(total.num, value.num),
                    None if nodes.constant(below) == 1 else below,
                    total.sure and value.sure,
                    total.parts + value.parts,
                )
            )
        below = nodes.times(total.below, nodes.whole(down))
        return _Value(
            nodes.times(total.num, nodes.whole(up)),
            None if nodes.constant(below) == 1 else below,
            total.sure and down > 0,
            total.parts + 1,
        )

    # -- functions and choices

    def function_call(self, node: ast.Call) -> _Value:
        function = self.functions[node.function]
        of_series = [function.reduces and self.has_series(arg) for arg in node.args]
        if not any(of_series):
            values = [self.value(arg) for arg in node.args]
            if function.exact in _INLINE:
                return self.settled(_INLINE[function.exact](self, values))
            elements = [nodes.pair(value.num, value.below) for value in map(self.normal, values)]
        else:
            elements = [
                py.Starred(self.series_of(arg), py.Load()) if series else self.single(arg)
                for arg, series in zip(node.args, of_series, strict=True)
            ]
        tool = f"f_{node.function}"
        self.tools[tool] = function.exact
        return self.unpacked(nodes.call(tool, py.Tuple(elements, py.Load())), sure=False)

    def has_series(self, node: ast.Node) -> bool:
        """Whether there are series left in an argument when the reducing calls in it are worked."""
        node, _ = elementwise(node, self.functions, self.series)
        return any(name.key in self.series for name in ast.names(node))

    def single(self, node: ast.Node) -> py.expr:
        value = self.normal(self.value(node))
        return nodes.pair(value.num, value.below)

    def added(self, values: Sequence[_Value]) -> _Value:
        total = values[0]
        for value in values[1:]:
            total = self.settled(self.add(total, py.Add(), value))
        return total

    def averaged(self, values: Sequence[_Value]) -> _Value:
        total = self.added(values)
        return _Value(total.num, nodes.times(total.below, nodes.whole(len(values))), total.sure, total.parts)

    def best(self, values: Sequence[_Value], op: str) -> _Value:
        """The least (``<``) or the greatest (``>``), by comparing crosswise."""
        if len(values) == 1:
            return values[0]
        ready = [self.normal(value) for value in values]
        if all(value.den is None for value in ready):
            return self.best_whole(ready, op)
        num, den = self.local(), self.local()
        self.body += [nodes.assign(num, ready[0].num), nodes.assign(den, ready[0].below)]
        for value in ready[1:]:
            above, below = self.keep(value.num), self.keep(value.below)
            better = nodes.compare(nodes.times(above, nodes.load(den)), op, nodes.times(nodes.load(num), below))
            self.body.append(nodes.when(better, nodes.assign(num, above), nodes.assign(den, below)))
        return _Value(nodes.load(num), nodes.load(den), True, max(value.parts for value in ready))

    def best_whole(self, values: Sequence[_Value], op: str) -> _Value:
        num = self.local()
        self.body.append(nodes.assign(num, values[0].num))
        for value in values[1:]:
            above = self.keep(value.num)
            self.body.append(nodes.when(nodes.compare(above, op, nodes.load(num)), nodes.assign(num, above)))
        return _Value(nodes.load(num), parts=max(value.parts for value in values))

    def absolute(self, values: Sequence[_Value]) -> _Value:
        value = self.normal(values[0])
        num = self.keep(value.num)
        size = nodes.either(nodes.compare(num, "<", _ZERO), nodes.negative(num), num)
        return _Value(size, value.den, True, value.parts)

    def series_of(self, node: ast.Node) -> py.expr:
        """The pairs of an expression over series, element by element; what it reduces is worked before."""
        node, reduced = elementwise(node, self.functions, self.series)
        given = {name: self.single(call) for name, call in reduced.items()}
        names = [name.key for name in ast.names(node)]
        is_series = [name in self.series for name in names]
        inner = _Code(self.functions, paired=True, tools=self.tools, count=self.count)
        inner.open_pairs(names)
        inner.give_pair(node)
        self.count = inner.count
        label = self.local()
        self.body.append(nodes.function(label, [_slot(name) for name in names], inner.body))
        self.tools["each"] = each
        values = [given[name] if name in given else self.argument(name) for name in names]
        which: list[py.expr] = [py.Constant(series) for series in is_series]
        return nodes.call("each", nodes.load(label), py.Tuple(values, py.Load()), py.Tuple(which, py.Load()))

    def argument(self, name: str) -> py.expr:
        """An input as it was handed in: a pair or a series of pairs."""
        return nodes.load(_slot(name))

    def choice(self, condition: ast.Node, yes: ast.Node, no: ast.Node) -> _Value:
        test = self.condition(condition)
        num, den = self.local(), self.local()
        branches = [self.branch(node, num, den) for node in (yes, no)]
        self.body.append(py.If(test, branches[0][0], branches[1][0]))
        values = [value for _, value in branches]
        parts = max(value.parts for value in values)
        return _Value(nodes.load(num), nodes.load(den), all(value.sure for value in values), parts)

    def branch(self, node: ast.Node, num: str, den: str) -> tuple[list[py.stmt], _Value]:
        outer, self.body = self.body, []
        value = self.value(node)
        self.body += [nodes.assign(num, value.num), nodes.assign(den, value.below)]
        inner, self.body = self.body, outer
        return inner, value

    # -- conditions

    def condition_value(self, node: ast.Node) -> _Value:
        return _Value(nodes.either(self.condition(node), _ONE, _ZERO))

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
        self.body.append(nodes.assign(holds, self.condition(operands[0])))
        open_yet = nodes.load(holds) if word == "dan" else py.UnaryOp(py.Not(), nodes.load(holds))
        for operand in operands[1:]:
            outer, self.body = self.body, []
            self.body.append(nodes.assign(holds, self.condition(operand)))
            inner, self.body = self.body, outer
            self.body.append(nodes.when(open_yet, *inner))
        return nodes.load(holds)

    def comparison(self, op: str, left: ast.Node, right: ast.Node) -> py.expr:
        one, two = self.normal(self.value(left)), self.normal(self.value(right))
        test = nodes.compare(nodes.times(one.num, two.below), op, nodes.times(two.num, one.below))
        return self.keep(test)


_INLINE: dict[Callable[[Sequence[Pair]], Pair], Callable[[_Code, Sequence[_Value]], _Value]] = {
    exact.total: _Code.added,
    exact.mean: _Code.averaged,
    exact.least: lambda code, values: code.best(values, "<"),
    exact.greatest: lambda code, values: code.best(values, ">"),
    exact.absolute: lambda code, values: code.absolute(values),
}
"""Functions that are written out, where their arguments are single values, rather than called."""
