"""How the indicators of a pack feed each other, and the circles that nobody could work out.

A formula that changes with the years is looked at in every year and on every day on which something changes.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping

from kinerja_rules.packs.desk import Desk
from kinerja_rules.packs.rules import find_cycle, names_in
from kinerja_rules.policy import Indicator


def refuse_circles(desk: Desk, indicators: Mapping[str, Indicator]) -> None:
    """Notes the indicators that need each other at one time, once for each circle, at the version where it begins."""
    told: set[frozenset[str]] = set()
    for held in _moments(indicators):
        cycle = find_cycle(_cascade(held))
        if not cycle or frozenset(cycle) in told:
            continue
        told.add(frozenset(cycle))
        first = indicators[cycle[0]].versions
        at = ("versi", first.index(held[cycle[0]])) if first else ()
        shown = [f"{name} ({held[name].version})" if held[name].version else name for name in cycle]
        desk.error("indicator_cycle", ("indikator", cycle[0], *at), cycle=" -> ".join(shown))


def _moments(indicators: Mapping[str, Indicator]) -> Iterable[Mapping[str, Indicator]]:
    """The indicators as they hold together: on every day on which a version begins, in every year around one."""
    versions = [version for one in indicators.values() for version in one.versions]
    if not versions:
        yield indicators
        return
    ends = {end for one in versions for end in (one.validity.start, one.validity.end) if end is not None}
    days = sorted({day for end in ends for day in (end, end + datetime.timedelta(days=1)) if end < datetime.date.max})
    years = sorted({end.year + step for end in ends for step in (-1, 0, 1)})
    for each in (*[{"date": day} for day in days], *[{"year": year} for year in years]):
        held = {name: one.holding(**each) for name, one in indicators.items()}  # type: ignore[arg-type]  # one of the two
        yield {name: found[0] for name, found in held.items() if len(found) == 1}


def _cascade(indicators: Mapping[str, Indicator]) -> dict[str, list[str]]:
    """Which indicators of the same year each one's formula names."""
    return {
        name: [used for used in names_in(indicator.formula) if used in indicators and used not in indicator.variables]
        for name, indicator in indicators.items()
    }
