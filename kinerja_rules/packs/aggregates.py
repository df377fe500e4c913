"""The aggregates of a pack file, proved: their names resolve, their indicators exist."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from kinerja_rules.check import unknown_names
from kinerja_rules.errors import KeyPath
from kinerja_rules.formula import Formula, parse, parse_condition
from kinerja_rules.packs.desk import Desk, Table
from kinerja_rules.packs.keys import CONFIDENCE, LEVEL_WORDS
from kinerja_rules.policy import AGGREGATE_NAMES, AGGREGATE_UNITS, LEVELS, Aggregate


def read_aggregates(desk: Desk, pack: str) -> Mapping[str, Aggregate]:
    """The pack's own aggregates by name; one that cannot be used is told and left out."""
    found: dict[str, Aggregate] = {}
    for name, table in desk.table("agregat").items():
        path = ("agregat", name)
        for number, wanted in enumerate(table.get("indikator", ())):
            known = desk.table("indikator")
            if wanted not in known and not desk.hurt("indikator"):
                desk.unknown("aggregate_indicator", (*path, "indikator", number), wanted, known, None)
        validity = desk.validity(table, path)
        formula = _formula(desk, table, path, "rumus", parse)
        condition = _formula(desk, table, path, "syarat", parse_condition)
        if "jika_tidak" in table and "syarat" not in table and not desk.hurt(*path, "syarat"):
            desk.error("otherwise_without_condition", (*path, "jika_tidak"))
        if formula is None or (condition is None and "syarat" in table):
            continue
        found[name] = Aggregate(
            name,
            formula,
            condition=condition,
            otherwise=table.get("jika_tidak"),
            levels=(LEVEL_WORDS[table["per"]],) if "per" in table else LEVELS,
            indicators=tuple(table.get("indikator", ())),
            skip_missing=table.get("tanpa_capaian") == "lewati",
            as_written=table.get("tertulis"),
            validity=validity,
            confidence=CONFIDENCE.get(table.get("keyakinan", "")),
            note=table.get("catatan"),
            origin=pack,
        )
    return found


def _formula(desk: Desk, table: Table, path: KeyPath, key: str, reader: Callable[..., Formula]) -> Formula | None:
    """The formula under a key; None where there is none, or where it cannot be used, which is told."""
    if key not in table:
        return None
    text, at = table[key], (*path, key)
    formula = desk.formula(at, lambda: reader(text, units=AGGREGATE_UNITS, registry=desk.registry))
    wrong = [] if formula is None else list(unknown_names(formula.tree, AGGREGATE_NAMES, text))
    for problem in wrong:
        desk.inside(problem, at)
    if formula is None or wrong:
        return None
    desk.notes(formula, at)
    return formula
