"""Laws of the formula language, over generated trees and texts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kinerja_rules.errors import FormulaError
from kinerja_rules.grammar import ast
from kinerja_rules.grammar.mathml import to_mathml
from kinerja_rules.grammar.parser import Parsed, parse_text
from kinerja_rules.grammar.phrases import PhraseTable
from kinerja_rules.grammar.prepare import prepare
from kinerja_rules.grammar.printer import to_indonesian, to_source
from kinerja_rules.grammar.scan import scan
from kinerja_rules.grammar.tex import to_latex
from tests.strategies import CALLED, decree_texts, formulas

PHRASES = PhraseTable.of({"siswa": ["Jumlah siswa", "siswa (SD/MI)"], "a": ["Jumlah A"], "per": ["x per 1.000"]})


def read(text: str, style: str = "auto", phrases: PhraseTable | None = None) -> Parsed:
    """The parse of a text with the built-in functions."""
    table = phrases if phrases is not None else PhraseTable.of({})
    return parse_text(text, table, CALLED, style="id" if style == "id" else "auto")


def table_of(tree: ast.Node) -> PhraseTable:
    """The names of a tree, declared."""
    return PhraseTable.of({name.id: () for name in ast.names(tree)})


@given(formulas())
def test_the_canonical_text_reads_back(tree: ast.Node) -> None:
    """parse(to_source(x)) == x, whether the names are declared or not."""
    text = to_source(tree)
    assert read(text, phrases=table_of(tree)).tree == tree
    assert read(text).tree == tree


@given(formulas())
def test_the_indonesian_text_reads_back(tree: ast.Node) -> None:
    """parse(to_indonesian(x)) == x in Indonesian style with the names declared."""
    assert read(to_indonesian(tree), "id", table_of(tree)).tree == tree


@given(formulas())
def test_latex_reads_back(tree: ast.Node) -> None:
    """parse(to_latex(x)) == x, with the weights of an index written out."""
    spread = ast.transform(tree, written_out)
    assert ast.transform(read(to_latex(tree), phrases=table_of(tree)).tree, leading) == ast.transform(spread, leading)


@given(formulas())
def test_mathml_is_balanced(tree: ast.Node) -> None:
    """Every element that opens closes again, in order."""
    from xml.etree import ElementTree

    assert ElementTree.fromstring(to_mathml(tree)).tag == "math"


@given(formulas(), formulas())
def test_equal_texts_mean_equal_trees(one: ast.Node, two: ast.Node) -> None:
    """Two trees have one canonical text only if they are equal."""
    assert (to_source(one) == to_source(two)) == (one == two)


@given(st.text() | decree_texts())
def test_parsing_raises_only_our_errors(text: str) -> None:
    """Whatever the text, it is a formula or a FormulaError whose every sentence can be spoken."""
    for phrases in (PhraseTable.of({}), PHRASES):
        try:
            spoken = read(text, phrases=phrases).notes
        except FormulaError as error:
            spoken = error.diagnostics
        assert all(one.render("id") and one.render("en") for one in spoken)


@given(st.text() | decree_texts())
def test_what_is_read_can_be_written_and_read_again(text: str) -> None:
    """A formula read from any text has a canonical text of the same tree."""
    try:
        tree = read(text).tree
    except FormulaError:
        return
    assert read(to_source(tree), phrases=table_of(tree)).tree == tree


@given(st.text() | decree_texts())
def test_spans_stay_true(text: str) -> None:
    """Preparing keeps every character in its place; lexemes follow each other without overlap."""
    plain = prepare(text)
    assert len(plain) == len(text)
    end = 0
    for lexeme in scan(plain):
        assert end <= lexeme.start <= lexeme.end <= len(text)
        assert plain[end : lexeme.start].isspace() or end == lexeme.start
        end = lexeme.end


@given(st.lists(decree_texts(), min_size=1, max_size=4), st.randoms(use_true_random=False))
def test_no_state_between_parses(texts: list[str], random: object) -> None:
    """A text is read the same before and after any others."""

    def outcome(text: str) -> object:
        try:
            parsed = read(text)
        except FormulaError as error:
            return error.render()
        return parsed.tree, [note.render() for note in parsed.notes]

    before = [outcome(text) for text in texts]
    assert [outcome(text) for text in reversed(texts)][::-1] == before


def written_out(node: ast.Node) -> ast.Node:
    """``bobot(a = 40%)`` as a sum of products."""
    if not isinstance(node, ast.Weighted):
        return node
    products = [ast.Product((ast.Factor("*", part.node), ast.Factor("*", part.weight))) for part in node.parts]
    return ast.Sum(tuple(ast.Term("+", product) for product in products)) if len(products) > 1 else products[0]


def leading(node: ast.Node) -> ast.Node:
    """The tree with a leading sum or chain taken into the one round it, as the parser gives it."""
    match node:
        case ast.Sum((ast.Term("+", ast.Sum(terms)), *rest)):
            return ast.Sum((*terms, *rest))
        case ast.Product((ast.Factor("*", ast.Product(factors)), *rest)):
            return ast.Product((*factors, *rest))
    return node
