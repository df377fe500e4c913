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
    # the command
    "batch_extra": Sentence(
        "Perintah ini memerlukan Polars, yang belum terpasang.",
        "This command needs Polars, which is not installed.",
        'Pasang dengan `pip install "kinerja-rules[batch]"`.',
        'Install it with `pip install "kinerja-rules[batch]"`.',
    ),
    "pack_or_formula": Sentence(
        "Perintah ini memerlukan salah satu: --pack atau --formula.",
        "This command needs one of --pack and --formula.",
        'Tulis `--pack ID`, atau `--formula "a / b * 100"`.',
        'Write `--pack ID`, or `--formula "a / b * 100"`.',
    ),
}

WORDS: dict[str, Sentence] = {
    "batch_done": Sentence(
        "{rows} baris ditulis ke {file}; tanpa nilai: {failed}; dihitung ulang: {again}.",
        "{rows} rows written to {file}; without a value: {failed}; recomputed: {again}.",
    ),
    "batch_resumed": Sentence(
        "{rows} baris sudah ada dari proses sebelumnya.", "{rows} rows were there from a run before."
    ),
    "batch_progress": Sentence(
        "{rows} dari {total} baris, {rate} per detik", "{rows} of {total} rows, {rate} a second"
    ),
    "batch_left": Sentence(", sisa {seconds} detik", ", {seconds} s left"),
    "batch_interrupted": Sentence(
        "Terputus. Bagian yang sudah selesai disimpan: jalankan perintah yang sama untuk melanjutkan.",
        "Interrupted. The parts that were finished are kept: the same command goes on from there.",
    ),
    "arg_source": Sentence("DATA", "DATA"),
    "arg_result": Sentence("HASIL", "RESULT"),
    "arg_formula": Sentence("RUMUS", "FORMULA"),
    "short_batch": Sentence("menghitung banyak baris dari berkas", "work out the many rows of a file"),
    "help_batch": Sentence(
        "Menghitung setiap baris sebuah berkas (Parquet, CSV, XLSX) dengan sebuah paket atau rumus, dan menulis "
        "hasilnya. Baris yang gagal ditulis dengan alasannya; proses yang terputus dilanjutkan.",
        "Works out every row of a file (Parquet, CSV, XLSX) by a pack or a formula, and writes the results. A row that "
        "fails is written with its reason; a run that was interrupted goes on.",
    ),
    "help_batch_examples": Sentence(
        "kinerja massal data.csv hasil.csv --pack banjar --year 2024\n"
        'kinerja massal data.parquet hasil.jsonl --formula "a / b * 100" --digits 2',
        "kinerja batch data.csv results.csv --pack banjar --year 2024\n"
        'kinerja batch data.parquet results.jsonl --formula "a / b * 100" --digits 2',
    ),
    "help_source": Sentence(
        "berkas data: satu kolom per variabel, atau kolom variabel dan nilai",
        "the data: a column for each variable, or columns variable and value",
    ),
    "help_result": Sentence(
        "berkas hasil: .parquet, .csv, .xlsx, atau .jsonl", "the results: .parquet, .csv, .xlsx, or .jsonl"
    ),
    "help_formula": Sentence("rumus, pengganti --pack", "a formula, in place of --pack"),
    "help_batch_indicator": Sentence(
        "indikator semua baris, kalau berkasnya tidak punya kolom itu",
        "the indicator of all rows, where the file has no such column",
    ),
    "help_batch_year": Sentence(
        "tahun semua baris, kalau berkasnya tidak punya kolom itu",
        "the year of all rows, where the file has no such column",
    ),
    "help_batch_digits": Sentence(
        "banyaknya angka di belakang koma (bawaan 2; hanya dengan --formula)",
        "how many decimals (2 by default; only with --formula)",
    ),
}
