"""Sentences about files: opening and decoding them, TOML, CSV, and the shape of tables."""

from kinerja_rules.messages import Sentence

_OPENING: dict[str, Sentence] = {
    "file_not_found": Sentence(
        "Berkas `{file}` tidak ditemukan.",
        "There is no file `{file}`.",
        "{hint}",
        "{hint}",
    ),
    "file_is_folder": Sentence(
        "`{file}` adalah folder, bukan berkas.",
        "`{file}` is a folder, not a file.",
        "Tulis nama berkas di dalam folder itu.",
        "Name a file inside that folder.",
    ),
    "file_too_large": Sentence(
        "Berkas `{file}` berukuran {size} MB; batasnya {limit} MB.",
        "The file `{file}` has {size} MB; the limit is {limit} MB.",
        "Periksa apakah berkasnya benar, atau bagi menjadi beberapa berkas.",
        "Check that it is the right file, or split it into several.",
    ),
    "file_not_readable": Sentence(
        "Berkas `{file}` tidak dapat dibuka.",
        "The file `{file}` cannot be opened.",
        "Tutup program lain yang sedang memakainya, atau periksa izin aksesnya.",
        "Close other programs that use it, or check your permission to read it.",
    ),
    "file_binary": Sentence(
        "Ini {kind}, bukan berkas teks.",
        "This is {kind}, not a text file.",
        "Simpan isinya sebagai teks (TOML, atau CSV UTF-8), lalu pakai berkas itu.",
        "Save its content as text (TOML, or CSV UTF-8) and use that file.",
    ),
    "file_encoding": Sentence(
        "Baris {line} memuat karakter yang tidak dapat dibaca sebagai UTF-8 maupun Windows-1252.",
        "Line {line} has characters that are neither UTF-8 nor Windows-1252.",
        "Simpan ulang berkas itu dengan pengodean UTF-8.",
        "Save the file again with the encoding UTF-8.",
    ),
}

_VALUES: dict[str, Sentence] = {
    "three_decimals": Sentence(
        "`{key} = {shown}` dapat dibaca sebagai ribuan atau sebagai desimal.",
        "`{key} = {shown}` can be read as thousands or as decimals.",
        "{hint}",
        "{hint}",
    ),
    "not_finite": Sentence(
        "`{key}` berisi `{shown}`, yang bukan angka.",
        "`{key}` holds `{shown}`, which is no number.",
        "Tulis angkanya; nilai yang belum ada tidak ditulis.",
        "Write the number; a value that is not known is left out.",
    ),
    "file_number_too_long": Sentence(
        "`{key}` berisi angka lebih dari {shown} digit.",
        "`{key}` holds a number of more than {shown} digits.",
        "Periksa angka itu; barangkali ada yang tersalin berulang.",
        "Check the number; something may have been copied over and over.",
    ),
    "file_too_deep": Sentence(
        "Tabel atau daftar bertingkat lebih dari 100 lapis.",
        "Tables or lists are nested more than 100 levels deep.",
        "Kurangi tingkatannya.",
        "Use fewer levels.",
    ),
    "control_character": Sentence(
        "Teks `{key}` memuat karakter kendali `{shown}`, yang tidak terlihat.",
        "The text of `{key}` holds the control character `{shown}`, which cannot be seen.",
        "{hint}",
        "{hint}",
    ),
    "tab_character": Sentence(
        "Teks `{key}` memuat tab (`{shown}`); tab hanya boleh di dalam `isi`.",
        "The text of `{key}` holds a tab (`{shown}`); tabs may stand in `isi` only.",
        "{hint}",
        "{hint}",
    ),
    "control_in_key": Sentence(
        "Nama kunci `{key}` memuat karakter kendali `{shown}`.",
        "The key `{key}` holds the control character `{shown}`.",
        "Tulis nama kunci tanpa karakter itu.",
        "Write the key without that character.",
    ),
    "duplicate_key": Sentence(
        "Kunci `{key}` diberikan dua kali, sebagai angka dan sebagai teks.",
        "The key `{key}` is given twice, as a number and as text.",
        "Hapus salah satunya.",
        "Remove one of them.",
    ),
    "not_plain": Sentence(
        "`{key}` berisi nilai Python berjenis {shown}, yang tidak dikenal di sini.",
        "`{key}` holds a Python value of type {shown}, which has no meaning here.",
        "Berikan teks, angka, tanggal, daftar atau tabel (dict).",
        "Give text, a number, a date, a list or a table (dict).",
    ),
}

_TOML: dict[str, Sentence] = {
    "toml_unquoted_text": Sentence(
        "Teks `{found}` belum diapit tanda kutip.",
        "The text `{found}` is not in quotes.",
        "Tulis `{write}`.",
        "Write `{write}`.",
    ),
    "toml_unquoted_figure": Sentence(
        "`{found}` bukan angka menurut TOML.",
        "`{found}` is no number in TOML.",
        "Apit dengan tanda kutip: `{write}`.",
        "Put it in quotes: `{write}`.",
    ),
    "toml_boolean": Sentence(
        "`{found}` bukan nilai ya/tidak menurut TOML.",
        "`{found}` is no yes/no value in TOML.",
        "Tulis `{write}`; bila itu teks, apit dengan tanda kutip.",
        "Write `{write}`; if it is text, put it in quotes.",
    ),
    "toml_date": Sentence(
        "Tanggal `{found}` tidak ditulis menurut TOML.",
        "The date `{found}` is not written as in TOML.",
        "Tulis tahun, bulan, tanggal: `{write}`.",
        "Write year, month, day: `{write}`.",
    ),
    "toml_no_such_date": Sentence(
        "Tanggal `{found}` tidak ada.",
        "There is no date `{found}`.",
        "Tulis tanggal yang ada, misalnya `2024-12-31`.",
        "Write a date that exists, such as `2024-12-31`.",
    ),
    "toml_backslash": Sentence(
        "Garis miring terbalik pada `{found}` punya arti khusus di antara kutip ganda.",
        "The backslash of `{found}` has a special meaning between double quotes.",
        "Tulis `{write}`.",
        "Write `{write}`.",
    ),
    "toml_backslash_lines": Sentence(
        'Garis miring terbalik pada `{found}` punya arti khusus di antara """ dan """.',
        'The backslash of `{found}` has a special meaning between """ and """.',
        "Pakai ''' sebagai pengapit teks ini.",
        "Put this text between ''' and '''.",
    ),
    "toml_missing_quote": Sentence(
        "Teks ini dibuka dengan {quote} tetapi tidak ditutup.",
        "This text is opened with {quote} but not closed.",
        "Tulis `{write}`.",
        "Write `{write}`.",
    ),
    "toml_text_lines": Sentence(
        "Teks di antara {quote} dan {quote} harus selesai pada satu baris.",
        "A text between {quote} and {quote} must end on its line.",
        "Untuk beberapa baris, buka dan tutup teks dengan '''.",
        "For several lines, open and close the text with '''.",
    ),
    "toml_unclosed_text": Sentence(
        "Teks yang dibuka dengan {quote} di sini tidak ditutup.",
        "The text that is opened with {quote} here is not closed.",
        "Tulis {quote} sesudah baris terakhirnya.",
        "Write {quote} after its last line.",
    ),
    "toml_inner_quotes": Sentence(
        "Tanda kutip di dalam teks menutup teks itu terlalu awal.",
        "A quote inside the text closes it too early.",
        "Tulis `{write}`.",
        "Write `{write}`.",
    ),
    "toml_curly_quotes": Sentence(
        "Tanda kutip `{found}` dari pengolah kata tidak dikenal TOML.",
        "The typographic quote `{found}` is not known to TOML.",
        "Tulis `{write}`.",
        "Write `{write}`.",
    ),
    "toml_after_value": Sentence(
        "Sesudah nilainya masih ada `{found}`.",
        "After the value stands `{found}`.",
        "Tulis `{write}`, atau # di depannya bila itu catatan.",
        "Write `{write}`, or # before it if it is a comment.",
    ),
    "toml_after_end": Sentence(
        "Sesudah penutup nilainya masih ada `{found}`.",
        "After the end of the value stands `{found}`.",
        "Hapus, atau tulis # di depannya bila itu catatan.",
        "Delete it, or write # before it if it is a comment.",
    ),
    "toml_trailing_mark": Sentence(
        "Tanda `{found}` tidak boleh ada di sini.",
        "The mark `{found}` must not stand here.",
        "Hapus `{found}`.",
        "Delete `{found}`.",
    ),
    "toml_two_on_line": Sentence(
        "Satu baris memuat lebih dari satu kunci.",
        "One line holds more than one key.",
        "Tulis `{found}` di baris tersendiri.",
        "Write `{found}` on a line of its own.",
    ),
    "toml_no_value": Sentence(
        "`{key}` belum diberi nilai.",
        "`{key}` has no value.",
        'Tulis `{key} = "..."`, atau hapus bagian ini.',
        'Write `{key} = "..."`, or delete this part.',
    ),
    "toml_no_equals": Sentence(
        "Sesudah `{key}` tidak ada tanda =.",
        "There is no = after `{key}`.",
        "Tulis `{write}`.",
        "Write `{write}`.",
    ),
    "toml_two_equals": Sentence(
        "Sesudah `{key}` ada lebih dari satu tanda =.",
        "There is more than one = after `{key}`.",
        "Tulis satu tanda = saja.",
        "Write a single =.",
    ),
    "toml_colon": Sentence(
        "Kunci dan nilai dipisahkan dengan =, bukan titik dua.",
        "A key and its value are separated by =, not by a colon.",
        "Tulis `{write}`.",
        "Write `{write}`.",
    ),
    "toml_no_key": Sentence(
        "Di depan tanda = tidak ada nama kunci.",
        "There is no key before the =.",
        "Tulis `kunci = nilai`.",
        "Write `key = value`.",
    ),
    "toml_element_no_key": Sentence(
        "`{found}` di antara kurung kurawal tidak punya nama kunci.",
        "`{found}` between braces has no key.",
        "Tulis `kunci = nilai`, atau pakai [ ] untuk daftar.",
        "Write `key = value`, or use [ ] for a list.",
    ),
    "toml_key_unquoted": Sentence(
        "Nama kunci `{found}` memuat spasi atau tanda baca.",
        "The key `{found}` has blanks or signs in it.",
        "Tulis sebagai satu kata, `{plain}`, atau apit dengan tanda kutip: `{write}`.",
        "Write it as one word, `{plain}`, or put it in quotes: `{write}`.",
    ),
    "toml_stray_text": Sentence(
        "Baris ini bukan `kunci = nilai`: `{found}`.",
        "This line is no `key = value`: `{found}`.",
        "Lengkapi, atau tulis # di depannya bila itu catatan; teks beberapa baris diapit '''.",
        "Complete it, or write # before it if it is a comment; a text of several lines stands between ''' and '''.",
    ),
    "toml_brackets": Sentence(
        "Kurung siku kepala tabel `{found}` tidak berpasangan.",
        "The brackets of the table header `{found}` do not pair.",
        "Tulis `{write}`.",
        "Write `{write}`.",
    ),
    "toml_after_header": Sentence(
        "Sesudah kepala tabel masih ada `{found}`.",
        "After the table header stands `{found}`.",
        "Tulis `{write}` sendiri pada barisnya, dan isinya di baris-baris berikutnya.",
        "Write `{write}` alone on its line, and what it holds on the lines below.",
    ),
    "toml_empty_header": Sentence(
        "Kepala tabel ini tidak menyebut nama tabel.",
        "This table header names no table.",
        "Tulis nama tabelnya, misalnya `[paket]`.",
        "Write the name of the table, such as `[paket]`.",
    ),
    "toml_repeated_key": Sentence(
        "`{key}` sudah ditulis di baris {line}.",
        "`{key}` was written on line {line} already.",
        "Hapus salah satunya.",
        "Remove one of them.",
    ),
    "toml_repeated_table": Sentence(
        "Tabel `{key}` sudah ditulis mulai baris {line}.",
        "The table `{key}` was written from line {line} on already.",
        "Gabungkan isinya di satu tempat, atau pakai nama lain; bila ini daftar, tulis setiap butirnya `[[{key}]]`.",
        "Bring what it holds together in one place, or use another name; in a list, write each item `[[{key}]]`.",
    ),
    "toml_list_or_table": Sentence(
        "`{key}` ditulis dengan [ ] di satu tempat dan dengan [[ ]] di tempat lain (baris {line}).",
        "`{key}` is written with [ ] in one place and with [[ ]] in another (line {line}).",
        "Tulis setiap butirnya `[[{key}]]` bila itu daftar, atau satu `[{key}]` saja.",
        "Write `[[{key}]]` for each item if it is a list, or a single `[{key}]`.",
    ),
    "toml_not_a_table": Sentence(
        "`{key}` di baris {line} sudah berisi nilai, jadi tidak dapat diberi kunci lagi di sini.",
        "`{key}` on line {line} has a value already, so no key can be added to it here.",
        'Hapus salah satunya; kunci yang bertitik diapit tanda kutip: `"1.1"`.',
        'Remove one of them; a key with a dot in it stands in quotes: `"1.1"`.',
    ),
    "toml_inline_repeated": Sentence(
        "`{key}` ditulis dua kali di antara kurung kurawal, atau sudah berisi nilai.",
        "`{key}` is written twice between the braces, or has a value already.",
        'Hapus salah satunya; kunci yang bertitik diapit tanda kutip: `"1.1"`.',
        'Remove one of them; a key with a dot in it stands in quotes: `"1.1"`.',
    ),
    "toml_unclosed_bracket": Sentence(
        "Kurung `{found}` yang dibuka di sini tidak ditutup.",
        "The bracket `{found}` that is opened here is not closed.",
        "Tulis `{close}` sesudah unsur terakhirnya.",
        "Write `{close}` after its last element.",
    ),
    "toml_inline_table_lines": Sentence(
        "Tabel di antara kurung kurawal harus selesai pada satu baris.",
        "A table between braces must end on its line.",
        "Tulis semuanya pada satu baris, atau satu kunci per baris: `{key}.kunci = nilai`.",
        "Write all of it on one line, or one key a line: `{key}.key = value`.",
    ),
    "toml_inline_table_comma": Sentence(
        "Sesudah unsur terakhir di antara kurung kurawal tidak boleh ada koma.",
        "No comma may follow the last element between braces.",
        "Hapus koma itu.",
        "Delete that comma.",
    ),
    "toml_odd_quotes": Sentence(
        "Tanda kutip pada baris ini tidak berpasangan.",
        "The quotes on this line do not pair.",
        "Apit setiap teks dengan sepasang tanda kutip, dan pisahkan dengan koma.",
        "Put each text between two quotes, and separate them by commas.",
    ),
    "toml_missing_comma": Sentence(
        "Di depan `{found}` belum ada koma.",
        "There is no comma before `{found}`.",
        "Pisahkan unsur-unsurnya dengan koma.",
        "Separate the elements by commas.",
    ),
    "toml_extra_comma": Sentence(
        "Di depan atau sesudah koma ini tidak ada unsur.",
        "There is no element before or after this comma.",
        "Hapus koma yang berlebih.",
        "Delete the comma that is too many.",
    ),
    "toml_semicolon": Sentence(
        "Unsur dipisahkan dengan koma, bukan titik koma.",
        "Elements are separated by commas, not by semicolons.",
        "Ganti `;` dengan `,`.",
        "Write `,` for `;`.",
    ),
    "toml_control": Sentence(
        "Di sini ada karakter kendali {shown}, yang tidak terlihat.",
        "Here stands the control character {shown}, which cannot be seen.",
        "Hapus karakter itu, atau ketik ulang baris ini.",
        "Delete that character, or type this line again.",
    ),
    "toml_special_blank": Sentence(
        "Di sini ada spasi istimewa ({shown}), biasanya dari pengolah kata.",
        "Here stands a special blank ({shown}), mostly from a word processor.",
        "Ganti dengan spasi biasa.",
        "Replace it by an ordinary blank.",
    ),
    "toml_syntax": Sentence(
        "Baris ini tidak dapat dibaca mulai dari `{found}`.",
        "This line cannot be read from `{found}` on.",
        "Tulis satu `kunci = nilai` per baris, teks diapit tanda kutip.",
        "Write one `key = value` a line, text in quotes.",
    ),
    "toml_stopped": Sentence(
        "Pembacaan berhenti setelah {count} kesalahan penulisan.",
        "Reading stopped after {count} mistakes of writing.",
        "Perbaiki yang sudah disebutkan, lalu periksa lagi.",
        "Mend those that were told, then check again.",
    ),
}

_SHAPE: dict[str, Sentence] = {
    "unknown_key": Sentence(
        "Kunci `{key}` tidak dikenal di {table}.",
        "The key `{key}` is not known in {table}.",
        "{hint}",
        "{hint}",
    ),
    "missing_key": Sentence(
        "Di {table} belum ada `{key}`.",
        "`{key}` is missing in {table}.",
        "{hint}",
        "{hint}",
    ),
    "wrong_type": Sentence(
        "`{key}` berisi {found}, padahal harus {expected}.",
        "`{key}` holds {found}, but must be {expected}.",
        "{hint}",
        "{hint}",
    ),
    "wrong_key": Sentence(
        "Kunci `{key}` di {table} harus berupa {expected}.",
        "The key `{key}` in {table} must be {expected}.",
        "Tulis misalnya `{sample}`.",
        "Write `{sample}`, for example.",
    ),
    "unknown_choice": Sentence(
        '`{key}` berisi "{found}", yang tidak dikenal.',
        '`{key}` holds "{found}", which is not known.',
        "{hint}",
        "{hint}",
    ),
    "out_of_range": Sentence(
        "`{key}` berisi {found}, padahal harus {range}.",
        "`{key}` holds {found}, but must be {range}.",
        "Perbaiki angkanya.",
        "Correct the number.",
    ),
    "empty_text": Sentence(
        "`{key}` kosong.",
        "`{key}` is blank.",
        "Isi teksnya, atau hapus kunci ini.",
        "Give the text, or delete this key.",
    ),
    "list_too_short": Sentence(
        "`{key}` harus berisi paling sedikit {least} unsur.",
        "`{key}` must hold at least {least}.",
        "Tambahkan unsurnya.",
        "Add what is missing.",
    ),
}

_CSV: dict[str, Sentence] = {
    "csv_empty": Sentence(
        "Tabel ini kosong.",
        "This table is empty.",
        "Tulis nama kolom di baris pertama, dan datanya di bawahnya.",
        "Write the names of the columns on the first line, and the data below.",
    ),
    "csv_empty_header": Sentence(
        "Kolom ke-{number} tidak bernama.",
        "Column {number} has no name.",
        "Tulis namanya di baris pertama, atau hapus kolom itu.",
        "Write its name on the first line, or delete the column.",
    ),
    "csv_repeated_header": Sentence(
        'Nama kolom "{column}" dipakai dua kali; kolom ke-{number} tidak dibaca.',
        'The column name "{column}" is used twice; column {number} is not read.',
        "Beri setiap kolom nama sendiri.",
        "Give each column a name of its own.",
    ),
    "csv_too_many_cells": Sentence(
        "Baris ini berisi {count} sel, padahal kolomnya {columns}.",
        "This row has {count} cells, but there are {columns} columns.",
        "Apit sel yang memuat {delimiter} dengan tanda kutip ganda.",
        "Put a cell that holds {delimiter} in double quotes.",
    ),
    "csv_too_few_cells": Sentence(
        "Baris ini berisi {count} sel, padahal kolomnya {columns}.",
        "This row has {count} cells, but there are {columns} columns.",
        "Lengkapi selnya; yang kosong tetap dipisahkan dengan {delimiter}.",
        "Complete the cells; empty ones are separated by {delimiter} too.",
    ),
    "csv_quotes": Sentence(
        "Tanda kutip ganda pada baris ini tidak berpasangan.",
        "The double quotes of this row do not pair.",
        'Tulis "" untuk tanda kutip di dalam sel, dan tutup setiap sel yang dibuka dengan tanda kutip.',
        'Write "" for a quote inside a cell, and close every cell that a quote opens.',
    ),
    "csv_cell_too_long": Sentence(
        "Satu sel pada baris ini terlalu panjang.",
        "A cell of this row is too long.",
        "Periksa apakah teks lain ikut tersalin.",
        "Check whether other text was copied along with it.",
    ),
}

SENTENCES: dict[str, Sentence] = _OPENING | _VALUES | _TOML | _SHAPE | _CSV
