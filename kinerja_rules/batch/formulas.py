"""One formula over a frame with a column for each of its variables."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import polars as pl

from kinerja_rules.batch.columns import Prepared, ReadText, plain_inputs, prepare
from kinerja_rules.batch.frames import Batch, Frame, as_polars, fits, refuse_taken, with_decimals
from kinerja_rules.batch.kernel import Task, Worked, work
from kinerja_rules.batch.labels import explained, steps
from kinerja_rules.batch.reasons import Said, Spoken, asked, null_flags, spoken, zero_flags
from kinerja_rules.check import lower
from kinerja_rules.errors import Diagnostic, EvaluationError
from kinerja_rules.formula import Formula, Outcome
from kinerja_rules.inputs import read_inputs
from kinerja_rules.numbers import Pair, Rounding
from kinerja_rules.policy import Scale

RESULTS, LABEL = ("value", "status", "reason"), "label"


def evaluate_formula(
    formula: Formula, frame: Frame, *, digits: int, mode: str = "half_up", scale: Scale | None = None, lang: str = "id"
) -> Batch:
    """The frame with three more columns, every row as ``formula.evaluate`` gives it.

    ``value`` is a Decimal, rounded to ``digits`` by ``mode``; ``status`` is ``ok``, ``missing_input``,
    ``zero_divisor`` or ``invalid_input``; ``reason`` says in words why there is no value (null where there is one).
    With a ``scale`` a fourth, ``label``, is where it puts the rounded value; ``reason`` then says too why it has none.
    Raises EvaluationError for an unknown mode, for no frame, and where the frame has columns of these names.
    """
    data = as_polars(frame)
    refuse_taken(data, (*RESULTS, LABEL) if scale is not None else RESULTS)
    rounding = formula.rounding(mode)
    raw = plain_inputs(data, formula.names)
    prepared = prepare(raw, {name: _reader(formula, name) for name in formula.names})
    task = task_of(formula, prepared, rounding, digits)
    if task is None:  # under these signs the formula has no reading
        prepared.odd = pl.repeat(True, data.height, eager=True)
        task = task_of(formula, Prepared(prepared.frame), rounding, digits)
        assert task is not None
    worked = work(task, prepared) if raw.height else Worked(pl.Series([], dtype=pl.Int64), "float")
    units, said = _explained(formula, raw, prepared, worked, rounding, digits, lang)
    labels = steps(scale, digits) if scale is not None else None
    found = with_decimals(units, digits, max(digits, 0), *([labels.label.alias(LABEL)] if labels is not None else []))
    if labels is not None:
        explained(labels, found[LABEL], units, digits, said, lang)
    columns = [*found.get_columns(), *said.columns()]
    return Batch(data.with_columns(columns), worked.recomputed, {worked.way: data.height})


def task_of(formula: Formula, prepared: Prepared, rounding: Rounding, digits: int) -> Task | None:
    """What is to be worked, under the % signs that the inputs carry; None where the units are then at fault."""
    registry = formula.registry
    undeclared = {name.partition("[")[0] for name in prepared.percent} - dict(formula.units).keys()
    lowered = lower(
        formula.tree,
        dict(formula.units),
        registry.functions,
        printed_percent=undeclared,
        text=formula.text,
        weights_total=formula.weights_total,
    )
    if any(found.severity == "error" for found in lowered.diagnostics):
        return None
    return Task(lowered.tree, formula.names, registry.functions, rounding, digits)


def _reader(formula: Formula, name: str) -> ReadText:
    """Texts are read as ``formula.evaluate`` reads them."""
    units = dict(formula.units)

    def read(text: str) -> tuple[Pair, bool]:
        found = read_inputs({name: text}, (name,), units, formula.style, formula.text, formula.tree)
        if found.problems:
            raise EvaluationError(*found.problems)
        pair = found.pairs[name]
        assert isinstance(pair, tuple)
        return pair, bool(found.percent)

    return read


def _explained(
    formula: Formula,
    raw: pl.DataFrame,
    prepared: Prepared,
    worked: Worked,
    rounding: Rounding,
    digits: int,
    lang: str,
) -> tuple[pl.Series, Spoken]:
    """The units, those of odd rows among them, and what is said of the rows without."""
    units, said = worked.units, Spoken(raw.height)
    if not units.null_count():
        return units, said
    outcomes = _outcomes(formula, raw)

    def ask(place: int) -> tuple[int | None, Said]:
        outcome = outcomes(place)
        if outcome.value is None:
            return None, Said(outcome.status, spoken(outcome.reasons, lang))
        found = rounding.round_units(outcome.value.numerator, outcome.value.denominator, digits)
        if fits(found, digits, max(digits, 0)):
            return found, Said("ok", None)
        return None, Said("invalid_input", spoken([Diagnostic("batch_too_large")], lang))

    for places, keys in causes(raw, prepared, worked):
        found = asked(places, keys, ask)
        said.say(found, lambda answer: answer[1])
        units = found.units(lambda answer: answer[0], units)
    return units, said


def _outcomes(formula: Formula, raw: pl.DataFrame) -> Callable[[int], Outcome]:
    return lambda place: formula.evaluate(inputs_at(raw, place))


def inputs_at(raw: pl.DataFrame, place: int) -> dict[str, Any]:
    """The inputs of one row; what is null is not there."""
    return {name: value for name, value in raw.row(place, named=True).items() if name and value is not None}


def causes(raw: pl.DataFrame, prepared: Prepared, worked: Worked) -> list[tuple[pl.Series, pl.DataFrame]]:
    """The rows without a value, apart by cause: not read, missing, zero divisor; each with what its reason rests on."""
    failed = worked.units.is_null()
    odd = prepared.odd if prepared.odd is not None else pl.repeat(False, raw.height, eager=True)
    missing = prepared.frame.select(pl.any_horizontal(pl.all().is_null())).to_series() if prepared.columns else odd
    unread, absent = (failed & odd).arg_true(), (failed & missing & ~odd).arg_true()
    zero = (failed & ~missing & ~odd).arg_true()
    return [
        (unread, raw[unread]),
        (absent, null_flags(prepared, absent)),
        (zero, zero_flags(prepared, raw, worked.sites, zero) if len(zero) else raw[zero]),
    ]
