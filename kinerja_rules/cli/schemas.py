"""``kinerja schema``: JSON Schemas, with which an editor completes and explains the keys of a file."""

from __future__ import annotations

import click

from kinerja_rules.cli.console import Console
from kinerja_rules.cli.language import Lang
from kinerja_rules.cli.options import lang_option
from kinerja_rules.cli.plugins import engine
from kinerja_rules.cli.usage import Spoken, one_of
from kinerja_rules.cli.writing import write_text
from kinerja_rules.messages import sentence

_KINDS = {"paket": "pack", "laporan": "report", "data": "data"}


def schema_command(lang: Lang) -> Spoken:
    """``kinerja schema``, in Indonesian ``skema``."""

    def run(kind: str, output: str | None) -> int:
        return _schema(kind, output, Console(lang))

    named = "|".join(_KINDS if lang == "id" else _KINDS.values())
    kind = click.Argument(
        ["kind"],
        required=False,
        default="pack",
        metavar=named,
        type=one_of(named, *_KINDS.values(), synonyms=_KINDS),
    )
    return Spoken(
        "schema",
        lang,
        ("skema",),
        params=[kind, click.Option(["--output"], metavar=sentence("arg_new_file", lang, {})), lang_option()],
        callback=run,
    )


def _schema(kind: str, output: str | None, console: Console) -> int:
    from kinerja_rules.authoring.schemas import schema
    from kinerja_rules.reports.json import to_json

    written = to_json(schema(kind, engine().registry))
    if output is None:
        console.result(written)
        return 0
    write_text(output, written)
    console.message(console.say("written", file=output) + "\n")
    return 0
