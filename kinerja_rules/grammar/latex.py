r"""LaTeX blanked in place: ``\frac{A}{B}`` reads as ``((A)/(B))``, and every character stays where it was.

Laws of this file:
1. LaTeX is layout, not language: what has no meaning for a formula becomes blanks.
2. Where one brace stands for several signs it becomes one private character, which the lexer reads as those signs.
3. A command that is not known keeps its backslash, and is refused there: nothing is dropped in silence.
"""

from __future__ import annotations

import re

OPEN2 = "\ue000"  # ((
MIDDLE = "\ue001"  # )/(
CLOSE2 = "\ue002"  # ))
ROOTS = {2: "√", 3: "∛", 4: "∜"}

_SIGNS = {
    **dict.fromkeys(("times", "cdot", "ast", "bullet"), "×"),
    **dict.fromkeys(("div", "colon"), ":"),
    **dict.fromkeys(("sum", "Sigma"), "∑"),
    **dict.fromkeys(("ge", "geq", "geqslant"), "≥"),
    **dict.fromkeys(("le", "leq", "leqslant"), "≤"),
    **dict.fromkeys(("ne", "neq"), "≠"),
    **dict.fromkeys(("ldots", "dots", "cdots"), "…"),
    "lt": "<",
    "gt": ">",
    **{sign: sign for sign in "%_&#$"},
    "{": "(",
    "}": ")",
    "lbrace": "(",
    "rbrace": ")",
    "lbrack": "[",
    "rbrack": "]",
}
_LAYOUT = frozenset(
    "left right middle big Big bigg Bigg bigl bigr Bigl Bigr quad qquad displaystyle textstyle scriptstyle limits "
    "nolimits nonumber notag centering hfill hline , ; : ! / \\ [ ] ( )".split()
) | {" "}
_TEXT = frozenset("text textbf textit textrm textsf texttt mathrm mathit mathbf mathsf mathtt mbox hbox".split())
_GROUPS = frozenset("bar overline underline hat vec boxed".split())
_NAMED = _TEXT | _GROUPS
_GREEK = frozenset("alpha beta gamma delta epsilon theta lambda mu rho sigma tau phi omega Delta Omega".split())
_CALLS = {"ln": "ln", "max": "maks", "min": "min"}
_FRACTIONS = frozenset(("frac", "dfrac", "tfrac", "cfrac"))
_COMMAND = re.compile(r"\\([A-Za-z]+|[^A-Za-z\s]| )")
_BRACE = re.compile(r"[{}](?<!\\.)")
_RAISED = re.compile(r"\^\s*\{")
_LOWERED = re.compile(r"_\s*\{")
_YEAR = re.compile(r"\s*[ntNT]\s*(?:-\s*\d{1,2}\s*)?")
# `P_i^t`, `P_i^{t-1}`, `P_i^0`: the year is a second index
_OF_YEAR = re.compile(r"_(?:\w|\{[^{}]*\})(\^)(?:[tn0](?![\w-])|\{(?:([tn0])|[tn]\s*-\s*\d{1,2})\})")
_TO_BRACKET = re.compile(r"\s*(?:\\left\s*)?(?=[({])")
_COMMA = re.compile(r"(\d+)\{,\}(?=\d)")  # `84{,}3`
_DOLLAR = re.compile(r"(?<!US)\$")
_DEGREE = re.compile(r"\s*\[\s*([234])\s*\]")


def without_latex(text: str) -> str:
    """The text with its LaTeX commands as plain signs or blanks, character for character in place."""
    if "{,}" in text:
        text = _COMMA.sub(lambda number: f"  {number[1]},", text)
    out = list(_DOLLAR.sub(" ", text))
    braces = _braces(text)
    for found in _COMMAND.finditer(text):
        if out[found.start()] == "\\":  # not within what is already replaced
            _command(out, text, braces, found)
    years = {
        found.start(1): found[2]
        for found in _OF_YEAR.finditer(text)
        if not found.start() or out[found.start() - 1] != "∑"
    }
    for found in _RAISED.finditer(text):
        if found.start() not in years:
            _enclose(out, text, braces, found.end() - 1, "()")
    for found in _LOWERED.finditer(text):
        _subscript(out, text, braces, found)
    for at, letter in years.items():
        apart = text[at - 1] == "}"
        if letter:  # `P_{i}^{t}`: two underscores at most stand within a name
            out[at - apart : at + 4] = f"_{letter}".ljust(4 + apart)
        elif apart and text[at + 1] != "{":
            out[at - 1 : at + 1] = "__"
        else:
            out[at] = "_"
    return "".join(out)


def _command(out: list[str], text: str, braces: dict[int, int], found: re.Match[str]) -> None:
    start, end, command = found.start(), found.end(), found[1]
    if command in _SIGNS:
        sign = _SIGNS[command]
        out[start:end] = sign.ljust(end - start) if command == sign else sign.rjust(end - start)
    elif command in _CALLS:
        _call(out, text, braces, found)
    elif command in _GREEK:
        out[start] = " "
    elif command == "operatorname":
        _function(out, text, braces, start, end)
    elif command == "sqrt":
        _root(out, text, braces, start, end)
    elif (
        command in _LAYOUT
        or (command in _NAMED and _enclose(out, text, braces, end, " " * 2))
        or (command in _FRACTIONS and _fraction(out, text, braces, end))
    ):
        out[start:end] = " " * (end - start)


def _call(out: list[str], text: str, braces: dict[int, int], found: re.Match[str]) -> None:
    """``\\ln(A)``, ``\\ln\\left(A\\right)``, ``\\ln{A}``; without a bracket nothing tells how far it reaches."""
    bracket = _TO_BRACKET.match(text, found.end())
    if bracket is not None:
        at = bracket.end()
        out[found.start() : at] = _CALLS[found[1]].rjust(at - found.start())
        if text[at] == "{":
            _enclose(out, text, braces, at, "()")


def _braces(text: str) -> dict[int, int]:
    """Where each brace group closes, by where it opens."""
    pairs: dict[int, int] = {}
    open_: list[int] = []
    for brace in _BRACE.finditer(text):
        if brace[0] == "{":
            open_.append(brace.start())
        elif open_:
            pairs[open_.pop()] = brace.start()
    return pairs


def _group(text: str, braces: dict[int, int], at: int) -> tuple[int, int] | None:
    """The brace group that begins at ``at``, with only blanks before it."""
    while at < len(text) and text[at] == " ":
        at += 1
    return (at, braces[at]) if at in braces else None


def _enclose(out: list[str], text: str, braces: dict[int, int], at: int, signs: str) -> bool:
    found = _group(text, braces, at)
    if found:
        out[found[0]], out[found[1]] = signs[0], signs[1]
    return found is not None


def _fraction(out: list[str], text: str, braces: dict[int, int], at: int) -> bool:
    above = _group(text, braces, at)
    below = _group(text, braces, above[1] + 1) if above else None
    if above is None or below is None:
        return False
    out[above[0]], out[above[1]] = OPEN2, " "
    out[below[0]], out[below[1]] = MIDDLE, CLOSE2
    return True


def _root(out: list[str], text: str, braces: dict[int, int], start: int, end: int) -> None:
    degree = _DEGREE.match(text, end)
    after = degree.end() if degree else end
    out[start:after] = " " * (after - start)
    out[start] = ROOTS[int(degree[1]) if degree else 2]
    _enclose(out, text, braces, after, "()")


def _function(out: list[str], text: str, braces: dict[int, int], start: int, end: int) -> None:
    """The name of a function, moved to its bracket: only there it is a call."""
    found = _group(text, braces, end)
    if found:
        name = text[found[0] + 1 : found[1]].replace("\\_", "_").strip()
        out[start : found[1] + 1] = name.rjust(found[1] + 1 - start)


def _subscript(out: list[str], text: str, braces: dict[int, int], found: re.Match[str]) -> None:
    """``I_{kesehatan}`` is the name I_kesehatan; ``T_{n-1}`` stays as it is, an earlier year."""
    at = found.end() - 1
    if (
        at not in braces
        or _YEAR.fullmatch(text, at + 1, braces[at])
        or (found.start() and out[found.start() - 1] == "∑")
    ):
        return
    out[found.start() : at + 1] = "_" * (at + 1 - found.start())
    out[at + 1 : braces[at]] = ["_" if sign == "," else sign for sign in out[at + 1 : braces[at]]]
    out[braces[at]] = " "
