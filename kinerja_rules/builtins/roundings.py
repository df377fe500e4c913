"""The roundings that ship: half_up, half_even, truncate, up."""

from kinerja_rules.numbers import MODES

ROUNDINGS = MODES
