r"""Characters made plain and LaTeX blanked in place: the text keeps its length, so that every span stays true.

LaTeX is layout, not language: ``\frac{A}{B}`` becomes ``((A)/(B))``. Where one brace stands for several signs it is
replaced by one private character, which the lexer reads as those signs.
"""

from __future__ import annotations

import re

OPEN2 = "\ue000"  # ((
MIDDLE = "\ue001"  # )/(
CLOSE2 = "\ue002"  # ))
ROOTS = {2: "√", 3: "∛", 4: "∜"}

_PLAIN = str.maketrans(
    {
        **{chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},  # full width
        **dict.fromkeys(
            "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "
        ),
        **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\t\r", " "),
        **dict.fromkeys("−–—‐‑‒―", "-"),
        **dict.fromkeys("×·∙•⋅✕✖∗＊⨯╳", "×"),
        **dict.fromkeys("÷∶", ":"),
        **dict.fromkeys("⁄∕", "/"),
        **dict.fromkeys("“”„‟«»", '"'),
        **dict.fromkeys("‘’‚‛`´", "'"),
        **dict.fromkeys("∑∑", "Σ"),
        "﹪": "%",
        "≦": "≤",
        "≧": "≥",
        OPEN2: " ",
        MIDDLE: " ",
        CLOSE2: " ",
    }
)
_SUPERSCRIPT = str.maketrans("⁰¹⁴⁵⁶⁷⁸⁹", "        ")

# Commands that are a sign, a grouping of text, or nothing.
_SIGNS = {
    **dict.fromkeys(("times", "cdot", "ast", "bullet"), "×"),
    **dict.fromkeys(("div", "colon"), ":"),
    **dict.fromkeys(("sum", "Sigma"), "Σ"),
    **dict.fromkeys(("ge", "geq", "geqslant"), "≥"),
    **dict.fromkeys(("le", "leq", "leqslant"), "≤"),
    **dict.fromkeys(("ne", "neq"), "≠"),
    **dict.fromkeys(("lt",), "<"),
    **dict.fromkeys(("gt",), ">"),
    "%": "%",
    "_": "_",
    "&": "&",
    "{": "(",
    "}": ")",
    "lbrace": "(",
    "rbrace": ")",
}
_TEXT = {"text", "textbf", "textit", "textrm", "mathrm", "mathit", "mathbf", "mathsf", "operatorname", "mbox", "hbox"}
_FRACTIONS = {"frac", "dfrac", "tfrac", "cfrac"}
_COMMAND = re.compile(r"\\([A-Za-z]+|[^A-Za-z\s])")
_INLINE_MARKUP = re.compile(r"</?(?:u|b|i|em|strong|sup|sub|p|br|span)\s*/?>", re.IGNORECASE)


def prepare(text: str) -> str:
    """The text with plain characters and without LaTeX or inline markup, character for character in place."""
    plain = text.translate(_PLAIN)
    if "<" in plain:
        plain = _INLINE_MARKUP.sub(lambda found: " " * len(found[0]), plain)
    if "\\" in plain or "$" in plain:
        plain = _without_latex(plain)
    return plain


def _without_latex(text: str) -> str:
    out = list(text.replace("$", " "))
    for found in _COMMAND.finditer(text):
        start, end, command = found.start(), found.end(), found[1]
        if out[start] != "\\":  # inside something already blanked
            continue
        out[start:end] = " " * (end - start)
        if command in _SIGNS:
            out[end - 1] = _SIGNS[command]
        elif command in _TEXT:
            _blank_group(out, text, end)
        elif command in _FRACTIONS:
            _fraction(out, text, end)
        elif command == "sqrt":
            _root(out, text, start, end)
    for found in re.finditer(r"\^\s*\{", text):
        _replace_group(out, text, found.end() - 1, "(", ")")
    return "".join(out)


def _group(text: str, at: int) -> tuple[int, int] | None:
    """The positions of ``{`` and its ``}``, the first from ``at`` on with only blanks before it."""
    while at < len(text) and text[at] == " ":
        at += 1
    if at >= len(text) or text[at] != "{":
        return None
    depth = 0
    for here in range(at, len(text)):
        if text[here] in "{}" and text[here - 1] != "\\":
            depth += 1 if text[here] == "{" else -1
            if depth == 0:
                return at, here
    return None


def _replace_group(out: list[str], text: str, at: int, opening: str, closing: str) -> int:
    found = _group(text, at)
    if found is None:
        return at
    out[found[0]], out[found[1]] = opening, closing
    return found[1] + 1


def _blank_group(out: list[str], text: str, at: int) -> None:
    _replace_group(out, text, at, " ", " ")


def _fraction(out: list[str], text: str, at: int) -> None:
    above = _group(text, at)
    below = _group(text, above[1] + 1) if above else None
    if above and below:
        out[above[0]], out[above[1]] = OPEN2, " "
        out[below[0]], out[below[1]] = MIDDLE, CLOSE2


def _root(out: list[str], text: str, start: int, end: int) -> None:
    degree = re.compile(r"\s*\[\s*([234])\s*\]").match(text, end)
    if degree:
        out[end : degree.end()] = " " * (degree.end() - end)
        end = degree.end()
    if _group(text, end):
        out[start] = ROOTS[int(degree[1]) if degree else 2]
        _replace_group(out, text, end, "(", ")")
