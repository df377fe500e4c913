"""Plain tree -> Python function over integer pairs, and over intervals. One semantics for both."""

from kinerja_rules.compiler.ranges import NoRange, range_of
from kinerja_rules.compiler.scalar import Compiled, SeriesOutside, compile_condition, compile_pairs, compile_rounded
from kinerja_rules.compiler.support import SeriesLengths, TooLarge

__all__ = [
    "Compiled",
    "NoRange",
    "SeriesLengths",
    "SeriesOutside",
    "TooLarge",
    "compile_condition",
    "compile_pairs",
    "compile_rounded",
    "range_of",
]
