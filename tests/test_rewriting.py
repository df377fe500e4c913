"""Rewritings before the lexer: what is declared or quoted is one lexeme to them."""

from __future__ import annotations

import pytest

import kinerja_rules as kr

OPERATIONS = {"operation_in_words", "operation_in_name", "terms_of_series", "step_on_all"}
DECLARED = {
    "Selisih A dengan B": "Selisih A dengan B / C",
    "Kenaikan (selisih A dengan B)": "Kenaikan (selisih A dengan B) / C",
    "Kenaikan : selisih A dengan B": "(Kenaikan : selisih A dengan B) / C",
    "Dana A + B, kemudian dibagi rata": "Dana A + B, kemudian dibagi rata / C",
    "Nilai + hasil, selisihnya dibagi": "Nilai + hasil, selisihnya dibagi / C",
    "N1 + N2 + ... + Nn": "(N1 + N2 + ... + Nn) / C",
}


@pytest.mark.parametrize(("phrase", "text"), DECLARED.items())
def test_a_declared_phrase_is_never_torn(phrase: str, text: str) -> None:
    """The phrase is its variable, whatever operation its words would name, and nothing is told of one."""
    formula = kr.parse(text, phrases={"p": [phrase]})
    assert formula.to_source() == "p / C"
    assert formula.notes == ()


@pytest.mark.parametrize("quote", ['""', "''", "“”"])
@pytest.mark.parametrize("phrase", list(DECLARED))
def test_a_name_in_quotes_stays_a_name(phrase: str, quote: str) -> None:
    """Alone, in brackets and behind a sign."""
    name = quote[0] + phrase + quote[1]
    for text in (f"{name} / C", f"C × ({name})", f"C : {name}"):
        formula = kr.parse(text)
        assert len(formula.names) == 2
        assert OPERATIONS.isdisjoint(note.code for note in formula.notes)


def test_declared_phrases_are_quantities_of_an_operation() -> None:
    """A noun parts round a declared phrase, whose own words part nothing."""
    assert kr.parse(
        "selisih realisasi dengan target dengan A", phrases={"p": ["realisasi dengan target"]}
    ).to_source() == ("p - A")
    assert kr.parse("Penjumlahan A, B dan C", phrases={"p": ["B dan C"]}).to_source() == "A + p"
    assert kr.parse('Perbandingan "A dengan B" dengan "C + D"').to_source() == "a_dengan_b / c_plus_d"
