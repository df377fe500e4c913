"""Bytes to text, as files come from Windows: UTF-8 with or without BOM, UTF-16, cp1252; CRLF and CR.

Laws of this file:
1. A line that is valid UTF-8 is read as UTF-8, any other as cp1252; what neither can read is refused.
2. The text given back has no BOM and ends its lines with LF only.
"""

from __future__ import annotations

import os
from pathlib import Path

from kinerja_rules.errors import Diagnostic, FileError, Place
from kinerja_rules.files.suggest import closest
from kinerja_rules.messages import Sentence

MAX_BYTES = 100_000_000  # 100 MB: a report of a thousand pages is below 5 MB

PathLike = str | os.PathLike[str]

_KINDS = (  # first bytes of what is mistaken for text most often
    (b"PK\x03\x04", Sentence("berkas Excel, Word atau ZIP", "an Excel, Word or ZIP file")),
    (b"%PDF", Sentence("berkas PDF", "a PDF file")),
    (b"\xd0\xcf\x11\xe0", Sentence("berkas Excel atau Word lama", "an old Excel or Word file")),
    (b"\x89PNG", Sentence("gambar", "an image")),
    (b"\xff\xd8\xff", Sentence("gambar", "an image")),
)
_BINARY = Sentence("berkas biner", "a binary file")


def read_text(path: PathLike) -> str:
    """The text of the file at ``path``, without BOM, lines ending in LF.

    Raises FileError: ``file_not_found``, ``file_is_folder``, ``file_too_large`` (over MAX_BYTES),
    ``file_not_readable``, ``file_binary``, ``file_encoding``.
    """
    return decode(read_bytes(path), os.fspath(path))


def read_bytes(path: PathLike) -> bytes:
    """The bytes of the file at ``path``; raises FileError as ``read_text`` does for what cannot be opened."""
    name = os.fspath(path)
    try:
        if os.path.isdir(name):
            raise _error("file_is_folder", name)
        size = os.path.getsize(name)
        if size > MAX_BYTES:
            raise _too_large(name, size)
        with open(name, "rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError):
        raise _error("file_not_found", name, hint=_not_found_hint(name)) from None
    except (OSError, ValueError):  # ValueError: a path with a NUL
        raise _error("file_not_readable", name) from None
    if len(data) > MAX_BYTES:  # it grew, or its size is not told (a pipe)
        raise _too_large(name, len(data))
    return data


def refuse_larger(path: PathLike, limit: int) -> None:
    """Raises FileError ``file_too_large`` for a file of more than ``limit`` bytes; what is not there is let pass."""
    try:
        size = os.path.getsize(path)
    except (OSError, ValueError):
        return
    if size > limit:
        raise _too_large(os.fspath(path), size, limit)


def decode(data: bytes, name: str | None = None) -> str:
    """``data`` as text, without BOM, lines ending in LF; raises FileError ``file_binary`` or ``file_encoding``."""
    for start, kind in _KINDS:
        if data.startswith(start):
            raise _error("file_binary", name, kind=kind)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            text = data.decode("utf-16")
        except UnicodeDecodeError:
            raise _error("file_encoding", name, line=1) from None
    else:
        text = _utf8_or_cp1252(data, name)
    if "\0" in text:
        raise _error("file_binary", name, kind=_BINARY)
    return plain(text)


def plain(text: str) -> str:
    """``text`` without BOM, lines ending in LF."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _utf8_or_cp1252(data: bytes, name: str | None) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if b"\0" in data:
        raise _error("file_binary", name, kind=_BINARY)
    lines = []
    for number, line in enumerate(data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n"), start=1):
        for encoding in ("utf-8", "cp1252"):
            try:
                lines.append(line.decode(encoding))
                break
            except UnicodeDecodeError:
                continue
        else:
            raise _error("file_encoding", name, line=number)
    return "\n".join(lines)


def _too_large(name: str, size: int, limit: int = MAX_BYTES) -> FileError:
    return _error("file_too_large", name, size=-(-size // 1_000_000), limit=limit // 1_000_000)


def _not_found_hint(name: str) -> Sentence:
    folder = Path(name).parent
    try:
        near = closest(Path(name).name, (entry.name for entry in folder.iterdir()))
    except (OSError, ValueError):
        near = None
    if near is None:
        return Sentence(
            "Periksa nama berkas dan foldernya, termasuk akhiran namanya.",
            "Check the name of the file and of its folder, with the ending of the name.",
        )
    found = str(folder / near)
    return Sentence(f"Maksud Anda `{found}`?", f"Did you mean `{found}`?")


def _error(code: str, name: str | None, **values: object) -> FileError:
    line = values.get("line")
    place = Place(file=name, line=line if isinstance(line, int) else None)
    return FileError(Diagnostic(code, {"file": name or "", **values}, place=place))
