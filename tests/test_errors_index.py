"""docs/errors.md: every code of the catalogue, by the page below docs/errors that has its example.

The test of each page writes the list too; ``python -m tests.test_errors_index`` writes it alone.
"""

from __future__ import annotations

import ast
import re
from collections import Counter
from pathlib import Path

import kinerja_rules
from kinerja_rules.messages import catalogue, problems
from tests.errors_pages import BEGIN, DOCS, INDEX, PAGES, codes_of, index, write_index

CODE = Path(kinerja_rules.__file__).parent
_VALUE = re.compile(r"(?<!\{)\{(\w+)\}")


def test_every_code_has_one_example_and_no_other_stands_there() -> None:
    """What may be wrong, doubtful or found, and nothing else, is shown on one of the pages, once."""
    shown = Counter(code for page in PAGES for code in codes_of(page))
    assert shown.keys() - problems().keys() == set()
    assert problems().keys() - shown.keys() == set()
    assert [code for code, count in shown.items() if count > 1] == []
    assert sorted((DOCS / "errors").iterdir()) == sorted(PAGES)


def test_the_list_is_of_today() -> None:
    """`python -m tests.test_errors_index` writes it."""
    assert INDEX.read_text(encoding="utf-8").partition(BEGIN)[2] == index()


def test_only_problems_have_a_remedy() -> None:
    """A word of a heading or of the help has none, so it is no problem that was put into the wrong table."""
    assert [
        code for code, entry in catalogue().items() if code not in problems() and (entry.fix_id or entry.fix_en)
    ] == []


def test_both_languages_say_the_same() -> None:
    """The same values, and a remedy in both or in neither."""
    for code, entry in catalogue().items():
        values = [sorted(set(_VALUE.findall(text))) for text in (entry.id, entry.en)]
        cures = [sorted(set(_VALUE.findall(text))) for text in (entry.fix_id, entry.fix_en)]
        assert values[0] == values[1], code
        assert cures[0] == cures[1], code
        assert bool(entry.fix_id) == bool(entry.fix_en), code


def test_every_code_of_the_catalogue_is_spoken() -> None:
    """Nothing stands in a table that no module names; codes that are put together name their beginning or their end."""
    whole: set[str] = set()
    heads: set[str] = set()
    tails: set[str] = set()
    for file in CODE.rglob("*.py"):
        if file.parent.name == "messages":
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                whole.add(node.value)
            elif isinstance(node, ast.JoinedStr):
                first, last = node.values[0], node.values[-1]
                if isinstance(first, ast.Constant) and re.fullmatch(r"[a-z]+(_[a-z]+)*_", str(first.value)):
                    heads.add(str(first.value))
                if isinstance(last, ast.Constant) and re.fullmatch(r"_[a-z_]+", str(last.value)):
                    tails.add(str(last.value))
    lost = [
        code
        for code in catalogue()
        if code not in whole and not code.startswith(tuple(heads)) and not code.endswith(tuple(tails))
    ]
    assert lost == []


if __name__ == "__main__":
    write_index()
