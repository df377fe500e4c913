"""Formula: a parsed and checked formula. Immutable, hashable, shared between threads; compiled at its first use.

Every way to a value goes through one plain tree (``check.lower``): calls, bare functions, intervals, the working.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import evolve, field, frozen

from kinerja_rules.builtins import DEFAULT_REGISTRY
from kinerja_rules.check import PERCENT, WHOLE, Unit, parse_units, weights
from kinerja_rules.compiler import element, spread
from kinerja_rules.errors import Diagnostic, EvaluationError, FormulaError
from kinerja_rules.explain import working
from kinerja_rules.files.suggest import closest
from kinerja_rules.formula.machine import Machine, as_ranges
from kinerja_rules.formula.outcome import MAX_DIGITS, Outcome
from kinerja_rules.grammar import ast
from kinerja_rules.grammar.mathml import to_mathml
from kinerja_rules.grammar.printer import to_indonesian, to_source
from kinerja_rules.grammar.tex import to_latex
from kinerja_rules.inputs import Input, Read, is_series, read_inputs, shown_input
from kinerja_rules.numbers import Fraction, Interval, Pair, Rounding, Style
from kinerja_rules.registry import Registry

if TYPE_CHECKING:
    from kinerja_rules.batch import Batch

_SHOWN_ELEMENTS = 24  # of series in a working
Range: TypeAlias = "Interval | Sequence[Interval | Fraction | int] | Input"


@frozen(cache_hash=True)
class Formula:
    """A parsed and checked formula.

    Calling it gives the exact value as a Fraction; EvaluationError where there is none, naming the input and the place.
    A condition has the value 1 or 0; ask it with ``holds``.
    """

    text: str
    tree: ast.Node
    registry: Registry = field(default=DEFAULT_REGISTRY, repr=False)
    noticed: tuple[Diagnostic, ...] = field(default=(), eq=False, repr=False)
    title: str | None = field(default=None, eq=False, repr=False)
    result: str | None = field(default=None, eq=False, repr=False)
    units: tuple[tuple[str, Unit], ...] = field(default=(), repr=False)
    labels: tuple[tuple[str, str], ...] = field(default=(), eq=False, repr=False)
    style: Style = field(default="auto", repr=False)
    weights_total: Fraction = field(default=WHOLE, repr=False)

    # -- what it says

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The variables, in order of first use; an earlier year's is ``x[n-1]``."""
        return self._machine.names

    @property
    def phrases(self) -> Mapping[str, str]:
        """How the text words each variable, where it is not the identifier itself."""
        return dict(self.labels)

    @property
    def unit(self) -> Unit | None:
        """The unit of the result, None where the declared units do not tell it."""
        return self._machine.lowered.unit

    @property
    def approximate(self) -> bool:
        """Whether roots or logarithms take part; irrational values have at least 50 significant digits."""
        return self._machine.approximate

    @cached_property
    def notes(self) -> tuple[Diagnostic, ...]:
        """What reading the text noticed, and remarks about units and weights."""
        found = [*self.noticed, *self._machine.lowered.diagnostics, *weights(self.tree, self.text)]
        return tuple(dict.fromkeys(one for one in found if one.severity == "remark"))

    def to_source(self) -> str:
        """The canonical text; parsing it gives an equal tree."""
        return to_source(self.tree)

    def to_indonesian(self) -> str:
        """As a report prints it: phrases, decimal comma, × and :."""
        return to_indonesian(self.tree, self.phrases)

    def to_latex(self) -> str:
        """LaTeX, with fractions."""
        return to_latex(self.tree, self.phrases)

    def to_mathml(self) -> str:
        """One ``<math>`` element for HTML, with fractions."""
        return to_mathml(self.tree, self.phrases)

    def with_units(self, units: Mapping[str, str], same: Mapping[str, str] | None = None) -> Formula:
        """The same formula under declared units; raises FormulaError where they cannot hold together."""
        return evolve(self, units=tuple(sorted(parse_units(units, same).items()))).checked()

    def checked(self) -> Formula:
        """The formula itself; raises FormulaError where its units or weights are wrong."""
        if self._machine.lowered.errors:
            raise FormulaError(*self._machine.lowered.errors)
        return self

    # -- working it

    def __call__(self, **inputs: Input) -> Fraction:
        """The exact value; raises EvaluationError."""
        outcome = self.evaluate(inputs)
        if outcome.value is None:
            raise EvaluationError(*outcome.reasons)
        return outcome.value

    def evaluate(self, inputs: Mapping[str, Input]) -> Outcome:
        """The value, or the reasons why there is none; raises nothing for whatever the inputs are.

        An input is an int, Decimal, Fraction, float (its shortest decimal), a figure as printed, a printed sum
        (``"309.092 + 50"``), or a list of these.
        """
        machine, names = self._machine, self.names
        if len(inputs) == len(names):
            value = machine.of_numbers(inputs)
            if value is not None:
                return Outcome(value)
        read = self._read(inputs)
        unknown = tuple(self._unknown(str(name)) for name in inputs if name not in names)
        if read.problems or unknown:
            only_missing = read.only_missing and not unknown
            return Outcome(None, "missing_input" if only_missing else "invalid_input", (*read.problems, *unknown))
        outcome = machine.work(read)
        return evolve(outcome, notes=tuple(read.notes)) if read.notes else outcome

    def holds(self, inputs: Mapping[str, Input]) -> bool:
        """Whether a condition holds for these inputs; raises EvaluationError where that cannot be told.

        Inputs that it does not name are passed over.
        """
        outcome = self.evaluate({name: inputs[name] for name in self.names if name in inputs})
        if outcome.value is None:
            raise EvaluationError(*outcome.reasons)
        return outcome.value == 1

    def compiled(self, *, digits: int, mode: str = "half_up") -> Callable[..., int]:
        """A bare function of positional ints or (numerator, denominator) pairs, in the order of ``names``.

        It returns the result in units of 10^-digits, rounded by ``mode``. It raises ZeroDivisionError for a zero
        divisor, and ArithmeticError or EvaluationError where there is no value for another reason.

        >>> from kinerja_rules.formula import parse
        >>> parse("a / b * 100").compiled(digits=2)(309142, 317696)
        9731
        """
        rounding = self.rounding(mode)
        if abs(digits) > MAX_DIGITS:
            raise EvaluationError(Diagnostic("digits_out_of_range", {"digits": digits, "limit": MAX_DIGITS}))
        return _Decided(self, rounding, digits) if self.approximate else self._machine.bare(rounding, digits)

    def to_polars(self, frame: Any, *, digits: int, mode: str = "half_up", **options: Any) -> Batch:
        """Every row of a frame, as ``kinerja_rules.batch.evaluate_formula`` gives it. Needs the extra ``batch``."""
        from kinerja_rules.batch import evaluate_formula

        return evaluate_formula(self, frame, digits=digits, mode=mode, **options)

    def rounding(self, mode: str) -> Rounding:
        """The registry's rounding of this name; raises EvaluationError for an unknown one."""
        found = self.registry.roundings.get(mode)
        if found is None:
            known = ", ".join(sorted({rounding.name for rounding in self.registry.roundings.values()}))
            raise EvaluationError(Diagnostic("unknown_rounding", {"name": mode, "known": known}))
        return found

    def interval(self, inputs: Mapping[str, Range], *, printed_percent: Collection[str] = ()) -> Interval:
        """The exact range over inputs that may be intervals, or lists of them for series.

        ``printed_percent`` names inputs of no declared unit that were printed with %; inputs that the formula does not
        name are passed over. Raises EvaluationError where a divisor may be zero, or the range cannot be told exactly.
        Roots and logarithms are rounded outwards.
        """
        known = [(name, value) for name, value in inputs.items() if name in self.names]
        ranges = {name: found for name, value in known if (found := _intervals(value)) is not None}
        exact: dict[str, Any] = {name: value for name, value in known if name not in ranges}
        read = self._read(exact, tuple(name for name in self.names if name not in ranges))
        if read.problems:
            raise EvaluationError(*read.problems)
        lowered = self._machine.lowered_with(read.percent.union(printed_percent))
        if lowered.errors:
            raise EvaluationError(*lowered.errors)
        ranges.update({name: as_ranges(pair) for name, pair in read.pairs.items()})
        return self._machine.range(lowered, ranges)

    def explain(
        self,
        inputs: Mapping[str, Input],
        lang: str = "id",
        *,
        digits: int | None = None,
        mode: str = "half_up",
    ) -> str:
        """The working, as a report prints it.

        ``8.604 : 317.696 × 100% = 2,7082...% -> 2,71% (setengah ke atas, 2 digit)``.
        Where there is no value, the reasons.
        """
        outcome = self.evaluate(inputs)
        if outcome.value is None:
            return "\n".join(reason.render(lang) for reason in outcome.reasons)

        tree, given, shown = self._single(inputs, lang)

        def value_of(node: ast.Node) -> Outcome:
            part = evolve(self, tree=node)
            return part.evaluate({name: given[name] for name in part.names})

        return working(
            tree,
            shown,
            outcome,
            lang,
            value_of=value_of,
            percent=self._machine.lowered_with(self._read(inputs).percent).unit == PERCENT,
            rounding=self.rounding(mode) if digits is not None else None,
            digits=digits,
        )

    # -- inside

    @cached_property
    def _machine(self) -> Machine:
        return Machine(self.text, self.tree, self.registry, dict(self.units), self.weights_total)

    def _read(self, inputs: Mapping[str, Input], names: tuple[str, ...] | None = None) -> Read:
        wanted = self.names if names is None else names
        return read_inputs(inputs, wanted, self._machine.units, self.style, self.text, self.tree)

    def _single(self, inputs: Mapping[str, Input], lang: str) -> tuple[ast.Node, dict[str, Any], dict[str, str]]:
        """The tree, its inputs and how they are shown; a short series as single values, a long one by its name."""
        given: dict[str, Any] = {name: inputs[name] for name in self.names}
        series = {name: value for name, value in given.items() if is_series(value)}
        shown = {name: name if name in series else shown_input(value, lang) for name, value in given.items()}
        if not series or sum(map(len, series.values())) > _SHOWN_ELEMENTS:
            return self.tree, given, shown
        elements = {element(name, at): part for name, parts in series.items() for at, part in enumerate(parts)}
        shown |= {name: shown_input(part, lang) for name, part in elements.items()}
        lengths = {name: len(parts) for name, parts in series.items()}
        return spread(self.tree, self.registry.functions, lengths), given | elements, shown

    def _unknown(self, name: str) -> Diagnostic:
        near = closest(name, self.names)
        known = ", ".join(self.names) or "-"
        code = "unknown_input_near" if near else "unknown_input"
        return Diagnostic(code, {"name": name, "near": near or "", "known": known})


@frozen(eq=False)
class _Decided:
    """The bare function of a formula with roots or logarithms: it rounds what it can decide."""

    formula: Formula
    rounding: Rounding
    digits: int

    def __call__(self, *values: int | Pair) -> int:
        inputs = {
            name: Fraction(*value) if isinstance(value, tuple) else value
            for name, value in zip(self.formula.names, values, strict=True)
        }
        outcome = self.formula.evaluate(inputs)
        if outcome.status == "zero_divisor":
            raise ZeroDivisionError(outcome.reasons[0].message("en"))
        rounded = outcome.rounded(self.rounding, self.digits)
        if rounded.value is None:
            raise EvaluationError(*rounded.reasons)
        return int(rounded.value * Fraction(10) ** self.digits)


def _intervals(value: Range) -> Interval | list[Interval] | None:
    """An interval, or a series with one among its elements; None for anything else."""
    if isinstance(value, Interval):
        return value
    if is_series(value) and any(isinstance(part, Interval) for part in value):
        return [part if isinstance(part, Interval) else Interval.point(part) for part in value]
    return None
