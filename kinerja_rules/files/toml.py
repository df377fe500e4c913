"""TOML text to a Document, with every problem of the file at once.

Laws of this file:
1. A statement that cannot be read is told with its cure, and the rest is read in the same run as if it were cured.
2. Every place is a place of the file as it is.
3. Any text gives a Document; only a file that cannot be opened or decoded raises.
"""

from __future__ import annotations

import os
import re
from typing import Any

from attrs import evolve

from kinerja_rules.errors import Diagnostic, KeyPath
from kinerja_rules.files.document import Document, in_file
from kinerja_rules.files.places import Source
from kinerja_rules.files.text import PathLike, plain, read_text
from kinerja_rules.files.values import Literal, Problem, Walk

_MAYBE_NEWER = re.compile(r",\s*\}|\\[ex]|(?<![\d:+-])\d\d:\d\d(?![\d:])")


def read_toml(path: PathLike) -> Document:
    """The document in the TOML file at ``path``; raises FileError where it cannot be opened or decoded."""
    return parse_toml(read_text(path), os.fspath(path))


def parse_toml(text: str, name: str | None = None) -> Document:
    """The document that ``text`` is; what is wrong with it is in ``diagnostics``, and nothing is raised.

    Numbers with a point are Decimal, exactly as written. TOML 1.0: what later versions allow is refused.

    >>> document = parse_toml('versi = "2024.1"', "paket.toml")
    >>> document.data, str(document.place(("versi",)))
    ({'versi': '2024.1'}, 'paket.toml:1:1 [versi]')
    """
    text = plain(text)
    data = None if _maybe_newer(text) else loads(text)
    if data is not None:
        return _document(text, name, data, text)
    from kinerja_rules.files.draft import Draft

    draft = Draft(text, name)
    data = draft.read()
    return _document(text, name, data, draft.text, draft.marker, draft.problems, draft.faulty)


def loads(text: str) -> dict[str, Any] | None:
    """What tomli reads, with a Literal for each number with a point; None where it reads nothing."""
    import tomli

    try:
        return tomli.loads(text, parse_float=Literal)
    except (ValueError, RecursionError):  # a syntax error, or a number of more digits than int() takes
        return None


def _maybe_newer(text: str) -> bool:
    """Whether something looks like what only TOML 1.1 allows: braces over several lines, a comma before `}`, ...."""
    lines = text.split("\n") if "{" in text else []
    return any(line.count("{") != line.count("}") for line in lines) or _MAYBE_NEWER.search(text) is not None


def _document(
    text: str,
    name: str | None,
    data: dict[str, Any],
    source: str,
    marker: str | None = None,
    told: list[Diagnostic] | None = None,
    faulty: list[KeyPath] | None = None,
) -> Document:
    """The document of ``data``, which was read from ``source``; ``marker`` stands in it for what was not."""
    found: list[Problem] = []
    broken = list(faulty or [])
    clean = Walk(found, broken, marker).table(data, ())
    if marker is not None:
        clean.pop(marker, None)
    document = Document(
        name, text, clean, faulty=frozenset([*broken, *(problem.path for problem in found)]), source=Source(source)
    )
    diagnostics = [*(told or []), *(_without(marker, problem.told(document)) for problem in found)]
    return evolve(document, diagnostics=tuple(sorted(diagnostics, key=in_file)))


def _without(marker: str | None, diagnostic: Diagnostic) -> Diagnostic:
    """A diagnostic without the table that the marker names: the true name could not be read."""
    place = diagnostic.place
    if marker is None or place is None or place.path[:1] != (marker,):
        return diagnostic
    return diagnostic.at(evolve(place, path=place.path[2:]))
