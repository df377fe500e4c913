"""A record of an audit that can be worked again: what went in, by content, and what came out.

Laws of this file:
1. The same input gives the same record, byte for byte: no clock, no folder of this machine, every key in its order.
2. A file is named as it lies from the record, a shipped one by its name under ``shipped:``; so both may move together.
3. Whatever differs is told: a file, a finding, a remark, the engine. Only the engine's version may differ in peace.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import frozen

from kinerja_rules.audit.model import Report
from kinerja_rules.errors import Diagnostic, FileError, Place, ReportError, RulesError
from kinerja_rules.files.text import PathLike, read_bytes
from kinerja_rules.messages import Sentence, catalogue
from kinerja_rules.packs.places import shipped_folder

if TYPE_CHECKING:
    from kinerja_rules.engine import Engine

FORMAT = 1
_SHIPPED = "shipped:"
_FIELDS = ("reported", "verdict", "expected", "exact", "modes", "gap", "rule", "diagnoses", "tainted_by", "bases")
_PARTS = ("report", "summary", "remarks", "coverage", "roundings", "roots", "problems")


def record(report: Report, folder: PathLike, *, pack: str | None = None, year: int | None = None) -> dict[str, object]:
    """What an audit was made from and what it found, for a file in ``folder``; plain data.

    ``pack`` and ``year`` are what the audit was asked for in the place of the stated ones. Raises ReportError for a
    report that came from no file.
    """
    from kinerja_rules.engine.record import engine_version

    if report.file is None:
        raise ReportError(Diagnostic("record_without_file"))
    base = Path(folder)
    inputs = [
        {"kind": used.kind, "file": _named(Path(used.path), base), "sha256": _hash(used.path)} for used in report.inputs
    ]
    return {
        "format": FORMAT,
        "engine": engine_version(),
        "plugins": list(report.plugins),
        "options": {"pack": None if pack is None else _option(pack, base), "year": year},
        "inputs": sorted(inputs, key=lambda one: (one["kind"] != "report", one["kind"], one["file"])),
        "audit": _result(report, base),
    }


@frozen
class Replay:
    """An audit worked again: what is different from its record, and the audit of today."""

    differences: tuple[Diagnostic, ...]
    report: Report | None = None

    @property
    def same(self) -> bool:
        """Whether inputs and findings are the same; the engine's version may be another."""
        return all(one.severity == "remark" for one in self.differences)

    def to_dict(self) -> dict[str, object]:
        """Plain data for JSON."""
        return {"same": self.same, "differences": [one.to_dict() for one in self.differences]}


def replay(path: PathLike, engine: Engine | None = None) -> list[Replay]:
    """Every audit of the record at ``path``, worked again from the files as they are now.

    Raises FileError where the record cannot be read, or is none.
    """
    folder = Path(path).parent
    return [_replayed(one, folder, engine) for one in _audits(path)]


def _audits(path: PathLike) -> list[dict[str, Any]]:
    name = os.fspath(path)
    try:
        data = json.loads(read_bytes(path).decode("utf-8"), parse_float=str)
    except (ValueError, RecursionError):
        data = None
    audits = data.get("audits") if isinstance(data, dict) else None
    if not isinstance(audits, list) or not audits or not all(map(_is_record, audits)):
        raise FileError(Diagnostic("no_record", {"file": name, "format": FORMAT}, place=Place(file=name)))
    return audits


def _is_record(one: object) -> bool:
    if not isinstance(one, dict) or one.get("format") != FORMAT:
        return False
    inputs, audit, options = one.get("inputs"), one.get("audit"), one.get("options")
    return (
        isinstance(options, dict)
        and isinstance(inputs, list)
        and all(isinstance(file, dict) and {"kind", "file", "sha256"} <= file.keys() for file in inputs)
        and any(file["kind"] == "report" for file in inputs)
        and all(isinstance(value, str) for file in inputs for value in file.values())
        and isinstance(audit, dict)
        and all(isinstance(audit.get(part), list) for part in ("findings", "remarks", "problems"))
        and all(isinstance(finding, dict) and isinstance(finding.get("id"), str) for finding in audit["findings"])
    )


def _replayed(known: Mapping[str, Any], folder: Path, engine: Engine | None) -> Replay:
    from kinerja_rules.audit import audit

    options = known["options"]
    pack, year = options.get("pack"), options.get("year")
    stated = next(one["file"] for one in known["inputs"] if one["kind"] == "report")
    try:
        asked = None if pack is None else str(_found(pack, folder)) if _is_file(pack) else str(pack)
        report = audit(_found(stated, folder), engine, pack=asked, year=year)
        now = record(report, folder, pack=asked, year=year)
    except RulesError as error:
        first = error.diagnostics[0]
        reason = Sentence(first.message("id"), first.message("en"))
        fix = Sentence(first.remedy("id"), first.remedy("en"))
        return Replay((Diagnostic("replay_impossible", {"file": stated, "reason": reason, "fix": fix}), first))
    return Replay(tuple(_differences(known, json.loads(json.dumps(now)))), report)


def _differences(known: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[Diagnostic]:
    for key in ("engine", "plugins"):
        if known.get(key) != now[key]:
            values = {"was": _shown(known.get(key)), "now": _shown(now[key])}
            yield Diagnostic(f"replay_{key}", values, severity="remark" if key == "engine" else "error")
    were, are = ({one["file"]: one["sha256"] for one in side["inputs"]} for side in (known, now))
    for file in sorted(were.keys() | are.keys()):
        if were.get(file) != are.get(file):
            code = (
                "replay_input_new" if file not in were else "replay_input_gone" if file not in are else "replay_input"
            )
            yield Diagnostic(code, {"file": file})
    yield from _findings(known["audit"], now["audit"])
    for part in _PARTS:
        if known["audit"].get(part) != now["audit"].get(part):
            yield Diagnostic("replay_part", {"part": part})


def _findings(known: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[Diagnostic]:
    were, are = ({one["id"]: one for one in side["findings"]} for side in (known, now))
    for name in (*were, *(name for name in are if name not in were)):
        was, then = were.get(name), are.get(name)
        if was is None or then is None:
            code = "replay_finding_new" if was is None else "replay_finding_gone"
            yield Diagnostic(code, {"id": name, "verdict": _verdict(was or then or {})})
        elif was != then:
            fields = [one for one in (*_FIELDS, *then) if was.get(one) != then.get(one)]
            values = {"id": name, "fields": ", ".join(dict.fromkeys(fields))}
            code = "replay_finding" if was.get("verdict") != then["verdict"] else "replay_finding_still"
            yield Diagnostic(code, {**values, "was": _verdict(was), "now": _verdict(then)})


def _result(report: Report, base: Path) -> dict[str, Any]:
    """The audit as plain data, with files named from the record."""
    found = report.to_dict("id")
    files = {used.path: _named(Path(used.path), base) for used in report.inputs}
    head = found["report"]
    assert isinstance(head, dict)
    problems = [
        {
            "code": one.code,
            "file": None if one.place is None or one.place.file is None else files.get(one.place.file, ""),
            "line": None if one.place is None else one.place.line,
            "path": [] if one.place is None else list(one.place.path),
            "cell": None if one.place is None else one.place.cell,
        }
        for one in report.problems
    ]
    return {**found, "report": {**head, "file": files.get(report.file or "", "")}, "problems": problems}


def _named(path: Path, base: Path) -> str:
    path, shipped = path.resolve(), shipped_folder().resolve()
    if path.is_relative_to(shipped):
        return f"{_SHIPPED}{path.relative_to(shipped).as_posix()}"
    try:
        return Path(os.path.relpath(path, base.resolve())).as_posix()
    except ValueError:  # another drive
        return path.as_posix()


def _found(name: str, folder: Path) -> Path:
    if name.startswith(_SHIPPED):
        return shipped_folder() / name.removeprefix(_SHIPPED)
    return folder / name


def _option(pack: str, base: Path) -> str:
    return _named(Path(pack), base) if Path(pack).exists() else pack


def _is_file(pack: str) -> bool:
    return pack.startswith(_SHIPPED) or pack.endswith(".toml")


def _hash(path: str) -> str:
    """The SHA-256 of a file; empty where it cannot be read, which the audit has told."""
    try:
        return hashlib.sha256(read_bytes(path)).hexdigest()
    except FileError:
        return ""


def _verdict(finding: Mapping[str, Any]) -> object:
    """The verdict in words, where it has any that need no more values."""
    verdict = finding.get("verdict")
    words = catalogue().get(f"judged_{verdict}")
    return verdict if words is None or "{" in words.id else words


def _shown(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
