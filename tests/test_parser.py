"""Tokens to trees: shapes, spans, limits, and that nothing is kept between parses."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from kinerja_rules.errors import FormulaError, Span
from kinerja_rules.grammar import ast
from kinerja_rules.grammar.parser import parse_text
from kinerja_rules.grammar.printer import to_source
from tests.strategies import CALLED


def tree(text: str) -> ast.Node:
    """The tree of a text, with the built-in functions."""
    return parse_text(text, functions=CALLED).tree


def code(text: str) -> str:
    """The code of the error that the text is refused with."""
    with pytest.raises(FormulaError) as caught:
        tree(text)
    return caught.value.diagnostics[0].code


def test_sums_and_chains_are_flat() -> None:
    """A long sum is one node, whatever brackets stand round its beginning."""
    assert tree("((a + b) - c) + d") == tree("a + b - c + d")
    assert tree("((a / b) * c) : d") == tree("a / b * c / d")
    assert tree("a - (b + c)") != tree("a - b + c")
    assert tree("a / (b * c)") != tree("a / b * c")


PRECEDENCE = {
    "a + b * c": "a + (b * c)",
    "a - b - c": "(a - b) - c",
    "a / b / c": "(a / b) / c",
    "-a^2": "-(a^2)",
    "a^b^c": "a^(b^c)",
    "a^-b": "a^(-b)",
    "2 * -a": "2 * (-a)",
    "√a × b": "(√a) × b",
    "√a^2": "√(a^2)",
    "Σ a × b": "jumlah(a × b)",
    "Σ a × 25": "jumlah(a) × 25",
    "Σ(a) × b": "jumlah(a) × b",
    "Σ a × b / Σ c": "jumlah(a × b) / jumlah(c)",
    "+a": "a",
}


@pytest.mark.parametrize(("text", "meant"), PRECEDENCE.items())
def test_precedence(text: str, meant: str) -> None:
    """Each text means the bracketed one."""
    assert tree(text) == tree(meant)


def test_a_second_comparison_is_refused_at_its_sign() -> None:
    """A comparison has two sides: ``a < b < c`` is refused at its second sign."""
    with pytest.raises(FormulaError) as caught:
        parse_text("a < b < c", logic=True)
    problem = caught.value.diagnostics[0]
    assert (problem.code, problem.span) == ("operand_missing", Span(6, 7))


def test_spans() -> None:
    """Every node knows where it stood in the text as given."""
    text = r"\frac{\text{Jumlah A}}{B} × 100%"
    spans = {text[node.span.start : node.span.end] for node in ast.walk(tree(text)) if isinstance(node, ast.Name)}
    assert spans == {"Jumlah A", "B"}


def test_depth_is_limited_without_recursion() -> None:
    """A hundred brackets are read, three hundred are refused with a place; so are other ways of being deep."""
    assert tree("(" * 100 + "a" + ")" * 100) == ast.Name("a")
    assert code("(" * 300 + "a" + ")" * 300) == "too_deep"
    assert code("-" + "(-" * 200 + "a" + ")" * 200) == "too_deep"
    assert code("a" + "^a" * 150) == "too_deep"
    assert code("√" * 150 + "a") == "too_deep"


def test_size_is_limited() -> None:
    """A sum of 1,900 terms is read; more than 2,000 nodes, 10,000 characters or 4,000 digits are refused."""
    assert len(ast.names(tree("+".join(["a"] * 1_900)))) == 1
    assert code("+".join(["a"] * 2_100)) == "formula_too_long"
    assert code("+".join(["a"] * 4_100)) == "formula_too_long"
    assert code("a" * 10_001) == "text_too_long"
    assert code("9" * 4_001) == "number_too_long"


def test_powers_of_powers_are_trees_only() -> None:
    """`10^10^10` is read; nothing is worked while reading."""
    assert to_source(tree("10^10^10")) == "10^10^10"


HEAVY = {
    "brackets": "(" * 10_000,
    "closing brackets": ")" * 10_000,
    "slashes": "a/" * 5_000,
    "one word": "x" * 10_000,
    "words in x": "ax " * 3_333,
    "digits": "1" * 10_000,
    "numbers in a name": "a 1 " * 2_500,
    "titles": "a = " * 2_500,
    "colons": "a: " * 3_333,
    "legends": "ket : " * 1_666,
    "lines": "a = b\n" * 1_666,
    "bars": "a ___ " * 1_666,
    "glosses": "a (b " * 2_000,
    "sums": "a + " * 2_499 + "a",
    "doubts": "Jumlah a/Jumlah b + " * 499,
    "lists": "a, " * 3_333,
    "latex": r"\frac{" * 1_666,
    "latex braces": r"\frac{a}{b}" * 900,
    "markup": "<p " * 3_333,
    "quotes": '"' * 10_000,
    "percents": "% " * 5_000,
    "years": "tahun n-1 " * 1_000,
    "sigmas": "Σ" * 10_000,
    "signs": "+" * 10_000,
    "apostrophes": "a'" * 5_000,
    "ranges": "1-" * 5_000,
    "a phrase": "Jumlah siswa yang lulus dan bekerja " * 277,
}


def calls(text: str) -> int:
    """How many functions are called to read or refuse a text; what a clock would tell, without the clock."""
    count = 0

    def counted(_frame: object, event: str, _arg: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counted)
    try:
        tree(text)
    except FormulaError as error:
        error.render()
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("text", HEAVY.values(), ids=HEAVY)
def test_work_is_linear(text: str) -> None:
    """Twice the text is at most about twice the work, read or refused; the grammar was built before."""
    calls(text[: len(text) // 2])
    assert calls(text) <= 2.5 * calls(text[: len(text) // 2]) + 2_000


def test_a_bad_formula_leaves_nothing_behind() -> None:
    """The place of an error is that of its own text, whatever was read before; threads share the grammar."""
    texts = ["a +", "a / b", "\n\n(a", "Jumlah A/Jumlah B x 100%", "a b c +", "12.317"]

    def outcome(text: str) -> str:
        try:
            return to_source(tree(text))
        except FormulaError as error:
            return error.render()

    expected = [outcome(text) for text in texts]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(outcome, texts * 50)) == expected * 50
