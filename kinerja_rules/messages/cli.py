"""Sentences about the arguments of a command."""

from kinerja_rules.messages import Sentence

_HELP_ID = "Tulis `kinerja --help` untuk daftar perintah, atau `kinerja PERINTAH --help`."
_HELP_EN = "Write `kinerja --help` for the commands, or `kinerja COMMAND --help`."

SENTENCES: dict[str, Sentence] = {
    "unknown_command": Sentence(
        "Tidak ada perintah `{name}`.",
        "There is no command `{name}`.",
        "Perintahnya: {known}.",
        "The commands are: {known}.",
    ),
    "unknown_command_near": Sentence(
        "Tidak ada perintah `{name}`.",
        "There is no command `{name}`.",
        "Maksud Anda `{near}`?",
        "Did you mean `{near}`?",
    ),
    "unknown_option": Sentence(
        "Tidak ada opsi `{option}`.",
        "There is no option `{option}`.",
        _HELP_ID,
        _HELP_EN,
    ),
    "unknown_option_near": Sentence(
        "Tidak ada opsi `{option}`.",
        "There is no option `{option}`.",
        "Maksud Anda `{near}`?",
        "Did you mean `{near}`?",
    ),
    "option_needs_value": Sentence(
        "Opsi `{option}` perlu nilai.",
        "The option `{option}` needs a value.",
        "Tulis nilainya sesudah `{option}`, dipisah spasi.",
        "Write the value after `{option}`, with a blank between them.",
    ),
    "option_takes_no_value": Sentence(
        "Opsi `{option}` tidak memakai nilai.",
        "The option `{option}` takes no value.",
        "Tulis `{option}` saja.",
        "Write `{option}` alone.",
    ),
    "replay_alone": Sentence(
        "`--replay` mengambil laporannya dari rekaman; `{report}` tidak perlu disebut.",
        "`--replay` takes its reports from the record; `{report}` is not to be named.",
        "Hapus `{report}`.",
        "Leave out `{report}`.",
    ),
    "missing_argument": Sentence(
        "{argument} belum disebut.",
        "{argument} is missing.",
        _HELP_ID,
        _HELP_EN,
    ),
    "missing_of_command": Sentence(
        "{argument} belum disebut.",
        "{argument} is missing.",
        "Misalnya: {example}",
        "For instance: {example}",
    ),
    "extra_argument": Sentence(
        "`{argument}` tidak terpakai di sini.",
        "`{argument}` has no use here.",
        "Teks yang berisi spasi ditulis di antara tanda kutip.",
        "A text with blanks in it is written between quotes.",
    ),
    "bad_choice": Sentence(
        "`{option}` tidak mengenal `{value}`.",
        "`{option}` does not know `{value}`.",
        "Pilihannya: {choices}.",
        "The choices are: {choices}.",
    ),
    "bad_choice_near": Sentence(
        "`{option}` tidak mengenal `{value}`.",
        "`{option}` does not know `{value}`.",
        "Maksud Anda `{near}`? Pilihannya: {choices}.",
        "Did you mean `{near}`? The choices are: {choices}.",
    ),
    "bad_number": Sentence(
        "`{option}` perlu bilangan bulat dari {low} sampai {high}, bukan `{value}`.",
        "`{option}` needs a whole number from {low} to {high}, not `{value}`.",
    ),
    "command_missing": Sentence(
        "Perintahnya belum disebut.",
        "The command is missing.",
        "Tulis salah satu: {known}. Penjelasannya: `kinerja --help`.",
        "Write one of: {known}. They are explained by `kinerja --help`.",
    ),
    "input_without_value": Sentence(
        "`{text}` bukan masukan.",
        "`{text}` is no input.",
        'Masukan ditulis nama=nilai, misalnya a=309142 atau "bekerja=309.092 + 50".',
        'An input is written name=value, such as a=309142 or "bekerja=309.092 + 50".',
    ),
    "input_twice": Sentence(
        "Masukan `{name}` disebut dua kali.",
        "The input `{name}` is given twice.",
        'Sisakan satu. Deret nilai ditulis dengan titik koma: x="1; 2; 3".',
        'Keep one of them. A series of values is written with semicolons: x="1; 2; 3".',
    ),
    "unit_without_name": Sentence(
        "`--unit {text}` tidak menyebut masukan dan satuannya.",
        "`--unit {text}` does not name an input and its unit.",
        "Tulis nama=satuan, misalnya `--unit bekerja=orang`.",
        "Write name=unit, such as `--unit bekerja=orang`.",
    ),
    "only_with_pack": Sentence(
        "`{option}` hanya berlaku bersama `--pack`.",
        "`{option}` works only together with `--pack`.",
        "Sebut paketnya, misalnya `--pack banjar`, atau hilangkan `{option}`.",
        "Name the pack, such as `--pack banjar`, or leave `{option}` out.",
    ),
    "only_without_pack": Sentence(
        "`{option}` tidak berlaku bersama `--pack`: paketlah yang menyatakannya.",
        "`{option}` does not go with `--pack`: the pack states it.",
        "Hilangkan `{option}`.",
        "Leave `{option}` out.",
    ),
    "only_with_tree": Sentence(
        "`--tree` menggambar seluruh paket; `--data` dan `--year` hanya berlaku bersamanya.",
        "`--tree` draws a whole pack; `--data` and `--year` go only with it.",
        "Tulis: kinerja lihat PAKET --tree",
        "Write: kinerja show PACK --tree",
    ),
    "ambiguous_on_command_line": Sentence(
        "Di baris perintah: `--style id` kalau titik berarti ribuan, `--style en` kalau titik berarti desimal; "
        "atau `--unit {name}=orang`.",
        "On the command line: `--style id` where a point marks thousands, `--style en` where it marks decimals; "
        "or `--unit {name}=orang`.",
    ),
    "plugin_not_loaded": Sentence(
        "Plug-in `{name}` ({value}) tidak dapat dimuat: {reason}.",
        "The plug-in `{name}` ({value}) cannot be loaded: {reason}.",
        "Pasang ulang plug-in itu, atau copot.",
        "Install the plug-in again, or remove it.",
    ),
    "plugin_is_none": Sentence(
        "`{name}` ({value}) bukan Plugin, melainkan {type}.",
        "`{name}` ({value}) is no Plugin but a {type}.",
        "Titik masuk kelompok kinerja_rules.plugins menunjuk ke sebuah Plugin.",
        "An entry point of the group kinerja_rules.plugins points to a Plugin.",
    ),
    "pack_no_report": Sentence(
        "{file} sebuah paket, bukan laporan.",
        "{file} is a pack, not a report.",
        "Untuk memeriksanya: `kinerja periksa {file}`.",
        "To check it: `kinerja check {file}`.",
    ),
    "output_needed": Sentence(
        "Hasil `{form}` bukan teks untuk layar.",
        "A result as `{form}` is no text for a screen.",
        "Sebut berkasnya, misalnya `--output temuan.{form}`.",
        "Name a file for it, such as `--output findings.{form}`.",
    ),
    "extra_missing": Sentence(
        "Bentuk `{form}` perlu paket Python tambahan, {module}.",
        "The form `{form}` needs another Python package, {module}.",
        'Pasang dengan `pip install "kinerja-rules[{form}]"`; dengan pipx: `pipx inject kinerja-rules {module}`; '
        "dengan uv: ulangi `uv tool install` dengan `--with {module}`.",
        'Install it with `pip install "kinerja-rules[{form}]"`; under pipx: `pipx inject kinerja-rules {module}`; '
        "under uv: `uv tool install` once more, with `--with {module}`.",
    ),
    "column_of_no_file": Sentence(
        "`{option}` memerlukan berkas CSV, dan berkas itu tidak ada.",
        "`{option}` needs a CSV file, and there is none.",
        "Periksa nama berkasnya.",
        "Check the name of the file.",
    ),
    "csv_no_column": Sentence(
        "Tidak ada kolom `{name}` dalam berkas ini.",
        "There is no column `{name}` in this file.",
        "Kolomnya: {known}.",
        "Its columns are: {known}.",
    ),
    "csv_which_column": Sentence(
        "Berkas ini berkolom banyak; kolom rumusnya belum disebut.",
        "This file has several columns, and which one holds the formulas is not said.",
        "Sebutkan dengan `--column`, salah satu dari: {known}.",
        "Name it with `--column`, one of: {known}.",
    ),
    "csv_no_column_near": Sentence(
        "Tidak ada kolom `{name}` dalam berkas ini.",
        "There is no column `{name}` in this file.",
        "Maksud Anda `{near}`?",
        "Did you mean `{near}`?",
    ),
    "year_needed": Sentence(
        "Tahunnya belum disebut.",
        "The year is missing.",
        "Tambahkan `--year`, misalnya `--year 2024`.",
        "Add `--year`, such as `--year 2024`.",
    ),
    "cannot_write": Sentence(
        "Hasil tidak dapat ditulis: {reason}.",
        "The result cannot be written: {reason}.",
        "Periksa ruang dan izin di tempat tujuan.",
        "Check the space and the permissions at its destination.",
    ),
}

WORDS: dict[str, Sentence] = {
    "replay_same": Sentence(
        "{name}: sama; {findings} temuan dari {files} berkas diulang.",
        "{name}: the same; {findings} findings from {files} files worked again.",
    ),
    "replay_differs": Sentence("{name}: berbeda.", "{name}: something differs."),
    "busy_replay": Sentence("Mengulang {file} ...", "Working {file} again ..."),
    "without_data": Sentence(
        "{n} indikator lain tidak punya data.",
        "{n} other indicators have no data.",
    ),
    "cell_empty": Sentence("Tidak ada rumus: {name}", "There is no formula: {name}"),
    "cells_none": Sentence("Tidak ada sel untuk dibaca.", "There is no cell to read."),
    "cells_count": Sentence(
        "{n} sel: {rumus} rumus, {langsung} nilai langsung, {tidak_ada} tanpa rumus, {ditolak} ditolak.",
        "{n} cells: {rumus} formulas, {langsung} given values, {tidak_ada} without a formula, {ditolak} refused.",
    ),
    "fmt_fine": Sentence("Sudah rapi: {file}.", "In order: {file}."),
    "fmt_done": Sentence("Dirapikan: {file}.", "Put in order: {file}."),
    "fmt_would": Sentence("Belum rapi: {file}.", "Not in order: {file}."),
    "interrupted": Sentence("Dihentikan.", "Interrupted."),
    "no_space": Sentence("tempatnya penuh", "there is no space left"),
    "no_permission": Sentence("tidak ada izin menulis di sana", "there is no permission to write there"),
}
