"""What is wrong with a TOML statement that cannot be read, and what its writer meant.

Here the statement is told apart: a header, a text of several lines; keys and values have a file each.
"""

from __future__ import annotations

import re

from attrs import evolve

from kinerja_rules.files.mistaken_keys import mistaken_key, plain_key, quoted_key
from kinerja_rules.files.mistaken_values import bad_escape, mistaken_list, mistaken_value
from kinerja_rules.files.scene import Mistake, Scene, snippet
from kinerja_rules.files.statements import KEY, Statement, balanced, line_end, starts_statement, statements, string_end

_EQUALS = re.compile(r"[ \t]*=(?!=)[ \t]*")
_OPENS_LONG_TEXT = re.compile(rf"[ \t]*{KEY.pattern}[ \t]*=[ \t]*(?:'''|\"\"\")")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
_BLANKS = re.compile(r"[^\S\t\n\x20]+")


def find_mistake(text: str, statement: Statement, position: int) -> Mistake:
    """The likeliest mistake in ``statement``, which could not be read from ``position`` on."""
    scene = Scene(text, statement.start, statement.end, position)
    if _CONTROL.match(text, position):
        start, stop = text.rfind("\n", 0, position) + 1, line_end(text, position)
        clean = _CONTROL.sub(" ", text[start:stop])
        return scene.mistake("toml_control", position, (start, stop, clean), shown=f"U+{ord(text[position]):04X}")
    blanks = _BLANKS.match(text, position)
    if blanks is not None:
        cure = (position, blanks.end(), " " * len(blanks[0]))
        return scene.mistake("toml_special_blank", position, cure, shown=f"U+{ord(text[position]):04X}")
    if text.startswith("[", statement.start):
        return _header(scene)
    key = KEY.match(text, statement.start)
    equals = _EQUALS.match(text, key.end()) if key is not None else None
    if key is None or equals is None:
        return mistaken_key(scene)
    at = equals.end()
    if text[at : at + 3] in ("'''", '"""'):
        return _long_text(scene, at)
    if text[at : at + 1] in ("[", "{"):
        return mistaken_list(scene if balanced(text, at, scene.end) else scene.cut(), key[0], at)
    return mistaken_value(scene.cut(), f"{key[0]} = ", at, line_end(text, at))


def find_swallowed(text: str, position: int) -> Mistake | None:
    """The text of several lines before ``position`` that ran on into the opening of the next one, if one did.

    A text that is not closed ends at the quotes that were meant to open the next, so reading stops too late.
    """
    for statement in reversed([each for each in statements(text) if each.start <= position][-2:]):
        opening = _OPENS_LONG_TEXT.match(text, statement.start)
        if opening is None:
            continue
        quotes = opening.end() - 3
        end, closed = string_end(text, quotes)
        last = text.rfind("\n", 0, end) + 1
        if closed and last > quotes and _OPENS_LONG_TEXT.fullmatch(text, last, end):
            stop = _next_statement(text, line_end(text, quotes) + 1, end) or last
            scene = Scene(text, statement.start, stop - 1, position)
            return scene.mistake("toml_unclosed_text", quotes, quote=text[quotes : quotes + 3])
    return None


def _header(scene: Scene) -> Mistake:
    start = scene.start
    line = scene.text[start : line_end(scene.text, start)]
    opened = len(line) - len(line.lstrip("["))
    key_end = _header_key_end(line, opened)
    key, rest = line[opened:key_end].strip(), line[key_end:]
    closed = len(rest) - len(rest.lstrip("]"))
    after = rest[closed:].partition("#")[0].strip()
    cured_key = quoted_key(key)
    if not cured_key:
        return scene.mistake("toml_empty_header", start)
    cured = f"[[{cured_key}]]" if opened > 1 or closed > 1 else f"[{cured_key}]"
    cure = (start, start + len(line), cured)
    if KEY.fullmatch(key) is None:
        plain = plain_key(key)
        return scene.mistake("toml_key_unquoted", start + opened, cure, found=snippet(key), write=cured, plain=plain)
    if closed != opened or opened > 2:
        return scene.mistake("toml_brackets", start, cure, found=snippet(line), write=cured)
    if after:
        at = start + line.index(after, key_end + closed)
        pair = KEY.match(after)
        lost = pair[0] if pair is not None else None
        return scene.mistake("toml_after_header", at, cure, lost, found=snippet(after), write=cured)
    return scene.unclear()


def _header_key_end(line: str, at: int) -> int:
    while at < len(line) and line[at] not in "]#":
        at = string_end(line, at)[0] if line[at] in "\"'" else at + 1
    return at


def _long_text(scene: Scene, at: int) -> Mistake:
    text = scene.text
    quotes = text[at : at + 3]
    end, closed = string_end(text, at)
    if not closed:
        following = _next_statement(text, line_end(text, at) + 1, end)
        stop = len(text) if following is None else following - 1
        return evolve(scene, end=stop).mistake("toml_unclosed_text", at, quote=quotes)
    bad = bad_escape(text, at + 3, end - 3) if quotes == '"""' else None
    if bad is not None:
        cure = None if "'''" in text[at:end] else (at, end, text[at:end].replace('"""', "'''"))
        return scene.mistake("toml_backslash_lines", bad[0], cure, found=bad[1])
    rest = text[end : line_end(text, end)].partition("#")[0].strip()
    if rest:
        begin = text.index(rest, end)
        return scene.mistake("toml_after_end", begin, (end, begin + len(rest), ""), found=snippet(rest))
    return scene.unclear()


def _next_statement(text: str, at: int, end: int) -> int | None:
    """The first line from ``at`` on that looks like a statement, and not like a row of a table with tabs."""
    while at < end:
        stop = line_end(text, at)
        line = text[at:stop]
        if starts_statement(line) and "\t" not in line:
            return at
        at = stop + 1
    return None
