"""docs/language.md and docs/panduan-rumus.md: every example runs, and the functions are those of the registry.

``python -m tests.test_language_doc`` writes the functions into both.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import kinerja_rules as kr
from kinerja_rules.builtins import DEFAULT_REGISTRY
from kinerja_rules.grammar import ast
from kinerja_rules.numbers import read_figure

DOCS = Path(__file__).parents[1] / "docs"
PAGES = {
    "language.md": ("en", "functions: begin", "functions: end"),
    "panduan-rumus.md": ("id", "fungsi: awal", "fungsi: akhir"),
}

_BLOCK = re.compile(r"```rumus\n(.*?)```", re.DOTALL)
_CELLS = re.compile(r"```(?:cell|sel)\n(.*?)```", re.DOTALL)
_READ = re.compile(r"(?P<read>.+) \((?P<remark>\w+)\)")
_KINDS = {"value": "langsung", "refused": "ditolak", "nilai": "langsung", "ditolak": "ditolak"}
_INPUTS = re.compile(r"(?P<result>\S+)  \((?P<inputs>.*)\)")
_REFUSED = re.compile(r"(?:refused|ditolak) \((?P<code>\w+)\)")


def examples(kind: re.Pattern[str]) -> list[tuple[str, ...]]:
    """The page, the text and what is shown of it, of each line in blocks of this kind."""
    return [
        (page, *line.split("  →  "))
        for page in PAGES
        for block in kind.findall((DOCS / page).read_text(encoding="utf-8"))
        for line in block.splitlines()
    ]


@pytest.mark.parametrize(("page", "text", "shown"), examples(_BLOCK))
def test_examples(page: str, text: str, shown: str) -> None:
    """The text is refused with the code shown, has the value shown, or is read as the formula shown."""
    text = text.replace("⏎", "\n")
    if refused := _REFUSED.fullmatch(shown):
        with pytest.raises(kr.FormulaError) as caught:
            kr.parse(text)
        assert caught.value.diagnostics[0].code == refused["code"]
    elif worked := _INPUTS.fullmatch(shown):
        inputs = dict(pair.split(" = ") for pair in worked["inputs"].split(", "))
        assert kr.parse(text).evaluate(inputs).value == read_figure(worked["result"]).value
    elif not kr.parse(text).names and "/" not in shown:
        assert kr.parse(text).evaluate({}).value == kr.parse(shown).evaluate({}).value
    else:
        formula = kr.parse(text)
        assert formula.to_source() == shown
        assert kr.parse(shown, phrases={name.id: [] for name in ast.names(formula.tree)}).tree == formula.tree


@pytest.mark.parametrize(("page", "text", "shown"), examples(_CELLS))
def test_cells(page: str, text: str, shown: str) -> None:
    """The cell holds the formula shown, or is of the kind shown; the remark shown is told of it."""
    reading = kr.read(text.replace("⏎", "\n"))
    told = _READ.fullmatch(shown)
    assert told is not None
    assert told["remark"] in {note.code for note in reading.notes}
    read = reading.kind if reading.formula is None else reading.formula.to_source()
    assert read == _KINDS.get(told["read"], told["read"])


def functions(lang: str) -> str:
    """The functions with their documentation and examples, as a table."""
    head = {"en": "| function | what it gives | example |", "id": "| fungsi | hasilnya | contoh |"}[lang]
    lines = [head, "|---|---|---|"]
    for function in DEFAULT_REGISTRY.functions.values():
        doc = function.doc.en if lang == "en" else function.doc.id
        shown = "<br>".join(f"`{text}` = {result}" for text, result in function.examples)
        lines.append(f"| `{function.signature}` | {doc} | {shown} |")
    special = {
        "en": ("the second where the condition holds, else the third", "the sum of the parts times their weights"),
        "id": ("yang kedua bila syaratnya berlaku, selain itu yang ketiga", "jumlah unsur kali bobotnya"),
    }[lang]
    lines.append(f"| `jika(a > b; c; d)` | {special[0]} | `jika(2 > 1; 5; 6)` = 5 |")
    lines.append(f"| `bobot(a = 40%; b = 60%)` | {special[1]} | `bobot(50 = 40%; 100 = 60%)` = 80 |")
    return "\n".join(lines)


def filled(page: str) -> str:
    """The page with today's functions."""
    lang, begin, end = PAGES[page]
    text = (DOCS / page).read_text(encoding="utf-8")
    first, last = f"<!-- {begin} -->", f"<!-- {end} -->"
    before, behind = text[: text.index(first) + len(first)], text[text.index(last) :]
    return f"{before}\n\n{functions(lang)}\n\n{behind}"


@pytest.mark.parametrize("page", PAGES)
def test_functions(page: str) -> None:
    """The page lists the functions of the registry; `python -m tests.test_language_doc` writes them."""
    assert filled(page) == (DOCS / page).read_text(encoding="utf-8")


def test_special_forms() -> None:
    """The two forms that are no functions of the registry work as the pages say."""
    assert kr.parse("jika(2 > 1; 5; 6)")() == 5
    assert kr.parse("bobot(50 = 40%; 100 = 60%)")() == 80


if __name__ == "__main__":
    for name in PAGES:
        (DOCS / name).write_text(filled(name), encoding="utf-8")
