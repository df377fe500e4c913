"""docs/temuan.md says what the audit finds in the two reports today.

`python -m tests.test_findings_page` writes it anew.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from kinerja_rules.audit import Finding, Report, audit
from kinerja_rules.audit.verdicts import SEVERITY
from kinerja_rules.messages import sentence
from kinerja_rules.numbers import indonesian
from kinerja_rules.reports.wording import FIGURES, alike, group_of, grouped, in_words, mode_title, why, within

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "temuan.md"
REPORTS = ("policies/paser/laporan-2023.toml", "policies/banjar/laporan-2024.toml")
HABIT = 3  # figures that make a habit of rounding

HEAD = """# Temuan pada dua laporan

Halaman ini ditulis oleh alatnya sendiri (`python -m tests.test_findings_page`), dan sebuah pengujian menjaga agar
isinya tetap sama dengan hasil pemeriksaan sekarang. Cara membacanya ada di [panduan auditor](panduan-auditor.md);
setiap temuan dapat dilihat perhitungannya dengan `kinerja audit BERKAS --all`.

Yang disebut *sebab* ialah dugaan: sesuatu yang menghasilkan tepat angka yang tercetak. Kepastiannya ada pada penyusun
laporan.
"""


def page() -> str:
    """The whole page."""
    return "\n".join([HEAD, *(line for name in REPORTS for line in part(name, audit(ROOT / name)))])


def part(name: str, report: Report) -> Iterator[str]:
    """One report: how many, faults by table, roundings, what is open, remarks."""
    yield from (f"## {report.title}", "", f"Berkas: `{name}`.", "", *counted(report))
    roots = [one for one in report.findings if one.is_fault and not one.tainted_by]
    resting = [one for one in report.findings if one.is_fault and one.tainted_by]
    yield from ("", "### Yang keliru", "")
    yield from faults(roots)
    if resting:
        yield from ("", "### Yang bersandar pada angka yang keliru", "")
        yield from (
            "Angka ini tidak cocok pula, tetapi sebabnya boleh jadi ada pada angka lain yang sudah disebut.",
            "",
        )
        yield from faults(resting)
    others = [one for one in report.findings if one.gravity == "reproduced_other_mode" and one.kind in FIGURES]
    if others:
        yield from ("", "### Yang cocok hanya dengan pembulatan lain", "")
        yield from table(("Tempat", "Tercetak", "Seharusnya", "Cocok dengan"), map(rounded, others))
    yield from habits(report)
    undecided = [one for one in report.findings if one.gravity == "undecidable"]
    if undecided:
        yield from ("", "### Yang tidak dapat diputuskan", "")
        yield from map(opened, alike(undecided))
    if report.remarks:
        yield from ("", "### Catatan", "")
        yield from (f"- {plain(one.place)}: {plain(one.message('id'))}" for one in report.remarks)
    yield ""


def counted(report: Report) -> Iterator[str]:
    """How many figures there are by verdict, and how many findings of the other kinds."""
    figures = Counter(one.gravity for one in report.findings if one.kind in FIGURES)
    yield from ("| Putusan atas angka | Banyaknya |", "|---|---:|")
    for verdict in SEVERITY:
        if figures[verdict]:
            yield f"| {sentence(f'count_{verdict}', 'id', {'n': ''}).strip()} | {figures[verdict]} |"
    yield f"| seluruhnya | {figures.total()} |"
    rest = Counter(one.kind for one in report.findings if one.kind not in FIGURES)
    bad = Counter(one.kind for one in report.findings if one.kind not in FIGURES and one.is_fault)
    yield from ("", "| Pemeriksaan lain | Banyaknya | Tidak cocok |", "|---|---:|---:|")
    yield from (f"| {sentence(f'kind_{kind}', 'id', {})} | {rest[kind]} | {bad[kind]} |" for kind in rest)
    faults = sum(one.is_fault for one in report.findings)
    yield from ("", sentence("count_roots", "id", {"faults": faults, "n": len(report.roots)}))


def faults(findings: Sequence[Finding]) -> Iterator[str]:
    """A list by table, the gravest first."""
    if not findings:
        yield "Tidak ada."
    for title, members in grouped(findings):
        yield from (f"**{plain(title)}**", "")
        yield from (f"- {told(one)}" for one in members)
        yield ""


def told(one: Finding) -> str:
    """A fault in one line: where, what is printed, what should be, the verdict, the likely cause."""
    where = plain(within(one) or one.description)
    page_of = "" if one.page is None else f" (hlm. {one.page})"
    expected = f", seharusnya {plain(one.expected)}" if one.expected not in (None, one.reported) else ""
    gap = "" if one.gap is None else f", {sentence('finding_gap', 'id', {'gap': indonesian(abs(one.gap), 0)})}"
    text = f"{where}{page_of}: tercetak {plain(one.reported)}{expected}; {in_words(one, 'id')}{gap}."
    causes = [plain(hit.message.id) for hit in one.diagnoses]
    return f"{text} Sebab: {causes[0]}" if causes else text


def rounded(one: Finding) -> tuple[str, ...]:
    """A row of the figures that another rounding gives."""
    modes = ", ".join(mode_title(mode, "id") for mode in one.modes)
    return one.place, one.reported, one.expected or "", modes


def habits(report: Report) -> Iterator[str]:
    """How the tables round."""
    found = [
        f"- {plain(where)}: selalu {mode_title(modes.always[0], 'id')}"
        for where, modes in report.roundings.items()
        if len(modes.always) == 1 and modes.figures >= HABIT
    ]
    found += [
        f"- {plain(group_of(one))}: {in_words(one, 'id')}" for one in report.findings if one.kind == "mixed_rounding"
    ]
    if found:
        yield from ("", "### Kebiasaan membulatkan", "", *found)


def opened(members: Sequence[Finding]) -> str:
    """Figures of one table that cannot be decided for one kind of reason, in one line."""
    places = [plain(one.place) for one in members]
    rest = f", dan {len(places) - 2} lagi di tabel itu" if len(places) > 2 else ""
    return f"- {'; '.join(places[:2])}{rest}: {plain(why(members[0], 'id'))}"


def table(heads: Sequence[str], rows: Iterator[tuple[str, ...]]) -> Iterator[str]:
    """A Markdown table."""
    yield f"| {' | '.join(heads)} |"
    yield f"|{'---|' * len(heads)}"
    yield from (f"| {' | '.join(map(plain, row))} |" for row in rows)


def plain(text: str | None) -> str:
    """A text that Markdown shows as it is, in one line."""
    return " ".join((text or "").split()).replace("|", "\\|").replace("*", "\\*").replace("<", "&lt;")


def test_the_page_is_what_the_audit_finds() -> None:
    """Run `python -m tests.test_findings_page` where this fails."""
    assert PAGE.read_text(encoding="utf-8") == page()


def test_the_page_tells_the_known_faults() -> None:
    """One of each sort that a reader would look for."""
    shown = page()
    for text in ("55,37, seharusnya 13,84", "153,83 %", "97.79%", "17.955.479.873.00", "79,19 BB"):
        assert text in shown


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
