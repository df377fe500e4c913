"""The batch path and the scalar path are one semantics: every row of a frame is what ``Formula.evaluate`` gives."""

from __future__ import annotations

import datetime
from typing import Any

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kinerja_rules import batch
from kinerja_rules.engine import DerivedValue, evaluate
from kinerja_rules.engine.record import exact_text
from kinerja_rules.formula import parse
from kinerja_rules.numbers import MODES
from kinerja_rules.packs import load_pack
from kinerja_rules.policy import Pack
from tests.batch_samples import NAMES, columns, formulas, frame_for
from tests.batch_scalar import as_decimal, scalar_rows


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], max_examples=150)
@given(st.data())
def test_every_row_is_the_scalar_result(data: st.DataObject) -> None:
    """Value, status and reason of every row equal the scalar path's, whatever formula, data and rounding."""
    formula = data.draw(formulas())
    rows = data.draw(st.sampled_from((1, 2, 5, 12)))
    values = [data.draw(columns(rows)) for _ in NAMES]
    digits, mode = data.draw(st.integers(0, 4)), data.draw(st.sampled_from(MODES))
    frame = frame_for(formula, values)
    found = batch.evaluate_formula(formula, frame, digits=digits, mode=mode.name, lang="en")
    assert found.frame.select("row", "value", "status", "reason").rows() == scalar_rows(formula, frame, digits, mode)


RATIO = st.sampled_from(("a / b * 100", "(a - (b - a)) / a * 100", "a*40% + b*30% + c*30%", "a/3 + b/3 + c/3"))


@pytest.mark.parametrize("mode", MODES, ids=lambda mode: mode.name)
@settings(max_examples=20)
@given(text=RATIO, data=st.data())
def test_ties_are_decided_exactly(mode: Any, text: str, data: st.DataObject) -> None:
    """Data full of ties round as exact arithmetic rounds them."""
    formula = parse(text)
    small = st.integers(-40, 40)
    frame = pl.DataFrame(
        {"row": range(64)} | {name: data.draw(st.lists(small, min_size=64, max_size=64)) for name in formula.names}
    )
    for digits in (0, 1, 2):
        found = batch.evaluate_formula(formula, frame, digits=digits, mode=mode.name, lang="en")
        expected = scalar_rows(formula, frame, digits, mode)
        assert found.frame.select("row", "value", "status", "reason").rows() == expected


FORMULAS = {
    "naik": "a / b * 100",
    "turun": "(b - a) / b * 100",
    "bobot": "a * 40% + b * 60%",
    "panjang": "rata_rata(min(a / b * 100; 120); min(b / a * 100; 120))",
    "pilih": "jika(b = 0; 0; a / b)",
}
FIGURES = {"2023": "97.5", "2024": "0", "2026": "12"}
RANGES = {"2023": {"bawah": "40", "atas": "60,5"}, "2024": {"bawah": "0", "atas": "1"}}


DERIVED = {
    "selisih": {"rumus": "capaian - serapan", "berlaku_mulai": datetime.date(2023, 7, 1)},
    "sisa": {"rumus": "100% - serapan", "syarat": "capaian >= 50%", "jika_tidak": "tidak dihitung"},
    "nisbah": {"rumus": "capaian / serapan"},
    "selisih_ganda": {"rumus": "selisih * 2"},
    "dari_target": {"rumus": "realisasi - target"},
}


def pack_of(
    formula: str,
    direction: str,
    capaian_dari: str,
    digits: tuple[int, int],
    gap: object,
    nil: str,
    derived: tuple[str, ...] = (),
) -> Pack:
    """A pack of one indicator, with targets of every kind, a scale with a gap and open ends, and derived values."""
    return load_pack(
        {
            "format": 1,
            "paket": {
                "id": "uji",
                "versi": "1",
                "nama": "Uji",
                "acuan": ["nasional/capaian"],
                "capaian_dari": capaian_dari,
                "skala": "uji",
            },
            "pembulatan": {
                "realisasi": {"digit": digits[0]},
                "capaian": {"digit": digits[1]},
                "cara": "setengah_ke_atas",
            },
            "arah": {
                "batas": {
                    "berlaku_mulai": datetime.date(2024, 1, 1),
                    "rumus": "realisasi / target * 100%",
                    "target_nol": {"realisasi_nol": 100, "selain_itu": 0},
                    "batas": {"bawah": 10, "atas": 120},
                }
            },
            "skala": {
                "uji": {
                    "berlaku_mulai": datetime.date(2023, 1, 1),
                    "celah": gap,
                    "di_atas": "tolak",
                    "di_bawah": "tolak",
                    "kelas": [
                        {"label": "C", "mulai": 0, "kurang_dari": 50},
                        {"label": "B", "mulai": 50, "sampai": 75},
                        {"label": "A", "mulai": 76, "sampai": 100},
                    ],
                }
            },
            "turunan": {name: DERIVED[name] for name in derived},
            "indikator": {
                "x": {
                    "nama": "X",
                    "rumus": FORMULAS[formula],
                    "satuan": "poin",
                    "arah": direction,
                    "nol_per_nol": nil,
                    "target": RANGES if direction == "kisaran" else FIGURES,
                }
            },
        }
    )


def engine_rows(pack: Pack, frame: pl.DataFrame, date: datetime.date | None = None) -> list[tuple[Any, ...]]:
    """The results' columns as ``kinerja_rules.evaluate`` gives them, row by row, in English."""
    found: list[tuple[Any, ...]] = []
    for row in frame.iter_rows(named=True):
        names = ("a", "b", "serapan") if pack.derived else ("a", "b")
        inputs = {name: row[name] for name in names if row[name] is not None}
        result = evaluate(pack, "x", inputs, year=row["year"], target=row["target"], date=date)
        indicator = result.indicator
        assert indicator.rounding is not None
        assert indicator.achievement_rounding is not None
        values = (
            (result.realisation, indicator.rounding.digits),
            (result.achievement, indicator.achievement_rounding.digits),
        )
        shown = [None if value is None else as_decimal(value, digits) for value, digits in values]
        reason = " ".join(one.message("en") for one in result.reasons) or None
        cells = [derived_text(result.derived[name]) if name in result.derived else None for name in pack.derived]
        found.append((*shown, result.label, result.status, reason, *cells))
    return found


def derived_text(one: DerivedValue) -> str | None:
    """A derived value as a column has it."""
    return exact_text(one.value) or one.said or " ".join(reason.message("en") for reason in one.reasons) or None


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], max_examples=60)
@given(st.data())
def test_packs_agree_with_the_engine(data: st.DataObject) -> None:
    """Results, reasons and derived values of every row are the engine's, whatever pack, data and date."""
    pack = pack_of(
        data.draw(st.sampled_from(list(FORMULAS))),
        data.draw(st.sampled_from(("naik", "turun", "turun_invers", "kisaran", "naik_batas_120", "batas"))),
        data.draw(st.sampled_from(("realisasi_bulat", "realisasi_tepat"))),
        (data.draw(st.integers(0, 3)), data.draw(st.integers(0, 2))),
        data.draw(st.sampled_from(("tolak", "kelas_bawah", {"bulatkan": 0}))),
        data.draw(st.sampled_from(("tolak", "nol"))),
        data.draw(st.sampled_from((tuple(DERIVED)[:4], tuple(DERIVED), ()))),
    )
    date = data.draw(st.none() | st.sampled_from((datetime.date(2023, 3, 1), datetime.date(2024, 5, 1))))
    rows = data.draw(st.sampled_from((1, 3, 10)))
    whole = st.none() | st.integers(0, 12) | st.integers(0, 12)
    texts = st.none() | st.sampled_from(("0", "7", "97,30", "3 + 4", "x", "12%", "8.604"))
    values = [
        data.draw(st.lists(data.draw(st.sampled_from((whole, whole, texts))), min_size=rows, max_size=rows))
        for _ in range(4)
    ]
    years = data.draw(st.lists(st.sampled_from((2022, 2023, 2024, 2026)), min_size=rows, max_size=rows))
    named = dict(zip(("a", "b", "target", "serapan"), values, strict=True))
    frame = pl.DataFrame({**named, "year": years}, strict=False)
    found = batch.evaluate(pack, frame, indicator="x", date=date, lang="en").frame
    results = ("realisation", "achievement", "label", "status", "reason", *pack.derived)
    assert found.select(results).rows() == engine_rows(pack, frame, date)
