"""Sentences about frames of many rows."""

from kinerja_rules.messages import Sentence

SENTENCES: dict[str, Sentence] = {
    "batch_no_frame": Sentence(
        "{type} bukan tabel data.",
        "{type} is no frame.",
        "Berikan DataFrame atau LazyFrame Polars, tabel Arrow, atau DataFrame pandas.",
        "Give a Polars DataFrame or LazyFrame, an Arrow table, or a pandas DataFrame.",
    ),
    "batch_column_taken": Sentence(
        "Tabel sudah punya kolom {names}, nama kolom hasil.",
        "The frame already has the columns {names}, which are names of results.",
        "Ganti nama kolom itu lebih dulu.",
        "Rename these columns first.",
    ),
    "batch_too_large": Sentence(
        "Hasilnya lebih dari 38 angka, lebih panjang daripada yang muat dalam kolom.",
        "The result has more than 38 digits, which no column holds.",
        "Periksa satuan masukannya, atau hitung baris ini tersendiri.",
        "Check the units of the inputs, or evaluate this row by itself.",
    ),
    "batch_what": Sentence(
        "Tidak disebut `{name}` untuk baris ini.",
        "Nothing says which `{name}` this row is about.",
        "Isi kolom `{name}`, atau berikan satu nilai untuk semua baris.",
        "Fill the column `{name}`, or give one value for all rows.",
    ),
    "batch_twice": Sentence(
        "Satu variabel diisi dua kali dalam baris ini.",
        "A variable is given twice in this row.",
        "Hapus salah satu nilainya.",
        "Remove one of the values.",
    ),
    "batch_no_rounding": Sentence(
        "Indikator `{name}` tidak menyatakan pembulatan, padahal kolom hasil perlu banyaknya digit.",
        "The indicator `{name}` declares no rounding, and a column of results needs the number of digits.",
        "Tulis `[pembulatan]` dengan `realisasi.digit` dan `capaian.digit` dalam paket.",
        "Write `[pembulatan]` with `realisasi.digit` and `capaian.digit` in the pack.",
    ),
    "batch_file_kind": Sentence(
        "Berkas {name} tidak dikenal jenisnya.",
        "The file {name} is of no known kind.",
        "Pakai .parquet, .csv, .xlsx, atau .jsonl (hasil saja).",
        "Use .parquet, .csv, .xlsx, or .jsonl (results only).",
    ),
}
