"""Where packs are found: shipped with the package, at the top of a checkout, beside a pack of one's own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

PACK_FILE = "paket.toml"
PACK_ID = re.compile(r"[a-z0-9][a-z0-9._-]*(/[a-z0-9][a-z0-9._-]*)*")
_MAX_ID = 200
_NOT_PACKS = ("laporan-", "data-")


def shipped_folder() -> Path:
    """The folder of shipped packs: ``policies`` inside the installed package, else at the top of the checkout."""
    package = Path(__file__).parents[1]
    inside = package / "policies"
    return inside if inside.is_dir() else package.parent / "policies"


def pack_files(folder: Path) -> dict[str, Path]:
    """Id -> file of every pack below ``folder``: ``banjar/paket.toml`` is banjar, ``nasional/umum.toml`` its path."""
    found: dict[str, Path] = {}
    for file in sorted(folder.rglob("*.toml")):
        if not file.name.startswith(_NOT_PACKS):
            parts = file.relative_to(folder).with_suffix("").parts
            parts = parts[:-1] if file.name == PACK_FILE and len(parts) > 1 else parts
            found["/".join(parts)] = file
    return found


def find_pack(name: str, folders: Iterable[Path]) -> Path | None:
    """The file of the pack with this id in the first folder that has it: ``<id>.toml`` or ``<id>/paket.toml``."""
    if len(name) > _MAX_ID or not PACK_ID.fullmatch(name):
        return None
    for folder in folders:
        for file in (folder / f"{name}.toml", folder / name / PACK_FILE):
            if file.is_file() and not file.name.startswith(_NOT_PACKS):
                return file
    return None


def neighbours(file: Path) -> tuple[Path, ...]:
    """The folders in which packs that ``file`` includes are looked for before the shipped ones."""
    here = file.resolve().parent
    return here, here.parent


def pack_at(path: Path) -> Path | None:
    """The pack file that ``path`` is, or that is in the folder it is; None where there is none."""
    try:
        found = path / PACK_FILE if path.is_dir() else path
        return found if found.is_file() else None
    except (OSError, ValueError):  # no name of a file at all
        return None
