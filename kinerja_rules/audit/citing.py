"""``{ dari = "Tabel 3.8/6/efisiensi" }``: an input that is another figure of the report."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kinerja_rules.audit.cells import Cells, Cited, Lost
from kinerja_rules.audit.context import Context
from kinerja_rules.errors import Diagnostic, KeyPath
from kinerja_rules.files.suggest import closest
from kinerja_rules.messages import Sentence


def cite(
    context: Context, cells: Cells, value: Mapping[str, Any], path: KeyPath, *, rounded: bool = False
) -> Cited | Lost:
    """The cell with the id that ``value`` names; where there is none, or more than one, that is told."""
    wanted = str(value.get("dari", ""))
    cell = cells.find(wanted)
    if cell is not None:
        return Cited(cell, rounded)
    if cells.shared(wanted):
        context.problem("cell_shared", (*path, "dari"), id=wanted)
        return Lost(wanted, Diagnostic("cited_cell_shared", {"id": wanted}))
    context.problem("cell_unknown", (*path, "dari"), id=wanted, hint=_nearest(wanted, cells))
    return Lost(wanted, Diagnostic("cited_cell_unknown", {"id": wanted}))


def _nearest(wanted: str, cells: Cells) -> Sentence:
    table, _, _ = wanted.rpartition("/")
    same = [one for one in cells.ids if one.startswith(f"{table.partition('/')[0]}/")]
    near = closest(wanted, same) or closest(wanted, cells.ids)
    if near is not None:
        return Sentence(f"Maksud Anda `{near}`?", f"Did you mean `{near}`?")
    return Sentence(
        "Tulis id sel sebagai tempat/kunci baris/kolom, misalnya `Tabel 3.8/6/efisiensi`.",
        "Write the id of the cell as place/row key/column, as in `Tabel 3.8/6/efisiensi`.",
    )
