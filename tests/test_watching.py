"""`kinerja check --watch`: checked again at a change, and only then; Ctrl-C ends it with the last status."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kinerja_rules.cli import main, watching

PACK = 'format = 1\n[paket]\nid = "a"\nversi = "1"\nnama = "A"\n'


def steps(*changes: Callable[[], object]) -> Callable[[float], None]:
    """What happens while the command waits, one step each time; then the person stops it."""
    left = list(changes)

    def pause(_seconds: float) -> None:
        if not left:
            raise KeyboardInterrupt
        left.pop(0)()

    return pause


def test_checked_again_at_each_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Right, then wrong, then nothing happens, then right: three checks; the file may be away for a moment."""
    file = tmp_path / "a.toml"
    file.write_text(PACK, encoding="utf-8")

    def write(text: str) -> Callable[[], object]:
        return lambda: file.write_text(text, encoding="utf-8")

    monkeypatch.setattr(watching, "_pause", steps(write(PACK + "salah = 1\n"), lambda: None, write(PACK + "\n")))
    assert main(["check", str(file), "--watch", "--lang", "id"]) == 0
    told = capsys.readouterr()
    out = " ".join(told.out.split())
    assert out.count("tidak ada masalah") == 2
    assert out.count("`salah` tidak dikenal") == 1
    assert "Ctrl-C" in told.err


def test_a_file_beside_it_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A pack that it builds on may be the one that is mended; the last status is given back."""
    file = tmp_path / "a.toml"
    file.write_text(PACK.replace('nama = "A"', 'nama = "A"\nacuan = ["b"]'), encoding="utf-8")
    beside = tmp_path / "b.toml"
    mended = PACK.replace('"a"', '"b"')
    monkeypatch.setattr(watching, "_pause", steps(lambda: beside.write_text(mended, encoding="utf-8"), beside.unlink))
    assert main(["check", str(file), "--watch", "--lang", "id"]) == 2
    told = " ".join(capsys.readouterr().out.split())
    assert told.count("tidak ada masalah") == 1
