"""Which language the command line speaks: ``--lang``, else the locale's, else Indonesian."""

from __future__ import annotations

import locale
import os
from collections.abc import Mapping, Sequence
from typing import Literal

Lang = Literal["id", "en"]
LANGUAGES: tuple[Lang, ...] = ("id", "en")


def language(arguments: Sequence[str], environment: Mapping[str, str]) -> Lang:
    """The language of this run; known before the arguments are understood, so that their faults are told in it.

    >>> language(["audit", "--lang", "en"], {"LANG": "id_ID.UTF-8"})
    'en'
    """
    for at, argument in enumerate(arguments):
        name, _, value = argument.partition("=")
        if argument == "--":
            break
        if name == "--lang":
            wanted = value or " ".join(arguments[at + 1 : at + 2])
            return next((lang for lang in LANGUAGES if lang == wanted), _of_locale(environment))
    return _of_locale(environment)


def _of_locale(environment: Mapping[str, str]) -> Lang:
    stated = (environment.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    name = next(filter(None, stated), None) or (locale.getlocale()[0] if os.name == "nt" else None) or ""
    return "en" if name.casefold().startswith("en") else "id"
