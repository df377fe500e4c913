"""An indicator's realisation as a rule: its formula over the inputs of a row, by period where they are given so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import frozen

from kinerja_rules.audit.rules import Box, FormulaRule, Value, Values, rounded, told
from kinerja_rules.formula import Formula, Outcome
from kinerja_rules.numbers import Figure, Fraction, Interval, Rounding, english, indonesian
from kinerja_rules.policy import PERIOD_KEYS, Indicator
from kinerja_rules.policy.realisations import PRINTED, Step, realise


@frozen
class RealisationRule:
    """The realisation of ``indicator`` by ``own``; ``names`` are the inputs given (``peserta``, ``tw3.peserta``)."""

    indicator: Indicator
    own: Formula | None
    names: tuple[str, ...]

    @property
    def text(self) -> str:
        return PRINTED if self.own is None else self.own.text

    @property
    def formula(self) -> Formula | None:
        return None if self._periodic else self.own

    @property
    def constants(self) -> dict[str, Fraction]:
        """The variables of its formula that the pack fixes."""
        found = {} if self.own is None else {name: self.indicator.variables.get(name) for name in self.own.names}
        return {name: one.constant for name, one in found.items() if one is not None and one.constant is not None}

    def evaluate(self, values: Values) -> Outcome:
        found = realise(self.indicator, _by_period(values), self.own)
        return Outcome(found.value, found.status, found.reasons, found.approximate)

    def interval(self, values: Values, box: Box) -> Interval | None:
        if not self._periodic:
            if self.own is None or PRINTED in box:
                return box.get(PRINTED)
            return FormulaRule(self.own, self.constants).interval(values, box)
        rollup = self.indicator.rollup
        if rollup is None or rollup.from_inputs:
            return None
        steps = [step for step in realise(self.indicator, _by_period(values), self.own).steps if not _left_out(step)]
        ranges = [self._of_step(step, values, box) for step in steps]
        known = [one for one in ranges if one is not None]
        if not known or len(known) < len(ranges):
            return None
        return _rolled_up(rollup.name, known)

    def working(self, values: Values, lang: str, digits: int, rounding: Rounding) -> str:
        found = realise(self.indicator, _by_period(values), self.own)
        if found.value is None:
            return told(found.reasons, lang)
        lines = [self._line(step, lang) for step in found.steps if step.period is not None]
        last = found.steps[-1]
        if last.period is None:
            if self.own is None or last.printed:
                return "\n".join([*lines, rounded(found.value, lang, digits, rounding)])
            return "\n".join([*lines, self.own.explain(_readable(last), lang, digits=digits, mode=rounding.name)])
        write = english if lang == "en" else indonesian
        taken = "; ".join(write(step.value) for step in found.steps if step.value is not None)
        name = "" if self.indicator.rollup is None else self.indicator.rollup.name
        return "\n".join([*lines, f"{name}({taken}) = {rounded(found.value, lang, digits, rounding)}"])

    @property
    def _periodic(self) -> bool:
        return any(_period(name) is not None for name in self.names)

    def _of_step(self, step: Step, values: Values, box: Box) -> Interval | None:
        inside = {name.partition(".")[2]: one for name, one in box.items() if _period(name) == step.period}
        if not inside or self.own is None or step.printed or step.zero_by_zero:
            return inside.get(PRINTED) or (None if step.value is None else Interval.point(step.value))
        given = {name.partition(".")[2]: one for name, one in values.items() if _period(name) == step.period}
        return FormulaRule(self.own, self.constants).interval(given, inside)

    def _line(self, step: Step, lang: str) -> str:
        if step.printed or step.zero_by_zero or self.own is None or step.value is None:
            write = english if lang == "en" else indonesian
            return f"{step.period}: {'-' if step.value is None else write(step.value)}"
        return f"{step.period}: {self.own.explain(_readable(step), lang)}"


def _period(name: str) -> str | None:
    period, dot, _ = name.partition(".")
    return period if dot and period in PERIOD_KEYS else None


def _by_period(values: Values) -> dict[str, object]:
    """``tw3.peserta`` as an input of the period tw3."""
    found: dict[str, object] = {}
    periods: dict[str, dict[str, Value]] = {}
    for name, value in values.items():
        period = _period(name)
        if period is None:
            found[name] = value
        else:
            periods.setdefault(period, {})[name.partition(".")[2]] = value
    return {**found, **periods}


def _left_out(step: Step) -> bool:
    """Whether the period takes no part in the roll-up."""
    return step.zero_by_zero and step.value is None


def _readable(step: Step) -> Mapping[str, Figure | Fraction]:
    return {name: value for name, value in step.read.items() if isinstance(value, Figure | Fraction)}


def _rolled_up(name: str, ranges: Sequence[Interval]) -> Interval | None:
    """The range of the year over those of its periods; None for a roll-up that is not known here."""
    if name == "terakhir":
        return ranges[-1]
    if name not in ("jumlah", "rata_rata"):
        return None
    total = Interval.point(0)
    for one in ranges:
        total = total.add(one)
    return total if name == "jumlah" else total.div(Interval.point(len(ranges)))
