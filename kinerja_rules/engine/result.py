"""What an evaluation gives: values, or reasons; the working in words; a record that can be replayed."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Literal

from attrs import field, frozen

from kinerja_rules.check import PERCENT, parse_unit
from kinerja_rules.errors import Diagnostic
from kinerja_rules.formula import Formula
from kinerja_rules.numbers import Decimal, Figure, Fraction, decimal_text, english, indonesian
from kinerja_rules.policy import Derived, Indicator, Pack, Placement, RoundingRule, Scale, Step, Target

Status = Literal["ok", "missing_input", "zero_divisor", "no_target", "no_version", "invalid_input"]


@frozen
class Label:
    """What a scale says about a value: the band, how the value came there, or the reason why there is none."""

    scale: Scale
    value: Fraction
    placement: Placement

    @property
    def text(self) -> str | None:
        return self.placement.label

    @property
    def title(self) -> str | None:
        return self.placement.title


@frozen
class DerivedValue:
    """A derived value; where its condition fails ``value`` is None and ``said`` is what the pack says instead."""

    derived: Derived
    inputs: Mapping[str, Fraction] = field(hash=False)
    value: Fraction | None = None
    said: str | None = None
    reasons: tuple[Diagnostic, ...] = ()


@frozen
class Result:
    """One indicator of one year.

    ``realisation`` and ``achievement`` are rounded where the pack declares it; ``exact_realisation`` and
    ``exact_achievement`` are not. ``target`` is the target's figure, None for a range (see ``target_set``). ``status``
    is ``ok`` where all that was asked for has a value; else ``reasons`` say why not. Reasons of severity ``remark``
    (a value without a label) do not change the status.
    """

    pack: Pack = field(repr=False)
    indicator: Indicator = field(repr=False)
    year: int
    status: Status
    reasons: tuple[Diagnostic, ...] = ()
    inputs: Mapping[str, object] = field(factory=dict, hash=False)
    date: datetime.date | None = None
    document: str = "pk"
    steps: tuple[Step, ...] = field(default=(), repr=False)
    exact_realisation: Fraction | None = None
    realisation: Fraction | None = None
    target_set: Target | None = None
    target_given: bool = False
    exact_achievement: Fraction | None = None
    achievement: Fraction | None = None
    achievement_printed: bool = False
    approximate: bool = False
    labels: tuple[Label, ...] = ()
    derived: Mapping[str, DerivedValue] = field(factory=dict, hash=False)

    @property
    def id(self) -> str:
        """The id of the indicator."""
        return self.indicator.id

    @property
    def target(self) -> Fraction | None:
        """The target's figure."""
        return None if self.target_set is None else self.target_set.value

    @property
    def label(self) -> str | None:
        """What the indicator's scale, else that of its realisation, calls the value."""
        return next((label.text for label in self.labels if label.text is not None), None)

    @property
    def title(self) -> str | None:
        """The title that belongs to ``label``."""
        return next((label.title for label in self.labels if label.text is not None), None)

    def explain(self, lang: str = "id") -> str:
        """The working, step by step, as a report would print it; ``lang`` is ``id`` or ``en``."""
        return "\n".join(_Words(self, lang).lines())

    def to_dict(self) -> dict[str, object]:
        """A replayable record of plain JSON values. Exact values are texts: ``97.3`` where short, else ``num/den``."""
        indicator, pack = self.indicator, self.pack
        return {
            "engine": engine_version(),
            "pack": {"id": pack.id, "version": pack.version, "hash": pack.content_hash},
            "indicator": indicator.id,
            "indicator_version": indicator.version,
            "year": self.year,
            "date": None if self.date is None else self.date.isoformat(),
            "document": self.document,
            "status": self.status,
            "reasons": [_reason(reason) for reason in self.reasons],
            "formula": None if indicator.formula is None else indicator.formula.to_source(),
            "unit": indicator.unit,
            "inputs": _plain(self.inputs),
            "trace": [_step(step) for step in self.steps],
            "rollup": None if indicator.rollup is None else indicator.rollup.name,
            "zero_per_zero": indicator.zero_per_zero,
            "realisation": {
                "exact": exact_text(self.exact_realisation),
                "rounding": _rounding(indicator.rounding),
                "value": exact_text(self.realisation),
            },
            "target": _target(self.target_set, self.target_given),
            "achievement": {
                "direction": None if indicator.direction is None else indicator.direction.name,
                "formula": None if indicator.direction is None else indicator.direction.formula.to_source(),
                "from": "printed" if self.achievement_printed else indicator.achievement_from,
                "exact": exact_text(self.exact_achievement),
                "rounding": _rounding(indicator.achievement_rounding),
                "value": exact_text(self.achievement),
            },
            "approximate": self.approximate,
            "label": self.label,
            "title": self.title,
            "labels": [_label(label) for label in self.labels],
            "derived": {name: _derived(value) for name, value in self.derived.items()},
        }


@lru_cache(maxsize=1)
def engine_version() -> str:
    """The version of this package, as records name it."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("kinerja-rules")
    except PackageNotFoundError:
        return "0+unknown"


# -- in words

_TEXTS = {
    "realisation": ("Realisasi", "Realisation"),
    "target": ("Target", "Target"),
    "achievement": ("Capaian", "Achievement"),
    "label": ("Label", "Label"),
    "printed": ("seperti tercetak", "as printed"),
    "given": ("diberikan", "given"),
    "skipped": ("dilewati (nol per nol)", "left out (zero by zero)"),
    "zero": ("0 (nol per nol)", "0 (zero by zero)"),
    "exact": ("dari realisasi tepat", "from the exact realisation"),
    "gap": ("di celah", "in a gap"),
    "above": ("di atas kelas teratas", "above the top band"),
    "below": ("di bawah kelas terbawah", "below the lowest band"),
    "digits": ("digit", "digits"),
    "version": ("versi", "version"),
    "rollup": ("rekap", "roll-up"),
    "condition": ("syarat tidak terpenuhi", "its condition does not hold"),
}
_OVER = {"achievement": "achievement", "realisation": "realisation"}


class _Words:
    """The lines of one explanation, in one language."""

    def __init__(self, result: Result, lang: str) -> None:
        self.result = result
        self.lang = lang
        self.write = english if lang == "en" else indonesian

    def say(self, key: str) -> str:
        return _TEXTS[key][self.lang == "en"]

    def lines(self) -> list[str]:
        result = self.result
        version = f", {self.say('version')} {result.indicator.version}" if result.indicator.version else ""
        lines = [f"{result.indicator.name} ({result.id}), {result.year}{version}"]
        lines += [f"  {line}" for line in (*self.realisation(), *self.target(), *self.achievement())]
        lines += [f"  {self.label(label)}" for label in result.labels if label.text is not None]
        lines += [f"  {self.derived(name, value)}" for name, value in result.derived.items()]
        for reason in result.reasons:
            first, *rest = reason.render(self.lang).splitlines()
            lines += [f"  ! {first}", *(f"    {line}" for line in rest)]
        return lines

    def realisation(self) -> list[str]:
        result, indicator = self.result, self.result.indicator
        percent = self.percent(indicator.unit)
        title = self.say("realisation")
        lines = [f"{step.period}: {self.step(step)}" for step in result.steps if step.period and _is_worked(step)]
        if result.exact_realisation is None:
            return lines
        rollup = indicator.rollup if any(step.period for step in result.steps) else None
        how = "" if rollup is None else f" ({self.say('rollup')} {rollup.name})"
        rounding = self.rounded(result.exact_realisation, indicator.rounding, percent)
        if result.steps[-1].period is None:
            step = result.steps[-1]
            as_printed = step.printed and step.value == result.realisation
            return [*lines, f"{title}{how}: {self.step(step)}{'' if as_printed else rounding}"]
        return [*lines, f"{title}{how}: {self.write(result.exact_realisation)}{percent}{rounding}"]

    def step(self, step: Step) -> str:
        formula, percent = self.result.indicator.formula, self.percent(self.result.indicator.unit)
        if step.zero_by_zero:
            return self.say("skipped" if step.value is None else "zero")
        assert step.value is not None
        if step.printed:
            (read,) = step.read.values()
            return f"{shown_input(read)} ({self.say('printed')})"
        if formula is None or any(name not in step.read for name in formula.names):
            return f"{self.write(step.value)}{percent}"
        return formula.explain(_as_given(formula, step), self.lang)

    def rounded(self, exact: Fraction | None, rule: RoundingRule | None, sign: str) -> str:
        """`` -> 2,71% (setengah ke atas, 2 digit)``"""
        if rule is None or exact is None:
            return ""
        value = self.write(rule.apply(exact), max(rule.digits, 0))
        title = rule.mode.title.en if self.lang == "en" else rule.mode.title.id
        return f" -> {value}{sign} ({title}, {rule.digits} {self.say('digits')})"

    def target(self) -> list[str]:
        target = self.result.target_set
        if target is None:
            return []
        source = self.say("given") if self.result.target_given else f"{self.result.document} {self.result.year}"
        return [f"{self.say('target')}: {target.text} ({source})"]

    def achievement(self) -> list[str]:
        result, direction = self.result, self.result.indicator.direction
        title = self.say("achievement")
        if result.exact_achievement is None:
            return []
        if result.achievement_printed:
            return [f"{title}: {self.write(result.exact_achievement)}% ({self.say('printed')})"]
        assert direction is not None
        base = result.realisation if result.indicator.achievement_from == "rounded" else result.exact_realisation
        assert base is not None
        assert result.target_set is not None
        values = {"realisasi": base, **result.target_set.inputs}
        line = direction.formula.explain({name: values[name] for name in direction.formula.names}, self.lang)
        rounding = self.rounded(result.exact_achievement, result.indicator.achievement_rounding, "%")
        from_exact = f", {self.say('exact')}" if result.indicator.achievement_from == "exact" else ""
        return [f"{title} ({direction.name}{from_exact}): {line}{rounding}"]

    def label(self, label: Label) -> str:
        band = label.placement.band
        assert band is not None
        title = f" ({band.title})" if band.title else ""
        how = "" if label.placement.how == "band" else f"; {self.say(label.placement.how)}"
        over = self.say(_OVER[label.scale.over]).lower()
        value = self.write(label.value)
        where = f"{label.scale.name}: {band.describe(self.lang)}"
        return f"{self.say('label')}: {band.label}{title} ({over} {value}, {where}{how})"

    def derived(self, name: str, value: DerivedValue) -> str:
        formula = value.derived.formula
        if value.value is not None:
            return f"{name}: {formula.explain(dict(value.inputs), self.lang)}"
        if value.reasons:
            return f"{name}: {' '.join(reason.message(self.lang) for reason in value.reasons)}"
        return f"{name}: {value.said or '-'} ({self.say('condition')})"

    def percent(self, unit: str | None) -> str:
        same = self.result.pack.same_units
        return "%" if unit is not None and parse_unit(unit, same) == PERCENT else ""


def _is_worked(step: Step) -> bool:
    return step.value is not None or step.zero_by_zero


def _as_given(formula: Formula, step: Step) -> dict[str, Any]:
    """The inputs of a step for its working: a printed sum as it was given, where it reads the same."""
    read: dict[str, Any] = dict(step.read)
    sums = {name: step.given[name] for name, one in read.items() if isinstance(one, Fraction) and name in step.given}
    given = {**read, **{name: text for name, text in sums.items() if isinstance(text, str)}}
    return given if formula.evaluate(given).value == step.value else read


def shown_input(read: object) -> str:
    """An input as the working shows it: a printed figure character by character."""
    if isinstance(read, Figure):
        return read.text.strip()
    if isinstance(read, list | tuple):
        return "; ".join(map(shown_input, read))
    if isinstance(read, Fraction):
        return indonesian(read)
    return str(read)


# -- as a record


def exact_text(value: Fraction | None) -> str | None:
    """An exact value: as a decimal where it ends soon, else as a fraction."""
    if value is None:
        return None
    text = decimal_text(value)
    return text if Fraction(Decimal(text)) == value else f"{value.numerator}/{value.denominator}"


def _plain(value: object) -> Any:
    """What was given, as JSON writes it: numbers as they were, or as text where JSON has none."""
    if isinstance(value, Mapping):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
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
    formula: Formula = value.derived.formula
    return {
        "formula": formula.to_source(),
        "inputs": {name: exact_text(given) for name, given in value.inputs.items()},
        "value": exact_text(value.value),
        "said": value.said,
        "reasons": [_reason(reason) for reason in value.reasons],
    }
