"""Packs and indicators as a person reads them: lists, and everything about one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from kinerja_rules.messages import sentence
from kinerja_rules.policy import Indicator, Pack, RoundingRule, Scale, Target


def shipped(packs: Sequence[tuple[str, str]], reports: Sequence[tuple[str, str]], lang: str) -> RenderableType:
    """Packs and reports by id, with their names."""
    parts: list[RenderableType] = []
    for code, rows in (("packs_title", packs), ("reports_title", reports)):
        if rows:
            parts += [Text(sentence(code, lang, {}), style="bold"), *_rows(rows), Text()]
    return Group(*parts[:-1])


def indicators(pack: Pack, lang: str) -> RenderableType:
    """The indicators of a pack: id, name, unit, direction."""
    table = _table(lang, "id", "indicator", "unit", "direction")
    for indicator in pack.indicators.values():
        direction = indicator.direction
        table.add_row(
            Text(indicator.id, style="bold"), indicator.name, indicator.unit or "", direction.name if direction else ""
        )
    return Group(Text.assemble((pack.name, "bold"), f" ({pack.id} {pack.version})"), table)


def pack(found: Pack, lang: str) -> RenderableType:
    """What a pack holds, in short."""
    parts: list[RenderableType] = [Text(found.name, style="bold")]
    sources = [" ".join(filter(None, (one.title, one.number))) for one in found.sources]
    facts = [
        ("fact_id", f"{found.id} {found.version}"),
        ("fact_file", found.file),
        ("fact_includes", ", ".join(found.includes)),
        ("fact_valid", _validity(found.valid_from, found.valid_to, lang)),
        ("fact_sources", "; ".join(sources)),
        ("fact_rounding", _rounding(found.rounding, lang)),
        ("fact_scale", found.scale.name if found.scale else None),
        ("fact_directions", ", ".join(found.directions)),
        ("fact_scales", ", ".join(found.scales)),
        ("fact_derived", ", ".join(f"{name} = {one.formula.to_indonesian()}" for name, one in found.derived.items())),
        ("fact_relations", "; ".join(one.text for one in found.relations)),
        ("fact_note", found.note),
    ]
    parts += _facts(facts, lang)
    for scale in (one for one in found.scales.values() if one.origin == found.id):
        parts += _scale(scale, lang)
    if found.indicators:
        parts += [Text(), Text(sentence("indicators_title", lang, {"n": len(found.indicators)}), style="bold")]
        parts += _rows([(one.id, one.name) for one in found.indicators.values()])
    return Group(*parts)


def indicator(found: Indicator, lang: str) -> RenderableType:
    """One indicator, with everything that its pack says about it."""
    facts = [
        ("fact_id", found.id),
        ("fact_aliases", ", ".join(found.aliases)),
        ("fact_goal", found.goal),
        ("fact_definition", found.definition),
        ("fact_formula", found.formula.to_indonesian() if found.formula else None),
        ("fact_canonical", found.formula.to_source() if found.formula else None),
        ("fact_as_written", found.as_written),
        ("fact_intended", found.intended.to_source() if found.intended else None),
        ("fact_reason", found.intended_reason),
        ("fact_unit", found.unit),
        ("fact_direction", _direction(found)),
        ("fact_rounding", _rounding(found.rounding, lang)),
        ("fact_achievement_rounding", _rounding(found.achievement_rounding, lang)),
        ("fact_period", sentence(f"period_{found.period}", lang, {}) if found.period != "year" else None),
        ("fact_rollup", found.rollup.name if found.rollup else None),
        ("fact_responsible", found.responsible),
        ("fact_valid", _validity(found.valid_from, found.valid_to, lang)),
        ("fact_note", found.note),
    ]
    parts: list[RenderableType] = [Text(found.name, style="bold"), *_facts(facts, lang)]
    parts += _variables(found, lang)
    parts += _targets(found.targets, lang)
    for scale in filter(None, (found.scale, found.realisation_scale)):
        parts += _scale(scale, lang)
    for version in found.versions:
        parts += [Text(), Padding(indicator(version, lang), (0, 0, 0, 2))]
    return Group(*parts)


def _variables(found: Indicator, lang: str) -> Iterator[RenderableType]:
    used = {name.partition("[")[0] for name in found.formula.names} if found.formula else set()
    variables = [variable for name, variable in found.variables.items() if name in used]
    if variables:
        yield Text()
        table = _table(lang, "variable", "phrases", "unit", "source")
        for one in variables:
            phrases = one.constant_text or "; ".join(one.phrases)
            table.add_row(Text(one.name, style="bold"), phrases, one.unit or "", one.source or "")
        yield table


def _targets(targets: Mapping[str, Mapping[int, Target]], lang: str) -> Iterator[RenderableType]:
    years = sorted({year for by_year in targets.values() for year in by_year})
    if years:
        yield Text()
        table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
        table.add_column(sentence("column_target", lang, {}))
        for year in years:
            table.add_column(str(year), justify="right")
        for document, by_year in targets.items():
            shown = (by_year[year].text if year in by_year else "" for year in years)
            table.add_row(Text(document, style="bold"), *shown)
        yield table


def _scale(scale: Scale, lang: str) -> Iterator[RenderableType]:
    yield Text()
    yield Text(sentence(f"scale_over_{scale.over}", lang, {"name": scale.name}), style="bold")
    titles = [f"{band.label} ({band.title})" if band.title else band.label for band in scale.bands]
    yield from _rows([(title, band.describe(lang)) for title, band in zip(titles, scale.bands, strict=True)][::-1])


def _direction(found: Indicator) -> str | None:
    direction = found.direction
    return None if direction is None else f"{direction.name}: {direction.formula.to_indonesian()}"


def _rounding(rule: RoundingRule | None, lang: str) -> str | None:
    if rule is None:
        return None
    return sentence("fact_digits", lang, {"digits": rule.digits, "mode": rule.mode.title})


def _validity(start: object, end: object, lang: str) -> str | None:
    if start is None and end is None:
        return None
    return sentence("fact_dates", lang, {"start": start or "...", "end": end or "..."})


def _facts(facts: Sequence[tuple[str, str | None]], lang: str) -> list[RenderableType]:
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column()
    for code, value in facts:
        if value:
            grid.add_row(Text(sentence(code, lang, {}), style="dim"), value)
    return [grid]


def _rows(rows: Sequence[tuple[str, str]]) -> list[RenderableType]:
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column()
    for name, value in rows:
        grid.add_row(Text(name, style="cyan"), value)
    return [Padding(grid, (0, 0, 0, 2))]


def _table(lang: str, *columns: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for name in columns:
        table.add_column(sentence(f"column_{name}", lang, {}), no_wrap=name in ("id", "variable", "direction"))
    return table
