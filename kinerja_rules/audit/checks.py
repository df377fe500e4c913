"""Checks (``cek``): any figure that follows from others. Each gives exactly one finding, whatever is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from attrs import frozen

from kinerja_rules.audit.bench import Working
from kinerja_rules.audit.cells import Cell, Input, read_given
from kinerja_rules.audit.citing import cite
from kinerja_rules.audit.context import Context, did_you_mean
from kinerja_rules.audit.rules import BrokenRule, FormulaRule, Rule
from kinerja_rules.audit.tables import Sheet
from kinerja_rules.errors import Diagnostic, KeyPath
from kinerja_rules.formula import Formula
from kinerja_rules.messages import Sentence
from kinerja_rules.policy import squashed


@frozen(eq=False)
class Check:
    """A check as the report states it: its figure as a cell, its data, and what it lacks."""

    cell: Cell
    data: Mapping[str, Any]
    path: KeyPath
    lacks: tuple[Diagnostic, ...] = ()


def read_checks(context: Context, sheet: Sheet, stated: Sequence[Mapping[str, Any]]) -> list[Check]:
    """Every check of the report in its order; their figures join the cells."""
    return [_read(context, sheet, data, ("cek", index)) for index, data in enumerate(stated)]


def working(context: Context, sheet: Sheet, check: Check) -> Working:
    """What the figure of a check should follow from."""
    data, path = check.data, check.path
    reading = check.cell.reading
    rule: Rule
    text = data.get("rumus")
    if text is None:
        rule = BrokenRule("", check.lacks[-1] if check.lacks else Diagnostic("check_without_rule"))
        return Working(check.cell, "check", rule, {}, check.cell.title)
    formula = context.formula(text, (*path, "rumus"), style=reading.style)
    if isinstance(formula, BrokenRule):
        return Working(check.cell, "check", formula, {}, check.cell.title)
    inputs = dict(_inputs(context, sheet, check, formula))
    return Working(check.cell, "check", FormulaRule(formula), inputs, check.cell.title)


def _read(context: Context, sheet: Sheet, data: Mapping[str, Any], path: KeyPath) -> Check:
    place = " ".join(str(data.get("tempat") or f"cek {int(path[1]) + 1}").split())
    lacks = [
        _missing(context, (*path, key), key)
        for key in ("tempat", "tercetak", "rumus")
        if key not in data and not context.document.was_faulty((*path, key))
    ]
    kind = context.kind(data.get("satuan"))
    cell = Cell(
        place,
        data.get("tercetak", ""),
        kind,
        context.reading(data.get("gaya_angka")),
        part=place,
        subject=place,
        title=str(data.get("uraian", place)),
        page=data.get("halaman"),
        path=(*path, "tercetak"),
    )
    return Check(sheet.cells.add(cell), data, path, tuple(lacks))


def _missing(context: Context, path: KeyPath, key: str) -> Diagnostic:
    sample = _SAMPLES[key]
    hint = Sentence(f"Tambahkan `{sample}`.", f"Add `{sample}`.")
    table = Sentence(f"`cek[{path[1]}]`", f"`cek[{path[1]}]`")
    found = context.document.problem("missing_key", path, {"key": key, "table": table, "hint": hint})
    context.problems.append(found)
    return found


_SAMPLES = {
    "tempat": 'tempat = "Tabel 3.18 rata-rata"',
    "tercetak": 'tercetak = "55,37"',
    "rumus": 'rumus = "rata_rata(a; b)"',
}


def _inputs(context: Context, sheet: Sheet, check: Check, formula: Formula) -> Iterator[tuple[str, Input]]:
    data, path = check.data, check.path
    rounded = data.get("dibulatkan", ())
    for index, name in enumerate(rounded):
        if name not in data.get("masukan", {}):
            context.problem(
                "unused_rounded",
                (*path, "dibulatkan", index),
                name=name,
                hint=did_you_mean(name, data.get("masukan", {})),
            )
    for key, value in data.get("masukan", {}).items():
        at = (*path, "masukan", key)
        name = _meant(key, formula)
        if name is None:
            context.problem("unused_input", at, name=key, hint=did_you_mean(key, formula.names))
            continue
        is_rounded = key in rounded
        if isinstance(value, list):
            yield name, tuple(_single(context, sheet, check, one, at, is_rounded) for one in value)
        else:
            yield name, _single(context, sheet, check, value, at, is_rounded)


def _single(context: Context, sheet: Sheet, check: Check, value: Any, path: KeyPath, rounded: bool) -> Any:
    if isinstance(value, Mapping):
        return cite(context, sheet.cells, value, path, rounded=rounded)
    return read_given(value, None, check.cell.reading, rounded=rounded)


def _meant(key: str, formula: Formula) -> str | None:
    if key in formula.names:
        return key
    wanted = squashed(key)
    return next(
        (name for name in formula.names if wanted in (squashed(name), squashed(formula.phrases.get(name, name)))), None
    )
