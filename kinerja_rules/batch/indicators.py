"""One version of an indicator over rows of inputs: realisation, achievement, label, status, reason.

Laws of this file:
1. The steps are those of ``engine.evaluate``, in its order; it gets what cannot be worked in columns row by row.
2. A row without a value gets status and reason from the engine, asked once for all rows of the same cause.
"""

from __future__ import annotations

import datetime
from functools import partial
from typing import Any

import polars as pl
from attrs import define, evolve, field, frozen

from kinerja_rules.batch.columns import Column, Prepared, plain_inputs, prepare
from kinerja_rules.batch.derived import apart, derived_here, read_standing, rests_on, standing, texts
from kinerja_rules.batch.formulas import causes, inputs_at
from kinerja_rules.batch.frames import fits
from kinerja_rules.batch.kernel import Task, Worked, work
from kinerja_rules.batch.labels import labelled
from kinerja_rules.batch.reasons import Said, Spoken, asked, spoken
from kinerja_rules.batch.sources import (
    BASE,
    REALISED,
    TARGET,
    capped,
    column_of_units,
    direction_tree,
    inputs_of,
    reader,
    set_apart,
    targets_of,
)
from kinerja_rules.engine import evaluate
from kinerja_rules.engine.occasion import Occasion
from kinerja_rules.errors import Diagnostic
from kinerja_rules.grammar import ast
from kinerja_rules.numbers import Fraction
from kinerja_rules.policy import Direction, Indicator, Pack, RoundingRule, Scale, Target, realise


@frozen
class Question:
    """What is evaluated: an indicator of a pack, against the targets of a document, with reasons in a language.

    ``date`` chooses the rules that hold on a day of the year; ``derived`` names the derived values that are asked for.
    """

    pack: Pack
    indicator: Indicator
    document: str = "pk"
    date: datetime.date | None = None
    lang: str = "id"
    derived: tuple[str, ...] = ()

    def at(self, year: int) -> Occasion:
        """The occasion of a row of this year."""
        return Occasion(year, self.document, self.date)


@define
class Answers:
    """The rows' results; realisation and achievement in units of their roundings."""

    realisation: pl.Series
    achievement: pl.Series
    label: pl.Series
    said: Spoken
    derived: dict[str, pl.Series] = field(factory=dict)
    recomputed: int = 0
    ways: dict[str, int] = field(factory=dict)

    def count(self, worked: Worked) -> None:
        self.recomputed += worked.recomputed
        self.ways[worked.way] = self.ways.get(worked.way, 0) + len(worked.units)


def times(indicator: Indicator, occasion: Occasion) -> tuple[bool, ...]:
    """Which of the indicator's rules hold; rows of one question have years that are alike in this."""
    rules = (indicator.direction, indicator.scale, indicator.realisation_scale)
    return tuple(rule is not None and occasion.holds(rule.validity) for rule in rules)


def answer(question: Question, frame: pl.DataFrame, years: pl.Series) -> Answers:
    """Every row of ``frame``, with a column for each variable, and perhaps ``target``, ``realisasi``, ``capaian``."""
    return _Rows(question, frame, years).answer()


class _Rows:
    """The rows of one question, while they are worked."""

    def __init__(self, question: Question, frame: pl.DataFrame, years: pl.Series) -> None:
        self.question, self.indicator = question, question.indicator
        self.frame, self.years = frame, years
        formula = self.indicator.formula
        self.names = formula.names if formula is not None else (REALISED,)
        self.standing = standing(question.pack, frame, self.names)
        aside = {TARGET, *self.standing.columns} - {*self.names}
        self.raw = plain_inputs(frame, [name for name in frame.columns if name not in aside])
        self.targets = plain_inputs(frame, [TARGET])
        assert self.indicator.rounding is not None
        assert self.indicator.achievement_rounding is not None
        self.rounding: RoundingRule = self.indicator.rounding
        self.achieving: RoundingRule = self.indicator.achievement_rounding
        nothing = pl.Series([None] * frame.height, dtype=pl.Int64)
        # rows of one question hold at times that are alike, so one of them tells of all
        self.now = question.at(int(years[0]) if len(years) else 0)
        direction = self.indicator.direction
        self.direction = direction if direction is not None and self.now.holds(direction.validity) else None
        self.found = Answers(nothing, nothing, nothing.cast(pl.String), Spoken(frame.height))

    def answer(self) -> Answers:
        found = self.found
        aside = read_standing(self.question.pack, self.standing)
        target = prepare(self.targets, {TARGET: reader(self.indicator.unit_kind)})
        inputs, task = inputs_of(self.indicator, self.names, self.raw)
        if target.odd is not None:
            set_apart(inputs, target.odd)
        if target.columns[TARGET].floats:
            set_apart(inputs, target.frame.to_series().is_not_null())
        if aside.odd is not None:
            set_apart(inputs, aside.odd)
        worked = self.realised(inputs, task)
        self.achieved(inputs, target, task, worked)
        self.labelled()
        self.derived(aside)
        if inputs.odd is not None:
            self.one_by_one(inputs.odd.arg_true())
        return found

    # -- realisation

    def realised(self, inputs: Prepared, task: Task | None) -> Worked:
        if task is None:
            worked = Worked(self.found.realisation, "scalar")
        else:
            worked = work(task, inputs)
        self.found.count(worked)
        units = worked.units
        if units.null_count():
            for places, keys in causes(self.raw, inputs, worked)[1:]:
                alike = task is None or not keys.width
                found = asked(places, _same(places) if alike else keys, self.ask_realised)
                self.found.said.say(found, lambda answer: answer[1])
                units = found.units(lambda answer: answer[0], units)
        self.found.realisation = units
        return worked

    def ask_realised(self, place: int) -> tuple[int | None, Said]:
        found = realise(self.indicator, inputs_at(self.raw, place))
        if found.value is None:
            return None, Said(found.status, spoken(found.reasons, self.question.lang))
        return self.units(found.value, self.rounding)

    def units(self, value: Fraction, rule: RoundingRule) -> tuple[int | None, Said]:
        """The units of a value, and what is to be said where no column holds them."""
        units = rule.mode.round_units(value.numerator, value.denominator, rule.digits)
        if fits(units, rule.digits, max(rule.digits, 0)):
            return units, Said("ok", None)
        return None, Said("invalid_input", spoken([Diagnostic("batch_too_large")], self.question.lang))

    # -- achievement

    def achieved(self, inputs: Prepared, given: Prepared, task: Task | None, worked: Worked) -> None:
        """The achievement of the rows that have a realisation, by the kind of target that stands for each."""
        planned = {year: self.indicator.target(year, self.question.document) for year in self.years.unique().to_list()}
        cells = given.columns[TARGET]
        absent = given.frame[cells.slot].is_null()
        ranges = {year: target for year, target in planned.items() if target is not None and target.is_range}
        figures = {year: target.value for year, target in planned.items() if target is not None and not target.is_range}
        parts: list[tuple[pl.Series | None, Target | None]] = []
        if ranges:
            parts += [(absent & (self.years == year), target) for year, target in ranges.items()]
            parts.append((~(absent & self.years.is_in(list(ranges))), None))
        else:
            parts.append((None, None))
        column, scale = targets_of(given.frame[cells.slot], cells.scale, self.years, figures)
        for keep, ends in parts:
            self.part(inputs, task, worked, column, scale, keep, ends)

    def part(
        self,
        inputs: Prepared,
        task: Task | None,
        worked: Worked,
        targets: pl.Series,
        scale: int,
        keep: pl.Series | None,
        target: Target | None,
    ) -> None:
        """The rows of one kind of target: figures from a column, or one range for all."""
        direction = self.direction
        height = self.raw.height
        usable = direction is not None and (direction.for_ranges if target is not None else not direction.for_ranges)
        units = pl.Series([None] * height, dtype=pl.Int64)
        if usable:
            assert direction is not None
            units = self.worked_out(direction, inputs, task, worked, targets, scale, keep, target)
        failed = units.is_null() & self.found.realisation.is_not_null()
        if keep is not None:
            failed = failed & keep
        if inputs.odd is not None:
            failed = failed & ~inputs.odd
        places = failed.arg_true()
        if len(places):
            keys = self.target_keys(places, targets, direction is None or not usable)
            found = asked(places, keys, self.ask_achieved)
            self.found.said.say(found, lambda answer: answer[1])
            units = found.units(lambda answer: answer[0], units)
        self.found.achievement = units if keep is None else _merged(self.found.achievement, units, keep)

    def worked_out(
        self,
        direction: Direction,
        inputs: Prepared,
        task: Task | None,
        worked: Worked,
        targets: pl.Series,
        scale: int,
        keep: pl.Series | None,
        target: Target | None,
    ) -> pl.Series:
        prepared = Prepared(pl.DataFrame())
        series: dict[str, pl.Series] = {}
        tree = direction_tree(direction, target)
        if target is None:
            series["target"] = targets
            prepared.columns[TARGET] = column_of_units("target", targets, scale)
            set_apart(prepared, (targets == 0).fill_null(False))
        names: tuple[str, ...] = (TARGET,) if target is None else ()
        if self.indicator.achievement_from == "rounded" or task is None:
            series["base"] = self.found.realisation
            prepared.columns[REALISED] = column_of_units("base", self.found.realisation, self.rounding.digits)
            names = (*names, REALISED)
        else:
            tree = ast.transform(tree, lambda node: task.tree if node == BASE else node)
            for name in task.names:
                slot = inputs.columns[name].slot
                series[slot] = inputs.frame[slot]
                prepared.columns[name] = inputs.columns[name]
            names = tuple(dict.fromkeys((*names, *task.names)))
        prepared.frame = pl.DataFrame([one.alias(slot) for slot, one in series.items()])
        if keep is not None:
            set_apart(prepared, ~keep)
        if inputs.odd is not None:
            set_apart(prepared, inputs.odd)
        functions = direction.formula.registry.functions
        rule = self.achieving
        worked = work(Task(tree, names, functions, rule.mode, rule.digits), prepared)
        self.found.count(worked)
        return self.over_zero(direction, worked.units, targets) if target is None else worked.units

    def over_zero(self, direction: Direction, units: pl.Series, targets: pl.Series) -> pl.Series:
        """What the direction states for a target of zero."""
        zero = (targets == 0).fill_null(False)
        if not zero.any():
            return units
        realised = self.found.realisation
        for stated, rows in (
            (direction.zero_target.both_zero, zero & (realised == 0)),
            (direction.zero_target.otherwise, zero & (realised != 0)),
        ):
            places = rows.fill_null(False).arg_true()
            if stated is not None and len(places) and self.indicator.achievement_from == "rounded":
                value = capped(direction, stated)
                unit = self.achieving.mode.round_units(value.numerator, value.denominator, self.achieving.digits)
                units = units.scatter(places, pl.repeat(unit, len(places), dtype=units.dtype, eager=True))
        return units

    def target_keys(self, places: pl.Series, targets: pl.Series, alike: bool) -> pl.DataFrame:
        """What the reason of a missing achievement rests on."""
        target, base = targets[places], self.found.realisation[places]
        nothing = target.is_null() | (target == 0)
        keys = {"year": self.years[places], "none": target.is_null(), "zero": target == 0, "nil": base == 0}
        if alike and self.direction is None:
            return pl.DataFrame({"year": keys["year"], "none": keys["none"]})
        rest = pl.DataFrame({"target": target, "base": base}).select(pl.when(~nothing.fill_null(True)).then(pl.all()))
        if self.indicator.achievement_from == "exact":  # the reason may rest on more than the rounded realisation
            return pl.DataFrame(keys).hstack(self.raw[places])
        return pl.DataFrame(keys).hstack(rest)

    def ask_achieved(self, place: int) -> tuple[int | None, Said]:
        result = self.result(place)
        reasons = [reason for reason in result.reasons if reason.severity == "error"]
        if result.exact_achievement is None:
            return None, Said(result.status, spoken(reasons, self.question.lang))
        return self.units(result.exact_achievement, self.achieving)

    def result(self, place: int) -> Any:
        """What the engine says of a row."""
        question = self.question
        target = self.targets.row(place)[0]
        year = self.years[place]
        inputs: dict[str, Any] = {}
        for name, value in (inputs_at(self.raw, place) | inputs_at(self.standing, place)).items():
            period, _, variable = name.partition(" ")
            if variable:  # a variable of a period, as a long frame gives it
                inputs.setdefault(period, {})[variable] = value
            else:
                inputs[name] = value
        at: dict[str, Any] = {"year": year, "document": question.document, "date": question.date}
        return evaluate(question.pack, self.indicator.id, inputs, target=target, **at)

    # -- labels

    def labelled(self) -> None:
        found, label = self.found, None
        lasting = []
        for scale, over in ((self.indicator.scale, None), (self.indicator.realisation_scale, "realisation")):
            if scale is None:
                continue
            realisation = (over or scale.over) == "realisation"
            units = found.realisation if realisation else found.achievement
            rule = self.rounding if realisation else self.achieving
            if self.now.holds(scale.validity):
                lasting.append((scale, units, rule.digits))
            else:
                places = units.is_not_null().arg_true()
                told = asked(places, pl.DataFrame({"year": self.years[places]}), partial(self.out_of_date, scale))
                found.said.remark(told)
        for scale, units, digits in lasting:
            labels = labelled(scale, units, digits, found.said, self.question.lang)
            label = labels if label is None else label.zip_with(label.is_not_null(), labels)
        if label is not None:
            found.label = label

    def out_of_date(self, scale: Scale, place: int) -> str:
        """That a scale does not hold in the year of a row."""
        remarks = [reason for reason in self.result(place).reasons if reason.code == "rule_out_of_date"]
        (remark, *_) = [one for one in remarks if one.values["name"] == scale.name]
        said: str = remark.message(self.question.lang)
        return said

    # -- derived values

    def derived(self, aside: Prepared) -> None:
        """In columns where they rest on the results and on inputs of their own, else as the engine gives them."""
        question, found = self.question, self.found
        names, pack, lang = question.derived, question.pack, question.lang
        columns = {
            "realisasi": (Column("", found.realisation.dtype, self.rounding.digits), found.realisation),
            "capaian": (Column("", found.achievement.dtype, self.achieving.digits), found.achievement),
        }
        columns |= {name: (column, aside.frame[column.slot]) for name, column in aside.columns.items()}
        if not names:
            return
        if rests_on(pack, names) <= columns.keys():
            cells = derived_here(pack, names, columns, (self.years, question.at), lang)
        else:
            keys, every = self.whole(), pl.arange(0, self.raw.height, eager=True)
            cells = apart(asked(every, keys, lambda place: texts(self.result(place).derived, names, lang)), len(names))
        found.derived = dict(zip(names, cells, strict=True))

    # -- row by row

    def whole(self) -> pl.DataFrame:
        """Everything that the engine's answer rests on."""
        targets = self.targets.select(pl.all().name.suffix(" target"))
        aside = self.standing.select(pl.all().name.suffix(" aside"))
        return self.raw.hstack(targets).hstack(aside).with_columns(self.years.alias("the year"))

    def one_by_one(self, places: pl.Series) -> None:
        """The rows that only the engine can read."""
        answers, found = asked(places, self.whole()[places], self.ask_all), self.found
        found.said.say(answers, lambda answer: answer[3])
        cells = apart(evolve(answers, answers=[answer[4] for answer in answers.answers]), len(found.derived))
        for (name, old), new in zip(found.derived.items(), cells, strict=True):
            found.derived[name] = old.scatter(answers.places, new)
        found.realisation = answers.units(lambda answer: answer[0], found.realisation)
        found.achievement = answers.units(lambda answer: answer[1], found.achievement)
        found.label = found.label.scatter(answers.places, answers.each(lambda answer: answer[2], pl.String))
        found.recomputed += len(places)

    def ask_all(self, place: int) -> tuple[int | None, int | None, str | None, Said, tuple[str | None, ...]]:
        result = self.result(place)
        said = Said(result.status, spoken(result.reasons, self.question.lang))
        units: list[int | None] = []
        for value, rule in ((result.realisation, self.rounding), (result.achievement, self.achieving)):
            unit = None
            if value is not None:
                unit, too_large = self.units(value, rule)
                said = said if unit is not None else too_large
            units.append(unit)
        cells = texts(result.derived, self.question.derived, self.question.lang)
        return units[0], units[1], result.label, said, cells


def _same(places: pl.Series) -> pl.DataFrame:
    return pl.DataFrame({"": pl.repeat(0, len(places), eager=True)})


def _merged(old: pl.Series, new: pl.Series, keep: pl.Series) -> pl.Series:
    merged: pl.Series = new.cast(pl.Int128).zip_with(keep, old.cast(pl.Int128))
    return merged
