"""The sheets of a workbook and their columns: what the writer and the reader of workbooks agree on."""

from __future__ import annotations

from typing import Literal

Kind = Literal["text", "list", "figure", "integer", "date"]

PACK, INDICATORS, VARIABLES, WEIGHTS = "Paket", "Indikator", "Variabel", "Bobot"
UNITS, SOURCES, SCALES, BANDS = "Satuan", "Sumber", "Skala", "Kelas"
OTHER, CHOICES, VALUES = "Lain", "Pilihan", "Nilai"
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
SCALE_COLUMNS: dict[str, Kind] = {
    "atas": "text",
    "celah": "text",
    "celah.bulatkan": "integer",
    "di_atas": "text",
    "di_bawah": "text",
    "catatan": "text",
}
BAND_COLUMNS: dict[str, Kind] = {
    "label": "text",
    "sebutan": "text",
    "mulai": "figure",
    "lebih_dari": "figure",
    "sampai": "figure",
    "kurang_dari": "figure",
    "tertulis": "text",
}
SCALE_CHOICES = {
    "atas": ("capaian", "realisasi"),
    "celah": ("kelas_bawah", "tolak"),
    "di_atas": ("kelas_teratas", "tolak"),
    "di_bawah": ("kelas_terbawah", "tolak"),
}
VALUE_COLUMNS = ("indikator", "variabel", "tahun", "periode", "nilai", "status", "sumber", "halaman")
NOTES = {
    (INDICATORS, "id"): "Nama pendek, satu kata, misalnya tkk.",
    (VARIABLES, "indikator"): "id indikatornya; kosong bagi variabel yang dipakai bersama.",
    (VARIABLES, "variabel"): "Nama pendek, satu kata, misalnya angkatan_kerja.",
    (WEIGHTS, "indikator"): "id indikatornya.",
    (WEIGHTS, "unsur"): "Nama pendek, satu kata, misalnya pelayanan.",
    (WEIGHTS, "bobot"): "Misalnya 40%; jumlahnya 100%.",
    (UNITS, "satuan"): "Satuan yang dihitung satu demi satu, misalnya bundel.",
    (UNITS, "sama_dengan"): "Satuan lain yang sama artinya; biasanya kosong.",
    (SCALES, "skala"): "Nama skala Anda sendiri; kelas-kelasnya di lembar Kelas.",
    (BANDS, "skala"): "Nama skalanya, pada setiap baris.",
    (VALUES, "indikator"): "id indikatornya.",
    (VALUES, "variabel"): "Nama variabelnya, atau realisasi bila nilainya diberikan.",
    (VALUES, "periode"): "Kosong untuk setahun; tw1 sampai tw4, sem1, sem2, 01 sampai 12.",
    (VALUES, "nilai"): "Seperti tercetak. Beberapa nilai: 12; 15; 9.",
    (VALUES, "status"): "tetap, sementara, atau sangat_sementara.",
    (OTHER, "kunci"): "Yang tidak punya kolom, sebagai TOML.",
}
"""What a column is for, where no key of the pack file says it."""
TARGET_NOTE = "Seperti tercetak; kisaran: 2% s/d 4%. Tahun lain: tambah kolom, misalnya target.2026."
COMMON_UNITS = ("persen", "orang", "rupiah", "dokumen", "laporan", "perusahaan", "kegiatan", "nilai", "indeks")
