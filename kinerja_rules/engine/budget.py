"""The budget of a year as a tree of codes (program, kegiatan, sub kegiatan), and how far it is absorbed.

Laws of this file:
1. A code lies below the longest other code that it begins with: 2.01.03 below 2.01, or below 2 where 2.01 is not there.
2. A line keeps its own figures; one without takes the sum of the lines below it, where all of them are known.
3. Amounts are exact; an absorption is in percent, unrounded.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from attrs import evolve, field, frozen

from kinerja_rules.engine.data import BudgetLine
from kinerja_rules.errors import Diagnostic, FigureError, Place
from kinerja_rules.messages import Sentence
from kinerja_rules.numbers import Figure, Fraction, english, indonesian, rational
from kinerja_rules.policy import read_input

_AMOUNTS = {"ceiling": "pagu", "spent": "realisasi"}


@frozen
class BudgetNode:
    """One code of the budget, in rupiah; ``children`` are the codes right below it."""

    code: str
    name: str
    ceiling: Fraction | None
    spent: Fraction | None
    parent: str | None = None
    children: tuple[str, ...] = ()
    place: Place | None = field(default=None, eq=False)

    @property
    def absorption(self) -> Fraction | None:
        """What was spent, in percent of the ceiling; None where one is not known, or the ceiling is zero."""
        return None if self.ceiling is None else absorbed(self.ceiling, self.spent)


@frozen
class Share:
    """The part of a budget that belongs to an indicator, by its codes; ``reasons`` say why a figure is not known."""

    codes: tuple[str, ...]
    ceiling: Fraction | None = None
    spent: Fraction | None = None
    reasons: tuple[Diagnostic, ...] = ()

    @property
    def absorption(self) -> Fraction | None:
        """As that of a node."""
        return None if self.ceiling is None else absorbed(self.ceiling, self.spent)


@frozen
class Budget:
    """The lines of one year by code, in the order of their file, and what was wrong with them."""

    nodes: Mapping[str, BudgetNode] = field(factory=dict, hash=False)
    problems: tuple[Diagnostic, ...] = ()

    @property
    def roots(self) -> tuple[BudgetNode, ...]:
        """The lines that lie below no other."""
        return tuple(node for node in self.nodes.values() if node.parent is None)

    @property
    def total(self) -> Share:
        """The whole budget."""
        return self.share([node.code for node in self.roots])

    def share(self, codes: Sequence[str]) -> Share:
        """The sums over some codes, none of which lies below another."""
        known = [self.nodes[code] for code in codes if code in self.nodes]
        reasons = [
            Diagnostic("budget_code_unknown", {"code": code, "known": ", ".join(self.nodes)})
            for code in codes
            if code not in self.nodes
        ]
        if not reasons:
            reasons += [
                Diagnostic("budget_amount_missing", {"code": node.code, "amount": amount})
                for node in known
                for key, amount in _AMOUNTS.items()
                if getattr(node, key) is None
            ]
        if reasons or not codes:
            return Share(tuple(codes), reasons=tuple(reasons))
        ceiling, spent = (sum((getattr(node, key) for node in known), Fraction(0)) for key in _AMOUNTS)
        zero = (Diagnostic("budget_zero", {"codes": ", ".join(codes)}),) if ceiling == 0 else ()
        return Share(tuple(codes), ceiling, spent, zero)


def absorbed(ceiling: Fraction, spent: Fraction | None) -> Fraction | None:
    """``spent`` in percent of ``ceiling``, exact."""
    return None if spent is None or ceiling == 0 else spent / ceiling * 100


def read_budget(lines: Iterable[BudgetLine]) -> Budget:
    """The tree of some lines of one year; a line that cannot be used, or does not add up, is told at its place."""
    problems: list[Diagnostic] = []
    nodes: dict[str, BudgetNode] = {}
    for line in lines:
        if line.code in nodes:
            first = nodes[line.code].place
            problems.append(Diagnostic("budget_twice", {"code": line.code, "first": str(first)}, place=line.place))
            continue
        ceiling = _amount(line, "pagu", line.ceiling, problems)
        spent = _amount(line, "realisasi", line.spent, problems)
        nodes[line.code] = BudgetNode(line.code, line.name, ceiling, spent, place=line.place)
    below: dict[str, list[str]] = {}
    for code, node in list(nodes.items()):
        parent = parent_code(code, nodes)
        if parent is not None:
            nodes[code] = evolve(node, parent=parent)
            below.setdefault(parent, []).append(code)
    for code in sorted(below, key=lambda code: -code.count(".")):  # the lowest first
        nodes[code] = _summed(evolve(nodes[code], children=tuple(below[code])), nodes, problems)
    return Budget(nodes, tuple(problems))


def parent_code(code: str, known: Iterable[str]) -> str | None:
    """The nearest of the ``known`` codes that ``code`` lies below.

    >>> parent_code("2.01.03", ["2", "2.01", "2.0"])
    '2.01'
    """
    names = set(known)
    head = code
    while "." in head:
        head = head.rpartition(".")[0]
        if head in names:
            return head
    return None


def _summed(node: BudgetNode, nodes: Mapping[str, BudgetNode], problems: list[Diagnostic]) -> BudgetNode:
    """A node with children: its own figures held against their sums, or those sums where it has none."""
    for key, name in _AMOUNTS.items():
        parts = [getattr(nodes[code], key) for code in node.children]
        if any(part is None for part in parts):
            continue
        total, own = sum(parts, Fraction(0)), getattr(node, key)
        if own is None:
            node = evolve(node, ceiling=total) if key == "ceiling" else evolve(node, spent=total)
        elif own != total:
            values: dict[str, object] = {"code": node.code, "amount": name}
            values |= {"own": _shown(own), "sum": _shown(total), "children": ", ".join(node.children)}
            problems.append(Diagnostic("budget_sum", values, "remark", place=node.place))
    return node


def _amount(line: BudgetLine, name: str, given: Any, problems: list[Diagnostic]) -> Fraction | None:
    if given is None:
        return None
    try:
        read = read_input(given, "money")
        return read.value if isinstance(read, Figure) else rational(read)
    except FigureError as error:
        problem = error.diagnostics[0]
        reason = Sentence(problem.message("id"), problem.message("en"))
        fix = Sentence(problem.remedy("id"), problem.remedy("en"))
        values: dict[str, object] = {"code": line.code, "amount": name, "reason": reason, "fix": fix}
        problems.append(Diagnostic("budget_amount", values, place=line.place))
        return None


def _shown(value: Fraction) -> Sentence:
    return Sentence(indonesian(value), english(value))
