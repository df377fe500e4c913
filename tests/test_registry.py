"""Plug-ins: what a registry takes in, what it refuses, and that the shipped names come by the same way."""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from importlib import metadata
from itertools import permutations
from pathlib import Path

import pytest
from attrs import evolve

import kinerja_rules as kr
from kinerja_rules.builtins import BUILTINS, DEFAULT_REGISTRY
from kinerja_rules.files.toml import read_toml
from kinerja_rules.formula import parse
from kinerja_rules.grammar.words import FUNCTION_ALIASES
from kinerja_rules.messages import Sentence
from kinerja_rules.numbers import HALF_UP, Fraction, Pair
from kinerja_rules.registry import RESERVED, Aggregation, Function, Plugin, Registry
from tests.sample_plugin.kinerja_contoh import PLUGIN

SAMPLE = Path(__file__).parent / "sample_plugin"
BOTH = Registry.of((BUILTINS, PLUGIN))
DOC = Sentence("Dua kali.", "Twice.")


def twice(values: Sequence[Pair]) -> Pair:
    """A function as short as one can be."""
    return 2 * values[0][0], values[0][1]


def function(
    name: str = "dua_kali", least: int = 1, most: int | None = 1, parameters: tuple[str, ...] = ("a",)
) -> Function:
    """A function of a plug-in."""
    return Function(name, twice, least, most, DOC, parameters)


def refused(*plugins: Plugin) -> list[str]:
    """The sentences with which a registry refuses plug-ins."""
    with pytest.raises(kr.RegistryError) as caught:
        Registry.of(plugins)
    return [diagnostic.message("en") for diagnostic in caught.value.diagnostics]


# -- a registry is a value


def test_the_order_of_plugins_changes_nothing() -> None:
    """Whatever the order, the registry is the same value: equal, of one hash, with its names in one order."""
    other = Plugin("lain", functions=(function(),))
    found = [Registry.of(order) for order in permutations((BUILTINS, PLUGIN, other))]
    assert len(set(found)) == 1
    assert len({tuple(registry.functions) for registry in found}) == 1
    assert len({tuple(registry.roundings) for registry in found}) == 1


def test_a_plugin_given_twice_counts_once() -> None:
    """The same plug-in twice is the plug-in."""
    assert Registry.of((BUILTINS, BUILTINS)) == DEFAULT_REGISTRY


def test_a_registry_cannot_be_changed() -> None:
    """Neither its fields nor its tables take anything in."""
    with pytest.raises(AttributeError):
        BOTH.plugins = frozenset()  # type: ignore[misc]  # that is the test
    with pytest.raises(TypeError):
        BOTH.functions["baru"] = function()  # type: ignore[index]  # that is the test


def test_a_registry_survives_pickling() -> None:
    """What another process gets is equal, and works."""
    again = pickle.loads(pickle.dumps(BOTH))
    assert again == BOTH
    assert hash(again) == hash(BOTH)
    assert parse("simpangan(1; 2; 6)", registry=again)() == 2


# -- what a plug-in adds


def test_its_function_works_in_a_formula() -> None:
    """Known where its registry is given, unknown elsewhere; over series and single values."""
    formula = parse("simpangan(a; b)", registry=BOTH)
    assert formula(a=[1, 2], b=6) == 2
    assert formula(a=[Fraction(1, 2), "1,5"], b="1") == Fraction(1, 3)
    assert parse("simpangan(a; b)", registry=BOTH).compiled(digits=0)(1, 4) == 2
    with pytest.raises(kr.FormulaError) as caught:
        parse("simpangan(a; b)")
    assert [diagnostic.code for diagnostic in caught.value.diagnostics] == ["unknown_function"]


def test_its_function_obeys_the_units() -> None:
    """A function that adds refuses unlike units, and gives the one unit of its arguments."""
    formula = parse("simpangan(a; b)", registry=BOTH)
    assert str(formula.with_units({"a": "orang", "b": "orang"}).unit) == "orang"
    with pytest.raises(kr.FormulaError):
        formula.with_units({"a": "orang", "b": "rupiah"})


def test_its_function_without_intervals_is_followed_through_points_alone() -> None:
    """Without ``over_intervals`` a range is told for exact arguments only."""
    formula = parse("simpangan(a; 2) + b", registry=BOTH)
    assert str(formula.interval({"a": 4, "b": kr.parse("1 + 1").interval({})})) == "{3}"
    with pytest.raises(kr.EvaluationError) as caught:
        formula.interval({"a": HALF_UP.unround(Fraction(4), 0), "b": 2})
    assert [diagnostic.code for diagnostic in caught.value.diagnostics] == ["range_unknown"]


def test_its_rounding_is_known_by_both_names() -> None:
    """English and Indonesian; a bare function calls it."""
    formula = parse("a / b", registry=BOTH)
    for mode in ("floor", "ke_bawah"):
        assert formula.compiled(digits=1, mode=mode)(-1, 3) == -4
        assert formula.compiled(digits=1, mode=mode)((-1, 3), 1) == -4
    assert formula.explain({"a": -1, "b": 3}, digits=1, mode="floor").endswith("-> -0,4 (ke bawah, 1 digit)")
    with pytest.raises(kr.EvaluationError) as caught:
        parse("a / b").compiled(digits=1, mode="floor")
    assert str(caught.value).splitlines()[0] == "Cara pembulatan `floor` tidak dikenal."


def test_its_aggregation_makes_the_year() -> None:
    """Pairs of the periods to the pair of the year."""
    assert BOTH.aggregations["terbesar"].exact([(1, 3), (1, 2), (0, 1)]) == (1, 2)


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sample plug-in, as an installer leaves it: its module, and the entry points of its pyproject.toml."""
    project = read_toml(SAMPLE / "pyproject.toml").data["project"]
    points = project["entry-points"]["kinerja_rules.plugins"]
    info = tmp_path / f"kinerja_contoh-{project['version']}.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: {project['version']}\n")
    lines = "".join(f"{name} = {target}\n" for name, target in points.items())
    (info / "entry_points.txt").write_text(f"[kinerja_rules.plugins]\n{lines}")
    (tmp_path / "kinerja_contoh.py").write_text((SAMPLE / "kinerja_contoh.py").read_text(encoding="utf-8"))
    monkeypatch.syspath_prepend(str(tmp_path))


@pytest.mark.usefixtures("installed")
def test_it_is_found_as_an_entry_point() -> None:
    """The group names it; what it gives is a plug-in that a registry takes."""
    (point,) = (point for point in metadata.entry_points(group="kinerja_rules.plugins") if point.name == "contoh")
    assert parse("simpangan(1; 2; 6)", registry=Registry.of((BUILTINS, point.load())))() == 2


# -- what is refused


def test_a_clash_names_both_owners() -> None:
    """Two plug-ins that claim one name are refused, whichever comes first, for every kind of name."""
    mine = Plugin(
        "punya_saya",
        functions=(function("median"),),
        roundings=(evolve(HALF_UP, name="setengah", id_name="potong"),),
        aggregations=(Aggregation("jumlah", twice, DOC),),
    )
    for order in ((BUILTINS, mine), (mine, BUILTINS)):
        assert refused(*order) == [
            "The name `median` belongs to two plug-ins: kinerja_rules and punya_saya.",
            "The name `potong` belongs to two plug-ins: kinerja_rules and punya_saya.",
            "The name `jumlah` belongs to two plug-ins: kinerja_rules and punya_saya.",
        ]


def test_the_same_function_in_two_plugins_is_a_clash() -> None:
    """Even where both mean the same, one name has one owner."""
    one, two = (Plugin(name, functions=(function(),)) for name in ("satu", "dua"))
    assert refused(one, two) == ["The name `dua_kali` belongs to two plug-ins: dua and satu."]


def test_two_plugins_of_one_name() -> None:
    """Owners are told apart by their names."""
    assert "Two different plug-ins are both called sama." in refused(
        Plugin("sama", functions=(function(),)), Plugin("sama", functions=(function("tiga_kali"),))
    )


@pytest.mark.parametrize("name", ["Dua", "dua kali", "", "2x", "dua-kali", "kelipatan²", "é"])
def test_a_name_that_no_formula_can_write(name: str) -> None:
    """One word of the letters a to z, digits and underscores."""
    assert refused(Plugin("p", functions=(function(name),))) == [
        f"Plug-in p: the name `{name}` must be one lower-case word."
    ]


@pytest.mark.parametrize("name", sorted(name for name in RESERVED if name.isidentifier()))
def test_words_of_the_language_stay_what_they_are(name: str) -> None:
    """``jika``, ``dan``, and the other words for shipped functions cannot be taken."""
    assert f"Plug-in p: `{name}` is a word of the formula language, no name for a function." in refused(
        Plugin("p", functions=(function(name),))
    )


def test_other_words_for_functions_name_functions_that_ship() -> None:
    """An alias leads to a function, or to ``jika``."""
    assert set(FUNCTION_ALIASES.values()) <= {*DEFAULT_REGISTRY.functions, "jika"}


@pytest.mark.parametrize(
    ("least", "most", "parameters", "expected"),
    [
        (-1, 1, ("a",), "Plug-in p: the argument counts of `dua_kali` make no sense."),
        (2, 1, ("a",), "Plug-in p: the argument counts of `dua_kali` make no sense."),
        (
            1,
            2,
            ("a",),
            "Plug-in p: the function `dua_kali` takes 2 arguments, but `parameters` names another number.",
        ),
    ],
)
def test_a_broken_contract(least: int, most: int | None, parameters: tuple[str, ...], expected: str) -> None:
    """Counts of arguments that cannot be, or that the parameters contradict."""
    assert refused(Plugin("p", functions=(function(least=least, most=most, parameters=parameters),))) == [expected]


def test_every_fault_is_told_at_once_and_leaves_no_trace() -> None:
    """All problems of all plug-ins, and the registry that was there is as before."""
    bad = Plugin("buruk", functions=(function("Buruk"), function("jika"), function("min")))
    assert len(refused(BUILTINS, bad)) == 3
    assert Registry.of((BUILTINS,)) == DEFAULT_REGISTRY
    assert "min" in DEFAULT_REGISTRY.functions


def test_a_signature_reads_like_a_call() -> None:
    """Name and parameters, as a person would write it."""
    assert DEFAULT_REGISTRY.functions["batasi"].signature == "batasi(a; bawah; atas)"
