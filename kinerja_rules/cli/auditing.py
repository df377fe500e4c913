"""``kinerja audit``: the figures of some reports."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click
from attrs import frozen

from kinerja_rules.cli.console import Console
from kinerja_rules.cli.language import Lang
from kinerja_rules.cli.options import argument, choice, format_option, lang_option, pack_option, year_option
from kinerja_rules.cli.plugins import engine
from kinerja_rules.cli.shelf import find_report, is_pack
from kinerja_rules.cli.usage import Spoken
from kinerja_rules.errors import Diagnostic, ReportError, RulesError

if TYPE_CHECKING:
    from kinerja_rules.audit import Report

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


def audit_command(lang: Lang) -> Spoken:
    """``kinerja audit``."""

    def run(reports: Sequence[str], **options: object) -> int:
        return _audit(Wanted(tuple(reports), **options), Console(lang))  # type: ignore[arg-type]  # click has read them by these names

    params = [
        argument("reports", lang, many=True),
        click.Option(["--all"], is_flag=True),
        pack_option(lang),
        year_option(lang),
        choice("--fail-on", *LEVELS, default="inconsistent"),
        format_option(),
        lang_option(),
    ]
    return Spoken("audit", lang, params=params, callback=run)


def _audit(wanted: Wanted, console: Console) -> int:
    reports, status = [], 0
    for name in wanted.reports:
        try:
            with console.busy("busy_audit", file=name):
                report = audited(name)
        except RulesError as error:
            status = console.refuse(error)
            continue
        reports.append(report)
        console.tell(*report.problems)
        if wanted.form == "text":
            _show(report, wanted, console, first=len(reports) == 1)
    if wanted.form == "json" and reports:
        from kinerja_rules.reports.json import to_json

        records = [report.to_dict(console.lang) for report in reports]
        console.result(to_json(records[0] if len(wanted.reports) == 1 else records))
    elif len(reports) > 1:
        from kinerja_rules.reports.terminal.audit import audits

        console.show("", audits(reports, console.lang))
    return status or int(any(fails(report, wanted.fail_on) for report in reports))


def audited(name: str) -> Report:
    """The audit of a report, by its file or its id; raises FileError, ReportError, PackError."""
    from kinerja_rules.audit import audit

    path = find_report(name)
    try:
        return audit(path or name, engine())
    except ReportError:
        if path is not None and is_pack(path):
            raise ReportError(Diagnostic("pack_no_report", {"file": name})) from None
        raise


def fails(report: Report, level: str) -> bool:
    """Whether a finding is as grave as ``level`` says."""
    from kinerja_rules.audit.verdicts import SEVERITY

    return level != "never" and SEVERITY.index(report.gravity) >= [*SEVERITY].index(level)  # type: ignore[arg-type]  # LEVELS are among them


def _show(report: Report, wanted: Wanted, console: Console, *, first: bool) -> None:
    from kinerja_rules.reports.terminal.audit import audit

    console.show(*([] if first else ["", ""]), audit(report, console.lang, everything=wanted.all))
