"""The plug-in that ships: it uses the very mechanism that a third party would."""

from __future__ import annotations

from kinerja_rules.builtins.aggregations import AGGREGATIONS
from kinerja_rules.builtins.functions import FUNCTIONS
from kinerja_rules.builtins.roundings import ROUNDINGS
from kinerja_rules.registry import Plugin, Registry

BUILTINS = Plugin("kinerja_rules", functions=FUNCTIONS, roundings=ROUNDINGS, aggregations=AGGREGATIONS)
DEFAULT_REGISTRY = Registry.of((BUILTINS,))
