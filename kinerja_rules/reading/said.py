"""What a cell says of its formula: its part of the text, legend, units and other readings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from kinerja_rules.check import lower, parse_units
from kinerja_rules.errors import Diagnostic, FormulaError
from kinerja_rules.formula import Formula
from kinerja_rules.grammar import ast
from kinerja_rules.grammar.frame import frame
from kinerja_rules.grammar.legend import explained, find_legend
from kinerja_rules.grammar.prepare import prepare
from kinerja_rules.grammar.scan import scan
from kinerja_rules.reading.asked import Asked
from kinerja_rules.reading.words import first_word

_UNIT_GLOSS = re.compile(
    r"\(\s*(?:dalam\s+|satuan\s+)?(%|persen|Rp\.?|rupiah|orang|jiwa|km²?|m²?|m3|ha|ton|unit|kk|jam|hari)\s*\)\s*$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(?:\d{1,2}|[a-z])[.)]\s+(?=[A-Z])")
_LETTER_BEHIND = re.compile(r"([^\W\d][^=+×*%]*?)\s*\((\w{1,4})\)")  # `Jumlah seluruh rumah tangga (B)`
_NAMED = r"([\w-]{1,14}(?: [\w-]{1,14})?)"
_DEFINITION = re.compile(rf"{_NAMED}(?:\s{{2,}}|\t)([^\W\d].*)|{_NAMED}\s*(?:[=:]\s*|(?<=\b\w)[.)]\s+)([^=\d\s][^=]*)")
_LAST_EQUALS = re.compile(r"(?:[=＝→⇒➔]|-{1,3}>)(?:(?![=＝→⇒➔]|->).)*\Z", re.DOTALL)


def part_of(formula: Formula) -> str:
    """The text of the formula, without the results that stand behind it."""
    text = formula.text
    framed = frame(text, scan(prepare(text)), logic=False)
    for _ in (*framed.worked, *([framed.result] if framed.result else [])):
        text = _LAST_EQUALS.sub("", text)
    text = text.replace("\t", " ")
    return text.strip().strip("$").strip() if framed.result else text.strip()


def legend_of(cell: str, formula: Formula) -> dict[str, str]:
    """What the cell says of the letters of the formula, wherever it says it."""
    _, entries = find_legend(cell, scan(prepare(cell)))
    names = {name.id.casefold(): name.id for name in ast.names(formula.tree)}
    names |= {formula.phrases[name].casefold(): name for name in names.values() if name in formula.phrases}
    found = explained(entries, ast.names(formula.tree), formula.phrases)
    return found or _definitions(cell.replace(formula.text, "\n"), names) or _definitions(cell, names)


def _definitions(cell: str, names: Mapping[str, str]) -> dict[str, str]:
    """``A = Jumlah desa maju`` on a line of its own, before the formula or behind it."""
    out: dict[str, str] = {}
    for line in map(str.strip, re.split(r"[\n;]", cell)):
        bare = _NUMBERED.sub("", line)
        behind = _LETTER_BEHIND.fullmatch(bare)
        matches = (_DEFINITION.fullmatch(text) for text in (line, bare))
        ways = [[one for one in found.groups() if one] for found in matches if found]
        for name, phrase in [*ways, *([[behind[2], behind[1]]] if behind else [])]:
            if name.casefold() in names:
                out.setdefault(names[name.casefold()], phrase.strip(" .,"))
    return out


def variables_of(formula: Formula, legend: Mapping[str, str]) -> dict[str, str]:
    """The phrases of the variables by name: what the legend says, else the wording."""
    ids = dict.fromkeys(name.id for name in ast.names(formula.tree))
    return {name: legend.get(name) or formula.phrases.get(name, name) for name in ids}


def unit_of(formula: Formula, name: str | None) -> str | None:
    """Persen where a share is multiplied by 100%; else what the text says in brackets at its end."""
    if any(isinstance(node, ast.Number) and node.percent and node.value == 100 for node in ast.walk(formula.tree)):
        return "persen"
    if formula.result is not None and "%" in formula.result:
        return "persen"
    hundred = isinstance(formula.tree, ast.Product) and any(
        isinstance(factor.node, ast.Number) and factor.node.value == 100 for factor in formula.tree.factors
    )
    shares = ("persen", "present", "prosen", "tingkat")
    if hundred and any(first_word(text).startswith(shares) for text in (name or "", formula.title or "")):
        return "persen"
    return None


def units_of(variables: Mapping[str, str]) -> dict[str, str]:
    """Units in brackets at the end of a phrase: ``Panjang jalan (km)``."""
    found = {name: _UNIT_GLOSS.search(phrase) for name, phrase in variables.items()}
    return {name: gloss[1] for name, gloss in found.items() if gloss is not None}


def mismatches(formula: Formula, units: Mapping[str, str], asked: Asked) -> tuple[Diagnostic, ...]:
    """What the units that the text names make impossible."""
    return lower(formula.tree, parse_units(units), asked.registry.functions, text=formula.text).errors if units else ()


def other_readings(notes: Iterable[Diagnostic]) -> tuple[str, ...]:
    """The readings that remarks tell beside the one by precedence."""
    return tuple(str(note.values["other"]) for note in notes if note.code in ("sum_above", "sum_below"))


def same_shape(one: ast.Node, two: ast.Node) -> bool:
    """Whether two trees differ in nothing but their names."""

    def nameless(node: ast.Node) -> ast.Node:
        return ast.Name("x") if isinstance(node, ast.Name) else node

    return ast.transform(one, nameless) == ast.transform(two, nameless)


def readings_of(error: FormulaError) -> tuple[str, ...]:
    """The readings between which the text leaves the choice."""
    problem = error.diagnostics[0]
    values = problem.values
    if problem.code == "list_without_operator":
        return (f"({values['left']} + {values['right']} ... ) / ...", f"{values['left']}; {values['right']} ...")
    if problem.code == "slash_ambiguous":
        return tuple(part.strip(" `") for part in str(values["readings"]).split("·"))
    if problem.code == "ambiguous_number":
        return (str(values["whole"]), getattr(values["fraction"], "id", str(values["fraction"])))
    return ()
