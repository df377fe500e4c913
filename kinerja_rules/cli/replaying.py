"""``kinerja audit --record`` and ``--replay``: an audit kept, and worked again."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kinerja_rules.cli.console import Console
from kinerja_rules.cli.plugins import engine
from kinerja_rules.cli.usage import Misuse
from kinerja_rules.cli.writing import write_text

if TYPE_CHECKING:
    from kinerja_rules.audit import Report


def write_record(reports: Sequence[Report], file: str, pack: str | None, year: int | None, console: Console) -> None:
    """Keep the audits in a new file."""
    from kinerja_rules.audit.records import record
    from kinerja_rules.reports.json import to_json

    folder = Path(file).parent
    audits = [record(report, folder, pack=pack, year=year) for report in reports]
    write_text(file, to_json({"audits": audits}))
    console.message(console.say("written", file=file) + "\n")


def replay(file: str, form: str | None, console: Console) -> int:
    """Work the audits of a record again, and say what differs; 1 where anything but the engine's version does."""
    from kinerja_rules.audit.records import replay as worked_again

    if form not in (None, "text", "json"):
        raise Misuse("bad_choice", option="--format", value=form, choices="text, json")
    with console.busy("busy_replay", file=file):
        found = worked_again(file, engine())
    if form == "json":
        from kinerja_rules.reports.json import to_json

        console.result(to_json({"record": file, "audits": [one.to_dict() for one in found]}))
    else:
        for one in found:
            findings, files = (0, 0) if one.report is None else (len(one.report.findings), len(one.report.inputs))
            name = file if one.report is None else one.report.title
            code = "replay_same" if one.same else "replay_differs"
            console.result(console.say(code, name=name, findings=findings, files=files) + "\n")
            for difference in one.differences:
                console.result(f"  {difference.render(console.lang)}\n")
    return int(not all(one.same for one in found))
