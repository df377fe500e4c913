"""Parameters that several commands share."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

import click

from kinerja_rules.cli.language import LANGUAGES, Lang
from kinerja_rules.cli.usage import Misuse, one_of, whole
from kinerja_rules.messages import sentence

FORMATS = ("text", "json")


def argument(name: str, lang: Lang, *, required: bool = True, many: bool = False) -> click.Argument:
    """A positional argument, called in the help as ``arg_<name>`` says."""
    return click.Argument([name], required=required, nargs=-1 if many else 1, metavar=_called(name, lang))


def choice(
    option: str,
    *words: str,
    default: str | None = None,
    synonyms: Mapping[str, str] | None = None,
    metavar: str | None = None,
) -> click.Option:
    """An option that takes one of ``words``."""
    read = one_of(option, *words, synonyms=synonyms)
    return click.Option([option], type=read, default=default, metavar=metavar or "|".join(words))


def number(option: str, lang: Lang, low: int, high: int) -> click.Option:
    """An option that takes a whole number from ``low`` to ``high``."""
    name = option.lstrip("-")
    return click.Option([option], type=whole(option, low, high), metavar=_called(name, lang))


def text(option: str, lang: Lang, *, many: bool = False, called: str | None = None) -> click.Option:
    """An option that takes any text, several times where there may be ``many``."""
    return click.Option([option], multiple=many, metavar=_called(called or option.lstrip("-"), lang))


def lang_option() -> click.Option:
    """``--lang``: read before everything else (``language``), checked here."""
    option = choice("--lang", *LANGUAGES)
    option.expose_value = False
    return option


def format_option(*formats: str) -> click.Option:
    """``--format``; the first of ``formats`` (text) where it is not given."""
    words = formats or FORMATS
    option = choice("--format", *words, default=words[0])
    option.name = "form"
    return option


def pack_option(lang: Lang) -> click.Option:
    """``--pack``: the id of a pack that ships, or a file."""
    return text("--pack", lang)


def year_option(lang: Lang) -> click.Option:
    """``--year``."""
    return number("--year", lang, 1900, 2200)


def date_option(lang: Lang) -> click.Option:
    """``--date``, a day as ISO 8601 writes it."""
    return click.Option(["--date"], type=_day, metavar=_called("date", lang))


def _day(value: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(value.strip())
    except ValueError:
        raise Misuse("bad_date", value=value) from None


def _called(name: str, lang: Lang) -> str:
    return sentence(f"arg_{name}", lang, {})
