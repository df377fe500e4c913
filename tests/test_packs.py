"""Packs: the shipped ones are proved; whatever is wrong in one is told, all at once, each at its line."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

import pytest

from kinerja_rules import packs
from kinerja_rules.builtins import DEFAULT_REGISTRY
from kinerja_rules.cli import main
from kinerja_rules.engine import evaluate_all, evaluate_year
from kinerja_rules.errors import Diagnostic, FileError, PackError
from kinerja_rules.files.shape import json_schema
from kinerja_rules.messages.packs import SENTENCES as PACK_SENTENCES
from kinerja_rules.numbers import HALF_EVEN, HALF_UP, TRUNCATE, Fraction
from kinerja_rules.packs.keys import pack_shape
from kinerja_rules.packs.places import pack_files, shipped_folder
from kinerja_rules.policy import Pack, RoundingRule

CORPUS = Path(__file__).parent / "corpus"
BAD = CORPUS / "bad" / "packs"
GOOD = CORPUS / "good" / "packs"


def errors(found: list[Diagnostic]) -> list[Diagnostic]:
    """Those that are no remarks."""
    return [problem for problem in found if problem.severity == "error"]


def codes(source: Any, **given: Any) -> list[str]:
    """The codes of a pack's errors, in the order of its file."""
    return [problem.code for problem in errors(packs.check(source, **given))]


def pack(**tables: Any) -> dict[str, Any]:
    """A small sound pack, with ``tables`` put in."""
    head = {"id": "uji", "versi": "1", "nama": "Uji", "acuan": ["nasional/capaian"]}
    return {"format": 1, "paket": {**head, **tables.pop("paket", {})}, **tables}


def indicator(**keys: Any) -> dict[str, Any]:
    """A pack with one indicator ``i``."""
    sound = {"nama": "I", "rumus": "a / b * 100%", "satuan": "persen", "arah": "naik"}
    return pack(indikator={"i": {key: value for key, value in {**sound, **keys}.items() if value is not None}})


# -- formulas, held against what is declared


@pytest.mark.parametrize(
    ("keys", "code", "severity"),
    [
        (
            {"rumus": "a + b", "variabel": {"a": {"satuan": "persen"}, "b": {"satuan": "orang"}}},
            "unit_mismatch",
            "error",
        ),
        (
            {"rumus": "a + b", "variabel": {"a": {"satuan": "orang"}, "b": {"satuan": "rupiah"}}},
            "unit_mismatch",
            "error",
        ),
        ({"rumus": "a / 2 - 5", "variabel": {"a": {"satuan": "persen"}}}, "points", "remark"),
        (
            {
                "satuan": "rupiah / jam",
                "rumus": "a / b",
                "variabel": {"a": {"satuan": "rupiah"}, "b": {"satuan": "orang"}},
            },
            "unit_of_result",
            "remark",
        ),
        (
            {"rumus": "Jumlah aduan yang masuk / Jumlah aduan yang terselesaikan x 100%"},
            "exchanged_parts",
            "remark",
        ),
        ({"satuan": "rupiah", "rumus": "a / b * 100"}, "hundred_on_other", "remark"),
        ({"satuan": "rupiah", "rumus": "a / b * 100%"}, "times_100_on_other", "remark"),
        ({"rumus": "a / b"}, "times_100_missing", "remark"),
        ({"rumus": "bobot(a = 40%; b = 30%)"}, "weights_total", "error"),
        ({"rumus": None, "bobot": {"a": "40%", "b": "30%"}}, "weights_total", "error"),
        ({"rumus": "a * 40% + b * 30%"}, "weights_total_remark", "remark"),
        ({"rumus": "(a / b * 100%"}, "bracket_open", "error"),
        ({"rumus": "a / b) * 100%"}, "bracket_unopened", "error"),
        ({"variabel": {"a": {}, "b": {}, "c": {}}}, "variable_unused", "remark"),
        ({"variabel": {"a": {}}}, "unknown_name", "error"),
        ({"rumus": "a / bekerj * 100%", "variabel": {"a": {}, "bekerja": {}}}, "unknown_name_near", "error"),
        ({"rumus": "a / 125 Orang * 100%"}, "literal_quantity", "remark"),
    ],
)
def test_static_checks(keys: dict[str, Any], code: str, severity: str) -> None:
    """Each finding has its code and a cure, and stands at its place in the formula."""
    found = [problem for problem in packs.check(indicator(**keys)) if problem.code == code]
    assert [problem.severity for problem in found] == [severity]
    for lang in ("id", "en"):
        assert found[0].message(lang)
        assert found[0].remedy(lang)
    assert (found[0].span is None) == (code == "variable_unused")


def test_a_formula_that_is_said_to_be_doubtful_is_not_remarked_again() -> None:
    """Where the decree's slip is stated, with what was intended, its wording needs no remark."""
    given = indicator(
        rumus="Jumlah aduan yang masuk / Jumlah aduan yang terselesaikan x 100%",
        rumus_dimaksud="Jumlah aduan yang terselesaikan / Jumlah aduan yang masuk x 100%",
        alasan="tertukar",
    )
    assert {problem.code for problem in packs.check(given)} == {"phrase_as_name"}


# -- shipped


@pytest.mark.parametrize("name", packs.list_packs())
def test_every_shipped_pack_is_proved(name: str) -> None:
    """No error in any of them; what is remarked stands at a line of its file."""
    found = packs.check(name)
    assert errors(found) == []
    assert all(problem.place is not None and problem.place.line for problem in found)
    assert packs.load_pack(name).id == name


def test_the_shipped_packs() -> None:
    """Institutions and national rules are listed by their ids; reports are no packs."""
    assert packs.list_packs() == tuple(sorted(packs.list_packs()))
    assert {"banjar", "banjar/sk-2023", "balangan", "paser", "nasional/capaian"} <= set(packs.list_packs())
    assert not any("laporan" in name for name in packs.list_packs())


def test_no_row_of_a_decree_is_lost() -> None:
    """The decrees of Banjar and Balangan have 93 and 48 rows."""
    assert len(packs.load_pack("banjar/sk-2023").indicators) == 93
    assert len(packs.load_pack("balangan").indicators) == 48


def test_a_loaded_pack_says_what_its_file_says() -> None:
    """Names in English, values exact, rules resolved."""
    banjar = packs.load_pack("banjar")
    tkk = banjar.indicators["tkk"]
    assert (tkk.name, tkk.goal, tkk.unit) == (
        "Tingkat Kesempatan Kerja",
        "Terfasilitasi Penyediaan Lapangan Kerja Baru",
        "persen",
    )
    assert tkk.formula is not None
    assert tkk.formula(bekerja=309142, angkatan_kerja=317696) == Fraction(3864275, 39712)
    assert tkk.direction is banjar.directions["naik"]
    assert tkk.direction is not None
    assert tkk.direction.origin == "nasional/capaian"
    assert tkk.scale is banjar.scales["permendagri-86-2017-banjar"]
    target = tkk.target(2024)
    assert target is not None
    assert (target.value, target.digits, target.text) == (Fraction("97.3"), 2, "97.30%")
    assert tkk.target(2026, "renstra") is not None
    assert tkk.rounding == RoundingRule(2, HALF_UP)
    assert tkk.responsible == "Kepala Dinas"
    assert tkk.budget == ("1", "2", "3", "4", "5")
    assert tkk.valid_from == datetime.date(2021, 1, 1)
    assert tkk.examples[0].mode is TRUNCATE
    hours = banjar.indicators["produktivitas"].variables["jam_kerja"]
    assert hours.constant == 1920
    assert hours.constant_text == "8 × 5 × 4 × 12"
    assert banjar.indicators["produktivitas"].rounding == RoundingRule(0, HALF_UP)
    assert banjar.find("Tingkat Kesempatan Kerja") is banjar.find("TKK") is tkk
    assert banjar.indicators["ikki"].weights == {"kinerja_utama": 40, "kepatuhan": 30, "pelayanan_umum": 30}
    assert banjar.relations[0].text == "bekerja_bps + penganggur = angkatan_kerja"
    assert banjar.scales["sakip-88-2021"].over == "realisation"


def test_packs_are_found_in_a_checkout() -> None:
    """The folder of shipped packs holds them all."""
    assert shipped_folder().name == "policies"
    assert set(pack_files(shipped_folder())) == set(packs.list_packs())


# -- good


def test_a_pack_with_every_key() -> None:
    """Whatever the format knows is read, and its examples hold."""
    found = packs.load_pack(GOOD / "lengkap.toml")
    assert [remark.code for remark in found.remarks] == ["implicit_variables"]
    work = found.indicators["bekerja"]
    assert (work.rounding, work.achievement_rounding) == (RoundingRule(2, HALF_EVEN), RoundingRule(1, TRUNCATE))
    assert (work.achievement_from, work.confidence, found.confidence) == ("exact", None, "medium")
    assert work.direction is not None
    assert [work.direction.floor, work.direction.cap] == [0, 120]
    assert [work.direction.zero_target.both_zero, work.direction.zero_target.otherwise] == [100, 0]
    assert work.scale is not None
    assert [band.label for band in work.scale.bands] == ["Kurang", "Cukup", "Baik"]
    assert work.scale.gap == RoundingRule(0, HALF_UP)
    placement = found.indicators["penempatan"]
    assert (placement.period, placement.zero_per_zero) == ("quarter", "skip")
    assert placement.rollup is not None
    assert placement.rollup.name == "rata_rata"
    assert placement.variables["ditempatkan"].unit_kind == "count"
    stunting = found.indicators["stunting"].target(2024)
    assert stunting is not None
    assert [stunting.low, stunting.high] == [2, 4]
    assert stunting.is_range
    productivity = found.indicators["produktivitas"]
    assert productivity.intended is not None
    assert (productivity.printed_unit, productivity.rounding) == ("Rp {} / Jam", RoundingRule(0, HALF_EVEN))
    assert found.indicators["indeks"].references == {"bekerja_utama", "bekerja", "penempatan"}
    graduates = found.indicators["lulusan"]
    assert [version.version for version in graduates.versions] == ["../2023-12-31", "2024-01-01/.."]
    assert [version.name for version in graduates.versions] == ["Lulusan", "Lulusan bersertifikat"]
    assert graduates.name == "Lulusan bersertifikat"
    assert graduates.versions[0].formula is not None
    assert graduates.versions[0].formula.names == ("lulus", "peserta")
    assert found.find("Lulusan") is graduates


def test_an_indicator_needs_six_lines() -> None:
    """The least a planner writes: names that nobody declared are variables, and a remark says so."""
    found = packs.load_pack(GOOD / "enam-baris.toml")
    assert found.indicators["tkk"].formula is not None
    assert found.indicators["tkk"].formula.names == ("penduduk_bekerja", "angkatan_kerja")
    assert {remark.code for remark in found.remarks} == {"phrase_as_name"}


# -- bad


def test_ten_mistakes_are_told_in_one_run() -> None:
    """Each at its line, none swallowed, none invented."""
    found = packs.check(BAD / "sepuluh.toml")
    lines = {problem.code: problem.place.line for problem in found if problem.place is not None}
    assert lines == {
        "wrong_type": 6,
        "bands_overlap": 19,
        "operand_missing_at_end": 26,
        "unknown_key": 30,
        "unknown_name_near": 34,
        "direction_unknown": 36,
        "unreadable_figure": 39,
        "weights_total": 43,
        "three_decimals": 52,
        "example_differs": 62,
    }
    assert len(found) == 10


@pytest.mark.parametrize("file", sorted(BAD.glob("*.toml")), ids=lambda file: file.stem)
def test_mistakes_are_told_as_written_down(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The whole text, in both languages, with file, line and key path."""
    monkeypatch.chdir(BAD)
    told = "\n".join(problem.render() for problem in packs.check(file.name))
    assert f"{told}\n" == file.with_suffix(".txt").read_text(encoding="utf-8")


def test_all_kinds_of_mistakes_in_one_run(capsys: pytest.CaptureFixture[str]) -> None:
    """`kinerja check` finds in one file each mistake that stands there, at its line, and nothing else."""
    lines = (BAD / "semua.toml").read_text(encoding="utf-8").splitlines()
    marked = [(number + 1, line.partition("# v ")[2]) for number, line in enumerate(lines, 1) if "# v " in line]
    expected = {(number, code) for number, listed in marked for code in listed.split(", ")}
    assert main(["periksa", str(BAD / "semua.toml"), "--format", "json"]) == 2
    found = [problem for file in json.loads(capsys.readouterr().out)["files"] for problem in file["diagnostics"]]
    assert {(problem["line"], problem["code"]) for problem in found} == expected
    assert len({code for _, code in expected}) > 90
    told = [(problem["remedy"]["id"] or problem["message"]["id"], problem["remedy"]["en"]) for problem in found]
    assert all(english or "misalnya" in indonesian for indonesian, english in told)


def test_kinds_of_mistakes_written_down() -> None:
    """More than fifty kinds have their whole text in the corpus, and every sentence about packs is among them."""
    told = {problem.code for file in BAD.glob("*.toml") for problem in packs.check(file)}
    assert len(told) > 100
    elsewhere = {"pack_unknown", "pack_unknown_near", "pack_id_other"}  # where a pack is asked for by its id
    elsewhere |= {"include_cycle", "include_unreadable", "include_broken", "include_clash"}  # of several files
    assert PACK_SENTENCES.keys() - told == elsewhere


def test_loading_raises_all_problems_at_once() -> None:
    """PackError holds every error, and no remark."""
    with pytest.raises(PackError) as caught:
        packs.load_pack(BAD / "skala.toml")
    assert list(caught.value.diagnostics) == errors(packs.check(BAD / "skala.toml"))
    assert len(caught.value.diagnostics) > 8


def test_a_mapping_is_checked_like_a_file() -> None:
    """The same problems, with key paths for a form; nothing is raised."""
    found = packs.check(indicator(arah="niak", rumus="a / b *"))
    assert {problem.code for problem in found} == {"direction_unknown", "operand_missing_at_end"}
    assert all(problem.place is not None and problem.place.path[:2] == ("indikator", "i") for problem in found)
    assert codes({}) == ["missing_key"]
    assert codes({"paket": 3}) == ["wrong_type"]
    assert packs.load_pack(indicator()).indicators["i"].formula is not None


def test_a_direction_of_another_shipped_pack_is_named() -> None:
    """Who forgot the include is told which pack has the name."""
    alone = {"paket": {"id": "u", "versi": "1", "nama": "U"}, "indikator": indicator()["indikator"]}
    (problem,) = errors(packs.check(alone))
    assert problem.code == "direction_unknown"
    assert 'acuan = ["nasional/capaian"]' in problem.remedy("id")


# -- where packs come from


def test_unknown_packs_are_named_with_the_nearest() -> None:
    """By id: PackError with a suggestion; by path: FileError; check gives them as values."""
    with pytest.raises(PackError, match="Maksud Anda `banjar`"):
        packs.load_pack("banjr")
    with pytest.raises(PackError, match="nasional/capaian"):
        packs.load_pack("zzzzzzzz")
    with pytest.raises(FileError):
        packs.load_pack("tidak-ada.toml")
    assert codes("banjr") == ["pack_unknown_near"]
    assert codes("tidak-ada.toml") == ["file_not_found"]


def write(folder: Path, name: str, text: str) -> Path:
    """A pack file ``name.toml`` below ``folder``."""
    file = folder / f"{name}.toml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def head(name: str, *includes: str) -> str:
    """The opening of a pack file."""
    listed = ", ".join(f'"{one}"' for one in includes)
    return f'[paket]\nid = "{name}"\nversi = "1"\nnama = "{name}"\nacuan = [{listed}]\n'


UP = '[arah.naik]\nrumus = "realisasi / target * {factor}%"\n'


def test_includes_are_looked_for_beside_the_file_then_among_the_shipped(tmp_path: Path) -> None:
    """A pack of one's own may lie beside it, or in a folder that is given."""
    write(tmp_path, "umum", head("umum") + UP.format(factor=100))
    own = write(tmp_path, "dinas/paket", head("dinas", "umum"))
    assert packs.load_pack(own).directions["naik"].origin == "umum"
    assert packs.load_pack(own.parent).id == "dinas"
    far = write(tmp_path / "jauh" / "sekali", "lain", head("lain", "umum", "nasional/sakip-88-2021"))
    assert codes(far) == ["include_unknown"]
    clash = packs.check(far, folders=[tmp_path])
    assert [problem.code for problem in clash] == ["include_clash"]
    assert packs.load_pack("umum", folders=[tmp_path]).id == "umum"


def test_a_clash_between_two_includes_names_both(tmp_path: Path) -> None:
    """Two unlike rules of one name are an error, unless the pack has its own; the same rule by two ways is none."""
    write(tmp_path, "satu", head("satu") + UP.format(factor=100))
    write(tmp_path, "dua", head("dua") + UP.format(factor=50))
    write(tmp_path, "lewat", head("lewat", "satu"))
    both = write(tmp_path, "kedua", head("kedua", "satu", "dua"))
    (problem,) = packs.check(both)
    assert problem.code == "include_clash"
    assert "satu dan dua" in problem.message("id")
    assert packs.check(write(tmp_path, "sendiri", head("sendiri", "satu", "dua") + UP.format(factor=10))) == []
    assert packs.check(write(tmp_path, "berlian", head("berlian", "satu", "lewat"))) == []


def test_cycles_of_includes_are_refused_by_name(tmp_path: Path) -> None:
    """The circle is written out; what it would have given is not called unknown."""
    for name, other in (("a", "b"), ("b", "c"), ("c", "a")):
        rest = '[indikator.i]\nnama = "I"\njenis = "langsung"\narah = "dari_acuan"\nsatuan = "persen"\n'
        write(tmp_path, name, head(name, other) + rest)
    (found,) = packs.check(tmp_path / "a.toml")
    assert found.code == "include_broken"
    assert "a -> b -> c -> a" in found.message("id")
    own = write(tmp_path, "d", head("d", "d"))
    assert codes(own) == ["include_cycle"]
    assert "d -> d" in packs.check(own)[0].message("en")


def test_a_broken_include_is_told_once(tmp_path: Path) -> None:
    """With the number of its errors and the first of them; an id that is not its own is an error too."""
    write(tmp_path, "rusak", head("rusak") + '[arah.naik]\nrumus = "realisasi / "\n')
    indicators = '[indikator.i]\nnama = "I"\njenis = "langsung"\narah = "naik"\n'
    user = write(tmp_path, "pakai", head("pakai", "rusak", "salah") + indicators)
    write(tmp_path, "salah", head("benar"))
    assert codes(user) == ["include_broken", "include_broken"]
    assert "operand" not in str(packs.check(user)[0])
    assert "rusak.toml:7" in packs.check(user)[0].message("id")


def test_the_content_hash_tells_contents_apart(tmp_path: Path) -> None:
    """Order and comments do not count; figures and what is included do."""
    one = packs.load_pack(indicator(target={"2024": "97,30%"}))
    same = packs.load_pack(dict(reversed(indicator(target={"2024": "97,30%"}).items())))
    other = packs.load_pack(indicator(target={"2024": "97,3%"}))
    assert one.content_hash == same.content_hash != other.content_hash
    write(tmp_path, "umum", head("umum") + UP.format(factor=100))
    own = write(tmp_path, "dinas", head("dinas", "umum"))
    before = packs.load_pack(own).content_hash
    write(tmp_path, "umum", head("umum") + "# sama\n" + UP.format(factor=100))
    assert packs.load_pack(own).content_hash == before
    write(tmp_path, "umum", head("umum") + UP.format(factor=50))
    assert packs.load_pack(own).content_hash != before


def test_equal_sources_give_equal_packs() -> None:
    """A pack is a value."""
    first, second = packs.load_pack("paser"), packs.load_pack("paser")
    assert first == second
    assert isinstance(hash(first), int)
    assert isinstance(first, Pack)


def test_a_file_from_windows_is_read(tmp_path: Path) -> None:
    """BOM, CRLF and cp1252 change nothing."""
    text = head("dinas", "nasional/capaian") + '[indikator.i]\nnama = "Rasio – A"\nrumus = "a / b"\nsatuan = "rasio"\n'
    file = tmp_path / "dinas.toml"
    for raw in (text.replace("\n", "\r\n").encode("utf-8-sig"), text.replace("\n", "\r\n").encode("cp1252")):
        file.write_bytes(raw)
        assert packs.load_pack(file).indicators["i"].name == "Rasio – A"


# -- single proofs


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ({"rumus": None, "bobot": {"a": "40%", "b": "60%"}}, []),
        ({"rumus": None, "bobot": {"a": 40, "b": 50}, "jumlah_bobot": 90}, []),
        ({"rumus": None, "bobot": {"a": "40%", "b": "x"}}, ["not_a_number"]),
        ({"arah": None, "target": {"2024": 5}}, ["direction_needed"]),
        ({"arah": None}, []),
        ({"satuan": None}, []),
        ({"rumus": "persen_a * b", "variabel": {"persen_a": {"satuan": "persen"}}}, ["percent_times_undeclared"]),
        ({"rumus": "i[n-1] + a"}, []),
        ({"rumus": "i + a"}, ["indicator_cycle"]),
        ({"berlaku_mulai": datetime.date(2024, 1, 2), "berlaku_sampai": datetime.date(2024, 1, 1)}, ["dates_reversed"]),
        ({"periode": "triwulan", "rekap": "rata_rata"}, []),
        ({"pembulatan": {"realisasi": {"digit": 2, "cara": "potong"}}}, []),
        ({"pembulatan": {"realisasi": {"digit": "dua"}}}, ["wrong_type"]),
        ({"target": {"2024": "97,30", "pk": {"2025": "1,5%"}, "renstra": {"24": 3}}}, ["wrong_key"]),
        ({"contoh": [{"masukan": {"a": [1, 2], "b": 4}, "hasil": "25%"}]}, ["example_not_worked"]),
    ],
)
def test_what_an_indicator_may_say(keys: dict[str, Any], expected: list[str]) -> None:
    """One key at a time: what is sound and what is not."""
    assert codes(indicator(**keys)) == expected


def circling(*, apart: bool) -> dict[str, Any]:
    """Three indicators that needed each other until 2022; or, where ``apart``, never at one time."""
    old, new = {"berlaku_sampai": datetime.date(2022, 12, 31)}, {"berlaku_mulai": datetime.date(2023, 1, 1)}
    sound = {"satuan": "persen", "arah": "naik"}
    return pack(
        indikator={
            "a": {"nama": "A", **sound, "versi": [{**old, "rumus": "b + 1"}, {**new, "rumus": "x + 1"}]},
            "b": {"nama": "B", **sound, "rumus": "c + 1"},
            "c": {
                "nama": "C",
                **sound,
                "versi": [
                    {**old, "rumus": "x + 2" if apart else "a + 2"},
                    {**new, "rumus": "a + 2" if apart else "x + 2"},
                ],
            },
        }
    )


def test_a_circle_of_older_versions_is_refused_by_name() -> None:
    """Once, at the version where it begins, with the dates of the versions in it."""
    (problem,) = errors(packs.check(circling(apart=False)))
    assert problem.code == "indicator_cycle"
    assert problem.message() == (
        "Indikator-indikator ini saling membutuhkan: a (../2022-12-31) -> b -> c (../2022-12-31) -> a (../2022-12-31)."
    )
    assert problem.place is not None
    assert problem.place.path == ("indikator", "a", "versi", 0)


def test_versions_that_never_meet_make_no_circle() -> None:
    """What one indicator needed in one year, another may need of it in the next; each year is worked."""
    loaded = packs.load_pack(circling(apart=True))
    for year, given, values in ((2022, "c", [5, 4, 3]), (2023, "a", [2, 5, 4])):
        data = {given: {"x": 1}}
        assert [one.realisation for one in evaluate_year(loaded, data, year=year).results.values()] == values
        assert [one.realisation for one in evaluate_all(loaded, data, year=year).values()] == values


def test_the_schema_describes_every_key() -> None:
    """JSON Schema derives from the same table, with a description in Indonesian for each key."""

    def described(schema: dict[str, Any], path: str) -> None:
        for key, each in schema.get("properties", {}).items():
            assert each.get("description") or key in {"tw1", "sem1"} or "masukan" in path, f"{path}.{key}"
            described(each, f"{path}.{key}")
        parts = [schema.get("additionalProperties"), schema.get("items"), *schema.get("anyOf", ())]
        for part in (*parts, *schema.get("patternProperties", {}).values()):
            if isinstance(part, dict):
                described(part, path)

    schema = json_schema(pack_shape(DEFAULT_REGISTRY))
    described(schema, "")
    assert schema["properties"]["indikator"]


@pytest.mark.parametrize(
    ("keys", "code", "write"),
    [
        ({"arah": "Meningkat"}, "direction_unknown", 'arah = "naik"'),
        ({"arah": "NAIK"}, "direction_unknown", 'arah = "naik"'),
        ({"skala": "mutu"}, "scale_unknown", "[skala.mutu]"),
        ({"rumus": None, "bobot": ["60%", "40%"]}, "wrong_type", 'bobot = { kinerja = "60%"'),
        ({"pembulatan": {"realisasi": {"digit": "dua"}}}, "wrong_type", "digit = 2"),
        ({"rumus": None, "bobot": {"Kinerja PTSP": "100%"}}, "wrong_key", "`kinerja_ptsp`"),
        ({"target 2024": "5%"}, "unknown_key", "`target.2024`"),
        ({"target": {"2024": "97 orang"}}, "figure_of_other_unit", "satuan"),
        ({"arah": "kisaran", "target": {"2024": "2%"}}, "target_not_figure", '"2% s/d 4%"'),
    ],
)
def test_what_to_write_instead(keys: dict[str, Any], code: str, write: str) -> None:
    """The remedy can be copied."""
    (problem,) = errors(packs.check(indicator(**keys)))
    assert problem.code == code
    assert write in problem.remedy("id")
    assert write.split(" = ", maxsplit=1)[0].strip("`") in problem.remedy("en")


def test_a_range_may_be_written_as_printed() -> None:
    """Its ends are read; the text of the table form is the same."""
    targets = {"2023": "2% s/d 4%", "2024": {"bawah": "2%", "atas": "4%"}, "2025": "4% - 2%"}
    (problem,) = errors(packs.check(indicator(arah="kisaran", target=targets)))
    assert problem.code == "target_reversed"
    del targets["2025"]
    found = packs.load_pack(indicator(arah="kisaran", target=targets)).indicators["i"]
    assert found.target(2023) == found.target(2024)


def test_the_gaps_of_a_scale_are_told_once() -> None:
    """With the rounding that closes them all, where there is one."""
    bands = [{"label": "A", "mulai": "88,31"}, {"label": "B", "mulai": "76,61", "sampai": "88,30"}]
    (problem,) = errors(packs.check(pack(skala={"s": {"kelas": [*bands, {"label": "C", "sampai": "76,60"}]}})))
    assert "di antara 76,6 dan 76,61 atau di antara 88,3 dan 88,31" in problem.message("id")
    assert "`celah = { bulatkan = 2 }`" in problem.remedy("id")


LINES = """\
format = 1
[paket]
id = "dinas"
versi = "1"
nama = "Dinas"
acuan = ["nasional/capaian"]
[indikator.tkk]
nama = "Tingkat Kesempatan Kerja"
satuan = "persen"
arah = "naik"
rumus = '''
Penduduk yang bekerja
  / Angkatan krja
x 100%
'''
variabel.bekerja = { satuan = "orang", frasa = ["Penduduk yang bekerja"] }
variabel.angkatan_kerja = { satuan = "orang", frasa = ["Angkatan kerja"] }
"""


@pytest.mark.parametrize(
    ("before", "after", "line", "column", "shown", "width", "id_", "en"),
    [
        (
            "",
            "",
            13,
            5,
            "  / Angkatan krja",
            13,
            "Nama `angkatan_krja` tidak dikenal.",
            "Unknown name `angkatan_krja`.",
        ),
        ("krja", "kerja )", 13, 20, "  / Angkatan kerja )", 1, "Kurung tutup `)` tanpa kurung buka.", "never opened"),
        ("/ Angkatan krja", "/ * Angkatan kerja", 13, 5, "  / * Angkatan kerja", 1, "bukan `*`", "not `*`"),
        ("krja\nx 100%", "kerja\nx 100% +", 14, 9, "x 100% +", 1, "berakhir sesudah `+`", "ends after `+`"),
        ("  / Angkatan krja", "\t/ Angkatan kerja", 13, 1, " / Angkatan kerja", 1, "memuat tab", "holds a tab"),
    ],
)
def test_the_caret_in_a_formula_over_several_lines(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    before: str,
    after: str,
    line: int,
    column: int,
    shown: str,
    width: int,
    id_: str,
    en: str,
) -> None:
    """Line and column are those of the file, beside the line stands its number, and the caret is below the place."""
    monkeypatch.chdir(tmp_path)
    Path("p.toml").write_text(LINES.replace(before, after), encoding="utf-8")
    found = packs.check("p.toml")
    for lang, said in (("id", id_), ("en", en)):
        head, text, caret, *_ = found[0].render(lang).split("\n")
        assert head.startswith(f"p.toml:{line}:{column} [indikator.tkk.rumus]: ")
        assert said in head
        assert text == f"  {line} | {shown}"
        assert caret == " " * (len(f"  {line} | ") + column - 1) + "^" * width
