"""Causes in the report: the figure stands there, or one of its inputs does, and was taken for the right one."""

from __future__ import annotations

from collections.abc import Callable

from kinerja_rules.audit.diagnosis.case import Case, Guess, Guesses, Relation, unit_printings
from kinerja_rules.audit.diagnosis.shown import Given, Values

_LIMIT = 400  # figures tried as an input


def copied(relation: Relation) -> Callable[[Case], Guesses]:
    """A figure that stands elsewhere in the report for something else."""

    def guesses(case: Case) -> Guesses:
        return _standing(case, relation)

    return guesses


def printed_elsewhere(case: Case) -> Guesses:
    """The same quantity, printed so elsewhere too: what it is held to may be at fault."""
    return _standing(case, None)


def other_source(case: Case) -> Guesses:
    """A copy agrees with another of its sources: the one it is held to may be at fault."""
    for source in case.demands if case.kind == "copy" else ():
        yield Guess(case.right(source.value), {"place": source.place}, (source.place,))


def _standing(case: Case, relation: Relation | None) -> Guesses:
    for near in case.elsewhere.get(relation, ()):
        yield Guess(case.right(near.figure.value), near.values, near.places)


def taken(relation: Relation) -> Callable[[Case], Guesses]:
    """An input that was taken from elsewhere in the report."""

    def guesses(case: Case) -> Guesses:
        nearby = case.related.get(relation, ())[:_LIMIT]
        for slot in case.slots:
            kind = getattr(slot.given, "unit_kind", None)
            for near in nearby:
                if kind not in (None, near.figure.unit_kind) or near.figure.value == slot.value:
                    continue
                num, den = slot.at(near.figure.value.numerator, near.figure.value.denominator)
                if den:
                    values: Values = {
                        "name": slot.name,
                        "given": Given(slot.given),
                        "value": Given(near.figure),
                        "place": near.place,
                    }
                    yield from unit_printings(case, num, den, 0, values, near.places)

    return guesses


def companion(case: Case) -> Guesses:
    """A row of a total as another table prints it."""
    subjects = {slot.subject: slot for slot in case.slots if slot.subject}
    for near in case.near if subjects else ():
        slot = subjects.get(near.subject)
        if slot is None or near.figure.value == slot.value or near.figure.unit_kind != case.reported.unit_kind:
            continue
        num, den = slot.at(near.figure.value.numerator, near.figure.value.denominator)
        values: Values = {
            "name": slot.name,
            "given": Given(slot.given),
            "value": Given(near.figure),
            "place": near.place,
        }
        yield from unit_printings(case, num, den, 0, values, (slot.name, near.place))
