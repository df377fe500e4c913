"""The engine: a registry of plug-ins, and the pipeline from a pack and its inputs to results.

Laws of this package:
1. The order is fixed: version, realisation, rounding, target, achievement, rounding, label, derived values.
2. What is missing or has no value is a status with reasons; only a wrong name of a pack or an indicator is raised.
3. The same pack, inputs and engine give the same record, byte for byte.
"""

from __future__ import annotations

from kinerja_rules.engine.engine import Engine, evaluate, evaluate_all
from kinerja_rules.engine.result import DerivedValue, Label, Result

__all__ = ["DerivedValue", "Engine", "Label", "Result", "evaluate", "evaluate_all"]
