"""Rows judged by a pack: formulas, periods, constants, intended formulas, versions, identities."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kinerja_rules.audit import Report, audit
from kinerja_rules.engine import Engine
from kinerja_rules.numbers import Fraction
from tests.audit_helpers import audited, check, only, problem_codes, remark_codes, verdicts

PACK = """
format = 1
[paket]
id = "uji"
versi = "1"
nama = "Dinas Uji"
acuan = ["nasional/capaian", "nasional/permendagri-86-2017"]
skala = "permendagri-86-2017"
[satuan]
orang = "cacah"
[variabel.bekerja]
frasa = ["Penduduk bekerja"]
satuan = "orang"
[variabel.penganggur]
frasa = ["Pengangguran"]
satuan = "orang"
[variabel.angkatan_kerja]
frasa = ["Angkatan kerja"]
satuan = "orang"
[[hubungan]]
rumus = "bekerja + penganggur = angkatan_kerja"
[indikator.tpt]
nama = "Tingkat Pengangguran Terbuka"
rumus = "Pengangguran : Angkatan kerja x 100"
satuan = "persen"
arah = "turun"
target.pk.2024 = "2,72%"
[indikator.tkk]
nama = "Tingkat Kesempatan Kerja"
rumus = "Penduduk bekerja / Angkatan kerja x 100%"
satuan = "persen"
arah = "naik"
[indikator.produktivitas]
nama = "Produktivitas"
rumus = "pdrb / bekerja / jam_kerja"
satuan = "rupiah / jam"
arah = "naik"
variabel.pdrb = { satuan = "rupiah" }
variabel.jam_kerja = { satuan = "jam", tetap = "8 × 5 × 4 × 12" }
[indikator.layanan]
nama = "Layanan"
rumus = "selesai / masuk * 100%"
satuan = "persen"
arah = "naik"
periode = "semester"
rekap = "rata_rata"
nol_per_nol = "nol"
variabel.selesai = { satuan = "orang" }
variabel.masuk = { satuan = "orang" }
[indikator.stok]
nama = "Stok"
jenis = "langsung"
satuan = "orang"
arah = "naik"
periode = "semester"
rekap = "terakhir"
[indikator.kumpul]
nama = "Kumpul"
rumus = "selesai / masuk * 100%"
satuan = "persen"
arah = "naik"
periode = "semester"
rekap = "dari_jumlah_masukan"
variabel.selesai = { satuan = "orang" }
variabel.masuk = { satuan = "orang" }
[indikator.ragu]
nama = "Ragu"
rumus = "a / b"
rumus_dimaksud = "a / b * 100"
alasan = "Tanpa × 100 hasilnya bukan persen."
satuan = "persen"
arah = "naik"
variabel.a = { satuan = "orang" }
variabel.b = { satuan = "orang" }
[arah.terbatas]
rumus = "realisasi / target * 100%"
target_nol = { realisasi_nol = 100, selain_itu = 0 }
batas = { atas = 120 }
[indikator.batas]
nama = "Batas"
jenis = "langsung"
satuan = "persen"
arah = "terbatas"
"""


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The path of a pack of its own."""
    file = tmp_path_factory.mktemp("paket") / "uji.toml"
    file.write_text(PACK, encoding="utf-8")
    return str(file)


def rows(pack: str, *stated: dict[str, Any]) -> Report:
    """The audit of single rows under the pack."""
    return audited(laporan={"paket": pack}, baris=[{"tempat": f"R{n}", **row} for n, row in enumerate(stated)])


def test_realisation_achievement_and_label_by_the_pack(pack: str) -> None:
    """Formula, units, direction and scale come from the indicator; the row is named as documents name it."""
    row = {
        "indikator": "Tingkat Pengangguran Terbuka",
        "masukan": {"penganggur": "8.604", "angkatan_kerja": "317.696"},
        "target": "2,72%",
        "realisasi": "2,71%",
        "capaian": "100,37%",
        "kriteria": "Sangat Tinggi",
    }
    report = rows(pack, row)
    assert problem_codes(report) == []
    assert verdicts(report) == {
        "R0/realisasi#realisation": "reproduced",
        "R0/capaian#achievement": "reproduced",
        "R0/kriteria#label": "match",
        "bekerja + penganggur = angkatan_kerja#identity": "undecidable",
    }
    assert report.packs[0].id == "uji"
    assert report.coverage.worked == ("R0/realisasi",)


def test_constants_come_from_the_pack(pack: str) -> None:
    """Working hours are fixed there; the document need not print them."""
    inputs = {"pdrb": "13.829.330.000.000", "bekerja": "309.092"}
    report = rows(pack, {"indikator": "produktivitas", "masukan": inputs, "realisasi": "Rp 23.303 / Jam"})
    assert report.finding("R0/realisasi#realisation").verdict == "reproduced"
    assert "1.920" in report.finding("R0/realisasi#realisation").explanation()


def test_periods_are_rolled_up_unrounded(pack: str) -> None:
    """The mean of 1/3 and 2/3; a period of 0 of 0 is zero as the pack says."""
    halves = {"sem1": {"selesai": "1", "masuk": "3"}, "sem2": {"selesai": "2", "masuk": "3"}}
    none = {"sem1": {"selesai": "0", "masuk": "0"}, "sem2": {"selesai": "2", "masuk": "3"}}
    report = rows(
        pack,
        {"indikator": "layanan", "masukan": halves, "realisasi": "50%"},
        {"indikator": "layanan", "masukan": none, "realisasi": "33,33%"},
        {"indikator": "layanan", "masukan": {"sem1": halves["sem1"]}, "realisasi": "33,33%"},
        {"indikator": "layanan", "masukan": {"selesai": "3", "masuk": "6"}, "realisasi": "50%"},
        {"indikator": "kumpul", "masukan": halves, "realisasi": "50%"},
    )
    found = verdicts(report, "realisation")
    assert list(found.values()) == ["reproduced", "reproduced", "undecidable", "undecidable", "reproduced"]
    for number in range(5):
        assert report.finding(f"R{number}/realisasi#realisation").explanation("en")


def test_periods_known_only_as_printed_are_rounded(pack: str) -> None:
    """Unless they are counts or whole percentages; the range of the year follows."""
    report = rows(
        pack,
        {
            "indikator": "layanan",
            "masukan": {"sem1": {"realisasi": "66,67%"}, "sem2": {"realisasi": "33,3%"}},
            "realisasi": "50,00%",
        },
        {
            "indikator": "layanan",
            "masukan": {"sem1": {"realisasi": "50%"}, "sem2": {"selesai": "1", "masuk": "2"}},
            "realisasi": "51%",
        },
        {
            "indikator": "stok",
            "masukan": {"sem1": {"realisasi": "10 Orang"}, "sem2": {"realisasi": "12 Orang"}},
            "realisasi": "12 Orang",
        },
        {
            "indikator": "layanan",
            "masukan": {"sem1": {"realisasi": "0"}, "sem2": {"realisasi": "50%"}},
            "realisasi": "25%",
        },
        {"indikator": "stok", "masukan": {"realisasi": "12 Orang"}, "realisasi": "12 Orang"},
        {"indikator": "layanan", "masukan": {"realisasi": "33,3%"}, "realisasi": "33,33%"},
    )
    assert list(verdicts(report, "realisation").values()) == [
        "within_rounding",
        "inconsistent",
        "reproduced",
        "reproduced",
        "reproduced",
        "within_rounding",
    ]
    assert str(report.finding("R0/realisasi#realisation").bases[0].interval) == "[49,9575; 50,0125)"
    assert "mean_over_empty_periods" in remark_codes(report)


def test_rounded_inputs_of_a_row_widen_its_result(pack: str) -> None:
    """`dibulatkan` of the row, by period too."""
    report = rows(
        pack,
        {
            "indikator": "layanan",
            "masukan": {"sem1": {"selesai": "1", "masuk": "3"}, "sem2": {"selesai": "2", "masuk": "3"}},
            "dibulatkan": ["selesai"],
            "realisasi": "55%",
        },
        {"indikator": "ragu", "masukan": {"a": "1", "b": "3"}, "dibulatkan": ["a"], "realisasi": "0,5"},
    )
    assert list(verdicts(report, "realisation").values()) == ["within_rounding", "within_rounding"]


def test_caps_and_zero_targets_hold_as_the_direction_states_them(pack: str) -> None:
    """150 of 100 is 120 there; 0 of 0 is 100; the range of a rounded realisation is capped too."""
    report = rows(
        pack,
        {"indikator": "batas", "target": "100%", "realisasi": "150%", "capaian": "120%"},
        {"indikator": "batas", "target": "0%", "realisasi": "0%", "capaian": "100%"},
        {"indikator": "batas", "target": "0%", "realisasi": "5%", "capaian": "5%"},
        {"indikator": "batas", "target": "100%", "realisasi": "150,5%", "capaian": "150%"},
        {"indikator": "batas", "target": "100%", "realisasi": "120,0%", "capaian": "119,96%"},
    )
    found = verdicts(report, "achievement")
    assert list(found.values()) == ["reproduced", "reproduced", "inconsistent", "inconsistent", "within_rounding"]
    assert "terbatas: 120" in report.finding("R0/capaian#achievement").explanation()


def test_an_input_of_a_row_may_cite_a_figure(pack: str) -> None:
    """Or be a series of figures."""
    report = audited(
        laporan={"paket": pack},
        cek=[check("1", "x", {"x": "1"})],
        baris=[
            {"tempat": "A", "indikator": "ragu", "masukan": {"a": {"dari": "C"}, "b": "4"}, "realisasi": "25%"},
            {"tempat": "B", "rumus": "jumlah(a)", "masukan": {"a": ["1", {"dari": "C"}]}, "realisasi": "2"},
        ],
    )
    assert list(verdicts(report, "realisation").values()) == ["reproduced", "reproduced"]


def test_the_intended_formula_is_held_against_the_figure_too(pack: str) -> None:
    """Which of the two gives the figure is a remark; what follows is worked by that one."""
    both = {"a": "1", "b": "4"}
    report = rows(
        pack,
        {"indikator": "ragu", "masukan": both, "realisasi": "25%", "target": "50%", "capaian": "50%"},
        {"indikator": "ragu", "masukan": both, "realisasi": "0,25%", "target": "50%", "capaian": "0,5%"},
        {"indikator": "ragu", "masukan": both, "realisasi": "7%"},
    )
    assert [report.finding(f"R{n}/realisasi#realisation").verdict for n in range(3)] == [
        "reproduced",
        "reproduced",
        "inconsistent",
    ]
    assert [basis.exact for basis in report.finding("R0/capaian#achievement").bases] == [50, 50]
    assert remark_codes(report) == ["only_intended_formula", "only_printed_formula"]


def test_inputs_of_other_names_are_told(pack: str) -> None:
    """And the realisation lacks what it needs."""
    lacking = {"indikator": "ragu", "masukan": {"a": "1", "bb": "4"}, "realisasi": "25%"}
    report = rows(pack, {"indikator": "layanann", "realisasi": "5%"}, lacking)
    assert problem_codes(report) == ["unknown_indicator", "unused_input"]
    assert verdicts(report) == {"R1/realisasi#realisation": "undecidable"}


def test_identities_are_held_against_what_the_report_prints(pack: str) -> None:
    """309.142 and 8.604 are not 317.696; two values of one variable are told and decide nothing."""
    tkk = {"indikator": "tkk", "masukan": {"bekerja": "309.092 + 50", "angkatan_kerja": "317.696"}, "realisasi": "97%"}
    tpt = {"indikator": "tpt", "masukan": {"penganggur": "8.604", "angkatan_kerja": "317.696"}, "realisasi": "3%"}
    found = only(rows(pack, tkk, tpt), "identity")
    assert (found.verdict, found.exact, found.expected) == ("inconsistent", Fraction(317746), "317.696")
    assert "selisihnya 50" in found.explanation()
    other = {**tpt, "masukan": {"penganggur": "8.604", "angkatan_kerja": "317.690"}}
    report = rows(pack, tkk, other)
    unclear = only(report, "identity")
    assert (unclear.verdict, unclear.reasons[0].code) == ("undecidable", "several_values")
    assert "variable_differs" in remark_codes(report)


def test_a_target_that_the_pack_does_not_have_is_a_remark(pack: str) -> None:
    """Of a table, whatever year it is for."""
    body = "tpt\t2,70%\t2,71%\t99,63%\ntkk\t97%\t97%\t100%"
    one = {"tempat": "T", "kolom": ["_id", "target", "realisasi", "capaian"], "kunci": "_id", "isi": body}
    report = audited(laporan={"paket": pack}, tabel=[one])
    assert [(one.place, one.code) for one in report.remarks] == [("T/tpt/target", "target_not_in_pack")]


def test_a_report_finds_its_pack_beside_it(pack: str, tmp_path: Path) -> None:
    """By the file's name, by the pack's id, and with an engine of one's own."""
    folder = Path(pack).parent
    text = 'format = 1\n[laporan]\nid = "r"\npaket = "{}"\n[[cek]]\ntempat = "C"\nrumus = "a"\ntercetak = "1"\n'
    for number, name in enumerate(("uji.toml", "uji")):
        file = folder / f"laporan-{number}.toml"
        file.write_text(text.format(name) + 'masukan = { a = "1" }\n', encoding="utf-8")
        for report in (audit(file), audit(str(file), Engine())):
            assert problem_codes(report) == []
            assert (report.packs[0].id, report.file) == ("uji", str(file))
            assert only(report).verdict == "reproduced"


def test_problems_of_a_file_have_their_line(tmp_path: Path) -> None:
    """A broken statement, an unknown key and a refused formula; what is sound is audited."""
    file = tmp_path / "laporan.toml"
    file.write_text(
        'format = 1\n[laporan]\nid = "r"\njudul = "x\n[[cek]]\ntempat = "C"\nrumus = "a +"\ntercetak = "1"\n'
        '[[cek]]\ntempat = "D"\nrumus = "a"\nmasukan = { a = "1" }\ntercetak = "1"\nhalamann = 3\n',
        encoding="utf-8",
    )
    report = audit(file)
    assert verdicts(report) == {"C#check": "undecidable", "D#check": "reproduced"}
    assert sorted(problem.place.line for problem in report.problems if problem.place and problem.place.line) == [
        4,
        7,
        14,
    ]


def test_the_smallest_report(pack: str) -> None:
    """A mapping with one check and nothing else."""
    report = audit({"cek": [check("1", "a", {"a": "1"})]})
    assert (report.id, report.title, report.year) == ("laporan", "laporan", None)
    assert verdicts(report) == {"C#check": "reproduced"}
    assert problem_codes(report) == ["missing_key"]


def test_a_pack_that_cannot_be_used_is_told_once() -> None:
    """Its indicators, scales and directions are not called unknown, row after row; the figures are audited."""
    report = audited(
        laporan={"paket": "tidak_ada", "acuan": ["nasional/capaian"], "skala": "skala_paket"},
        baris=[
            {
                "tempat": place,
                "indikator": "tpt",
                "arah": "arah_paket",
                "masukan": {"penganggur": "8.604", "angkatan_kerja": "317.696"},
                "target": "50%",
                "realisasi": "40%",
                "capaian": "80%",
                "kriteria": "Tinggi",
            }
            for place in ("A", "B")
        ],
        cek=[check("75", "a + b", {"a": "25", "b": "50"})],
    )
    assert problem_codes(report) == ["pack_not_used"]
    assert only(report).verdict == "reproduced"


def test_a_name_in_no_pack_is_told() -> None:
    """With its packs in hand an indicator that none has is a fault of the file."""
    report = audited(
        laporan={"acuan": ["nasional/capaian"]},
        baris=[{"tempat": "A", "indikator": "tpt", "target": "50%", "realisasi": "40%", "capaian": "80%"}],
    )
    assert problem_codes(report) == ["unknown_indicator"]
