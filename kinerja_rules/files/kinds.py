"""What a value in a file may be: a kind tells a value of its own from others, and what to write instead.

Laws of this file:
1. A kind says in words what it is, and shows how a value of it is written.
2. A value of another kind is FAULTY, and the problem with its cure goes to the Check.
"""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING, Any, ClassVar

from attrs import frozen

from kinerja_rules.errors import KeyPath
from kinerja_rules.files.suggest import closest
from kinerja_rules.files.values import key_name
from kinerja_rules.files.wording import joined, literal, table_name, written
from kinerja_rules.messages import Sentence
from kinerja_rules.numbers import Decimal, Fraction

if TYPE_CHECKING:
    from kinerja_rules.files.shape import Check

_TRUE = ("true", "ya", "benar", "yes")
_FALSE = ("false", "tidak", "salah", "no")
_YEAR_FIRST = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_DAY_FIRST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")


class Faulty:
    """Stands for a value that does not have its kind."""


FAULTY = Faulty()


@frozen
class Kind:
    """What a value may be. ``named`` says it in words, ``example`` as it would be written."""

    named: ClassVar[Sentence]
    example: ClassVar[str]
    is_table: ClassVar[bool] = False

    def describe(self) -> Sentence:
        """The kind in words, as it follows "must be"."""
        return self.named

    def sample(self) -> str:
        """A value of the kind, as TOML."""
        return self.example

    def takes(self, value: Any) -> bool:
        """Whether ``value`` has the right type; what stands inside is looked at by ``inside``."""
        raise NotImplementedError

    def cure(self, value: Any) -> str | None:  # noqa: ARG002 - what a kind may override
        """The value that was likely meant, as TOML, where ``value`` has the wrong type."""
        return None

    def inside(self, value: Any, path: KeyPath, check: Check) -> Any:  # noqa: ARG002
        """``value`` without its faulty parts, or FAULTY; problems go to ``check``."""
        return value

    def schema(self) -> dict[str, Any]:
        """The kind as JSON Schema."""
        return {}


@frozen
class Anything(Kind):
    """Any value."""

    named = Sentence("nilai apa saja", "any value")
    example = "..."

    def takes(self, value: Any) -> bool:  # noqa: ARG002
        return True


@frozen
class Text(Kind):
    """A text in quotes that is not blank; ``blank`` allows it to be."""

    blank: bool = False
    named = Sentence("teks", "text")
    example = '"..."'

    def takes(self, value: Any) -> bool:
        return isinstance(value, str)

    def cure(self, value: Any) -> str | None:
        if isinstance(value, bool):
            return None
        return f'"{written(value)}"' if isinstance(value, int | Decimal | datetime.date | datetime.time) else None

    def inside(self, value: Any, path: KeyPath, check: Check) -> Any:
        if value.strip() or self.blank:
            return value
        return check.fault("empty_text", path, {"key": key_name(path)})

    def schema(self) -> dict[str, Any]:
        return {"type": "string"} if self.blank else {"type": "string", "minLength": 1}


@frozen
class Figure(Kind):
    """A printed figure, which is text, or a number: what the figure means is for its reader to say."""

    named = Sentence("angka (yang tercetak diapit tanda kutip)", "a number (a printed figure in quotes)")
    example = '"97,30%"'

    def takes(self, value: Any) -> bool:
        return isinstance(value, str | int | Decimal | Fraction) and not isinstance(value, bool)

    def schema(self) -> dict[str, Any]:
        return {"type": ["string", "number"]}


@frozen
class Integer(Kind):
    """A whole number, within ``low`` and ``high`` where they are given."""

    low: int | None = None
    high: int | None = None
    named = Sentence("bilangan bulat tanpa tanda kutip", "a whole number without quotes")
    example = "1"

    def sample(self) -> str:
        return str(self.low if self.low is not None else 1)

    def takes(self, value: Any) -> bool:
        return isinstance(value, int) and not isinstance(value, bool)

    def cure(self, value: Any) -> str | None:
        if isinstance(value, str) and re.fullmatch(r"\s*[+-]?\d{1,18}\s*", value):
            return str(int(value))
        if isinstance(value, Decimal) and value == int(value) and abs(int(value)) < 10**18:
            return str(int(value))
        return None

    def inside(self, value: Any, path: KeyPath, check: Check) -> Any:
        if (self.low is None or value >= self.low) and (self.high is None or value <= self.high):
            return value
        return check.fault("out_of_range", path, {"key": key_name(path), "found": value, "range": self._range()})

    def schema(self) -> dict[str, Any]:
        limits = {"minimum": self.low, "maximum": self.high}
        return {"type": "integer"} | {key: limit for key, limit in limits.items() if limit is not None}

    def _range(self) -> Sentence:
        if self.low is not None and self.high is not None:
            if self.low == self.high:
                return Sentence(str(self.low), str(self.low))
            return Sentence(f"{self.low} sampai {self.high}", f"{self.low} to {self.high}")
        if self.low is not None:
            return Sentence(f"{self.low} atau lebih", f"{self.low} or more")
        return Sentence(f"paling besar {self.high}", f"at most {self.high}")


@frozen
class Boolean(Kind):
    """true or false."""

    named = Sentence("`true` (ya) atau `false` (tidak)", "`true` or `false`")
    example = "true"

    def takes(self, value: Any) -> bool:
        return isinstance(value, bool)

    def cure(self, value: Any) -> str | None:
        word = str(value).strip().lower() if isinstance(value, str) else ""
        return "true" if word in _TRUE else "false" if word in _FALSE else None

    def schema(self) -> dict[str, Any]:
        return {"type": "boolean"}


@frozen
class Date(Kind):
    """A date, without a time of day."""

    named = Sentence("tanggal (tahun-bulan-tanggal) tanpa tanda kutip", "a date (year-month-day) without quotes")
    example = "2024-12-31"

    def takes(self, value: Any) -> bool:
        return isinstance(value, datetime.date) and not isinstance(value, datetime.datetime)

    def cure(self, value: Any) -> str | None:
        if isinstance(value, datetime.datetime):
            return value.date().isoformat()
        if isinstance(value, int) and not isinstance(value, bool) and 1900 <= value <= 2200:
            return f"{value}-01-01"
        if not isinstance(value, str):
            return None
        day_first = _DAY_FIRST.fullmatch(value.strip())
        try:
            if day_first is not None:
                return datetime.date(*(int(day_first[group]) for group in (3, 2, 1))).isoformat()
            year_first = _YEAR_FIRST.match(value.strip())
            return None if year_first is None else datetime.date(*map(int, year_first.groups())).isoformat()
        except ValueError:
            return None

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "format": "date"}


@frozen
class OneOf(Kind):
    """One of some words."""

    words: tuple[str, ...]
    named = Sentence("salah satu pilihan", "one of the choices")

    def describe(self) -> Sentence:
        quoted = [f'"{word}"' for word in self.words]
        return joined([Sentence(word, word) for word in quoted])

    def sample(self) -> str:
        return f'"{self.words[0]}"'

    def takes(self, value: Any) -> bool:
        return isinstance(value, str)

    def inside(self, value: Any, path: KeyPath, check: Check) -> Any:
        if value in self.words:
            return value
        near = closest(value, self.words)
        choices = self.describe()
        hint = Sentence(f"Pilihannya: {choices.id}.", f"The choices: {choices.en}.")
        if near is not None:
            hint = Sentence(f'Maksud Anda "{near}"? {hint.id}', f'Did you mean "{near}"? {hint.en}')
        return check.fault("unknown_choice", path, {"key": key_name(path), "found": value, "hint": hint})

    def schema(self) -> dict[str, Any]:
        return {"enum": list(self.words)}


@frozen
class ListOf(Kind):
    """A list whose elements are all of one kind. A faulty table in it is left out, any other fault drops the list."""

    kind: Kind
    least: int = 0

    def describe(self) -> Sentence:
        inner = self.kind.describe()
        if self.kind.is_table:
            return Sentence("daftar tabel", "a list of tables")
        return Sentence(f"daftar ({inner.id})", f"a list ({inner.en})")

    def sample(self) -> str:
        return f"[{self.kind.sample()}]"

    def takes(self, value: Any) -> bool:
        return isinstance(value, list)

    def cure(self, value: Any) -> str | None:
        if isinstance(value, dict | list):
            return None
        if self.kind.takes(value):
            return f"[{literal(value)}]"
        inner = self.kind.cure(value)
        return None if inner is None else f"[{inner}]"

    def inside(self, value: Any, path: KeyPath, check: Check) -> Any:
        if len(value) < self.least:
            return check.fault("list_too_short", path, {"key": key_name(path), "least": self.least})
        found = [check.value(self.kind, element, (*path, number)) for number, element in enumerate(value)]
        kept = tuple(number for number, element in enumerate(found) if element is not FAULTY)
        if len(kept) == len(found):
            return found
        if not all(isinstance(element, dict) for element in value):
            return FAULTY
        check.kept[path] = kept
        return [found[number] for number in kept]

    def schema(self) -> dict[str, Any]:
        least = {"minItems": self.least} if self.least else {}
        return {"type": "array", "items": self.kind.schema()} | least


@frozen
class TableOf(Kind):
    """A table whose keys are free, and all of one kind; ``pattern`` is what a key must look like, in words ``key``."""

    kind: Kind
    pattern: str | None = None
    key: Sentence = Sentence("nama", "a name")
    key_sample: str = "nama"
    named = Sentence("tabel", "a table")
    is_table = True

    def sample(self) -> str:
        return f"{{ {self.key_sample} = {self.kind.sample()} }}"

    def takes(self, value: Any) -> bool:
        return isinstance(value, dict)

    def inside(self, value: Any, path: KeyPath, check: Check) -> Any:
        found = {}
        for key, element in value.items():
            at = (*path, key)
            if self.pattern is not None and re.fullmatch(self.pattern, key) is None:
                word = "_".join(re.findall(r"\w+", key.casefold()))
                sample = word if re.fullmatch(self.pattern, word) else self.key_sample
                values = {"key": key, "table": table_name(path), "expected": self.key, "sample": sample}
                check.fault("wrong_key", at, values, value=False)
                continue
            checked_element = check.value(self.kind, element, at)
            if checked_element is not FAULTY:
                found[key] = checked_element
        return found

    def schema(self) -> dict[str, Any]:
        if self.pattern is None:
            return {"type": "object", "additionalProperties": self.kind.schema()}
        patterns = {f"^(?:{self.pattern})$": self.kind.schema()}
        return {"type": "object", "patternProperties": patterns, "additionalProperties": False}


@frozen
class Keyed(Kind):
    """A table whose keys are free: a key that ``pattern`` matches holds the one kind, every other key the other."""

    pattern: str
    matching: Kind
    other: Kind
    words: Sentence
    shown: str
    is_table = True

    def describe(self) -> Sentence:
        return self.words

    def sample(self) -> str:
        return self.shown

    def takes(self, value: Any) -> bool:
        return isinstance(value, dict)

    def inside(self, value: Any, path: KeyPath, check: Check) -> Any:
        found = {}
        for key, element in value.items():
            kind = self.matching if re.fullmatch(self.pattern, key) else self.other
            checked_element = check.value(kind, element, (*path, key))
            if checked_element is not FAULTY:
                found[key] = checked_element
        return found

    def schema(self) -> dict[str, Any]:
        patterns = {f"^(?:{self.pattern})$": self.matching.schema()}
        return {"type": "object", "patternProperties": patterns, "additionalProperties": self.other.schema()}


@frozen
class AnyOf(Kind):
    """A value of one of several kinds; where none fits, the problems of the kind that comes nearest are told."""

    kinds: tuple[Kind, ...]

    def describe(self) -> Sentence:
        return joined([kind.describe() for kind in self.kinds])

    def sample(self) -> str:
        return self.kinds[0].sample()

    def takes(self, value: Any) -> bool:
        return any(kind.takes(value) for kind in self.kinds)

    def cure(self, value: Any) -> str | None:
        return next((cure for cure in (kind.cure(value) for kind in self.kinds) if cure is not None), None)

    def inside(self, value: Any, path: KeyPath, check: Check) -> Any:
        best: tuple[int, Any, Check] | None = None
        for kind in self.kinds:
            if not kind.takes(value):
                continue
            trial = check.trial()
            found = kind.inside(value, path, trial)
            if not trial.problems and found is not FAULTY:
                check.merge(trial)
                return found
            if best is None or len(trial.problems) < best[0]:
                best = (len(trial.problems), found, trial)
        assert best is not None  # takes() said so
        check.merge(best[2])
        return best[1]

    def schema(self) -> dict[str, Any]:
        return {"anyOf": [kind.schema() for kind in self.kinds]}


def by_year(kind: Kind) -> TableOf:
    """A table with a year as each key: ``2024 = ...``."""
    return TableOf(kind, r"[12][0-9]{3}", Sentence("tahun empat angka", "a year of four digits"), "2024")
