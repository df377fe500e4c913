"""``kinerja audit``: the figures of some reports."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

import click
from attrs import frozen

from kinerja_rules.cli import replaying
from kinerja_rules.cli.console import Console
from kinerja_rules.cli.language import Lang
from kinerja_rules.cli.options import argument, choice, lang_option, pack_option, text, year_option
from kinerja_rules.cli.plugins import engine
from kinerja_rules.cli.shelf import find_report, is_pack
from kinerja_rules.cli.usage import Misuse, Spoken
from kinerja_rules.cli.writing import refuse_existing, write_bytes
from kinerja_rules.errors import Diagnostic, ReportError, RulesError
from kinerja_rules.messages import catalogue, sentence

if TYPE_CHECKING:
    from rich.console import RenderableType

    from kinerja_rules.audit import Progress, Report
    from kinerja_rules.audit.progress import Watch

FORMS = ("text", "json", "csv", "xlsx", "html", "sarif", "junit")
_SUFFIXES = {
    ".json": "json",
    ".csv": "csv",
    ".xlsx": "xlsx",
    ".html": "html",
    ".htm": "html",
    ".sarif": "sarif",
    ".xml": "junit",
}
LEVELS = ("within_rounding", "reproduced_other_mode", "undecidable", "unreadable", "inconsistent", "never")


@frozen
class Wanted:
    """What one run of ``audit`` asks for."""

    reports: tuple[str, ...]
    all: bool
    pack: str | None
    year: int | None
    fail_on: str
    form: str
    output: str | None
    record: str | None


def audit_command(lang: Lang) -> Spoken:
    """``kinerja audit``."""

    def run(reports: Sequence[str], form: str | None, output: str | None, replay: str | None, **options: object) -> int:
        if replay is not None:
            if reports:
                raise Misuse("replay_alone", report=reports[0])
            return replaying.replay(replay, form, Console(lang))
        if not reports:
            raise Misuse("missing_argument", argument=catalogue()["arg_reports"])
        chosen = form or _SUFFIXES.get(PurePath(output or "").suffix.lower(), "text")
        wanted = Wanted(tuple(reports), form=chosen, output=output, **options)  # type: ignore[arg-type]  # click has read them by these names
        return _audit(wanted, Console(lang))

    form = choice("--format", *FORMS, metavar=sentence("arg_form", lang, {}))
    form.name = "form"
    params = [
        argument("reports", lang, many=True, required=False),
        click.Option(["--all"], is_flag=True),
        pack_option(lang),
        year_option(lang),
        choice("--fail-on", *LEVELS, default="inconsistent", metavar=sentence("arg_level", lang, {})),
        form,
        text("--output", lang),
        text("--record", lang),
        text("--replay", lang),
        lang_option(),
    ]
    return Spoken("audit", lang, params=params, callback=run)


def _audit(wanted: Wanted, console: Console) -> int:
    reports, status = [], 0
    if wanted.record is not None:
        refuse_existing(wanted.record)
    for at, name in enumerate(wanted.reports, start=1):
        try:
            with console.busy("busy_audit", file=name, at=at, of=len(wanted.reports)) as say:
                report = audited(name, wanted, _watching(say, console))
        except RulesError as error:
            status = console.refuse(error)
            continue
        reports.append(report)
        console.tell(*report.problems)
        if wanted.form == "text" and wanted.output is None:
            console.show(*([""] if len(reports) > 1 else []), drawn(report, wanted, console.lang))
    if reports:
        _hand_out(reports, wanted, console)
    if reports and wanted.record is not None:
        replaying.write_record(reports, wanted.record, wanted.pack, wanted.year, console)
    return status or int(any(fails(report, wanted.fail_on) for report in reports))


def _hand_out(reports: Sequence[Report], wanted: Wanted, console: Console) -> None:
    """Write the audits as asked for; what a terminal shows of each was shown already."""
    if wanted.form == "text" and wanted.output is None:
        if len(reports) > 1:
            from kinerja_rules.reports.terminal.audit import audits

            console.show("", audits(reports, console.lang))
        return
    try:
        made = _made(reports, wanted, console.lang)
    except ModuleNotFoundError as error:
        raise RulesError(Diagnostic("extra_missing", {"form": wanted.form, "module": error.name})) from None
    if wanted.output is not None:
        write_bytes(wanted.output, made if isinstance(made, bytes) else made.encode("utf-8"))
        console.message(console.say("written", file=wanted.output) + "\n")
    elif isinstance(made, bytes):
        console.binary(made, Misuse("output_needed", form=wanted.form))
    else:
        console.result(made)


def _made(reports: Sequence[Report], wanted: Wanted, lang: Lang) -> str | bytes:
    match wanted.form:
        case "json":
            from kinerja_rules.reports.json import to_json

            records = [report.to_dict(lang) for report in reports]
            return to_json(records[0] if len(wanted.reports) == 1 else records)
        case "sarif":
            from kinerja_rules.reports.json import to_json
            from kinerja_rules.reports.sarif import sarif_record

            return to_json(sarif_record(reports, lang))
        case "csv":
            from kinerja_rules.reports.csv import to_csv

            return to_csv(reports, lang).encode("utf-8-sig") if wanted.output else to_csv(reports, lang)
        case "xlsx":
            from kinerja_rules.reports.xlsx import to_xlsx

            return to_xlsx(reports, lang)
        case "junit":
            from kinerja_rules.reports.junit import to_junit

            return to_junit(reports, lang)
        case "html":
            from kinerja_rules.reports.page import to_html

            return to_html(reports, lang)
    from kinerja_rules.reports.terminal.paper import to_text

    return "\n".join(to_text(drawn(report, wanted, lang)) for report in reports)


def drawn(report: Report, wanted: Wanted, lang: Lang) -> RenderableType:
    """An audit as the terminal shows it."""
    from kinerja_rules.reports.terminal.audit import audit

    return audit(report, lang, everything=wanted.all)


def _watching(say: Callable[[str], None], console: Console) -> Watch:
    """Tells how far an audit has come."""

    def watch(now: Progress) -> None:
        percent = now.done * 100 // now.total
        say(console.say(f"busy_{now.stage}", done=now.done, total=now.total, percent=percent))

    return watch


def audited(name: str, wanted: Wanted, progress: Watch | None = None) -> Report:
    """The audit of a report, by its file or its id; raises FileError, ReportError, PackError."""
    from kinerja_rules.audit import audit

    path = find_report(name)
    worker = engine()
    pack = wanted.pack
    if pack is not None:
        worker.load_pack(pack)  # a pack that was asked for must be usable; one that the report names may be missed
        pack = str(Path(pack).resolve()) if Path(pack).exists() else pack
    try:
        return audit(path or name, worker, pack=pack, year=wanted.year, progress=progress)
    except ReportError:
        if path is not None and is_pack(path):
            raise ReportError(Diagnostic("pack_no_report", {"file": name})) from None
        raise


def fails(report: Report, level: str) -> bool:
    """Whether a finding is as grave as ``level`` says."""
    from kinerja_rules.audit.verdicts import SEVERITY

    return level != "never" and SEVERITY.index(report.gravity) >= [*SEVERITY].index(level)  # type: ignore[arg-type]  # LEVELS are among them
