"""Sentences about evaluation: why there is no value, and what was read."""

from kinerja_rules.messages import Sentence

SENTENCES: dict[str, Sentence] = {
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
    "no_value": Sentence(
        "`{part}` tidak punya nilai untuk masukan ini.",
        "`{part}` has no value for these inputs.",
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
    "input_in_formula": Sentence(
        "Masukan `{name}`: {reason}.",
        "Input `{name}`: {reason}.",
        "{fix}",
        "{fix}",
    ),
    # engine
}
