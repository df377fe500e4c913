"""In which order cells are worked from their inputs: what is needed first comes first, and circles are left out.

Laws of this file:
1. No recursion, whatever the length of a chain.
2. The order in which cells are given changes nothing: every cell on a circle is left out, wherever one begins.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Hashable, Iterable, Mapping
from typing import TypeVar

T = TypeVar("T", bound=Hashable)


def in_order(needs: Mapping[T, Collection[T]]) -> dict[T, int]:
    """The rank of every key, above those of all it needs; keys on a circle, or between two, have none.

    What is needed and is no key needs nothing itself.

    >>> in_order({"c": ["b", "x"], "b": ["a"], "a": [], "p": ["q"], "q": ["p", "a"], "r": ["p"]})
    {'a': 0, 'r': 1, 'b': 2, 'c': 3}
    """
    within = {key: [one for one in dict.fromkeys(needed) if one in needs] for key, needed in needs.items()}
    open_ones = within.keys() - _peeled(within)
    users = _reversed({key: [one for one in within[key] if one in open_ones] for key in open_ones})
    upwards: dict[T, None] = _peeled(users)
    circular = open_ones - upwards.keys()
    freed = {
        key: [one for one in needed if one not in circular] for key, needed in within.items() if key not in circular
    }
    return {key: rank for rank, key in enumerate(_peeled(freed))}


def _peeled(needs: Mapping[T, Collection[T]]) -> dict[T, None]:
    """The keys from which one gets down to such as need nothing, those first."""
    users = _reversed(needs)
    left = {key: len(needed) for key, needed in needs.items()}
    ready = deque(key for key, count in left.items() if not count)
    found: dict[T, None] = {}
    while ready:
        key = ready.popleft()
        found[key] = None
        for user in users[key]:
            left[user] -= 1
            if not left[user]:
                ready.append(user)
    return found


def _reversed(needs: Mapping[T, Iterable[T]]) -> dict[T, list[T]]:
    found: dict[T, list[T]] = {key: [] for key in needs}
    for key, needed in needs.items():
        for one in needed:
            found[one].append(key)
    return found
