"""``kinerja batch``: a file of many rows worked into a file of results."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from kinerja_rules.cli.console import Console
from kinerja_rules.cli.evaluating import MODE_NAMES, MODES
from kinerja_rules.cli.language import Lang
from kinerja_rules.cli.options import argument, choice, date_option, lang_option, number, pack_option, text, year_option
from kinerja_rules.cli.plugins import engine
from kinerja_rules.cli.usage import Misuse, Spoken
from kinerja_rules.cli.yearly import known_document
from kinerja_rules.errors import Diagnostic, EvaluationError

INTERRUPTED = 130  # as a shell has it, of what was stopped by Ctrl-C

if TYPE_CHECKING:
    from kinerja_rules.batch import Progress, Summary


def batch_command(lang: Lang) -> Spoken:
    """``kinerja batch``, in Indonesian ``massal``."""

    def run(source: str, result: str, **options: Any) -> int:
        return _batch(source, result, options, Console(lang))

    params = [
        argument("source", lang),
        argument("result", lang),
        pack_option(lang),
        text("--indicator", lang),
        year_option(lang),
        date_option(lang),
        text("--document", lang),
        text("--formula", lang),
        number("--digits", lang, 0, 20),
        choice("--mode", *MODES, synonyms=MODE_NAMES),
        lang_option(),
    ]
    return Spoken("batch", lang, ("massal",), params=params, callback=run)


def _batch(source: str, result: str, options: dict[str, Any], console: Console) -> int:
    pack, formula = options["pack"], options["formula"]
    if (pack is None) == (formula is None):
        raise Misuse("pack_or_formula")
    for name in ("digits", "mode") if formula is None else ("indicator", "year", "date", "document"):
        if options[name] is not None:
            raise Misuse("only_without_pack" if formula is None else "only_with_pack", option=f"--{name}")
    given: dict[str, Any] = {"lang": console.lang}
    what: Any
    if formula is None:
        what = engine().load_pack(pack)
        given |= {name: options[name] for name in ("indicator", "year", "date")}
        given["document"] = known_document(what, options["document"])
    else:
        what = engine().parse(formula)
        given |= {"digits": 2 if options["digits"] is None else options["digits"], "mode": options["mode"] or "half_up"}
    try:
        from kinerja_rules.batch import run_file
    except ImportError:
        raise EvaluationError(Diagnostic("batch_extra")) from None
    try:
        with _drawn(console) as progress:
            summary = run_file(what, source, result, progress=progress, **given)
    except KeyboardInterrupt:
        console.message(console.say("batch_interrupted") + "\n")
        return INTERRUPTED
    console.message(_said(summary, result, console) + "\n")
    return 0


def _said(summary: Summary, result: str, console: Console) -> str:
    failed = {status: count for status, count in summary.statuses.items() if status != "ok"}
    listed = ", ".join(f"{status} {count}" for status, count in sorted(failed.items())) or "-"
    values = {"rows": summary.rows, "file": result, "failed": listed, "again": summary.recomputed}
    line = console.say("batch_done", **values)
    return f"{line} {console.say('batch_resumed', rows=summary.resumed)}" if summary.resumed else line


@contextmanager
def _drawn(console: Console) -> Iterator[Callable[[Progress], None]]:
    """Where a person looks at a terminal, a line with the rate and the time that remains."""
    started = time.monotonic()
    shown = sys.stderr.isatty() and os.environ.get("TERM") != "dumb"

    def step(progress: Progress) -> None:
        spent = max(time.monotonic() - started, 0.001)
        rate = (progress.rows - progress.resumed) / spent
        if shown:
            line = console.say("batch_progress", rows=progress.rows, total=progress.total or "?", rate=int(rate))
            if progress.total is not None and rate:
                line += console.say("batch_left", seconds=round((progress.total - progress.rows) / rate))
            console.message(f"\r{line}   ")

    try:
        yield step
    finally:
        if shown:
            console.message("\n")
