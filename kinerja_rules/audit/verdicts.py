"""Verdicts of one figure against what its inputs give.

Laws of this file:
1. A figure is judged at its printed digits; the exact result is never rounded before.
2. The verdict of a basis is the first that holds in the table of the design; that of the figure is the best over bases.
3. A result that cannot be had is never a pass.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from attrs import field, frozen

from kinerja_rules.errors import Diagnostic
from kinerja_rules.numbers import MODES, Figure, Fraction, Interval, Rounding

Verdict = Literal["reproduced", "within_rounding", "reproduced_other_mode", "undecidable", "unreadable", "inconsistent"]

# From the mildest to the gravest.
SEVERITY: tuple[Verdict, ...] = (
    "reproduced",
    "within_rounding",
    "reproduced_other_mode",
    "undecidable",
    "unreadable",
    "inconsistent",
)

# A figure that stands in the document and cannot be read; what is not printed at all is undecidable.
_UNREADABLE = frozenset(
    {
        "ambiguous_figure",
        "ambiguous_sign",
        "figure_too_long",
        "not_a_number",
        "several_figures",
        "sheet_error",
        "sum_lone_bracket",
        "sum_percent",
        "sum_syntax",
        "sum_too_long",
        "unclear_magnitude",
        "unreadable_figure",
        "words_around_figure",
    }
)


@frozen
class BasisInput:
    """What one choice of inputs gives: the exact result, its range, or why there is none.

    ``interval`` is the range of results over the inputs that are known to their digits only, unrounded by the report's
    mode; None where every input is exact. ``intervals`` are the same ranges by the name of another mode, where known.
    """

    name: str
    exact: Fraction | None
    interval: Interval | None = None
    reason: Diagnostic | None = None
    intervals: Mapping[str, Interval] = field(factory=dict, hash=False)


@frozen
class Basis:
    """The verdict on one basis.

    ``modes`` round the exact result to the figure; ``possible`` are the modes that the figure does not rule out, since
    rounded inputs may hide the result.
    """

    name: str
    exact: Fraction | None
    interval: Interval | None
    verdict: Verdict
    modes: tuple[str, ...]
    within_rounding: bool
    possible: tuple[str, ...]
    reason: Diagnostic | None = None


@frozen
class Judgement:
    """The verdict on a figure.

    ``accepted``: the results that would print so under the report's mode. ``exact`` and ``gap`` are those of the basis
    that comes nearest; ``gap`` is reported minus exact in units of the last printed digit, not rounded.
    """

    verdict: Verdict
    modes: tuple[str, ...]
    within_rounding: bool
    bases: tuple[Basis, ...]
    accepted: Interval
    gap: Fraction | None
    exact: Fraction | None
    possible: tuple[str, ...]


def judge(
    reported: Figure, bases: Sequence[BasisInput], rounding: Rounding, modes: Sequence[Rounding] = MODES
) -> Judgement:
    """The verdict on ``reported``, which the report's ``rounding`` is held to; without a basis it is undecidable.

    >>> from kinerja_rules.numbers import HALF_UP, read_figure
    >>> figure = judge(read_figure("42.10%"), [BasisInput("printed", Fraction(800, 19))], HALF_UP)
    >>> figure.verdict, figure.modes
    ('reproduced_other_mode', ('truncate',))
    """
    accepted = reported.unround(rounding)
    tried = modes if rounding in modes else (rounding, *modes)
    judged = tuple(_on(basis, reported, accepted, rounding, tried) for basis in bases)
    if not judged:
        return Judgement("undecidable", (), False, (), accepted, None, None, ())
    verdict = min((basis.verdict for basis in judged), key=SEVERITY.index)
    best = [basis for basis in judged if basis.verdict == verdict]
    gaps = [
        ((reported.value - basis.exact) * Fraction(10) ** reported.digits, basis.exact)
        for basis in best
        if basis.exact is not None
    ]
    gap, exact = min(gaps, key=lambda one: abs(one[0])) if gaps else (None, None)
    decided = verdict not in ("undecidable", "unreadable")
    return Judgement(
        verdict,
        _ordered((mode for basis in best for mode in basis.modes), tried),
        any(basis.within_rounding for basis in judged),
        judged,
        accepted,
        gap if decided else None,
        exact,
        _ordered((mode for basis in judged for mode in basis.possible), tried),
    )


def worst(verdicts: Iterable[Verdict]) -> Verdict:
    """The gravest of several verdicts; ``reproduced`` of none."""
    return max(verdicts, key=SEVERITY.index, default="reproduced")


def _on(
    basis: BasisInput, reported: Figure, accepted: Interval, rounding: Rounding, modes: Sequence[Rounding]
) -> Basis:
    if basis.exact is None or basis.reason is not None:
        return Basis(basis.name, basis.exact, basis.interval, _unknown(basis.reason), (), False, (), basis.reason)
    interval = Interval.point(basis.exact) if basis.interval is None else basis.interval
    hits = tuple(mode.name for mode in modes if mode.round(basis.exact, reported.digits) == reported.value)
    within = rounding.name in hits or interval.meets(accepted)
    if rounding.name in hits:
        verdict: Verdict = "reproduced"
    elif hits:
        verdict = "reproduced_other_mode"
    else:
        verdict = "within_rounding" if within else "inconsistent"
    possible = tuple(
        mode.name for mode in modes if mode.name in hits or _possible(basis, reported, mode, within, rounding)
    )
    return Basis(basis.name, basis.exact, basis.interval, verdict, hits, within, possible)


def _unknown(reason: Diagnostic | None) -> Verdict:
    code = "" if reason is None else str(reason.values.get("code", reason.code))
    return "unreadable" if code in _UNREADABLE else "undecidable"


def _possible(basis: BasisInput, reported: Figure, mode: Rounding, within: bool, rounding: Rounding) -> bool:
    """Whether the figure could have come about under ``mode`` although the exact result does not round to it."""
    if mode == rounding:
        return within
    if basis.interval is None or basis.interval.is_point:
        return False
    known = basis.intervals.get(mode.name)
    # without its range an inconsistent figure is no evidence either way, any other is taken to allow the mode
    return within if known is None else known.meets(reported.unround(mode))


def _ordered(names: Iterable[str], modes: Sequence[Rounding]) -> tuple[str, ...]:
    found = set(names)
    return tuple(mode.name for mode in modes if mode.name in found)
