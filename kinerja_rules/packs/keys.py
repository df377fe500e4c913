"""What a pack file may hold: the table of its keys, from which the reader's messages and the JSON Schema derive."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from attrs import frozen

from kinerja_rules.files.shape import (
    AnyOf,
    Boolean,
    Date,
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
    by_year,
)
from kinerja_rules.messages import Sentence
from kinerja_rules.policy import PERIOD_KEYS, AchievementFrom, Confidence, Level, Over, Period, ZeroPerZero
from kinerja_rules.registry import Registry

IDENTIFIER = r"[^\W\d]\w*"
YEAR = r"[12][0-9]{3}"
PERIOD = "|".join(sorted(PERIOD_KEYS))
_PERIOD_NAME = Sentence(
    "periode: tw1 sampai tw4, sem1, sem2, 01 sampai 12", "a period: tw1 to tw4, sem1, sem2, 01 to 12"
)
_NAME = Sentence("satu kata tanpa spasi (huruf, angka, garis bawah)", "one word (letters, digits, underscores)")


@frozen
class Words(OneOf):
    """Some words, where ``instead`` may stand a table as well."""

    instead: str = ""

    def describe(self) -> Sentence:
        words = super().describe()
        return Sentence(f"{words.id}, atau `{self.instead}`", f"{words.en}, or `{self.instead}`")


RANGE = Shape(
    (
        Field("bawah", Figure(), "Batas bawah kisaran.", "The lower end of the range.", required=True),
        Field("atas", Figure(), "Batas atas kisaran.", "The upper end of the range.", required=True),
    )
)
_TARGET = AnyOf((Figure(), RANGE))
_TARGETS = Keyed(
    YEAR,
    _TARGET,
    by_year(_TARGET),
    Sentence("tabel target menurut dokumen dan tahun", "a table of targets by document and year"),
    '{ pk.2024 = "97,30%" }',
)
_INPUT = AnyOf((Figure(), ListOf(Figure(), least=1)))
_INPUTS = Keyed(
    PERIOD,
    TableOf(_INPUT),
    _INPUT,
    Sentence("tabel masukan", "a table of inputs"),
    '{ a = "18", b = "27" }',
)

CONFIDENCE: Mapping[str, Confidence] = {"tinggi": "high", "sedang": "medium", "rendah": "low"}
PERIOD_WORDS: Mapping[str, Period] = {"tahun": "year", "semester": "semester", "triwulan": "quarter", "bulan": "month"}
ZERO_WORDS: Mapping[str, ZeroPerZero] = {"tolak": "reject", "nol": "zero", "lewati": "skip"}
LEVEL_WORDS: Mapping[str, Level] = {"sasaran": "goal", "paket": "pack"}
OVER_WORDS: Mapping[str, Over] = {"capaian": "achievement", "realisasi": "realisation"}
DIRECTION_SYNONYMS: Mapping[str, str] = {
    **dict.fromkeys(("meningkat", "positif", "maksimal", "maksimum", "progresif", "higher", "up"), "naik"),
    **dict.fromkeys(("menurun", "negatif", "minimal", "minimum", "regresif", "lower", "down"), "turun"),
    **dict.fromkeys(("rentang", "stabil", "tetap", "range"), "kisaran"),
}
"""What documents call a direction that the packs call otherwise: told as its name, never taken for it."""
FROM_WORDS: Mapping[str, AchievementFrom] = {"realisasi_bulat": "rounded", "realisasi_tepat": "exact"}

_NOTE = Field("catatan", Text(), "Catatan tentang hal yang meragukan.", "What is doubtful, in words.")
_CONFIDENCE = Field(
    "keyakinan",
    OneOf(tuple(CONFIDENCE)),
    "Seberapa pasti isi ini sesuai naskah resmi.",
    "How sure it is that this follows the official text.",
)
_AS_WRITTEN = Field(
    "tertulis", Text(blank=True), "Bunyi dokumen apa adanya, tanpa perbaikan.", "The wording of the document, verbatim."
)
_DATES = (
    Field("berlaku_mulai", Date(), "Hari pertama berlakunya.", "The first day on which it holds."),
    Field("berlaku_sampai", Date(), "Hari terakhir berlakunya.", "The last day on which it holds."),
)
_FROM = Field(
    "capaian_dari",
    OneOf(tuple(FROM_WORDS)),
    "Capaian dihitung dari realisasi yang sudah dibulatkan, atau dari realisasi tepat.",
    "Whether the achievement is worked from the rounded or from the exact realisation.",
)
_FORMULA_SAMPLE = '"a / b * 100%"'

_VARIABLE = Shape(
    (
        Field("frasa", ListOf(Text()), "Cara dokumen menyebut variabel ini.", "How documents word this variable."),
        Field("satuan", Text(), "Satuan nilainya, misalnya orang.", "The unit of its value.", example='"orang"'),
        Field("sumber", Text(), "Sumber datanya.", "Where its data come from."),
        Field(
            "tetap",
            Figure(),
            'Nilai tetap; boleh berupa hitungan, misalnya "8 × 5 × 4 × 12".',
            "A constant; it may be a small sum.",
            example='"1920"',
        ),
        Field(
            "kumulatif_sejak",
            Integer(1900, 2200),
            "Tahun pertama yang ikut dijumlahkan dalam nilai kumulatif.",
            "The first year that is counted in a cumulative value.",
        ),
        _NOTE,
    )
)

_SOURCE = Shape(
    (
        Field("judul", Text(), "Judul dokumen.", "The title of the document.", required=True),
        Field("nomor", Text(), "Nomor dan tahun dokumen.", "Its number and year."),
        Field("tanggal", Date(), "Tanggal penetapan.", "The date of its enactment."),
        _NOTE,
    )
)

UNIT = AnyOf(
    (
        Words(("cacah",), '{ sama_dengan = "orang" }'),
        Shape(
            (
                Field(
                    "sama_dengan",
                    Text(),
                    "Satuan lain yang sama artinya.",
                    "Another unit of the same meaning.",
                    required=True,
                    example='"orang"',
                ),
            )
        ),
    )
)

_RELATION = Shape(
    (
        Field(
            "rumus",
            Text(),
            "Persamaan antara data yang harus selalu terpenuhi.",
            "An identity of the data that must always hold.",
            required=True,
            example='"bekerja + penganggur = angkatan_kerja"',
        ),
        _NOTE,
    )
)

_ZERO_TARGET = AnyOf(
    (
        Words(("tidak_terdefinisi",), "{ realisasi_nol = 100, selain_itu = 0 }"),
        Shape(
            (
                Field(
                    "realisasi_nol",
                    Figure(),
                    "Capaian bila target dan realisasi dua-duanya nol.",
                    "The achievement where target and realisation are both zero.",
                    example="100",
                ),
                Field(
                    "selain_itu",
                    Figure(),
                    "Capaian bila hanya target yang nol.",
                    "The achievement where the target alone is zero.",
                    example="0",
                ),
            )
        ),
    )
)

_DIRECTION = Lenient(
    (
        Field(
            "rumus",
            Text(),
            "Rumus capaian dari target dan realisasi (kisaran: target_bawah, target_atas).",
            "The achievement from target and realisasi (ranges: target_bawah, target_atas).",
            required=True,
            example='"realisasi / target * 100%"',
        ),
        _AS_WRITTEN,
        Field(
            "target_nol",
            _ZERO_TARGET,
            "Capaian bila target nol; tanpa kunci ini tidak terdefinisi.",
            "The achievement over a zero target; undefined without this key.",
        ),
        Field(
            "batas",
            Shape(
                (
                    Field("atas", Figure(), "Capaian tertinggi.", "The greatest achievement.", example="120"),
                    Field("bawah", Figure(), "Capaian terendah.", "The least achievement.", example="0"),
                )
            ),
            "Batas capaian.",
            "Caps of the achievement.",
        ),
        *_DATES,
        _CONFIDENCE,
        _NOTE,
    )
)

_BAND = Shape(
    (
        Field("label", Text(), "Label kelas, misalnya A.", "The label of the band.", required=True, example='"Tinggi"'),
        Field("sebutan", Text(), "Sebutan kelas, misalnya Memuaskan.", "The title of the band."),
        Field("mulai", Figure(), "Batas bawah, termasuk (>=).", "The lower end, included.", example="85"),
        Field("lebih_dari", Figure(), "Batas bawah, tidak termasuk (>).", "The lower end, excluded.", example="90"),
        Field("sampai", Figure(), "Batas atas, termasuk (<=).", "The upper end, included.", example="100"),
        Field("kurang_dari", Figure(), "Batas atas, tidak termasuk (<).", "The upper end, excluded.", example="85"),
        _AS_WRITTEN,
    )
)


@lru_cache(maxsize=16)
def pack_shape(registry: Registry) -> Shape:
    """The shape of a pack file, with the roundings and aggregations that ``registry`` knows."""
    mode = _mode(registry)
    rounding = _rounding(mode)
    fields = _indicator_fields(registry, rounding)
    version = Lenient((*fields, *_DATES, _examples(mode)))
    names = {
        "skala": TableOf(_scale(mode)),
        "arah": TableOf(_DIRECTION),
        "turunan": TableOf(_DERIVED, IDENTIFIER, _NAME, "efisiensi"),
        "indikator": TableOf(
            Lenient(
                (
                    Field("nama", Text(), "Nama indikator.", "The name of the indicator.", required=True),
                    *(each for each in fields if each.key != "nama"),
                    *_DATES,
                    Field(
                        "versi",
                        ListOf(version, least=1),
                        "Isi indikator yang berbeda menurut masa berlakunya.",
                        "What differs in the indicator by its dates of validity.",
                    ),
                    _examples(mode),
                )
            ),
            IDENTIFIER,
            _NAME,
            "tkk",
        ),
    }
    return Lenient(
        (
            Field("format", Integer(1, 1), "Versi format berkas ini: 1.", "The version of this file format: 1."),
            Field("paket", _head(), "Identitas paket.", "What the pack is.", required=True),
            Field("sumber", ListOf(_SOURCE), "Dokumen yang menjadi dasar.", "The documents it rests on."),
            Field("pembulatan", rounding, "Aturan pembulatan.", "How results are rounded."),
            Field("satuan", TableOf(UNIT), "Satuan yang dipakai paket ini.", "The units of this pack."),
            Field(
                "variabel",
                TableOf(_VARIABLE, IDENTIFIER, _NAME, "angkatan_kerja"),
                "Variabel yang dipakai bersama oleh beberapa indikator.",
                "Variables that indicators share.",
            ),
            Field("hubungan", ListOf(_RELATION), "Persamaan antara data.", "Identities of the data."),
            Field("arah", names["arah"], "Rumus capaian.", "How achievements are worked."),
            Field("skala", names["skala"], "Skala ordinal.", "Ordinal scales."),
            Field(
                "turunan",
                names["turunan"],
                "Nilai yang diturunkan bagi setiap indikator.",
                "Values worked for every indicator.",
            ),
            Field(
                "agregat",
                TableOf(_AGGREGATE, IDENTIFIER, _NAME, "rata_rata"),
                "Gabungan capaian indikator menjadi capaian sasaran atau instansi.",
                "How achievements of indicators make that of a goal or of the institution.",
            ),
            Field("indikator", names["indikator"], "Indikator.", "The indicators."),
        ),
        Sentence("Paket kinerja_rules", "A pack of kinerja_rules"),
    )


def _head() -> Shape:
    return Lenient(
        (
            Field("id", Text(), "Nama pendek paket, unik.", "Its short name.", required=True, example='"banjar"'),
            Field("versi", Text(), "Versi paket.", "The version of the pack.", required=True, example='"2024.1"'),
            Field("nama", Text(), "Nama paket.", "The name of the pack.", required=True),
            Field(
                "acuan",
                ListOf(Text()),
                "Paket lain yang arah, skala, turunan, variabel dan satuannya dipakai.",
                "Other packs whose directions, scales, derived values, variables and units are used.",
                example='["nasional/capaian"]',
            ),
            *_DATES,
            Field("skala", Text(), "Skala bagi semua indikator.", "The scale of all indicators."),
            _FROM,
            _CONFIDENCE,
            _NOTE,
        )
    )


def _mode(registry: Registry) -> Field:
    words = tuple(dict.fromkeys(rounding.id_name for rounding in registry.roundings.values()))
    return Field("cara", OneOf(words), "Cara membulatkan.", "The mode of rounding.", example='"setengah_ke_atas"')


def _rounding(mode: Field) -> Shape:
    digits = Field("digit", Integer(-12, 20), "Banyaknya angka desimal.", "How many decimals.", example="2")
    step = Shape((digits, mode))
    return Shape(
        (
            Field("realisasi", step, "Pembulatan realisasi.", "The rounding of realisations."),
            Field("capaian", step, "Pembulatan capaian.", "The rounding of achievements."),
            mode,
        )
    )


def _scale(mode: Field) -> Shape:
    gap = Shape(
        (
            Field(
                "bulatkan",
                Integer(-12, 20),
                "Nilai di celah dibulatkan ke sekian angka desimal, lalu dicari kelasnya.",
                "A value in a gap is rounded to so many decimals, then placed.",
                required=True,
                example="0",
            ),
            mode,
        )
    )
    return Lenient(
        (
            Field(
                "atas",
                OneOf(tuple(OVER_WORDS)),
                "Nilai yang diberi label: capaian atau realisasi.",
                "What is labelled: the achievement or the realisation.",
            ),
            Field(
                "celah",
                AnyOf((Words(("tolak", "kelas_bawah"), "{ bulatkan = 0 }"), gap)),
                "Nasib nilai yang jatuh di antara dua kelas.",
                "What happens to a value between two bands.",
            ),
            Field(
                "di_atas",
                OneOf(("kelas_teratas", "tolak")),
                "Nasib nilai di atas kelas teratas.",
                "What happens to a value above the top band.",
            ),
            Field(
                "di_bawah",
                OneOf(("kelas_terbawah", "tolak")),
                "Nasib nilai di bawah kelas terbawah.",
                "What happens to a value below the lowest band.",
            ),
            *_DATES,
            _CONFIDENCE,
            _NOTE,
            Field("kelas", ListOf(_BAND, least=1), "Kelas-kelasnya.", "Its bands.", required=True),
        )
    )


_DERIVED = Lenient(
    (
        Field(
            "rumus",
            Text(),
            "Rumus nilai turunan, dari realisasi, target, capaian, serapan dan variabel paket.",
            "The formula, from realisasi, target, capaian, serapan and the variables of the pack.",
            required=True,
            example='"100% - serapan"',
        ),
        Field("syarat", Text(), "Syarat agar dihitung.", "When it is worked.", example='"capaian >= 100%"'),
        Field("jika_tidak", Text(), "Yang ditulis bila syarat tidak terpenuhi.", "What is said where it is not."),
        Field("satuan", Text(), "Satuan hasilnya.", "The unit of the result.", example='"persen"'),
        _AS_WRITTEN,
        *_DATES,
        _CONFIDENCE,
        _NOTE,
    )
)


_AGGREGATE = Lenient(
    (
        Field(
            "rumus",
            Text(),
            "Rumus dari deret tiap indikator: capaian, bobot, pagu, realisasi_anggaran, serapan.",
            "The formula, over series of the indicators: capaian, bobot, pagu, realisasi_anggaran, serapan.",
            required=True,
            example='"rata_rata(capaian)"',
        ),
        Field("syarat", Text(), "Syarat agar dihitung.", "When it is worked.", example='"jumlah(pagu) > 0"'),
        Field("jika_tidak", Text(), "Yang ditulis bila syarat tidak terpenuhi.", "What is said where it is not."),
        Field(
            "per",
            OneOf(tuple(LEVEL_WORDS)),
            "Dihitung per sasaran atau bagi seluruh paket; tanpa kunci ini keduanya.",
            "Worked for each goal or for the whole pack; for both without this key.",
        ),
        Field(
            "indikator",
            ListOf(Text()),
            "Indikator yang dihitung; tanpa kunci ini semuanya.",
            "The indicators that count; all without this key.",
        ),
        Field(
            "tanpa_capaian",
            OneOf(("tolak", "lewati")),
            "Bila ada indikator tanpa capaian: tidak dihitung, atau indikator itu dilewati.",
            "Where an indicator has no achievement: no value, or that indicator is left out.",
        ),
        _AS_WRITTEN,
        *_DATES,
        _CONFIDENCE,
        _NOTE,
    )
)


def _indicator_fields(registry: Registry, rounding: Shape) -> tuple[Field, ...]:
    weights = TableOf(Figure(), IDENTIFIER, _NAME, "unsur")
    return (
        Field("nama", Text(), "Nama indikator.", "The name of the indicator."),
        Field("sasaran", Text(), "Sasaran yang diukur.", "The goal that is measured."),
        Field("definisi", Text(), "Definisi operasional menurut dokumen.", "The definition, as the document has it."),
        Field(
            "rumus",
            Text(),
            "Rumus, boleh seperti bunyi dokumen.",
            "The formula; it may be the wording of the document.",
            example=_FORMULA_SAMPLE,
        ),
        Field(
            "rumus_dimaksud",
            Text(),
            "Rumus yang tampaknya dimaksud, bila yang tercetak meragukan.",
            "What the formula was likely meant to be, where the printed one is doubtful.",
            example=_FORMULA_SAMPLE,
        ),
        Field("alasan", Text(), "Alasan rumus yang dimaksud.", "Why another formula is meant."),
        Field(
            "bobot",
            weights,
            'Indeks berbobot: unsur = "40%", ... dengan jumlah 100%.',
            "A weighted index; the weights total 100%.",
            example='{ kinerja = "60%", kepatuhan = "40%" }',
        ),
        Field(
            "jumlah_bobot",
            Figure(),
            "Jumlah bobot, bila dokumen menetapkan selain 100%.",
            "The total of the weights, where it is not 100%.",
            example='"100%"',
        ),
        Field(
            "bobot_capaian",
            Figure(),
            "Bobot capaiannya dalam agregat.",
            "The weight of its achievement in aggregates.",
            example='"40%"',
        ),
        Field(
            "jenis",
            OneOf(("langsung", "rumus")),
            '"langsung" bila nilainya diberikan, tidak dihitung.',
            '"langsung" where the value is given, not worked.',
        ),
        _AS_WRITTEN,
        Field("satuan", Text(), "Satuan hasilnya, misalnya persen.", "The unit of the result.", example='"persen"'),
        Field(
            "satuan_tercetak",
            Text(),
            "Cara angka dicetak bersama satuannya; {} tempat angkanya.",
            "How a figure is printed with its unit; {} stands for the number.",
            example='"Rp {} / Jam"',
        ),
        Field(
            "arah",
            Text(),
            "Arah kinerja: naik, turun, kisaran, atau arah lain dari acuan.",
            "Whether more is better: naik, turun, kisaran, or another direction.",
            example='"naik"',
        ),
        Field("skala", Text(), "Skala indikator ini.", "The scale of this indicator."),
        Field("skala_realisasi", Text(), "Skala atas nilai realisasinya.", "A scale over its realisation."),
        Field("penanggung_jawab", Text(), "Jabatan penanggung jawab.", "The office that is responsible."),
        Field("sumber_data", Text(), "Sumber data indikator.", "Where its data come from."),
        Field("sebutan", ListOf(Text()), "Nama lain dalam dokumen.", "Other names of it in documents."),
        Field("target", _TARGETS, "Target menurut dokumen dan tahun.", "Its targets, by document and year."),
        Field(
            "target_periode",
            by_year(TableOf(_TARGET, PERIOD, _PERIOD_NAME, "tw1")),
            "Target tiap periode dalam setahun.",
            "The targets of the periods of a year.",
            example='{ 2024 = { tw1 = "20%", tw2 = "45%" } }',
        ),
        Field(
            "anggaran",
            ListOf(Text()),
            "Kode program atau kegiatannya dalam anggaran.",
            "Codes of its programmes in the budget.",
            example='["2", "3"]',
        ),
        Field(
            "variabel",
            TableOf(_VARIABLE, IDENTIFIER, _NAME, "bekerja"),
            "Variabel rumusnya.",
            "The variables of its formula.",
        ),
        Field("pembulatan", rounding, "Pembulatan indikator ini.", "The rounding of this indicator."),
        _FROM,
        Field(
            "periode",
            OneOf(tuple(PERIOD_WORDS)),
            "Periode pengukurannya dalam setahun.",
            "The periods in which it is measured.",
        ),
        Field(
            "rekap",
            OneOf(tuple(registry.aggregations)),
            "Cara nilai periode menjadi nilai tahun.",
            "How periods make the year.",
            example='"rata_rata"',
        ),
        Field(
            "nol_per_nol",
            OneOf(tuple(ZERO_WORDS)),
            "Arti nol dibagi nol: ditolak, nol, atau dilewati.",
            "What zero by zero means: refused, zero, or left out.",
        ),
        _CONFIDENCE,
        _NOTE,
    )


def _examples(mode: Field) -> Field:
    example = Shape(
        (
            Field("tahun", Integer(1900, 2200), "Tahun contoh.", "The year of the example.", example="2024"),
            Field("masukan", _INPUTS, "Masukan seperti tercetak.", "The inputs, as printed.", required=True),
            Field("hasil", Figure(), "Hasil seperti tercetak.", "The result, as printed.", required=True),
            mode,
            Field(
                "cocok",
                Boolean(),
                "false bila hasil tercetak memang tidak cocok dengan hitungannya.",
                "false where the printed result does not follow from the inputs.",
                example="false",
            ),
            Field("alasan", Text(), "Mengapa tidak cocok.", "Why it does not."),
            Field("sumber", Text(), "Tempatnya dalam dokumen.", "Where it stands in the document."),
            _NOTE,
        )
    )
    return Field("contoh", ListOf(example), "Contoh hitungan dari dokumen.", "Worked examples of the document.")
