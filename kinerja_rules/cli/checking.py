"""``kinerja check``: every problem of some files, at its line."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from kinerja_rules.cli import watching
from kinerja_rules.cli.console import Console
from kinerja_rules.cli.language import Lang
from kinerja_rules.cli.options import argument, format_option, lang_option
from kinerja_rules.cli.plugins import engine
from kinerja_rules.cli.shelf import find_report, is_data, is_report, is_table
from kinerja_rules.cli.usage import Spoken
from kinerja_rules.errors import Diagnostic, Place, RulesError


def check_command(lang: Lang) -> Spoken:
    """``kinerja check``, in Indonesian ``periksa``."""

    def run(files: Sequence[str], form: str, watch: bool) -> int:
        console = Console(lang)
        if watch:
            return watching.watch(files, lambda: _check(files, form, console), console)
        return _check(files, form, console)

    watched = click.Option(["--watch"], is_flag=True)
    params = [argument("files", lang, many=True), format_option(), watched, lang_option()]
    return Spoken("check", lang, ("periksa",), params=params, callback=run)


def _check(files: Sequence[str], form: str, console: Console) -> int:
    found = []
    for name in files:
        with console.busy("busy_check", file=name):
            found.append((name, problems_of(name)))
    if form == "json":
        from kinerja_rules.reports.json import check_record, to_json

        console.result(to_json(check_record(found)))
    else:
        from kinerja_rules.reports.terminal.diagnostics import diagnostics

        console.show(*diagnostics(found, console.lang))
    return 2 if any(one.severity == "error" for _, problems in found for one in problems) else 0


def problems_of(name: str) -> list[Diagnostic]:
    """Every error and remark about the pack or report in a file, or about the pack or report of this id."""
    worker = engine()
    path = find_report(name)
    if path is None and is_table(Path(name)):
        return _problems_of_data(name)  # says that it is not there
    if path is not None and path.is_file() and is_data(path):
        return _problems_of_data(name)
    if path is None or not is_report(path):
        return worker.check(name)
    from kinerja_rules.audit import audit

    try:
        return list(audit(path, worker).problems)
    except RulesError as error:
        return list(error.diagnostics)


def _problems_of_data(name: str) -> list[Diagnostic]:
    """What is wrong with a data file by itself, and how it is held against its pack."""
    from kinerja_rules.engine import read_data

    try:
        found = list(read_data(name).problems)
    except RulesError as error:
        return list(error.diagnostics)
    return [*found, Diagnostic("data_alone", {"file": name}, "remark", place=Place(name))]
