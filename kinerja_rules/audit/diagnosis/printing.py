"""Causes between the right result and the page: its rounding, its mark, its digits."""

from __future__ import annotations

from kinerja_rules.audit.diagnosis.case import Case, Guess, Guesses, printings, visible
from kinerja_rules.audit.diagnosis.digits import Edit, written
from kinerja_rules.audit.diagnosis.shown import Like, Plain, Values
from kinerja_rules.numbers import MODES, TRUNCATE, Fraction


def cut_off(case: Case) -> Guesses:
    """Truncated where the report rounds."""
    for exact in case.results:
        units = TRUNCATE.round_units(exact.numerator, exact.denominator, case.digits)
        yield Guess(units, {"exact": Plain(exact)})


def other_rounding(case: Case) -> Guesses:
    """Rounded by a rule that is neither the report's nor truncation."""
    for exact in case.results:
        for mode in MODES:
            if mode not in (case.rounding, TRUNCATE):
                units = mode.round_units(exact.numerator, exact.denominator, case.digits)
                yield Guess(units, {"exact": Plain(exact), "mode": mode.title})


def decimal_shifted(case: Case) -> Guesses:
    """The mark one or three places off: 3.09 for 30.90. Two places are a matter of × 100."""
    for exact in case.results:
        for places in (-1, 1, -3, 3):
            yield from visible(printings(case, exact * Fraction(10) ** places, _right(case, exact)))


def sign_flipped(case: Case) -> Guesses:
    """A minus sign lost or gained."""
    for exact in case.results:
        yield from printings(case, -exact, _right(case, exact))


def slip(edit: Edit, *decimals: int) -> _Slip:
    """A slip of the hand; ``decimals``: how many more decimals the right figure had than the printed one."""
    return _Slip(edit, decimals or (0,))


class _Slip:
    def __init__(self, edit: Edit, decimals: tuple[int, ...]) -> None:
        self.edit = edit
        self.decimals = decimals

    def __call__(self, case: Case) -> Guesses:
        for exact in case.results:
            for more in self.decimals:
                digits = case.digits + more
                if digits < 0:
                    continue
                units = case.rounding.round_units(exact.numerator, exact.denominator, digits)
                sign = -1 if units < 0 else 1
                right, values = written(units, digits), _right(case, exact, digits)
                for text, decimals in self.edit(right, digits):
                    if decimals == case.digits and text != right[:-1]:  # without its last decimal it is cut off
                        yield Guess(sign * int(text), values)


def _right(case: Case, exact: Fraction, digits: int | None = None) -> Values:
    shown = case.digits if digits is None else digits
    return {"right": Like(case.reported, case.rounding.round(exact, shown), shown)}
