"""The formulas of the benchmarks in OpenFisca: a legislation of variables, a simulation for every question."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from benchmarks.cases import BANDS, LOWEST, Case

YEAR = "2024"


def simulated(case: Case, *, label: bool = False) -> Callable[[Mapping[str, Any]], Any]:
    """What OpenFisca gives for columns of inputs: its figures (32-bit floats, not rounded), or their labels.

    Raises ImportError where it is not installed.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from openfisca_core import periods
        from openfisca_core.entities import build_entity
        from openfisca_core.simulations import SimulationBuilder
        from openfisca_core.taxbenefitsystems import TaxBenefitSystem
        from openfisca_core.variables import Variable

    unit = build_entity(key="unit", plural="units", label="a row", is_person=True)
    about = {"value_type": float, "entity": unit, "definition_period": periods.YEAR}
    names, code = case.names, compile(case.python, "<case>", "eval")

    def formula(row: Any, period: Any) -> Any:
        columns = {name: row(name, period) for name in names}
        return eval(code, {"min": np.minimum}, columns)  # noqa: S307  # our own text

    def banded(row: Any, period: Any) -> Any:
        value = row("result", period)
        return np.select([value >= edge for edge, _ in BANDS], [name for _, name in BANDS], LOWEST)

    law = TaxBenefitSystem([unit])
    for name in names:
        law.add_variable(type(name, (Variable,), dict(about)))
    law.add_variable(type("result", (Variable,), {**about, "formula": formula}))
    law.add_variable(type("band", (Variable,), {**about, "value_type": str, "formula": banded}))

    def work(columns: Mapping[str, Any]) -> Any:
        simulation = SimulationBuilder().build_default_simulation(law, len(columns[names[0]]))
        for name in names:
            simulation.set_input(name, YEAR, columns[name])
        return simulation.calculate("band" if label else "result", YEAR)

    return work
