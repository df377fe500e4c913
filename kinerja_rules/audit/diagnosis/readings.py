"""Causes in an input: one that was read or typed wrongly on its way into the working."""

from __future__ import annotations

from collections.abc import Callable

from kinerja_rules.audit.diagnosis.case import Case, Guesses, unit_printings
from kinerja_rules.audit.diagnosis.digits import Edit
from kinerja_rules.audit.diagnosis.shown import Given, Misread, Plain, Values
from kinerja_rules.numbers import Fraction

_MAX_REPEATED = 12  # inputs


def misread(edit: Edit) -> Callable[[Case], Guesses]:
    """A slip of the hand in one input."""

    def guesses(case: Case) -> Guesses:
        for slot in case.slots:
            if slot.printed is None:
                continue
            sign = -1 if slot.value < 0 else 1
            right, places = int(slot.printed[0]), slot.printed[1]
            given = Given(slot.given)
            for text, decimals in edit(*slot.printed):
                units, den = int(text), 10**decimals
                above, below = slot.at(sign * units, den)
                if below and units * 10**places != right * den:
                    values: Values = {
                        "name": slot.name,
                        "given": given,
                        "value": Misread(slot.given, sign * units, decimals),
                    }
                    yield from unit_printings(case, above, below, 0, values, (slot.name,))

    return guesses


def mark_misread(case: Case) -> Guesses:
    """A decimal or thousands mark of an input taken for the other."""
    for slot in case.slots:
        for places in (3, -3, 1, -1, 2, -2, 6, -6):
            value = slot.value * Fraction(10) ** places
            above, below = slot.at(value.numerator, value.denominator)
            if below and value:
                values: Values = {"name": slot.name, "given": Given(slot.given), "value": Plain(value)}
                yield from unit_printings(case, above, below, 0, values, (slot.name,))


def repeated(case: Case) -> Guesses:
    """One input taken for another."""
    if len(case.slots) > _MAX_REPEATED:
        return
    for slot in case.slots:
        for other in case.slots:
            if other.value == slot.value:
                continue
            above, below = slot.at(other.value.numerator, other.value.denominator)
            if below:
                values: Values = {
                    "name": slot.name,
                    "given": Given(slot.given),
                    "value": Given(other.given),
                    "other": other.name,
                }
                yield from unit_printings(case, above, below, 0, values, (slot.name, other.name))
