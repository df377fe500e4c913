"""Causes in a total or a mean: rows left out, counted twice, or replaced by their details."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from kinerja_rules.audit.diagnosis.case import Case, Guesses, printings, unit_printings
from kinerja_rules.audit.diagnosis.shown import Given, Plain, Values
from kinerja_rules.audit.diagnosis.terms import Part, Term, Terms
from kinerja_rules.numbers import Fraction

_MAX_PAIRS = 60  # rows whose pairs are tried


def without_row(case: Case) -> Guesses:
    """One row left out; of a mean, with or without its place in the count."""
    for terms, term in _each(case):
        rest = terms.total - term.sign * term.value
        counts = {terms.divisor} | ({terms.divisor - 1} if terms.divisor > 2 else set())
        for count in sorted(counts):
            yield from printings(case, rest / count, _of(term), (term.place,))


def without_two_rows(case: Case) -> Guesses:
    """Two rows left out."""
    terms = case.terms
    if terms is None or not 3 < len(terms.terms) <= _MAX_PAIRS:
        return
    for one, two in combinations(terms.terms, 2):
        rest = (terms.total - one.sign * one.value - two.sign * two.value) / terms.divisor
        yield from printings(case, rest, _of_two(one, two), (one.place, two.place))


def with_row_twice(case: Case) -> Guesses:
    """One row counted twice."""
    for terms, term in _each(case):
        total = (terms.total + term.sign * term.value) / terms.divisor
        yield from printings(case, total, _of(term), (term.place,))


def with_row_subtracted(case: Case) -> Guesses:
    """One row with the wrong sign."""
    for terms, term in _each(case):
        total = (terms.total - 2 * term.sign * term.value) / terms.divisor
        yield from printings(case, total, _of(term), (term.place,))


def until_row(case: Case) -> Guesses:
    """The first rows only, down to some row before the last but one."""
    terms = case.terms
    if terms is None or len(terms.terms) < 4:
        return
    total = terms.terms[0].sign * terms.terms[0].value
    for term in terms.terms[1:-2]:
        total += term.sign * term.value
        yield from printings(case, total / terms.divisor, _of(term), (term.place,))


def one_row_only(case: Case) -> Guesses:
    """One of the rows in place of their total."""
    for _, term in _each(case):
        yield from printings(case, term.value, _of(term), (term.place,))


def with_child(case: Case) -> Guesses:
    """A row's detail in the place of the row."""
    for terms, term in _each(case):
        for child in _below(term.children):
            total = (terms.total + term.sign * (child.figure.value - term.value)) / terms.divisor
            values: Values = {"text": Given(child.figure), "place": child.place, "parent": _text(term)}
            yield from printings(case, total, values, (term.place, child.place))


def with_children_too(case: Case) -> Guesses:
    """A row and its details, all of them counted."""
    for terms, term in _each(case):
        if term.children:
            details = sum((child.figure.value for child in term.children), Fraction(0))
            total = (terms.total + term.sign * details) / terms.divisor
            yield from printings(case, total, {"place": term.place}, (term.place,))


def with_foreign_row(case: Case) -> Guesses:
    """An amount from elsewhere in the report counted too."""
    if case.terms is None or case.terms.divisor > 1:
        return
    total, whole = case.terms.total.numerator, case.terms.total.denominator
    for near in case.alike:
        num, den = near.figure.value.numerator, near.figure.value.denominator
        if num > 0:
            yield from unit_printings(
                case, total * den + num * whole, whole * den, case.digits, near.values, near.places
            )


def lacks_rows(case: Case) -> Guesses:
    """The total above fits with it: not the figure is wrong, but its details lack something."""
    if case.terms is None or case.terms.divisor > 1:
        return
    for total in case.demands:
        missing = total.value - case.terms.total
        if missing > 0:
            values: Values = {"place": total.place, "missing": Plain(missing)}
            yield from printings(case, total.value, values, (total.place,))


def _each(case: Case) -> Iterator[tuple[Terms, Term]]:
    if case.terms is not None and len(case.terms.terms) > 1:
        for term in case.terms.terms:
            if term.value:
                yield case.terms, term


def _below(children: tuple[Part, ...]) -> Iterator[Part]:
    for child in children:
        yield child
        yield from _below(child.children)


def _of(term: Term) -> Values:
    return {"text": _text(term), "place": term.place}


def _of_two(one: Term, two: Term) -> Values:
    return {"first": _text(one), "second": _text(two), "places": f"{one.place}; {two.place}"}


def _text(term: Term) -> Given:
    return Given(term.value if term.figure is None else term.figure)
