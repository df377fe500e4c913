"""What a pack may say, and hardly means: told at its key, so that a slip of the pen does not wait for its year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from kinerja_rules.errors import KeyPath
from kinerja_rules.files.suggest import closest
from kinerja_rules.messages import Sentence
from kinerja_rules.numbers import Fraction
from kinerja_rules.packs.desk import Desk
from kinerja_rules.packs.rules import Rules
from kinerja_rules.packs.sections import Section
from kinerja_rules.policy import Indicator, Validity, kind_of_unit

_UNITS = "persen orang rupiah dokumen laporan perusahaan kegiatan kasus izin lembaga sekolah peserta desa".split()
_JUMP = 50


def doubt(desk: Desk, rules: Rules, section: Section, made: Indicator) -> None:
    """Tells what one section of an indicator hardly means."""
    _idle_keys(desk, section, made)
    _unit(desk, rules, section, made)
    _targets(desk, section, made)
    scale = made.realisation_scale
    if scale is not None and scale.over == "achievement":
        desk.remark("scale_of_achievements", section.at("skala_realisasi"), scale=scale.name)
    if made.formula is not None and not made.formula.names and "rumus" in section:
        desk.remark("formula_constant", section.at("rumus"), value=made.formula.to_indonesian())


def refuse_lost_targets(desk: Desk, section: Section, validity: Validity) -> None:
    """A target of a year in which the indicator does not hold is never reached."""
    for path, year in _stated(section):
        if not validity.touches(year):
            desk.error("target_out_of_date", path, year=year, dates=validity.describe())


def idle_scales(desk: Desk, rules: Rules, indicators: Mapping[str, Indicator], default: str | None) -> None:
    """A remark where the pack writes a scale, and none of its indicators has it."""
    versions = [one for each in indicators.values() for one in (each, *each.versions)]
    used = {scale.name for one in versions for scale in (one.scale, one.realisation_scale) if scale is not None}
    if not indicators or rules.incomplete or desk.hurt("indikator"):
        return
    for name in desk.table("skala").keys() & rules.scales.keys() - used - {default}:
        if not any(desk.hurt("indikator", one) for one in indicators):
            desk.remark("scale_idle", ("skala", name), scale=name)


def _idle_keys(desk: Desk, section: Section, made: Indicator) -> None:
    """Keys that say something about another key, which is not there."""
    pairs = {"alasan": "rumus_dimaksud", "jumlah_bobot": "bobot"}
    for key, of in pairs.items():
        if key in section.table and of not in section and not section.hurt(desk, of):
            desk.error("key_without_other", section.at(key), key=key, other=of)
    printed = None if made.formula is None else made.formula.to_source()
    if made.intended is not None and made.intended.to_source() == printed:
        desk.error("intended_is_printed", section.at("rumus_dimaksud"))


def _unit(desk: Desk, rules: Rules, section: Section, made: Indicator) -> None:
    """A unit that nothing is known of, and that is nearly a usual one."""
    variables = section.get("variabel", {})
    stated = [(section.at("satuan"), made.unit)] if "satuan" in section.table else []
    stated += [
        ((*section.at("variabel"), name, "satuan"), one["satuan"]) for name, one in variables.items() if "satuan" in one
    ]
    for path, unit in stated:
        if unit is None or unit in rules.counted or unit in rules.same_units:
            continue
        near = closest(unit, [*_UNITS, *rules.counted])
        if near is not None and kind_of_unit(unit, rules.counted, rules.same_units) is None:
            desk.remark("unit_near", path, unit=unit, near=near)


def _targets(desk: Desk, section: Section, made: Indicator) -> None:
    """Targets that leap from one year to the next, as where a mark was lost; parts of things that are counted."""
    if "target" not in section.table:
        return
    places = {(document, year): path for path, document, year in _each(section)}
    for document, years in made.targets.items():
        single = {year: target.value for year, target in sorted(years.items()) if target.value is not None}
        for (before, low), (year, high) in pairwise(single.items()):
            how = _leap(low, high)
            if how is not None:
                values = {"year": year, "before": before, "text": years[year].text, "other": years[before].text}
                desk.remark("target_leaps", places[document, year], how=how, **values)
        for year, value in single.items():
            if made.unit_kind == "count" and value.denominator != 1:
                desk.remark("target_not_whole", places[document, year], text=years[year].text, unit=made.unit)


def _leap(low: Fraction, high: Fraction) -> Sentence | None:
    """How much more or less the second is, where that is hardly meant."""
    if low <= 0 or high <= 0 or (high < low * _JUMP and low < high * _JUMP):
        return None
    if high > low:
        return Sentence(f"lebih dari {_JUMP} kali lipat", f"more than {_JUMP} times")
    return Sentence(f"kurang dari seper-{_JUMP}", f"less than one {_JUMP}th of")


def _stated(section: Section) -> Iterator[tuple[KeyPath, int]]:
    """Where the section itself has targets, and of which years."""
    for path, _, year in _each(section):
        yield path, year


def _each(section: Section) -> Iterator[tuple[KeyPath, str, int]]:
    for key, value in section.table.get("target", {}).items():
        if key.isdigit():
            yield (*section.path, "target", key), "pk", int(key)
        else:
            for year in value:
                yield (*section.path, "target", key, year), key, int(year)
