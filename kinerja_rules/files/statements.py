"""The statements of a TOML text, and the pieces of one: where they begin and end, even where it is broken.

A statement is a table header or a `key = value`, with all its lines. Nothing here judges a value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import frozen

_PART = r"""(?:[A-Za-z0-9_-]+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*')"""
KEY = re.compile(rf"{_PART}(?:[ \t]*\.[ \t]*{_PART})*")
KEY_PART = re.compile(_PART)
_PAIR_START = re.compile(rf"[ \t]*{KEY.pattern}[ \t]*=(?!=)")
_HEADER_LINE = re.compile(r"[ \t]*\[{1,2}[ \t]*[A-Za-z\"'][^\[\]{},=]*\]{1,2}[ \t]*(?:#.*)?")
_BASIC_LINE_END = re.compile(r'(?:[^"\\\n]|\\[^\n])*"')
_SHORT_TIME = re.compile(r"(?<![\d:+-])\d\d:\d\d(?![\d:])")
_NEWER_ESCAPE = re.compile(r"(?<!\\)(?:\\\\)*\\[ex]")
_MARK = re.compile(r"""["'#\[\]{},\n]""")


@frozen
class Statement:
    """Half-open range of characters; the line end after it is not part of it."""

    start: int
    end: int


@frozen
class Token:
    """A bracket, comma, line end, comment or string of a value: ``kind`` is its first character."""

    kind: str
    start: int
    end: int
    closed: bool = True


def statements(text: str) -> Iterator[Statement]:
    """Every statement, in order."""
    at = 0
    while at < len(text):
        start = at
        while start < len(text) and text[start] in " \t":
            start += 1
        if start >= len(text):
            return
        if text[start] in "\n#":
            at = line_end(text, start) + 1
            continue
        end = _statement_end(text, start)
        yield Statement(start, end)
        at = end + 1


def statement_at(text: str, position: int) -> Statement:
    """The statement that stops a reader at ``position``: the last that begins at or before it.

    Where one before it has a string that is not closed, it is that: a reader notices later.
    """
    found = Statement(position, line_end(text, position))
    for statement in statements(text):
        if statement.start > position:
            break
        found = statement
        if not all(token.closed for token in tokens(text, statement.start, statement.end)):
            return found
    if position > found.end:  # in a comment or a blank line after it
        start = text.rfind("\n", 0, position) + 1
        return Statement(start, line_end(text, start))
    return found


def line_end(text: str, position: int) -> int:
    """Where the line of ``position`` ends: at its LF, or at the end of the text."""
    end = text.find("\n", position)
    return len(text) if end < 0 else end


def starts_statement(line: str) -> bool:
    """Whether a line looks like the beginning of a statement of its own."""
    return bool(_PAIR_START.match(line) or _HEADER_LINE.fullmatch(line))


def string_end(text: str, start: int) -> tuple[int, bool]:
    """Where the string that begins at ``start`` ends, and whether it is closed.

    A one-line string that is not closed ends with its line, a longer one with the text.
    """
    quote = text[start]
    if text.startswith(quote * 3, start):
        at = start + 3
        if quote == "'":
            at = text.find("'''", at)
        else:
            at = _basic_close(text, at)
        if at < 0:
            return len(text), False
        at += 3
        for _ in range(2):  # up to two quotes may stand before the closing three
            if text.startswith(quote, at):
                at += 1
        return at, True
    if quote == "'":
        end = text.find("'", start + 1, line_end(text, start))
        return (line_end(text, start), False) if end < 0 else (end + 1, True)
    found = _BASIC_LINE_END.match(text, start + 1)
    return (line_end(text, start), False) if found is None else (found.end(), True)


def tokens(text: str, start: int, end: int) -> Iterator[Token]:
    """Strings, comments, brackets, commas and line ends between ``start`` and ``end``; the rest is passed over."""
    at = start
    while True:
        found = _MARK.search(text, at, end)
        if found is None:
            return
        kind, at = found[0], found.start()
        if kind in "\"'":
            stop, closed = string_end(text, at)
            yield Token(kind, at, min(stop, end), closed)
        elif kind == "#":
            stop = min(line_end(text, at), end)
            yield Token(kind, at, stop)
        else:
            stop = at + 1
            yield Token(kind, at, stop)
        at = stop


def _statement_end(text: str, start: int) -> int:
    if text[start] == "[":
        return line_end(text, start)
    depth = 0
    for token in tokens(text, start, len(text)):
        if token.kind in "[{":
            depth += 1
        elif token.kind in "]}":
            depth -= 1
        elif token.kind == "\n" and depth <= 0:
            return token.start
    return len(text)


def _basic_close(text: str, at: int) -> int:
    close = text.find('"""', at)
    while close >= 0:
        slash = text.find("\\", at, close)
        if slash < 0:
            break
        at = slash + 2
        if at > close:
            close = text.find('"""', at)
    return close


def balanced(text: str, start: int, end: int) -> bool:
    """Whether every bracket between ``start`` and ``end`` is closed."""
    kinds = [token.kind for token in tokens(text, start, end)]
    return sum(kind in "[{" for kind in kinds) == sum(kind in "]}" for kind in kinds)


def newer_syntax(text: str, statement: Statement) -> int | None:
    """Where a sound statement has what only TOML 1.1 allows; None where it has nothing of the kind.

    That is: a line end or a last comma between braces, the escapes ``\\e`` and ``\\x``, a time without seconds.
    """
    bare = statement.start  # where the text between two tokens begins
    stack: list[Token] = []
    comma: Token | None = None
    for token in (*tokens(text, statement.start, statement.end), Token("", statement.end, statement.end)):
        time = _SHORT_TIME.search(text, bare, token.start)
        if time is not None:
            return time.start()
        bare = token.end
        last = token.kind == "}" and comma is not None and not text[comma.end : token.start].strip()
        if last or (token.kind == "\n" and stack and stack[-1].kind == "{"):
            return token.start
        if token.kind in "[{":
            stack.append(token)
        elif token.kind in "]}" and stack:
            stack.pop()
        elif token.kind == '"' and _NEWER_ESCAPE.search(text, token.start, token.end):
            return token.start
        comma = token if token.kind == "," else None
    return None
