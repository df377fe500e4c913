"""An undeclared phrase: which lexemes a name takes in, and where it ends.

Laws of this file:
1. A name goes on over words; over digits, signs and brackets only where a rule of ``_OVER`` or ``_OVER_SIGNS`` says so.
2. It ends at a sign of arithmetic with a blank beside it, at an operator word, and at the end of the text.
3. A place that could as well divide is told as a ``Doubt``; it is decided when the whole formula is known.
"""

from __future__ import annotations

from collections.abc import Callable

from kinerja_rules.grammar import run_joins, run_signs, run_words
from kinerja_rules.grammar.state import Reading


def read_run(r: Reading) -> int:
    """The index behind the last lexeme of the name that begins here; doubts go to ``r.doubts``."""
    r.run, at = r.at, r.at + 1
    while True:
        lexeme = r.lexemes[at]
        rule = _OVER_SIGNS.get(lexeme.text) if lexeme.kind == "sign" else _OVER.get(lexeme.kind)
        further = rule(r, at) if rule else None
        if further is None:
            return at
        at = further


# Each rule gives the index at which the name goes on, or None where it ends.
_OVER: dict[str, Callable[[Reading, int], int | None]] = {
    "word": run_words.over_word,
    "number": run_words.over_number,
}
_OVER_SIGNS: dict[str, Callable[[Reading, int], int | None]] = {
    "/": run_joins.over_slash,
    "-": run_joins.over_hyphen,
    "(": run_signs.over_bracket,
    ".": run_signs.over_stop,
    ",": run_signs.over_comma,
    "'": run_signs.over_apostrophe,
    '"': run_signs.over_quote,
    "+": run_signs.over_plus,
    "$": run_signs.over_dollar,
    "&": run_signs.over_ampersand,
    **dict.fromkeys("!?", run_signs.over_shout),
    **dict.fromkeys("²³", run_signs.over_raised),
    **dict.fromkeys(("<", ">", "<=", ">=", "=<", "=>", "≤", "≥"), run_signs.over_threshold),
}
