"""Which indicators are worked before which: those that a formula names come first, in the version that holds."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator

from kinerja_rules.engine.occasion import Occasion
from kinerja_rules.policy import Indicator, Pack


def version_of(pack: Pack, name: str, occasion: Occasion) -> Indicator:
    """The version of an indicator that holds; the indicator itself where none or several do."""
    indicator = pack.indicators[name]
    held = occasion.versions(indicator)
    return held[0] if len(held) == 1 else indicator


def named(pack: Pack, version: Indicator) -> list[str]:
    """The other indicators whose value of the same year its formula names."""
    same_year = {name for name in version.formula.names if "[" not in name} if version.formula is not None else set()
    return sorted(version.references & same_year & pack.indicators.keys() - {version.id})


def in_order(name: str, needs: Callable[[str], Iterable[str]], done: Container[str]) -> Iterator[str]:
    """``name`` after everything that it needs and that is not ``done``, each once.

    The caller works each before the next is asked for. A loaded pack has no circles; where versions of different
    times meet, the one that was begun first waits no longer.
    """
    stack = [name]
    while stack:
        waiting = [other for other in needs(stack[-1]) if other not in done and other not in stack]
        if waiting:
            stack += waiting
            continue
        here = stack.pop()
        if here not in done:
            yield here
