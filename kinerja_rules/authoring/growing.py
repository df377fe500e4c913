"""A pack that grows by one indicator: its text with the new table, or why it is refused."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from attrs import evolve, frozen

from kinerja_rules.authoring.drafts import IndicatorDraft, PackDraft, appended, identifier, indicator_text, pack_text
from kinerja_rules.errors import Diagnostic, FileError, PackError, Place
from kinerja_rules.files.toml import parse_toml
from kinerja_rules.formula import parse
from kinerja_rules.numbers import unit_kind
from kinerja_rules.packs import check, list_packs, load_pack
from kinerja_rules.packs.places import neighbours
from kinerja_rules.policy import squashed
from kinerja_rules.registry import Registry

_MEASURED = frozenset("nilai indeks skor poin angka rasio hektare hektar ha km meter kg ton liter jam hari".split())
"""Units whose figures have decimals: nothing is to be declared for them."""


@frozen
class Grown:
    """The text of a file to be written, the inputs of what is new in it, and what was noticed on the way."""

    text: str
    inputs: tuple[str, ...] = ()
    remarks: tuple[Diagnostic, ...] = ()


def new_pack(draft: PackDraft, file: str, registry: Registry) -> Grown:
    """The file of a new pack, checked; a national pack that holds its scale is included. Raises PackError."""
    if draft.scale is not None:
        home = _home_of_scale(draft.scale, draft.includes, registry)
        draft = draft if home is None else evolve(draft, includes=(*draft.includes, home))
    text = pack_text(draft)
    found = check(parse_toml(text, file).data, folders=neighbours(Path(file)), registry=registry)
    _refuse(found, file)
    return Grown(text)


def new_indicator(draft: IndicatorDraft, units: Mapping[str, str], text: str, file: str, registry: Registry) -> Grown:
    """``text``, a pack, with the drafted indicator at its end.

    Variables come from the formula, with their phrases; ``units`` are theirs by name. Raises FileError where ``text``
    is no pack, FormulaError and PackError where the indicator would not stand.
    """
    document = parse_toml(text, file)
    errors = [one for one in document.diagnostics if one.severity == "error"]
    if errors:
        raise FileError(*errors)
    data = document.data
    if "paket" not in data:
        raise FileError(Diagnostic("not_a_pack", {"file": file}, place=Place(file)))
    if draft.id in data.get("indikator", {}):
        place = document.place(("indikator", draft.id))
        raise PackError(Diagnostic("indicator_is_there", {"id": draft.id}, place=place))
    wordings = _wordings(draft, data, registry)
    units = {name: unit for wording, unit in units.items() for name in [_named(wording, wordings)]}
    parts = {name: draft.weights[wording] for name, wording in wordings.items() if draft.weights}
    draft = evolve(draft, weights=parts, variables=_variables(draft, wordings, units, data))
    grown = appended(text, indicator_text(draft))
    found = check(parse_toml(grown, file).data, folders=neighbours(Path(file)), registry=registry)
    mine = ("indikator", draft.id)
    _refuse([one for one in found if one.place is not None and one.place.path[:2] == mine], file)
    return Grown(grown, tuple(wordings), tuple(_unknown_units(units, data)))


def formula_names(text: str, data: Mapping[str, Any], registry: Registry) -> dict[str, str]:
    """The names that a formula uses and the pack does not have yet, each with its wording, if it has one.

    Raises FormulaError.
    """
    shared = {name: list(one.get("frasa", ())) for name, one in data.get("variabel", {}).items()}
    formula = parse(text, phrases=shared, registry=registry)
    names = dict.fromkeys(name.partition("[")[0] for name in formula.names)
    known = shared.keys() | data.get("indikator", {}).keys()
    return {name: formula.phrases.get(name, "") for name in names if name not in known}


def _wordings(draft: IndicatorDraft, data: Mapping[str, Any], registry: Registry) -> dict[str, str]:
    """The names of the formula, or of the parts of the index, each with its wording in the document."""
    if draft.weights:
        return {part if part.isidentifier() else identifier(part): part for part in draft.weights}
    return formula_names(draft.formula, data, registry) if draft.formula is not None else {}


def _named(wording: str, wordings: Mapping[str, str]) -> str:
    """The name that a wording of the document has; the wording itself where none has it."""
    return next((name for name, one in wordings.items() if one and squashed(one) == squashed(wording)), wording)


def _variables(
    draft: IndicatorDraft, wordings: Mapping[str, str], units: Mapping[str, str], data: Mapping[str, Any]
) -> dict[str, dict[str, Any]]:
    known = data.get("variabel", {}).keys() | data.get("indikator", {}).keys()
    alone = draft.formula is not None and [draft.formula] in ([wording or name] for name, wording in wordings.items())
    found = {}
    for name, wording in wordings.items():
        if name in known:
            continue
        variable: dict[str, Any] = {"frasa": [wording]} if wording and wording != name else {}
        unit = units.get(name) or (draft.unit if alone else None)
        if unit is not None:
            variable["satuan"] = unit
        found[name] = variable
    strange = [name for name in units if name not in found]
    if strange:
        values = {"name": strange[0], "known": ", ".join(found) or "-"}
        raise PackError(Diagnostic("variable_not_in_formula", values))
    return found


def _home_of_scale(scale: str, includes: tuple[str, ...], registry: Registry) -> str | None:
    """The national pack that has the scale, where none of the included packs does."""
    shipped = list_packs()
    for name in (one for one in includes if one in shipped):
        if scale in load_pack(name, registry=registry).scales:
            return None
    national = [one for one in shipped if one.startswith("nasional/") and one not in includes]
    return next((one for one in national if scale in load_pack(one, registry=registry).scales), None)


def _unknown_units(units: Mapping[str, str], data: Mapping[str, Any]) -> list[Diagnostic]:
    declared = data.get("satuan", {})
    strange = dict.fromkeys(
        one for one in units.values() if one not in declared and one not in _MEASURED and unit_kind(one) is None
    )
    return [Diagnostic("unit_says_nothing", {"unit": unit}, severity="remark") for unit in strange]


def _refuse(found: list[Diagnostic], file: str) -> None:
    """Raises PackError where something is an error; the text is not in the file yet, so it is cited by its keys."""
    errors = [one for one in found if one.severity == "error"]
    if errors:
        raise PackError(*(one.at(Place(file, path=one.place.path if one.place else ())) for one in errors))
