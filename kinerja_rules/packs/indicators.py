"""The indicators of a pack: every key read, every rule they name resolved; one by one, and version by version."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

from attrs import define, evolve, field

from kinerja_rules.errors import KeyPath
from kinerja_rules.files.suggest import closest
from kinerja_rules.files.toml import read_toml
from kinerja_rules.messages import Sentence
from kinerja_rules.numbers import HALF_UP, Fraction, Rounding
from kinerja_rules.packs.desk import Desk, Table
from kinerja_rules.packs.doubts import doubt, refuse_lost_targets
from kinerja_rules.packs.formulas import WAYS, FormulaReader
from kinerja_rules.packs.keys import CONFIDENCE, DIRECTION_SYNONYMS, FROM_WORDS, PERIOD_WORDS, ZERO_WORDS
from kinerja_rules.packs.places import pack_files, shipped_folder
from kinerja_rules.packs.rules import Rules, read_variables
from kinerja_rules.packs.sections import Section
from kinerja_rules.packs.targets import read_examples, read_period_targets, read_targets
from kinerja_rules.policy import PERIODS, Direction, Indicator, RoundingRule, Scale, Validity, Variable, kind_of_unit

_OF_A_FORMULA = (*WAYS, "rumus_dimaksud", "alasan", "jumlah_bobot")


@define
class Reader:
    """Reads the indicators of one pack."""

    desk: Desk
    rules: Rules
    pack: str
    default_scale: Scale | None = None
    implicit: set[tuple[str, str]] = field(factory=set)  # indicator and name, remarked already
    units: dict[str, str] = field(factory=dict)  # of the indicators, for formulas that name one
    shipped: dict[str, dict[str, str]] = field(factory=dict)  # key, name -> the shipped pack that has it

    def all(self) -> dict[str, Indicator]:
        """Every indicator that can be used, by id; what is wrong with the others is noted."""
        tables = self.desk.table("indikator")
        self.units = {name: table["satuan"] for name, table in tables.items() if "satuan" in table}
        return {name: self.indicator(name, table) for name, table in tables.items()}

    def indicator(self, name: str, table: Table) -> Indicator:
        """One indicator, with its versions where it has some."""
        path = ("indikator", name)
        base = Section(path, table)
        versions = table.get("versi", ())
        if not versions:
            validity = self._validity(base)
            refuse_lost_targets(self.desk, base, validity)
            return self.version(name, base, validity)
        found: list[Indicator] = []
        for number, each in enumerate(versions):
            below = base if each.keys().isdisjoint(WAYS) else base.without(_OF_A_FORMULA)
            section = Section((*path, "versi", number), each, below)
            if "berlaku_mulai" not in each and "berlaku_sampai" not in each and not self.desk.hurt(*section.path):
                self.desk.error("version_without_dates", section.path)
            validity = self.desk.validity(each, section.path)
            found.append(evolve(self.version(name, section, validity), version=str(validity)))
        self._cover(path, found)
        whole = Validity(
            None if any(one.validity.start is None for one in found) else min(_starts(found)),
            None if any(one.validity.end is None for one in found) else max(_ends(found)),
        )
        for number, each in enumerate(versions):
            refuse_lost_targets(self.desk, Section((*path, "versi", number), each), whole)
        refuse_lost_targets(self.desk, base, whole)
        latest = max(found, key=_start_key)
        examples = read_examples(self.desk, base)
        return evolve(latest, versions=tuple(found), validity=whole, version=None, examples=examples)

    def version(self, name: str, section: Section, validity: Validity) -> Indicator:
        """The indicator as one section has it."""
        desk, rules = self.desk, self.rules
        unit = section.get("satuan")
        kind = kind_of_unit(unit, rules.counted, rules.same_units)
        own: dict[str, Variable] = {}
        for path, table in reversed(section.layers("variabel")):
            own |= read_variables(desk, rules, path, table, self.pack)
        variables = {**own, **{key: one for key, one in rules.variables.items() if key not in own}}
        formulas = FormulaReader(desk, rules, name, section, own, variables, self.units, self.implicit)
        formula, weights = formulas.formula()
        direction = self._direction(section)
        period = PERIOD_WORDS[section.get("periode", "tahun")]
        if "satuan_tercetak" in section and section.get("satuan_tercetak").count("{}") != 1:
            desk.refuse("printed_unit_form", section.at("satuan_tercetak"))
        self._periods(section)
        self._budget(section)
        made = Indicator(
            name,
            section.get("nama", name),
            kind="direct" if section.get("jenis") == "langsung" else "formula",
            formula=formula,
            intended=formulas.intended(),
            intended_reason=section.get("alasan"),
            weights=weights,
            weight=self._weight(section),
            goal=section.get("sasaran"),
            definition=section.get("definisi"),
            as_written=section.get("tertulis"),
            unit=unit,
            unit_kind=kind,
            printed_unit=section.get("satuan_tercetak"),
            direction=direction,
            scale=self.scale(section.get("skala"), section.at("skala")) or self.default_scale,
            realisation_scale=self.scale(section.get("skala_realisasi"), section.at("skala_realisasi")),
            mode=self.mode(section, "realisasi"),
            rounding=self.rounding(section, "realisasi"),
            achievement_rounding=self.rounding(section, "capaian"),
            achievement_from=FROM_WORDS[
                section.get("capaian_dari", desk.table("paket").get("capaian_dari", "realisasi_bulat"))
            ],
            variables=variables,
            targets=read_targets(desk, section, kind, direction),
            period_targets=read_period_targets(desk, section, PERIODS[period], kind, direction),
            period=period,
            rollup=desk.registry.aggregations.get(section.get("rekap", "")),
            zero_per_zero=ZERO_WORDS[section.get("nol_per_nol", "tolak")],
            aliases=tuple(section.get("sebutan", ())),
            responsible=section.get("penanggung_jawab"),
            data_source=section.get("sumber_data"),
            budget=tuple(section.get("anggaran", ())),
            validity=validity,
            examples=read_examples(desk, section),
            confidence=CONFIDENCE.get(section.get("keyakinan", "")),
            note=section.get("catatan"),
            pack=self.pack,
        )
        doubt(desk, rules, section, made)
        return made

    # -- direction, scale, rounding, periods

    def _direction(self, section: Section) -> Direction | None:
        word = section.get("arah")
        if word is None:
            if "target" in section and not section.hurt(self.desk, "arah"):
                self.desk.error("direction_needed", section.at("target"))
            return None
        known = self.rules.directions
        broken = self.rules.incomplete or word in self.desk.table("arah") or self.desk.hurt("arah", word)
        if word not in known and not broken:
            meant = DIRECTION_SYNONYMS.get(word.strip().casefold(), word.strip().casefold())
            if meant in known:
                hint = Sentence(f'Tulis `arah = "{meant}"`.', f'Write `arah = "{meant}"`.')
                self.desk.refuse("direction_unknown", section.at("arah"), name=word, hint=hint)
            else:
                self.desk.unknown("direction_unknown", section.at("arah"), word, known, self._hint("arah", word))
        return known.get(word)

    def scale(self, word: str | None, path: KeyPath) -> Scale | None:
        """The scale of this name; an unknown one is told."""
        known = self.rules.scales
        if word is None or word in known:
            return known.get(word or "")
        broken = self.rules.incomplete or word in self.desk.table("skala") or self.desk.hurt("skala", word)
        if not broken:
            self.desk.unknown("scale_unknown", path, word, known, self._hint("skala", word))
        return None

    def rounding(self, section: Section | None, step: str) -> RoundingRule | None:
        """The rounding of a step, its keys inherited one by one; None where no digits are declared."""
        digits = next((at[step]["digit"] for at in self._roundings(section) if "digit" in at.get(step, {})), None)
        return None if digits is None else RoundingRule(digits, self.mode(section, step))

    def mode(self, section: Section | None, step: str) -> Rounding:
        """The mode that is declared for a step; half up where none is."""
        layers = self._roundings(section)
        words = [at[step]["cara"] for at in layers if "cara" in at.get(step, {})]
        words += [at["cara"] for at in layers if "cara" in at]
        return self.desk.mode(words[0] if words else None) or HALF_UP

    def _roundings(self, section: Section | None) -> list[Table]:
        layers = [table for _, table in section.layers("pembulatan")] if section is not None else []
        return [*layers, self.desk.table("pembulatan")]

    def _periods(self, section: Section) -> None:
        by_period = section.get("periode", "tahun") != "tahun"
        if by_period and "rekap" not in section and not section.hurt(self.desk, "rekap"):
            self.desk.error("rollup_needed", section.at("periode"))
        if not by_period and "rekap" in section and not section.hurt(self.desk, "periode"):
            self.desk.error("period_needed", section.at("rekap"))

    def _weight(self, section: Section) -> Fraction | None:
        """The weight of the achievement in aggregates."""
        if "bobot_capaian" not in section:
            return None
        path = section.at("bobot_capaian")
        weight = self.desk.number(section.get("bobot_capaian"), path, "percent")
        if weight is not None and weight < 0:
            self.desk.refuse("weight_negative", path)
        return weight

    def _budget(self, section: Section) -> None:
        """Each code once, and none below another: its money would count twice."""
        codes: Sequence[str] = section.get("anggaran", ())
        for number, code in enumerate(codes):
            at = (*section.at("anggaran"), number)
            if code in codes[:number]:
                self.desk.refuse("budget_code_twice", at, account=code)
            above = [other for other in codes if code.startswith(f"{other}.")]
            if above:
                self.desk.refuse("budget_code_below", at, account=code, parent=above[0])

    def _hint(self, key: str, word: str) -> Sentence | None:
        """Which shipped pack has the name, or one very like it, that this pack does not know."""
        if key not in self.shipped:
            owners = self.shipped.setdefault(key, {})
            for pack, file in pack_files(shipped_folder()).items():
                for name in read_toml(file).data.get(key, {}):
                    owners.setdefault(name, pack)
        owners = self.shipped[key]
        near = word if word in owners else closest(word, owners)
        if near is None:
            return self._own_scale(word) if key == "skala" else None
        pack = owners[near]
        meant = ("", "") if near == word else (f'Maksud Anda "{near}"? ', f'Did you mean "{near}"? ')
        included = ", ".join(f'"{one}"' for one in (*self.desk.table("paket").get("acuan", ()), pack))
        return Sentence(
            f"{meant[0]}Nama itu ada di paket {pack}: tulis `acuan = [{included}]` di [paket].",
            f"{meant[1]}The pack {pack} has it: write `acuan = [{included}]` in [paket].",
        )

    def _own_scale(self, word: str) -> Sentence:
        """That the scale may be written here, and which ones are ready."""
        own = ", ".join(self.rules.scales)
        national = [name for name, pack in self.shipped["skala"].items() if pack.startswith("nasional/")]
        ready = ", ".join([*([own] if own else []), *sorted(set(national) - self.rules.scales.keys())])
        return Sentence(
            f"Tulis kelas-kelasnya di berkas ini, di bawah [skala.{word}]; atau pakai yang ada: {ready}.",
            f"Write its bands in this file, below [skala.{word}]; or use one that is there: {ready}.",
        )

    # -- versions

    def _validity(self, section: Section) -> Validity:
        own = self.desk.validity(section.table, section.path)
        pack = self.desk.validity(self.desk.table("paket"), ("paket",))
        return Validity(own.start or pack.start, own.end or pack.end)

    def _cover(self, path: KeyPath, versions: Sequence[Indicator]) -> None:
        """Versions share no day, and leave out no whole year between them."""
        numbered = sorted(enumerate(versions), key=lambda pair: _start_key(pair[1]))
        for (_, one), (later, two) in pairwise(numbered):
            at = (*path, "versi", later)
            if one.validity.meets(two.validity):
                self.desk.error("versions_overlap", at, first=one.validity.describe(), second=two.validity.describe())
            elif one.validity.end is not None and two.validity.start is not None:
                years = range(one.validity.end.year + 1, two.validity.start.year)
                if years:
                    first, second = one.validity.describe(), two.validity.describe()
                    self.desk.error("versions_gap", at, first=first, second=second, years=", ".join(map(str, years)))


def _start_key(indicator: Indicator) -> tuple[bool, int]:
    start = indicator.validity.start
    return (start is not None, start.toordinal() if start is not None else 0)


def _starts(versions: Iterable[Indicator]) -> list[Any]:
    return [one.validity.start for one in versions]


def _ends(versions: Iterable[Indicator]) -> list[Any]:
    return [one.validity.end for one in versions]
