"""A pack over a frame: wide (a column for each variable) or long (a row for each value)."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import polars as pl
from attrs import define, evolve, frozen

from kinerja_rules.batch.derived import derived_of, rests_on
from kinerja_rules.batch.frames import Batch, Frame, as_polars, decimals, refuse_taken
from kinerja_rules.batch.indicators import Answers, Question, answer, times
from kinerja_rules.batch.long import VARIABLE, Wide, column_of, is_long, widened
from kinerja_rules.batch.reasons import Said, spoken
from kinerja_rules.engine import evaluate as evaluate_one
from kinerja_rules.engine.occasion import Occasion
from kinerja_rules.errors import Diagnostic, EvaluationError, PackError
from kinerja_rules.packs import load_pack
from kinerja_rules.packs.loading import PathLike
from kinerja_rules.policy import Indicator, Pack

RESULTS = ("realisation", "achievement", "label", "status", "reason")
INDICATOR, YEAR = ("indicator", "indikator"), ("year", "tahun")


def evaluate(
    pack: Pack | PathLike | Mapping[str, Any],
    frame: Frame,
    *,
    indicator: str | None = None,
    year: int | None = None,
    document: str = "pk",
    date: datetime.date | None = None,
    lang: str = "id",
) -> Batch:
    """Every row as ``kinerja_rules.evaluate`` gives it: five more columns, the rows in their order.

    A wide frame has a column for each variable, a long one the columns ``variable`` and ``value``, and gives a row for
    each combination of its other columns. Columns ``indicator`` (ids or names) and ``year`` say what a row is about,
    unless ``indicator`` and ``year`` do; a column or variable ``target`` overrides the pack's target. The columns of
    decrees' data are understood too (``indikator``, ``tahun``, ``variabel``, ``nilai``).

    ``realisation`` and ``achievement`` are Decimals, rounded as the pack declares; ``label`` is text; ``status`` and
    ``reason`` as in ``Result``, the reasons of a value without a label among them. ``date`` chooses the rules that hold
    on a day, else those of any day of the year; it tells the year too, where nothing else does.

    A column more for every derived value of the pack whose inputs the data have (``serapan`` for an ``efisiensi``), as
    text: the exact number (``97.3``, or ``num/den`` where it does not end), what the pack says where the condition
    fails, or why there is none. Raises EvaluationError where the indicator or the year is not told, where a result's
    column is there already, or an indicator declares no rounding.
    """
    pack = pack if isinstance(pack, Pack) else load_pack(pack)
    data = as_polars(frame)
    asked = _Asked(pack, document, date, lang, derived_names(pack, data))
    if not is_long(data):
        refuse_taken(data, (*RESULTS, *asked.derived))
        return _evaluated(asked, data, indicator, year)
    name = column_of(data, INDICATOR)
    groups = data.partition_by(name, maintain_order=True) if indicator is None and name is not None else [data]
    # results of all indicators in one frame: the keys alone are common to them
    found = []
    for group in groups:
        wide = widened(group)
        batch = _evaluated(asked, wide.frame, indicator, year, wide)
        found.append(evolve(batch, frame=batch.frame.drop(wide.variables)))
    return joined(found)


def joined(batches: Sequence[Batch]) -> Batch:
    """Batches one below the other."""
    ways = Counter[str]()
    for batch in batches:
        ways.update(batch.ways)
    return Batch(pl.concat([batch.frame for batch in batches]), sum(batch.recomputed for batch in batches), dict(ways))


def derived_names(pack: Pack, data: pl.DataFrame) -> tuple[str, ...]:
    """The derived values that stand beside the results: those whose inputs the frame may have."""
    variable = column_of(data, VARIABLE) if is_long(data) else None
    return derived_of(pack, data.columns if variable is None else data[variable].cast(pl.String).unique().to_list())


@frozen
class _Asked:
    """What is the same for all rows."""

    pack: Pack
    document: str
    date: datetime.date | None
    lang: str
    derived: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The columns of the results."""
        return (*RESULTS, *self.derived)

    def refused(self, said: Said, height: int) -> pl.DataFrame:
        """Rows without any result."""
        whole, part = places(self.pack)
        nothing: dict[str, Any] = {"label": pl.String, **dict.fromkeys(self.derived, pl.String)}
        kinds = {"realisation": pl.Decimal(38, whole), "achievement": pl.Decimal(38, part), **nothing}
        blank = pl.DataFrame({name: pl.repeat(None, height, dtype=kind, eager=True) for name, kind in kinds.items()})
        words = {"status": said.status, "reason": said.reason}
        return blank.with_columns(
            pl.repeat(text, height, dtype=pl.String, eager=True).alias(name) for name, text in words.items()
        ).select(self.names)


def _evaluated(
    asked: _Asked, data: pl.DataFrame, indicator: str | None, year: int | None, wide: Wide | None = None
) -> Batch:
    names = _column(data, INDICATOR, indicator)
    if year is None and asked.date is not None and column_of(data, YEAR) is None:
        year = asked.date.year
    years = _column(data, YEAR, year)
    variables = wide.variables if wide is not None else ()
    batch = _Table(asked, data, names, years, variables).evaluated()
    if wide is None or wide.twice is None:
        return batch
    said = Said("invalid_input", spoken([Diagnostic("batch_twice")], asked.lang))
    refused = asked.refused(said, batch.rows)
    kept = [batch.frame[name].zip_with(~wide.twice, refused[name]) for name in asked.names]
    return evolve(batch, frame=batch.frame.with_columns(kept))


def _column(data: pl.DataFrame, names: tuple[str, ...], given: str | int | None) -> pl.Series:
    """The column of the first of ``names``, or what was given for all rows."""
    if given is not None:
        repeated: pl.Series = pl.repeat(given, data.height, eager=True)
        return repeated
    name = column_of(data, names)
    if name is not None:
        return data[name]
    raise EvaluationError(Diagnostic("batch_what", {"name": names[0]}))


@frozen
class _Group:
    """Rows of one version of an indicator; ``refused`` where there is none."""

    places: pl.Series
    indicator: Indicator | None
    refused: Said | None = None


@define
class _Table:
    asked: _Asked
    data: pl.DataFrame
    indicators: pl.Series
    years: pl.Series
    variables: tuple[str, ...] = ()

    def evaluated(self) -> Batch:
        data, asked = self.data, self.asked
        years = self.years.cast(pl.Int64, strict=False)
        parts: list[pl.DataFrame] = []
        order: list[pl.Series] = []
        recomputed, ways = 0, Counter[str]()
        for group in self.groups(years):
            if group.indicator is None:
                assert group.refused is not None
                parts.append(self.asked.refused(group.refused, len(group.places)))
            else:
                whole = len(group.places) == data.height
                rows = self.columns_of(group.indicator)
                found = answer(
                    Question(asked.pack, group.indicator, asked.document, asked.date, asked.lang, asked.derived),
                    rows if whole else rows[group.places],
                    years if whole else years[group.places],
                )
                parts.append(self.columns(found, group.indicator))
                recomputed += found.recomputed
                ways.update(found.ways)
            order.append(group.places)
        if not parts:
            return Batch(data.hstack(asked.refused(Said("ok", None), 0)))
        results = parts[0] if len(parts) == 1 else pl.concat(parts)[pl.concat(order).arg_sort()]
        return Batch(data.hstack(results), recomputed, dict(ways))

    def groups(self, years: pl.Series) -> Iterator[_Group]:
        """The rows by version of their indicator."""
        data = pl.DataFrame({"name": self.indicators.cast(pl.String), "year": years})
        if not data.height:
            return
        held: dict[tuple[object, ...], tuple[Indicator | None, Said | None, list[pl.Series]]] = {}
        if data["name"].n_unique() == 1 == data["year"].n_unique():
            found = [(data["name"][0], data["year"][0], pl.arange(0, data.height, eager=True))]
        else:
            places = data.with_row_index("place").group_by("name", "year", maintain_order=True).agg("place")
            found = list(places.iter_rows())
        for name, year, rows in found:
            indicator, refused = self.held(name, year)
            key: tuple[object, ...] = (name, str(year))
            if indicator is not None:
                key = (name, indicator.version, times(indicator, Occasion(year, self.asked.document, self.asked.date)))
            held.setdefault(key, (indicator, refused, []))[2].append(pl.Series(rows, dtype=pl.Int64))
        for indicator, refused, several in held.values():
            yield _Group(pl.concat(several).sort() if len(several) > 1 else several[0], indicator, refused)

    def held(self, name: str | None, year: int | None) -> tuple[Indicator | None, Said | None]:
        """The version of an indicator that holds in a year, or what there is to say where there is none."""
        pack, lang = self.asked.pack, self.asked.lang
        if name is None or year is None:
            what = INDICATOR[0] if name is None else YEAR[0]
            return None, Said("invalid_input", spoken([Diagnostic("batch_what", {"name": what})], lang))
        try:
            blank = evaluate_one(pack, name, {}, year=year, document=self.asked.document, date=self.asked.date)
        except PackError as error:
            return None, Said("invalid_input", spoken(error.diagnostics, lang))
        if blank.status == "no_version":
            return None, Said(blank.status, spoken(blank.reasons, lang))
        if blank.indicator.rounding is None or blank.indicator.achievement_rounding is None:
            raise EvaluationError(Diagnostic("batch_no_rounding", {"name": blank.indicator.id}))
        return blank.indicator, None

    def columns_of(self, indicator: Indicator) -> pl.DataFrame:
        """The columns that a row's inputs may come from."""
        names = ["realisasi", "capaian", "target", *(rests_on(self.asked.pack, self.asked.derived))]
        if indicator.formula is not None:
            names = [*indicator.formula.names, *names]
        return self.data.select([name for name in dict.fromkeys((*names, *self.variables)) if name in self.data])

    def columns(self, found: Answers, indicator: Indicator) -> pl.DataFrame:
        rounding, achieving = indicator.rounding, indicator.achievement_rounding
        assert rounding is not None
        assert achieving is not None
        whole, part = places(self.asked.pack)
        return pl.DataFrame(
            [
                decimals(found.realisation, rounding.digits, whole).alias("realisation"),
                decimals(found.achievement, achieving.digits, part).alias("achievement"),
                found.label.alias("label"),
            ]
        ).with_columns(*found.said.columns(), **found.derived)


def places(pack: Pack) -> tuple[int, int]:
    """Decimals of the results' columns: the most that an indicator of the pack is rounded to."""
    every = [one for indicator in pack.indicators.values() for one in (indicator, *indicator.versions)]
    return (
        max((one.rounding.digits for one in every if one.rounding is not None), default=0),
        max((one.achievement_rounding.digits for one in every if one.achievement_rounding is not None), default=0),
    )
