"""Sentences about writing packs: schemas, drafts, workbooks, and the help of their commands."""

from kinerja_rules.messages import Sentence

SENTENCES: dict[str, Sentence] = {
    "file_is_there": Sentence(
        "`{file}` sudah ada, dan tidak ditimpa.",
        "`{file}` is there already, and is not overwritten.",
        "Pilih nama lain, atau pindahkan dulu berkas itu.",
        "Choose another name, or move that file away first.",
    ),
    "answer_missing": Sentence(
        "`{option}` belum disebut.",
        "`{option}` is missing.",
        "Tulis nilainya sesudah `{option}`; di terminal, yang tidak disebut ditanyakan.",
        "Write its value after `{option}`; on a terminal, what is missing is asked for.",
    ),
    "pair_needed": Sentence(
        "`{text}` di {option} belum lengkap.",
        "`{text}` of {option} is not complete.",
        'Tulis keduanya, dengan = di antaranya dan diapit tanda kutip, misalnya "{example}".',
        'Write both, with = between them and in quotes, such as "{example}".',
    ),
    "formula_missing": Sentence(
        "Rumus belum disebut.",
        "The formula is missing.",
        "Tulis --formula, atau --weight bagi indeks berbobot, atau --direct bila nilainya diberikan.",
        "Write --formula, or --weight for a weighted index, or --direct where the value is given.",
    ),
    "formula_twice": Sentence(
        "Rumus disebut bersama --weight atau --direct.",
        "A formula stands beside --weight or --direct.",
        "Pilih satu: --formula, --weight, atau --direct.",
        "Choose one: --formula, --weight, or --direct.",
    ),
    "target_without_year": Sentence(
        "`{text}` bukan tahun target.",
        "`{text}` is no year of a target.",
        "Tulis tahunnya empat angka, misalnya 2024=97,30% atau renstra.2026=97,50%.",
        "Write the year with four digits, such as 2024=97,30% or renstra.2026=97,50%.",
    ),
    "new_what": Sentence(
        "Apa yang baru belum disebut.",
        "What is to be new is missing.",
        "Tulis `kinerja baru paket BERKAS`, `kinerja baru indikator BERKAS`, `kinerja baru data BERKAS` atau "
        "`kinerja baru laporan BERKAS`.",
        "Write `kinerja new pack FILE`, `kinerja new indicator FILE`, `kinerja new data FILE` or "
        "`kinerja new report FILE`.",
    ),
    "not_a_pack": Sentence(
        "`{file}` bukan paket: tidak ada tabel [paket].",
        "`{file}` is no pack: it has no table [paket].",
        "Buat dulu paketnya: `kinerja baru paket BERKAS`.",
        "Make the pack first: `kinerja new pack FILE`.",
    ),
    "indicator_is_there": Sentence(
        "Indikator `{id}` sudah ada dalam paket ini.",
        "The pack has an indicator `{id}` already.",
        "Pilih nama pendek lain dengan --id.",
        "Choose another short name with --id.",
    ),
    "variable_not_in_formula": Sentence(
        "Rumus tidak memakai `{name}`, atau paket ini sudah memuatnya.",
        "The formula has no variable `{name}`, or the pack declares it already.",
        "Variabel baru dalam rumus itu: {known}.",
        "The new variables of the formula: {known}.",
    ),
    "unit_says_nothing": Sentence(
        'Satuan `{unit}` belum dikenal. Kalau dihitung satu demi satu, tambahkan "{unit}" = "cacah" di [satuan]; '
        "kalau boleh pecahan, seperti hektare, tidak perlu apa-apa.",
        'The unit `{unit}` is not known. If it is counted one by one, add "{unit}" = "cacah" below [satuan]; if it '
        "has fractions, as hectares have, nothing is needed.",
    ),
    "no_workbook": Sentence(
        "`{file}` bukan buku kerja Excel (.xlsx).",
        "`{file}` is no Excel workbook (.xlsx).",
        "Simpan dari Excel sebagai Buku Kerja Excel (.xlsx), tanpa kata sandi.",
        "Save it from Excel as an Excel Workbook (.xlsx), without a password.",
    ),
    "sheet_missing": Sentence(
        "Tidak ada lembar `{sheet}`.",
        "There is no sheet `{sheet}`.",
        "Lembar yang ada: {known}. Nama lembar buatan `kinerja templat` jangan diubah.",
        "The sheets are: {known}. Keep the names that `kinerja template` gave them.",
    ),
    "column_unknown": Sentence(
        "`{name}` tidak dikenal di lembar ini.",
        "`{name}` is not known in this sheet.",
        "Yang dikenal: {known}.",
        "Known: {known}.",
    ),
    "column_unknown_near": Sentence(
        "`{name}` tidak dikenal di lembar ini.",
        "`{name}` is not known in this sheet.",
        "Maksud Anda `{near}`?",
        "Did you mean `{near}`?",
    ),
    "cell_needed": Sentence(
        "Kolom {column} belum diisi.",
        "The column {column} is empty.",
        "Isi, atau kosongkan seluruh barisnya.",
        "Fill it in, or clear the row.",
    ),
    "cell_twice": Sentence(
        "`{key}` sudah ada.", "`{key}` is there already.", "Hapus salah satu.", "Remove one of them."
    ),
    "cell_no_text": Sentence(
        "`{value}` bukan teks.", "`{value}` is no text.", "Tulis dalam kata-kata.", "Write it in words."
    ),
    "cell_no_figure": Sentence(
        "`{value}` bukan angka.",
        "`{value}` is no figure.",
        "Excel mungkin mengubahnya menjadi tanggal: format selnya sebagai teks, lalu ketik angkanya lagi.",
        "Excel may have made it a date: format the cell as text and type the figure again.",
    ),
    "cell_no_integer": Sentence(
        "`{value}` bukan bilangan bulat.",
        "`{value}` is no whole number.",
        "Tulis misalnya 2.",
        "Write 2, for instance.",
    ),
    "cell_no_date": Sentence(
        "`{value}` bukan tanggal.",
        "`{value}` is no date.",
        "Tulis tahun-bulan-tanggal: 2024-12-31.",
        "Write year-month-day: 2024-12-31.",
    ),
    "cell_not_worked": Sentence(
        "Rumus `{value}` belum dihitung.",
        "The formula `{value}` was never worked out.",
        "Buka buku kerja itu di Excel, lalu simpan.",
        "Open the workbook in Excel and save it.",
    ),
    "cell_error": Sentence(
        "Sel ini berisi galat {value}.",
        "The cell holds the error {value}.",
        "Perbaiki rumusnya di Excel.",
        "Mend its formula in Excel.",
    ),
    "cell_no_toml": Sentence(
        "`{value}` tidak dapat dibaca sebagai TOML.",
        "`{value}` cannot be read as TOML.",
        'Teks diapit tanda kutip, misalnya "naik"; angka tidak.',
        'A text stands in quotes, such as "naik"; a number does not.',
    ),
    "cell_period": Sentence(
        "`{value}` bukan periode.",
        "`{value}` is no period.",
        "Tulis tw1 sampai tw4, sem1, sem2, atau 01 sampai 12; kosong untuk setahun.",
        "Write tw1 to tw4, sem1, sem2, or 01 to 12; nothing for the year.",
    ),
    "cell_indicator": Sentence(
        "Tidak ada indikator `{name}`.",
        "There is no indicator `{name}`.",
        "Indikatornya: {known}.",
        "The indicators: {known}.",
    ),
    "cell_indicator_near": Sentence(
        "Tidak ada indikator `{name}`.",
        "There is no indicator `{name}`.",
        "Maksud Anda `{near}`?",
        "Did you mean `{near}`?",
    ),
    "cell_hides_digits": Sentence(
        "Sel ini memuat {value}; yang dipakai adalah yang tampak, {shown}.",
        "The cell holds {value}; what it shows is taken, {shown}.",
        "Kalau digit lain diperlukan, tambah desimal pada format selnya.",
        "If more digits are needed, add decimals to the format of the cell.",
    ),
}

WORDS: dict[str, Sentence] = {
    "written": Sentence("Ditulis: {file}.", "Written: {file}."),
    # schema
    "arg_output": Sentence("BERKAS", "FILE"),
    "short_schema": Sentence("skema JSON untuk penyunting teks", "JSON Schema for editors"),
    "help_schema": Sentence(
        "Menulis skema JSON (2020-12) berkas paket, laporan atau data. Dengan skema itu penyunting teks, misalnya VS "
        "Code dengan Even Better TOML, melengkapi dan menjelaskan kunci selagi diketik.",
        "Writes the JSON Schema (2020-12) of pack, report or data files, with which editors, such as VS Code with Even "
        "Better TOML, complete and explain keys while they are typed.",
    ),
    "help_schema_examples": Sentence(
        "kinerja skema paket --output paket.schema.json\nkinerja skema laporan --output laporan.schema.json",
        "kinerja schema pack --output pack.schema.json\nkinerja schema report --output report.schema.json",
    ),
    "help_schema_kind": Sentence("paket (bawaan), laporan, atau data", "pack (default), report, or data"),
    "help_output": Sentence(
        "berkas baru bagi hasilnya; tanpa ini hasil ditampilkan", "a new file for the result; else it is shown"
    ),
    # new
    "short_new": Sentence("paket, indikator atau berkas data baru", "a new pack, indicator or data file"),
    "help_new": Sentence(
        "Membuat paket atau indikator baru dari jawaban Anda atau dari opsi, dan berkas data untuk diisi.",
        "Makes a new pack or indicator from your answers or from options, and data files to fill in.",
    ),
    "help_new_examples": Sentence(
        'kinerja baru paket dinas.toml --name "Dinas Contoh"',
        'kinerja new pack office.toml --name "Dinas Contoh"',
    ),
    "short_paket": Sentence("berkas paket baru", "the file of a new pack"),
    "help_paket": Sentence(
        "Menulis berkas paket baru dengan penjelasan di dalamnya. Yang tidak disebut ditanyakan; berkas yang sudah ada "
        "tidak ditimpa.",
        "Writes the file of a new pack, with comments. What is not given is asked for; no file is overwritten.",
    ),
    "help_paket_examples": Sentence(
        'kinerja baru paket ketenagakerjaan.toml --name "Dinas Tenaga Kerja" --scale permendagri-86-2017',
        'kinerja new pack labour.toml --name "Dinas Tenaga Kerja" --scale permendagri-86-2017',
    ),
    "short_indikator": Sentence("indikator baru dalam sebuah paket", "a new indicator in a pack"),
    "help_indikator": Sentence(
        "Menambah satu indikator di akhir sebuah paket; isi lain berkas itu tidak berubah. Yang tidak disebut "
        "ditanyakan. Variabelnya diambil dari rumus.",
        "Adds an indicator at the end of a pack; nothing else of the file changes. What is not given is asked for. Its "
        "variables are taken from the formula.",
    ),
    "help_indikator_examples": Sentence(
        'kinerja baru indikator paket-dinas.toml --name "Tingkat Kesempatan Kerja" --id tkk --unit persen '
        '--direction naik --formula "bekerja / angkatan_kerja × 100%" --variable bekerja=orang --target "2024=97,30%"',
        'kinerja new indicator office-pack.toml --name "Tingkat Kesempatan Kerja" --id tkk --unit persen '
        '--direction naik --formula "bekerja / angkatan_kerja × 100%" --variable bekerja=orang --target "2024=97,30%"',
    ),
    "short_isian": Sentence("berkas data setahun untuk diisi", "the data file of a year, to fill in"),
    "help_isian": Sentence(
        "Menulis berkas data setahun dengan semua masukan sebuah paket, masing-masing dengan satuannya, untuk diisi.",
        "Writes the data file of a year with every input of a pack, each with its unit, to be filled in.",
    ),
    "help_isian_examples": Sentence(
        "kinerja baru data data-2024.toml --pack banjar --year 2024",
        "kinerja new data banjar-2024.toml --pack banjar --year 2024",
    ),
    "help_isian_file": Sentence("berkas data baru (TOML)", "the new data file (TOML)"),
    "help_isian_year": Sentence("tahun data itu", "the year of the data"),
    "short_laporan": Sentence("laporan untuk diisi dan diperiksa", "a report, to fill in and audit"),
    "help_laporan": Sentence(
        "Menulis berkas laporan dengan satu baris bagi tiap indikator sebuah paket; angkanya disalin dari dokumen.",
        "Writes the file of a report with a row for each indicator of a pack; copy its figures from the document.",
    ),
    "help_laporan_examples": Sentence(
        "kinerja baru laporan lkjip-2025.toml --pack banjar --year 2025",
        "kinerja new report laporan-2025.toml --pack banjar --year 2025",
    ),
    "help_laporan_file": Sentence("berkas laporan baru (TOML)", "the new file of the report (TOML)"),
    "help_laporan_year": Sentence("tahun laporan itu", "the year of the report"),
    "help_laporan_called": Sentence("nama pendek; tanpa ini dari nama berkas", "the short name; else that of the file"),
    "help_laporan_title": Sentence("judul dokumennya", "the title of the document"),
    "written_report": Sentence(
        "Ditulis: {file}. Setelah diisi: kinerja audit {file}",
        "Written: {file}. When it is filled in: kinerja audit {file}",
    ),
    "written_data": Sentence(
        "Ditulis: {file}. Setelah diisi: kinerja hitung --pack {pack} --data {file} --year {year}",
        "Written: {file}. When it is filled in: kinerja eval --pack {pack} --data {file} --year {year}",
    ),
    "arg_new_file": Sentence("BERKAS", "FILE"),
    "arg_new_text": Sentence("TEKS", "TEXT"),
    "arg_new_id": Sentence("ID", "ID"),
    "arg_new_scale": Sentence("SKALA", "SCALE"),
    "arg_new_weight": Sentence("UNSUR=BOBOT", "PART=WEIGHT"),
    "arg_new_unit_name": Sentence("SATUAN", "UNIT"),
    "arg_new_direction": Sentence("ARAH", "DIRECTION"),
    "arg_new_unit": Sentence("NAMA=SATUAN", "NAME=UNIT"),
    "arg_new_pack": Sentence("PAKET", "PACK"),
    "arg_new_year_figure": Sentence("TAHUN=ANGKA", "YEAR=FIGURE"),
    "help_paket_file": Sentence("berkas paket (TOML)", "the file of the pack (TOML)"),
    "help_indikator_file": Sentence("berkas paket (TOML)", "the file of the pack (TOML)"),
    "help_paket_name": Sentence("nama lengkap", "the full name"),
    "help_indikator_name": Sentence("nama lengkap", "the full name"),
    "help_paket_id": Sentence("nama pendek; tanpa ini dibuat dari nama", "the short name; else made from the name"),
    "help_indikator_id": Sentence("nama pendek; tanpa ini dibuat dari nama", "the short name; else made from the name"),
    "help_paket_edition": Sentence("versi paket; bawaannya 1", "the version of the pack; 1 by default"),
    "help_paket_include": Sentence(
        "paket acuan; bawaannya nasional/capaian; boleh berulang", "a pack to build on; by default nasional/capaian"
    ),
    "help_paket_scale": Sentence(
        "skala labelnya, misalnya permendagri-86-2017", "its scale, such as permendagri-86-2017"
    ),
    "help_indikator_scale": Sentence(
        "skala labelnya, misalnya permendagri-86-2017", "its scale, such as permendagri-86-2017"
    ),
    "help_paket_title": Sentence("judul dokumen yang menjadi dasar", "the title of the document it rests on"),
    "help_paket_no": Sentence("nomor dan tahun dokumen itu", "the number and year of that document"),
    "help_paket_digits": Sentence("angka desimal hasil; bawaannya 2", "decimals of results; 2 by default"),
    "help_indikator_goal": Sentence("sasaran yang diukur", "the goal that is measured"),
    "help_indikator_formula": Sentence(
        "rumus, boleh seperti bunyi dokumen", "the formula; it may be the document's wording"
    ),
    "help_indikator_direct": Sentence("nilainya diberikan, tidak dihitung", "its value is given, not worked out"),
    "help_indikator_weight": Sentence(
        "unsur indeks berbobot, misalnya pelayanan=30%; namanya boleh seperti bunyi dokumen; boleh berulang",
        "a part of a weighted index, such as pelayanan=30%; its name may be the document's wording; may be repeated",
    ),
    "help_indikator_unit": Sentence("satuan hasilnya, misalnya persen", "the unit of the result, such as persen"),
    "help_indikator_direction": Sentence(
        "naik, turun, kisaran, atau arah lain", "naik, turun, kisaran, or another direction"
    ),
    "help_indikator_target": Sentence(
        "target setahun seperti tercetak, misalnya 2024=97,30%; dari dokumen lain dengan namanya, renstra.2026=97,50%; "
        'kisaran: "2024=2% s/d 4%"; boleh berulang',
        "the target of a year as printed, such as 2024=97,30%; of another document by its name, renstra.2026=97,50%; "
        'a range: "2024=2% s/d 4%"; may be repeated',
    ),
    "help_indikator_variable": Sentence(
        "satuan sebuah variabel rumus, misalnya bekerja=orang; namanya boleh seperti bunyi rumus; boleh berulang",
        "the unit of a variable, such as bekerja=orang; its name may be the formula's wording; may be repeated",
    ),
    "help_indikator_written": Sentence("bunyi dokumen apa adanya", "the wording of the document, verbatim"),
    "help_indikator_office": Sentence("jabatan penanggung jawab", "the office that is responsible"),
    "help_indikator_data_source": Sentence("sumber datanya", "where its data come from"),
    "help_indikator_note": Sentence("catatan tentang yang meragukan", "what is doubtful, in words"),
    "ask_name": Sentence("Nama lengkap", "Full name"),
    "ask_id": Sentence("Nama pendek, satu kata", "Short name, one word"),
    "ask_edition": Sentence("Versi paket", "Version of the pack"),
    "ask_scale": Sentence(
        "Skala label, misalnya permendagri-86-2017 (boleh kosong; skala sendiri ditulis kemudian di berkasnya)",
        "Scale of labels, such as permendagri-86-2017 (may be empty; one of your own is written in the file later)",
    ),
    "ask_title": Sentence("Judul dokumen dasarnya (boleh kosong)", "Title of the document it rests on (may be empty)"),
    "ask_no": Sentence("Nomor dan tahun dokumen itu (boleh kosong)", "Its number and year (may be empty)"),
    "ask_goal": Sentence("Sasaran yang diukur (boleh kosong)", "Goal that is measured (may be empty)"),
    "ask_formula": Sentence(
        "Rumus seperti bunyi dokumen; indeks berbobot: bobot(unsur = 60%; lain = 40%) "
        "(kosong: nilainya diberikan, tidak dihitung)",
        "Formula, as the document words it; a weighted index: bobot(unsur = 60%; lain = 40%) "
        "(empty: the value is given, not worked out)",
    ),
    "ask_unit": Sentence("Satuan hasilnya, misalnya persen", "Unit of the result, such as persen"),
    "ask_direction": Sentence(
        "Arah: naik (makin tinggi makin baik), turun, atau kisaran",
        "Direction: naik (more is better), turun, or kisaran",
    ),
    "ask_variable": Sentence(
        "Satuan `{name}`, misalnya orang (boleh kosong)", "Unit of `{name}`, such as orang (may be empty)"
    ),
    "ask_target": Sentence(
        "Target, misalnya 2024=97,30%; 2025=97,50%, atau kisaran 2024=2% s/d 4% (boleh kosong)",
        "Targets, such as 2024=97,30%; 2025=97,50%, or a range 2024=2% s/d 4% (may be empty)",
    ),
    "ask_written": Sentence("Bunyi dokumen apa adanya (boleh kosong)", "Wording of the document (may be empty)"),
    "ask_office": Sentence("Jabatan penanggung jawab (boleh kosong)", "Office that is responsible (may be empty)"),
    "ask_data-source": Sentence("Sumber data (boleh kosong)", "Source of its data (may be empty)"),
    "answer_needed": Sentence("Ini perlu diisi.", "This must be answered."),
    "written_pack": Sentence(
        "Ditulis: {file}. Berikutnya: kinerja baru indikator {file}",
        "Written: {file}. Next: kinerja new indicator {file}",
    ),
    "inputs_read": Sentence("Masukan yang terbaca: {names}.", "The inputs that were read: {names}."),
    "written_indicator": Sentence(
        "Indikator `{id}` ditambahkan ke {file}. Berikutnya: kinerja periksa {file}",
        "Indicator `{id}` added to {file}. Next: kinerja check {file}",
    ),
    # template, import
    "arg_new_year": Sentence("TAHUN", "YEAR"),
    "arg_new_book": Sentence("BUKU.xlsx", "BOOK.xlsx"),
    "short_template": Sentence("buku kerja Excel untuk diisi", "an Excel workbook to fill in"),
    "help_template": Sentence(
        "Menulis buku kerja Excel: lembar indikator dengan pilihan arah, satuan dan skala, dan lembar nilai "
        "tiap tahun. Dengan --pack lembar-lembarnya berisi paket itu.",
        "Writes an Excel workbook: a sheet of indicators with drop-downs for direction, unit and scale, and a sheet of "
        "values for each year. With --pack the sheets hold that pack.",
    ),
    "help_template_examples": Sentence(
        "kinerja templat --xlsx dinas.xlsx --year 2024\nkinerja templat --xlsx banjar.xlsx --pack banjar",
        "kinerja template --xlsx office.xlsx --year 2024\nkinerja template --xlsx banjar-en.xlsx --pack banjar",
    ),
    "help_template_xlsx": Sentence("berkas Excel baru", "the new Excel file"),
    "help_template_year": Sentence(
        "tahun lembar nilai; boleh berulang", "the year of a sheet of values; may be repeated"
    ),
    "short_import": Sentence("buku kerja Excel menjadi paket", "turn an Excel workbook into a pack"),
    "help_import": Sentence(
        "Mengubah buku kerja menjadi berkas paket, dan nilai tiap tahun menjadi berkas data. Sel yang salah disebut "
        "semua sekaligus, dengan lembar dan alamatnya; bila ada, tidak ada yang ditulis.",
        "Turns a workbook into the file of a pack, and the values of each year into a data file. Every bad cell is "
        "told at once, by sheet and address; where there is one, nothing is written.",
    ),
    "help_import_examples": Sentence(
        "kinerja impor buku.xlsx\nkinerja impor buku.xlsx --output dinas.toml",
        "kinerja import book.xlsx\nkinerja import book.xlsx --output office.toml",
    ),
    "help_import_book": Sentence("buku kerja yang sudah diisi", "the workbook, filled in"),
    "from_book": Sentence("Dari {file}.", "From {file}."),
    "from_book_year": Sentence("Nilai tahun {year}, dari {file}.", "The values of {year}, from {file}."),
    "nothing_imported": Sentence(
        "Tidak ada yang ditulis; yang perlu diperbaiki dulu: {errors}.",
        "Nothing was written; to be mended first: {errors}.",
    ),
    "written_book": Sentence(
        "Ditulis: {file}. Setelah diisi dan disimpan: kinerja impor {file}",
        "Written: {file}. When it is filled in and saved: kinerja import {file}",
    ),
    # check --watch
    "help_watch": Sentence(
        "periksa lagi setiap kali berkasnya berubah; Ctrl-C untuk berhenti",
        "check again whenever a file changes; Ctrl-C to stop",
    ),
    "watching": Sentence("Menunggu perubahan; Ctrl-C untuk berhenti.", "Waiting for changes; Ctrl-C to stop."),
}
