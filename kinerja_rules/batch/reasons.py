"""Rows without a value: status and reason from the scalar path, asked once for all rows that share a cause.

Laws of this file:
1. Rows share a cause only where everything that the scalar path's answer depends on is equal among them.
2. A row that could not be read is worked by the scalar path itself, and may well have a value.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import polars as pl
from attrs import define, frozen

from kinerja_rules.batch import wholes
from kinerja_rules.batch.columns import Prepared
from kinerja_rules.batch.quotients import Site
from kinerja_rules.errors import Diagnostic
from kinerja_rules.grammar import ast

Row = dict[str, Any]


@frozen
class Said:
    """What the scalar path says of a row."""

    status: str
    reason: str | None


@frozen
class Asked:
    """Answers for the rows at ``places``; ``group`` says which answer is whose."""

    places: pl.Series
    group: pl.Series
    answers: list[Any]

    def each(self, part: Callable[[Any], Any], dtype: Any) -> pl.Series:
        """A part of its answer for every row."""
        return pl.Series([part(answer) for answer in self.answers], dtype=dtype).gather(self.group)

    def units(self, part: Callable[[Any], int | None], units: pl.Series) -> pl.Series:
        """``units`` with those of the answers in place of what was there."""
        wide = any((unit := part(answer)) is not None and abs(unit) > wholes.INT64 for answer in self.answers)
        units = units.cast(pl.Int128) if wide else units
        return units.scatter(self.places, self.each(part, units.dtype)) if len(self.places) else units


@define
class Spoken:
    """Status and reason of every row, ``ok`` and none until said otherwise."""

    height: int
    status: pl.Series | None = None
    reason: pl.Series | None = None

    def say(self, asked: Asked, part: Callable[[Any], Said]) -> None:
        """What the answers say."""
        if not len(asked.places):
            return
        status, reason = self.all()
        self.status = status.scatter(asked.places, asked.each(lambda answer: part(answer).status, pl.String))
        self.reason = reason.scatter(asked.places, asked.each(lambda answer: part(answer).reason, pl.String))

    def remark(self, asked: Asked) -> None:
        """What the answers add to what was said."""
        if not len(asked.places):
            return
        self.status, reason = self.all()
        more = asked.each(str, pl.String)
        said = pl.DataFrame({"before": reason[asked.places], "more": more})
        joined = said.select(pl.concat_str("before", "more", separator=" ", ignore_nulls=True)).to_series()
        self.reason = reason.scatter(asked.places, joined)

    def all(self) -> tuple[pl.Series, pl.Series]:
        """Status and reason of all rows."""
        if self.status is None or self.reason is None:
            ok: pl.Series = pl.repeat("ok", self.height, dtype=pl.String, eager=True)
            none: pl.Series = pl.repeat(None, self.height, dtype=pl.String, eager=True)
            return ok, none
        return self.status, self.reason

    def columns(self) -> list[pl.Expr | pl.Series]:
        """``status`` and ``reason``."""
        if self.status is None or self.reason is None:
            return [pl.lit("ok").alias("status"), pl.lit(None, dtype=pl.String).alias("reason")]
        return [self.status.alias("status"), self.reason.alias("reason")]


def spoken(reasons: Iterable[Diagnostic], lang: str) -> str | None:
    """All reasons in words."""
    return " ".join(reason.message(lang) for reason in reasons) or None


def asked(places: pl.Series, keys: pl.DataFrame, ask: Callable[[int], Any]) -> Asked:
    """What ``ask`` says of each place, asked once for every different row of ``keys`` (which stand as ``places``)."""
    if not len(places):
        return Asked(places, pl.Series([], dtype=pl.UInt32), [])
    if any(dtype.is_nested() or dtype == pl.Object for dtype in keys.dtypes):
        return Asked(places, pl.arange(0, len(places), eager=True), [ask(place) for place in places.to_list()])
    keys = keys.select(pl.all().name.prefix("key ")).with_columns(places.alias("place"))
    first = keys.select(pl.col("place").first().over([name for name in keys.columns if name != "place"])).to_series()
    firsts = first.unique(maintain_order=True)
    group = first.replace_strict(firsts, pl.arange(0, len(firsts), eager=True), return_dtype=pl.UInt32)
    return Asked(places, group, [ask(place) for place in firsts.to_list()])


def null_flags(prepared: Prepared, places: pl.Series) -> pl.DataFrame:
    """Which inputs are missing."""
    return prepared.frame[places].select(pl.all().is_null())


def zero_flags(prepared: Prepared, raw: pl.DataFrame, sites: Sequence[Site] | None, places: pl.Series) -> pl.DataFrame:
    """Which divisors and dividends are zero, with the values that the reason shows; all values where that is open."""
    if sites is None or any(site.dividend is None for site in sites):
        return raw[places]
    flags: list[pl.Expr] = []
    shown: set[str] = set()
    for number, site in enumerate(sites):
        assert site.dividend is not None
        for label, whole in (("over", site.dividend.num), ("under", site.divisor)):
            flags.append((whole.make(wholes.carrier_of(whole.peak)) == 0).alias(f"{label}{number}"))
        if not isinstance(site.node, ast.Name):
            shown |= {name.key for name in ast.names(site.node)}
    zeros = prepared.frame[places].with_columns(flags).select(flag.meta.output_name() for flag in flags)
    if not any(pl.Series([False]).append(zeros[f"under{number}"]).any() for number in range(len(sites))):
        return raw[places]
    return zeros.hstack(raw[places].select(sorted(shown & set(raw.columns))))
