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


@define
class Spoken:
    """Status and reason of every row, ``ok`` and none until said otherwise."""

    height: int
    status: pl.Series | None = None
    reason: pl.Series | None = None

    def say(self, places: pl.Series, said: Sequence[Said]) -> None:
        """What was said of the rows at ``places``."""
        if not len(places):
            return
        if self.status is None or self.reason is None:
            self.status = pl.repeat("ok", self.height, dtype=pl.String, eager=True)
            self.reason = pl.repeat(None, self.height, dtype=pl.String, eager=True)
        self.status = self.status.scatter(places, [one.status for one in said])
        self.reason = self.reason.scatter(places, [one.reason for one in said])

    def columns(self) -> list[pl.Expr | pl.Series]:
        """``status`` and ``reason``."""
        if self.status is None or self.reason is None:
            return [pl.lit("ok").alias("status"), pl.lit(None, dtype=pl.String).alias("reason")]
        return [self.status.alias("status"), self.reason.alias("reason")]


def spoken(reasons: Iterable[Diagnostic], lang: str) -> str | None:
    """All reasons in words."""
    return " ".join(reason.message(lang) for reason in reasons) or None


def asked(places: pl.Series, keys: pl.DataFrame, ask: Callable[[int], Any]) -> list[Any]:
    """What ``ask`` says of each place, asked once for every different row of ``keys`` (which stand as ``places``)."""
    if not len(places):
        return []
    answers: list[Any] = []
    known: dict[tuple[Any, ...], Any] = {}
    for place, key in zip(places.to_list(), keys.iter_rows(), strict=True):
        try:
            if key not in known:
                known[key] = ask(place)
            answers.append(known[key])
        except TypeError:  # a list in a cell has no hash
            answers.append(ask(place))
    return answers


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
    zeros = prepared.frame[places].select(flags)
    if not any(pl.Series([False]).append(zeros[f"under{number}"]).any() for number in range(len(sites))):
        return raw[places]
    return pl.concat([zeros, raw[places].select(sorted(shown & set(raw.columns)))], how="horizontal")
