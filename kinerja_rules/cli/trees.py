"""``kinerja show PAKET --tree``: the pohon kinerja."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kinerja_rules.cli.console import Console

if TYPE_CHECKING:
    from kinerja_rules.engine.budget import Budget
    from kinerja_rules.policy import Pack


def show_tree(pack: Pack, files: Sequence[str], year: int | None, form: str, console: Console) -> int:
    """Draws the tree; the budget of some data files gives its codes their names and ceilings."""
    from kinerja_rules.reports.terminal import trees

    budget = _budget(files, year, console)
    if form == "json":
        from kinerja_rules.reports.json import to_json

        goals = [
            {
                "goal": goal,
                "indicators": [
                    {
                        "id": one.id,
                        "name": one.name,
                        "takes": [other.id for other in trees.taken_from(pack, one)],
                        "budget": [{"code": code, "name": _name(budget, code)} for code in one.budget],
                    }
                    for one in indicators
                ],
            }
            for goal, indicators in trees.by_goal(pack).items()
        ]
        console.result(to_json({"pack": pack.id, "name": pack.name, "goals": goals}))
    else:
        console.show(trees.tree(pack, budget, year, console.lang))
    return 0


def _budget(files: Sequence[str], year: int | None, console: Console) -> Budget:
    from kinerja_rules.engine import Data, read_data
    from kinerja_rules.engine.budget import read_budget

    data = Data()
    for file in files:
        data = data.joined(read_data(file))
    budget = read_budget(line for line in data.lines if year is None or line.year in (None, year))
    console.tell(*(one for one in (*data.problems, *budget.problems) if one.severity == "error"))
    return budget


def _name(budget: Budget, code: str) -> str | None:
    return budget.nodes[code].name or None if code in budget.nodes else None
