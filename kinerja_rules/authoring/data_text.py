"""A data file to fill in: every input that the indicators of a pack need in a year, each with its words and unit."""

from __future__ import annotations

from collections.abc import Iterator

from kinerja_rules.authoring.toml_text import key_text
from kinerja_rules.policy import PERIODS, Indicator, Pack


def inputs_of(indicator: Indicator) -> list[str]:
    """The inputs that an indicator needs; the realisation itself where its value is given."""
    if indicator.formula is None:
        return list(indicator.variables if indicator.versions else ("realisasi",))
    names = dict.fromkeys(name.partition("[")[0] for name in indicator.formula.names)
    known = indicator.variables
    return [name for name in names if name in known and known[name].constant is None]


def data_text(pack: Pack, year: int) -> str:
    """The data file of a year, its figures left empty; an empty one is read as not given."""
    lines = [
        f"# {' '.join(pack.name.split())}, {year}",
        "# Isi di antara tanda kutip, seperti tercetak; yang kosong berarti belum ada. Beberapa nilai: a; b; c",
        "",
        f"tahun = {year}",
    ]
    for indicator in pack.indicators.values():
        held = indicator.holding(year=year)
        asked = list(_asked(held[0])) if len(held) == 1 else []
        if asked:
            lines += ["", f"[data.{key_text(indicator.id)}]  # {' '.join(held[0].name.split())}", *asked]
    return "\n".join(lines) + "\n"


def _asked(indicator: Indicator) -> Iterator[str]:
    for period in PERIODS[indicator.period] or ("",):
        for name in inputs_of(indicator):
            variable = indicator.variables.get(name)
            unit = variable.unit if variable is not None else indicator.unit
            words = next(iter(variable.phrases), "") if variable is not None else ""
            told = ", ".join(filter(None, (" ".join(words.split()), unit)))
            key = f"{period}.{key_text(name)}" if period else key_text(name)
            yield f'{key} = ""{f"  # {told}" if told else ""}'
