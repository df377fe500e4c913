"""What a developer of another system relies on: the public names, and an import that loads nothing."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
import types
from importlib import metadata
from pathlib import Path

import pytest

import kinerja_rules as kr

ROOT = Path(__file__).parents[1]

FUNCTIONS = ("audit", "check", "evaluate", "evaluate_all", "evaluate_year", "list_packs", "load_pack", "parse", "read")
CLASSES = (
    "Aggregation",
    "Band",
    "Diagnostic",
    "Direction",
    "Engine",
    "Finding",
    "Formula",
    "Function",
    "Indicator",
    "Pack",
    "Place",
    "Plugin",
    "Reading",
    "Registry",
    "Report",
    "Result",
    "Rounding",
    "Scale",
    "Span",
)
ERRORS = (
    "EvaluationError",
    "FigureError",
    "FileError",
    "FormulaError",
    "PackError",
    "RegistryError",
    "ReportError",
    "RulesError",
)
MODULES = ("batch", "reports")
VALUES = ("BUILTINS",)

HEAVY = {"click", "docx", "jinja2", "lark", "openpyxl", "pandas", "polars", "pyarrow", "pyspark", "rich", "tomli"}
HEAVY |= {"tomllib", "tree_sitter", "tree_sitter_toml", "yaml"}


@pytest.mark.parametrize("name", FUNCTIONS)
def test_public_functions(name: str) -> None:
    """Each function of the design is there, and is no module of the same name."""
    found = getattr(kr, name)
    assert callable(found)
    assert not isinstance(found, types.ModuleType)


@pytest.mark.parametrize("name", CLASSES)
def test_public_classes(name: str) -> None:
    """Each class of the design is there, with a docstring."""
    found = getattr(kr, name)
    assert isinstance(found, type)
    assert found.__doc__


@pytest.mark.parametrize("name", ERRORS)
def test_public_exceptions(name: str) -> None:
    """Whatever this package raises is a RulesError."""
    assert issubclass(getattr(kr, name), kr.RulesError)


@pytest.mark.parametrize("name", MODULES)
def test_public_modules(name: str) -> None:
    """A public module is fetched by its name, without an import of its own."""
    assert getattr(kr, name).__name__ == f"kinerja_rules.{name}"


def test_builtins_are_a_plugin() -> None:
    """What ships is a plug-in like any other."""
    assert isinstance(kr.BUILTINS, kr.Plugin)


def test_all_lists_the_public_names_and_no_others() -> None:
    """`__all__` and `dir()` show what the design names, before anything was used."""
    assert sorted(kr.__all__) == sorted((*FUNCTIONS, *CLASSES, *ERRORS, *MODULES, *VALUES))
    assert set(kr.__all__) | {"__version__"} <= set(dir(kr))


def test_type_checkers_see_the_same_names() -> None:
    """Each name of the table is imported, under its own name and from its own home, for type checkers."""
    tree = ast.parse((ROOT / "kinerja_rules" / "__init__.py").read_text(encoding="utf-8"))
    seen = {
        (node.module, alias.name)
        for block in tree.body
        if isinstance(block, ast.If)
        for node in block.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
        if alias.asname == alias.name
    }
    table = {
        (f"kinerja_rules.{home}", name) if names else ("kinerja_rules", home)
        for home, names in kr._HOMES.items()
        for name in names or (home,)
    }
    assert seen == table


def test_an_unknown_name_is_an_attribute_error() -> None:
    """A misspelt name is told as Python tells it."""
    with pytest.raises(AttributeError, match="module 'kinerja_rules' has no attribute 'prase'"):
        getattr(kr, "prase")  # noqa: B009  (mypy knows that the name is not there)


@pytest.mark.parametrize(
    "code",
    [
        "import kinerja_rules.check, kinerja_rules.audit, kinerja_rules as kr",
        "import kinerja_rules as kr; kr.check; kr.audit; import kinerja_rules.check, kinerja_rules.audit",
        "import kinerja_rules as kr; kr.parse('a / b'); from kinerja_rules.audit import audit",
    ],
)
def test_a_module_never_hides_the_function_of_its_name(code: str) -> None:
    """`kr.check` and `kr.audit` are the functions, whoever imported the modules `check` and `audit`, and when."""
    callables = in_fresh_python(f"{code}; import json; print(json.dumps([callable(kr.check), callable(kr.audit)]))")
    assert callables == [True, True]


def test_the_version_is_that_of_the_installed_package() -> None:
    """`__version__` is what pip shows."""
    assert kr.__version__ == metadata.version("kinerja-rules")


def test_the_version_of_a_checkout_that_nobody_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without installed metadata there is a version still, and one that no release has."""

    def missing(name: str) -> str:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "version", missing)
    assert kr._version() == "0+unknown"


def in_fresh_python(code: str) -> object:
    """What a new interpreter prints, as JSON; nothing that measures this process reaches it."""
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("COV", "PYTHON"))}
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], cwd=ROOT, env=clean, capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout)


def test_importing_the_package_loads_nothing_heavy() -> None:
    """The import brings in neither a parser nor any optional package, nor a module of this one."""
    code = (
        "import sys; before = set(sys.modules); import kinerja_rules as kr; dir(kr); kr.__all__;"
        "import json; print(json.dumps(sorted(set(sys.modules) - before)))"
    )
    loaded = in_fresh_python(code)
    assert isinstance(loaded, list)
    assert [name for name in loaded if name.partition(".")[0] in HEAVY] == []
    assert [name for name in loaded if name.startswith("kinerja_rules.")] == []


def test_the_parser_loads_no_reader_of_files() -> None:
    """A formula needs lark, and neither tomli nor the packages of the command line."""
    code = (
        "import sys; before = set(sys.modules); import kinerja_rules as kr; kr.parse('a / b')(a=1, b=4);"
        "import json; print(json.dumps(sorted({name.partition('.')[0] for name in set(sys.modules) - before})))"
    )
    loaded = in_fresh_python(code)
    assert isinstance(loaded, list)
    assert set(loaded) & HEAVY == {"lark"}
