"""Findings in other forms: spreadsheets, SARIF, JUnit, the page; each with texts that try to be something else."""

from __future__ import annotations

import csv
import io
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as Xml

import openpyxl
import pytest

from kinerja_rules import reports
from kinerja_rules.audit import audit
from kinerja_rules.audit.diagnosis import Hit
from kinerja_rules.audit.model import KINDS, Finding, Report
from kinerja_rules.audit.steps import Step
from kinerja_rules.audit.verdicts import SEVERITY, Basis
from kinerja_rules.errors import Diagnostic
from kinerja_rules.formula import parse
from kinerja_rules.messages import Sentence
from kinerja_rules.numbers import Fraction, Interval
from kinerja_rules.reports.csv import to_csv
from kinerja_rules.reports.json import to_json
from kinerja_rules.reports.junit import to_junit
from kinerja_rules.reports.mathml import formula_mathml, rule_mathml
from kinerja_rules.reports.number_line import number_line
from kinerja_rules.reports.page import to_html
from kinerja_rules.reports.rows import COLUMNS, headings
from kinerja_rules.reports.sarif import sarif_record
from kinerja_rules.reports.xlsx import to_xlsx

ROOT = Path(__file__).parents[1]
ATTACK = "<script>alert(1)</script>"
FAULT = Finding(
    "Tabel 1/1/capaian#achievement",
    "Tabel 1/1/capaian",
    "achievement",
    ATTACK,
    "=1+1",
    "inconsistent",
    rule="realisasi / target * 100%",
    exact=Fraction(9979, 100),
    expected="99.79",
    bases=(Basis("printed", Fraction(9979, 100), Interval(99, 100), "inconsistent", (), False, ()),),
    accepted=Interval(Fraction(195585, 2000), Fraction(195595, 2000), True, False),
    gap=Fraction(-200),
    diagnoses=(Hit("digit", Sentence("Satu angka\x0b salah ketik.", "One digit\x0b mistyped.")),),
    tried=24,
    tell=lambda _: (Step(f"a : b = {ATTACK}\nbaris kedua & ketiga"),),
)
RESTING = Finding("B#check", "B", "check", "", "-11,47", "reproduced", tainted_by=(FAULT.id,))
OPEN = Finding("C#check", "C", "check", "", "1", "undecidable", reasons=(Diagnostic("missing_input", {"name": "x"}),))
UNREADABLE = Finding("D#check", "D", "check", "", "2.02.015", "unreadable")
OTHER = Finding("E#check", "E", "check", "", "1,1", "reproduced_other_mode", modes=("truncate",))
LOOSE = Finding("F#check", "F", "check", "", "1,1", "within_rounding", within_rounding=True)
REPORT = Report(
    "contoh-2024",
    f"LKjIP {ATTACK}",
    2024,
    "half_up",
    (FAULT, RESTING, OPEN, UNREADABLE, OTHER, LOOSE),
    file="folder satu/laporan.toml",
)


@pytest.fixture(scope="module")
def banjar() -> Report:
    """A real audit."""
    return audit(ROOT / "policies" / "banjar" / "laporan-2024.toml")


# -- spreadsheets


@pytest.mark.parametrize(("lang", "mark", "exact"), [("id", ";", "99,79"), ("en", ",", "99.79")])
def test_csv(lang: str, mark: str, exact: str) -> None:
    """A row a finding below its headings, in the marks of the language; no cell begins as a formula would."""
    text = to_csv([REPORT], lang)
    assert text.startswith(mark.join(headings(lang)[:5]))
    assert text.count("\r\n") == text.count("\n") - text.count("baris kedua")
    rows = list(csv.DictReader(io.StringIO(text, newline=""), fieldnames=COLUMNS, delimiter=mark))[1:]
    assert [row["id"] for row in rows] == [one.id for one in REPORT.findings]
    assert (rows[0]["reported"], rows[1]["reported"], rows[0]["exact"]) == ("'=1+1", "'-11,47", exact)
    assert rows[0]["gap"] == "-200"
    assert rows[0]["working"] == f"a : b = {ATTACK}\nbaris kedua & ketiga"


def test_xlsx() -> None:
    """Texts are texts, numbers are numbers, the headings stay in sight and the rows can be filtered."""
    sheet = openpyxl.load_workbook(io.BytesIO(to_xlsx([REPORT], "id"))).active
    assert sheet is not None
    cells = [list(row) for row in sheet.iter_rows()]
    assert [cell.value for cell in cells[0]] == headings("id")
    first = dict(zip(COLUMNS, cells[1], strict=True))
    assert (first["reported"].value, first["reported"].data_type) == ("'=1+1", "s")
    assert (first["gap"].value, first["gap"].data_type) == (-200, "n")
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", f"A1:U{len(cells)}")
    assert all(cell.data_type != "f" for row in cells for cell in row)


def test_spreadsheets_of_a_real_audit(banjar: Report) -> None:
    """Every finding is a row; no figure of a document is worked by a spreadsheet."""
    rows = list(csv.reader(io.StringIO(to_csv([banjar], "id"), newline=""), delimiter=";"))
    assert len(rows) == 1 + len(banjar.findings)
    numbers = [COLUMNS.index(name) for name in ("exact", "gap", "tried")]
    assert not [c for row in rows for at, c in enumerate(row) if at not in numbers and c[:1] in ("=", "+", "-", "@")]
    sheet = openpyxl.load_workbook(io.BytesIO(to_xlsx([banjar], "en")), read_only=True).active
    assert sheet is not None
    assert sum(1 for _ in sheet.iter_rows()) == len(rows)


# -- machines


def test_sarif() -> None:
    """A result a finding, its kind by the verdict, its place told twice: the file, and the place in the document."""
    record = json.loads(to_json(sarif_record([REPORT], "en")))
    (run,) = record["runs"]
    assert record["version"] == "2.1.0"
    assert [result["kind"] for result in run["results"]] == [
        "fail",
        "pass",
        "open",
        "open",
        "review",
        "informational",
    ]
    assert [result["level"] for result in run["results"]] == ["error"] + ["none"] * 5
    first = run["results"][0]
    assert run["tool"]["driver"]["rules"][first["ruleIndex"]]["id"] == first["ruleId"] == "achievement"
    assert first["message"]["text"] == (
        "Tabel 1/1/capaian: does not reproduce. printed =1+1. should be 99.79. One digit\x0b mistyped."
    )
    assert first["locations"] == [
        {
            "logicalLocations": [{"fullyQualifiedName": "Tabel 1/1/capaian", "kind": "element"}],
            "physicalLocation": {"artifactLocation": {"uri": "folder%20satu/laporan.toml"}},
        }
    ]
    assert first["partialFingerprints"] == {"finding/v1": "contoh-2024:Tabel 1/1/capaian#achievement"}


def test_every_kind_has_its_words() -> None:
    """A rule of SARIF says what its results are about."""
    findings = tuple(Finding(f"a#{kind}", "a", kind, "", "1", "inconsistent") for kind in KINDS)
    (run,) = json.loads(to_json(sarif_record([Report("a", "A", None, "half_up", findings)], "id")))["runs"]
    told = [rule["shortDescription"]["text"] for rule in run["tool"]["driver"]["rules"]]
    assert len(set(told)) == len(KINDS)


def test_junit() -> None:
    """Failures, errors and skips are counted; what XML cannot hold is left out."""
    root = Xml.fromstring(to_junit([REPORT], "id"))
    (suite,) = root
    assert suite.attrib == {
        "name": f"LKjIP {ATTACK}",
        "tests": "6",
        "failures": "1",
        "errors": "1",
        "skipped": "1",
    }
    assert [[child.tag for child in case] for case in suite] == [
        ["failure"],
        [],
        ["skipped"],
        ["error"],
        ["system-out"],
        ["system-out"],
    ]
    failure = suite[0][0]
    assert failure.get("message") == "tidak cocok"
    assert failure.text == f"a : b = {ATTACK}\nbaris kedua & ketiga"


def test_every_gravity_has_its_place_in_every_form() -> None:
    """No verdict stops a form."""
    findings = tuple(Finding(f"{one}#check", one, "check", "", "1", one) for one in SEVERITY)
    report = Report("a", "A", None, "half_up", findings)
    for made in (to_csv([report], "id"), to_junit([report], "id"), to_html([report], "id")):
        assert all(verdict in made for verdict in SEVERITY)
    assert len(sarif_record([report], "id")["runs"][0]["results"]) == len(SEVERITY)  # type: ignore[index]


# -- the page


class Page(HTMLParser):
    """What a browser would see: tags with their attributes, scripts, and the visible text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def test_the_page_escapes_every_text() -> None:
    """A script in a title, a description or a working is text."""
    page = to_html([REPORT], "id")
    assert len(Page(page).all("script")) == 1
    assert page.count("&lt;script&gt;alert(1)") >= 3
    assert ATTACK not in page


def test_the_page_needs_nothing_else(banjar: Report) -> None:
    """No network and no other file: nothing is linked, fetched or framed, and the page forbids it itself."""
    text = to_html([banjar], "id")
    page = Page(text)
    for tag in ("link", "img", "iframe", "object", "embed", "base", "form"):
        assert page.all(tag) == []
    assert all("src" not in attributes for _, attributes in page.tags)
    assert [one["href"] for one in page.all("a") if not str(one["href"]).startswith("#")] == []
    assert "default-src 'none'" in text
    assert set(re.findall(r"https?://[^\s\"'<]+", text)) <= {"http://www.w3.org/1998/Math/MathML"}


def test_the_page_holds_every_finding(banjar: Report) -> None:
    """A part that opens for each, with ids that differ, and links that lead somewhere."""
    page = Page(to_html([banjar], "en"))
    anchors = [one["id"] for one in page.all("details")]
    assert len(anchors) == len(set(anchors)) == len(banjar.findings)
    every = {one["id"] for _, one in page.tags if "id" in one}
    assert {str(one["href"])[1:] for one in page.all("a")} <= every
    assert {str(one["data-show"]) for one in page.all("button") if "data-show" in one} == {
        str(one["data-part"]) for one in page.all("details")
    }


def test_wide_formulas_are_scrolled_by_keyboard(banjar: Report) -> None:
    """A formula wider than the page scrolls, so it stands in an element that takes the keyboard's focus."""
    page = to_html([banjar], "id")
    assert page.count("<math ") > 100
    assert page.count("<math ") == page.count('<div class="formula" tabindex="0"><math ')


def test_the_page_in_both_languages() -> None:
    """The language is told to the browser, and spoken."""
    for lang, words in (("id", "Menurut tabel"), ("en", "By table")):
        page = to_html([REPORT], lang)
        assert f'<html lang="{lang}">' in page
        assert words in page


def test_several_reports_on_one_page() -> None:
    """Each with its own parts; the ids do not clash."""
    page = Page(to_html([REPORT, REPORT], "id"))
    anchors = [one["id"] for one in page.all("details")]
    assert len(set(anchors)) == 2 * len(REPORT.findings)
    assert len(page.all("h1")) == 2


def test_the_public_function() -> None:
    """`kr.reports.html(report)` is the page."""
    assert reports.html(REPORT) == to_html([REPORT], "id")


def test_the_number_line() -> None:
    """The accepted results to the left, the worked result to the right, each within the drawing."""
    line = number_line(FAULT, "id")
    assert line is not None
    assert line.result is not None
    assert [line.printed.text, line.exact.text] == ["=1+1", "99,79"]
    assert [line.printed.anchor, line.exact.anchor] == ["start", "end"]
    assert line.accepted.text == "[97,7925; 97,7975)"
    xs = [float(x) for x in (line.accepted.x, line.printed.x, line.result.x, line.exact.x)]
    assert xs == sorted(xs)
    assert all(0 < x < 640 for x in xs)


def test_no_number_line_without_a_value() -> None:
    """A figure that cannot be decided has no drawing."""
    assert number_line(OPEN, "id") is None


MATHML = {
    "a / b * 100%": "<mfrac><mrow>{a}</mrow><mrow>{b}</mrow></mfrac><mo>×</mo><mn>100%</mn>",
    "a - (b - c)": "{a}<mo>-</mo><mo>(</mo>{b}<mo>-</mo>{c}<mo>)</mo>",
    "(a + b) * c": "<mo>(</mo>{a}<mo>+</mo>{b}<mo>)</mo><mo>×</mo>{c}",
    "a^2": "<msup><mrow>{a}</mrow><mrow><mn>2</mn></mrow></msup>",
    "jumlah(a)": "<mo>∑</mo>{a}",
    "a[n-1]": "<msub>{a}<mrow><mo>n-1</mo></mrow></msub>",
    "maks(a; 1,5)": "<mi>maks</mi><mo>(</mo><mrow>{a}</mrow><mo>;</mo><mrow><mn>1,5</mn></mrow><mo>)</mo>",
    "-a": "<mo>-</mo>{a}",
    "bobot(a = 40%; b = 60%)": "{a}<mo>×</mo><mn>40%</mn><mo>+</mo>{b}<mo>×</mo><mn>60%</mn>",
    "jika(a >= 1 dan b < 2; 1; 0)": "<mrow>{a}<mo>≥</mo><mn>1</mn></mrow><mtext> dan </mtext><mrow>{b}<mo>&lt;</mo>",
    "jika(bukan a = b; 1; 0)": "<mtext>bukan </mtext><mrow>{a}<mo>=</mo>{b}</mrow>",
}


@pytest.mark.parametrize(("text", "expected"), MATHML.items())
def test_mathml(text: str, expected: str) -> None:
    """Fractions as a decree sets them, brackets where the tree needs them; the markup is well formed."""
    made = formula_mathml(parse(text), "id")
    assert expected.format(a="<mtext>a</mtext>", b="<mtext>b</mtext>", c="<mtext>c</mtext>") in made
    Xml.fromstring(made)


def test_a_rule_that_is_no_formula_by_itself_is_not_drawn() -> None:
    """Its text stands in the working."""
    assert rule_mathml("a +", "id") is None
    assert rule_mathml("PP/PKB & <b>", "id") is None
