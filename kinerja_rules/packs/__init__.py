"""Packs: files to policy models, proved.

Laws of this package:
1. Every problem of a file is told at once, each at its line and key, with what to write; none twice, and none that
   only follows from another.
2. A pack that loads is proved: its scales decide every value, its names resolve, its examples give what they state.
3. Nothing is kept between loadings.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from kinerja_rules.builtins import DEFAULT_REGISTRY
from kinerja_rules.errors import Diagnostic, RulesError
from kinerja_rules.packs.loading import Loader, PathLike
from kinerja_rules.packs.places import pack_files, shipped_folder
from kinerja_rules.policy import Pack
from kinerja_rules.registry import Registry

__all__ = ["check", "list_packs", "load_pack"]


def list_packs() -> tuple[str, ...]:
    """The ids of the shipped packs, in alphabetical order."""
    return tuple(sorted(pack_files(shipped_folder())))


def load_pack(
    source: PathLike | Mapping[str, Any], *, folders: Iterable[PathLike] = (), registry: Registry = DEFAULT_REGISTRY
) -> Pack:
    """The pack with a shipped id, at a path, or in a mapping.

    What it includes is looked for in ``folders``, beside its file, then among the shipped packs. Raises PackError with
    every problem at once, FileError where the file cannot be opened.
    """
    return Loader(registry, tuple(map(Path, folders))).pack(source)


def check(
    source: PathLike | Mapping[str, Any], *, folders: Iterable[PathLike] = (), registry: Registry = DEFAULT_REGISTRY
) -> list[Diagnostic]:
    """Every error and remark about a pack, in the order of its file. Raises nothing."""
    try:
        return list(Loader(registry, tuple(map(Path, folders))).source(source).problems)
    except RulesError as error:
        return list(error.diagnostics)
