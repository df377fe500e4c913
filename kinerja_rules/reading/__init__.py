"""A decree's whole cell -> formula, variables, legend, worked numbers, and whether it is arithmetic at all."""

from kinerja_rules.reading.cell import read
from kinerja_rules.reading.formatting import format_pack_text
from kinerja_rules.reading.model import Example, Kind, Reading
from kinerja_rules.reading.output import indicator_toml

__all__ = ["Example", "Kind", "Reading", "format_pack_text", "indicator_toml", "read"]
