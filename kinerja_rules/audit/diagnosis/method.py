"""Causes in the working: another operation, another rule, a rounding on the way."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from attrs import evolve

from kinerja_rules.audit.diagnosis.case import Case, Guesses, printings, visible
from kinerja_rules.audit.diagnosis.shown import Given, Plain, Values
from kinerja_rules.audit.moebius import Quantity, value_of
from kinerja_rules.formula import Formula
from kinerja_rules.grammar import ast
from kinerja_rules.numbers import Figure, Fraction

_RATIO_DIGITS = (1, 2, 3, 4)


def _worked(formula: Formula | None, inputs: Mapping[str, Quantity]) -> Fraction | None:
    """The result of a formula for those of the inputs that it names."""
    if formula is None or any(name not in inputs for name in formula.names):
        return None
    return formula.evaluate({name: inputs[name] for name in formula.names}).value


def _changed(case: Case, change: Callable[[ast.Node], ast.Node]) -> tuple[Formula, Fraction] | None:
    """The formula with every node changed, and its result; None where nothing changes or there is no result."""
    if case.formula is None:
        return None
    tree = ast.transform(case.formula.tree, change)
    if tree == case.formula.tree:
        return None
    formula = evolve(case.formula, tree=tree)
    value = _worked(formula, case.inputs)
    return None if value is None else (formula, value)


def _exact(case: Case) -> Values:
    return {"exact": Plain(case.exact or Fraction(0))}


# Sums and means.


def sum_as_mean(case: Case) -> Guesses:
    """The sum where a mean is due."""
    if case.terms is not None:
        if case.terms.divisor > 1:
            yield from printings(case, case.terms.total, _exact(case))
    elif (found := _changed(case, _without_mean)) is not None:
        yield from printings(case, found[1], _exact(case))


def mean_as_sum(case: Case) -> Guesses:
    """The mean where a sum is due."""
    if case.terms is not None:
        if case.terms.divisor == 1 and all(term.sign > 0 for term in case.terms.terms):
            yield from printings(case, case.terms.total / len(case.terms.terms), _exact(case))
    elif (found := _changed(case, _without_sum)) is not None:
        yield from printings(case, found[1], _exact(case))


def mean_over_other_count(case: Case) -> Guesses:
    """A mean over one value too few or too many, or over those that are not zero."""
    if case.terms is None or case.terms.divisor == 1:
        return
    right = case.terms.divisor
    filled = sum(1 for term in case.terms.terms if term.value)
    for count in dict.fromkeys((right - 1, right + 1, filled)):
        values: Values = {"count": count, "right": right}
        if count > 1:
            yield from printings(case, case.terms.total / count, values)


def _without_mean(node: ast.Node) -> ast.Node:
    return evolve(node, function="jumlah") if isinstance(node, ast.Call) and node.function == "rata_rata" else node


def _without_sum(node: ast.Node) -> ast.Node:
    return evolve(node, function="rata_rata") if isinstance(node, ast.Call) and node.function == "jumlah" else node


# Quotients.


def fraction_inverted(case: Case) -> Guesses:
    """Numerator and denominator in each other's place."""
    found = _changed(case, _inverted)
    if found is not None:
        formula, value = found
        yield from printings(case, value, {"formula": formula.to_indonesian()})


def _inverted(node: ast.Node) -> ast.Node:
    if not isinstance(node, ast.Product):
        return node
    above = [factor.node for factor in node.factors if factor.op == "*" and not isinstance(factor.node, ast.Number)]
    below = [factor.node for factor in node.factors if factor.op == "/" and not isinstance(factor.node, ast.Number)]
    if not above or not below:
        return node
    numbers = [factor for factor in node.factors if isinstance(factor.node, ast.Number)]
    factors = [ast.Factor("*", part) for part in below] + [ast.Factor("/", part) for part in above] + numbers
    return ast.Product(tuple(factors), span=node.span)


def hundred_missing(case: Case) -> Guesses:
    """Not multiplied by 100."""
    for exact in case.results:
        yield from visible(printings(case, exact / 100, _instead(exact / 100, exact)))


def hundred_twice(case: Case) -> Guesses:
    """Multiplied by 100 once too often."""
    for exact in case.results:
        yield from printings(case, exact * 100, _instead(exact * 100, exact))


def _instead(value: Fraction, exact: Fraction) -> Values:
    return {"value": Plain(value), "exact": Plain(exact)}


def ratio_rounded(case: Case) -> Guesses:
    """A quotient rounded before it was multiplied by 100: 0,421 for 8/19 gives 42,10%."""
    if case.reported.unit_kind != "percent":
        return
    for exact in case.results:
        for digits in _RATIO_DIGITS:
            ratio = case.rounding.round(exact / 100, digits)
            yield from printings(case, ratio * 100, {"value": Plain(ratio, digits)})


# Rules.


def other_direction(case: Case) -> Guesses:
    """The rule of another direction."""
    realisations = [one for one in (case.realisation, case.realisation_exact) if one is not None]
    if case.target is None:
        return
    for direction in case.directions:
        for realisation in realisations if direction.name != case.direction else ():
            value = _worked(direction.formula, {"target": case.target, "realisasi": realisation})
            if value is not None:
                values: Values = {"direction": direction.name, "formula": direction.formula.to_indonesian()}
                yield from printings(case, value, values)


def achievement_minus_absorption(case: Case) -> Guesses:
    """capaian - serapan where 100 - serapan is due."""
    for achievement, absorption in _efficiency(case):
        values: Values = {"first": Given(achievement), "second": Given(absorption)}
        yield from printings(case, value_of(achievement) - value_of(absorption), values)


def hundred_minus_absorption(case: Case) -> Guesses:
    """100 - serapan where capaian - serapan is due."""
    for _, absorption in _efficiency(case):
        values: Values = {"second": Given(absorption)}
        yield from printings(case, 100 - value_of(absorption), values)


def _efficiency(case: Case) -> list[tuple[Quantity, Quantity]]:
    """Achievement and absorption of a row that has both."""
    known = {**case.row, **case.inputs}
    return [(known["capaian"], known["serapan"])] if {"capaian", "serapan"} <= known.keys() else []


# Roundings on the way.


def from_rounded(case: Case) -> Guesses:
    """Worked from the printed realisation."""
    shown = case.realisation
    if shown is not None and "realisasi" in case.inputs:
        value = _worked(case.formula, {**case.inputs, "realisasi": shown})
        if value is not None:
            yield from printings(case, value, {"value": Given(shown)})


def from_exact(case: Case) -> Guesses:
    """Worked from the realisation before it was rounded."""
    exact, shown = case.realisation_exact, case.realisation
    if exact is not None and shown is not None and "realisasi" in case.inputs:
        probe = evolve(shown, value=exact)
        value = _worked(case.formula, {**case.inputs, "realisasi": probe})
        if value is not None:
            yield from printings(case, value, {"value": Plain(exact), "printed": Given(shown)})


def rounded_between(case: Case) -> Guesses:
    """One input rounded to fewer decimals."""
    for name, given in case.inputs.items():
        decimals = given.digits if isinstance(given, Figure) else 3 if given.denominator > 1 else 0
        for digits in range(decimals - 1, -1, -1):
            rounded = case.rounding.round(value_of(given), digits)
            probe = evolve(given, value=rounded) if isinstance(given, Figure) else rounded
            value = _worked(case.formula, {**case.inputs, name: probe})
            if value is not None and rounded != value_of(given):
                values: Values = {"name": name, "value": Plain(rounded, digits), "given": Given(given)}
                yield from printings(case, value, values)
