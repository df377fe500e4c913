"""What a unit says about its figures: percentages have decimals, money and counted things have thousands."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Literal

UnitKind = Literal["percent", "money", "count"]

MAGNITUDES = {
    "ribu": 3,
    "rb": 3,
    "thousand": 3,
    "juta": 6,
    "jt": 6,
    "million": 6,
    "miliar": 9,
    "milyar": 9,
    "billion": 9,
    "triliun": 12,
    "trilyun": 12,
    "trillion": 12,
}

_PERCENT = {"persen", "prosen", "percent", "persentase", "prosentase", "presentase"}
_MONEY = {"rp", "idr", "rupiah", "usd", "us$", "$", "dolar"}
_COUNTED = frozenset(
    """
    cacah orang jiwa kk kepalakeluarga keluarga rumahtangga penduduk pekerja pegawai asn pns buruh tenagakerja
    pencarikerja pencaker peserta siswa mahasiswa guru dokter pasien balita bayi anak ibu lansia pemilih wajibpajak
    kawasan wilayah lokasi titik desa kelurahan kecamatan kabupaten kota provinsi dusun rt rw
    dokumen laporan naskah berkas surat arsip buku eksemplar lembar peraturan perda perbup sertifikat izin perizinan
    rekomendasi persetujuan lowongan kasus perkara perselisihan kejadian pengaduan temuan
    perusahaan lembaga lptks lpk instansi opd skpd upt uptd blk sekolah puskesmas posyandu koperasi umkm ukm asosiasi
    serikat kelompok organisasi unit paket kegiatan subkegiatan program jenis aplikasi inovasi sistem
    gedung bangunan rumah ruang kendaraan ruas bidang persil ekor batang buah kali
    """.split()
)


def unit_kind(unit: str, counted: Collection[str] = ()) -> UnitKind | None:
    """``percent``, ``money`` or ``count`` for the words of a unit, None where they say nothing.

    ``counted``: units that a pack declares as counted. A unit in thousands or millions says nothing.

    >>> unit_kind("Persen"), unit_kind("Rupiah / Jam"), unit_kind("Kawasa n Wilayah"), unit_kind("Nilai")
    ('percent', 'money', 'count', None)
    """
    text = unit.casefold().strip()
    words = re.findall(r"[^\s/.()]+", text)
    if "%" in text or _PERCENT.intersection(words):
        return "percent"
    if not words or not MAGNITUDES.keys().isdisjoint(words):
        return None
    if words[0] in _MONEY:
        return "money"
    declared = {_squashed(word) for word in counted}
    if _squashed(text) in declared:
        return "count"
    if "/" in text or "per" in words:
        return None
    # words that the extraction broke (`Kawasa n`) are tried joined
    joined = {"".join(words[:length]) for length in range(1, len(words) + 1)}
    return None if joined.isdisjoint(_COUNTED) and joined.isdisjoint(declared) else "count"


def _squashed(text: str) -> str:
    return "".join(re.findall(r"[^\s.()]+", text.casefold()))
