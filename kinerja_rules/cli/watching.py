"""``--watch``: a check that is run again whenever a file changes, until the person stops it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from kinerja_rules.cli.console import Console

_SECONDS = 0.4


def watch(files: Sequence[str], check: Callable[[], int], console: Console) -> int:
    """Runs ``check``, and again at every change of the files or of a TOML file beside them; Ctrl-C ends it.

    The exit status is that of the last check.
    """
    status = check()
    seen = _stamps(files)
    console.message(console.say("watching") + "\n")
    try:
        while True:
            _pause(_SECONDS)
            now = _stamps(files)
            if now != seen:
                seen = now
                console.message("\n")
                status = check()
    except KeyboardInterrupt:
        return status


_pause = time.sleep


def _stamps(files: Sequence[str]) -> dict[Path, tuple[int, int]]:
    """Time and size of every file that may change what the check says."""
    found = {}
    for path in sorted(set(_near(files))):
        try:
            told = path.stat()
        except OSError:  # an editor may be writing it anew
            continue
        found[path] = (told.st_mtime_ns, told.st_size)
    return found


def _near(files: Sequence[str]) -> Iterable[Path]:
    for name in files:
        path = Path(name)
        yield path
        try:
            yield from (path if path.is_dir() else path.parent).glob("*.toml")
        except OSError:  # a folder that cannot be read has nothing beside
            continue
