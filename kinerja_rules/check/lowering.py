"""Percent and units made plain: the tree that is left has numbers, names and arithmetic only.

The percent rule. A percentage is held as printed: ``97,30%`` is the number 97.30, and the sign on an input never scales
it. In a chain of × and : equal units cancel over the whole chain first, brackets of pure products included; the factors
``n%`` apply last. A factor ``n%`` is n/100 and leaves the unit, except ``100%`` on a value that is not a percentage: it
multiplies by 100 and makes it one. ``n%`` as a term, in a comparison or as an argument is n points. Two percentages
multiplied, or a percentage times a quantity of another declared unit, divide by 100. What could be read two ways is
refused with both readings.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from attrs import define, field, frozen

from kinerja_rules.check.units import PERCENT, PLAIN, Unit, known
from kinerja_rules.errors import Diagnostic
from kinerja_rules.grammar import ast
from kinerja_rules.messages import Sentence
from kinerja_rules.numbers import Fraction, english, indonesian
from kinerja_rules.registry import Function

WHOLE = Fraction(100)  # what weights total, in percent


@frozen
class Lowered:
    """A plain tree, its unit (None: not known), and what was found."""

    tree: ast.Node
    unit: Unit | None
    diagnostics: tuple[Diagnostic, ...]


def lower(
    tree: ast.Node,
    units: Mapping[str, Unit],
    functions: Mapping[str, Function],
    *,
    printed_percent: Iterable[str] = (),
    text: str | None = None,
    weights_total: Fraction = WHOLE,
) -> Lowered:
    """The plain tree of ``tree``; ``printed_percent`` names inputs of no declared unit that were printed with %."""
    printed = frozenset(printed_percent)
    known_units = {**dict.fromkeys(printed, PERCENT), **units}
    lowering = _Lowering(known_units, printed - units.keys(), functions, text, weights_total)
    plain, unit = lowering.node(tree)
    return Lowered(plain, unit, tuple(lowering.found))


@define
class _Chain:
    """A chain seen flat: its plain factors by node, its n% factors, and what the units come to."""

    plain: dict[int, ast.Node] = field(factory=dict)
    percents: list[tuple[str, ast.Number]] = field(factory=list)
    unit: Unit = PLAIN
    undeclared: list[tuple[str, ast.Node]] = field(factory=list)
    percentages: list[ast.Node] = field(factory=list)


@define
class _Lowering:
    units: Mapping[str, Unit]
    printed: frozenset[str]
    functions: Mapping[str, Function]
    text: str | None
    weights_total: Fraction
    found: list[Diagnostic] = field(factory=list)

    def node(self, node: ast.Node) -> tuple[ast.Node, Unit | None]:
        match node:
            case ast.Number(value, percent):
                return (ast.Number(value, span=node.span), PERCENT) if percent else (node, PLAIN)
            case ast.Name(identifier):
                return node, self.units.get(identifier)
            case ast.Sum(terms):
                lowered = [self.node(term.node) for term in terms]
                unit = self.joined([term.node for term in terms], [unit for _, unit in lowered], points=True)
                plain = tuple(ast.Term(term.sign, part) for term, (part, _) in zip(terms, lowered, strict=True))
                return ast.Sum(plain, span=node.span), unit
            case ast.Product():
                return self.product(node)
            case ast.Negate(operand):
                part, unit = self.node(operand)
                return ast.Negate(part, span=node.span), unit
            case ast.Power():
                return self.power(node)
            case ast.Call():
                return self.call(node)
            case ast.Weighted(parts):
                return self.weighted(node, parts)
            case ast.Compare(op, left, right):
                (one, left_unit), (two, right_unit) = self.node(left), self.node(right)
                self.joined([left, right], [left_unit, right_unit])
                return ast.Compare(op, one, two, span=node.span), None
            case ast.Logic(op, operands):
                return ast.Logic(op, tuple(self.node(operand)[0] for operand in operands), span=node.span), None
            case ast.Not(operand):
                return ast.Not(self.node(operand)[0], span=node.span), None

    # -- sums, comparisons, arguments

    def joined(self, nodes: Sequence[ast.Node], units: Sequence[Unit | None], *, points: bool = False) -> Unit | None:
        """The one unit of values that are added or compared; unlike declared units are an error."""
        declared = known(units)
        if not declared:
            return PLAIN if all(unit == PLAIN for unit in units) else None
        unit = declared[0]
        first = next(node for node, one in zip(nodes, units, strict=True) if one == unit)
        for node, other in zip(nodes, units, strict=True):
            if other is not None and other not in (PLAIN, unit):
                values = {
                    "left": self.shown(first),
                    "left_unit": unit,
                    "right": self.shown(node),
                    "right_unit": other,
                }
                self.found.append(Diagnostic("unit_mismatch", values, span=node.span, text=self.text))
            elif points and unit == PERCENT and other in (None, PLAIN):
                values = {"other": self.shown(node)}
                self.found.append(Diagnostic("points", values, severity="remark", span=node.span, text=self.text))
        return unit

    def call(self, node: ast.Call) -> tuple[ast.Node, Unit | None]:
        lowered = [self.node(arg) for arg in node.args]
        plain = ast.Call(node.function, tuple(part for part, _ in lowered), span=node.span)
        if node.function == "jika":
            return plain, self.joined(node.args[1:], [unit for _, unit in lowered[1:]])
        function = self.functions[node.function]
        if function.unit == "none":
            return plain, PLAIN
        carriers = function.units_of if function.units_of is not None else tuple(range(len(lowered)))
        carriers = tuple(index for index in carriers if index < len(lowered))
        return plain, self.joined([node.args[i] for i in carriers], [lowered[i][1] for i in carriers])

    def weighted(self, node: ast.Weighted, parts: Sequence[ast.Part]) -> tuple[ast.Node, Unit | None]:
        """Weights are n/100, with or without their sign, and total what the indicator states (100 by default)."""
        total = sum((part.weight.value for part in parts), Fraction(0))
        if total != self.weights_total:
            values = {"total": _number(total), "expected": _number(self.weights_total)}
            self.found.append(Diagnostic("weights_total", values, span=node.span, text=self.text))
        lowered = [self.node(part.node) for part in parts]
        unit = self.joined([part.node for part in parts], [unit for _, unit in lowered])
        terms = tuple(
            ast.Term("+", _chain_of([ast.Factor("*", plain), _factor(part.weight.value / 100, part.weight)], part.node))
            for part, (plain, _) in zip(parts, lowered, strict=True)
        )
        return (ast.Sum(terms, span=node.span) if len(terms) > 1 else terms[0].node), unit

    def power(self, node: ast.Power) -> tuple[ast.Node, Unit | None]:
        base, unit = self.node(node.base)
        exponent, _ = self.node(node.exponent)
        plain = ast.Power(base, exponent, span=node.span)
        match node.exponent:
            case ast.Number(value, False) if value.denominator == 1 and abs(value) <= 100:
                power = int(value)
                if unit == PERCENT and power > 1:
                    scaled = [ast.Factor("*", plain), _factor(Fraction(1, 100 ** (power - 1)), node)]
                    return _chain_of(scaled, node), PERCENT
                return plain, None if unit is None else PLAIN.times(unit, power)
        return plain, None if unit is None else PLAIN

    # -- chains of × and :

    def product(self, node: ast.Product) -> tuple[ast.Node, Unit | None]:
        chain = _Chain()
        self.collect(node, 1, chain)
        self.value_of_percentages(node, chain)
        scale, unit = self.cancelled(chain)
        for op, number in chain.percents:
            if op == "/":
                scale /= number.value / 100 if number.value else 1
            elif unit != PERCENT and number.value == 100:
                scale, unit = scale * 100, PERCENT
            else:
                scale *= number.value / 100
        applied = {id(number) for _, number in chain.percents if number.value}
        plain = self.rebuilt(node, chain, applied)
        factors = [ast.Factor("*", plain)] if plain is not None else []
        if scale != 1 or not factors:
            factors.append(_factor(scale, node))
        return _chain_of(factors, node), unit

    def collect(self, node: ast.Product, direction: int, chain: _Chain) -> None:
        """Every factor of the chain, brackets of pure products opened; ``direction`` is -1 under a division."""
        for factor in node.factors:
            way = direction if factor.op == "*" else -direction
            op: Literal["*", "/"] = "*" if way > 0 else "/"
            part = factor.node
            if isinstance(part, ast.Product):
                self.collect(part, way, chain)
            elif isinstance(part, ast.Number) and part.percent:
                chain.percents.append((op, part))
            else:
                chain.plain[id(part)], unit = self.node(part)
                if unit is None:
                    chain.undeclared.append((op, part))
                else:
                    chain.unit = chain.unit.times(unit, way)
                    if unit.power_of("persen"):
                        chain.percentages.append(part)

    def value_of_percentages(self, node: ast.Product, chain: _Chain) -> None:
        """A chain of numbers alone: ``50% × 40%`` is 40% of 50 points, ``100% / 4`` divides 100 points."""
        if any(not isinstance(part, ast.Number) for part in chain.plain.values()):
            return
        if chain.percents and (not chain.plain or node.factors[0].node is chain.percents[0][1]):
            first = next((i for i, (op, _) in enumerate(chain.percents) if op == "*"), None)
            if first is not None:
                _, number = chain.percents.pop(first)
                chain.plain[id(number)] = ast.Number(number.value, span=number.span)
                chain.unit = PERCENT

    def rebuilt(self, node: ast.Product, chain: _Chain, applied: set[int]) -> ast.Node | None:
        """The chain without the n% factors that apply at its end; its brackets stay, so that no divisor is lost."""
        factors: list[ast.Factor] = []
        for factor in node.factors:
            part = factor.node
            if isinstance(part, ast.Product):
                inner = self.rebuilt(part, chain, applied)
                factors += [ast.Factor(factor.op, inner)] if inner is not None else []
            elif id(part) not in applied:
                factors.append(ast.Factor(factor.op, chain.plain.get(id(part), part)))
        return _chain_of(factors, node) if factors else None

    def cancelled(self, chain: _Chain) -> tuple[Fraction, Unit | None]:
        """What is left of the units, and the power of 100 by which percentages scale the chain."""
        percent = chain.unit.power_of("persen")
        others = Unit(tuple(entry for entry in chain.unit.powers if entry[0] != "persen"))
        if not percent:
            return Fraction(1), None if chain.undeclared else others
        if chain.undeclared:
            self.ambiguous(chain)
            return Fraction(1), None
        quantity = any(power > 0 for _, power in others.powers)
        if quantity:
            return Fraction(100) ** -percent, others
        if percent > 1:
            return Fraction(1, 100 ** (percent - 1)), others.times(PERCENT)
        return Fraction(1), chain.unit

    def ambiguous(self, chain: _Chain) -> None:
        """A percentage with a factor of unknown unit; only printed signs leave a reading that both ways share."""
        percentage, (op, other) = chain.percentages[0], chain.undeclared[0]
        by_sign = all(isinstance(node, ast.Name) and node.id in self.printed for node in chain.percentages)
        hundred = any(number.value == 100 for _, number in chain.percents)
        if by_sign and op == "/" and not hundred:
            return
        name, percent = self.shown(other), self.shown(percentage)
        readings = Sentence(
            f"`{name}` juga persen, atau `{name}` bilangan biasa", f"`{name}` is a percentage too, or a plain number"
        )
        values = {"percent": percent, "other": name, "readings": readings}
        self.found.append(Diagnostic("percent_times_undeclared", values, span=other.span, text=self.text))

    def shown(self, node: ast.Node) -> str:
        if isinstance(node, ast.Name):
            return node.key
        if self.text is not None and node.span.end > node.span.start:
            return self.text[node.span.start : node.span.end]
        return "…"


def _number(value: Fraction) -> Sentence:
    return Sentence(indonesian(value), english(value))


def _factor(value: Fraction, origin: ast.Node) -> ast.Factor:
    return ast.Factor("*", ast.Number(value, span=origin.span))


def _chain_of(factors: Sequence[ast.Factor], origin: ast.Node) -> ast.Node:
    """A chain whose first factor multiplies; one factor alone is itself."""
    ordered = list(factors)
    if ordered[0].op == "/":
        ordered.insert(0, _factor(Fraction(1), origin))
    return ordered[0].node if len(ordered) == 1 else ast.Product(tuple(ordered), span=origin.span)
