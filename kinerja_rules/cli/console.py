"""Where a run writes: results to stdout, messages to stderr; widths, colours, encodings, readers that leave.

Laws of this file:
1. What a stream's encoding cannot say is typed another way; no output fails on a character.
2. Colours only where a person looks: on a terminal, and not under NO_COLOR.
3. A reader that leaves (``| head``) ends the writing, not the run: its exit status stays what the work gave.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

import click
from attrs import frozen

from kinerja_rules.cli.language import Lang
from kinerja_rules.errors import Diagnostic, RulesError
from kinerja_rules.messages import sentence

if TYPE_CHECKING:
    from rich.console import RenderableType

_NARROWEST, _WIDEST, _UNKNOWN = 40, 120, 100


@frozen
class Console:
    """One run's way to the outside."""

    lang: Lang

    @property
    def width(self) -> int:
        """Columns to write results in."""
        return width_of(sys.stdout, os.environ)

    @property
    def colour(self) -> bool:
        """Whether results are coloured."""
        return coloured(sys.stdout, os.environ)

    def result(self, text: str) -> None:
        """Write a result to stdout."""
        _write(sys.stdout, text, self.colour)

    def show(self, *parts: RenderableType) -> None:
        """Draw a result on stdout."""
        from kinerja_rules.reports.terminal.paper import to_text

        self.result(to_text(*parts, width=self.width, colour=self.colour))

    def binary(self, data: bytes, refusal: Exception) -> None:
        """Write bytes to stdout; raises ``refusal`` where a person would have to read them."""
        if _is_terminal(sys.stdout):
            raise refusal
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()

    def message(self, text: str) -> None:
        """Write a message to stderr."""
        _write(sys.stderr, text, coloured(sys.stderr, os.environ))

    def say(self, code: str, **values: object) -> str:
        """A sentence in the language of the run."""
        return sentence(code, self.lang, values)

    def tell(self, *diagnostics: Diagnostic) -> None:
        """Write diagnostics to stderr: drawn where a person looks, else a sentence a line."""
        if not _is_terminal(sys.stderr):
            for diagnostic in diagnostics:
                self.message(diagnostic.render(self.lang) + "\n")
        elif diagnostics:
            from kinerja_rules.reports.terminal.diagnostics import diagnostic as draw
            from kinerja_rules.reports.terminal.paper import to_text

            drawn = [draw(diagnostic, self.lang) for diagnostic in diagnostics]
            width, colour = width_of(sys.stderr, os.environ), coloured(sys.stderr, os.environ)
            self.message(to_text(*drawn, width=width, colour=colour))

    def remark(self, *diagnostics: Diagnostic) -> None:
        """Write what was noticed to stderr, a line each."""
        for diagnostic in diagnostics:
            self.message(diagnostic.message(self.lang) + "\n")

    def refuse(self, error: RulesError) -> int:
        """Tell what is wrong with the input; the exit status of wrong input."""
        self.tell(*error.diagnostics)
        return 2

    @contextmanager
    def busy(self, code: str, **values: object) -> Iterator[Callable[[str], None]]:
        """Show that work goes on, where a person looks at a terminal; what is called says more about it."""
        if not _is_terminal(sys.stderr) or os.environ.get("TERM") == "dumb":
            yield lambda _: None
            return
        from rich.console import Console as Rich

        text = encodable_for(sys.stderr, self.say(code, **values))
        with Rich(stderr=True, markup=False, emoji=False).status(text, spinner="line") as status:
            yield lambda more: status.update(f"{text} {encodable_for(sys.stderr, more)}")


def width_of(stream: TextIO, environment: Mapping[str, str]) -> int:
    """Columns to write in: COLUMNS, else the terminal's; 100 where there is no terminal."""
    columns = environment.get("COLUMNS", "")
    found = int(columns) if columns.isdecimal() else 0
    if not found:
        try:
            found = os.get_terminal_size(stream.fileno()).columns
        except (OSError, ValueError, AttributeError):
            found = 0
    return min(max(found or _UNKNOWN, _NARROWEST), _WIDEST)


def coloured(stream: TextIO, environment: Mapping[str, str]) -> bool:
    """Whether to colour what goes to ``stream``."""
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR"):
        return True
    return _is_terminal(stream) and environment.get("TERM") != "dumb"


def encodable_for(stream: TextIO, text: str) -> str:
    """``text`` in what the encoding of ``stream`` can say."""
    encoding = stream.encoding or "utf-8"
    try:
        text.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        from kinerja_rules.reports.terminal.paper import encodable

        return encodable(text, encoding)
    return text


def _is_terminal(stream: TextIO) -> bool:
    try:
        return stream.isatty()
    except ValueError:  # closed
        return False


def _write(stream: TextIO, text: str, colour: bool) -> None:
    try:
        click.echo(encodable_for(stream, text), file=stream, nl=False, color=colour)
        stream.flush()
    except OSError as error:
        if error.errno not in (errno.EPIPE, errno.EINVAL):
            raise
        _abandon(stream)


def _abandon(stream: TextIO) -> None:
    """Let what is still buffered go nowhere, so that the interpreter can close the stream in peace."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, stream.fileno())
    finally:
        os.close(nowhere)
