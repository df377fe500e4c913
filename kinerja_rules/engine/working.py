"""A result in words: its working, step by step, as a report would print it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kinerja_rules.check import PERCENT, parse_unit
from kinerja_rules.formula import Formula
from kinerja_rules.inputs import shown_input
from kinerja_rules.numbers import Fraction, english, indonesian
from kinerja_rules.policy import RoundingRule, Step

if TYPE_CHECKING:
    from kinerja_rules.engine.result import DerivedValue, Label, Result

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


def working(result: Result, lang: str) -> str:
    """The lines of the working; ``lang`` is ``id`` or ``en``."""
    return "\n".join(_Words(result, lang).lines())


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
            return f"{shown_input(read, self.lang)} ({self.say('printed')})"
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
        over = self.say(label.scale.over).lower()
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
