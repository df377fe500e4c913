"""Tokens -> what the actions make of them, by the table that Lark makes of formula.lark.

Laws of this file:
1. The table is made once a process; nothing is kept between parses.
2. Every token is shifted once: the work is linear in the text, and needs no recursion.

Lark's own loop also drives lexers and recovers from errors, which takes as long again.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache
from pkgutil import get_data
from typing import Any

from kinerja_rules.grammar.actions import Actions
from kinerja_rules.grammar.tokens import Token


class Unexpected(Exception):
    """No rule goes on with this token: the token, and the kinds with which one would."""

    def __init__(self, token: Token, expected: Collection[str]) -> None:
        super().__init__(token, expected)
        self.token = token
        self.expected = expected


def reduced(tokens: Sequence[Token], start: str) -> Any:
    """What the actions make of one token or more, as ``sum`` or as ``logic``; raises Unexpected."""
    table, callbacks, shift = _table()
    states, whole = table.states, table.end_states[start]
    stack, values = [table.start_states[start]], list[Any]()
    end = Token("$END", "", tokens[-1].end, tokens[-1].end)
    for token in (*tokens, end):
        kind = token.type
        while token is not end or stack[-1] != whole:
            state = states[stack[-1]]
            if kind not in state:
                raise Unexpected(token, state)
            action, target = state[kind]
            if action is shift:
                stack.append(target)
                values.append(token)
                break
            count = len(target.expansion)
            value = callbacks[target](values[-count:])
            del stack[-count:], values[-count:]
            stack.append(states[stack[-1]][target.origin.name][1])
            values.append(value)
    return values[-1]


@cache
def _table() -> tuple[Any, Any, Any]:
    """The table, the action of each of its rules, and its mark of a shift."""
    from lark import Lark
    from lark.parsers.lalr_analysis import Shift

    grammar = get_data("kinerja_rules.grammar", "formula.lark") or b""
    lark: Any = Lark(grammar.decode(), parser="lalr", start=["sum", "logic"], transformer=Actions())
    for rule in lark.rules:  # names that the grammar's file gave are tokens of Lark, which compare slowly
        rule.origin.name = str(rule.origin.name)
    parser = lark.parser.parser.parser
    return parser.parse_table, parser.callbacks, Shift
