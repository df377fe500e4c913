"""A reading as a TOML indicator, ready to paste into a pack."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kinerja_rules.errors import FigureError
from kinerja_rules.grammar import ast
from kinerja_rules.grammar.phrases import slug
from kinerja_rules.numbers import Style, decimal_text, read_figure, unit_kind
from kinerja_rules.reading.model import Example, Reading


def indicator_toml(reading: Reading, *, name: str | None = None, identifier: str | None = None) -> str:
    """The ``[indikator....]`` table of a cell, with its remarks as comments; nothing is supplied that it does not say.

    The identifier is that given, else the slug of the name or title. A refused cell gives its wording and the reasons,
    and an empty one its name, all as comments: what stands in a pack can be worked.
    """
    title = name or reading.title
    key = identifier or (slug(title) if title else "indikator_baru")
    lines = [_printable(line) for line in _lines(reading, key, title)]
    if reading.kind in ("ditolak", "tidak_ada"):
        lines = [line if line.startswith("#") else f"# {line}" for line in lines]
    return "\n".join(lines) + "\n"


def _lines(reading: Reading, key: str, title: str | None) -> Iterator[str]:
    yield f"[indikator.{key}]"
    yield f"nama = {_string(title)}" if title else f"nama = {_string(key)}  # tulis nama indikatornya"
    if reading.kind == "rumus" and reading.part is not None:
        in_numbers = reading.formula is not None and not reading.formula.names  # their marks may need the result
        yield f"rumus = {_string(reading.formula.to_source() if in_numbers and reading.formula else reading.part)}"
    elif reading.kind == "langsung":
        yield 'jenis = "langsung"'
    if reading.text.strip() and reading.text.strip() != reading.part:
        written = reading.text.strip().replace("\t", " ")  # a tab in TOML is refused: nobody sees it
        yield f"tertulis = {_string(written)}"
    if reading.unit is not None:
        yield f"satuan = {_string(reading.unit)}"
    wordings = _wordings(reading)
    for variable, phrase in reading.variables.items():
        phrases = dict.fromkeys((phrase, wordings.get(variable, phrase)))
        yield f"variabel.{variable} = {_variable(variable, list(phrases), reading.units.get(variable))}"
    for note in reading.notes:
        if note.code != "phrase_as_name":
            yield f"# {note.message('id')} {note.remedy('id')}".rstrip()
    for option in reading.readings:
        yield f"# bacaan: {option}"
    for example in reading.examples:
        yield from _example(key, example, reading)


def _wordings(reading: Reading) -> dict[str, str]:
    """How the formula writes a name that the legend explains, where that is not the identifier: ``Fci-1``."""
    if reading.formula is None or not reading.legend:
        return {}
    text = reading.formula.text
    written = {
        name.id: text[name.span.start : name.span.end] for name in ast.names(reading.formula.tree) if not name.lag
    }
    return {name: word for name, word in written.items() if slug(word) == name.lower() != word.lower()}


def _variable(name: str, phrases: Sequence[str], unit: str | None) -> str:
    said = [phrase for phrase in phrases if phrase != name]
    parts = [f"frasa = [{', '.join(map(_string, said))}]"] if said else []
    if unit is not None:
        parts.append(f"satuan = {_string('persen' if unit == '%' else unit)}")
    return f"{{ {', '.join(parts)} }}" if parts else "{}"


def _example(key: str, example: Example, reading: Reading) -> Iterator[str]:
    """The numbers that the cell works; as a comment where it prints no result, or where their marks stay ambiguous."""
    inputs = {
        name: _input(value, reading.units.get(name.partition("[")[0]), example.style)
        for name, value in example.inputs.items()
    }
    if example.result is None or _input(example.result, reading.unit, "auto") is None or None in inputs.values():
        yield f"# contoh: {example.text}"
        return
    yield f"[[indikator.{key}.contoh]]"
    for name, value in inputs.items():
        yield f"masukan.{_key(name)} = {value}"
    yield f"hasil = {_string(example.result)}"
    if not example.modes:
        yield "cocok = false"
        yield 'alasan = "hasil yang tercetak tidak keluar dari masukannya"'
    elif "half_up" not in example.modes:
        yield f"cara = {_string(_MODES[example.modes[0]])}"


def _input(text: str, unit: str | None, style: Style) -> str | None:
    """A figure as printed; where only the result told how its marks are read, its value beside what is printed."""
    try:
        read_figure(text, unit=unit_kind(unit or ""))
    except FigureError:
        try:
            value = read_figure(text, style=style).value
        except FigureError:
            return None
        return f"{_string(decimal_text(value, 60).replace('.', ','))}  # tercetak {text}"
    return _string(text)


_MODES = {"half_up": "setengah_ke_atas", "half_even": "setengah_genap", "truncate": "potong", "up": "ke_atas"}
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}


def _printable(line: str) -> str:
    """TOML has no control characters, in comments neither; what an extraction left of them says nothing."""
    return "".join(sign for sign in line if sign >= " " and sign != "\x7f")


def _key(name: str) -> str:
    return name if name.replace("_", "").isalnum() and name.isascii() else _string(name)


def _string(text: str) -> str:
    """A TOML string: literal where it has a backslash (``'\\frac{A}{B}'``), else basic."""
    if "\\" in text and "'" not in text and "\n" not in text:
        return f"'{text}'"
    return '"' + "".join(_ESCAPES.get(sign, sign) for sign in text) + '"'
