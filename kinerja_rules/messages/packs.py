"""Sentences about packs: what they include, their rules, their indicators, their examples."""

from kinerja_rules.messages import Sentence

_PACKS: dict[str, Sentence] = {
    "pack_unknown": Sentence(
        "Paket `{id}` tidak ditemukan.",
        "There is no pack `{id}`.",
        "Paket yang ada: {known}. Untuk berkas sendiri, tulis jalurnya dengan akhiran .toml.",
        "The packs are: {known}. For a file of your own, give its path with the ending .toml.",
    ),
    "pack_unknown_near": Sentence(
        "Paket `{id}` tidak ditemukan.",
        "There is no pack `{id}`.",
        "Maksud Anda `{near}`?",
        "Did you mean `{near}`?",
    ),
    "pack_id_form": Sentence(
        'id paket "{id}" memuat huruf besar, spasi atau tanda baca.',
        'The pack id "{id}" has capitals, blanks or signs in it.',
        'Pakai huruf kecil, angka dan tanda hubung, misalnya "kabupaten-ku" atau "nasional/capaian".',
        'Use lower-case letters, digits and hyphens, such as "kabupaten-ku" or "nasional/capaian".',
    ),
    "pack_id_other": Sentence(
        'id paket ini "{id}", padahal berkasnya dicari dengan nama "{asked}".',
        'The id of this pack is "{id}", but its file was looked for as "{asked}".',
        'Tulis `id = "{asked}"`, atau ganti nama berkas atau foldernya.',
        'Write `id = "{asked}"`, or rename the file or its folder.',
    ),
    "include_unknown": Sentence(
        "Paket acuan `{name}` tidak ditemukan.",
        "The included pack `{name}` was not found.",
        "{hint}",
        "{hint}",
    ),
    "include_twice": Sentence(
        "Paket `{id}` sudah disebut dalam acuan.",
        "The pack `{id}` is included already.",
        "Hapus salah satunya.",
        "Remove one of them.",
    ),
    "include_cycle": Sentence(
        "Paket-paket ini saling mengacu: {cycle}.",
        "These packs include each other: {cycle}.",
        "Hapus salah satu acuannya.",
        "Remove one of the includes.",
    ),
    "include_unreadable": Sentence(
        "Paket acuan `{id}` tidak dapat dibaca: {reason}",
        "The included pack `{id}` cannot be read: {reason}",
        "Perbaiki berkas itu lebih dahulu.",
        "Mend that file first.",
    ),
    "include_broken": Sentence(
        "Paket acuan `{id}` berisi {count} kesalahan; yang pertama: {first}",
        "The included pack `{id}` has {count} errors; the first: {first}",
        "Perbaiki paket itu lebih dahulu.",
        "Mend that pack first.",
    ),
    "include_clash": Sentence(
        "{kind} `{name}` ada di dua paket acuan dengan isi berbeda: {first} dan {second}.",
        "{kind} `{name}` is in two included packs: {first} and {second}.",
        "Hapus salah satu acuan, atau tulis `[{key}.{name}]` sendiri di paket ini.",
        "Remove one of the includes, or write a `[{key}.{name}]` of your own in this pack.",
    ),
    "dates_reversed": Sentence(
        "`berlaku_sampai` {end} mendahului `berlaku_mulai` {start}.",
        "`berlaku_sampai` {end} comes before `berlaku_mulai` {start}.",
        "Tukar kedua tanggal, atau perbaiki salah satunya.",
        "Exchange the dates, or correct one of them.",
    ),
}

_RULES: dict[str, Sentence] = {
    "unit_cycle": Sentence(
        "Satuan ini saling menyamakan tanpa pangkal: {cycle}.",
        "These units are each declared to be the other: {cycle}.",
        "Pilih satu sebagai pangkal, dan hapus `sama_dengan`-nya.",
        "Choose one as the base, and remove its `sama_dengan`.",
    ),
    "phrase_twice": Sentence(
        'Frasa "{phrase}" dipakai dua variabel: `{first}` dan `{second}`.',
        'The phrase "{phrase}" belongs to two variables: `{first}` and `{second}`.',
        "Hapus dari salah satunya, atau bedakan bunyinya.",
        "Remove it from one of them, or word them apart.",
    ),
    "direction_name": Sentence(
        "Rumus arah tidak mengenal `{name}`.",
        "The formula of a direction does not know `{name}`.",
        "Yang dapat dipakai: {known}.",
        "It can use: {known}.",
    ),
    "direction_name_near": Sentence(
        "Rumus arah tidak mengenal `{name}`.",
        "The formula of a direction does not know `{name}`.",
        "Maksud Anda `{near}`?",
        "Did you mean `{near}`?",
    ),
    "direction_without_target": Sentence(
        "Rumus arah ini tidak memakai target.",
        "The formula of this direction uses no target.",
        "Pakai `target`, atau `target_bawah` dan `target_atas` bila targetnya kisaran.",
        "Use `target`, or `target_bawah` and `target_atas` where the target is a range.",
    ),
    "direction_of_both": Sentence(
        "Rumus arah ini memakai `target` sekaligus batas kisarannya.",
        "The formula of this direction uses both `target` and the ends of a range.",
        "Pakai `target` saja, atau `target_bawah` dan `target_atas` saja.",
        "Use `target` alone, or `target_bawah` and `target_atas` alone.",
    ),
    "caps_reversed": Sentence(
        "Batas bawah capaian arah `{name}` lebih besar daripada batas atasnya.",
        "The least achievement of the direction `{name}` is greater than its greatest.",
        "Tukar `bawah` dan `atas`.",
        "Exchange `bawah` and `atas`.",
    ),
    "otherwise_without_condition": Sentence(
        "`jika_tidak` tanpa `syarat` tidak pernah dipakai.",
        "`jika_tidak` without `syarat` is never used.",
        "Tambahkan `syarat`, atau hapus `jika_tidak`.",
        "Add `syarat`, or remove `jika_tidak`.",
    ),
    "derived_cycle": Sentence(
        "Nilai turunan ini saling membutuhkan: {cycle}.",
        "These derived values need each other: {cycle}.",
        "Ubah salah satu rumusnya.",
        "Change one of the formulas.",
    ),
}

_SCALES: dict[str, Sentence] = {
    "band_two_ends": Sentence(
        'Kelas "{label}" memakai `{first}` dan `{second}` sekaligus.',
        'The band "{label}" has both `{first}` and `{second}`.',
        "Pakai `{first}` bila nilai batas itu termasuk kelas ini, `{second}` bila tidak.",
        "Use `{first}` where the end belongs to this band, `{second}` where it does not.",
    ),
    "band_empty": Sentence(
        'Kelas "{label}" ({ends}) tidak memuat satu nilai pun.',
        'The band "{label}" ({ends}) holds no value at all.',
        "Tukar atau perbaiki batasnya.",
        "Exchange or correct its ends.",
    ),
    "label_twice": Sentence(
        'Label "{label}" dipakai dua kelas.',
        'The label "{label}" belongs to two bands.',
        "Beri label yang berbeda, atau gabungkan kedua kelas.",
        "Give them unlike labels, or make one band of the two.",
    ),
    "bands_overlap": Sentence(
        'Kelas "{first}" ({first_ends}) dan "{second}" ({second_ends}) tumpang tindih, misalnya pada nilai {shared}.',
        'The bands "{first}" ({first_ends}) and "{second}" ({second_ends}) overlap, for instance at {shared}.',
        "Geser batasnya; nilai tepat di batas hanya masuk satu kelas (`kurang_dari` atau `lebih_dari`).",
        "Move an end; a value right at it belongs to one band only (`kurang_dari` or `lebih_dari`).",
    ),
    "gap_undecided": Sentence(
        "Nilai {gap} tidak masuk kelas mana pun.",
        "A value {gap} is in no band.",
        'Tulis salah satu di bawah [skala.{scale}]: `celah = "kelas_bawah"` (ikut kelas di bawahnya), {rounded}atau '
        '`celah = "tolak"` (tanpa label).',
        'Write one of these below [skala.{scale}]: `celah = "kelas_bawah"` (goes with the band below), {rounded}or '
        '`celah = "tolak"` (has no label).',
    ),
    "gap_not_rounded": Sentence(
        'Nilai {gap} dapat dibulatkan menjadi {value}, yang tidak masuk kelas "{lower}" maupun "{upper}".',
        'A value {gap} may round to {value}, which is neither in the band "{lower}" nor in "{upper}".',
        'Ubah `bulatkan` atau batas kelasnya, atau pakai `celah = "tolak"`.',
        'Change `bulatkan` or the ends of the bands, or use `celah = "tolak"`.',
    ),
    "above_undecided": Sentence(
        'Skala {scale} tidak menyebut nasib nilai di atas {end} (kelas "{label}").',
        'The scale {scale} does not say what happens above {end} (band "{label}").',
        'Tulis `di_atas = "kelas_teratas"` (ikut kelas itu) atau `di_atas = "tolak"` (tanpa label).',
        'Write `di_atas = "kelas_teratas"` (goes with that band) or `di_atas = "tolak"` (has no label).',
    ),
    "below_undecided": Sentence(
        'Skala {scale} tidak menyebut nasib nilai di bawah {end} (kelas "{label}").',
        'The scale {scale} does not say what happens below {end} (band "{label}").',
        'Tulis `di_bawah = "kelas_terbawah"` (ikut kelas itu) atau `di_bawah = "tolak"` (tanpa label).',
        'Write `di_bawah = "kelas_terbawah"` (goes with that band) or `di_bawah = "tolak"` (has no label).',
    ),
}

_INDICATORS: dict[str, Sentence] = {
    "formula_needed": Sentence(
        "Indikator `{indicator}` tidak punya rumus.",
        "The indicator `{indicator}` has no formula.",
        'Tulis `rumus` atau `bobot`; bila nilainya diberikan begitu saja, `jenis = "langsung"`.',
        'Write `rumus` or `bobot`; where its value is simply given, `jenis = "langsung"`.',
    ),
    "formula_and_weights": Sentence(
        "Indikator ini punya `rumus` dan `bobot` sekaligus.",
        "This indicator has both `rumus` and `bobot`.",
        "Pilih salah satu.",
        "Choose one of them.",
    ),
    "direct_with_formula": Sentence(
        'Indikator ini `jenis = "langsung"`, tetapi punya `{key}`.',
        'This indicator is `jenis = "langsung"`, yet has `{key}`.',
        "Hapus `jenis` bila nilainya dihitung, atau `{key}` bila nilainya diberikan.",
        "Remove `jenis` where its value is worked, or `{key}` where it is given.",
    ),
    "intended_without_reason": Sentence(
        "`rumus_dimaksud` tanpa `alasan`.",
        "`rumus_dimaksud` without `alasan`.",
        "Tulis `alasan`: mengapa rumus tercetak diragukan.",
        "Write `alasan`: why the printed formula is doubted.",
    ),
    "implicit_variables": Sentence(
        "Tidak didaftarkan: {names}; dianggap variabel tanpa satuan.",
        "Not declared: {names}; taken for variables without a unit.",
        "Daftarkan di `variabel` dengan satuannya, agar angkanya terbaca dengan pasti.",
        "Declare them under `variabel` with their units, so that figures are read for certain.",
    ),
    "direction_unknown": Sentence(
        'Arah "{name}" tidak dikenal.',
        'The direction "{name}" is not known.',
        "{hint}",
        "{hint}",
    ),
    "direction_needed": Sentence(
        "Indikator ini punya target tetapi tidak punya `arah`.",
        "This indicator has targets but no `arah`.",
        'Tulis `arah = "naik"` bila makin besar makin baik, atau `arah = "turun"`.',
        'Write `arah = "naik"` where more is better, or `arah = "turun"`.',
    ),
    "scale_unknown": Sentence(
        'Skala "{name}" tidak dikenal.',
        'The scale "{name}" is not known.',
        "{hint}",
        "{hint}",
    ),
    "rollup_needed": Sentence(
        "`periode` tanpa `rekap`: tidak jelas bagaimana periode menjadi nilai tahun.",
        "`periode` without `rekap`: it is not said how the periods make the year.",
        'Tulis misalnya `rekap = "rata_rata"`, "terakhir", "jumlah" atau "dari_jumlah_masukan".',
        'Write for instance `rekap = "rata_rata"`, "terakhir", "jumlah" or "dari_jumlah_masukan".',
    ),
    "period_needed": Sentence(
        "`rekap` tanpa `periode`: tidak jelas periode mana yang direkap.",
        "`rekap` without `periode`: it is not said which periods are meant.",
        'Tulis misalnya `periode = "triwulan"`.',
        'Write for instance `periode = "triwulan"`.',
    ),
    "printed_unit_form": Sentence(
        "`satuan_tercetak` harus memuat {{}} tepat satu kali, sebagai tempat angkanya.",
        "`satuan_tercetak` must hold {{}} exactly once, where the number goes.",
        'Tulis misalnya "Rp {{}} / Jam".',
        'Write for instance "Rp {{}} / Jam".',
    ),
    "target_twice": Sentence(
        "Target {document} tahun {year} ditulis dua kali.",
        "The target of {document} for {year} is given twice.",
        "Hapus salah satunya.",
        "Remove one of them.",
    ),
    "target_reversed": Sentence(
        "Batas bawah target {low} lebih besar daripada batas atasnya {high}.",
        "The lower end of the target, {low}, is greater than the upper end, {high}.",
        "Tukar `bawah` dan `atas`.",
        "Exchange `bawah` and `atas`.",
    ),
    "target_not_range": Sentence(
        "Target ini kisaran, sedangkan arah `{direction}` memakai satu angka.",
        "This target is a range, but the direction `{direction}` takes one figure.",
        'Tulis satu angka, atau `arah = "kisaran"`.',
        'Write one figure, or `arah = "kisaran"`.',
    ),
    "target_not_figure": Sentence(
        "Target ini satu angka ({target}), sedangkan arah `{direction}` memakai kisaran.",
        "This target is one figure ({target}), but the direction `{direction}` takes a range.",
        'Tulis kedua batasnya, misalnya "2% s/d 4%", atau pilih arah lain.',
        'Write both ends, such as "2% s/d 4%", or choose another direction.',
    ),
    "target_out_of_date": Sentence(
        "Target tahun {year} tidak pernah dipakai: indikator ini berlaku {dates}.",
        "The target of {year} is never used: this indicator holds {dates}.",
        "Perbaiki tahunnya, atau masa berlakunya.",
        "Correct the year, or the dates of validity.",
    ),
    "target_leaps": Sentence(
        "Target {year} ({text}) {how} target {before} ({other}).",
        "The target of {year} ({text}) is {how} that of {before} ({other}).",
        "Periksa titik, koma, dan satuannya.",
        "Check its marks and its unit.",
    ),
    "target_not_whole": Sentence(
        "Target {text} bukan bilangan bulat, padahal satuannya {unit}.",
        "The target {text} is not whole, though its unit is {unit}.",
        "Periksa titik dan komanya.",
        "Check its marks.",
    ),
    "key_without_other": Sentence(
        "`{key}` tanpa `{other}` tidak berarti apa-apa.",
        "`{key}` without `{other}` means nothing.",
        "Tambahkan `{other}`, atau hapus `{key}`.",
        "Add `{other}`, or remove `{key}`.",
    ),
    "intended_is_printed": Sentence(
        "`rumus_dimaksud` sama dengan rumus yang tercetak.",
        "`rumus_dimaksud` is the same as the printed formula.",
        "Tulis rumus yang tampaknya dimaksud, atau hapus `rumus_dimaksud` dan `alasan`.",
        "Write the formula that seems to be meant, or remove `rumus_dimaksud` and `alasan`.",
    ),
    "formula_constant": Sentence(
        "Rumus ini tidak memakai masukan apa pun; hasilnya selalu {value}.",
        "This formula has no input; its result is always {value}.",
        'Lengkapi rumusnya; bila nilainya diberikan begitu saja, tulis `jenis = "langsung"` sebagai ganti `rumus`.',
        'Complete the formula; where the value is simply given, write `jenis = "langsung"` in its place.',
    ),
    "unit_near": Sentence(
        "Satuan `{unit}` belum dikenal.",
        "The unit `{unit}` is not known.",
        "Maksud Anda `{near}`? Bila memang satuan lain, biarkan.",
        "Did you mean `{near}`? If it is another unit, leave it.",
    ),
    "scale_of_achievements": Sentence(
        "Skala {scale} menilai capaian, tetapi dipakai bagi realisasi.",
        "The scale {scale} is over achievements, but used for the realisation.",
        'Tulis `atas = "realisasi"` di skala itu, atau `skala` sebagai ganti `skala_realisasi`.',
        'Write `atas = "realisasi"` in that scale, or `skala` in place of `skala_realisasi`.',
    ),
    "scale_idle": Sentence(
        "Skala {scale} tidak dipakai indikator mana pun.",
        "No indicator uses the scale {scale}.",
        'Tulis `skala = "{scale}"` di [paket], atau di indikatornya.',
        'Write `skala = "{scale}"` in [paket], or in the indicator.',
    ),
    "name_twice": Sentence(
        'Nama "{name}" dipakai dua indikator: `{first}` dan `{second}`.',
        'The name "{name}" is that of two indicators: `{first}` and `{second}`.',
        "Laporan yang memakai nama ini tidak dapat dicocokkan dengan pasti; bedakan bila dapat.",
        "A report that uses this name cannot be matched for certain; tell them apart where you can.",
    ),
    "indicator_cycle": Sentence(
        "Indikator-indikator ini saling membutuhkan: {cycle}.",
        "These indicators need each other: {cycle}.",
        "Ubah salah satu rumusnya.",
        "Change one of the formulas.",
    ),
    "version_without_dates": Sentence(
        "Versi ini tidak punya masa berlaku.",
        "This version has no dates of validity.",
        "Tulis `berlaku_mulai`, `berlaku_sampai`, atau keduanya.",
        "Write `berlaku_mulai`, `berlaku_sampai`, or both.",
    ),
    "versions_overlap": Sentence(
        "Dua versi berlaku bersamaan: {first} dan {second}.",
        "Two versions hold at the same time: {first} and {second}.",
        "Akhiri yang lama sehari sebelum yang baru mulai.",
        "End the earlier one the day before the later one begins.",
    ),
    "versions_gap": Sentence(
        "Tidak ada versi yang berlaku pada {years} (sebelumnya {first}, berikutnya {second}).",
        "No version holds in {years} (before it {first}, after it {second}).",
        "Sambungkan masa berlakunya.",
        "Make their dates meet.",
    ),
}

_BUDGETS: dict[str, Sentence] = {
    "target_period": Sentence(
        "Indikator ini tidak diukur pada periode `{period}`.",
        "This indicator is not measured in the period `{period}`.",
        "Periodenya: {known}; lihat kunci `periode`.",
        "Its periods are: {known}; see the key `periode`.",
    ),
    "weight_negative": Sentence(
        "Bobot tidak boleh negatif.",
        "A weight cannot be negative.",
        'Tulis misalnya bobot_capaian = "40%".',
        'Write, for instance, bobot_capaian = "40%".',
    ),
    "aggregate_indicator": Sentence(
        "Agregat ini menyebut indikator `{name}` yang tidak ada.",
        "This aggregate names an indicator `{name}` that is not there.",
        "{hint}",
        "{hint}",
    ),
    "budget_code_twice": Sentence(
        "Kode anggaran `{account}` disebut dua kali.",
        "The budget code `{account}` is named twice.",
        "Sisakan satu.",
        "Keep one.",
    ),
    "budget_code_below": Sentence(
        "Kode anggaran `{account}` adalah bagian dari `{parent}` yang juga disebut: uangnya terhitung dua kali.",
        "The budget code `{account}` lies below `{parent}`, which is named too: its money would count twice.",
        "Sebut `{parent}` saja, atau bawahannya saja.",
        "Name `{parent}` alone, or only codes below it.",
    ),
}

_EXAMPLES: dict[str, Sentence] = {
    "example_differs": Sentence(
        "Contoh ini tidak cocok: tercetak {result}, hitungannya {exact}, dibulatkan ({mode}) {rounded}.",
        "This example does not hold: {result} is printed, {exact} is worked, rounded ({mode}) {rounded}.",
        "{hint}",
        "{hint}",
    ),
    "example_matches": Sentence(
        "Contoh ini `cocok = false`, padahal hitungannya {exact} memang dibulatkan ({mode}) menjadi {result}.",
        "This example is `cocok = false`, yet {exact} does round ({mode}) to {result}.",
        "Hapus `cocok` dan `alasan`.",
        "Remove `cocok` and `alasan`.",
    ),
    "example_without_reason": Sentence(
        "Contoh dengan `cocok = false` tanpa `alasan`.",
        "An example with `cocok = false` but without `alasan`.",
        "Tulis `alasan`: apa yang keliru dalam dokumen.",
        "Write `alasan`: what is wrong in the document.",
    ),
    "example_not_worked": Sentence(
        "Contoh ini tidak dapat dihitung: {reason}",
        "This example cannot be worked: {reason}",
        "{fix}",
        "{fix}",
    ),
    "example_of_no_version": Sentence(
        "Tidak ada versi indikator yang berlaku pada tahun contoh ini ({year}): {versions}.",
        "No version of the indicator holds in the year of this example ({year}): {versions}.",
        "Perbaiki `tahun`, atau pindahkan contoh ke dalam versinya.",
        "Correct `tahun`, or move the example into its version.",
    ),
    "example_of_versions": Sentence(
        "Lebih dari satu versi berlaku pada tahun contoh ini ({year}): {versions}.",
        "More than one version holds in the year of this example ({year}): {versions}.",
        "Pindahkan contoh ke dalam versinya.",
        "Move the example into its version.",
    ),
}

SENTENCES: dict[str, Sentence] = _PACKS | _RULES | _SCALES | _INDICATORS | _BUDGETS | _EXAMPLES
