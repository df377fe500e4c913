"""Laws of the audit, over generated figures and tables."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import assume, given
from hypothesis import strategies as st

from kinerja_rules.audit import audit
from kinerja_rules.errors import RulesError
from kinerja_rules.formula import parse
from kinerja_rules.numbers import MODES, Fraction, Rounding, indonesian
from tests.audit_helpers import audited, check, only, table, verdicts

FORMULAS = ("a / b * 100%", "a - b", "rata_rata(a; b)", "(2 * b - a) / b * 100", "a * b / (a + b)")
KEYS = "tempat kolom isi rumus masukan tercetak dibulatkan salinan cocok jumlah di besaran dari".split()
counts = st.integers(1, 10_000)
digits = st.integers(0, 4)
modes = st.sampled_from(MODES)


def printed(value: Fraction, places: int) -> str:
    """A value of so many decimals as a document prints it."""
    return indonesian(value, places, grouping=False)


def result(formula: str, a: int, b: int) -> Fraction:
    """The exact result."""
    return parse(formula)(a=a, b=b)


@given(st.sampled_from(FORMULAS), counts, counts, digits, modes)
def test_a_rounded_result_is_reproduced(formula: str, a: int, b: int, places: int, mode: Rounding) -> None:
    """A figure made by rounding an exact result under mode m is reproduced under m, and by a report held to m."""
    value = mode.round(result(formula, a, b), places)
    stated = check(printed(value, places), formula, {"a": str(a), "b": str(b)}, gaya_angka="id")
    held = only(audited(laporan={"cara": mode.id_name}, cek=[stated]))
    assert held.verdict == "reproduced"
    assert mode.name in held.modes
    assert mode.name in only(audited(cek=[stated])).modes


@given(st.sampled_from(FORMULAS), counts, counts, digits, modes)
def test_a_figure_three_units_off_never_reproduces(formula: str, a: int, b: int, places: int, mode: Rounding) -> None:
    """Changing the last digit by three is seen, whatever the mode."""
    value = mode.round(result(formula, a, b), places)
    units = int(value * 10**places)
    last = abs(units) % 10
    changed = abs(units) + (3 if last < 7 else -3)
    assume(changed or not units)
    wrong = Fraction(changed if units >= 0 else -changed, 10**places)
    stated = check(printed(wrong, places), formula, {"a": str(a), "b": str(b)}, gaya_angka="id")
    found = only(audited(cek=[stated]))
    assert found.verdict == "inconsistent"
    assert found.modes == ()
    assert found.gap is not None
    assert abs(found.gap) > 1


@st.composite
def rows(draw: st.DrawFn) -> list[list[str]]:
    """Rows of counts with shares, some of them right."""
    found = []
    for number in range(draw(st.integers(1, 8))):
        a, b = draw(st.integers(0, 50)), draw(st.integers(1, 60))
        share = draw(st.sampled_from((Fraction(a, b) * 100, Fraction(draw(st.integers(0, 10_000)), 100))))
        mode = draw(modes)
        found.append([str(number), str(a), str(b), printed(mode.round(share, 2), 2) + "%"])
    return found


@given(rows(), st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_no_verdict(stated: Sequence[list[str]], random: object) -> None:
    """Nor any other part of a finding."""
    shuffled = list(stated)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # a random.Random
    columns, rule = ["no", "a", "b", "p"], {"p": "a / b * 100%"}
    first, second = (audited(tabel=[table(columns, *order, rumus=rule)]) for order in (stated, shuffled))
    kinds = ("derived", "grim")
    ours = {one.id: one.to_dict() for one in first.findings if one.kind in kinds}
    theirs = {one.id: one.to_dict() for one in second.findings if one.kind in kinds}
    assert ours.keys() == theirs.keys()
    for key, record in ours.items():
        assert {**record, "diagnoses": 0, "tried": 0} == {**theirs[key], "diagnoses": 0, "tried": 0}
    assert verdicts(first, "mixed_rounding") == verdicts(second, "mixed_rounding")


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 9)), min_size=2, max_size=8))
def test_every_fault_has_a_root(stated: Sequence[tuple[int, int]]) -> None:
    """Checks that rest on each other, right and wrong, in circles too: each fault is a root or goes with one."""
    checks = []
    for number, (cited, value) in enumerate(stated):
        place = min(cited, len(stated) - 1)
        inputs = {"a": {"dari": f"C{place}"}, "b": "1"} if place != number else {"a": "3", "b": "1"}
        checks.append({**check(str(value), "a + b", inputs), "tempat": f"C{number}"})
    found = audited(cek=checks)
    groups = {root.id: root.others for root in found.roots}
    assert {one.id for one in found.findings if one.is_fault} == set(groups).union(*groups.values())
    assert not any(other in groups for others in groups.values() for other in others)


@given(
    st.dictionaries(
        st.sampled_from(("tabel", "baris", "cek", "sama", "satuan", "laporan", "format", "lain")),
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.text(max_size=8),
            lambda inner: (
                st.lists(inner, max_size=3)
                | st.dictionaries(
                    st.sampled_from(KEYS),
                    inner,
                    max_size=5,
                )
            ),
            max_leaves=20,
        ),
    )
)
def test_any_mapping_gives_a_report_or_our_error(mapping: dict[str, object]) -> None:
    """Bad input is told; nothing else is raised, and a report always becomes JSON."""
    try:
        found = audit(mapping)
    except RulesError as error:
        told = error.render()
    else:
        assert found.to_dict("en")["findings"] is not None
        told = "".join(problem.render() for problem in found.problems)
    assert isinstance(told, str)
