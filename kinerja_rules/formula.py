"""Formula: what ``parse`` gives. Immutable, hashable, shared between threads; compiled at its first use.

Every way to a value goes through one plain tree (``check.lower``): calls, bare functions, intervals, the working.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Literal

from attrs import evolve, field, frozen

from kinerja_rules.builtins import DEFAULT_REGISTRY
from kinerja_rules.check import PERCENT, WHOLE, Lowered, Unit, arity, lower, parse_units, weights
from kinerja_rules.compiler import (
    Compiled,
    NoRange,
    SeriesLengths,
    SeriesOutside,
    TooLarge,
    compile_condition,
    compile_pairs,
    compile_rounded,
    range_of,
)
from kinerja_rules.errors import Diagnostic, EvaluationError, FormulaError, Span
from kinerja_rules.explain import working
from kinerja_rules.files.suggest import closest
from kinerja_rules.grammar import ast
from kinerja_rules.grammar.parser import Parsed, parse_text
from kinerja_rules.grammar.phrases import PhraseTable
from kinerja_rules.grammar.printer import to_indonesian, to_latex, to_source
from kinerja_rules.inputs import Input, read_inputs
from kinerja_rules.messages import Sentence
from kinerja_rules.numbers import DivisorMayBeZero, Fraction, Interval, Pair, Rounding, english, indonesian
from kinerja_rules.registry import Registry

Status = Literal["ok", "missing_input", "zero_divisor", "invalid_input"]
_MAX_BITS = 13_300


@frozen
class Outcome:
    """A value, or the reasons why there is none; never both."""

    value: Fraction | None
    status: Status = "ok"
    reasons: tuple[Diagnostic, ...] = ()
    approximate: bool = False


@frozen(cache_hash=True)
class Formula:
    """A parsed and checked formula.

    Calling it gives the exact value as a Fraction; EvaluationError where there is none, naming the input and the place.
    """

    text: str
    tree: ast.Node
    registry: Registry = field(default=DEFAULT_REGISTRY, repr=False)
    notes: tuple[Diagnostic, ...] = field(default=(), eq=False, repr=False)
    title: str | None = field(default=None, eq=False, repr=False)
    result: str | None = field(default=None, eq=False, repr=False)
    units: tuple[tuple[str, Unit], ...] = field(default=(), repr=False)
    labels: tuple[tuple[str, str], ...] = field(default=(), eq=False, repr=False)
    style: Literal["auto", "id", "en"] = field(default="auto", repr=False)
    weights_total: Fraction = field(default=WHOLE, repr=False)

    # -- what it says

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The variables, in order of first use; an earlier year's is ``x[n-1]``."""
        return tuple(name.key for name in ast.names(self.tree))

    @property
    def phrases(self) -> Mapping[str, str]:
        """How the text words each variable, where it is not the identifier itself."""
        return dict(self.labels)

    @property
    def unit(self) -> Unit | None:
        """The unit of the result, None where the declared units do not tell it."""
        return self._lowered(frozenset()).unit

    @cached_property
    def approximate(self) -> bool:
        """Whether roots or logarithms take part; their values are good to 50 significant digits at least."""
        functions = self.registry.functions
        return any(
            (isinstance(node, ast.Call) and node.function != "jika" and functions[node.function].approximate)
            or (isinstance(node, ast.Power) and not _whole(node.exponent))
            for node in ast.walk(self.tree)
        )

    def to_source(self) -> str:
        """The canonical text; parsing it gives an equal tree."""
        return to_source(self.tree)

    def to_indonesian(self) -> str:
        """As a report prints it: phrases, decimal comma, × and :."""
        return to_indonesian(self.tree, self.phrases)

    def to_latex(self) -> str:
        """LaTeX, with fractions."""
        return to_latex(self.tree, self.phrases)

    def with_units(self, units: Mapping[str, str], same: Mapping[str, str] | None = None) -> Formula:
        """The same formula under declared units; raises FormulaError where they cannot hold together."""
        return _checked(evolve(self, units=tuple(sorted(parse_units(units, same).items()))))

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
        read = read_inputs(inputs, self.names, dict(self.units), self.style, self.text, self.tree)
        unknown = tuple(self._unknown(name) for name in inputs if name not in self.names)
        if read.problems or unknown:
            only_missing = not unknown and all(problem.code == "missing_input" for problem in read.problems)
            return Outcome(None, "missing_input" if only_missing else "invalid_input", (*read.problems, *unknown))
        lowered = self._lowered(read.percent)
        errors = tuple(found for found in lowered.diagnostics if found.severity == "error")
        if errors:
            return Outcome(None, "invalid_input", errors)
        return self._worked(lowered.tree, read.pairs, read.series)

    def holds(self, inputs: Mapping[str, Input]) -> bool:
        """Whether a condition holds for these inputs; raises EvaluationError where that cannot be told."""
        read = read_inputs(inputs, self.names, dict(self.units), self.style, self.text, self.tree)
        if read.problems:
            raise EvaluationError(*read.problems)
        plain = self._lowered(read.percent).tree
        work = compile_condition(plain, self.names, self.registry.functions, read.series)
        try:
            return work(*(read.pairs[name] for name in self.names))
        except ArithmeticError:
            raise EvaluationError(self._blame(plain, read.pairs, read.series)) from None

    def compiled(self, *, digits: int, mode: str = "half_up") -> Callable[..., int]:
        """A bare function of positional ints or (numerator, denominator) pairs, in the order of ``names``.

        It returns the result in units of 10^-digits, rounded by ``mode``, and raises ZeroDivisionError where there is
        no value.

        >>> parse("a / b * 100").compiled(digits=2)(309142, 317696)
        9731
        """
        return compile_rounded(
            self._lowered(frozenset()).tree, self.names, self.registry.functions, self.rounding(mode), digits
        )

    def rounding(self, mode: str) -> Rounding:
        """The registry's rounding of this name; raises EvaluationError for an unknown one."""
        found = self.registry.roundings.get(mode)
        if found is None:
            known = ", ".join(sorted({rounding.name for rounding in self.registry.roundings.values()}))
            raise EvaluationError(Diagnostic("unknown_rounding", {"name": mode, "known": known}))
        return found

    def interval(self, inputs: Mapping[str, Interval | Fraction | int]) -> Interval:
        """The exact range over these intervals; raises EvaluationError where a divisor may be zero."""
        box = {name: value if isinstance(value, Interval) else Interval.point(value) for name, value in inputs.items()}
        missing = [self._missing(name) for name in self.names if name not in box]
        if missing:
            raise EvaluationError(*missing)
        try:
            return range_of(self._lowered(frozenset()).tree, box, self.registry.functions)
        except DivisorMayBeZero:
            raise
        except (NoRange, ArithmeticError):
            values = {"part": self.text}
            raise EvaluationError(Diagnostic("no_value", values, text=self.text, span=self.tree.span)) from None

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
        read = read_inputs(inputs, self.names, dict(self.units), self.style, self.text, self.tree)

        def value_of(node: ast.Node) -> Fraction | None:
            part = evolve(self, tree=node, labels=())
            value = part.evaluate({name: inputs[name] for name in part.names}).value
            return None if value is None or part.approximate else value

        return working(
            self.tree,
            read.shown,
            outcome.value,
            lang,
            value_of=value_of,
            percent=self._lowered(read.percent).unit == PERCENT,
            rounding=self.rounding(mode) if digits is not None else None,
            digits=digits,
        )

    # -- inside

    def _lowered(self, percent: frozenset[str]) -> Lowered:
        return _lowered(self, percent)

    def _worked(self, plain: ast.Node, pairs: Mapping[str, Pair | list[Pair]], series: frozenset[str]) -> Outcome:
        try:
            num, den = _compiled(plain, self.names, self.registry, series)(*(pairs[name] for name in self.names))
        except SeriesOutside as outside:
            values = {"name": outside.name.key}
            reason = Diagnostic("series_outside", values, span=outside.name.span, text=self.text)
            return Outcome(None, "invalid_input", (reason,))
        except ArithmeticError:
            num = den = 0
        if den == 0:
            reason = self._blame(plain, pairs, series)
            status: Status = "zero_divisor" if reason.code.startswith("zero_") else "invalid_input"
            return Outcome(None, status, (reason,))
        if num.bit_length() > _MAX_BITS and Fraction(num, den).numerator.bit_length() > _MAX_BITS:
            values = {"part": self.text}
            reason = Diagnostic("value_too_large", values, span=self.tree.span, text=self.text)
            return Outcome(None, "invalid_input", (reason,))
        return Outcome(Fraction(num, den), approximate=self.approximate)

    def _blame(self, plain: ast.Node, pairs: Mapping[str, Pair | list[Pair]], series: frozenset[str]) -> Diagnostic:
        """The innermost part that has no value, with the inputs that make it so."""
        for node, dividend in _parts(plain):
            problem = self._fails(node, pairs, series)
            if problem is None and dividend is not None and self._value(node, pairs, series) == 0:
                problem = "zero_by_zero" if self._value(dividend, pairs, series) == 0 else "zero_divisor"
            if problem is not None:
                shown = self._shown(node)
                values = {
                    "part": shown,
                    "divisor": shown,
                    "dividend": self._shown(dividend) if dividend is not None else "",
                    "inputs": _with_inputs(node, pairs),
                }
                return Diagnostic(problem, values, span=node.span, text=self.text)
        return Diagnostic("no_value", {"part": self.text}, span=self.tree.span, text=self.text)

    def _fails(self, node: ast.Node, pairs: Mapping[str, Pair | list[Pair]], series: frozenset[str]) -> str | None:
        if any(name.key in series for name in ast.names(node)) and not isinstance(node, ast.Call):
            return None
        try:
            self._value(node, pairs, series)
        except TooLarge:
            return "value_too_large"
        except SeriesLengths:
            return "series_lengths"
        except ZeroDivisionError:
            return None if isinstance(node, ast.Product) else "no_value"
        except (ArithmeticError, SeriesOutside):
            return "no_value"
        return None

    def _value(self, node: ast.Node, pairs: Mapping[str, Pair | list[Pair]], series: frozenset[str]) -> Fraction | None:
        names = tuple(name.key for name in ast.names(node))
        try:
            work = compile_pairs(node, names, self.registry.functions, series & set(names))
        except SeriesOutside:
            return None
        num, den = work(*(pairs[name] for name in names))
        return Fraction(num, den) if den else None

    def _shown(self, node: ast.Node) -> str:
        shown = self.text[node.span.start : node.span.end].strip()
        return shown or to_source(node)

    def _missing(self, name: str) -> Diagnostic:
        spot = next(node for node in ast.names(self.tree) if node.key == name)
        return Diagnostic("missing_input", {"name": name}, span=spot.span, text=self.text)

    def _unknown(self, name: str) -> Diagnostic:
        near = closest(name, self.names)
        known = ", ".join(self.names) or "-"
        code = "unknown_input_near" if near else "unknown_input"
        return Diagnostic(code, {"name": name, "near": near or "", "known": known})


def _with_inputs(node: ast.Node, pairs: Mapping[str, Pair | list[Pair]]) -> Sentence:
    """The values that went into a part, where it is more than one name."""
    if isinstance(node, (ast.Name, ast.Number)):
        return Sentence("", "")
    values = [(name.key, pairs[name.key]) for name in ast.names(node)]
    exact = [(name, Fraction(*value)) for name, value in values if isinstance(value, tuple)]
    if not exact:
        return Sentence("", "")
    return Sentence(
        f" ({', '.join(f'{name} = {indonesian(value)}' for name, value in exact)})",
        f" ({', '.join(f'{name} = {english(value)}' for name, value in exact)})",
    )


def _parts(tree: ast.Node) -> list[tuple[ast.Node, ast.Node | None]]:
    """Parts that may have no value, innermost first; a divisor with what it divides."""
    found: list[tuple[ast.Node, ast.Node | None]] = []
    for node in ast.walk(tree):
        if isinstance(node, (ast.Call, ast.Power)):
            found.append((node, None))
        elif isinstance(node, ast.Product):
            before: list[ast.Factor] = []
            for factor in node.factors:
                if factor.op == "/":
                    dividend = (
                        before[0].node if len(before) == 1 else ast.Product(tuple(before), span=_covering(before))
                    )
                    found.append((factor.node, dividend))
                before.append(factor)
    return found[::-1]


def _covering(factors: Sequence[ast.Factor]) -> Span:
    return Span(factors[0].node.span.start, factors[-1].node.span.end)


def _whole(node: ast.Node) -> bool:
    return isinstance(node, ast.Number) and node.value.denominator == 1


@lru_cache(maxsize=4096)
def _lowered(formula: Formula, percent: frozenset[str]) -> Lowered:
    return lower(
        formula.tree,
        dict(formula.units),
        formula.registry.functions,
        printed_percent=percent,
        text=formula.text,
        weights_total=formula.weights_total,
    )


@lru_cache(maxsize=4096)
def _compiled(plain: ast.Node, names: tuple[str, ...], registry: Registry, series: frozenset[str]) -> Compiled:
    return compile_pairs(plain, names, registry.functions, series)


def parse(
    text: str,
    *,
    phrases: Mapping[str, Sequence[str]] | None = None,
    style: Literal["auto", "id", "en"] = "auto",
    units: Mapping[str, str] | None = None,
    same_units: Mapping[str, str] | None = None,
    weights_total: Fraction = WHOLE,
    registry: Registry = DEFAULT_REGISTRY,
) -> Formula:
    """The formula that ``text`` writes, canonical or as a decree words it.

    ``phrases`` declares how variables are worded; ``units`` their units; ``style`` tells how numbers in the text are
    marked (``id`` 1.920,5; ``en`` 1,920.5). Raises FormulaError, with the place and what to write instead.

    >>> parse("a / b * 100")(a=309142, b=317696)
    Fraction(3864275, 39712)
    """
    return _parse(text, phrases, style, units, same_units, weights_total, registry, logic=False)


def parse_condition(
    text: str,
    *,
    phrases: Mapping[str, Sequence[str]] | None = None,
    units: Mapping[str, str] | None = None,
    same_units: Mapping[str, str] | None = None,
    registry: Registry = DEFAULT_REGISTRY,
) -> Formula:
    """A condition such as ``capaian >= 100%``; ask it with ``holds``. Raises FormulaError."""
    formula = _parse(text, phrases, "auto", units, same_units, WHOLE, registry, logic=True)
    if not isinstance(formula.tree, ast.Condition):
        raise FormulaError(Diagnostic("condition_expected", span=formula.tree.span, text=text))
    return formula


def parse_equation(
    text: str,
    *,
    phrases: Mapping[str, Sequence[str]] | None = None,
    units: Mapping[str, str] | None = None,
    same_units: Mapping[str, str] | None = None,
    registry: Registry = DEFAULT_REGISTRY,
) -> tuple[Formula, Formula]:
    """The two sides of an identity such as ``bekerja + penganggur = angkatan_kerja``. Raises FormulaError."""
    whole = _parse(text, phrases, "auto", units, same_units, WHOLE, registry, logic=True)
    match whole.tree:
        case ast.Compare("=", left, right):
            return evolve(whole, tree=left), evolve(whole, tree=right)
    raise FormulaError(Diagnostic("equation_expected", span=whole.tree.span, text=text))


def _parse(
    text: str,
    phrases: Mapping[str, Sequence[str]] | None,
    style: Literal["auto", "id", "en"],
    units: Mapping[str, str] | None,
    same_units: Mapping[str, str] | None,
    weights_total: Fraction,
    registry: Registry,
    *,
    logic: bool,
) -> Formula:
    functions = frozenset((*registry.functions, "jika", "bobot"))
    parsed: Parsed = parse_text(text, PhraseTable.of(phrases or {}), functions, style=style, logic=logic)
    wrong = tuple(arity(parsed.tree, registry.functions, text))
    if wrong:
        raise FormulaError(*wrong)
    labels = {**{name: wordings[0] for name, wordings in (phrases or {}).items() if wordings}, **parsed.labels}
    formula = Formula(
        text,
        parsed.tree,
        registry,
        parsed.notes,
        parsed.title,
        parsed.result,
        tuple(sorted(parse_units(units or {}, same_units).items())),
        tuple(sorted(labels.items())),
        style,
        weights_total,
    )
    return _checked(formula)


def _checked(formula: Formula) -> Formula:
    """The formula with the remarks of its units and weights; raises FormulaError where they are errors."""
    found = _lowered(formula, frozenset()).diagnostics
    errors = tuple(one for one in found if one.severity == "error")
    if errors:
        raise FormulaError(*errors)
    remarks = (*found, *weights(formula.tree, formula.text))
    return evolve(formula, notes=(*formula.notes, *(one for one in remarks if one not in formula.notes)))
