"""Commands that speak both languages: their help and their refusals, on top of click.

Laws of this file:
1. Words are looked up when they are spoken (``messages.help``), by the name of the command and of its parameter.
2. A fault in the arguments is a Diagnostic with its cure; click's own English reaches nobody.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

import click

from kinerja_rules.cli.language import Lang
from kinerja_rules.errors import Diagnostic
from kinerja_rules.files.suggest import closest
from kinerja_rules.messages import Sentence, catalogue, sentence


class Misuse(click.UsageError):
    """Arguments that cannot be understood; says why and what to write."""

    def __init__(self, code: str, **values: object) -> None:
        self.diagnostic = Diagnostic(code, values)
        super().__init__(self.diagnostic.message("en"))


def one_of(option: str, *words: str, synonyms: Mapping[str, str] | None = None) -> Callable[[str], str]:
    """Reads one of ``words`` for ``option``; a synonym is accepted as its word."""
    known = {**{word: word for word in words}, **(synonyms or {})}

    def read(value: str) -> str:
        if value not in known:
            near = closest(value, known)
            values = {"option": option, "value": value, "choices": ", ".join(words), "near": near}
            raise Misuse("bad_choice_near" if near else "bad_choice", **values)
        return known[value]

    return read


def whole(option: str, low: int, high: int) -> Callable[[str], int]:
    """Reads a whole number from ``low`` to ``high`` for ``option``."""

    def read(value: str) -> int:
        if not re.fullmatch(r"-?[0-9]{1,9}", value) or not low <= int(value) <= high:
            raise Misuse("bad_number", option=option, value=value, low=low, high=high)
        return int(value)

    return read


class Spoken(click.Command):
    """A command whose help and refusals are sentences of ``messages``."""

    def __init__(self, name: str, lang: Lang, aliases: Sequence[str] = (), **settings: object) -> None:
        super().__init__(name, add_help_option=False, **settings)  # type: ignore[arg-type]  # click checks them
        self.lang: Lang = lang
        self.aliases = tuple(aliases)
        self.params = [*self.params, _help_option()]

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        ctx.allow_extra_args = True
        try:
            rest = super().parse_args(ctx, [_not_an_option(arg, self) for arg in args])
        except click.UsageError as error:
            error.ctx = error.ctx or ctx
            raise
        if rest and not isinstance(self, click.Group):
            raise Misuse("extra_argument", argument=rest[0])
        return rest

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        arguments = [param for param in self.params if isinstance(param, click.Argument)]
        usage = [f"[{self._say('usage_options')}]", *map(_bracketed, arguments)]
        formatter.write_usage(ctx.command_path, " ".join(usage), f"{self._say('usage')} ")
        self._describe(formatter)
        self._list(formatter, "usage_arguments", [(_written(one), self._words(one)) for one in arguments])
        self._list_options(formatter)
        self._show_examples(formatter)

    @property
    def example(self) -> Sentence:
        """The first example of its help."""
        found = catalogue()[f"help_{self.name}_examples"]
        return Sentence(found.id.partition("\n")[0], found.en.partition("\n")[0])

    def _describe(self, formatter: click.HelpFormatter) -> None:
        paragraphs = self._say(f"help_{self.name}").split("\n")
        if self.aliases:
            paragraphs.append(self._say("usage_alias", aliases=", ".join(self.aliases)))
        with formatter.indentation():
            for paragraph in paragraphs:
                formatter.write_paragraph()
                formatter.write_text(paragraph)

    def _list(self, formatter: click.HelpFormatter, title: str, rows: Sequence[tuple[str, str]]) -> None:
        if rows:
            with formatter.section(self._say(title)):
                formatter.write_dl(rows, col_max=24)

    def _list_options(self, formatter: click.HelpFormatter) -> None:
        options = [one for one in self.params if isinstance(one, click.Option)]
        self._list(formatter, "usage_option_list", [(_written(one), self._words(one)) for one in options])

    def _show_examples(self, formatter: click.HelpFormatter) -> None:
        with formatter.section(self._say("usage_examples")):
            for line in self._say(f"help_{self.name}_examples").split("\n"):
                formatter.write(f"{'':>{formatter.current_indent}}{line}\n")

    def _say(self, code: str, **values: object) -> str:
        return sentence(code, self.lang, values)

    def _words(self, param: click.Parameter) -> str:
        own = f"help_{self.name}_{param.name}"
        return self._say(own if own in catalogue() else f"help_{param.name}")


class SpokenGroup(Spoken, click.Group):
    """The program: its commands go by either of their names."""

    def __init__(self, name: str, lang: Lang, members: Sequence[Spoken], **settings: object) -> None:
        super().__init__(name, lang, (), commands={str(one.name): one for one in members}, **settings)
        self.by_alias = {alias: one for one in members for alias in one.aliases}

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        return super().get_command(ctx, cmd_name) or self.by_alias.get(cmd_name)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        found = self.get_command(ctx, args[0])
        if found is None:
            near = closest(args[0], (*self.commands, *self.by_alias))
            code = "unknown_command_near" if near else "unknown_command"
            raise Misuse(code, name=args[0], near=near, known=self.known)
        return found.name, found, args[1:]

    @property
    def known(self) -> Sentence:
        """Its commands, each by its name in the language."""
        spoken = [one for one in self.commands.values() if isinstance(one, Spoken)]
        indonesian = (one.aliases[-1] if one.aliases else str(one.name) for one in spoken)
        return Sentence(", ".join(indonesian), ", ".join(str(one.name) for one in spoken))

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(ctx.command_path, f"{self._say('usage_command')} ...", f"{self._say('usage')} ")
        self._describe(formatter)
        commands = [one for one in self.commands.values() if isinstance(one, Spoken)]
        self._list(formatter, "usage_commands", [(_names(one), self._say(f"short_{one.name}")) for one in commands])
        self._list_options(formatter)
        self._show_examples(formatter)


def refusal(error: click.UsageError) -> Diagnostic:
    """What is wrong with the arguments, as a Diagnostic."""
    if isinstance(error, Misuse):
        return error.diagnostic
    if isinstance(error, click.NoSuchOption):
        options = [name for param in (error.ctx.command.params if error.ctx else []) for name in param.opts]
        near = closest(error.option_name, options)
        code = "unknown_option_near" if near else "unknown_option"
        return Diagnostic(code, {"option": error.option_name, "near": near})
    if isinstance(error, click.BadOptionUsage):
        params = error.ctx.command.params if error.ctx else []
        flags = [name for param in params if isinstance(param, click.Option) and param.is_flag for name in param.opts]
        code = "option_takes_no_value" if error.option_name in flags else "option_needs_value"
        return Diagnostic(code, {"option": error.option_name})
    if isinstance(error, click.MissingParameter):
        spoken = error.ctx.command if error.ctx is not None else None
        example = spoken.example if isinstance(spoken, Spoken) else ""
        return Diagnostic("missing_of_command", {"argument": _shown(error.param), "example": example})
    group = error.ctx.command if error.ctx is not None else None  # what is left: a group without its command
    return Diagnostic("command_missing", {"known": group.known if isinstance(group, SpokenGroup) else ""})


def _help_option() -> click.Option:
    def show(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
        if value and not ctx.resilient_parsing:
            from kinerja_rules.cli.console import Console

            assert isinstance(ctx.command, Spoken)
            Console(ctx.command.lang).result(ctx.get_help() + "\n")
            ctx.exit()

    return click.Option(["--help", "-h"], is_flag=True, is_eager=True, expose_value=False, callback=show)


def _not_an_option(argument: str, command: click.Command) -> str:
    """``-a + b`` is a formula: its minus is written as the mark that no option begins with."""
    known = {name for param in command.params for name in param.opts}
    return f"−{argument[1:]}" if re.match(r"-[^-\s]", argument) and argument not in known else argument


def _names(command: Spoken) -> str:
    names = (str(command.name), *command.aliases)
    return ", ".join(names[::-1] if command.lang == "id" else names)


def _shown(param: click.Parameter | None) -> str:
    if isinstance(param, click.Option):
        return param.opts[0]
    return "" if param is None else str(param.metavar or param.name).upper()


def _written(param: click.Parameter) -> str:
    if isinstance(param, click.Option):
        names = ", ".join(param.opts)
        return names if param.is_flag else f"{names} {param.metavar or str(param.name).upper()}"
    return _bracketed(param).strip("[]")


def _bracketed(param: click.Parameter) -> str:
    name = _shown(param) + ("..." if param.nargs == -1 else "")
    return name if param.required else f"[{name}]"
