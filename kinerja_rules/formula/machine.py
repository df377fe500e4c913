"""A formula at work: its plain tree, compiled once for each kind of inputs, and why there is no value.

Law of this file: a machine is shared between threads; what it makes at first use, two threads would make alike.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Any

from attrs import evolve, field, frozen

from kinerja_rules.check import Lowered, Unit, lower
from kinerja_rules.compiler import (
    Compiled,
    SeriesOutside,
    compile_pairs,
    compile_rounded,
    compile_whole,
    element,
    find_fault,
    range_of,
    spread,
)
from kinerja_rules.errors import Diagnostic, EvaluationError
from kinerja_rules.formula.outcome import Outcome
from kinerja_rules.formula.reasons import quoted, reason_of, with_brackets
from kinerja_rules.grammar import ast
from kinerja_rules.inputs import Read
from kinerja_rules.numbers import DivisorMayBeZero, Fraction, Interval, Pair, Rounding
from kinerja_rules.registry import MAX_BITS, Registry

Ranges = Mapping[str, "Interval | Sequence[Interval]"]
_ORDINARY = 4_096  # bits; below, no limit can be near
_YES, _NO = ast.Number(Fraction(1)), ast.Number(Fraction(0))


@frozen(eq=False)
class Plan:
    """The plain tree for inputs of one kind; ``compiled`` is None where there are problems."""

    lowered: Lowered
    plain: ast.Node
    problems: tuple[Diagnostic, ...] = ()
    compiled: Compiled | None = None


@frozen(eq=False)
class Machine:
    """What a formula needs in order to be worked."""

    text: str
    tree: ast.Node
    registry: Registry
    units: Mapping[str, Unit]
    weights_total: Fraction
    _lowered: dict[frozenset[str], Lowered] = field(factory=dict, init=False)
    _plans: dict[tuple[frozenset[str], frozenset[str]], Plan] = field(factory=dict, init=False)
    _bare: dict[tuple[Rounding, int], Callable[..., int]] = field(factory=dict, init=False)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The variables, in order of first use."""
        return tuple(name.key for name in ast.names(self.tree))

    @cached_property
    def approximate(self) -> bool:
        """Whether roots or logarithms take part."""
        functions = self.registry.functions
        return any(
            (isinstance(node, ast.Call) and node.function != "jika" and functions[node.function].approximate)
            or (isinstance(node, ast.Power) and not _is_whole(node.exponent))
            for node in ast.walk(self.tree)
        )

    @property
    def lowered(self) -> Lowered:
        """The plain tree where no input is printed with a % sign."""
        return self.lowered_with(frozenset())

    def lowered_with(self, percent: frozenset[str]) -> Lowered:
        """The plain tree where these inputs of no declared unit are printed with a % sign."""
        if percent not in self._lowered:
            self._lowered[percent] = lower(
                self.tree,
                self.units,
                self.registry.functions,
                printed_percent=percent,
                text=self.text,
                weights_total=self.weights_total,
            )
        return self._lowered[percent]

    def bare(self, rounding: Rounding, digits: int) -> Callable[..., int]:
        """The function of positional ints or pairs that rounds; roots and logarithms are not decided by it."""
        key = (rounding, digits)
        if key not in self._bare:
            plain = _numeric(self.lowered.tree)
            self._bare[key] = compile_rounded(plain, self.names, self.registry.functions, rounding, digits)
        return self._bare[key]

    # -- values

    @cached_property
    def _whole(self) -> Compiled | None:
        """For ints alone; None where there is more to see to."""
        if self.approximate or self.lowered.errors:
            return None
        return compile_whole(_numeric(self.lowered.tree), self.names, self.registry.functions)

    def of_numbers(self, inputs: Mapping[str, object]) -> Fraction | None:
        """The short way, for ordinary ints and fractions; None sends everything else the long way."""
        work = self._whole
        if work is None:
            return None
        values: list[Any] = [inputs.get(name) for name in self.names]
        for value in values:
            if type(value) is not int:
                if any(type(one) is not int and type(one) is not Fraction for one in values):
                    return None
                work = self._plan(frozenset(), frozenset()).compiled
                values = [(one.numerator, one.denominator) for one in values]
                break
        assert work is not None
        try:
            num, den = work(*values)
        except ArithmeticError:
            return None
        if den == 0 or num.bit_length() > _ORDINARY or den.bit_length() > _ORDINARY:
            return None
        return Fraction(num, den)

    def work(self, read: Read) -> Outcome:
        """The value for inputs that were read."""
        plan = self._plan(read.percent, read.series)
        if plan.compiled is None:
            return Outcome(None, "invalid_input", plan.problems)
        try:
            num, den = plan.compiled(*(read.pairs[name] for name in self.names))
            value = Fraction(num, den)
        except ArithmeticError:
            return self._without_value(plan, read)
        if max(value.numerator.bit_length(), value.denominator.bit_length()) > MAX_BITS:
            return Outcome(None, "invalid_input", (self._of_the_whole("value_too_large"),))
        return self._bounded(plan, read, value) if self.approximate else Outcome(value)

    def _plan(self, percent: frozenset[str], series: frozenset[str]) -> Plan:
        key = (percent, series)
        if key not in self._plans:
            self._plans[key] = self._planned(self.lowered_with(percent), series)
        return self._plans[key]

    def _planned(self, lowered: Lowered, series: frozenset[str]) -> Plan:
        plain = _numeric(lowered.tree)
        if lowered.errors:
            return Plan(lowered, plain, lowered.errors)
        try:
            return Plan(lowered, plain, (), compile_pairs(plain, self.names, self.registry.functions, series))
        except SeriesOutside as outside:
            return Plan(lowered, plain, (self._outside(outside),))

    def _without_value(self, plan: Plan, read: Read) -> Outcome:
        fault = find_fault(plan.plain, read.pairs, read.series, self.registry.functions)
        if fault is None:  # only the last step failed
            return Outcome(None, "invalid_input", (self._of_the_whole("value_too_large"),))
        zero = fault.kind in ("zero_divisor", "zero_by_zero")
        return Outcome(None, "zero_divisor" if zero else "invalid_input", (reason_of(fault, self.text),))

    def _bounded(self, plan: Plan, read: Read, value: Fraction) -> Outcome:
        """A value that may be irrational, with an interval that holds the true one."""
        try:
            within = self.range(plan.lowered, {name: as_ranges(pair) for name, pair in read.pairs.items()})
        except DivisorMayBeZero:
            return Outcome(None, "zero_divisor", (self._of_the_whole("divisor_near_zero"),))
        except EvaluationError:
            return Outcome(value, approximate=True)
        if within.is_point:
            return Outcome(within.lo)
        if isinstance(self.tree, ast.Condition):
            return Outcome(None, "invalid_input", (self._of_the_whole("condition_undecidable"),))
        return Outcome(value, approximate=True, within=within)

    # -- ranges

    def range(self, lowered: Lowered, ranges: Ranges) -> Interval:
        """The exact range over intervals and series of them; raises EvaluationError."""
        box: dict[str, Interval] = {}
        lengths: dict[str, int] = {}
        for name, value in ranges.items():
            if isinstance(value, Interval):
                box[name] = value
            else:
                lengths[name] = len(value)
                box.update({element(name, index): part for index, part in enumerate(value)})
        try:
            tree = _numeric(lowered.tree)
            if lengths:
                tree = spread(tree, self.registry.functions, lengths)
            return range_of(tree, box, self.registry.functions)
        except SeriesOutside as outside:
            raise EvaluationError(self._outside(outside)) from None
        except DivisorMayBeZero as error:
            raise DivisorMayBeZero(*(evolve(found, text=self.text) for found in error.diagnostics)) from None
        except ArithmeticError:
            raise EvaluationError(self._of_the_whole("range_unknown")) from None

    # -- words

    def _of_the_whole(self, code: str) -> Diagnostic:
        span = with_brackets(self.text, self.tree.span)
        return Diagnostic(code, {"part": quoted(self.tree, self.text)}, span=span, text=self.text)

    def _outside(self, outside: SeriesOutside) -> Diagnostic:
        return Diagnostic("series_outside", {"name": outside.name.key}, span=outside.name.span, text=self.text)


def as_ranges(value: Pair | list[Pair]) -> Interval | list[Interval]:
    """The points of a pair, or of a series of pairs."""
    if isinstance(value, list):
        return [Interval.point(Fraction(*pair)) for pair in value]
    return Interval.point(Fraction(*value))


def _is_whole(node: ast.Node) -> bool:
    if isinstance(node, ast.Negate):
        return _is_whole(node.operand)
    return isinstance(node, ast.Number) and node.value.denominator == 1


def _numeric(tree: ast.Node) -> ast.Node:
    """A condition as the number 1 or 0."""
    return ast.Call("jika", (tree, _YES, _NO), span=tree.span) if isinstance(tree, ast.Condition) else tree
