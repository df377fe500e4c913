"""Files as bytes: encodings, line ends, and what cannot be read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kinerja_rules.errors import FileError
from kinerja_rules.files import text as module
from kinerja_rules.files.text import decode, read_text

TEXT = "nama = “Sasaran”\n± 5 %\n"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        b"\xef\xbb\xbf" + TEXT.encode(),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode(),
        TEXT.encode("cp1252"),
        TEXT.replace("\n", "\r\n").encode("cp1252"),
        TEXT.encode("utf-16"),
        b"\xfe\xff" + TEXT.encode("utf-16-be"),
    ],
    ids=["utf-8", "bom", "crlf", "cr", "cp1252", "cp1252 crlf", "utf-16", "utf-16 be"],
)
def test_windows_text(data: bytes) -> None:
    """However Windows wrote the file, the text is the same."""
    assert decode(data) == TEXT


def test_mixed_encodings() -> None:
    """A line added by an old editor does not garble the lines that are UTF-8."""
    assert decode("± a\n".encode() + "± b\n".encode("cp1252")) == "± a\n± b\n"


def test_reads_a_file(tmp_path: Path) -> None:
    """A path is read whole, given as text or as Path."""
    path = tmp_path / "paket.toml"
    path.write_bytes(b"\xef\xbb\xbfa = 1\r\n")
    assert read_text(path) == read_text(str(path)) == "a = 1\n"


def test_empty_file() -> None:
    """No bytes are no text, and no error."""
    assert decode(b"") == ""


def told(error: FileError) -> tuple[str, str]:
    """Both sentences of the one diagnostic, without its place."""
    (diagnostic,) = error.diagnostics
    indonesian, english = (f"{diagnostic.message(lang)} {diagnostic.remedy(lang)}" for lang in ("id", "en"))
    return indonesian, english


def test_missing_file(tmp_path: Path) -> None:
    """A name that is slightly wrong is answered with the name that is there."""
    (tmp_path / "banjar-2024.toml").touch()
    name, near = str(tmp_path / "banjar-2042.toml"), str(tmp_path / "banjar-2024.toml")
    with pytest.raises(FileError) as caught:
        read_text(name)
    assert told(caught.value) == (
        f"Berkas `{name}` tidak ditemukan. Maksud Anda `{near}`?",
        f"There is no file `{name}`. Did you mean `{near}`?",
    )
    assert caught.value.diagnostics[0].place is not None
    assert caught.value.diagnostics[0].place.file == name


def test_missing_folder(tmp_path: Path) -> None:
    """Where not even the folder is there, no name is offered."""
    name = str(tmp_path / "x" / "banjar.toml")
    with pytest.raises(FileError) as caught:
        read_text(name)
    assert told(caught.value) == (
        f"Berkas `{name}` tidak ditemukan. Periksa nama berkas dan foldernya, termasuk akhiran namanya.",
        f"There is no file `{name}`. Check the name of the file and of its folder, with the ending of the name.",
    )


def test_folder(tmp_path: Path) -> None:
    """A folder is told from a file."""
    with pytest.raises(FileError) as caught:
        read_text(tmp_path)
    assert told(caught.value) == (
        f"`{tmp_path}` adalah folder, bukan berkas. Tulis nama berkas di dalam folder itu.",
        f"`{tmp_path}` is a folder, not a file. Name a file inside that folder.",
    )


def test_too_large(tmp_path: Path) -> None:
    """The limit is named; the file is not read first."""
    path = tmp_path / "besar.toml"
    with path.open("wb") as stream:
        os.truncate(stream.fileno(), module.MAX_BYTES + 1)
    with pytest.raises(FileError) as caught:
        read_text(path)
    assert told(caught.value) == (
        (
            f"Berkas `{path}` berukuran 101 MB; batasnya 100 MB. "
            "Periksa apakah berkasnya benar, atau bagi menjadi beberapa berkas."
        ),
        (
            f"The file `{path}` has 101 MB; the limit is 100 MB. "
            "Check that it is the right file, or split it into several."
        ),
    )


def test_grows_while_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The limit holds for what is read, whatever the size was said to be."""
    path = tmp_path / "besar.toml"
    path.write_bytes(b"x" * 11)
    monkeypatch.setattr(module, "MAX_BYTES", 10)
    monkeypatch.setattr(os.path, "getsize", lambda _: 0)
    with pytest.raises(FileError) as caught:
        read_text(path)
    assert caught.value.diagnostics[0].code == "file_too_large"


@pytest.mark.parametrize("name", ["a\0b", "x" * 5000])
def test_impossible_name(name: str) -> None:
    """A name that the system refuses is our error too."""
    with pytest.raises(FileError) as caught:
        read_text(name)
    assert caught.value.diagnostics[0].code == "file_not_readable"


@pytest.mark.parametrize(
    ("data", "kind_id", "kind_en"),
    [
        (b"PK\x03\x04abc", "berkas Excel, Word atau ZIP", "an Excel, Word or ZIP file"),
        (b"%PDF-1.7", "berkas PDF", "a PDF file"),
        (b"\xd0\xcf\x11\xe0\xa1", "berkas Excel atau Word lama", "an old Excel or Word file"),
        (b"\x89PNG\r\n", "gambar", "an image"),
        (b"abc\0def", "berkas biner", "a binary file"),
        (b"abc\xff\0def", "berkas biner", "a binary file"),
        (b"\xff\xfea\0\0\0", "berkas biner", "a binary file"),
    ],
)
def test_binary(data: bytes, kind_id: str, kind_en: str) -> None:
    """What is no text is called by its name."""
    with pytest.raises(FileError) as caught:
        decode(data, "x.toml")
    assert told(caught.value) == (
        f"Ini {kind_id}, bukan berkas teks. Simpan isinya sebagai teks (TOML, atau CSV UTF-8), lalu pakai berkas itu.",
        f"This is {kind_en}, not a text file. Save its content as text (TOML, or CSV UTF-8) and use that file.",
    )


def test_unknown_encoding() -> None:
    """Bytes that neither encoding has are refused with their line, not replaced."""
    with pytest.raises(FileError) as caught:
        decode(b"a\r\nb \x81\xe9\n", "x.toml")
    assert caught.value.render() == (
        "x.toml:2: Baris 2 memuat karakter yang tidak dapat dibaca sebagai UTF-8 maupun Windows-1252.\n"
        "  Simpan ulang berkas itu dengan pengodean UTF-8.\n"
        "  (Line 2 has characters that are neither UTF-8 nor Windows-1252. "
        "Save the file again with the encoding UTF-8.)"
    )


def test_half_utf_16() -> None:
    """UTF-16 that breaks off is refused."""
    with pytest.raises(FileError) as caught:
        decode(b"\xff\xfea")
    assert caught.value.diagnostics[0].code == "file_encoding"
