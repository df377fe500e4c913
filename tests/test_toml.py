"""TOML to a Document: values, places, and what is told of a file that is not right."""

from __future__ import annotations

import datetime
import subprocess
import sys
from pathlib import Path

import pytest

from kinerja_rules.errors import Diagnostic, FileError, Place, Span
from kinerja_rules.files.document import Document
from kinerja_rules.files.toml import parse_toml, read_toml
from kinerja_rules.numbers import Decimal, Fraction


def told(text: str) -> list[str]:
    """Every diagnostic of ``text``, as a person reads it."""
    return [problem.render() for problem in parse_toml(text, "p.toml").diagnostics]


def codes(text: str) -> list[str]:
    """The codes of the diagnostics of ``text``."""
    return [problem.code for problem in parse_toml(text).diagnostics]


# values


def test_values() -> None:
    """Plain Python values; a number with a point is a Decimal, digit by digit."""
    document = parse_toml("a = 97.30\nb = 8604\nc = true\nd = 2024-12-31\ne = ['x']\nf = { g = 1e3 }\nh = 'x'\n")
    assert document.data == {
        "a": Decimal("97.30"),
        "b": 8604,
        "c": True,
        "d": datetime.date(2024, 12, 31),
        "e": ["x"],
        "f": {"g": Decimal("1e3")},
        "h": "x",
    }
    assert str(document.data["a"]) == "97.30"
    assert parse_toml("a = 2024-01-01T07:30:00+07:00\nb = 07:30:00").diagnostics == ()
    assert document.diagnostics == ()


def test_windows_file(tmp_path: Path) -> None:
    """BOM, CRLF and cp1252 are read as they are."""
    path = tmp_path / "paket.toml"
    path.write_bytes("a = '±'\r\nb = 2\r\n".encode("cp1252"))
    document = read_toml(path)
    assert document.data == {"a": "±", "b": 2}
    assert document.place(("b",)) == Place(str(path), 2, 1, ("b",))


def test_missing_file(tmp_path: Path) -> None:
    """A file that is not there is the one thing that raises."""
    with pytest.raises(FileError):
        read_toml(tmp_path / "tidak.toml")


def test_three_decimals() -> None:
    """Exactly three decimals without quotes may be thousands: both readings are offered, none is taken."""
    text = "[masukan]\npenganggur = 8.604\nb = 8.60\nc = -12.5\nseri = [1.5, 1_234.500]\nd = 0.125\n"
    document = parse_toml(text, "p.toml")
    assert [problem.render() for problem in document.diagnostics] == [
        (
            "p.toml:2:14 [masukan.penganggur]: `penganggur = 8.604` dapat dibaca sebagai ribuan atau sebagai desimal.\n"
            '  Tulis `penganggur = 8604` bila itu ribuan, atau `penganggur = "8,604"` bila itu desimal.\n'
            "  (`penganggur = 8.604` can be read as thousands or as decimals. "
            'Write `penganggur = 8604` if these are thousands, or `penganggur = "8,604"` if they are decimals.)'
        ),
        (
            "p.toml:5:14 [masukan.seri[1]]: `seri[1] = 1_234.500` dapat dibaca sebagai ribuan atau sebagai desimal.\n"
            '  Apit dengan tanda kutip: `"1234,500"`.\n'
            '  (`seri[1] = 1_234.500` can be read as thousands or as decimals. Put it in quotes: `"1234,500"`.)'
        ),
        (
            "p.toml:6:5 [masukan.d]: `d = 0.125` dapat dibaca sebagai ribuan atau sebagai desimal.\n"
            '  Apit dengan tanda kutip: `d = "0,125"`.\n'
            '  (`d = 0.125` can be read as thousands or as decimals. Put it in quotes: `d = "0,125"`.)'
        ),
    ]
    assert document.data == {"masukan": {"b": Decimal("8.60"), "c": Decimal("-12.5")}}
    assert document.was_faulty(("masukan", "penganggur"))
    assert document.was_faulty(("masukan", "seri"))
    assert not document.was_faulty(("masukan", "b"))


def test_infinities() -> None:
    """nan and inf are no numbers here."""
    assert told("a = nan\nb = -inf\n") == [
        (
            "p.toml:1:5 [a]: `a` berisi `nan`, yang bukan angka.\n"
            "  Tulis angkanya; nilai yang belum ada tidak ditulis.\n"
            "  (`a` holds `nan`, which is no number. Write the number; a value that is not known is left out.)"
        ),
        (
            "p.toml:2:5 [b]: `b` berisi `-inf`, yang bukan angka.\n"
            "  Tulis angkanya; nilai yang belum ada tidak ditulis.\n"
            "  (`b` holds `-inf`, which is no number. Write the number; a value that is not known is left out.)"
        ),
    ]


@pytest.mark.parametrize(
    "value", ["0x" + "f" * 4000, "1e99999", "1e-99999", "1e999999999999999999999", "9" * 5000, "0." + "1" * 5000]
)
def test_long_numbers(value: str) -> None:
    """A number beyond the limit of digits is refused before it is worked with, and the rest is read."""
    document = parse_toml(f"a = {value}\nb = 1\n", "p.toml")
    (problem,) = document.diagnostics
    assert str(problem.place) == "p.toml:1:5 [a]"
    assert problem.message("id") == "`a` berisi angka lebih dari 4000 digit."
    assert problem.message("en") == "`a` holds a number of more than 4000 digits."
    assert problem.remedy("id") == "Periksa angka itu; barangkali ada yang tersalin berulang."
    assert problem.remedy("en") == "Check the number; something may have been copied over and over."
    assert document.data == {"b": 1}


def test_control_characters() -> None:
    """LaTeX in double quotes: what became invisible is named, and the cure shows the whole line."""
    text = 'rumus = "\\frac{A}{B}"\nlain = "a \\times b"\nfrasa = ["\\beta"]\npetik = "Jum\'at \\frac"\n'
    document = parse_toml(text, "p.toml")
    assert [problem.render() for problem in document.diagnostics] == [
        (
            "p.toml:1:9 [rumus]: Teks `rumus` memuat karakter kendali `\\f`, yang tidak terlihat.\n"
            "  Tulis dengan kutip tunggal: `rumus = '\\frac{A}{B}'`.\n"
            "  (The text of `rumus` holds the control character `\\f`, which cannot be seen. "
            "Write it in single quotes: `rumus = '\\frac{A}{B}'`.)"
        ),
        (
            "p.toml:2:8 [lain]: Teks `lain` memuat tab (`\\t`); tab hanya boleh di dalam `isi`.\n"
            "  Tulis dengan kutip tunggal: `lain = 'a \\times b'`.\n"
            "  (The text of `lain` holds a tab (`\\t`); tabs may stand in `isi` only. "
            "Write it in single quotes: `lain = 'a \\times b'`.)"
        ),
        (
            "p.toml:3:10 [frasa[0]]: Teks `frasa[0]` memuat karakter kendali `\\b`, yang tidak terlihat.\n"
            "  Tulis dengan kutip tunggal: `'\\beta'`.\n"
            "  (The text of `frasa[0]` holds the control character `\\b`, which cannot be seen. "
            "Write it in single quotes: `'\\beta'`.)"
        ),
        (
            "p.toml:4:9 [petik]: Teks `petik` memuat karakter kendali `\\f`, yang tidak terlihat.\n"
            "  Gandakan garis miring terbaliknya: `\\\\f`.\n"
            "  (The text of `petik` holds the control character `\\f`, which cannot be seen. "
            "Write the backslash twice: `\\\\f`.)"
        ),
    ]
    assert document.data == {}


def test_tabs() -> None:
    """A tab stands in `isi` alone: there it parts the cells of a table."""
    document = parse_toml("isi = '''\n1\ta\n'''\n[[tabel]]\nisi = 'x\ty'\nnama = 'a\tb'\n", "p.toml")
    assert document.data == {"isi": "1\ta\n", "tabel": [{"isi": "x\ty"}]}
    assert [problem.render("id") for problem in document.diagnostics] == [
        (
            "p.toml:6:10 [tabel[0].nama]: Teks `nama` memuat tab (`\\t`); tab hanya boleh di dalam `isi`.\n"
            "  a b\n"
            "   ^\n"
            "  Ganti tab dengan spasi."
        )
    ]


def test_control_character_in_a_key() -> None:
    """A key is cited by its visible form."""
    assert [problem.message("id") for problem in parse_toml('"a\\fb" = 1').diagnostics] == [
        'Nama kunci `"a\\fb"` memuat karakter kendali `\\f`.'
    ]


def test_deep_tables() -> None:
    """Nesting has a limit, and reaching it is a diagnostic, never a recursion error."""
    assert codes("a = " + "[" * 5000) == ["file_too_deep"]
    assert codes("a = " + "[" * 200 + "]" * 200) == ["file_too_deep"]
    assert codes(f"[{'.'.join('a' * 200)}]\nb = 1") == ["file_too_deep"]
    assert parse_toml("a = " + "[" * 5000).was_faulty(("paket",))


# documents from mappings


def test_document_of_a_mapping() -> None:
    """A form's or a database's values become the same plain data; places have only the key path."""
    document = Document.of(
        {"a": 97.3, "b": (1, Fraction(1, 3)), 2024: "x", "kosong": None, "t": {"d": datetime.date(2024, 1, 1)}}
    )
    assert document.data == {
        "a": Decimal("97.3"),
        "b": [1, Fraction(1, 3)],
        "2024": "x",
        "t": {"d": datetime.date(2024, 1, 1)},
    }
    assert document.diagnostics == ()
    assert document.place(("t", "d")) == Place(path=("t", "d"))
    assert document.text_place(("t", "d"), 3) == Place(path=("t", "d"))


def test_mapping_with_faults() -> None:
    """All problems at once; each names its key path."""
    document = Document.of(
        {
            "a": float("nan"),
            "b": Decimal("inf"),
            "c": {1, 2},
            "d": "x\fy",
            1: 1,
            "1": 2,
            "e": "x\ty",
            None: 1,
            "f": [None],
        },
        "formulir",
    )
    assert [problem.render("id") for problem in document.diagnostics] == [
        "formulir [a]: `a` berisi `nan`, yang bukan angka.\n  Tulis angkanya; nilai yang belum ada tidak ditulis.",
        "formulir [b]: `b` berisi `Infinity`, yang bukan angka.\n  Tulis angkanya; nilai yang belum ada tidak ditulis.",
        (
            "formulir [c]: `c` berisi nilai Python berjenis set, yang tidak dikenal di sini.\n"
            "  Berikan teks, angka, tanggal, daftar atau tabel (dict)."
        ),
        "formulir [d]: Teks `d` memuat karakter kendali `\\f`, yang tidak terlihat.\n  Hapus karakter itu.",
        "formulir [1]: Kunci `1` diberikan dua kali, sebagai angka dan sebagai teks.\n  Hapus salah satunya.",
        "formulir [e]: Teks `e` memuat tab (`\\t`); tab hanya boleh di dalam `isi`.\n  Ganti tab dengan spasi.",
        (
            "formulir [None]: `None` berisi nilai Python berjenis NoneType, yang tidak dikenal di sini.\n"
            "  Berikan teks, angka, tanggal, daftar atau tabel (dict)."
        ),
        (
            "formulir [f[0]]: `f[0]` berisi nilai Python berjenis NoneType, yang tidak dikenal di sini.\n"
            "  Berikan teks, angka, tanggal, daftar atau tabel (dict)."
        ),
    ]
    assert document.data == {"1": 1}


def test_circular_mapping() -> None:
    """A mapping that holds itself ends at the limit of nesting."""
    mapping: dict[str, object] = {}
    mapping["a"] = mapping
    assert [problem.code for problem in Document.of(mapping).diagnostics] == ["file_too_deep"]


# places

PLACES = """\
format = 1
[[skala.paser.kelas]]
label = "A"   # pertama
[skala]
"paser lain".celah = { bulatkan = 0, "c.d" = ['x', { y = 1 }] }
[[skala.paser.kelas]]
label = "é"
tertulis = '''
satu
dua'''
mulai = [
  1,
  2,   # dua
]
[skala.paser]
atas = "capaian"
[[skala.banjar.kelas]]
label = "B"
"""


@pytest.mark.parametrize(
    ("path", "key", "value"),
    [
        (("format",), (1, 1), (1, 10)),
        (("skala",), (4, 2), (4, 2)),
        (("skala", "paser"), (15, 8), (15, 8)),
        (("skala", "paser", "kelas"), (2, 15), (2, 15)),
        (("skala", "paser", "kelas", 0), (2, 15), (2, 15)),
        (("skala", "paser", "kelas", 1), (6, 15), (6, 15)),
        (("skala", "paser", "kelas", 1, "label"), (7, 1), (7, 9)),
        (("skala", "paser", "kelas", 1, "tertulis"), (8, 1), (8, 12)),
        (("skala", "paser", "kelas", 1, "mulai", 1), (13, 3), (13, 3)),
        (("skala", "paser", "atas"), (16, 1), (16, 8)),
        (("skala", "paser lain", "celah"), (5, 14), (5, 22)),
        (("skala", "paser lain", "celah", "c.d"), (5, 38), (5, 46)),
        (("skala", "paser lain", "celah", "c.d", 1, "y"), (5, 54), (5, 58)),
        (("skala", "paser lain", "celah", "tidak ada"), (5, 14), (5, 14)),
        (("skala", "banjar", "kelas", 0, "tidak", "ada"), (17, 16), (17, 16)),
        (("tidak ada",), (None, None), (None, None)),
    ],
)
def test_places(
    path: tuple[str | int, ...], key: tuple[int | None, int | None], value: tuple[int | None, int | None]
) -> None:
    """Line and column of a key and of its value, or of the nearest parent that the file has."""
    document = parse_toml(PLACES, "p.toml")
    assert document.diagnostics == ()
    assert document.place(path) == Place("p.toml", *key, path)
    assert document.place(path, value=True) == Place("p.toml", *value, path)


@pytest.mark.parametrize(
    ("written", "value", "offset", "place"),
    [
        ('"abc"', "abc", 0, (1, 6)),
        ('"abc"', "abc", 3, (1, 9)),
        ('"abc"', "abc", 99, (1, 9)),
        ('"\\"b\\u00e9d"', '"béd', 1, (1, 8)),
        ('"\\"b\\u00e9d"', '"béd', 3, (1, 15)),
        ("'a\\b'", "a\\b", 2, (1, 8)),
        ("''", "", 0, (1, 6)),
        ("'''\nab\nc'''", "ab\nc", 0, (2, 1)),
        ("'''\nab\nc'''", "ab\nc", 3, (3, 1)),
        ("'''ab\nc'''", "ab\nc", 1, (1, 9)),
        ('"""\na\\\n   b\nc"""', "ab\nc", 1, (3, 4)),
        ('"""\na\\\n   b\nc"""', "ab\nc", 3, (4, 1)),
        ('"""a""b"""', 'a""b', 3, (1, 11)),
        ("'é😀b'", "é😀b", 2, (1, 8)),
        ("8604", 8604, 2, (1, 5)),
    ],
)
def test_places_in_text(written: str, value: object, offset: int, place: tuple[int, int]) -> None:
    """A character of a string's value is found in the string as it is written, whatever its quotes."""
    document = parse_toml(f"a = {written}\n", "p.toml")
    assert document.data == {"a": value}
    assert document.text_place(("a",), offset) == Place("p.toml", *place, ("a",))


def test_formula_error_in_a_file() -> None:
    """A diagnostic of a formula is seen from the file, and keeps its caret."""
    document = parse_toml("[indikator.tkk]\nrumus = '''\na\n+ / b'''\n", "p.toml")
    found = Diagnostic("toml_stray_text", {"found": "/"}, span=Span(4, 5), text="a\n+ / b")
    assert document.located(found, ("indikator", "tkk", "rumus")).render("id").split("\n")[:3] == [
        "p.toml:4:3 [indikator.tkk.rumus]: Baris ini bukan `kunci = nilai`: `/`.",
        "  4 | + / b",
        "        ^",
    ]


def test_nothing_is_imported_before_it_is_needed() -> None:
    """tomli is loaded by the first read, tree-sitter by the first place."""
    program = """
import sys
import kinerja_rules.files, kinerja_rules.files.toml, kinerja_rules.files.shape, kinerja_rules.files.csv
def loaded(): return [name for name in ("tomli", "tree_sitter", "tree_sitter_toml") if name in sys.modules]
assert loaded() == [], loaded()
document = kinerja_rules.files.toml.parse_toml("a = 1")
assert loaded() == ["tomli"], loaded()
document.place(("a",))
assert loaded() == ["tomli", "tree_sitter", "tree_sitter_toml"], loaded()
"""
    subprocess.run([sys.executable, "-c", program], check=True, cwd=Path(__file__).parents[1])


# what is not TOML


def test_quotes_at_the_end_of_long_texts() -> None:
    """Quotes that belong to a text of several lines do not end it."""
    text = 'a = \'\'\'x\'\'\'\'\nb = """\\"""\n"""""\nc = 0,4\n'
    assert parse_toml(text).data == {"a": "x'", "b": '"""\n""', "c": "0,4"}


def test_whole_messages() -> None:
    """A file with several mistakes: each is told with place, caret, cure, in both languages."""
    text = """\
[paket
nama = Dinas Tenaga Kerja   # catatan
target = 97.30%
[indikator.tkk]
rumus = "\\sum{A}{B}"
arah = 'naik
penganggur = 8.604
nama = "TKK"
nama = "Tingkat Kesempatan Kerja"
"""
    assert told(text) == [
        (
            "p.toml:1:1: Kurung siku kepala tabel `[paket` tidak berpasangan.\n"
            "  [paket\n"
            "  ^^^^^^\n"
            "  Tulis `[paket]`.\n"
            "  (The brackets of the table header `[paket` do not pair. Write `[paket]`.)"
        ),
        (
            "p.toml:2:8 [paket.nama]: Teks `Dinas Tenaga Kerja` belum diapit tanda kutip.\n"
            "  nama = Dinas Tenaga Kerja   # catatan\n"
            "         ^^^^^^^^^^^^^^^^^^\n"
            '  Tulis `nama = "Dinas Tenaga Kerja"`.\n'
            '  (The text `Dinas Tenaga Kerja` is not in quotes. Write `nama = "Dinas Tenaga Kerja"`.)'
        ),
        (
            "p.toml:3:10 [paket.target]: `97.30%` bukan angka menurut TOML.\n"
            "  target = 97.30%\n"
            "           ^^^^^^\n"
            '  Apit dengan tanda kutip: `target = "97.30%"`.\n'
            '  (`97.30%` is no number in TOML. Put it in quotes: `target = "97.30%"`.)'
        ),
        (
            "p.toml:5:10 [indikator.tkk.rumus]: "
            "Garis miring terbalik pada `\\sum` punya arti khusus di antara kutip ganda.\n"
            '  rumus = "\\sum{A}{B}"\n'
            "           ^^^^\n"
            "  Tulis `rumus = '\\sum{A}{B}'`.\n"
            "  (The backslash of `\\sum` has a special meaning between double quotes. Write `rumus = '\\sum{A}{B}'`.)"
        ),
        (
            "p.toml:6:8 [indikator.tkk.arah]: Teks ini dibuka dengan ' tetapi tidak ditutup.\n"
            "  arah = 'naik\n"
            "         ^\n"
            '  Tulis `arah = "naik"`.\n'
            '  (This text is opened with \' but not closed. Write `arah = "naik"`.)'
        ),
        (
            "p.toml:7:14 [indikator.tkk.penganggur]: "
            "`penganggur = 8.604` dapat dibaca sebagai ribuan atau sebagai desimal.\n"
            '  Tulis `penganggur = 8604` bila itu ribuan, atau `penganggur = "8,604"` bila itu desimal.\n'
            "  (`penganggur = 8.604` can be read as thousands or as decimals. "
            'Write `penganggur = 8604` if these are thousands, or `penganggur = "8,604"` if they are decimals.)'
        ),
        (
            "p.toml:9:1 [indikator.tkk.nama]: `indikator.tkk.nama` sudah ditulis di baris 8.\n"
            '  nama = "Tingkat Kesempatan Kerja"\n'
            "  ^\n"
            "  Hapus salah satunya.\n"
            "  (`indikator.tkk.nama` was written on line 8 already. Remove one of them.)"
        ),
    ]


def test_reading_goes_on_as_if_cured() -> None:
    """What was meant is in the data, so that nothing is called missing that is there."""
    document = parse_toml("[paket\nnama = Dinas\nversi = \n[[tabel]\ntempat = 'Tabel 1\n")
    assert document.data == {"paket": {"nama": "Dinas"}, "tabel": [{"tempat": "Tabel 1"}]}
    assert document.was_faulty(("paket", "versi"))


def one_word(plain: str, quoted: str) -> str:
    """What is offered for a key with blanks."""
    return f"Tulis sebagai satu kata, `{plain}`, atau apit dengan tanda kutip: `{quoted}`."


MISTAKES = [  # statement, code, column, what the remedy offers in Indonesian
    ("a = Tingkat Kerja", "toml_unquoted_text", 5, 'Tulis `a = "Tingkat Kerja"`.'),
    ("a = x / y * 100%", "toml_unquoted_text", 5, 'Tulis `a = "x / y * 100%"`.'),
    ('a = Tingkat"', "toml_unquoted_text", 5, 'Tulis `a = "Tingkat"`.'),
    ("a = 0,4", "toml_unquoted_figure", 5, 'Apit dengan tanda kutip: `a = "0,4"`.'),
    ("a = 01", "toml_unquoted_figure", 5, 'Apit dengan tanda kutip: `a = "01"`.'),
    ("a = 1.02.03", "toml_unquoted_figure", 5, 'Apit dengan tanda kutip: `a = "1.02.03"`.'),
    ("a = Rp 5.000", "toml_unquoted_figure", 5, 'Apit dengan tanda kutip: `a = "Rp 5.000"`.'),
    ("a = 5 orang # ya", "toml_unquoted_figure", 5, 'Apit dengan tanda kutip: `a = "5 orang"`.'),
    ("a = [1, 0.5%]", "toml_unquoted_figure", 9, 'Apit dengan tanda kutip: `"0.5%"`.'),
    ("a = { b = 2%, c = 1 }", "toml_unquoted_figure", 11, 'Apit dengan tanda kutip: `b = "2%"`.'),
    ("a = { b = 0,4, c = 1 }", "toml_unquoted_figure", 11, 'Apit dengan tanda kutip: `b = "0,4"`.'),
    ("a = 07:30", "toml_unquoted_figure", 5, 'Apit dengan tanda kutip: `a = "07:30"`.'),
    ("a = 31-12-2024", "toml_date", 5, "Tulis tahun, bulan, tanggal: `a = 2024-12-31`."),
    ("a = 2024/1/31", "toml_date", 5, "Tulis tahun, bulan, tanggal: `a = 2024-01-31`."),
    ("a = 2024-02-30", "toml_no_such_date", 5, "Tulis tanggal yang ada, misalnya `2024-12-31`."),
    ("a = True", "toml_boolean", 5, "Tulis `a = true`; bila itu teks, apit dengan tanda kutip."),
    ("a = tidak", "toml_boolean", 5, "Tulis `a = false`; bila itu teks, apit dengan tanda kutip."),
    ('a = "\\u00ag"', "toml_backslash", 6, "Tulis `a = '\\u00ag'`."),
    ('a = """\n\\sum"""', "toml_backslash_lines", 1, "Pakai ''' sebagai pengapit teks ini."),
    ('a = "Tingkat', "toml_missing_quote", 5, 'Tulis `a = "Tingkat"`.'),
    ('a = "Tingkat”', "toml_missing_quote", 5, 'Tulis `a = "Tingkat"`.'),
    ('a = "x\ny\nz"', "toml_text_lines", 5, "Untuk beberapa baris, buka dan tutup teks dengan '''."),
    ("a = '''\nx\n", "toml_unclosed_text", 5, "Tulis ''' sesudah baris terakhirnya."),
    ('a = "kata "asing" itu"', "toml_inner_quotes", 11, "Tulis `a = 'kata \"asing\" itu'`."),
    ("a = 'Jum'at'", "toml_inner_quotes", 9, 'Tulis `a = "Jum\'at"`.'),
    ("a = “Tingkat”", "toml_curly_quotes", 5, 'Tulis `a = "Tingkat"`.'),
    ('a = "5" orang', "toml_after_value", 9, 'Tulis `a = "5 orang"`, atau # di depannya bila itu catatan.'),
    ("a = [1] x", "toml_after_end", 9, "Hapus, atau tulis # di depannya bila itu catatan."),
    ("a = '''x''' y", "toml_after_end", 13, "Hapus, atau tulis # di depannya bila itu catatan."),
    ('a = "x",', "toml_trailing_mark", 8, "Hapus `,`."),
    ("a = 5;", "toml_trailing_mark", 6, "Hapus `;`."),
    ("a = [1, 2]]", "toml_trailing_mark", 11, "Hapus `]`."),
    ("a = 1 b = 2", "toml_two_on_line", 7, "Tulis `b = 2` di baris tersendiri."),
    ("a =", "toml_no_value", 4, 'Tulis `a = "..."`, atau hapus bagian ini.'),
    ("a = null", "toml_no_value", 5, 'Tulis `a = "..."`, atau hapus bagian ini.'),
    ('nama "x"', "toml_no_equals", 5, 'Tulis `nama = "x"`.'),
    ('nama == "x"', "toml_two_equals", 6, "Tulis satu tanda = saja."),
    ('nama: "x"', "toml_colon", 5, 'Tulis `nama = "x"`.'),
    ("a = { b: 1 }", "toml_colon", 8, "Tulis `b = 1`."),
    ("= 4", "toml_no_key", 1, "Tulis `kunci = nilai`."),
    ('a = { "x", "y" }', "toml_element_no_key", 7, "Tulis `kunci = nilai`, atau pakai [ ] untuk daftar."),
    ("Jumlah Penduduk = 3", "toml_key_unquoted", 1, one_word("Jumlah_Penduduk", '"Jumlah Penduduk" = 3')),
    ("target.Renja 2024 = 3", "toml_key_unquoted", 1, one_word("target.Renja_2024", 'target."Renja 2024" = 3')),
    ("a = { Jumlah Orang = 1 }", "toml_key_unquoted", 7, one_word("Jumlah_Orang", '"Jumlah Orang" = 1')),
    ("[variabel.Jumlah Orang]", "toml_key_unquoted", 2, one_word("variabel.Jumlah_Orang", '[variabel."Jumlah Orang"]')),
    ("[[tabel]", "toml_brackets", 1, "Tulis `[[tabel]]`."),
    ("[tabel]]", "toml_brackets", 1, "Tulis `[[tabel]]`."),
    ("[tabel", "toml_brackets", 1, "Tulis `[tabel]`."),
    ("[a] b = 1", "toml_after_header", 5, "Tulis `[a]` sendiri pada barisnya, dan isinya di baris-baris berikutnya."),
    ("[]", "toml_empty_header", 1, "Tulis nama tabelnya, misalnya `[paket]`."),
    ("a = [1, 2", "toml_unclosed_bracket", 5, "Tulis `]` sesudah unsur terakhirnya."),
    ('a = ["x",\n"y",\n[paket]', "toml_unclosed_bracket", 5, "Tulis `]` sesudah unsur terakhirnya."),
    ("a = { b = [1, 2 }", "toml_unclosed_bracket", 11, "Tulis `]` sesudah unsur terakhirnya."),
    ('a = ["x" "y"]', "toml_missing_comma", 10, "Pisahkan unsur-unsurnya dengan koma."),
    ("a = { b = 1 c = 2 }", "toml_missing_comma", 13, "Pisahkan unsur-unsurnya dengan koma."),
    ("a = [1,, 2]", "toml_extra_comma", 8, "Hapus koma yang berlebih."),
    ("a = { b = 1,, c = 2 }", "toml_extra_comma", 13, "Hapus koma yang berlebih."),
    ("a = [[1], [2] [3]]", "toml_missing_comma", 15, "Pisahkan unsur-unsurnya dengan koma."),
    ("a = [{ b = 1 } { b = 2 }]", "toml_missing_comma", 16, "Pisahkan unsur-unsurnya dengan koma."),
    ("a = [[1, 2], [3, x]]", "toml_unquoted_text", 18, 'Tulis `"x"`.'),
    ("a = [1, 2] b = 3", "toml_two_on_line", 12, "Tulis `b = 3` di baris tersendiri."),
    ("a = ['x' # y\n]z", "toml_after_end", 2, "Hapus, atau tulis # di depannya bila itu catatan."),
    ('a = "\\ud800"', "toml_backslash", 6, "Tulis `a = '\\ud800'`."),
    ('a = "x\\ y"', "toml_backslash", 7, "Tulis `a = 'x\\ y'`."),
    ('a = "\\U0000d800"', "toml_syntax", 16, "Tulis satu `kunci = nilai` per baris, teks diapit tanda kutip."),
    ("# catatan \x0c", "toml_control", 11, "Hapus karakter itu, atau ketik ulang baris ini."),
    ("a = = 1", "toml_unquoted_text", 5, 'Tulis `a = "= 1"`.'),
    (
        "a = { b = 1,\n  c = x }",
        "toml_inline_table_lines",
        5,
        "Tulis semuanya pada satu baris, atau satu kunci per baris: `a.kunci = nilai`.",
    ),
    ("a = ['x'; 'y']", "toml_semicolon", 9, "Ganti `;` dengan `,`."),
    ('a = ["x, "y"]', "toml_odd_quotes", 6, "Apit setiap teks dengan sepasang tanda kutip, dan pisahkan dengan koma."),
    ("a = 'x\x0by'", "toml_control", 7, "Hapus karakter itu, atau ketik ulang baris ini."),
    ("a =\u00a0'x'", "toml_special_blank", 4, "Ganti dengan spasi biasa."),
    (
        "a = { b = 1,\n  c = 2 }",
        "toml_inline_table_lines",
        5,
        "Tulis semuanya pada satu baris, atau satu kunci per baris: `a.kunci = nilai`.",
    ),
    ("a = { b = 1, }", "toml_inline_table_comma", 12, "Hapus koma itu."),
    ('a = "\\x41"', "toml_backslash", 6, "Tulis `a = '\\x41'`."),
    ('a = "\\\\\\e"', "toml_backslash", 8, "Tulis `a = '\\\\\\e'`."),
    (
        "arah = { 1 = 'turun', 1.1 = 'naik' }",
        "toml_inline_repeated",
        23,
        'Hapus salah satunya; kunci yang bertitik diapit tanda kutip: `"1.1"`.',
    ),
    (
        "catatan biasa saja",
        "toml_stray_text",
        1,
        "Lengkapi, atau tulis # di depannya bila itu catatan; teks beberapa baris diapit '''.",
    ),
]


@pytest.mark.parametrize(("statement", "code", "column", "remedy"), MISTAKES, ids=[each[0] for each in MISTAKES])
def test_mistakes(statement: str, code: str, column: int, remedy: str) -> None:
    """Each common mistake is told by its own name with its cure, once, and what stands round it is read."""
    document = parse_toml(f"awal = 1\n{statement}\n[akhir]\nx = 2\n")
    assert [problem.code for problem in document.diagnostics] == [code]
    (problem,) = document.diagnostics
    line = 3 if code == "toml_backslash_lines" or "\n]z" in statement else 2
    assert problem.place is not None
    assert (problem.place.line, problem.place.column) == (line, column)
    assert problem.remedy("id") == remedy
    assert document.data["awal"] == 1
    assert document.data["akhir"] == {"x": 2}


CONFLICTS = [
    ("a = 1\na = 2\n", "`a` sudah ditulis di baris 1."),
    ("[t]\na = 1\n[t]\nb = 2\n", "Tabel `t` sudah ditulis mulai baris 1."),
    ("[[t]]\na = 1\n[t]\nb = 2\n", "`t` ditulis dengan [ ] di satu tempat dan dengan [[ ]] di tempat lain (baris 1)."),
    ("[t]\na = 1\n[[t]]\nb = 2\n", "`t` ditulis dengan [ ] di satu tempat dan dengan [[ ]] di tempat lain (baris 1)."),
    (
        "arah.1 = 'naik'\narah.1.1 = 'turun'\n",
        "`arah.1` di baris 1 sudah berisi nilai, jadi tidak dapat diberi kunci lagi di sini.",
    ),
    ("a = 1\n[a.b]\nc = 1\n", "`a` di baris 1 sudah berisi nilai, jadi tidak dapat diberi kunci lagi di sini."),
    ("[a.b]\nx = 1\n[a]\nb.c = 2\n", "Tabel `a.b` sudah ditulis mulai baris 1."),
    ("a.b.c = 1\n[a.b]\nd = 1\n", "Tabel `a.b` sudah ditulis mulai baris 1."),
]


@pytest.mark.parametrize(("text", "message"), CONFLICTS)
def test_conflicts(text: str, message: str) -> None:
    """What is written twice is told with the line of the first."""
    (problem,) = parse_toml(text).diagnostics
    assert problem.message("id") == message
    assert parse_toml(text + "[lain]\nx = 1\n").data["lain"] == {"x": 1}


def test_text_that_runs_into_the_next() -> None:
    """A text that is not closed is told where it begins, not where the reader stumbled."""
    text = "[[tabel]]\nisi = '''\n1\ta = 2\n[[tabel]]\nisi = '''\n3\te\n'''\nx = 1\n"
    document = parse_toml(text, "p.toml")
    assert [problem.render() for problem in document.diagnostics] == [
        (
            "p.toml:2:7 [tabel[0].isi]: Teks yang dibuka dengan ''' di sini tidak ditutup.\n"
            "  isi = '''\n"
            "        ^\n"
            "  Tulis ''' sesudah baris terakhirnya.\n"
            "  (The text that is opened with ''' here is not closed. Write ''' after its last line.)"
        )
    ]
    assert document.data == {"tabel": [{}, {"isi": "3\te\n", "x": 1}]}


def test_several_mistakes_on_a_line() -> None:
    """Each is told, at its column of the file."""
    document = parse_toml("a = [satu, dua, 3]\n")
    assert [(problem.code, problem.place and problem.place.column) for problem in document.diagnostics] == [
        ("toml_unquoted_text", 6),
        ("toml_unquoted_text", 12),
    ]
    assert document.data == {"a": ["satu", "dua", 3]}


def test_unreadable_header() -> None:
    """What stands below a header that cannot be taken is still checked, under no wrong name."""
    document = parse_toml("[a]\nx = 1\n[a]\ny = 8.604\nz = ,\n", "p.toml")
    assert [(problem.code, str(problem.place)) for problem in document.diagnostics] == [
        ("toml_repeated_table", "p.toml:3:1 [a]"),
        ("three_decimals", "p.toml:4:5 [y]"),
        ("toml_no_value", "p.toml:5:5 [z]"),
    ]
    assert document.data == {"a": {"x": 1}}


def test_no_text_survives_that_was_lost() -> None:
    """A key that a cure leaves out is not called missing."""
    document = parse_toml("[a] b = 1\nc = 1 d = 2\n")
    assert document.was_faulty(("a", "b"))
    assert document.was_faulty(("a", "d"))


def test_hopeless_file() -> None:
    """A file that is no TOML at all is told after fifty mistakes, and nothing in it counts as missing."""
    document = parse_toml("kata kata\n" * 80)
    assert [problem.code for problem in document.diagnostics] == ["toml_stopped"] + ["toml_stray_text"] * 50
    assert document.diagnostics[0].message("id") == "Pembacaan berhenti setelah 50 kesalahan penulisan."
    assert document.data == {}
    assert document.was_faulty(("paket",))
