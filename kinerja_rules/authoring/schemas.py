"""Pack, report and data as JSON Schema, from the shapes by which the files are read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kinerja_rules.audit.shape import report_shape
from kinerja_rules.engine.shape import data_shape
from kinerja_rules.files.shape import json_schema
from kinerja_rules.packs.keys import pack_shape
from kinerja_rules.registry import Registry

KINDS = ("pack", "report", "data")


def schema(kind: str, registry: Registry) -> Mapping[str, Any]:
    """The JSON Schema 2020-12 of a ``pack``, ``report`` or ``data`` file, with descriptions in Indonesian.

    ``registry`` says which roundings and aggregations there are.
    """
    if kind == "data":
        return json_schema(data_shape())
    shapes = {"pack": pack_shape, "report": report_shape}
    return json_schema(shapes[kind](registry))
