"""The compiled functions: values, failures, limits, and that no input makes them hang or overflow."""

from __future__ import annotations

import sys
import threading
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

import pytest

from kinerja_rules.builtins import DEFAULT_REGISTRY
from kinerja_rules.compiler import (
    SeriesLengths,
    SeriesOutside,
    compile_pairs,
    compile_rounded,
    compile_whole,
    element,
    find_fault,
    spread,
)
from kinerja_rules.formula import parse, parse_condition
from kinerja_rules.grammar import ast
from kinerja_rules.grammar.printer import to_source
from kinerja_rules.numbers import HALF_EVEN, HALF_UP, MODES, TRUNCATE, UP, Rounding
from kinerja_rules.registry import TooLarge

FUNCTIONS = DEFAULT_REGISTRY.functions


def tree_of(text: str) -> ast.Node:
    """The tree that a text writes."""
    return parse(text).tree


def work(text: str, **values: Fraction | int | Sequence[Fraction | int]) -> Fraction:
    """The value of a formula over pairs, and over ints where they are all ints."""
    tree = tree_of(text)
    names = [name.key for name in ast.names(tree)]
    series = frozenset(name for name, value in values.items() if isinstance(value, list))
    pairs: list[Any] = [
        [pair(part) for part in value] if isinstance(value, list) else pair(value)
        for value in (values[name] for name in names)
    ]
    num, den = compile_pairs(tree, names, FUNCTIONS, series)(*pairs)
    if all(isinstance(value, int) for value in values.values()):
        above, below = compile_whole(tree, names, FUNCTIONS)(*(values[name] for name in names))
        assert above * den == num * below
    return Fraction(num, den)


def pair(value: Any) -> tuple[int, int]:
    """A value as the functions take it."""
    exact = Fraction(value)
    return exact.numerator, exact.denominator


# -- values


@pytest.mark.parametrize(
    ("text", "values", "expected"),
    [
        ("a - b - c", {"a": 1, "b": 2, "c": 3}, -4),
        ("a - (b - c)", {"a": 1, "b": 2, "c": 3}, 2),
        ("a / b / c", {"a": 12, "b": 2, "c": 3}, 2),
        ("a / (b / c)", {"a": 12, "b": 2, "c": 3}, 18),
        ("a / b * c", {"a": 12, "b": 2, "c": 3}, 18),
        ("-a ^ 2", {"a": 3}, -9),
        ("(-a) ^ 2", {"a": 3}, 9),
        ("a ^ -2", {"a": Fraction(2, 3)}, Fraction(9, 4)),
        ("a ^ b ^ c", {"a": 2, "b": 3, "c": 2}, 512),
        ("a ^ 0", {"a": 0}, 1),
        ("0 * (1 / a)", {"a": 5}, 0),
        ("a / 3 + b / 3 + c / 3", {"a": 1, "b": 1, "c": 1}, 1),
        ("a / b + c / d", {"a": 1, "b": -2, "c": 1, "d": 3}, Fraction(-1, 6)),
        ("min(a / b; c)", {"a": 1, "b": -2, "c": 0}, Fraction(-1, 2)),
        ("maks(a / b; -c / -b)", {"a": 1, "b": -2, "c": 3}, Fraction(-1, 2)),
        ("abs(a / b)", {"a": 1, "b": -2}, Fraction(1, 2)),
        ("jika(a / b < 0; 1; 2)", {"a": 1, "b": -2}, 1),
        ("jika(a > 1; b; c)", {"a": 1, "b": 2, "c": 3}, 3),
        ("jika(a = 1 dan b = 2; 10; 20)", {"a": 1, "b": 2}, 10),
        ("jika(a = 0 atau b = 2; 10; 20)", {"a": 1, "b": 2}, 10),
        ("jika(bukan a = 1; 10; 20)", {"a": 1}, 20),
        ("jika(a <> 1; 10; jika(b >= 2; 30; 40))", {"a": 1, "b": 2}, 30),
        ("jika(a = 0; 0; b / a)", {"a": 0, "b": 2}, 0),
        ("jika(a > 0 dan b / a > 1; 1; 0)", {"a": 0, "b": 2}, 0),
        ("jika(a = 0 atau b / a > 1; 1; 0)", {"a": 0, "b": 2}, 1),
        ("rata_rata(a; b / c; 1)", {"a": 1, "b": 1, "c": -2}, Fraction(1, 2)),
        ("min(a)", {"a": 3}, 3),
        ("batasi(a / b; 0; 1)", {"a": 1, "b": -2}, 0),
        ("bulatkan(a / b)", {"a": 5, "b": -2}, -3),
        ("median(a; b; a / b)", {"a": 3, "b": -2}, Fraction(-3, 2)),
    ],
)
def test_values(text: str, values: Mapping[str, Any], expected: Fraction) -> None:
    """Precedence, signs of denominators, the side of a choice that is taken."""
    assert work(text, **values) == expected


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("a / b", {"a": 1, "b": 0}),
        ("a / 0", {"a": 1}),
        ("a / (b / c)", {"a": 1, "b": 1, "c": 0}),
        ("a / (b - c)", {"a": 1, "b": 2, "c": 2}),
        ("a / 0 + b / 3", {"a": 1, "b": 1}),
        ("b / 3 - a / 0", {"a": 1, "b": 1}),
        ("0 * (a / b)", {"a": 1, "b": 0}),
        ("0 / 0", {}),
        ("0 * (1 / 0)", {}),
        ("a / b - a / b", {"a": 1, "b": 0}),
        ("min(a / b; c)", {"a": 1, "b": 0, "c": 1}),
        ("maks(c; a / 0)", {"a": 1, "c": 1}),
        ("abs(a / b)", {"a": 1, "b": 0}),
        ("jika(a / b > 1; 1; 2)", {"a": 1, "b": 0}),
        ("jika(a / 0 > 1; 1; 2)", {"a": 1}),
        ("jika(1 < a / 0; 1; 2)", {"a": 1}),
        ("jika(a > 0; a / b; 1) + 1", {"a": 1, "b": 0}),
        ("1 / jika(a > 0; a / b; 1)", {"a": 1, "b": 0}),
        ("1 / min(a; b)", {"a": 1, "b": 0}),
        ("(a / b) ^ 2", {"a": 1, "b": 0}),
        ("(a / b) ^ 0", {"a": 1, "b": 0}),
        ("a ^ (1 / b)", {"a": 1, "b": 0}),
        ("a ^ -1", {"a": 0}),
        ("1 / a ^ 2", {"a": 0}),
        ("bulatkan(a / b; 2)", {"a": 1, "b": 0}),
        ("bulatkan(a; 1 / b)", {"a": 1, "b": 0}),
        ("jumlah(a / b; c)", {"a": 1, "b": 0, "c": 1}),
        ("rata_rata(a / b)", {"a": 1, "b": 0}),
    ],
)
def test_zero_divisors_are_never_lost(text: str, values: Mapping[str, Any]) -> None:
    """However a division by zero is inverted, compared, multiplied by zero or handed on, there is no value."""
    with pytest.raises(ZeroDivisionError):
        work(text, **values)
    formula = parse(text)
    outcome = formula.evaluate(values)
    assert outcome.status == "zero_divisor"
    with pytest.raises(ZeroDivisionError):
        formula.compiled(digits=2)(*(values[name] for name in formula.names))
    with pytest.raises(ZeroDivisionError):
        formula.compiled(digits=2)(*((values[name], 1) for name in formula.names)) if formula.names else work(text)


@pytest.mark.parametrize(
    ("text", "values"),
    [("akar(a)", {"a": -4}), ("ln(a)", {"a": 0}), ("batasi(a; 2; 1)", {"a": 0}), ("a ^ 0,5", {"a": -1})],
)
def test_other_values_that_are_none(text: str, values: Mapping[str, int]) -> None:
    """Outside a function's domain."""
    with pytest.raises(ArithmeticError):
        work(text, **values)


# -- rounding


@pytest.mark.parametrize("mode", MODES, ids=lambda mode: mode.name)
@pytest.mark.parametrize("digits", [-3, -1, 0, 1, 2, 7])
@pytest.mark.parametrize(
    "text", ["a", "a / 8", "a / b", "a * 40% + b * 60%", "a * 1000", "jika(a > 0; a / b; b / 8)", "a / 3 + b / -8"]
)
def test_rounding_in_units_of_the_last_digit(text: str, digits: int, mode: Rounding) -> None:
    """Written out or called, over ints or pairs, the unit is that of the exact value."""
    formula = parse(text)
    function = formula.compiled(digits=digits, mode=mode.name)
    for a in (-10005, -25, -1, 0, 1, 5, 12, 15, 25, 1235):
        for b in (-8, -3, 1, 4, 40):
            values = [{"a": a, "b": b}[name] for name in formula.names]
            exact = formula(**dict(zip(formula.names, values, strict=True)))
            expected = mode.round(exact, digits) * Fraction(10) ** digits
            assert function(*values) == expected
            assert function(*((3 * value, 3) for value in values)) == expected
            assert function(*((-value, -1) for value in values)) == expected


@pytest.mark.parametrize("value", [True, 1.0, Fraction(1), "1", None, (1, 2, 3), (1, 2.0), [1, 2], (True, 1)])
def test_a_bare_function_takes_ints_and_pairs_alone(value: Any) -> None:
    """Anything else is refused, wherever it stands."""
    function = parse("a / b").compiled(digits=2)
    for values in ((value, 1), (1, value), (value, (1, 2))):
        with pytest.raises(TypeError):
            function(*values)


def test_a_pair_without_a_denominator_has_no_value() -> None:
    """(1, 0) is no number."""
    with pytest.raises(ZeroDivisionError):
        parse("a * 2").compiled(digits=2)((1, 0))


def test_a_constant_formula_is_a_function_without_parameters() -> None:
    """It gives its value, or fails, at each call."""
    assert parse("2 / 3").compiled(digits=2)() == 67
    with pytest.raises(ZeroDivisionError):
        parse("2 / 0").compiled(digits=2)()


def test_compiled_functions_for_each_rounding_that_ships_agree_with_it() -> None:
    """Ties, both signs, even and odd units."""
    tree = tree_of("a / b")
    for mode in (HALF_UP, HALF_EVEN, TRUNCATE, UP):
        function = compile_rounded(tree, ["a", "b"], FUNCTIONS, mode, 0)
        for a in range(-9, 10):
            assert function(a, 2) == mode.round(Fraction(a, 2), 0), (mode.name, a)


# -- series


@pytest.mark.parametrize(
    ("text", "values", "expected"),
    [
        ("jumlah(x)", {"x": [1, 2, 3]}, 6),
        ("jumlah(x; a)", {"x": [1, 2, 3], "a": 4}, 10),
        ("jumlah(x * y)", {"x": [1, 2], "y": [3, 4]}, 11),
        ("jumlah(x * a)", {"x": [1, 2], "a": Fraction(1, 2)}, Fraction(3, 2)),
        ("jumlah(x) / jumlah(y)", {"x": [1, 2], "y": [3, 4]}, Fraction(3, 7)),
        ("jumlah(x / y)", {"x": [1, 2], "y": [3, -4]}, Fraction(-1, 6)),
        ("rata_rata(x) + terakhir(y)", {"x": [1, 2, 3], "y": [7]}, 9),
        ("banyak(x; y)", {"x": [1, 2, 3], "y": [7]}, 4),
        ("median(x; y)", {"x": [1, 2, 3], "y": [7]}, Fraction(5, 2)),
        ("min(x; 2)", {"x": [1, 5]}, 1),
        # inside a reducing function: one argument reduces first, several work element by element
        ("jumlah((x - rata_rata(x)) ^ 2) / banyak(x)", {"x": [1, 2, 3]}, Fraction(2, 3)),
        ("rata_rata(min(x; 100))", {"x": [90, 130]}, 95),
        ("jumlah(maks(x; y) - rata_rata(y))", {"x": [1, 9], "y": [3, 5]}, 4),
        ("jumlah(x * jumlah(y - rata_rata(y)))", {"x": [1, 9], "y": [3, 5]}, 0),
        ("rata_rata(jumlah(x))", {"x": [1, 9]}, 10),
        ("jumlah(jumlah(x); jumlah(x; x))", {"x": [1, 9]}, 30),
        ("jumlah(jika(x > 2; x; 0))", {"x": [1, 9, 3]}, 12),
        ("jumlah(bulatkan(x / 2))", {"x": [1, 3]}, 3),
        ("jumlah(abs(x))", {"x": [-1, 3]}, 4),
        ("jumlah(batasi(x; 0; a))", {"x": [-1, 3, 9], "a": 5}, 8),
        ("a * jumlah(x)", {"x": [1, 3], "a": 2}, 8),
        ("jika(banyak(x) > 1; rata_rata(x); 0)", {"x": [1, 3]}, 2),
    ],
)
def test_series(text: str, values: Mapping[str, Any], expected: Fraction) -> None:
    """Element by element, then reduced; spread into single values it is the same."""
    assert work(text, **values) == expected
    lengths = {name: len(value) for name, value in values.items() if isinstance(value, list)}
    single = {name: value for name, value in values.items() if name not in lengths}
    single |= {element(name, at): part for name in lengths for at, part in enumerate(values[name])}
    tree = spread(tree_of(text), FUNCTIONS, lengths)
    names = [name.key for name in ast.names(tree)]
    assert Fraction(*compile_pairs(tree, names, FUNCTIONS)(*(pair(single[name]) for name in names))) == expected


@pytest.mark.parametrize("text", ["x", "x + 1", "abs(x)", "jumlah(y) + x", "jika(x > 1; 1; 2)", "jika(y > 1; 1; x)"])
def test_a_series_must_be_reduced(text: str) -> None:
    """Where nothing reduces it, the series is named."""
    tree = tree_of(text)
    names = [name.key for name in ast.names(tree)]
    with pytest.raises(SeriesOutside) as caught:
        compile_pairs(tree, names, FUNCTIONS, frozenset({"x"}))
    assert caught.value.name.id == "x"
    with pytest.raises(SeriesOutside):
        spread(tree, FUNCTIONS, {"x": 2})


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("jumlah(x)", {"x": []}),
        ("jumlah(x * y)", {"x": [1, 2], "y": [1]}),
        ("jumlah(x * y)", {"x": [], "y": []}),
        ("jumlah(a; x - y)", {"a": 1, "x": [1, 2], "y": [1, 2, 3]}),
    ],
)
def test_series_that_do_not_go_together(text: str, values: Mapping[str, Any]) -> None:
    """Unlike lengths, or no element."""
    with pytest.raises(SeriesLengths):
        work(text, **values)
    lengths = {name: len(value) for name, value in values.items() if isinstance(value, list)}
    with pytest.raises(SeriesLengths):
        spread(tree_of(text), FUNCTIONS, lengths)


def test_a_million_elements() -> None:
    """Read, summed and divided in seconds."""
    outcome = parse("jumlah(x * 2) / banyak(x)").evaluate({"x": list(range(1_000_000))})
    assert outcome.value == 999_999


# -- limits

BIG = 10**3999
MONSTERS: list[tuple[str, dict[str, Any]]] = [
    ("10^10^10", {}),
    ("(a^1000)^1000", {"a": 7}),
    ("a^a", {"a": 10**6}),
    ("2^-(10^6)", {}),
    ("a * a", {"a": BIG}),
    ("1 / a / a", {"a": BIG}),
    (" * ".join(["a"] * 900), {"a": BIG}),
    (" + ".join(f"1 / (a + {n})" for n in range(250)), {"a": BIG}),
    ("(" * 90 + "a" + " * a)" * 90, {"a": BIG}),
    ("jumlah(1 / x)", {"x": list(range(1, 100_001))}),
    ("jumlah(x ^ 1000)", {"x": [10**9] * 100}),
    ("rata_rata_ukur(x)", {"x": list(range(1, 100_001))}),
    ("akar(a; 1001)", {"a": 2}),
    ("a^0,0001", {"a": 2}),
]


@pytest.mark.parametrize(("text", "values"), MONSTERS, ids=[text[:30] for text, _ in MONSTERS])
def test_monsters_are_refused_at_once(text: str, values: dict[str, Any]) -> None:
    """More than 4,000 digits: said so, with the part, and never a hang."""
    outcome = parse(text).evaluate(values)
    assert outcome.status == "invalid_input"
    (reason,) = outcome.reasons
    assert reason.code == "value_too_large"
    assert reason.message("id").endswith("menghasilkan bilangan lebih dari 4.000 angka.")


LARGE: list[tuple[str, dict[str, Any], Fraction | int]] = [
    ("a * a / a", {"a": BIG}, BIG),
    ("a / a", {"a": BIG}, 1),
    (" * ".join(["a / b"] * 200), {"a": 6, "b": 3}, 2**200),
    (" + ".join(["a / b"] * 600), {"a": Fraction(1, 7), "b": Fraction(3, 11)}, Fraction(600 * 11, 21)),
    (" + ".join(["a"] * 1900), {"a": BIG // 10**9}, 1900 * BIG // 10**9),
    ("- " * 90 + "a", {"a": 1}, 1),
    ("(" * 90 + "a" + " + a)" * 90, {"a": 1}, 91),
    ("jika(a > 0; " * 30 + "a" + "; 0)" * 30, {"a": 1}, 1),
    ("1 / (1 + " * 45 + "a" + ")" * 45, {"a": 1}, Fraction(1836311903, 2971215073)),
    ("min(" * 90 + "a" + "; b)" * 90, {"a": 2, "b": 1}, 1),
    ("a ^ 4000 / a ^ 3999", {"a": 8}, 8),
    ("1 ^ a", {"a": BIG}, 1),
]


@pytest.mark.parametrize(("text", "values", "expected"), LARGE, ids=[text[:30] for text, _, _ in LARGE])
def test_what_is_long_or_deep_but_has_a_value_gets_it(
    text: str, values: dict[str, Any], expected: Fraction | int
) -> None:
    """Long chains and deep brackets are reduced on the way; no recursion limit is met."""
    assert parse(text).evaluate(values).value == expected


def test_a_long_condition() -> None:
    """Six hundred comparisons in a row."""
    text = " dan ".join(["a > 0"] * 600)
    condition = parse_condition(text)
    assert condition.holds({"a": 1})
    assert not condition.holds({"a": 0})
    assert parse_condition(text.replace("dan", "atau")).holds({"a": 1})


def test_deep_formulas_on_a_deep_stack() -> None:
    """A formula at its depth limit is worked where half of Python's stack is gone already."""
    formula = parse("(" * 90 + "a" + " + a)" * 90)

    def deeper(levels: int) -> Fraction:
        return deeper(levels - 1) if levels else formula(a=1)

    assert deeper(sys.getrecursionlimit() // 3) == 91


def test_threads_share_a_formula() -> None:
    """First uses in many threads at once give one answer."""
    formula = parse("rata_rata(a / b; b / a) * 100%")
    found: list[object] = []
    barrier = threading.Barrier(8)

    def use() -> None:
        barrier.wait()
        found.append((formula(a=1, b=4), formula.compiled(digits=2)(1, 4), formula.evaluate({"a": "1", "b": 0}).status))

    threads = [threading.Thread(target=use) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(found) == {(Fraction(425, 2), 21250, "zero_divisor")}


# -- faults


@pytest.mark.parametrize(
    ("text", "values", "kind", "part", "dividend"),
    [
        ("a / b", {"a": 1, "b": 0}, "zero_divisor", "b", "a"),
        ("a / b", {"a": 0, "b": 0}, "zero_by_zero", "b", "a"),
        ("a * c / b", {"a": 1, "b": 0, "c": 0}, "zero_by_zero", "b", "a * c"),
        ("a / (b - c) * 100%", {"a": 1, "b": 2, "c": 2}, "zero_divisor", "b - c", "a"),
        ("a / (b / c)", {"a": 1, "b": 1, "c": 0}, "zero_divisor", "c", "b"),
        ("1 / a + 1 / b", {"a": 1, "b": 0}, "zero_divisor", "b", "1"),
        ("jika(b = 0; 1 / c; a / b)", {"a": 1, "b": 0, "c": 0}, "zero_divisor", "c", "1"),
        ("jika(a / b > 1; 1 / c; 2)", {"a": 1, "b": 0, "c": 0}, "zero_divisor", "b", "a"),
        ("jika(c = 0 atau a / b > 1; 1 / c; 2)", {"a": 1, "b": 0, "c": 0}, "zero_divisor", "c", "1"),
        ("jika(a = 1 dan a / b > 1; 1; 2)", {"a": 1, "b": 0}, "zero_divisor", "b", "a"),
        ("jika(a = 2 atau a / b > 1; 1; 2)", {"a": 1, "b": 0}, "zero_divisor", "b", "a"),
        ("akar(a) + 1", {"a": -1}, "no_value", "akar(a)", None),
        ("a ^ -1", {"a": 0}, "zero_divisor", "a", None),
        ("jumlah(1 / x)", {"x": [1, 0, 2]}, "zero_divisor", "x", "1"),
        ("jumlah(x * y)", {"x": [1], "y": [1, 2]}, "series_lengths", "jumlah(x * y)", None),
        ("jumlah(x / rata_rata(x - 2))", {"x": [1, 3]}, "zero_divisor", "rata_rata(x - 2)", None),
        ("jumlah(x / jumlah(y / 0))", {"x": [1, 3], "y": [1]}, "zero_divisor", "0", "y"),
        ("10 ^ 10 ^ a", {"a": 9}, "value_too_large", "10^10^a", None),
    ],
)
def test_faults_name_the_innermost_part_that_is_worked(
    text: str, values: dict[str, Any], kind: str, part: str, dividend: str | None
) -> None:
    """A branch that is not taken is never blamed; 0/0 is told apart; of series the element."""
    tree = tree_of(text)
    pairs = {
        name: [pair(part) for part in value] if isinstance(value, list) else pair(value)
        for name, value in values.items()
    }
    series = frozenset(name for name, value in values.items() if isinstance(value, list))
    fault = find_fault(tree, pairs, series, FUNCTIONS)
    assert fault is not None
    assert (fault.kind, named(fault.part)) == (kind, part)
    if dividend is not None:
        assert fault.dividend is not None
        assert to_source(fault.dividend) == dividend


def named(node: ast.Node) -> str:
    """The text of a part, what a reducing call stands for written as the test names it."""
    return "rata_rata(x - 2)" if to_source(node) == "(0)" else to_source(node)


def test_a_formula_with_a_value_has_no_fault() -> None:
    """None is found where nothing fails."""
    assert find_fault(tree_of("a / b"), {"a": (1, 1), "b": (2, 1)}, frozenset(), FUNCTIONS) is None


def test_the_compiler_writes_what_it_says() -> None:
    """A value of more than a few parts is measured on the way."""
    tree = tree_of(" * ".join(["a"] * 900))
    with pytest.raises(TooLarge):
        compile_whole(tree, ["a"], FUNCTIONS)(BIG)
