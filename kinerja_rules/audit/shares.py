"""GRIM findings: which whole counts of a known denominator print as a percentage that does not reproduce."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from attrs import frozen

from kinerja_rules.audit.bench import Bench
from kinerja_rules.audit.cells import Cited, Given
from kinerja_rules.audit.grim import Grim, grim
from kinerja_rules.audit.judged import Ids, Judged
from kinerja_rules.audit.model import Finding
from kinerja_rules.audit.steps import Step
from kinerja_rules.audit.wording import said
from kinerja_rules.formula import Formula
from kinerja_rules.numbers import Fraction, indonesian

_ASKED = ("inconsistent", "undecidable")
_KINDS = ("check", "realisation", "derived")
_PROBES = ((Fraction(3), Fraction(7)), (Fraction(5), Fraction(11)))


@frozen
class Share:
    """A formula that is a part of a whole: the names of both, and what the whole counts (100 or 1)."""

    part: str
    whole: str
    scale: int


def judged_shares(bench: Bench, ids: Ids, judged: Iterable[Judged]) -> Iterator[Judged]:
    """For every percentage with a known whole that does not reproduce, or lacks its part: whether any part gives it."""
    for one in judged:
        working, cell = one.working, one.cell
        if working is None or cell is None or cell.figure is None:
            continue
        if one.finding.verdict not in _ASKED or one.finding.kind not in _KINDS:
            continue
        formula = working.rule.formula
        share = None if formula is None else share_of(formula)
        if share is None:
            continue
        whole = _count(working.inputs.get(share.whole))
        part = working.inputs.get(share.part)
        if whole is None or whole >= share.scale * 10**cell.figure.digits:  # every percentage is possible
            continue
        if part is not None and _count(part) is None:
            continue
        found = grim(cell.figure, whole, bench.modes, scale=share.scale)
        yield Judged(_finding(ids, one.finding, found), cell, rests_on=one.rests_on)


@lru_cache(maxsize=1024)
def share_of(formula: Formula) -> Share | None:
    """The formula as part : whole × 100 (or × 1); None where it is another.

    >>> from kinerja_rules.formula import parse
    >>> share_of(parse("lulus / peserta * 100%"))
    Share(part='lulus', whole='peserta', scale=100)
    """
    if len(formula.names) != 2:
        return None
    for part, whole in (formula.names, formula.names[::-1]):
        values = [formula.evaluate({part: k, whole: n}).value for k, n in _PROBES]
        for scale in (100, 1):
            if values == [scale * k / n for k, n in _PROBES]:
                return Share(part, whole, scale)
    return None


def _count(given: object) -> int | None:
    """The whole number that an input counts; None where it is none, or a percentage."""
    figure = given.cell.figure if isinstance(given, Cited) else given.figure if isinstance(given, Given) else None
    value = given.value if isinstance(given, Given) else None if figure is None else figure.value
    if value is None or value.denominator != 1 or value < 1:
        return None
    return None if figure is not None and figure.percent else int(value)


def _finding(ids: Ids, about: Finding, found: Grim) -> Finding:
    return Finding(
        ids.next(about.place, "grim"),
        about.place,
        "grim",
        about.description,
        about.reported,
        found.verdict,
        about.part,
        about.page,
        about.rule,
        modes=found.modes,
        tell=lambda lang: (Step(_told(lang, about, found)),),
    )


def _told(lang: str, about: Finding, found: Grim) -> str:
    values: dict[str, object] = {"reported": about.reported, "n": found.n, "below": found.below, "above": found.above}
    if not found.counts:
        shares = {
            f"share_{end}": indonesian(found.share(k)) for end, k in (("below", found.below), ("above", found.above))
        }
        return said("grim_impossible", lang, **values, **shares)
    first = found.counts[0]
    counts = str(first.first) if first.first == first.last else f"{first.first}-{first.last}"
    return said("grim_possible", lang, **values, counts=counts)
