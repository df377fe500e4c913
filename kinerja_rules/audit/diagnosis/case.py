"""What is known about one figure that does not reproduce, and what may have been printed in its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice
from typing import Literal, NamedTuple

from attrs import field, frozen

from kinerja_rules.audit.diagnosis.shown import Given, Values
from kinerja_rules.audit.diagnosis.slots import Slot, formula_slots, part_slots
from kinerja_rules.audit.diagnosis.terms import Part, Terms, terms_of
from kinerja_rules.audit.moebius import Quantity
from kinerja_rules.formula import Formula
from kinerja_rules.messages import Sentence
from kinerja_rules.numbers import TRUNCATE, Figure, Fraction, Rounding

Kind = Literal["check", "realisation", "achievement", "derived", "copy", "total", "conflict", "label"]


Relation = Literal["row", "column", "subject", "earlier", "far"]


@frozen
class Neighbour:
    """Another figure of the report, and how near it stands.

    ``relation``: in the same row or column of the table; of the same subject in another table; of the same subject in
    an earlier year; none of these. ``quantity``: the very quantity, printed once more. ``subject`` is the key of its
    row, by which rows of a total are found in other tables.
    """

    place: str
    figure: Figure
    relation: Relation = "far"
    quantity: bool = False
    subject: str = ""

    @cached_property
    def values(self) -> Values:
        """What a sentence says of it."""
        return {"text": Given(self.figure), "place": self.place}

    @cached_property
    def places(self) -> tuple[str, ...]:
        """Where it stands."""
        return (self.place,)


@frozen
class Direction:
    """A rule from ``target`` and ``realisasi`` to the achievement."""

    name: str
    formula: Formula


@frozen
class Demand:
    """What else the figure is held to: where that stands, and what the figure must be for it to come out.

    Of a total: the total above, of which it is a row. Of a copy: its other sources.
    """

    place: str
    value: Fraction


_MAX_NEIGHBOURS = 2_000
_WHOLE = ("money", "count")


def _no_neighbours() -> Iterable[Neighbour]:
    return ()


@frozen
class Case:
    """A printed figure and everything that its hypotheses may use.

    ``exact`` is the result that it is held to, ``others`` those of further bases. ``row`` holds the other figures of
    its row by column. ``realisation`` is as printed, ``realisation_exact`` from its own inputs. ``neighbours`` gives
    the other figures of the report, the nearest first; the figure itself is not among them.
    """

    reported: Figure
    exact: Fraction | None
    rounding: Rounding
    kind: Kind = "check"
    place: str = ""
    formula: Formula | None = None
    inputs: Mapping[str, Quantity] = field(factory=dict, hash=False)
    others: tuple[Fraction, ...] = ()
    row: Mapping[str, Figure] = field(factory=dict, hash=False)
    target: Quantity | None = None
    realisation: Figure | None = None
    realisation_exact: Fraction | None = None
    direction: str | None = None
    directions: tuple[Direction, ...] = ()
    parts: tuple[Part, ...] = ()
    demands: tuple[Demand, ...] = ()
    neighbours: Callable[[], Iterable[Neighbour]] = field(default=_no_neighbours, eq=False, repr=False)

    @property
    def digits(self) -> int:
        """The printed decimals."""
        return self.reported.digits

    @cached_property
    def units(self) -> int:
        """The figure in units of its last printed digit."""
        return int(self.reported.value * Fraction(10) ** self.digits)

    @cached_property
    def results(self) -> tuple[Fraction, ...]:
        """The exact results of all bases, each once."""
        return tuple(dict.fromkeys(() if self.exact is None else (self.exact, *self.others)))

    @cached_property
    def terms(self) -> Terms | None:
        """The summands, where the figure is a total or a mean."""
        return terms_of(self.parts, self.formula, self.inputs)

    @cached_property
    def slots(self) -> tuple[Slot, ...]:
        """Each input as the figure depends on it."""
        if self.terms is not None:
            return part_slots(self.terms, self.digits)
        return () if self.formula is None else formula_slots(self.formula, self.inputs, self.digits)

    @cached_property
    def near(self) -> tuple[Neighbour, ...]:
        """The other figures of the report, the nearest first; of a long report not all."""
        return tuple(islice(self.neighbours(), _MAX_NEIGHBOURS))

    @cached_property
    def alike(self) -> tuple[Neighbour, ...]:
        """Those whose unit may be this one's."""
        own = self.reported.unit_kind
        return tuple(one for one in self.near if own is None or one.figure.unit_kind in (None, own))

    @cached_property
    def related(self) -> Mapping[Relation, Sequence[Neighbour]]:
        """The other figures by how near they stand."""
        found: dict[Relation, list[Neighbour]] = {}
        for one in self.near:
            found.setdefault(one.relation, []).append(one)
        return found

    @cached_property
    def elsewhere(self) -> Mapping[Relation | None, Sequence[Neighbour]]:
        """The figures that may have been taken for this one, by how near they stand; None: the very quantity."""
        found: dict[Relation | None, list[Neighbour]] = {}
        for one in self.alike:
            # a percentage of fewer digits is not this one; an amount without them is whole
            if one.figure.digits >= self.digits or one.figure.unit_kind in _WHOLE:
                found.setdefault(None if self._is_this(one) else one.relation, []).append(one)
        return found

    def _is_this(self, one: Neighbour) -> bool:
        """Whether it is the very quantity: an amount of the same subject is, and one that equals a total."""
        if one.quantity:
            return True
        if one.figure.unit_kind != "money" or one.relation not in ("subject", "far"):
            return False
        return self.kind in ("total", "check") or (one.relation == "subject" and self.kind in ("copy", "conflict"))

    def right(self, value: Fraction) -> int:
        """``value`` as the report would print it, in units of the last digit."""
        return self.rounding.round_units(value.numerator, value.denominator, self.digits)


class Guess(NamedTuple):
    """What may have been printed instead, in units of the last digit; ``values`` are those of its sentence."""

    units: int
    values: Values
    places: tuple[str, ...] = ()
    cut: bool = False


Guesses = Iterator[Guess]


def printings(case: Case, value: Fraction, values: Values, places: tuple[str, ...] = ()) -> Guesses:
    """``value`` as the report prints it, and cut off where that differs; nothing where it is the right result."""
    if value not in case.results:
        yield from unit_printings(case, value.numerator, value.denominator, case.digits, values, places)


def unit_printings(
    case: Case,
    num: int,
    den: int,
    digits: int,
    values: Values,
    places: tuple[str, ...] = (),
) -> Guesses:
    """The same for num/den, without making a fraction of it."""
    if not digits and not num % den:
        yield Guess(num // den, values, places)
        return
    rounded = case.rounding.round_units(num, den, digits)
    yield Guess(rounded, values, places)
    cut = TRUNCATE.round_units(num, den, digits)
    if cut != rounded:
        yield Guess(cut, values, places, cut=True)


def visible(guesses: Guesses) -> Guesses:
    """Those of which a digit is left: 0 for 1 is no mark that moved."""
    return (guess for guess in guesses if guess.units)


@frozen
class Hypothesis:
    """One cause: its code, which is that of its sentence, and what would have been printed.

    ``weight`` is how often it happens against the others. A ``search`` yields its guesses from the likeliest on and may
    be cut short; any other is tried whole or not at all. An ``echo`` is no cause, only a sign, and is named last.
    """

    code: str
    weight: int
    guesses: Callable[[Case], Guesses]
    search: bool = False
    echo: bool = False


@frozen
class Hit:
    """A cause that reproduces the printed figure exactly. ``candidates``: how many figures it could have explained."""

    code: str
    message: Sentence
    places: tuple[str, ...] = ()
    candidates: int = 1


@frozen
class Diagnosis:
    """The causes found, the likeliest first.

    ``tried`` counts the guesses; ``chance`` is the share of figures of equal length that some cause would explain.
    """

    tried: int
    hits: tuple[Hit, ...]
    chance: Fraction
