"""The working of a finding in words: the rule, what each basis gives, what each rounding makes of it, the ranges.

The words are put together when somebody asks for them, not for every finding.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePath

from attrs import evolve

from kinerja_rules.audit.bench import Bench, Worked, Working
from kinerja_rules.audit.inverse import inverses
from kinerja_rules.audit.printing import as_printed
from kinerja_rules.audit.realised import RealisationRule
from kinerja_rules.audit.rules import BrokenRule, FormulaRule, Value
from kinerja_rules.audit.steps import Step, Tell
from kinerja_rules.audit.verdicts import BasisInput, Judgement
from kinerja_rules.errors import Diagnostic
from kinerja_rules.messages import Sentence, sentence
from kinerja_rules.numbers import Figure, Fraction, Interval, english, indonesian

_MAX_INVERSES = 3


def figure_explained(
    bench: Bench, working: Working, found: Judgement | None, bases: Sequence[tuple[BasisInput, Worked]]
) -> Tell:
    """The working of a judged figure."""
    return lambda lang: _figure(lang, bench, working, found, bases)


def said(code: str, lang: str, **values: object) -> str:
    """One sentence of the audit."""
    return sentence(code, lang, values)


def _detail(code: str, lang: str, **values: object) -> Step:
    return Step(said(code, lang, **values), "detail")


def number(value: Fraction) -> Sentence:
    """An exact value as a value of a sentence."""
    return Sentence(indonesian(value), english(value))


def spoken(told: Diagnostic) -> Sentence:
    """A diagnostic as a value of a sentence."""
    return Sentence(told.message("id"), told.message("en"))


def _figure(
    lang: str, bench: Bench, working: Working, found: Judgement | None, bases: Sequence[tuple[BasisInput, Worked]]
) -> Iterator[Step]:
    figure = working.cell.figure
    problem = working.cell.problem
    if working.cell.place is not None:
        file = PurePath(working.cell.place.file or "").name
        yield Step(said("working_place", lang, place=str(evolve(working.cell.place, file=file))))
    if figure is None and problem is not None:
        yield Step(f"{problem.message(lang)} {problem.remedy(lang)}".strip())
    if isinstance(working.rule, BrokenRule):
        yield Step(working.rule.problem.message(lang))
        return
    yield Step(said("working_rule", lang, rule=_rule(working)), "rule")
    for basis, worked in bases:
        if basis.name != "exact" or worked.value != bases[0][1].value:  # the same once more says nothing
            yield from _basis(lang, bench, working, basis, worked)
    if figure is None or found is None:
        return
    yield _detail("working_accepted", lang, reported=working.cell.text, accepted=found.accepted.spoken())
    if found.exact is not None:
        yield from _verdict(lang, bench, figure, found)
    if found.verdict in ("undecidable", "inconsistent"):
        yield from _inverse(lang, bench, working, figure, bases[0][1])


def _basis(lang: str, bench: Bench, working: Working, basis: BasisInput, worked: Worked) -> Iterator[Step]:
    name = f"basis_{basis.name}"
    rule = working.intended if basis.name == "intended" and working.intended is not None else working.rule
    if worked.value is None:
        reason = worked.reason or Diagnostic("no_value", {"part": working.rule.text})
        yield Step(said("working_no_value", lang, basis=said(name, lang), reason=spoken(reason)))
        return
    digits = working.cell.figure.digits if working.cell.figure is not None else 2
    lines = rule.working(_in_language(worked, lang), lang, digits, bench.rounding).split("\n")
    text = lines[0] if len(lines) == 1 else "".join(f"\n  {line}" for line in lines)
    told = said("working_basis", lang, basis=said(name, lang), working=text).replace(": \n", ":\n")
    yield Step(told, worked=text)
    for _, cell in worked.deeper:
        own = bench.own(cell)
        if own is not None and own.value is not None:
            yield _detail("working_deeper", lang, place=cell.id, value=number(own.value), reported=cell.text)
    if basis.interval is not None:
        yield _detail("working_range", lang, range=basis.interval.spoken())
    if basis.reason is not None:
        yield Step(basis.reason.message(lang))


def _rule(working: Working) -> str:
    """The rule as it is read: LaTeX is written out."""
    text, formula = working.rule.text, working.rule.formula
    if "\\" not in text:
        return text
    own = working.rule.own if isinstance(working.rule, RealisationRule) else formula
    return text if own is None else own.to_indonesian()


def _in_language(worked: Worked, lang: str) -> dict[str, Value]:
    """What went in, as it is shown: a worked value is written in the language, a printed figure as it is printed."""
    anew = {name for name, _ in worked.deeper}
    values = dict(worked.values)
    for name, value in worked.values.items():
        if lang == "en" and name in anew and isinstance(value, Figure):
            values[name] = evolve(value, text=f"{english(value.value)}{'%' if value.percent else ''}")
    return values


def _verdict(lang: str, bench: Bench, figure: Figure, found: Judgement) -> Iterator[Step]:
    assert found.exact is not None
    results = "; ".join(
        f"{mode.title.en if lang == 'en' else mode.title.id} {as_printed(figure, found.exact, mode)}"
        for mode in bench.modes
    )
    yield _detail("working_modes", lang, results=results)
    if found.verdict in ("inconsistent", "reproduced_other_mode", "within_rounding") and found.gap is not None:
        yield _detail(f"verdict_{found.verdict}", lang, gap=number(abs(found.gap)), modes=_modes(bench, found.modes))


def _inverse(lang: str, bench: Bench, working: Working, figure: Figure, worked: Worked) -> Iterator[Step]:
    """Which value of an input would have given the figure; of many inputs none is singled out, unless it is missing."""
    formula = working.rule.formula
    if formula is None:
        return
    inputs = {name: value for name, value in worked.values.items() if isinstance(value, Figure | Fraction)}
    if isinstance(working.rule, FormulaRule | RealisationRule):
        inputs |= working.rule.constants
    missing = [name for name in formula.names if name not in inputs]
    if not missing and len(formula.names) > _MAX_INVERSES:
        return
    for one in inverses(formula, inputs, figure, bench.rounding):
        if working.rule.names and one.name in working.rule.names:
            yield _detail("working_inverse", lang, name=one.name, range=one.interval.spoken())


def _modes(bench: Bench, names: Sequence[str]) -> Sentence:
    titles = [mode.title for mode in bench.modes if mode.name in names]
    return Sentence("; ".join(title.id for title in titles), "; ".join(title.en for title in titles))


def compared(lang: str, seen: Sequence[tuple[str, str, Interval | None]]) -> Iterator[Step]:
    """Figures that should agree: each with its place, and the values that print so."""
    for place, text, interval in seen:
        held = "-" if interval is None else interval.spoken()
        yield Step(said("working_seen", lang, place=place, reported=text, range=held))
