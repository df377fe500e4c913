"""A broken TOML statement as it is looked at, and the mistake that is found in it."""

from __future__ import annotations

import re

from attrs import evolve, frozen

from kinerja_rules.files.statements import line_end, starts_statement

TYPOGRAPHIC = "“”„«»‘’`´′″"  # quotes that word processors put
_SHOWN = 40


@frozen
class Mistake:
    """``code`` and ``values`` of the message, the character it is ``at``, the range the broken statement fills.

    ``cure`` replaces a range of the text so that reading can go on; None where nobody can know what was meant.
    ``lost`` is a key that the cure leaves out.
    """

    code: str
    values: dict[str, object]
    at: int
    start: int
    end: int
    cure: tuple[int, int, str] | None = None
    lost: str | None = None


@frozen
class Scene:
    """The text, the range of the statement that is looked at, and the character where reading stopped."""

    text: str
    start: int
    end: int
    position: int

    def mistake(
        self, code: str, at: int, cure: tuple[int, int, str] | None = None, lost: str | None = None, **values: object
    ) -> Mistake:
        """The mistake ``code`` of this statement."""
        return Mistake(code, values, at, self.start, self.end, cure, lost)

    def meant(
        self, code: str, label: str, span: tuple[int, int], right: str, at: int | None = None, **values: object
    ) -> Mistake:
        """A mistake whose cure is to write ``right`` for ``span``; ``label`` is the key before it."""
        cure = (*span, right)
        return Mistake(
            code,
            values | {"write": snippet(f"{label}{right}", 200)},
            span[0] if at is None else at,
            self.start,
            self.end,
            cure,
        )

    def unclear(self) -> Mistake:
        """The mistake where nothing better is known: reading stopped here."""
        rest = self.text[self.position : line_end(self.text, self.position)].strip()
        first = self.text[self.start : line_end(self.text, self.start)]
        return self.mistake("toml_syntax", min(self.position, self.end), found=snippet(rest or first))

    def cut(self) -> Scene:
        """The scene with its statement ended before a line that looks like the next one."""
        at = line_end(self.text, self.start) + 1
        while at <= self.end:
            stop = line_end(self.text, at)
            if starts_statement(self.text[at:stop]):
                return evolve(self, end=at - 1)
            at = stop + 1
        return self


def quoted(content: str) -> str:
    """``content`` as a one-line TOML string: in double quotes, or in single ones where that saves escapes."""
    content = re.sub("[\x00-\x1f\x7f]", " ", content)
    if ("\\" in content or '"' in content) and "'" not in content:
        return f"'{content}'"
    escaped = content.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def snippet(text: str, width: int = _SHOWN) -> str:
    """The first line of ``text``, cut to ``width`` characters."""
    line = text.strip().split("\n", 1)[0].rstrip()
    return line if len(line) <= width else f"{line[: width - 1]}…"
