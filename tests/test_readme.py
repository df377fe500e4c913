"""The examples of README.md are run as they stand.

- A `python` block runs in a new interpreter; one that begins with `>>>` is a session, and what it shows is compared.
- A `toml` block after `<!-- file: NAME -->` is written to NAME, where the other examples find it.
- In a `console` block `$ kinerja ...` is run and its output compared (`...` stands for any text); of `$ make TARGET`
  the target must exist; other commands (pip, cd, ...) set up a machine and are not run.

`python -m tests.test_readme` writes the first lines of the real output into the block between the `output` marks.
"""

from __future__ import annotations

import doctest
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from attrs import frozen

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
FENCE = re.compile(r"(?:<!-- file: (?P<file>\S+) -->\n)?```(?P<language>\w+)\n(?P<text>.*?)^```$", re.M | re.S)
OUTPUT = re.compile(r"(?<=<!-- output -->\n).*?(?=<!-- /output -->)", re.S)
SETS_UP = {"cd", "git", "pip", "python3"}
LINES_SHOWN = 10
KINERJA = "import sys; sys.argv[0] = 'kinerja'; from kinerja_rules.cli import main; sys.exit(main())"


@frozen
class Block:
    """One fenced example: its line in the README, language, text, and the file it is written to."""

    line: int
    language: str
    text: str
    file: str | None


@frozen
class Command:
    """One `$ ` line of a console block and the output shown below it."""

    line: str
    shown: str


def blocks(readme: str) -> list[Block]:
    """Every fenced block of a text."""
    return [
        Block(readme.count("\n", 0, found.start()) + 1, found["language"], found["text"], found["file"])
        for found in FENCE.finditer(readme)
    ]


def commands(console: str) -> list[Command]:
    """The commands of a console block, each with what is shown below it."""
    _, *parts = re.split(r"^\$ ", console, flags=re.M)
    return [Command(*part.split("\n", 1)) for part in parts]


def agrees(shown: str, printed: str) -> bool:
    """Whether an output is the one shown, `...` standing for any text; trailing blanks do not count."""
    want, got = ("\n".join(line.rstrip() for line in text.strip().splitlines()) for text in (shown, printed))
    return doctest.OutputChecker().check_output(f"{want}\n", f"{got}\n", doctest.ELLIPSIS)


def run(arguments: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    """A Python run in `folder`, with no colour and a width that does not depend on the terminal."""
    settings = {"PYTHONUTF8": "1", "NO_COLOR": "1", "COLUMNS": "100", "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env={**os.environ, **settings},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def kinerja(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """`kinerja ...` as a person would run it."""
    return run(["-c", KINERJA, *shlex.split(command)[1:]], folder)


def make_targets() -> set[str]:
    """What `make` can be asked for."""
    return set(re.findall(r"^([a-z-]+):(?!=)", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))


EXAMPLES = blocks(README.read_text(encoding="utf-8"))


def of(language: str) -> list[object]:
    """The blocks of one language, as parameters named by their line."""
    return [pytest.param(block, id=f"line {block.line}") for block in EXAMPLES if block.language == language]


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder in which the examples work: the README's TOML files, and `policies` as in a checkout."""
    (tmp_path / "policies").symlink_to(ROOT / "policies", target_is_directory=True)
    for block in EXAMPLES:
        if block.file:
            (tmp_path / block.file).write_text(block.text, encoding="utf-8")
    return tmp_path


def test_every_block_has_a_language_that_is_run() -> None:
    """No example escapes the tests."""
    assert {block.language for block in EXAMPLES} == {"console", "python", "toml"}
    fences = README.read_text(encoding="utf-8").count("```")
    assert fences == 2 * len(EXAMPLES), "a fence without a language, or one that is not closed"


@pytest.mark.parametrize("block", of("python"))
def test_python_examples(block: Block, desk: Path) -> None:
    """The session shows what the README shows; a script ends well."""
    if block.text.startswith(">>>"):
        (desk / "session.txt").write_text(block.text, encoding="utf-8")
        done = run(["-W", "error", "-m", "doctest", "-o", "ELLIPSIS", "session.txt"], desk)
    else:
        done = run(["-W", "error", "-c", block.text], desk)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout + done.stderr


@pytest.mark.parametrize("block", of("toml"))
def test_toml_examples(block: Block, desk: Path) -> None:
    """The file is TOML, and a pack or report without a fault."""
    assert block.file, "name the file above the block: <!-- file: NAME -->"
    tomllib.loads(block.text)
    done = kinerja(f"kinerja check {block.file}", desk)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("block", of("console"))
def test_console_examples(block: Block, desk: Path) -> None:
    """Each command prints what is shown; exit status 2, wrong input, is never right."""
    for command in commands(block.text):
        program, *arguments = shlex.split(command.line, comments=True)
        if program == "make":
            assert set(arguments) <= make_targets()
        elif program == "kinerja":
            done = kinerja(command.line, desk)
            assert done.returncode in (0, 1), done.stderr
            assert agrees(command.shown, done.stdout), done.stdout
        else:
            assert program in SETS_UP, f"{program}: an example that nothing runs"


def test_the_comparison_can_fail() -> None:
    """An output that differs is seen; blanks at the end of a line and `...` are forgiven."""
    assert agrees("a b\n...\nz", "a b  \nc\nd\nz\n")
    assert agrees("...", "")
    assert not agrees("a b", "a c")
    assert not agrees("a\n...\nz", "a\nb")


def test_commands_of_a_console_block() -> None:
    """A block is cut at its prompts."""
    assert commands("$ make demo\n$ kinerja list\npaser\nbanjar\n") == [
        Command("make demo", ""),
        Command("kinerja list", "paser\nbanjar\n"),
    ]


def refresh() -> None:
    """Write the first lines of what the marked command prints today into the README."""
    readme = README.read_text(encoding="utf-8")
    marked = OUTPUT.search(readme)
    if marked is None:
        raise SystemExit("README.md has no block between <!-- output --> and <!-- /output -->")
    (block,) = blocks(marked[0])
    (command,) = commands(block.text)
    done = kinerja(command.line, ROOT)
    if done.returncode not in (0, 1):
        raise SystemExit(done.stderr)
    lines = [line.rstrip() for line in done.stdout.strip().splitlines()]
    shown = "\n".join([*lines[:LINES_SHOWN], *(["..."] if len(lines) > LINES_SHOWN else [])])
    fresh = f"```console\n$ {command.line}\n{shown}\n```\n"
    README.write_text(readme[: marked.start()] + fresh + readme[marked.end() :], encoding="utf-8")


if __name__ == "__main__":
    refresh()
