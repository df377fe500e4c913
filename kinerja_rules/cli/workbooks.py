"""``kinerja template`` and ``kinerja import``: a pack as a workbook, and a workbook as a pack."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kinerja_rules.cli.console import Console
from kinerja_rules.cli.language import Lang
from kinerja_rules.cli.options import lang_option
from kinerja_rules.cli.plugins import engine
from kinerja_rules.cli.usage import Misuse, Spoken, whole
from kinerja_rules.cli.writing import refuse_existing, write_bytes, write_text
from kinerja_rules.errors import Diagnostic, FileError
from kinerja_rules.messages import sentence

if TYPE_CHECKING:
    from kinerja_rules.authoring.book_writing import Choices
    from kinerja_rules.engine import Engine


_NATIONAL = ("nasional/capaian", "nasional/permendagri-86-2017", "nasional/sakip-88-2021")
"""What a new workbook builds on, and whose directions and scales it offers."""


def template_command(lang: Lang) -> Spoken:
    """``kinerja template``, in Indonesian ``templat``."""

    def run(xlsx: str | None, pack: str | None, year: Sequence[int]) -> int:
        if xlsx is None:
            raise Misuse("missing_of_command", argument="--xlsx", example=_example(lang))
        return _template(xlsx, pack, year, Console(lang))

    params = [
        _option("--xlsx", lang, "file"),
        _option("--pack", lang, "pack"),
        click.Option(["--year"], multiple=True, type=whole("--year", 1900, 2200), metavar=_called("year", lang)),
        lang_option(),
    ]
    return Spoken("template", lang, ("templat",), params=params, callback=run)


def import_command(lang: Lang) -> Spoken:
    """``kinerja import``, in Indonesian ``impor``."""

    def run(book: str, output: str | None) -> int:
        return _import(book, output or str(Path(book).with_suffix(".toml")), Console(lang))

    params = [
        click.Argument(["book"], metavar=_called("book", lang)),
        _option("--output", lang, "file"),
        lang_option(),
    ]
    return Spoken("import", lang, ("impor",), params=params, callback=run)


def _example(lang: Lang) -> str:
    return sentence("help_template_examples", lang, {}).partition("\n")[0]


def _called(name: str, lang: Lang) -> str:
    return sentence(f"arg_new_{name}", lang, {})


def _option(option: str, lang: Lang, called: str) -> click.Option:
    return click.Option([option], metavar=_called(called, lang))


def _openpyxl() -> None:
    """Raises FileError where the extra that reads and writes workbooks is not installed."""
    from importlib.util import find_spec

    if find_spec("openpyxl") is None:
        raise FileError(Diagnostic("extra_missing", {"form": "xlsx", "module": "openpyxl"}))


def _template(file: str, pack: str | None, years: Sequence[int], console: Console) -> int:
    from kinerja_rules.authoring.book_writing import book
    from kinerja_rules.authoring.data_text import inputs_of

    _openpyxl()
    refuse_existing(file)
    worker = engine()
    data: Mapping[str, Any] = {"paket": {"versi": "1", "acuan": list(_NATIONAL)}}
    inputs = None
    if pack is not None:
        data = _pack_data(pack, worker)
        inputs = {one.id: inputs_of(one) for one in worker.load_pack(pack).indicators.values()}
    write_bytes(file, book(data, _choices(pack, worker), tuple(years) or _years(data), inputs))
    console.message(console.say("written_book", file=file) + "\n")
    return 0


def _pack_data(name: str, worker: Engine) -> Mapping[str, Any]:
    """What the file of a pack holds; PackError where the pack does not load."""
    from kinerja_rules.files.toml import read_toml

    loaded = worker.load_pack(name)
    assert loaded.file is not None  # it came from a name
    return read_toml(loaded.file if Path(loaded.file).exists() else _shipped(name)).data


def _shipped(name: str) -> Path:
    from kinerja_rules.packs.places import pack_files, shipped_folder

    return pack_files(shipped_folder())[name]


def _choices(pack: str | None, worker: Engine) -> Choices:
    from kinerja_rules.authoring.book_writing import Choices

    packs = [worker.load_pack(one) for one in ([pack] if pack is not None else _NATIONAL)]
    directions = dict.fromkeys(name for one in packs for name in one.directions)
    scales = dict.fromkeys(name for one in packs for name in one.scales)
    return Choices(tuple(directions), tuple(scales))


def _years(data: Mapping[str, Any]) -> tuple[int, ...]:
    """The years for which the pack has targets; this year where it has none."""
    import datetime

    found = {
        int(year)
        for one in data.get("indikator", {}).values()
        for key, value in one.get("target", {}).items()
        for year in ([key] if key.isdigit() else value)
    }
    return tuple(sorted(found)) or (datetime.datetime.now(tz=datetime.timezone.utc).year,)


def _import(file: str, output: str, console: Console) -> int:
    from kinerja_rules.authoring.book_reading import read_book
    from kinerja_rules.authoring.whole_text import whole_text

    _openpyxl()
    if not Path(file).exists():
        from kinerja_rules.files.text import read_bytes

        read_bytes(file)  # says that it is not there
    if Path(file).suffix.lower() not in (".xlsx", ".xlsm"):
        raise FileError(Diagnostic("no_workbook", {"file": file}))
    refuse_existing(output)
    book = read_book(file, engine().registry, output)
    if book.faulty:
        errors = [one for one in book.problems if one.severity == "error"]
        console.tell(*errors)
        console.message(console.say("nothing_imported", errors=len(errors)) + "\n")
        return 2
    title = console.say("from_book", file=Path(file).name)
    comments = book.comments
    texts = {output: whole_text(book.pack, comments, title)}
    for year, values in sorted(book.values.items()):
        own = {path[1:]: text for path, text in comments.items() if path[0] == year}
        texts[_values_file(output, year)] = whole_text(
            values, own, console.say("from_book_year", file=Path(file).name, year=year)
        )
    for name in texts:
        refuse_existing(name)
    for name, text in texts.items():
        write_text(name, text)
    console.tell(*book.problems)
    for name in texts:
        console.message(console.say("written", file=name) + "\n")
    return 0


def _values_file(output: str, year: int) -> str:
    """The data of a year stand beside the pack: ``data-<pack>-2024.toml``."""
    path = Path(output)
    return str(path.with_name(f"data-{path.stem}-{year}.toml"))
