"""Exact numbers: what comes in becomes a Fraction, what goes out is written from integers.

Laws of this file:
1. No float takes part: a float stands for the decimal that its shortest repr shows.
2. Text is exact, or says that it goes on (``...``), or is rounded to the digits asked for.
3. A number of more than 4,000 digits is refused before it is worked with.
"""

from __future__ import annotations

import numbers
import reprlib
from collections.abc import Sized
from decimal import Decimal
from fractions import Fraction
from math import floor

from kinerja_rules.errors import Diagnostic, FigureError

Pair = tuple[int, int]
Number = int | Decimal | Fraction | float

MAX_DIGITS = 4_000
_MAX_BITS = MAX_DIGITS * 3322 // 1000
_EXACT_PLACES = 10
_SHOWN_PLACES = 4
_HALF = Fraction(1, 2)


def rational(value: Number) -> Fraction:
    """The exact value of a number; a float is read as the decimal of its shortest repr.

    Raises FigureError: ``not_a_number`` (bool, NaN, infinity, other things), ``no_figure`` (None), ``figure_too_long``.

    >>> rational(0.1)
    Fraction(1, 10)
    """
    given: object = value
    if isinstance(given, bool):
        raise _not_a_number(given)
    if isinstance(given, float):
        given = Decimal(float.__repr__(given))
    if isinstance(given, Decimal):
        if not given.is_finite():
            raise _not_a_number(given)
        if max(len(given.as_tuple().digits), abs(given.adjusted())) > MAX_DIGITS:
            raise too_long()
        return Fraction(given)
    if isinstance(given, Fraction):
        return _bounded(given)
    if isinstance(given, numbers.Rational):  # int, and what NumPy calls one
        return _bounded(Fraction(int(given.numerator), int(given.denominator)))
    if given is None:
        raise FigureError(Diagnostic("no_figure", {"text": ""}))
    raise _not_a_number(given)


def too_long() -> FigureError:
    """The refusal of a number beyond the limit of digits."""
    return FigureError(Diagnostic("figure_too_long", {"limit": MAX_DIGITS}))


def _bounded(value: Fraction) -> Fraction:
    if max(value.numerator.bit_length(), value.denominator.bit_length()) > _MAX_BITS:
        raise too_long()
    return value


def _not_a_number(value: object) -> FigureError:
    text = reprlib.repr(value) if isinstance(value, Sized) and not isinstance(value, str | bytes) else str(value)
    return FigureError(Diagnostic("not_a_number", {"text": text[:60]}))


def decimal_text(value: Fraction, significant: int = 20) -> str:
    """``value`` as a plain decimal with a point, half_even to ``significant`` digits, without trailing zeros.

    Exact where the decimal terminates within these digits.

    >>> decimal_text(Fraction(3864275, 39712))
    '97.307488920225624496'
    """
    if not value:
        return "0"
    places = significant - 1 - _exponent(value)
    whole, decimals = _digits(round(value * Fraction(10) ** places), places)
    decimals = decimals.rstrip("0")
    return f"{'-' if value < 0 else ''}{whole}{'.' if decimals else ''}{decimals}"


def indonesian(value: Fraction, digits: int | None = None, grouping: bool = True) -> str:
    """``value`` for a person: thousands point, decimal comma.

    With ``digits``, rounded half_up to them (round first where another rule is declared). Without, exact where the
    decimal ends within 10 places, else its first 4 places and ``...``.

    >>> indonesian(Fraction(8604)), indonesian(Fraction(271, 100)), indonesian(Fraction(1, 3))
    ('8.604', '2,71', '0,3333...')
    """
    return _written(value, digits, "." if grouping else "", ",")


def english(value: Fraction, digits: int | None = None, grouping: bool = True) -> str:
    """``value`` for a person, as ``indonesian`` but with thousands comma and decimal point."""
    return _written(value, digits, "," if grouping else "", ".")


def _written(value: Fraction, digits: int | None, thousands: str, mark: str) -> str:
    size, tail = abs(value), ""
    if digits is not None:
        places = digits
        units = floor(size * Fraction(10) ** places + _HALF)
    else:
        exact = _places(value.denominator)
        # a small value is shown as far as its first digit, never as zeros alone
        places = max(_SHOWN_PLACES, -_exponent(value)) if exact is None else exact
        units = floor(size * 10**places)
        tail = "..." if exact is None else ""
    whole, decimals = _digits(units, places)
    if thousands:
        first = len(whole) % 3 or 3
        whole = thousands.join([whole[:first], *(whole[at : at + 3] for at in range(first, len(whole), 3))])
    return f"{'-' if value < 0 and units else ''}{whole}{mark if decimals else ''}{decimals}{tail}"


def _places(denominator: int) -> int | None:
    """How many decimals write 1/denominator exactly; None beyond the limit."""
    for places in range(_EXACT_PLACES + 1):
        if 10**places % denominator == 0:
            return places
    return None


def _exponent(value: Fraction) -> int:
    """The power of ten of the first digit of a value other than zero."""
    size = abs(value)
    estimate = len(_text(size.numerator)) - len(_text(size.denominator))
    return estimate if size >= Fraction(10) ** estimate else estimate - 1


def _digits(units: int, places: int) -> tuple[str, str]:
    """The digits of units of 10^-places before and after the mark."""
    if places <= 0:
        return (_text(abs(units)) + "0" * -places if units else "0"), ""
    text = _text(abs(units)).zfill(places + 1)
    return text[:-places], text[-places:]


def _text(units: int) -> str:
    # int has a limit on its own text, Decimal has none
    return str(Decimal(units))
