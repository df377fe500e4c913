"""Text -> Formula: parsed, its names and arity checked, its units and weights proved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import evolve

from kinerja_rules.builtins import DEFAULT_REGISTRY
from kinerja_rules.check import WHOLE, arity, parse_units
from kinerja_rules.errors import Diagnostic, FormulaError
from kinerja_rules.formula.model import Formula
from kinerja_rules.formula.settling import settled_by_result
from kinerja_rules.grammar import ast
from kinerja_rules.grammar.parser import parse_text
from kinerja_rules.grammar.phrases import PhraseTable
from kinerja_rules.numbers import Fraction, Style
from kinerja_rules.registry import Registry


def parse(
    text: str,
    *,
    phrases: Mapping[str, Sequence[str]] | None = None,
    style: Style = "auto",
    units: Mapping[str, str] | None = None,
    same_units: Mapping[str, str] | None = None,
    weights_total: Fraction = WHOLE,
    registry: Registry = DEFAULT_REGISTRY,
) -> Formula:
    """The formula that ``text`` writes, canonical or as a decree words it.

    ``phrases`` declares how variables are worded; ``units`` their units; ``style`` tells how numbers in the text are
    marked (``id`` 1.920,5; ``en`` 1,920.5). Raises FormulaError, with the place and what to write instead.

    >>> parse("a / b * 100")(a=309142, b=317696)
    Fraction(3864275, 39712)
    """

    def read(style: Style) -> Formula:
        return _parse(text, phrases, style, units, same_units, weights_total, registry, logic=False)

    try:
        return read(style)
    except FormulaError as error:
        settled = settled_by_result(error, read) if style == "auto" and "=" in text else None
        if settled is None:
            raise
        return settled


def parse_condition(
    text: str,
    *,
    phrases: Mapping[str, Sequence[str]] | None = None,
    units: Mapping[str, str] | None = None,
    same_units: Mapping[str, str] | None = None,
    registry: Registry = DEFAULT_REGISTRY,
) -> Formula:
    """A condition such as ``capaian >= 100%``; ask it with ``holds``. Raises FormulaError."""
    formula = _parse(text, phrases, "auto", units, same_units, WHOLE, registry, logic=True)
    if not isinstance(formula.tree, ast.Condition):
        raise FormulaError(Diagnostic("condition_expected", span=formula.tree.span, text=text))
    return formula


def parse_equation(
    text: str,
    *,
    phrases: Mapping[str, Sequence[str]] | None = None,
    units: Mapping[str, str] | None = None,
    same_units: Mapping[str, str] | None = None,
    registry: Registry = DEFAULT_REGISTRY,
) -> tuple[Formula, Formula]:
    """The two sides of an identity such as ``bekerja + penganggur = angkatan_kerja``. Raises FormulaError."""
    whole = _parse(text, phrases, "auto", units, same_units, WHOLE, registry, logic=True)
    match whole.tree:
        case ast.Compare("=", left, right):
            return evolve(whole, tree=left), evolve(whole, tree=right)
    raise FormulaError(Diagnostic("equation_expected", span=whole.tree.span, text=text))


def _parse(
    text: str,
    phrases: Mapping[str, Sequence[str]] | None,
    style: Style,
    units: Mapping[str, str] | None,
    same_units: Mapping[str, str] | None,
    weights_total: Fraction,
    registry: Registry,
    *,
    logic: bool,
) -> Formula:
    functions = frozenset((*registry.functions, "jika", "bobot"))
    parsed = parse_text(text, PhraseTable.of(phrases or {}), functions, style=style, logic=logic)
    wrong = tuple(arity(parsed.nodes, registry.functions, text))
    if wrong:
        raise FormulaError(*wrong)
    labels = {**{name: wordings[0] for name, wordings in (phrases or {}).items() if wordings}, **parsed.labels}
    return Formula(
        text,
        parsed.tree,
        registry,
        parsed.notes,
        parsed.title,
        parsed.result,
        tuple(sorted(parse_units(units or {}, same_units).items())),
        tuple(sorted(labels.items())),
        style,
        weights_total,
    ).checked()
