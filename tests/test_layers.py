"""The laws of the house, read from the source: who may import whom, and what no module may do.

1. A module imports only from its own layer and from those above it; the package's `__init__` is the one exception.
2. Only `numbers` imports decimal and fractions.
3. A package that is slow or optional is imported in its one place, most of them only inside the function that uses it.
4. Entry points are read by the command line alone.
5. No text is ever executed: the compiler compiles trees of its own making, nobody else compiles anything.
6. Float literals and `float()` stand only where values have left the exact path: batch, reports, cli.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from attrs import frozen

PACKAGE = "kinerja_rules"
SOURCE = Path(__file__).parents[1] / PACKAGE

LAYERS = (
    "messages",
    "errors",
    "numbers",
    "files",
    "grammar",
    "registry",
    "builtins",
    "check",
    "compiler",
    "inputs",
    "explain",
    "formula",
    "reading",
    "policy",
    "packs",
    "engine",
    "audit",
    "authoring",
    "batch",
    "reports",
    "cli",
)

HOMES = {  # standard library modules that one layer keeps to itself
    "decimal": {"numbers"},
    "fractions": {"numbers"},
}
AT_TOP = {  # third-party packages -> where a module may import them at its top level; None: anywhere
    "attr": None,
    "attrs": None,
    "click": {"cli"},
    "lark": {"grammar"},
    "polars": {"batch"},
    "rich": {"cli", "reports.terminal"},
    "tomli": {"files"},
}
INSIDE_FUNCTIONS = {  # third-party packages -> where a function may import them, besides the places above
    "click": {"cli"},
    "docx": {"files", "reading", "reports"},
    "jinja2": {"reports"},
    "lark": {"grammar"},
    "openpyxl": {"authoring", "batch", "files", "reports"},
    "pandas": {"batch"},
    "polars": {"batch"},
    "pyarrow": {"batch"},
    "pyspark": {"batch"},
    "rich": {"cli", "reports"},
    "tomli": {"files"},
    "tomlkit": {"reading"},
    "tree_sitter": {"files"},
    "tree_sitter_toml": {"files"},
}
# The ways up, inside methods: an engine has the same methods as the package; a formula and a pack take frames.
UPWARDS = {("engine", "audit"), ("formula", "batch"), ("policy", "batch")}
DYNAMIC_IMPORTS = {"", "messages"}  # modules that import others by a computed name: their own tables
FLOATS = {"batch", "reports", "cli"}
TREES = {"Module", "Expression", "fix_missing_locations"}  # what the compiler may hand to compile()


@frozen
class Import:
    """One imported module; `deferred` inside a function, `typing` where only type checkers go."""

    target: str
    line: int
    deferred: bool
    typing: bool


@frozen
class Module:
    """A module of the package: its name below the package (`numbers.exact`, empty for the package) and its tree."""

    name: str
    tree: ast.Module

    @property
    def layer(self) -> str:
        return self.name.partition(".")[0]

    def within(self, places: set[str]) -> bool:
        return any(self.name == place or self.name.startswith(f"{place}.") for place in places)


def modules(source: Path) -> Iterator[Module]:
    """Every module below a package folder."""
    for path in sorted(source.rglob("*.py")):
        parts = path.relative_to(source).with_suffix("").parts
        name = ".".join(part for part in parts if part != "__init__")
        yield Module(name, ast.parse(path.read_text(encoding="utf-8"), str(path)))


def imports(module: Module, known: set[str]) -> Iterator[Import]:
    """Every import of a module, `import_module("...")` with a literal name included."""

    def visit(node: ast.AST, deferred: bool, typing: bool) -> Iterator[Import]:
        match node:
            case ast.Import(names=names):
                for alias in names:
                    yield Import(alias.name, node.lineno, deferred, typing)
            case ast.ImportFrom(level=0, module=str(origin), names=names):
                for alias in names:
                    whole = f"{origin}.{alias.name}"
                    is_module = whole.removeprefix(f"{PACKAGE}.") in known or origin == PACKAGE
                    yield Import(whole if is_module else origin, node.lineno, deferred, typing)
            case ast.Call(args=[ast.Constant(value=str(target)), *_]) if _called(node) in {
                "import_module",
                "__import__",
            }:
                yield Import(target, node.lineno, deferred, typing)
        inside = deferred or isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda))
        if isinstance(node, ast.If) and ast.unparse(node.test) in {"TYPE_CHECKING", "typing.TYPE_CHECKING"}:
            for part in node.body:
                yield from visit(part, inside, True)
            for part in node.orelse:
                yield from visit(part, inside, typing)
            return
        for child in ast.iter_child_nodes(node):
            yield from visit(child, inside, typing)

    return visit(module.tree, False, False)


def _called(node: ast.AST) -> str:
    """The last part of the name that is called; empty where it is no plain name."""
    if isinstance(node, ast.Call):
        if isinstance(node.func, ast.Name):
            return node.func.id
        if isinstance(node.func, ast.Attribute):
            return node.func.attr
    return ""


def import_faults(module: Module, known: set[str]) -> Iterator[tuple[int, str]]:
    """Breaches of laws 1 to 3."""
    order = {layer: number for number, layer in enumerate((*LAYERS, "__main__"))}
    if module.name and module.layer not in order:
        yield 1, f"{module.layer} stands nowhere in the order of the layers"
        return
    for found in imports(module, known):
        package, _, rest = found.target.partition(".")
        if package == PACKAGE:
            layer = rest.partition(".")[0]
            if not module.name or layer == "__version__":
                continue
            if layer not in order:
                yield found.line, f"{found.target} is no module of a layer: import it from its home"
            elif order[layer] > order[module.layer]:
                if (module.layer, layer) in UPWARDS and (found.deferred or found.typing):
                    continue
                yield found.line, f"{module.layer} stands above {layer} and may not import it"
        elif package in HOMES:
            if not module.within(HOMES[package]):
                yield found.line, f"{package} is imported by {', '.join(HOMES[package])} alone"
        elif package not in sys.stdlib_module_names and not found.typing:
            yield from ((found.line, fault) for fault in _third_party_faults(module, package, found.deferred))


def _third_party_faults(module: Module, package: str, deferred: bool) -> Iterator[str]:
    if package not in AT_TOP and package not in INSIDE_FUNCTIONS:
        yield f"{package} is no declared dependency"
        return
    top = AT_TOP.get(package, set())
    if top is None or module.within(top):
        return
    if not module.within(INSIDE_FUNCTIONS.get(package, set())):
        yield f"{package} has no business in {module.name or PACKAGE}"
    elif not deferred:
        yield f"{package} is imported inside the function that uses it, not at the top of {module.name}"


def conduct_faults(module: Module) -> Iterator[tuple[int, str]]:
    """Breaches of laws 4 to 6, of relative imports, and imports by a computed name outside the tables."""
    for node in ast.walk(module.tree):
        line = getattr(node, "lineno", 1)
        match node:
            case ast.ImportFrom(level=level) if level:
                yield line, "relative import: name the module in full"
            case ast.ImportFrom(names=names) if (
                "entry_points" in {alias.name for alias in names} and module.layer != "cli"
            ):
                yield line, "entry points are read by cli alone"
            case ast.Attribute(attr="entry_points") if module.layer != "cli":
                yield line, "entry points are read by cli alone"
            case ast.Constant(value=float()) if module.layer not in FLOATS:
                yield line, "a float literal: write a whole number or a text"
            case ast.Call(func=ast.Name(id="float"), args=[ast.Constant(value="inf" | "-inf" | "nan")]):
                continue  # compared with, in order to be refused
            case ast.Call(func=ast.Name(id="float")) if module.layer not in FLOATS:
                yield line, "float(): values are exact"
            case ast.Call(args=[first, *_]) if _called(node) in {"import_module", "__import__"}:
                if not isinstance(first, ast.Constant) and module.name not in DYNAMIC_IMPORTS:
                    yield line, "import by a computed name"


def execution_faults(module: Module) -> Iterator[tuple[int, str]]:
    """Breaches of law 5: trees are compiled in `compiler`, and text nowhere."""
    assigned: dict[str, list[ast.expr]] = {}
    for node in ast.walk(module.tree):
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                assigned.setdefault(name, []).append(value)
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
                assigned.setdefault(name, []).append(value)

    def made_by(node: ast.expr, makers: set[str]) -> bool:
        if isinstance(node, ast.Name):
            return node.id in assigned and all(
                made_by(value, makers) for value in assigned[node.id] if not _mentions(value, node.id)
            )
        return _called(node) in makers

    for node in ast.walk(module.tree):
        if not isinstance(node, ast.Call):
            continue
        name = _called(node)
        builtin = isinstance(node.func, ast.Name) or ast.unparse(node.func).startswith("builtins.")
        if ast.unparse(node.func) in {"ast.parse", "ast.literal_eval"}:
            yield node.lineno, f"{ast.unparse(node.func)} reads Python text"
        elif builtin and name in {"eval", "exec", "compile"}:
            makers = TREES if name == "compile" else {"compile"}
            if module.layer != "compiler":
                yield node.lineno, f"{name}() belongs to compiler alone"
            elif not node.args or not made_by(node.args[0], makers):
                yield node.lineno, f"{name}() of something that {' or '.join(sorted(makers))} did not make"


def _mentions(node: ast.expr, name: str) -> bool:
    """`tree = ast.fix_missing_locations(tree)` says nothing new about `tree`."""
    return any(isinstance(part, ast.Name) and part.id == name for part in ast.walk(node))


def faults(source: Path) -> list[str]:
    """Every breach of the laws below a package folder, as `module:line: what`."""
    house = list(modules(source))
    known = {module.name for module in house}
    return [
        f"{module.name or PACKAGE}:{line}: {what}"
        for module in house
        for laws in (import_faults(module, known), conduct_faults(module), execution_faults(module))
        for line, what in sorted(laws)
    ]


def test_the_house_keeps_its_laws() -> None:
    """No module imports from below, hides a dependency, executes text or lets a float in."""
    assert list(modules(SOURCE)), "the source is found"
    assert faults(SOURCE) == []


BREACHES = {
    "an import from below": (
        "numbers/exact.py",
        "from kinerja_rules.formula import parse",
        "numbers stands above formula",
    ),
    "from below, as a module": ("check.py", "from kinerja_rules import compiler", "check stands above compiler"),
    "from below, in a function": ("policy.py", "def f():\n    import kinerja_rules.packs", "policy stands above packs"),
    "from below, for types": (
        "errors.py",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from kinerja_rules.numbers import Interval",
        "errors stands above numbers",
    ),
    "from below, by name": (
        "files/toml.py",
        "from importlib import import_module\nimport_module('kinerja_rules.cli')",
        "files stands above cli",
    ),
    "messages know nothing": (
        "messages/audit.py",
        "from kinerja_rules.errors import Span",
        "messages stands above errors",
    ),
    "the facade from inside": ("engine.py", "from kinerja_rules import parse", "import it from its home"),
    "a module of no layer": ("utils.py", "", "utils stands nowhere"),
    "a relative import": ("engine.py", "from . import packs", "relative import"),
    "fractions elsewhere": ("compiler.py", "from fractions import Fraction", "fractions is imported by numbers alone"),
    "decimal elsewhere": ("files/toml.py", "import decimal", "decimal is imported by numbers alone"),
    "an undeclared package": ("engine.py", "import numpy", "numpy is no declared dependency"),
    "lark outside the grammar": ("formula.py", "import lark", "lark has no business in formula"),
    "polars outside batch": ("engine.py", "def f():\n    import polars", "polars has no business in engine"),
    "openpyxl at the top": ("files/xlsx.py", "import openpyxl", "openpyxl is imported inside the function"),
    "tree-sitter at the top": ("files/values.py", "from tree_sitter import Parser", "tree_sitter is imported inside"),
    "rich at the top of reports": ("reports/__init__.py", "from rich.table import Table", "rich is imported inside"),
    "click in the engine": ("engine.py", "def f():\n    import click", "click has no business in engine"),
    "entry points": (
        "registry.py",
        "from importlib.metadata import entry_points",
        "entry points are read by cli alone",
    ),
    "entry points, as an attribute": (
        "registry.py",
        "import importlib.metadata\nimportlib.metadata.entry_points()",
        "entry points are read by cli alone",
    ),
    "an import by a computed name": (
        "packs.py",
        "from importlib import import_module\ndef f(x):\n    import_module(x)",
        "import by a computed name",
    ),
    "eval": ("engine.py", "def f(x):\n    return eval(x)", "eval() belongs to compiler alone"),
    "exec of text": ("compiler.py", "def f(x):\n    exec(x)", "exec() of something that compile did not make"),
    "compiled text": ("compiler.py", "def f(x):\n    return compile(f'{x}', '', 'eval')", "compile() of something"),
    "compiled text, by a name": (
        "compiler.py",
        "def f(x):\n    source = 'a' + x\n    return compile(source, '', 'eval')",
        "compile() of something",
    ),
    "parsed text": ("compiler.py", "import ast\ndef f(x):\n    return ast.parse(x)", "ast.parse reads Python text"),
    "a float": ("engine.py", "HALF = 0.5", "a float literal"),
    "a conversion to float": ("audit/gaps.py", "def f(x):\n    return float(x)", "float()"),
}


@pytest.mark.parametrize(("file", "text", "expected"), BREACHES.values(), ids=BREACHES)
def test_a_breach_is_seen(tmp_path: Path, file: str, text: str, expected: str) -> None:
    """Each law, broken once in a small made-up house, gives one fault that names it."""
    house(tmp_path, {file: text})
    found = faults(tmp_path)
    assert len(found) == 1
    assert expected in found[0]


LAWFUL = {
    "the facade imports anything": ("__init__.py", "from kinerja_rules.cli import main"),
    "from above": ("formula.py", "from kinerja_rules import compiler, errors\nimport kinerja_rules.numbers.exact"),
    "within a layer": ("numbers/exact.py", "from kinerja_rules.numbers import rounding"),
    "errors speak": ("errors.py", "from kinerja_rules.messages import sentence"),
    "the version": ("cli.py", "def f():\n    from kinerja_rules import __version__"),
    "numbers own fractions": ("numbers/exact.py", "from decimal import Decimal\nfrom fractions import Fraction"),
    "polars for types only": (
        "engine.py",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import polars",
    ),
    "openpyxl where it is used": ("files/xlsx.py", "def f():\n    import openpyxl"),
    "rich on the terminal": ("reports/terminal.py", "from rich.console import Console"),
    "attrs anywhere": ("policy.py", "from attrs import frozen"),
    "entry points in cli": ("cli.py", "from importlib.metadata import entry_points"),
    "a pattern": ("grammar/lexer.py", "import re\nWORD = re.compile('[a-z]+')"),
    "a compiled tree": (
        "compiler.py",
        """
import ast
def f(body):
    tree = ast.Module(body, [])
    tree = ast.fix_missing_locations(tree)
    code = compile(tree, "<formula>", "exec")
    exec(code, {})
""",
    ),
    "infinity, refused": ("files/values.py", "def f(x):\n    return x == float('inf')"),
    "floats in batch": ("batch/bounds.py", "EPSILON = 2.0**-53"),
}


@pytest.mark.parametrize(("file", "text"), LAWFUL.values(), ids=LAWFUL)
def test_what_is_lawful_passes(tmp_path: Path, file: str, text: str) -> None:
    """What the design allows is no fault."""
    house(tmp_path, {file: text})
    assert faults(tmp_path) == []


def house(root: Path, files: dict[str, str]) -> None:
    """A small made-up package: every layer an empty module, and the given files."""
    wanted = {f"{layer}.py": "" for layer in LAYERS if not any(file.startswith(f"{layer}/") for file in files)}
    for name, text in {**wanted, "__init__.py": "", **files}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
