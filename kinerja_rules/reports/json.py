"""Records as JSON: the same input gives the same bytes.

Laws of this file:
1. Keys stand in the order in which a record states them; what has no order (a set) is sorted.
2. No float and no object of ours gets in: a record says its numbers as text or as whole numbers.
3. The text is ASCII, so that no console, pipe or file of whatever encoding changes it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet

from kinerja_rules.errors import Diagnostic
from kinerja_rules.formula import Formula
from kinerja_rules.inputs import Input
from kinerja_rules.numbers import Decimal, Fraction, Rounding, decimal_text


def to_json(record: object) -> str:
    """``record`` as indented JSON with a newline at its end; TypeError for a float or anything that is no plain data.

    >>> print(to_json({"b": 1, "a": {"y", "x"}}), end="")
    {
      "b": 1,
      "a": [
        "x",
        "y"
      ]
    }
    """
    return json.dumps(_plain(record, "$"), indent=2, ensure_ascii=True, allow_nan=False) + "\n"


def formula_record(
    formula: Formula,
    inputs: Mapping[str, Input],
    *,
    digits: int | None = None,
    rounding: Rounding | None = None,
    working: bool = False,
) -> dict[str, object]:
    """A formula, its inputs as given, and its value: exact, as a decimal of 20 digits, and rounded where asked for."""
    outcome = formula.evaluate(inputs)
    value = outcome.value
    record: dict[str, object] = {
        "formula": formula.to_source(),
        "text": formula.text,
        "unit": None if formula.unit is None else str(formula.unit),
        "inputs": {name: _as_given(inputs[name]) for name in inputs},
        "status": outcome.status,
        "reasons": [reason.to_dict() for reason in outcome.reasons],
        "exact": None if value is None else str(value),
        "decimal": None if value is None else decimal_text(value),
        "approximate": outcome.approximate,
        "rounded": None,
        "notes": [note.to_dict() for note in formula.notes],
    }
    if value is not None and rounding is not None and digits is not None:
        record["rounded"] = {
            "value": fixed(rounding.round(value, digits), digits),
            "digits": digits,
            "mode": rounding.name,
        }
    if working and value is not None:
        mode = rounding.name if rounding is not None else "half_up"
        record["working"] = {lang: formula.explain(inputs, lang, digits=digits, mode=mode) for lang in ("id", "en")}
    return record


def check_record(files: Iterable[tuple[str, Sequence[Diagnostic]]]) -> dict[str, object]:
    """What checking some files found, file by file in the order given."""
    checked = [(name, tuple(found)) for name, found in files]
    severities = [one.severity for _, found in checked for one in found]
    return {
        "files": [{"file": name, "diagnostics": [one.to_dict() for one in found]} for name, found in checked],
        "errors": severities.count("error"),
        "remarks": severities.count("remark"),
    }


def fixed(value: Fraction, digits: int) -> str:
    """``value`` with exactly ``digits`` decimals; it must already be rounded to them.

    >>> fixed(Fraction(973, 10), 2)
    '97.30'
    """
    text = decimal_text(value, significant=4_000)
    if digits <= 0:
        return text
    whole, _, decimals = text.partition(".")
    return f"{whole}.{decimals.ljust(digits, '0')}"


def _as_given(value: object) -> object:
    if isinstance(value, (list, tuple)):
        return [_as_given(one) for one in value]
    return value if isinstance(value, (int, str)) else str(value)


def _plain(value: object, path: str) -> object:
    if value is None or isinstance(value, (bool, int, str)):
        return value
    if isinstance(value, Mapping):
        for key in value:
            if not isinstance(key, str):
                raise TypeError(f"{path}: the key {key!r} is no text")
        return {key: _plain(part, f"{path}.{key}") for key, part in value.items()}
    if isinstance(value, AbstractSet):
        return sorted(_plain(part, path) for part in value)  # type: ignore[type-var]
    if isinstance(value, (list, tuple)):
        return [_plain(part, f"{path}[{at}]") for at, part in enumerate(value)]
    kind = "a number" if isinstance(value, (float, Decimal, Fraction)) else "an object"
    raise TypeError(f"{path}: {kind} of type {type(value).__name__}; write it as text")
