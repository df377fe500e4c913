"""The planner's guide: every command in it runs, in its order, and gives what stands below it.

``python -m tests.test_planner_guide`` writes today's output into the guide.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from kinerja_rules.cli import main
from kinerja_rules.messages import catalogue

GUIDE = Path(__file__).parents[1] / "docs" / "panduan-perencana.md"
BLOCK = re.compile(r"^```(?P<kind>console|csv|toml)(?: status=(?P<status>\d))?\n(?P<body>.*?)^```$", re.M | re.S)
WORKED = ("$ kinerja hitung", "$ kinerja jelaskan")
FIGURE = re.compile(r"\d[\d.,]*\d%?")
TO_END = "# di akhir "


def played(text: str) -> Iterator[tuple[str, str]]:
    """Plays the guide in the current folder; gives each block of commands as it stands and as it comes out."""
    for block in BLOCK.finditer(text):
        body = block["body"]
        first, _, rest = body.partition("\n")
        if block["kind"] != "console":
            assert first.startswith("# "), "a file of the guide begins with its name"
            appended = first.startswith(TO_END)
            name = first.removeprefix(TO_END if appended else "# ")
            with open(name, "a" if appended else "x", encoding="utf-8") as stream:
                stream.write(f"\n{rest}" if appended else rest)
            continue
        lines = []
        for command in (line for line in body.split("\n") if line.startswith("$ ")):
            status, said = ran(command.removeprefix("$ "))
            assert status == int(block["status"] or 0), f"{command}\n{said}"
            lines += [command, *said.split("\n")]
        yield body, "\n".join(line.rstrip() for line in lines if line.strip()) + "\n"


def ran(command: str) -> tuple[int, str]:
    """Exit status and whole output of a command line."""
    program, *arguments = shlex.split(command)
    assert program == "kinerja"
    output = io.StringIO()
    with contextlib.redirect_stdout(output), contextlib.redirect_stderr(output):
        status = main(arguments)
    return status, output.getvalue()


@pytest.fixture
def as_a_planner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty folder, Indonesian, no terminal."""
    monkeypatch.chdir(tmp_path)
    for name in ("LC_ALL", "LC_MESSAGES", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "id_ID.UTF-8")


@pytest.mark.usefixtures("as_a_planner")
def test_every_command_of_the_guide(tmp_path: Path) -> None:
    """From a decree to a checked pack, step by step: what is printed is what stands there."""
    blocks = list(played(GUIDE.read_text(encoding="utf-8")))
    assert len(blocks) >= 10
    for stands, comes in blocks:
        if stands.startswith(WORKED):  # how results are drawn is not the guide's to say
            assert set(FIGURE.findall(stands)) <= set(FIGURE.findall(comes))
        else:
            assert "\n".join(line for line in stands.split("\n") if line.strip()) + "\n" == comes
    assert (tmp_path / "dari-excel.toml").exists()


BARE = re.compile(r"[\w./:=%+×~<>*?-]+")
TOKEN = re.compile(r"\"[^\"$`]*\"|'[^']*'|[^\s\"']+(?:\"[^\"]*\")?")


def split_by_powershell(command: str) -> list[str]:
    """The arguments that PowerShell would not hand over whole: a bare comma makes a list of them, `$` a variable."""
    return [one for one in TOKEN.findall(command) if one[0] not in "\"'" and BARE.fullmatch(one) is None]


def test_commands_are_read_alike_in_powershell() -> None:
    """In the guides, the README and the examples of the help, whatever needs quotes stands in them as a whole."""
    assert split_by_powershell('kinerja x --target 2024=97,30% a="1 2" \'$a\' "b, c"') == ["2024=97,30%", 'a="1 2"']
    assert split_by_powershell('kinerja "$a"') != []
    pages = [GUIDE.parents[1] / "README.md", *GUIDE.parent.glob("*.md")]
    lines = [line[2:] for page in pages for line in page.read_text(encoding="utf-8").split("\n")]
    commands = [line for line in lines if line.startswith("kinerja ")]
    for code, entry in catalogue().items():
        if code.startswith("help_") and code.endswith("_examples"):
            commands += (entry.id + "\n" + entry.en).split("\n")
    assert len(commands) > 40
    assert {command: found for command in commands if (found := split_by_powershell(command))} == {}


def rewrite() -> None:
    """Writes today's output into the guide."""
    text = GUIDE.read_text(encoding="utf-8")
    os.environ |= {"LANG": "id_ID.UTF-8"}
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        for stands, comes in list(played(text)):
            text = text.replace(stands, comes)
        os.chdir(GUIDE.parent)
    GUIDE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    rewrite()
