"""Sentences about data files, budgets and the evaluation of a year."""

from kinerja_rules.messages import Sentence

SENTENCES: dict[str, Sentence] = {
    # files
    "data_format": Sentence(
        "Data tidak dapat dibaca dari berkas berakhiran `{ending}`.",
        "Data cannot be read from a file that ends in `{ending}`.",
        "Simpan sebagai .toml, .csv, .xlsx atau .json.",
        "Save it as .toml, .csv, .xlsx or .json.",
    ),
    "sheets_extra": Sentence(
        "Berkas XLSX hanya dapat dibaca dengan tambahan xlsx.",
        "XLSX files are read only with the extra xlsx.",
        'Pasang: pip install "kinerja-rules[xlsx]", atau simpan sebagai CSV.',
        'Install it: pip install "kinerja-rules[xlsx]", or save as CSV.',
    ),
    "sheets_unreadable": Sentence(
        "Berkas ini tidak dapat dibuka sebagai buku kerja XLSX.",
        "This file cannot be opened as an XLSX workbook.",
        "Simpan ulang dari Excel atau LibreOffice sebagai .xlsx.",
        "Save it again from Excel or LibreOffice as .xlsx.",
    ),
    "sheet_too_large": Sentence(
        "Lembar `{sheet}` memuat lebih dari {limit} sel.",
        "The sheet `{sheet}` has more than {limit} cells.",
        "Salin tabelnya ke buku kerja baru; sel kosong berformat pun dihitung.",
        "Copy its table into a new workbook; blank cells with a format count too.",
    ),
    "archive_too_large": Sentence(
        "Isi berkas ini terlalu besar bila dibuka: {size} MB, padahal batasnya {limit} MB.",
        "What is in this file is too large once unpacked: {size} MB, and the limit is {limit} MB.",
        "Salin tabel yang diperiksa ke berkas baru.",
        "Copy the tables to be audited into a new file.",
    ),
    "archive_entities": Sentence(
        "Berkas ini tidak dibuat oleh Word atau Excel: bagian `{part}` memuat DOCTYPE.",
        "This file was not made by Word or Excel: its part `{part}` has a DOCTYPE.",
        "Jangan dibuka; minta berkas yang asli kepada pengirimnya.",
        "Do not open it; ask the sender for the original.",
    ),
    "document_extra": Sentence(
        "Berkas DOCX hanya dapat dibaca dengan tambahan docx.",
        "DOCX files are read only with the extra docx.",
        'Pasang: pip install "kinerja-rules[docx]", atau tempel tabelnya ke `isi`.',
        'Install it: pip install "kinerja-rules[docx]", or paste the table into `isi`.',
    ),
    "document_unreadable": Sentence(
        "Berkas ini tidak dapat dibuka sebagai dokumen DOCX.",
        "This file cannot be opened as a DOCX document.",
        "Simpan ulang dari Word atau LibreOffice sebagai .docx.",
        "Save it again from Word or LibreOffice as .docx.",
    ),
    "data_json": Sentence(
        "Ini bukan JSON yang dapat dibaca.",
        "This is not JSON that can be read.",
        "Periksa koma, tanda kutip dan kurung di sekitar tempat itu.",
        "Check the commas, quotes and brackets around that place.",
    ),
    "json_key_twice": Sentence(
        "Kunci `{key}` ditulis dua kali; yang terakhir yang dipakai.",
        "The key `{key}` is written twice; the last one is taken.",
        "Sisakan satu.",
        "Keep one of them.",
    ),
    "data_json_table": Sentence(
        "Isi berkas JSON ini bukan tabel.",
        "This JSON file holds no table.",
        'Mulai dengan {{ "data": {{ ... }} }}.',
        'Begin with {{ "data": {{ ... }} }}.',
    ),
    "data_key": Sentence(
        "Kunci `{key}` tidak dikenal di berkas data.",
        "The key `{key}` is not known in a data file.",
        "Yang dikenal: {known}.",
        "Known here: {known}.",
    ),
    "data_key_near": Sentence(
        "Kunci `{key}` tidak dikenal di berkas data.",
        "The key `{key}` is not known in a data file.",
        "Maksud Anda `{near}`?",
        "Did you mean `{near}`?",
    ),
    "data_no_table": Sentence(
        "`{key}` harus berupa tabel masukan.",
        "`{key}` must be a table of inputs.",
        "Tulis nilainya di bawah [data.<indikator>].",
        "Write the values below [data.<indicator>].",
    ),
    "data_no_list": Sentence(
        "`anggaran` harus berupa deretan tabel.",
        "`anggaran` must be a list of tables.",
        "Tulis [[anggaran]] di atas tiap baris anggaran.",
        "Write [[anggaran]] above each line of the budget.",
    ),
    "data_year": Sentence(
        "`{text}` bukan tahun.",
        "`{text}` is not a year.",
        "Tulis empat angka, misalnya 2024.",
        "Write four digits, such as 2024.",
    ),
    "data_period": Sentence(
        "`{text}` bukan periode.",
        "`{text}` is not a period.",
        "Tulis tw1 sampai tw4, sem1, sem2, 01 sampai 12, atau kumulatif; nilai setahun tidak memakai periode.",
        "Write tw1 to tw4, sem1, sem2, 01 to 12, or kumulatif; a value of the whole year has no period.",
    ),
    "data_status": Sentence(
        "Status `{text}` tidak dikenal.",
        "The status `{text}` is not known.",
        "Pilih salah satu: {known}.",
        "Choose one of: {known}.",
    ),
    "data_column_missing": Sentence(
        "Kolom `{column}` tidak ada.",
        "The column `{column}` is missing.",
        "Tambahkan di baris judul. Kolom yang dibaca: {known}.",
        "Add it to the header. The columns that are read: {known}.",
    ),
    "data_column_unknown": Sentence(
        "Kolom `{column}` tidak dibaca.",
        "The column `{column}` is not read.",
        "Yang dibaca: {known}.",
        "Those that are read: {known}.",
    ),
    "data_cell_empty": Sentence(
        "Sel `{column}` kosong.",
        "The cell `{column}` is empty.",
        "Isi sel itu; nilainya tidak dapat dipakai tanpa itu.",
        "Fill it in; the value cannot be used without it.",
    ),
    "data_twice": Sentence(
        "Nilai `{variable}` bagi `{indicator}` sudah diberikan di {first}.",
        "The value of `{variable}` for `{indicator}` was given at {first}.",
        "Sisakan satu; yang pertama dipakai.",
        "Keep one; the first is used.",
    ),
    "data_cell": Sentence(
        "Nilai `{variable}` bagi `{indicator}`: {reason}",
        "The value of `{variable}` for `{indicator}`: {reason}",
        "{fix}",
        "{fix}",
    ),
    "data_alone": Sentence(
        "Ini berkas data; nama dan angkanya diperiksa bersama paketnya.",
        "This is a data file; its names and figures are checked with their pack.",
        "Jalankan `kinerja hitung --pack PAKET --data {file} --year TAHUN`.",
        "Run `kinerja eval --pack PACK --data {file} --year YEAR`.",
    ),
    "data_of_other_year": Sentence(
        "Tidak ada nilai tahun {year}; datanya dari tahun {given}.",
        "There is no value of {year}; the data are of {given}.",
        "Periksa --year, atau `tahun` dalam berkas datanya.",
        "Check --year, or `tahun` in the data file.",
    ),
    "data_other_unit": Sentence(
        'Nilai `{variable}` bagi `{indicator}` tertulis "{text}", sedangkan satuannya {unit}.',
        'The value of `{variable}` for `{indicator}` is written "{text}"; its unit is {unit}.',
        "Periksa apakah itu nilai yang dimaksud.",
        "Check that it is the value that is meant.",
    ),
    "data_not_whole": Sentence(
        'Nilai `{variable}` bagi `{indicator}`, "{text}", bukan bilangan bulat, padahal satuannya {unit}.',
        'The value of `{variable}` for `{indicator}`, "{text}", is not whole, though its unit is {unit}.',
        "Periksa titik dan komanya.",
        "Check its marks.",
    ),
    "data_variable": Sentence(
        "Indikator `{indicator}` tidak memakai variabel `{variable}`.",
        "The indicator `{indicator}` has no variable `{variable}`.",
        "Variabelnya: {known}.",
        "Its variables are: {known}.",
    ),
    "data_variable_near": Sentence(
        "Indikator `{indicator}` tidak memakai variabel `{variable}`.",
        "The indicator `{indicator}` has no variable `{variable}`.",
        "Maksud Anda `{near}`?",
        "Did you mean `{near}`?",
    ),
    "data_shared": Sentence(
        "Tanpa indikator, `{variable}` harus variabel paket.",
        "Without an indicator, `{variable}` must be a variable of the pack.",
        "Sebut indikatornya, atau daftarkan [variabel.{variable}] di paket. Variabel paket: {known}.",
        "Name the indicator, or declare [variabel.{variable}] in the pack. Variables of the pack: {known}.",
    ),
    "data_shared_near": Sentence(
        "Tanpa indikator, `{variable}` harus variabel paket.",
        "Without an indicator, `{variable}` must be a variable of the pack.",
        "Maksud Anda `{near}`? Kalau bukan, sebut indikatornya.",
        "Did you mean `{near}`? If not, name the indicator.",
    ),
    "data_provisional": Sentence(
        "Nilai `{variable}` bagi `{indicator}` berstatus {status}.",
        "The value of `{variable}` for `{indicator}` is provisional ({status}).",
        "Perbarui bila angka tetap sudah terbit.",
        "Renew it when the final figure is out.",
    ),
    "data_identity": Sentence(
        "Data tahun {year} tidak memenuhi hubungan `{relation}`: {left} bukan {right}.",
        "The data of {year} break the identity `{relation}`: {left} is not {right}.",
        "Periksa angka-angkanya; salah satunya keliru atau berasal dari sumber lain.",
        "Check the figures; one is wrong or comes from another source.",
    ),
    "cumulative_years": Sentence(
        "`{name}` dijumlahkan sejak {since}, tetapi nilai tahun {years} tidak ada.",
        "`{name}` adds up the years since {since}, but the values of {years} are missing.",
        "Isi nilai tahun-tahun itu, atau beri nilai yang sudah kumulatif pada periode `kumulatif`.",
        "Give the values of those years, or the cumulative value under the period `kumulatif`.",
    ),
    # budget
    "budget_without_code": Sentence(
        "Baris anggaran tanpa kode.",
        "A line of the budget without a code.",
        "Isi `kode`, misalnya 2 atau 2.1.",
        "Fill in `kode`, such as 2 or 2.1.",
    ),
    "budget_code_number": Sentence(
        "Kode anggaran {text} terbaca sebagai bilangan desimal.",
        "The budget code {text} reads as a decimal number.",
        "Jadikan selnya teks, dan tulis kodenya dengan titik, misalnya 2.10.",
        "Make the cell a text, and write the code with points, such as 2.10.",
    ),
    "budget_twice": Sentence(
        "Kode anggaran {code} sudah ada di {first}.",
        "The budget code {code} stands at {first} already.",
        "Sisakan satu; yang pertama dipakai.",
        "Keep one; the first is used.",
    ),
    "budget_amount": Sentence(
        "Anggaran {code}, {amount}: {reason}",
        "Budget {code}, {amount}: {reason}",
        "{fix}",
        "{fix}",
    ),
    "budget_sum": Sentence(
        "Anggaran {code}: {amount} tertulis {own}, jumlah bawahannya ({children}) {sum}.",
        "Budget {code}: {amount} is given as {own}, the lines below it ({children}) total {sum}.",
        "Periksa baris itu dan bawahannya; angka yang tertulis yang dipakai.",
        "Check that line and those below it; the given figure is used.",
    ),
    "budget_code_unknown": Sentence(
        "Kode anggaran {code} tidak ada di data anggaran tahun itu.",
        "The budget of that year has no code {code}.",
        "Kode yang ada: {known}.",
        "Codes that are there: {known}.",
    ),
    "budget_amount_missing": Sentence(
        "Anggaran {code} tidak punya nilai {amount}.",
        "Budget {code} has no {amount}.",
        "Isi nilainya; yang tidak ada bukan nol.",
        "Give it; what is missing is not zero.",
    ),
    "budget_zero": Sentence(
        "Pagu {codes} nol, sehingga serapannya tidak terdefinisi.",
        "The ceiling of {codes} is zero, so its absorption is undefined.",
        "Periksa pagunya.",
        "Check the ceiling.",
    ),
    "rule_out_of_date": Sentence(
        "{kind} `{name}` tidak berlaku pada {when}: {dates}.",
        "{kind} `{name}` does not hold in {when}: {dates}.",
        "Pakai yang berlaku pada waktu itu, atau perbaiki `berlaku_mulai` dan `berlaku_sampai`.",
        "Use one that holds then, or correct `berlaku_mulai` and `berlaku_sampai`.",
    ),
    # aggregates
    "aggregate_lacks": Sentence(
        "Agregat `{name}` tidak dihitung: {indicators} tidak punya capaian.",
        "The aggregate `{name}` is not worked: there is no achievement of {indicators}.",
        'Lengkapi datanya, atau tulis `tanpa_capaian = "lewati"` bila indikator itu memang tidak ikut dihitung.',
        'Complete the data, or write `tanpa_capaian = "lewati"` if such indicators do not count.',
    ),
    "aggregate_weightless": Sentence(
        "Agregat `{name}` memakai bobot, tetapi {indicators} tidak punya `bobot_capaian`.",
        "The aggregate `{name}` uses weights, but there is no `bobot_capaian` of {indicators}.",
        "Tulis bobot_capaian pada indikator itu.",
        "Write bobot_capaian in those indicators.",
    ),
    "aggregate_without": Sentence(
        "Agregat `{name}` memakai `{input}`, yang tidak ada bagi {indicators}.",
        "The aggregate `{name}` uses `{input}`, and there is none of {indicators}.",
        "Isi `{input}` di data indikator itu, atau `anggaran` di paket bersama data anggarannya.",
        "Give `{input}` in the data of these indicators, or `anggaran` in the pack with the data of the budget.",
    ),
    "aggregate_of_none": Sentence(
        "Agregat `{name}` tidak dihitung: tidak ada indikator yang punya capaian.",
        "The aggregate `{name}` is not worked: no indicator has an achievement.",
        "Lengkapi datanya.",
        "Complete the data.",
    ),
}

WORDS: dict[str, Sentence] = {
    # the pohon kinerja
    "tree_no_goal": Sentence("(tanpa sasaran)", "(without a goal)"),
    "tree_from": Sentence("dari {id}: {name}", "from {id}: {name}"),
    "tree_programme": Sentence("program {code}", "programme {code}"),
    # help
    "help_tree": Sentence(
        "gambarkan pohon kinerja: sasaran, indikator, program", "draw the tree of goals, indicators and programmes"
    ),
    "help_show_data": Sentence(
        "berkas data dengan anggaran, bagi nama dan pagu program (hanya dengan --tree)",
        "a data file with a budget, for names and ceilings of programmes (only with --tree)",
    ),
    "help_show_year": Sentence(
        "tahun target dan anggaran (hanya dengan --tree)", "the year of targets and budget (only with --tree)"
    ),
}
