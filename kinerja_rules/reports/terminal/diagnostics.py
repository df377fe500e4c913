"""Diagnostics as a person reads them: place, sentence, caret, cure."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from kinerja_rules.errors import Diagnostic
from kinerja_rules.messages import sentence
from kinerja_rules.reports.terminal.paper import hanging


def diagnostic(found: Diagnostic, lang: str) -> RenderableType:
    """One diagnostic; its place and its caret stand out, and the caret stays below its place at any width."""
    style = "red" if found.severity == "error" else "yellow"
    place = f"{found.place}: " if found.place is not None and str(found.place) else ""
    head, *rest = found.render(lang).split("\n")
    kind = f"{sentence('remark_label', lang, {})}: " if found.severity == "remark" else ""
    drawn: list[RenderableType] = [Text.assemble((place, "bold"), (f"{kind}{head.removeprefix(place)}", style))]
    for at, line in enumerate(rest):
        if _is_caret(line):
            drawn.append(Text(line, style=f"bold {style}", no_wrap=True, overflow="crop"))
        elif at + 1 < len(rest) and _is_caret(rest[at + 1]):
            drawn.append(Text(line, no_wrap=True, overflow="ellipsis"))
        else:
            drawn.append(hanging(line))
    return Group(*drawn)


def _is_caret(line: str) -> bool:
    return set(line.strip()) == {"^"}


def diagnostics(files: Sequence[tuple[str, Sequence[Diagnostic]]], lang: str) -> list[RenderableType]:
    """What checking some files found, each problem at its place; then how many there are."""
    parts: list[RenderableType] = []
    for name, found in files:
        if not found:
            parts.append(Text(sentence("check_fine", lang, {"file": name}), style="green"))
        for one in found:
            parts += [diagnostic(one, lang), Text()]
    severities = [one.severity for _, found in files for one in found]
    if severities:
        values = {"errors": severities.count("error"), "remarks": severities.count("remark")}
        parts.append(Text(sentence("check_count", lang, values), style="bold"))
    return parts
