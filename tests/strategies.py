"""What the property tests draw; each layer has its own section."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import strategies as st

from kinerja_rules.grammar import ast
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


# Formulas

FUNCTIONS = {  # name -> how many arguments the trees give it
    "jumlah": (1, 3),
    "rata_rata": (1, 3),
    "min": (1, 3),
    "maks": (1, 3),
    "abs": (1, 1),
    "bulatkan": (2, 2),
    "batasi": (3, 3),
    "akar": (1, 2),
    "ln": (1, 1),
}
CALLED = frozenset((*FUNCTIONS, "jika", "bobot"))
FIXED_NAMES = ("a", "b", "x", "X", "n", "t", "LK", "PDRB", "Xmin", "x1", "jam_kerja", "realisasi_2023", "per_kapita")
SPECIAL_WORDS = frozenset(
    "kali per setiap tiap pada untuk di terhadap adalah ialah merupakan yaitu yakni persen prosen dan atau bukan akar "
    "seratus seribu sejuta rp ribu juta ratus miliar milyar triliun sama dengan keterangan dimana ket x".split()
)


@st.composite
def identifiers(draw: st.DrawFn) -> str:
    """Names as packs declare them; no word that the language itself uses."""
    if draw(st.booleans()):
        return draw(st.sampled_from(FIXED_NAMES))
    word = draw(st.from_regex(r"[a-w][a-z0-9]{1,5}(?:_[a-z0-9]{1,4}){0,2}", fullmatch=True))
    special = word in SPECIAL_WORDS or word in CALLED or word.startswith(("di", "ket", "berbanding")) or "x1" in word
    return f"{word}_v" if special or word.casefold() in {name.casefold() for name in FIXED_NAMES} else word


@st.composite
def literals(draw: st.DrawFn) -> ast.Number:
    """Numbers that a text can write: decimals without a sign, some with %."""
    places = draw(st.integers(0, 6))
    value = Fraction(draw(st.integers(0, 10**6) | st.integers(0, 200)), 10**places)
    return ast.Number(value, draw(st.booleans()))


def _leaves() -> st.SearchStrategy[ast.Node]:
    names = st.builds(ast.Name, identifiers(), st.sampled_from((0, 0, 0, 1, 2)))
    return names | literals()


def _wider(parts: st.SearchStrategy[ast.Node]) -> st.SearchStrategy[ast.Node]:
    signs: st.SearchStrategy[str] = st.sampled_from(("+", "-"))
    ways: st.SearchStrategy[str] = st.sampled_from(("*", "/"))

    @st.composite
    def sums(draw: st.DrawFn) -> ast.Node:
        first = draw(parts.filter(lambda node: not isinstance(node, ast.Sum)))
        rest = draw(st.lists(st.tuples(signs, parts), min_size=1, max_size=3))
        return ast.Sum((ast.Term("+", first), *(ast.Term("+" if s == "+" else "-", node) for s, node in rest)))

    @st.composite
    def chains(draw: st.DrawFn) -> ast.Node:
        first = draw(parts.filter(lambda node: not isinstance(node, ast.Product)))
        rest = draw(st.lists(st.tuples(ways, parts), min_size=1, max_size=3))
        return ast.Product((ast.Factor("*", first), *(ast.Factor("*" if w == "*" else "/", node) for w, node in rest)))

    @st.composite
    def calls(draw: st.DrawFn) -> ast.Node:
        function = draw(st.sampled_from(sorted(FUNCTIONS)))
        least, most = FUNCTIONS[function]
        return ast.Call(function, tuple(draw(st.lists(parts, min_size=least, max_size=most))))

    @st.composite
    def choices(draw: st.DrawFn) -> ast.Node:
        return ast.Call("jika", (draw(conditions(parts)), draw(parts), draw(parts)))

    @st.composite
    def weighted(draw: st.DrawFn) -> ast.Node:
        pairs = draw(st.lists(st.tuples(parts, literals()), min_size=1, max_size=3))
        return ast.Weighted(tuple(ast.Part(node, weight) for node, weight in pairs))

    negated = st.builds(ast.Negate, parts)
    powers = st.builds(ast.Power, parts, parts)
    return sums() | chains() | calls() | negated | powers | choices() | weighted()


@st.composite
def conditions(draw: st.DrawFn, parts: st.SearchStrategy[ast.Node]) -> ast.Node:
    """Comparisons of these parts, some joined by dan, atau, bukan."""
    compared = st.builds(ast.Compare, st.sampled_from(("<", "<=", ">", ">=", "=", "<>")), parts, parts)
    one = draw(compared)
    match draw(st.sampled_from(("", "", "bukan", "dan", "atau"))):
        case "bukan":
            return ast.Not(one)
        case "dan":
            return ast.Logic("dan", (one, draw(compared), *draw(st.lists(compared, max_size=1))))
        case "atau":
            return ast.Logic("atau", (one, draw(compared)))
    return one


def formulas() -> st.SearchStrategy[ast.Node]:
    """Trees that the parser can give: a leading sum or chain is part of the one round it."""
    return st.recursive(_leaves(), _wider, max_leaves=12)


FRAGMENTS = (
    "Jumlah|jumlah|siswa|SD/MI|/|:| : | / |x|X| x |×|*|100%|100|1.000|12.317|0,4|%|persen|(|)|[|]|{|}|,|"
    ".|;| - |-|–|+|=|<|>|≤|dibagi|dikali|dengan|per|per kapita|kapita|terhadap|tahun n|tahun n-1|n-1|"
    "(n-1)|t|Σ|√|∛|²|³|^|_|_____|-----|\n|\t| |a|b|X1|jika(|bobot(|min(|maks|akar|dari|pangkat|tiga|dan|"
    "atau|bukan|adalah|sama dengan|keterangan :|Dimana|a =|b :|\\frac{|}|{|\\text{|\\times|\\sum|_{n-1}|"
    "$|<p>|<sup>|&times;|“|”|'|\"|é|٣|İ|…|...|!|?|Rp|@|#|5-3|6–59 bulan|usia|kelas X|seratus|ribu|"
    "(seratus)|30%|perbandingan antara|yang|**|--|US$|2021|Jumlah A|‰|\\|\\frac|\\sqrt[3]{|(40%)"
).split("|")


@st.composite
def decree_texts(draw: st.DrawFn) -> str:
    """Texts made of what decrees print, in any order; most of them are no formula."""
    pieces = draw(st.lists(st.tuples(st.sampled_from(FRAGMENTS), st.sampled_from(("", " "))), max_size=20))
    return "".join(piece + gap for piece, gap in pieces)
