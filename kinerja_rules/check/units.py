"""Units as declared: ``rupiah / jam`` is rupiah to the power 1 and jam to the power -1; percent is a unit like others.

A unit that nobody declared is None; a pure number has the unit ``PLAIN``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from attrs import frozen

_SAME = {
    "%": "persen",
    "persentase": "persen",
    "prosen": "persen",
    "percent": "persen",
    "rp": "rupiah",
    "rp.": "rupiah",
    "idr": "rupiah",
}
_NUMBERS = frozenset(("", "1", "-", "angka", "bilangan", "rasio", "tanpa satuan"))  # pure numbers
_PER = re.compile(r"\s*/\s*|\s+per\s+")


@frozen
class Unit:
    """Base units with their powers, in alphabetical order; no power is zero."""

    powers: tuple[tuple[str, int], ...] = ()

    @classmethod
    def of(cls, powers: Mapping[str, int]) -> Unit:
        return cls(tuple(sorted((base, power) for base, power in powers.items() if power)))

    def power_of(self, base: str) -> int:
        return dict(self.powers).get(base, 0)

    def times(self, other: Unit, power: int = 1) -> Unit:
        """The product with ``other`` raised to ``power``."""
        if not (other.powers and power):
            return self
        total = dict(self.powers)
        for base, exponent in other.powers:
            total[base] = total.get(base, 0) + exponent * power
        return Unit.of(total)

    def __str__(self) -> str:
        above = " × ".join(_raised(base, power) for base, power in self.powers if power > 0)
        below = [_raised(base, -power) for base, power in self.powers if power < 0]
        return " / ".join([above or "1", *below]) if self.powers else "tanpa satuan"


PLAIN = Unit()
PERCENT = Unit((("persen", 1),))


def _raised(base: str, power: int) -> str:
    return base if power == 1 else f"{base}^{power}"


def parse_unit(text: str, same: Mapping[str, str] | None = None) -> Unit:
    """The unit that ``text`` names: ``Rupiah / Jam``, ``persen``; ``same`` maps a pack's synonyms to their base.

    ``angka``, ``bilangan`` and ``rasio`` name pure numbers.

    >>> str(parse_unit("Rp / Jam"))
    'rupiah / jam'
    """
    synonyms = {key.casefold(): value.casefold() for key, value in (same or {}).items()}
    unit = PLAIN
    for index, part in enumerate(_PER.split(text.strip().casefold())):
        base = " ".join(part.split())
        base = _SAME.get(base, base)
        for _ in range(len(synonyms)):
            if base not in synonyms:
                break
            base = synonyms[base]
        if base not in _NUMBERS:
            unit = unit.times(Unit(((base, 1),)), 1 if index == 0 else -1)
    return unit


def parse_units(units: Mapping[str, str], same: Mapping[str, str] | None = None) -> dict[str, Unit]:
    """The declared units of variables, by name."""
    return {name: parse_unit(text, same) for name, text in units.items() if text.strip()}


def known(units: Iterable[Unit | None]) -> list[Unit]:
    """The declared units among ``units``, pure numbers left out."""
    return [unit for unit in units if unit is not None and unit != PLAIN]
