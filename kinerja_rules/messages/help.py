"""The help texts of the command line, by command and by parameter."""

from kinerja_rules.messages import Sentence

WORDS: dict[str, Sentence] = {
    "usage": Sentence("Pemakaian:", "Usage:"),
    "usage_options": Sentence("OPSI", "OPTIONS"),
    "usage_command": Sentence("PERINTAH", "COMMAND"),
    "usage_alias": Sentence("Nama lain: {aliases}.", "Also called: {aliases}."),
    "usage_arguments": Sentence("Masukan", "Arguments"),
    "usage_option_list": Sentence("Opsi", "Options"),
    "usage_commands": Sentence("Perintah", "Commands"),
    "usage_examples": Sentence("Contoh", "Examples"),
    # what arguments are called
    "arg_reports": Sentence("LAPORAN", "REPORT"),
    "arg_files": Sentence("BERKAS", "FILE"),
    "arg_what": Sentence("RUMUS|INDIKATOR", "FORMULA|INDICATOR"),
    "arg_inputs": Sentence("NAMA=NILAI", "NAME=VALUE"),
    "arg_pack": Sentence("PAKET", "PACK"),
    "arg_pack_name": Sentence("PAKET", "PACK"),
    "arg_indicator": Sentence("INDIKATOR", "INDICATOR"),
    "arg_year": Sentence("TAHUN", "YEAR"),
    "arg_target": Sentence("ANGKA", "FIGURE"),
    "arg_data": Sentence("BERKAS", "FILE"),
    "arg_record": Sentence("BERKAS", "FILE"),
    "arg_replay": Sentence("REKAMAN", "RECORD"),
    "arg_form": Sentence("BENTUK", "FORM"),
    "arg_level": Sentence("TINGKAT", "LEVEL"),
    "arg_digits": Sentence("BANYAK", "NUMBER"),
    "arg_mode": Sentence("CARA", "MODE"),
    "arg_unit": Sentence("NAMA=SATUAN", "NAME=UNIT"),
    # the program
    "help_kinerja": Sentence(
        "Menghitung indikator kinerja secara eksak, dan memeriksa angka dalam laporan kinerja yang sudah terbit.",
        "Works out performance indicators exactly, and audits the figures of published performance reports.",
    ),
    "help_kinerja_examples": Sentence(
        "kinerja audit laporan.toml\n"
        'kinerja hitung "a / b * 100" a=309142 b=317696 --digits 2\n'
        "kinerja jelaskan --pack banjar tkk bekerja=309142 angkatan_kerja=317696 --year 2024\n"
        "kinerja daftar",
        "kinerja audit laporan.toml\n"
        'kinerja eval "a / b * 100" a=309142 b=317696 --digits 2\n'
        "kinerja explain --pack banjar tkk bekerja=309142 angkatan_kerja=317696 --year 2024\n"
        "kinerja list",
    ),
    "short_audit": Sentence("memeriksa angka sebuah laporan", "audit the figures of a report"),
    "short_eval": Sentence("menghitung rumus atau indikator", "work out a formula or an indicator"),
    "short_explain": Sentence("menunjukkan cara menghitungnya", "show the working"),
    "short_check": Sentence("memeriksa berkas paket dan laporan", "check files of packs and reports"),
    "short_list": Sentence("daftar paket, laporan, dan indikator", "list packs, reports and indicators"),
    "short_show": Sentence("isi sebuah paket atau indikator", "show a pack or an indicator"),
    # audit
    "help_audit": Sentence(
        "Memeriksa angka-angka sebuah laporan: mana yang dapat dihitung ulang, dengan pembulatan apa, mana yang tidak, "
        "dan mengapa.\n"
        "Status akhir 0 kalau tidak ada temuan setingkat --fail-on, 1 kalau ada, 2 kalau masukannya salah.",
        "Audits the figures of a report: which reproduce, under which rounding, which do not, and why.\n"
        "The exit status is 0 where no finding is as grave as --fail-on, 1 where one is, 2 where the input is wrong.",
    ),
    "help_audit_examples": Sentence(
        "kinerja audit laporan.toml\n"
        "kinerja audit laporan-2023.toml laporan-2024.toml --all\n"
        "kinerja audit laporan.toml --format json > temuan.json\n"
        "kinerja audit laporan.toml --output temuan.html\n"
        "kinerja audit laporan.toml --record audit.json\n"
        "kinerja audit --replay audit.json\n"
        "kinerja audit laporan.toml --fail-on undecidable",
        "kinerja audit laporan.toml\n"
        "kinerja audit laporan-2023.toml laporan-2024.toml --all\n"
        "kinerja audit laporan.toml --format json > findings.json\n"
        "kinerja audit laporan.toml --output findings.html\n"
        "kinerja audit laporan.toml --record audit.json\n"
        "kinerja audit --replay audit.json\n"
        "kinerja audit laporan.toml --fail-on undecidable",
    ),
    "help_reports": Sentence(
        "berkas laporan (TOML); berkas tabel (XLSX, DOCX, CSV); atau id laporan yang ikut terpasang",
        "a report (TOML); a file of tables (XLSX, DOCX, CSV); or the id of a report that ships",
    ),
    "help_all": Sentence(
        "tampilkan semua angka, yang cocok juga",
        "show every figure, also those that reproduce",
    ),
    "help_audit_form": Sentence(
        "bentuk hasil: text (bawaan), json, csv, xlsx, html, sarif, atau junit; bawaannya menurut akhiran --output",
        "the form of the result: text (default), json, csv, xlsx, html, sarif or junit; else as --output ends",
    ),
    "help_record": Sentence(
        "simpan rekaman audit ini: temuan, dan hash setiap berkas yang dipakai",
        "keep a record of this audit: its findings, and the hash of every file that was used",
    ),
    "help_replay": Sentence(
        "ulangi audit dari rekaman, dan sebutkan apa yang berbeda (status akhir 1 kalau ada)",
        "work the audits of a record again, and tell what differs (the exit status is 1 where anything does)",
    ),
    "help_fail_on": Sentence(
        "tingkat temuan yang membuat status akhir 1: within_rounding, reproduced_other_mode, undecidable, unreadable, "
        "inconsistent (bawaan), atau never",
        "from which finding on the exit status is 1: within_rounding, reproduced_other_mode, undecidable, unreadable, "
        "inconsistent (default), or never",
    ),
    # eval, explain
    "help_eval": Sentence(
        "Menghitung sebuah rumus, atau indikator dari sebuah paket: realisasi, capaian, dan predikatnya.",
        "Works out a formula, or an indicator of a pack: its realisation, achievement and label.",
    ),
    "help_eval_examples": Sentence(
        'kinerja hitung "a / b * 100" a=309142 b=317696 --digits 2\n'
        'kinerja hitung "Jumlah bekerja / Angkatan kerja × 100%" "Jumlah bekerja=309142" "Angkatan kerja=317696"\n'
        'kinerja hitung "rata_rata(x)" "x=11,47; 53,92; 10,43"\n'
        'kinerja hitung --pack banjar tkk "bekerja=309.092 + 50" angkatan_kerja=317.696 --year 2024',
        'kinerja eval "a / b * 100" a=309142 b=317696 --digits 2\n'
        'kinerja eval "Jumlah bekerja / Angkatan kerja × 100%" "Jumlah bekerja=309142" "Angkatan kerja=317696"\n'
        'kinerja eval "rata_rata(x)" "x=11.47; 53.92; 10.43"\n'
        'kinerja eval --pack banjar tkk "bekerja=309.092 + 50" angkatan_kerja=317.696 --year 2024',
    ),
    "help_explain": Sentence(
        "Menunjukkan cara menghitungnya, langkah demi langkah, seperti yang akan dicetak dalam laporan.",
        "Shows the working, step by step, as a report would print it.",
    ),
    "help_explain_examples": Sentence(
        'kinerja jelaskan "a / b * 100%" a=8604 b=317696 --digits 2\n'
        "kinerja jelaskan --pack banjar tpt penganggur=8.604 angkatan_kerja=317.696 --year 2024",
        'kinerja explain "a / b * 100%" a=8604 b=317696 --digits 2\n'
        "kinerja explain --pack banjar tpt penganggur=8.604 angkatan_kerja=317.696 --year 2024",
    ),
    "help_what": Sentence(
        "rumus dalam tanda kutip; atau, dengan --pack, id atau nama indikator",
        "a formula in quotes; or, with --pack, the id or name of an indicator",
    ),
    "help_inputs": Sentence(
        "nilai tiap masukan: angka seperti tercetak, penjumlahan kecil, atau deret bertitik koma; dengan --pack juga "
        "per periode, misalnya tw3.ditempatkan=18",
        "the value of each input: a figure as printed, a small sum, or a series with semicolons; with --pack also by "
        "period, such as tw3.ditempatkan=18",
    ),
    "help_target": Sentence(
        "target pengganti, seperti tercetak (hanya dengan --pack)",
        "a target in place of the pack's, as printed (only with --pack)",
    ),
    "help_data": Sentence(
        "berkas data setahun (TOML, CSV, XLSX atau JSON; boleh beberapa); tanpa INDIKATOR, semua indikator dihitung "
        "(hanya dengan --pack)",
        "the data of a year (TOML, CSV, XLSX or JSON; several may be given); without an INDICATOR all are worked out "
        "(only with --pack)",
    ),
    "help_digits": Sentence(
        "bulatkan hasil ke sekian angka di belakang koma",
        "round the result to this many decimals",
    ),
    "help_mode": Sentence(
        "cara membulatkan: half_up (bawaan), half_even, truncate, up",
        "how to round: half_up (default), half_even, truncate, up",
    ),
    "help_style": Sentence(
        "gaya angka: id (1.920,5), en (1,920.5), atau auto: yang meragukan ditolak",
        "how figures are marked: id (1.920,5), en (1,920.5), or auto: what is ambiguous is refused",
    ),
    "help_unit": Sentence(
        "satuan sebuah masukan, misalnya bekerja=orang; boleh berulang",
        "the unit of an input, such as bekerja=orang; may be repeated",
    ),
    # check
    "help_check": Sentence(
        "Memeriksa berkas paket dan laporan: semua masalah sekaligus, masing-masing di barisnya, dengan perbaikannya.",
        "Checks files of packs and reports: every problem at once, each at its line, with what to write instead.",
    ),
    "help_check_examples": Sentence(
        "kinerja periksa paket.toml laporan.toml",
        "kinerja check paket.toml laporan.toml",
    ),
    "help_files": Sentence("berkas TOML yang diperiksa", "the TOML files to check"),
    # read, fmt
    "arg_cell": Sentence("SEL|BERKAS", "CELL|FILE"),
    "arg_column": Sentence("KOLOM", "COLUMN"),
    "arg_id": Sentence("ID", "ID"),
    "arg_name": Sentence("NAMA", "NAME"),
    "short_read": Sentence("membaca rumus surat keputusan", "read the formula of a decree"),
    "help_read": Sentence(
        "Membaca sel rumus sebuah surat keputusan, dengan keterangan dan contoh hitungannya, menjadi indikator TOML "
        "yang siap ditempel. Yang dapat dibaca lebih dari satu cara ditolak dengan semua bacaannya.\n"
        "Tanpa SEL, teks dibaca dari masukan standar; dalam berkas teks, sel dipisah baris kosong.",
        "Reads the formula cell of a decree, with its legend and worked numbers, into a TOML indicator ready to paste. "
        "What can be read in more than one way is refused with all its readings.\n"
        "Without a CELL the text comes from standard input; in a text file blank lines stand between cells.",
    ),
    "help_read_examples": Sentence(
        'kinerja baca "Jumlah yang dilatih / Jumlah penganggur x 100%"\n'
        "kinerja baca iku.csv --column rumus > indikator.toml\n"
        'kinerja baca "A/B x 100%; A = PMI terlindungi, B = PMI terdata" --id pmi --format json',
        'kinerja read "Jumlah yang dilatih / Jumlah penganggur x 100%"\n'
        "kinerja read iku.csv --column rumus > indicators.toml\n"
        'kinerja read "A/B x 100%; A = PMI terlindungi, B = PMI terdata" --id pmi --format json',
    ),
    "help_cell": Sentence(
        "sel dalam tanda kutip, berkas teks, atau berkas CSV", "a cell in quotes, a text file, or CSV"
    ),
    "help_column": Sentence("kolom CSV yang memuat rumus", "the column of the CSV that holds the formulas"),
    "help_identifier": Sentence("id indikatornya", "the id of the indicator"),
    "help_name": Sentence("nama indikatornya", "the name of the indicator"),
    "help_read_form": Sentence(
        "bentuk hasil: toml (bawaan) atau json", "the form of the result: toml (default) or json"
    ),
    "short_fmt": Sentence("merapikan rumus sebuah paket", "put the formulas of a pack in order"),
    "help_fmt": Sentence(
        "Menulis ulang rumus paket dalam bentuk baku; kata-kata dokumen menjadi frasa dan tertulis, komentar dan "
        "urutan tetap. Berkas diubah di tempatnya.",
        "Rewrites the formulas of packs in canonical form; the document's words become phrases and `tertulis`, "
        "comments and order stay. Files are changed in place.",
    ),
    "help_fmt_examples": Sentence(
        "kinerja rapikan paket.toml\nkinerja rapikan paket.toml --check",
        "kinerja fmt paket.toml\nkinerja fmt paket.toml --check",
    ),
    "help_fmt_check": Sentence(
        "jangan ubah apa pun; status akhir 1 kalau ada yang belum rapi",
        "change nothing; the exit status is 1 where a file would change",
    ),
    # list, show
    "help_list": Sentence(
        "Menyebut paket dan laporan yang ikut terpasang, atau indikator sebuah paket.",
        "Names the packs and reports that ship, or the indicators of a pack.",
    ),
    "help_list_examples": Sentence("kinerja daftar\nkinerja daftar banjar", "kinerja list\nkinerja list banjar"),
    "help_show": Sentence(
        "Menunjukkan isi sebuah paket, atau satu indikatornya: rumus, variabel, target, dan kata-kata dokumennya.",
        "Shows what a pack holds, or one of its indicators: formula, variables, targets, and the document's words.",
    ),
    "help_show_examples": Sentence(
        "kinerja lihat banjar\nkinerja lihat banjar tkk", "kinerja show banjar\nkinerja show banjar tkk"
    ),
    "help_pack_name": Sentence("id paket, atau berkasnya", "the id of a pack, or its file"),
    "help_indicator": Sentence("id atau nama indikator", "the id or name of an indicator"),
    # shared
    "help_pack": Sentence("id paket, atau berkasnya", "the id of a pack, or its file"),
    "help_audit_pack": Sentence(
        "paket yang dipakai, menggantikan yang disebut laporan",
        "the pack to use, in place of the one that the report names",
    ),
    "help_year": Sentence("tahun yang dihitung", "the year that is worked out"),
    "help_audit_year": Sentence(
        "tahun laporan, menggantikan yang disebut laporan",
        "the year of the report, in place of the one that it states",
    ),
    "help_form": Sentence("bentuk hasil: text (bawaan) atau json", "the form of the result: text (default) or json"),
    "help_lang": Sentence(
        "bahasa hasil; bawaannya menurut setelan komputer, selain itu Indonesia",
        "the language of the result; by default the locale's, else Indonesian",
    ),
    "help_help": Sentence("tampilkan bantuan ini", "show this help"),
    "help_version": Sentence("tampilkan versi", "show the version"),
}
