"""The public face: packs, formulas and evaluation over a registry of plug-ins."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal

from kinerja_rules.builtins import BUILTINS
from kinerja_rules.engine.names import find_indicator, no_indicator
from kinerja_rules.engine.occasion import Occasion
from kinerja_rules.engine.order import in_order, named, version_of
from kinerja_rules.engine.pipeline import TargetLike, work
from kinerja_rules.engine.result import Result
from kinerja_rules.errors import Diagnostic, PackError
from kinerja_rules.formula import Formula, parse
from kinerja_rules.packs import check, list_packs, load_pack
from kinerja_rules.packs.loading import PathLike
from kinerja_rules.policy import Pack
from kinerja_rules.reading import Reading, read
from kinerja_rules.registry import Plugin, Registry

if TYPE_CHECKING:
    from kinerja_rules.audit import Report
    from kinerja_rules.audit.progress import Watch

PackLike = Pack | PathLike | Mapping[str, Any]


class Engine:
    """Packs and evaluation over the functions, roundings and aggregations of some plug-ins. Immutable, thread-safe."""

    def __init__(self, plugins: Iterable[Plugin] = (BUILTINS,)) -> None:
        """Raises RegistryError with every clash of names between the plug-ins."""
        self.registry = Registry.of(plugins)

    def parse(
        self,
        text: str,
        *,
        phrases: Mapping[str, Sequence[str]] | None = None,
        style: Literal["auto", "id", "en"] = "auto",
        units: Mapping[str, str] | None = None,
    ) -> Formula:
        """As ``kinerja_rules.parse``, with the functions of this engine."""
        return parse(text, phrases=phrases, style=style, units=units, registry=self.registry)

    def list_packs(self) -> tuple[str, ...]:
        """The ids of the shipped packs."""
        return list_packs()

    def load_pack(self, source: PathLike | Mapping[str, Any], *, folders: Iterable[PathLike] = ()) -> Pack:
        """As ``kinerja_rules.load_pack``, with the plug-ins of this engine."""
        return load_pack(source, folders=folders, registry=self.registry)

    def check(self, source: PathLike | Mapping[str, Any], *, folders: Iterable[PathLike] = ()) -> list[Diagnostic]:
        """As ``kinerja_rules.check``, with the plug-ins of this engine."""
        return check(source, folders=folders, registry=self.registry)

    def evaluate(
        self,
        pack: PackLike,
        indicator: str,
        inputs: Mapping[str, object],
        *,
        year: int,
        target: TargetLike = None,
        document: str = "pk",
        date: datetime.date | None = None,
    ) -> Result:
        """One indicator, by its id or its name in documents, for the inputs of a year.

        Inputs by name, or by period and name: numbers, figures as text (``"8.604"`` is read with the variable's
        unit), printed sums, lists; ``realisasi`` and ``capaian`` give what is known only as printed. ``target``
        overrides the pack's target of ``document``; ``date`` chooses between versions of one year. Raises PackError for
        an unknown pack or indicator, FileError for a file that cannot be read; all else is in the status and reasons.
        """
        pack = self._pack(pack)
        return work(pack, find_indicator(pack, indicator), inputs, Occasion(year, document, date), target)

    def evaluate_all(
        self,
        pack: PackLike,
        data: Mapping[str, Any],
        *,
        year: int,
        document: str = "pk",
        date: datetime.date | None = None,
    ) -> dict[str, Result]:
        """Every indicator of a pack, by id, in the pack's order; ``data`` holds the inputs of each, by id or name.

        ``data`` may be the content of a data file, with its inputs under ``data``. An indicator whose formula names
        another one takes that one's realisation, worked once. Raises PackError for data of an unknown indicator.
        """
        pack = self._pack(pack)
        given = _by_indicator(pack, data)
        results: dict[str, Result] = {}
        for name in pack.indicators:
            _with_others(pack, name, given, results, Occasion(year, document, date))
        return {name: results[name] for name in pack.indicators}

    def read(
        self,
        cell: str,
        *,
        name: str | None = None,
        phrases: Mapping[str, Sequence[str]] | None = None,
        style: Literal["auto", "id", "en"] = "auto",
    ) -> Reading:
        """As ``kinerja_rules.read``, with the functions of this engine."""
        return read(cell, name=name, phrases=phrases, style=style, registry=self.registry)

    def audit(
        self,
        report: PathLike | Mapping[str, Any],
        *,
        pack: str | None = None,
        year: int | None = None,
        progress: Watch | None = None,
    ) -> Report:
        """As ``kinerja_rules.audit``, with the plug-ins of this engine."""
        from kinerja_rules.audit import audit

        return audit(report, self, pack=pack, year=year, progress=progress)

    def _pack(self, pack: PackLike) -> Pack:
        return pack if isinstance(pack, Pack) else self.load_pack(pack)


@lru_cache(maxsize=1)
def _default() -> Engine:
    return Engine()


def evaluate(
    pack: PackLike,
    indicator: str,
    inputs: Mapping[str, object],
    *,
    year: int,
    target: TargetLike = None,
    document: str = "pk",
    date: datetime.date | None = None,
) -> Result:
    """As ``Engine.evaluate``, with what ships.

    >>> result = evaluate("banjar", "tkk", {"bekerja": 309142, "angkatan_kerja": 317696}, year=2024)
    >>> result.realisation, result.label
    (Fraction(9731, 100), 'Berhasil')
    """
    return _default().evaluate(pack, indicator, inputs, year=year, target=target, document=document, date=date)


def evaluate_all(
    pack: PackLike,
    data: Mapping[str, Any],
    *,
    year: int,
    document: str = "pk",
    date: datetime.date | None = None,
) -> dict[str, Result]:
    """As ``Engine.evaluate_all``, with what ships."""
    return _default().evaluate_all(pack, data, year=year, document=document, date=date)


def _by_indicator(pack: Pack, data: Mapping[str, Any]) -> dict[str, Mapping[str, object]]:
    inside = data.get("data")
    tables: Mapping[str, Any] = inside if isinstance(inside, Mapping) and "data" not in pack.indicators else data
    found: dict[str, Mapping[str, object]] = {}
    problems: list[Diagnostic] = []
    for name, inputs in tables.items():
        candidates = pack.find_all(name)
        if len(candidates) == 1:
            found[candidates[0].id] = inputs
        else:
            problems.append(no_indicator(pack, name, candidates))
    if problems:
        raise PackError(*problems)
    return found


def _with_others(
    pack: Pack,
    name: str,
    given: Mapping[str, Mapping[str, object]],
    results: dict[str, Result],
    occasion: Occasion,
) -> None:
    """Works ``name`` after the indicators that its formula names."""

    def needs(one: str) -> list[str]:
        return named(pack, version_of(pack, one, occasion))

    for here in in_order(name, needs, results):
        inputs = dict(given.get(here, {}))
        for other in needs(here):
            value = results[other].realisation if other in results else None
            if value is not None:
                inputs.setdefault(other, value)
        results[here] = work(pack, pack.indicators[here], inputs, occasion)
