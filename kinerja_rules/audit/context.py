"""What an audit knows besides the figures: packs, units, scales, directions, the rounding, and what it has noticed.

Laws of this file:
1. A name that is not known is told once, with the nearest known one; the audit goes on without it. Where a pack could
   not be used (``lacking``) that is told already, and what it may hold is not called unknown.
2. A formula is parsed once for each text, style and set of units.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cached_property

from attrs import define, field

from kinerja_rules.audit.cells import Reading
from kinerja_rules.audit.model import Remark
from kinerja_rules.audit.rules import BrokenRule
from kinerja_rules.errors import Diagnostic, FormulaError, KeyPath
from kinerja_rules.files.books import Book
from kinerja_rules.files.document import Document
from kinerja_rules.files.suggest import closest
from kinerja_rules.formula import Formula, parse, parse_condition
from kinerja_rules.messages import Sentence
from kinerja_rules.numbers import Rounding, Style, UnitKind
from kinerja_rules.policy import Direction, Indicator, Pack, Scale, kind_of_unit
from kinerja_rules.registry import Registry

UPWARD = "naik"


def _none() -> None:
    return None


@define(eq=False)
class Context:
    """One audit's surroundings. ``packs`` hold the report's own first, then those it refers to.

    ``books`` are the workbooks read, by file; ``files`` every file of a table.
    ``standing`` gives the pack of directions that every report may use; it is loaded when a direction is asked for.
    """

    document: Document
    registry: Registry
    rounding: Rounding
    packs: tuple[Pack, ...] = ()
    own_pack: Pack | None = None
    standing: Callable[[], Pack | None] = _none
    year: int | None = None
    style: Style = "auto"
    scale_name: str | None = None
    lacking: bool = False
    counted: frozenset[str] = frozenset()
    same_units: Mapping[str, str] = field(factory=dict)
    problems: list[Diagnostic] = field(factory=list)
    remarks: list[Remark] = field(factory=list)
    books: dict[str, Book] = field(factory=dict)
    files: list[str] = field(factory=list)
    _formulas: dict[object, Formula | Diagnostic] = field(factory=dict)
    _told: set[tuple[str, str]] = field(factory=set)

    # -- problems and remarks

    def problem(self, code: str, path: KeyPath, *, value: bool = True, **values: object) -> Diagnostic:
        """Notes a problem of the file at ``path``, and gives it."""
        found = self.document.problem(code, path, values, value=value)
        self.problems.append(found)
        return found

    def remark(self, code: str, place: str, **values: object) -> None:
        """Notes something about the report that is no verdict."""
        self.remarks.append(Remark(place, Diagnostic(code, values, severity="remark")))

    # -- units and figures

    def kind(self, unit: str | None) -> UnitKind | None:
        """What a unit says about the marks of its figures."""
        return kind_of_unit(unit, self.counted, self.same_units)

    def reading(self, style: object) -> Reading:
        """How figures are read where ``style`` is stated; the report's own style where it is not."""
        return Reading(style if style in ("auto", "id", "en") else self.style, self.counted)

    # -- rules by name

    def indicator(self, name: str) -> Indicator | None:
        """The indicator that a document calls ``name``, in the version of the year; None where that is not plain."""
        for pack in self.packs:
            found = pack.find(name)
            if found is not None:
                held = found.holding(year=self.year)
                return held[0] if len(held) == 1 else None
        return None

    def scale(self, name: str, path: KeyPath) -> Scale | None:
        """The scale of this name; None, and told, where no pack has it."""
        if name not in self.scales:
            self._unknown(name, path, "unknown_scale", self.scales)
        return self.scales.get(name)

    @cached_property
    def scales(self) -> Mapping[str, Scale]:
        """Every scale by its name."""
        return {name: one for pack in reversed(self.packs) for name, one in pack.scales.items()}

    def direction(self, name: str, path: KeyPath) -> Direction | None:
        """The direction of this name; None, and told, where no pack has it."""
        found = self.directions
        if name not in found:
            self._unknown(name, path, "unknown_direction", found)
        return found.get(name)

    @cached_property
    def directions(self) -> Mapping[str, Direction]:
        """Every direction by its name."""
        named = {name: one for pack in reversed(self.packs) for name, one in pack.directions.items()}
        standing = self.standing() if UPWARD not in named else None
        return named if standing is None else {**standing.directions, **named}

    def _unknown(self, name: str, path: KeyPath, code: str, known: Collection[str]) -> None:
        if not self.lacking and (code, name) not in self._told:
            self._told.add((code, name))
            self.problem(code, path, name=name, hint=did_you_mean(name, known) if known else _NO_PACK)

    # -- formulas

    def formula(
        self,
        text: str,
        path: KeyPath,
        *,
        style: Style = "auto",
        units: Mapping[str, str] | None = None,
        phrases: Mapping[str, Sequence[str]] | None = None,
    ) -> Formula | BrokenRule:
        """The formula of ``text``; where it is refused that is told at ``path``, and a broken rule stands for it."""
        key = (
            text,
            style,
            tuple(sorted((units or {}).items())),
            tuple((k, tuple(v)) for k, v in (phrases or {}).items()),
        )
        if key not in self._formulas:
            self._formulas[key] = self._parsed(
                path,
                lambda: parse(
                    text,
                    style=style,
                    units=units,
                    phrases=phrases,
                    same_units=self.same_units,
                    registry=self.registry,
                ),
            )
        found = self._formulas[key]
        return found if isinstance(found, Formula) else BrokenRule(text, found)

    def condition(self, text: str, path: KeyPath, units: Mapping[str, str]) -> Formula | BrokenRule:
        """The condition of ``text``, likewise."""
        found = self._parsed(
            path,
            lambda: parse_condition(text, units=units, same_units=self.same_units, registry=self.registry),
        )
        return found if isinstance(found, Formula) else BrokenRule(text, found)

    def _parsed(self, path: KeyPath, work: Callable[[], Formula]) -> Formula | Diagnostic:
        try:
            return work()
        except FormulaError as error:
            located = [self.document.located(one, path) for one in error.diagnostics]
            self.problems += located
            return located[0]


_NO_PACK = Sentence(
    'Sebut paket yang memuatnya di `laporan`, misalnya `acuan = ["nasional/permendagri-86-2017"]`.',
    'Name a pack that has it in `laporan`, such as `acuan = ["nasional/permendagri-86-2017"]`.',
)


def did_you_mean(name: str, known: Iterable[str]) -> Sentence:
    """What to write instead of a name that is not known: the nearest known one, else all of them."""
    candidates = sorted(set(known))
    near = closest(name, candidates)
    if near is not None:
        return Sentence(f"Maksud Anda `{near}`?", f"Did you mean `{near}`?")
    if not candidates:
        return Sentence("Di sini tidak ada satu pun.", "There are none here.")
    listed = ", ".join(candidates[:20])
    return Sentence(f"Yang dikenal: {listed}.", f"Known here: {listed}.")
