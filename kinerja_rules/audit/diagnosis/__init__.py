"""Diagnosis: which known cause would have printed a figure that does not reproduce."""

from kinerja_rules.audit.diagnosis.case import Case, Diagnosis, Direction, Hit, Hypothesis, Neighbour, Relation
from kinerja_rules.audit.diagnosis.search import CHANCE, diagnose
from kinerja_rules.audit.diagnosis.table import HYPOTHESES
from kinerja_rules.audit.diagnosis.terms import Part

__all__ = [
    "CHANCE",
    "HYPOTHESES",
    "Case",
    "Diagnosis",
    "Direction",
    "Hit",
    "Hypothesis",
    "Neighbour",
    "Part",
    "Relation",
    "diagnose",
]
