"""The engine: a registry of plug-ins, and the pipeline from a pack and its inputs to results.

Laws of this package:
1. The order is fixed: version, realisation, rounding, target, achievement, rounding, label, derived values.
2. What is missing or has no value is a status with reasons; only a wrong name of a pack or an indicator is raised.
3. The same pack, inputs and engine give the same record, byte for byte.
"""

from __future__ import annotations

from kinerja_rules.engine.data import BudgetLine, Data, Entry
from kinerja_rules.engine.engine import Engine, evaluate, evaluate_all
from kinerja_rules.engine.reading import read_data
from kinerja_rules.engine.result import DerivedValue, Label, Result
from kinerja_rules.engine.year import Year, evaluate_year

__all__ = [
    "BudgetLine",
    "Data",
    "DerivedValue",
    "Engine",
    "Entry",
    "Label",
    "Result",
    "Year",
    "evaluate",
    "evaluate_all",
    "evaluate_year",
    "read_data",
]
