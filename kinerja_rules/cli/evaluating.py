"""``kinerja eval`` and ``kinerja explain``: a formula, or an indicator of a pack, worked."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING, Literal

from attrs import frozen

from kinerja_rules.cli import yearly
from kinerja_rules.cli.console import Console
from kinerja_rules.cli.inputs import as_inputs, indicator_inputs, read_assignments
from kinerja_rules.cli.language import LANGUAGES, Lang
from kinerja_rules.cli.options import (
    argument,
    choice,
    date_option,
    lang_option,
    number,
    pack_option,
    text,
    year_option,
)
from kinerja_rules.cli.plugins import engine
from kinerja_rules.cli.shelf import find_indicator
from kinerja_rules.cli.usage import Misuse, Spoken
from kinerja_rules.errors import Diagnostic
from kinerja_rules.messages import catalogue

if TYPE_CHECKING:
    from kinerja_rules.engine import Result

MODES = ("half_up", "half_even", "truncate", "up")
FINE = ("ok", "no_target")
MODE_NAMES = {
    "setengah_ke_atas": "half_up",
    "setengah_genap": "half_even",
    "potong": "truncate",
    "ke_atas": "up",
}


@frozen
class Wanted:
    """What one run of ``eval`` or ``explain`` asks for."""

    what: str | None
    inputs: dict[str, str]
    working: bool
    form: str
    digits: int | None = None
    mode: str | None = None
    style: Literal["auto", "id", "en"] = "auto"
    units: tuple[str, ...] = ()
    pack: str | None = None
    year: int | None = None
    target: str | None = None
    data: tuple[str, ...] = ()
    date: datetime.date | None = None
    document: str | None = None
    output: str | None = None

    @property
    def whole(self) -> bool:
        """Whether a whole year is asked for."""
        return self.pack is not None and self.what is None


def eval_command(lang: Lang) -> Spoken:
    """``kinerja eval``, in Indonesian ``hitung``."""
    return _command("eval", "hitung", lang, working=False)


def explain_command(lang: Lang) -> Spoken:
    """``kinerja explain``, in Indonesian ``jelaskan``."""
    return _command("explain", "jelaskan", lang, working=True)


def _command(name: str, alias: str, lang: Lang, *, working: bool) -> Spoken:
    def run(what: str | None, inputs: Sequence[str], unit: Sequence[str], **options: object) -> int:
        form, output = _form(options.pop("form"), options.pop("output"), options.pop("xlsx"))
        wanted = Wanted(what, read_assignments(inputs), working, form, units=tuple(unit), output=output, **options)  # type: ignore[arg-type]  # click has read them by these names
        console = Console(lang)
        if not wanted.whole and (form in ("csv", "xlsx") or output is not None):
            raise Misuse("form_of_a_year", form=form.upper() if form in ("csv", "xlsx") else "--output")
        if wanted.pack is None:
            return _formula(wanted, console)
        return _pack(wanted, wanted.pack, console)

    form = choice("--format", *yearly.FORMATS)
    form.name = "form"
    params = [
        argument("what", lang, required=False),
        argument("inputs", lang, required=False, many=True),
        pack_option(lang),
        year_option(lang),
        text("--target", lang),
        text("--data", lang, many=True),
        number("--digits", lang, -12, 50),
        choice("--mode", *MODES, synonyms=MODE_NAMES),
        choice("--style", "auto", "id", "en", default="auto"),
        text("--unit", lang, many=True),
        date_option(lang),
        text("--document", lang),
        form,
        text("--output", lang),
        text("--xlsx", lang, called="output"),
        lang_option(),
    ]
    return Spoken(name, lang, (alias,), params=params, callback=run)


def _form(form: object, output: object, xlsx: object) -> tuple[str, str | None]:
    """The form of the result and its file; ``--xlsx FILE`` says both."""
    if xlsx is not None:
        if form is not None or output is not None:
            raise Misuse("output_twice", option="--format" if form is not None else "--output")
        return "xlsx", str(xlsx)
    file = None if output is None else str(output)
    return str(form or yearly.SUFFIXES.get(PurePath(file or "").suffix.lower(), "text")), file


def _formula(wanted: Wanted, console: Console) -> int:
    for option in ("year", "target", "data", "date", "document"):
        if getattr(wanted, option) not in (None, ()):
            raise Misuse("only_with_pack", option=f"--{option}")
    if wanted.what is None:
        raise Misuse("missing_argument", argument=catalogue()["arg_what"])
    formula = engine().parse(wanted.what, style=wanted.style)
    units = _units(wanted.units, formula.names, formula.phrases)
    if units:
        formula = formula.with_units(units)
    inputs = as_inputs(wanted.inputs, formula.names, formula.phrases)
    console.remark(*formula.notes)
    mode = wanted.mode or "half_up"
    rounding = None if wanted.digits is None else formula.rounding(mode)
    outcome = formula.evaluate(inputs)
    if wanted.form == "json":
        from kinerja_rules.reports.json import formula_record, to_json

        record = formula_record(formula, inputs, digits=wanted.digits, rounding=rounding, working=wanted.working)
        console.result(to_json(record))
    elif outcome.value is None:
        console.tell(*outcome.reasons, *_hints(outcome.reasons))
    else:
        from kinerja_rules.reports.terminal import formulas

        if wanted.working:
            console.show(*formulas.steps(formula, inputs, console.lang, digits=wanted.digits, mode=mode))
        else:
            line = formulas.value_line(formula, outcome.value, console.lang, digits=wanted.digits, rounding=rounding)
            console.show(line)
    return 2 if outcome.value is None else 0


def _pack(wanted: Wanted, source: str, console: Console) -> int:
    for option, value in (("--digits", wanted.digits), ("--mode", wanted.mode), ("--unit", wanted.units or None)):
        if value is not None:
            raise Misuse("only_without_pack", option=option)
    if wanted.what is None and not wanted.data:
        raise Misuse("missing_argument", argument=catalogue()["arg_indicator"])
    year = _year(wanted)
    worker = engine()
    pack = worker.load_pack(source)
    when = yearly.When(year, wanted.date, yearly.known_document(pack, wanted.document))
    if wanted.what is None:
        form = yearly.Form(wanted.form, wanted.working, wanted.output)
        return yearly.show_year(pack, wanted.data, when, form, console)
    indicator = find_indicator(pack, wanted.what)
    inputs = {
        **yearly.given_inputs(pack, indicator, wanted.data, when, console),
        **indicator_inputs(wanted.inputs, indicator),
    }
    result = worker.evaluate(
        pack, indicator.id, inputs, year=year, target=wanted.target, document=when.document, date=when.date
    )
    return _show_one(result, wanted, console)


def _year(wanted: Wanted) -> int:
    """The year that is asked for, by itself or by a date in it."""
    if wanted.date is None:
        if wanted.year is None:
            raise Misuse("year_needed")
        return wanted.year
    if wanted.year not in (None, wanted.date.year):
        raise Misuse("year_and_date", date=wanted.date, year=wanted.year)
    return wanted.date.year


def _show_one(result: Result, wanted: Wanted, console: Console) -> int:
    if wanted.form == "json":
        from kinerja_rules.reports.json import to_json

        said = {"explanation": {lang: result.explain(lang) for lang in LANGUAGES}} if wanted.working else {}
        console.result(to_json({**result.to_dict(), **said}))
    else:
        from kinerja_rules.reports.terminal import results

        if wanted.working:
            console.show(*results.working(result, console.lang))
        elif result.realisation is not None or result.achievement is not None:
            console.show(results.table([result], console.lang))
        if not wanted.working:
            console.tell(*result.reasons, *_hints(result.reasons))
    return 0 if result.status in FINE else 2


def _units(texts: Sequence[str], names: Sequence[str], phrases: Mapping[str, str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for given in texts:
        name, sign, unit = given.partition("=")
        if not (name.strip() and sign and unit.strip()):
            raise Misuse("unit_without_name", text=given)
        found[name.strip()] = unit.strip()
    return {name: str(unit) for name, unit in as_inputs(found, names, phrases).items()}


def _hints(reasons: Sequence[Diagnostic]) -> list[Diagnostic]:
    """How to say on the command line what a figure leaves open."""
    names = [str(one.values["name"]) for one in reasons if one.values.get("code") == "ambiguous_figure"]
    return [Diagnostic("ambiguous_on_command_line", {"name": names[0]})] if names else []
