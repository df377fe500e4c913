"""Mistakes in values: plain ones, texts in quotes, lists and tables between brackets."""

from __future__ import annotations

import datetime
import re

from attrs import evolve

from kinerja_rules.files.mistaken_keys import mistaken_element_key
from kinerja_rules.files.scene import TYPOGRAPHIC, Mistake, Scene, quoted, snippet
from kinerja_rules.files.statements import KEY, Token, line_end, starts_statement, string_end, tokens

_TRUE = ("true", "yes", "ya", "benar")
_FALSE = ("false", "no", "tidak", "salah")
_NOTHING = ("null", "none", "nil")
_CODE = r"u(?![dD][89A-Fa-f])[0-9A-Fa-f]{4}|U000[0-9A-Fa-f]{5}|U0010[0-9A-Fa-f]{4}"
_BAD_ESCAPE = re.compile(rf'\\(?!["\\bfnrt]|[ \t]*\n|{_CODE})(?:[A-Za-z0-9]+|.)?')
_DAY_FIRST = re.compile(r"(?P<day>\d{1,2})[-/.](?P<month>\d{1,2})[-/.](?P<year>\d{4})")
_YEAR_FIRST = re.compile(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})")
_FIGURE = re.compile(r"[+-]?(?:Rp\.? ?)?[.,]?\d", re.IGNORECASE)
_SOUND = re.compile(r"(?:true|false|\d{4}-\d\d-\d\d|[+-]?(?:0|[1-9][0-9_]*)(?:\.[0-9_]+)?)(?![\w%.])")
_NEXT_PAIR = re.compile(rf"[,;]?[ \t]*(({KEY.pattern})[ \t]*=.*)")
_ELEMENT_PAIR = re.compile(rf"({KEY.pattern})[ \t]*=(?!=)[ \t]*")
_ELEMENT_START = re.compile(rf"[\"'{{\[\d]|{KEY.pattern}[ \t]*=")
_FIGURE_TO_COMMA = re.compile(r"(?P<label>[^\s,{]+[ \t]*=[ \t]*)(?P<figure>[^\s,=]*\d,)\Z")
_CLOSERS = {"[": "]", "{": "}"}


def mistaken_value(scene: Scene, label: str, at: int, stop: int) -> Mistake:
    """The mistake in a value between ``at`` and ``stop``; ``label`` is the key and `=` before it."""
    text = scene.text
    first = text[at:stop][:1]
    body = text[at:stop].partition("#")[0].rstrip()
    if not label and text[at : at + 1] in (",", "]"):
        return scene.mistake("toml_extra_comma", at)
    if not body or first in ",]}" or body.lower() in _NOTHING:
        return scene.mistake("toml_no_value", at, key=label.removesuffix(" = "))
    if first in "\"'":
        return _string(scene, label, at, stop)
    span = (at, at + len(body))
    if first in TYPOGRAPHIC:
        content = body.strip(TYPOGRAPHIC + "\"' ")
        return scene.meant("toml_curly_quotes", label, span, quoted(content), found=first)
    word = body.lower()
    if word in _TRUE + _FALSE:
        return scene.meant("toml_boolean", label, span, "true" if word in _TRUE else "false", found=body)
    sound = _SOUND.match(text, at, stop)
    after = _after(scene, sound.end(), stop) if sound is not None else None
    if after is not None:
        return after
    date = _date(scene, label, at, body)
    if date is not None:
        return date
    code = "toml_unquoted_figure" if _FIGURE.match(body) else "toml_unquoted_text"
    content = body.rstrip("; ").rstrip(TYPOGRAPHIC + "\"'")
    return scene.meant(code, label, span, quoted(content), found=snippet(body))


def mistaken_list(scene: Scene, key: str, at: int) -> Mistake:
    """The mistake in a list or a table between braces that begins ``at``, the value of ``key``."""
    text = scene.text
    stack: list[tuple[Token, int]] = []  # open brackets, each with where the element that it begins, begins
    element = at
    for token in tokens(text, at, scene.end):
        past = token.start > scene.position or (token.start == scene.position and token.kind in "[{,]}")
        if stack and past:
            break
        if token.kind in "[{":
            stack.append((token, element))
        elif token.kind in "]}":
            _, element = stack.pop()
            if not stack:
                return _after_brackets(scene, token.end)
        elif token.kind == "\n" and stack[-1][0].kind == "{":
            return scene.mistake("toml_inline_table_lines", stack[-1][0].start, key=key)
        if token.kind in "[{," or (token.kind in "#\n" and not text[element : token.start].strip()):
            element = token.end
    bracket, _ = stack[-1]
    element += len(text[element:]) - len(text[element:].lstrip(" \t\n"))
    if scene.position > scene.end or element >= scene.end:
        return _unclosed(scene, bracket)
    return _element(scene, bracket, element)


def bad_escape(text: str, start: int, end: int) -> tuple[int, str] | None:
    """The first backslash between ``start`` and ``end`` that begins no TOML escape, with what follows it."""
    at = text.find("\\", start, end)
    while at >= 0:
        found = _BAD_ESCAPE.match(text, at, end)
        if found is not None:
            return at, found[0]
        at = text.find("\\", at + 2, end)
    return None


def _string(scene: Scene, label: str, at: int, stop: int) -> Mistake:
    text = scene.text
    quote = text[at]
    end, closed = string_end(text, at)
    bad = bad_escape(text, at + 1, end) if quote == '"' else None
    if bad is not None:
        content = text[at + 1 : end].rstrip().removesuffix('"')
        return scene.meant("toml_backslash", label, (at, end), quoted(content), at=bad[0], found=bad[1])
    if not closed:
        over_lines = _over_lines(scene, at)
        if over_lines is not None:
            return over_lines
        content = text[at + 1 : stop].rstrip(", \t" + TYPOGRAPHIC)
        return scene.meant("toml_missing_quote", label, (at, stop), quoted(content), quote=quote)
    after = _after(scene, end, stop)
    if after is not None:
        return after
    if not label and text[at : line_end(text, at)].count(quote) % 2:
        return scene.mistake("toml_odd_quotes", at)
    last = text.rfind(quote, end, stop)
    if last >= end:
        return scene.meant("toml_inner_quotes", label, (at, last + 1), quoted(text[at + 1 : last]), at=end - 1)
    rest = text[end:stop].partition("#")[0].rstrip()
    if not rest:
        return scene.unclear()
    begin = end + len(rest) - len(rest.lstrip())
    whole = quoted(text[at + 1 : end - 1] + rest)
    return scene.meant("toml_after_value", label, (at, end + len(rest)), whole, at=begin, found=snippet(rest))


def _over_lines(scene: Scene, at: int) -> Mistake | None:
    """A text in one pair of quotes that is closed some lines further on."""
    text = scene.text
    line = line_end(text, at) + 1
    while line < len(text):
        stop = line_end(text, line)
        if starts_statement(text[line:stop]):
            return None
        if text[at] in text[line:stop]:
            return evolve(scene, end=max(stop, scene.end)).mistake("toml_text_lines", at, quote=text[at])
        line = stop + 1
    return None


def _after(scene: Scene, end: int, stop: int) -> Mistake | None:
    """What stands after a sound value: a mark or another pair; None for what belongs to the value."""
    rest = scene.text[end:stop].partition("#")[0].strip()
    begin = scene.text.find(rest, end)
    if rest in (",", ";", "."):
        return scene.mistake("toml_trailing_mark", begin, (end, begin + 1, ""), found=rest)
    pair = _NEXT_PAIR.match(rest)
    if pair is None:
        return None
    return scene.mistake("toml_two_on_line", begin + pair.start(1), (end, stop, ""), pair[2], found=snippet(pair[1]))


def _after_brackets(scene: Scene, end: int) -> Mistake:
    text = scene.text
    stop = line_end(text, end)
    rest = text[end:stop].partition("#")[0].strip()
    if not rest:
        return scene.unclear()
    begin = text.index(rest, end)
    if rest in ("]", "}"):
        return scene.mistake("toml_trailing_mark", begin, (end, begin + 1, ""), found=rest)
    after = _after(scene, end, stop)
    return after or scene.mistake("toml_after_end", begin, (end, begin + len(rest), ""), found=snippet(rest))


def _element(scene: Scene, bracket: Token, at: int) -> Mistake:
    """The mistake in the element that begins ``at`` of a list or a table between braces."""
    text, position = scene.text, scene.position
    stop = _element_end(scene, bracket, at)
    value, label = at, ""
    if bracket.kind == "{":
        pair = _ELEMENT_PAIR.match(text, at, stop)
        if pair is None:
            return _split_figure(scene, bracket, at, stop) or mistaken_element_key(scene, at, stop)
        value, label = pair.end(), f"{pair[1]} = "
    if text.startswith(";", position) and position >= value:
        return scene.mistake("toml_semicolon", position, (position, position + 1, ","))
    end = _sound_end(text, value, stop)
    if end is None or position < end:
        return mistaken_value(scene, label, value, stop)
    rest = text[end:stop].strip()
    if not rest:
        ends_well = text[stop : stop + 1] in (",", _CLOSERS[bracket.kind])
        if ends_well and bracket.kind == "{":
            return scene.mistake("toml_inline_repeated", at, key=label.removesuffix(" = "))
        return scene.unclear() if ends_well else _unclosed(scene, bracket)
    begin = text.index(rest, end)
    apart = begin > end or text[end - 1] in "]}"
    paired = text[value] not in "\"'" or text.count(text[value], value, line_end(text, value)) % 2 == 0
    if apart and paired and _ELEMENT_START.match(rest):
        return scene.mistake("toml_missing_comma", begin, (end, end, ","), found=snippet(rest))
    return mistaken_value(scene, label, value, stop)


def _split_figure(scene: Scene, bracket: Token, at: int, stop: int) -> Mistake | None:
    """A figure with a decimal comma between braces, where the comma ended the element: `{ bawah = 0,4 }`."""
    before = _FIGURE_TO_COMMA.search(scene.text, bracket.start, at)
    if before is None or not scene.text[at : at + 1].isdigit():
        return None
    start = before.start("figure")
    body = scene.text[start:stop].rstrip()
    return scene.meant("toml_unquoted_figure", before["label"], (start, start + len(body)), quoted(body), found=body)


def _element_end(scene: Scene, bracket: Token, at: int) -> int:
    depth = 0
    for token in tokens(scene.text, at, scene.end):
        if token.kind in "[{":
            depth += 1
        elif token.kind in "]}":
            depth -= 1
            if depth < 0:
                return token.start
        elif depth == 0 and (token.kind in "#\n" or (token.kind == "," and not _in_figure(scene.text, bracket, token))):
            return token.start
    return scene.end


def _in_figure(text: str, bracket: Token, comma: Token) -> bool:
    """Whether a comma between braces stands inside a figure: no key begins with a digit right after a comma."""
    around = text[comma.start - 1] + text[comma.end : comma.end + 1]
    return bracket.kind == "{" and len(around) == 2 and around.isdigit()


def _sound_end(text: str, at: int, stop: int) -> int | None:
    """Where the value that begins ``at`` ends, if it is sound."""
    first = text[at:stop][:1]
    if first and first in "\"'":
        end, closed = string_end(text, at)
        return end if closed and end <= stop else None
    if first and first in "[{":
        depth = 0
        for token in tokens(text, at, stop):
            depth += (token.kind in "[{") - (token.kind in "]}")
            if depth == 0:
                return token.end
        return None
    found = _SOUND.match(text, at, stop)
    return None if found is None or text[found.end() : stop][:1] == "," else found.end()


def _unclosed(scene: Scene, bracket: Token) -> Mistake:
    return scene.mistake("toml_unclosed_bracket", bracket.start, found=bracket.kind, close=_CLOSERS[bracket.kind])


def _date(scene: Scene, label: str, at: int, body: str) -> Mistake | None:
    found = _DAY_FIRST.fullmatch(body) or _YEAR_FIRST.fullmatch(body)
    if found is None:
        return None
    try:
        right = datetime.date(int(found["year"]), int(found["month"]), int(found["day"])).isoformat()
    except ValueError:
        return scene.mistake("toml_no_such_date", at, found=body)
    return scene.meant("toml_date", label, (at, at + len(body)), right, found=body)
