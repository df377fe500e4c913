"""The condition of a column: where it fails a blank is right, and a printed figure is not."""

from __future__ import annotations

from kinerja_rules.audit.cells import Cell
from kinerja_rules.audit.context import Context
from kinerja_rules.audit.rules import BrokenRule, Value
from kinerja_rules.audit.tables import Row
from kinerja_rules.errors import Diagnostic, EvaluationError
from kinerja_rules.formula import Formula


def held(
    context: Context, condition: Formula | BrokenRule, row: Row, cell: Cell, *, has_rule: bool
) -> tuple[str, Diagnostic] | None:
    """What is wrong with a cell under its condition: a verdict and the reason; None where it may stand as it is."""
    if isinstance(condition, BrokenRule):
        return None if cell.blank else ("undecidable", condition.problem)
    values: dict[str, Value] = {}
    for name in condition.names:
        other = row.cells.get(name)
        if other is None or other.figure is None:
            reason = Diagnostic("condition_without_figure", {"name": name, "condition": condition.text})
            return None if cell.blank else ("undecidable", reason)
        values[name] = other.figure
    try:
        holds = condition.holds(values)
    except EvaluationError as error:
        return None if cell.blank else ("undecidable", error.diagnostics[0])
    if not holds:
        return None if cell.blank else ("inconsistent", _told("condition_fails", condition, values))
    if cell.blank and has_rule:
        context.remark("blank_though_due", cell.id, condition=condition.text)
    return None


def _told(code: str, condition: Formula, values: dict[str, Value]) -> Diagnostic:
    shown = ", ".join(f"{name} = {getattr(value, 'text', value)}" for name, value in values.items())
    return Diagnostic(code, {"condition": condition.text, "values": shown})
