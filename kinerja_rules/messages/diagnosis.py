"""Sentences about causes: what would have given a printed figure that does not reproduce."""

from kinerja_rules.messages import Sentence

SENTENCES: dict[str, Sentence] = {
    # how it was rounded
    "cut_off": Sentence(
        "Dipotong, bukan dibulatkan: {exact} dicetak {reported}.",
        "Cut off, not rounded: {exact} was printed as {reported}.",
    ),
    "other_rounding": Sentence(
        "Dibulatkan dengan cara lain ({mode}): {exact} dicetak {reported}.",
        "Rounded by another rule ({mode}): {exact} was printed as {reported}.",
    ),
    # how it was printed
    "digits_swapped": Sentence(
        "Dua angka tertukar: {right} tercetak {reported}.",
        "Two digits changed places: {right} was printed as {reported}.",
    ),
    "digit_mistyped": Sentence(
        "Satu angka salah ketik: {right} tercetak {reported}.",
        "One digit was mistyped: {right} was printed as {reported}.",
    ),
    "digit_dropped": Sentence(
        "Satu angka hilang: {right} tercetak {reported}.",
        "One digit was left out: {right} was printed as {reported}.",
    ),
    "digit_doubled": Sentence(
        "Satu angka tercetak dua kali: {right} tercetak {reported}.",
        "One digit was printed twice: {right} was printed as {reported}.",
    ),
    "digits_garbled": Sentence(
        "Dua angka yang berdampingan salah ketik: {right} tercetak {reported}.",
        "Two neighbouring digits were mistyped: {right} was printed as {reported}.",
    ),
    "decimal_shifted": Sentence(
        "Tanda desimal bergeser: {right} tercetak {reported}.",
        "The decimal mark moved: {right} was printed as {reported}.",
    ),
    "sign_flipped": Sentence(
        "Tanda minusnya keliru: {right} tercetak {reported}.",
        "The minus sign is wrong: {right} was printed as {reported}.",
    ),
    # how it was worked
    "sum_as_mean": Sentence(
        "Yang tercetak jumlahnya, bukan rata-ratanya ({exact}).",
        "What is printed is the sum, not the mean ({exact}).",
    ),
    "mean_as_sum": Sentence(
        "Yang tercetak rata-ratanya, bukan jumlahnya ({exact}).",
        "What is printed is the mean, not the sum ({exact}).",
    ),
    "mean_over_other_count": Sentence(
        "Jumlahnya dibagi {count}, padahal nilainya {right}.",
        "The sum was divided by {count}, but there are {right} values.",
    ),
    "fraction_inverted": Sentence(
        "Pembilang dan penyebut tertukar: dihitung {formula}.",
        "Numerator and denominator changed places: worked as {formula}.",
    ),
    "other_direction": Sentence(
        "Dihitung dengan rumus arah lain, `{direction}`: {formula}.",
        "Worked by the rule of another direction, `{direction}`: {formula}.",
    ),
    "hundred_missing": Sentence(
        "Belum dikali 100: {value}, seharusnya {exact}.",
        "Not multiplied by 100: {value} instead of {exact}.",
    ),
    "hundred_twice": Sentence(
        "Dikali 100 sekali terlalu banyak: {value}, seharusnya {exact}.",
        "Multiplied by 100 once too often: {value} instead of {exact}.",
    ),
    "achievement_minus_absorption": Sentence(
        "Dihitung capaian - serapan ({first} - {second}), bukan 100 - serapan.",
        "Worked as achievement - absorption ({first} - {second}), not 100 - absorption.",
    ),
    "hundred_minus_absorption": Sentence(
        "Dihitung 100 - serapan (100 - {second}), bukan capaian - serapan.",
        "Worked as 100 - absorption (100 - {second}), not achievement - absorption.",
    ),
    "from_rounded": Sentence(
        "Dihitung dari realisasi yang sudah dibulatkan, {value}.",
        "Worked from the rounded realisation, {value}.",
    ),
    "from_exact": Sentence(
        "Dihitung dari realisasi yang belum dibulatkan, {value}, bukan dari {printed} yang tercetak.",
        "Worked from the realisation before rounding, {value}, not from {printed} as printed.",
    ),
    "rounded_between": Sentence(
        "Masukan dibulatkan dahulu: {name} = {value}, bukan {given}.",
        "An input was rounded first: {name} = {value}, not {given}.",
    ),
    "ratio_rounded": Sentence(
        "Hasil baginya dibulatkan dahulu menjadi {value}, lalu dikali 100.",
        "The quotient was rounded to {value} first, then multiplied by 100.",
    ),
    # where it was taken from
    "copied_same_subject": Sentence(
        "Sama dengan angka {text} di {place}: mungkin tersalin dari sana.",
        "The same as {text} in {place}: perhaps copied from there.",
    ),
    "agrees_with_other_source": Sentence(
        "Sama dengan sumbernya yang lain, {place}: mungkin sumber yang dibandingkan ini yang keliru.",
        "The same as its other source, {place}: it may be the source compared here that is wrong.",
    ),
    "printed_elsewhere": Sentence(
        "Angka yang sama tercetak juga di {place} ({text}): mungkin dasar hitungannya yang keliru.",
        "The same figure is printed in {place} too ({text}): it may be the inputs that are wrong.",
    ),
    "copied_from_row": Sentence(
        "Sama dengan angka {text} di kolom lain pada barisnya ({place}).",
        "The same as {text} in another column of its row ({place}).",
    ),
    "copied_from_column": Sentence(
        "Sama dengan angka {text} di baris lain pada kolomnya ({place}).",
        "The same as {text} in another row of its column ({place}).",
    ),
    "copied_earlier_year": Sentence(
        "Sama dengan angka tahun sebelumnya, {text} ({place}).",
        "The same as the earlier year's figure, {text} ({place}).",
    ),
    "copied_from_elsewhere": Sentence(
        "Sama dengan angka {text} di {place}.",
        "The same as {text} in {place}.",
    ),
    # what went in
    "input_mistyped": Sentence(
        "Cocok bila {name} {given} dibaca {value}: satu angka salah ketik.",
        "It fits if {name} {given} is read as {value}: one digit was mistyped.",
    ),
    "input_digits_swapped": Sentence(
        "Cocok bila {name} {given} dibaca {value}: dua angka tertukar.",
        "It fits if {name} {given} is read as {value}: two digits changed places.",
    ),
    "input_digit_dropped": Sentence(
        "Cocok bila {name} {given} dibaca {value}: satu angka hilang waktu dihitung.",
        "It fits if {name} {given} is read as {value}: one digit was left out in the working.",
    ),
    "input_digit_added": Sentence(
        "Cocok bila {name} {given} dibaca {value}: satu angka terulang waktu dihitung.",
        "It fits if {name} {given} is read as {value}: one digit was repeated in the working.",
    ),
    "input_mark_misread": Sentence(
        "Cocok bila {name} {given} dibaca {value}: tanda desimal atau ribuan salah dibaca.",
        "It fits if {name} {given} is read as {value}: a decimal or thousands mark was misread.",
    ),
    "input_of_same_subject": Sentence(
        "Cocok bila {name} bukan {given} melainkan {value}, seperti di {place}.",
        "It fits if {name} is not {given} but {value}, as in {place}.",
    ),
    "input_of_earlier_year": Sentence(
        "Cocok bila {name} bukan {given} melainkan angka tahun sebelumnya, {value} ({place}).",
        "It fits if {name} is not {given} but the earlier year's figure, {value} ({place}).",
    ),
    "input_of_row": Sentence(
        "Cocok bila {name} bukan {given} melainkan {value}, dari kolom lain pada barisnya ({place}).",
        "It fits if {name} is not {given} but {value}, from another column of its row ({place}).",
    ),
    "input_repeated": Sentence(
        "Cocok bila {name} bukan {given} melainkan {value}, sama dengan {other}.",
        "It fits if {name} is not {given} but {value}, the same as {other}.",
    ),
    # totals
    "total_without_row": Sentence(
        "Jumlah ini melewatkan {text} ({place}).",
        "This total leaves out {text} ({place}).",
    ),
    "total_without_two_rows": Sentence(
        "Jumlah ini melewatkan {first} dan {second} ({places}).",
        "This total leaves out {first} and {second} ({places}).",
    ),
    "total_with_row_twice": Sentence(
        "Jumlah ini menghitung {text} dua kali ({place}).",
        "This total counts {text} twice ({place}).",
    ),
    "total_with_row_subtracted": Sentence(
        "Jumlah ini mengurangkan {text}, bukan menambahkannya ({place}).",
        "This total subtracts {text} instead of adding it ({place}).",
    ),
    "total_until_row": Sentence(
        "Jumlah ini berhenti pada baris {place}.",
        "This total stops at the row {place}.",
    ),
    "total_with_child": Sentence(
        "Jumlah ini memakai {text} dari rinciannya ({place}) di tempat {parent}.",
        "This total uses {text}, one of its details ({place}), in place of {parent}.",
    ),
    "total_with_children_too": Sentence(
        "Jumlah ini menghitung baris {place} dan rinciannya sekaligus.",
        "This total counts the row {place} and its details as well.",
    ),
    "total_with_row_of_other_table": Sentence(
        "Cocok bila baris {name} bukan {given} melainkan {value}, seperti di {place}.",
        "It fits if the row {name} is not {given} but {value}, as in {place}.",
    ),
    "total_with_foreign_row": Sentence(
        "Jumlah ini lebih sebesar {text} yang tercetak di {place}.",
        "This total is larger by {text}, printed in {place}.",
    ),
    "child_of_total": Sentence(
        "Yang tercetak satu rinciannya saja, {text} ({place}), bukan jumlahnya.",
        "What is printed is one of its rows, {text} ({place}), not the total.",
    ),
    "total_lacks_rows": Sentence(
        "Jumlah di atasnya ({place}) cocok dengan angka ini: rinciannya kurang {missing}, mungkin satu baris tidak "
        "tercantum.",
        "The total above it ({place}) fits with this figure: its details lack {missing}, perhaps a missing row.",
    ),
    # labels
    "label_of_other_scale": Sentence(
        "Label menurut skala lain, {scale}: {band} berlabel {reported}.",
        "The label of another scale, {scale}: {band} is {reported} there.",
    ),
    "label_word_dropped": Sentence(
        "Satu kata hilang: {right} tercetak {reported}.",
        "One word was left out: {right} was printed as {reported}.",
    ),
    "label_word_added": Sentence(
        "Kelebihan satu kata: {right} tercetak {reported}.",
        "There is a word too many: {right} was printed as {reported}.",
    ),
    "then_cut_off": Sentence(
        "{message} Hasilnya dipotong, tidak dibulatkan.",
        "{message} The result was cut off, not rounded.",
    ),
}
