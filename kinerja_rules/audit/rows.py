"""Realisation and achievement of a row, of a table or alone: what they should follow from.

Laws of this file:
1. An input that the report does not print is not supplied: not from the pack's targets, not from another table.
2. The target is exact. A count and a percentage without decimals are exact. A printed realisation without inputs of its
   own is known to its digits only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from attrs import evolve

from kinerja_rules.audit.bench import Working
from kinerja_rules.audit.cells import Cell, Cited, Given, Input, Reading, is_whole, read_given
from kinerja_rules.audit.citing import cite
from kinerja_rules.audit.context import UPWARD, Context, did_you_mean
from kinerja_rules.audit.realised import RealisationRule
from kinerja_rules.audit.rules import BrokenRule, DirectionRule, Rule
from kinerja_rules.audit.tables import MAIN, Row, Sheet, Triple
from kinerja_rules.errors import Diagnostic, KeyPath
from kinerja_rules.formula import Formula
from kinerja_rules.numbers import UnitKind
from kinerja_rules.policy import PERIOD_KEYS, Direction, Indicator, Target, squashed
from kinerja_rules.policy.directions import RANGE
from kinerja_rules.policy.realisations import PRINTED

_BETWEEN = re.compile(r"\s*(?:[-–—]|\bs\s*[/.]\s*d\b\.?|\bsampai(?:\s+dengan)?\b|\bhingga\b)\s*", re.IGNORECASE)


def realisation(context: Context, sheet: Sheet, row: Row, column: str = MAIN.realisation) -> Working | None:
    """The working of the realisation from the inputs of the row; None where the report gives none, or prints none."""
    cell = row.cells.get(column)
    stated: Mapping[str, Any] = row.added.get("masukan", {})
    if cell is None or not stated or cell.blank:
        return None
    indicator = row.indicator or _bare(context, row)
    own = _own_formula(context, row)
    if isinstance(own, BrokenRule):
        return Working(cell, "realisation", own, {}, cell.title)
    formula = own or indicator.formula
    if formula is None and not _is_printed(stated):
        if not context.lacking:
            context.problem("inputs_without_formula", (*row.added_path, "masukan"), row=row.place)
        return None
    inputs = dict(_inputs(context, sheet, row, indicator, formula))
    rule = RealisationRule(indicator, formula, tuple(inputs))
    meant = indicator.intended if own is None else None
    intended = None if meant is None else RealisationRule(indicator, meant, tuple(inputs))
    return Working(cell, "realisation", rule, inputs, cell.title, intended)


def achievement(
    row: Row,
    triple: Triple,
    direction: Direction | BrokenRule,
    *,
    worked: bool,
    rounded: bool = False,
) -> Working | None:
    """The working of an achievement by the row's direction; None where none is printed.

    ``worked``: the realisation has inputs of its own; ``rounded``: the report says that it is known to its digits only.
    """
    cell = row.cells.get(triple.achievement)
    if cell is None or cell.blank:
        return None
    if isinstance(direction, BrokenRule):
        return Working(cell, "achievement", direction, {}, cell.title)
    rule: Rule = DirectionRule(direction)
    inputs: dict[str, Input] = {}
    realised, target = row.cells.get(triple.realisation), row.cells.get(triple.target)
    if realised is not None:
        inputs[PRINTED] = Cited(realised, rounded or not (worked or realised.whole))
    if target is not None:
        inputs["target"] = Cited(target)
    ends = {end: row.cells[end] for end in RANGE if end in row.cells}
    if target is not None and not ends and direction.for_ranges:
        ends = _printed_range(target)
    inputs |= {end: Cited(one) for end, one in ends.items()}
    return Working(cell, "achievement", rule, inputs, cell.title, needs=tuple(_unfit(direction, row, bool(ends))))


def direction_of(context: Context, row: Row, stated: str | None, path: KeyPath) -> Direction | BrokenRule:
    """The direction of a row: the stated one, else that of its indicator, else naik."""
    if stated is not None:
        found = context.direction(stated, path)
        return found or BrokenRule(stated, Diagnostic("direction_not_known", {"name": stated}))
    if row.indicator is not None and row.indicator.direction is not None:
        return row.indicator.direction
    return context.directions.get(UPWARD) or BrokenRule(UPWARD, Diagnostic("direction_not_known", {"name": UPWARD}))


def _printed_range(target: Cell) -> dict[str, Cell]:
    """The two ends of a target that is printed as a range, ``2% - 4%`` or ``2 s/d 4%``; none of any other."""
    ends = _BETWEEN.split(target.text)
    if len(ends) != len(RANGE) or not all(ends):
        return {}
    kind: UnitKind | None = "percent" if "%" in target.text else target.kind
    return {
        name: evolve(target, id=f"{target.id}/{name.rpartition('_')[2]}", raw=text, kind=kind)
        for name, text in zip(RANGE, ends, strict=True)
    }


def _unfit(direction: Direction, row: Row, is_range: bool) -> Iterator[Diagnostic]:
    if is_range and direction.for_figures:
        yield Diagnostic("target_is_range", {"direction": direction.name, "target": Target().text})
    if not is_range and direction.for_ranges and row.text("target"):
        yield Diagnostic("target_is_figure", {"direction": direction.name, "target": row.text("target")})


def _own_formula(context: Context, row: Row) -> Formula | BrokenRule | None:
    text = row.added.get("rumus")
    if text is None:
        return None
    return context.formula(text, (*row.added_path, "rumus"), style=context.reading(row.added.get("gaya_angka")).style)


def _bare(context: Context, row: Row) -> Indicator:
    """What stands for an indicator where no pack has one: the row's own unit and nothing else."""
    unit = row.added.get("satuan")
    cell = row.cells.get(MAIN.realisation)
    kind = context.kind(unit) if unit is not None else None if cell is None else cell.kind
    return Indicator(row.key, row.title, "direct", unit=unit, unit_kind=kind)


def _is_printed(stated: Mapping[str, Any]) -> bool:
    """Whether the inputs are realisations known as printed, of the year or of its periods."""
    return any(key == PRINTED or (isinstance(one, Mapping) and PRINTED in one) for key, one in stated.items())


# Inputs.


def _inputs(
    context: Context, sheet: Sheet, row: Row, indicator: Indicator, formula: Formula | None
) -> Iterator[tuple[str, Input]]:
    path = (*row.added_path, "masukan")
    reading = context.reading(row.added.get("gaya_angka"))
    known = _known(indicator, formula)
    rounded = row.added.get("dibulatkan", ())
    for key, value in row.added["masukan"].items():
        by_period = key in PERIOD_KEYS and isinstance(value, Mapping) and "dari" not in value
        for name, one in value.items() if by_period else ((key, value),):
            at = (*path, key, name) if by_period else (*path, key)
            meant = _meant(name, known, formula)
            if meant is None:
                context.problem("unused_input", at, name=name, hint=did_you_mean(name, known))
                continue
            given = _one(context, sheet, one, at, indicator, meant, reading, rounded=meant in rounded)
            yield (f"{key}.{meant}" if by_period else meant), given


def _one(
    context: Context,
    sheet: Sheet,
    value: Any,
    path: KeyPath,
    indicator: Indicator,
    name: str,
    reading: Reading,
    *,
    rounded: bool,
) -> Input:
    variable = indicator.variables.get(name.partition("[")[0])
    kind = indicator.unit_kind if name == PRINTED else variable.unit_kind if variable is not None else None
    if isinstance(value, Mapping):
        return cite(context, sheet.cells, value, path, rounded=rounded)
    if isinstance(value, list):
        return tuple(
            cite(context, sheet.cells, one, path) if isinstance(one, Mapping) else read_given(one, kind, reading)
            for one in value
        )
    given = read_given(value, kind, reading, rounded=rounded)
    if name == PRINTED and given.figure is not None and not is_whole(given.figure, kind):
        return Given(given.text, given.figure, given.value, rounded=True)
    return given


def _known(indicator: Indicator, formula: Formula | None) -> tuple[str, ...]:
    names = () if formula is None else formula.names
    meant = () if indicator.intended is None else indicator.intended.names
    return tuple(dict.fromkeys((*names, *meant, PRINTED)))


def _meant(name: str, known: tuple[str, ...], formula: Formula | None) -> str | None:
    """The variable that an input is for: by its name, or by the words in which the formula has it."""
    if name in known:
        return name
    phrases = {} if formula is None else formula.phrases
    return next((one for one in known if squashed(name) in (squashed(one), squashed(phrases.get(one, "")))), None)
