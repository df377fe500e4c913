"""Sentences about audit: problems of a report file, reasons and remarks, and the words of a working."""

from kinerja_rules.messages import Sentence

_FILE: dict[str, Sentence] = {
    "report_empty": Sentence(
        "Laporan ini tidak memuat apa pun yang dapat diperiksa.",
        "There is nothing in this report to audit.",
        "Tambahkan `[[tabel]]`, `[[baris]]`, `[[cek]]` atau `[[sama]]`.",
        "Add `[[tabel]]`, `[[baris]]`, `[[cek]]` or `[[sama]]`.",
    ),
    "pack_not_used": Sentence(
        "Paket `{id}` tidak dapat dipakai (masalahnya {count}); laporan diperiksa tanpanya. Yang pertama: {reason}",
        "The pack `{id}` cannot be used (problems: {count}); the report is audited without it. The first: {reason}",
        "Perbaiki paketnya; `kinerja periksa {id}` menunjukkan semua masalahnya.",
        "Mend the pack; `kinerja check {id}` shows all of its problems.",
    ),
    "repeated_table": Sentence(
        "Ada dua tabel dengan tempat `{place}`, sehingga id barisnya sama.",
        "Two tables have the place `{place}`, so that their rows share ids.",
        "Bedakan tempatnya, misalnya `{place} (2)`.",
        "Tell their places apart, for example `{place} (2)`.",
    ),
    "repeated_column": Sentence(
        "Kolom `{name}` tertulis dua kali pada `{place}`.",
        "The column `{name}` is named twice in `{place}`.",
        "Beri nama lain kepada salah satunya.",
        "Give one of them another name.",
    ),
    "repeated_row": Sentence(
        "Kunci `{key}` dipakai dua baris pada `{place}`, sehingga id-nya sama.",
        "Two rows of `{place}` have the key `{key}`, so that they share ids.",
        "Pilih `kunci` yang berbeda di tiap baris, atau tambahkan kolom `_kode`.",
        "Choose a `kunci` that differs in every row, or add a column `_kode`.",
    ),
    "row_too_long": Sentence(
        "Baris `{row}` memuat {count} sel, padahal ada {columns} kolom.",
        "The row `{row}` has {count} cells, though there are {columns} columns.",
        "Periksa tab yang berlebih, atau kolom yang belum disebut di `kolom`.",
        "Look for a tab too many, or a column that `kolom` does not name.",
    ),
    "table_twice": Sentence(
        "Tabel ini menyebut `isi` dan `berkas`; yang dipakai berkasnya.",
        "This table states both `isi` and `berkas`; the file is used.",
        "Hapus salah satunya.",
        "Leave out one of them.",
    ),
    "table_file_kind": Sentence(
        "Tabel tidak dapat diambil dari `{name}`: hanya dari CSV, XLSX, atau DOCX.",
        "A table cannot be taken from `{name}`: from CSV, XLSX or DOCX only.",
        "Simpan ulang sebagai .xlsx, .docx, atau .csv; dari PDF, salin tabelnya ke `isi`.",
        "Save it again as .xlsx, .docx or .csv; from a PDF, copy the table into `isi`.",
    ),
    "table_choice_unused": Sentence(
        "`{key}` hanya berlaku bagi berkas {kinds}; di sini tidak dipakai.",
        "`{key}` is for files of the kind {kinds} only; it is not used here.",
        "Hapus `{key}`.",
        "Leave out `{key}`.",
    ),
    "table_part_needed": Sentence(
        "Berkas ini memuat beberapa tabel, dan laporan tidak menyebut yang mana. Yang ada: {known}.",
        "This file holds several tables, and the report does not say which one. There are: {known}.",
        "Tambahkan `{key} = ...` pada tabel ini.",
        "Add `{key} = ...` to this table.",
    ),
    "table_part_empty": Sentence(
        "Tidak ada baris tabel di berkas ini: `{name}`.",
        "There are no rows of a table in this file: `{name}`.",
        "Periksa lembar, rentang, tabel, dan `baris_judul`-nya.",
        "Check its sheet, range, table and `baris_judul`.",
    ),
    "sheet_unknown": Sentence(
        "Tidak ada lembar `{name}` di `{file}`.",
        "There is no sheet `{name}` in `{file}`.",
        "{hint}",
        "{hint}",
    ),
    "range_unreadable": Sentence(
        "`{text}` bukan rentang sel.",
        "`{text}` is no range of cells.",
        'Tulis seperti Excel: `rentang = "B4:H30"`.',
        'Write it as Excel does: `rentang = "B4:H30"`.',
    ),
    "document_table_unknown": Sentence(
        "Tidak ada tabel ke-{number} di dokumen ini; ada {count}.",
        "There is no table {number} in this document; there are {count}.",
        "Hitung tabelnya dari awal dokumen, mulai dari 1.",
        "Count its tables from the beginning, from 1.",
    ),
    "table_file_unread": Sentence(
        "Berkas tabel `{name}` tidak dapat dibaca: {reason}",
        "The file `{name}` of the table cannot be read: {reason}",
        "Nama berkas dihitung dari folder laporan.",
        "Its name is taken from the folder of the report.",
    ),
    "table_file_columns": Sentence(
        "`kolom` menyebut {count} nama, sedangkan berkasnya berkolom {found}.",
        "`kolom` names {count}, but the columns of the file are {found}.",
        "Sebut semua kolom menurut urutan berkas, atau hapus `kolom`.",
        "Name every column in the order of the file, or leave out `kolom`.",
    ),
    "row_added_twice": Sentence(
        "Masukan bagi `{place}` ditambahkan lebih dari sekali; yang pertama dipakai.",
        "Inputs are added to `{place}` more than once; the first are used.",
        "Gabungkan menjadi satu `[[baris]]`.",
        "Join them in one `[[baris]]`.",
    ),
    "unknown_column": Sentence(
        "Tidak ada kolom `{name}` pada `{place}`.",
        "There is no column `{name}` in `{place}`.",
        "{hint}",
        "{hint}",
    ),
    "unknown_row": Sentence(
        "Tidak ada baris `{name}` pada `{place}`.",
        "There is no row `{name}` in `{place}`.",
        "{hint}",
        "{hint}",
    ),
    "unknown_table": Sentence(
        "Tidak ada tabel `{name}` dalam laporan ini.",
        "There is no table `{name}` in this report.",
        "{hint}",
        "{hint}",
    ),
    "unknown_indicator": Sentence(
        "Tidak ada indikator `{name}` dalam paket.",
        "There is no indicator `{name}` in the pack.",
        "{hint}",
        "{hint}",
    ),
    "unknown_scale": Sentence(
        "Tidak ada skala `{name}` dalam paket.",
        "There is no scale `{name}` in the packs.",
        "{hint}",
        "{hint}",
    ),
    "unknown_direction": Sentence(
        "Tidak ada arah `{name}` dalam paket.",
        "There is no direction `{name}` in the packs.",
        "{hint}",
        "{hint}",
    ),
    "formula_names_no_column": Sentence(
        "Rumus menyebut `{name}`, yang bukan kolom `{place}`.",
        "The formula names `{name}`, which is no column of `{place}`.",
        "{hint}",
        "{hint}",
    ),
    "inputs_without_formula": Sentence(
        "Masukan bagi `{row}` tidak dapat dipakai: tidak ada rumusnya.",
        "The inputs of `{row}` cannot be used: there is no formula for them.",
        'Tambahkan `rumus = "..."` pada baris itu, atau sebut `indikator` yang berumus.',
        'Add `rumus = "..."` to that row, or name an `indikator` that has one.',
    ),
    "unused_input": Sentence(
        "Masukan `{name}` tidak ada dalam rumus.",
        "The input `{name}` does not stand in the formula.",
        "{hint}",
        "{hint}",
    ),
    "unused_rounded": Sentence(
        "`dibulatkan` menyebut `{name}`, yang bukan masukan.",
        "`dibulatkan` names `{name}`, which is no input.",
        "{hint}",
        "{hint}",
    ),
    "cell_unknown": Sentence(
        "Tidak ada sel `{id}` dalam laporan ini.",
        "There is no cell `{id}` in this report.",
        "{hint}",
        "{hint}",
    ),
    "cell_shared": Sentence(
        "Beberapa sel memiliki id `{id}`; tidak jelas mana yang dikutip.",
        "Several cells have the id `{id}`; it is not clear which is cited.",
        "Bedakan tempat atau kunci barisnya.",
        "Tell their places or row keys apart.",
    ),
    "too_few_places": Sentence(
        "Besaran `{name}` hanya tercetak di satu tempat, sehingga tidak ada yang dibandingkan.",
        "The quantity `{name}` stands in one place only, so that there is nothing to compare.",
        "Sebut sekurangnya dua tempat di `di`.",
        "Name at least two places in `di`.",
    ),
    "no_figure_at_place": Sentence(
        "`{place}` bukan id sel, dan angkanya tidak disebut.",
        "`{place}` is no id of a cell, and its figure is not given.",
        'Tambahkan `tercetak = "..."`.',
        'Add `tercetak = "..."`.',
    ),
    "transcribed_differently": Sentence(
        "`{place}` disalin dua kali dengan cara berbeda: `{first}` dan `{second}`.",
        "`{place}` is transcribed in two ways: `{first}` and `{second}`.",
        "Periksa dokumennya, lalu samakan keduanya.",
        "Look at the document and make them the same.",
    ),
}

_RECORD: dict[str, Sentence] = {
    "record_without_file": Sentence(
        "Audit ini bukan dari berkas, jadi tidak ada yang dapat diputar ulang.",
        "This audit came from no file, so there is nothing to work again.",
        "Simpan laporannya sebagai TOML, lalu periksa berkas itu.",
        "Save the report as TOML, and audit that file.",
    ),
    "no_record": Sentence(
        "`{file}` bukan rekaman audit berformat {format}.",
        "`{file}` is no record of an audit of format {format}.",
        "Buat rekaman dengan `kinerja audit LAPORAN --record {file}`.",
        "Make a record with `kinerja audit REPORT --record {file}`.",
    ),
    "replay_impossible": Sentence(
        "Audit `{file}` tidak dapat diulang: {reason}",
        "The audit of `{file}` cannot be worked again: {reason}",
        "{fix}",
        "{fix}",
    ),
    "replay_engine": Sentence(
        "Versi mesinnya lain: dulu {was}, kini {now}.", "The engine's version is another: {was} then, {now} now."
    ),
    "replay_plugins": Sentence(
        "Plug-in mesinnya lain: dulu {was}, kini {now}.", "The plug-ins are others: {was} then, {now} now."
    ),
    "replay_input": Sentence("Isi `{file}` berubah.", "The content of `{file}` has changed."),
    "replay_input_gone": Sentence("`{file}` tidak dipakai lagi.", "`{file}` is used no more."),
    "replay_input_new": Sentence("`{file}` kini ikut dipakai.", "`{file}` is used now."),
    "replay_finding": Sentence(
        "Temuan `{id}` lain: dulu {was}, kini {now} (yang berubah: {fields}).",
        "The finding `{id}` differs: {was} then, {now} now (what changed: {fields}).",
    ),
    "replay_finding_still": Sentence(
        "Temuan `{id}` masih {now}, tetapi yang lain berubah: {fields}.",
        "The finding `{id}` is {now} still, but differs: {fields}.",
    ),
    "replay_finding_gone": Sentence(
        "Temuan `{id}` ({verdict}) tidak ada lagi.", "The finding `{id}` ({verdict}) is gone."
    ),
    "replay_finding_new": Sentence("Ada temuan baru `{id}` ({verdict}).", "There is a new finding `{id}` ({verdict})."),
    "replay_part": Sentence("Bagian `{part}` lain.", "The part `{part}` differs."),
}

_REASONS: dict[str, Sentence] = {
    "input_not_printed": Sentence(
        "Masukan `{name}` tidak tercetak.",
        "The input `{name}` is not printed.",
    ),
    "input_blank": Sentence(
        "Masukan `{name}` kosong di {place}.",
        "The input `{name}` is blank at {place}.",
    ),
    "input_unreadable": Sentence(
        "Masukan `{name}` (`{text}`) tidak dapat dibaca: {reason}",
        "The input `{name}` (`{text}`) cannot be read: {reason}",
    ),
    "cited_cell_unknown": Sentence(
        "Sel `{id}` yang dikutip tidak ada.",
        "The cited cell `{id}` does not exist.",
    ),
    "cited_cell_shared": Sentence(
        "Beberapa sel memiliki id `{id}` yang dikutip.",
        "Several cells have the cited id `{id}`.",
    ),
    "direction_not_known": Sentence(
        "Rumus capaian bagi arah `{name}` tidak diketahui.",
        "How the achievement is worked for the direction `{name}` is not known.",
    ),
    "check_without_rule": Sentence(
        "Cek ini tidak memiliki rumus yang dapat dipakai.",
        "This check has no formula that can be used.",
        'Tulis rumusnya sebagai teks: `rumus = "a / b * 100%"`.',
        'Write its formula as a text: `rumus = "a / b * 100%"`.',
    ),
    "check_without_figure": Sentence(
        "Cek ini tidak memiliki angka tercetak yang dapat dibaca.",
        "This check has no printed figure that can be read.",
        'Salin angkanya sebagai teks: `tercetak = "61,54%"`.',
        'Copy its figure as a text: `tercetak = "61,54%"`.',
    ),
    "condition_fails": Sentence(
        "Syarat `{condition}` tidak terpenuhi ({values}), jadi di sini tidak boleh ada angka.",
        "The condition `{condition}` does not hold ({values}), so that no figure may stand here.",
    ),
    "condition_without_figure": Sentence(
        "Syarat `{condition}` tidak dapat diuji: `{name}` tidak tercetak atau tidak terbaca.",
        "The condition `{condition}` cannot be tested: `{name}` is not printed or cannot be read.",
    ),
    "place_blank": Sentence("{place} kosong.", "{place} is blank."),
    "place_unreadable": Sentence(
        "`{text}` di {place} tidak dapat dibaca: {reason}",
        "`{text}` at {place} cannot be read: {reason}",
    ),
    "match_not_plain": Sentence(
        "{count} baris {place} cocok dengan baris ini; tidak jelas mana yang disalin.",
        "{count} rows of {place} match this row; it is not clear which was copied.",
    ),
    "several_values": Sentence(
        "Laporan mencetak lebih dari satu nilai bagi `{name}`.",
        "The report prints more than one value of `{name}`.",
    ),
    "label_without_scale": Sentence(
        "Tidak ada skala yang menentukan label ini.",
        "No scale decides this label.",
        'Sebut skalanya, misalnya `skala = "permendagri-86-2017"`, dan paket yang memuatnya.',
        'Name the scale, such as `skala = "permendagri-86-2017"`, and the pack that has it.',
    ),
    "label_without_figure": Sentence(
        "Tidak ada angka tercetak yang menentukan label ini.",
        "No printed figure decides this label.",
    ),
}

_REMARKS: dict[str, Sentence] = {
    "heading_in_table": Sentence(
        "Baris tanpa tab dianggap judul dan tidak diperiksa: {text}",
        "A line without tabs counts as a heading and is not audited: {text}",
    ),
    "row_without_counterpart": Sentence(
        "Baris tanpa pasangan di {other}: {rows}.",
        "Rows without a counterpart in {other}: {rows}.",
    ),
    "column_rule_found": Sentence(
        "Kolom `{column}` diperiksa sebagai `{rule}`: {follow} dari {rows} baris mengikutinya.",
        "The column `{column}` is held to `{rule}`: {follow} of {rows} rows follow it.",
    ),
    "column_in_thousands": Sentence(
        "Kolom `{column}` dibaca sebagai ribuan (`{figure}` seperti `{sample}`), karena tidak satu pun berdesimal.",
        "The column `{column}` is read as thousands (`{figure}` as `{sample}`), since none of it has decimals.",
    ),
    "copy_found": Sentence(
        "Kolom `{column}` diperiksa sebagai salinan `{source}`: hampir semua angka pada {rows} baris yang senama sama.",
        "The column `{column}` is held to be a copy of `{source}`: {rows} rows share a name, nearly all their figures.",
    ),
    "totals_found": Sentence(
        "Kolom `{column}` diperiksa sebagai jumlah baris di bawahnya: {follow} dari {rows} induk mengikutinya.",
        "The column `{column}` is held to the total of the rows below: {follow} of {rows} parents follow it.",
    ),
    "directions_found": Sentence(
        "Arah tidak disebut: kolom `{column}` mengikuti `{direction}` pada baris {rows}, dan naik pada baris lain.",
        "No direction is stated. The column `{column}` follows `{direction}` in the rows {rows}; the others are naik.",
    ),
    "cell_formula_untold": Sentence(
        "{count} sel memakai `{part}`, yang tidak ada dalam bahasa rumus; tidak diperiksa terhadapnya: {cells}.",
        "Cells with `{part}` ({count}), which the formula language does not have, are not judged by it: {cells}.",
    ),
    "rule_skipped": Sentence(
        "Aturan `{rule}` dilewati: {reason}",
        "The rule `{rule}` is skipped: {reason}",
    ),
    "place_skipped": Sentence(
        "Tidak diperiksa: {reason}",
        "Not audited: {reason}",
    ),
    "blank_though_due": Sentence(
        "Kosong, padahal syarat `{condition}` terpenuhi.",
        "Blank, though the condition `{condition}` holds.",
    ),
    "label_of_exact": Sentence(
        "Nilai tepatnya {value} berlabel {label}; angka tercetaknya berlabel {printed}.",
        "The exact value {value} has the label {label}; the printed figure has {printed}.",
    ),
    "label_on_edge": Sentence(
        "Dalam batas pembulatannya {interval} label angka ini {printed}, atau {label}.",
        "Within its rounding {interval} the label of this figure is {printed}, or {label}.",
    ),
    "only_intended_formula": Sentence(
        "Angka ini hanya keluar dari rumus yang dimaksud (`{intended}`), bukan dari yang tercetak (`{rule}`). {reason}",
        "The figure follows from the intended formula only (`{intended}`), not the printed one (`{rule}`). {reason}",
    ),
    "only_printed_formula": Sentence(
        "Angka ini hanya keluar dari rumus yang tercetak (`{rule}`), yang meragukan. {reason}",
        "The figure follows from the printed formula only (`{rule}`), which is doubtful. {reason}",
    ),
    "mean_over_empty_periods": Sentence(
        "{periods} tercetak nol tanpa banyaknya, tetapi ikut dihitung dalam {rollup}.",
        "{periods}: printed as zero without counts, and yet taken into {rollup}.",
    ),
    "target_not_in_pack": Sentence(
        "Target {reported} tidak ada dalam paket ({known}).",
        "The target {reported} is not in the pack ({known}).",
    ),
    "variable_differs": Sentence(
        "Variabel `{name}` tercetak dengan nilai yang berbeda: {values}.",
        "The variable `{name}` is printed with different values: {values}.",
    ),
}

WORDS: dict[str, Sentence] = {
    "working_place": Sentence("Di berkas: {place}", "In the file: {place}"),
    "working_rule": Sentence("Rumus: {rule}", "Formula: {rule}"),
    "working_basis": Sentence("{basis}: {working}", "{basis}: {working}"),
    "working_no_value": Sentence("{basis}: tidak ada hasil. {reason}", "{basis}: no result. {reason}"),
    "working_deeper": Sentence(
        "  {place} = {value} (tercetak {reported})", "  {place} = {value} (printed as {reported})"
    ),
    "working_range": Sentence(
        "Masukan yang dibulatkan memberi hasil {range}.", "The rounded inputs give a result in {range}."
    ),
    "working_accepted": Sentence(
        "Tercetak {reported}: hasil {accepted} tercetak demikian.",
        "Printed as {reported}: results in {accepted} print so.",
    ),
    "working_modes": Sentence("Pembulatan: {results}.", "Roundings: {results}."),
    "working_inverse": Sentence(
        "Angka ini keluar bila {name} di dalam {range}.", "The figure would follow if {name} were in {range}."
    ),
    "working_seen": Sentence("{place}: {reported} {range}", "{place}: {reported} {range}"),
    "basis_printed": Sentence("Dari angka tercetak", "From the printed figures"),
    "basis_exact": Sentence(
        "Dari masukan tiap angka, tanpa pembulatan di tengah", "From each figure's own inputs, unrounded"
    ),
    "basis_intended": Sentence("Dari rumus yang dimaksud", "From the intended formula"),
    "verdict_inconsistent": Sentence(
        "Tidak cocok: selisihnya {gap} satuan angka terakhir.",
        "It does not follow: the gap is {gap} in units of the last digit.",
    ),
    "verdict_reproduced_other_mode": Sentence("Hanya keluar dengan cara: {modes}.", "It follows only by: {modes}."),
    "verdict_within_rounding": Sentence(
        "Tidak sama (selisih {gap} satuan angka terakhir), tetapi dapat dijelaskan oleh pembulatan masukannya.",
        "Not equal (a gap of {gap} in units of the last digit), but explained by the rounding of its inputs.",
    ),
    "agreement_consistent": Sentence("Semuanya sejalan.", "They agree."),
    "agreement_inconsistent": Sentence(
        "Tidak ada satu nilai yang tercetak seperti semuanya.", "No one value prints as all of them."
    ),
    "agreement_undecidable": Sentence("Tidak dapat dibandingkan seluruhnya.", "They cannot all be compared."),
    "identity_consistent": Sentence("{left} = {right}: cocok.", "{left} = {right}: it holds."),
    "identity_inconsistent": Sentence(
        "{left} tidak sama dengan {right}; selisihnya {difference}.",
        "{left} is not {right}; the difference is {difference}.",
    ),
    "label_by_band": Sentence(
        "Skala {scale}: {value} berlabel {label} ({band}).", "Scale {scale}: {value} has the label {label} ({band})."
    ),
    "label_by_gap": Sentence(
        "Skala {scale}: {value} jatuh di celah antarkelas; menurut aturan celahnya berlabel {label} ({band}).",
        "Scale {scale}: {value} falls in a gap between bands; by its stated gap rule the label is {label} ({band}).",
    ),
    "label_by_above": Sentence(
        "Skala {scale}: {value} di atas kelas teratas; menurut aturannya berlabel {label} ({band}).",
        "Scale {scale}: {value} is above the top band; by its stated rule the label is {label} ({band}).",
    ),
    "label_by_below": Sentence(
        "Skala {scale}: {value} di bawah kelas terbawah; menurut aturannya berlabel {label} ({band}).",
        "Scale {scale}: {value} is below the lowest band; by its stated rule the label is {label} ({band}).",
    ),
    "label_other": Sentence("Tercetak {reported}.", "It is printed as {reported}."),
    "label_not_of_scale": Sentence(
        "Tercetak {reported}, yang bukan label skala ini.",
        "It is printed as {reported}, which is no label of the scale.",
    ),
    "grim_possible": Sentence(
        "{reported} dari {n}: pembilang {counts} akan tercetak demikian.",
        "{reported} of {n}: a numerator of {counts} would print so.",
    ),
    "grim_impossible": Sentence(
        "Tidak ada bilangan bulat dari {n} yang tercetak {reported}: {below} memberi {share_below}, "
        "{above} memberi {share_above}.",
        "No whole number of {n} prints as {reported}: {below} gives {share_below}, {above} gives {share_above}.",
    ),
    "habit_mixed": Sentence(
        "Tidak ada satu cara pembulatan yang menjelaskan {figures} angka ini. Yang menentukan:",
        "No one rounding explains these {figures} figures. What decides it:",
    ),
    "habit_ruling": Sentence("  {place}: hanya {modes}", "  {place}: only {modes}"),
}

SENTENCES: dict[str, Sentence] = {**_FILE, **_RECORD, **_REASONS, **_REMARKS}
