"""Percent and units made plain: the tree that is left has numbers, names and arithmetic only.

The percent rule.

1. A percentage is held as printed: ``97,30%`` is the number 97.30. Its sign never scales it; it is a unit, persen.
2. In a chain of × and : (brackets of pure products are part of it) equal units cancel over the whole chain first.
3. The factors ``n%`` apply last. Each is n/100 and leaves the unit, except ``100%`` on a value that is not persen: it
   multiplies by 100 and makes it persen. Under a division n% divides by n/100.
4. ``n%`` as a term, in a comparison or as an argument is n points. Plus or minus a literal or an undeclared value,
   persen stays persen, and the other counts as points (a remark).
5. What is left of persen after cancelling: persen × persen, and persen × a quantity of another declared unit, divide
   by 100; a quantity divided by persen is multiplied by 100.
6. A chain that holds persen and a value of undeclared unit is refused, with both readings, where the persen is
   declared. Where printed signs alone make it persen, it is refused if such a figure is multiplied with one without
   a sign, and else worked as if there were no signs (``26,15% / 30 × 100%`` is 87,17). Where a literal makes it
   persen, it is refused if the readings differ in value.

The text leaves open, and is read so:

- a chain of numbers alone is a percentage, in points, where more ``n%`` multiply than divide: ``50% × 40%`` is 20%,
  ``100% / 4`` is 25%, ``2 × 5%`` is 10%; else it is a number: ``50% / 25%`` is 2;
- ``n%`` over persen (``50% / serapan``) is a ratio of two percentages;
- a power of persen is that of the part it stands for: 50% squared is 25%, the root of 81% is 90%;
- a function of pure numbers (``ln``) and an exponent refuse persen, since both readings have a value.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from attrs import define, evolve, field, frozen

from kinerja_rules.check.units import PERCENT, PLAIN, Unit, known
from kinerja_rules.errors import Diagnostic
from kinerja_rules.grammar import ast
from kinerja_rules.messages import Sentence
from kinerja_rules.numbers import Fraction, english, indonesian
from kinerja_rules.registry import Function

WHOLE = Fraction(100)  # what weights total, in percent
_HUNDRED = Fraction(100)
_ONE = Fraction(1)
_MAX_POWER = 1_000

Op = Literal["*", "/"]


@frozen
class Lowered:
    """A plain tree, its unit (None: not known), and what was found."""

    tree: ast.Node
    unit: Unit | None
    diagnostics: tuple[Diagnostic, ...]

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """What keeps the formula from having a meaning."""
        return tuple(found for found in self.diagnostics if found.severity == "error")


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
    printed = frozenset(printed_percent) - units.keys()
    lowering = _Lowering(units, printed, functions, text, weights_total)
    plain, unit = lowering.node(tree)
    return Lowered(plain, unit, tuple(lowering.found))


@define
class _Chain:
    """A chain seen flat: its plain factors by node, its n% factors, and what the units come to."""

    plain: dict[int, ast.Node] = field(factory=dict)
    percents: list[tuple[Op, ast.Number]] = field(factory=list)
    unit: Unit = PLAIN
    undeclared: list[tuple[Op, ast.Node]] = field(factory=list)
    percentages: list[tuple[Op, ast.Node]] = field(factory=list)

    def reading(self, power: int) -> tuple[Fraction, Unit]:
        """The factor that percentages bring, and the unit, where persen stands to ``power`` after cancelling."""
        if not (power or self.percents or self.unit.powers):
            return _ONE, PLAIN
        others = Unit(tuple(entry for entry in self.unit.powers if entry[0] != "persen"))
        if any(exponent > 0 for _, exponent in others.powers):
            scale, unit = _HUNDRED**-power, others
        else:
            scale, unit = _HUNDRED ** (1 - power) if power > 1 else _ONE, others.times(PERCENT, min(power, 1))
        for op, number in self.percents:
            if op == "/":
                scale /= number.value / 100 if number.value else 1  # a division by 0% stays in the chain
            elif unit.power_of("persen") < 0:
                scale, unit = scale * number.value, unit.times(PERCENT)
            elif number.value == 100 and unit != PERCENT:
                scale, unit = scale * 100, PERCENT
            else:
                scale *= number.value / 100
        return scale, unit


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
                return node, PERCENT if identifier in self.printed else self.units.get(identifier)
            case ast.Sum(terms):
                return self.sum(node, terms)
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
                (one, two), _ = self.values([left, right])
                return ast.Compare(op, one, two, span=node.span), None
            case ast.Logic(op, operands):
                return ast.Logic(op, tuple(self.node(operand)[0] for operand in operands), span=node.span), None
            case ast.Not(operand):
                return ast.Not(self.node(operand)[0], span=node.span), None

    # -- sums, comparisons, arguments

    def values(self, nodes: Sequence[ast.Node], *, added: bool = False) -> tuple[list[ast.Node], Unit | None]:
        """Values that are added or compared, and their one unit; unlike declared units are an error where added."""
        lowered = [self.node(node) for node in nodes]
        units = [unit for _, unit in lowered]
        return [plain for plain, _ in lowered], self.joined(nodes, units, added=added)

    def joined(self, nodes: Sequence[ast.Node], units: Sequence[Unit | None], *, added: bool) -> Unit | None:
        declared = known(units)
        if not declared:
            return PLAIN if all(unit == PLAIN for unit in units) else None
        unit = declared[0]
        first = next(node for node, one in zip(nodes, units, strict=True) if one == unit)
        unlike = [(n, one) for n, one in zip(nodes, units, strict=True) if one not in (None, PLAIN, unit)]
        for node, other in unlike:
            values = {"left": self.shown(first), "left_unit": unit, "right": self.shown(node), "right_unit": other}
            if added:
                self.found.append(Diagnostic("unit_mismatch", values, span=node.span, text=self.text))
            else:
                self.remark("unit_differs", node, **values)
        return unit if added or not unlike else None

    def sum(self, node: ast.Sum, terms: Sequence[ast.Term]) -> tuple[ast.Node, Unit | None]:
        lowered = [self.node(term.node) for term in terms]
        nodes = [term.node for term in terms]
        unit = self.joined(nodes, [unit for _, unit in lowered], added=True)
        if unit == PERCENT:
            for term, (_, one) in zip(terms, lowered, strict=True):
                if one in (None, PLAIN):
                    self.remark("points", term.node, other=self.shown(term.node))
        plain = tuple(ast.Term(term.sign, part) for term, (part, _) in zip(terms, lowered, strict=True))
        return ast.Sum(plain, span=node.span), unit

    def call(self, node: ast.Call) -> tuple[ast.Node, Unit | None]:
        if node.function == "jika":
            condition, _ = self.node(node.args[0])
            branches, unit = self.values(node.args[1:])
            return ast.Call("jika", (condition, *branches), span=node.span), unit
        function = self.functions[node.function]
        lowered = [self.node(arg) for arg in node.args]
        plain = ast.Call(node.function, tuple(part for part, _ in lowered), span=node.span)
        units = [unit for _, unit in lowered]
        if function.unit == "none":
            return plain, PLAIN
        if function.unit == "number":
            self.pure(node, units)
            return plain, PLAIN
        if function.unit == "root":
            if units[0] != PERCENT:
                return plain, PLAIN if units[0] == PLAIN else None
            share = ast.Call(node.function, (_scaled(lowered[0][0], 1 / _HUNDRED), *plain.args[1:]), span=node.span)
            return _scaled(share, _HUNDRED), PERCENT
        every = range(len(lowered))
        carriers = [index for index in every if function.units_of is None or index in function.units_of]
        nodes = [node.args[index] for index in carriers]
        return plain, self.joined(nodes, [units[index] for index in carriers], added=function.unit == "added")

    def pure(self, node: ast.Call, units: Sequence[Unit | None]) -> None:
        """A function of pure numbers: of 50% it could take 50 or 0.5."""
        for arg, unit in zip(node.args, units, strict=True):
            if unit == PERCENT:
                self.doubtful(node.function, arg)

    def weighted(self, node: ast.Weighted, parts: Sequence[ast.Part]) -> tuple[ast.Node, Unit | None]:
        """Weights are n/100, with or without their sign, and total what the indicator states (100 by default).

        Weights without a sign that total a hundredth of it are shares already: ``bobot(a = 0,4; b = 0,6)``.
        """
        total = sum((part.weight.value for part in parts), Fraction(0))
        shares = total * 100 == self.weights_total and not any(part.weight.percent for part in parts)
        if total != self.weights_total and not shares:
            values = {"total": _number(total), "expected": _number(self.weights_total)}
            self.found.append(Diagnostic("weights_total", values, span=node.span, text=self.text))
        plain, unit = self.values([part.node for part in parts], added=True)
        terms = tuple(
            ast.Term("+", _scaled(value, part.weight.value / (1 if shares else 100)))
            for part, value in zip(parts, plain, strict=True)
        )
        return (ast.Sum(terms, span=node.span) if len(terms) > 1 else terms[0].node), unit

    def power(self, node: ast.Power) -> tuple[ast.Node, Unit | None]:
        base, unit = self.node(node.base)
        exponent, exponent_unit = self.node(node.exponent)
        if exponent_unit == PERCENT:
            self.doubtful("^", node.exponent)
        plain = ast.Power(base, exponent, span=node.span)
        times = _whole(exponent)
        if times is not None and (times <= 1 or unit != PERCENT):
            return plain, None if unit is None else PLAIN.times(unit, times)
        if times is not None:
            return _scaled(plain, _HUNDRED ** (1 - times)), PERCENT
        if unit == PERCENT:
            share = ast.Power(_scaled(base, 1 / _HUNDRED), exponent, span=node.span)
            return _scaled(share, _HUNDRED), PERCENT
        return plain, PLAIN if unit == PLAIN else None

    # -- chains of × and :

    def product(self, node: ast.Product) -> tuple[ast.Node, Unit | None]:
        chain = _Chain()
        self.collect(node, 1, chain)
        scale, unit = _of_numbers(chain) if _is_constant(chain) else self.settled(chain)
        if scale == 1 and not chain.percents and all(id(plain) == part for part, plain in chain.plain.items()):
            return node, unit
        applied = {id(number) for _, number in chain.percents if number.value}
        plain = _rebuilt(node, chain, applied)
        factors = [ast.Factor("*", plain)] if plain is not None else []
        if scale != 1 or not factors:
            factors.append(_factor(scale, node))
        return _chain_of(factors, node), unit

    def collect(self, node: ast.Product, direction: int, chain: _Chain) -> None:
        """Every factor of the chain, brackets of pure products opened; ``direction`` is -1 under a division."""
        for factor in node.factors:
            way = direction if factor.op == "*" else -direction
            op: Op = "*" if way > 0 else "/"
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
                        chain.percentages.append((op, part))

    def settled(self, chain: _Chain) -> tuple[Fraction, Unit | None]:
        """What percentages scale the chain by, and its unit; an error where that can be read two ways."""
        power = chain.unit.power_of("persen")
        scale, unit = chain.reading(power)
        if not chain.undeclared:
            return scale, unit
        percent = unit == PERCENT and not power
        if power:
            above = sum(op == "*" for op, _ in chain.undeclared)
            below = len(chain.undeclared) - above
            if self.by_signs_alone(chain):
                # neither read as percentages nor without any may the chain differ, and no sign stands beside a factor
                scale, unit = chain.reading(0)
                percent = unit == PERCENT
                both = any(op == other for op, _ in chain.percentages for other, _ in chain.undeclared)
                doubtful = both or chain.reading(power + above - below)[0] != scale
            else:
                readings = (chain.reading(other)[0] for other in range(power - below, power + above + 1))
                doubtful = self.declares(chain) or any(other != scale for other in readings)
            if doubtful:
                self.ambiguous(chain)
        return scale, PERCENT if percent else None

    def declares(self, chain: _Chain) -> bool:
        """Whether a declaration, rather than a literal or a printed sign, makes percentages in the chain."""
        names = (name for _, node in chain.percentages for name in ast.names(node))
        return any(self.units.get(name.id) == PERCENT for name in names)

    def by_signs_alone(self, chain: _Chain) -> bool:
        """Whether nothing in the chain would be persen if no input were printed with a % sign."""
        unsigned = evolve(self, printed=frozenset(), found=[])
        units = [unsigned.node(node)[1] for _, node in chain.percentages]
        return not any(unit is not None and unit.power_of("persen") for unit in units)

    def ambiguous(self, chain: _Chain) -> None:
        (_, percentage), (_, other) = chain.percentages[0], chain.undeclared[0]
        name, percent = self.shown(other), self.shown(percentage)
        readings = Sentence(
            f"`{name}` juga persen, atau `{name}` bilangan biasa", f"`{name}` is a percentage too, or a plain number"
        )
        values = {"percent": percent, "other": name, "readings": readings}
        self.found.append(Diagnostic("percent_times_undeclared", values, span=other.span, text=self.text))

    # -- words

    def doubtful(self, function: str, node: ast.Node) -> None:
        values = {"function": function, "percent": self.shown(node)}
        self.found.append(Diagnostic("percent_in_function", values, span=node.span, text=self.text))

    def remark(self, code: str, node: ast.Node, **values: object) -> None:
        self.found.append(Diagnostic(code, values, severity="remark", span=node.span, text=self.text))

    def shown(self, node: ast.Node) -> str:
        if isinstance(node, ast.Name):
            return node.key
        if self.text is not None and node.span.end > node.span.start:
            return self.text[node.span.start : node.span.end]
        return "…"


def _is_constant(chain: _Chain) -> bool:
    """Whether a chain is made of numbers alone."""
    return chain.unit == PLAIN and not chain.undeclared and not any(map(ast.names, chain.plain.values()))


def _of_numbers(chain: _Chain) -> tuple[Fraction, Unit]:
    """What the n% factors of a chain of numbers alone come to, and the unit."""
    scale, percentages = Fraction(1), 0
    for op, number in chain.percents:
        share = number.value / 100
        if op == "*":
            scale, percentages = scale * share, percentages + 1
        else:
            scale, percentages = scale / (share or 1), percentages - 1  # a division by 0% stays in the chain
    return (scale * 100, PERCENT) if percentages > 0 else (scale, PLAIN)


def _rebuilt(node: ast.Product, chain: _Chain, applied: set[int]) -> ast.Node | None:
    """The chain without the n% factors that apply at its end; its brackets stay, so that no divisor is lost."""
    factors: list[ast.Factor] = []
    for factor in node.factors:
        part = factor.node
        if isinstance(part, ast.Product):
            inner = _rebuilt(part, chain, applied)
            factors += [ast.Factor(factor.op, inner)] if inner is not None else []
        elif id(part) not in applied:
            factors.append(ast.Factor(factor.op, chain.plain.get(id(part), part)))
    return _chain_of(factors, node) if factors else None


def _whole(node: ast.Node) -> int | None:
    """The whole number, of moderate size, that a node writes; None for anything else."""
    match node:
        case ast.Number(value) if value.denominator == 1 and value <= _MAX_POWER:
            return int(value)
        case ast.Negate(operand):
            inner = _whole(operand)
            return None if inner is None else -inner
    return None


def _number(value: Fraction) -> Sentence:
    return Sentence(indonesian(value), english(value))


def _factor(value: Fraction, origin: ast.Node) -> ast.Factor:
    return ast.Factor("*", ast.Number(value, span=origin.span))


def _scaled(node: ast.Node, scale: Fraction) -> ast.Node:
    return ast.Product((ast.Factor("*", node), _factor(scale, node)), span=node.span)


def _chain_of(factors: Sequence[ast.Factor], origin: ast.Node) -> ast.Node:
    """A chain whose first factor multiplies; one factor alone is itself."""
    ordered = list(factors)
    if ordered[0].op == "/":
        ordered.insert(0, _factor(Fraction(1), origin))
    return ordered[0].node if len(ordered) == 1 else ast.Product(tuple(ordered), span=origin.span)
