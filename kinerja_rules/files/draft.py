"""A TOML text that is mended so that reading can go on: broken statements are cured, or taken out.

Laws of this file:
1. Lines are never moved, so every line of the draft is the line of the file.
2. Every step tells a problem or takes something out, so mending comes to an end.
"""

from __future__ import annotations

import re
from typing import Any

from kinerja_rules.errors import Diagnostic, KeyPath, Place, Span, path_text
from kinerja_rules.files.mistakes import find_mistake, find_swallowed
from kinerja_rules.files.places import PlaceIndex, unquoted
from kinerja_rules.files.scene import Mistake
from kinerja_rules.files.statements import (
    KEY,
    KEY_PART,
    line_end,
    newer_syntax,
    statement_at,
    statements,
)
from kinerja_rules.files.toml import loads
from kinerja_rules.files.values import Literal
from kinerja_rules.numbers import MAX_DIGITS

MAX_MISTAKES = 50
_MISTAKES_A_STATEMENT = 3
_MAX_STEPS = 500
_LONG_NUMBER = re.compile(rf"(?<![0-9_])[0-9][0-9_]{{{MAX_DIGITS},}}")


class Draft:
    """The text so far, the problems told, and the key paths of what was lost."""

    def __init__(self, text: str, name: str | None) -> None:
        self.text = text
        self.name = name
        self.lines = text.split("\n")  # of the file, for messages
        self.problems: list[Diagnostic] = []
        self.faulty: list[KeyPath] = []
        self.marker = "\ue000"  # stands for what could not be read
        while self.marker in text:
            self.marker += "\ue000"
        self._tries: dict[int, int] = {}  # by the line a statement begins on
        self._told: dict[int, list[int]] = {}  # where in a statement its mistakes are, by the same line
        self._shifts: dict[int, list[tuple[int, int]]] = {}  # by line: from which column the draft is how much longer

    def read(self) -> dict[str, Any]:
        """The data of the mended text; nothing where there is too much to mend."""
        import tomli

        for _ in range(_MAX_STEPS):
            try:
                data = tomli.loads(self.text, parse_float=Literal)
            except tomli.TOMLDecodeError as error:
                self._mend(error.pos)
            except RecursionError:
                return self._give_up("file_too_deep")
            except ValueError:  # a whole number of more digits than int() takes
                self._mend_long_number()
            else:
                if not self._mend_newer():
                    return data
            if len(self.problems) >= MAX_MISTAKES:
                break
        return self._give_up("toml_stopped")

    def _mend(self, position: int) -> None:
        """Tells of the statement that stopped reading at ``position``, and cures it or takes it out."""
        mistake = find_swallowed(self.text, position)
        if mistake is None:
            statement = statement_at(self.text, position)
            if loads(self.text[statement.start : statement.end]) is not None:
                self._mend_conflict(statement.start, statement.end)
                return
            mistake = find_mistake(self.text, statement, min(position, statement.end))
        self._mend_mistake(mistake, position)

    def _mend_mistake(self, mistake: Mistake, position: int) -> None:
        line, _ = self._point(mistake.start)
        self._tries[line] = self._tries.get(line, 0) + 1
        told = self._told.setdefault(line, [])
        spot = mistake.at - mistake.start
        if not told or (spot > told[-1] and len(told) < _MISTAKES_A_STATEMENT):
            told.append(spot)
            if self._cure(mistake):
                return
        end = mistake.end if mistake.end < position else max(mistake.end, line_end(self.text, position))
        self._take_out(mistake.start, end, self._tries[line])

    def _cure(self, mistake: Mistake) -> bool:
        """Tells of a mistake, and puts its cure into the text if it has one."""
        point = self._original(mistake.at)
        if mistake.cure is not None:
            self._replace(*mistake.cure)
        self._tell(mistake.code, mistake.values, point, self._path(mistake.start))
        if mistake.lost is not None:
            table = PlaceIndex.of(self.text[: mistake.end]).open_table
            self.faulty.append((*table, *_parts(mistake.lost)))
        return mistake.cure is not None

    def _mend_conflict(self, start: int, end: int) -> None:
        """Tells of a statement that is sound alone: what it writes is there already."""
        index = PlaceIndex.of(self.text[:end])
        here = len(self.text[:start].encode("utf-8", "replace"))
        header = self.text.startswith("[", start)
        path = index.latest
        if header and path and isinstance(path[-1], int):
            path = path[:-1]
        written = [path[:size] for size in range(1, len(path) + 1) if index.keys.get(path[:size], here) < here]
        filled = [parent for parent in written if index.values.get(parent, (here, 0))[0] < here]
        first = [*filled, *written[-1:], path][0]
        line, _ = index.key(first) or (1, 1)
        opening = self.lines[line - 1].lstrip()
        if filled:
            code = "toml_repeated_key" if first == path and not header else "toml_not_a_table"
        elif header and opening.startswith("[") and opening.startswith("[[") != self.text.startswith("[[", start):
            code = "toml_list_or_table"
        else:
            code = "toml_repeated_table"
        self._tell(code, {"key": path_text(first), "line": line}, self._original(start), path)
        self._replace(start, end, self._header_mark() if header else "")

    def _mend_newer(self) -> bool:
        """Whether something was found, and mended, that TOML 1.0 does not know though tomli reads it."""
        for statement in statements(self.text):
            position = newer_syntax(self.text, statement)
            if position is not None:
                self._mend_mistake(find_mistake(self.text, statement, position), position)
                return True
        return False

    def _mend_long_number(self) -> None:
        for found in _LONG_NUMBER.finditer(self.text):
            statement = statement_at(self.text, found.start())
            if loads(self.text[statement.start : statement.end]) is None:
                key = self.text[statement.start : found.start()].partition("=")[0].strip()
                values: dict[str, object] = {"key": key, "shown": MAX_DIGITS}
                self._tell("file_number_too_long", values, self._original(found.start()), self._path(statement.start))
                self._take_out(statement.start, statement.end, 1)
                return

    def _take_out(self, start: int, end: int, tries: int) -> None:
        """A marker for the statement; nothing at all where even that was not read."""
        key = KEY.match(self.text, start, end)
        marked = ""
        if tries <= _MISTAKES_A_STATEMENT + 1:
            if self.text.startswith("[", start):
                marked = self._header_mark()
            elif key is not None and self.text[key.end() : end].lstrip(" \t").startswith("="):
                marked = f"{key[0]} = '{self.marker}'"
        self._replace(start, end, marked)

    def _header_mark(self) -> str:
        return f"[['{self.marker}']]"

    def _replace(self, start: int, end: int, new: str) -> None:
        """Puts ``new`` for a range of the text; the number of lines stays."""
        missing = self.text.count("\n", start, end) - new.count("\n")
        if not missing:
            line, column = self._point(start)
            self._shifts.setdefault(line, []).append((column, len(new) - (end - start)))
        self.text = self.text[:start] + new + "\n" * missing + self.text[end:]

    def _give_up(self, code: str) -> dict[str, Any]:
        self.problems.append(Diagnostic(code, {"count": len(self.problems)}, place=Place(file=self.name)))
        self.faulty.append(())
        self.text = ""
        return {}

    def _tell(self, code: str, values: dict[str, object], point: tuple[int, int], path: KeyPath) -> None:
        line, column = point
        text = self.lines[line - 1]
        found = values.get("found")
        width = len(found) if isinstance(found, str) and text.startswith(found, column - 1) else 1
        span = Span(column - 1, column - 1 + width)
        if path[:1] == (self.marker,):
            path = path[2:]
        place = Place(self.name, line, column, path)
        self.problems.append(Diagnostic(code, values, span=span, text=text, place=place))

    def _path(self, start: int) -> KeyPath:
        """The key path of the pair that begins at ``start``, or of its table where it has no readable key."""
        if self.text.startswith("[", start):
            return ()
        table = PlaceIndex.of(self.text[:start]).open_table
        key = KEY.match(self.text, start)
        if key is None or not self.text[key.end() :].lstrip(" \t").startswith("="):
            return table
        return (*table, *_parts(key[0]))

    def _point(self, at: int) -> tuple[int, int]:
        return self.text.count("\n", 0, at) + 1, at - self.text.rfind("\n", 0, at)

    def _original(self, at: int) -> tuple[int, int]:
        """Line and column in the file of a character of the draft."""
        line, column = self._point(at)
        column -= sum(longer for begin, longer in self._shifts.get(line, []) if column > begin)
        return line, min(max(column, 1), len(self.lines[line - 1]) + 1)


def _parts(key: str) -> tuple[str, ...]:
    """The parts of a dotted key as it is written, without quotes."""
    return tuple(unquoted(part[0]) for part in KEY_PART.finditer(key))
