"""Functions, roundings and aggregations are plug-ins, held by a Registry value.

Laws of this file:
1. A registry is a value: built once from plug-ins, never changed; nothing registers itself.
2. Verify first, then commit: a rejected plug-in leaves no trace, and every fault is told at once.
3. A clash of names is an error that names both owners; the order of plug-ins changes nothing.
4. Plug-ins add names, never syntax: the words of the language stay what they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Generic, Literal, TypeVar

from attrs import field, frozen

from kinerja_rules.errors import Diagnostic, RegistryError
from kinerja_rules.grammar.words import FUNCTION_ALIASES
from kinerja_rules.messages import Sentence
from kinerja_rules.numbers import MAX_DIGITS, Interval, Pair, Rounding

RESERVED = frozenset(("jika", "bobot", "dan", "atau", "bukan", "per", "x", *FUNCTION_ALIASES))
"""Words of the language, and other words for its functions; nothing else can be called so."""


MAX_BITS = MAX_DIGITS * 3322 // 1000
"""Numerators and denominators of values have no more bits."""


class TooLarge(ArithmeticError):
    """A value of more than 4,000 digits; a function may raise it before it has worked one."""


UnitRule = Literal["same", "added", "none", "number", "root"]
"""What a function does to the units of its arguments.

``same``: the result has the one unit of the arguments; unlike units are a remark.
``added``: likewise, but the arguments are added up, so that unlike units are an error.
``none``: the result is a pure number whatever the units (a count).
``number``: pure numbers in and out; a percentage could be read two ways and is refused.
``root``: a root of the first argument, of the degree that the second one says (2 without one).
"""


@frozen
class Function:
    """A named function of the formula language, in one record.

    ``exact`` takes the arguments as (numerator, denominator) pairs of integers, denominator positive, and returns
    such a pair. It raises ArithmeticError where there is no value, and TooLarge before it works a monster. A function
    that ``reduces`` takes series: every element is one argument.

    ``over_intervals`` gives the exact range over independent intervals (ArithmeticError where a point of them has no
    value); None where the function cannot be followed through intervals. An ``approximate`` function, whose values
    may be irrational, gives at least 50 significant digits, and its ``over_intervals`` of points holds the true value.

    ``examples`` are formulas with their results as the documentation prints them; tests work them.
    """

    name: str
    exact: Callable[[Sequence[Pair]], Pair]
    min_args: int
    max_args: int | None
    doc: Sentence
    parameters: tuple[str, ...]
    examples: tuple[tuple[str, str], ...] = ()
    reduces: bool = False
    unit: UnitRule = "same"
    units_of: tuple[int, ...] | None = None  # arguments that carry the unit; None is all of them
    approximate: bool = False
    over_intervals: Callable[[Sequence[Interval]], Interval] | None = None

    @property
    def signature(self) -> str:
        """As a person would write it: ``bulatkan(a; digit)``."""
        return f"{self.name}({'; '.join(self.parameters)})"


@frozen
class Aggregation:
    """How the periods of a year make the year (``rekap``): pairs in the order of the periods -> the year's pair."""

    name: str
    exact: Callable[[Sequence[Pair]], Pair]
    doc: Sentence
    from_inputs: bool = False  # the inputs are added up first, the formula is worked once


@frozen(cache_hash=True)
class Plugin:
    """What one owner adds."""

    name: str
    functions: tuple[Function, ...] = ()
    roundings: tuple[Rounding, ...] = ()
    aggregations: tuple[Aggregation, ...] = ()


T = TypeVar("T", Function, Rounding, Aggregation)


@frozen(cache_hash=True)
class Registry:
    """Everything the engine knows by name; equal for equal plug-ins in whatever order."""

    plugins: frozenset[Plugin]
    functions: Mapping[str, Function] = field(eq=False, repr=False)
    roundings: Mapping[str, Rounding] = field(eq=False, repr=False)  # by English and by Indonesian name
    aggregations: Mapping[str, Aggregation] = field(eq=False, repr=False)

    @classmethod
    def of(cls, plugins: Iterable[Plugin]) -> Registry:
        """A registry of these plug-ins; raises RegistryError with every clash and every broken contract."""
        owners = sorted(set(plugins), key=lambda plugin: plugin.name)
        functions = _Table((f.name, f, p) for p in owners for f in p.functions)
        roundings = _Table((n, r, p) for p in owners for r in p.roundings for n in sorted({r.name, r.id_name}))
        aggregations = _Table((a.name, a, p) for p in owners for a in p.aggregations)
        broken = (problem for plugin in owners for problem in _broken(plugin))
        problems = [*_same_owner(owners), *broken, *functions.clashes, *roundings.clashes, *aggregations.clashes]
        if problems:
            raise RegistryError(*problems)
        return cls(frozenset(owners), functions.entries, roundings.entries, aggregations.entries)

    def __reduce__(self) -> tuple[object, ...]:
        return Registry.of, (tuple(sorted(self.plugins, key=lambda plugin: plugin.name)),)


class _Table(Generic[T]):
    """Entries by name, in alphabetical order, and the names that two owners claim."""

    def __init__(self, claims: Iterable[tuple[str, T, Plugin]]) -> None:
        found: dict[str, tuple[T, Plugin]] = {}
        self.clashes: list[Diagnostic] = []
        for name, entry, owner in claims:
            first_entry, first_owner = found.setdefault(name, (entry, owner))
            if first_entry is not entry or first_owner is not owner:
                values = {"name": name, "first": first_owner.name, "second": owner.name}
                self.clashes.append(Diagnostic("plugin_clash", values))
        self.entries: Mapping[str, T] = MappingProxyType({name: entry for name, (entry, _) in sorted(found.items())})


def _same_owner(owners: Sequence[Plugin]) -> Iterator[Diagnostic]:
    names = [plugin.name for plugin in owners]
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield Diagnostic("plugin_same_name", {"name": name})


_WORD = re.compile("[a-z][a-z0-9_]*")


def _broken(plugin: Plugin) -> Iterator[Diagnostic]:
    """What one plug-in gets wrong by itself."""
    names = [*(f.name for f in plugin.functions), *(a.name for a in plugin.aggregations)]
    names += [name for rounding in plugin.roundings for name in (rounding.name, rounding.id_name)]
    for name in sorted(set(names)):
        if not _WORD.fullmatch(name):
            yield Diagnostic("plugin_name_form", {"plugin": plugin.name, "name": name})
    for function in plugin.functions:
        values: dict[str, object] = {"plugin": plugin.name, "name": function.name}
        if function.name in RESERVED:
            yield Diagnostic("plugin_name_reserved", values)
        least, most = function.min_args, function.max_args
        if least < 0 or (most is not None and most < least):
            yield Diagnostic("plugin_arity", values)
        elif most is not None and len(function.parameters) != most:
            yield Diagnostic("plugin_parameters", {**values, "count": most})
