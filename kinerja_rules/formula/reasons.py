"""Why a formula has no value, as diagnostics that name the place and the inputs."""

from __future__ import annotations

from kinerja_rules.compiler import Fault
from kinerja_rules.errors import Diagnostic, Span
from kinerja_rules.grammar import ast
from kinerja_rules.grammar.printer import to_source
from kinerja_rules.messages import Sentence
from kinerja_rules.numbers import Fraction, english, indonesian

_OPENING, _CLOSING = "([{", ")]}"


def reason_of(fault: Fault, text: str) -> Diagnostic:
    """The diagnostic of a fault in the formula that ``text`` writes."""
    part = quoted(fault.part, text)
    values = {
        "part": part,
        "divisor": part,
        "dividend": "" if fault.dividend is None else quoted(fault.dividend, text),
        "inputs": _inputs(fault),
    }
    return Diagnostic(fault.kind, values, span=with_brackets(text, fault.part.span), text=text)


def quoted(node: ast.Node, text: str) -> str:
    """How the text writes a part, with the brackets that belong to it."""
    span = with_brackets(text, node.span)
    return text[span.start : span.end].strip() or to_source(node)


def with_brackets(text: str, span: Span) -> Span:
    """The span, widened until every bracket in it is opened and closed in it."""
    start, end = span.start, span.end
    unopened = unclosed = 0
    for char in text[start:end]:
        if char in _OPENING:
            unclosed += 1
        elif char in _CLOSING and unclosed:
            unclosed -= 1
        elif char in _CLOSING:
            unopened += 1
    while unopened and start > 0:
        start -= 1
        unopened += (text[start] in _CLOSING) - (text[start] in _OPENING)
    while unclosed and end < len(text):
        unclosed += (text[end] in _OPENING) - (text[end] in _CLOSING)
        end += 1
    return span if unopened or unclosed else Span(start, end)


def _inputs(fault: Fault) -> Sentence:
    """`` (a = 3, b = 3)``: what went into a part that is more than a name; of series the element."""
    element, parts = fault.element, [fault.part]
    if fault.kind == "zero_by_zero" and fault.dividend is not None:
        parts.append(fault.dividend)
    if element is None and all(isinstance(part, (ast.Name, ast.Number)) for part in parts):
        return Sentence("", "")
    values = {name: Fraction(*pair) for name, pair in fault.pairs.items()}
    indonesian_words = [f"{name} = {indonesian(value)}" for name, value in values.items()]
    english_words = [f"{name} = {english(value)}" for name, value in values.items()]
    if element is not None:
        indonesian_words.append(f"unsur ke-{element + 1}")
        english_words.append(f"element {element + 1}")
    if not indonesian_words:
        return Sentence("", "")
    return Sentence(f" ({', '.join(indonesian_words)})", f" ({', '.join(english_words)})")
