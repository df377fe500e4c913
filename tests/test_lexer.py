"""Text to lexemes and tokens: characters made plain, LaTeX blanked, names, years, declared phrases."""

from __future__ import annotations

import pytest

from kinerja_rules.errors import FormulaError
from kinerja_rules.grammar.frame import frame
from kinerja_rules.grammar.lexer import lex
from kinerja_rules.grammar.phrases import PhraseTable, slug
from kinerja_rules.grammar.prepare import prepare
from kinerja_rules.grammar.scan import scan
from kinerja_rules.grammar.tokens import Token
from kinerja_rules.grammar.years import earlier_years, without_year


def tokens(text: str, phrases: dict[str, list[str]] | None = None, *, logic: bool = False) -> str:
    """The tokens in one line: names and numbers by their value, signs by their kind."""
    lexed = lex(text, PhraseTable.of(phrases or {}), ("jumlah", "min", "jika"), logic=logic)
    return " ".join(map(shown, lexed.tokens))


def shown(token: Token) -> str:
    """A name with its year, a number with its sign, the kind of anything else."""
    match token.type, token.value:
        case "NAME", (name, years):
            return f"{name}[n-{years}]" if years else str(name)
        case "NUMBER", (value, percent):
            return f"{value}%" if percent else str(value)
    return token.type


PREPARED = {
    "ａ＋ｂ": "a+b",
    "a\u00a0×\u2009b": "a × b",
    "a − b": "a − b",
    "6−59": "6-59",
    "n−1": "n-1",
    "“a”": '"a"',
    r"\frac{A}{B}": "     \ue000A \ue001B\ue002",
    r"\sqrt[3]{x}": "√".replace("√", "∛") + " " * 7 + "(x)",
    r"\text{A} \% b": "      A  %  b",
    r"I_{air}": "I__air ",
    r"T_{n-1}": "T_{n-1}",
    "A<sup>2</sup>": "A   ^(2)     ",
    "<p>a</p>": "   a    ",
    "a &times; b": "a ×       b",
    r"\foo{a}": r"\foo{a}",
    "$a$ US$": " a  US$",
}


@pytest.mark.parametrize(("text", "plain"), PREPARED.items())
def test_prepare(text: str, plain: str) -> None:
    """Characters are made plain and markup blanked; every character keeps its place."""
    assert prepare(text) == plain
    assert len(plain) == len(text)


LEXEMES = {
    "a_b_1 a__b": ["a_b_1", "a__b"],
    "A_____ B": ["A", "_____", "B"],
    "1.920,5% 1_920": ["1.920,5", "%", "1_920"],
    "8x5 x100%": ["8", "x", "5", "x", "100", "%"],
    "jamx 4 indexx indeks5": ["jam", "x", "4", "indexx", "indeks5"],
    "max 5 Index 4": ["max", "5", "Index", "4"],
    "terdaftarx100.000": ["terdaftar", "x", "100.000"],
    "m² <= >= --": ["m", "²", "<=", ">=", "--"],
    "_6_bulan": ["_6_bulan"],
}


@pytest.mark.parametrize(("text", "expected"), LEXEMES.items())
def test_scan(text: str, expected: list[str]) -> None:
    """Words, numbers, bars and signs; an x glued to a word before a number is times."""
    assert [lexeme.text for lexeme in scan(text) if lexeme.kind != "end"] == expected


YEARS = {
    "PAD tahun n": ("PAD", 0),
    "PAD tahun n-1": ("PAD", 1),
    "PAD pada tahun ke n-2": ("PAD", 2),
    "PDRB(t-1)": ("PDRB", 1),
    "PDRB (t)": ("PDRB", 0),
    "PDRBt-1": ("PDRB", 1),
    "PDRBt": ("PDRB", 0),
    "PDRB_t": ("PDRB", 0),
    "JUM-(n-1)": ("JUM", 1),
    "JUM-n": ("JUM", 0),
    "Jumlah siswa tahun lalu": ("Jumlah siswa", 1),
    "Jumlah siswa tahun yang lalu": ("Jumlah siswa", 1),
    "PAD tahun sebelumnya (n-1)": ("PAD", 1),
    "PAD 2 tahun sebelumnya": ("PAD", 2),
    "PAD tahun berjalan": ("PAD", 0),
    "PAD n-1": ("PAD", 1),
    "tahun n-1": ("tahun n-1", 0),
    "Nilai 2023": ("Nilai 2023", 0),
}


@pytest.mark.parametrize(("label", "expected"), YEARS.items())
def test_years(label: str, expected: tuple[str, int]) -> None:
    """What a phrase says of its year is taken off it; explicit years stay in the name."""
    assert without_year(label) == expected


def test_a_year_matters_only_beside_an_earlier_one() -> None:
    """`tahun n` is part of the name where no earlier year is spoken of, and none of it where one is."""
    assert not earlier_years("Jumlah A tahun n / Jumlah B tahun n")
    assert tokens("Jumlah A tahun n / Jumlah A") == "jumlah_a_tahun_n DIV jumlah_a"
    assert tokens("PAD tahun n - PAD tahun n-1") == "PAD MINUS PAD[n-1]"


SLUGS = {
    "Jumlah Lowongan (terdaftar)": "jumlah_lowongan_terdaftar",
    "Anak usia < 5 tahun": "anak_usia_kurang_dari_5_tahun",
    "Nilai ≥ 60%": "nilai_minimal_60_persen",
    "Señor": "senor",
    "6-59 bulan": "_6_59_bulan",
    "数": "_",
}


@pytest.mark.parametrize(("phrase", "name"), SLUGS.items())
def test_slug(phrase: str, name: str) -> None:
    """An undeclared phrase becomes an identifier; signs that tell quantities apart are spoken."""
    assert slug(phrase) == name


DECLARED = {
    "the longest first": (
        "Jumlah siswa baru / Jumlah siswa",
        {"b": ["Jumlah siswa baru"], "s": ["Jumlah siswa"]},
        "b DIV s",
    ),
    "whatever it contains": ("(A dibagi B) / x / 100%", {"v": ["(A dibagi B) / x"]}, "v DIV 100%"),
    "case, blanks and underscores": ("jumlah__SISWA \n / s", {"s": ["Jumlah siswa"]}, "s DIV s"),
    "dashes of every kind": ("usia 6–59 bulan / b", {"u": ["usia 6-59 bulan"]}, "u DIV b"),
    "a digit at its beginning": ("a / 125 Orang", {"pembagi": ["125 Orang"]}, "a DIV pembagi"),
    "only as a whole word": ("siswanya / siswa", {"s": ["siswa"]}, "siswanya DIV s"),
    "only where an operand is due": ("5 x x", {"kali": ["x"]}, "5 TIMES kali"),
    "an identifier in its own letters": ("x / X", {"x": [], "X": []}, "x DIV X"),
    "an earlier year behind it": ("Jumlah PAD tahun n-1 / Jumlah PAD", {"p": ["Jumlah PAD"]}, "p[n-1] DIV p"),
    "a call is a call": ("jumlah(a) / jumlah", {"jumlah": []}, "FUNC LPAR a RPAR DIV jumlah"),
    "a slash and a bracket": (
        "Perusahaan ber-PP/PKB / Jumlah Pencaker (Pencari Kerja)",
        {"p": ["Perusahaan ber-PP/PKB"], "j": ["Jumlah Pencaker (Pencari Kerja)"]},
        "p DIV j",
    ),
}


@pytest.mark.parametrize(("text", "phrases", "expected"), DECLARED.values(), ids=DECLARED)
def test_declared_phrases(text: str, phrases: dict[str, list[str]], expected: str) -> None:
    """Declared phrases are matched before anything else."""
    assert tokens(text, phrases) == expected


def test_a_declared_phrase_that_goes_on_is_refused() -> None:
    """A phrase that is declared only in part is not silently cut off."""
    with pytest.raises(FormulaError) as caught:
        tokens("Jumlah Tenaga Kerja Terdaftar / b", {"tk": ["Jumlah Tenaga Kerja"]})
    assert caught.value.render("id") == (
        "Sesudah `Jumlah Tenaga Kerja` masih ada kata `Terdaftar` tanpa tanda hitung.\n"
        "  Jumlah Tenaga Kerja Terdaftar / b\n"
        "                      ^^^^^^^^^\n"
        "  Jika itu satu nama, daftarkan seluruh frasanya di `frasa`; jika bukan, tulis tanda hitungnya."
    )


LOGIC = {
    "capaian >= 100%": "capaian CMP 100%",
    "a = b + c": "a CMP b PLUS c",
    "usia < 5 dan bukan b > 2 atau c ≠ 3": "usia CMP 5 AND NOT b CMP 2 OR c CMP 3",
    "jika(a < 5 dan b; 1; 0)": "FUNC LPAR a CMP 5 AND b SEP 1 SEP 0 RPAR",
}


@pytest.mark.parametrize(("text", "expected"), LOGIC.items())
def test_logic(text: str, expected: str) -> None:
    """In a condition <, = and `dan` are signs, not parts of names."""
    assert tokens(text, logic=True) == expected


def test_the_legend_gives_the_letters_their_phrases() -> None:
    """Entries end where the next letter, a sentence or a new clause begins."""
    text = (
        "a / b x 100% keterangan : a = Jumlah penduduk Bekerja b = Angkatan Kerja Untuk jumlah penduduk yang bekerja."
    )
    found = frame(text, scan(text), logic=False).legend
    assert [(entry.name, entry.phrase) for entry in found] == [
        ("a", "Jumlah penduduk Bekerja"),
        ("b", "Angkatan Kerja"),
    ]


LEGENDS = {
    "A / B\nA = Jumlah desa\nB = Jumlah kota": [("A", "Jumlah desa"), ("B", "Jumlah kota")],
    "(A/B) x 100 Dimana: A: Jumlah desa; B: Jumlah kota.": [("A", "Jumlah desa"), ("B", "Jumlah kota")],
    "a/b keterangan: 1) a adalah jumlah desa; dan 2) b adalah kota.": [("a", "jumlah desa"), ("b", "kota")],
    "Jumlah surat keterangan / Jumlah surat": [],
    "T = (Pt - Pt-1) / Pt-1 ket. Pt = Produksi tahun t Pt-1 = Produksi tahun t-1": [
        ("Pt", "Produksi tahun t"),
        ("Pt-1", "Produksi tahun t-1"),
    ],
}


@pytest.mark.parametrize(("text", "expected"), LEGENDS.items())
def test_legends(text: str, expected: list[tuple[str, str]]) -> None:
    """Legends with and without a word that announces them; a word within a name announces nothing."""
    found = frame(text, scan(text), logic=False).legend
    assert [(entry.name, entry.phrase) for entry in found] == expected


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("JUMLAH  siswa_(SD/MI) aktif", ("siswa", 21)),
        ("Jumlah siswa_lama", None),
        ("jumlah siswaku", None),
        ("Jumlah siswa-siswi", ("j", 12)),
        ("STRASSE besar", ("straße", 13)),
        ("B", ("B", 1)),
    ],
)
def test_the_longest_declared_phrase(text: str, found: tuple[str, int] | None) -> None:
    """Case, repeated blanks and underscores count for nothing; a phrase ends where a word ends."""
    table = PhraseTable.of(
        {"siswa": ["Jumlah siswa (SD/MI)"], "j": ["Jumlah siswa"], "straße": ["Straße Besar"], "B": []}
    )
    assert table.match(text, 0) == found
