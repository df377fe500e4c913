"""The nearest known word, for "maksud Anda ...?"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable


def closest(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate nearest to ``word``, or None where none is near enough to be meant.

    Near enough is one slip (a letter missing, added, wrong, or two exchanged) for every three letters, at
    least one. Case and the difference between blank, ``_`` and ``-`` cost nothing. Among equals the first
    in alphabetical order is taken, whatever order the candidates come in.

    >>> closest("pembulatn", ["pembulatan", "periode"])
    'pembulatan'
    """
    key = _folded(word)
    letters = Counter(key)
    most = max(1, len(key) // 3)
    # the letters alone say how many slips there are at least: the likeliest are looked at first, most not at all
    ranked = sorted((_at_least(letters, _folded(candidate)), candidate) for candidate in set(candidates))
    best: tuple[int, str] | None = None
    for least, candidate in ranked:
        limit = most if best is None else best[0]
        if least > limit:
            break
        cost = distance(key, _folded(candidate), limit)
        if cost is not None and (best is None or (cost, candidate) < best):
            best = (cost, candidate)
    return None if best is None or best[0] >= max(len(key), 1) else best[1]


def _at_least(letters: Counter[str], other: str) -> int:
    """The fewest slips that can lie between a word of these letters and ``other``."""
    common = sum(min(count, letters[letter]) for letter, count in Counter(other).items())
    return max(letters.total(), len(other)) - common


def distance(a: str, b: str, limit: int) -> int | None:
    """The slips between ``a`` and ``b`` (Damerau-Levenshtein, each place edited once); None where over ``limit``."""
    if abs(len(a) - len(b)) > limit:
        return None
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, letter in enumerate(a, start=1):
        before, last = row, before
        row = [i]
        for j, other in enumerate(b, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == b[j - 2] and a[i - 2] == other:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
        if min(row) > limit and min(before) > limit:
            return None
    return row[-1] if row[-1] <= limit else None


def _folded(word: str) -> str:
    return " ".join(word.casefold().replace("_", " ").replace("-", " ").split())
