"""Labels as printed against the scale, judged at the printed figure.

Another label for the exact value is a remark; so is one for a value that is only known to print so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from kinerja_rules.audit.cells import Cell
from kinerja_rules.audit.context import Context
from kinerja_rules.audit.diagnosis import LABEL_HYPOTHESES, Hit, LabelCase, diagnose_label
from kinerja_rules.audit.judged import Ids, Judged
from kinerja_rules.audit.model import Finding
from kinerja_rules.audit.steps import Step
from kinerja_rules.audit.tables import Row
from kinerja_rules.audit.wording import number, said
from kinerja_rules.errors import Diagnostic, KeyPath
from kinerja_rules.messages import Sentence
from kinerja_rules.numbers import Fraction
from kinerja_rules.policy import Scale
from kinerja_rules.policy.scales import Placement

LABEL, TITLE = "kriteria", "sebutan"
_INSET = 1_000_000


def scale_of(context: Context, stated: str | None, row: Row | None, path: KeyPath) -> Scale | None:
    """The scale of a label: the stated one, else the report's, the indicator's, the pack's."""
    name = stated or context.scale_name
    if name is not None:
        return context.scale(name, path)
    if row is not None and row.indicator is not None and row.indicator.scale is not None:
        return row.indicator.scale
    return None if context.own_pack is None else context.own_pack.scale


def judged_label(
    context: Context,
    ids: Ids,
    scale: Scale | None,
    cell: Cell | None,
    printed: Mapping[str, Any],
    place: str,
    title: str,
    page: str | int | None,
    exact: Fraction | None,
) -> Judged:
    """The verdict on a printed label (``kriteria``, ``sebutan``) of the figure in ``cell``.

    ``exact`` is the unrounded value of that figure, where the report gives its inputs.
    """
    shown = " / ".join(str(printed[key]) for key in (LABEL, TITLE) if printed.get(key))
    figure = None if cell is None else cell.figure
    value = None if figure is None else figure.value
    placed = None if scale is None or value is None else scale.place(value)
    reasons = tuple(_reasons(scale, cell, placed))
    band = None if placed is None else placed.band
    words = [str(printed[key]) for key in (LABEL, TITLE) if printed.get(key)]
    if band is None:
        verdict = "undetermined"
    else:
        verdict = "match" if scale is not None and all(scale.find(word) == band for word in words) else "no_match"
    causes: tuple[Hit, ...] = ()
    if scale is not None and band is not None and value is not None and verdict == "no_match":
        others = [one for one in context.scales.values() if one.name != scale.name and one.over == scale.over]
        wrong = [word for word in words if scale.find(word) != band]
        causes = tuple(hit for word in wrong for hit in diagnose_label(LabelCase(word, value, band, others)))
    finding = Finding(
        ids.next(place, "label"),
        place,
        "label",
        title,
        shown,
        verdict,
        "" if cell is None else cell.part,
        page,
        None if scale is None else scale.name,
        value,
        None if band is None else " / ".join(dict.fromkeys(one for one in (band.label, band.title) if one)),
        diagnoses=causes,
        tried=len(LABEL_HYPOTHESES) if verdict == "no_match" else 0,
        reasons=reasons,
        tell=lambda lang: _told(lang, scale, cell, placed, value, reasons, shown, verdict),
    )
    if scale is not None and exact is not None and placed is not None:
        _remark(context, scale, place, placed, exact)
    elif scale is not None and placed is not None and cell is not None and not cell.whole:
        _remark_on_edge(context, scale, place, placed, cell)
    return Judged(finding, rests_on=() if cell is None else (cell,))


def _remark(context: Context, scale: Scale, place: str, placed: Placement, exact: Fraction) -> None:
    other = scale.place(exact)
    if other.label is not None and placed.label is not None and other.label != placed.label:
        context.remark("label_of_exact", place, label=other.label, printed=placed.label, value=number(exact))


def _remark_on_edge(context: Context, scale: Scale, place: str, placed: Placement, cell: Cell) -> None:
    """Tells where the values that print as the figure have two labels."""
    held = None if cell.figure is None else cell.figure.unround(context.rounding)
    if held is None or held.lo is None or held.hi is None or placed.label is None:
        return
    inset = (held.hi - held.lo) / _INSET  # an open end is no value, but what stands beside it is
    ends = (held.lo if held.lo_closed else held.lo + inset, held.hi if held.hi_closed else held.hi - inset)
    for end in ends:
        other = scale.place(end).label
        if other is not None and other != placed.label:
            context.remark("label_on_edge", place, interval=held.spoken(), label=other, printed=placed.label)
            return


def _reasons(scale: Scale | None, cell: Cell | None, placed: Placement | None) -> list[Diagnostic]:
    if scale is None:
        return [Diagnostic("label_without_scale")]
    if cell is None:
        return [Diagnostic("label_without_figure")]
    if cell.figure is None:
        return [cell.problem or Diagnostic("label_without_figure")]
    return [] if placed is None or placed.reason is None else [placed.reason]


def _told(
    lang: str,
    scale: Scale | None,
    cell: Cell | None,
    placed: Placement | None,
    value: Fraction | None,
    reasons: tuple[Diagnostic, ...],
    shown: str,
    verdict: str,
) -> Iterator[Step]:
    yield from (Step(reason.message(lang)) for reason in reasons)
    if scale is not None and placed is not None and placed.band is not None and value is not None and cell is not None:
        band = placed.band
        words = Sentence(band.describe("id"), band.describe("en"))
        values = {"scale": scale.name, "value": number(value), "label": band.label, "band": words, "reported": shown}
        yield Step(said(f"label_by_{placed.how}", lang, **values))
        if verdict == "no_match":
            known = scale.find(shown.partition(" / ")[0]) is not None
            yield Step(said("label_other" if known else "label_not_of_scale", lang, **values))
