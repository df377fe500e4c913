"""What the other figures of a column say about one that could be read in two ways: `435.123` among `8.309.125.201`.

Laws of this file:
1. A column with figures of several groups of thousands, and with none that has decimals, has thousands throughout.
2. Asked only where neither a unit nor a pack says it; where it settles a figure, that is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from kinerja_rules.audit.context import Context

_NUMERAL = re.compile(r"\d+(?:[.,]\d+)*")
_GROUPS = re.compile(r"\d{1,3}([.,])\d{3}(?:\1\d{3})+")
_DOUBTFUL = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")


def in_thousands(context: Context, place: str, columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> set[str]:
    """The columns of such figures; those where a figure was in doubt are told to ``context``."""
    if context.packs or context.lacking:
        return set()
    seen: dict[str, list[str]] = {column: [] for column in columns if not column.startswith("_")}
    for row in rows:
        for column, numerals in seen.items():
            numerals.extend(_NUMERAL.findall(row.get(column, "")))
    found = set()
    for column, numerals in seen.items():
        grouped = [one for one in numerals if _GROUPS.fullmatch(one)]
        doubtful = [one for one in numerals if _DOUBTFUL.fullmatch(one)]
        plain = [one for one in numerals if one.isdecimal()]
        if grouped and len(grouped) + len(doubtful) + len(plain) == len(numerals):
            found.add(column)
            if doubtful:
                context.remark("column_in_thousands", place, column=column, figure=doubtful[0], sample=grouped[0])
    return found
