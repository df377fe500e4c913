"""What ships with the package, and how a person names a part of it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from kinerja_rules.errors import Diagnostic, PackError, RulesError
from kinerja_rules.files.suggest import closest

if TYPE_CHECKING:
    from kinerja_rules.policy import Indicator, Pack

REPORT_TABLES = {"laporan", "tabel", "baris", "cek", "sama"}
REPORT_FILES = "laporan-*.toml"


def shipped_packs() -> list[tuple[str, str]]:
    """Id and name of every pack that ships."""
    from kinerja_rules.packs.places import pack_files, shipped_folder

    return [(id_, _name(file, "paket", "nama")) for id_, file in pack_files(shipped_folder()).items()]


def shipped_reports() -> dict[str, Path]:
    """Id -> file of every report that ships: ``banjar/laporan-2024``."""
    from kinerja_rules.packs.places import shipped_folder

    folder = shipped_folder()
    files = sorted(folder.rglob(REPORT_FILES))
    return {"/".join(file.relative_to(folder).with_suffix("").parts): file for file in files}


def report_titles() -> list[tuple[str, str]]:
    """Id and title of every report that ships."""
    return [(id_, _name(file, "laporan", "judul")) for id_, file in shipped_reports().items()]


def find_report(name: str) -> Path | None:
    """The file of this name, else that of the shipped report with this id; None where there is neither."""
    path = Path(name)
    if path.exists():
        return path
    shipped = shipped_reports().get(name)
    here = Path.cwd()
    return shipped.relative_to(here) if shipped is not None and shipped.is_relative_to(here) else shipped


def is_report(path: Path) -> bool:
    """Whether a file holds a report, by the tables that it has."""
    tables = _tables(path)
    return "paket" not in tables and not REPORT_TABLES.isdisjoint(tables)


def is_table(path: Path) -> bool:
    """Whether a file is a table or a record by its ending, and so no pack."""
    return path.suffix.lower() in (".csv", ".tsv", ".xlsx", ".json")


def is_data(path: Path) -> bool:
    """Whether a file holds data of a year: a table by its ending, or TOML by the tables that it has."""
    if is_table(path):
        return True
    tables = _tables(path)
    return "paket" not in tables and not {"data", "anggaran"}.isdisjoint(tables) and REPORT_TABLES.isdisjoint(tables)


def is_pack(path: Path) -> bool:
    """Whether a file holds a pack, by the tables that it has."""
    return "paket" in _tables(path)


def find_indicator(pack: Pack, wanted: str) -> Indicator:
    """The indicator of this id, name or alias; PackError where there is none, or more than one."""
    found = pack.find_all(wanted)
    if len(found) == 1:
        return found[0]
    if found:
        ids = ", ".join(one.id for one in found)
        raise PackError(Diagnostic("indicator_ambiguous", {"pack": pack.id, "name": wanted, "known": ids}))
    near = closest(wanted, [name for one in pack.indicators.values() for name in (one.id, one.name, *one.aliases)])
    values = {"name": wanted, "pack": pack.id, "near": near, "known": ", ".join(pack.indicators) or "-"}
    raise PackError(Diagnostic("indicator_unknown_near" if near else "indicator_unknown", values))


def _name(file: Path, table: str, key: str) -> str:
    head = _tables(file).get(table, {})
    return str(head.get(key, "")) if isinstance(head, Mapping) else ""


def _tables(file: Path) -> Mapping[str, object]:
    """What stands at the top of a file; empty where it cannot be read."""
    from kinerja_rules.files.toml import read_toml

    try:
        return read_toml(file).data
    except RulesError:
        return {}
