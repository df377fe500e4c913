"""A result as a record: plain JSON values that another day can be held against."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from kinerja_rules.errors import Diagnostic
from kinerja_rules.numbers import Decimal, Figure, Fraction, decimal_text
from kinerja_rules.policy import RoundingRule, Step, Target

if TYPE_CHECKING:
    from kinerja_rules.engine.result import DerivedValue, Label, Result

_DEPTH = 8


@lru_cache(maxsize=1)
def engine_version() -> str:
    """The version of this package, as records name it."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("kinerja-rules")
    except PackageNotFoundError:
        return "0+unknown"


def record(result: Result) -> dict[str, object]:
    """A replayable record. Exact values are texts: ``97.3`` where short, else ``num/den``."""
    indicator, pack = result.indicator, result.pack
    return {
        "engine": engine_version(),
        "pack": {"id": pack.id, "version": pack.version, "hash": pack.content_hash},
        "indicator": indicator.id,
        "indicator_version": indicator.version,
        "year": result.year,
        "date": None if result.date is None else result.date.isoformat(),
        "document": result.document,
        "status": result.status,
        "reasons": [_reason(reason) for reason in result.reasons],
        "formula": None if indicator.formula is None else indicator.formula.to_source(),
        "unit": indicator.unit,
        "inputs": _plain(result.inputs),
        "trace": [_step(step) for step in result.steps],
        "rollup": None if indicator.rollup is None else indicator.rollup.name,
        "zero_per_zero": indicator.zero_per_zero,
        "realisation": {
            "exact": exact_text(result.exact_realisation),
            "rounding": _rounding(indicator.rounding),
            "value": exact_text(result.realisation),
        },
        "target": _target(result.target_set, result.target_given),
        "achievement": {
            "direction": None if indicator.direction is None else indicator.direction.name,
            "formula": None if indicator.direction is None else indicator.direction.formula.to_source(),
            "from": "printed" if result.achievement_printed else indicator.achievement_from,
            "exact": exact_text(result.exact_achievement),
            "rounding": _rounding(indicator.achievement_rounding),
            "value": exact_text(result.achievement),
        },
        "approximate": result.approximate,
        "label": result.label,
        "title": result.title,
        "labels": [_label(label) for label in result.labels],
        "derived": {name: _derived(value) for name, value in result.derived.items()},
    }


def exact_text(value: Fraction | None) -> str | None:
    """An exact value: as a decimal where it ends soon, else as a fraction."""
    if value is None:
        return None
    text = decimal_text(value)
    return text if Fraction(Decimal(text)) == value else f"{value.numerator}/{value.denominator}"


def _plain(value: object, depth: int = 0) -> Any:
    """What was given, as JSON writes it: numbers as they were, or as text where JSON has none.

    Inputs are series by period and name at most; what is nested deeper was refused as an input, and is cut short here.
    """
    if isinstance(value, Mapping | list | tuple) and depth == _DEPTH:
        return "..."
    if isinstance(value, Mapping):
        return {str(key): _plain(each, depth + 1) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each, depth + 1) for each in value]
    if isinstance(value, Figure):
        return value.text
    if isinstance(value, Fraction):
        return f"{value.numerator}/{value.denominator}" if value.denominator != 1 else str(value.numerator)
    if value is None or isinstance(value, int | str):
        return value
    return str(value)


def _step(step: Step) -> dict[str, object]:
    return {
        "period": step.period,
        "inputs": {name: _plain(value) for name, value in step.given.items()},
        "read": {name: _exact(value) for name, value in step.read.items()},
        "value": exact_text(step.value),
        "printed": step.printed,
        "zero_by_zero": step.zero_by_zero,
    }


def _exact(read: object) -> Any:
    if isinstance(read, list | tuple):
        return [_exact(each) for each in read]
    if isinstance(read, Figure):
        return exact_text(read.value)
    if isinstance(read, Fraction):
        return exact_text(read)
    return str(read)


def _reason(reason: Diagnostic) -> dict[str, object]:
    return {
        "code": reason.code,
        "severity": reason.severity,
        "message": {"id": reason.message("id"), "en": reason.message("en")},
        "remedy": {"id": reason.remedy("id"), "en": reason.remedy("en")},
        "span": None if reason.span is None else [reason.span.start, reason.span.end],
    }


def _rounding(rule: RoundingRule | None) -> dict[str, object] | None:
    return None if rule is None else {"digits": rule.digits, "mode": rule.mode.name}


def _target(target: Target | None, given: bool) -> dict[str, object] | None:
    if target is None:
        return None
    found: dict[str, object] = {"text": target.text, "given": given, "value": exact_text(target.value)}
    return found | ({"low": exact_text(target.low), "high": exact_text(target.high)} if target.is_range else {})


def _label(label: Label) -> dict[str, object]:
    reason = label.placement.reason
    return {
        "scale": label.scale.name,
        "over": label.scale.over,
        "value": exact_text(label.value),
        "label": label.text,
        "title": label.title,
        "how": label.placement.how,
        "reason": None if reason is None else _reason(reason),
    }


def _derived(value: DerivedValue) -> dict[str, object]:
    formula = value.derived.formula
    return {
        "formula": formula.to_source(),
        "inputs": {name: exact_text(given) for name, given in value.inputs.items()},
        "value": exact_text(value.value),
        "said": value.said,
        "reasons": [_reason(reason) for reason in value.reasons],
    }
