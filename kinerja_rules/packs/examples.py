"""The worked examples of a pack: each gives what it states, or says why the printed result does not follow."""

from __future__ import annotations

from collections.abc import Iterator

from kinerja_rules.errors import KeyPath
from kinerja_rules.messages import Sentence
from kinerja_rules.numbers import Figure, Fraction, Rounding, english, indonesian
from kinerja_rules.packs.desk import Desk
from kinerja_rules.policy import Example, Indicator, listed, realise


def prove_examples(desk: Desk, indicator: Indicator) -> None:
    """Notes every example of ``indicator``, and of its versions, that does not hold."""
    for path, example, version in _examples(desk, indicator):
        if not example.matches and example.reason is None and not desk.hurt(*path, "alasan"):
            desk.error("example_without_reason", (*path, "cocok"))
        result = desk.figure(example.result, (*path, "hasil"), version.unit_kind)
        broken = version.formula is None and version.kind == "formula"
        if result is not None and not broken and not desk.hurt(*path, "masukan"):
            _prove(desk, path, example, version, result)


def _examples(desk: Desk, indicator: Indicator) -> Iterator[tuple[KeyPath, Example, Indicator]]:
    """Each example with its place and the version it belongs to."""
    path = ("indikator", indicator.id)
    for number, example in enumerate(indicator.examples):
        at = (*path, "contoh", number)
        held = indicator.holding(year=example.year)
        if not indicator.versions:
            yield at, example, indicator
        elif len(held) == 1:
            yield at, example, held[0]
        else:
            versions = listed(version.validity.describe() for version in held or indicator.versions)
            code = "example_of_versions" if held else "example_of_no_version"
            desk.error(code, at, year=example.year or "?", versions=versions)
    for index, version in enumerate(indicator.versions):
        for number, example in enumerate(version.examples):
            yield (*path, "versi", index, "contoh", number), example, version


def _prove(desk: Desk, path: KeyPath, example: Example, indicator: Indicator, result: Figure) -> None:
    found = realise(indicator, example.inputs)
    if found.value is None:
        for reason in found.reasons:
            said = Sentence(reason.message("id"), reason.message("en"))
            cure = Sentence(reason.remedy("id"), reason.remedy("en"))
            desk.error("example_not_worked", (*path, "masukan"), reason=said, fix=cure)
        return
    mode = example.mode or indicator.mode
    reproduces = mode.round(found.value, result.digits) == result.value
    if reproduces == example.matches:
        return
    values: dict[str, object] = {
        "result": result.text.strip(),
        "exact": _shown(found.value),
        "rounded": _shown(mode.round(found.value, result.digits), max(result.digits, 0)),
        "mode": mode.title,
    }
    if example.matches:
        hint = _hint(desk, indicator, example, result, found.value)
        desk.refuse("example_differs", (*path, "hasil"), hint=hint, **values)
    else:
        desk.error("example_matches", (*path, "cocok"), **values)


def _hint(desk: Desk, indicator: Indicator, example: Example, result: Figure, exact: Fraction) -> Sentence:
    """What would make the example hold: another mode, the intended formula, or saying that it does not."""
    modes = dict.fromkeys(desk.registry.roundings.values())
    others = [mode.id_name for mode in modes if _gives(mode, exact, result)]
    if others:
        words = ", ".join(f'"{name}"' for name in others)
        return Sentence(f"Dengan cara {words} hasilnya sama: tulis cara itu.", f"The mode {words} gives it: write it.")
    if indicator.intended is not None:
        meant = realise(indicator, example.inputs, indicator.intended).value
        if meant is not None and any(_gives(mode, meant, result) for mode in modes):
            return Sentence(
                "Hasil itu cocok dengan `rumus_dimaksud`: tulis `cocok = false` dengan `alasan` itu.",
                "It follows from `rumus_dimaksud`: write `cocok = false` with that `alasan`.",
            )
    return Sentence(
        "Periksa rumus, masukan dan hasil; bila dokumen memang mencetaknya begitu, tulis `cocok = false` dan `alasan`.",
        "Check formula, inputs and result; if the document does print it so, write `cocok = false` and `alasan`.",
    )


def _gives(mode: Rounding, exact: Fraction, result: Figure) -> bool:
    return mode.round(exact, result.digits) == result.value


def _shown(value: Fraction, digits: int | None = None) -> Sentence:
    return Sentence(indonesian(value, digits), english(value, digits))
