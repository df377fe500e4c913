"""What the terminal says about results and findings; verdicts in a planner's words."""

from kinerja_rules.messages import Sentence

WORDS: dict[str, Sentence] = {
    # verdicts of a figure, as said of one
    "judged_reproduced": Sentence("cocok", "reproduces"),
    "judged_within_rounding": Sentence("cocok dalam batas pembulatan masukannya", "agrees within rounding"),
    "judged_reproduced_other_mode": Sentence(
        "cocok hanya dengan pembulatan lain ({modes})", "reproduces only under another rounding ({modes})"
    ),
    "judged_undecidable": Sentence("tidak dapat diputuskan", "cannot be decided"),
    "judged_unreadable": Sentence(
        "angka ini, atau masukannya, tidak terbaca", "the figure, or an input of it, cannot be read"
    ),
    "judged_inconsistent": Sentence("tidak cocok", "does not reproduce"),
    # verdicts of the other kinds
    "judged_match": Sentence("predikat sesuai skala", "the label agrees with the scale"),
    "judged_no_match": Sentence("predikat tidak sesuai skala", "the label does not agree with the scale"),
    "judged_undetermined": Sentence("skala tidak menyatakan predikatnya", "the scale gives it no label"),
    "judged_consistent": Sentence("sama", "agrees"),
    "judged_conflict": Sentence("tercetak berbeda-beda", "printed differently in different places"),
    "judged_copy": Sentence("berbeda dari asal salinannya", "differs from where it was copied from"),
    "judged_identity": Sentence("hubungan antardata tidak terpenuhi", "the data break an identity"),
    "judged_possible": Sentence("mungkin", "possible"),
    "judged_impossible": Sentence("tidak mungkin dari bilangan bulat", "no whole number gives it"),
    "judged_mixed": Sentence("tidak satu cara pembulatan pun menjelaskan semuanya", "no one rounding explains all"),
    # the summary; each part counts findings
    "count_figures": Sentence("{n} angka diperiksa", "{n} figures checked"),
    "count_figure": Sentence("1 angka diperiksa", "1 figure checked"),
    "count_reproduced": Sentence("{n} cocok", "{n} reproduce"),
    "count_within_rounding": Sentence("{n} cocok dalam batas pembulatan", "{n} agree within rounding"),
    "count_reproduced_other_mode": Sentence(
        "{n} hanya cocok dengan pembulatan lain", "{n} only under another rounding"
    ),
    "count_undecidable": Sentence("{n} tidak dapat diputuskan", "{n} cannot be decided"),
    "count_unreadable": Sentence("{n} tidak terbaca", "{n} cannot be read"),
    "count_inconsistent": Sentence("{n} tidak cocok", "{n} do not reproduce"),
    "count_reproduced_one": Sentence("1 cocok", "1 reproduces"),
    "count_within_rounding_one": Sentence("1 cocok dalam batas pembulatan", "1 agrees within rounding"),
    "count_reproduced_other_mode_one": Sentence(
        "1 hanya cocok dengan pembulatan lain", "1 only under another rounding"
    ),
    "count_undecidable_one": Sentence("1 tidak dapat diputuskan", "1 cannot be decided"),
    "count_unreadable_one": Sentence("1 tidak terbaca", "1 cannot be read"),
    "count_inconsistent_one": Sentence("1 tidak cocok", "1 does not reproduce"),
    "count_others": Sentence("Selain itu: {parts}.", "Besides: {parts}."),
    "count_label": Sentence("{faults} dari {n} predikat tidak sesuai", "{faults} of {n} labels do not agree"),
    "count_conflict": Sentence(
        "{faults} dari {n} besaran tercetak berbeda-beda", "{faults} of {n} quantities are printed differently"
    ),
    "count_copy": Sentence("{faults} dari {n} salinan berbeda", "{faults} of {n} copies differ"),
    "count_identity": Sentence("{faults} dari {n} hubungan data tidak terpenuhi", "{faults} of {n} identities fail"),
    "count_grim": Sentence(
        "{faults} dari {n} persentase tidak mungkin dari bilangan bulat", "{faults} of {n} percentages are impossible"
    ),
    "count_mixed_rounding": Sentence("{n} tabel pembulatannya bercampur", "mixed roundings ({n})"),
    "count_label_fine": Sentence("{n} predikat sesuai", "labels agree ({n})"),
    "count_conflict_fine": Sentence("{n} besaran tercetak sama", "quantities are printed alike ({n})"),
    "count_copy_fine": Sentence("{n} salinan sama", "copies agree ({n})"),
    "count_identity_fine": Sentence("{n} hubungan data terpenuhi", "identities hold ({n})"),
    "count_grim_fine": Sentence("{n} persentase mungkin dari bilangan bulat", "percentages are possible ({n})"),
    # a finding
    "finding_page": Sentence("hlm. {page}", "p. {page}"),
    "finding_printed": Sentence("tercetak {reported}", "printed {reported}"),
    "finding_expected": Sentence("seharusnya {expected}", "should be {expected}"),
    "finding_gap": Sentence("selisih {gap} satuan angka terakhir", "off by {gap} in the last digit"),
    "finding_cause": Sentence("Dugaan: {message}", "Likely: {message}"),
    "finding_other_cause": Sentence("atau: {message}", "or: {message}"),
    "finding_causes_fit": Sentence(
        "{fit} dari {tried} dugaan yang dicoba cocok.", "{fit} of {tried} causes that were tried fit."
    ),
    "finding_no_cause": Sentence(
        "Sebabnya tidak ditemukan; {tried} dugaan dicoba.", "No cause found; {tried} were tried."
    ),
    "finding_tainted": Sentence(
        "Bersandar pada angka yang juga bermasalah: {places}", "Rests on figures that are faulty themselves: {places}"
    ),
    "finding_resting": Sentence("Angka yang bersandar padanya: {places}", "Figures that rest on it: {places}"),
    "places_more": Sentence("{places}; dan {n} lagi", "{places}; and {n} more"),
    "finding_label": Sentence("Memperbaikinya mengubah predikat", "Putting it right changes the label"),
    # the rest of an audit
    "count_roots": Sentence(
        "Semuanya {faults} kekeliruan, yang berpangkal pada {n}.", "{faults} faults in all, which have {n} roots."
    ),
    "undecided_title": Sentence("Tidak dapat diputuskan", "Cannot be decided"),
    "roundings_title": Sentence("Pembulatan", "Rounding"),
    "roundings_always": Sentence("{part} selalu {mode}", "{part} always {mode}"),
    "mode_half_up": Sentence("setengah ke atas", "half up"),
    "mode_half_even": Sentence("setengah ke angka genap", "half to even"),
    "mode_truncate": Sentence("memotong", "truncated"),
    "mode_up": Sentence("ke atas", "rounded up"),
    "remarks_title": Sentence("Catatan", "Remarks"),
    "coverage": Sentence(
        "{n} realisasi tercetak tanpa masukannya, jadi tidak dapat dihitung ulang.",
        "{n} realisations are printed without their inputs, and cannot be worked again.",
    ),
    "audit_fine": Sentence("Tidak ada temuan.", "No findings."),
    "audit_rest": Sentence("Selengkapnya: --all", "The rest: --all"),
    "audit_rest_remarks": Sentence("Selengkapnya, dengan {n} catatan: --all", "The rest, with {n} remarks: --all"),
    "audits_title": Sentence("Ringkasan", "Summary"),
    # columns
    "column_report": Sentence("Laporan", "Report"),
    "column_figures": Sentence("diperiksa", "checked"),
    "column_reproduced": Sentence("cocok", "reproduce"),
    "column_other_mode": Sentence("pembulatan lain", "other rounding"),
    "column_undecidable": Sentence("tidak diputuskan", "undecided"),
    "column_inconsistent": Sentence("tidak cocok", "do not"),
    "column_indicator": Sentence("Indikator", "Indicator"),
    "column_target": Sentence("Target", "Target"),
    "column_realisation": Sentence("Realisasi", "Realisation"),
    "column_achievement": Sentence("Capaian", "Achievement"),
    "column_label": Sentence("Predikat", "Label"),
    "column_id": Sentence("id", "id"),
    "column_unit": Sentence("Satuan", "Unit"),
    "column_direction": Sentence("Arah", "Direction"),
    "column_variable": Sentence("Variabel", "Variable"),
    "column_phrases": Sentence("Kata-kata dokumen", "Words of the document"),
    "column_source": Sentence("Sumber", "Source"),
    # list, show
    "packs_title": Sentence("Paket", "Packs"),
    "reports_title": Sentence("Laporan", "Reports"),
    "indicators_title": Sentence("{n} indikator", "{n} indicators"),
    "fact_id": Sentence("id", "id"),
    "fact_file": Sentence("berkas", "file"),
    "fact_includes": Sentence("acuan", "includes"),
    "fact_valid": Sentence("berlaku", "valid"),
    "fact_dates": Sentence("{start} sampai {end}", "{start} to {end}"),
    "fact_sources": Sentence("sumber", "sources"),
    "fact_rounding": Sentence("pembulatan", "rounding"),
    "fact_achievement_rounding": Sentence("pembulatan capaian", "achievement rounded"),
    "fact_digits": Sentence("{digits} digit, {mode}", "{digits} digits, {mode}"),
    "fact_scale": Sentence("skala", "scale"),
    "fact_directions": Sentence("arah", "directions"),
    "fact_scales": Sentence("skala tersedia", "scales at hand"),
    "fact_derived": Sentence("turunan", "derived"),
    "fact_relations": Sentence("hubungan", "identities"),
    "fact_aliases": Sentence("sebutan", "also called"),
    "fact_goal": Sentence("sasaran", "goal"),
    "fact_definition": Sentence("definisi", "definition"),
    "fact_formula": Sentence("rumus", "formula"),
    "fact_canonical": Sentence("ditulis", "written"),
    "fact_as_written": Sentence("tertulis", "as written"),
    "fact_intended": Sentence("rumus dimaksud", "intended formula"),
    "fact_reason": Sentence("alasan", "reason"),
    "fact_unit": Sentence("satuan", "unit"),
    "fact_direction": Sentence("arah", "direction"),
    "fact_period": Sentence("periode", "period"),
    "fact_rollup": Sentence("rekap", "roll-up"),
    "fact_responsible": Sentence("penanggung jawab", "responsible"),
    "fact_note": Sentence("catatan", "note"),
    "period_semester": Sentence("semester", "semester"),
    "period_quarter": Sentence("triwulan", "quarter"),
    "period_month": Sentence("bulan", "month"),
    "scale_over_achievement": Sentence("Skala {name}, menurut capaian", "Scale {name}, by achievement"),
    "scale_over_realisation": Sentence("Skala {name}, menurut realisasi", "Scale {name}, by realisation"),
    # check
    "check_fine": Sentence("{file}: tidak ada masalah.", "{file}: nothing wrong."),
    "remark_label": Sentence("catatan", "remark"),
    "check_count": Sentence("{errors} kesalahan, {remarks} catatan.", "{errors} errors, {remarks} remarks."),
    # progress
    "busy_judged": Sentence("{done} dari {total} baris, {percent}%", "{done} of {total} rows, {percent}%"),
    "busy_diagnosed": Sentence("mencari sebabnya, {percent}%", "looking for causes, {percent}%"),
    "busy_audit": Sentence("Memeriksa {file} ({at} dari {of}) ...", "Auditing {file} ({at} of {of}) ..."),
    "busy_check": Sentence("Memeriksa {file} ...", "Checking {file} ..."),
}
