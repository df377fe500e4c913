"""Data as given, before any pack reads them: values of indicators and lines of the budget, each with its place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import evolve, field, frozen

from kinerja_rules.errors import Diagnostic, Place
from kinerja_rules.numbers import UnitKind

CUMULATIVE = "kumulatif"
"""Stands in the place of a period where a value already adds up the years before."""

STANDING: Mapping[str, UnitKind | None] = {
    "realisasi": None,  # the indicator's own
    "capaian": "percent",
    "serapan": "percent",
    "pagu": "money",
    "realisasi_anggaran": "money",
}
"""What every indicator may be given besides the variables of its formula, with the kind of unit."""

SHARED = ""
"""Stands in the place of an indicator where a value is that of a variable of the pack, for all that use it."""

BETWEEN = "|"
"""Stands between the indicators that share a value."""

STATUSES = ("tetap", "sementara", "sangat_sementara")


@frozen
class Entry:
    """One value of a variable; without ``year`` of the year that is evaluated, without ``period`` of all of it.

    ``indicator`` may name several (``tkk | tpt``), or be ``SHARED``.
    """

    indicator: str
    variable: str
    value: Any = field(hash=False)
    place: Place
    year: int | None = None
    period: str | None = None
    status: str | None = None
    source: str | None = None
    page: str | None = None


@frozen
class BudgetLine:
    """One line of a budget: its code, its ceiling (pagu) and what was spent (realisasi), None where it is not given."""

    code: str
    name: str
    ceiling: Any = field(hash=False)
    spent: Any = field(hash=False)
    place: Place
    year: int | None = None


@frozen
class Data:
    """What data files hold. ``problems`` are about what could not be taken in; the rest is whole."""

    entries: tuple[Entry, ...] = ()
    lines: tuple[BudgetLine, ...] = ()
    problems: tuple[Diagnostic, ...] = ()

    def joined(self, other: Data) -> Data:
        """Both as one."""
        return Data(self.entries + other.entries, self.lines + other.lines, self.problems + other.problems)

    def of_year(self, year: int) -> Data:
        """Where no year is given, ``year``."""
        entries = tuple(evolve(one, year=one.year or year) for one in self.entries)
        return Data(entries, tuple(evolve(one, year=one.year or year) for one in self.lines), self.problems)
