"""What an indicator is measured against: its targets, and the worked examples of the document."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from kinerja_rules.errors import KeyPath
from kinerja_rules.numbers import UnitKind
from kinerja_rules.packs.desk import Desk
from kinerja_rules.packs.sections import Section
from kinerja_rules.policy import Direction, Example, Target

DEFAULT_DOCUMENT = "pk"

_RANGE = re.compile(r"(?P<low>.+?)\s*(?:s/d|s\.d\.|sampai|\.\.|(?<=[\d%])\s*[-–—]\s*(?=\d))\s*(?P<high>.+)")


def range_ends(text: str) -> tuple[str, str] | None:
    """The ends of a range as printed, ``2% s/d 4%`` or ``2 - 4``; None for anything else."""
    match = _RANGE.fullmatch(text.strip())
    return None if match is None else (match["low"], match["high"])


def read_targets(
    desk: Desk, section: Section, kind: UnitKind | None, direction: Direction | None
) -> dict[str, dict[int, Target]]:
    """The targets by document and year, read with the indicator's unit; ``target.2024`` is that of pk."""
    found: dict[str, dict[int, Target]] = {}
    path = section.at("target")
    for key, value in section.get("target", {}).items():
        if key.isdigit():
            years: Mapping[str, Any] = {key: value}
            document, at = DEFAULT_DOCUMENT, path
        else:
            years, document, at = value, key, (*path, key)
        for year, stated in years.items():
            target = _target(desk, stated, (*at, year), kind, direction)
            if target is not None:
                if int(year) in found.setdefault(document, {}):
                    desk.error("target_twice", (*at, year), document=document, year=year)
                found[document][int(year)] = target
    return found


def read_period_targets(
    desk: Desk, section: Section, periods: Sequence[str], kind: UnitKind | None, direction: Direction | None
) -> dict[int, dict[str, Target]]:
    """The targets of a year's periods; a period that the indicator has not is told."""
    found: dict[int, dict[str, Target]] = {}
    path = section.at("target_periode")
    for year, table in section.get("target_periode", {}).items():
        for period, stated in table.items():
            at = (*path, year, period)
            if period not in periods:
                desk.error("target_period", at, period=period, known=", ".join(periods) or "-")
                continue
            target = _target(desk, stated, at, kind, direction)
            if target is not None:
                found.setdefault(int(year), {})[period] = target
    return found


def _target(
    desk: Desk, stated: Any, path: KeyPath, kind: UnitKind | None, direction: Direction | None
) -> Target | None:
    ends = range_ends(stated) if isinstance(stated, str) else None
    if ends is not None or isinstance(stated, dict):
        low, high = (
            desk.figure(stated[end], (*path, end), kind) if ends is None else desk.figure(ends[at], path, kind)
            for at, end in enumerate(("bawah", "atas"))
        )
        if low is None or high is None:
            return None
        if low.value > high.value:
            desk.error("target_reversed", path, low=low.text, high=high.text)
            return None
        if direction is not None and not direction.for_ranges:
            desk.error("target_not_range", path, direction=direction.name)
        text = f"{low.text} - {high.text}"
        return Target(low=low.value, high=high.value, text=text, digits=max(low.digits, high.digits))
    figure = desk.figure(stated, path, kind)
    if figure is None:
        return None
    if direction is not None and direction.for_ranges:
        desk.error("target_not_figure", path, direction=direction.name, target=figure.text)
    return Target(figure.value, text=figure.text, digits=figure.digits)


def read_examples(desk: Desk, section: Section) -> tuple[Example, ...]:
    """The examples of the section itself, unworked."""
    return tuple(
        Example(
            each["masukan"],
            str(each["hasil"]),
            year=each.get("tahun"),
            mode=desk.mode(each.get("cara")),
            matches=each.get("cocok", True),
            reason=each.get("alasan"),
            source=each.get("sumber"),
        )
        for each in section.table.get("contoh", ())
    )
