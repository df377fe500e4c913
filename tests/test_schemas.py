"""JSON Schemas: what ships is valid by them, a mistake is not, and the command writes them."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from kinerja_rules.authoring.schemas import KINDS, schema
from kinerja_rules.builtins import DEFAULT_REGISTRY
from kinerja_rules.cli import main
from kinerja_rules.files.toml import read_toml

ROOT = Path(__file__).parents[1]
SHIPPED = sorted((ROOT / "policies").rglob("*.toml"))


def validator(kind: str) -> Draft202012Validator:
    """The schema as its readers get it: through JSON."""
    return Draft202012Validator(json.loads(json.dumps(schema(kind, DEFAULT_REGISTRY))))


def as_json(value: Any) -> Any:
    """TOML data as an editor hands it to its schema: dates are texts."""
    if isinstance(value, dict):
        return {key: as_json(element) for key, element in value.items()}
    if isinstance(value, list):
        return [as_json(element) for element in value]
    return value.isoformat() if isinstance(value, datetime.date) else value


def faults(kind: str, data: Any) -> list[str]:
    """What the schema of a kind finds wrong, each with its path."""
    return [f"{error.json_path}: {error.message}" for error in validator(kind).iter_errors(as_json(data))]


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.relative_to(ROOT / "policies").as_posix())
def test_every_shipped_file_is_valid(path: Path) -> None:
    """The schema of its kind finds nothing wrong with a file that ships."""
    data = read_toml(path).data
    assert faults("pack" if "paket" in data else "report", data) == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_a_schema(kind: str) -> None:
    """Each is valid by the meta-schema, names its dialect, and describes every key at its top in words."""
    found = schema(kind, DEFAULT_REGISTRY)
    Draft202012Validator.check_schema(found)
    assert found["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert all(each["description"] for each in found["properties"].values())


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"indikator": {"a": {"nama": "A", "satuann": "persen"}}}, "satuann"),
        ({"indikator": {"a": {"rumus": "x"}}}, "nama"),
        ({"indikator": {"dua kata": {"nama": "A"}}}, "dua kata"),
        ({"pembulatan": {"cara": "kira-kira"}}, "kira-kira"),
        ({"paket": {"id": "a", "versi": 1, "nama": "A"}}, "versi"),
    ],
)
def test_a_mistake_is_found(change: dict[str, Any], expected: str) -> None:
    """An unknown key, a missing one, a wrong name, a wrong word, a wrong type: each is one fault."""
    whole = {"format": 1, "paket": {"id": "a", "versi": "1", "nama": "A"}}
    assert faults("pack", whole) == []
    found = faults("pack", whole | change)
    assert len(found) == 1
    assert expected in found[0]


def test_the_command_prints_it(capsys: pytest.CaptureFixture[str]) -> None:
    """`kinerja skema` prints the schema of packs, `schema report` that of reports; both words are understood."""
    assert main(["skema"]) == 0
    assert json.loads(capsys.readouterr().out)["title"] == "Paket kinerja_rules"
    assert main(["schema", "report"]) == 0
    assert json.loads(capsys.readouterr().out)["title"] == "Laporan kinerja_rules"
    assert main(["skema", "laporan"]) == 0
    assert json.loads(capsys.readouterr().out)["title"] == "Laporan kinerja_rules"


def test_the_command_writes_it_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--output` writes a new file, and leaves one that is there alone."""
    target = tmp_path / "paket.schema.json"
    assert main(["schema", "pack", "--output", str(target), "--lang", "en"]) == 0
    assert json.loads(target.read_text(encoding="utf-8"))["required"] == ["paket"]
    target.write_text("mine", encoding="utf-8")
    assert main(["schema", "pack", "--output", str(target), "--lang", "en"]) == 2
    assert target.read_text(encoding="utf-8") == "mine"
    assert "not overwritten" in capsys.readouterr().err
