"""The command line: opens files, prints, sets exit statuses; the only reader of entry points.

Laws of this package:
1. Exit status 0: fine; 1: findings at or above ``--fail-on``; 2: the input is wrong.
2. Results go to stdout, messages to stderr; bad input ends in a message, never in a traceback.
3. A command imports what it needs when it runs, so that ``--help`` is quick.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence

import click

from kinerja_rules.cli import auditing, batching, checking, decrees, drafting, evaluating, listing, schemas, workbooks
from kinerja_rules.cli.console import Console
from kinerja_rules.cli.language import Lang, language
from kinerja_rules.cli.options import lang_option
from kinerja_rules.cli.usage import Spoken, SpokenGroup, refusal
from kinerja_rules.errors import Diagnostic, RulesError
from kinerja_rules.messages import catalogue

_COMMANDS = (
    auditing.audit_command,
    evaluating.eval_command,
    evaluating.explain_command,
    batching.batch_command,
    decrees.read_command,
    checking.check_command,
    decrees.fmt_command,
    listing.list_command,
    listing.show_command,
    drafting.new_command,
    schemas.schema_command,
    workbooks.template_command,
    workbooks.import_command,
)

_REASONS = {
    errno.ENOSPC: "no_space",
    errno.EACCES: "no_permission",
    errno.EPERM: "no_permission",
    errno.EROFS: "no_permission",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    lang = language(given, os.environ)
    console = Console(lang)
    if not given:
        console.message(help_text(lang))
        return 2
    try:
        status = command_line(lang).main(given, prog_name="kinerja", standalone_mode=False, max_content_width=100)
    except click.UsageError as error:
        console.tell(refusal(error))
        return 2
    except RulesError as error:
        return console.refuse(error)
    except click.Abort:
        console.message(console.say("interrupted") + "\n")
        return 130
    except OSError as error:  # files that cannot be read are a FileError; this is about the way out
        known = catalogue().get(_REASONS.get(error.errno or 0, ""))
        console.tell(Diagnostic("cannot_write", {"reason": known or error.strerror or type(error).__name__}))
        return 2
    return status if isinstance(status, int) else 0


def command_line(lang: Lang) -> SpokenGroup:
    """The program and its commands, speaking ``lang``."""
    members: list[Spoken] = [make(lang) for make in _COMMANDS]
    return SpokenGroup("kinerja", lang, members, params=[lang_option(), _version_option()], no_args_is_help=False)


def help_text(lang: Lang) -> str:
    """What ``kinerja --help`` shows."""
    program = command_line(lang)
    with program.make_context("kinerja", [], resilient_parsing=True, max_content_width=100) as context:
        return program.get_help(context) + "\n"


def _version_option() -> click.Option:
    def show(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
        if value and not ctx.resilient_parsing:
            from kinerja_rules import __version__

            assert isinstance(ctx.command, Spoken)
            Console(ctx.command.lang).result(f"kinerja {__version__}\n")
            ctx.exit()

    return click.Option(["--version"], is_flag=True, is_eager=True, expose_value=False, callback=show)
