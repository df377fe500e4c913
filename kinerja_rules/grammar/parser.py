"""Tokens -> tree, by an LALR grammar that is built once a process and keeps no state between parses."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from attrs import frozen

from kinerja_rules.errors import Diagnostic, FormulaError, Span
from kinerja_rules.grammar import ast
from kinerja_rules.grammar.lexer import MAX_DEPTH, lex
from kinerja_rules.grammar.phrases import NO_PHRASES, PhraseTable
from kinerja_rules.grammar.tokens import OPERAND_STARTS, Token
from kinerja_rules.numbers import Fraction, Style

MAX_NODES = 2_000


@frozen
class Parsed:
    """A tree and what reading it brought to light."""

    tree: ast.Node
    notes: tuple[Diagnostic, ...]
    labels: dict[str, str]
    title: str | None
    result: str | None


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
    from lark.exceptions import UnexpectedToken

    try:
        tree = _lalr().parse(lexed.tokens)
    except UnexpectedToken as unexpected:
        raise FormulaError(_unexpected(unexpected.token, unexpected.accepts or set(), lexed.tokens, text)) from None
    except _Refused as refused:
        code, span, values = refused.args
        raise FormulaError(Diagnostic(code, values, span=span, text=text)) from None
    _within_limits(tree, text)
    if not logic and isinstance(tree, ast.Condition):
        raise FormulaError(Diagnostic("condition_as_formula", span=tree.span, text=text))
    return Parsed(tree, lexed.notes, lexed.labels, lexed.title, lexed.result)


@cache
def _lalr() -> Any:
    from lark import Lark
    from lark.lexer import Lexer

    class Given(Lexer):
        """The tokens are made before the grammar sees them."""

        def __init__(self, lexer_conf: object) -> None:
            pass

        def lex(self, lexer_state: Any, parser_state: object = None) -> Iterator[Any]:
            del parser_state  # the tokens are what they are
            return iter(lexer_state)

    grammar = files("kinerja_rules.grammar").joinpath("formula.lark").read_text(encoding="utf-8")
    return Lark(grammar, parser="lalr", lexer=Given, transformer=_Tree(), propagate_positions=False)


def _unexpected(token: Any, accepts: set[str], tokens: tuple[Token, ...], text: str) -> Diagnostic:
    """What was expected where, in words: an operand or an operator; never the grammar's own names."""
    wants_operand = bool(accepts & OPERAND_STARTS)
    last = tokens[-1]
    if token.type == "$END":
        at, sign = Span(last.end, last.end + 1), ""
        before = text[last.start : last.end]
        return Diagnostic("operand_missing_at_end", {"before": before}, span=at, text=text)
    span = Span(token.start, max(token.end, token.start + 1))
    sign = text[span.start : span.end]
    index = next(i for i, known in enumerate(tokens) if known is token)
    before = text[tokens[index - 1].start : tokens[index - 1].end] if index else ""
    if wants_operand:
        code = "operand_missing" if before else "operand_missing_at_start"
        return Diagnostic(code, {"before": before, "sign": sign}, span=span, text=text)
    if token.type == "SEP":
        return Diagnostic("separator_outside", {"sign": sign}, span=span, text=text)
    return Diagnostic("operator_missing", {"left": before, "right": sign}, span=span, text=text)


def _within_limits(tree: ast.Node, text: str) -> None:
    stack, count = [(tree, 1)], 0
    while stack:
        node, depth = stack.pop()
        count += 1
        if depth > MAX_DEPTH:
            raise FormulaError(Diagnostic("too_deep", {"limit": MAX_DEPTH}, span=node.span, text=text))
        if count > MAX_NODES:
            raise FormulaError(Diagnostic("formula_too_long", {"limit": MAX_NODES}, span=node.span, text=text))
        stack += [(part, depth + 1) for part in ast.children(node)]


class _Refused(Exception):
    """A tree that the language does not allow: code, span, values."""


class _Terms(list[ast.Term]):
    """A sum that is still growing."""


class _Factors(list[ast.Factor]):
    """A chain that is still growing."""


@frozen
class _Sigma:
    """``Σ`` before a factor; it takes in the series it is multiplied with."""

    operand: ast.Node
    span: Span


def _join(left: Any, right: Any) -> Span:
    return Span(_begin(left), _finish(right))


def _begin(node: Any) -> int:
    if isinstance(node, list):
        return _begin(node[0].node)
    return node.start if isinstance(node, Token) else int(node.span.start)


def _finish(node: Any) -> int:
    if isinstance(node, list):
        return _finish(node[-1].node)
    return node.end if isinstance(node, Token) else int(node.span.end)


def _done(node: Any) -> ast.Node:
    """A finished node: growing lists become Sum and Product, a bare sigma its call."""
    if isinstance(node, _Terms):
        return ast.Sum(tuple(node), span=_join(node, node))
    if isinstance(node, _Factors):
        return _product(node)
    if isinstance(node, _Sigma):
        return ast.Call("jumlah", (node.operand,), span=node.span)
    finished: ast.Node = node
    return finished


def _product(factors: _Factors) -> ast.Node:
    """``Σ a × b`` sums the products; numbers, and whatever it is divided by, stay outside the sum."""
    out: list[ast.Factor] = []
    at = 0
    while at < len(factors):
        op, node = factors[at].op, factors[at].node
        at += 1
        if not isinstance(node, _Sigma):
            out.append(factors[at - 1])
            continue
        inner = [ast.Factor("*", node.operand)]
        while at < len(factors) and factors[at].op == "*" and _may_be_series(factors[at].node):
            inner.append(factors[at])
            at += 1
        body = node.operand if len(inner) == 1 else ast.Product(tuple(inner), span=_join(inner[0].node, inner[-1].node))
        out.append(ast.Factor(op, ast.Call("jumlah", (body,), span=Span(node.span.start, body.span.end))))
    if len(out) == 1:
        return out[0].node
    return ast.Product(tuple(out), span=_join(out[0].node, out[-1].node))


def _may_be_series(node: Any) -> bool:
    return not isinstance(node, (_Sigma, ast.Number))


def _number_only(node: ast.Node) -> ast.Node:
    if isinstance(node, ast.Condition):
        raise _Refused("condition_as_number", node.span, {})
    return node


def _condition_only(node: ast.Node) -> ast.Node:
    if not isinstance(node, ast.Condition):
        raise _Refused("number_as_condition", node.span, {})
    return node


class _Tree:
    """What each rule of formula.lark makes of its parts; called by the parser as it reduces, without recursion."""

    def start(self, parts: list[Any]) -> ast.Node:
        return _done(parts[0])

    def number(self, parts: list[Token]) -> ast.Node:
        value, percent = parts[0].value
        return ast.Number(value, percent, span=parts[0].span)

    def name(self, parts: list[Token]) -> ast.Node:
        identifier, lag = parts[0].value
        return ast.Name(identifier, lag, span=parts[0].span)

    def group(self, parts: list[Any]) -> ast.Node:
        return _done(parts[1])

    def plus(self, parts: list[Any]) -> _Terms:
        return self._add("+", *parts)

    def minus(self, parts: list[Any]) -> _Terms:
        return self._add("-", *parts)

    def _add(self, sign: Any, left: Any, _: Token, right: Any) -> _Terms:
        terms = left if isinstance(left, _Terms) else _Terms([ast.Term("+", _number_only(_done(left)))])
        terms.append(ast.Term(sign, _number_only(_done(right))))
        return terms

    def times(self, parts: list[Any]) -> _Factors:
        return self._multiply("*", *parts)

    def divide(self, parts: list[Any]) -> _Factors:
        return self._multiply("/", *parts)

    def _multiply(self, op: Any, left: Any, _: Token, right: Any) -> _Factors:
        factors = left if isinstance(left, _Factors) else _Factors([ast.Factor("*", self._factor(left))])
        factors.append(ast.Factor(op, self._factor(right)))
        return factors

    @staticmethod
    def _factor(node: Any) -> Any:
        return node if isinstance(node, _Sigma) else _number_only(_done(node))

    def negate(self, parts: list[Any]) -> ast.Node:
        operand = _number_only(_done(parts[1]))
        return ast.Negate(operand, span=_join(parts[0], operand))

    def positive(self, parts: list[Any]) -> ast.Node:
        return _number_only(_done(parts[1]))

    def sigma(self, parts: list[Any]) -> _Sigma:
        operand = _number_only(_done(parts[1]))
        return _Sigma(operand, _join(parts[0], operand))

    def root(self, parts: list[Any]) -> ast.Node:
        degree, operand = parts[0].value, _number_only(_done(parts[1]))
        args = (operand,) if degree == 2 else (operand, ast.Number(Fraction(degree), span=parts[0].span))
        return ast.Call("akar", args, span=_join(parts[0], operand))

    def power(self, parts: list[Any]) -> ast.Node:
        base, exponent = _number_only(_done(parts[0])), _number_only(_done(parts[2]))
        return ast.Power(base, exponent, span=_join(base, exponent))

    def arguments(self, parts: list[Any]) -> list[ast.Node]:
        return [_done(part) for part in parts[::2]]

    def call(self, parts: list[Any]) -> ast.Node:
        function, span = parts[0].value, _join(parts[0], parts[-1])
        args: list[ast.Node] = parts[2] if len(parts) == 4 else []
        if function == "bobot":
            return ast.Weighted(tuple(_part(arg) for arg in args), span=span)
        if function == "jika":
            if len(args) != 3:
                raise _Refused("jika_arity", span, {"count": len(args)})
            return ast.Call("jika", (_condition_only(args[0]), *map(_number_only, args[1:])), span=span)
        return ast.Call(function, tuple(_number_only(arg) for arg in args), span=span)

    def comparison(self, parts: list[Any]) -> ast.Node:
        left, right = _number_only(_done(parts[0])), _number_only(_done(parts[2]))
        return ast.Compare(parts[1].value, left, right, span=_join(left, right))

    def inverse(self, parts: list[Any]) -> ast.Node:
        operand = _condition_only(_done(parts[1]))
        return ast.Not(operand, span=_join(parts[0], operand))

    def both(self, parts: list[Any]) -> ast.Node:
        return self._logic("dan", parts[0], parts[2])

    def either(self, parts: list[Any]) -> ast.Node:
        return self._logic("atau", parts[0], parts[2])

    @staticmethod
    def _logic(word: Any, left: Any, right: Any) -> ast.Node:
        first, second = _condition_only(_done(left)), _condition_only(_done(right))
        before = first.operands if isinstance(first, ast.Logic) and first.op == word else (first,)
        return ast.Logic(word, (*before, second), span=_join(first, second))


def _part(arg: ast.Node) -> ast.Part:
    """``unsur = 40%`` inside ``bobot(...)``."""
    match arg:
        case ast.Compare("=", node, ast.Number() as weight):
            return ast.Part(node, weight)
    raise _Refused("weight_form", arg.span, {})
