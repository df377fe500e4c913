"""``NAME=VALUE`` on the command line -> inputs of a formula or an indicator."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from kinerja_rules.cli.usage import Misuse

if TYPE_CHECKING:
    from kinerja_rules.inputs import Input
    from kinerja_rules.policy import Indicator

# the first `=` that is no part of a comparison; a name may be a phrase, an earlier year, or stand below a period
_ASSIGNED = re.compile(r"(?P<name>[^=]*?[^\s=<>!])\s*=\s*(?P<value>.*)", re.S)


def read_assignments(texts: Sequence[str]) -> dict[str, str]:
    """Each text as name and value, as written; Misuse where one is neither, or a name stands twice."""
    found: dict[str, str] = {}
    for text in texts:
        match = _ASSIGNED.fullmatch(text.strip())
        if match is None:
            raise Misuse("input_without_value", text=text)
        if match["name"] in found:
            raise Misuse("input_twice", name=match["name"])
        found[match["name"]] = match["value"].strip()
    return found


def as_inputs(given: Mapping[str, str], names: Iterable[str], phrases: Mapping[str, str]) -> dict[str, Input]:
    """Inputs by the formula's names; a phrase may stand for its name, and ``1; 2; 3`` is a series."""
    from kinerja_rules.policy import squashed

    by_wording = {squashed(wording): name for name, wording in phrases.items()}
    by_wording.update((squashed(name), name) for name in names)
    known = set(names)
    found: dict[str, Input] = {}
    for name, value in given.items():
        key = name if name in known else by_wording.get(squashed(name), name)
        if key in found:
            raise Misuse("input_twice", name=name)
        found[key] = as_input(value)
    return found


def as_input(value: str) -> Input:
    """A figure or sum as written; several, separated by semicolons, are a series."""
    parts = [part.strip() for part in value.strip("[]").split(";")]
    return parts if len(parts) > 1 else value


def indicator_inputs(given: Mapping[str, str], indicator: Indicator) -> dict[str, object]:
    """Inputs of an indicator by name, or below their period: ``tw3.ditempatkan`` stands below ``tw3``."""
    from kinerja_rules.policy import PERIOD_KEYS

    names = (*(indicator.formula.names if indicator.formula is not None else ()), *indicator.variables)
    phrases = {name: phrase for name, one in indicator.variables.items() for phrase in one.phrases[:1]}
    if indicator.formula is not None:
        phrases.update(indicator.formula.phrases)
    yearly: dict[str, str] = {}
    periods: dict[str, dict[str, str]] = {}
    for name, value in given.items():
        period, _, rest = name.partition(".")
        if rest and period in PERIOD_KEYS:
            periods.setdefault(period, {})[rest] = value
        else:
            yearly[name] = value
    below = {period: as_inputs(inputs, names, phrases) for period, inputs in periods.items()}
    return {**as_inputs(yearly, names, phrases), **below}
