"""The audit of published reports: which figures follow from their own inputs, which do not, and why.

Laws of this package:
1. Every figure is judged at its printed digits, against exact results; nothing is rounded before.
2. An input that the document does not print is never supplied; what cannot be decided is never shown as a pass.
3. Every verdict shows its working.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from kinerja_rules.audit.model import Finding, Report, UsedFile
from kinerja_rules.audit.progress import Progress, Watch
from kinerja_rules.audit.run import run
from kinerja_rules.audit.source import Source, folders_of, read_source
from kinerja_rules.builtins import DEFAULT_REGISTRY
from kinerja_rules.packs.loading import Loader
from kinerja_rules.policy import Pack

if TYPE_CHECKING:
    from kinerja_rules.engine import Engine

__all__ = ["Finding", "Progress", "Report", "audit"]


def audit(
    source: Source,
    engine: Engine | None = None,
    *,
    pack: str | None = None,
    year: int | None = None,
    progress: Watch | None = None,
) -> Report:
    """The audit of a report: a path to its TOML file, or a mapping of the same keys.

    The path may be that of a workbook, a document or a CSV file too: every table in it is audited, with nothing stated.

    A pack that the report names is looked for beside its file, then among the shipped ones; without one, columns are
    held against each other. ``pack`` (an id, or a path) and ``year`` stand in the place of the stated ones.
    ``progress`` is called with a ``Progress`` now and then, in this thread; what it raises ends the audit. Bad rows
    and figures become findings, problems of the file stand in ``problems``. Raises FileError for a file that cannot be
    read, and ReportError for one with nothing to audit.
    """
    registry = DEFAULT_REGISTRY if engine is None else engine.registry
    folders = folders_of(source)

    loader = Loader(registry, folders)

    def load(name: str) -> Pack:
        beside = (folder / name for folder in folders if name.endswith(".toml"))
        file = next((one for one in beside if one.is_file()), name)
        return loader.pack(file)

    stated = {"paket": pack, "tahun": year}
    instead = {key: value for key, value in stated.items() if value is not None}
    head, context, data = read_source(source, registry, load, instead)
    found = run(head, context, data, progress)
    used = [UsedFile("table", file) for file in dict.fromkeys(context.files)]
    used += [UsedFile("pack", str(file)) for file in loader.loaded]
    if head.file is not None:
        used.insert(0, UsedFile("report", head.file))
    return evolve(found, inputs=tuple(used), plugins=tuple(sorted(plugin.name for plugin in registry.plugins)))
