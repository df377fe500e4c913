"""Shapes: what a table may hold, what is told of one that holds something else, and the JSON Schema of both."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from kinerja_rules.errors import Diagnostic
from kinerja_rules.files.document import Document
from kinerja_rules.files.shape import (
    AnyOf,
    Anything,
    Boolean,
    Date,
    Field,
    Figure,
    Integer,
    Keyed,
    Kind,
    ListOf,
    OneOf,
    Shape,
    TableOf,
    Text,
    by_year,
    checked,
    json_schema,
)
from kinerja_rules.files.toml import parse_toml
from kinerja_rules.messages import Sentence
from kinerja_rules.numbers import Decimal, Fraction

RANGE = Shape((Field("bawah", Figure(), required=True), Field("atas", Figure(), required=True)))
TARGET = AnyOf((Figure(), RANGE))
BAND = Shape(
    (
        Field("label", Text(), "Label kelas.", "Label of the band.", required=True, example='"Baik"'),
        Field("mulai", Figure()),
        Field("sampai", Figure()),
    )
)
SCALE = Shape(
    (
        Field("atas", OneOf(("capaian", "realisasi"))),
        Field("celah", AnyOf((OneOf(("tolak", "kelas_bawah")), Shape((Field("bulatkan", Integer(), required=True),))))),
        Field("kelas", ListOf(BAND)),
    )
)
PACKAGE = Shape(
    (
        Field("id", Text(), "Kode unik paket.", "Unique id of the pack.", required=True),
        Field("versi", Text()),
        Field("acuan", ListOf(Text())),
        Field("anggaran", AnyOf((Text(), ListOf(Text())))),
        Field("berlaku_mulai", Date()),
        Field("cocok", Boolean()),
    )
)
PACK = Shape(
    (
        Field("format", Integer(1, 1), "Versi format berkas.", "Version of the file format.", required=True),
        Field("paket", PACKAGE, "Keterangan paket.", "About the pack.", required=True),
        Field("skala", TableOf(SCALE)),
        Field("target", TableOf(AnyOf((Figure(), RANGE, by_year(TARGET))))),
        Field("arah", TableOf(OneOf(("naik", "turun")))),
        Field("sumber", ListOf(Shape((Field("judul", Text()),)), least=1)),
    ),
    Sentence("Paket", "Pack"),
)
SOUND = """\
format = 1
[paket]
id = "banjar"
acuan = ["nasional/capaian"]
anggaran = ["2", "3"]
berlaku_mulai = 2021-01-01
cocok = false
[skala.paser]
atas = "capaian"
celah = { bulatkan = 0 }
[[skala.paser.kelas]]
label = "Baik"
mulai = 85
[target]
2024 = "97.30%"
2025 = { bawah = 2.5, atas = "4%" }
renstra.2026 = "97.50%"
"""


def problems(text: str, shape: Shape = PACK) -> list[str]:
    """What is told of ``text``, in both languages."""
    document = parse_toml(text, "p.toml")
    assert document.diagnostics == ()
    return [problem.render() for problem in checked(document, shape)[1]]


def field_problem(kind: Kind, value: Any) -> tuple[Any, Diagnostic | None]:
    """What is left of ``value`` under the key ``x``, and the one thing told of it."""
    document, told = checked(Document.of({"x": value}), Shape((Field("x", kind),)))
    assert len(told) < 2
    return document.data.get("x"), told[0] if told else None


def test_sound_document() -> None:
    """What has its shape is given back as it is."""
    document = parse_toml(SOUND)
    conforming, told = checked(document, PACK)
    assert told == ()
    assert conforming.data == document.data


def test_all_problems_at_once() -> None:
    """Every fault is told in the order of the file, with its place, in both languages, and what to write."""
    text = """\
format = 2
[paket]
verisi = 3
versi = 2024.1
acuan = ["a", 5]
anggaran = 1
berlaku_mulai = "1-2-2024"
cocok = "ya"
[skala.p]
atas = "capain"
celah = "tolk"
[[skala.p.kelas]]
mulai = true
[[skala.p.kelas]]
label = "x"
celah = "tolak"
[skala.q.kelas]
label = ""
[target]
pk.20244 = 3
2024 = { bawah = 1 }
"""
    assert problems(text) == [
        (
            "p.toml:1:10 [format]: `format` berisi 2, padahal harus 1.\n"
            "  Perbaiki angkanya.\n"
            "  (`format` holds 2, but must be 1. Correct the number.)"
        ),
        (
            "p.toml:2:2 [paket.id]: Di `paket` belum ada `id`.\n"
            '  Tambahkan `id = "..."`. Kode unik paket.\n'
            '  (`id` is missing in `paket`. Add `id = "..."`. Unique id of the pack.)'
        ),
        (
            "p.toml:3:1 [paket.verisi]: Kunci `verisi` tidak dikenal di `paket`.\n"
            "  Maksud Anda `versi`?\n"
            "  (The key `verisi` is not known in `paket`. Did you mean `versi`?)"
        ),
        (
            "p.toml:4:9 [paket.versi]: `versi` berisi angka 2024.1, padahal harus teks.\n"
            '  Tulis `versi = "2024.1"`.\n'
            '  (`versi` holds the number 2024.1, but must be text. Write `versi = "2024.1"`.)'
        ),
        (
            "p.toml:5:15 [paket.acuan[1]]: `acuan[1]` berisi angka 5, padahal harus teks.\n"
            '  Tulis `"5"`.\n'
            '  (`acuan[1]` holds the number 5, but must be text. Write `"5"`.)'
        ),
        (
            "p.toml:6:12 [paket.anggaran]: `anggaran` berisi angka 1, padahal harus teks atau daftar (teks).\n"
            '  Tulis `anggaran = "1"`.\n'
            '  (`anggaran` holds the number 1, but must be text or a list (text). Write `anggaran = "1"`.)'
        ),
        (
            'p.toml:7:17 [paket.berlaku_mulai]: `berlaku_mulai` berisi teks "1-2-2024", '
            "padahal harus tanggal (tahun-bulan-tanggal) tanpa tanda kutip.\n"
            "  Tulis `berlaku_mulai = 2024-02-01`.\n"
            '  (`berlaku_mulai` holds the text "1-2-2024", but must be a date (year-month-day) without quotes. '
            "Write `berlaku_mulai = 2024-02-01`.)"
        ),
        (
            'p.toml:8:9 [paket.cocok]: `cocok` berisi teks "ya", padahal harus `true` (ya) atau `false` (tidak).\n'
            "  Tulis `cocok = true`.\n"
            '  (`cocok` holds the text "ya", but must be `true` or `false`. Write `cocok = true`.)'
        ),
        (
            'p.toml:10:8 [skala.p.atas]: `atas` berisi "capain", yang tidak dikenal.\n'
            '  Maksud Anda "capaian"? Pilihannya: "capaian" atau "realisasi".\n'
            '  (`atas` holds "capain", which is not known. '
            'Did you mean "capaian"? The choices: "capaian" or "realisasi".)'
        ),
        (
            'p.toml:11:9 [skala.p.celah]: `celah` berisi "tolk", yang tidak dikenal.\n'
            '  Maksud Anda "tolak"? Pilihannya: "tolak" atau "kelas_bawah".\n'
            '  (`celah` holds "tolk", which is not known. Did you mean "tolak"? The choices: "tolak" or "kelas_bawah".)'
        ),
        (
            "p.toml:12:11 [skala.p.kelas[0].label]: Di `skala.p.kelas[0]` belum ada `label`.\n"
            '  Tambahkan `label = "Baik"`. Label kelas.\n'
            '  (`label` is missing in `skala.p.kelas[0]`. Add `label = "Baik"`. Label of the band.)'
        ),
        (
            "p.toml:13:9 [skala.p.kelas[0].mulai]: "
            "`mulai` berisi `true`, padahal harus angka (yang tercetak diapit tanda kutip).\n"
            '  Tulis `mulai = "97,30%"`.\n'
            "  (`mulai` holds `true`, but must be a number (a printed figure in quotes). "
            'Write `mulai = "97,30%"`.)'
        ),
        (
            "p.toml:16:1 [skala.p.kelas[1].celah]: Kunci `celah` tidak dikenal di `skala.p.kelas[1]`.\n"
            "  Kunci ini milik `skala.p`: pindahkan ke atas, sebelum kepala tabel berikutnya.\n"
            "  (The key `celah` is not known in `skala.p.kelas[1]`. "
            "This key belongs to `skala.p`: move it up, before the next table header.)"
        ),
        (
            "p.toml:17:10 [skala.q.kelas]: `kelas` berisi tabel, padahal harus daftar tabel.\n"
            "  Tulis kepala tabelnya `[[skala.q.kelas]]`.\n"
            "  (`kelas` holds a table, but must be a list of tables. Write its table header as `[[skala.q.kelas]]`.)"
        ),
        (
            "p.toml:20:4 [target.pk.20244]: Kunci `20244` di `target.pk` harus berupa tahun empat angka.\n"
            "  Tulis misalnya `2024`.\n"
            "  (The key `20244` in `target.pk` must be a year of four digits. Write `2024`, for example.)"
        ),
        (
            "p.toml:21:1 [target.2024.atas]: Di `target.2024` belum ada `atas`.\n"
            '  Tambahkan `atas = "97,30%"`.\n'
            '  (`atas` is missing in `target.2024`. Add `atas = "97,30%"`.)'
        ),
    ]


def test_what_is_left() -> None:
    """Faulty parts are gone, tables without a required key as a whole, and the rest conforms."""
    text = """\
format = 1
[paket]
id = "x"
versi = 3
acuan = ["a", 5]
[[skala.p.kelas]]
mulai = 1
[[skala.p.kelas]]
label = "B"
mulai = "1"
sampai = false
[[skala.p.kelas]]
label = 5
[[skala.p.kelas]]
label = "D"
"""
    document, told = checked(parse_toml(text, "p.toml"), PACK)
    assert len(told) == 5
    assert document.data == {
        "format": 1,
        "paket": {"id": "x"},
        "skala": {"p": {"kelas": [{"label": "B", "mulai": "1"}, {"label": "D"}]}},
    }
    assert checked(document, PACK)[1] == ()


def test_places_after_dropping() -> None:
    """Elements that remain in a list are still cited by their number in the file."""
    text = "[[a]]\nx = 1\n[[a]]\n[[a]]\nx = 2\nb = [{}, {y = 1}]\n[[a]]\nx = 3\nb = [{y = 2}]\n"
    inner = ListOf(Shape((Field("y", Integer(), required=True),)))
    shape = Shape((Field("a", ListOf(Shape((Field("x", Integer(2), required=True), Field("b", inner))))),))
    document, told = checked(parse_toml(text, "p.toml"), shape)
    assert [str(problem.place) for problem in told] == [
        "p.toml:2:5 [a[0].x]",
        "p.toml:3:3 [a[1].x]",
        "p.toml:6:6 [a[2].b[0].y]",
    ]
    assert document.data == {"a": [{"x": 2, "b": [{"y": 1}]}, {"x": 3, "b": [{"y": 2}]}]}
    assert str(document.place(("a", 0, "b", 0, "y"))) == "p.toml:6:11 [a[2].b[1].y]"
    assert str(document.place(("a", 1, "b", 0, "y"))) == "p.toml:9:7 [a[3].b[0].y]"
    assert document.was_faulty(("a", 0, "b")) is False
    stricter = Shape((Field("a", ListOf(Shape((Field("x", Integer(3), required=True), Field("b", inner))))),))
    again, _ = checked(document, stricter)
    assert str(again.place(("a", 0, "b", 0, "y"))) == "p.toml:9:7 [a[3].b[0].y]"


def test_what_was_refused_is_not_missing() -> None:
    """A required key that reading the file has refused already is not told a second time."""
    document = parse_toml("format = 1\n[paket]\nid = ,\n", "p.toml")
    assert [problem.code for problem in document.diagnostics] == ["toml_no_value"]
    conforming, told = checked(document, PACK)
    assert told == ()
    assert conforming.data == {"format": 1}
    assert conforming.was_faulty(("paket", "id"))


def test_missing_tables() -> None:
    """A missing table is asked for by its header."""
    assert problems("") == [
        (
            "p.toml [format]: Di berkas ini belum ada `format`.\n"
            "  Tambahkan `format = 1`. Versi format berkas.\n"
            "  (`format` is missing in this file. Add `format = 1`. Version of the file format.)"
        ),
        (
            "p.toml [paket]: Di berkas ini belum ada `paket`.\n"
            "  Tambahkan `[paket]`. Keterangan paket.\n"
            "  (`paket` is missing in this file. Add `[paket]`. About the pack.)"
        ),
    ]


def test_missing_list_of_tables() -> None:
    """A missing list of tables is asked for by its double header."""
    shape = Shape((Field("tabel", ListOf(BAND), required=True),))
    assert [problem.remedy("id") for problem in checked(Document.of({}), shape)[1]] == ["Tambahkan `[[tabel]]`."]


def test_keys_that_slid_into_a_table() -> None:
    """A key of the file that stands below a header is sent back to the top; a far one lists what is known."""
    text = '[paket]\nid = "x"\nformat = 1\nwarna = 2\n'
    found = [problem for problem in problems(text) if "tidak dikenal" in problem]
    assert found == [
        (
            "p.toml:3:1 [paket.format]: Kunci `format` tidak dikenal di `paket`.\n"
            "  Kunci ini milik berkas: pindahkan ke awal berkas, di atas tabel pertama.\n"
            "  (The key `format` is not known in `paket`. "
            "This key belongs to the file: move it to the top of the file, above the first table.)"
        ),
        (
            "p.toml:4:1 [paket.warna]: Kunci `warna` tidak dikenal di `paket`.\n"
            "  Kunci yang dikenal: id, versi, acuan, anggaran, berlaku_mulai, cocok.\n"
            "  (The key `warna` is not known in `paket`. "
            "The keys known here: id, versi, acuan, anggaran, berlaku_mulai, cocok.)"
        ),
    ]


def test_single_and_double_headers() -> None:
    """[[x]] where one table stands, and one table where [[x]] stands, are told with the right header."""
    text = 'format = 1\n[[paket]]\nid = "x"\n[sumber]\njudul = "y"\n'
    assert [problem.split("\n")[1].strip() for problem in problems(text)] == [
        "Tulis kepala tabelnya `[paket]`.",
        "Tulis kepala tabelnya `[[sumber]]`.",
    ]


def test_dotted_number_as_key() -> None:
    """A numbered row such as 1.1 that was written without quotes is recognised."""
    _, told = checked(parse_toml("arah.1.1 = 'turun'\n"), Shape(PACK.fields[4:5]))
    assert [(problem.message("id"), problem.remedy("id")) for problem in told] == [
        ('`1` berisi tabel, padahal harus "naik" atau "turun".', 'Apit kunci yang bertitik: `"1.1" = ...`.')
    ]


def test_short_list() -> None:
    """A list that must hold something says so."""
    assert [problem.split("\n")[0] for problem in problems('format = 1\nsumber = []\n[paket]\nid = "x"\n')] == [
        "p.toml:2:10 [sumber]: `sumber` harus berisi paling sedikit 1 unsur."
    ]


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (Text(), "x"),
        (Text(blank=True), ""),
        (Figure(), "97,30%"),
        (Figure(), 5),
        (Figure(), Decimal("97.3")),
        (Figure(), Fraction(1, 3)),
        (Integer(), -5),
        (Integer(1), 1),
        (Integer(None, 3), 3),
        (Boolean(), False),
        (Date(), datetime.date(2024, 1, 1)),
        (OneOf(("a", "b")), "b"),
        (ListOf(Integer()), []),
        (ListOf(Integer()), [1, 2]),
        (by_year(Text()), {"2024": "x"}),
        (AnyOf((Text(), ListOf(Text()))), ["x"]),
        (Anything(), {"a": [1, "b"]}),
        (Anything(), False),
    ],
)
def test_kinds_take(kind: Kind, value: Any) -> None:
    """A value of its kind passes unchanged."""
    assert field_problem(kind, value) == (value, None)


@pytest.mark.parametrize(
    ("kind", "value", "remedy"),
    [
        (Text(), 17, 'Tulis `x = "17"`.'),
        (Text(), datetime.date(2024, 1, 2), 'Tulis `x = "2024-01-02"`.'),
        (Text(), True, 'Tulis `x = "..."`.'),
        (Text(), ["a"], 'Tulis `x = "..."`.'),
        (Text(), "  ", "Isi teksnya, atau hapus kunci ini."),
        (Figure(), True, 'Tulis `x = "97,30%"`.'),
        (Figure(), {"a": 1}, 'Tulis `x = "97,30%"`.'),
        (Integer(), "5", "Tulis `x = 5`."),
        (Integer(), Decimal("5.0"), "Tulis `x = 5`."),
        (Integer(), Decimal("5.5"), "Tulis `x = 1`."),
        (Integer(2), "lima", "Tulis `x = 2`."),
        (Integer(), True, "Tulis `x = 1`."),
        (Integer(0, 10), 11, "Perbaiki angkanya."),
        (Boolean(), "Tidak", "Tulis `x = false`."),
        (Boolean(), 1, "Tulis `x = true`."),
        (Date(), "2024-01-02", "Tulis `x = 2024-01-02`."),
        (Date(), "31/12/2023", "Tulis `x = 2023-12-31`."),
        (Date(), "2024-02-30", "Tulis `x = 2024-12-31`."),
        (Date(), "kemarin", "Tulis `x = 2024-12-31`."),
        (Date(), ["2024-01-02"], "Tulis `x = 2024-12-31`."),
        (OneOf(("langsung",)), "lain", 'Pilihannya: "langsung".'),
        (Date(), 2021, "Tulis `x = 2021-01-01`."),
        (Date(), datetime.datetime(2024, 1, 2, 3, 4, tzinfo=datetime.timezone.utc), "Tulis `x = 2024-01-02`."),
        (OneOf(("naik", "turun")), 1, 'Tulis `x = "naik"`.'),
        (OneOf(("naik", "turun")), "ke samping", 'Pilihannya: "naik" atau "turun".'),
        (ListOf(Text()), "a", 'Tulis `x = ["a"]`.'),
        (ListOf(Text()), 5, 'Tulis `x = ["5"]`.'),
        (ListOf(Text()), {"a": 1}, 'Tulis `x = ["..."]`.'),
        (TableOf(Text()), "a", "Tulis `[x]`."),
        (RANGE, "2%", "Tulis `[x]`."),
        (AnyOf((Integer(), Boolean())), "ya", "Tulis `x = true`."),
        (AnyOf((Integer(), Text())), [], "Tulis `x = 1`."),
    ],
)
def test_kinds_refuse(kind: Kind, value: Any, remedy: str) -> None:
    """A value of another kind is dropped, and what to write is what was likely meant."""
    left, problem = field_problem(kind, value)
    assert left is None
    assert problem is not None
    assert problem.remedy("id") == remedy
    assert problem.message("en")


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("x" * 100, 'teks "' + "x" * 58 + "…"),
        ([1], "daftar"),
        ([{"a": 1}], "daftar tabel"),
        ({}, "tabel"),
        (5, "angka 5"),
        (datetime.date(2024, 1, 2), "tanggal 2024-01-02"),
        (datetime.time(7, 30), "angka 07:30:00"),
    ],
)
def test_values_as_cited(value: Any, found: str) -> None:
    """A message shows what was found, shortened where it is long."""
    _, problem = field_problem(Boolean(), value)
    assert problem is not None
    assert str(problem.message("id")).startswith(f"`x` berisi {found}")


@pytest.mark.parametrize(
    ("kind", "message"),
    [
        (Integer(1), "`x` berisi 0, padahal harus 1 atau lebih."),
        (Integer(None, -1), "`x` berisi 0, padahal harus paling besar -1."),
        (Integer(1, 12), "`x` berisi 0, padahal harus 1 sampai 12."),
    ],
)
def test_limits(kind: Integer, message: str) -> None:
    """A limit is told as it was declared."""
    _, problem = field_problem(kind, 0)
    assert problem is not None
    assert problem.message("id") == message


def test_nearest_alternative() -> None:
    """Where a value may be one of several tables, the problems of the nearest are told."""
    kind = AnyOf((Figure(), RANGE, by_year(TARGET)))
    assert [
        problem.message("id")
        for problem in checked(Document.of({"x": {"2024": True, "2025": "1%"}}), Shape((Field("x", kind),)))[1]
    ] == ["`2024` berisi `true`, padahal harus angka (yang tercetak diapit tanda kutip) atau tabel."]


def test_json_schema() -> None:
    """The shape as JSON Schema 2020-12: titles and descriptions in Indonesian, nothing unknown allowed."""
    shape = Shape(
        (
            Field("format", Integer(1, 1), "Versi format.", "Format version.", required=True),
            Field("nama", Text(), required=True),
            Field("catatan", Text(blank=True)),
            Field("mulai", Date()),
            Field("cocok", Boolean()),
            Field("arah", OneOf(("naik", "turun"))),
            Field("target", by_year(AnyOf((Figure(), RANGE)))),
            Field("frasa", ListOf(Text(), least=1)),
            Field("masukan", TableOf(Figure())),
            Field("lain", Anything()),
        ),
        Sentence("Paket", "Pack"),
    )
    figure = {"type": ["string", "number"]}
    assert json_schema(shape, "https://contoh.id/paket.json") == {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "https://contoh.id/paket.json",
        "title": "Paket",
        "type": "object",
        "properties": {
            "format": {"description": "Versi format.", "type": "integer", "minimum": 1, "maximum": 1},
            "nama": {"type": "string", "minLength": 1},
            "catatan": {"type": "string"},
            "mulai": {"type": "string", "format": "date"},
            "cocok": {"type": "boolean"},
            "arah": {"enum": ["naik", "turun"]},
            "target": {
                "type": "object",
                "patternProperties": {
                    "^(?:[12][0-9]{3})$": {
                        "anyOf": [
                            figure,
                            {
                                "type": "object",
                                "properties": {"bawah": figure, "atas": figure},
                                "additionalProperties": False,
                                "required": ["bawah", "atas"],
                            },
                        ]
                    }
                },
                "additionalProperties": False,
            },
            "frasa": {"type": "array", "items": {"type": "string", "minLength": 1}, "minItems": 1},
            "masukan": {"type": "object", "additionalProperties": figure},
            "lain": {},
        },
        "additionalProperties": False,
        "required": ["format", "nama"],
    }
    assert "$id" not in json_schema(shape)


def test_keys_of_two_kinds() -> None:
    """A year holds a whole number, any other key a text; each is looked at as its own kind, in the schema too."""
    kind = Keyed("[12][0-9]{3}", Integer(), Text(), Sentence("tabel", "a table"), "{ 2024 = 1 }")
    shape = Shape((Field("x", kind),))
    document, problems = checked(Document.of({"x": {"2024": 1, "2025": "a", "nama": "b", "lain": 2}}), shape)
    assert document.data == {"x": {"2024": 1, "nama": "b"}}
    assert [(problem.code, problem.place and problem.place.path) for problem in problems] == [
        ("wrong_type", ("x", "2025")),
        ("wrong_type", ("x", "lain")),
    ]
    schema = kind.schema()
    assert schema["patternProperties"] == {"^(?:[12][0-9]{3})$": Integer().schema()}
    assert schema["additionalProperties"] == Text().schema()
