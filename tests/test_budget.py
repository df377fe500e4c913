"""The budget of a year: a tree of codes, its sums, the absorption of an indicator, and what follows from it."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from kinerja_rules import packs
from kinerja_rules.engine import evaluate_year
from kinerja_rules.engine.budget import Budget, parent_code, read_budget
from kinerja_rules.engine.reading import data_of_mapping
from kinerja_rules.errors import PackError
from kinerja_rules.numbers import Fraction
from kinerja_rules.policy import Pack


def budget(*lines: dict[str, Any]) -> Budget:
    """The tree of lines as a data file has them."""
    return read_budget(data_of_mapping({"anggaran": list(lines)}).lines)


def pack(**keys: Any) -> Pack:
    """A pack with the indicator ``i`` and both ways to work an efficiency."""
    sound = {"nama": "I", "rumus": "a / b * 100%", "satuan": "persen", "arah": "naik", "target": {"2024": "50%"}}
    head = {"id": "uji", "versi": "1", "nama": "Uji", "acuan": ["nasional/capaian", "nasional/efisiensi"]}
    return packs.load_pack({"paket": head, "indikator": {"i": {**sound, **keys}}})


def test_a_code_lies_below_the_nearest_one_that_is_there() -> None:
    """Parts are separated by points; digits that only begin alike are no parents."""
    assert parent_code("2.01.03", ["2", "2.01"]) == "2.01"
    assert parent_code("2.01.03", ["2"]) == "2"
    assert parent_code("21.1", ["2"]) is None
    assert parent_code("2", ["2"]) is None


def test_the_tree_and_its_sums() -> None:
    """A line without figures has the sums of those below it; the total is over the lines that lie below no other."""
    tree = budget(
        {"kode": "1", "nama": "Program"},
        {"kode": "1.1", "nama": "Kegiatan", "pagu": "Rp 600", "realisasi": "Rp 300"},
        {"kode": "1.2", "nama": "Kegiatan", "pagu": "Rp 400", "realisasi": "Rp 400"},
        {"kode": "2", "nama": "Program", "pagu": "1.000", "realisasi": "500"},
    )
    assert tree.problems == ()
    assert [node.code for node in tree.roots] == ["1", "2"]
    first = tree.nodes["1"]
    assert [first.ceiling, first.spent, first.absorption] == list(map(Fraction, (1000, 700, 70)))
    assert first.children == ("1.1", "1.2")
    assert [tree.total.ceiling, tree.total.spent, tree.total.absorption] == list(map(Fraction, (2000, 1200, 60)))
    assert tree.share(["1.1", "2"]).absorption == 50


def test_what_does_not_add_up_is_remarked() -> None:
    """The given figure stays; the remark names both."""
    tree = budget({"kode": "1", "pagu": 11, "realisasi": 1}, {"kode": "1.1", "pagu": 10, "realisasi": 1})
    assert [(one.code, one.severity) for one in tree.problems] == [("budget_sum", "remark")]
    assert tree.nodes["1"].ceiling == 11


def test_what_cannot_be_used_is_told() -> None:
    """A code twice, an unreadable amount; the rest stays."""
    tree = budget({"kode": "1", "pagu": "1.000"}, {"kode": "1", "pagu": 3}, {"kode": "2", "pagu": "6,81,297,418.00"})
    assert [one.code for one in tree.problems] == ["budget_twice", "budget_amount"]
    assert tree.nodes["1"].ceiling == 1000
    assert tree.nodes["2"].ceiling is None
    assert all(one.place is not None and one.render() for one in tree.problems)


def test_why_a_share_is_not_known() -> None:
    """An unknown code, an amount that is not given, a ceiling of zero: reasons, no value."""
    tree = budget({"kode": "1", "pagu": 5}, {"kode": "2", "pagu": 0, "realisasi": 0})
    for codes, reason in ((["9"], "budget_code_unknown"), (["1"], "budget_amount_missing"), (["2"], "budget_zero")):
        share = tree.share(codes)
        assert share.absorption is None
        assert [one.code for one in share.reasons] == [reason]
    assert tree.share([]).reasons == ()


@pytest.mark.parametrize(("codes", "code"), [(["2", "2.01"], "budget_code_below"), (["2", "2"], "budget_code_twice")])
def test_money_counts_once(codes: list[str], code: str) -> None:
    """A parent and its child, or one code twice, are refused when the pack is loaded."""
    with pytest.raises(PackError) as caught:
        pack(anggaran=codes)
    assert [one.code for one in caught.value.diagnostics] == [code]
    assert pack(anggaran=["2", "21.1"]).indicators["i"].budget == ("2", "21.1")


LINES = [
    {"kode": "1", "nama": "Program", "pagu": "Rp 1.000", "realisasi": "Rp 787,1"},
    {"kode": "2", "nama": "Program", "pagu": "Rp 500", "realisasi": "Rp 400"},
]


def test_the_absorption_of_an_indicator_feeds_its_derived_values() -> None:
    """Absorption from its codes, exactly; efficiency where its condition holds, else what the pack says instead."""
    found = evaluate_year(pack(anggaran=["1"]), {"data": {"i": {"a": 1, "b": 2}}, "anggaran": LINES}, year=2024)
    assert found.shares["i"].absorption == Fraction("78.71")
    derived = found.results["i"].derived
    assert derived["efisiensi_sisa"].value == Fraction("21.29")
    assert derived["efisiensi_selisih"].value == Fraction("21.29")
    low = evaluate_year(pack(anggaran=["1"]), {"data": {"i": {"a": 1, "b": 4}}, "anggaran": LINES}, year=2024)
    assert low.results["i"].derived["efisiensi_sisa"].said == "tidak dihitung"
    assert low.results["i"].derived["efisiensi_selisih"].value == 50 - Fraction("78.71")


def test_an_absorption_that_is_given_as_printed_stands() -> None:
    """A figure of the data goes before the one that would follow from the budget."""
    data = {"data": {"i": {"a": 1, "b": 2, "serapan": "78,7%"}}, "anggaran": LINES}
    derived = evaluate_year(pack(anggaran=["1"]), data, year=2024).results["i"].derived
    assert derived["efisiensi_sisa"].value == Fraction("21.3")


def test_the_budget_is_that_of_its_year() -> None:
    """Lines of another year play no part; without lines there is no share."""
    lines = [{**line, "tahun": 2023} for line in LINES]
    found = evaluate_year(pack(anggaran=["1"]), {"data": {"i": {"a": 1, "b": 2}}, "anggaran": lines}, year=2024)
    assert found.shares == {}
    assert found.results["i"].derived == {}


# -- rules in time


def dated(**rules: Any) -> Pack:
    """A pack whose direction, scale or derived value has dates."""
    head = {"id": "uji", "versi": "1", "nama": "Uji"}
    bands = [{"label": "Cukup", "mulai": 0}, {"label": "Baik", "mulai": 50}]
    bands[0]["kurang_dari"] = 50
    scale = {"kelas": bands, "di_bawah": "tolak", **rules.get("skala", {})}
    return packs.load_pack(
        {
            "paket": head,
            "arah": {"naik": {"rumus": "realisasi / target * 100%", **rules.get("arah", {})}},
            "skala": {"s": scale},
            "turunan": {"kurang": {"rumus": "100% - capaian", **rules.get("turunan", {})}},
            "indikator": {
                "i": {
                    "nama": "I",
                    "rumus": "a / b * 100%",
                    "satuan": "persen",
                    "arah": "naik",
                    "skala": "s",
                    "target": {"2024": "50%"},
                }
            },
        }
    )


@pytest.mark.parametrize("rule", ["arah", "skala", "turunan"])
def test_a_rule_out_of_its_dates_gives_no_value(rule: str) -> None:
    """Direction, scale and derived value hold in their time alone, and say so."""
    ends = {"arah": {}, "skala": {}, "turunan": {}, rule: {"berlaku_sampai": datetime.date(2023, 12, 31)}}
    result = evaluate_year(dated(**ends), {"data": {"i": {"a": 1, "b": 2}}}, year=2024).results["i"]
    assert result.realisation == 50
    told = [*result.reasons, *(reason for one in result.derived.values() for reason in one.reasons)]
    assert [one.code for one in told] == ["rule_out_of_date"]
    assert "2023-12-31" in told[0].message("id")
    assert (result.achievement is None) == (rule == "arah")
    assert (result.label is None) == (rule in ("arah", "skala"))
    assert result.status == ("no_version" if rule == "arah" else "ok")
