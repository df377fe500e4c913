"""Earlier years: ``PAD tahun n-1``, ``PDRB(t-1)``, ``tahun sebelumnya`` tell the year of one quantity, PAD."""

from __future__ import annotations

import re

_N = r"[ntNT](?![^\W_])"
_GLUED = r"(?<=[A-Z]{2})[nt](?![^\W_])"  # `PDRBt`; the N of `PMDN` and `BUMN` is no year
_LETTER = r"(?<=(?<!\w)[A-Z])[nt](?=-\d)"  # `Kn-1`
_BACK = r"\s*-\s*(\d{1,2})"
_YEAR = r"(?:\b(?:pada|di|untuk)\s+)?\b(?:tahun|thn|th)\b\.?"
_KE = r"(?:ke\b\s*-?\s*)?"

# `tahun n`, `tahun ke n-1`, `tahun (n-1)`
_WRITTEN = rf"{_YEAR}\s*{_KE}(?:\(\s*{_N}(?:{_BACK})?\s*\)|{_N}(?:{_BACK}(?!\w))?)"
# `tahun sebelumnya`, `tahun yang lalu (n-1)`, `2 tahun sebelumnya`
_AGO = (
    r"\b(?:tahun|thn|th)\b\.?\s+(?:(?:ajaran|pelajaran|anggaran|akademik)\s+)?(?:(?:yang|yg)\s+)?"
    r"(?:sebelumnya|lalu|lampau)\b"
)
_SPOKEN = rf"(?:\b(?:pada|di)\s+)?(\d\s+)?{_AGO}(?:\s*\(\s*{_N}\s*-\s*1\s*\))?"
# `(n-1)`, `JUM-(n-1)`, `[n-1]`, `_{n-1}`
_ENCLOSED = rf"\s*-?(?:\(\s*{_N}(?:{_BACK})?\s*\)|\[\s*{_N}(?:{_BACK})?\s*\]|_\{{\s*{_N}(?:{_BACK})?\s*\}})"
# `PAD n-1`, `PDRBt-1`
_BARE = rf"(?:(?<=[\s-]){_N}|{_GLUED}|{_LETTER}){_BACK}(?!\w)"
# of this year, where an earlier one stands beside it: `PAD tahun ini`, `PAD n`, `JUM-n`, `PDRBt`, `PDRB_t`
_NOW = rf"{_YEAR}\s+(?:ini|berjalan|sekarang|bersangkutan)\b(?:\s*\(\s*{_N}\s*\))?"
_BARE_NOW = rf"(?:(?:(?<=[\s-])|(?<=[A-Z]_)){_N}|{_GLUED})$"

_EARLIER_SOMEWHERE = re.compile(
    rf"(?=[ntNT])(?:(?:(?<![^\W_]){_N}|{_GLUED})\s*-\s*\d|{_LETTER}"
    rf"|\b(?i:{_AGO}))"
)
_MARK = re.compile(
    "|".join((f"(?P<spoken>{_SPOKEN})", f"(?P<written>{_WRITTEN})", f"(?P<now>{_NOW})", f"(?P<enclosed>{_ENCLOSED})")),
    re.IGNORECASE,
)
_BARE_MARK = re.compile(f"(?P<bare>{_BARE})|(?P<bare_now>{_BARE_NOW})")
_AFTER_NAME = re.compile(
    rf"\s*(?:(?P<spoken>{_SPOKEN})|(?P<written>{_WRITTEN})|(?P<now>{_NOW})|(?P<enclosed>{_ENCLOSED}))", re.IGNORECASE
)
_BARE_AFTER_NAME = re.compile(rf"\s+{_N}(?:{_BACK}(?!\w))?")


def earlier_years(text: str) -> bool:
    """Whether a formula speaks of an earlier year anywhere; then ``PAD tahun n`` and ``PAD`` are one quantity."""
    return _EARLIER_SOMEWHERE.search(text) is not None


def year_behind(text: str, at: int, *, bare: bool = False) -> tuple[int, int] | None:
    """(years before, end) of the mark behind a declared name that ends at ``at``; ``bare`` takes `PAD t-1` too."""
    found = _AFTER_NAME.match(text, at) or (_BARE_AFTER_NAME.match(text, at) if bare else None)
    return (_years(found), found.end()) if found else None


def without_year(label: str) -> tuple[str, int]:
    """The phrase without its mark, and how many years before it means; only for texts with an earlier year."""
    found = _MARK.search(label) or _BARE_MARK.search(label)
    if found is None:
        return label, 0
    base = f"{label[: found.start()]} {label[found.end() :]}".strip(" -_.,")
    return (base, _years(found)) if base else (label, 0)


def only_year(label: str) -> int | None:
    """How many years back a name points that is nothing but a year, ``tahun n-1``; None where it names more."""
    found = _MARK.fullmatch(label) or _BARE_MARK.fullmatch(label)
    return None if found is None else _years(found)


def of_this_year(label: str, text: str) -> bool:
    """Whether ``Kn`` is K of this year: the text has a ``Kn-1`` too."""
    return len(label) == 2 and label[0].isupper() and label[1] in "nt" and re.search(rf"\b{label}-\d", text) is not None


def _years(found: re.Match[str]) -> int:
    if found.lastgroup in ("now", "bare_now"):
        return 0
    numbers = [group for group in found.groups() if group is not None and group.strip().isdigit()]
    if numbers:
        return int(numbers[0])
    return 1 if found.lastgroup == "spoken" else 0
