"""Files to packs: what is included first, then the pack itself, then its proofs; every problem at once."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import define, evolve, field, frozen

from kinerja_rules.check.declared import unused
from kinerja_rules.errors import Diagnostic, FileError, PackError
from kinerja_rules.files.document import Document, in_file
from kinerja_rules.files.shape import checked
from kinerja_rules.files.suggest import closest
from kinerja_rules.files.toml import read_toml
from kinerja_rules.messages import Sentence
from kinerja_rules.packs.cascades import refuse_circles
from kinerja_rules.packs.desk import Desk, Table
from kinerja_rules.packs.doubts import idle_scales
from kinerja_rules.packs.examples import prove_examples
from kinerja_rules.packs.indicators import Reader
from kinerja_rules.packs.keys import CONFIDENCE, FROM_WORDS, pack_shape
from kinerja_rules.packs.places import PACK_ID, find_pack, neighbours, pack_at, pack_files, shipped_folder
from kinerja_rules.packs.rules import Rules, read_relations, read_rules
from kinerja_rules.policy import Indicator, Pack, Relation, Source, squashed
from kinerja_rules.registry import Registry

PathLike = str | os.PathLike[str]


@frozen
class Loaded:
    """A pack as far as it can be used, and what was found in its file; ``usable`` where none of it is an error."""

    pack: Pack
    problems: tuple[Diagnostic, ...]

    @property
    def usable(self) -> bool:
        return all(problem.severity != "error" for problem in self.problems)


@define
class Loader:
    """One loading: the packs read so far, and those that are being read."""

    registry: Registry
    folders: tuple[Path, ...] = ()
    loaded: dict[Path, Loaded] = field(factory=dict)
    reading: list[tuple[Path, str]] = field(factory=list)

    def pack(self, source: PathLike | Mapping[str, Any]) -> Pack:
        """As ``source``, proved: raises PackError with every problem at once."""
        loaded = self.source(source)
        errors = [problem for problem in loaded.problems if problem.severity == "error"]
        if errors:
            raise PackError(*errors)
        return loaded.pack

    def source(self, source: PathLike | Mapping[str, Any]) -> Loaded:
        """The pack with this id, at this path, or in this mapping. Raises PackError or FileError if there is none."""
        if isinstance(source, Mapping):
            return self._read(Document.of(source), None, None)
        shipped = pack_files(shipped_folder())
        name = os.fspath(source)
        if isinstance(source, str) and source in shipped:
            return self.file(shipped[source], source)
        path = pack_at(Path(name))
        if path is not None:
            return self.file(path, None)
        if not isinstance(source, str) or ("\0" not in name and name.endswith(".toml")):
            read_toml(name)  # says why it cannot be opened
        found = find_pack(name, self.folders)
        if found is not None:
            return self.file(found, name)
        own = f"{name}.toml"
        near = own if pack_at(Path(own)) is not None else closest(name, shipped)
        near = near or next((one for one in shipped if one.rpartition("/")[2] == name), None)
        code = "pack_unknown_near" if near else "pack_unknown"
        raise PackError(Diagnostic(code, {"id": name[:80], "near": near or "", "known": ", ".join(shipped)}))

    def file(self, path: Path, asked: str | None) -> Loaded:
        """The pack in a file; ``asked`` is the id under which it was looked for."""
        key = path.resolve()
        if key not in self.loaded:
            self.loaded[key] = self._read(read_toml(path if asked is None else _shown(path)), path, asked)
        return self.loaded[key]

    def _read(self, document: Document, path: Path | None, asked: str | None) -> Loaded:
        whole, shape_problems = checked(document, pack_shape(self.registry))
        desk = Desk(whole, self.registry, [*document.diagnostics, *_no_typing_twice(shape_problems)])
        head = desk.table("paket")
        name = head.get("id", asked or "")
        if "id" in head and not PACK_ID.fullmatch(name):
            desk.refuse("pack_id_form", ("paket", "id"), id=name)
        elif asked is not None and name != asked and "id" in head:
            desk.refuse("pack_id_other", ("paket", "id"), id=name, asked=asked)
        includes, incomplete = self._includes(desk, path, name)
        rules = read_rules(desk, name, includes, incomplete)
        pack = _pack(desk, rules, name, document, [pack for _, pack in includes])
        problems = tuple(sorted(desk.problems, key=in_file))
        remarks = tuple(problem for problem in problems if problem.severity != "error")
        return Loaded(evolve(pack, remarks=remarks, file=document.name), problems)

    def _includes(self, desk: Desk, path: Path | None, name: str) -> tuple[list[tuple[int, Pack]], bool]:
        """The included packs with their position, and whether one of them cannot be used."""
        found: list[tuple[int, Pack]] = []
        incomplete = desk.hurt("paket", "acuan")
        own = path.resolve() if path is not None else Path()
        self.reading.append((own, name))
        seen: set[str] = set()
        for index, wanted in enumerate(desk.table("paket").get("acuan", ())):
            at = ("paket", "acuan", index)
            if wanted in seen:
                desk.refuse("include_twice", at, id=wanted)
                continue
            seen.add(wanted)
            loaded = self._include(desk, at, wanted, path)
            if loaded is None or not loaded.usable:
                incomplete = True
            else:
                found.append((index, loaded.pack))
        self.reading.pop()
        return found, incomplete

    def _include(self, desk: Desk, at: tuple[str | int, ...], wanted: str, path: Path | None) -> Loaded | None:
        """An included pack; None, and the reason noted, where there is none or it includes this one."""
        near_by = neighbours(path) if path is not None else ()
        file = find_pack(wanted, (*self.folders, *near_by, shipped_folder()))
        if file is None:
            known = {id_: id_ for id_ in pack_files(shipped_folder())}
            desk.unknown("include_unknown", at, wanted, known, None)
            return None
        files = [reading for reading, _ in self.reading]
        if file.resolve() in files:
            circle = [id_ for _, id_ in self.reading[files.index(file.resolve()) :]]
            desk.refuse("include_cycle", at, cycle=" -> ".join([*circle, wanted]))
            return None
        try:
            loaded = self.file(file, wanted)
        except FileError as error:
            for problem in error.diagnostics:
                said = Sentence(problem.message("id"), problem.message("en"))
                desk.refuse("include_unreadable", at, id=wanted, reason=said)
            return None
        errors = [problem for problem in loaded.problems if problem.severity == "error"]
        if errors:
            first = Sentence(*(f"{errors[0].place}: {errors[0].message(lang)}" for lang in ("id", "en")))
            desk.refuse("include_broken", at, id=wanted, count=len(errors), first=first)
        return loaded


def _pack(desk: Desk, rules: Rules, name: str, document: Document, includes: Sequence[Pack]) -> Pack:
    head = desk.table("paket")
    reader = Reader(desk, rules, name)
    reader.default_scale = reader.scale(head.get("skala"), ("paket", "skala"))
    indicators = reader.all()
    own = [variable for indicator in indicators.values() for variable in indicator.variables.values()]
    relations = read_relations(desk, rules, own)
    _names_once(desk, indicators)
    _unused(desk, indicators, relations)
    idle_scales(desk, rules, indicators, head.get("skala"))
    refuse_circles(desk, indicators)
    for indicator in indicators.values():
        prove_examples(desk, indicator)
    return Pack(
        name,
        head.get("versi", ""),
        head.get("nama", name),
        includes=tuple(head.get("acuan", ())),
        indicators=indicators,
        directions=rules.directions,
        scales=rules.scales,
        derived=rules.derived,
        aggregates=rules.aggregates,
        relations=relations,
        variables=rules.variables,
        counted=frozenset(rules.counted),
        same_units=rules.same_units,
        sources=tuple(_source(table) for table in desk.data.get("sumber", ())),
        scale=reader.default_scale,
        mode=reader.mode(None, "realisasi"),
        rounding=reader.rounding(None, "realisasi"),
        achievement_rounding=reader.rounding(None, "capaian"),
        achievement_from=FROM_WORDS[head.get("capaian_dari", "realisasi_bulat")],
        validity=desk.validity(head, ("paket",)),
        confidence=CONFIDENCE.get(head.get("keyakinan", "")),
        note=head.get("catatan"),
        content_hash=_hash(document.data, includes),
    )


def _source(table: Table) -> Source:
    return Source(table["judul"], table.get("nomor"), table.get("tanggal"), table.get("catatan"))


def _unused(desk: Desk, indicators: Mapping[str, Indicator], relations: Sequence[Relation]) -> None:
    """A remark for each variable of an indicator that stands in none of its formulas, nor in an identity."""
    sides = [side.tree for relation in relations for side in (relation.left, relation.right)]
    for name, indicator in indicators.items():
        path, table = ("indikator", name), desk.table("indikator", name)
        versions = indicator.versions or (indicator,)
        if any(one.formula is None for one in versions) or desk.hurt(*path) or desk.hurt("hubungan"):
            continue
        trees = [formula.tree for one in versions for formula in (one.formula, one.intended) if formula is not None]
        below = [((*path, "versi", number), each) for number, each in enumerate(table.get("versi", ()))]
        for at, each in ((path, table), *below):
            for found in unused(each.get("variabel", {}), [*trees, *sides]):
                desk.remark(found.code, (*at, "variabel", str(found.values["name"])), **found.values)


def _names_once(desk: Desk, indicators: Mapping[str, Indicator]) -> None:
    """A remark where a document's name for one indicator is also that of another."""
    owners: dict[str, str] = {}
    for name, indicator in indicators.items():
        table = desk.table("indikator", name)
        wordings = [("nama", indicator.name), *(("sebutan", alias) for alias in indicator.aliases)]
        for key, wording in wordings:
            owner = owners.setdefault(squashed(wording), name)
            if owner != name and key in table:
                path = ("indikator", name, key)
                desk.remark("name_twice", path, name=wording, first=owner, second=name)


def _hash(data: Mapping[str, Any], includes: Iterable[Pack]) -> str:
    """SHA-256 of what a pack says, in whatever order, and of what it includes."""
    said = json.dumps(data, sort_keys=True, ensure_ascii=False, default=str, separators=(",", ":"))
    whole = "\n".join([said, *sorted(f"{pack.id} {pack.content_hash}" for pack in includes)])
    return hashlib.sha256(whole.encode()).hexdigest()


def _no_typing_twice(problems: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Without a missing key that stands there misspelt: the misspelling is told."""
    unknown = [problem.place.path for problem in problems if problem.code == "unknown_key" and problem.place]

    def misspelt(problem: Diagnostic) -> bool:
        path = problem.place.path if problem.place is not None else ()
        near = [str(other[-1]) for other in unknown if other[:-1] == path[:-1]]
        return problem.code == "missing_key" and any(closest(name, [str(path[-1])]) for name in near)

    return [problem for problem in problems if not misspelt(problem)]


def _shown(path: Path) -> str:
    """A path as messages cite it: from the working folder on, where it lies in there."""
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)
