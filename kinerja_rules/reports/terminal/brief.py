"""The working of a finding, cut to what a reader needs first: what was worked, and what came out.

The rest of an explanation (rule, ranges, what every rounding gives) is recognised by the sentence it was made from.
"""

from __future__ import annotations

from collections.abc import Iterator

from kinerja_rules.messages import sentence
from kinerja_rules.reports.wording import pattern

_DETAILS = (
    "agreement_consistent",
    "agreement_inconsistent",
    "verdict_inconsistent",
    "verdict_reproduced_other_mode",
    "verdict_within_rounding",
    "working_accepted",
    "working_deeper",
    "working_inverse",
    "working_modes",
    "working_range",
    "working_rule",
)
_BASES = ("basis_printed", "basis_exact", "basis_intended")


def brief(explanation: str, lang: str) -> Iterator[str]:
    """The lines that show the working; one that works the same again is left out."""
    details = [pattern(code, lang) for code in _DETAILS]
    bases = tuple(f"{sentence(code, lang, {})}: " for code in _BASES)
    seen: set[str] = set()
    for line in explanation.split("\n"):
        if not line or any(detail.fullmatch(line) for detail in details):
            continue
        worked = line.partition(": ")[2] if line.startswith(bases) else ""
        if worked not in seen:
            yield line
        seen |= {worked} - {""}
