"""Rules that a table follows without stating them: its columns held against each other.

Laws of this file:
1. Only a table of a report without a pack, which states no rule of its own, is searched.
2. A rule is taken where most rows follow it, and their digits are too many for chance; the other rows are judged by it.
3. What is taken is told, with how many rows follow it; figures with decimals count as rounded.
4. A cell of a workbook with a formula of its own is judged by that.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations, permutations

from attrs import frozen

from kinerja_rules.audit.bench import Working
from kinerja_rules.audit.cell_formulas import slug_of
from kinerja_rules.audit.cells import Cell, Cited, Input
from kinerja_rules.audit.context import Context
from kinerja_rules.audit.rules import BareRule, BrokenRule
from kinerja_rules.audit.tables import Table, Triple
from kinerja_rules.numbers import Figure, Fraction

STATED = ("rumus", "jumlah", "capaian")
_NUMBERING = {"no", "no.", "nomor", "kode", "tahun", "halaman", "hal", "hlm"}
_ACHIEVEMENT = ("capaian", "achievement")
_PERCENT_WORDS = (*_ACHIEVEMENT, "%", "persen", "serapan", "penyerapan", "percent")
_LEAST_ROWS, _LEAST_DIGITS = 3, 8
_MOST_COLUMNS = 16
_SHARE = Fraction(3, 5)
_SAMPLE = 12
_PLAIN_RATIO = 7  # the place of a quotient that nothing calls a percentage, behind the products
Values = Sequence[Fraction]


@frozen
class Shape:
    """How one column may follow from others; ``work`` gives its value, None where there is none."""

    text: str  # {0}, {1} are the columns it takes
    work: Callable[[Values], Fraction | None]


def _share(given: Values) -> Fraction | None:
    return None if not given[1] else given[0] / given[1] * 100


PAIRS = (
    Shape("{0} / {1} * 100", _share),
    Shape("{0} - {1}", lambda given: given[0] - given[1]),
    Shape("{0} + {1}", lambda given: given[0] + given[1]),
    Shape("{0} * {1} / 100", lambda given: given[0] * given[1] / 100),
    Shape("({0} - {1}) / {1} * 100", lambda given: None if not given[1] else (given[0] - given[1]) / given[1] * 100),
    Shape("{0} / {1}", lambda given: None if not given[1] else given[0] / given[1]),
    Shape("{0} * {1}", lambda given: given[0] * given[1]),
)
_PERCENTAGES = (PAIRS[0], PAIRS[4])
SINGLE = Shape("100 - {0}", lambda given: 100 - given[0])
TOTAL = Shape("jumlah", lambda given: sum(given, Fraction(0)))
MEAN = Shape("rata_rata", lambda given: sum(given, Fraction(0)) / len(given))
_DOWN = Shape("", lambda given: None if not given[1] else 200 - given[0] / given[1] * 100)
"""The direction turun over realisation and target: an achievement has rows of either."""


@frozen
class Candidate:
    """A shape over columns, with how many rows follow it, of how many; ``order`` is the place of the shape."""

    shape: Shape
    inputs: tuple[str, ...]
    column: str
    follow: int
    rows: int
    order: int
    downward: bool = False

    @property
    def members(self) -> frozenset[str]:
        return frozenset((*self.inputs, self.column))


@frozen
class Found:
    """What was found in a table: columns of achievements with their target and realisation, and rules of others."""

    triples: tuple[Triple, ...] = ()
    rules: tuple[Candidate, ...] = ()
    searched: bool = True


def search(context: Context, table: Table) -> Found:
    """The rules that the table follows; told to ``context``."""
    if context.packs or context.lacking or any(key in table.data for key in STATED):
        return Found(searched=False)
    columns = figures_of(table)
    known = {name for triple in table.triples for name in (triple.achievement,)}
    taken: list[Candidate] = []
    for one in sorted(_simplest(columns), key=lambda one: _rank(one, table.columns)):
        if one.column in known or one.column in table.data.get("salinan", {}):
            continue
        if _leads_to(one, taken):
            continue
        taken.append(one)
        known.add(one.column)
    triples: list[Triple] = []
    for one in taken:
        realisation, *rest = one.inputs
        if one.shape is PAIRS[0] and (one.downward or any(word in one.column.casefold() for word in _ACHIEVEMENT)):
            triples.append(Triple(rest[0], realisation, one.column, main=not table.triples and not triples))
    made = {triple.achievement for triple in triples}
    for one in taken:
        values = {"column": one.column, "rule": written(one), "follow": one.follow, "rows": one.rows}
        context.remark("column_rule_found", table.place, **values)
    return Found(tuple(triples), tuple(one for one in taken if one.column not in made))


def found_workings(context: Context, table: Table, found: Found) -> Iterator[Working]:
    """The workings of every row by the rules that were found."""
    for one in found.rules:
        names = {slug_of(column): column for column in one.inputs}
        if len(names) < len(one.inputs):
            names = {f"kolom_{number}": column for number, column in enumerate(one.inputs, start=1)}
        text = _formula(one, list(names))
        path = (*table.path, "rumus", one.column)
        formula = context.formula(text, path, style="en", phrases={name: [name] for name in names})
        rule = formula if isinstance(formula, BrokenRule) else BareRule(formula)
        for row in table.rows:
            cell = row.cells.get(one.column)
            cells = {name: row.cells[column] for name, column in names.items() if column in row.cells}
            if cell is None or cell.blank or cell.has_formula or table.skips(row, one.column, "rumus"):
                continue
            inputs: dict[str, Input] = {name: Cited(part, _rounded(part)) for name, part in cells.items()}
            if all(part.blank for part in cells.values()):
                continue  # a heading, or a total of its own
            yield Working(cell, "derived", rule, inputs, cell.title)


def _rounded(cell: Cell) -> bool:
    return cell.figure is not None and cell.figure.digits > 0


def written(one: Candidate) -> str:
    """The rule in the words of the table."""
    return _formula(one, one.inputs)


def _formula(one: Candidate, names: Sequence[str]) -> str:
    if one.shape in (TOTAL, MEAN):
        return f"{one.shape.text}({'; '.join(names)})"
    return one.shape.text.format(*names)


# The search.


def figures_of(table: Table) -> dict[str, list[Figure | None]]:
    """The columns of figures, row by row."""
    found: dict[str, list[Figure | None]] = {}
    for name in table.columns:
        if name.startswith("_") or name.casefold().strip() in _NUMBERING or name == table.data.get("kunci"):
            continue
        cells = [row.cells.get(name) for row in table.rows]
        filled = [cell for cell in cells if cell is not None and not cell.blank]
        if len(filled) >= _LEAST_ROWS and sum(cell.figure is not None for cell in filled) * 5 >= len(filled) * 3:
            found[name] = [None if cell is None else cell.figure for cell in cells]
    return dict(list(found.items())[:_MOST_COLUMNS])


def _candidates(columns: Mapping[str, list[Figure | None]]) -> Iterator[Candidate]:
    names = list(columns)
    for column in names:
        others = [name for name in names if name != column]
        tries: list[tuple[Shape, tuple[str, ...], int]] = [(SINGLE, (name,), 1) for name in others]
        for order, shape in enumerate(PAIRS):
            tries += [(shape, pair, order) for pair in _pairs(shape, others)]
        tries += [(shape, run, 8) for run in _runs(names, column) for shape in (TOTAL, MEAN)]
        for shape, inputs, order in tries:
            candidate = _tried(columns, column, shape, inputs, order)
            if candidate is not None:
                yield candidate


def _pairs(shape: Shape, names: Sequence[str]) -> Iterable[tuple[str, ...]]:
    symmetric = shape in (PAIRS[2], PAIRS[3], PAIRS[6])
    return combinations(names, 2) if symmetric else permutations(names, 2)


def _runs(names: Sequence[str], column: str) -> Iterator[tuple[str, ...]]:
    """Three columns or more that stand side by side."""
    for first in range(len(names)):
        for last in range(first + 3, len(names) + 1):
            if column not in names[first:last]:
                yield tuple(names[first:last])


def _tried(
    columns: Mapping[str, list[Figure | None]],
    column: str,
    shape: Shape,
    inputs: tuple[str, ...],
    order: int,
) -> Candidate | None:
    """The candidate, where most rows follow it and their digits are more than chance gives."""
    lines = [
        (figure, given)
        for figure, *given in zip(columns[column], *(columns[name] for name in inputs), strict=True)
        if figure is not None and None not in given
    ]
    if len(lines) < _LEAST_ROWS or (shape in _PERCENTAGES and not _percentages(columns[column])):
        return None
    achievement = shape is PAIRS[0]
    follow = telling = downward = 0
    seen: set[tuple[Fraction, ...]] = set()
    for number, (figure, given) in enumerate(lines, start=1):
        whole = [one for one in given if one is not None]
        up = _follows(figure, shape, whole)
        down = not up and achievement and _follows(figure, _DOWN, whole)
        follow += up or down
        values = (figure.value, *(one.value for one in whole))
        if (up or down) and _tells(values) and values not in seen:
            seen.add(values)
            telling += digits_of(figure)
            downward += down
        if number == _SAMPLE and follow * 5 < number:
            return None
    if len(seen) < _LEAST_ROWS or telling < _LEAST_DIGITS or follow < _SHARE * len(lines) or downward * 2 > len(seen):
        return None
    if shape in _PERCENTAGES and not _called_percentage(column) and not figure.percent:
        order = _PLAIN_RATIO
    return Candidate(shape, inputs, column, follow, len(lines), order, bool(downward))


def _called_percentage(column: str) -> bool:
    return any(word in column.casefold() for word in _PERCENT_WORDS)


def _percentages(figures: Sequence[Figure | None]) -> bool:
    """Whether a column may hold percentages: all of its figures have the sign, or none."""
    signs = Counter(one.percent for one in figures if one is not None)
    return signs[True] >= 19 * signs[False] or not signs[True]


def _follows(figure: Figure, shape: Shape, given: Sequence[Figure]) -> bool:
    """Whether the result is less than a unit of the last digit away, wherever the rounded inputs truly are."""
    unit = Fraction(1, 10**figure.digits) if figure.digits >= 0 else Fraction(10**-figure.digits)
    centre = shape.work([one.value for one in given])
    if centre is None:
        return False
    if abs(centre - figure.value) < unit:
        return True
    spread = Fraction(0)
    for at, one in enumerate(given):
        if one.digits > 0:
            moved = [other.value for other in given]
            moved[at] += Fraction(1, 10**one.digits)
            result = shape.work(moved)
            spread += Fraction(0) if result is None else abs(result - centre)
    return abs(centre - figure.value) < unit + spread


def _tells(values: tuple[Fraction, ...]) -> bool:
    """Whether a row says anything about the rule: a figure equal to an input, or zero, follows many rules."""
    result, *given = values
    return bool(result) and result not in given and len(set(given)) == len(given) and all(given)


def digits_of(figure: Figure) -> int:
    """How many digits of the figure had to be right."""
    return len(str(abs(figure.value.numerator * 10 ** max(figure.digits, 0) // figure.value.denominator)))


def _simplest(columns: Mapping[str, list[Figure | None]]) -> Iterable[Candidate]:
    """Of the ways to write one relation (a / b = c, b * c = a) that whose shape stands first in the table."""
    found: dict[frozenset[str], Candidate] = {}
    names = list(columns)
    for one in _candidates(columns):
        other = found.setdefault(one.members, one)
        if (one.order, *_rank(one, names)) < (other.order, *_rank(other, names)):
            found[one.members] = one
    return found.values()


def _rank(one: Candidate, columns: Sequence[str]) -> tuple[bool, Fraction, int, int]:
    """A column called a percentage first, then the better supported, the simpler, and the one that stands last."""
    named = one.shape in _PERCENTAGES and _called_percentage(one.column)
    return not named, -Fraction(one.follow, one.rows), one.order, -columns.index(one.column)


def _leads_to(one: Candidate, taken: Sequence[Candidate]) -> bool:
    """Whether an input of the candidate follows from its column already."""
    reached, grown = {one.column}, True
    while grown:
        more = {other.column for other in taken if reached.intersection(other.inputs)} - reached
        reached |= more
        grown = bool(more)
    return not reached.isdisjoint(one.inputs)
