"""What a data file may hold, for editors: the reader of data takes more than this, and tells every cell itself."""

from __future__ import annotations

from kinerja_rules.files.shape import AnyOf, Field, Figure, Integer, ListOf, Shape, TableOf, Text
from kinerja_rules.messages import Sentence

_VALUE = AnyOf((Figure(), ListOf(Figure())))
_PERIOD = TableOf(_VALUE, key=Sentence("variabel", "a variable"), key_sample="bekerja")
_YEAR = TableOf(AnyOf((_VALUE, _PERIOD)), key=Sentence("variabel atau periode", "a variable or period"))
_INDICATOR = TableOf(AnyOf((_VALUE, _YEAR)), key=Sentence("variabel, tahun atau periode", "a variable, year or period"))


def data_shape() -> Shape:
    """The keys of a data file: values by indicator, or shared by all, and lines of the budget."""
    return Shape(
        (
            Field("format", Integer(1, 1), "Versi format berkas; selalu 1.", "The format of the file; always 1."),
            Field(
                "tahun",
                Integer(1900, 2200),
                "Tahun data, kalau tidak disebut di tempat lain.",
                "The year of the data where it is not stated elsewhere.",
            ),
            Field(
                "data",
                TableOf(AnyOf((_VALUE, _INDICATOR)), key=Sentence("indikator", "an indicator"), key_sample="tkk"),
                "Masukan tiap indikator, menurut variabel, periode (tw1, sem1, 01) atau tahun; nilai langsung di bawah "
                "[data] berlaku bagi semua indikator yang memakai variabel paket itu. `realisasi` dan `capaian` bagi "
                "yang hanya diketahui seperti tercetak.",
                "The inputs of each indicator, by variable, period (tw1, sem1, 01) or year; a value right below [data] "
                "is for every indicator that uses that variable of the pack. `realisasi` and `capaian` for what is "
                "known only as printed.",
            ),
            Field(
                "anggaran",
                ListOf(
                    Shape(
                        (
                            Field("kode", Text(), 'Kode rekening, misalnya "2.01".', "The code.", required=True),
                            Field("nama", Text(), "Nama program, kegiatan atau sub kegiatan.", "Its name."),
                            Field("pagu", Figure(), "Pagu anggaran, dalam rupiah.", "The ceiling, in rupiah."),
                            Field("realisasi", Figure(), "Realisasi anggaran, dalam rupiah.", "What was spent."),
                            Field("tahun", Integer(1900, 2200), "Tahun anggaran.", "The year of the budget."),
                        )
                    )
                ),
                "Baris anggaran: satu [[anggaran]] tiap kode.",
                "Lines of the budget: one [[anggaran]] for each code.",
            ),
        ),
        Sentence("Data kinerja_rules", "Data of kinerja_rules"),
    )
