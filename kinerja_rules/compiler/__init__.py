"""Plain tree -> Python function over integer pairs, and over intervals. One semantics for both."""

from kinerja_rules.compiler.faults import Fault, find_fault
from kinerja_rules.compiler.polynomials import NoRange
from kinerja_rules.compiler.ranges import range_of
from kinerja_rules.compiler.scalar import Compiled, compile_pairs, compile_rounded, compile_whole
from kinerja_rules.compiler.series import SeriesLengths, SeriesOutside, element, spread

__all__ = [
    "Compiled",
    "Fault",
    "NoRange",
    "SeriesLengths",
    "SeriesOutside",
    "compile_pairs",
    "compile_rounded",
    "compile_whole",
    "element",
    "find_fault",
    "range_of",
    "spread",
]
