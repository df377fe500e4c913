"""A decree's whole cell: the formula in it, its variables, legend and worked numbers, or that there is none."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

import kinerja_rules as kr
from kinerja_rules.numbers import Fraction
from kinerja_rules.reading import format_pack_text, indicator_toml
from tests.strategies import decree_texts

DECREES = Path(__file__).parent / "corpus" / "decrees.toml"
ROWS: list[dict[str, Any]] = tomli.loads(DECREES.read_text(encoding="utf-8"))["baris"]

# How the reader tells what the table calls doubtful.
REMARKS = {
    "dua_rumus": "two_formulas",
    "garis_miring_dalam_nama": "slash_in_name",
    "garis_miring_rapat": "slash_divides",
    "hanya_angka": "numbers_only",
    "jumlah_berumus_persen": "share_for_count",
    "jumlah_tanpa_kurung": "list_without_operator",
    "kali_100_tanpa_arti": "result_without_percent",
    "kata_tahun_hilang": "year_word_missing",
    "keterangan_di_dalam_sel": "legend_in_cell",
    "koma_di_dalam_nama": "comma_in_name",
    "literal_sebagai_besaran": "literal_quantity",
    "pecahan_diratakan": "fraction_bar",
    "persentase_berisi_cacah": "count_for_share",
    "prosa": "prose",
    "sigma_tak_berdampak": "sigma",
    "singkatan_tanpa_keterangan": "letters_unexplained",
    "tanpa_kali_100": "times_100_missing",
    "tanpa_pembilang_penyebut": "share_restated",
    "target_di_kolom_rumus": "target_in_cell",
    "tukar_pembilang_penyebut": "exchanged_parts",
}
# What nobody can know from the cell and the name alone: other columns, other rows, the meaning of words.
BEYOND_THE_CELL = {
    "baris_ganda",
    "berbeda_dengan_nama",
    "bertentangan_dengan_definisi",
    "besaran_berbeda",
    "garis_miring_dalam_kalimat",
    "kata_hilang",
    "rekap_rata_rata_triwulan",
    "rumus_dalam_sel_tabel",
    "rumus_di_kolom_definisi",
    "satuan_bercampur",
}
BEYOND_THE_WORDS = {
    ("balangan-sk-2023/1", "garis_miring_dalam_nama"),  # the only slashes are those of tags
    ("balangan-sk-2023/47", "tukar_pembilang_penyebut"),  # only who knows the field sees it
    ("balangan-sk-2023/48", "prosa"),  # worded as a count
}


def test_the_table_is_whole() -> None:
    """Every remark of the table is either told by the reader or listed as beyond it."""
    assert len(ROWS) == 188
    assert {remark for row in ROWS for remark in row.get("catatan", [])} == REMARKS.keys() | BEYOND_THE_CELL


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row["sumber"]))
def test_decrees(row: dict[str, Any]) -> None:
    """Kind, formula, variables, worked numbers and doubts of each of the 188 cells of four documents."""
    reading = kr.read(row["teks"], name=row["nama"])
    assert reading.kind == row["jenis"]
    codes = {note.code for note in reading.notes}
    for remark in row.get("catatan", []):
        if remark not in BEYOND_THE_CELL and (row["sumber"], remark) not in BEYOND_THE_WORDS:
            assert REMARKS[remark] in codes, remark
    if row["jenis"] == "rumus":
        assert_formula(reading, row)
    else:
        assert reading.formula is None
        assert not reading.variables
    if row["jenis"] == "ditolak":
        assert len(reading.readings) == len(row["bacaan"])


def assert_formula(reading: kr.Reading, row: dict[str, Any]) -> None:
    """The formula means what the row says, over the phrases as printed, and works the row's numbers."""
    assert reading.formula is not None
    letters = dict(zip(reading.formula.names, "abcdef", strict=False))
    assert {letters[name]: phrase for name, phrase in reading.variables.items()} == row["variabel"]
    meant = kr.parse(row["makna"])
    for seed in range(1, 5):
        values = {name: Fraction(place * 7 + seed, seed) for place, name in enumerate("abcdef", 1)}
        found = reading.formula(**{name: values[letters[name]] for name in letters})
        assert found == meant(**{name: values[name] for name in meant.names})
    assert (reading.part or "").strip("$ ") == row.get("bagian", row["teks"]).strip("$ ") or "bagian" not in row
    for example, printed in zip(reading.examples, row.get("contoh", []), strict=False):
        assert {letters[name]: text for name, text in example.inputs.items()} == printed["masukan"]
        assert example.result == printed["hasil"]
        assert example.modes


CELLS = {
    "a title, a legend, a sentence behind it": (
        "AKI = (JKI/JLH) x 100.000 Keterangan: JKI : Jumlah kematian ibu JLH : Jumlah kelahiran hidup. Data Dinkes.",
        "JKI / JLH * 100000",
        {"JKI": "Jumlah kematian ibu", "JLH": "Jumlah kelahiran hidup"},
    ),
    "words, then letters": (
        "Jumlah kematian ibu dibagi jumlah kelahiran hidup dikali 100.000. AKI = (a/b) x 100.000",
        "jumlah_kematian_ibu / jumlah_kelahiran_hidup * 100000",
        {"jumlah_kematian_ibu": "Jumlah kematian ibu", "jumlah_kelahiran_hidup": "jumlah kelahiran hidup"},
    ),
    "a purpose, then the formula": (
        "Untuk mengetahui mutu jalan. Panjang jalan mantap (km) / Panjang jalan (km) x 100%",
        "panjang_jalan_mantap_km / panjang_jalan_km * 100%",
        {"panjang_jalan_mantap_km": "Panjang jalan mantap (km)", "panjang_jalan_km": "Panjang jalan (km)"},
    ),
    "letters defined before the formula": (
        "A = Jumlah desa mandiri\nB = Jumlah desa\nPersentase = A / B x 100%",
        "A / B * 100%",
        {"A": "Jumlah desa mandiri", "B": "Jumlah desa"},
    ),
    "letters in a list": (
        "a. Jumlah penduduk miskin\nb. Jumlah penduduk\nc. a/b x 100%",
        "a / b * 100%",
        {"a": "Jumlah penduduk miskin", "b": "Jumlah penduduk"},
    ),
    "a table of weights": (
        "Indeks Kepatuhan: Kinerja utama 40%, Kepatuhan 30% dan Pelayanan umum 30%",
        "bobot(kinerja_utama = 40%; Kepatuhan = 30%; pelayanan_umum = 30%)",
        {"kinerja_utama": "Kinerja utama", "Kepatuhan": "Kepatuhan", "pelayanan_umum": "Pelayanan umum"},
    ),
    "a fraction over paragraphs": (
        "<p>Persentase capaian</p><p>Realisasi</p><p>---------- x 100%</p><p>Target</p>",
        "Realisasi / Target * 100%",
        {"Realisasi": "Realisasi", "Target": "Target"},
    ),
    "words behind it": (
        "Jumlah temuan selesai / Jumlah temuan X 100 %, data dari Inspektorat",
        "jumlah_temuan_selesai / jumlah_temuan * 100%",
        {"jumlah_temuan_selesai": "Jumlah temuan selesai", "jumlah_temuan": "Jumlah temuan"},
    ),
    "a list": (
        "1. Jumlah desa mandiri / Jumlah desa x 100%",
        "jumlah_desa_mandiri / jumlah_desa * 100%",
        {"jumlah_desa_mandiri": "Jumlah desa mandiri", "jumlah_desa": "Jumlah desa"},
    ),
}


@pytest.mark.parametrize(("cell", "formula", "variables"), CELLS.values(), ids=CELLS)
def test_cells(cell: str, formula: str, variables: dict[str, str]) -> None:
    """The formula is found wherever it stands."""
    reading = kr.read(cell)
    assert reading.kind == "rumus"
    assert reading.formula is not None
    assert reading.formula.to_source() == formula
    assert reading.variables == variables


def test_worked_numbers() -> None:
    """Numbers find their variables by their place; marks are those that give the result; the roundings are told."""
    chain = kr.read("TPT = Jumlah Pengangguran / Angkatan Kerja x 100% = 8.604 / 317.696 x 100% = 2,70%").examples
    assert [(dict(e.inputs), e.result, e.modes) for e in chain] == [
        ({"jumlah_pengangguran": "8.604", "angkatan_kerja": "317.696"}, "2,70%", ("truncate",))
    ]
    inside = kr.read("Jumlah siswa = 16.030 / Jumlah penduduk = 17.000 x 100% = 94,29%").examples
    assert [(dict(e.inputs), e.result, e.modes) for e in inside] == [
        ({"jumlah_siswa": "16.030", "jumlah_penduduk": "17.000"}, "94,29%", ("half_up", "half_even", "truncate"))
    ]
    below = kr.read("TPAK = (Angkatan : Usia Kerja) x 100\nTPAK 2023 = (216.739 : 300.000) x 100 = 72,25").examples
    assert [(dict(e.inputs), e.result) for e in below] == [({"Angkatan": "216.739", "usia_kerja": "300.000"}, "72,25")]
    told = kr.read("Rumah layak dibagi jumlah rumah dikali 100%, contoh: 80/100 x 100% = 80%").examples
    assert [(dict(e.inputs), e.result) for e in told] == [({"rumah_layak": "80", "jumlah_rumah": "100"}, "80%")]
    wrong = kr.read("a / b x 100% (1 : 4 x 100% = 26%)").examples
    assert [example.modes for example in wrong] == [()]


def test_units() -> None:
    """Percent from × 100%, or from × 100 under a name that says so; units of variables from their brackets."""
    assert kr.read("Luas RTH (km²) : Luas wilayah (km²) x 100%").unit == "persen"
    assert kr.read("Luas RTH (km²) : Luas wilayah (km²) x 100%").units == {
        "luas_rth_km2": "km²",
        "luas_wilayah_km2": "km²",
    }
    assert kr.read("a / b x 100").unit is None
    assert kr.read("a / b x 100", name="Persentase a").unit == "persen"


DIRECT = (
    "Nilai SAKIP dari Inspektorat",
    "1 Unit",
    "Jumlah Aplikasi",
    "100%",
    "0,5% Thn 2020",
    "Rp 5.000.000",
    "≥ 80%",
    "Skor : 80",
)


@pytest.mark.parametrize("cell", DIRECT)
def test_values_that_are_given(cell: str) -> None:
    """A name or a value alone is no arithmetic."""
    assert kr.read(cell).kind == "langsung"


@pytest.mark.parametrize("cell", ["", "  ", "-", "—", "N/A", "nihil"])
def test_nothing(cell: str) -> None:
    """An empty cell is told from one that gives a value."""
    assert kr.read(cell).kind == "tidak_ada"


def test_refused_with_readings() -> None:
    """What could be read in several ways is refused, with the ways and the reason."""
    reading = kr.read("Penduduk bekerja/sementara tidak bekerja/angkatan kerja x 100%")
    assert reading.kind == "ditolak"
    assert reading.readings == (
        "Penduduk bekerja / sementara tidak bekerja",
        "sementara tidak bekerja / angkatan kerja",
    )
    assert [note.code for note in reading.notes] == ["slash_ambiguous"]


def test_toml() -> None:
    """The indicator can be pasted into a pack: nothing of the cell is lost, nothing is supplied."""
    reading = kr.read(
        "jumlah yang dilatih / jumlah penganggur (orang) x 100% (64 : 12.317 X 100% = 0.51%)", name="Persentase lulusan"
    )
    assert indicator_toml(reading, name="Persentase lulusan") == (
        "[indikator.persentase_lulusan]\n"
        'nama = "Persentase lulusan"\n'
        'rumus = "jumlah yang dilatih / jumlah penganggur (orang) x 100%"\n'
        'tertulis = "jumlah yang dilatih / jumlah penganggur (orang) x 100% (64 : 12.317 X 100% = 0.51%)"\n'
        'satuan = "persen"\n'
        'variabel.jumlah_yang_dilatih = { frasa = ["jumlah yang dilatih"] }\n'
        'variabel.jumlah_penganggur_orang = { frasa = ["jumlah penganggur (orang)"], satuan = "orang" }\n'
        "[[indikator.persentase_lulusan.contoh]]\n"
        'masukan.jumlah_yang_dilatih = "64"\n'
        'masukan.jumlah_penganggur_orang = "12.317"\n'
        'hasil = "0.51%"\n'
        'cara = "potong"\n'
    )


@given(st.text(max_size=200) | decree_texts())
def test_reading_raises_nothing(cell: str) -> None:
    """Whatever the cell, it is read; its TOML and JSON can be written and read back; one without any is comments."""
    reading = kr.read(cell, name=cell[:40])
    proposed = tomli.loads(indicator_toml(reading, name=cell[:40]))
    assert bool(proposed) == (reading.kind in ("rumus", "langsung"))
    assert json.loads(json.dumps(reading.to_dict()))["kind"] == reading.kind


PACK = """\
# Paket contoh
[paket]
id = "contoh" # tetap

[variabel.angkatan]
frasa = ["Angkatan kerja"]

[[hubungan]]
rumus = "bekerja+menganggur=angkatan"

[indikator.tkk]
nama = "TKK"
rumus = 'TKK = \\frac{\\text{Penduduk bekerja}}{\\text{Angkatan kerja}} \\times 100\\%'   # dari keputusan
variabel.bekerja = { frasa = ["Penduduk bekerja"] }
satuan = "persen"

[indikator.rasio]
rumus = "Jumlah guru per jumlah murid"
syarat = "capaian>=100 %"

[indikator.rusak]
rumus = "a + "

[turunan.efisiensi]
rumus = "100%-serapan"
"""

FORMATTED = """\
# Paket contoh
[paket]
id = "contoh" # tetap

[variabel.angkatan]
frasa = ["Angkatan kerja"]

[[hubungan]]
rumus = "bekerja + menganggur = angkatan"

[indikator.tkk]
nama = "TKK"
rumus = "bekerja / angkatan * 100%"   # dari keputusan
variabel.bekerja = { frasa = ["Penduduk bekerja"] }
satuan = "persen"
tertulis = 'TKK = \\frac{\\text{Penduduk bekerja}}{\\text{Angkatan kerja}} \\times 100\\%'

[indikator.rasio]
rumus = "jumlah_guru / jumlah_murid"
syarat = "capaian >= 100%"
variabel.jumlah_guru = {frasa = ["Jumlah guru"]}
variabel.jumlah_murid = {frasa = ["jumlah murid"]}
tertulis = "Jumlah guru per jumlah murid"

[indikator.rusak]
rumus = "a + "

[turunan.efisiensi]
rumus = "100% - serapan"
"""


def test_format() -> None:
    """Formulas become canonical, no wording is lost, comments and order stay; twice changes nothing."""
    assert format_pack_text(PACK) == FORMATTED
    assert format_pack_text(FORMATTED) == FORMATTED


def test_format_of_shipped_packs() -> None:
    """Every formula of the shipped packs keeps its meaning."""
    for path in sorted((Path(__file__).parents[1] / "policies").glob("*/paket.toml")):
        text = path.read_text(encoding="utf-8")
        formatted = format_pack_text(text)
        assert format_pack_text(formatted) == formatted
        before, after = tomli.loads(text), tomli.loads(formatted)
        for key, indicator in before.get("indikator", {}).items():
            assert untouched(indicator) == untouched(after["indikator"][key])


def untouched(indicator: dict[str, Any]) -> dict[str, Any]:
    """What formatting may not change."""
    return {
        key: value
        for key, value in indicator.items()
        if key not in ("rumus", "rumus_dimaksud", "syarat", "tertulis", "variabel", "versi")
    }


def test_format_refuses_what_is_no_toml() -> None:
    """A file that cannot be read is an error of ours."""
    with pytest.raises(kr.FileError):
        format_pack_text("[paket\n")


@pytest.mark.parametrize(
    "cell", ["a / / b", "a +", "1/8 (A + B", "(A / B x 100%", "A × B ÷", "Y = 2X + 3", "(2 x A) + (3 x B) = C"]
)
def test_a_formula_that_was_broken_off_is_refused(cell: str) -> None:
    """It is told with its place, and is not taken for the name of a value that is given."""
    reading = kr.read(cell)
    assert reading.kind == "ditolak"
    assert reading.notes[0].span is not None


TORN = [
    "(A / B\nx 100%",
    "x 100%",
    "Jumlah A +\nJumlah B) / C\nA / B",
    "Cakupan : Jumlah A\n(x 1.000)\nJumlah B",
]


@pytest.mark.parametrize("cell", TORN)
def test_a_torn_formula_is_not_read_from_a_part(cell: str) -> None:
    """Where a bracket opens in one line and closes in none, or a line is a sign, no line of the cell is the formula."""
    assert kr.read(cell).kind == "ditolak"


READ = {
    "(UMKM tahun ini - UMKM tahun lalu) / UMKM tahun lalu dikali 100%": "(UMKM - UMKM[n-1]) / UMKM[n-1] * 100%",
    "Nilai IKLH : (0,4 x IKA)\n+ (0,6 x IKL)": "0.4 * IKA + 0.6 * IKL",
    "IKLH = 0,4xIKA + 0,6xIKL": "0.4 * IKA + 0.6 * IKL",
    "TPT = x dibagi y x 100%\nKet: x : Penganggur\n- y : Angkatan kerja": "x / y * 100%",
    "T = A / B * 100% Dengan :\nA: PDRB ADHK, B: Produksi padi (ton)": "A / B * 100%",
    "Persentase mantap dihitung dari jalan mantap dibagi jalan seluruhnya x 100%": (
        "jalan_mantap / jalan_seluruhnya * 100%"
    ),
    "Indikator ini dihitung dengan rumus: [A : B] x 100%": "A / B * 100%",
}


@pytest.mark.parametrize(("cell", "meant"), READ.items(), ids=READ)
def test_what_stands_near_a_word_of_two_uses(cell: str, meant: str) -> None:
    """A year that is past, a title before a sum, an x between a weight and a name, letters that are x and y."""
    formula = kr.read(cell).formula
    assert formula is not None
    assert formula.to_source() == meant


@pytest.mark.parametrize("behind", ["\nSumber data: BPS", "; sumber : Dinas", "\nSatuan : %", ". Catatan: tiap tahun"])
def test_a_source_behind_a_fraction_is_no_part_of_it(behind: str) -> None:
    """What begins with such a word is cut off before the lines of the fraction are."""
    formula = kr.read(f"Jumlah A\n--------\nJumlah B x 100%{behind}").formula
    assert formula is not None
    assert formula.to_source() == "jumlah_a / jumlah_b * 100%"


def test_an_open_bracket_in_prose_tears_nothing() -> None:
    """A bracket that an extraction left open in a sentence beside the formula says nothing about it."""
    assert kr.read("A / B x 100%\n(lihat lampiran").kind == "rumus"


def test_a_line_that_begins_with_a_sign_is_torn_off() -> None:
    """Its neighbour is not taken for the whole formula, whatever the line itself may be read as."""
    assert kr.read("P / Q\nx 100% = lihat lampiran").kind == "ditolak"
