"""Rules engine for Indonesian government performance indicators: the public names, and nothing else.

Laws of this file:
1. Importing the package loads none of its modules: a name is fetched from its home when it is first used.
2. A name stands once in ``_HOMES`` and once, for type checkers, in the imports below it; a test holds the two equal.
3. ``check`` and ``audit`` are modules too: importing such a module never hides the function of that name.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType

TYPE_CHECKING = False  # known to type checkers by name; importing typing would cost more than this whole file

# home -> its public names; a home with none is itself public, as a module
_HOMES: dict[str, tuple[str, ...]] = {
    "errors": (
        "Diagnostic",
        "EvaluationError",
        "FigureError",
        "FileError",
        "FormulaError",
        "PackError",
        "Place",
        "RegistryError",
        "ReportError",
        "RulesError",
        "Span",
    ),
    "numbers": ("Rounding",),
    "registry": ("Aggregation", "Function", "Plugin", "Registry"),
    "builtins": ("BUILTINS",),
    "formula": ("Formula", "parse"),
    "reading": ("Reading", "read"),
    "policy": ("Band", "Direction", "Indicator", "Pack", "Scale"),
    "packs": ("check", "list_packs", "load_pack"),
    "engine": ("Engine", "Result", "evaluate", "evaluate_all", "evaluate_year"),
    "audit": ("Finding", "Report", "audit"),
    "batch": (),
    "reports": (),
}

if TYPE_CHECKING:
    from kinerja_rules import batch as batch
    from kinerja_rules import reports as reports
    from kinerja_rules.audit import Finding as Finding
    from kinerja_rules.audit import Report as Report
    from kinerja_rules.audit import audit as audit
    from kinerja_rules.builtins import BUILTINS as BUILTINS
    from kinerja_rules.engine import Engine as Engine
    from kinerja_rules.engine import Result as Result
    from kinerja_rules.engine import evaluate as evaluate
    from kinerja_rules.engine import evaluate_all as evaluate_all
    from kinerja_rules.engine import evaluate_year as evaluate_year
    from kinerja_rules.errors import Diagnostic as Diagnostic
    from kinerja_rules.errors import EvaluationError as EvaluationError
    from kinerja_rules.errors import FigureError as FigureError
    from kinerja_rules.errors import FileError as FileError
    from kinerja_rules.errors import FormulaError as FormulaError
    from kinerja_rules.errors import PackError as PackError
    from kinerja_rules.errors import Place as Place
    from kinerja_rules.errors import RegistryError as RegistryError
    from kinerja_rules.errors import ReportError as ReportError
    from kinerja_rules.errors import RulesError as RulesError
    from kinerja_rules.errors import Span as Span
    from kinerja_rules.formula import Formula as Formula
    from kinerja_rules.formula import parse as parse
    from kinerja_rules.numbers import Rounding as Rounding
    from kinerja_rules.packs import check as check
    from kinerja_rules.packs import list_packs as list_packs
    from kinerja_rules.packs import load_pack as load_pack
    from kinerja_rules.policy import Band as Band
    from kinerja_rules.policy import Direction as Direction
    from kinerja_rules.policy import Indicator as Indicator
    from kinerja_rules.policy import Pack as Pack
    from kinerja_rules.policy import Scale as Scale
    from kinerja_rules.reading import Reading as Reading
    from kinerja_rules.reading import read as read
    from kinerja_rules.registry import Aggregation as Aggregation
    from kinerja_rules.registry import Function as Function
    from kinerja_rules.registry import Plugin as Plugin
    from kinerja_rules.registry import Registry as Registry

    __version__: str

_MODULES = frozenset(home for home, names in _HOMES.items() if not names)
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names or (home,)}

__all__ = list(_HOME_OF)


def _fetch(name: str) -> object:
    if name == "__version__":
        value: object = _version()
    elif name in _HOME_OF:
        home = import_module(f"{__name__}.{_HOME_OF[name]}")
        value = home if name in _MODULES else getattr(home, name)
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = value
    return value


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("kinerja-rules")
    except PackageNotFoundError:  # a checkout that nobody has installed
        return "0+unknown"


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__, "__version__"})


class _Package(ModuleType):
    """This package as a module that keeps ``check`` and ``audit`` functions (law 3)."""

    def __setattr__(self, name: str, value: object) -> None:
        if isinstance(value, ModuleType) and name in _HOME_OF and name not in _MODULES:
            return
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package

if not TYPE_CHECKING:  # hidden from type checkers, so that they report a misspelt name
    __getattr__ = _fetch
