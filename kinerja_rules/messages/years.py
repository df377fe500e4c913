"""Sentences about a whole year: what its tables are called, and how it is asked for."""

from kinerja_rules.messages import Sentence

_FORMS = Sentence(
    "bentuk hasil: text (bawaan), json, atau bagi seluruh tahun csv dan xlsx; bawaannya menurut akhiran --output",
    "the form of the result: text (default), json, or for a whole year csv and xlsx; else as --output ends",
)
_XLSX = Sentence(
    "tulis hasil setahun ke buku kerja Excel baru ini; lembar buku kerja di --data ikut disalin",
    "write the year to this new Excel workbook; the sheets of a workbook in --data are copied into it",
)

SENTENCES: dict[str, Sentence] = {
    "form_of_a_year": Sentence(
        "{form} hanya bagi seluruh tahun sebuah paket.",
        "{form} is for the whole year of a pack.",
        "Sebut --pack, --data dan --year tanpa indikator.",
        "Give --pack, --data and --year without an indicator.",
    ),
    "output_twice": Sentence(
        "`--xlsx` sudah menyebut berkas dan bentuk hasilnya; `{option}` tidak berlaku bersamanya.",
        "`--xlsx` names the file and the form of the result already; `{option}` does not go with it.",
        "Sisakan salah satu.",
        "Keep one of them.",
    ),
    "year_and_date": Sentence(
        "`--date {date}` tidak berada di tahun {year}.",
        "`--date {date}` is not in the year {year}.",
        "Hilangkan `--year`: tahunnya menurut `--date`.",
        "Leave `--year` out: the year follows from `--date`.",
    ),
    "bad_date": Sentence(
        "`--date` perlu tanggal, bukan `{value}`.",
        "`--date` needs a date, not `{value}`.",
        "Tulis tahun-bulan-tanggal, misalnya `--date 2024-06-30`.",
        "Write year-month-day, such as `--date 2024-06-30`.",
    ),
    "document_unknown": Sentence(
        "Paket {pack} tidak punya target menurut `{document}`.",
        "The pack {pack} has no targets by `{document}`.",
        "Dokumen yang menetapkan targetnya: {known}.",
        "The documents that set its targets: {known}.",
    ),
    "document_unknown_near": Sentence(
        "Paket {pack} tidak punya target menurut `{document}`.",
        "The pack {pack} has no targets by `{document}`.",
        "Maksud Anda `{near}`? Dokumen yang menetapkan targetnya: {known}.",
        "Did you mean `{near}`? The documents that set its targets: {known}.",
    ),
    "book_parts_lost": Sentence(
        "Gambar, grafik atau makro dari {file} tidak ikut ke {output}; {file} sendiri tidak berubah.",
        "Pictures, charts or macros of {file} are not in {output}; {file} itself is unchanged.",
    ),
}

WORDS: dict[str, Sentence] = {
    "column_absorption": Sentence("Serapan", "Absorption"),
    "column_period": Sentence("Periode", "Period"),
    "column_goal": Sentence("Sasaran", "Goal"),
    "column_aggregate": Sentence("Agregat", "Aggregate"),
    "column_status": Sentence("Status", "Status"),
    "column_reasons": Sentence("Keterangan", "Reasons"),
    "column_document": Sentence("Dokumen target", "Document of the target"),
    "column_version": Sentence("Versi", "Version"),
    "column_pack": Sentence("Paket", "Pack"),
    "column_working": Sentence("Penghitungan", "Working"),
    "column_indicators": Sentence("Indikator yang digabung", "Indicators"),
    "column_left_out": Sentence("Tidak ikut", "Left out"),
    "column_formula": Sentence("Rumus", "Formula"),
    "column_budget_code": Sentence("Kode anggaran", "Budget code"),
    "column_budget_name": Sentence("Nama", "Name"),
    "column_ceiling": Sentence("Pagu", "Ceiling"),
    "column_spent": Sentence("Realisasi", "Spent"),
    "column_where": Sentence("Tempat", "Place"),
    "column_severity": Sentence("Jenis", "Kind"),
    "column_problem": Sentence("Masalah", "Problem"),
    "column_remedy": Sentence("Yang harus ditulis", "What to write"),
    "severity_error": Sentence("kesalahan", "error"),
    "severity_remark": Sentence("catatan", "remark"),
    "year_sheet_results": Sentence("Hasil", "Results"),
    "year_sheet_periods": Sentence("Periode", "Periods"),
    "year_sheet_aggregates": Sentence("Agregat", "Aggregates"),
    "year_sheet_budget": Sentence("Anggaran", "Budget"),
    "year_sheet_problems": Sentence("Masalah", "Problems"),
    "year_all_goals": Sentence("semua sasaran", "all goals"),
    "year_left_out": Sentence("(tanpa {n} indikator)", "(without {n} indicators)"),
    "year_budget": Sentence(
        "Anggaran: pagu {ceiling}, realisasi {spent}, serapan {share}",
        "Budget: ceiling {ceiling}, spent {spent}, absorption {share}",
    ),
    "targets_by": Sentence("Target menurut {document}.", "Targets by {document}."),
    "year_at": Sentence("Keadaan pada {date}.", "As of {date}."),
    "year_versions": Sentence("Versi yang berlaku: {versions}.", "Versions that hold: {versions}."),
    "arg_date": Sentence("TANGGAL", "DATE"),
    "arg_document": Sentence("DOKUMEN", "DOCUMENT"),
    "help_date": Sentence(
        "tanggal (2024-06-30): versi indikator, arah dan skala yang berlaku hari itu; tahunnya ikut",
        "a date (2024-06-30): the versions of indicators, directions and scales of that day; the year follows",
    ),
    "help_document": Sentence(
        "dokumen yang menetapkan target: pk (perjanjian kinerja, bawaan), renstra, atau nama lain dalam paket",
        "the document that sets the targets: pk (perjanjian kinerja, default), renstra, or another of the pack",
    ),
    "help_eval_form": _FORMS,
    "help_explain_form": _FORMS,
    "help_eval_xlsx": _XLSX,
    "help_explain_xlsx": _XLSX,
}
