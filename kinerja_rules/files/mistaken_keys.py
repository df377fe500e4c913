"""Mistakes in keys: of a statement, and of an element between braces."""

from __future__ import annotations

import re
from collections.abc import Callable

from kinerja_rules.files.scene import TYPOGRAPHIC, Mistake, Scene, quoted, snippet
from kinerja_rules.files.statements import KEY, KEY_PART, line_end, string_end

_TWO_EQUALS = re.compile(r"[ \t]*==")
_COLON = re.compile(rf"({KEY.pattern})[ \t]*:=?[ \t]*(?=\S)")
_FORGOTTEN_EQUALS = re.compile(rf"({KEY.pattern})[ \t]+(?=[\"'\[{{\d]|true\b|false\b)")
_WRITTEN = 80


def mistaken_key(scene: Scene) -> Mistake:
    """The mistake in a line that does not begin with `key =`."""
    text, start = scene.text, scene.start
    stop = line_end(text, start)
    line = text[start:stop]
    sign = _outside_quotes(line, "=")
    colon = _COLON.match(line)
    if colon is not None and (sign is None or sign >= colon.end() - 1 or ":=" in colon[0]):
        return _separator(scene, "toml_colon", colon, start, stop)
    key = KEY.match(line)
    if key is not None and sign is not None and _TWO_EQUALS.match(line, key.end()):
        cure = (start + key.end(), start + sign + 2, " =")
        return scene.mistake("toml_two_equals", start + sign, cure, key=key[0])
    if sign is not None and not line[:sign].strip():
        return scene.mistake("toml_no_key", start + sign, (start, stop, ""))
    if sign is not None:
        return _unquoted(scene, start, start + sign, stop)
    forgotten = _FORGOTTEN_EQUALS.match(line)
    if forgotten is not None:
        return _separator(scene, "toml_no_equals", forgotten, start, stop)
    return scene.mistake("toml_stray_text", start, (start, stop, ""), found=snippet(line))


def mistaken_element_key(scene: Scene, at: int, stop: int) -> Mistake:
    """The mistake in an element between braces, from ``at`` to ``stop``, that does not begin with `key =`."""
    body = scene.text[at:stop]
    sign = _outside_quotes(body, "=")
    if sign is not None and body[:sign].strip():
        return _unquoted(scene, at, at + sign, stop)
    colon = _COLON.match(body)
    if colon is not None:
        return _separator(scene, "toml_colon", colon, at, stop)
    if not body.strip() and scene.text[stop : stop + 1] == ",":
        return scene.mistake("toml_extra_comma", stop)
    if not body.strip() and scene.text[stop : stop + 1] == "}":
        comma = scene.text.rindex(",", 0, stop)
        return scene.mistake("toml_inline_table_comma", comma, (comma, comma + 1, ""))
    return scene.mistake("toml_element_no_key", at, found=snippet(body))


def quoted_key(raw: str) -> str:
    """A key as it should have been written: each part that is no bare key in quotes, empty parts left out."""
    return _cured(raw, lambda part: quoted(part.strip(TYPOGRAPHIC + "\"'")))


def plain_key(raw: str) -> str:
    """A key without what would need quotes: the words of each part joined."""
    return _cured(raw, lambda part: "_".join(re.findall(r"[A-Za-z0-9_-]+", part)) or quoted(part))


def _cured(raw: str, cure: Callable[[str], str]) -> str:
    parts = [""]
    at = 0
    while at < len(raw):
        end, closed = string_end(raw, at) if raw[at] in "\"'" and not parts[-1].strip() else (at + 1, False)
        if raw[at] == "." and not closed:
            parts.append("")
        else:
            parts[-1] += raw[at : end if closed else at + 1]
        at = end if closed else at + 1
    stripped = [part.strip() for part in parts]
    return ".".join(part if KEY_PART.fullmatch(part) else cure(part) for part in stripped if part)


def _unquoted(scene: Scene, start: int, sign: int, stop: int) -> Mistake:
    left = scene.text[start:sign]
    right = quoted_key(left.strip())
    write = snippet(f"{right} {scene.text[sign:stop]}", _WRITTEN)
    cure = (start, sign, f"{right} ")
    return scene.mistake("toml_key_unquoted", start, cure, found=snippet(left), write=write, plain=plain_key(left))


def _separator(scene: Scene, code: str, found: re.Match[str], start: int, stop: int) -> Mistake:
    """A key without the `=` after it: ``found`` holds the key, and all that stands before the value."""
    cure = (start, start + found.end(), f"{found[1]} = ")
    write = snippet(cure[2] + scene.text[start + found.end() : stop], _WRITTEN)
    return scene.mistake(code, start + found.end(1), cure, key=found[1], write=write)


def _outside_quotes(line: str, sign: str) -> int | None:
    """Where ``sign`` first stands outside quotes and comments."""
    at = 0
    while at < len(line) and line[at] != "#":
        if line[at] in "\"'":
            at, closed = string_end(line, at)
            if not closed:
                return None
        elif line[at] == sign:
            return at
        else:
            at += 1
    return None
