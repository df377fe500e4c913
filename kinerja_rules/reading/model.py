"""What was read from a cell."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias

from attrs import field, frozen

from kinerja_rules.errors import Diagnostic
from kinerja_rules.formula import Formula
from kinerja_rules.numbers import Style

Kind: TypeAlias = Literal["rumus", "langsung", "tidak_ada", "ditolak"]


@frozen
class Example:
    """Numbers that the cell works: inputs and result as printed.

    ``modes`` are the roundings that give the printed result from the inputs; empty where none does, or where no
    result is printed. ``style`` is how the marks of the inputs were read so.
    """

    text: str
    inputs: Mapping[str, str] = field(hash=False)
    result: str | None = None
    modes: tuple[str, ...] = ()
    style: Style = "auto"

    def to_dict(self) -> dict[str, object]:
        """Plain data for JSON."""
        return {"text": self.text, "inputs": dict(self.inputs), "result": self.result, "modes": list(self.modes)}


@frozen
class Reading:
    """A cell, read.

    ``kind``: a formula (``rumus``); a value that is given, not worked (``langsung``); nothing (``tidak_ada``); or
    arithmetic that could be read in more than one way or in none (``ditolak``): then ``readings`` are the ways that
    offer themselves, and ``notes`` tell why. ``formula`` is None but for ``rumus``. ``part`` is what was read as the
    formula, where the cell holds more; ``variables`` are the phrases by name, ``units`` what the text says of theirs,
    ``unit`` that of the result.
    """

    text: str
    kind: Kind
    formula: Formula | None = None
    part: str | None = None
    title: str | None = None
    variables: Mapping[str, str] = field(factory=dict, hash=False)
    legend: Mapping[str, str] = field(factory=dict, hash=False)
    unit: str | None = None
    units: Mapping[str, str] = field(factory=dict, hash=False)
    examples: tuple[Example, ...] = ()
    notes: tuple[Diagnostic, ...] = ()
    readings: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, object]:
        """Plain data for JSON; the formula in canonical form."""
        return {
            "text": self.text,
            "kind": self.kind,
            "formula": None if self.formula is None else self.formula.to_source(),
            "part": self.part,
            "title": self.title,
            "variables": dict(self.variables),
            "legend": dict(self.legend),
            "unit": self.unit,
            "units": dict(self.units),
            "examples": [example.to_dict() for example in self.examples],
            "notes": [note.to_dict() for note in self.notes],
            "readings": list(self.readings),
        }
