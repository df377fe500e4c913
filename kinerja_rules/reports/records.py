"""Packs and their parts as plain data, for JSON: numbers as decimal text, dates as ISO text."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from kinerja_rules.numbers import Fraction, decimal_text
from kinerja_rules.policy import Direction, Example, Indicator, Pack, RoundingRule, Scale, Target, Validity, Variable

Record = dict[str, object]


def pack_record(pack: Pack) -> Record:
    """A pack: its head, its rules, and its indicators by id."""
    return {
        "id": pack.id,
        "version": pack.version,
        "name": pack.name,
        "includes": list(pack.includes),
        **_dates(pack.validity),
        "hash": pack.content_hash,
        "file": pack.file,
        "sources": [
            {"title": one.title, "number": one.number, "date": _date(one.date), "note": one.note}
            for one in pack.sources
        ],
        "rounding": _rounding(pack.rounding),
        "achievement_rounding": _rounding(pack.achievement_rounding),
        "achievement_from": pack.achievement_from,
        "scale": None if pack.scale is None else pack.scale.name,
        "directions": {name: direction_record(one) for name, one in pack.directions.items()},
        "scales": {name: scale_record(one) for name, one in pack.scales.items()},
        "derived": {
            name: {
                "formula": one.formula.to_source(),
                "condition": None if one.condition is None else one.condition.to_source(),
                "otherwise": one.otherwise,
                "unit": one.unit,
            }
            for name, one in pack.derived.items()
        },
        "relations": [one.text for one in pack.relations],
        "indicators": {name: indicator_record(one) for name, one in pack.indicators.items()},
        "note": pack.note,
        "remarks": [one.to_dict() for one in pack.remarks],
    }


def indicator_record(indicator: Indicator) -> Record:
    """Everything that a pack says about an indicator; its versions in a list."""
    return {
        "id": indicator.id,
        "name": indicator.name,
        "aliases": list(indicator.aliases),
        "kind": indicator.kind,
        "goal": indicator.goal,
        "definition": indicator.definition,
        "formula": None if indicator.formula is None else indicator.formula.to_source(),
        "intended": None if indicator.intended is None else indicator.intended.to_source(),
        "intended_reason": indicator.intended_reason,
        "as_written": indicator.as_written,
        "unit": indicator.unit,
        "direction": None if indicator.direction is None else indicator.direction.name,
        "scale": None if indicator.scale is None else indicator.scale.name,
        "realisation_scale": None if indicator.realisation_scale is None else indicator.realisation_scale.name,
        "rounding": _rounding(indicator.rounding),
        "achievement_rounding": _rounding(indicator.achievement_rounding),
        "achievement_from": indicator.achievement_from,
        "variables": {name: variable_record(one) for name, one in indicator.variables.items()},
        "targets": _targets(indicator.targets),
        "period": indicator.period,
        "rollup": None if indicator.rollup is None else indicator.rollup.name,
        "zero_per_zero": indicator.zero_per_zero,
        "responsible": indicator.responsible,
        "budget": list(indicator.budget),
        **_dates(indicator.validity),
        "version": indicator.version,
        "versions": [indicator_record(one) for one in indicator.versions],
        "examples": [_example(one) for one in indicator.examples],
        "confidence": indicator.confidence,
        "note": indicator.note,
    }


def variable_record(variable: Variable) -> Record:
    """A variable: how documents word it, its unit and source."""
    return {
        "phrases": list(variable.phrases),
        "unit": variable.unit,
        "source": variable.source,
        "constant": _decimal(variable.constant),
        "cumulative_since": variable.cumulative_since,
        "note": variable.note,
    }


def direction_record(direction: Direction) -> Record:
    """A direction and what holds for a zero target."""
    return {
        "formula": direction.formula.to_source(),
        "zero_target": {
            "both_zero": _decimal(direction.zero_target.both_zero),
            "otherwise": _decimal(direction.zero_target.otherwise),
        },
        "floor": _decimal(direction.floor),
        "cap": _decimal(direction.cap),
        "as_written": direction.as_written,
        "origin": direction.origin,
    }


def scale_record(scale: Scale) -> Record:
    """A scale and its bands, from the lowest to the highest."""
    return {
        "over": scale.over,
        "gap": _rounding(scale.gap) if isinstance(scale.gap, RoundingRule) else scale.gap,
        "above": scale.above,
        "below": scale.below,
        "bands": [
            {
                "label": band.label,
                "title": band.title,
                "low": _decimal(band.low),
                "low_closed": band.low_closed,
                "high": _decimal(band.high),
                "high_closed": band.high_closed,
                "as_written": band.as_written,
            }
            for band in scale.bands
        ],
        "origin": scale.origin,
    }


def _example(example: Example) -> Record:
    return {
        "year": example.year,
        "inputs": _nested(example.inputs),
        "result": example.result,
        "mode": None if example.mode is None else example.mode.name,
        "matches": example.matches,
        "reason": example.reason,
        "source": example.source,
    }


def _nested(value: object) -> object:
    if isinstance(value, Mapping):
        return {str(key): _nested(part) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [_nested(part) for part in value]
    return value if isinstance(value, (str, int)) else str(value)


def _targets(targets: Mapping[str, Mapping[int, Target]]) -> Record:
    return {
        document: {str(year): _target(target) for year, target in by_year.items()}
        for document, by_year in targets.items()
    }


def _target(target: Target) -> Record:
    return {
        "printed": target.text,
        "value": _decimal(target.value),
        "low": _decimal(target.low),
        "high": _decimal(target.high),
    }


def _rounding(rule: RoundingRule | None) -> Record | None:
    return None if rule is None else {"digits": rule.digits, "mode": rule.mode.name}


def _dates(validity: Validity) -> Record:
    return {"valid_from": _date(validity.start), "valid_to": _date(validity.end)}


def _date(date: datetime.date | None) -> str | None:
    return None if date is None else date.isoformat()


def _decimal(value: Fraction | None) -> str | None:
    return None if value is None else decimal_text(value)
