"""A year of an institution: every indicator from the data that there are, and what is missing.

Laws of this file:
1. Nothing that is missing or wrong in the data stops the rest.
2. An indicator is worked once a year, after those that its formula names.
3. The data say what they lack: a problem of a file is told at its place, a missing input at its indicator.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from attrs import Factory, define, evolve, field, frozen

from kinerja_rules.engine.aggregate import AggregateValue, aggregates
from kinerja_rules.engine.budget import Budget, BudgetNode, Share, read_budget
from kinerja_rules.engine.data import Data
from kinerja_rules.engine.engine import PackLike
from kinerja_rules.engine.held import Held
from kinerja_rules.engine.occasion import Occasion
from kinerja_rules.engine.order import in_order, named, version_of
from kinerja_rules.engine.periods import PeriodValue, period_values
from kinerja_rules.engine.pipeline import work
from kinerja_rules.engine.reading import data_of_mapping, read_data
from kinerja_rules.engine.record import engine_version, exact_text
from kinerja_rules.engine.result import Result
from kinerja_rules.errors import Diagnostic
from kinerja_rules.files.text import PathLike
from kinerja_rules.numbers import Fraction
from kinerja_rules.packs import load_pack
from kinerja_rules.policy import Indicator, Pack

DataLike = Data | PathLike | Mapping[Any, Any]


@frozen
class Year:
    """The indicators of a pack in one year, by id in the pack's order, and what the data lack."""

    pack: Pack = field(repr=False)
    year: int
    results: Mapping[str, Result] = field(hash=False)
    given: frozenset[str] = frozenset()
    budget: Budget = Budget()
    shares: Mapping[str, Share] = field(factory=dict, hash=False)
    aggregates: tuple[AggregateValue, ...] = ()
    periods: Mapping[str, tuple[PeriodValue, ...]] = field(factory=dict, hash=False)
    problems: tuple[Diagnostic, ...] = ()
    document: str = "pk"
    date: datetime.date | None = None

    @property
    def missing(self) -> dict[str, tuple[Diagnostic, ...]]:
        """Why an indicator has no realisation, or no achievement, by its id."""
        errors = {
            name: tuple(reason for reason in result.reasons if reason.severity == "error")
            for name, result in self.results.items()
        }
        return {name: reasons for name, reasons in errors.items() if reasons}

    def to_dict(self) -> dict[str, object]:
        """The year as plain JSON values: every record, the budget, aggregates, what is missing and what is wrong."""
        return {
            "engine": engine_version(),
            "pack": {"id": self.pack.id, "version": self.pack.version, "hash": self.pack.content_hash},
            "year": self.year,
            "date": None if self.date is None else self.date.isoformat(),
            "document": self.document,
            "indicators": {name: result.to_dict() for name, result in self.results.items()},
            "budget": {
                "total": _share(self.budget.total),
                "lines": [_node(node) for node in self.budget.nodes.values()],
                "indicators": {name: _share(share) for name, share in self.shares.items()},
            },
            "aggregates": [_aggregate(one) for one in self.aggregates],
            "periods": {name: [_period(one) for one in values] for name, values in self.periods.items()},
            "missing": {name: [reason.to_dict() for reason in reasons] for name, reasons in self.missing.items()},
            "problems": [problem.to_dict() for problem in self.problems],
        }


def _share(share: Share) -> dict[str, object]:
    return {
        "codes": list(share.codes),
        "ceiling": exact_text(share.ceiling),
        "spent": exact_text(share.spent),
        "absorption": exact_text(share.absorption),
        "reasons": [reason.to_dict() for reason in share.reasons],
    }


def _period(one: PeriodValue) -> dict[str, object]:
    return {
        "period": one.period,
        "target": one.target.text,
        "realisation": exact_text(one.realisation),
        "achievement": exact_text(one.achievement),
        "reasons": [reason.to_dict() for reason in one.reasons],
    }


def _node(node: BudgetNode) -> dict[str, object]:
    return {
        "code": node.code,
        "name": node.name,
        "parent": node.parent,
        "ceiling": exact_text(node.ceiling),
        "spent": exact_text(node.spent),
        "absorption": exact_text(node.absorption),
    }


def _aggregate(one: AggregateValue) -> dict[str, object]:
    return {
        "name": one.aggregate.name,
        "goal": one.goal,
        "formula": one.aggregate.formula.to_source(),
        "indicators": list(one.indicators),
        "left_out": list(one.left_out),
        "inputs": {name: [exact_text(value) for value in values] for name, values in one.inputs.items()},
        "value": exact_text(one.value),
        "said": one.said,
        "reasons": [reason.to_dict() for reason in one.reasons],
    }


def evaluate_year(
    pack: PackLike,
    *data: DataLike,
    year: int,
    document: str = "pk",
    date: datetime.date | None = None,
) -> Year:
    """Every indicator of ``pack`` in ``year``, from data files, mappings with the keys of one, or Data.

    Raises PackError for an unknown pack, FileError for a file that cannot be opened or is no data file at all; all
    else is in the result.
    """
    loaded = pack if isinstance(pack, Pack) else load_pack(pack)
    whole = Data()
    for each in data:
        whole = whole.joined(_data(each))
    return _Working(loaded, Occasion(year, document, date)).year_of(whole.of_year(year))


def _data(given: DataLike) -> Data:
    if isinstance(given, Data):
        return given
    return data_of_mapping(given) if isinstance(given, Mapping) else read_data(given)


@define
class _Working:
    """One evaluation: results by indicator and year, earlier years on demand."""

    pack: Pack
    occasion: Occasion
    held: Held = field(default=Factory(lambda self: Held(self.pack), takes_self=True))
    results: dict[tuple[str, int], Result] = field(factory=dict)
    budgets: dict[int, Budget] = field(factory=dict)

    def year_of(self, data: Data) -> Year:
        year = self.occasion.year
        self.held.take(data)
        years = {line.year for line in data.lines}
        given = sorted({entry.year for entry in data.entries if entry.year is not None})
        if given and year not in given:
            values = {"year": year, "given": ", ".join(map(str, given))}
            self.held.problems.append(Diagnostic("data_of_other_year", values, "remark"))
        self.budgets = {one: read_budget(line for line in data.lines if line.year == one) for one in years if one}
        budget = self.budgets.get(year, Budget())
        results = {name: self.result(name, year) for name in self.pack.indicators}
        remarks = self.held.provisional(year)
        shares = {
            name: budget.share(result.indicator.budget)
            for name, result in results.items()
            if budget.nodes and result.indicator.budget
        }
        periods = {name: period_values(result) for name, result in results.items()}
        return Year(
            self.pack,
            year,
            results,
            frozenset(name for name in results if year in self.held.years(name)),
            budget,
            shares,
            tuple(aggregates(self.pack, results, self.occasion)),
            {name: values for name, values in periods.items() if values},
            (*data.problems, *self.held.problems, *budget.problems, *self.held.identities(year), *remarks),
            self.occasion.document,
            self.occasion.date,
        )

    def result(self, name: str, year: int) -> Result:
        """The result of an indicator, after those that it names."""
        done = {one for one, when in self.results if when == year}
        for here in in_order(name, lambda one: named(self.pack, self._version(one, year)), done):
            self.results[here, year] = self._work(self.pack.indicators[here], year)
            done.add(here)
        return self.results[name, year]

    def _version(self, name: str, year: int) -> Indicator:
        return version_of(self.pack, name, self.occasion.of_year(year))

    def _work(self, indicator: Indicator, year: int) -> Result:
        version = self._version(indicator.id, year)
        inputs, missing = self.held.inputs(version, year, self._earlier)
        for other in named(self.pack, version):
            known = self.results.get((other, year))
            value = None if known is None else known.realisation
            if value is not None and version.formula is not None and other in version.formula.names:
                inputs.setdefault(other, value)
        if year in self.budgets and version.budget:
            share = self.budgets[year].share(version.budget)
            amounts = {"pagu": share.ceiling, "realisasi_anggaran": share.spent, "serapan": share.absorption}
            for name, amount in amounts.items():
                used = version.formula is not None and name in version.formula.names
                if amount is not None and not used:
                    inputs.setdefault(name, amount)
        result = work(self.pack, indicator, inputs, self.occasion.of_year(year))
        return evolve(result, reasons=(*missing, *result.reasons)) if missing else result

    def _earlier(self, name: str, year: int) -> Fraction | None:
        """A realisation of an earlier year; None where the data do not reach so far back."""
        if not any(one <= year for one in (*self.held.years(name), *self.held.shared)):
            return None
        return self.result(name, year).realisation
