"""JSON Schemas: what ships is valid by them, a mistake is not, and the command writes them."""

from __future__ import annotations

import datetime
import json
import re
import shutil
import subprocess
import sysconfig
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from kinerja_rules.authoring.schemas import KINDS, schema
from kinerja_rules.builtins import DEFAULT_REGISTRY
from kinerja_rules.cli import main
from kinerja_rules.files.toml import parse_toml, read_toml

ROOT = Path(__file__).parents[1]
SHIPPED = sorted((ROOT / "policies").rglob("*.toml"))
CORPUS = sorted((ROOT / "tests" / "corpus" / "good" / "packs").rglob("*.toml"))


def kind_of(data: dict[str, Any]) -> str:
    """What a file is, by its tables."""
    return "pack" if "paket" in data else "data" if "data" in data else "report"


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
    assert faults(kind_of(data), data) == []


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
    assert main(["skema", "data"]) == 0
    assert json.loads(capsys.readouterr().out)["title"] == "Data kinerja_rules"


DATA = """\
format = 1
tahun = 2024

[data]
angkatan_kerja = "317.696"

[data.tkk]
bekerja = ["309.092", 50]
2023 = { bekerja = "300.000" }
kumulatif.bekerja = 1

[data.penempatan.tw1]
realisasi = "26,15%"

[[anggaran]]
kode = "2"
nama = "Program"
pagu = "Rp 1.000"
"""


@pytest.mark.parametrize(
    ("kind", "change", "expected"),
    [
        ("data", {"dta": {}}, "dta"),
        ("data", {"anggaran": [{"pagu": 1}]}, "kode"),
        ("data", {"data": {"tkk": {"bekerja": True}}}, "tkk"),
        ("report", {"laporan": {"id": "x", "tahn": 2024}}, "tahn"),
    ],
)
def test_a_mistake_in_other_files(kind: str, change: dict[str, Any], expected: str) -> None:
    """Data and reports have their schemas too."""
    whole = {"data": parse_toml(DATA).data, "report": {"laporan": {"id": "x", "judul": "X", "tahun": 2024}}}[kind]
    assert faults(kind, whole) == []
    found = faults(kind, whole | change)
    assert len(found) == 1
    assert expected in found[0]


# -- as an editor sees them


def taplo(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """The engine of Even Better TOML; it belongs to the extra ``test``, and a test without it fails."""
    scripts = sysconfig.get_path("scripts")
    program = shutil.which("taplo", path=scripts) or shutil.which("taplo")
    assert program is not None, "taplo is missing: pip install 'kinerja-rules[test]'"
    return subprocess.run([program, *arguments], cwd=folder, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the schemas, as the guide has them written."""
    folder = tmp_path_factory.mktemp("editor")
    for word in ("paket", "laporan", "data"):
        assert main(["skema", word, "--output", str(folder / f"{word}.schema.json")]) == 0
    return folder


def examples(guides: Iterable[str]) -> list[str]:
    """The data files in the guides."""
    texts = [(ROOT / "docs" / name).read_text(encoding="utf-8") for name in guides]
    return [block for text in texts for block in re.findall(r"```toml\n(.*?)```", text, re.S) if "[data." in block]


def test_taplo_accepts_every_file_that_ships(editor: Path) -> None:
    """Packs, reports, the good corpus, and the data of the guides: each by the schema that its first line names."""
    words = {"pack": "paket", "report": "laporan", "data": "data"}
    texts = [path.read_text(encoding="utf-8-sig") for path in (*SHIPPED, *CORPUS)]
    texts += [DATA, *examples(["panduan-perencana.md"])]
    assert len(examples(["panduan-perencana.md"])) >= 1
    names = []
    for number, text in enumerate(texts):
        word = words[kind_of(parse_toml(text).data)]
        names.append(f"{number}.toml")
        (editor / names[-1]).write_text(f"#:schema ./{word}.schema.json\n{text}", encoding="utf-8")
    found = taplo("check", *names, folder=editor)
    assert (found.returncode, found.stderr.count("error:")) == (0, 0), found.stderr


def test_taplo_finds_a_mistake_at_its_line(editor: Path) -> None:
    """By the line at the top of the file, and by a rule of .taplo.toml for all files of a folder."""
    wrong = PACK_TEXT.replace("satuan =", "satuann =")
    (editor / "dinas.toml").write_text(f"#:schema ./paket.schema.json\n{wrong}", encoding="utf-8")
    found = taplo("check", "dinas.toml", folder=editor)
    assert found.returncode == 1
    assert "'satuann' was unexpected" in found.stderr
    assert "dinas.toml:12:1" in found.stderr
    own = editor / "aturan"
    own.mkdir()
    (own / "paket.toml").write_text(wrong, encoding="utf-8")
    shutil.copy(editor / "paket.schema.json", own)
    assert taplo("check", "paket.toml", folder=own).returncode == 0
    (own / ".taplo.toml").write_text(
        '[[rule]]\ninclude = ["**/paket*.toml"]\nschema.path = "./paket.schema.json"\n', encoding="utf-8"
    )
    assert "'satuann' was unexpected" in taplo("check", "paket.toml", folder=own).stderr


PACK_TEXT = """\
format = 1

[paket]
id = "dinas"
versi = "1"
nama = "Dinas"
acuan = ["nasional/capaian"]

[indikator.tkk]
nama = "TKK"
satuan = "persen"
arah = "naik"
jenis = "langsung"
"""


def test_the_command_writes_it_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--output` writes a new file, and leaves one that is there alone."""
    target = tmp_path / "paket.schema.json"
    assert main(["schema", "pack", "--output", str(target), "--lang", "en"]) == 0
    assert json.loads(target.read_text(encoding="utf-8"))["required"] == ["paket"]
    target.write_text("mine", encoding="utf-8")
    assert main(["schema", "pack", "--output", str(target), "--lang", "en"]) == 2
    assert target.read_text(encoding="utf-8") == "mine"
    assert "not overwritten" in capsys.readouterr().err
