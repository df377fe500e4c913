"""What a report file may hold: the table of its keys, from which the reader's messages and the JSON Schema derive.

No key of a check is required here: a check that lacks one is still a finding.
"""

from __future__ import annotations

from functools import lru_cache

from kinerja_rules.files.shape import (
    AnyOf,
    Field,
    Figure,
    Integer,
    Keyed,
    Lenient,
    ListOf,
    OneOf,
    Shape,
    TableOf,
    Text,
)
from kinerja_rules.messages import Sentence
from kinerja_rules.packs.keys import PERIOD, RANGE, UNIT
from kinerja_rules.registry import Registry

RULES = ("rumus", "syarat", "jumlah", "salinan", "capaian", "realisasi", "kriteria")
"""What an exception (``kecuali``) may skip."""


_CITED = Shape(
    (
        Field(
            "dari",
            Text(),
            "Id sel yang dikutip.",
            "The id of the cell that is cited.",
            required=True,
            example='"Tabel 3.8/6/efisiensi"',
        ),
    )
)
_INPUT = AnyOf((Figure(), ListOf(AnyOf((Figure(), _CITED)), least=1), _CITED))
_INPUTS = Keyed(  # an input may be called as a period is
    PERIOD,
    AnyOf((_INPUT, TableOf(_INPUT))),
    _INPUT,
    Sentence("tabel masukan", "a table of inputs"),
    '{ a = "18", b = { dari = "Tabel 3.8/6/serapan" } }',
)
_TEXTS = AnyOf((ListOf(Text()), Text()))
_PAGE = AnyOf((Integer(1), Text()))

_PLACE = Field(
    "tempat",
    Text(),
    "Tempat dalam dokumen; menjadi awal id.",
    "Where in the document; ids begin with it.",
    example='"Tabel 3.8"',
)
_PAGE_FIELD = Field("halaman", _PAGE, "Halaman dokumen.", "The page of the document.", example="69")
_NOTE = Field("catatan", Text(), "Catatan penyalin.", "A note of the transcriber.")
_STYLE = Field(
    "gaya_angka",
    OneOf(("auto", "id", "en")),
    "Tanda angka dokumen: id 8.604,5; en 8,604.5; auto bila tidak tentu.",
    "The marks of its figures: id 8.604,5; en 8,604.5; auto where it is not known.",
)
_SCALE = Field("skala", Text(), "Skala bagi labelnya.", "The scale of its labels.", example='"permendagri-86-2017"')
_LABELS = (
    Field("kriteria", Text(), "Label yang tercetak.", "The label as printed.", example='"Tinggi"'),
    Field("sebutan", Text(), "Sebutan yang tercetak.", "The title as printed.", example='"Memuaskan"'),
)
_DESCRIPTION = Field("uraian", Text(), "Angka apa ini.", "What the figure is.")


def _head(registry: Registry) -> Lenient:
    words = tuple(dict.fromkeys(rounding.id_name for rounding in registry.roundings.values()))
    return Lenient(
        (
            Field(
                "id", Text(), "Nama pendek laporan, unik.", "The short name.", required=True, example='"banjar-2024"'
            ),
            Field("judul", Text(), "Judul dokumen.", "The title of the document."),
            Field("tahun", Integer(1900, 2200), "Tahun laporan.", "The year of the report.", example="2024"),
            Field(
                "paket",
                Text(),
                "Paket yang memuat indikator dan aturannya.",
                "The pack of its indicators.",
                example='"banjar"',
            ),
            Field("acuan", ListOf(Text()), "Paket lain bagi skala dan arah.", "Packs for scales and directions."),
            Field(
                "cara",
                OneOf(words),
                "Cara membulatkan yang harus dipenuhi laporan.",
                "The rounding that the report is held to.",
            ),
            _STYLE,
            _SCALE,
            _NOTE,
        )
    )


_TRIPLE = Shape(
    (
        Field("target", Text(), "Kolom targetnya.", "The column of its target.", required=True),
        Field("realisasi", Text(), "Kolom realisasinya.", "The column of its realisation.", required=True),
    )
)

_TOTALS = Shape(
    (
        Field("kolom", _TEXTS, "Kolom yang dijumlahkan.", "The columns that are totalled.", required=True),
        Field("kode", Text(), "Kolom kodenya: 1, 1.1, 1.1.1.", "The column of codes: 1, 1.1, 1.1.1.", required=True),
    )
)

_EXCEPTION = Shape(
    (
        Field("baris", Text(), "Kunci barisnya.", "The key of the row.", required=True, example='"23"'),
        Field("kolom", Text(), "Kolomnya; tanpa ini seluruh baris.", "The column; without it the whole row."),
        Field("aturan", OneOf(RULES), "Aturan yang dilewati; tanpa ini semuanya.", "The rule that is skipped, or all."),
        Field("alasan", Text(), "Alasannya menurut dokumen.", "Why, by the document.", required=True),
    )
)

_TABLE = Shape(
    (
        _PLACE,
        _PAGE_FIELD,
        _DESCRIPTION,
        Field(
            "kolom",
            ListOf(Text(), least=1),
            "Nama kolom menurut urutan dokumen; yang berawalan _ ditambahkan penyalin.",
            "The columns in the order of the document; those with a leading _ are the transcriber's.",
            example='["no", "indikator", "target", "realisasi", "capaian"]',
        ),
        Field("kunci", Text(), "Kolom yang menamai baris.", "The column that names the row.", example='"no"'),
        Field(
            "satuan", TableOf(Text()), "Satuan tiap kolom.", "The unit of a column.", example='{ capaian = "persen" }'
        ),
        Field(
            "isi",
            Text(blank=True),
            "Baris tabel, dipisahkan tab antarkolom.",
            "The rows, with tabs between columns.",
        ),
        Field(
            "berkas",
            Text(),
            "Berkas CSV, XLSX, atau DOCX sebagai ganti isi; baris pertamanya nama kolom.",
            "A CSV, XLSX or DOCX file in the place of isi; its first row names the columns.",
            example='"tabel-3-8.csv"',
        ),
        Field("lembar", Text(), "Lembar dari berkas XLSX.", "The sheet of an XLSX file.", example='"Tabel 3.8"'),
        Field(
            "rentang",
            Text(),
            "Rentang sel pada lembar itu, dengan baris judulnya.",
            "The range of cells in that sheet, with the rows of headings.",
            example='"B4:H30"',
        ),
        Field(
            "tabel_ke",
            Integer(1),
            "Tabel yang keberapa dari berkas DOCX.",
            "Which table of a DOCX file, from 1.",
            example="2",
        ),
        Field(
            "baris_judul",
            Integer(0, 9),
            "Banyaknya baris judul di XLSX dan DOCX; bawaannya 1.",
            "How many rows of headings XLSX and DOCX have; 1 where it is not given.",
            example="2",
        ),
        Field(
            "rumus",
            TableOf(AnyOf((Text(), TableOf(Text())))),
            "Rumus tiap kolom; rumus.<baris>.<kolom> untuk satu baris.",
            "The formula of a column; rumus.<row>.<column> for one row.",
        ),
        Field(
            "syarat",
            TableOf(Text()),
            "Syarat agar kolom diisi.",
            "The condition under which a column is filled.",
        ),
        Field(
            "dibulatkan",
            ListOf(Text()),
            "Kolom yang angkanya hanya diketahui sampai digit tercetaknya.",
            "Columns whose figures are known to their printed digits only.",
        ),
        Field(
            "salinan",
            TableOf(_TEXTS),
            "Kolom yang disalin dari tabel lain.",
            "Columns that are copied from other tables.",
        ),
        Field("cocok", Text(), "Kolom pencocok baris salinan.", "The column by which rows of a copy are matched."),
        Field("kecuali", ListOf(_EXCEPTION), "Aturan yang tidak berlaku.", "Rules that do not apply."),
        Field("jumlah", AnyOf((_TOTALS, ListOf(_TOTALS))), "Penjumlahan menurut kode.", "Totals by code."),
        Field(
            "arah",
            AnyOf((Text(), TableOf(Text()))),
            "Arah tiap baris menurut kuncinya, atau satu arah.",
            "The direction of rows by key, or one for all.",
            example='{ 1 = "turun" }',
        ),
        Field(
            "capaian",
            TableOf(_TRIPLE),
            "Kolom capaian lain dengan kolom target dan realisasinya.",
            "Further columns of achievement, with those of their target and realisation.",
        ),
        _SCALE,
        _STYLE,
        _NOTE,
    )
)

_ROW = Lenient(
    (
        _PLACE,
        _PAGE_FIELD,
        _DESCRIPTION,
        Field("indikator", Text(), "Indikator menurut paket.", "The indicator, as in the pack.", example='"tkk"'),
        Field("masukan", _INPUTS, "Masukan yang tercetak.", "The inputs as printed."),
        Field("target", AnyOf((Figure(), RANGE)), "Target tercetak.", "The target as printed."),
        Field("realisasi", Figure(), "Realisasi tercetak.", "The realisation as printed."),
        Field("capaian", Figure(), "Capaian tercetak.", "The achievement as printed."),
        *_LABELS,
        Field("rumus", Text(), "Rumus realisasinya.", "The formula of the realisation.", example='"a / b * 100%"'),
        Field("satuan", Text(), "Satuan target dan realisasi.", "The unit of target and realisation."),
        Field("arah", Text(), "Arah capaiannya.", "The direction of the achievement.", example='"naik"'),
        Field("dibulatkan", ListOf(Text()), "Masukan yang hanya diketahui sampai digitnya.", "Rounded inputs."),
        _SCALE,
        _STYLE,
        _NOTE,
    )
)

_CHECK = Lenient(
    (
        _PLACE,
        _PAGE_FIELD,
        _DESCRIPTION,
        Field("rumus", Text(), "Rumus angka ini.", "The formula of the figure.", example='"rata_rata(a; b)"'),
        Field("masukan", _INPUTS, "Masukan rumusnya.", "The inputs of the formula."),
        Field("dibulatkan", ListOf(Text()), "Masukan yang hanya diketahui sampai digitnya.", "Rounded inputs."),
        Field("tercetak", Figure(), "Angka yang tercetak.", "The figure as printed."),
        Field("satuan", Text(), "Satuan angka yang tercetak.", "The unit of the figure."),
        *_LABELS,
        _SCALE,
        _STYLE,
        _NOTE,
    )
)

_SEEN = Shape(
    (
        Field("tempat", Text(), "Tempat, atau id sel.", "The place, or the id of a cell.", required=True),
        Field("tercetak", Figure(), "Angka di tempat itu.", "The figure at that place."),
        _PAGE_FIELD,
    )
)

_SAME = Lenient(
    (
        Field("besaran", Text(), "Besaran yang tercetak di beberapa tempat.", "What is printed in several places."),
        Field("di", ListOf(_SEEN), "Tempat-tempatnya.", "The places."),
        Field("satuan", Text(), "Satuannya.", "Its unit."),
        _STYLE,
        _NOTE,
    )
)


@lru_cache(maxsize=16)
def report_shape(registry: Registry) -> Shape:
    """The shape of a report file, with the roundings that ``registry`` knows."""
    return Lenient(
        (
            Field("format", Integer(1, 1), "Versi format berkas ini: 1.", "The version of this file format: 1."),
            Field("laporan", _head(registry), "Identitas laporan.", "What the report is.", required=True),
            Field("satuan", TableOf(UNIT), "Satuan yang dipakai laporan.", "The units of the report."),
            Field("tabel", ListOf(_TABLE), "Tabel yang disalin dari dokumen.", "Tables as copied from the document."),
            Field("baris", ListOf(_ROW), "Satu indikator dengan masukannya.", "One indicator with its inputs."),
            Field(
                "cek", ListOf(_CHECK), "Angka lain yang mengikuti angka lain.", "Any figure that follows from others."
            ),
            Field(
                "sama", ListOf(_SAME), "Besaran yang tercetak di beberapa tempat.", "One quantity in several places."
            ),
        ),
        Sentence("Laporan kinerja_rules", "A report of kinerja_rules"),
    )
