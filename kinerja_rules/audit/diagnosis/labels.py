"""Causes of a label that is not the one its scale gives: pure functions from the right label to the printed one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from attrs import frozen

from kinerja_rules.audit.diagnosis.case import Hit
from kinerja_rules.messages import Sentence, sentence
from kinerja_rules.numbers import Fraction
from kinerja_rules.policy import Scale
from kinerja_rules.policy.scales import Band

Said = tuple[str, dict[str, object]]


@frozen
class LabelCase:
    """A printed label, the value it was given to, the band that holds it, and the other scales that are known."""

    printed: str
    value: Fraction
    right: Band
    others: Sequence[Scale] = ()


def of_other_scale(case: LabelCase) -> Iterator[Said]:
    """Another scale gives this label to the value."""
    for scale in case.others:
        band = scale.place(case.value).band
        if band is not None and scale.find(case.printed) == band:
            yield "label_of_other_scale", {"scale": scale.name, "band": _ends(band)}


def with_other_words(case: LabelCase) -> Iterator[Said]:
    """The right label with a word left out, or with one too many: Berhasil for Sangat Berhasil."""
    printed = case.printed.casefold().split()
    for right in dict.fromkeys(one for one in (case.right.label, case.right.title) if one):
        words = right.casefold().split()
        if _within(printed, words):
            yield "label_word_dropped", {"right": right}
        elif _within(words, printed):
            yield "label_word_added", {"right": right}


HYPOTHESES: tuple[Callable[[LabelCase], Iterator[Said]], ...] = (of_other_scale, with_other_words)


def diagnose_label(case: LabelCase) -> tuple[Hit, ...]:
    """The causes that give the printed label to the value, the likeliest first."""
    found = [one for hypothesis in HYPOTHESES for one in hypothesis(case)]
    return tuple(_hit(code, {"reported": case.printed, **values}) for code, values in found)


def _hit(code: str, values: dict[str, object]) -> Hit:
    return Hit(code, Sentence(sentence(code, "id", values), sentence(code, "en", values)))


def _ends(band: Band) -> Sentence:
    return Sentence(band.describe("id"), band.describe("en"))


def _within(few: Sequence[str], many: Sequence[str]) -> bool:
    """Whether some words are others with one left out."""
    return len(few) + 1 == len(many) and any(list(few) == [*many[:at], *many[at + 1 :]] for at in range(len(many)))
