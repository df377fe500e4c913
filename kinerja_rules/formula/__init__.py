"""Formula: what ``parse`` gives; the stages before it, in order."""

from kinerja_rules.formula.model import Formula
from kinerja_rules.formula.outcome import Outcome, Status
from kinerja_rules.formula.parsing import parse, parse_condition, parse_equation

__all__ = ["Formula", "Outcome", "Status", "parse", "parse_condition", "parse_equation"]
