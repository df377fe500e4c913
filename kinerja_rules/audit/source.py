"""From a path or a mapping to what an audit works on: the document, its problems, the packs it refers to.

Laws of this file:
1. A pack that cannot be used is told, and the report is audited without it.
2. Only a report with nothing in it to audit raises.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from attrs import frozen

from kinerja_rules.audit.bare_files import bare_document
from kinerja_rules.audit.context import Context
from kinerja_rules.audit.office_tables import MAX_BYTES
from kinerja_rules.audit.shape import report_shape
from kinerja_rules.errors import Diagnostic, KeyPath, ReportError, RulesError
from kinerja_rules.files.document import Document
from kinerja_rules.files.shape import checked
from kinerja_rules.files.text import PathLike, refuse_larger
from kinerja_rules.files.toml import read_toml
from kinerja_rules.messages import Sentence
from kinerja_rules.numbers import HALF_UP
from kinerja_rules.policy import Pack
from kinerja_rules.registry import Registry

Source = str | os.PathLike[str] | Mapping[str, Any]
LoadPack = Callable[[str], Pack]
DIRECTIONS = "nasional/capaian"
_NOTHING: Mapping[str, Any] = {}
_PARTS = ("tabel", "baris", "cek", "sama")


@frozen(eq=False)
class Head:
    """Who the report is."""

    id: str
    title: str
    year: int | None
    file: str | None


def read_source(
    source: Source, registry: Registry, load: LoadPack, instead: Mapping[str, Any] = _NOTHING
) -> tuple[Head, Context, Mapping[str, Any]]:
    """The head of the report, its context and its data; raises FileError and ReportError.

    What ``instead`` holds stands in the place of the report's own keys (``paket``, ``tahun``).
    """
    document = Document.of(source) if isinstance(source, Mapping) else _read(source)
    whole, problems = checked(document, report_shape(registry))
    found = [*document.diagnostics, *problems]
    data = whole.data
    if not any(data.get(part) for part in _PARTS):
        raise ReportError(*found, document.problem("report_empty", ()))
    head: Mapping[str, Any] = {**data.get("laporan", {}), **instead}
    rounding = registry.roundings.get(head.get("cara", HALF_UP.id_name), HALF_UP)
    context = Context(whole, registry, rounding, problems=found)
    context.year = head.get("tahun")
    context.style = head.get("gaya_angka", "auto")
    context.scale_name = head.get("skala")
    _take_packs(context, head, load)
    _take_units(context, data.get("satuan", {}))
    file = document.name
    name = str(head.get("id") or (Path(file).stem if file is not None else "laporan"))
    return Head(name, str(head.get("judul", name)), context.year, file), context, data


def _read(path: PathLike) -> Document:
    found = bare_document(path)
    if found is None:
        refuse_larger(path, MAX_BYTES)
        found = read_toml(path)
    return found


def folders_of(source: Source) -> tuple[Path, ...]:
    """Where packs that a report refers to are looked for besides the shipped ones."""
    if isinstance(source, Mapping):
        return ()
    here = Path(source).resolve().parent
    return here, here.parent


def _take_packs(context: Context, head: Mapping[str, Any], load: LoadPack) -> None:
    wanted: list[tuple[str, KeyPath]] = []
    if "paket" in head:
        wanted.append((head["paket"], ("laporan", "paket")))
    wanted += [(name, ("laporan", "acuan", index)) for index, name in enumerate(head.get("acuan", ()))]
    packs = []
    for name, path in wanted:
        pack = _loaded(context, name, path, load)
        context.lacking |= pack is None
        if pack is not None:
            packs.append(pack)
            if path == ("laporan", "paket"):
                context.own_pack = pack
    context.packs = tuple(packs)
    context.standing = lambda: _loaded(context, DIRECTIONS, ("laporan",), load)


def _loaded(context: Context, name: str, path: KeyPath, load: LoadPack) -> Pack | None:
    try:
        return load(name)
    except RulesError as error:
        first = error.diagnostics[0] if error.diagnostics else Diagnostic("report_empty")
        reason = Sentence(first.message("id"), first.message("en"))
        context.problem("pack_not_used", path, id=name, reason=reason, count=len(error.diagnostics))
        return None


def _take_units(context: Context, own: Mapping[str, Any]) -> None:
    counted = {unit for pack in context.packs for unit in pack.counted}
    same = {unit: other for pack in reversed(context.packs) for unit, other in pack.same_units.items()}
    counted |= {unit for unit, meaning in own.items() if meaning == "cacah"}
    same |= {unit: meaning["sama_dengan"] for unit, meaning in own.items() if isinstance(meaning, Mapping)}
    context.counted, context.same_units = frozenset(counted), same


def all_problems(context: Context) -> Iterator[Diagnostic]:
    """Every problem of the file once, in its order."""
    seen: list[Diagnostic] = []
    for one in context.problems:
        if one not in seen:
            seen.append(one)
    return iter(sorted(seen, key=lambda one: (one.place.line or 0, one.place.column or 0) if one.place else (0, 0)))
