"""The working of a finding as steps, so that it can be told in full or in brief."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Literal, NamedTuple

Role = Literal["rule", "working", "detail"]


class Step(NamedTuple):
    """What is said at once, in one line or several.

    ``role``: the rule; what was worked or compared, or why it was not; ranges, roundings and what follows from them.
    ``worked`` is the working alone, by which two bases that work the same are known.
    """

    text: str
    role: Role = "working"
    worked: str = ""


Tell = Callable[[str], Iterable[Step]]


def brief(steps: Iterable[Step]) -> Iterator[Step]:
    """What a reader needs first: what was worked or compared; of bases that work the same the first."""
    seen: set[str] = set()
    for step in steps:
        if step.role == "working" and step.worked not in seen:
            yield step
        seen |= {step.worked} - {""}
