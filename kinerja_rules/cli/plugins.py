"""Plug-ins that are installed beside this package: entry points of the group ``kinerja_rules.plugins``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kinerja_rules.errors import Diagnostic, RegistryError

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

    from kinerja_rules.engine import Engine
    from kinerja_rules.registry import Plugin

GROUP = "kinerja_rules.plugins"


def engine() -> Engine:
    """The engine of the command line: what ships, and every installed plug-in.

    Raises RegistryError where a plug-in cannot be loaded, is none, or clashes with another; the plug-in is named.
    """
    from kinerja_rules.builtins import BUILTINS
    from kinerja_rules.engine import Engine

    return Engine((BUILTINS, *installed()))


def installed() -> list[Plugin]:
    """The installed plug-ins, in the order of their names."""
    from importlib.metadata import entry_points

    points = sorted(entry_points(group=GROUP), key=lambda point: (point.name, point.value))
    return [_loaded(point) for point in points]


def _loaded(point: EntryPoint) -> Plugin:
    from kinerja_rules.registry import Plugin

    values = {"name": point.name, "value": point.value}
    try:
        found = point.load()
    except (ImportError, AttributeError) as error:
        raise RegistryError(Diagnostic("plugin_not_loaded", {**values, "reason": str(error)})) from None
    if not isinstance(found, Plugin):
        raise RegistryError(Diagnostic("plugin_is_none", {**values, "type": type(found).__name__}))
    return found
