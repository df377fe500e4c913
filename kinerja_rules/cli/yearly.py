"""``kinerja eval --pack PAKET --data FILE --year 2024``: a whole year, from the data that there are."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING

from attrs import frozen

from kinerja_rules.cli.console import Console
from kinerja_rules.cli.language import LANGUAGES
from kinerja_rules.cli.usage import Misuse
from kinerja_rules.cli.writing import refuse_existing, write_bytes
from kinerja_rules.errors import Diagnostic, PackError, RulesError
from kinerja_rules.files.suggest import closest

if TYPE_CHECKING:
    from rich.console import RenderableType

    from kinerja_rules.engine import Year
    from kinerja_rules.policy import Indicator, Pack

FORMATS = ("text", "json", "csv", "xlsx")
SUFFIXES = {".json": "json", ".csv": "csv", ".xlsx": "xlsx"}


@frozen
class When:
    """Which year, and by which rules: the versions of ``date`` where one is given, the targets of ``document``."""

    year: int
    date: datetime.date | None = None
    document: str = "pk"


@frozen
class Form:
    """How a year is handed out: ``working`` shows the steps, ``output`` is a new file."""

    form: str
    working: bool
    output: str | None = None


def year_of(pack: Pack, files: Sequence[str], when: When) -> Year:
    """The year from some data files; raises FileError for one that cannot be opened or is none."""
    from kinerja_rules.engine import evaluate_year

    return evaluate_year(pack, *files, year=when.year, date=when.date, document=when.document)


def given_inputs(
    pack: Pack, indicator: Indicator, files: Sequence[str], when: When, console: Console
) -> dict[str, object]:
    """The inputs of one indicator from some data files; what is wrong with the files is told."""
    if not files:
        return {}
    found = year_of(pack, files, when)
    console.tell(*_errors(found.problems))
    return dict(found.results[indicator.id].inputs)


def known_document(pack: Pack, document: str | None) -> str:
    """The document that sets the targets, ``pk`` where none is asked for; PackError where the pack has none of it."""
    if document is None:
        return "pk"
    whole = [version for one in pack.indicators.values() for version in (one, *one.versions)]
    known = list(dict.fromkeys(name for one in whole for name in one.targets))
    if document not in known:
        near = closest(document, known)
        values = {"pack": pack.id, "document": document, "near": near, "known": ", ".join(known) or "-"}
        raise PackError(Diagnostic("document_unknown_near" if near else "document_unknown", values))
    return document


def show_year(pack: Pack, files: Sequence[str], when: When, form: Form, console: Console) -> int:
    """Shows the year; status 2 where a file has errors, or data that were given give no value."""
    if form.output is not None:
        refuse_existing(form.output)
    found = year_of(pack, files, when)
    if form.form == "xlsx":
        _binary(_workbook(found, files, form, console), form, console)
    elif form.form == "text" and form.output is None:
        console.show(*_parts(found, form.working, console))
    else:
        _text(found, form, console)
    errors = _errors(found.problems)
    console.tell(*errors)
    if form.form == "text":
        console.remark(*(one for one in found.problems if one.severity == "remark"))
        _lacking(found, console)
    right = all(found.results[name].status in ("ok", "no_target") for name in found.given)
    return 0 if right and not errors else 2


def _text(found: Year, form: Form, console: Console) -> None:
    """The year as JSON, CSV, or what a terminal shows, to stdout or a file; a spreadsheet knows CSV by its BOM."""
    if form.form == "json":
        from kinerja_rules.reports.json import to_json

        written = to_json(_record(found, form.working))
    elif form.form == "csv":
        from kinerja_rules.reports.years import year_csv

        written = year_csv(found, console.lang)
    else:
        from kinerja_rules.reports.terminal.paper import to_text

        written = to_text(*_parts(found, form.working, console))
    if form.output is None:
        console.result(written)
    else:
        _binary(written.encode("utf-8-sig" if form.form == "csv" else "utf-8"), form, console)


def _record(found: Year, working: bool) -> dict[str, object]:
    if not working:
        return found.to_dict()
    said = {name: {lang: one.explain(lang) for lang in LANGUAGES} for name, one in found.results.items()}
    return {**found.to_dict(), "explanations": said}


def _workbook(found: Year, files: Sequence[str], form: Form, console: Console) -> bytes:
    """The year as a workbook: in a copy of the workbook that the data came from, where they came from one."""
    from kinerja_rules.files.text import read_bytes

    try:
        from kinerja_rules.reports.year_xlsx import lost_parts, year_xlsx

        books = [name for name in files if PurePath(name).suffix.casefold() == ".xlsx"]
        base = read_bytes(books[0]) if len(books) == 1 else None
        made = year_xlsx(found, console.lang, base)
    except ModuleNotFoundError as error:
        raise RulesError(Diagnostic("extra_missing", {"form": "xlsx", "module": error.name})) from None
    if base is not None and lost_parts(base):
        values = {"file": books[0], "output": form.output or "stdout"}
        console.remark(Diagnostic("book_parts_lost", values, severity="remark"))
    return made


def _binary(data: bytes, form: Form, console: Console) -> None:
    if form.output is None:
        console.binary(data, Misuse("output_needed", form=form.form))
    else:
        write_bytes(form.output, data)
        console.message(console.say("written", file=form.output) + "\n")


def _parts(found: Year, working: bool, console: Console) -> list[RenderableType]:
    from kinerja_rules.reports.terminal import results as drawn
    from kinerja_rules.reports.terminal import years

    asked = years.asked(found)
    parts: list[RenderableType] = []
    if working:
        parts += [part for result in asked for part in drawn.working(result, console.lang)]
    elif asked:
        parts.append(drawn.table(asked, console.lang))
    return [*parts, *years.besides(found, console.lang)]


def _lacking(found: Year, console: Console) -> None:
    """Why an indicator with data has no value, and how many have no data."""
    from kinerja_rules.reports.terminal import years

    asked = years.asked(found)
    told = {(one.values.get("indicator"), one.values.get("variable")) for one in _errors(found.problems)}
    for result in asked:
        for reason in result.reasons:
            if (result.id, reason.values.get("name")) in told:
                continue  # at its place in the file
            console.message(f"{result.id}: {reason.message(console.lang)}\n")
        for reason in found.shares[result.id].reasons if result.id in found.shares else ():
            console.message(f"{result.id}: {reason.message(console.lang)}\n")
    if len(asked) < len(found.results):
        console.message(console.say("without_data", n=len(found.results) - len(asked)) + "\n")


def _errors(problems: Sequence[Diagnostic]) -> list[Diagnostic]:
    return [one for one in problems if one.severity == "error"]
