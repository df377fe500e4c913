"""``kinerja new``: a pack or an indicator from flags, or from answers where a person sits at a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kinerja_rules.cli.console import Console
from kinerja_rules.cli.inputs import read_assignments
from kinerja_rules.cli.language import Lang
from kinerja_rules.cli.options import lang_option, number, pack_option, year_option
from kinerja_rules.cli.plugins import engine
from kinerja_rules.cli.report_drafting import report_command
from kinerja_rules.cli.usage import Misuse, Spoken, SpokenGroup
from kinerja_rules.cli.writing import append_bytes, refuse_existing, write_text
from kinerja_rules.errors import FormulaError
from kinerja_rules.messages import sentence

if TYPE_CHECKING:
    from kinerja_rules.registry import Registry


def new_command(lang: Lang) -> SpokenGroup:
    """``kinerja new``, in Indonesian ``baru``: its commands."""

    def run() -> None:
        if click.get_current_context().invoked_subcommand is None:
            raise Misuse("new_what")

    group = SpokenGroup(
        "new",
        lang,
        [_pack_command(lang), _indicator_command(lang), _data_command(lang), report_command(lang)],
        callback=run,
        params=[lang_option()],
        invoke_without_command=True,
        no_args_is_help=False,
    )
    group.aliases = ("baru",)
    return group


def asking() -> bool:
    """Whether a person can answer questions."""
    return sys.stdin is not None and sys.stdin.isatty()


def _flag(option: str, lang: Lang, called: str = "text", *, many: bool = False) -> click.Option:
    return click.Option([option], multiple=many, metavar=sentence(f"arg_new_{called}", lang, {}))


def _file(lang: Lang) -> click.Argument:
    return click.Argument(["file"], metavar=sentence("arg_new_file", lang, {}))


def _pack_command(lang: Lang) -> Spoken:
    def run(file: str, **given: object) -> int:
        refuse_existing(file)
        return _new_pack(file, Answers(Console(lang), asking()), given)

    params = [
        _file(lang),
        _flag("--name", lang),
        _flag("--id", lang, "id"),
        _flag("--edition", lang),
        _flag("--include", lang, "pack", many=True),
        _flag("--scale", lang, "scale"),
        _flag("--title", lang),
        _flag("--no", lang),
        number("--digits", lang, 0, 20),
        lang_option(),
    ]
    return Spoken("paket", lang, ("pack",), params=params, callback=run)


class Answers:
    """Where an answer comes from: a flag, else the person, else what stands for it; else it is missing."""

    def __init__(self, console: Console, asked: bool) -> None:
        self.console = console
        self.asked = asked

    def needed(
        self, option: str, given: str | None, default: str = "", fault: Callable[[str], str | None] | None = None
    ) -> str:
        """An answer that must be there; Misuse names the flag. Where ``fault`` finds fault it is asked again."""
        if given or not self.asked:
            if not (given or default):
                raise Misuse("answer_missing", option=option)
            return given or default
        while True:
            answer = self._ask(option, default)
            wrong = fault(answer) if fault is not None and answer else None
            if answer and wrong is None:
                return answer
            self.console.message(f"{wrong or self.console.say('answer_needed')}\n")

    def wanted(self, option: str, given: str | None, fault: Callable[[str], str | None] | None = None) -> str | None:
        """An answer that may stay out."""
        if given or not self.asked:
            return given or None
        while True:
            answer = self._ask(option, "")
            wrong = fault(answer) if fault is not None and answer else None
            if wrong is None:
                return answer or None
            self.console.message(f"{wrong}\n")

    def ask(self, code: str, **values: object) -> str:
        """One more question; empty where nobody is asked."""
        return self._prompt(self.console.say(code, **values), "") if self.asked else ""

    def _ask(self, option: str, default: str) -> str:
        return self._prompt(self.console.say(f"ask_{option.lstrip('-')}"), default)

    def _prompt(self, question: str, default: str) -> str:
        answer: str = click.prompt(question, default=default, show_default=bool(default), err=True)
        return answer.strip()


def _new_pack(file: str, answers: Answers, given: Mapping[str, object]) -> int:
    from kinerja_rules.authoring.drafts import DIRECTIONS_PACK, PackDraft, pack_id
    from kinerja_rules.authoring.growing import new_pack

    flags = _texts(given, ("name", "id", "edition", "scale", "title", "no"))
    include, digits = given["include"], given["digits"]
    path = Path(file)
    suggested = pack_id(path.parent.resolve().name if path.name == "paket.toml" else path.stem)
    called = answers.needed("--name", flags["name"])
    draft = PackDraft(
        id=answers.needed("--id", flags["id"], suggested),
        name=called,
        edition=answers.needed("--edition", flags["edition"], "1"),
        includes=tuple(include) if isinstance(include, Sequence) and include else (DIRECTIONS_PACK,),
        scale=answers.wanted("--scale", flags["scale"]),
        digits=digits if isinstance(digits, int) else 2,
        title=answers.wanted("--title", flags["title"]),
        number=answers.wanted("--no", flags["no"]),
    )
    grown = new_pack(draft, file, engine().registry)
    write_text(file, grown.text)
    answers.console.message(answers.console.say("written_pack", file=file) + "\n")
    return 0


_INDICATOR_FLAGS = (
    "name",
    "id",
    "goal",
    "formula",
    "unit",
    "direction",
    "scale",
    "written",
    "office",
    "data_source",
    "note",
)


def _indicator_command(lang: Lang) -> Spoken:
    def run(file: str, **given: object) -> int:
        return _new_indicator(file, Answers(Console(lang), asking()), given)

    params = [
        _file(lang),
        _flag("--name", lang),
        _flag("--id", lang, "id"),
        _flag("--goal", lang),
        _flag("--formula", lang),
        click.Option(["--direct"], is_flag=True),
        _flag("--weight", lang, "weight", many=True),
        _flag("--unit", lang, "unit_name"),
        _flag("--direction", lang, "direction"),
        _flag("--scale", lang, "scale"),
        _flag("--target", lang, "year_figure", many=True),
        _flag("--variable", lang, "unit", many=True),
        _flag("--written", lang),
        _flag("--office", lang),
        _flag("--data-source", lang),
        _flag("--note", lang),
        lang_option(),
    ]
    return Spoken("indikator", lang, ("indicator",), params=params, callback=run)


def _new_indicator(file: str, answers: Answers, given: Mapping[str, object]) -> int:
    from kinerja_rules.authoring.drafts import IndicatorDraft, identifier, target_value
    from kinerja_rules.authoring.growing import formula_names, new_indicator
    from kinerja_rules.files.text import decode, read_bytes
    from kinerja_rules.files.toml import parse_toml

    registry = engine().registry
    raw = read_bytes(file)
    data = parse_toml(decode(raw, file), file).data
    flags = _texts(given, _INDICATOR_FLAGS)
    weights, targets, units = (_pairs(given.get(name), name) for name in ("weight", "target", "variable"))
    direct = bool(given.get("direct"))

    name = answers.needed("--name", flags["name"])
    id_ = answers.needed("--id", flags["id"], identifier(name))
    goal = answers.wanted("--goal", flags["goal"])
    formula = flags["formula"]
    if not (weights or direct or formula):
        formula = answers.wanted("--formula", None, lambda text: _formula_fault(text, data, registry, answers.console))
        if formula is None and not answers.asked:
            raise Misuse("formula_missing")
    if formula is not None and (weights or direct):
        raise Misuse("formula_twice")
    unit = answers.needed("--unit", flags["unit"])
    direction = answers.needed("--direction", flags["direction"], "naik" if answers.asked else "")
    if formula is not None and answers.asked:
        for variable, wording in formula_names(formula, data, registry).items():
            answer = "" if variable in units else answers.ask("ask_variable", name=wording or variable)
            units |= {variable: answer} if answer else {}
    if not targets:
        answer = answers.ask("ask_target")
        targets = _pairs([one.strip() for one in answer.split(";") if one.strip()], "target")
    draft = IndicatorDraft(
        id=id_,
        name=name,
        unit=unit,
        direction=direction,
        formula=formula,
        weights=weights,
        goal=goal,
        as_written=answers.wanted("--written", flags["written"]),
        scale=flags["scale"],
        responsible=answers.wanted("--office", flags["office"]),
        source=answers.wanted("--data-source", flags["data_source"]),
        note=flags["note"],
        targets=_by_document({key: target_value(text) for key, text in targets.items()}),
    )
    text = decode(raw, file)
    grown = new_indicator(draft, units, text, file, registry)
    append_bytes(file, raw, grown.text[len(text) :])
    answers.console.remark(*grown.remarks)
    if grown.inputs:
        answers.console.message(answers.console.say("inputs_read", names=", ".join(grown.inputs)) + "\n")
    answers.console.message(answers.console.say("written_indicator", file=file, id=id_) + "\n")
    return 0


def _data_command(lang: Lang) -> Spoken:
    def run(file: str, pack: str | None, year: int | None) -> int:
        refuse_existing(file)
        if pack is None or year is None:
            raise Misuse("answer_missing", option="--pack" if pack is None else "--year")
        return _new_data(file, pack, year, Console(lang))

    params = [_file(lang), pack_option(lang), year_option(lang), lang_option()]
    return Spoken("isian", lang, ("data",), params=params, callback=run)


def _new_data(file: str, pack: str, year: int, console: Console) -> int:
    from kinerja_rules.authoring.data_text import data_text

    write_text(file, data_text(engine().load_pack(pack), year))
    console.message(console.say("written_data", file=file, pack=pack, year=year) + "\n")
    return 0


def _texts(given: Mapping[str, object], names: Sequence[str]) -> dict[str, str | None]:
    return {name: str(given[name]) if given.get(name) else None for name in names}


_PAIRS = {"weight": "pelayanan=30%", "target": "2024=97,30%", "variable": "bekerja=orang"}


def _pairs(given: object, option: str) -> dict[str, str]:
    """What an option gives by name; Misuse names the option and shows a pair, where there is no name."""
    texts = [str(text) for text in given] if isinstance(given, Sequence) else []
    for text in texts:
        if not all(part.strip() for part in text.partition("=")):
            raise Misuse("pair_needed", option=f"--{option}", text=text, example=_PAIRS[option])
    return read_assignments(texts)


def _by_document(targets: Mapping[str, object]) -> dict[str, dict[str, object]]:
    found: dict[str, dict[str, object]] = {}
    for key, value in targets.items():
        document, _, year = key.rpartition(".")
        if not (len(year) == 4 and year.isdigit()):
            raise Misuse("target_without_year", text=key)
        found.setdefault(document or "pk", {})[year] = value
    return found


def _formula_fault(text: str, data: Mapping[str, object], registry: Registry, console: Console) -> str | None:
    from kinerja_rules.authoring.growing import formula_names

    try:
        formula_names(text, data, registry)
    except FormulaError as error:
        return error.render(console.lang)
    return None
