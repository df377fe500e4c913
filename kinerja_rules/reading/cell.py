"""One cell -> Reading: which part of it is the formula, and what the rest says about it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from attrs import evolve, frozen

from kinerja_rules.builtins import DEFAULT_REGISTRY
from kinerja_rules.errors import Diagnostic, FormulaError, Span
from kinerja_rules.formula import Formula
from kinerja_rules.grammar import ast
from kinerja_rules.grammar.frame import frame
from kinerja_rules.grammar.prepare import prepare
from kinerja_rules.grammar.scan import scan
from kinerja_rules.numbers import Style
from kinerja_rules.reading import remarks
from kinerja_rules.reading.asked import Asked
from kinerja_rules.reading.kinds import is_arithmetic, is_half, is_prose, works
from kinerja_rules.reading.model import Example, Reading
from kinerja_rules.reading.said import (
    legend_of,
    mismatches,
    other_readings,
    part_of,
    readings_of,
    same_shape,
    unit_of,
    units_of,
    variables_of,
)
from kinerja_rules.reading.segments import (
    Segment,
    before_labels,
    blanked,
    equations_in_brackets,
    lines,
    paragraphs,
    sentences,
    wide_parts,
)
from kinerja_rules.reading.weights import weights_table
from kinerja_rules.reading.words import A_VALUE, HUNDRED, NOTHING
from kinerja_rules.reading.worked import given_example, worked_example
from kinerja_rules.registry import Registry

_TAGS = re.compile(r"</?(?:p|br|div|li|tr|td)(?:\s[^<>]*)?/?>", re.IGNORECASE)
# `(Sumber: BPS, 2022)`; `Rumus :` before the factor in the middle line of a fraction
_ASIDE = re.compile(
    r"\(\s*sumber\b[^()]*\)|^[ \t]*(?:rumus|formula|formulasi)(?:[ \t]+pe(?:r|ng)hitungan)?[ \t]*:(?=\s*[xX×]\s*10)",
    re.IGNORECASE | re.MULTILINE,
)
_LONE_FACTOR = re.compile(r"=?\s*\(?[xX]\s*10{2,}\s*(?:%|persen)?[\s.,;]*\)?")
# A part of a formula that a line or a sentence cut off: a rule, or a sign without what stands before or behind it.
_LOOSE = re.compile(
    r"^(?:[/:÷+×*]|\(?[xX]\s*1[.0]*0|_{3,}|-{3,}|dibagi|dikali)|(?:[/÷+×*]|__|--|\bdibagi|\bdikali)$",
    re.IGNORECASE,
)
_LAID_OUT = re.compile(r"[x×X*]\s*10{2}|_{3,}|-{3,}|\bdibagi|\bdikali", re.IGNORECASE)
_RATIO = re.compile(r"\s*1\s*:\s*[0-9][0-9.,]*\s*")
_OR = re.compile(r"(?:\s*atau\b\s*)?", re.IGNORECASE)


@frozen
class _Found:
    """A formula in a segment, with the other texts that say the same or work it."""

    formula: Formula
    segment: Segment
    wordings: tuple[Formula, ...] = ()
    worked: tuple[str, ...] = ()


def read(
    cell: str,
    *,
    name: str | None = None,
    phrases: Mapping[str, Sequence[str]] | None = None,
    style: Style = "auto",
    registry: Registry = DEFAULT_REGISTRY,
) -> Reading:
    """What a decree's cell says: its formula, variables, legend and worked numbers, or that it is no arithmetic.

    ``name`` is the name of the indicator, for remarks that need it. Raises nothing, whatever the cell: what cannot be
    read is of kind ``ditolak``, with the reasons in ``notes``.

    >>> reading = read("jumlah yang dilatih / jumlah penganggur x 100% (64 : 12.317 X 100% = 0.52%)")
    >>> reading.formula.to_source()
    'jumlah_yang_dilatih / jumlah_penganggur * 100%'
    >>> reading.examples[0].inputs["jumlah_penganggur"], reading.examples[0].modes
    ('12.317', ('half_up', 'half_even', 'up'))
    """
    if cell.strip().lower() in NOTHING:
        return Reading(cell, "tidak_ada")
    if A_VALUE.fullmatch(cell.strip()) or _RATIO.fullmatch(cell.strip()):
        return Reading(cell, "langsung", notes=tuple(remarks.of_direct(cell, name)))
    asked = Asked(cell, phrases or {}, style, registry)
    reading = _read(_ASIDE.sub(lambda aside: " " * len(aside[0]), cell), asked, name)
    reading = evolve(reading, text=cell)
    return evolve(reading, notes=(*reading.notes, *asked.unread)) if asked.unread else reading


def _read(cell: str, asked: Asked, name: str | None) -> Reading:
    refusals: list[FormulaError] = []
    found = _table(cell, asked) or _find(cell, asked, refusals)
    if found is not None:
        return _formula(cell, found, name, asked)
    telling = next((error for error in refusals if is_arithmetic(error)), None)
    if telling is not None:
        return Reading(cell, "ditolak", notes=telling.diagnostics, readings=readings_of(telling))
    plain = _TAGS.sub(" ", cell)
    return Reading(cell, "langsung", notes=(*_of_name_only(plain, asked), *remarks.of_direct(plain.strip(), name)))


def _find(cell: str, asked: Asked, refusals: list[FormulaError]) -> _Found | None:
    """The first formula, the larger parts tried first: paragraphs, lines, what wide blanks part, sentences."""
    parts, tried = paragraphs(cell), frozenset[Segment]()
    for cut in (None, lines, wide_parts, sentences):
        parts = parts if cut is None else [smaller for part in parts for smaller in cut(part)]
        fresh = [part for part in parts if part not in tried]
        found = [one for part in fresh if not asked.unread and (one := _in_segment(part, asked, refusals))]
        tried = frozenset(parts)
        if found and not _is_torn(parts, refusals) and not _broken_off(parts, {one.segment for one in found}):
            others = tuple(other.formula for other in found[1:] if other.formula.names)
            whole = _whole(cell, asked, []) if is_half(found[0].formula) and not others else None
            return whole or evolve(found[0], wordings=(*found[0].wordings, *others))
    return _whole(cell, asked, refusals)


def _whole(cell: str, asked: Asked, refusals: list[FormulaError]) -> _Found | None:
    """The formula of all paragraphs together: a fraction with blank lines round its rule."""
    if len(paragraphs(cell)) < 2:
        return None
    text = _TAGS.sub(lambda tag: "\n".ljust(len(tag[0])), before_labels(cell))
    whole = _in_segment(Segment(text.strip(), len(text) - len(text.lstrip())), asked, refusals)
    if whole is None or is_half(whole.formula) or not _LAID_OUT.search(whole.formula.text):
        return None
    return whole


def _in_segment(segment: Segment, asked: Asked, refusals: list[FormulaError]) -> _Found | None:
    spans = equations_in_brackets(segment.text)
    inside = [segment.text[start + 1 : end - 1] for start, end in spans]
    worked = tuple(text for text in inside if not _has_names(text))
    outer, wordings = _outer(segment, blanked(segment.text, spans), asked, refusals)
    for (start, _), text in zip(spans, inside, strict=True):
        inner = _parsed(Segment(text, segment.start + start + 1), asked, refusals) if _has_names(text) else None
        if inner is not None:
            return _Found(inner, Segment(text, segment.start + start + 1), (*outer, *wordings), worked)
    if outer:
        return _Found(
            outer[0], segment if not worked else Segment(_cut_at(segment.text, spans), segment.start), wordings, worked
        )
    return None


def _cut_at(text: str, spans: list[tuple[int, int]]) -> str:
    return text[: spans[0][0]].rstrip() if spans else text


def _outer(
    segment: Segment, text: str, asked: Asked, refusals: list[FormulaError]
) -> tuple[tuple[Formula, ...], tuple[Formula, ...]]:
    """The formula of the segment, and a second wording that follows it without a sign between."""
    first: list[FormulaError] = []
    formula = _parsed(Segment(text.strip(), segment.start), asked, first)
    if formula is not None:
        return (formula,), ()
    for error in first:
        span, stripped = error.diagnostics[0].span, text.strip()
        if (
            error.diagnostics[0].code != "operator_missing"
            or span is None
            or not HUNDRED.search(stripped[: span.start])
        ):
            continue
        begin = span.start + len(_OR.match(stripped, span.start)[0])  # type: ignore[index]  # matches always
        one = _parsed(Segment(stripped[: span.start], segment.start), asked, [])
        two = _parsed(Segment(stripped[begin:], segment.start + begin), asked, [])
        if one is not None and two is not None:
            return (one,), (two,)
    refusals += first
    return (), ()


def _parsed(segment: Segment, asked: Asked, refusals: list[FormulaError]) -> Formula | None:
    """The formula of a text, if it is arithmetic and no prose."""
    try:
        formula = asked.parse(segment.text)
    except FormulaError as error:
        refusals.append(error)
        return None
    if _LONE_FACTOR.fullmatch(segment.text):
        values = {"sign": segment.text[0]}
        refusals.append(
            FormulaError(Diagnostic("operand_missing_at_start", values, span=Span(0, 1), text=segment.text))
        )
        return None
    return formula if works(formula) and not is_prose(formula) else None


def _has_names(text: str) -> bool:
    return any(lexeme.kind == "word" and lexeme.lower not in ("x", "persen") for lexeme in scan(prepare(text)))


def _is_torn(parts: Sequence[Segment], refusals: Sequence[FormulaError]) -> bool:
    """Whether a bracket that opens in one part may close in another, so that no part is the formula."""
    torn = {
        error.diagnostics[0].text
        for error in refusals
        if error.diagnostics[0].code in ("bracket_open", "bracket_unopened", "bracket_other") and is_arithmetic(error)
    }
    return bool(torn) and len(parts) > 1 and any(part.text.strip() in torn for part in parts)


def _broken_off(parts: Sequence[Segment], found: Collection[Segment]) -> bool:
    """Whether a part begins or ends in a sign, as the lines of a fraction do: none of them is the formula."""
    shares = any(HUNDRED.search(part.text) for part in found)
    loose = any(_LOOSE.search(part.text) for part in parts)
    return loose or (not shares and any(HUNDRED.search(part.text) for part in parts if part not in found))


def _table(cell: str, asked: Asked) -> _Found | None:
    """The index that a table of weights is."""
    formula = weights_table(cell, asked.parse)
    return None if formula is None else _Found(formula, Segment(formula.text, 0))


def _formula(cell: str, found: _Found, name: str | None, asked: Asked) -> Reading:
    formula = found.formula
    legend = legend_of(cell, formula)
    variables = variables_of(formula, legend)
    notes = [
        *formula.notes,
        *remarks.of_formula(formula, variables, legend, name),
        *_other_wordings(found),
        *remarks.of_rest(cell, found.segment, [other.text for other in found.wordings], legend, found.worked),
    ]
    units = units_of(variables)
    mixed = [one for one in mismatches(formula, units, asked) if one.code == "unit_mismatch"]
    if mixed:  # read by precedence it adds hectares to percent: nobody can have meant that
        return Reading(cell, "ditolak", notes=(*mixed, *notes), readings=other_readings(notes))
    return Reading(
        cell,
        "rumus",
        formula,
        part_of(formula),
        formula.title,
        variables,
        legend,
        unit_of(formula, name),
        units,
        tuple(_examples(found, cell)),
        tuple(dict.fromkeys(notes)),
    )


def _examples(found: _Found, cell: str) -> Iterable[Example]:
    formula = found.formula
    for text in found.worked:
        example = worked_example(formula, text)
        if example is not None:
            yield example
    if formula.names:
        for line in (line for part in paragraphs(cell) for line in lines(part) if line.text not in formula.text):
            example = worked_example(formula, line.text) if "=" in line.text else None
            if example is not None:
                yield example
    framed = frame(formula.text, scan(prepare(formula.text)), logic=False)
    for text in framed.worked:
        example = worked_example(formula, f"{text} = {framed.result}")
        if example is not None:
            yield example
    inside = {
        str(note.values["name"]): str(note.values["value"]) for note in formula.notes if note.code == "value_inside"
    }
    if inside:
        ids = {phrase: name for name, phrase in variables_of(formula, {}).items()}
        inputs = {ids.get(phrase, phrase): value for phrase, value in inside.items()}
        yield given_example(formula, inputs, formula.result, formula.text)


def _other_wordings(found: _Found) -> Iterable[Diagnostic]:
    """A second formula in the cell: the same in other words, or another one."""
    for other in found.wordings:
        worded = all(" " in other.phrases.get(name.id, "") for name in ast.names(other.tree))
        here = all(" " in found.formula.phrases.get(name.id, "") for name in ast.names(found.formula.tree))
        values = {"other": other.to_indonesian()}
        if not same_shape(found.formula.tree, other.tree):
            yield Diagnostic("wording_differs", values, severity="remark")
        elif worded and here:
            yield Diagnostic("two_formulas", values, severity="remark")


def _of_name_only(text: str, asked: Asked) -> Iterable[Diagnostic]:
    """What reading a lone name noticed: a slash that was taken into it."""
    try:
        formula = asked.parse(text.strip())
    except FormulaError:
        return ()
    return tuple(note for note in formula.notes if note.code != "phrase_as_name") if not works(formula) else ()
