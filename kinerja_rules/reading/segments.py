"""A cell cut into parts: paragraphs, lines, sentences; and the brackets that hold an equation of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import frozen

from kinerja_rules.grammar.prepare import prepare
from kinerja_rules.grammar.scan import brackets, scan

# Another entry of a manual: `Sumber data : ...`.
_ENTRY = r"""
    [\n;.][ \u00a0]*
    (?:sumber(?:\s+data)?|satuan|catatan|tipe(?:\s+pe(?:r|ng)hitungan)?|penanggung\s*jawab|periode|frekuensi
    |target(?:\s+\w+){0,3})\s*:
"""
_LABEL = re.compile(_ENTRY, re.IGNORECASE | re.VERBOSE)
# Tags, blank lines before a new beginning, tabs, worked examples, and the other entries.
_PARAGRAPH = re.compile(
    rf"""
    </?(?:p|br|div|li|tr|td)(?:\s[^<>]*)?/?>
  | (?<!\s)(?=\s*?\n[ \t]*\n)\s+(?=\S|\Z)(?!(?!dimana|dengan|ket|sumber|catatan|contoh|rumus)(?-i:[a-z]{{4}}))
  | \t
  | (?:[,;.]\s*)?\b(?:contoh|misal(?:nya)?)\b(?:\s\w+)?\s*[:=]
  | {_ENTRY}
    """,
    re.IGNORECASE | re.VERBOSE,
)
_ANNOUNCED = re.compile(
    r"\n[ \u00a0]*(?:cara\s+)?(?:rumus|formula|formulasi|pe(?:r|ng)hitungan)(?:nya)?"
    r"(?:\s+pe(?:r|ng)hitungan)?\s*[:=](?!\s*\n|\s*[xX×]\s*\d)",
    re.IGNORECASE,
)
_LABELLED = re.compile(r"^[ \t\u00a0]*(?:pembilang|numerator)\b", re.IGNORECASE | re.MULTILINE)
_WIDE = re.compile(r"[ \u00a0]{2,}(?=\S)")
_LINE = re.compile(r"\n")
_SENTENCE = re.compile(r"(?<=[a-z)%\d])\s*[.;]\s+(?=[A-Z(]|sumber\b)")
_NUMBERED = re.compile(r"^\s*(?:\d{1,2}[.)]|[a-z][.)]|[•▪*-])\s+(?=\S)")


@frozen
class Segment:
    """A part of the cell, and where it begins."""

    text: str
    start: int


def paragraphs(cell: str) -> list[Segment]:
    """The parts between tags, blank lines and tabs."""
    labelled = _LABELLED.search(cell)
    return [part for whole in _cut(cell, 0, _PARAGRAPH) for part in ([whole] if labelled else _announced(whole))]


def _announced(part: Segment) -> Iterator[Segment]:
    """``Rumus : ...`` on a line of its own begins a part."""
    return _cut(part.text, part.start, _ANNOUNCED)


def before_labels(cell: str) -> str:
    """The cell without the other entries of a manual that follow its formula: ``Sumber data : ...``."""
    found = _LABEL.search(cell)
    return cell if found is None else cell[: found.start()]


def lines(segment: Segment) -> list[Segment]:
    """The lines."""
    return list(_cut(segment.text, segment.start, _LINE))


def wide_parts(segment: Segment) -> list[Segment]:
    """The parts between two blanks and more."""
    return list(_cut(segment.text, segment.start, _WIDE))


def sentences(segment: Segment) -> list[Segment]:
    """The parts between a full stop and a capital letter."""
    return list(_cut(segment.text, segment.start, _SENTENCE))


def _cut(text: str, start: int, pattern: re.Pattern[str]) -> Iterator[Segment]:
    at = 0
    for found in [*pattern.finditer(text), None]:
        end = found.start() if found else len(text)
        part = text[at:end]
        numbered = _NUMBERED.match(part)
        lead = numbered.end() if numbered else len(part) - len(part.lstrip())
        bullet = numbered[0].strip() if numbered else ""
        if bullet and bullet in "•▪*-":  # the lines of a list that begins so
            part = re.sub(rf"(\n[ \t]*){re.escape(bullet)}(?=\s+[A-Z])", r"\1 ", part)
        if part[lead:].strip():
            yield Segment(part[lead:].rstrip(), start + at + lead)
        at = found.end() if found else end


def equations_in_brackets(text: str) -> list[tuple[int, int]]:
    """Where a bracket holds an equation: ``(TKK = a / b × 100%)``, ``(64 : 12.317 X 100% = 0.52%)``; with its signs."""
    plain = prepare(text)
    if "=" not in plain:
        return []
    lexemes = scan(plain)
    pairs = brackets(lexemes)
    out: list[tuple[int, int]] = []
    open_: list[int] = []
    equation = False
    for at, lexeme in enumerate(lexemes):
        if pairs.get(at, -1) > at:
            open_.append(at)
        elif lexeme.text == "=" and len(open_) == 1:
            equation = True
        elif at in pairs and open_:
            first = open_.pop()
            if not open_:
                called = first > 0 and lexemes[first - 1].kind == "word" and not lexemes[first].gap
                called = called or (first > 0 and lexemes[first - 1].text in ("_", "^"))  # `∑_{i=1}`
                if equation and not called:
                    out.append((lexemes[first].start, lexeme.end))
                equation = False
    return out


def blanked(text: str, spans: list[tuple[int, int]]) -> str:
    """The text with these parts as blanks, so that all else keeps its place."""
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text
