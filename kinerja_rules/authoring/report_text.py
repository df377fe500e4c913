"""The file of a new report: a row for each indicator of a pack, its figures still to be copied from the document.

Law of this file: no figure is put in, not even a target of the pack; its reader copies what the document prints.
"""

from __future__ import annotations

from collections.abc import Iterator

from kinerja_rules.authoring.toml_text import key_text, value_text
from kinerja_rules.policy import Indicator, Pack

TABLE = "Tabel capaian kinerja"
_COLUMNS = ("_id", "no", "indikator", "satuan", "target", "realisasi", "capaian")


def report_text(pack: Pack, named: str, year: int, id_: str, title: str) -> str:
    """The text of a report of ``year`` over ``pack``, which the report calls ``named``."""
    indicators = [one for indicator in pack.indicators.values() for one in indicator.holding(year=year)[:1]]
    columns = [*_COLUMNS, "kriteria"] if any(one.scale is not None for one in indicators) else [*_COLUMNS]
    lines = [
        f"# {_line(title)}",
        "# Salin angka dari dokumen seperti tercetak; sel kosong biarkan kosong. Periksa: kinerja periksa BERKAS",
        "",
        "format = 1",
        "",
        "[laporan]",
        f"id = {value_text(id_)}",
        f"judul = {value_text(_line(title))}",
        f"tahun = {year}",
        f"paket = {value_text(named)}  # rumus, arah, dan skala indikator diambil dari sini",
        'cara = "setengah_ke_atas"  # cara membulatkan yang harus dipenuhi laporan',
        "",
        "[[tabel]]",
        f"tempat = {value_text(TABLE)}  # ganti dengan nomor tabel di dokumen",
        "# halaman = 1",
        f"kolom = {value_text(columns)}  # _id ditambahkan penyalin, tidak diperiksa",
        'kunci = "no"',
        'satuan = { capaian = "persen" }',
        "isi = '''",
        *("\t".join(_cells(one, number, len(columns))) for number, one in enumerate(indicators, start=1)),
        "'''",
    ]
    with_inputs = [(number, one) for number, one in enumerate(indicators, start=1) if one.formula is not None]
    if with_inputs:
        lines += ["", "# Masukan yang tercetak di dokumen, bila ada: hapus tanda # dan isi nilainya."]
    for number, one in with_inputs:
        lines += ["#", *(f"# {line}" for line in _row(one, number))]
    return "\n".join(lines) + "\n"


def _cells(indicator: Indicator, number: int, count: int) -> list[str]:
    named = [indicator.id, str(number), _line(indicator.name).replace("'''", "''"), indicator.unit or ""]
    return [*named, *[""] * (count - len(named))]


def _row(indicator: Indicator, number: int) -> Iterator[str]:
    assert indicator.formula is not None
    yield "[[baris]]"
    yield f"tempat = {value_text(f'{TABLE}/{number}')}"
    for name in dict.fromkeys(name.partition("[")[0] for name in indicator.formula.names):
        variable = indicator.variables.get(name)
        if variable is not None and variable.constant is not None:
            continue
        words = [*(variable.phrases[:1] if variable is not None else ()), *_unit(variable.unit if variable else None)]
        comment = f"  # {_line('; '.join(words))}" if words else ""
        yield f'masukan.{key_text(name)} = ""{comment}'


def _unit(unit: str | None) -> list[str]:
    return [] if unit is None else [str(unit)]


def _line(text: str) -> str:
    return " ".join(text.split())
