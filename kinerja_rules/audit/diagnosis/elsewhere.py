"""Causes in the report: the figure stands there, or one of its inputs does, and was taken for the right one."""

from __future__ import annotations

from collections.abc import Callable

from kinerja_rules.audit.diagnosis.case import Case, Guess, Guesses, Neighbour, unit_printings
from kinerja_rules.audit.diagnosis.shown import Given, Values

_LIMIT = 400  # figures tried as an input
_WHOLE = ("money", "count")
Near = Callable[[Neighbour], bool]


def same_subject(near: Neighbour) -> bool:
    """Another table's figure for the same subject."""
    return near.key and not near.earlier


def same_row(near: Neighbour) -> bool:
    """Another column of its row."""
    return near.row and not near.earlier


def same_column(near: Neighbour) -> bool:
    """Another row of its column."""
    return near.column and not near.earlier


def earlier_year(near: Neighbour) -> bool:
    """The same quantity, earlier."""
    return near.earlier


def far(near: Neighbour) -> bool:
    """No relation but the unit."""
    return not (near.key or near.row or near.column or near.earlier)


def copied(wanted: Near) -> Callable[[Case], Guesses]:
    """A figure that stands elsewhere in the report for something else."""

    def guesses(case: Case) -> Guesses:
        return _standing(case, lambda near: wanted(near) and not _same_quantity(case, near))

    return guesses


def printed_elsewhere(case: Case) -> Guesses:
    """The same quantity, printed so elsewhere too: what it is held to may be at fault."""
    return _standing(case, lambda near: _same_quantity(case, near))


def _same_quantity(case: Case, near: Neighbour) -> bool:
    """Whether it is the very quantity: an amount of the same subject is, and one that equals a total."""
    if near.quantity:
        return True
    if near.figure.unit_kind != "money" or near.row or near.column or near.earlier:
        return False
    return case.kind in ("total", "check") or (near.key and case.kind in ("copy", "conflict"))


def _standing(case: Case, wanted: Near) -> Guesses:
    for near in case.alike:
        # a percentage of fewer digits is not this one; an amount without them is whole
        if wanted(near) and (near.figure.digits >= case.digits or near.figure.unit_kind in _WHOLE):
            values: Values = {"text": Given(near.figure), "place": near.place}
            yield Guess(case.right(near.figure.value), values, (near.place,))


def taken(wanted: Near) -> Callable[[Case], Guesses]:
    """An input that was taken from elsewhere in the report."""

    def guesses(case: Case) -> Guesses:
        nearby = [near for near in case.near if wanted(near)][:_LIMIT]
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
                    yield from unit_printings(case, num, den, 0, values, (near.place,))

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
