"""The formulas of a pack in canonical form; comments, order and all else stay as they are.

Laws of this file:
1. A formula is rewritten only if its canonical text reads back as the same tree; else it stays.
2. No wording is lost: a phrase that was not declared becomes the ``frasa`` of its variable, and the decree's text
   becomes ``tertulis`` where there is none.
3. Formatting twice changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableMapping, Sequence
from typing import Any

from kinerja_rules.builtins import DEFAULT_REGISTRY
from kinerja_rules.errors import FileError, RulesError
from kinerja_rules.files.toml import parse_toml
from kinerja_rules.grammar.parser import Parsed, parse_text
from kinerja_rules.grammar.phrases import PhraseTable
from kinerja_rules.grammar.printer import to_source
from kinerja_rules.registry import Registry

_FORMULAS = frozenset(("rumus", "rumus_dimaksud"))
_CONDITIONS = frozenset(("syarat",))
_Phrases = Mapping[str, Sequence[str]]


def format_pack_text(text: str, *, registry: Registry = DEFAULT_REGISTRY) -> str:
    """The TOML with every formula and condition in canonical form.

    A formula that cannot be read stays as it is. Raises FileError where the text is no TOML.
    """
    import tomlkit

    problems = parse_toml(text).diagnostics
    if problems:
        raise FileError(*problems)
    document = tomlkit.parse(text)
    functions = frozenset((*registry.functions, "jika", "bobot"))
    for table, phrases, logic in _tables(document, {}, logic=False):
        for key in [key for key in table if key in _FORMULAS | _CONDITIONS]:
            condition = logic or key in _CONDITIONS
            if isinstance(table[key], str):
                _rewrite(table, key, phrases, functions, logic=condition, whole=True)
            elif isinstance(table[key], MutableMapping):
                for column in list(table[key]):
                    if isinstance(table[key][column], str):
                        _rewrite(table[key], column, phrases, functions, logic=condition, whole=False)
    return tomlkit.dumps(document)


def _tables(value: Any, phrases: _Phrases, *, logic: bool) -> Iterator[tuple[MutableMapping[str, Any], _Phrases, bool]]:
    """Every table with the phrases that are declared for it; ``hubungan`` holds equations."""
    if isinstance(value, MutableMapping):
        phrases = {**phrases, **_declared(value.get("variabel"))}
        yield value, phrases, logic
        for key, inner in list(value.items()):
            if key not in ("variabel", *_FORMULAS, *_CONDITIONS):
                yield from _tables(inner, phrases, logic=key == "hubungan")
    elif isinstance(value, list):
        for inner in value:
            yield from _tables(inner, phrases, logic=logic)


def _declared(variables: Any) -> dict[str, list[str]]:
    if not isinstance(variables, MutableMapping):
        return {}
    return {
        name: [str(phrase) for phrase in entry.get("frasa", ())] if isinstance(entry, MutableMapping) else []
        for name, entry in variables.items()
    }


def _rewrite(
    table: MutableMapping[str, Any],
    key: str,
    phrases: _Phrases,
    functions: frozenset[str],
    *,
    logic: bool,
    whole: bool,
) -> None:
    """The formula under ``key`` in canonical form; ``whole``: its table is an indicator's, and may declare phrases."""
    written = str(table[key])
    found = _read(written, phrases, functions, logic=logic)
    if found is None:
        return
    undeclared = {name: label for name, label in found.labels.items() if name not in phrases}
    canonical = to_source(found.tree)
    if canonical == written or (undeclared and not whole):
        return
    known = {**phrases, **{name: [label] for name, label in undeclared.items()}}
    again = _read(canonical, known, functions, logic=logic)
    if again is None or again.tree != found.tree:
        return
    table[key] = canonical
    for name, label in undeclared.items():
        _declare(table, name, label)
    if key == "rumus" and "tertulis" not in table and (undeclared or found.title or found.labels):
        table["tertulis"] = _string(written)


def _string(text: str) -> Any:
    """A literal where there are backslashes: ``'\\frac{A}{B}'``."""
    import tomlkit

    literal = "\\" in text and "'" not in text and "\n" not in text
    return tomlkit.string(text, literal=literal)


def _declare(table: Any, name: str, phrase: str) -> None:
    """``variabel.name = {frasa = [phrase]}``, behind what is there."""
    import tomlkit

    entry = tomlkit.inline_table()
    entry.update({"frasa": [phrase]})
    if "variabel" in table:
        table["variabel"][name] = entry
    else:
        table.append(tomlkit.key(["variabel", name]), entry)


def _read(text: str, phrases: _Phrases, functions: frozenset[str], *, logic: bool) -> Parsed | None:
    try:
        return parse_text(text, PhraseTable.of(phrases), functions, logic=logic)
    except RulesError:
        return None
