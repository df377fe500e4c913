"""``kinerja list`` and ``kinerja show``: what ships, and what a pack holds."""

from __future__ import annotations

from collections.abc import Sequence

import click

from kinerja_rules.cli.console import Console
from kinerja_rules.cli.language import Lang
from kinerja_rules.cli.options import argument, format_option, lang_option, text, year_option
from kinerja_rules.cli.plugins import engine
from kinerja_rules.cli.shelf import find_indicator, report_titles, shipped_packs
from kinerja_rules.cli.trees import show_tree
from kinerja_rules.cli.usage import Misuse, Spoken


def list_command(lang: Lang) -> Spoken:
    """``kinerja list``, in Indonesian ``daftar``."""

    def run(pack_name: str | None, form: str) -> int:
        return _list(pack_name, form, Console(lang))

    params = [argument("pack_name", lang, required=False), format_option(), lang_option()]
    return Spoken("list", lang, ("daftar",), params=params, callback=run)


def show_command(lang: Lang) -> Spoken:
    """``kinerja show``, in Indonesian ``lihat``."""

    def run(pack_name: str, indicator: str | None, tree: bool, data: Sequence[str], year: int | None, form: str) -> int:
        if tree and indicator is None:
            return show_tree(engine().load_pack(pack_name), data, year, form, Console(lang))
        if tree or data or year is not None:
            raise Misuse("only_with_tree")
        return _show(pack_name, indicator, form, Console(lang))

    params = [
        argument("pack_name", lang),
        argument("indicator", lang, required=False),
        click.Option(["--tree"], is_flag=True),
        text("--data", lang, many=True),
        year_option(lang),
        format_option(),
        lang_option(),
    ]
    return Spoken("show", lang, ("lihat",), params=params, callback=run)


def _list(name: str | None, form: str, console: Console) -> int:
    if name is not None:
        found = engine().load_pack(name)
        if form == "json":
            from kinerja_rules.reports.json import to_json
            from kinerja_rules.reports.records import indicator_record

            console.result(to_json([indicator_record(one) for one in found.indicators.values()]))
        else:
            from kinerja_rules.reports.terminal import packs

            console.show(packs.indicators(found, console.lang))
        return 0
    packs_by_id, reports = shipped_packs(), report_titles()
    if form == "json":
        from kinerja_rules.reports.json import to_json

        record = {"packs": packs_by_id, "reports": reports}
        console.result(to_json({key: [{"id": id, "name": name} for id, name in rows] for key, rows in record.items()}))
    else:
        from kinerja_rules.reports.terminal import packs

        console.show(packs.shipped(packs_by_id, reports, console.lang))
    return 0


def _show(name: str, wanted: str | None, form: str, console: Console) -> int:
    found = engine().load_pack(name)
    indicator = None if wanted is None else find_indicator(found, wanted)
    if form == "json":
        from kinerja_rules.reports.json import to_json
        from kinerja_rules.reports.records import indicator_record, pack_record

        console.result(to_json(pack_record(found) if indicator is None else indicator_record(indicator)))
    else:
        from kinerja_rules.reports.terminal import packs

        drawn = packs.pack(found, console.lang) if indicator is None else packs.indicator(indicator, console.lang)
        console.show(drawn)
    return 0
