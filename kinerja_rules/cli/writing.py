"""Files that commands write: never over one that is there, but where a command is asked to change it."""

from __future__ import annotations

import os

from kinerja_rules.errors import Diagnostic, FileError


def write_bytes(path: str, data: bytes) -> None:
    """A new file of these bytes; raises FileError where a file is there already, OSError where none can be made."""
    try:
        with open(path, "xb") as stream:
            stream.write(data)
    except FileExistsError:
        raise FileError(Diagnostic("file_is_there", {"file": path})) from None


def write_text(path: str, text: str) -> None:
    """A new UTF-8 file; raises as ``write_bytes`` does."""
    write_bytes(path, text.encode("utf-8"))


def refuse_existing(path: str) -> None:
    """Raises FileError where a file is there already: asked before anything else is."""
    if os.path.lexists(path):
        raise FileError(Diagnostic("file_is_there", {"file": path}))


def append_bytes(path: str, before: bytes, text: str) -> None:
    """``text`` at the end of a file that holds ``before``, in its encoding and with its line ends."""
    encoding = "utf-16-le" if before[:2] == b"\xff\xfe" else "utf-16-be" if before[:2] == b"\xfe\xff" else "utf-8"
    ended = text.replace("\n", "\r\n") if "\r\n".encode(encoding) in before else text
    with open(path, "ab") as stream:
        stream.write(ended.encode(encoding))


def replace_text(path: str, text: str) -> None:
    """The file at ``path`` with another text, its line ends and BOM kept; whole or not at all."""
    with open(path, "rb") as stream:
        before = stream.read()
    ended = text.replace("\n", "\r\n") if b"\r\n" in before else text
    data = ended.encode("utf-8-sig" if before.startswith(b"\xef\xbb\xbf") else "utf-8")
    beside = f"{path}.tmp"
    write_bytes(beside, data)
    os.replace(beside, path)
