"""Text -> tree: its tokens by the grammar, within the limits, and what reading it brought to light."""

from __future__ import annotations

from collections.abc import Collection

from attrs import frozen

from kinerja_rules.errors import Diagnostic, FormulaError, Span
from kinerja_rules.grammar import ast
from kinerja_rules.grammar.actions import Refused, finished
from kinerja_rules.grammar.lalr import Unexpected, reduced
from kinerja_rules.grammar.legend import Entry, explained
from kinerja_rules.grammar.lexer import Lexed, lex
from kinerja_rules.grammar.phrases import NO_PHRASES, PhraseTable
from kinerja_rules.grammar.precedence import other_readings
from kinerja_rules.grammar.spread import spread_years
from kinerja_rules.grammar.state import MAX_DEPTH
from kinerja_rules.grammar.tokens import Token
from kinerja_rules.numbers import Style

MAX_NODES = 2_000


@frozen
class Parsed:
    """A tree and what reading it brought to light."""

    tree: ast.Node
    nodes: tuple[ast.Node, ...]  # all of the tree, parents first, in the order of the text
    notes: tuple[Diagnostic, ...]
    labels: dict[str, str]
    title: str | None
    result: str | None
    worked: tuple[str, ...] = ()
    legend: tuple[Entry, ...] = ()


def parse_text(
    text: str,
    phrases: PhraseTable = NO_PHRASES,
    functions: Collection[str] = (),
    *,
    style: Style = "auto",
    logic: bool = False,
) -> Parsed:
    """The tree of a formula (or with ``logic`` of a condition); raises FormulaError with the place and the cure."""
    lexed = lex(text, phrases, functions, style=style, logic=logic)
    if not lexed.tokens:
        raise FormulaError(Diagnostic("formula_empty"))
    try:
        tree = finished(reduced(lexed.tokens, "logic" if logic else "sum"))
    except Unexpected as unexpected:
        raise FormulaError(_unexpected(unexpected.token, unexpected.expected, lexed, text)) from None
    except Refused as refused:
        code, span, values = refused.args
        raise FormulaError(Diagnostic(code, values, span=span, text=text)) from None
    nodes = _within_limits(tree, text)
    labels = _labels(tree, lexed)
    tree, spread = spread_years(tree, nodes, labels, text)
    nodes = _within_limits(tree, text) if spread else nodes
    notes = (*lexed.notes, *spread, *other_readings(nodes, labels, text))
    return Parsed(tree, nodes, notes, labels, lexed.title, lexed.result, lexed.worked, lexed.legend)


def _labels(tree: ast.Node, lexed: Lexed) -> dict[str, str]:
    """How the text words each variable: the phrase itself, or what the legend says of its letter."""
    if not lexed.legend:
        return lexed.labels
    return {**lexed.labels, **explained(lexed.legend, ast.names(tree), lexed.labels)}


def _unexpected(token: Token, expected: Collection[str], lexed: Lexed, text: str) -> Diagnostic:
    """What was expected where, in words: an operand or an operator; never the grammar's own names."""
    tokens = lexed.tokens
    last = tokens[-1]
    if token.type == "$END":
        before = text[last.start : last.end].strip()
        return Diagnostic("operand_missing_at_end", {"before": before}, span=Span(last.end, last.end + 1), text=text)
    span = Span(token.start, max(token.end, token.start + 1))
    sign = text[span.start : span.end]
    index = next(i for i, known in enumerate(tokens) if known is token)
    before = text[tokens[index - 1].start : tokens[index - 1].end] if index else ""
    if "NUMBER" in expected or token.type == "CMP":  # `a < b < c`
        code = "operand_missing" if before else "operand_missing_at_start"
        return Diagnostic(code, {"before": before, "sign": sign}, span=span, text=text)
    if token.type == "SEP":
        return Diagnostic("separator_outside", {"sign": sign}, span=span, text=text)
    return Diagnostic("operator_missing", {"left": before, "right": sign}, span=span, text=text)


def _within_limits(tree: ast.Node, text: str) -> tuple[ast.Node, ...]:
    """Every node, parents first, of a tree that is neither too deep nor too large."""
    stack, nodes = [(tree, 1)], []
    while stack:
        node, depth = stack.pop()
        nodes.append(node)
        if depth > MAX_DEPTH:
            raise FormulaError(Diagnostic("too_deep", {"limit": MAX_DEPTH}, span=node.span, text=text))
        if len(nodes) > MAX_NODES:
            raise FormulaError(Diagnostic("formula_too_long", {"limit": MAX_NODES}, span=node.span, text=text))
        if parts := ast.children(node):
            stack += [(part, depth + 1) for part in reversed(parts)]
    return tuple(nodes)
