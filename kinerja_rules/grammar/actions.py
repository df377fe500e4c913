"""What each rule of formula.lark makes of its parts; called by the parser as it reduces, without recursion."""

from __future__ import annotations

from typing import Any

from attrs import frozen

from kinerja_rules.errors import Span
from kinerja_rules.grammar import ast
from kinerja_rules.grammar.tokens import Token
from kinerja_rules.numbers import Fraction


class Refused(Exception):
    """A tree that the language does not allow: code, span, values."""


class _Terms(list[ast.Term]):
    """A sum that is still growing; a sum in brackets at its beginning is part of it."""


class _Factors(list[ast.Factor]):
    """A chain that is still growing; a chain in brackets at its beginning is part of it."""


@frozen
class _Sigma:
    """``Σ`` before a factor; it takes in the series it is multiplied with."""

    operand: ast.Node
    span: Span
    bracketed: bool = False


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


def finished(node: Any) -> ast.Node:
    """A finished node: growing lists become Sum and Product, a bare sigma its call."""
    if isinstance(node, _Terms):
        return ast.Sum(tuple(node), span=_join(node, node))
    if isinstance(node, _Factors):
        return _product(node)
    if isinstance(node, _Sigma):
        return ast.Call("jumlah", (node.operand,), span=node.span)
    done: ast.Node = node
    return done


def _begun(node: ast.Node) -> _Terms:
    return _Terms(node.terms if isinstance(node, ast.Sum) else [ast.Term("+", node)])


def _chain(node: Any) -> _Factors:
    return _Factors(node.factors if isinstance(node, ast.Product) else [ast.Factor("*", node)])


def _product(factors: _Factors) -> ast.Node:
    """``Σ a × b`` sums the products; numbers, divisors and what follows a bracket, ``Σ(a) × b``, stay outside."""
    out: list[ast.Factor] = []
    at = 0
    while at < len(factors):
        op, node = factors[at].op, factors[at].node
        at += 1
        if not isinstance(node, _Sigma):
            out.append(factors[at - 1])
            continue
        inner = [ast.Factor("*", node.operand)]
        while not node.bracketed and at < len(factors) and factors[at].op == "*" and _may_be_series(factors[at].node):
            inner.append(factors[at])
            at += 1
        body = node.operand if len(inner) == 1 else ast.Product(tuple(inner), span=_join(inner[0].node, inner[-1].node))
        out.append(ast.Factor(op, ast.Call("jumlah", (body,), span=Span(node.span.start, body.span.end))))
    if len(out) == 1:
        return out[0].node
    return ast.Product(tuple(out), span=_join(out[0].node, out[-1].node))


def _may_be_series(node: Any) -> bool:
    return not isinstance(node, (_Sigma, ast.Number))


def _number(node: Any) -> ast.Node:
    done = finished(node)
    if isinstance(done, ast.Condition):
        raise Refused("condition_as_number", done.span, {})
    return done


def _condition(node: Any) -> ast.Node:
    done = finished(node)
    if not isinstance(done, ast.Condition):
        raise Refused("number_as_condition", done.span, {})
    return done


class Actions:
    """One method a rule, by its name in the grammar."""

    def number(self, parts: list[Token]) -> ast.Node:
        value, percent = parts[0].value
        return ast.Number(value, percent, span=parts[0].span)

    def name(self, parts: list[Token]) -> ast.Node:
        identifier, lag = parts[0].value
        return ast.Name(identifier, lag, span=parts[0].span)

    def group(self, parts: list[Any]) -> ast.Node:
        return finished(parts[1])

    def plus(self, parts: list[Any]) -> _Terms:
        return self._add("+", *parts)

    def minus(self, parts: list[Any]) -> _Terms:
        return self._add("-", *parts)

    def _add(self, sign: Any, left: Any, _: Token, right: Any) -> _Terms:
        terms = left if isinstance(left, _Terms) else _begun(_number(left))
        terms.append(ast.Term(sign, _number(right)))
        return terms

    def times(self, parts: list[Any]) -> _Factors:
        return self._multiply("*", *parts)

    def divide(self, parts: list[Any]) -> _Factors:
        return self._multiply("/", *parts)

    def _multiply(self, op: Any, left: Any, _: Token, right: Any) -> _Factors:
        factors = left if isinstance(left, _Factors) else _chain(self._factor(left))
        factors.append(ast.Factor(op, self._factor(right)))
        return factors

    @staticmethod
    def _factor(node: Any) -> Any:
        return node if isinstance(node, _Sigma) else _number(node)

    def negate(self, parts: list[Any]) -> ast.Node:
        operand = _number(parts[1])
        return ast.Negate(operand, span=_join(parts[0], operand))

    def positive(self, parts: list[Any]) -> ast.Node:
        return _number(parts[1])

    def sigma(self, parts: list[Any]) -> _Sigma:
        operand = _number(parts[1])
        return _Sigma(operand, _join(parts[0], operand), parts[0].value)

    def root(self, parts: list[Any]) -> ast.Node:
        degree, operand = parts[0].value, _number(parts[1])
        args = (operand,) if degree == 2 else (operand, ast.Number(Fraction(degree), span=parts[0].span))
        return ast.Call("akar", args, span=_join(parts[0], operand))

    def power(self, parts: list[Any]) -> ast.Node:
        base, exponent = _number(parts[0]), _number(parts[2])
        return ast.Power(base, exponent, span=_join(base, exponent))

    def arguments(self, parts: list[Any]) -> list[ast.Node]:
        return [finished(part) for part in parts[::2]]

    def call(self, parts: list[Any]) -> ast.Node:
        function, span = parts[0].value, _join(parts[0], parts[-1])
        args: list[ast.Node] = parts[2] if len(parts) == 4 else []
        if function == "bobot":
            return ast.Weighted(tuple(_part(arg) for arg in args), span=span)
        if function == "jika":
            if len(args) != 3:
                raise Refused("jika_arity", span, {"count": len(args)})
            return ast.Call("jika", (_condition(args[0]), *map(_number, args[1:])), span=span)
        return ast.Call(function, tuple(_number(arg) for arg in args), span=span)

    def comparison(self, parts: list[Any]) -> ast.Node:
        left, right = _number(parts[0]), _number(parts[2])
        return ast.Compare(parts[1].value, left, right, span=_join(left, right))

    def inverse(self, parts: list[Any]) -> ast.Node:
        operand = _condition(parts[1])
        return ast.Not(operand, span=_join(parts[0], operand))

    def both(self, parts: list[Any]) -> ast.Node:
        return self._logic("dan", parts[0], parts[2])

    def either(self, parts: list[Any]) -> ast.Node:
        return self._logic("atau", parts[0], parts[2])

    @staticmethod
    def _logic(word: Any, left: Any, right: Any) -> ast.Node:
        first, second = _condition(left), _condition(right)
        before = first.operands if isinstance(first, ast.Logic) and first.op == word else (first,)
        return ast.Logic(word, (*before, second), span=_join(first, second))


def _part(arg: ast.Node) -> ast.Part:
    """``unsur = 40%`` inside ``bobot(...)``."""
    match arg:
        case ast.Compare("=", node, ast.Number() as weight):
            return ast.Part(node, weight)
    raise Refused("weight_form", arg.span, {})
