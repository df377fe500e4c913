"""A planner's whole way: ten indicators of a decree, an index, a scale, two years of targets, Excel and back.

The office is made up; the indicators are worded as in the decree of Balangan. ``python -m tests.test_planner_trial``
writes the pack that the commands give into the corpus.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from openpyxl import load_workbook

import kinerja_rules as kr
from kinerja_rules.cli import main
from kinerja_rules.files.toml import read_toml

CORPUS = Path(__file__).parent / "corpus" / "good"
PACK = CORPUS / "packs" / "dinas.toml"
PLANNER = CORPUS / "planner"
OWN_SCALE = "# Skala sendiri"


def typed(folder: Path) -> Path:
    """The pack that the commands write, with the scale of its own put in by an editor, in ``folder``."""
    file = folder / "dinas.toml"
    first, *rest = (PLANNER / "perintah.txt").read_text(encoding="utf-8").splitlines()
    run(first)
    text = file.read_text(encoding="utf-8")
    own = (PLANNER / "skala.toml").read_text(encoding="utf-8")
    file.write_text(text[: text.index(OWN_SCALE)] + own, encoding="utf-8")
    for line in rest:
        run(line)
    text = file.read_text(encoding="utf-8")
    printed = 'catatan = "Pembilang dan penyebut tercetak terbalik."\n'
    meant = 'rumus_dimaksud = "Jumlah pengaduan yang terselesaikan / Jumlah pengaduan yang masuk x 100%"\n'
    reason = 'alasan = "Pengaduan yang terselesaikan adalah bagian dari yang masuk."\n'
    file.write_text(text.replace(printed, printed + meant + reason), encoding="utf-8")
    return file


def run(line: str) -> None:
    """Runs one command as it stands in the corpus."""
    assert main(shlex.split(line.replace("\\", "\\\\"))) == 0, line


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_commands_and_editor_give_the_pack(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Line by line the pack of the corpus, and nothing wrong with it."""
    file = typed(folder)
    assert "Masukan yang terbaca: kinerja_ptsp, percepatan_pelaksanaan_berusaha." in capsys.readouterr().err
    assert file.read_text(encoding="utf-8") == PACK.read_text(encoding="utf-8")
    assert main(["periksa", str(file)]) == 0
    assert "0 kesalahan" in capsys.readouterr().out


REALISED = {
    "investasi": ("1277750000000", "102.22"),
    "terserap": ("97.6", "100.31"),
    "eodb": ("81.72", "101.52"),
    "terlindungi": ("71.6", "99.1"),
    "sakip": ("79.19", "100.24"),
    "perselisihan": ("85.71", "107.14"),
    "warga_terampil": ("21.6", "108"),
    "pengaduan": ("116.67", "116.67"),
    "tenaga_kerja_baru": ("1180", "94.4"),
    "rasio": ("0.91", "100"),
}


def worked(pack: str, data: str) -> dict[str, tuple[str, str]]:
    """Realisation and achievement of every indicator in 2024, where nothing was remarked."""
    year = kr.evaluate_year(pack, data, year=2024)
    assert year.problems == ()
    assert year.results["eodb"].label == "B"
    return {
        name: (f"{float(one.realisation or 0):.15g}", f"{float(one.achievement or 0):.15g}")
        for name, one in year.results.items()
    }


def test_a_year_of_the_pack() -> None:
    """Every indicator has its realisation and achievement; the index its label on the scale of its own."""
    assert worked(str(PACK), str(PLANNER / "data-2024.toml")) == REALISED


# -- Excel


def cell(figure: Any) -> tuple[Any, str]:
    """A figure as a person types it into a cell, and the format that Excel gives it."""
    text = str(figure)
    number = re.sub(r"[^0-9,]", "", text).replace(",", ".")
    decimals = len(text.rstrip("%").partition(",")[2])
    shape = "0" if not decimals else f"0.{'0' * decimals}"
    if text.endswith("%"):
        return float(number) / 100, f"{shape}%"
    if ";" in text:
        return text, "@"
    if text.startswith("Rp"):
        return int(number), '"Rp" #,##0'
    if re.fullmatch(r"[0-9]{1,3}(\.[0-9]{3})+", text):
        return int(number), "#,##0"
    if re.fullmatch(r"[0-9]+(,[0-9]+)?", text):
        return (float(number), shape) if decimals else (int(number), "General")
    return text, "@"


def fill(sheet: Any, row: int, values: Mapping[str, Any]) -> None:
    """Types values below their titles, adding a title where the sheet has none of that name."""
    titles = {one.value: one.column for one in sheet[1]}
    for title, value in values.items():
        if title not in titles:
            titles[title] = sheet.max_column + 1
            sheet.cell(1, titles[title]).value = title
        at = sheet.cell(row, titles[title])
        at.value, at.number_format = cell(value) if title.startswith("target.") or title in FIGURES else (value, "@")
        if isinstance(value, int) or (isinstance(at.value, str) and at.value.startswith("=")):
            at.value, at.number_format = value, "General"


FIGURES = ("nilai", "bobot", "mulai", "sampai")


def listed(sheet: Any, rows: Sequence[Mapping[str, Any]]) -> None:
    """Types rows below each other."""
    for number, values in enumerate(rows, 2):
        fill(sheet, number, values)


def by_hand(file: Path) -> None:
    """Fills in the empty workbook as the pack has it, and the values of a year, two of them as formulas."""
    book, data = load_workbook(file), read_toml(PACK).data
    for row in book["Paket"].iter_rows(min_row=2):
        found: Any = data
        for key in str(row[0].value).split("."):
            found = found.get(key) if isinstance(found, dict) else None
        row[1].value = " | ".join(found) if isinstance(found, list) else found
    indicators = data["indikator"]
    plain = ("variabel", "bobot", "target")
    rows = []
    for name, one in indicators.items():
        targets = {
            f"target.{year}": f"{stated['bawah']} s/d {stated['atas']}" if isinstance(stated, dict) else stated
            for year, stated in one["target"].items()
        }
        rows.append({"id": name, **{key: value for key, value in one.items() if key not in plain}, **targets})
    listed(book["Indikator"], rows)
    variables = [(name, key, each) for name, one in indicators.items() for key, each in one.get("variabel", {}).items()]
    listed(
        book["Variabel"],
        [{"indikator": name, "variabel": key, **each, "frasa": each["frasa"][0]} for name, key, each in variables],
    )
    weights = indicators["eodb"]["bobot"]
    listed(book["Bobot"], [{"indikator": "eodb", "unsur": part, "bobot": weight} for part, weight in weights.items()])
    listed(book["Satuan"], [{"satuan": "orang", "sama_dengan": "cacah"}])
    listed(book["Sumber"], data["sumber"])
    scale = dict(data["skala"]["mutu-dinas"])
    bands = [{"skala": "mutu-dinas", **band} for band in scale.pop("kelas")]
    listed(
        book["Skala"], [{"skala": "mutu-dinas", **scale, "celah": None, "celah.bulatkan": scale["celah"]["bulatkan"]}]
    )
    listed(book["Kelas"], bands)
    values = read_toml(PLANNER / "data-2024.toml").data["data"]
    names = {phrase: name for _, name, each in variables for phrase in each["frasa"]}
    listed(
        book["Nilai 2024"],
        [
            {"indikator": indicator, "variabel": names.get(name, name), "nilai": FORMULAS.get(name, value)}
            for indicator, one in values.items()
            for name, value in one.items()
        ],
    )
    book.save(file)


FORMULAS = {"penduduk_yang_bekerja": "=68000+432", "realisasi": "=79.19"}
WORKED = {"=68000+432": "68432", "=79.19": "79.19"}


def saved_by_excel(file: Path) -> None:
    """Puts beside each formula what Excel works out when it saves the workbook."""
    with zipfile.ZipFile(file) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    with zipfile.ZipFile(file, "w") as book:
        for name, part in parts.items():
            done = part
            for formula, value in WORKED.items():
                told = rf"(<f>{re.escape(formula[1:])}</f>)<v ?(/>|></v>)".encode()
                done = re.sub(told, rb"\g<1><v>" + value.encode() + b"</v>", done)
            book.writestr(name, done)


def test_the_same_pack_through_excel(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An empty workbook, typed into as people do, gives the same pack and the same year; and again from that pack."""
    book = folder / "dinas.xlsx"
    assert main(["templat", "--xlsx", str(book), "--year", "2024"]) == 0
    by_hand(book)
    assert main(["impor", str(book)]) == 2
    assert "Nilai 2024!E" in capsys.readouterr().err  # formulas that nobody worked out
    saved_by_excel(book)
    assert main(["impor", str(book)]) == 0
    assert read_toml("dinas.toml").data == read_toml(PACK).data
    typed_pack, excel_pack = kr.load_pack(PACK), kr.load_pack("dinas.toml")
    assert excel_pack == evolve(typed_pack, file=excel_pack.file, remarks=excel_pack.remarks)
    assert "# Nilai 2024!E3: =68000+432" in Path("data-dinas-2024.toml").read_text(encoding="utf-8")
    assert worked("dinas.toml", "data-dinas-2024.toml") == REALISED
    assert main(["templat", "--xlsx", "lagi.xlsx", "--pack", "dinas.toml", "--year", "2024"]) == 0
    assert main(["impor", "lagi.xlsx"]) == 0
    assert read_toml("lagi.toml").data == read_toml(PACK).data


# -- Windows


def table(separator: str = ";") -> str:
    """The data of the year as a table, as Excel in Indonesia saves it."""
    rows = [("indikator", "variabel", "tahun", "nilai", "sumber")]
    for indicator, one in read_toml(PLANNER / "data-2024.toml").data["data"].items():
        rows += [
            (indicator, name, "2024", str(value).replace(";", "|"), "Laporan – 2024") for name, value in one.items()
        ]
    return "".join(separator.join(row) + "\r\n" for row in rows)


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        (table().encode("cp1252"), "data.csv"),
        (table().encode("utf-8-sig"), "data.csv"),
        (f"sep=;\r\n{table()}".encode("utf-8-sig"), "data.csv"),
        (table("\t").encode("utf-16"), "data.txt"),
        ((PLANNER / "data-2024.toml").read_text(encoding="utf-8").replace("\n", "\r\n").encode("utf-16"), "data.toml"),
    ],
    ids=["cp1252", "bom", "sep", "utf-16-tabs", "toml"],
)
@pytest.mark.usefixtures("folder")
def test_data_as_windows_saves_them(raw: bytes, name: str) -> None:
    """Separators, marks of order, line ends, decimal commas and code pages change no figure."""
    pack = PACK.read_text(encoding="utf-8").replace("\n", "\r\n").encode("cp1252")
    Path("dinas.toml").write_bytes(pack)
    Path(name).write_bytes(raw)
    assert worked("dinas.toml", name) == REALISED


@pytest.mark.usefixtures("folder")
def test_a_console_of_windows() -> None:
    """On code page 1252 every command of the way says what it says in UTF-8, no letter lost."""
    commands = [
        ("baru", "data", "isian.toml", "--pack", str(PACK), "--year", "2024"),
        ("periksa", str(PACK)),
        ("hitung", "--pack", str(PACK), "--data", str(PLANNER / "data-2024.toml"), "--year", "2024"),
        ("jelaskan", "--pack", str(PACK), "--data", str(PLANNER / "data-2024.toml"), "--year", "2024"),
        ("lihat", str(PACK), "terserap"),
        ("baru", "indikator", "--help"),
    ]
    for command in commands:
        said = {}
        for encoding in ("utf-8", "cp1252"):
            Path("isian.toml").unlink(missing_ok=True)
            said[encoding] = console(command, encoding)
        assert said["cp1252"] == said["utf-8"].translate({0x2500: "-", 0x221A: "akar"}), command


def console(command: Sequence[str], encoding: str) -> str:
    """What a command writes to streams of this encoding, which refuse what they cannot hold."""
    raw = io.BytesIO(), io.BytesIO()
    out, err = (io.TextIOWrapper(stream, encoding, "strict", newline="\r\n") for stream in raw)
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        main(list(command))
    written = [stream.getvalue().decode(encoding) for stream in raw]
    return "".join(written).replace("\r\n", "\n")


if __name__ == "__main__":
    import tempfile

    with tempfile.TemporaryDirectory() as made:
        os.chdir(made)
        PACK.write_text(typed(Path(made)).read_text(encoding="utf-8"), encoding="utf-8")
