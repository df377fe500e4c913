"""``kinerja batch``: a file in, a file out, what happened told on stderr."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import polars as pl
import pytest

from kinerja_rules.cli import main


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Three rows, one of them without a divisor."""
    path = tmp_path / "data.csv"
    columns = {"bekerja": ["309.142", "1", "2"], "angkatan_kerja": ["317.696", "0", "2"], "serapan": "85,92%"}
    pl.DataFrame(columns).write_csv(path)
    return path


def test_a_pack_over_a_file(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every row is written; the summary names the rows without a value."""
    result = data.with_name("hasil.csv")
    command = ["massal", str(data), str(result), "--pack", "banjar", "--indicator", "tkk"]
    assert main([*command, "--date", "2024-12-31", "--document", "pk", "--lang", "id"]) == 0
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == f"3 baris ditulis ke {result}; tanpa nilai: zero_divisor 1; dihitung ulang: 0.\n"
    found = pl.read_csv(result, infer_schema=False)
    assert found["realisation"].to_list() == ["97.31", None, "100.00"]
    assert found["status"].to_list() == ["ok", "zero_divisor", "ok"]
    assert found["efisiensi"].to_list() == ["14.08", None, "14.08"]


def test_a_formula_over_a_file(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A formula takes its digits and its mode from the options."""
    pl.DataFrame({"a": [309142, 1], "b": [317696, 0]}).write_csv(data)
    result = data.with_name("hasil.jsonl")
    command = ["batch", str(data), str(result), "--formula", "a / b * 100"]
    assert main([*command, "--digits", "1", "--mode", "potong", "--lang", "en"]) == 0
    assert "2 rows written" in capsys.readouterr().err
    assert '"value":"97.3"' in result.read_text(encoding="utf-8").splitlines()[0]


def test_a_person_sees_the_rate_and_the_time_that_remains(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """On a terminal one line tells of rows, rate and remaining time; elsewhere there is none."""
    command = ["batch", str(data), str(data.with_name("hasil.csv")), "--pack", "banjar", "--indicator", "tkk"]
    for terminal in (True, False):
        monkeypatch.setattr(sys.stderr, "isatty", lambda: terminal)  # noqa: B023  # called at once
        monkeypatch.setenv("TERM", "xterm")
        assert main([*command, "--year", "2024", "--lang", "en"]) == 0
        said = capsys.readouterr().err
        assert bool(re.search(r"\r3 of 3 rows, \d+ a second, 0 s left", said)) == terminal


def test_an_interruption_says_how_to_go_on(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Ctrl-C ends the command with a sentence, and the status that shells know."""

    def stop(*_args: object, **_options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("kinerja_rules.batch.run_file", stop)
    assert main(["batch", str(data), str(data.with_name("hasil.csv")), "--formula", "a", "--lang", "id"]) == 130
    assert "jalankan perintah yang sama" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ([], "--pack"),
        (["--pack", "banjar", "--formula", "a"], "--pack"),
        (["--pack", "banjar", "--digits", "2"], "--digits"),
        (["--formula", "a", "--year", "2024"], "--year"),
        (["--formula", "a", "--date", "2024-12-31"], "--date"),
        (["--pack", "banjar", "--date", "31-12-2024"], "31-12-2024"),
        (["--pack", "banjar", "--document", "bukan", "--year", "2024"], "bukan"),
    ],
)
def test_options_that_contradict(data: Path, options: list[str], code: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What goes with a pack does not go with a formula."""
    assert main(["batch", str(data), str(data.with_name("hasil.csv")), *options, "--lang", "en"]) == 2
    assert code in capsys.readouterr().err
