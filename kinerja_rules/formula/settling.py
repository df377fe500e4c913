"""A printed result settles how the numbers of its formula are marked: ``36.980.150.000.000 / 216.739 = ...``."""

from __future__ import annotations

from collections.abc import Callable

from attrs import evolve

from kinerja_rules.errors import Diagnostic, FormulaError, RulesError
from kinerja_rules.formula.model import Formula
from kinerja_rules.numbers import MODES, Style, read_figure


def settled_by_result(error: FormulaError, parse: Callable[[Style], Formula]) -> Formula | None:
    """The formula under the one style in which its own result comes out; None where neither or both do.

    Only a formula of numbers alone has a value to hold against its result.
    """
    if all(problem.code != "ambiguous_number" for problem in error.diagnostics):
        return None
    fitting = [formula for style in ("id", "en") if (formula := _fitting(parse, style)) is not None]
    if len(fitting) != 1:
        return None
    remark = Diagnostic("style_by_result", {"result": fitting[0].result}, severity="remark", text=fitting[0].text)
    return evolve(fitting[0], noticed=(*fitting[0].noticed, remark))


def _fitting(parse: Callable[[Style], Formula], style: Style) -> Formula | None:
    try:
        formula = parse(style)
        if formula.names or formula.result is None:
            return None
        figure = read_figure(formula.result, style=style)
    except RulesError:
        return None
    value = formula.evaluate({}).value
    fits = value is not None and any(mode.round(value, figure.digits) == figure.value for mode in MODES)
    return formula if fits else None
