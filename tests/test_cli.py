"""The command line: what it prints where, its exit statuses, both languages, old consoles, readers that leave."""

from __future__ import annotations

import contextlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest
from attrs import frozen

from kinerja_rules import BUILTINS, Plugin, cli
from kinerja_rules.cli import auditing, plugins
from kinerja_rules.cli.console import coloured, width_of
from kinerja_rules.cli.language import language
from kinerja_rules.messages import catalogue
from kinerja_rules.packs import list_packs, load_pack
from kinerja_rules.reports.json import to_json
from kinerja_rules.reports.records import pack_record
from kinerja_rules.reports.terminal import packs
from kinerja_rules.reports.terminal.paper import to_text

ROOT = Path(__file__).parents[1]
RUN = "import sys; sys.argv[0] = 'kinerja'; from kinerja_rules.cli import main; sys.exit(main())"
BANJAR = str(ROOT / "policies" / "banjar" / "laporan-2024.toml")

PACK = """\
format = 1
paket = { id = "contoh", versi = "1", nama = "Dinas Contoh", acuan = ["nasional/capaian"] }
satuan = { orang = "cacah" }

[pembulatan]
realisasi.digit = 2
capaian.digit = 2
cara = "setengah_ke_atas"

[indikator.tkk]
nama = "Tingkat Kesempatan Kerja"
rumus = "bekerja / angkatan_kerja × 100%"
satuan = "persen"
arah = "naik"
target.2024 = "97,30%"
variabel.bekerja = { satuan = "orang" }
variabel.angkatan_kerja = { satuan = "orang" }

[indikator.penempatan]
nama = "Penempatan"
rumus = "ditempatkan / bersertifikat × 100%"
satuan = "persen"
arah = "naik"
periode = "semester"
rekap = "rata_rata"
target.2024 = "30%"
variabel.ditempatkan = { satuan = "orang" }
variabel.bersertifikat = { satuan = "orang" }
"""
REPORT = """\
format = 1

[laporan]
id = "contoh-2024"
judul = "LKjIP 2024 Dinas Contoh"
tahun = 2024

[[tabel]]
tempat = "Tabel 1"
kolom = ["no", "indikator", "target", "realisasi", "capaian"]
satuan = { target = "persen", realisasi = "persen", capaian = "persen" }
isi = '''
1	Satu	50%	25%	50%
2	Dua	40%	30%	57%
'''
"""
FAULTLESS = REPORT.replace("57%", "75%")
DATA = """\
[data.tkk]
bekerja = "309.142"
angkatan_kerja = "317.696"
"""


@frozen
class Ran:
    """What a run gave."""

    status: int
    out: str
    err: str


Kinerja = Callable[..., Ran]


@pytest.fixture
def kinerja(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Kinerja:
    """Runs the command line in this process, in Indonesian unless the environment says otherwise."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "id_ID.UTF-8")

    def run(*arguments: str) -> Ran:
        status = cli.main(arguments)
        captured = capsys.readouterr()
        return Ran(status, captured.out, captured.err)

    return run


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a pack, two reports and data, in which the commands run."""
    files = {"paket.toml": PACK, "laporan.toml": REPORT, "baik.toml": FAULTLESS, "data.toml": DATA}
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def process(
    arguments: Sequence[str], folder: Path = ROOT, code: str = RUN, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """A real run, as bytes; warnings are errors."""
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "LC_", "LANG", "COV"))}
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", code, *arguments],
        cwd=folder,
        env={**clean, "PYTHONPATH": str(ROOT), "LANG": "id_ID.UTF-8", "PYTHONUTF8": "1", **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )


# -- formulas


def test_a_formula_worked(kinerja: Kinerja) -> None:
    """The value alone, on stdout, rounded as asked."""
    assert kinerja("eval", "a / b * 100", "a=309142", "b=317696", "--digits", "2") == Ran(0, "97,31\n", "")


def test_a_formula_in_english(kinerja: Kinerja) -> None:
    """Without digits the value is exact, or goes on with three dots."""
    assert kinerja("eval", "a / b", "a=1000", "b=3", "--lang", "en") == Ran(0, "333.3333...\n", "")


def test_the_rounding_of_a_formula_goes_by_either_name(kinerja: Kinerja) -> None:
    """`potong` is `truncate`."""
    assert kinerja("eval", "a", "a=2/3", "--digits=2", "--mode=potong").out == "0,66\n"
    assert kinerja("eval", "a", "a=2/3", "--digits=2", "--mode=up").out == "0,67\n"


def test_explain_prints_the_working(kinerja: Kinerja) -> None:
    """A step a line."""
    ran = kinerja(
        "jelaskan", "a / b * 100%", "a=8604", "b=317696", "--digits", "2", "--unit", "a=orang", "--unit=b=orang"
    )
    assert ran == Ran(
        0,
        "a : b × 100%\n  = 8604 : 317696 × 100%\n  = 2,7082...%\n  → 2,71% (setengah ke atas, 2 digit)\n",
        "",
    )


def test_phrases_series_and_minus(kinerja: Kinerja) -> None:
    """A phrase may name its input, semicolons make a series, and a formula may begin with a minus."""
    ran = kinerja("eval", "Jumlah bekerja / Angkatan kerja", "jumlah  BEKERJA=1", "Angkatan kerja = 4")
    assert (ran.status, ran.out) == (0, "0,25\n")
    assert ran.err.startswith("Frasa `Jumlah bekerja` dipakai sebagai nama `jumlah_bekerja`.\n")
    assert kinerja("eval", "rata_rata(x)", "x=11,47; 53,92; 10,43").out == "25,2733...\n"
    assert kinerja("eval", "-a + b", "a=1", "b=-3") == Ran(0, "-4\n", "")


def test_an_ambiguous_figure_is_refused_with_its_cures(kinerja: Kinerja) -> None:
    """Both readings, and how the command line settles them; each cure works."""
    ran = kinerja("eval", "a / 2", "a=309.142")
    assert (ran.status, ran.out) == (2, "")
    assert "309142" in ran.err
    assert "309,142" in ran.err
    assert "--style id" in ran.err
    assert kinerja("eval", "a / 2", "a=309.142", "--style", "id").out == "154.571\n"
    assert kinerja("eval", "a / 2", "a=309.142", "--unit", "a=orang").out == "154.571\n"
    assert kinerja("eval", "a / 2", "a=309.142", "--style", "en").out == "154,571\n"


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["1/0"], "Pembagi `0` bernilai nol."),
        (["a / b", "a=0", "b=0"], "Nol dibagi nol"),
        (["a"], "Masukan `a` tidak ada."),
        (["a", "a=x"], "Masukan `a`"),
        (["a", "a=1", "aa=2"], "tidak memakai masukan `aa`"),
        (["a +"], "berakhir sesudah `+`"),
        (["("] * 1, ""),
        (["(" * 300 + "a" + ")" * 300], "100 lapis"),
        (["10^10^10"], "4.000 angka"),
        (["jumlh(a)"], "Maksud Anda `jumlah`?"),
        (["12.317"], "12.317"),
        ([""], ""),
    ],
)
def test_a_formula_that_has_no_value(kinerja: Kinerja, arguments: list[str], expected: str) -> None:
    """Status 2, a message that names the place, nothing on stdout, and in English the same."""
    ran = kinerja("eval", *arguments)
    assert (ran.status, ran.out) == (2, "")
    assert expected in ran.err
    assert ran.err.strip()
    english = kinerja("eval", *arguments, "--lang", "en")
    assert english.status == 2
    assert english.err.strip() != ran.err.strip()


def test_a_formula_as_json(kinerja: Kinerja) -> None:
    """One object; exact, decimal and rounded values as text."""
    ran = kinerja("explain", "a / b", "a=1", "b=3", "--digits", "1", "--format", "json")
    record = json.loads(ran.out)
    assert (ran.status, record["exact"], record["rounded"]["value"]) == (0, "1/3", "0.3")
    assert record["working"]["en"] == "1 : 3 = 0.3333... -> 0.3 (half up, 1 digits)"
    failed = kinerja("eval", "a / b", "a=1", "b=0", "--format", "json")
    assert (failed.status, json.loads(failed.out)["status"]) == (2, "zero_divisor")


# -- packs


def test_an_indicator_of_a_pack(kinerja: Kinerja, desk: Path) -> None:
    """Target, realisation, achievement; printed sums and thousands are read by the declared units."""
    ran = kinerja(
        "hitung", "--pack", "paket.toml", "tkk", "bekerja=309.092 + 50", "angkatan_kerja=317.696", "--year", "2024"
    )
    assert ran == Ran(
        0,
        "Indikator                  Target   Realisasi   Capaian   Predikat\n"
        "──────────────────────────────────────────────────────────────────\n"
        "Tingkat Kesempatan Kerja   97,30%      97,31%   100,01%   –\n",
        "",
    )


def test_an_indicator_by_its_name_with_another_target(kinerja: Kinerja, desk: Path) -> None:
    """`--target` takes the place of the pack's; the name of a document serves as well as the id."""
    ran = kinerja(
        "explain", "Tingkat kesempatan kerja", "bekerja=1", "angkatan_kerja=4", "--pack=paket.toml", "--year=2024",
        "--target=50%", "--lang=en",
    )  # fmt: skip
    assert ran == Ran(
        0,
        "Tingkat Kesempatan Kerja (tkk), 2024\n"
        "  Realisation: 1 : 4 × 100% = 25% -> 25.00% (half up, 2 digits)\n"
        "  Target: 50% (given)\n"
        "  Achievement (naik): 25 : 50 × 100% = 50% -> 50.00% (half up, 2 digits)\n",
        "",
    )


def test_inputs_by_period(kinerja: Kinerja, desk: Path) -> None:
    """`sem1.name` stands below its period."""
    inputs = ["sem1.ditempatkan=18", "sem1.bersertifikat=27", "sem2.realisasi=0"]
    ran = kinerja("eval", "--pack", "paket.toml", "penempatan", *inputs, "--year", "2024", "--format", "json")
    record = json.loads(ran.out)
    assert (ran.status, record["realisation"]["exact"], record["realisation"]["value"]) == (0, "100/3", "33.33")


def test_a_missing_input_of_an_indicator(kinerja: Kinerja, desk: Path) -> None:
    """Status 2, the input is named, and no table is shown."""
    ran = kinerja("eval", "--pack", "paket.toml", "tkk", "bekerja=1", "--year", "2024")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("Masukan `angkatan_kerja` tidak ada.\n")


def test_a_year_without_a_target(kinerja: Kinerja, desk: Path) -> None:
    """The realisation is shown, the reason told: the input was right."""
    ran = kinerja("eval", "--pack", "paket.toml", "tkk", "bekerja=1", "angkatan_kerja=4", "--year", "2030")
    assert ran.status == 0
    assert "25,00%" in ran.out
    assert "2030" in ran.err


def test_the_data_of_a_year(kinerja: Kinerja, desk: Path) -> None:
    """Every indicator that has data, and how many have none."""
    ran = kinerja("eval", "--pack", "paket.toml", "--data", "data.toml", "--year", "2024")
    assert ran.status == 0
    assert ran.out.endswith("Tingkat Kesempatan Kerja   97,30%      97,31%   100,01%   –\n")
    assert ran.err == "1 indikator lain tidak punya data.\n"
    one = kinerja("eval", "--pack", "paket.toml", "tkk", "--data", "data.toml", "--year", "2024")
    assert (one.status, one.out) == (0, ran.out)


def test_data_of_an_unknown_indicator(kinerja: Kinerja, desk: Path) -> None:
    """It is told which, with the nearest name."""
    (desk / "data.toml").write_text(DATA.replace("tkk", "tkkk"), encoding="utf-8")
    ran = kinerja("eval", "--pack", "paket.toml", "--data", "data.toml", "--year", "2024")
    assert (ran.status, ran.out) == (2, "")
    assert (
        "data.toml:2:1 [data.tkkk.bekerja]: Paket contoh tidak punya indikator `tkkk`.\n  Maksud Anda `tkk`?" in ran.err
    )


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["tkk", "--pack", "paket.toml"], "Tahunnya belum disebut."),
        (["--pack", "paket.toml", "--year", "2024"], "INDIKATOR belum disebut."),
        (["tk", "--pack", "paket.toml", "--year", "2024"], "Maksud Anda `tkk`?"),
        (["tkk", "--pack", "pasr", "--year", "2024"], "Maksud Anda `paser`?"),
        (["tkk", "--pack", "tidak-ada.toml", "--year", "2024"], "tidak-ada.toml"),
        (["tkk", "--pack", "paket.toml", "--year", "2024", "--digits", "2"], "`--digits` tidak berlaku bersama"),
        (["a", "--year", "2024"], "`--year` hanya berlaku bersama"),
        (["a", "--data", "data.toml"], "`--data` hanya berlaku bersama"),
        ([], "RUMUS|INDIKATOR belum disebut."),
    ],
)
def test_what_a_pack_needs(kinerja: Kinerja, desk: Path, arguments: list[str], expected: str) -> None:
    """Each gap in the question is told, with what to write."""
    ran = kinerja("eval", *arguments)
    assert (ran.status, ran.out) == (2, "")
    assert expected in ran.err


# -- audit


def test_an_audit(kinerja: Kinerja, desk: Path) -> None:
    """Status 1: the count, the finding with its working, and the way to the rest."""
    ran = kinerja("audit", "laporan.toml")
    assert (ran.status, ran.err) == (1, "")
    lines = ran.out.splitlines()
    assert lines[:2] == ["LKjIP 2024 Dinas Contoh", "2 angka diperiksa: 1 cocok, 1 tidak cocok."]
    assert lines[3] == "Tabel 1"
    assert lines[4].startswith("  ✗ 2/capaian")
    assert lines[5] == "    tercetak 57%, seharusnya 75%: tidak cocok, selisih 18 satuan angka terakhir"
    assert "30% : 40% × 100% = 75%" in lines[6]


def test_an_audit_without_findings(kinerja: Kinerja, desk: Path) -> None:
    """Status 0, and it says so."""
    ran = kinerja("audit", "baik.toml", "--lang", "en")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith("LKjIP 2024 Dinas Contoh\n2 figures checked: 2 reproduce.\n")
    assert "No findings.\n" in ran.out


@pytest.mark.parametrize(("level", "status"), [("inconsistent", 1), ("within_rounding", 1), ("never", 0)])
def test_the_level_at_which_an_audit_fails(kinerja: Kinerja, desk: Path, level: str, status: int) -> None:
    """`--fail-on` sets it."""
    assert kinerja("audit", "laporan.toml", "--fail-on", level).status == status


def test_every_level_is_known_to_the_audit(kinerja: Kinerja, desk: Path) -> None:
    """A report whose gravest finding is a missing input fails at `undecidable`, and not at `inconsistent`."""
    text = FAULTLESS + '\n[[cek]]\ntempat = "x"\nrumus = "a / b"\nmasukan = { a = "1" }\ntercetak = "2"\n'
    (desk / "terbuka.toml").write_text(text, encoding="utf-8")
    statuses = [kinerja("audit", "terbuka.toml", "--fail-on", level).status for level in auditing.LEVELS]
    assert statuses == [1, 1, 1, 0, 0, 0]


def test_an_audit_as_json(kinerja: Kinerja, desk: Path) -> None:
    """One report is one object, several are a list; the same input gives the same bytes."""
    ran = kinerja("audit", "laporan.toml", "--format", "json")
    record = json.loads(ran.out)
    assert ran.status == 1
    assert list(record)[:3] == ["report", "summary", "findings"]
    assert record["summary"]["inconsistent"] == 1
    assert kinerja("audit", "laporan.toml", "--format", "json").out == ran.out
    both = json.loads(kinerja("audit", "laporan.toml", "baik.toml", "--format", "json").out)
    assert both[0] == record
    assert [one["report"]["file"] for one in both] == ["laporan.toml", "baik.toml"]


def test_several_reports(kinerja: Kinerja, desk: Path) -> None:
    """One after the other, then side by side; a file that is missing is told and the others are audited."""
    ran = kinerja("audit", "laporan.toml", "tidak-ada.toml", "baik.toml")
    assert ran.status == 2
    assert ran.out.count("LKjIP 2024 Dinas Contoh") == 4
    assert "\nRingkasan\n" in ran.out
    assert "tidak-ada.toml" in ran.err


def test_another_pack_and_another_year(kinerja: Kinerja, desk: Path) -> None:
    """`--pack` and `--year` stand in the place of what the report states."""
    ran = kinerja("audit", "laporan.toml", "--pack", "paket.toml", "--year", "2030", "--format", "json")
    record = json.loads(ran.out)["report"]
    assert (ran.status, record["year"], record["packs"][0]["id"]) == (1, 2030, "contoh")
    ran = kinerja("audit", "laporan.toml", "--pack", "pasr")
    assert (ran.status, ran.out) == (2, "")
    assert "Maksud Anda `paser`?" in ran.err


@pytest.mark.parametrize("form", ["csv", "html", "json", "sarif", "junit", "text", "xlsx"])
def test_an_audit_in_a_file(kinerja: Kinerja, desk: Path, form: str) -> None:
    """`--output` takes the form from its ending; what is there is never overwritten; the status is the audit's."""
    name = {"junit": "hasil.xml", "text": "hasil.txt"}.get(form, f"hasil.{form}")
    ran = kinerja("audit", "laporan.toml", "--output", name)
    assert ran == Ran(1, "", f"Ditulis: {name}.\n")
    written = (desk / name).read_bytes()
    assert len(written) > 100
    again = kinerja("audit", "laporan.toml", "--output", name)
    assert (again.status, (desk / name).read_bytes()) == (2, written)
    assert "tidak ditimpa" in again.err
    if form != "xlsx":
        shown = kinerja("audit", "laporan.toml", "--format", form)
        assert shown.out == written.decode("utf-8-sig").replace("\r\n", "\n" if form == "text" else "\r\n")


def test_a_form_that_is_no_text_goes_to_a_pipe() -> None:
    """A workbook on stdout, where it is no terminal."""
    done = process(["audit", BANJAR, "--format", "xlsx"])
    assert (done.returncode, done.stderr, done.stdout[:2]) == (1, b"", b"PK")


def test_a_form_that_needs_another_package(kinerja: Kinerja, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without it: which one, and how to install it."""
    monkeypatch.setitem(sys.modules, "jinja2", None)
    ran = kinerja("audit", "laporan.toml", "--format", "html")
    assert (ran.status, ran.out) == (2, "")
    assert 'pip install "kinerja-rules[html]"' in ran.err


def test_a_pack_is_no_report(kinerja: Kinerja, desk: Path) -> None:
    """It is told what the file is and what to do with it."""
    ran = kinerja("audit", "paket.toml")
    assert ran == Ran(
        2, "", "paket.toml sebuah paket, bukan laporan.\n  Untuk memeriksanya: `kinerja periksa paket.toml`.\n"
    )


def test_a_shipped_report_goes_by_its_id(kinerja: Kinerja) -> None:
    """`banjar/laporan-2024` is the file below policies."""
    ran = kinerja("audit", "banjar/laporan-2024", "--format", "json")
    assert ran.status == 1
    assert json.loads(ran.out)["report"]["id"] == "banjar-2024"


# -- check, list, show


def test_a_check_without_problems(kinerja: Kinerja, desk: Path) -> None:
    """A pack and a report, both fine."""
    ran = kinerja("periksa", "paket.toml", "laporan.toml")
    assert ran == Ran(0, "paket.toml: tidak ada masalah.\nlaporan.toml: tidak ada masalah.\n", "")


def test_a_check_tells_every_problem_at_its_line(kinerja: Kinerja, desk: Path) -> None:
    """Status 2; file, line, key, what is wrong, what to write."""
    broken = PACK.replace('arah = "naik"', 'arah = "naikk"').replace("bersertifikat × 100%", "bersertifikat ×")
    (desk / "rusak.toml").write_text(broken, encoding="utf-8")
    ran = kinerja("check", "rusak.toml", "--lang", "en")
    assert (ran.status, ran.err) == (2, "")
    for expected in ("rusak.toml:14:8 [indikator.tkk.arah]", "rusak.toml:21:", "rusak.toml:23:8", '"naik"', "^"):
        assert expected in ran.out
    assert ran.out.endswith("\n3 errors, 0 remarks.\n")
    record = json.loads(kinerja("check", "rusak.toml", "--format", "json").out)
    assert (record["errors"], record["files"][0]["diagnostics"][0]["line"]) == (3, 14)


@pytest.mark.parametrize("content", [b"", b"\x00\x01", b"[laporan", b"\xff\xfe a", b"format = 1\n[[cek]]\n"])
def test_files_that_cannot_be_understood(kinerja: Kinerja, desk: Path, content: bytes) -> None:
    """Whatever a file holds: a message and status 2, for check and for audit."""
    (desk / "aneh.toml").write_bytes(content)
    assert kinerja("check", "aneh.toml").status == 2
    ran = kinerja("audit", "aneh.toml")
    assert (ran.status == 2) == (ran.out == "")
    assert ran.err.strip()


def test_a_folder_is_no_file(kinerja: Kinerja, desk: Path) -> None:
    """Told as such, by every command that reads files."""
    (desk / "kosong").mkdir()
    assert kinerja("audit", "kosong").status == kinerja("check", "kosong").status == 2


def test_list_names_what_ships(kinerja: Kinerja) -> None:
    """Packs and reports with their names."""
    ran = kinerja("daftar")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith("Paket\n")
    for expected in ("  paser ", "  banjar ", "nasional/capaian", "\nLaporan\n  banjar/laporan-2024  LKjIP 2024"):
        assert expected in ran.out
    record = json.loads(kinerja("list", "--format", "json").out)
    assert {"id": "paser/laporan-2023", "name": record["reports"][1]["name"]} in record["reports"]


def test_list_and_show_a_pack(kinerja: Kinerja, desk: Path) -> None:
    """Its indicators in a table; its rules; one indicator; the same as JSON."""
    assert "tkk          Tingkat Kesempatan Kerja   persen   naik\n" in kinerja("list", "paket.toml").out
    assert kinerja("lihat", "paket.toml").out.startswith("Dinas Contoh\nid          contoh 1\n")
    shown = kinerja("show", "paket.toml", "tkk", "--lang", "en").out
    assert shown.startswith("Tingkat Kesempatan Kerja\nid                   tkk\n")
    listed = json.loads(kinerja("list", "paket.toml", "--format", "json").out)
    whole = json.loads(kinerja("show", "paket.toml", "--format", "json").out)
    one = json.loads(kinerja("show", "paket.toml", "tkk", "--format", "json").out)
    assert one == listed[0] == whole["indicators"]["tkk"]
    assert one["targets"] == {"pk": {"2024": {"printed": "97,30%", "value": "97.3", "low": None, "high": None}}}


def test_every_shipped_pack_can_be_shown(kinerja: Kinerja) -> None:
    """In both forms, with each of its indicators."""
    for name in list_packs():
        pack = load_pack(name)
        to_json(pack_record(pack))
        for lang in ("id", "en"):
            shown = to_text(packs.pack(pack, lang), *(packs.indicator(one, lang) for one in pack.indicators.values()))
            assert all(f"\n{one.name[:20]}" in shown for one in pack.indicators.values())


# -- arguments


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["audt"], "Tidak ada perintah `audt`.\n  Maksud Anda `audit`?\n"),
        (["zzzzzz"], "Tidak ada perintah `zzzzzz`.\n  Perintahnya: audit, hitung, jelaskan, "),
        (["audit"], "LAPORAN belum disebut.\n"),
        (["audit", "a", "--al"], "Tidak ada opsi `--al`.\n  Maksud Anda `--all`?\n"),
        (["audit", "a", "--xyzzy"], "Tidak ada opsi `--xyzzy`.\n"),
        (["audit", "a", "--all=3"], "Opsi `--all` tidak memakai nilai.\n"),
        (["audit", "a", "--pack"], "Opsi `--pack` perlu nilai.\n"),
        (["audit", "a", "--fail-on", "inconsistant"], "Maksud Anda `inconsistent`?"),
        (["audit", "a", "--format", "pdf"], "`--format` tidak mengenal `pdf`.\n"),
        (["audit", "a", "--year", "24"], "bilangan bulat dari 1900 sampai 2200, bukan `24`.\n"),
        (["--lang", "fr", "list"], "`--lang` tidak mengenal `fr`.\n"),
        (["show", "paser", "tpt", "lagi"], "`lagi` tidak terpakai di sini.\n"),
        (["eval", "a", "b"], "`b` bukan masukan.\n"),
        (["eval", "a", "=1"], "`=1` bukan masukan.\n"),
        (["eval", "a", "a=1", "a=2"], "Masukan `a` disebut dua kali.\n"),
        (["eval", "luas_tanah", "Luas tanah=1", "luas_tanah=2"], "disebut dua kali.\n"),
        (["eval", "a", "a=1", "--unit", "orang"], "tidak menyebut masukan dan satuannya.\n"),
    ],
)
def test_arguments_that_cannot_be_understood(kinerja: Kinerja, arguments: list[str], expected: str) -> None:
    """Status 2 and a cure, in the language of the run; click's own English reaches nobody."""
    ran = kinerja(*arguments)
    assert (ran.status, ran.out) == (2, "")
    assert expected in ran.err
    for word in ("Usage", "Error", "Missing", "Invalid"):
        assert word not in ran.err


def test_help_in_both_languages(kinerja: Kinerja) -> None:
    """Every command has its description, every parameter its words, and examples."""
    whole = kinerja("--help")
    assert whole.status == 0
    assert whole.out.startswith("Pemakaian: kinerja PERINTAH ...\n")
    assert kinerja("--help", "--lang", "en").out.startswith("Usage: kinerja COMMAND ...\n")
    for command in ("audit", "hitung", "jelaskan", "periksa", "daftar", "lihat"):
        for lang, headings in (("id", ("Opsi:", "Contoh:")), ("en", ("Options:", "Examples:"))):
            ran = kinerja(command, "-h", "--lang", lang)
            assert (ran.status, ran.err) == (0, "")
            assert all(f"\n{heading}\n" in ran.out for heading in headings)
            assert max(map(len, ran.out.partition(headings[1])[0].splitlines())) <= 100


def test_without_arguments_there_is_help(kinerja: Kinerja) -> None:
    """On stderr, and nothing was done."""
    ran = kinerja()
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("Pemakaian: kinerja PERINTAH ...\n")


def test_the_version(kinerja: Kinerja) -> None:
    """As pip shows it."""
    from kinerja_rules import __version__

    assert kinerja("--version") == Ran(0, f"kinerja {__version__}\n", "")


def test_the_examples_of_the_help_are_commands_that_exist(
    kinerja: Kinerja, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each example is understood as far as its arguments go: a name of a file may be missing, nothing else."""
    import shlex

    monkeypatch.chdir(tmp_path)  # some write files

    for code, entry in catalogue().items():
        if not code.startswith("help_") or not code.endswith("_examples"):
            continue
        for line in (entry.id + "\n" + entry.en).split("\n"):
            program, *arguments = shlex.split(line.partition(" >")[0])
            ran = kinerja(*arguments)
            assert program == "kinerja"
            assert ran.status in (0, 1) or "tidak ditemukan" in ran.out + ran.err, (line, ran)


@pytest.mark.parametrize(
    ("arguments", "environment", "expected"),
    [
        ([], {}, "id"),
        ([], {"LANG": "en_US.UTF-8"}, "en"),
        ([], {"LANG": "en_US.UTF-8", "LC_ALL": "id_ID"}, "id"),
        ([], {"LANG": "de_DE.UTF-8"}, "id"),
        ([], {"LANG": "C.UTF-8"}, "id"),
        ([], {"LANG": "", "LC_MESSAGES": "en_GB"}, "en"),
        (["audit", "--lang", "en"], {"LANG": "id_ID"}, "en"),
        (["--lang=id", "audit"], {"LANG": "en_US"}, "id"),
        (["--lang"], {"LANG": "en_US"}, "en"),
        (["eval", "--", "--lang", "en"], {"LANG": "id_ID"}, "id"),
    ],
)
def test_the_language(arguments: list[str], environment: dict[str, str], expected: str) -> None:
    """What is asked for, else the locale's, else Indonesian."""
    assert language(arguments, {"LANG": "id_ID", **environment}) == expected


# -- plug-ins


def test_a_plugin_that_is_installed_is_used(kinerja: Kinerja, monkeypatch: pytest.MonkeyPatch) -> None:
    """An entry point of the group adds its names to every command."""
    monkeypatch.setattr(plugins, "installed", lambda: [Plugin("kosong")])
    assert kinerja("eval", "a", "a=1") == Ran(0, "1\n", "")
    monkeypatch.setattr(plugins, "installed", lambda: [Plugin("lain", functions=BUILTINS.functions[:1])])
    ran = kinerja("eval", "a", "a=1")
    assert (ran.status, ran.out) == (2, "")
    assert "lain" in ran.err


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("kinerja_rules.no_such:plugin", "Plug-in `mine` (kinerja_rules.no_such:plugin) tidak dapat dimuat"),
        ("kinerja_rules.builtins:missing", "tidak dapat dimuat"),
        ("json:dumps", "`mine` (json:dumps) bukan Plugin, melainkan function."),
    ],
)
def test_a_plugin_that_is_broken_is_named(
    kinerja: Kinerja, monkeypatch: pytest.MonkeyPatch, value: str, expected: str
) -> None:
    """Status 2, and which one it is."""
    point = EntryPoint("mine", value, plugins.GROUP)
    monkeypatch.setattr("importlib.metadata.entry_points", lambda **_: [point])
    ran = kinerja("eval", "a", "a=1")
    assert (ran.status, ran.out) == (2, "")
    assert expected in ran.err


# -- the way out


def test_colours_only_where_a_person_looks() -> None:
    """On a terminal, unless NO_COLOR or a dumb terminal; FORCE_COLOR for pagers."""

    class Terminal:
        encoding = "utf-8"

        def isatty(self) -> bool:
            return True

    terminal = Terminal()
    assert coloured(terminal, {})  # type: ignore[arg-type]  # as much of a stream as is asked for
    assert not coloured(terminal, {"NO_COLOR": "1"})  # type: ignore[arg-type]
    assert not coloured(terminal, {"TERM": "dumb"})  # type: ignore[arg-type]
    with open(os.devnull, "w", encoding="utf-8") as file:
        assert not coloured(file, {})
        assert coloured(file, {"FORCE_COLOR": "1"})
        assert not coloured(file, {"FORCE_COLOR": "1", "NO_COLOR": "1"})


@pytest.mark.parametrize(
    ("columns", "expected"), [("80", 80), ("10", 40), ("500", 120), ("", 100), ("x", 100), ("0", 100)]
)
def test_the_width(columns: str, expected: int) -> None:
    """COLUMNS within what can be read; 100 where nothing is known."""
    with open(os.devnull, "w", encoding="utf-8") as file:
        assert width_of(file, {"COLUMNS": columns}) == expected


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "cp437"])
def test_an_old_console(encoding: str) -> None:
    """No character stops the output, and what the encoding has is kept."""
    done = process(["audit", BANJAR, "--all"], PYTHONIOENCODING=encoding, PYTHONUTF8="0", COLUMNS="80")
    assert (done.returncode, done.stderr) == (1, b"")
    text = done.stdout.decode(encoding)
    assert "  x 1/capaian" in text.replace("\r", "")
    assert "?" not in text.replace("? ", "")
    assert ("×" in text) == (encoding == "cp1252")


def test_help_on_an_old_console() -> None:
    """The examples, with their signs, are printed."""
    done = process(["eval", "--help"], PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"Angkatan kerja x 100%" in done.stdout


def on_a_terminal(arguments: Sequence[str], **environment: str) -> tuple[int, str]:
    """Exit status and everything that a terminal of 80 columns was sent."""
    outer, inner = os.openpty()
    running = subprocess.Popen(
        [sys.executable, "-W", "error", "-c", RUN, *arguments],
        cwd=ROOT,
        env={**os.environ, "LANG": "id_ID.UTF-8", "TERM": "xterm", "COLUMNS": "80", **environment},
        stdin=subprocess.DEVNULL,
        stdout=inner,
        stderr=inner,
    )
    os.close(inner)
    sent = b""
    with contextlib.suppress(OSError):  # Linux ends a terminal so
        while part := os.read(outer, 65536):
            sent += part
    os.close(outer)
    return running.wait(), sent.decode("utf-8").replace("\r\n", "\n")


def test_a_terminal() -> None:
    """Long work is shown while it goes on and wiped away, the result is coloured, and so are messages."""
    status, sent = on_a_terminal(["audit", BANJAR])
    assert status == 1
    assert "Memeriksa " in sent
    assert re.search(r"\d+%", sent.partition("\x1b[?25h")[0])  # how far it has come
    assert "\x1b[2K" in sent
    assert "\x1b[1mLKjIP 2024 Disnakertrans Kabupaten Banjar\x1b[0m\n" in sent
    status, sent = on_a_terminal(["eval", "a / b", "a=1", "b=0"])
    assert status == 2
    assert sent.startswith("\x1b[31mPembagi `b` bernilai nol.\x1b[0m\n  a / b\n\x1b[1;31m      ^\x1b[0m\n")


def test_a_terminal_without_colours() -> None:
    """NO_COLOR and dumb terminals get the words alone."""
    assert on_a_terminal(["eval", "a", "a=1/3"], NO_COLOR="1") == (0, "0,3333...\n")
    status, sent = on_a_terminal(["audit", BANJAR], TERM="dumb")
    assert (status, "\x1b" in sent) == (1, False)


def test_a_workbook_is_not_for_a_terminal() -> None:
    """It asks for a file instead."""
    status, sent = on_a_terminal(["audit", BANJAR, "--format", "xlsx"], TERM="dumb")
    assert (status, "--output temuan.xlsx" in sent) == (2, True)


def test_a_reader_that_leaves() -> None:
    """`| head` ends the writing in silence; the status stays what the audit gave."""
    code = (
        "import os, sys; read, write = os.pipe(); os.close(read); os.dup2(write, 1);"
        "sys.argv[0] = 'kinerja'; from kinerja_rules.cli import main; status = main(); sys.stdout.flush();"
        "os.write(2, b'%d' % status)"
    )
    done = process(["audit", BANJAR, "--all"], code=code)
    assert (done.returncode, done.stderr) == (0, b"1")


def test_json_is_the_same_for_every_console() -> None:
    """Encoding, width, colour and hash seed change no byte."""
    plain = process(["audit", BANJAR, "--format", "json"])
    other = process(
        ["audit", BANJAR, "--format", "json"],
        PYTHONIOENCODING="cp1252",
        PYTHONUTF8="0",
        PYTHONHASHSEED="7",
        COLUMNS="40",
        FORCE_COLOR="1",
    )
    assert plain.returncode == other.returncode == 1
    assert plain.stdout == other.stdout


def test_a_full_disk_is_told(kinerja: Kinerja, monkeypatch: pytest.MonkeyPatch) -> None:
    """A result that cannot be written ends with status 2 and a message."""

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("kinerja_rules.cli.console.Console.result", full)
    ran = kinerja("eval", "a", "a=1")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("Hasil tidak dapat ditulis: tempatnya penuh.\n")


def test_an_interruption_is_quiet(kinerja: Kinerja, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C: one word, status 130."""

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("kinerja_rules.cli.evaluating.engine", stop)
    ran = kinerja("eval", "a", "a=1")
    assert ran.status == 130
    assert ran.err.strip() == "Dihentikan."


def test_help_is_quick() -> None:
    """It loads neither the parser nor rich."""
    code = (
        "import sys; sys.argv = ['kinerja', '--help']; from kinerja_rules.cli import main; main();"
        "print(sorted({'lark', 'rich', 'tomli', 'kinerja_rules.formula'} & set(sys.modules)))"
    )
    done = process([], code=code)
    assert done.stdout.decode().splitlines()[-1] == "[]"


def test_the_module_runs_as_the_command() -> None:
    """`python -m kinerja_rules` is `kinerja`."""
    code = (
        "import runpy, sys; sys.argv = ['kinerja', '--version']; runpy.run_module('kinerja_rules', run_name='__main__')"
    )
    done = process([], code=code)
    assert (done.returncode, done.stdout.startswith(b"kinerja ")) == (0, True)


def test_a_pack_of_scales_shows_their_bands(kinerja: Kinerja) -> None:
    """With their ends; the scale's own name leads to the pack that has it."""
    assert re.search(r"Sangat Tinggi +>= 91 dan <= 100", kinerja("lihat", "nasional/permendagri-86-2017").out)
    assert "Maksud Anda `nasional/permendagri-86-2017`?" in kinerja("lihat", "permendagri-86-2017").err


def test_a_missing_argument_comes_with_an_example(kinerja: Kinerja) -> None:
    """Of the command that was given."""
    assert "Misalnya: kinerja baru paket ketenagakerjaan.toml" in kinerja("baru", "paket").err


def test_a_pack_named_without_its_ending(kinerja: Kinerja, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file that lies there is suggested; a table that does not is told as a file."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "dinas.toml").write_text('[paket]\nid = "dinas"\nversi = "1"\nnama = "D"\n', encoding="utf-8")
    assert "Maksud Anda `dinas.toml`?" in kinerja("lihat", "dinas").err
    ran = kinerja("periksa", "data.csv")
    assert (ran.status, "Berkas `data.csv` tidak ditemukan" in ran.out) == (2, True)
