"""A table of parts and their weights, ``Kinerja utama: 40%; Kepatuhan: 60%``, is a weighted index."""

from __future__ import annotations

import re
from collections.abc import Callable

from attrs import evolve

from kinerja_rules.errors import Diagnostic, FormulaError
from kinerja_rules.formula import Formula
from kinerja_rules.numbers import Fraction

_WEIGHT = re.compile(
    r"(?:[-•*]\s*|\d+[.)]\s*)?([^\d=:%|;\n][^=:%|;\n]*?)\s*[=:|(]?\s*(?:bobot\s*)?(\d{1,3}(?:[.,]\d{1,9})?)\s*%\s*\)?"
)
_BETWEEN = re.compile(r"[;\n]|,(?=\s)|\bdan\b")


def weights_table(cell: str, parse: Callable[[str], Formula]) -> Formula | None:
    """``bobot(...)`` of a cell that holds nothing but parts and weights that total 100%, and perhaps a title."""
    for sign in (None, "=", ":"):
        title, _, rest = cell.partition(sign) if sign else ("", "", cell)
        parts = _parts(rest)
        if parts:
            break
    else:
        return None
    text = f"bobot({'; '.join(f'{name} = {weight}%' for name, weight in parts)})"
    try:
        formula = parse(text)
    except FormulaError:
        return None
    remark = Diagnostic("weights_table", {"formula": text}, severity="remark")
    return evolve(formula, noticed=(*formula.noticed, remark), title=title.strip() or None)


def _parts(text: str) -> list[tuple[str, str]]:
    """Names with their weights, if nothing else stands there and the weights total 100%."""
    entries = [" ".join(entry.split()) for entry in _BETWEEN.split(text) if entry.strip(" .")]
    found = [_WEIGHT.fullmatch(entry.strip(" .")) for entry in entries]
    parts = [(match[1].strip(), match[2]) for match in found if match is not None]
    total = sum(Fraction(weight.replace(",", ".")) for _, weight in parts)
    return parts if len(parts) > 1 and len(parts) == len(entries) and total == 100 else []
