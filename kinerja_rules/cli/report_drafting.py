"""``kinerja new laporan``: a report to be filled in, with a row for each indicator of a pack."""

from __future__ import annotations

import os
from pathlib import Path

import click

from kinerja_rules.cli.console import Console
from kinerja_rules.cli.language import Lang
from kinerja_rules.cli.options import lang_option, pack_option, year_option
from kinerja_rules.cli.plugins import engine
from kinerja_rules.cli.usage import Misuse, Spoken
from kinerja_rules.cli.writing import refuse_existing, write_text
from kinerja_rules.messages import sentence


def report_command(lang: Lang) -> Spoken:
    """``kinerja new laporan``, in English ``report``."""

    def run(file: str, pack: str | None, year: int | None, called: str | None, title: str | None) -> int:
        refuse_existing(file)
        if pack is None or year is None:
            raise Misuse("answer_missing", option="--pack" if pack is None else "--year")
        return _new_report(file, pack, year, (called, title), Console(lang))

    params = [
        click.Argument(["file"], metavar=sentence("arg_new_file", lang, {})),
        pack_option(lang),
        year_option(lang),
        click.Option(["--id", "called"], metavar=sentence("arg_new_id", lang, {})),
        click.Option(["--title"], metavar=sentence("arg_new_text", lang, {})),
        lang_option(),
    ]
    return Spoken("laporan", lang, ("report",), params=params, callback=run)


def _new_report(file: str, pack: str, year: int, given: tuple[str | None, str | None], console: Console) -> int:
    from kinerja_rules.authoring.drafts import pack_id
    from kinerja_rules.authoring.report_text import report_text

    loaded = engine().load_pack(pack)
    path = Path(file)
    named = pack
    if Path(pack).is_file():  # named as it lies from the report
        named = Path(os.path.relpath(Path(pack).resolve(), path.resolve().parent)).as_posix()
    id_ = given[0] or pack_id(path.stem) or f"{pack_id(loaded.id.replace('/', '-'))}-{year}"
    title = given[1] or f"LKjIP {year} {loaded.name}"
    write_text(file, report_text(loaded, named, year, id_, title))
    console.message(console.say("written_report", file=file) + "\n")
    return 0
