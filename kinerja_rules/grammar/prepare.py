"""Characters made plain and markup blanked in place: the text keeps its length, so that every span stays true."""

from __future__ import annotations

import re
import unicodedata

from kinerja_rules.grammar.latex import CLOSE2, MIDDLE, OPEN2, without_latex

_BLANKS = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\t\r\v\f"
_PLAIN = str.maketrans(
    {
        **{chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},  # full width
        **dict.fromkeys(_BLANKS + _INVISIBLE, " "),
        **dict.fromkeys("\u0085\u2028\u2029", "\n"),
        **dict.fromkeys("–—‐‑‒―⁃﹣─━═", "-"),
        **dict.fromkeys("×·∙•⋅✕✖∗＊⨯╳", "×"),
        **dict.fromkeys("÷∶", ":"),
        **dict.fromkeys("⁄∕", "/"),
        **dict.fromkeys("“”„‟«»", '"'),
        **dict.fromkeys("‘’‚‛`´", "'"),
        "Σ": "∑",  # the letter sigma is a letter; the sign is none
        "∆": "Δ",  # likewise
        **dict.fromkeys("→⇒➔", "="),
        "﹪": "%",
        "٪": "%",
        "≦": "≤",
        "≧": "≥",
        OPEN2: " ",
        MIDDLE: " ",
        CLOSE2: " ",
    }
)
_MATHEMATICAL = re.compile("[\U0001d400-\U0001d7ff]")  # letters and digits of formula editors, one sign for one
_MINUS_OF_RANGE = re.compile(r"(?<=[0-9ntNT])−(?=[0-9])|(?<=[0-9ntNT] )−(?= [0-9])|−(?=−)|(?<=−)−")
# A rule of blanked dashes or of dots, on a line of its own.
_DOTTED_BAR = re.compile(r"\n[ ]*(?:-(?: -){3,}|_(?: _){3,}|…{4,}|\.{6,})")
_ARROW = re.compile(r"-{1,3}>")  # `A / B --> 3 / 4`
_MARKUP = re.compile(r"</?(?:u|b|i|em|strong|p|br|span|div|sup|sub|font)(?:\s[^<>]*)?/?>", re.IGNORECASE)
_SCRIPTS = {"<sup>": "^(", "</sup>": ")", "<sub>": "_{", "</sub>": "}"}
_ENTITIES = {
    "&nbsp;": " ",
    "&amp;": "&",
    "&lt;": "<",
    "&gt;": ">",
    "&le;": "≤",
    "&ge;": "≥",
    "&times;": "×",
    "&divide;": ":",
    "&minus;": "-",
    "&ndash;": "-",
    "&quot;": '"',
}
_ENTITY = re.compile("|".join(_ENTITIES))


def prepare(text: str) -> str:
    """The text with plain characters and without LaTeX or inline markup, character for character in place."""
    plain = text.translate(_PLAIN)
    if _MATHEMATICAL.search(plain):
        plain = _MATHEMATICAL.sub(lambda found: unicodedata.normalize("NFKC", found[0]), plain)
    if "−" in plain:
        plain = _MINUS_OF_RANGE.sub("-", plain)
    if "- - -" in plain or "_ _ _" in plain or "…" in plain or "....." in plain:
        plain = _DOTTED_BAR.sub(lambda bar: "\n" * (bar[0][0] == "\n") + "-" * len(bar[0].lstrip("\n")), plain)
    if ">" in plain:
        plain = _ARROW.sub(lambda found: "=".rjust(len(found[0])), plain)
    if "<" in plain:
        plain = _MARKUP.sub(_script, plain)
    if "&" in plain:
        plain = _ENTITY.sub(lambda found: _ENTITIES[found[0]].ljust(len(found[0])), plain)
    if "\\" in plain or "$" in plain or "_{" in plain or "^{" in plain or "^t" in plain:
        plain = without_latex(plain)
    return plain


def _script(found: re.Match[str]) -> str:
    """A raised or lowered part keeps its meaning; all other markup is layout."""
    tag = found[0].lower()
    return _SCRIPTS.get(tag, "").rjust(len(tag)) if not tag.startswith("</") else _SCRIPTS.get(tag, "").ljust(len(tag))
