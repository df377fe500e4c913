"""Sentences about evaluation: why there is no value, and what was read."""

from kinerja_rules.messages import Sentence
from kinerja_rules.messages.data import SENTENCES as _DATA

_EVALUATION: dict[str, Sentence] = {
    # formula
    "missing_input": Sentence(
        "Masukan `{name}` tidak ada.",
        "The input `{name}` is missing.",
        "Isi nilai `{name}`; nilai yang tidak ada bukan nol.",
        "Give a value for `{name}`; a missing value is not zero.",
    ),
    "unknown_input": Sentence(
        "Rumus ini tidak memakai masukan `{name}`.",
        "This formula has no input `{name}`.",
        "Masukannya: {known}.",
        "Its inputs are: {known}.",
    ),
    "unknown_input_near": Sentence(
        "Rumus ini tidak memakai masukan `{name}`.",
        "This formula has no input `{name}`.",
        "Maksud Anda `{near}`?",
        "Did you mean `{near}`?",
    ),
    "input_in_formula": Sentence(
        "Masukan `{name}`: {reason}",
        "Input `{name}`: {reason}",
        "{fix}",
        "{fix}",
    ),
    "input_element": Sentence(
        "Masukan `{name}`, unsur ke-{element}: {reason}",
        "Input `{name}`, element {element}: {reason}",
        "{fix}",
        "{fix}",
    ),
    "zero_divisor": Sentence(
        "Pembagi `{divisor}` bernilai nol{inputs}.",
        "The divisor `{divisor}` is zero{inputs}.",
        "Periksa masukannya; pembagian dengan nol tidak punya nilai.",
        "Check the inputs; a division by zero has no value.",
    ),
    "zero_by_zero": Sentence(
        "Nol dibagi nol: `{dividend}` dan `{divisor}` dua-duanya nol{inputs}.",
        "Zero divided by zero: `{dividend}` and `{divisor}` are both zero{inputs}.",
        "0/0 bukan 0 kecuali definisinya menyatakan begitu (`nol_per_nol`).",
        "0/0 is not 0 unless the definition says so (`nol_per_nol`).",
    ),
    "divisor_near_zero": Sentence(
        "Dalam `{part}`, pembagi yang hanya diketahui secara hampiran mungkin nol.",
        "In `{part}`, a divisor that is only known approximately may be zero.",
        "Periksa masukannya; pembagian dengan nol tidak punya nilai.",
        "Check the inputs; a division by zero has no value.",
    ),
    "no_value": Sentence(
        "`{part}` tidak punya nilai untuk masukan ini{inputs}.",
        "`{part}` has no value for these inputs{inputs}.",
        "Periksa masukannya: akar bilangan negatif, logaritma nol, atau batas yang terbalik tidak punya nilai.",
        "Check the inputs: roots of negative numbers, the logarithm of zero, or reversed bounds have no value.",
    ),
    "value_too_large": Sentence(
        "`{part}` menghasilkan bilangan lebih dari 4.000 angka.",
        "`{part}` gives a number of more than 4,000 digits.",
        "Periksa pangkat dan satuannya.",
        "Check the power and the units.",
    ),
    "series_lengths": Sentence(
        "Deret dalam `{part}` tidak sama panjang, atau kosong.",
        "The series in `{part}` differ in length, or are empty.",
        "Isi deret-deret itu dengan banyak nilai yang sama.",
        "Give these series the same number of values.",
    ),
    "series_outside": Sentence(
        "Masukan `{name}` berupa deret, tetapi tidak dijadikan satu nilai.",
        "The input `{name}` is a series, and nothing makes one value of it.",
        "Pakai misalnya `jumlah({name})` atau `rata_rata({name})`.",
        "Use for instance `jumlah({name})` or `rata_rata({name})`.",
    ),
    "rounding_undecidable": Sentence(
        "Nilai hampiran {value} terlalu dekat dengan batas pembulatan {rounding} pada {digits} digit.",
        "The approximate value {value} lies too near an edge of rounding {rounding} at {digits} digits.",
        "Pembulatannya tidak dapat diputuskan; pakai digit atau cara pembulatan lain.",
        "Its rounding cannot be decided; use other digits or another mode.",
    ),
    "condition_undecidable": Sentence(
        "Syarat `{part}` membandingkan nilai hampiran yang terlalu dekat satu sama lain.",
        "The condition `{part}` compares approximate values that lie too near each other.",
        "Pakai batas lain, atau bulatkan nilainya dengan `bulatkan`.",
        "Use another bound, or round the value with `bulatkan`.",
    ),
    "unknown_rounding": Sentence(
        "Cara pembulatan `{name}` tidak dikenal.",
        "Unknown rounding `{name}`.",
        "Yang ada: {known}.",
        "There are: {known}.",
    ),
    "digits_out_of_range": Sentence(
        "Banyaknya digit {digits} di luar jangkauan -{limit} sampai {limit}.",
        "{digits} digits are outside the range of -{limit} to {limit}.",
    ),
    "range_unknown": Sentence(
        "Rentang nilai `{part}` tidak dapat ditentukan dengan tepat untuk masukan berupa rentang.",
        "The exact range of `{part}` over these intervals cannot be told.",
        "Isi lebih banyak masukan dengan nilai yang pasti.",
        "Give more of the inputs as exact values.",
    ),
    "unit_differs": Sentence(
        "`{left}` ({left_unit}) dan `{right}` ({right_unit}) berbeda satuan.",
        "`{left}` ({left_unit}) and `{right}` ({right_unit}) differ in unit.",
        "Periksa rumusnya, atau samakan satuannya.",
        "Check the formula, or make the units agree.",
    ),
    "percent_in_function": Sentence(
        "`{percent}` persen di dalam `{function}`: dapat dibaca sebagai bilangan yang tercetak, atau seperseratusnya.",
        "`{percent}` is a percentage inside `{function}`: the number as printed, or a hundredth of it.",
        "Nyatakan satuannya bilangan bila angka tercetak yang dimaksud, atau bagi dengan nilai bersatuan persen.",
        "Declare its unit as a number (`bilangan`) if the printed number is meant, or divide it by a percentage.",
    ),
    # engine
    "in_period": Sentence(
        "Pada {period}: {reason}",
        "In {period}: {reason}",
        "{fix}",
        "{fix}",
    ),
    "periods_missing": Sentence(
        "Belum ada masukan untuk {periods}.",
        "There are no inputs for {periods}.",
        "Isi masukan setiap periode ({known}), atau `realisasi` bila hanya diketahui seperti tercetak.",
        "Give the inputs of every period ({known}), or `realisasi` where it is known only as printed.",
    ),
    "printed_among_sums": Sentence(
        "`realisasi` saja tidak dapat dijumlahkan: rekapnya dari jumlah masukan.",
        "`realisasi` alone cannot be added up: the roll-up is from the sums of the inputs.",
        "Beri masukannya untuk setiap periode, atau `realisasi` setahun bila hanya itu yang tercetak.",
        "Give the inputs of every period, or the `realisasi` of the year where only that is printed.",
    ),
    "input_of_year_and_period": Sentence(
        "`{name}` diberikan untuk setahun dan juga per periode, padahal rekapnya dari jumlah masukan.",
        "`{name}` is given for the year and by period too, and the roll-up is from the sums of the inputs.",
        "Beri salah satu.",
        "Give one of them.",
    ),
    "cumulative_by_period": Sentence(
        "Masukan kumulatif `{name}` diberikan per periode ({periods}), padahal nilai setahunlah yang ditambahkan.",
        "The cumulative input `{name}` is given by period ({periods}), but it is yearly values that add up.",
        "Beri nilainya untuk setahun, atau di bawah `kumulatif` bila angkanya sudah kumulatif.",
        "Give its value for the year, or below `kumulatif` where the figure is cumulative already.",
    ),
    "period_unexpected": Sentence(
        "Indikator ini tidak dihitung menurut {periods}.",
        "This indicator is not worked by {periods}.",
        "Periodenya: {known}.",
        "Its periods are: {known}.",
    ),
    "all_periods_skipped": Sentence(
        "Semua periode ({periods}) nol dibagi nol dan dilewati.",
        "Every period ({periods}) is zero by zero and was left out.",
        "Tidak ada nilai tahun; periksa masukannya.",
        "There is no value for the year; check the inputs.",
    ),
    "realisation_twice": Sentence(
        "`realisasi` diberikan bersama masukan yang menghasilkannya (`{name}`).",
        "`realisasi` is given together with an input that it follows from (`{name}`).",
        "Beri salah satu: masukannya, atau `realisasi` bila hanya itu yang tercetak.",
        "Give one of them: the inputs, or `realisasi` where only that is printed.",
    ),
    "constant_given": Sentence(
        "`{name}` tetap {constant}, tetapi diberi nilai lain.",
        "`{name}` is the constant {constant}, yet another value is given.",
        "Hapus masukan itu, atau ubah `tetap` di paketnya.",
        "Leave that input out, or change `tetap` in the pack.",
    ),
    "figure_of_other_unit": Sentence(
        "Angka `{text}` tercetak dengan tanda satuan lain, padahal satuannya {kind}.",
        "The figure `{text}` is printed with the sign of another unit; its unit is {kind}.",
        "Periksa angka itu, atau `satuan` yang didaftarkan.",
        "Check the figure, or the `satuan` that is declared.",
    ),
    "target_is_range": Sentence(
        "Arah `{direction}` memakai satu angka target, sedangkan targetnya kisaran ({target}).",
        "The direction `{direction}` takes one target figure, but the target is a range ({target}).",
        "Beri satu angka, atau pakai arah untuk kisaran.",
        "Give one figure, or use a direction for ranges.",
    ),
    "target_is_figure": Sentence(
        "Arah `{direction}` memakai target berupa kisaran, sedangkan targetnya satu angka.",
        "The direction `{direction}` takes a range as target, but the target is one figure.",
        "Beri batas bawah dan batas atas target.",
        "Give the lower and the upper end of the target.",
    ),
    "target_ends": Sentence(
        "Target kisaran perlu batas bawah dan batas atas.",
        "A range as target needs a lower and an upper end.",
        "Tulis `bawah` dan `atas`.",
        "Give `bawah` and `atas`.",
    ),
    "zero_target": Sentence(
        "Target nol: capaian menurut arah `{direction}` tidak terdefinisi.",
        "The target is zero: the achievement of the direction `{direction}` is undefined.",
        "Bila peraturan menetapkannya, tulis `target_nol` pada arah itu.",
        "Where a regulation defines it, write `target_nol` in that direction.",
    ),
    "value_in_gap": Sentence(
        'Nilai {value} jatuh di celah skala {scale}, di antara "{lower}" dan "{upper}".',
        'The value {value} falls into the gap of the scale {scale} between "{lower}" and "{upper}".',
        "Skala ini tidak memberi label kepada nilai di celah.",
        "This scale gives no label to a value in a gap.",
    ),
    "value_above_scale": Sentence(
        'Nilai {value} di atas kelas teratas skala {scale} ("{label}").',
        'The value {value} is above the top band of the scale {scale} ("{label}").',
        "Skala ini tidak memberi label kepada nilai di atasnya.",
        "This scale gives no label above its top.",
    ),
    "value_below_scale": Sentence(
        'Nilai {value} di bawah kelas terbawah skala {scale} ("{label}").',
        'The value {value} is below the lowest band of the scale {scale} ("{label}").',
        "Skala ini tidak memberi label kepada nilai di bawahnya.",
        "This scale gives no label below its end.",
    ),
    "indicator_unknown": Sentence(
        "Paket {pack} tidak punya indikator `{name}`.",
        "The pack {pack} has no indicator `{name}`.",
        "Indikatornya: {known}.",
        "Its indicators are: {known}.",
    ),
    "indicator_unknown_near": Sentence(
        "Paket {pack} tidak punya indikator `{name}`.",
        "The pack {pack} has no indicator `{name}`.",
        "Maksud Anda `{near}`?",
        "Did you mean `{near}`?",
    ),
    "indicator_ambiguous": Sentence(
        "Beberapa indikator paket {pack} bernama `{name}`: {known}.",
        "Several indicators of the pack {pack} are called `{name}`: {known}.",
        "Sebut salah satu id itu.",
        "Name one of these ids.",
    ),
    "no_version": Sentence(
        "Tidak ada versi indikator `{name}` yang berlaku pada {when}.",
        "No version of the indicator `{name}` holds in {when}.",
        "Yang ada: {versions}.",
        "There are: {versions}.",
    ),
    "several_versions": Sentence(
        "Lebih dari satu versi indikator `{name}` berlaku pada {when}: {versions}.",
        "More than one version of the indicator `{name}` holds in {when}: {versions}.",
        "Sebut tanggalnya (`date`).",
        "Name a date (`date`).",
    ),
    "no_target": Sentence(
        "Tidak ada target {document} untuk {year}.",
        "There is no {document} target for {year}.",
        "Yang ada: {known}.",
        "There are: {known}.",
    ),
    "no_direction": Sentence(
        "Indikator `{name}` tidak punya arah, sehingga capaiannya tidak dapat dihitung.",
        "The indicator `{name}` has no direction, so its achievement cannot be worked.",
        "Tulis `arah` di paketnya.",
        "Write `arah` in the pack.",
    ),
}

SENTENCES: dict[str, Sentence] = _EVALUATION | _DATA
