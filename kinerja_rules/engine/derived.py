"""Derived values of an indicator (``turunan``): absorption, efficiency, each under its condition."""

from __future__ import annotations

from collections.abc import Mapping

from kinerja_rules.engine.occasion import Occasion
from kinerja_rules.engine.result import DerivedValue
from kinerja_rules.errors import EvaluationError
from kinerja_rules.messages import Sentence
from kinerja_rules.numbers import Fraction
from kinerja_rules.policy import Derived, Pack

_DERIVED = Sentence("Turunan", "The derived value")


def derive(pack: Pack, known: Mapping[str, Fraction], occasion: Occasion) -> dict[str, DerivedValue]:
    """The derived values whose inputs are known, in the pack's order; one may use another."""
    values = dict(known)
    found: dict[str, DerivedValue] = {}
    waiting = dict(pack.derived)
    while True:
        ready = [name for name, derived in waiting.items() if derived.names <= values.keys()]
        if not ready:
            return {name: found[name] for name in pack.derived if name in found}
        for name in ready:
            derived = waiting.pop(name)
            if occasion.holds(derived.validity):
                found[name] = _derived(derived, values)
            else:
                reason = occasion.out_of_date(_DERIVED, name, derived.validity)
                found[name] = DerivedValue(derived, {}, reasons=(reason,))
            value = found[name].value
            if value is not None:
                values.setdefault(name, value)


def _derived(derived: Derived, values: Mapping[str, Fraction]) -> DerivedValue:
    inputs = {name: values[name] for name in derived.formula.names}
    try:
        condition = derived.condition
        if condition is not None and not condition.holds({name: values[name] for name in condition.names}):
            return DerivedValue(derived, inputs, said=derived.otherwise)
    except EvaluationError as error:
        return DerivedValue(derived, inputs, reasons=error.diagnostics)
    outcome = derived.formula.evaluate(inputs)
    return DerivedValue(derived, inputs, outcome.value, reasons=outcome.reasons)
