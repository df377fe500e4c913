"""Trying the hypotheses on one figure.

Laws of this file:
1. A cause is named only if it reproduces the printed figure exactly.
2. What is tried does not depend on the printed digits, only on how many there are. So the share of figures of equal
   length that would be explained is known, and is held to a tenth: a broad hypothesis that would exceed it is not
   tried on a short figure.
3. Likelier is what happens more often and explains fewer figures.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import NamedTuple

from kinerja_rules.audit.diagnosis.case import Case, Diagnosis, Guess, Hit, Hypothesis
from kinerja_rules.audit.diagnosis.digits import written
from kinerja_rules.audit.diagnosis.shown import spoken
from kinerja_rules.audit.diagnosis.table import HYPOTHESES
from kinerja_rules.messages import Sentence, sentence
from kinerja_rules.numbers import Fraction

CHANCE = Fraction(1, 10)
_MAX_GUESSES = 6_000  # of one hypothesis
_MAX_HITS = 5
_MAX_PLACES = 5
_FAR_LESS_LIKELY = 25


def diagnose(case: Case, hypotheses: Sequence[Hypothesis] = HYPOTHESES) -> Diagnosis:
    """The causes that give the printed figure exactly, the likeliest first; none where there is no exact result.

    What is far less likely than the first is left out, and at most five are named.
    """
    if case.exact is None:
        return Diagnosis(0, (), Fraction(0))
    search = _Search(case)
    for hypothesis in hypotheses:
        search.run(hypothesis)
    return search.result()


class _Found(NamedTuple):
    echo: bool
    likely: Fraction
    hit: Hit


class _Search:
    def __init__(self, case: Case) -> None:
        self.case = case
        self.length = len(written(case.units, case.digits))
        self.low = 0 if self.length == max(case.digits, 0) + 1 else 10 ** (self.length - 1)
        self.high = 10**self.length
        self.space = self.high - self.low
        self.negative = case.units < 0
        self.budget = int(self.space * CHANCE)
        self.right = {case.right(exact) for exact in case.results}
        self.seen: set[int] = set()
        self.tried = 0
        self.found: list[_Found] = []

    def run(self, hypothesis: Hypothesis) -> None:
        """Try one hypothesis; nothing is kept of it where it would explain too many figures."""
        candidates: set[int] = set()
        hits: list[Guess] = []
        left = self.budget - len(self.seen)
        tried = new = 0
        for guess in islice(hypothesis.guesses(self.case), _MAX_GUESSES):
            tried += 1
            units = guess.units
            if not self.low <= (-units if self.negative else units) < self.high or units in self.right:
                continue  # no figure of equal length, or no wrong one
            if units not in candidates:
                fresh = units not in self.seen
                if fresh and new == left:
                    if hypothesis.search:
                        break
                    return
                new += fresh
                candidates.add(units)
            if units == self.case.units:
                hits.append(guess)
        self.tried += tried
        self.seen |= candidates
        if hits:
            hit = self._hit(hypothesis, hits, len(candidates))
            self.found.append(_Found(hypothesis.echo, Fraction(hypothesis.weight, len(candidates)), hit))

    def _hit(self, hypothesis: Hypothesis, hits: Sequence[Guess], candidates: int) -> Hit:
        guess = min(hits, key=lambda one: one.cut)
        values = {"reported": self.case.reported.text.strip(), **spoken(guess.values)}
        message = Sentence(sentence(hypothesis.code, "id", values), sentence(hypothesis.code, "en", values))
        if guess.cut:
            message = Sentence(
                sentence("then_cut_off", "id", {"message": message}),
                sentence("then_cut_off", "en", {"message": message}),
            )
        return Hit(hypothesis.code, message, _places(hits), candidates)

    def result(self) -> Diagnosis:
        self.found.sort(key=lambda one: (one.echo, -one.likely))  # stable: of two alike the earlier in the table
        best = max((one.likely for one in self.found if not one.echo), default=Fraction(0))
        hits = tuple(one.hit for one in self.found if one.likely * _FAR_LESS_LIKELY >= best)[:_MAX_HITS]
        return Diagnosis(self.tried, hits, Fraction(len(self.seen), self.space))


def _places(hits: Iterable[Guess]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(place for guess in hits for place in guess.places))[:_MAX_PLACES]
