"""docs/errors/formulas.md: the codes of a formula at work and of plug-ins, each with an example that runs.

``python -m tests.test_errors_working`` writes today's sentences into it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import kinerja_rules as kr
from kinerja_rules.builtins import BUILTINS
from kinerja_rules.formula import parse_condition
from kinerja_rules.messages import Sentence
from kinerja_rules.messages.registry import SENTENCES as PLUGINS
from kinerja_rules.numbers import TRUNCATE, Interval
from kinerja_rules.registry import Function
from tests.errors_pages import Example, Found, Part, entry, told

PART = Part("formulas.md", "working")


def evaluated(text: str, **inputs: Any) -> Example:
    """What evaluating the formula tells."""
    outcome = kr.parse(text).evaluate
    return _shown(text, inputs), lambda: (*outcome(inputs).reasons, *outcome(inputs).notes)


def rounded(text: str, **inputs: Any) -> Example:
    """What truncating the value to no digits tells."""
    outcome = kr.parse(text).evaluate(inputs)
    return f"{_shown(text, inputs)}, potong", lambda: outcome.rounded(TRUNCATE, 0).reasons


def declared(text: str, **units: str) -> Example:
    """What parsing under declared units tells or refuses."""

    def found() -> Found:
        try:
            return kr.parse(text, units=units).notes
        except kr.FormulaError as error:
            return error.diagnostics

    return _shown(text, units), found


def raised(text: str, work: Callable[[], object]) -> Example:
    """What an exception tells."""

    def found() -> Found:
        with pytest.raises(kr.RulesError) as caught:
            work()
        return caught.value.diagnostics

    return text, found


def plugins(*functions: Function, name: str = "saya") -> Example:
    """What a registry of the shipped names and a plug-in with these functions tells."""
    plugin = kr.Plugin(name, functions=functions)
    return "", raised("", lambda: kr.Registry.of((BUILTINS, plugin)))[1]


def _shown(text: str, values: dict[str, Any]) -> str:
    given = ", ".join(f"{name} = {value}" for name, value in values.items())
    return f"{text}    {given}".rstrip()


def _function(name: str, least: int = 1, most: int | None = 1, parameters: tuple[str, ...] = ("a",)) -> Function:
    return Function(name, lambda values: values[0], least, most, Sentence("", ""), parameters)


EXAMPLES: dict[str, Example] = {
    "missing_input": evaluated("a / b", a=1),
    "unknown_input": evaluated("a / b", a=1, b=2, penduduk=3),
    "unknown_input_near": evaluated("bekerja / 2", bekrja=1),
    "input_in_formula": evaluated("a / b", a="12.317", b=2),
    "input_element": evaluated("jumlah(x)", x=[1, "dua"]),
    "zero_divisor": evaluated("a / (b - c)", a=1, b=3, c=3),
    "zero_by_zero": evaluated("a / b", a=0, b=0),
    "divisor_near_zero": evaluated("1 / (akar(a) * akar(a) - 2)", a=2),
    "no_value": evaluated("akar(a - 5)", a=1),
    "value_too_large": evaluated("10^10^10"),
    "series_lengths": evaluated("jumlah(x * y)", x=[1, 2], y=[3]),
    "series_outside": evaluated("x * 2", x=[1, 2]),
    "percent_in_function": declared("ln(pertumbuhan)", pertumbuhan="persen"),
    "unit_differs": declared("min(a; b)", a="orang", b="rupiah"),
    "rounding_undecidable": rounded("akar(a) * akar(a)", a=2),
    "condition_undecidable": raised(
        "akar(a) * akar(a) >= 2    a = 2", lambda: parse_condition("akar(a) * akar(a) >= 2").holds({"a": 2})
    ),
    "range_unknown": raised("a ^ 2 - a    a = [0; 1]", lambda: kr.parse("a ^ 2 - a").interval({"a": Interval(0, 1)})),
    "unknown_rounding": raised("a / b    ke_samping", lambda: kr.parse("a / b").compiled(digits=2, mode="ke_samping")),
    "digits_out_of_range": raised("a / b    500 digit", lambda: kr.parse("a / b").compiled(digits=500)),
    "plugin_clash": plugins(_function("median")),
    "plugin_same_name": plugins(_function("dua_kali"), name="kinerja_rules"),
    "plugin_name_form": plugins(_function("Dua Kali")),
    "plugin_name_reserved": plugins(_function("jika")),
    "plugin_arity": plugins(_function("dua_kali", 2, 1)),
    "plugin_parameters": plugins(_function("dua_kali", 1, 2)),
}


def example(code: str) -> kr.Diagnostic:
    """The diagnostic that the example of a code gives."""
    return told(code, EXAMPLES[code])


def section(code: str) -> str:
    """What the document says of one code."""
    found = example(code)
    kind = "kesalahan" if found.severity == "error" else "catatan"
    text, _, values = EXAMPLES[code][0].partition("    ")
    given = values if found.span is not None and found.text is not None else f"{text}    {values}".strip()
    shown = f"{given}\n\n{found.render('id')}" if given else found.render("id")
    return entry(code, kind, shown, f"{found.message('en')} {found.remedy('en')}")


def document() -> str:
    """The part of the document that is about working formulas, and about plug-ins."""
    return "\n".join(map(section, EXAMPLES))


@pytest.mark.parametrize("code", EXAMPLES)
def test_every_example_gives_its_code(code: str) -> None:
    """Both its sentences are whole, and say what they are about."""
    found = example(code)
    for lang in ("id", "en"):
        text = found.message(lang) + found.remedy(lang)
        assert text
        assert "{" not in text
        assert ".." not in text.replace("...", "")


def test_every_code_of_plugins_has_an_example() -> None:
    """Those of this package's own table; the command line tells its own."""
    assert PLUGINS.keys() <= EXAMPLES.keys()


def test_the_document_is_of_today() -> None:
    """The page says what the program says; `python -m tests.test_errors_working` writes it."""
    assert PART.text() == document()


if __name__ == "__main__":
    PART.write(document())
