"""Numbers: exact values, roundings, intervals, and figures as printed.

The only importer of ``decimal`` and ``fractions``; everyone else takes them from here.
"""

from decimal import Decimal
from fractions import Fraction

from kinerja_rules.numbers.exact import MAX_DIGITS, Number, Pair, decimal_text, english, indonesian, rational
from kinerja_rules.numbers.figures import Figure, Style, read_figure, to_fraction
from kinerja_rules.numbers.intervals import DivisorMayBeZero, Interval
from kinerja_rules.numbers.rounding import HALF_EVEN, HALF_UP, MODES, TRUNCATE, UP, Rounding
from kinerja_rules.numbers.sums import read_sum
from kinerja_rules.numbers.units import UnitKind, unit_kind

__all__ = [
    "HALF_EVEN",
    "HALF_UP",
    "MAX_DIGITS",
    "MODES",
    "TRUNCATE",
    "UP",
    "Decimal",
    "DivisorMayBeZero",
    "Figure",
    "Fraction",
    "Interval",
    "Number",
    "Pair",
    "Rounding",
    "Style",
    "UnitKind",
    "decimal_text",
    "english",
    "indonesian",
    "rational",
    "read_figure",
    "read_sum",
    "to_fraction",
    "unit_kind",
]
