"""Policies as values: indicators, directions, scales and the pack that holds them. No files here.

Laws of this package:
1. Everything is frozen and compares by what it says; a pack is shared between threads.
2. Nothing is assumed: a zero target, a value in the gap of a scale or beyond its ends has a value only where the
   definition gives one, else a reason.
3. A scale gives a value one label at most: its bands are in order and do not overlap.
"""

from kinerja_rules.policy.aggregates import AGGREGATE_NAMES, AGGREGATE_UNITS, LEVELS, Aggregate, Level
from kinerja_rules.policy.common import ALWAYS, Confidence, RoundingRule, Validity, listed, squashed
from kinerja_rules.policy.directions import DIRECTION_NAMES, UNDEFINED, Direction, Target, ZeroTarget
from kinerja_rules.policy.indicators import (
    PERIOD_KEYS,
    PERIODS,
    AchievementFrom,
    Example,
    Indicator,
    Period,
    Variable,
    ZeroPerZero,
)
from kinerja_rules.policy.pack import Derived, Pack, Relation, Source, kind_of_unit
from kinerja_rules.policy.realisations import Realisation, Step, check_sign, read_input, realise
from kinerja_rules.policy.scales import Band, Over, Placement, Scale

__all__ = [
    "AGGREGATE_NAMES",
    "AGGREGATE_UNITS",
    "ALWAYS",
    "DIRECTION_NAMES",
    "LEVELS",
    "PERIODS",
    "PERIOD_KEYS",
    "UNDEFINED",
    "AchievementFrom",
    "Aggregate",
    "Band",
    "Confidence",
    "Derived",
    "Direction",
    "Example",
    "Indicator",
    "Level",
    "Over",
    "Pack",
    "Period",
    "Placement",
    "Realisation",
    "Relation",
    "RoundingRule",
    "Scale",
    "Source",
    "Step",
    "Target",
    "Validity",
    "Variable",
    "ZeroPerZero",
    "ZeroTarget",
    "check_sign",
    "kind_of_unit",
    "listed",
    "read_input",
    "realise",
    "squashed",
]
