"""Laws of formulas: held against an evaluator over fractions that shares nothing with the compiler but the tree."""

from __future__ import annotations

import string
from collections.abc import Mapping
from fractions import Fraction
from itertools import product
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from kinerja_rules.builtins import BUILTINS, DEFAULT_REGISTRY
from kinerja_rules.check import Unit, lower
from kinerja_rules.compiler import compile_pairs, element, spread
from kinerja_rules.errors import EvaluationError, RulesError
from kinerja_rules.formula import Formula, parse
from kinerja_rules.grammar import ast
from kinerja_rules.grammar.printer import to_source
from kinerja_rules.numbers import MODES, Decimal, Interval, english, indonesian
from kinerja_rules.registry import Registry
from tests import reference, trees
from tests import strategies as own
from tests.sample_plugin.kinerja_contoh import PLUGIN

FUNCTIONS = DEFAULT_REGISTRY.functions


def formula_of(tree: ast.Node) -> Formula:
    """A formula with the canonical text of a tree."""
    return Formula(to_source(tree), tree)


def expected(tree: ast.Node, values: Mapping[str, Any]) -> tuple[Fraction | None, str]:
    """The value of the reference, or why it has none."""
    try:
        return reference.value(tree, values), ""
    except ArithmeticError as error:
        return None, str(error)


# -- values


@given(st.data())
def test_results_equal_an_evaluator_over_fractions(data: st.DataObject) -> None:
    """Over ints, decimals, fractions and texts alike; no value exactly where the reference has none."""
    tree = data.draw(trees.numerals())
    values = data.draw(trees.inputs_of(tree))
    value, why = expected(tree, values)
    given_as: dict[str, Any] = {name: data.draw(st.sampled_from(ways(one))) for name, one in values.items()}
    outcome = formula_of(tree).evaluate(given_as)
    assert outcome.value == value
    if value is None:
        (reason,) = outcome.reasons
        assert outcome.status == ("zero_divisor" if reason.code.startswith("zero") else "invalid_input")
        assert reason.code in {"zero_divisor", "zero_by_zero", "no_value"}
        assert (outcome.status == "zero_divisor") == why.startswith("zero") or len(list(ast.walk(tree))) > 5


def ways(value: Fraction) -> list[Any]:
    """A value as people may give it."""
    if value.denominator == 1:
        return [value, int(value), Decimal(int(value)), f"{int(value)},0" if value >= 0 else int(value)]
    return [value]


@given(st.data())
def test_the_short_way_for_ints_gives_the_same(data: st.DataObject) -> None:
    """Ints alone, ints as fractions, ints as text: one value or one reason."""
    tree = data.draw(trees.numerals())
    values = data.draw(trees.inputs_of(tree, trees.small | st.integers(-(10**30), 10**30).map(Fraction)))
    formula = formula_of(tree)
    short, long = (formula.evaluate({name: kind(one) for name, one in values.items()}) for kind in (int, Fraction))
    assert short == long


@given(st.data())
def test_bare_functions_round_the_exact_value(data: st.DataObject) -> None:
    """Every mode, over ints and pairs, reduced or not, of either sign."""
    tree = data.draw(trees.numerals())
    values = data.draw(trees.inputs_of(tree))
    value, _ = expected(tree, values)
    digits = data.draw(st.integers(-3, 6))
    formula = formula_of(tree)
    for mode in MODES:
        function = formula.compiled(digits=digits, mode=mode.name)
        arguments = [data.draw(st.sampled_from(pairs(values[name]))) for name in formula.names]
        try:
            units = function(*arguments)
        except (ArithmeticError, EvaluationError):
            assert value is None
            continue
        assert value is not None
        assert type(units) is int
        assert units == reference.ROUNDINGS[mode.name](value, digits) * Fraction(10) ** digits


def pairs(value: Fraction) -> list[Any]:
    """A value as a bare function takes it."""
    num, den = value.numerator, value.denominator
    return [(num, den), (-num, -den), (num * 6, den * 6), *([num] if den == 1 else [])]


@given(st.data())
def test_series_are_worked_element_by_element(data: st.DataObject) -> None:
    """Formulas over series, mixed with single values, against the reference; spread, they are the same."""
    tree = ast.Call(
        data.draw(st.sampled_from(("jumlah", "rata_rata", "maks", "banyak"))), (data.draw(trees.numerals()),)
    )
    names = [name.key for name in ast.names(tree)]
    length = data.draw(st.integers(1, 4))
    series = data.draw(st.sets(st.sampled_from(names))) if names else set()
    values: dict[str, Any] = {
        name: data.draw(st.lists(trees.values, min_size=length, max_size=length) if name in series else trees.values)
        for name in names
    }
    value, _ = expected(tree, values)
    assert formula_of(tree).evaluate(values).value == value
    single = {name: one for name, one in values.items() if name not in series}
    single |= {element(name, at): one for name in series for at, one in enumerate(values[name])}
    plain = spread(tree, FUNCTIONS, dict.fromkeys(series, length))
    assert formula_of(plain).evaluate(single).value == value


@given(st.data())
def test_a_text_gives_what_its_tree_gives(data: st.DataObject) -> None:
    """The canonical text, parsed again."""
    tree = data.draw(trees.numerals())
    values = data.draw(trees.inputs_of(tree))
    value, _ = expected(tree, values)
    try:
        formula = parse(to_source(tree))
    except RulesError:
        assume(False)
    assert formula.evaluate(values).value == value


# -- percent


PERCENT_UNITS: dict[str, dict[str, int]] = {
    "p": {"persen": 1},
    "q": {"persen": 1},
    "n": {},
    "o": {"orang": 1},
    "w": {"orang": 1},
    "r": {"rupiah": 1},
    "t": {"rupiah": 1, "jam": -1},
}


def percent_trees() -> st.SearchStrategy[ast.Node]:
    """Sums, chains and functions of percentages, counts, money, rates and n% literals."""
    literal = st.sampled_from((1, 2, 100)).map(trees.number) | st.sampled_from((5, 40, 100, 100)).map(
        lambda number: trees.number(number, percent=True)
    )

    def extend(nodes: st.SearchStrategy[ast.Node]) -> st.SearchStrategy[ast.Node]:
        terms = st.lists(st.tuples(st.sampled_from("+-"), nodes), min_size=2, max_size=3)
        factors = st.lists(st.tuples(st.sampled_from("*/"), nodes), min_size=2, max_size=4)
        weighted = st.tuples(nodes, nodes).map(
            lambda parts: ast.Weighted((ast.Part(parts[0], trees.number(30)), ast.Part(parts[1], trees.number(70))))
        )
        return st.one_of(
            terms.map(lambda parts: trees.total(("+", parts[0][1]), *parts[1:])),
            factors.map(lambda parts: trees.chain(("*", parts[0][1]), *parts[1:])),
            factors.map(lambda parts: trees.chain(("*", parts[0][1]), *parts[1:])),
            nodes.map(ast.Negate),
            weighted,
            st.builds(
                lambda function, args: ast.Call(function, tuple(args)),
                st.sampled_from(("jumlah", "min", "maks")),
                st.lists(nodes, min_size=1, max_size=3),
            ),
        )

    return st.recursive(st.sampled_from(sorted(PERCENT_UNITS)).map(trees.name) | literal, extend, max_leaves=8)


@given(st.data())
def test_percentages_mean_hundredths(data: st.DataObject) -> None:
    """Whatever the chain, the value as held is the true one times 100 for persen; unlike units are told."""
    tree = data.draw(percent_trees())
    values = {name.key: data.draw(trees.values) for name in ast.names(tree)}
    units = {name: Unit.of(powers) for name, powers in PERCENT_UNITS.items()}
    lowered = lower(tree, units, FUNCTIONS)
    try:
        true, unit = reference.meaning(tree, values, PERCENT_UNITS)
    except reference.MixedUnitsError:
        assert {found.code for found in lowered.diagnostics} & {"unit_mismatch", "unit_differs"}
        return
    except ArithmeticError:
        return
    assert lowered.errors == ()
    assert lowered.unit == Unit.of(unit)
    value, _ = expected(lowered.tree, values)
    assume(value is not None)  # a divisor of a divisor is zero
    assert value == reference.printed((true, unit))


@given(st.data())
def test_a_sign_never_scales_a_declared_input(data: st.DataObject) -> None:
    """With units declared, a % sign at any input changes no value."""
    tree = data.draw(percent_trees())
    units = tuple((name, Unit.of(powers)) for name, powers in sorted(PERCENT_UNITS.items()))
    formula = Formula(to_source(tree), tree, units=units)
    figures = {name: str(data.draw(st.integers(0, 99))) for name in formula.names}
    signed = {name: figure + data.draw(st.sampled_from(("", "%", " %", " persen"))) for name, figure in figures.items()}
    assert formula.evaluate(signed).value == formula.evaluate(figures).value


# -- ranges


def boxed(data: st.DataObject, tree: ast.Node) -> tuple[dict[str, Interval], Interval]:
    """A box for the variables of a tree, and the range that the formula tells; most boxes let some divisor be zero."""
    names = dict.fromkeys(name.key for name in ast.names(tree))
    assume(names)
    for _ in range(12):
        box = {name: data.draw(own.intervals()) for name in names}
        try:
            return box, formula_of(tree).interval(box)
        except EvaluationError:
            continue
    assume(False)
    raise AssertionError


@given(st.data())
def test_a_range_contains_every_value(data: st.DataObject) -> None:
    """Repeated unknowns, choices, open ends: each point of the box has a value, and the range holds it."""
    few = trees.numerals(("a", "b"), 6) | trees.numerals(("a",), 8)
    tree = data.draw(few | trees.fractions_of_lines(("a", "b")) | trees.fractions_of_lines(("a", "b", "c")))
    box, found = boxed(data, tree)
    for _ in range(4):
        point = {name: data.draw(own.points_in(interval)) for name, interval in box.items()}
        value, why = expected(tree, point)
        assert value is not None, why
        assert found.contains(value)


@given(st.data())
def test_the_ends_of_a_range_are_attained_exactly_where_they_are_closed(data: st.DataObject) -> None:
    """Quotients of lines with repeated unknowns: a closed end is the value of a point of the box, an open one is none,
    but values come as near to it as one likes.
    """
    tree = data.draw(trees.fractions_of_lines(("a", "b")) | trees.fractions_of_lines(("a", "b", "c")))
    box, found = boxed(data, tree)
    corners = [
        reference.value(tree, dict(zip(box, corner, strict=True)))
        for corner in product(*map(own.near_points, box.values()))
    ]
    assert all(map(found.contains, corners))
    for end, closed in ((found.lo, found.lo_closed), (found.hi, found.hi_closed)):
        if end is None:
            assert max(abs(corner) for corner in corners) > 10**6
        else:
            assert (end in corners) == closed
            nearest = min(abs(corner - end) for corner in corners)
            assert nearest <= Fraction(1, 10**12) * max(Fraction(1), abs(end))


@given(st.data())
def test_a_range_over_points_is_the_value(data: st.DataObject) -> None:
    """Where every input is exact, the range is one number: the value."""
    tree = data.draw(trees.numerals())
    values = data.draw(trees.inputs_of(tree))
    value, _ = expected(tree, values)
    try:
        found = formula_of(tree).interval({name: Interval.point(one) for name, one in values.items()})
    except EvaluationError:
        assert value is None
    else:
        assert found == Interval.point(value) if value is not None else found


# -- roots


@given(st.data())
def test_approximate_values_lie_within_their_bounds(data: st.DataObject) -> None:
    """Roots within formulas: the value lies in the interval that is said to hold the true one, which is narrow."""
    inner = data.draw(trees.numerals(("a", "b"), 4))
    tree = trees.chain(("*", ast.Call("akar", (inner,))), ("/", trees.name("c")), ("*", trees.number(100)))
    outcome = formula_of(tree).evaluate(data.draw(trees.inputs_of(tree)))
    if outcome.approximate:
        assert outcome.value is not None
        assert outcome.within is not None
        low, high = outcome.within.lo, outcome.within.hi
        assert low is not None
        assert high is not None
        assert low <= outcome.value <= high
        assert (high - low) * 10**50 <= abs(low)


# -- workings


@given(st.data())
def test_workings_end_in_the_value(data: st.DataObject) -> None:
    """Explain and evaluate agree: the value, in the marks of the language, and its rounding."""
    tree = data.draw(trees.numerals())
    values = data.draw(trees.inputs_of(tree))
    formula, (value, _) = formula_of(tree), expected(tree, values)
    for lang, write in (("id", indonesian), ("en", english)):
        told = formula.explain(values, lang, digits=2)
        if value is None:
            (reason,) = formula.evaluate(values).reasons
            assert told == reason.render(lang)
        else:
            rounded = reference.half_up(value, 2)
            title = "setengah ke atas, 2 digit" if lang == "id" else "half up, 2 digits"
            assert told.endswith(f" = {write(value)} -> {write(rounded, 2)} ({title})")


# -- checked formulas


texts = st.text(st.sampled_from(string.ascii_lowercase[:4] + "0123456789 +-*/^()%;,.<>=" + "×:"), max_size=24)
calls = st.sampled_from(("min", "jumlah", "abs", "bulatkan", "batasi", "akar", "ln", "jika", "bobot")).flatmap(
    lambda name: st.lists(texts, min_size=1, max_size=3).map(lambda args: f"{name}({'; '.join(args)})")
)
units = st.dictionaries(st.sampled_from("abcd"), st.sampled_from(("persen", "orang", "rupiah / jam", "bilangan")))


@given(texts | calls | trees.numerals().map(to_source), units, st.data())
def test_a_checked_formula_never_fails_on_names_arity_or_units(
    text: str, declared: dict[str, str], data: st.DataObject
) -> None:
    """What parses under its units fails on values alone, whatever numbers it is given."""
    try:
        formula = parse(text, units=declared)
    except RulesError:
        return
    inputs: dict[str, Any] = {name: data.draw(trees.values | trees.small) for name in formula.names}
    outcome = formula.evaluate(inputs)
    codes = {"zero_divisor", "zero_by_zero", "no_value", "value_too_large", "divisor_near_zero"}
    assert {reason.code for reason in outcome.reasons} <= codes
    for reason in outcome.reasons:
        assert reason.message("id")
        assert reason.message("en")
        assert reason.span is not None
        assert 0 <= reason.span.start <= reason.span.end <= len(text)


anything = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.decimals(),
    st.fractions(),
    st.text(max_size=12),
    st.binary(max_size=3),
    st.lists(st.integers() | st.text(max_size=4) | st.none() | st.lists(st.integers(), max_size=2), max_size=3),
    st.dictionaries(st.text(max_size=2), st.integers(), max_size=2),
)


@given(trees.numerals(("a", "b"), 6), st.dictionaries(st.sampled_from(("a", "b", "c", "A", "")), anything))
def test_evaluation_raises_nothing_whatever_the_inputs_are(tree: ast.Node, inputs: dict[str, Any]) -> None:
    """A value, or reasons in both languages."""
    outcome = formula_of(tree).evaluate(inputs)
    assert (outcome.value is None) == bool(outcome.reasons) == (outcome.status != "ok")
    for reason in outcome.reasons:
        assert reason.render("id")
        assert reason.render("en")


@given(trees.numerals(), st.data())
def test_the_order_of_plugins_changes_nothing(tree: ast.Node, data: st.DataObject) -> None:
    """Nor does a plug-in that the formula does not use."""
    values = data.draw(trees.inputs_of(tree))
    registries = [DEFAULT_REGISTRY, Registry.of((BUILTINS, PLUGIN)), Registry.of((PLUGIN, BUILTINS))]
    outcomes = [Formula("f", tree, registry).evaluate(values) for registry in registries]
    assert outcomes[0] == outcomes[1] == outcomes[2]


@given(trees.numerals())
def test_no_float_comes_out(tree: ast.Node) -> None:
    """Fractions from evaluation, ints in pairs from the compiler."""
    names = [name.key for name in ast.names(tree)]
    outcome = formula_of(tree).evaluate(dict.fromkeys(names, 0.5))
    assert outcome.value is None or type(outcome.value) is Fraction
    try:
        result = compile_pairs(tree, names, FUNCTIONS)(*[(1, 2)] * len(names))
    except ArithmeticError:
        return
    assert [type(part) for part in result] == [int, int]
