"""The nearest known word, for "maksud Anda ...?"."""

from __future__ import annotations

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
    best: tuple[int, str] | None = None
    for candidate in sorted(set(candidates)):
        limit = max(1, len(key) // 3) if best is None else best[0] - 1
        cost = distance(key, _folded(candidate), limit)
        if cost is not None:
            best = (cost, candidate)
            if cost == 0:
                break
    return None if best is None or best[0] >= max(len(key), 1) else best[1]


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
