"""`kinerja new`: what it writes is accepted, what was written before stays, and what is missing is asked for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import kinerja_rules as kr
from kinerja_rules.authoring.drafts import PackDraft, appended, identifier, pack_id, pack_text, target_value
from kinerja_rules.authoring.toml_text import value_text
from kinerja_rules.cli import drafting, main
from kinerja_rules.files.toml import parse_toml, read_toml

Run = Callable[..., tuple[int, str]]
FLAGS = ("--unit", "persen", "--direction", "naik")
FORMULA = ("--formula", "Jumlah penduduk bekerja / angkatan_kerja × 100%", *FLAGS)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Runs `kinerja new` in an empty folder; gives the exit status and what was said."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LANG", "id_ID.UTF-8")
    monkeypatch.delenv("LC_ALL", raising=False)

    def command(*arguments: str) -> tuple[int, str]:
        status = main(["baru", *arguments])
        captured = capsys.readouterr()
        assert captured.out == ""
        return status, captured.err

    return command


@pytest.fixture
def pack(run: Run) -> Path:
    """A new pack, as the command writes it."""
    assert run("paket", "dinas.toml", "--name", "Dinas Contoh")[0] == 0
    return Path("dinas.toml")


def test_a_new_pack_is_accepted(run: Run) -> None:
    """Its id comes from its file; the national pack of its scale is included; comments say what may be written."""
    status, said = run("paket", "dinas-contoh.toml", "--name", 'Dinas "Contoh"', "--scale", "permendagri-86-2017")
    assert (status, "Ditulis: dinas-contoh.toml" in said) == (0, True)
    assert kr.check("dinas-contoh.toml") == []
    found = kr.load_pack("dinas-contoh.toml")
    assert (found.id, found.name, found.version) == ("dinas-contoh", 'Dinas "Contoh"', "1")
    assert read_toml("dinas-contoh.toml").data["paket"]["acuan"] == ["nasional/capaian", "nasional/permendagri-86-2017"]
    assert Path("dinas-contoh.toml").read_text(encoding="utf-8").count("#") > 5


def test_nothing_is_overwritten(run: Run, pack: Path) -> None:
    """Whether the file is a pack or not."""
    before = pack.read_bytes()
    status, said = run("paket", str(pack), "--name", "Lain")
    assert (status, "sudah ada" in said, pack.read_bytes()) == (2, True, before)


def test_a_pack_that_would_not_stand_is_not_written(run: Run) -> None:
    """An unknown scale is refused, and no file is left."""
    status, said = run("paket", "a.toml", "--name", "A", "--scale", "tidak-ada")
    assert (status, "tidak-ada" in said, Path("a.toml").exists()) == (2, True, False)


def test_a_new_indicator_is_appended(run: Run, pack: Path) -> None:
    """Byte for byte the file begins as it was; variables come from the formula, with the document's words."""
    before = pack.read_bytes()
    status, said = run(
        "indikator", str(pack), "--name", "Tingkat Kesempatan Kerja", "--id", "tkk", *FORMULA,
        "--variable", "jumlah_penduduk_bekerja=orang", "--target", "2024=97,30%", "--target", "renstra.2026=98%",
        "--written", r"\frac{A}{B} \times 100",
    )  # fmt: skip
    assert (status, "ditambahkan" in said) == (0, True)
    assert pack.read_bytes().startswith(before)
    assert kr.check(str(pack)) == []
    found = kr.load_pack(str(pack)).indicators["tkk"]
    assert found.variables["jumlah_penduduk_bekerja"].phrases == ("Jumlah penduduk bekerja",)
    assert found.variables["jumlah_penduduk_bekerja"].unit == "orang"
    assert found.as_written == r"\frac{A}{B} \times 100"
    assert {document: list(years) for document, years in found.targets.items()} == {"pk": [2024], "renstra": [2026]}


def test_weights_ranges_and_given_values(run: Run, pack: Path) -> None:
    """An index, an indicator whose value is given, a range as target: all stand in one pack."""
    assert run("indikator", str(pack), "--name", "Satu", *FLAGS, "--direct")[0] == 0
    assert (
        run("indikator", str(pack), "--name", "Indeks", *FLAGS, "--weight", "satu=40%", "--weight", "dua=60%")[0] == 0
    )
    kisaran = ("--unit", "persen", "--direction", "kisaran", "--target", "2024=2% s/d 4%")
    assert run("indikator", str(pack), "--name", "Prevalensi", *kisaran, "--direct")[0] == 0
    found = kr.load_pack(str(pack)).indicators
    assert found["satu"].kind == "direct"
    assert len(found["indeks"].weights) == 2
    assert found["prevalensi"].targets["pk"][2024].high == 4


@pytest.mark.parametrize(
    ("flags", "said"),
    [
        (("--name", "A", *FLAGS), "Rumus belum disebut"),
        (("--name", "A", *FORMULA, "--direct"), "bersama --weight"),
        (("--name", "A", "--direct", "--unit", "persen"), "--direction"),
        ((*FORMULA,), "--name"),
        (("--name", "A", *FLAGS, "--formula", "a / / b"), "a / / b"),
        (("--name", "A", *FORMULA, "--variable", "lain=orang"), "lain"),
        (("--name", "A", *FORMULA, "--target", "tahun=2"), "tahun"),
        (("--name", "A", *FORMULA, "--target", "97,30%"), '"2024=97,30%"'),
        (("--name", "A", *FORMULA, "--variable", "angkatan_kerja="), "bekerja=orang"),
        (("--name", "A", *FORMULA, "--direction", "ke_samping"), "ke_samping"),
        (("--name", "A", *FLAGS, "--weight", "satu=40%"), "40"),
    ],
)
def test_what_would_not_stand_is_not_written(run: Run, pack: Path, flags: tuple[str, ...], said: str) -> None:
    """The fault is told with its name, and the file stays as it was."""
    before = pack.read_bytes()
    status, told = run("indikator", str(pack), *flags)
    assert (status, said in told, pack.read_bytes()) == (2, True, before), told


def test_names_may_be_the_documents_own(run: Run, pack: Path) -> None:
    """Parts of an index and variables by their wording; a formula of one name has the unit of its result."""
    weights = ("--weight", "Kinerja PTSP=60%", "--weight", "ppb=40%", "--variable", "kinerja ptsp=nilai")
    status, said = run("indikator", str(pack), "--name", "Indeks", *FLAGS, *weights)
    assert (status, "Masukan yang terbaca: kinerja_ptsp, ppb." in said) == (0, True)
    one = ("--name", "Baru", "--formula", "Tenaga kerja baru menurut LKPM", "--unit", "orang", "--direction", "naik")
    assert run("indikator", str(pack), *one)[0] == 0
    words = ("--variable", "Jumlah penduduk bekerja=orang")
    assert run("indikator", str(pack), "--name", "Kerja", *FORMULA, *words)[0] == 0
    found = kr.load_pack(str(pack)).indicators
    assert found["indeks"].variables["kinerja_ptsp"].phrases == ("Kinerja PTSP",)
    assert found["indeks"].variables["kinerja_ptsp"].unit == "nilai"
    assert found["baru"].variables["tenaga_kerja_baru_menurut_lkpm"].unit == "orang"
    assert found["kerja"].variables["jumlah_penduduk_bekerja"].unit == "orang"


def test_the_scale_in_the_comments_is_one(run: Run, pack: Path) -> None:
    """Whoever takes the marks of comment away has a scale that is proved, and can be named."""
    lines = pack.read_text(encoding="utf-8").splitlines()
    at = lines.index("# [skala.mutu-layanan]")
    lines[at:] = [line.removeprefix("# ") for line in lines[at:]]
    pack.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert kr.check(str(pack)) == []
    assert run("indikator", str(pack), "--name", "A", *FORMULA, "--scale", "mutu-layanan")[0] == 0
    assert [band.label for band in kr.load_pack(str(pack)).scales["mutu-layanan"].bands] == ["Kurang", "Cukup", "Baik"]


def test_an_unknown_scale_may_be_written(run: Run, pack: Path) -> None:
    """How, and which scales there are, is said."""
    status, said = run("indikator", str(pack), "--name", "A", *FORMULA, "--scale", "mutu-kami")
    assert (status, "[skala.mutu-kami]" in said, "permendagri-86-2017" in said) == (2, True, True)


def test_a_data_file_to_fill_in(run: Run, pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every input stands in it with its words and unit; empty ones are no values, filled ones are worked."""
    run("indikator", str(pack), "--name", "Kerja", "--id", "kerja", *FORMULA, "--variable", "angkatan_kerja=orang")
    run(
        "indikator", str(pack), "--name", "Nilai", "--id", "nilai", "--direct", "--unit", "nilai", "--direction", "naik"
    )
    status, said = run("data", "data-2024.toml", "--pack", str(pack), "--year", "2024")
    assert (status, "kinerja hitung --pack dinas.toml --data data-2024.toml --year 2024" in said) == (0, True)
    text = Path("data-2024.toml").read_text(encoding="utf-8")
    assert 'jumlah_penduduk_bekerja = ""  # Jumlah penduduk bekerja\nangkatan_kerja = ""  # orang\n' in text
    found = kr.evaluate_year(str(pack), "data-2024.toml", year=2024)
    assert (found.given, found.problems) == (frozenset(), ())
    Path("data-2024.toml").write_text(text.replace('realisasi = ""', 'realisasi = "79,19"'), encoding="utf-8")
    assert kr.evaluate_year(str(pack), "data-2024.toml", year=2024).results["nilai"].realisation is not None
    assert run("data", "data-2024.toml", "--pack", str(pack), "--year", "2024")[0] == 2
    assert "--year" in run("data", "b.toml", "--pack", str(pack))[1]
    assert main(["periksa", "data-2024.toml"]) == 0
    assert "Ini berkas data" in capsys.readouterr().out


def test_data_by_period_to_fill_in(run: Run, pack: Path) -> None:
    """An indicator of quarters has its inputs for each."""
    run("indikator", str(pack), "--name", "Kerja", "--id", "kerja", *FORMULA)
    text = pack.read_text(encoding="utf-8") + 'periode = "triwulan"\nrekap = "terakhir"\n'
    pack.write_text(text, encoding="utf-8")
    assert run("data", "d.toml", "--pack", str(pack), "--year", "2024")[0] == 0
    assert 'tw4.angkatan_kerja = ""' in Path("d.toml").read_text(encoding="utf-8")


def test_an_indicator_twice_is_refused(run: Run, pack: Path) -> None:
    """Its first place is named."""
    assert run("indikator", str(pack), "--name", "A", *FORMULA)[0] == 0
    status, said = run("indikator", str(pack), "--name", "A", *FORMULA)
    assert status == 2
    assert "sudah ada dalam paket" in said


def test_a_unit_that_says_nothing_is_remarked(run: Run, pack: Path) -> None:
    """It is written all the same."""
    status, said = run("indikator", str(pack), "--name", "A", *FORMULA, "--variable", "angkatan_kerja=bundel")
    assert (status, '"bundel" = "cacah"' in said) == (0, True)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_files_from_windows_stay_what_they_are(run: Run, encoding: str, newline: str) -> None:
    """BOM, line ends and encoding: the file is read as before, with one indicator more."""
    text = pack_text(PackDraft("dinas", "Dinas – é")).replace("\n", newline)
    Path("dinas.toml").write_bytes(text.encode(encoding))
    assert run("indikator", "dinas.toml", "--name", "Capaian × 2", *FORMULA)[0] == 0
    found = kr.load_pack("dinas.toml")
    assert (found.name, found.indicators["capaian_2"].name) == ("Dinas – é", "Capaian × 2")
    raw = Path("dinas.toml").read_bytes()
    assert raw.startswith(text.encode(encoding))


def test_a_file_that_is_no_pack(run: Run) -> None:
    """What to do first is said."""
    Path("a.toml").write_text('judul = "x"\n', encoding="utf-8")
    status, said = run("indikator", "a.toml", "--name", "A", *FORMULA)
    assert (status, "bukan paket" in said) == (2, True)
    assert run("indikator", "tidak-ada.toml", "--name", "A", *FORMULA)[0] == 2


def test_new_alone_says_what_may_be_new(run: Run) -> None:
    """Its two kinds are named."""
    status, said = run()
    assert (status, "kinerja baru paket" in said) == (2, True)


def test_questions_at_a_terminal(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is not given is asked for; what may stay out may be left empty; a bad formula is asked for again."""
    answers: list[str] = []

    def answer(*_question: object, default: str, **_settings: object) -> str:
        return answers.pop(0) or default

    monkeypatch.setattr(drafting, "asking", lambda: True)
    monkeypatch.setattr("click.prompt", answer)
    answers[:] = ["", "Dinas Contoh", "", "", "permendagri-86-2017", "Keputusan", "1 Tahun 2024"]
    assert run("paket", "dinas.toml")[0] == 0
    found = kr.load_pack("dinas.toml")
    assert (found.id, found.sources[0].number, answers) == ("dinas", "1 Tahun 2024", [])
    answers[:] = ["Kesempatan Kerja", "tkk", "", "a / / b", "Penduduk bekerja / Angkatan kerja × 100%", "persen", ""]
    answers += ["orang", "", "2024=97,30%; 2025=98%", "bunyi", "Kepala Dinas", "BPS"]
    assert run("indikator", "dinas.toml")[0] == 0
    indicator = kr.load_pack("dinas.toml").indicators["tkk"]
    assert (indicator.variables["penduduk_bekerja"].unit, indicator.variables["angkatan_kerja"].unit) == ("orang", None)
    assert (list(indicator.targets["pk"]), indicator.responsible, answers) == ([2024, 2025], "Kepala Dinas", [])


def test_small_parts() -> None:
    """Names, ids, ranges, appended text, values as TOML."""
    assert (identifier("2 Kata"), pack_id("Dinas Contoh"), pack_id("…")) == ("_2_kata", "dinas-contoh", "")
    for text in ("2% .. 4%", "2% s/d 4%", "2% - 4%", "2%–4%", "2% sampai 4%"):
        assert target_value(text) == {"bawah": "2%", "atas": "4%"}
    assert target_value("-2%") == "-2%"
    assert appended("a = 1", "b = 2\n") == "a = 1\n\nb = 2\n"
    values = ["'", '"', "\\", "a\nb\tc", "\x7f", True, 1, ["x", {"dua kata": "y"}], {}]
    assert parse_toml(f"a = {value_text(values[:1])}").data == {"a": ["'"]}
    for value in values[:3]:
        assert parse_toml(f"a = {value_text(value)}").data == {"a": value}
    assert value_text(values[7]) == '["x", { "dua kata" = "y" }]'
