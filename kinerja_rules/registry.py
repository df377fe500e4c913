"""Functions, roundings and aggregations are plug-ins, held by a Registry value.

Laws of this file:
1. A registry is a value: built once from plug-ins, never changed; nothing registers itself.
2. Verify first, then commit: a rejected plug-in leaves no trace.
3. A clash of names is an error that names both owners; the order of plug-ins changes nothing.
4. Plug-ins add names, never syntax.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Literal, TypeVar

from attrs import field, frozen

from kinerja_rules.errors import Diagnostic, RegistryError
from kinerja_rules.numbers import Interval, Pair, Rounding

UnitRule = Literal["same", "none"]


@frozen
class Function:
    """A named function of the formula language, in one record.

    ``exact`` takes the arguments as (numerator, denominator) pairs of integers, denominator positive, and returns
    such a pair; it raises ``ArithmeticError`` where there is no value. ``over_intervals`` gives the exact range over
    intervals, or is None where the function is not followed through intervals. A function that reduces takes series:
    every element is one argument.
    """

    name: str
    exact: Callable[[Sequence[Pair]], Pair]
    min_args: int
    max_args: int | None
    doc_id: str
    doc_en: str
    parameters: tuple[str, ...] = ()
    reduces: bool = False
    unit: UnitRule = "same"
    units_of: tuple[int, ...] | None = None  # arguments that carry the unit; None is all of them
    approximate: bool = False
    over_intervals: Callable[[Sequence[Interval]], Interval] | None = None

    @property
    def signature(self) -> str:
        """As a person would write it: ``bulatkan(nilai; digit)``."""
        return f"{self.name}({'; '.join(self.parameters)})"


@frozen
class Aggregation:
    """How the periods of a year make the year (``rekap``): pairs in the order of the periods -> the year's pair."""

    name: str
    exact: Callable[[Sequence[Pair]], Pair]
    doc_id: str
    doc_en: str
    from_inputs: bool = False  # the inputs are added up first, the formula is worked once


@frozen
class Plugin:
    """What one owner adds."""

    name: str
    functions: tuple[Function, ...] = ()
    roundings: tuple[Rounding, ...] = ()
    aggregations: tuple[Aggregation, ...] = ()


T = TypeVar("T", Function, Rounding, Aggregation)


@frozen
class Registry:
    """Everything the engine knows by name; equal for equal plug-ins in whatever order."""

    plugins: frozenset[Plugin]
    functions: Mapping[str, Function] = field(hash=False)
    roundings: Mapping[str, Rounding] = field(hash=False)  # by English and by Indonesian name
    aggregations: Mapping[str, Aggregation] = field(hash=False)

    @classmethod
    def of(cls, plugins: Iterable[Plugin]) -> Registry:
        """A registry of these plug-ins; raises RegistryError with every clash and every broken contract."""
        owners = sorted(set(plugins), key=lambda plugin: plugin.name)
        problems = [*_same_owner(owners), *(problem for plugin in owners for problem in _broken(plugin))]
        functions = _collect(((f.name, f, p) for p in owners for f in p.functions), problems)
        roundings = _collect(((n, r, p) for p in owners for r in p.roundings for n in {r.name, r.id_name}), problems)
        aggregations = _collect(((a.name, a, p) for p in owners for a in p.aggregations), problems)
        if problems:
            raise RegistryError(*problems)
        return cls(frozenset(owners), functions, roundings, aggregations)


def _collect(entries: Iterable[tuple[str, T, Plugin]], problems: list[Diagnostic]) -> dict[str, T]:
    table: dict[str, tuple[T, Plugin]] = {}
    for name, entry, owner in entries:
        known = table.setdefault(name, (entry, owner))
        if known != (entry, owner):
            values = {"name": name, "first": known[1].name, "second": owner.name}
            problems.append(Diagnostic("plugin_clash", values))
    return {name: entry for name, (entry, _) in sorted(table.items())}


def _same_owner(owners: Sequence[Plugin]) -> Iterable[Diagnostic]:
    for one, two in pairwise(owners):
        if one.name == two.name:
            yield Diagnostic("plugin_same_name", {"name": one.name})


def _broken(plugin: Plugin) -> Iterable[Diagnostic]:
    for function in plugin.functions:
        name, most = function.name, function.max_args
        if not (name.isidentifier() and name == name.lower()):
            yield Diagnostic("plugin_name_form", {"plugin": plugin.name, "name": name})
        if function.min_args < 0 or (most is not None and most < function.min_args):
            yield Diagnostic("plugin_arity", {"plugin": plugin.name, "name": name})
