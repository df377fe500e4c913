"""Operations named by a noun: read as signs in brackets where the words part in one way, told in any case."""

from __future__ import annotations

import pytest

import kinerja_rules as kr

BRACKETED = {
    "C - selisih A dengan B": "C - (A - B)",
    "C / hasil kali A dengan B": "C / (A * B)",
    "C × penjumlahan A dan B": "C * (A + B)",
    "perbandingan A dengan B × C": "A / B * C",
    "perbandingan antara A ditambah B dengan C": "(A + B) / C",
    "rata-rata ukur nilai A dan nilai B": "rata_rata_ukur(nilai_a; nilai_b)",
    "total dari tiga nilai (A, B, dan C)": "A + B + C",
}


def codes(text: str) -> set[str]:
    """The remarks on a text, but for those on its names."""
    return {note.code for note in kr.parse(text).notes} - {"phrase_as_name"}


@pytest.mark.parametrize(("text", "meant"), BRACKETED.items())
def test_as_one_operand(text: str, meant: str) -> None:
    """What the noun joins is one operand to the signs round it, and the remark shows the reading."""
    formula = kr.parse(text)
    assert formula.to_source() == meant
    assert "operation_in_words" in codes(text)


def test_the_remark_tells_noun_and_reading() -> None:
    """Which words were taken for an operation, what they were read as, and where they stand."""
    note = next(note for note in kr.parse("C + hasil bagi A dengan B").notes if note.code == "operation_in_words")
    assert (note.values["word"], note.values["read"]) == ("hasil bagi", "(A / B)")
    assert note.span is not None
    assert (note.span.start, note.span.end) == (4, 25)


NAMES = {
    "C / selisih antara kebutuhan dan ketersediaan air dan listrik": "operation_in_name",
    "perbandingan antara kerja dengan A dengan B": "operation_in_name",
    "persentase A dibagi B": "operation_in_name",
}


@pytest.mark.parametrize(("text", "code"), NAMES.items())
def test_what_cannot_be_parted_is_told(text: str, code: str) -> None:
    """Words that could be parted in several ways are one name, with a remark."""
    assert code in codes(text)


@pytest.mark.parametrize(
    "text",
    [
        "Rata-rata lama sekolah / b",
        "Rasio gini × 100",
        "Nilai selisih A dengan B / C",
        "selisih waktu antara A dan B / C",
    ],
)
def test_a_word_of_a_name(text: str) -> None:
    """Where nothing parts the words, or another word stands before the noun, nothing is done and nothing told."""
    assert codes(text) == set()


def test_in_conditions_nothing_is_spoken() -> None:
    """``dengan`` and ``dan`` of a condition are no words of an operation."""
    assert kr.parse("jika(a > b dan c > 0; a; b)").to_source() == "jika(a > b dan c > 0; a; b)"
