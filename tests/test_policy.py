"""Policies as values: bands and scales, directions, targets, validity, names."""

from __future__ import annotations

import datetime

import pytest

from kinerja_rules.errors import EvaluationError
from kinerja_rules.formula import parse
from kinerja_rules.numbers import HALF_UP, Fraction, Interval
from kinerja_rules.policy import (
    Band,
    Direction,
    Indicator,
    Pack,
    RoundingRule,
    Scale,
    Target,
    Validity,
    ZeroTarget,
    kind_of_unit,
    squashed,
)

PRINTED = (
    Band("Sangat Rendah", high=Fraction(50)),
    Band("Rendah", Fraction(51), Fraction(65)),
    Band("Sedang", Fraction(66), Fraction(75)),
    Band("Tinggi", Fraction(76), Fraction(90)),
    Band("Sangat Tinggi", Fraction(91), Fraction(100)),
)
LOWER = Scale("permendagri", PRINTED, gap="lower_band", above="end_band")
STRICT = Scale("tegas", PRINTED)
OPEN = Scale(
    "terbuka",
    (
        Band("D", Fraction(0), Fraction(30)),
        Band("C", Fraction(30), Fraction(80), low_closed=False),
        Band("= 100", Fraction(100), Fraction(100)),
        Band("> 100", Fraction(100), low_closed=False),
    ),
)
UP = Direction("naik", parse("realisasi / target * 100%"))
DOWN = Direction("turun", parse("(target - (realisasi - target)) / target * 100%"))
RANGE = Direction(
    "kisaran",
    parse(
        "jika(realisasi > target_atas; realisasi / target_atas * 100%; "
        "jika(realisasi < target_bawah; realisasi / target_bawah * 100%; 100%))"
    ),
)


@pytest.mark.parametrize(
    ("scale", "value", "label", "how"),
    [
        (LOWER, "90.45", "Tinggi", "gap"),
        (LOWER, "90", "Tinggi", "band"),
        (LOWER, "91", "Sangat Tinggi", "band"),
        (LOWER, "100.01", "Sangat Tinggi", "above"),
        (LOWER, "-5", "Sangat Rendah", "band"),
        (LOWER, "50.5", "Sangat Rendah", "gap"),
        (STRICT, "90.45", None, "gap"),
        (STRICT, "100.01", None, "above"),
        (OPEN, "30", "D", "band"),
        (OPEN, "30.0001", "C", "band"),
        (OPEN, "-0.1", None, "below"),
        (OPEN, "99.99", None, "gap"),
        (OPEN, "100", "= 100", "band"),
        (OPEN, "100.1", "> 100", "band"),
    ],
)
def test_a_value_goes_where_the_scale_puts_it(scale: Scale, value: str, label: str | None, how: str) -> None:
    """Edges are exact; between and beyond the bands the stated rule holds, else there is a reason."""
    placement = scale.place(Fraction(value))
    assert (placement.label, placement.how) == (label, how)
    assert (placement.reason is None) == (label is not None)


def test_a_reason_names_value_and_bands() -> None:
    """What has no label says between which bands it lies, in both languages."""
    reason = STRICT.place(Fraction("90.45")).reason
    assert reason is not None
    assert reason.message("id") == 'Nilai 90,45 jatuh di celah skala tegas, di antara "Tinggi" dan "Sangat Tinggi".'
    assert reason.message("en").startswith("The value 90.45 falls into the gap")


def test_a_gap_may_be_rounded_away() -> None:
    """A value in a gap is rounded by the scale's own rule, and only there."""
    scale = Scale("bulat", PRINTED, gap=RoundingRule(0, HALF_UP))
    assert scale.place(Fraction("90.45")).label == "Tinggi"
    assert scale.place(Fraction("90.5")).label == "Sangat Tinggi"
    assert scale.place(Fraction("100.4")).label is None


def test_a_band_is_found_as_documents_print_it() -> None:
    """By label or title, case and blanks aside; where signs alone tell bands apart, exactly."""
    scale = Scale("s", (Band("BB", Fraction(70), title="Sangat Baik"),))
    assert scale.find("bb") is scale.find("sangat  baik") is scale.bands[0]
    assert scale.find("A") is None
    assert OPEN.find("= 100") is OPEN.bands[2]
    assert OPEN.find("100") is None


def test_a_band_in_words() -> None:
    """Ends are written with their signs and the marks of the language."""
    assert Band("a", Fraction(85), Fraction("99.5"), high_closed=False).describe() == ">= 85 dan < 99,5"
    assert Band("a", Fraction(85), low_closed=False).describe("en") == "> 85"
    assert OPEN.bands[2].describe() == "= 100"


@pytest.mark.parametrize(
    ("direction", "target", "realisation", "achievement"),
    [
        (UP, 30, "26.15", Fraction("26.15") / 30 * 100),
        (DOWN, "4.5", "4.72", Fraction("95.111111") + Fraction(1, 9000000)),
        (DOWN, 2, 5, Fraction(-50)),
    ],
)
def test_achievement_is_exact(direction: Direction, target: object, realisation: object, achievement: Fraction) -> None:
    """The formula of the direction is worked without rounding; below zero where it goes there."""
    outcome = direction.achievement(Fraction(str(target)), Fraction(str(realisation)))
    assert outcome.value == achievement


@pytest.mark.parametrize(("realisation", "achievement"), [("1", "50"), ("2", "100"), ("3", "100"), ("5", "125")])
def test_a_range_target(realisation: str, achievement: str) -> None:
    """Outside the range the nearer end is the target; inside, the achievement is 100."""
    target = Target(low=Fraction(2), high=Fraction(4), text="2% - 4%")
    assert RANGE.achievement(target, Fraction(realisation)).value == Fraction(achievement)


def test_the_form_of_the_target_must_fit() -> None:
    """A range for a direction over figures, and a figure for one over ranges, are reasons, no guesses."""
    assert UP.achievement(Target(low=Fraction(2), high=Fraction(4)), 3).reasons[0].code == "target_is_range"
    assert RANGE.achievement(3, 3).reasons[0].code == "target_is_figure"


def test_a_zero_target_is_undefined_unless_stated() -> None:
    """Nothing is assumed of a zero target; a stated value holds, by whether the realisation is zero too."""
    assert UP.achievement(0, 3).status == "zero_divisor"
    assert UP.achievement(0, 0).reasons[0].code == "zero_target"
    stated = Direction("naik", UP.formula, ZeroTarget(both_zero=Fraction(100)), cap=Fraction(90))
    assert stated.achievement(0, 0).value == 90
    assert stated.achievement(0, 1).value is None


def test_caps_bound_the_achievement() -> None:
    """Least and greatest achievement are kept, for values and for intervals."""
    capped = Direction("naik", UP.formula, floor=Fraction(0), cap=Fraction(120))
    assert capped.achievement(10, 13).value == 120
    assert capped.achievement(10, -1).value == 0
    assert str(capped.interval(10, Interval(Fraction(11), Fraction(13), True, False))) == "[110; 120]"


def test_intervals_of_achievements() -> None:
    """The exact range of achievements, or EvaluationError where there is none."""
    printed = Interval(Fraction("26.145"), Fraction("26.155"), True, False)
    assert UP.interval(30, printed) == Interval(Fraction("87.15"), Fraction("26.155") / 30 * 100, True, False)
    with pytest.raises(EvaluationError):
        UP.interval(0, printed)
    with pytest.raises(EvaluationError):
        RANGE.interval(1, printed)


def test_validity() -> None:
    """Both ends are included; None is open."""
    first = Validity(end=datetime.date(2023, 6, 30))
    second = Validity(datetime.date(2023, 7, 1))
    assert not first.meets(second)
    assert first.meets(Validity(datetime.date(2023, 6, 30)))
    assert first.touches(2023)
    assert second.touches(2023)
    assert not second.touches(2022)
    assert first.holds(datetime.date(2023, 6, 30))
    assert not first.holds(datetime.date(2023, 7, 1))
    assert str(second) == "2023-07-01/.."


def test_versions_by_year_and_date() -> None:
    """A year may be held by two versions; a date by one."""
    old = Indicator("i", "lama", validity=Validity(end=datetime.date(2023, 6, 30)))
    new = Indicator("i", "baru", validity=Validity(datetime.date(2023, 7, 1)))
    both = Indicator("i", "baru", versions=(old, new))
    assert both.holding(year=2023) == (old, new)
    assert both.holding(year=2022) == (old,)
    assert both.holding(date=datetime.date(2023, 12, 31)) == (new,)


def test_an_indicator_is_found_by_what_documents_call_it() -> None:
    """By id, name or alias, blanks and punctuation aside; not where two are called so."""
    one = Indicator("a", "Kawasan Ex.Transmigrasi", aliases=("KET",))
    two = Indicator("b", "Persentase A")
    three = Indicator("c", "persentase a")
    pack = Pack("p", "1", "P", indicators={"a": one, "b": two, "c": three})
    assert pack.find("a") is pack.find("kawasan ex. transmigrasi") is pack.find("KET") is one
    assert pack.find("Persentase A") is None
    assert pack.find_all("Persentase A") == (two, three)
    assert pack.find("tidak ada") is None


def test_units_under_a_pack() -> None:
    """Counted units and synonyms that a pack declares say how its figures are read."""
    assert kind_of_unit("satuan pemukiman", {"satuan pemukiman"}) == "count"
    assert kind_of_unit("anak didik baru", {"siswa"}, {"anak didik baru": "siswa"}) == "count"
    assert kind_of_unit("Rp / Jam") == "money"
    assert kind_of_unit(None) is None
    assert squashed("Ex. Transmigrasi (TPT)") == "extransmigrasitpt"
