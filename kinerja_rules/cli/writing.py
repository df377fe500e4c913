"""Files that commands write: never over one that is there."""

from __future__ import annotations

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
