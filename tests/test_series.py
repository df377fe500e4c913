"""Numbered terms with an ellipsis: the sum of a series, or refused."""

from __future__ import annotations

import pytest

import kinerja_rules as kr

READ = {
    "N1 + N2 + ... + Nn": "jumlah(N)",
    "N_1 + N_2 + … + N_k": "jumlah(N)",
    "N1 + N2 + N3 + ... + N12": "jumlah(N)",
    "Nilai 1 + Nilai 2 + ... + Nilai n": "jumlah(Nilai)",
    "(b1 × n1 + b2 × n2 + ... + bn × nn) / 100": "jumlah(b * n) / 100",
    "(N1 + ... + Nn) / (M1 + ... + Mn)": "jumlah(N) / jumlah(M)",
}


@pytest.mark.parametrize(("text", "meant"), READ.items())
def test_numbered_terms(text: str, meant: str) -> None:
    """The sum of the term without its number; a remark tells it."""
    formula = kr.parse(text)
    assert formula.to_source() == meant
    assert "terms_of_series" in {note.code for note in formula.notes}


@pytest.mark.parametrize(
    "text",
    [
        "A + B + ... + N",  # other names
        "N1 + N3 + ... + Nn",  # a term left out
        "N2 + N3 + ... + Nn",  # not from the first
        "N1 + N2 + ... + Mn",  # ends in another name
        "N1 + N2 + ...",  # does not end
        "N1 - N2 - ... - Nn",
        "N1 × N2 × ... × Nn",
    ],
)
def test_other_sums_are_refused(text: str) -> None:
    """Terms that do not number one quantity from the first to a last one stay what they are."""
    with pytest.raises(kr.FormulaError) as caught:
        kr.parse(text)
    assert caught.value.diagnostics[0].code == "ellipsis"
