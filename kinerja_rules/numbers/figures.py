"""Figures as printed: ``97.30%``, ``Rp 22.884 / Jam``, ``79,17BB``.

Laws of this file:
1. A figure keeps its text; its value and shown digits follow from text, unit and stated style, or it is refused.
2. Points and commas are read by shape, then by unit, then by the stated style; what is still ambiguous is refused with
   both readings.
3. What stands beside the number is known not to change it, or the figure is refused.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from fractions import Fraction
from typing import Literal

from attrs import evolve, frozen

from kinerja_rules.errors import Diagnostic, FigureError
from kinerja_rules.messages import Sentence
from kinerja_rules.numbers.exact import MAX_DIGITS, Number, english, indonesian, rational, too_long
from kinerja_rules.numbers.intervals import Interval
from kinerja_rules.numbers.marks import GROUPED, NUMERAL, SPREAD, Reading, by_shape, likely_readings
from kinerja_rules.numbers.rounding import Rounding
from kinerja_rules.numbers.units import MAGNITUDES, UnitKind, unit_kind

Style = Literal["auto", "id", "en"]
_ONE = Fraction(1)


@frozen
class Figure:
    """A number as a document prints it.

    ``text`` is as given. ``digits`` are the printed decimals, trailing zeros counted; negative where a word scales
    (``Rp 2 miliar`` is 2,000,000,000 with -9 digits). ``percent``: a percent sign or word is printed; the value is
    held as printed. ``prefix`` and ``suffix`` stand round the number, ``unit`` is the unit in them (``Rp / Jam``);
    ``unit_kind`` is the kind of unit, printed or else given.
    """

    text: str
    value: Fraction
    digits: int
    percent: bool = False
    prefix: str = ""
    suffix: str = ""
    unit: str = ""
    unit_kind: UnitKind | None = None

    def unround(self, rounding: Rounding) -> Interval:
        """The true values that print so under ``rounding``."""
        return rounding.unround(self.value, self.digits)


def to_fraction(
    value: Number | str, *, unit: UnitKind | None = None, style: Style = "auto", counted: Collection[str] = ()
) -> Fraction:
    """The exact value of an input: a number (as ``rational``) or a figure as text (as ``read_figure``).

    >>> to_fraction("Rp 22.884 / Jam"), to_fraction(0.1)
    (Fraction(22884, 1), Fraction(1, 10))
    """
    if not isinstance(value, str):
        return rational(value)
    possible = by_shape(value) if len(value) <= MAX_DIGITS and NUMERAL.fullmatch(value) else []
    if len(possible) == 1:  # digits and marks that read in one way: nothing else is asked
        digits, decimals = possible[0]
        return Fraction(digits, 10**decimals)
    return read_figure(value, unit=unit, style=style, counted=counted).value


def read_figure(
    text: str, *, unit: UnitKind | None = None, style: Style = "auto", counted: Collection[str] = ()
) -> Figure:
    """The figure that ``text`` prints.

    ``unit`` is the kind of its declared unit, ``counted`` the unit words that a pack declares as counted, ``style`` the
    marks of the document (``id`` 8.604,5; ``en`` 8,604.5), asked last. Raises FigureError: ``no_figure``,
    ``not_a_number``, ``ambiguous_figure`` and ``unreadable_figure`` (their values hold ``readings``, as Figures),
    ``several_figures``, ``words_around_figure``, ``ambiguous_sign``, ``unclear_magnitude``, ``sheet_error``,
    ``figure_too_long``.

    >>> read_figure("61,54 %").value, read_figure("Rp 22.884 / Jam").unit
    (Fraction(3077, 50), 'Rp / Jam')
    """
    if len(text) > MAX_DIGITS:
        raise too_long()
    if NUMERAL.fullmatch(text):
        numeral, whole, frame = text, True, Figure(text, _ONE, 0, unit_kind=unit)
    else:
        numeral, whole, frame = _taken_apart(text, unit, counted)
    possible = by_shape(numeral) if whole else []
    if not possible:
        raise _unreadable(frame, likely_readings(re.sub("[^0-9.,]", "", numeral)))
    readings = [_filled(frame, reading) for reading in possible]
    if len(readings) == 1:
        return readings[0]
    thousands, decimal = readings
    kinds = {kind == "percent" for kind in (unit, frame.unit_kind) if kind is not None}
    if len(kinds) == 1 and frame.digits == 0:  # before juta or miliar both marks are usual, whatever the unit
        return decimal if kinds == {True} else thousands
    id_style = "." in numeral
    if style == "auto":
        raise _undecided(thousands, decimal, id_style)
    return thousands if (style == "id") == id_style else decimal


# What stands round the number.

_NO_FIGURE = re.compile(
    r"[-.…]*|n\.?/?a\.?|null|none|nihil|kosong|tad|(?:tidak|belum) (?:ada|tersedia)(?: data)?", re.IGNORECASE
)

_CURRENCY = r"(?:rp\.?|idr|rupiah|us\$|usd|\$)"
_BEFORE = re.compile(
    rf"(?:(?:sebesar|sebanyak|sejumlah|senilai|nilai|skor)\b)? ?[:=]? ?(?P<sign>[+-]?) ?(?P<open>\(?) ?"
    rf"(?P<currency>{_CURRENCY}?) ?(?P<open_late>\(?) ?(?P<sign_late>[+-]?) ?",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"(?P<dash>(?:[.,] ?[-=]{1,2})?) ?(?P<close>\)?) ?(?P<percent>(?:%|(?:persen|prosen|percent)\b)?) ?"
    r"(?P<close_late>\)?) ?(?P<words>.*)",
    re.IGNORECASE,
)
_SQUARE_METRES = re.compile(r"\b([kcdm]?m)[23²³](?!\w)", re.IGNORECASE)
_UNIT_WORDS = re.compile(r"(?:/ ?|\()?[^\W\d_](?:[^\W\d_]|[ /.()'&-])*")
_CHANGING_WORDS = re.compile(
    r"(?:lebih|kurang|sampai|hingga|s/d|ke ?atas|ke ?bawah|minus|negatif|setengah|belas|koma|pangkat|dari|x)\b"
    r"|.*\b(?:lebih|kurang|ke ?atas|ke ?bawah)$",
    re.IGNORECASE,
)
_UNCLEAR_LETTERS = {"k", "m", "t"}
_GRADES = {"AA", "A", "BB", "B", "CC", "C", "D"}


def _taken_apart(text: str, unit: UnitKind | None, counted: Collection[str]) -> tuple[str, bool, Figure]:
    """The numeral, whether its marks are all it holds, and the figure without it."""
    plain = _plain(text)
    found = SPREAD.search(plain)
    if found is None or plain.startswith("#"):
        raise _no_number(text, plain)
    numeral = found[0]
    whole = NUMERAL.fullmatch(numeral) is not None
    if not whole and not GROUPED.fullmatch(numeral):
        raise _refused("several_figures", text)
    return numeral, whole, _frame(text, plain[: found.start()], plain[found.end() :], unit, counted)


def _frame(text: str, before: str, after: str, given: UnitKind | None, counted: Collection[str]) -> Figure:
    """The figure without its numeral: the value is the sign and scale that stand round it."""
    if any(char.isnumeric() for char in before + _SQUARE_METRES.sub(r"\1", after)):
        raise _refused("several_figures", text)
    left, right = _BEFORE.fullmatch(before), _AFTER.fullmatch(after)
    if left is None or right is None:
        raise _refused("words_around_figure", text, words=_shown(before.strip()))
    negative = _negative(text, left, right)
    percent, money = bool(right["percent"]), bool(left["currency"] or right["dash"])
    words = right["words"]
    if right["dash"] or after[:1] not in (".", ",", ";"):  # the full stop of a sentence
        words = words.rstrip(" .;")
    scale, words = _scale(_unchanging(text, words))
    if percent and (money or scale):
        raise _refused("words_around_figure", text, words="%")
    if (money or given == "money") and words.casefold().split(" ")[0] in _UNCLEAR_LETTERS:
        raise _refused("unclear_magnitude", text, letter=words[0])
    printed = "percent" if percent else "money" if money else unit_kind(words, counted)
    currency = left["currency"] if "$" in left["currency"] or "usd" in left["currency"].casefold() else "Rp"
    symbol = "%" if percent else currency if money else ""
    words = "" if words in _GRADES else re.sub("^/ ?", "/ ", words)
    return Figure(
        text,
        value=Fraction(-1 if negative else 1) * 10**scale,
        digits=-scale,
        percent=printed == "percent",
        prefix=before.strip(),
        suffix=after.strip(),
        unit=f"{symbol} {words}".strip(),
        unit_kind=printed or given,
    )


def _negative(text: str, left: re.Match[str], right: re.Match[str]) -> bool:
    """Whether a minus sign, or brackets as in accounts, make it negative."""
    opened = left["open"] + left["open_late"]
    if opened.replace("(", ")") != right["close"] + right["close_late"]:
        raise _refused("words_around_figure", text, words=opened or ")")
    signs = left["sign"] + left["sign_late"] + opened
    if len(signs) > 1:
        raise _refused("ambiguous_sign", text)
    return signs in ("-", "(")


def _unchanging(text: str, words: str) -> str:
    """The words after the number; those that may make it another number are refused."""
    plain = _SQUARE_METRES.sub(r"\1", words)
    unit_like = not plain or (_UNIT_WORDS.fullmatch(plain) and plain.count("(") == plain.count(")"))
    if not unit_like or _CHANGING_WORDS.match(plain):
        raise _refused("words_around_figure", text, words=_shown(words))
    return words


def _scale(words: str) -> tuple[int, str]:
    """The power of ten that leading words (``juta``, ``ribu miliar``) stand for, and the words after them."""
    scale, rest = 0, words
    while rest:
        first, _, after = rest.partition(" ")
        if first.casefold() not in MAGNITUDES:
            break
        scale, rest = scale + MAGNITUDES[first.casefold()], after
    return scale, rest


def _filled(frame: Figure, reading: Reading) -> Figure:
    units, decimals = reading
    value = Fraction(frame.value.numerator * units, frame.value.denominator * 10**decimals)
    return evolve(frame, value=rational(value), digits=frame.digits + decimals)


# Text as it comes out of documents: tags, LaTeX, full-width forms, blanks and dashes of every width.

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_MARKUP = re.compile(r"</?(?:u|b|i|em|strong)>|<br ?/?>", re.IGNORECASE)
_WRAPPERS = ("**", "$", "**")
_CHARACTERS = {
    **{wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)},
    **dict.fromkeys((0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212), "-"),
    **dict.fromkeys((0x00AD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF), None),
}


def _plain(text: str) -> str:
    """The text without markup, its blanks and dashes in their plain forms."""
    if _CONTROL.search(text):
        raise _refused("not_a_number", text)
    plain = _MARKUP.sub("", text).translate(_CHARACTERS).replace(r"\%", "%").replace(r"\,", " ")
    plain = " ".join(plain.split()).strip('"“” ')
    for wrapper in _WRAPPERS:
        if plain.startswith(wrapper) and plain.endswith(wrapper) and len(plain) > 2 * len(wrapper):
            plain = plain[len(wrapper) : -len(wrapper)].strip()
    return plain


# Refusals.


def _no_number(text: str, plain: str) -> FigureError:
    if plain.startswith("#"):
        return _refused("sheet_error", text)
    bare = re.sub(rf"^{_CURRENCY} ?| ?%$", "", plain.casefold())
    return _refused("no_figure" if _NO_FIGURE.fullmatch(bare) else "not_a_number", text)


def _undecided(thousands: Figure, decimal: Figure, id_style: bool) -> FigureError:
    first, second = ("id", "en") if id_style else ("en", "id")
    return _refused(
        "ambiguous_figure",
        thousands.text,
        first=_written([thousands], grouping=False),
        second=_written([decimal], grouping=False),
        first_style=first,
        second_style=second,
        readings=(thousands, decimal),
    )


def _unreadable(frame: Figure, readings: Iterable[Reading]) -> FigureError:
    likely = tuple(_filled(frame, reading) for reading in readings)
    return _refused("unreadable_figure", frame.text, likely=_written(likely), readings=likely)


def _written(figures: Iterable[Figure], grouping: bool = True) -> Sentence:
    shown = [(figure.value, max(figure.digits, 0), grouping) for figure in figures]
    return Sentence(" atau ".join(indonesian(*one) for one in shown), " or ".join(english(*one) for one in shown))


def _refused(code: str, text: str, **values: object) -> FigureError:
    return FigureError(Diagnostic(code, {"text": _shown(text), **values}))


def _shown(text: str) -> str:
    """A text within a message: one line, control characters written out, not too long."""
    line = "".join(char if char.isprintable() else repr(char)[1:-1] for char in " ".join(text.split(" ")))
    return line if len(line) <= 60 else f"{line[:59]}…"
