"""``kinerja eval --pack PAKET --data FILE --year 2024``: a whole year, from the data that there are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kinerja_rules.cli.console import Console
from kinerja_rules.errors import Diagnostic

if TYPE_CHECKING:
    from kinerja_rules.engine import Year
    from kinerja_rules.policy import Indicator, Pack

FORMATS = ("text", "json", "csv")


def year_of(pack: Pack, files: Sequence[str], year: int) -> Year:
    """The year from some data files; raises FileError for one that cannot be opened or is none."""
    from kinerja_rules.engine import evaluate_year

    return evaluate_year(pack, *files, year=year)


def given_inputs(
    pack: Pack, indicator: Indicator, files: Sequence[str], year: int, console: Console
) -> dict[str, object]:
    """The inputs of one indicator from some data files; what is wrong with the files is told."""
    if not files:
        return {}
    found = year_of(pack, files, year)
    console.tell(*_errors(found.problems))
    return dict(found.results[indicator.id].inputs)


def show_year(pack: Pack, files: Sequence[str], year: int, form: str, working: bool, console: Console) -> int:
    """Shows the year; status 2 where a file has errors, or data that were given give no value."""
    found = year_of(pack, files, year)
    if form == "json":
        from kinerja_rules.reports.json import to_json

        console.result(to_json(found.to_dict()))
    elif form == "csv":
        from kinerja_rules.reports.years import year_csv

        console.result(year_csv(found, console.lang))
    else:
        _show(found, working, console)
    errors = _errors(found.problems)
    console.tell(*errors)
    if form == "text":
        console.remark(*(one for one in found.problems if one.severity == "remark"))
        _lacking(found, console)
    right = all(found.results[name].status in ("ok", "no_target") for name in found.given)
    return 0 if right and not errors else 2


def _show(found: Year, working: bool, console: Console) -> None:
    from kinerja_rules.reports.terminal import results as drawn
    from kinerja_rules.reports.terminal import years

    asked = years.asked(found)
    if working:
        console.show(*(part for result in asked for part in drawn.working(result, console.lang)))
    elif asked:
        console.show(drawn.table(asked, console.lang))
    console.show(*years.besides(found, console.lang))


def _lacking(found: Year, console: Console) -> None:
    """Why an indicator with data has no value, and how many have no data."""
    from kinerja_rules.reports.terminal import years

    asked = years.asked(found)
    for result in asked:
        for reason in result.reasons:
            console.message(f"{result.id}: {reason.message(console.lang)}\n")
        for reason in found.shares[result.id].reasons if result.id in found.shares else ():
            console.message(f"{result.id}: {reason.message(console.lang)}\n")
    if len(asked) < len(found.results):
        console.message(console.say("without_data", n=len(found.results) - len(asked)) + "\n")


def _errors(problems: Sequence[Diagnostic]) -> list[Diagnostic]:
    return [one for one in problems if one.severity == "error"]
