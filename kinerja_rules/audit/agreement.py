"""Figures that should agree: copies of a table's column, and one quantity printed in several places.

Laws of this file:
1. Figures agree where one true value could have printed all of them, each at its own digits, by the report's rounding.
2. What cannot be read is left out; where the others still disagree, that is said.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kinerja_rules.audit.cells import Cell, Raw
from kinerja_rules.audit.context import Context
from kinerja_rules.audit.copies import Copy
from kinerja_rules.audit.judged import Ids, Judged
from kinerja_rules.audit.model import Finding, Materiality
from kinerja_rules.audit.steps import Step
from kinerja_rules.audit.tables import Sheet
from kinerja_rules.audit.wording import compared, said
from kinerja_rules.errors import Diagnostic, KeyPath
from kinerja_rules.messages import Sentence
from kinerja_rules.numbers import Fraction, Interval, Rounding


def judged_copy(context: Context, ids: Ids, copy: Copy) -> Judged | None:
    """The verdict on a copied cell; None where neither it nor its source is printed."""
    cell, sources = copy.cell, copy.sources
    source = sources[0]
    if cell.blank or (cell.text == "" and cell.doubt is None):
        return None
    reasons: list[Diagnostic] = []
    verdict = "undecidable"
    if len(sources) > 1:
        reasons.append(Diagnostic("match_not_plain", {"count": len(sources), "place": source.part}))
    elif cell.figure is None or source.figure is None:
        reasons += [_no_figure(one) for one in (cell, source) if one.figure is None]
    else:
        verdict = "consistent" if agree([cell, source], context.rounding) else "inconsistent"
    plain = len(sources) == 1 and source.figure is not None
    finding = Finding(
        ids.next(cell.id, "copy"),
        cell.id,
        "copy",
        cell.title,
        cell.text,
        verdict,
        cell.part,
        cell.page,
        f"= {source.id if len(sources) == 1 else source.part}",
        source.figure.value if plain and source.figure is not None else None,
        source.text if plain else None,
        within_rounding=verdict == "consistent",
        accepted=_interval(source, context.rounding) if plain else None,
        gap=_gap(cell, source) if verdict == "inconsistent" else None,
        materiality=_material(cell, source) if verdict == "inconsistent" else None,
        reasons=tuple(reasons),
        tell=lambda lang: _told(lang, [cell, *sources], verdict, reasons, context.rounding),
    )
    return Judged(finding, cell, rests_on=sources, source=source.figure)


def judged_quantities(
    context: Context, sheet: Sheet, ids: Ids, stated: Sequence[Mapping[str, Any]]
) -> Iterator[Judged]:
    """The verdict on each quantity that the report prints in several places."""
    for index, same in enumerate(stated):
        path: KeyPath = ("sama", index)
        name = " ".join(str(same.get("besaran") or f"sama {index + 1}").split())
        seen = list(_seen(context, sheet, same, path))
        if len(seen) < 2:
            context.problem("too_few_places", path, name=name)
        yield _judged_quantity(context, ids, name, seen)


def agree(cells: Sequence[Cell], rounding: Rounding) -> bool:
    """Whether one value could have printed all the figures; cells without a figure say nothing."""
    common: Interval | None = None
    for cell in cells:
        interval = _interval(cell, rounding)
        if interval is None:
            continue
        common = interval if common is None else common.intersection(interval)
        if common is None:
            return False
    return True


def outvoted(cells: Sequence[Cell], rounding: Rounding) -> tuple[Cell, ...]:
    """Those of disagreeing cells that may be at fault: all but the ones that agree with more than half of them."""
    readable = [cell for cell in cells if cell.figure is not None]
    votes = Counter(
        {number: sum(agree([one, other], rounding) for other in readable) for number, one in enumerate(readable)}
    )
    return tuple(one for number, one in enumerate(readable) if votes[number] * 2 <= len(readable))


def _judged_quantity(context: Context, ids: Ids, name: str, seen: Sequence[Cell]) -> Judged:
    reasons = [_no_figure(cell) for cell in seen if cell.figure is None]
    readable = [cell for cell in seen if cell.figure is not None]
    if not agree(readable, context.rounding):
        verdict = "inconsistent"
    else:
        verdict = "undecidable" if reasons or len(readable) < 2 else "consistent"
    texts = list(dict.fromkeys(cell.text for cell in seen))
    finding = Finding(
        ids.next(name, "conflict"),
        name,
        "conflict",
        name,
        " / ".join(texts),
        verdict,
        seen[0].part if seen else name,
        seen[0].page if seen else None,
        within_rounding=verdict == "consistent",
        materiality=_spread(readable) if verdict == "inconsistent" else None,
        reasons=tuple(reasons),
        tell=lambda lang: _told(lang, seen, verdict, reasons, context.rounding),
    )
    return Judged(finding, rests_on=tuple(seen))


def _seen(context: Context, sheet: Sheet, same: Mapping[str, Any], path: KeyPath) -> Iterator[Cell]:
    """The places of a quantity as cells: those of the report where the place is the id of one, else as stated."""
    reading = context.reading(same.get("gaya_angka"))
    kind = context.kind(same.get("satuan"))
    for index, one in enumerate(same.get("di", ())):
        place, raw = " ".join(one["tempat"].split()), one.get("tercetak")
        cell = sheet.cells.find(place)
        at = (*path, "di", index)
        if cell is not None and (raw is None or _same_text(cell, raw)):
            yield cell
            continue
        if raw is None:
            context.problem("no_figure_at_place", at, place=place)
            continue
        if cell is not None and cell.column:  # a check's place may be a paragraph with several figures
            context.problem("transcribed_differently", at, place=place, first=cell.text, second=str(raw))
        known = kind or (cell.kind if cell is not None else None)
        yield Cell(
            place, raw, known, reading, part=place.partition("/")[0], title=place, page=one.get("halaman"), path=at
        )


def _same_text(cell: Cell, raw: Raw) -> bool:
    return "".join(cell.text.split()) == "".join(str(raw).split())


def _interval(cell: Cell, rounding: Rounding) -> Interval | None:
    return None if cell.figure is None else cell.figure.unround(rounding)


def _gap(cell: Cell, source: Cell) -> Fraction | None:
    if cell.figure is None or source.figure is None:
        return None
    return (cell.figure.value - source.figure.value) * Fraction(10) ** cell.figure.digits


def _material(cell: Cell, source: Cell) -> Materiality | None:
    gap = _gap(cell, source)
    return None if gap is None else Materiality(None, abs(gap) > 1, abs(gap) <= 1)


def _spread(cells: Sequence[Cell]) -> Materiality:
    """What choosing one of the figures would change in the others, at the fewest digits printed."""
    figures = [cell.figure for cell in cells if cell.figure is not None]
    values = [figure.value for figure in figures]
    gap = (max(values) - min(values)) * Fraction(10) ** min(figure.digits for figure in figures)
    return Materiality(None, gap > 1, gap <= 1)


def _no_figure(cell: Cell) -> Diagnostic:
    if cell.blank or cell.problem is None:
        return Diagnostic("place_blank", {"place": cell.id})
    reason = Sentence(cell.problem.message("id"), cell.problem.message("en"))
    code = cell.problem.values.get("code", cell.problem.code)
    return Diagnostic("place_unreadable", {"place": cell.id, "text": cell.text, "reason": reason, "code": code})


def _told(
    lang: str, cells: Sequence[Cell], verdict: str, reasons: Sequence[Diagnostic], rounding: Rounding
) -> Iterator[Step]:
    yield from compared(lang, [(cell.id, cell.text, _interval(cell, rounding)) for cell in cells])
    yield from (Step(reason.message(lang)) for reason in reasons)
    yield Step(said(f"agreement_{verdict}", lang), "working" if verdict == "undecidable" else "detail")
