"""Where a formula has no value, and why: the innermost part that fails, among those that are worked at all.

Law of this file: parts are worked by the very functions that the compiler makes; nothing is evaluated a second way.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal

from attrs import evolve, frozen

from kinerja_rules.compiler.scalar import compile_pairs
from kinerja_rules.compiler.series import SeriesLengths, elementwise
from kinerja_rules.compiler.support import element_count
from kinerja_rules.errors import Span
from kinerja_rules.grammar import ast
from kinerja_rules.numbers import Pair
from kinerja_rules.registry import Function, TooLarge

Kind = Literal["zero_divisor", "zero_by_zero", "no_value", "value_too_large", "series_lengths"]


@frozen
class Fault:
    """A part without a value: for a division by zero the divisor and what it divides; ``pairs`` went into what is zero.

    ``element`` is the place, from 0, of the elements of series that were worked.
    """

    kind: Kind
    part: ast.Node
    dividend: ast.Node | None
    pairs: Mapping[str, Pair]
    element: int | None = None


@frozen
class _Case:
    """What the variables are."""

    pairs: Mapping[str, Pair | Sequence[Pair]]
    series: frozenset[str]
    functions: Mapping[str, Function]

    def work(self, node: ast.Node) -> Pair:
        """The value of a part; ArithmeticError where it has none."""
        names = [name.key for name in ast.names(node)]
        compiled = compile_pairs(node, names, self.functions, self.series.intersection(names))
        num, den = compiled(*(self.pairs[name] for name in names))
        if den == 0:
            raise ZeroDivisionError
        return num, den

    def holds(self, condition: ast.Node) -> bool:
        return self.work(condition) == (1, 1)


def find_fault(
    tree: ast.Node,
    pairs: Mapping[str, Pair | Sequence[Pair]],
    series: frozenset[str],
    functions: Mapping[str, Function],
) -> Fault | None:
    """The fault of a plain tree for these inputs, None where it has a value."""
    return _fault(tree, _Case(pairs, series, functions))


def _fault(node: ast.Node, case: _Case) -> Fault | None:
    try:
        case.work(node)
    except ArithmeticError as error:
        inner = next((fault for fault in _inner_faults(node, case) if fault is not None), None)
        return inner or _own(node, case, error)
    return None


def _inner_faults(node: ast.Node, case: _Case) -> Iterator[Fault | None]:
    """The faults of the parts, in the order in which they are worked; a branch that is not taken is none."""
    match node:
        case ast.Call("jika", (condition, yes, no)):
            yield _fault(condition, case)
            yield _fault(yes if case.holds(condition) else no, case)
        case ast.Call(name, args) if case.functions[name].reduces:
            for arg in args:
                yield from _faults_of_elements(arg, case)
        case ast.Logic(op, operands):
            for operand in operands:
                yield _fault(operand, case)
                if case.holds(operand) is (op == "atau"):
                    return
        case _:
            for part in ast.children(node):
                yield _fault(part, case)


def _faults_of_elements(arg: ast.Node, case: _Case) -> Iterator[Fault | None]:
    """The faults of an argument of a reducing call: of what it reduces by itself, then of the first bad element."""
    body, calls = elementwise(arg, case.functions, case.series)
    names = [name.key for name in ast.names(body)]
    is_series = [name in case.series for name in names]
    if not any(is_series):
        yield _fault(arg, case)
        return
    for call in calls.values():
        yield _fault(call, case)
    given = {**case.pairs, **{name: case.work(call) for name, call in calls.items()}}
    values = [given[name] for name in names]
    try:
        count = element_count(values, is_series)
    except SeriesLengths:
        return
    work = compile_pairs(body, names, case.functions)
    for index in range(count):
        row: list[Any] = [value[index] if series else value for value, series in zip(values, is_series, strict=True)]
        try:
            failed = work(*row)[1] == 0
        except ArithmeticError:
            failed = True
        if failed:
            fault = _fault(body, _Case(dict(zip(names, row, strict=True)), frozenset(), case.functions))
            yield None if fault is None else evolve(fault, element=index)


def _own(node: ast.Node, case: _Case, error: ArithmeticError) -> Fault:
    """The fault of a part whose own parts all have values."""

    def fault(kind: Kind, part: ast.Node, dividend: ast.Node | None = None) -> Fault:
        zeros = [part] if kind != "zero_by_zero" or dividend is None else [dividend, part]
        names = [name.key for zero in zeros for name in ast.names(zero)]
        known = {name: case.pairs[name] for name in names if name in case.pairs and name not in case.series}
        return Fault(kind, part, dividend, {name: pair for name, pair in known.items() if isinstance(pair, tuple)})

    if isinstance(error, TooLarge):
        return fault("value_too_large", node)
    if isinstance(error, SeriesLengths):
        return fault("series_lengths", node)
    if isinstance(node, ast.Product):
        for index, factor in enumerate(node.factors):
            if factor.op == "/" and case.work(factor.node)[0] == 0:
                dividend = _product(node.factors[:index])
                zero = case.work(dividend)[0] == 0
                return fault("zero_by_zero" if zero else "zero_divisor", factor.node, dividend)
    if isinstance(node, ast.Power) and case.work(node.base)[0] == 0:
        return fault("zero_divisor", node.base)
    return fault("no_value", node)


def _product(factors: Sequence[ast.Factor]) -> ast.Node:
    if len(factors) == 1:
        return factors[0].node
    return ast.Product(tuple(factors), span=Span(factors[0].node.span.start, factors[-1].node.span.end))
