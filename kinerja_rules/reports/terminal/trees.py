"""The pohon kinerja: goals, their indicators, what those are worked from, and the programmes that serve them."""

from __future__ import annotations

from collections.abc import Iterable

from rich.text import Text
from rich.tree import Tree

from kinerja_rules.engine.budget import Budget
from kinerja_rules.messages import sentence
from kinerja_rules.numbers import Fraction, english, indonesian
from kinerja_rules.policy import Indicator, Pack

_DEEPEST = 6  # levels of a budget: urusan, bidang, program, kegiatan, sub kegiatan, and one more


def tree(pack: Pack, budget: Budget, year: int | None, lang: str) -> Tree:
    """The tree of a pack; with the names and ceilings of ``budget``, and the targets of ``year``."""
    drawn = Tree(Text(pack.name, style="bold"))
    for goal, indicators in by_goal(pack).items():
        branch = drawn.add(Text(goal or sentence("tree_no_goal", lang, {}), style="bold"))
        for indicator in indicators:
            _indicator(branch, pack, indicator, budget, year, lang)
    return drawn


def by_goal(pack: Pack) -> dict[str | None, list[Indicator]]:
    """The indicators of each goal, in the pack's order; those without one last."""
    found: dict[str | None, list[Indicator]] = {}
    for indicator in sorted(pack.indicators.values(), key=lambda one: one.goal is None):
        found.setdefault(indicator.goal, []).append(indicator)
    return found


def taken_from(pack: Pack, indicator: Indicator) -> list[Indicator]:
    """The indicators whose results its formula takes."""
    return [pack.indicators[name] for name in pack.indicators if name in indicator.references - {indicator.id}]


def _indicator(branch: Tree, pack: Pack, indicator: Indicator, budget: Budget, year: int | None, lang: str) -> None:
    target = None if year is None else indicator.target(year)
    shown = f" ({sentence('column_target', lang, {})} {year}: {target.text})" if target is not None else ""
    line = Text.assemble((indicator.id, "bold"), f": {indicator.name}{shown}")
    node = branch.add(line)
    for other in taken_from(pack, indicator):
        node.add(Text(sentence("tree_from", lang, {"id": other.id, "name": other.name})))
    _programmes(node, indicator.budget, budget, lang, 1)


def _programmes(node: Tree, codes: Iterable[str], budget: Budget, lang: str, level: int) -> None:
    for code in codes:
        line = budget.nodes.get(code)
        named = line is not None and bool(line.name)
        shown = (
            f"{code} {line.name}" if line is not None and named else sentence("tree_programme", lang, {"code": code})
        )
        ceiling = line.ceiling if line is not None else None
        amount = f", Rp {_number(ceiling, lang)}" if ceiling is not None else ""
        below = node.add(Text(f"{shown}{amount}"))
        if line is not None and level < _DEEPEST:
            _programmes(below, line.children, budget, lang, level + 1)


def _number(value: Fraction, lang: str) -> str:
    return english(value) if lang == "en" else indonesian(value)
