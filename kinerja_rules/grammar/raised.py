"""Powers: ``a ^ 2``, raised digits, and fractions above, which are roots."""

from __future__ import annotations

from kinerja_rules.grammar.literals import MAX_DIGITS
from kinerja_rules.grammar.state import Reading
from kinerja_rules.grammar.tokens import Token
from kinerja_rules.numbers import Fraction

RAISED = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹", range(10), strict=True))
# Words with which a text goes on behind a whole formula: its time, its place.


def power(r: Reading) -> None:
    """A power; ``^1/3`` without blanks can only mean the cube root, and is told."""
    first, slash, second = r.lexemes[r.at + 1 : r.at + 4]
    r.put("POW", r.here.text, due=True)
    fraction = first.kind == second.kind == "number" and slash.text == "/" and not (slash.gap or second.gap)
    if fraction and first.text == "1" and second.text.isdecimal() and len(second.text) < 4:
        _fraction_above(r, Fraction(1), Fraction(int(second.text)), 3)
    elif fraction:
        r.note("power_over", first.start, second.end, power=first.text, divisor=second.text)


def raised(r: Reading) -> None:
    """``a²``, ``(a × b)¹/²``: raised digits, and a quotient of them."""
    negative = r.here.text == "⁻"
    if negative and r.next.text not in RAISED:
        raise r.refuse("unknown_sign", r.here.start, r.here.end, sign=r.here.text)
    power, at = _raised_digits(r, r.at + negative)
    root, end = _raised_digits(r, at + 1) if r.lexemes[at].text == "/" else (None, at)
    r.add(Token("POW", "^", r.here.start, r.here.start), due=True)
    if root is not None:
        _fraction_above(r, power or Fraction(0), root, end - r.at, negative=negative)
        return
    if negative:
        r.put("MINUS", "-", due=True)
    r.put("NUMBER", (power, False), at - r.at, due=False)


def _raised_digits(r: Reading, at: int) -> tuple[Fraction | None, int]:
    digits = ""
    while r.lexemes[at].text in RAISED:
        digits += str(RAISED[r.lexemes[at].text])
        at += 1
    if len(digits) > MAX_DIGITS:
        raise r.refuse("number_too_long", r.here.start, r.lexemes[at].start, limit=MAX_DIGITS)
    return (Fraction(int(digits)) if digits else None), at


def _fraction_above(r: Reading, power: Fraction, root: Fraction, count: int, *, negative: bool = False) -> None:
    """``(1 / 3)``, ``(-1 / 3)`` as the exponent, over the next ``count`` lexemes."""
    start, end = r.here.start, r.lexemes[r.at + count - 1].end
    inside = [("MINUS", "-")] * negative + [("NUMBER", (power, False)), ("DIV", "/"), ("NUMBER", (root, False))]
    for kind, value in (("LPAR", "("), *inside):
        r.tokens.append(Token(kind, value, start, end))
    r.at += count
    r.add(Token("RPAR", ")", start, end), due=False)
    r.note("power_fraction", start, end, power=r.source[start:end])
