"""Laws of scales and directions, over generated ones."""

from __future__ import annotations

import copy
import datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import find, given, settings
from hypothesis import strategies as st

from kinerja_rules import packs
from kinerja_rules.engine import evaluate
from kinerja_rules.files.toml import read_toml
from kinerja_rules.numbers import Decimal, Fraction, indonesian
from kinerja_rules.policy import Scale
from tests.strategies import band_tables, scales

ends = st.fractions(-200, 200, max_denominator=100)
amounts = st.fractions(Fraction(1, 100), 1000, max_denominator=100)
CAPAIAN = packs.load_pack("nasional/capaian")
SOURCE = Path(__file__).parents[1] / "corpus" / "good" / "packs" / "lengkap.toml"
SOUND = read_toml(SOURCE).data
FULL = packs.load_pack(SOURCE)
junk = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 3000),
    st.decimals(allow_nan=True, allow_infinity=True),
    st.floats(),
    st.text(max_size=12),
    st.sampled_from(["a / b", "97,30%", "12.317", "naik", "mutu", "i +", "x" * 20_000, "(" * 300, "\f", "potong"]),
    st.dates(),
    st.just([]),
    st.just({}),
    st.lists(st.integers(0, 3) | st.text(max_size=3), max_size=3),
    st.dictionaries(st.sampled_from(["rumus", "2024", "tw1", "bawah", "digit", "", "a b"]), st.integers(), max_size=2),
)
inputs = st.dictionaries(
    st.sampled_from("bekerja penduduk ditempatkan lulus realisasi capaian pagu tw1 sem1 ?".split()),
    junk,
    max_size=5,
)


@given(scales(), ends, st.data())
def test_a_scale_gives_one_label_at_most(scale: Scale, value: Fraction, data: st.DataObject) -> None:
    """Whatever the bands, at most one holds a value, exact edges included, and ``place`` finds it."""
    edges = [end for band in scale.bands for end in (band.low, band.high) if end is not None]
    value = data.draw(st.sampled_from([*edges, value])) if edges else value
    holding = [band for band in scale.bands if band.contains(value)]
    assert len(holding) <= 1
    placement = scale.place(value)
    if holding:
        assert placement.band is holding[0]
        assert placement.how == "band"
    else:
        assert placement.how != "band"
    assert (placement.band is None) == (placement.reason is not None)


@given(scales(), ends, ends)
def test_labels_keep_the_order_of_values(scale: Scale, one: Fraction, two: Fraction) -> None:
    """Of two values the greater one never has the lower band."""
    low, high = (scale.place(value).band for value in sorted((one, two)))
    if low is not None and high is not None:
        assert scale.bands.index(low) <= scale.bands.index(high)


@given(band_tables(), ends)
def test_no_pack_loads_with_a_value_in_two_bands(table: dict[str, object], value: Fraction) -> None:
    """Generated bands, overlapping or not: what loads gives every value one label at most, or says why none."""
    pack = {"paket": {"id": "uji", "versi": "1", "nama": "Uji"}, "skala": {"s": table}}
    found = packs.check(pack)
    if any(problem.severity == "error" for problem in found):
        assert all(problem.message("id") and problem.message("en") for problem in found)
        return
    scale = packs.load_pack(pack).scales["s"]
    for at in [value, *(end for band in scale.bands for end in (band.low, band.high) if end is not None)]:
        assert sum(band.contains(at) for band in scale.bands) <= 1
        placement = scale.place(at)
        assert placement.band is not None or placement.reason is not None
        if placement.reason is not None:
            assert indonesian(at) in placement.reason.message("id")


def _shares_one_point(table: dict[str, object]) -> bool:
    """Whether the pack loads, and two of its bands hold one value, and that an edge of both."""
    pack = {"paket": {"id": "uji", "versi": "1", "nama": "Uji"}, "skala": {"s": table}}
    if any(problem.severity == "error" for problem in packs.check(pack)):
        return False
    bands = packs.load_pack(pack).scales["s"].bands
    return any(
        one.high is not None and one.high == two.low and one.contains(one.high) and two.contains(one.high)
        for one, two in pairwise(bands)
    )


def test_the_law_rests_on_the_proof(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the proof a table is found whose bands share one exact edge; with it that table is refused."""
    search = settings(max_examples=2000, derandomize=True, database=None)
    monkeypatch.setattr("kinerja_rules.packs.scales._overlaps", lambda *_: False)
    table = find(band_tables(), _shares_one_point, settings=search)
    monkeypatch.undo()
    pack = {"paket": {"id": "uji", "versi": "1", "nama": "Uji"}, "skala": {"s": table}}
    assert "bands_overlap" in [problem.code for problem in packs.check(pack)]


@given(amounts, ends, ends)
def test_more_is_never_worse_for_naik_nor_better_for_turun(target: Fraction, one: Fraction, two: Fraction) -> None:
    """Higher realisation never lowers the achievement of naik and never raises that of turun, in all its forms."""
    low, high = sorted((one, two))
    for name in ("naik", "naik_batas_100"):
        direction = CAPAIAN.directions[name]
        worse, better = (direction.achievement(target, value).value for value in (low, high))
        assert worse is not None
        assert better is not None
        assert worse <= better
    for name in ("turun", "turun_2"):
        direction = CAPAIAN.directions[name]
        better, worse = (direction.achievement(target, value).value for value in (low, high))
        assert worse is not None
        assert better is not None
        assert worse <= better


@given(amounts, amounts)
def test_the_two_forms_of_turun_agree(target: Fraction, realisation: Fraction) -> None:
    """(T - (R - T)) / T and 2 - R / T are one rule."""
    first, second = (CAPAIAN.directions[name].achievement(target, realisation) for name in ("turun", "turun_2"))
    assert first.value == second.value


@given(amounts)
def test_on_target_is_a_hundred(target: Fraction) -> None:
    """Every direction over figures gives 100 where the target is met exactly."""
    for direction in CAPAIAN.directions.values():
        if direction.for_figures:
            assert direction.achievement(target, target).value == 100


def _paths(data: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The path of every value, however deep."""
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [path, *(inner for key, value in items for inner in _paths(value, (*path, key)))]


PATHS = [path for path in _paths(SOUND) if path]


@given(st.lists(st.tuples(st.sampled_from(PATHS), junk), min_size=1, max_size=4))
def test_checking_raises_nothing(changes: list[tuple[tuple[Any, ...], Any]]) -> None:
    """Whatever stands in a pack: problems with place and sentences in both languages, or a pack that works."""
    data: Any = copy.deepcopy(SOUND)
    for path, value in changes:
        inner = data
        try:
            for part in path[:-1]:
                inner = inner[part]
            inner[path[-1]] = value
        except (LookupError, TypeError):
            continue
    found = packs.check(data)
    for problem in found:
        assert problem.render()
        assert problem.place is not None
    if not any(problem.severity == "error" for problem in found):
        assert packs.load_pack(data).remarks == tuple(found)


@given(st.sampled_from(sorted(FULL.indicators)), inputs, st.sampled_from([2020, 2023, 2024]), junk)
def test_evaluation_raises_nothing(name: str, given_: dict[str, Any], year: int, target: Any) -> None:
    """Whatever the inputs and the target: a value, or reasons that can be spoken; and a record in any case."""
    result = evaluate(FULL, name, given_, year=year, target=target, date=datetime.date(year, 12, 31))
    assert result.status == "ok" or result.reasons
    assert (result.status == "ok") <= (result.achievement is not None)
    assert all(reason.render() for reason in result.reasons)
    assert result.explain("id")
    assert result.explain("en")
    assert result.to_dict() == evaluate(FULL, name, given_, year=year, target=target, date=result.date).to_dict()


@given(amounts, amounts, st.integers(0, 4))
def test_declared_rounding_is_the_only_rounding(a: Fraction, b: Fraction, digits: int) -> None:
    """The exact value is that of fractions; the reported one is the exact one, rounded once."""
    pack = packs.load_pack(
        {
            "paket": {"id": "uji", "versi": "1", "nama": "Uji", "acuan": ["nasional/capaian"]},
            "pembulatan": {"realisasi": {"digit": digits}},
            "indikator": {"i": {"nama": "I", "rumus": "a / b * 100%", "satuan": "persen", "arah": "naik"}},
        }
    )
    result = evaluate(pack, "i", {"a": a, "b": b}, year=2024, target=Decimal(50))
    assert result.exact_realisation == a / b * 100
    assert result.realisation == Fraction(int(a / b * 100 * 10**digits + Fraction(1, 2)), 10**digits)
    assert result.achievement == result.realisation * 2
