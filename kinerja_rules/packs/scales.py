"""A scale of a pack file, proved: no two bands hold a value, and every value between or beyond them is decided."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any, Literal

from attrs import frozen

from kinerja_rules.errors import KeyPath
from kinerja_rules.files.wording import joined
from kinerja_rules.messages import Sentence
from kinerja_rules.numbers import HALF_UP, Fraction, Interval, english, indonesian
from kinerja_rules.packs.desk import Desk, Table
from kinerja_rules.packs.keys import CONFIDENCE, OVER_WORDS
from kinerja_rules.policy import Band, RoundingRule, Scale

_ENDS = (("mulai", "lebih_dari"), ("sampai", "kurang_dari"))
_MAX_POINTS = 1000


@frozen
class _Placed:
    """A band and where it stands."""

    band: Band
    path: KeyPath


def read_scale(desk: Desk, path: KeyPath, name: str, table: Table, pack: str) -> Scale | None:
    """The scale at ``path``; None where its bands cannot be used."""
    bands = [_band(desk, (*path, "kelas", number), each) for number, each in enumerate(table.get("kelas", ()))]
    validity = desk.validity(table, path)
    usable = [placed for placed in bands if placed is not None]
    if not usable or len(usable) < len(bands):
        return None
    ordered = sorted(usable, key=lambda placed: _from_below(placed.band))
    sound = not _twice(desk, usable) and not _overlaps(desk, ordered)
    scale = Scale(
        name,
        tuple(placed.band for placed in ordered),
        over=OVER_WORDS.get(table.get("atas", "capaian"), "achievement"),
        gap=_gap_rule(desk, table.get("celah", "tolak")),
        above="end_band" if table.get("di_atas") == "kelas_teratas" else "reject",
        below="end_band" if table.get("di_bawah") == "kelas_terbawah" else "reject",
        validity=validity,
        confidence=CONFIDENCE.get(table.get("keyakinan", "")),
        note=table.get("catatan"),
        origin=pack,
    )
    if sound and not desk.hurt(*path):
        _decided(desk, path, table, scale, ordered)
    return scale if sound else None


def _band(desk: Desk, path: KeyPath, table: Table) -> _Placed | None:
    """The band, or None where its ends cannot be read."""
    values: dict[str, Fraction | None] = {
        key: desk.number(table[key], (*path, key), "percent") for pair in _ENDS for key in pair if key in table
    }
    label = table["label"]
    if None in values.values():
        return None
    for one, two in _ENDS:
        if one in values and two in values:
            desk.error("band_two_ends", (*path, two), label=label, first=one, second=two)
            return None
    band = Band(
        label,
        low=values.get("mulai", values.get("lebih_dari")),
        high=values.get("sampai", values.get("kurang_dari")),
        low_closed="lebih_dari" not in values,
        high_closed="kurang_dari" not in values,
        title=table.get("sebutan"),
        as_written=table.get("tertulis"),
    )
    if band.is_empty:
        desk.error("band_empty", path, label=label, ends=_ends(band))
        return None
    return _Placed(band, path)


def _from_below(band: Band) -> tuple[bool, Fraction, bool]:
    return (band.low is not None, band.low or Fraction(0), not band.low_closed)


def _twice(desk: Desk, bands: Sequence[_Placed]) -> bool:
    """Whether two bands have one label; told at the later one."""
    seen: dict[str, _Placed] = {}
    found = False
    for placed in bands:
        label = placed.band.label
        if seen.setdefault(label, placed) is not placed:
            desk.refuse("label_twice", (*placed.path, "label"), label=label)
            found = True
    return found


def _overlaps(desk: Desk, ordered: Sequence[_Placed]) -> bool:
    """Whether a value lies in two bands; each band is told once, with the one below it that it meets."""
    found = False
    for index, placed in enumerate(ordered):
        for other in ordered[:index]:
            if placed.band.interval.meets(other.band.interval):
                later = placed if placed.path[-1] > other.path[-1] else other  # type: ignore[operator]
                first = other if later is placed else placed
                values = {
                    "first": first.band.label,
                    "first_ends": _ends(first.band),
                    "second": later.band.label,
                    "second_ends": _ends(later.band),
                    "shared": _number(placed.band.low if placed.band.low is not None else placed.band.high),
                }
                desk.error("bands_overlap", later.path, **values)
                found = True
                break
    return found


def _gap_rule(desk: Desk, stated: Any) -> Literal["reject", "lower_band"] | RoundingRule:
    if isinstance(stated, Mapping):
        return RoundingRule(stated["bulatkan"], desk.mode(stated.get("cara")) or HALF_UP)
    return "lower_band" if stated == "kelas_bawah" else "reject"


def _decided(desk: Desk, path: KeyPath, table: Table, scale: Scale, ordered: Sequence[_Placed]) -> None:
    """Proves that the scale says what happens between its bands, and beyond its ends."""
    between = [(lower, upper, _between(lower.band, upper.band)) for lower, upper in pairwise(ordered)]
    gaps = [(lower, upper, gap) for lower, upper, gap in between if gap is not None]
    if gaps and "celah" not in table:
        at = min(upper.path for _, upper, _ in gaps)
        shown = joined([_range(gap) for _, _, gap in gaps])
        desk.error("gap_undecided", at, scale=scale.name, gap=shown, rounded=_roundable(gaps))
    rule = scale.gap if isinstance(scale.gap, RoundingRule) else None
    for lower, upper, gap in gaps:
        lost = None if rule is None else _not_rounded_into(gap, rule, lower.band, upper.band)
        if lost is not None:
            labels = {"lower": lower.band.label, "upper": upper.band.label}
            desk.refuse("gap_not_rounded", (*path, "celah"), value=_number(lost), gap=_range(gap), **labels)
    values: dict[str, object]
    lowest, highest = ordered[0], ordered[-1]
    if highest.band.high is not None and "di_atas" not in table:
        values = {"scale": scale.name, "label": highest.band.label, "end": _number(highest.band.high)}
        desk.error("above_undecided", highest.path, **values)
    if lowest.band.low is not None and "di_bawah" not in table:
        values = {"scale": scale.name, "label": lowest.band.label, "end": _number(lowest.band.low)}
        desk.error("below_undecided", lowest.path, **values)


def _between(lower: Band, upper: Band) -> Interval | None:
    """The values between two bands; None where they touch."""
    if lower.high is None or upper.low is None:
        return None
    gap = Band("", lower.high, upper.low, not lower.high_closed, not upper.low_closed)
    return None if gap.is_empty else gap.interval


def _roundable(gaps: Sequence[tuple[_Placed, _Placed, Interval]]) -> Sentence:
    """The rounding that closes all gaps, as one more choice to write; empty where none does."""
    digits = max(_decimals(end) for _, _, gap in gaps for end in (gap.lo, gap.hi) if end is not None)
    rule = RoundingRule(digits, HALF_UP)
    if any(_not_rounded_into(gap, rule, lower.band, upper.band) is not None for lower, upper, gap in gaps):
        return Sentence("", "")
    write = f"`celah = {{ bulatkan = {digits} }}`"
    return Sentence(f"{write} (dibulatkan dulu), ", f"{write} (rounded first), ")


def _decimals(value: Fraction) -> int:
    """How many decimals an end of a band is written with; it was read from a decimal."""
    return next(count for count in range(_MAX_POINTS) if (value * 10**count).denominator == 1)


def _not_rounded_into(gap: Interval, rule: RoundingRule, lower: Band, upper: Band) -> Fraction | None:
    """A rounded value of the gap that neither band holds."""
    image = rule.mode.image(gap, rule.digits)
    assert image.lo is not None
    assert image.hi is not None
    step = Fraction(10) ** -rule.digits
    point = image.lo
    for _ in range(_MAX_POINTS):
        if point > image.hi:
            return None
        if not (lower.contains(point) or upper.contains(point)):
            return point
        point += step
    return point


def _ends(band: Band) -> Sentence:
    return Sentence(band.describe("id") or "tanpa batas", band.describe("en") or "without ends")


def _range(gap: Interval) -> Sentence:
    assert gap.lo is not None
    assert gap.hi is not None
    if gap.lo == gap.hi:
        return Sentence(f"tepat {indonesian(gap.lo)}", f"exactly {english(gap.lo)}")
    return Sentence(
        f"di antara {indonesian(gap.lo)} dan {indonesian(gap.hi)}", f"between {english(gap.lo)} and {english(gap.hi)}"
    )


def _number(value: Fraction | None) -> Sentence:
    value = value if value is not None else Fraction(0)
    return Sentence(indonesian(value), english(value))
