"""Which indicator is meant: by its id, or by a name that documents give it."""

from __future__ import annotations

from collections.abc import Sequence

from kinerja_rules.errors import Diagnostic, PackError
from kinerja_rules.files.suggest import closest
from kinerja_rules.policy import Indicator, Pack


def find_indicator(pack: Pack, name: str) -> Indicator:
    """The indicator; raises PackError where none or several are called so."""
    found = pack.find_all(name)
    if len(found) == 1:
        return found[0]
    raise PackError(no_indicator(pack, name, found))


def no_indicator(pack: Pack, name: str, found: Sequence[Indicator]) -> Diagnostic:
    """That no indicator, or more than one, is called so."""
    if found:
        known = ", ".join(indicator.id for indicator in found)
        return Diagnostic("indicator_ambiguous", {"pack": pack.id, "name": name, "known": known})
    near = closest(name, pack.indicators) or closest(name, [one.name for one in pack.indicators.values()])
    values = {"pack": pack.id, "name": name, "near": near or "", "known": ", ".join(pack.indicators) or "-"}
    return Diagnostic("indicator_unknown_near" if near else "indicator_unknown", values)
