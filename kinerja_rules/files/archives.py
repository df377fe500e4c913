"""Office files (XLSX, DOCX), opened with care: what a file would unpack to is bounded before it is unpacked.

Laws of this file:
1. The sizes that the archive declares are added up first; ``zipfile`` gives no member more bytes than are declared.
2. A part with a document type is refused: office files have none, and entities may grow without bound.
"""

from __future__ import annotations

import io
import os
import zipfile
import zlib

from kinerja_rules.errors import Diagnostic, FileError, Place
from kinerja_rules.files.text import PathLike, read_bytes

MAX_PARTS = 5_000
MAX_XML = 50_000_000  # bytes of one file's XML, unpacked: a workbook of 200,000 filled cells has some 10 MB
MAX_UNPACKED = 300_000_000  # with pictures

_NO_TYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)


def open_archive(path: PathLike, broken: str) -> io.BytesIO:
    """The bytes of the office file at ``path``, proved to be safe to unpack.

    Raises FileError: what ``read_bytes`` raises, ``archive_too_large``, ``archive_entities``, and the code ``broken``
    where it is no such file.
    """
    name = os.fspath(path)
    stream = io.BytesIO(read_bytes(name))
    try:
        with zipfile.ZipFile(stream) as archive:
            _prove(archive, name)
    except _BROKEN:
        raise _refused(broken, name, file=name) from None
    stream.seek(0)
    return stream


def _prove(archive: zipfile.ZipFile, name: str) -> None:
    parts = archive.infolist()
    texts = [part for part in parts if part.filename.lower().endswith((".xml", ".rels", ".vml"))]
    unpacked, xml = (sum(part.file_size for part in some) for some in (parts, texts))
    if len(parts) > MAX_PARTS or unpacked > MAX_UNPACKED or xml > MAX_XML:
        size, limit = (xml, MAX_XML) if xml > MAX_XML else (unpacked, MAX_UNPACKED)
        values = {"size": -(-size // 1_000_000), "limit": limit // 1_000_000}
        raise _refused("archive_too_large", name, **values)
    for part in texts:
        data = archive.read(part)
        if any(mark in data for mark in _NO_TYPES):
            raise _refused("archive_entities", name, part=part.filename)


def _refused(code: str, name: str, **values: object) -> FileError:
    return FileError(Diagnostic(code, values, place=Place(file=name)))
