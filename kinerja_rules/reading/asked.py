"""How the texts of a cell are parsed: as the caller declared, each once, and no more of them than a cell can have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import field, frozen

from kinerja_rules.errors import Diagnostic, FormulaError
from kinerja_rules.formula import Formula, parse
from kinerja_rules.numbers import Style
from kinerja_rules.registry import Registry

# Parts of a cell that are read: so many at least, one for every so many characters, so many at most.
_LEAST, _CHARACTERS, _MOST = 100, 20, 1_000


@frozen
class Asked:
    """What the caller declared of a cell, and what was parsed of it."""

    cell: str
    phrases: Mapping[str, Sequence[str]]
    style: Style
    registry: Registry
    _seen: dict[str, Formula | FormulaError] = field(factory=dict, init=False)

    def parse(self, text: str) -> Formula:
        """The formula; a text that is met in several cuts of the cell is parsed once. Raises FormulaError."""
        found = self._seen.get(text)
        if found is None:
            found = self._seen[text] = FormulaError(*self.unread) if self.unread else self._parsed(text)
        if isinstance(found, FormulaError):
            raise found.with_traceback(None)  # each raise would add to what it holds
        return found

    def _parsed(self, text: str) -> Formula | FormulaError:
        try:
            return parse(text, phrases=self.phrases, style=self.style, registry=self.registry)
        except FormulaError as error:
            return error.with_traceback(None)  # it would keep all that was read

    @property
    def unread(self) -> tuple[Diagnostic, ...]:
        """A remark where the cell has more parts than are read: it is a list of letters, or a page."""
        limit = min(max(_LEAST, len(self.cell) // _CHARACTERS), _MOST)
        return (Diagnostic("cell_parts", {"limit": limit}, severity="remark"),) if len(self._seen) >= limit else ()
