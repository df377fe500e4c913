"""The sheets of a workbook and their columns: what the writer and the reader of workbooks agree on."""

from __future__ import annotations

from typing import Literal

Kind = Literal["text", "list", "figure", "integer", "date"]

PACK, INDICATORS, VARIABLES, WEIGHTS = "Paket", "Indikator", "Variabel", "Bobot"
UNITS, SOURCES, OTHER, CHOICES, VALUES = "Satuan", "Sumber", "Lain", "Pilihan", "Nilai"
BETWEEN = " | "
"""Stands between the elements of a list in one cell."""

PACK_KEYS: dict[str, Kind] = {
    "paket.id": "text",
    "paket.versi": "text",
    "paket.nama": "text",
    "paket.acuan": "list",
    "paket.berlaku_mulai": "date",
    "paket.berlaku_sampai": "date",
    "paket.skala": "text",
    "paket.capaian_dari": "text",
    "paket.keyakinan": "text",
    "paket.catatan": "text",
    "pembulatan.realisasi.digit": "integer",
    "pembulatan.capaian.digit": "integer",
    "pembulatan.cara": "text",
}
INDICATOR_COLUMNS: dict[str, Kind] = {
    "nama": "text",
    "sasaran": "text",
    "definisi": "text",
    "rumus": "text",
    "satuan": "text",
    "arah": "text",
    "skala": "text",
    "jenis": "text",
    "tertulis": "text",
    "rumus_dimaksud": "text",
    "alasan": "text",
    "satuan_tercetak": "text",
    "skala_realisasi": "text",
    "penanggung_jawab": "text",
    "sumber_data": "text",
    "periode": "text",
    "rekap": "text",
    "nol_per_nol": "text",
    "sebutan": "list",
    "anggaran": "list",
    "catatan": "text",
}
VARIABLE_COLUMNS: dict[str, Kind] = {
    "frasa": "list",
    "satuan": "text",
    "sumber": "text",
    "tetap": "figure",
    "kumulatif_sejak": "integer",
    "catatan": "text",
}
SOURCE_COLUMNS: dict[str, Kind] = {"judul": "text", "nomor": "text", "tanggal": "date", "catatan": "text"}
VALUE_COLUMNS = ("indikator", "variabel", "tahun", "periode", "nilai", "status", "sumber", "halaman")
COMMON_UNITS = ("persen", "orang", "rupiah", "dokumen", "laporan", "perusahaan", "kegiatan", "nilai", "indeks")
