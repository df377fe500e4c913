"""The rules of a pack, its own and the included ones: units, variables, directions, scales, derived values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from attrs import define, field

from kinerja_rules.check import unknown_names
from kinerja_rules.errors import Diagnostic, FigureError, FormulaError, KeyPath
from kinerja_rules.formula import Formula, parse, parse_condition, parse_equation
from kinerja_rules.grammar import ast
from kinerja_rules.grammar.phrases import normalised
from kinerja_rules.messages import Sentence
from kinerja_rules.numbers import Fraction, read_sum
from kinerja_rules.packs.aggregates import read_aggregates
from kinerja_rules.packs.desk import Desk, Table
from kinerja_rules.packs.keys import CONFIDENCE
from kinerja_rules.packs.scales import read_scale
from kinerja_rules.policy import (
    DIRECTION_NAMES,
    UNDEFINED,
    Aggregate,
    Derived,
    Direction,
    Pack,
    Relation,
    Scale,
    Variable,
    ZeroTarget,
    kind_of_unit,
)

# what a derived value may name besides the variables of the pack, with its unit
DERIVED_UNITS = {"capaian": "persen", "serapan": "persen", "pagu": "rupiah", "realisasi_anggaran": "rupiah"}
DERIVED_NAMES = (*DIRECTION_NAMES, *DERIVED_UNITS)
_DIRECTION_PHRASES = {"target": ("rencana",)}

_KINDS = {
    "arah": Sentence("Arah", "The direction"),
    "skala": Sentence("Skala", "The scale"),
    "agregat": Sentence("Agregat", "The aggregate"),
    "turunan": Sentence("Turunan", "The derived value"),
    "variabel": Sentence("Variabel", "The variable"),
}

T = TypeVar("T", Direction, Scale, Derived, Aggregate, Variable)


@define
class Rules:
    """Everything by name that the indicators of a pack may use."""

    counted: set[str] = field(factory=set)
    same_units: dict[str, str] = field(factory=dict)
    variables: dict[str, Variable] = field(factory=dict)
    directions: dict[str, Direction] = field(factory=dict)
    scales: dict[str, Scale] = field(factory=dict)
    derived: dict[str, Derived] = field(factory=dict)
    aggregates: dict[str, Aggregate] = field(factory=dict)
    relations: tuple[Relation, ...] = ()
    incomplete: bool = False  # an included pack could not be read: nobody can say that a name is unknown


def read_rules(desk: Desk, pack: str, includes: Sequence[tuple[int, Pack]], incomplete: bool) -> Rules:
    """The rules of the pack on the desk, and of those it includes."""
    rules = Rules(incomplete=incomplete)
    _include(desk, rules, includes)
    _units(desk, rules)
    own = read_variables(desk, rules, ("variabel",), desk.table("variabel"), pack)
    rules.variables = {**own, **{name: shared for name, shared in rules.variables.items() if name not in own}}
    rules.directions.update(_directions(desk, pack))
    for name, table in desk.table("skala").items():
        scale = read_scale(desk, ("skala", name), name, table, pack)
        if scale is not None:
            rules.scales[name] = scale
    rules.derived.update(_derived(desk, rules, pack))
    rules.aggregates.update(read_aggregates(desk, pack))
    return rules


# -- what is included


def _include(desk: Desk, rules: Rules, includes: Sequence[tuple[int, Pack]]) -> None:
    for index, pack in includes:
        at = ("paket", "acuan", index)
        _merge(desk, "arah", rules.directions, pack.directions, at)
        _merge(desk, "skala", rules.scales, pack.scales, at)
        _merge(desk, "turunan", rules.derived, pack.derived, at)
        _merge(desk, "agregat", rules.aggregates, pack.aggregates, at)
        _merge(desk, "variabel", rules.variables, pack.variables, at)
        rules.counted |= pack.counted
        rules.same_units = {**pack.same_units, **rules.same_units}


def _merge(desk: Desk, key: str, known: dict[str, T], more: Mapping[str, T], at: KeyPath) -> None:
    """Takes in the included names that the pack does not define itself; two unlike ones are told, with both packs."""
    own = desk.table(key)
    for name, entry in more.items():
        if name in own or desk.hurt(key, name):
            continue
        first = known.setdefault(name, entry)
        if first.origin != entry.origin:
            values = {"kind": _KINDS[key], "key": key, "name": name, "first": first.origin, "second": entry.origin}
            desk.refuse("include_clash", at, **values)


# -- units and variables


def _units(desk: Desk, rules: Rules) -> None:
    for unit, meaning in desk.table("satuan").items():
        rules.same_units.pop(unit, None)
        if isinstance(meaning, dict):
            rules.same_units[unit] = meaning["sama_dengan"]
        else:
            rules.counted.add(unit)
    for unit in desk.table("satuan"):
        chain = [unit]
        while chain[-1] in rules.same_units and chain[-1] not in chain[:-1]:
            chain.append(rules.same_units[chain[-1]])
        if len(chain) > 1 and chain[-1] == unit:
            desk.error("unit_cycle", ("satuan", unit), cycle=" = ".join(chain))
            del rules.same_units[unit]


def read_variables(desk: Desk, rules: Rules, path: KeyPath, table: Table, pack: str) -> dict[str, Variable]:
    """The variables of a table ``variabel``; a phrase that two of them claim is told."""
    found: dict[str, Variable] = {}
    owners: dict[str, str] = {}
    for name, entry in table.items():
        at = (*path, name)
        for number, phrase in enumerate(entry.get("frasa", ())):
            owner = owners.setdefault(normalised(phrase), name)
            if owner != name:
                values = {"phrase": phrase, "first": owner, "second": name}
                desk.refuse("phrase_twice", (*at, "frasa", number), **values)
        unit = entry.get("satuan")
        kind = kind_of_unit(unit, rules.counted, rules.same_units)
        constant: Fraction | None = None
        if "tetap" in entry:
            constant = _constant(desk, entry["tetap"], (*at, "tetap"), kind)
        found[name] = Variable(
            name,
            phrases=tuple(entry.get("frasa", ())),
            unit=unit,
            unit_kind=kind,
            source=entry.get("sumber"),
            constant=constant,
            constant_text=None if constant is None else str(entry["tetap"]),
            cumulative_since=entry.get("kumulatif_sejak"),
            note=entry.get("catatan"),
            origin=pack,
        )
    return found


def _constant(desk: Desk, given: Any, path: KeyPath, kind: Any) -> Fraction | None:
    if not isinstance(given, str):
        return desk.number(given, path)
    try:
        return read_sum(given, unit=kind)
    except FigureError as error:
        for problem in error.diagnostics:
            desk.inside(problem, path)
        return None


# -- directions


def _directions(desk: Desk, pack: str) -> Mapping[str, Direction]:
    found: dict[str, Direction] = {}
    for name, table in desk.table("arah").items():
        path = ("arah", name)
        formula = _direction_formula(desk, table, (*path, "rumus")) if "rumus" in table else None
        floor, cap = (_cap(desk, table, path, end) for end in ("bawah", "atas"))
        if floor is not None and cap is not None and floor > cap:
            desk.error("caps_reversed", (*path, "batas"), name=name)
        zero = _zero_target(desk, table, path)
        validity = desk.validity(table, path)
        if formula is not None:
            found[name] = Direction(
                name,
                formula,
                zero_target=zero,
                floor=floor,
                cap=cap,
                as_written=table.get("tertulis"),
                validity=validity,
                confidence=CONFIDENCE.get(table.get("keyakinan", "")),
                note=table.get("catatan"),
                origin=pack,
            )
    return found


def _direction_formula(desk: Desk, table: Table, path: KeyPath) -> Formula | None:
    text = table["rumus"]
    formula = desk.formula(path, lambda: parse(text, phrases=_DIRECTION_PHRASES, registry=desk.registry))
    if formula is None:
        return None
    wrong = list(unknown_names(formula.tree, DIRECTION_NAMES, text))
    for problem in wrong:
        near = problem.values["near"]
        code = "direction_name_near" if near else "direction_name"
        values = {"name": problem.values["name"], "near": near, "known": ", ".join(DIRECTION_NAMES)}
        desk.inside(Diagnostic(code, values, span=problem.span, text=text), path)
    if wrong:
        return None
    names = set(formula.names)
    if not names & set(DIRECTION_NAMES[1:]):
        desk.refuse("direction_without_target", path)
        return None
    if "target" in names and len(names & set(DIRECTION_NAMES[1:])) > 1:
        desk.refuse("direction_of_both", path)
        return None
    desk.notes(formula, path)
    return formula


def _cap(desk: Desk, table: Table, path: KeyPath, end: str) -> Fraction | None:
    caps = table.get("batas", {})
    return desk.number(caps[end], (*path, "batas", end), "percent") if end in caps else None


def _zero_target(desk: Desk, table: Table, path: KeyPath) -> ZeroTarget:
    stated = table.get("target_nol")
    if not isinstance(stated, dict):
        return UNDEFINED
    values = [
        desk.number(stated[key], (*path, "target_nol", key), "percent") if key in stated else None
        for key in ("realisasi_nol", "selain_itu")
    ]
    return ZeroTarget(*values)


# -- derived values and identities


def _derived(desk: Desk, rules: Rules, pack: str) -> Mapping[str, Derived]:
    tables = desk.table("turunan")
    units = {**DERIVED_UNITS, **units_of(rules.variables.values())}
    units |= {name: table["satuan"] for name, table in tables.items() if "satuan" in table}
    phrases = phrases_of(rules.variables.values())
    known = {*DERIVED_NAMES, *rules.variables, *rules.derived, *tables}

    def read(path: KeyPath, text: str, reader: Callable[..., Formula]) -> Formula | None:
        same, registry = rules.same_units, desk.registry
        found = desk.formula(
            path, lambda: reader(text, phrases=phrases, units=units, same_units=same, registry=registry)
        )
        return _known(desk, found, known, path, rules)

    found: dict[str, Derived] = {}
    for name, table in tables.items():
        path = ("turunan", name)
        formula = read((*path, "rumus"), table["rumus"], parse) if "rumus" in table else None
        condition = read((*path, "syarat"), table["syarat"], parse_condition) if "syarat" in table else None
        if "jika_tidak" in table and "syarat" not in table and not desk.hurt(*path, "syarat"):
            desk.error("otherwise_without_condition", (*path, "jika_tidak"))
        validity = desk.validity(table, path)
        if formula is not None and (condition is not None or "syarat" not in table):
            found[name] = Derived(
                name,
                formula,
                condition=condition,
                otherwise=table.get("jika_tidak"),
                unit=table.get("satuan"),
                as_written=table.get("tertulis"),
                validity=validity,
                confidence=CONFIDENCE.get(table.get("keyakinan", "")),
                note=table.get("catatan"),
                origin=pack,
            )
    cycle = find_cycle({name: [used for used in names_in(d.formula) if used in found] for name, d in found.items()})
    if cycle:
        desk.refuse("derived_cycle", ("turunan", cycle[0], "rumus"), cycle=" -> ".join(cycle))
    return {name: derived for name, derived in found.items() if name not in cycle}


def read_relations(desk: Desk, rules: Rules, variables: Iterable[Variable]) -> tuple[Relation, ...]:
    """The identities of the data; ``variables`` are those of the indicators."""
    known = {variable.name: variable for variable in (*variables, *rules.variables.values())}
    phrases, units = phrases_of(known.values()), units_of(known.values())
    found: list[Relation] = []
    for number, table in enumerate(desk.data.get("hubungan", ())):
        path, text = ("hubungan", number, "rumus"), table["rumus"]
        try:
            sides = parse_equation(
                text, phrases=phrases, units=units, same_units=rules.same_units, registry=desk.registry
            )
        except FormulaError as error:
            for problem in error.diagnostics:
                desk.inside(problem, path)
            continue
        left, right = (_known(desk, side, known, path, rules) for side in sides)
        if left is not None and right is not None:
            found.append(Relation(text, left, right, table.get("catatan")))
    return tuple(found)


def _known(desk: Desk, formula: Formula | None, known: Iterable[str], path: KeyPath, rules: Rules) -> Formula | None:
    """The formula if all its names are known, else None and the unknown ones told."""
    if formula is None or rules.incomplete or desk.hurt("variabel") or desk.hurt("turunan"):
        return formula
    wrong = list(unknown_names(formula.tree, tuple(known), formula.text))
    for problem in wrong:
        desk.inside(problem, path)
    if wrong:
        return None
    desk.notes(formula, path)
    return formula


# -- shared


def phrases_of(variables: Iterable[Variable]) -> dict[str, tuple[str, ...]]:
    """How formulas word each variable; of two that claim a phrase the first has it."""
    return {variable.name: variable.phrases for variable in variables}


def units_of(variables: Iterable[Variable]) -> dict[str, str]:
    """The declared units."""
    return {variable.name: variable.unit for variable in variables if variable.unit is not None}


def names_in(formula: Formula | None) -> tuple[str, ...]:
    """The names whose value of the same year a formula needs."""
    if formula is None:
        return ()
    return tuple(name.id for name in ast.names(formula.tree) if not name.lag)


def find_cycle(graph: Mapping[str, Iterable[str]]) -> list[str]:
    """The first circle of a graph, its first node repeated at the end; empty where there is none."""
    done: set[str] = set()
    for start in graph:
        trail: list[str] = []
        stack = [(start, iter(graph[start]))]
        trail.append(start)
        while stack and start not in done:
            node, rest = stack[-1]
            following = next(rest, None)
            if following is None:
                done.add(node)
                stack.pop()
                trail.pop()
            elif following in trail:
                return [*trail[trail.index(following) :], following]
            elif following in graph and following not in done:
                trail.append(following)
                stack.append((following, iter(graph[following])))
    return []
