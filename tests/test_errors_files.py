"""docs/errors/files.md: the codes of figures, files and packs, each with an example that runs.

Those of packs come from the corpus of bad packs. ``python -m tests.test_errors_files`` writes today's sentences.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest
from attrs import evolve

import kinerja_rules as kr
from kinerja_rules.errors import Place
from kinerja_rules.files.csv import parse_table
from kinerja_rules.files.text import read_text
from kinerja_rules.files.toml import parse_toml
from kinerja_rules.messages import Sentence, figures, files, packs
from kinerja_rules.numbers import HALF_UP, Fraction, Interval, read_figure, read_sum
from tests.errors_pages import Part, entry, folder, refused
from tests.test_toml import CONFLICTS, MISTAKES

PART = Part("files.md", "files")
BAD = Path(__file__).parent / "corpus" / "bad" / "packs"
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")

UP = '[arah.naik]\nrumus = "realisasi / target * 100%"\n'
DOWN = '[arah.naik]\nrumus = "target / realisasi * 100%"\n'

CODES: Mapping[str, Mapping[str, Sentence]] = {
    "Figures": figures.SENTENCES,
    "Opening files": files._OPENING,
    "TOML": {**files._VALUES, **files._TOML},
    "Keys and values": files._SHAPE,
    "CSV": files._CSV,
    "Packs": {
        **packs._PACKS,
        **packs._RULES,
        **packs._SCALES,
        **packs._INDICATORS,
        **packs._BUDGETS,
        **packs._EXAMPLES,
    },
}


def figure(text: str) -> tuple[str, list[kr.Diagnostic]]:
    """What reading the figure tells."""
    return text, [*refused(lambda: read_figure(text))]


def total(text: str) -> tuple[str, list[kr.Diagnostic]]:
    """What reading the small sum tells."""
    return text, [*refused(lambda: read_sum(text))]


def toml(text: str) -> tuple[str, list[kr.Diagnostic]]:
    """What reading the TOML tells."""
    return "", [*parse_toml(text, "paket.toml").diagnostics]


def table(text: str) -> tuple[str, list[kr.Diagnostic]]:
    """What reading the CSV tells."""
    return text, [*parse_table(text, "data.csv").diagnostics]


def opened(name: str, contents: Mapping[str, bytes | None]) -> tuple[str, list[kr.Diagnostic]]:
    """What opening the file tells."""
    with folder(contents):
        return "", [*refused(lambda: read_text(name))]


def pack(name: str, **contents: str) -> tuple[str, list[kr.Diagnostic]]:
    """What loading the pack tells, with these packs beside it."""
    with folder({f"{file}.toml": text.encode() for file, text in contents.items()}):
        return "", [*refused(lambda: kr.load_pack(name))]


def asked(name: str, **contents: str) -> tuple[str, list[kr.Diagnostic]]:
    """What loading a pack by its id from a folder tells."""
    with folder({f"{file}.toml": text.encode() for file, text in contents.items()}):
        return "", [*kr.check(name, folders=[Path()])]


def too_large() -> tuple[str, list[kr.Diagnostic]]:
    """What opening a file of more than a hundred megabytes tells; it takes no room."""
    with folder({"besar.toml": b""}):
        os.truncate("besar.toml", 100_000_001)
        return "", [*refused(lambda: read_text("besar.toml"))]


def head(name: str, *includes: str) -> str:
    """The beginning of a pack."""
    listed = ", ".join(f'"{one}"' for one in includes)
    return f'format = 1\n[paket]\nid = "{name}"\nversi = "1"\nnama = "{name}"\nacuan = [{listed}]\n'


@cache
def examples() -> Mapping[str, tuple[str, kr.Diagnostic]]:
    """An example of each code: what was given, and what is told."""
    out: dict[str, tuple[str, kr.Diagnostic]] = {}
    many = "9" * 5_000
    texts = ("dua", "", "12.317", "1.234.56", "97% dan 12%", "#REF!", "-(5)", "Rp 2 M", "sekitar 12 lebih", many)
    told = [
        *map(figure, texts),
        *map(total, ("1 + × 2", "5 + (11,47)", "2 * 40%", "1 / 0", "1 + × 2" * 600 + "1")),
        ("", [*refused(lambda: Interval(4, 2))]),
        ("", [*refused(lambda: HALF_UP.unround(Fraction(1, 8), 2))]),
        ("", [*refused(lambda: kr.parse("a / b").interval({"a": 1, "b": Interval(0, 1)}))]),
        *[toml(f"awal = 1\n{statement}\n") for statement, *_ in MISTAKES],
        *[toml(text) for text, _ in CONFLICTS],
        *map(
            toml,
            (
                "a = inf",
                f"a = {many}",
                "a = " + "[" * 200 + "]" * 200,
                'a = "x\ty"',
                '"a\\u0007" = 1',
                "kata kata\n" * 80,
                "[a]\nx = 1\n[a.x]\ny = 2",
                'a = """\nsatu\n',
                "a = {b = 1\nc = 2}",
            ),
        ),
        ("", [*kr.check({"format": 1, "paket": {"id": "uji", "versi": object(), "nama": "U"}})]),
        *map(
            table,
            (
                "",
                "nama;;isi\na;b;c\n",
                "nama;nama\na;b\n",
                "nama;isi\na;b;c\n",
                "nama;isi\na\n",
                'nama;isi\na;"b\n',
                "nama;isi\na;" + "b" * 140_000,
            ),
        ),
        opened("tidak-ada.toml", {}),
        opened("folder", {"folder": None}),
        opened("gambar.toml", {"gambar.toml": b"\x00\x01\x02" * 50}),
        opened("lama.toml", {"lama.toml": b"nama = \xff\xfe\x00a"}),
        opened("cp.toml", {"cp.toml": b"nama = \x81\x8d"}),
        opened("laporan\0.toml", {}),
        too_large(),
        ("", [*kr.check({"format": 1, "paket": {"id": "uji", 1: "a", "1": "b"}})]),
        pack("tidak-ada"),
        pack("banjr"),
        pack("dinas.toml", dinas=head("dinas", "dinas")),
        pack("dinas.toml", dinas=head("dinas", "umum"), umum=head("umum", "tiada/paket")),
        pack("dinas.toml", dinas=head("dinas", "umum"), umum="\0"),
        pack("dinas.toml", dinas=head("dinas", "satu", "dua"), satu=head("satu") + UP, dua=head("dua") + DOWN),
        asked("dinas", dinas=head("kantor")),
    ]
    for given, found in told:
        for one in found:
            out.setdefault(one.code, (given, one))
    for file in sorted(BAD.glob("*.toml")):
        for one in kr.check(file):
            out.setdefault(one.code, ("", _here(one, file)))
    return out


def _here(one: kr.Diagnostic, file: Path) -> kr.Diagnostic:
    place = one.place or Place()
    return one.at(evolve(place, file=file.name))


def section(code: str) -> str:
    """What the document says of one code."""
    given, found = examples()[code]
    kind = "kesalahan" if found.severity == "error" else "catatan"
    shown = (
        f"{given}\n\n{found.render('id')}" if given and found.span is None and len(given) < 200 else found.render("id")
    )
    return _CONTROL.sub("�", entry(code, kind, shown, f"{found.message('en')} {found.remedy('en')}"))


def document() -> str:
    """The part of the document that is about figures, files and packs."""
    return "\n".join(f"## {title}\n\n" + "\n".join(map(section, codes)) for title, codes in CODES.items())


@pytest.mark.parametrize("title", CODES)
def test_every_code_has_an_example(title: str) -> None:
    """Each code of the tables is given by an example, in whole sentences of both languages."""
    for code in CODES[title]:
        _, found = examples()[code]
        for lang in ("id", "en"):
            assert found.message(lang)
            assert str(Path.cwd()) not in found.render(lang)


def test_the_document_is_of_today() -> None:
    """The page says what the program says; `python -m tests.test_errors_files` writes it."""
    assert PART.text() == document()


if __name__ == "__main__":
    PART.write(document())
