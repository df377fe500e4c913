"""The rows of the four sources against the packs: none is lost, none is reworded.

The sources themselves are not in the repository; tests/corpus/decrees.toml holds their rows, cell by cell.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
import tomli

from kinerja_rules.packs import load_pack
from kinerja_rules.policy import Indicator, Pack

CORPUS = Path(__file__).parent / "corpus" / "decrees.toml"

# rows of each table of the sources, and the pack that holds them
TABLES = {
    "banjar-sk-2023": (93, "banjar/sk-2023"),
    "balangan-sk-2023": (48, "balangan"),
    "banjar-lkjip-2024/Tabel 2.1": (3, "banjar"),
    "banjar-lkjip-2024/Tabel 2.2": (23, "banjar"),
    "paser-lkjip-2023/Tabel 2.3": (4, "paser"),
    "paser-lkjip-2023/Tabel 3.2": (4, "paser"),
    "paser-lkjip-2023/Penjelasan Kinerja": (4, "paser"),
    "paser-lkjip-2023/Reviu I": (4, "paser"),
    "paser-lkjip-2023/IKK": (5, "paser"),
}
DECREES = ("banjar-sk-2023", "balangan-sk-2023")

# rows whose indicator stands in the pack under the wording of another table of the same document
OTHER_WORDING = {
    "banjar-lkjip-2024/Tabel 2.2/1": "tkk",
    "banjar-lkjip-2024/Tabel 2.2/2": "kawasan_berkembang",
    "paser-lkjip-2023/Tabel 3.2/3": "nilai_sakip",
    "paser-lkjip-2023/Penjelasan Kinerja/1": "penempatan",
    "paser-lkjip-2023/Penjelasan Kinerja/2": "perselisihan",
    "paser-lkjip-2023/Penjelasan Kinerja/3": "nilai_sakip",
    "paser-lkjip-2023/Penjelasan Kinerja/4": "kawasan",
    "paser-lkjip-2023/Reviu I/1": "penempatan",
    "paser-lkjip-2023/Reviu I/2": "perselisihan",
    "paser-lkjip-2023/Reviu I/3": "nilai_sakip",
    # no formula is printed in the cell: the pack has the printed numerator and denominator, or the worked example
    "paser-lkjip-2023/IKK/1": "kegiatan_rtkd",
    "paser-lkjip-2023/IKK/2": "tenaga_kerja_bersertifikat",
    "paser-lkjip-2023/IKK/3": "produktivitas",
    "paser-lkjip-2023/IKK/4": "tata_kelola",
    "paser-lkjip-2023/IKK/5": "penempatan_antar_kerja",
}


@cache
def rows() -> dict[str, list[dict[str, str]]]:
    """The rows of each table, in their order."""
    found: dict[str, list[dict[str, str]]] = {}
    for row in tomli.loads(CORPUS.read_text(encoding="utf-8"))["baris"]:
        table, _, number = row["sumber"].rpartition("/")
        if not number.isdigit():  # "Penjelasan Kinerja 1"
            heading, _, number = number.rpartition(" ")
            table = f"{table}/{heading}"
        found.setdefault(table, []).append({**row, "id": f"{table}/{number}"})
    return found


@cache
def pack_of(table: str) -> Pack:
    """The pack that holds a table's rows."""
    return load_pack(TABLES[table][1])


def by_name(pack: Pack, name: str) -> Indicator:
    """The one indicator that a document calls so."""
    found = pack.find(name)
    assert found is not None, name
    return found


def test_every_row_is_in_the_corpus() -> None:
    """The corpus has each table with all of its rows, numbered without a gap."""
    assert {table: len(found) for table, found in rows().items()} == {table: n for table, (n, _) in TABLES.items()}
    for table, found in rows().items():
        assert [row["id"] for row in found] == [f"{table}/{number + 1}" for number in range(len(found))]


@pytest.mark.parametrize("table", DECREES)
def test_the_decrees_stand_in_their_packs_row_by_row(table: str) -> None:
    """As many indicators as rows, in the rows' order, each with the printed name and the whole printed cell."""
    indicators = list(pack_of(table).indicators.values())
    printed = [(row["nama"], row["teks"]) for row in rows()[table]]
    assert [(one.name, one.as_written) for one in indicators] == printed


@pytest.mark.parametrize("table", [table for table in TABLES if table not in DECREES])
def test_the_rows_of_the_reports_stand_in_their_packs(table: str) -> None:
    """Each row's name finds one indicator, which is worded as the row is, or as the document's other table has it."""
    for row in rows()[table]:
        indicator = by_name(pack_of(table), row["nama"])
        if row["id"] in OTHER_WORDING:
            assert indicator.id == OTHER_WORDING[row["id"]]
            assert indicator.as_written != row["teks"], f"{row['id']} is worded as the pack is"
        else:
            assert indicator.as_written == row["teks"], row["id"]


@pytest.mark.parametrize("pack", ["banjar", "paser"])
def test_no_indicator_of_a_report_is_without_a_row(pack: str) -> None:
    """The packs of the reports hold their rows' indicators, and nothing that no table has."""
    tables = [table for table, (_, owner) in TABLES.items() if owner == pack]
    held = {by_name(pack_of(table), row["nama"]).id for table in tables for row in rows()[table]}
    spoken_of = {"paser": {"tpt"}}  # in the text of the report, with no formula
    assert set(load_pack(pack).indicators) == held | spoken_of.get(pack, set())


@pytest.mark.parametrize("table", TABLES)
def test_a_row_with_a_formula_has_one_that_runs(table: str) -> None:
    """What the corpus reads as a formula is one in the pack; anything else is only where the row prints none."""
    for number, row in enumerate(rows()[table]):
        decree = list(pack_of(table).indicators.values())
        indicator = decree[number] if table in DECREES else by_name(pack_of(table), row["nama"])
        if row["jenis"] == "rumus":
            assert indicator.formula is not None, row["id"]
        elif row["jenis"] == "langsung":
            assert indicator.formula is None, row["id"]
