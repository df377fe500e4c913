"""What can be known of a formula before it is worked: names, arity, units and percent, weights."""

from kinerja_rules.check.lowering import WHOLE, Lowered, lower
from kinerja_rules.check.names import arity, unknown_names
from kinerja_rules.check.remarks import result_unit, weights
from kinerja_rules.check.units import PERCENT, PLAIN, Unit, parse_unit, parse_units

__all__ = [
    "PERCENT",
    "PLAIN",
    "WHOLE",
    "Lowered",
    "Unit",
    "arity",
    "lower",
    "parse_unit",
    "parse_units",
    "result_unit",
    "unknown_names",
    "weights",
]
