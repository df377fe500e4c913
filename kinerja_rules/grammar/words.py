"""The words of the language, as tables: what decrees write where a formula has a sign."""

from __future__ import annotations

import re

# Each operator word with the sign it stands for; the longest is tried first.
OPERATORS: dict[str, str] = {
    r"dibagi(?:kan)?(?:\s+(?:dengan|oleh))?": "DIV",
    r"di\s+bagi(?:kan)?(?:\s+dengan)?": "DIV",
    r"dikali(?:kan)?(?:\s+dengan)?": "TIMES",
    r"di\s+kali(?:kan)?(?:\s+dengan)?": "TIMES",
    r"kali": "TIMES",
    r"ditambah(?:kan)?(?:\s+dengan)?": "PLUS",
    r"dikurang(?:i|kan)?(?:\s+dengan)?": "MINUS",
    r"pada\s+setiap|untuk\s+setiap|setiap": "PER",
    r"per": "PER",
}
OPERATOR_WORD = re.compile(
    "(?:" + "|".join(f"(?P<g{index}>{pattern})" for index, pattern in enumerate(OPERATORS)) + r")(?!\w)",
    re.IGNORECASE,
)
OPERATOR_KIND = {f"g{index}": kind for index, kind in enumerate(OPERATORS.values())}

EQUALS_WORD = re.compile(r"(?:sama\s+dengan|adalah|ialah|merupakan)(?!\w)", re.IGNORECASE)
TIMES_LETTER = re.compile(r"[xX](?![^\W\d])")  # x is times where an operator is due, unless it begins a word
LOGIC_WORD = re.compile(r"(dan|atau|bukan)(?!\w)", re.IGNORECASE)
PERCENT_WORD = re.compile(r"(?:%|(?:persen|prosen)(?!\w))", re.IGNORECASE)

# Words that follow a bare number as its unit and change nothing in it.
COUNTED = re.compile(
    r"(?:orang|jiwa|penduduk|jam|hari|minggu|bulan|tahun|unit|dokumen|kali|paket|laporan|kegiatan|perusahaan|kasus|"
    r"perkara|kawasan|lokasi|desa|kecamatan|kk|kelahiran(?:\s+hidup)?|balita|bayi|siswa|murid|guru|km|ha|m2|rupiah|"
    r"upt|lembaga|kelompok|kematian|ibu|anak|sekolah|rumah(?:\s+tangga)?|kendaraan|kejadian|pasien|ton|kg|poin|"
    r"responden|unsur)(?!\w)",
    re.IGNORECASE,
)

FUNCTION_ALIASES = {
    "sum": "jumlah",
    "average": "rata_rata",
    "avg": "rata_rata",
    "mean": "rata_rata",
    "rata2": "rata_rata",
    "max": "maks",
    "count": "banyak",
    "round": "bulatkan",
    "if": "jika",
    "sqrt": "akar",
    "geomean": "rata_rata_ukur",
}
