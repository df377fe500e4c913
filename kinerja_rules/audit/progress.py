"""How far an audit has come, for those who wait for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Literal, TypeAlias, TypeVar

from attrs import frozen

_STEP = 100
_T = TypeVar("_T")


@frozen
class Progress:
    """``done`` of ``total``: rows that were ``judged``, or findings that were ``diagnosed`` where they call for it."""

    stage: Literal["judged", "diagnosed"]
    done: int
    total: int


Watch: TypeAlias = Callable[[Progress], object]


def paced(items: Sequence[_T], stage: Literal["judged", "diagnosed"], watch: Watch | None) -> Iterator[_T]:
    """The items, one by one; ``watch`` is told after every hundred, and after the last."""
    for number, item in enumerate(items, start=1):
        yield item
        if watch is not None and (number % _STEP == 0 or number == len(items)):
            watch(Progress(stage, number, len(items)))
