"""The pages below docs/errors: text of their own, and between two marks the examples as they run today.

An example is what was given, as a person would see it, and what tells about it. Each test of a page, run as a program,
writes today's sentences between its marks.
"""

from __future__ import annotations

import io
import os
import re
import shlex
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from unittest import mock

from attrs import frozen

import kinerja_rules as kr
from kinerja_rules import cli
from kinerja_rules.cli.console import Console
from kinerja_rules.messages import problems

DOCS = Path(__file__).parents[1] / "docs"
INDEX = DOCS / "errors.md"
BEGIN = "<!-- codes: begin -->\n\n"
PAGES = [DOCS / "errors" / name for name in ("formulas.md", "files.md", "data.md", "audit.md", "commands.md")]
Found = Iterable[kr.Diagnostic]
Example = tuple[str, Callable[[], Found]]


@frozen
class Part:
    """The part of a page that examples write."""

    page: str
    name: str

    @property
    def file(self) -> Path:
        """Where the page lies."""
        return DOCS / "errors" / self.page

    def text(self) -> str:
        """What stands there between the marks."""
        return self._cut()[1]

    def write(self, text: str) -> None:
        """Put today's text there."""
        before, _, behind = self._cut()
        self.file.write_text(f"{before}{text}{behind}", encoding="utf-8")
        write_index()

    def _cut(self) -> tuple[str, str, str]:
        text = self.file.read_text(encoding="utf-8")
        begin, end = f"<!-- {self.name}: begin -->\n\n", f"\n<!-- {self.name}: end -->"
        start, stop = text.index(begin) + len(begin), text.index(end)
        return text[:start], text[start:stop], text[stop:]


def told(code: str, example: Example) -> kr.Diagnostic:
    """The diagnostic of that code that the example gives, by itself or inside another (in a period)."""
    found = list(example[1]())
    wanted = next((one for one in found if one.code == code or one.values.get("code") == code), None)
    assert wanted is not None, f"{code}: {[one.code for one in found]}"
    return wanted


def section(code: str, given: str, found: kr.Diagnostic) -> str:
    """What a page says of one code: what was given, the whole message, and the same in English."""
    shown = found.render("id")
    kind = "kesalahan" if found.severity == "error" else "catatan"
    return entry(code, kind, f"{given}\n\n{shown}" if given else shown, f"{found.message('en')} {found.remedy('en')}")


def entry(code: str, kind: str, shown: str, english: str) -> str:
    """One code as it stands on a page."""
    return f"### {code}\n\n{kind}\n\n```\n{shown}\n```\n\n{english.strip()}\n"


def groups(examples: Mapping[str, Mapping[str, Example]]) -> str:
    """Examples below their headings."""
    return "\n".join(
        f"## {title}\n\n" + "\n".join(section(code, one[0], told(code, one)) for code, one in members.items())
        for title, members in examples.items()
    )


def codes_of(page: Path) -> list[str]:
    """The codes that a page lists."""
    return re.findall(r"^### (\S+)$", page.read_text(encoding="utf-8"), re.MULTILINE)


def listed() -> Iterator[str]:
    """The headings of every page, with the codes below them and the sentence of each."""
    for page in PAGES:
        for line in page.read_text(encoding="utf-8").splitlines():
            if line.startswith("## "):
                anchor = re.sub(r"[^\w-]", "", line[3:].lower().replace(" ", "-"))
                yield f"\n## [{line[3:]}](errors/{page.name}#{anchor})\n"
                yield "| code | sentence |\n|---|---|"
            elif line.startswith("### "):
                sentence = problems()[line[4:]].id.replace("\n", " ").replace("|", "\\|")
                yield f"| [{line[4:]}](errors/{page.name}#{line[4:]}) | {sentence} |"


def index() -> str:
    """The list of every code in docs/errors.md."""
    return "\n".join(listed()).lstrip() + "\n"


def write_index() -> None:
    """Put today's list into docs/errors.md."""
    before = INDEX.read_text(encoding="utf-8").partition(BEGIN)[0]
    INDEX.write_text(before + BEGIN + index(), encoding="utf-8")


def refused(work: Callable[[], object]) -> Found:
    """What the exception tells."""
    try:
        work()
    except kr.RulesError as error:
        return error.diagnostics
    return ()


@contextmanager
def folder(contents: Mapping[str, bytes | str | None]) -> Iterator[None]:
    """A folder to stand in that holds these files; None makes a folder."""
    before = Path.cwd()
    with tempfile.TemporaryDirectory() as made:
        for name, data in contents.items():
            path = Path(made, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            if data is None:
                path.mkdir()
            else:
                path.write_bytes(data.encode() if isinstance(data, str) else data)
        os.chdir(made)
        try:
            yield
        finally:
            os.chdir(before)


def command(line: str, files: Mapping[str, bytes | str | None] | None = None) -> Example:
    """What the command line tells, in a folder with these files."""

    def found() -> Found:
        heard: list[kr.Diagnostic] = []

        def hear(_console: Console, *diagnostics: kr.Diagnostic) -> None:
            heard.extend(diagnostics)

        environment = {"LANG": "id_ID.UTF-8", "LC_ALL": "", "LC_MESSAGES": ""}
        with (
            folder(files or {}),
            mock.patch.multiple(Console, tell=hear, remark=hear),
            mock.patch.dict(os.environ, environment),
            redirect_stdout(io.TextIOWrapper(io.BytesIO(), "utf-8")),
            redirect_stderr(io.StringIO()),
        ):
            cli.main(shlex.split(line))
        return heard

    return f"$ kinerja {line}", found
