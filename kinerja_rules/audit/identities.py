"""Identities of the data (``hubungan``): held against the inputs that the report prints, each once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from attrs import define, field

from kinerja_rules.audit.bench import Working
from kinerja_rules.audit.cells import Given
from kinerja_rules.audit.context import Context
from kinerja_rules.audit.judged import Ids, Judged
from kinerja_rules.audit.model import Finding
from kinerja_rules.audit.realised import RealisationRule
from kinerja_rules.audit.steps import Step
from kinerja_rules.audit.wording import number, said
from kinerja_rules.errors import Diagnostic
from kinerja_rules.numbers import Fraction, indonesian
from kinerja_rules.policy.pack import Relation


@define(eq=False)
class Data:
    """The shared variables of a pack as the report prints them: each value with the places it stands at."""

    values: dict[str, dict[Fraction, list[str]]] = field(factory=dict)
    texts: dict[tuple[str, Fraction], str] = field(factory=dict)

    def add(self, name: str, value: Fraction, place: str, text: str) -> None:
        """Notes a value of a variable."""
        self.values.setdefault(name, {}).setdefault(value, []).append(place)
        self.texts.setdefault((name, value), text)


def shared_data(context: Context, workings: Sequence[Working]) -> Data:
    """The yearly inputs of realisations that are variables shared by the indicators of the pack."""
    data = Data()
    shared = {} if context.own_pack is None else context.own_pack.variables
    for working in workings:
        rule = working.rule
        if not isinstance(rule, RealisationRule):
            continue
        for name, given in working.inputs.items():
            own = rule.indicator.variables.get(name)
            if name in shared and own == shared[name] and isinstance(given, Given):
                value = given.value if given.figure is None else given.figure.value
                if value is not None:
                    data.add(name, value, working.cell.id.rpartition("/")[0], given.text)
    return data


def judged_identities(context: Context, ids: Ids, data: Data) -> Iterator[Judged]:
    """The verdict on every identity of the pack of which the report prints anything."""
    for name, values in data.values.items():
        if len(values) > 1:
            shown = "; ".join(f"{data.texts[name, value]} ({', '.join(places)})" for value, places in values.items())
            context.remark("variable_differs", name, name=name, values=shown)
    for relation in () if context.own_pack is None else context.own_pack.relations:
        names = tuple(dict.fromkeys((*relation.left.names, *relation.right.names)))
        if any(name in data.values for name in names):
            yield _judged(ids, relation, names, data)


def _judged(ids: Ids, relation: Relation, names: Sequence[str], data: Data) -> Judged:
    missing = [name for name in names if name not in data.values]
    unclear = [name for name in names if len(data.values.get(name, {})) > 1]
    reasons = [Diagnostic("input_not_printed", {"name": name}) for name in missing]
    reasons += [Diagnostic("several_values", {"name": name}) for name in unclear]
    left = right = None
    if not reasons:
        given = {name: next(iter(data.values[name])) for name in names}
        left, right = (
            _side(relation.left.names, given, relation, "left"),
            _side(relation.right.names, given, relation, "right"),
        )
    verdict = "undecidable" if left is None or right is None else "consistent" if left == right else "inconsistent"
    shown = " ".join(relation.text.split())
    reported = "; ".join(f"{name} = {data.texts[name, value]}" for name in names for value in data.values.get(name, {}))
    finding = Finding(
        ids.next(shown, "identity"),
        shown,
        "identity",
        relation.note or shown,
        reported,
        verdict,
        "hubungan",
        rule=shown,
        exact=left,
        expected=None if right is None else indonesian(right),
        gap=None if left is None or right is None or left == right else left - right,
        reasons=tuple(reasons),
        tell=lambda lang: _told(lang, shown, left, right, verdict, reasons, reported),
    )
    return Judged(finding)


def _side(names: Sequence[str], given: Mapping[str, Fraction], relation: Relation, side: str) -> Fraction | None:
    formula = relation.left if side == "left" else relation.right
    return formula.evaluate({name: given[name] for name in names}).value


def _told(
    lang: str,
    shown: str,
    left: Fraction | None,
    right: Fraction | None,
    verdict: str,
    reasons: Sequence[Diagnostic],
    reported: str,
) -> Iterator[Step]:
    yield Step(said("working_rule", lang, rule=shown), "rule")
    yield Step(reported)
    yield from (Step(reason.message(lang)) for reason in reasons)
    if left is not None and right is not None:
        sides = {"left": number(left), "right": number(right), "difference": number(abs(left - right))}
        yield Step(said(f"identity_{verdict}", lang, **sides))
