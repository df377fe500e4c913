"""What the property tests draw; each layer has its own section."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import strategies as st

from kinerja_rules.messages import Sentence
from kinerja_rules.numbers import MODES, Decimal, Fraction, Interval, Rounding
from kinerja_rules.policy import Band, Scale

# Numbers

TINY = Fraction(1, 10**30)
HUGE = Fraction(10**30)
# what a plug-in might add: its inverse is half-open at zero too, unlike that of any built-in rule
FLOOR = Rounding(
    "floor",
    "ke_bawah",
    Sentence("ke bawah", "downwards"),
    round=lambda num, den: num // den,
    unround=lambda unit: Interval(unit, unit + 1, True, False),
)
# a rule whose grid leaves units out: an open end may have to look past them
FIVES = Rounding(
    "fives",
    "kelipatan_lima",
    Sentence("ke bawah, kelipatan lima", "down to a multiple of five"),
    round=lambda num, den: num // (5 * den) * 5,
    unround=lambda unit: Interval(unit, unit + 5, True, False),
)

digits = st.integers(-3, 6)
roundings = st.sampled_from((*MODES, FLOOR))


@st.composite
def fractions(draw: st.DrawFn) -> Fraction:
    """Rationals of every size, among them many short decimals and halves of their last digit."""
    if draw(st.booleans()):
        return draw(st.fractions(max_denominator=draw(st.sampled_from((12, 10**4, 10**12)))))
    units = draw(st.integers(-(10**7), 10**7) | st.integers(-20, 20))
    return Fraction(units, 2 * 10 ** draw(st.integers(0, 7)))


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    """Intervals with every kind of end, among them points and ends at zero."""
    ends = st.integers(-3, 3).map(Fraction) | st.fractions(-1000, 1000, max_denominator=50)
    lo, hi = sorted((draw(ends), draw(ends)))
    if lo == hi:
        return Interval.point(lo)
    unbounded = draw(st.sampled_from(("", "", "lo", "hi", "lo hi")))
    return Interval(
        None if "lo" in unbounded else lo, None if "hi" in unbounded else hi, draw(st.booleans()), draw(st.booleans())
    )


def near_points(interval: Interval) -> list[Fraction]:
    """Points of the interval that witness its ends: the closed ends themselves, else as near as 10^-30; and zero."""
    lo, hi = interval.lo, interval.hi
    if lo is None:
        lo = -HUGE
    elif not interval.lo_closed:
        lo += TINY
    if hi is None:
        hi = HUGE
    elif not interval.hi_closed:
        hi -= TINY
    return [lo, hi, *([Fraction(0)] if interval.contains(Fraction(0)) else [])]


@st.composite
def points_in(draw: st.DrawFn, interval: Interval) -> Fraction:
    """Any point of the interval, its ends and zero often."""
    lo, hi = near_points(interval)[:2]
    middle = st.fractions(0, 1, max_denominator=1000).map(lambda share: lo + share * (hi - lo))
    return draw(st.sampled_from(near_points(interval)) | middle)


ROUND_A_FIGURE = (("", ""), ("", "%"), ("", " %"), ("Rp ", ""), ("Rp.", ",-"), ("= ", ""), ("", " Nilai"), ("", "BB"))


@st.composite
def printed_figures(draw: st.DrawFn) -> tuple[str, Fraction, int]:
    """A figure whose marks allow one reading, in either style, with what may stand round it; its value and digits."""
    thousands, mark = draw(st.sampled_from(((".", ","), (",", "."))))
    places = draw(st.integers(0, 8))
    whole = draw(st.integers(0, 2000) | st.integers(0, 10**15))
    if places == 3 and 0 < whole < 1000:
        whole += 1000  # 1 to 999 and three decimals is the shape that allows two readings
    decimals = draw(st.integers(0, 10**places - 1))
    grouped = draw(st.booleans()) and (places > 0 or whole >= 10**6)
    text = f"{whole:,}".replace(",", thousands) if grouped else str(whole)
    text += f"{mark}{decimals:0{places}}" if places else ""
    sign = draw(st.sampled_from(("", "-", "−")))
    before, after = draw(st.sampled_from(ROUND_A_FIGURE))
    value = whole + Fraction(decimals, 10**places)
    return f"{before}{sign}{text}{after}", -value if sign else value, places


# Policies

_EDGES = st.integers(-20, 20).map(lambda units: Fraction(units, 2)) | st.fractions(-150, 150, max_denominator=100)


@st.composite
def scales(draw: st.DrawFn) -> Scale:
    """Scales as the reader lets them pass: ordered bands that share no value; gaps, points and open ends among them."""
    edges = sorted(draw(st.sets(_EDGES, min_size=1, max_size=8)))
    bands: list[Band] = []
    taken = False  # whether the edge below belongs to a band already
    for low, high in pairwise([None, *edges, None]):
        if low is not None and not taken and draw(st.integers(0, 3)) == 0:
            bands.append(Band(f"K{len(bands)}", low, low))
            taken = True
        closed, taken = not taken and draw(st.booleans()), False
        if draw(st.booleans()) or not (bands or high is not None):
            taken = draw(st.booleans())
            bands.append(Band(f"K{len(bands)}", low, high, closed, taken))
    return Scale(
        "skala",
        tuple(bands),
        gap=draw(st.sampled_from(("reject", "lower_band"))),
        above=draw(st.sampled_from(("reject", "end_band"))),
        below=draw(st.sampled_from(("reject", "end_band"))),
    )


@st.composite
def band_tables(draw: st.DrawFn) -> dict[str, object]:
    """The table of a scale as a planner may write it: bands that touch, overlap, leave gaps, are empty or reversed."""
    edges = st.integers(0, 12).map(lambda units: Decimal(units) / 2)
    bands = []
    for number in range(draw(st.integers(1, 4))):
        band: dict[str, object] = {"label": f"K{number}"}
        if draw(st.integers(0, 3)):
            band[draw(st.sampled_from(("mulai", "lebih_dari")))] = draw(edges)
        if draw(st.integers(0, 3)):
            band[draw(st.sampled_from(("sampai", "kurang_dari")))] = draw(edges)
        bands.append(band)
    table: dict[str, object] = {"kelas": bands, "di_atas": "tolak", "di_bawah": "kelas_terbawah"}
    gap = draw(st.sampled_from((None, "tolak", "kelas_bawah", 0, 1)))
    if gap is not None:
        table["celah"] = {"bulatkan": gap} if isinstance(gap, int) else gap
    return table
