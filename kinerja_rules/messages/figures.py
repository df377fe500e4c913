"""Sentences about figures, inputs as numbers, and intervals."""

from kinerja_rules.messages import Sentence

SENTENCES: dict[str, Sentence] = {
    "not_a_number": Sentence(
        'Ini bukan angka: "{text}".',
        'This is not a number: "{text}".',
        'Tulis satu angka, misalnya 317696 atau "97,30%".',
        'Write one number, such as 317696 or "97.30%".',
    ),
    "no_figure": Sentence(
        'Tidak ada angka di sini: "{text}".',
        'There is no figure here: "{text}".',
        "Kalau nilainya memang nol, tulis 0. Kalau belum ada, hilangkan saja: yang kosong tidak dihitung sebagai nol.",
        "If the value is zero, write 0. If there is none yet, leave it out: a blank does not count as zero.",
    ),
    "figure_too_long": Sentence(
        "Angka ini lebih panjang dari {limit} digit.",
        "This number is longer than {limit} digits.",
        "Periksa apakah ada teks lain yang ikut tersalin.",
        "Check whether other text was copied along with it.",
    ),
    "sheet_error": Sentence(
        'Ini pesan galat dari lembar sebar, bukan angka: "{text}".',
        'This is an error value of a spreadsheet, not a figure: "{text}".',
        "Perbaiki rumus di lembar sebarnya, atau hilangkan nilai ini.",
        "Mend the formula in the spreadsheet, or leave this value out.",
    ),
    "ambiguous_figure": Sentence(
        'Angka "{text}" dapat dibaca {first} atau {second}.',
        'The figure "{text}" can be read as {first} or as {second}.',
        'Nyatakan satuannya (persen, rupiah, orang, ...), atau gaya_angka = "{first_style}" untuk {first}, '
        '"{second_style}" untuk {second}.',
        'State its unit (persen, rupiah, orang, ...), or gaya_angka = "{first_style}" for {first}, '
        '"{second_style}" for {second}.',
    ),
    "unreadable_figure": Sentence(
        'Tanda ribuan atau desimal pada "{text}" tidak beraturan; barangkali maksudnya {likely}.',
        'The thousands or decimal marks of "{text}" are irregular; it may stand for {likely}.',
        "Cocokkan dengan dokumen sumbernya. Kalau dokumennya yang salah, biarkan seperti tercetak: "
        "angka ini dilaporkan tidak terbaca.",
        "Compare it with the source document. If the document itself is wrong, leave it as printed: "
        "the figure is reported as unreadable.",
    ),
    "ambiguous_sign": Sentence(
        'Tanda negatif pada "{text}" tidak jelas.',
        'Whether "{text}" is negative is not clear.',
        'Tulis satu tanda saja: "-" di depan angka, atau angka dalam kurung.',
        'Use one sign only: "-" before the number, or the number in brackets.',
    ),
    "several_figures": Sentence(
        'Di sini ada lebih dari satu angka: "{text}".',
        'More than one number stands here: "{text}".',
        "Tulis satu angka saja; angka dalam keterangannya dihilangkan.",
        "Write one number only, without the numbers of the words around it.",
    ),
    "words_around_figure": Sentence(
        'Angka dalam "{text}" tidak dapat diambil begitu saja, karena ada "{words}" di sekitarnya.',
        'The number in "{text}" cannot simply be taken, because "{words}" stands beside it.',
        'Tulis angka dan satuannya saja, misalnya "97,30%" atau "8 orang".',
        'Write the number and its unit only, such as "97.30%" or "8 orang".',
    ),
    "unclear_magnitude": Sentence(
        'Huruf "{letter}" pada "{text}" tidak jelas artinya (ribu, juta, miliar, atau triliun?).',
        'The letter "{letter}" in "{text}" is not clear (thousand, million, billion or trillion?).',
        'Tulis katanya, misalnya "2 miliar".',
        'Write the word, such as "2 miliar".',
    ),
    "sum_syntax": Sentence(
        "Di sini seharusnya ada {expected}.",
        "There should be {expected} here.",
        'Hitungan kecil ditulis dengan + - × : dan tanda kurung, misalnya "309.092 + 50".',
        'A small sum is written with + - × : and brackets, such as "309.092 + 50".',
    ),
    "sum_lone_bracket": Sentence(
        "Satu angka dalam kurung dapat berarti angka negatif.",
        "A single number in brackets may mean a negative number.",
        'Tulis tanpa kurung, atau "-" di depannya kalau negatif.',
        'Write it without brackets, or with "-" before it if it is negative.',
    ),
    "sum_percent": Sentence(
        "Persen sebagai faktor kali atau bagi tidak jelas: 40% dapat berarti 40 atau 0,4.",
        "A percentage that is multiplied or divided is not clear: 40% may mean 40 or 0.4.",
        "Tulis 40 atau 0,4 tanpa tanda %, atau tulis hitungannya sebagai rumus.",
        "Write 40 or 0.4 without the sign, or write the sum as a formula.",
    ),
    "sum_zero_divisor": Sentence(
        "Pembagian dengan nol.",
        "Division by zero.",
        "Periksa angka sesudah tanda bagi.",
        "Check the number after the division sign.",
    ),
    "sum_too_long": Sentence(
        "Hitungan ini terlalu panjang atau terlalu dalam kurungnya.",
        "This sum is too long, or its brackets are too deep.",
        "Paling banyak {length} huruf dan {depth} lapis kurung; yang lebih besar ditulis sebagai rumus.",
        "At most {length} characters and {depth} levels of brackets; anything larger is written as a formula.",
    ),
    "off_grid": Sentence(
        "{value} tidak dapat dicetak dengan {digits} angka di belakang koma.",
        "{value} cannot be printed with {digits} decimals.",
        "Bulatkan dahulu, atau pakai lebih banyak digit.",
        "Round it first, or use more digits.",
    ),
    "empty_interval": Sentence(
        "Rentang {interval} tidak memuat satu angka pun.",
        "The interval {interval} holds no number at all.",
        "Tulis batas bawah yang tidak melebihi batas atas.",
        "Write a lower bound that is not above the upper one.",
    ),
    "divisor_may_be_zero": Sentence(
        "Pembaginya mungkin nol: nilainya dalam {interval}.",
        "The divisor may be zero: it lies in {interval}.",
        "Tulis pembagi itu dengan lebih banyak digit, atau nilai tepatnya.",
        "State the divisor with more digits, or its exact value.",
    ),
}
