"""Diagnosis: which known cause would have printed a figure that does not reproduce."""

from kinerja_rules.audit.diagnosis.case import Case, Demand, Diagnosis, Direction, Hit, Hypothesis, Neighbour, Relation
from kinerja_rules.audit.diagnosis.labels import HYPOTHESES as LABEL_HYPOTHESES
from kinerja_rules.audit.diagnosis.labels import LabelCase, diagnose_label
from kinerja_rules.audit.diagnosis.search import CHANCE, diagnose
from kinerja_rules.audit.diagnosis.table import HYPOTHESES
from kinerja_rules.audit.diagnosis.terms import Part

__all__ = [
    "CHANCE",
    "HYPOTHESES",
    "LABEL_HYPOTHESES",
    "Case",
    "Demand",
    "Diagnosis",
    "Direction",
    "Hit",
    "Hypothesis",
    "LabelCase",
    "Neighbour",
    "Part",
    "Relation",
    "diagnose",
    "diagnose_label",
]
