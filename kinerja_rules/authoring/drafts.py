"""Drafts: what a planner answers about a pack or an indicator, and the commented TOML that it becomes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from attrs import field, frozen

from kinerja_rules.authoring.toml_text import assignments, key_text, value_text
from kinerja_rules.packs.places import PACK_ID
from kinerja_rules.packs.targets import DEFAULT_DOCUMENT, range_ends

DIRECTIONS_PACK = "nasional/capaian"

OWN_SCALE = """\
# Skala sendiri, kalau keputusan memuatnya: hapus # di depan baris-baris ini, lalu pakai namanya
# di indikator, misalnya skala = "mutu-layanan".
# [skala.mutu-layanan]
# atas = "realisasi"      # yang diberi label: "capaian" atau "realisasi"
# celah = "kelas_bawah"   # nilai di antara dua kelas: "kelas_bawah", "tolak", atau { bulatkan = 0 }
# di_atas = "tolak"       # di atas kelas teratas: "kelas_teratas" atau "tolak"
# di_bawah = "tolak"      # di bawah kelas terbawah: "kelas_terbawah" atau "tolak"
# kelas = [               # batasnya: mulai dan sampai termasuk kelasnya, lebih_dari dan kurang_dari tidak
#   { label = "Baik", mulai = 80, sampai = 100 },
#   { label = "Cukup", mulai = 60, sampai = 79 },
#   { label = "Kurang", mulai = 0, sampai = 59 },
# ]""".split("\n")
"""What stands in a new pack for a scale of its own; without its ``# `` it is one."""


@frozen
class PackDraft:
    """What a new pack says about itself."""

    id: str
    name: str
    edition: str = "1"
    includes: tuple[str, ...] = (DIRECTIONS_PACK,)
    scale: str | None = None
    digits: int = 2
    title: str | None = None
    number: str | None = None


@frozen
class IndicatorDraft:
    """What a new indicator says; ``variables`` and ``targets`` as the pack file has them."""

    id: str
    name: str
    unit: str
    direction: str
    formula: str | None = None
    weights: Mapping[str, str] = field(factory=dict)
    goal: str | None = None
    as_written: str | None = None
    scale: str | None = None
    responsible: str | None = None
    source: str | None = None
    note: str | None = None
    targets: Mapping[str, Mapping[str, Any]] = field(factory=dict)
    variables: Mapping[str, Mapping[str, Any]] = field(factory=dict)


def pack_text(draft: PackDraft) -> str:
    """The file of a new pack, with comments that say what may be written where."""
    scale = (
        [f"skala = {value_text(draft.scale)}  # skala bagi semua indikator di bawah"]
        if draft.scale
        else ['# skala = "permendagri-86-2017"  # skala bagi semua indikator; paketnya disebut dalam acuan']
    )
    title = f"judul = {value_text(draft.title)}" if draft.title else '# judul = "Keputusan Kepala Dinas Contoh"'
    number = f"nomor = {value_text(draft.number)}" if draft.title and draft.number else '# nomor = "17 Tahun 2023"'
    source = [f"{'' if draft.title else '# '}[[sumber]]  # dokumen yang menjadi dasar", title, number]
    lines = [
        f"# {_one_line(draft.name)}",
        f"# Tambah indikator: kinerja baru indikator {_file_hint(draft)}; periksa: kinerja periksa {_file_hint(draft)}",
        "",
        "format = 1",
        "",
        "[paket]",
        f"id = {value_text(draft.id)}  # nama pendek, dipakai --pack dan acuan",
        f"versi = {value_text(draft.edition)}",
        f"nama = {value_text(draft.name)}",
        f"acuan = {value_text(draft.includes)}  # paket lain yang arah dan skalanya dipakai",
        "# berlaku_mulai = 2024-01-01",
        "# berlaku_sampai = 2029-12-31",
        *scale,
        "",
        "[pembulatan]",
        f"realisasi.digit = {draft.digits}",
        f"capaian.digit = {draft.digits}",
        'cara = "setengah_ke_atas"  # setengah_ke_atas, setengah_genap, potong, ke_atas',
        "",
        *source,
        "# tanggal = 2024-01-31",
        "",
        "[satuan]  # yang dihitung satu demi satu: 8.604 orang dibaca delapan ribu enam ratus empat",
        'orang = "cacah"',
        '# bundel = "cacah"',
        "",
        *OWN_SCALE,
    ]
    return "\n".join(lines) + "\n"


def indicator_text(draft: IndicatorDraft) -> str:
    """The table of a new indicator, to stand at the end of a pack file."""
    lines = [f"[indikator.{key_text(draft.id)}]", f"nama = {value_text(draft.name)}"]
    lines += _stated("sasaran", draft.goal)
    if draft.weights:
        lines.append(f"bobot = {value_text(draft.weights)}")
    elif draft.formula is not None:
        lines.append(f"rumus = {value_text(draft.formula)}")
    else:
        lines.append('jenis = "langsung"  # nilainya diberikan, tidak dihitung')
    lines += _stated("tertulis", draft.as_written)
    lines += [f"satuan = {value_text(draft.unit)}", f"arah = {value_text(draft.direction)}"]
    lines += _stated("skala", draft.scale)
    lines += _stated("penanggung_jawab", draft.responsible)
    lines += _stated("sumber_data", draft.source)
    lines += [
        f"target.{'' if document == DEFAULT_DOCUMENT else f'{key_text(document)}.'}{year} = {value_text(target)}"
        for document, years in draft.targets.items()
        for year, target in years.items()
    ]
    if not draft.targets:
        lines.append('# target.2024 = "97,30%"  # seperti tercetak, di antara tanda kutip')
    lines += assignments({"variabel": draft.variables}) if draft.variables else []
    lines += _stated("catatan", draft.note)
    return "\n".join(lines) + "\n"


def appended(text: str, block: str) -> str:
    """``text`` as it is, and ``block`` below it after a blank line, with the line ends of ``text``."""
    newline = "\r\n" if "\r\n" in text else "\n"
    gap = "" if not text or text.endswith(newline) else newline
    return text + gap + newline + block.replace("\n", newline)


def target_value(text: str) -> str | dict[str, str]:
    """A target as the pack holds it: a figure, or a range written ``2% s/d 4%``.

    >>> target_value("97,30%"), target_value("2% s/d 4%")
    ('97,30%', {'bawah': '2%', 'atas': '4%'})
    """
    ends = range_ends(text)
    return text.strip() if ends is None else {"bawah": ends[0], "atas": ends[1]}


def identifier(text: str) -> str:
    """A short name for an indicator: its first words, joined.

    >>> identifier("Tingkat Kesempatan Kerja (TKK)")
    'tingkat_kesempatan_kerja_tkk'
    """
    words = re.findall(r"\w+", text.casefold())[:5]
    name = "_".join(words)
    return f"_{name}" if name[:1].isdigit() else name


def pack_id(text: str) -> str:
    """An id for a pack, from the name of its file; empty where that gives none."""
    slug = re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-")
    return slug if PACK_ID.fullmatch(slug) else ""


def _stated(key: str, value: str | None) -> list[str]:
    return [] if not value else [f"{key} = {value_text(value)}"]


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _file_hint(draft: PackDraft) -> str:
    return f"{draft.id.rpartition('/')[2]}.toml"
