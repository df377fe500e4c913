"""docs/errors/audit.md: the codes of reports, of records, and of what an audit tells, each with an example that runs.

``python -m tests.test_errors_audit`` writes today's sentences into it.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from unittest import mock

import docx
import openpyxl

import kinerja_rules as kr
from kinerja_rules.audit import audit
from kinerja_rules.audit.diagnosis import Case, diagnose, diagnose_label
from kinerja_rules.audit.records import record, replay
from kinerja_rules.errors import Place
from kinerja_rules.messages.diagnosis import SENTENCES as CAUSES
from tests.errors_pages import Example, Found, Part, entry, folder, groups, refused
from tests.test_diagnosis import FROM_THE_REPORTS, LABELS, MADE, case

PART = Part("audit.md", "audit")
HEAD = 'format = 1\nlaporan = { id = "contoh", tahun = 2024 }\n'
PACK = """\
format = 1
[paket]
id = "dinas"
versi = "1"
nama = "Dinas"
acuan = ["nasional/capaian", "nasional/permendagri-86-2017"]
"""


def report(text: str, files: Mapping[str, bytes | str] | None = None, head: str = HEAD) -> Example:
    """What the audit of a report says, with these files beside it."""
    beside = files or {}
    texts = [text, *(f"# {name}\n{content}" for name, content in beside.items() if isinstance(content, str))]
    return "\n".join(texts).rstrip("\n"), lambda: _audited({"laporan.toml": head + text, **beside})


def packed(text: str, pack: str) -> Example:
    """What the audit of a report says whose pack holds this besides its beginning."""
    head = HEAD.replace("2024 }", '2024, paket = "dinas" }')
    given, _ = report(text, {"dinas.toml": pack})
    return given, lambda: _audited({"laporan.toml": head + text, "dinas.toml": PACK + pack})


def table(columns: str, *rows: str, place: str = "T", more: str = "") -> str:
    """A table; cells are parted by bars here and by tabs there."""
    named = ", ".join(f'"{one}"' for one in columns.split("|"))
    body = "\n".join(row.replace("|", "\t") for row in rows)
    return f"[[tabel]]\ntempat = \"{place}\"\nkolom = [{named}]\n{more}isi = '''\n{body}\n'''\n"


def check(keys: str) -> str:
    """A check."""
    return f'[[cek]]\ntempat = "C"\n{keys}'


def beside(file: str, more: str = "") -> str:
    """A table that stands in a file."""
    return f'[[tabel]]\ntempat = "T"\nberkas = "{file}"\n{more}'


def workbook(sheets: Mapping[str, Sequence[Sequence[object]]]) -> bytes:
    """A workbook with these sheets."""
    book, stream = openpyxl.Workbook(), io.BytesIO()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    book.save(stream)
    return stream.getvalue()


def worked_out() -> bytes:
    """A workbook with a formula that the language does not have, and the value that Excel keeps beside it."""
    made = workbook({"Data": [["no", "a", "b"], [1, 2, "=VLOOKUP(1,A2:C4,2)"]]})
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            new.writestr(name, re.sub(rb"<v ?/>|<v></v>", b"<v>2</v>", old.read(name)))
    return stream.getvalue()


def document(*tables: tuple[str, ...]) -> bytes:
    """A document with tables of one row."""
    made, stream = docx.Document(), io.BytesIO()
    for cells in tables:
        for cell, text in zip(made.add_table(1, len(cells)).rows[0].cells, cells, strict=True):
            cell.text = text
    made.save(stream)
    return stream.getvalue()


def _audited(files: Mapping[str, bytes | str]) -> Found:
    with folder(files):
        try:
            found = audit("laporan.toml")
        except kr.RulesError as error:
            return error.diagnostics
        reasons = [reason.at(Place(cell=one.place)) for one in found.findings for reason in one.reasons]
        return [*found.problems, *(one.told.at(Place(cell=one.place)) for one in found.remarks), *reasons]


RECORDED = {
    "laporan.toml": HEAD
    + table("no|target|realisasi|capaian", "1|50%|25%|50%")
    + beside("u.csv").replace('"T"', '"U"'),
    "u.csv": "no;target;realisasi;capaian\n1;40%;30%;57%\n",
}


def replayed(before: str, after: str, file: str = "u.csv", *, raw: bool = False) -> Example:
    """What is told when an audit is worked again after one text of a file was changed into another."""

    def found() -> Found:
        version = mock.patch("kinerja_rules.engine.record.engine_version", return_value="1.0.0")
        with folder(RECORDED), version:
            kept = Path("rekaman.json")
            made = {"audits": [record(audit("laporan.toml"), ".")]}
            kept.write_text(json.dumps(made, indent=1), encoding="utf-8")
            changed = Path(file)
            text = changed.read_text(encoding="utf-8")
            new = re.sub(before, after, text) if raw else text.replace(before, after)
            assert new != text
            changed.write_text(new, encoding="utf-8") if new else changed.unlink()
            return _replayed()

    shown = f"{file}: {before} -> {after}" if after or file != "laporan.toml" else f"({file} dihapus)"
    return shown.replace("\n", " ").strip(), found


def _replayed() -> Found:
    try:
        return replay("rekaman.json")[0].differences
    except kr.RulesError as error:
        return error.diagnostics


TRIPLE = "no|target|realisasi|capaian"
LABELLED = 'skala = "permendagri-86-2017"\n'
SCALED = HEAD.replace("2024 }", '2024, acuan = ["nasional/permendagri-86-2017"] }')
LAYANAN = """\
[indikator.layanan]
nama = "Layanan"
rumus = "selesai / masuk * 100%"
satuan = "persen"
arah = "naik"
periode = "semester"
rekap = "rata_rata"
nol_per_nol = "nol"
"""
RAGU = """\
[indikator.ragu]
nama = "Ragu"
rumus = "a / b"
rumus_dimaksud = "a / b * 100"
alasan = "Tanpa × 100 hasilnya bukan persen."
satuan = "persen"
arah = "naik"
target.2024 = "50%"
"""
KERJA = """\
[[hubungan]]
rumus = "bekerja + penganggur = angkatan_kerja"
[variabel]
bekerja.satuan = "orang"
penganggur.satuan = "orang"
angkatan_kerja.satuan = "orang"
[indikator.tkk]
nama = "TKK"
rumus = "bekerja / angkatan_kerja * 100%"
satuan = "persen"
arah = "naik"
[indikator.tpt]
nama = "TPT"
rumus = "penganggur / angkatan_kerja * 100%"
satuan = "persen"
arah = "turun"
"""
SEVERAL = """\
[[baris]]
tempat = "R1"
indikator = "tkk"
masukan = { bekerja = "309.092", angkatan_kerja = "317.696" }
realisasi = "97%"
[[baris]]
tempat = "R2"
indikator = "tpt"
masukan = { penganggur = "8.604", angkatan_kerja = "317.690" }
realisasi = "3%"
"""
HALF = '[[baris]]\ntempat = "R"\nindikator = "ragu"\nmasukan = {{ a = "1", b = "4" }}\nrealisasi = "{}"\n'
CONDITION = table(
    "no|capaian|serapan|efisiensi",
    "1|90,45%|88,67%|11,33%",
    "2|100%|88,67%|",
    "3||88,67%|11,33%",
    more='rumus.efisiensi = "100% - serapan"\nsyarat.efisiensi = "capaian >= 100%"\n',
)
TWICE = table("no|a", "1|1", "1|2") + check('rumus = "a"\nmasukan.a.dari = "T/1/a"\ntercetak = "1"\n')
PLACES = table("no|n", "1|79,17 BB") + '[[sama]]\nbesaran = "Nilai SAKIP"\ndi = [\n{}]\n'
PAIRS = ((911, 302), (845, 417), (760, 128), (533, 209), (699, 355))
DIFFERENCES = [f"{n}|{name}|{a}|{b}|{a - b}" for n, (name, (a, b)) in enumerate(zip("PQRST", PAIRS, strict=True), 1)]
AMOUNTS = ("1.213.400", "4.417.250", "2.031.700", "997.150", "3.341.600", "5.129.300", "778.450", "6.043.900")
NAMED = [f"{n}|Kegiatan {name}|{one}" for n, (name, one) in enumerate(zip("ABCDEFGH", AMOUNTS, strict=True), 1)]
SKIPPED = 'rumus.b = "a * 2"\nkecuali = [{{ baris = "1", {} }}]\n'
PLAIN = check('rumus = "a"\nmasukan.a = "1"\ntercetak = "1"\n')

EXAMPLES: dict[str, dict[str, Example]] = {
    "The file of a report": {
        "report_empty": report(""),
        "pack_not_used": report(PLAIN, head=HEAD.replace("2024 }", '2024, paket = "bajnar" }')),
        "repeated_table": report(table("no|a", "1|2") + table("no|a", "1|3")),
        "repeated_column": report(table("no|a|a", "1|2|3")),
        "repeated_row": report(table("no|a", "1|2", "1|3")),
        "row_too_long": report(table("no|a", "1|2|3")),
        "unknown_column": report(table("no|pagu", "1|2", more='satuan.pag = "rupiah"\n')),
        "unknown_row": report(table(TRIPLE, "1|50%|25%|50%", more='arah."7" = "turun"\n')),
        "unknown_table": report(table("no|n", "1|5", more='salinan.n = ["Tabel 9/n"]\n')),
        "unknown_indicator": packed('[[baris]]\ntempat = "R"\nindikator = "layanann"\nrealisasi = "5%"\n', LAYANAN),
        "unknown_scale": report(table("no|capaian|kriteria", "1|91%|Tinggi", more='skala = "permendagri"\n')),
        "unknown_direction": report(table(TRIPLE, "1|50%|25%|50%", more='arah = "turn"\n')),
        "formula_names_no_column": report(table("no|pagu|serapan", "1|100|50", more='rumus.serapan = "pago / 2"\n')),
        "inputs_without_formula": report('[[baris]]\ntempat = "A"\nmasukan.a = "1"\nrealisasi = "1"\n'),
        "row_added_twice": report(
            table("no|realisasi", "1|50%") + '[[baris]]\ntempat = "T/1"\nrumus = "a"\nmasukan.a = "50%"\n' * 2
        ),
        "unused_input": report(check('rumus = "a / b"\nmasukan = { a = "1", bb = "4" }\ntercetak = "0,25"\n')),
        "unused_rounded": report(
            check('rumus = "jumlah_a / 2"\nmasukan.jumlah_a = "1"\ndibulatkan = ["jumlah_c"]\ntercetak = "0,5"\n')
        ),
        "cell_unknown": report(
            table("no|nilai", "1|5") + check('rumus = "a"\nmasukan.a.dari = "T/1/nilia"\ntercetak = "5"\n')
        ),
        "cell_shared": report(TWICE),
        "too_few_places": report(PLACES.format('  { tempat = "T/1/n" },\n')),
        "no_figure_at_place": report(PLACES.format('  { tempat = "T/1/n" },\n  { tempat = "Uraian" },\n')),
        "transcribed_differently": report(
            PLACES.format('  { tempat = "T/1/n", tercetak = "79,19" },\n  { tempat = "U", tercetak = "79,17" },\n')
        ),
    },
    "Tables in files": {
        "table_twice": report(beside("t.csv", "isi = '1\t2'\n"), {"t.csv": "no;a\n1;2\n"}),
        "table_file_kind": report(beside("t.pdf"), {"t.pdf": b"%PDF-"}),
        "table_file_unread": report(beside("t.csv")),
        "table_file_columns": report(beside("t.csv", 'kolom = ["no"]\n'), {"t.csv": "no;target\n1;2\n"}),
        "table_choice_unused": report(beside("t.csv", 'lembar = "Data"\n'), {"t.csv": "no;target\n1;2\n"}),
        "table_part_needed": report(
            beside("t.xlsx"), {"t.xlsx": workbook({"Tabel 3.8": [["no"], [1]], "Lain": [["x"], [1]]})}
        ),
        "table_part_empty": report(beside("t.xlsx"), {"t.xlsx": workbook({"Data": [["no", "a"]]})}),
        "sheet_unknown": report(
            beside("t.xlsx", 'lembar = "Tabel 38"\n'), {"t.xlsx": workbook({"Tabel 3.8": [["no"], [1]]})}
        ),
        "range_unreadable": report(
            beside("t.xlsx", 'rentang = "B sampai E"\n'), {"t.xlsx": workbook({"Data": [["no"], [1]]})}
        ),
        "document_table_unknown": report(
            beside("t.docx", "tabel_ke = 3\n"), {"t.docx": document(("a", "b"), ("c", "d"))}
        ),
    },
    "Records of audits": {
        "record_without_file": (
            'record(audit({"format": 1, ...}), ".")',
            lambda: refused(
                lambda: record(audit({"format": 1, "laporan": {"id": "x"}, "cek": [{"tempat": "C"}]}), ".")
            ),
        ),
        "no_record": replayed('"format": 1', '"format": 9', "rekaman.json"),
        "replay_impossible": replayed(r"(?s).+", "", "laporan.toml", raw=True),
        "replay_engine": replayed('"engine": "[^"]+"', '"engine": "0.0.1"', "rekaman.json", raw=True),
        "replay_plugins": replayed('"kinerja_rules"', '"kinerja_rules", "lain"', "rekaman.json"),
        "replay_input": replayed("57%", "75%"),
        "replay_input_gone": replayed('berkas = "u.csv"', 'berkas = "v.csv"', "laporan.toml"),
        "replay_input_new": replayed('berkas = "u.csv"', 'berkas = "v.csv"', "laporan.toml"),
        "replay_finding": replayed("57%", "75%"),
        "replay_finding_still": replayed("57%", "58%"),
        "replay_finding_gone": replayed("1;40%;30%;57%", "2;40%;30%;57%"),
        "replay_finding_new": replayed("1;40%;30%;57%", "2;40%;30%;57%"),
        "replay_part": replayed('id = "contoh"', 'id = "contoh", judul = "Laporan"', "laporan.toml"),
    },
    "Why a figure cannot be decided": {
        "input_not_printed": report(check('rumus = "a / b * 100%"\nmasukan.a = "8"\ntercetak = "61,54%"\n')),
        "input_blank": report(table(TRIPLE, "1||25%|50%")),
        "input_unreadable": report(table(TRIPLE, "1|x|25%|50%")),
        "cited_cell_unknown": report(
            table("no|nilai", "1|5") + check('rumus = "a"\nmasukan.a.dari = "T/2/nilai"\ntercetak = "5"\n')
        ),
        "cited_cell_shared": report(TWICE),
        "direction_not_known": report(table(TRIPLE, "1|50%|25%|50%", more='arah = "turn"\n')),
        "check_without_rule": report(check('rumus = ["a"]\ntercetak = "5"\n') + PLAIN),
        "check_without_figure": report(check('rumus = "a"\nmasukan.a = "1"\ntercetak = true\n') + PLAIN),
        "condition_fails": report(CONDITION),
        "condition_without_figure": report(CONDITION),
        "place_blank": report(
            table("no|n", "1|79,17", "2|")
            + '[[sama]]\nbesaran = "Nilai SAKIP"\ndi = [{ tempat = "T/1/n" }, { tempat = "T/2/n" }]\n'
        ),
        "place_unreadable": report(
            '[[sama]]\nbesaran = "PDRB"\ndi = [\n  { tempat = "Tabel 1", tercetak = "1.00.000" },\n'
            '  { tempat = "Tabel 2", tercetak = "5" },\n]\n'
        ),
        "match_not_plain": report(
            table("_id|no|n", "a|1|5", "a|2|6")
            + table("_id|no|n", "a|1|5", place="U", more='salinan.n = ["T/n"]\ncocok = "_id"\n')
        ),
        "several_values": packed(SEVERAL, KERJA),
        "label_without_scale": report(table("no|capaian|kriteria", "1|91%|Tinggi")),
        "label_without_figure": report(table("no|kriteria", "1|Tinggi", more=LABELLED), head=SCALED),
    },
    "Remarks of an audit": {
        "heading_in_table": report(table("no|a", "Program A", "1|2")),
        "row_without_counterpart": report(
            table("_id|no|n", "a|1|5")
            + table("_id|no|n", "a|1|5", "b|2|6", place="U", more='salinan.n = ["T/n"]\ncocok = "_id"\n')
        ),
        "column_rule_found": report(table("no|nama|A|B|Selisih", *DIFFERENCES)),
        "column_in_thousands": report(
            table("no|a|b", "1|8.309.125|8.309.125", "2|435.123|435.123", "3|7|7", more='rumus.b = "a"\n')
        ),
        "copy_found": report(table("no|nama|pagu", *NAMED) + table("no|nama|pagu", *NAMED, place="U")),
        "totals_found": report(
            table(
                "kode|nama|pagu",
                "1|Program|1.400.000",
                "1.1|Kegiatan A|200.000",
                "1.2|Kegiatan B|1.200.000",
                "2|Program|1.900.500",
                "2.1|Kegiatan C|900.000",
                "2.2|Kegiatan D|1.000.500",
            )
        ),
        "directions_found": report(
            table(TRIPLE, "1|4,50%|4,72%|95,11%", "2|30%|26,15%|87,17%", "3|47%|61,54%|130,94%")
        ),
        "cell_formula_untold": report(beside("t.xlsx"), {"t.xlsx": worked_out()}),
        "rule_skipped": report(
            table(
                "no|a|b", "1|1|9", more=SKIPPED.format('kolom = "b", aturan = "rumus", alasan = "lihat catatan kaki"')
            )
        ),
        "place_skipped": report(table("no|a|b", "1|1|9", more=SKIPPED.format('alasan = "lihat catatan kaki"'))),
        "blank_though_due": report(CONDITION),
        "label_of_exact": report(
            table(f"{TRIPLE}|kriteria", "1|100%|90,996%|91%|Sangat Tinggi", more=LABELLED), head=SCALED
        ),
        "label_on_edge": report(
            table("no|capaian|kriteria", "1|91,00%|Sangat Tinggi", more=f'{LABELLED}satuan.capaian = "persen"\n'),
            head=SCALED,
        ),
        "only_intended_formula": packed(HALF.format("25%"), RAGU),
        "only_printed_formula": packed(HALF.format("0,25%"), RAGU),
        "mean_over_empty_periods": packed(
            '[[baris]]\ntempat = "R"\nindikator = "layanan"\nrealisasi = "25%"\n'
            'masukan = { sem1 = { realisasi = "0" }, sem2 = { realisasi = "50%" } }\n',
            LAYANAN,
        ),
        "target_not_in_pack": packed(
            table("_id|target|realisasi|capaian", "ragu|55%|55%|100%", more='kunci = "_id"\n'), RAGU
        ),
        "variable_differs": packed(SEVERAL, KERJA),
    },
}
CUT = case("66,66", "rata_rata(a; b; c; d)", {"a": "100", "b": "50", "c": "50", "d": "12,4"})


def cases() -> Mapping[str, Case]:
    """A figure for each cause."""
    return {**{code: figure for figure, code in reversed(FROM_THE_REPORTS.values())}, **MADE}


def cause(code: str) -> str:
    """What the page says of a cause: the figure, what it was worked from, and the sentence."""
    for label, found, _ in LABELS:
        if found == code:
            (hit,) = diagnose_label(label)
            return entry(code, "dugaan sebab", f"label {label.printed}\n\n{hit.message.id}", hit.message.en)
    figure = CUT if code == "then_cut_off" else cases()[code]
    hits = diagnose(figure).hits
    hit = hits[0] if code == "then_cut_off" else next(one for one in hits if one.code == code)
    return entry(code, "dugaan sebab", f"{_given(figure)}\n\n{hit.message.id}", hit.message.en)


def _given(figure: Case) -> str:
    if figure.parts:
        return f"jumlah {'; '.join(part.figure.text for part in figure.parts)}    tercetak {figure.reported.text}"
    named = ", ".join(f"{name} = {getattr(value, 'text', value)}" for name, value in figure.inputs.items())
    return f"{figure.formula.text if figure.formula else ''}    {named}    tercetak {figure.reported.text}".strip()


def page() -> str:
    """The part of the page that examples write."""
    return f"{groups(EXAMPLES)}\n## Likely causes of a finding\n\n" + "\n".join(map(cause, CAUSES))


def test_the_page_is_of_today() -> None:
    """docs/errors/audit.md says what the program says; `python -m tests.test_errors_audit` writes it."""
    assert PART.text() == page()


if __name__ == "__main__":
    PART.write(page())
