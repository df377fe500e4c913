"""What the terminal shows: whole outputs of small cases, in both languages, at real widths."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest

from kinerja_rules.audit.diagnosis import Hit
from kinerja_rules.audit.mixed import Modes
from kinerja_rules.audit.model import Coverage, Finding, Materiality, Remark, Report
from kinerja_rules.audit.steps import Step, Tell, brief
from kinerja_rules.audit.verdicts import SEVERITY
from kinerja_rules.engine import evaluate
from kinerja_rules.errors import Diagnostic, Place, Span
from kinerja_rules.formula import parse
from kinerja_rules.messages import Sentence
from kinerja_rules.messages import cli as cli_words
from kinerja_rules.messages import help as help_words
from kinerja_rules.messages import terminal as words
from kinerja_rules.numbers import Fraction
from kinerja_rules.packs import load_pack
from kinerja_rules.policy import Pack
from kinerja_rules.reports import wording
from kinerja_rules.reports.terminal import audit as audits
from kinerja_rules.reports.terminal import formulas, packs, results
from kinerja_rules.reports.terminal.diagnostics import diagnostic, diagnostics
from kinerja_rules.reports.terminal.paper import encodable, to_text

PACK = {
    "format": 1,
    "paket": {"id": "contoh", "versi": "1", "nama": "Dinas Contoh", "acuan": ["nasional/capaian"]},
    "pembulatan": {"realisasi": {"digit": 2}, "capaian": {"digit": 2}, "cara": "setengah_ke_atas"},
    "indikator": {
        "tkk": {
            "nama": "Tingkat Kesempatan Kerja",
            "rumus": "bekerja / angkatan_kerja × 100%",
            "satuan": "persen",
            "arah": "naik",
            "sebutan": ["TKK"],
            "target": {"2024": "97,30%"},
            "variabel": {
                "bekerja": {"frasa": ["Jumlah penduduk bekerja"], "satuan": "orang", "sumber": "BPS"},
                "angkatan_kerja": {"frasa": ["Jumlah angkatan kerja"], "satuan": "orang"},
            },
        },
        "kawasan": {"nama": "Kawasan baru", "jenis": "langsung", "satuan": "kawasan", "arah": "naik"},
    },
    "satuan": {"orang": "cacah", "kawasan": "cacah"},
}


@pytest.fixture(scope="module")
def pack() -> Pack:
    """A pack of two indicators."""
    return load_pack(PACK)


def told(indonesian: str, english: str, rule: str = "") -> Tell:
    """A working in two languages, and the rule that goes before it."""
    return lambda lang: (
        Step(rule and f"{'Formula' if lang == 'en' else 'Rumus'}: {rule}", "rule"),
        Step(english if lang == "en" else indonesian),
    )


WORKING = told(
    "Dari angka tercetak: 97,30 : 97,50 × 100% = 99,7948...% -> 99,79% (setengah ke atas, 2 digit)",
    "From the printed figures: 97.30 : 97.50 × 100% = 99.7948...% -> 99.79% (half up, 2 digits)",
    "realisasi / target * 100%",
)
FAULT = Finding(
    "Tabel 3.4/1/capaian#achievement",
    "Tabel 3.4/1/capaian",
    "achievement",
    "Tingkat Kesempatan Kerja, capaian",
    "97.79%",
    "inconsistent",
    part="Tabel 3.4",
    page=71,
    exact=Fraction(97300, 975),
    expected="99.79%",
    gap=Fraction(-200),
    diagnoses=(Hit("digit", Sentence("Satu angka salah ketik.", "One digit mistyped.")),),
    tried=24,
    materiality=Materiality(True, True, False),
    tell=WORKING,
)
OTHER_MODE = Finding(
    "Tabel 3.2/2/realisasi#realisation",
    "Tabel 3.2/2/realisasi",
    "realisation",
    "Tingkat Kesempatan Kerja",
    "97.30%",
    "reproduced_other_mode",
    expected="97.31%",
    modes=("truncate",),
    tried=9,
)
OPEN = Finding(
    "Tabel 3.2/5/realisasi#realisation",
    "Tabel 3.2/5/realisasi",
    "realisation",
    "Dokumen",
    "100%",
    "undecidable",
    reasons=(Diagnostic("missing_input", {"name": "disusun"}),),
)
RIGHT = Finding(
    "A.1 TKK#check",
    "A.1 TKK",
    "check",
    "Capaian TKK",
    "99.79%",
    "reproduced",
    tainted_by=(FAULT.id,),
    tell=told("Dari angka tercetak: 1 + 1 = 2", "From the printed figures: 1 + 1 = 2"),
)
LABEL = Finding("Tabel 3.5/1/kriteria#label", "Tabel 3.5/1/kriteria", "label", "", "Baik", "no_match", expected="Cukup")


def report(*findings: Finding, **others: object) -> Report:
    """A report with these findings."""
    return Report("contoh-2024", "LKjIP 2024 Dinas Contoh", 2024, "half_up", findings, **others)  # type: ignore[arg-type]


WHOLE = report(
    OTHER_MODE,
    FAULT,
    OPEN,
    RIGHT,
    LABEL,
    coverage=Coverage((), ("Tabel 3.2/6/realisasi", "Tabel 3.2/7/realisasi")),
    roundings={
        "Tabel 3.4": Modes(("truncate",), ("truncate",), (), 12),
        "Tabel 3.9": Modes(("truncate",), ("truncate",), (), 1),
    },
    remarks=(Remark("Tabel 3.2", Diagnostic("missing_input", {"name": "x"})),),
)


def drawn(lang: str, everything: bool = False, width: int = 80) -> str:
    """The whole audit as text."""
    return to_text(audits.audit(WHOLE, lang, everything=everything), width=width)


def test_an_audit_in_indonesian() -> None:
    """The count, then what matters, the gravest first, each with its working; then what is open; then the rest."""
    assert (
        drawn("id")
        == """\
LKjIP 2024 Dinas Contoh
4 angka diperiksa: 1 cocok, 1 hanya cocok dengan pembulatan lain, 1 tidak dapat
diputuskan, 1 tidak cocok.
Selain itu: 1 dari 1 predikat tidak sesuai.

Tabel 3.4
  ✗ 1/capaian · Tingkat Kesempatan Kerja, capaian (hlm. 71)
    tercetak 97.79%, seharusnya 99.79%: tidak cocok, selisih 200 satuan angka
    terakhir
    Dari angka tercetak: 97,30 : 97,50 × 100% = 99,7948...% -> 99,79% (setengah
    ke atas, 2 digit)
    Dugaan: Satu angka salah ketik.
    1 dari 24 dugaan yang dicoba cocok.
    Angka yang bersandar padanya: A.1 TKK
    Memperbaikinya mengubah predikat

Tabel 3.5
  ✗ 1/kriteria
    tercetak Baik, seharusnya Cukup: predikat tidak sesuai skala

Tabel 3.2
  ≈ 2/realisasi · Tingkat Kesempatan Kerja
    tercetak 97.30%, seharusnya 97.31%: cocok hanya dengan pembulatan lain
    (memotong)

Tidak dapat diputuskan
  ? Tabel 3.2/5/realisasi: Masukan `disusun` tidak ada.

Pembulatan: Tabel 3.4 selalu memotong.

2 realisasi tercetak tanpa masukannya, jadi tidak dapat dihitung ulang.

Selengkapnya, dengan 1 catatan: --all
"""
    )


def test_an_audit_in_english_with_everything() -> None:
    """`--all`: every figure, workings in full, and the remarks."""
    assert (
        drawn("en", everything=True, width=120)
        == """\
LKjIP 2024 Dinas Contoh
4 figures checked: 1 reproduces, 1 only under another rounding, 1 cannot be decided, 1 does not reproduce.
Besides: 1 of 1 labels do not agree.

Tabel 3.4
  ✗ 1/capaian · Tingkat Kesempatan Kerja, capaian (p. 71)
    printed 97.79%, should be 99.79%: does not reproduce, off by 200 in the last digit
    Formula: realisasi / target * 100%
    From the printed figures: 97.30 : 97.50 × 100% = 99.7948...% -> 99.79% (half up, 2 digits)
    Likely: One digit mistyped.
    1 of 24 causes that were tried fit.
    Figures that rest on it: A.1 TKK
    Putting it right changes the label

Tabel 3.5
  ✗ 1/kriteria
    printed Baik, should be Cukup: the label does not agree with the scale

Tabel 3.2
  ? 5/realisasi · Dokumen
    printed 100%: cannot be decided
  ≈ 2/realisasi · Tingkat Kesempatan Kerja
    printed 97.30%, should be 97.31%: reproduces only under another rounding (truncated)
    No cause found; 9 were tried.

A.1
  ✓ TKK · Capaian TKK
    printed 99.79%: reproduces
    From the printed figures: 1 + 1 = 2
    Rests on figures that are faulty themselves: Tabel 3.4/1/capaian

Rounding: Tabel 3.4 always truncated.

2 realisations are printed without their inputs, and cannot be worked again.

Remarks
  Tabel 3.2: The input `x` is missing.
"""
    )


def test_a_report_without_faults() -> None:
    """It says so, and nothing is hidden behind `--all` where there is nothing more."""
    fine = report(RIGHT)
    assert to_text(audits.audit(fine, "id")) == (
        "LKjIP 2024 Dinas Contoh\n1 angka diperiksa: 1 cocok.\n\nTidak ada temuan.\n\nSelengkapnya: --all\n"
    )


def test_another_rounding_is_no_fault_where_the_inputs_are_rounded() -> None:
    """Within rounding, a figure that another mode gives is not held against the report."""
    excused = Finding("a#check", "a", "check", "", "1,1", "reproduced_other_mode", within_rounding=True)
    assert not wording.matters(excused)
    assert wording.matters(OTHER_MODE)


def test_every_verdict_has_its_words_and_its_mark() -> None:
    """No verdict of the design is without a sentence; the words of a fault differ by kind."""
    verdicts = [*SEVERITY, "match", "no_match", "undetermined", "consistent", "possible", "impossible", "mixed"]
    words = {wording.in_words(Finding("a", "a", "check", "", "", verdict), "id") for verdict in verdicts}
    assert len(words) == len(verdicts)
    copied = Finding("a", "a", "copy", "", "", "inconsistent")
    assert wording.in_words(copied, "en") == "differs from where it was copied from"


def test_findings_are_grouped_by_table_or_section() -> None:
    """`Tabel 3.18 rata-rata` stands with `Tabel 3.18/4/efisiensi`; a text that names no table stands under its part."""

    def at(place: str, part: str = "") -> Finding:
        return Finding(place, place, "check", "", "1", "reproduced", part=part)

    places = ["Tabel 3.18 rata-rata", "Tabel 3.18/4/efisiensi", "A.1 TKK, bekerja", "Ikhtisar, sasaran 1"]
    groups = wording.grouped([at(place, place) for place in places])
    assert [(title, len(members)) for title, members in groups] == [
        ("Tabel 3.18", 2),
        ("A.1", 1),
        ("Ikhtisar", 1),
    ]


def test_many_places_are_counted_not_listed() -> None:
    """What rests on a fault is named as far as four places, then counted."""
    resting = [Finding(f"T/{n}", f"T/{n}", "check", "", "1", "reproduced", tainted_by=(FAULT.id,)) for n in range(1, 8)]
    text = to_text(audits.audit(report(FAULT, *resting), "en"))
    assert "Figures that rest on it: T/1; T/2; T/3; T/4; and 3 more\n" in text


def test_several_audits_side_by_side() -> None:
    """A row a report, faults in the last column."""
    assert (
        to_text(audits.audits([WHOLE, report(RIGHT)], "id"), width=100)
        == """\
Ringkasan
Laporan                   diperiksa   cocok   pembulatan lain   tidak diputuskan   tidak cocok
──────────────────────────────────────────────────────────────────────────────────────────────
LKjIP 2024 Dinas Contoh           5       1                 1                  1             2
LKjIP 2024 Dinas Contoh           1       1                 0                  0             0
"""
    )


def test_the_working_in_brief() -> None:
    """What was worked stays; rule, ranges and roundings go; a basis that works the same again goes."""
    steps = [
        Step("Rumus: a / b", "rule"),
        Step("Dari angka tercetak: 1 : 2 = 0,5", worked="1 : 2 = 0,5"),
        Step("Dari masukan tiap angka: 1 : 2 = 0,5", worked="1 : 2 = 0,5"),
        Step("Pembulatan: potong 0,5.", "detail"),
        Step("Tabel 3.8/1: 1 [0; 1)"),
        Step("Tabel 3.9/1: 1 [0; 1)"),
    ]
    assert [step.text for step in brief(steps)] == [
        "Dari angka tercetak: 1 : 2 = 0,5",
        "Tabel 3.8/1: 1 [0; 1)",
        "Tabel 3.9/1: 1 [0; 1)",
    ]


def test_a_result_as_a_table(pack: Pack) -> None:
    """Target as printed, realisation and achievement at their digits, a dash where there is none."""
    worked = evaluate(pack, "tkk", {"bekerja": 309142, "angkatan_kerja": 317696}, year=2024)
    given = evaluate(pack, "kawasan", {"realisasi": 3}, year=2024)
    assert (
        to_text(results.table([worked, given], "id"), width=80)
        == """\
Indikator                  Target   Realisasi   Capaian   Predikat
──────────────────────────────────────────────────────────────────
Tingkat Kesempatan Kerja   97,30%      97,31%   100,01%   –
Kawasan baru                    –   3 kawasan         –   –
"""
    )


def test_the_working_of_a_result(pack: Pack) -> None:
    """The engine's words; a line that is too long goes on below its own beginning."""
    worked = evaluate(pack, "tkk", {"bekerja": "309.092 + 50", "angkatan_kerja": "317.696"}, year=2024)
    assert (
        to_text(*results.working(worked, "en"), width=70)
        == """\
Tingkat Kesempatan Kerja (tkk), 2024
  Realisation: (309.092 + 50) : 317.696 × 100% = 97.3074...% -> 97.31%
  (half up, 2 digits)
  Target: 97,30% (pk 2024)
  Achievement (naik): 97.31 : 97.3 × 100% = 100.0102...% -> 100.01%
  (half up, 2 digits)
"""
    )


@pytest.mark.parametrize(
    ("text", "inputs", "digits", "lang", "expected"),
    [
        ("a / b", {"a": 1, "b": 3}, None, "id", "0,3333..."),
        ("a / b", {"a": 1, "b": 3}, 2, "en", "0.33"),
        ("a * 1000", {"a": 1234}, None, "id", "1.234.000"),
        ("a", {"a": 1250}, -2, "id", "1.300"),
    ],
)
def test_the_value_of_a_formula(
    text: str, inputs: dict[str, int], digits: int | None, lang: str, expected: str
) -> None:
    """Rounded where digits are asked for; else exact, or as far as three dots."""
    formula = parse(text)
    value = formula(**inputs)
    line = formulas.value_line(formula, value, lang, digits=digits, rounding=formula.rounding("half_up"))
    assert str(line) == expected


def test_a_percentage_shows_its_sign() -> None:
    """A formula whose units make it persen prints %."""
    formula = parse("a / b * 100%", units={"a": "orang", "b": "orang"})
    assert str(formulas.value_line(formula, Fraction(25), "id")) == "25%"


def test_the_steps_of_a_formula() -> None:
    """A step a line, below the formula in words."""
    formula = parse("Jumlah bekerja / (a + b) × 100%")
    lines = formulas.steps(formula, {"jumlah_bekerja": 1, "a": 2, "b": 1}, "id", digits=1)
    assert [str(line) for line in lines] == [
        "Jumlah bekerja : (a + b) × 100%",
        "  = 1 : (2 + 1) × 100%",
        "  = 1 : 3 × 100%",
        "  = 33,3333...%",
        "  → 33,3% (setengah ke atas, 1 digit)",
    ]


def test_the_condition_of_a_step_is_not_cut() -> None:
    """An equals sign within brackets belongs to a condition."""
    assert [str(line) for line in formulas.stepwise("jika(1 = 1; 2; 3) = 2")] == ["  = jika(1 = 1; 2; 3)", "  = 2"]


PROBLEM = Diagnostic(
    "zero_divisor",
    {"divisor": "b", "inputs": ""},
    span=Span(4, 5),
    text="a / b",
    place=Place("paket.toml", 3, 9, ("indikator", "tkk", "rumus")),
)


def test_a_diagnostic_with_its_caret() -> None:
    """As everywhere: place, sentence, the text, the caret below its place, the cure."""
    assert to_text(diagnostic(PROBLEM, "id"), width=100) == PROBLEM.render("id") + "\n"


def test_the_caret_stays_below_its_place_on_a_narrow_terminal() -> None:
    """A text that is too long is cut, not wrapped, so that the caret points to what it means."""
    long = Diagnostic("zero_divisor", {"divisor": "b", "inputs": ""}, span=Span(30, 100), text="x" * 30 + "y" * 70)
    lines = to_text(diagnostic(long, "en"), width=50).splitlines()
    text, caret = (next(at for at, line in enumerate(lines) if found in line) for found in ("xxx", "^"))
    assert caret == text + 1
    assert lines[caret].index("^") == lines[text].index("y")
    assert max(map(len, lines)) <= 50


def test_the_end_of_a_check() -> None:
    """Files without problems are told, problems are counted."""
    files: Sequence[tuple[str, list[Diagnostic]]] = [("a.toml", []), ("b.toml", [PROBLEM])]
    text = to_text(*diagnostics(files, "en"))
    assert text.startswith("a.toml: nothing wrong.\npaket.toml:3:9 [indikator.tkk.rumus]: The divisor `b` is zero.\n")
    assert text.endswith("\n\n1 errors, 0 remarks.\n")


def test_the_indicators_of_a_pack(pack: Pack) -> None:
    """Id, name, unit and direction."""
    assert (
        to_text(packs.indicators(pack, "id"), width=80)
        == """\
Dinas Contoh (contoh 1)
id        Indikator                  Satuan    Arah
───────────────────────────────────────────────────
tkk       Tingkat Kesempatan Kerja   persen    naik
kawasan   Kawasan baru               kawasan   naik
"""
    )


def test_an_indicator(pack: Pack) -> None:
    """Everything that the pack says about it, and nothing that it does not say."""
    assert (
        to_text(packs.indicator(pack.indicators["tkk"], "en"), width=80)
        == """\
Tingkat Kesempatan Kerja
id                   tkk
also called          TKK
formula              Jumlah penduduk bekerja : Jumlah angkatan kerja × 100%
written              bekerja / angkatan_kerja * 100%
unit                 persen
direction            naik: realisasi : rencana × 100%
rounding             2 digits, half up
achievement rounded  2 digits, half up

Variable         Words of the document     Unit    Source
─────────────────────────────────────────────────────────
bekerja          Jumlah penduduk bekerja   orang   BPS
angkatan_kerja   Jumlah angkatan kerja     orang

Target     2024
───────────────
pk       97,30%
"""
    )


def test_a_pack(pack: Pack) -> None:
    """Its head, its rules by name, its indicators."""
    text = to_text(packs.pack(pack, "id"), width=80)
    assert text.startswith("Dinas Contoh\nid          contoh 1\nacuan       nasional/capaian\n")
    assert text.endswith("\n2 indikator\n  tkk      Tingkat Kesempatan Kerja\n  kawasan  Kawasan baru\n")


def test_what_ships() -> None:
    """Packs and reports by id; a kind of which there is none has no heading."""
    assert to_text(packs.shipped([("paser", "Dinas")], [], "en")) == "Packs\n  paser  Dinas\n"


@pytest.mark.parametrize("width", [40, 80, 120])
def test_no_line_is_wider_than_the_terminal(width: int, pack: Pack) -> None:
    """Whatever is shown fits."""
    shown = to_text(
        audits.audit(WHOLE, "id", everything=True),
        packs.indicator(pack.indicators["tkk"], "id"),
        packs.pack(pack, "id"),
        width=width,
    )
    assert max(map(len, shown.splitlines())) <= width


def test_colours_are_asked_for() -> None:
    """Without them there is no escape sequence; with them the words are the same."""
    plain = drawn("id")
    coloured = to_text(audits.audit(WHOLE, "id"), width=80, colour=True)
    assert "\x1b" not in plain
    assert "\x1b[31m" in coloured
    bare = re.sub(r"\x1b\[[0-9;]*m", "", coloured)
    assert [line.rstrip() for line in bare.splitlines()] == plain.splitlines()


@pytest.mark.parametrize(
    ("encoding", "expected"),
    [
        ("utf-8", "8 × 2 → 16 ✗ ≈ ─ Σ é"),
        ("cp1252", "8 × 2 -> 16 x ~ - jumlah é"),
        ("ascii", "8 x 2 -> 16 x ~ - jumlah e"),
        ("cp437", "8 x 2 -> 16 x ≈ ─ Σ é"),
        ("no such encoding", "8 x 2 -> 16 x ~ - jumlah e"),
    ],
)
def test_what_an_encoding_cannot_say_is_typed_another_way(encoding: str, expected: str) -> None:
    """No console fails on a mark, and none shows a question mark for what can be typed."""
    assert encodable("8 × 2 → 16 ✗ ≈ ─ Σ é", encoding) == expected


def test_what_nothing_can_say_is_a_question_mark() -> None:
    """A picture in a copied table does not stop the output."""
    assert encodable("a 🙂 b", "cp1252") == "a ? b"


def test_every_sentence_of_the_terminal_can_be_typed_on_windows() -> None:
    """The words themselves, in both languages, need no mark that cp1252 lacks."""
    for topic in (words.WORDS, cli_words.SENTENCES, cli_words.WORDS, help_words.WORDS):
        for code, sentence in topic.items():
            for text in sentence:
                assert text.encode("cp1252", "replace").decode("cp1252") == text, code
