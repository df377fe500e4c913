"""The words of the language, as tables: what decrees write where a formula has a sign, and which words make a name.

Everything is in lower case.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from kinerja_rules.grammar.scan import Lexeme

Operator = Literal["DIV", "TIMES", "PLUS", "MINUS", "PER", "COMPARED"]

# What stands for a sign. The longest is tried first; `dengan` and `oleh` may follow each.
_OPERATORS: dict[str, Operator] = {
    **dict.fromkeys(("dibagi", "dibagikan", "di bagi", "di bagikan"), "DIV"),
    **dict.fromkeys(("dikali", "dikalikan", "di kali", "di kalikan", "kali"), "TIMES"),
    **dict.fromkeys(("ditambah", "ditambahkan", "di tambah"), "PLUS"),
    **dict.fromkeys(("dikurangi", "dikurang", "dikurangkan", "di kurangi", "di kurang"), "MINUS"),
    **dict.fromkeys(("per", "setiap", "tiap", "pada setiap", "pada tiap", "untuk setiap", "untuk tiap"), "PER"),
    **dict.fromkeys(
        ("dibanding", "dibandingkan", "di bandingkan", "berbanding", "terhadap", "diantara", "di antara"), "COMPARED"
    ),
}
_ALSO = frozenset(("dengan", "oleh"))
ONLY_BEFORE_NUMBERS = frozenset(("setiap", "tiap", "pada", "untuk"))  # `setiap 1.000 penduduk`; else part of a name

EQUALS = frozenset(("adalah", "ialah", "merupakan", "yaitu", "yakni"))
RAISES = frozenset(("pangkat", "dipangkatkan"))
LOGIC: dict[str, str] = {"dan": "AND", "atau": "OR"}
_THEN = frozenset(("kemudian", "lalu", "selanjutnya"))
WITHIN = frozenset(("dalam", "dlm"))  # `dalam persen`: the unit of the result
PERCENT = frozenset(("%", "persen", "prosen"))
SHARES = frozenset(("persentase", "presentase", "prosentase"))
PERMIL = frozenset(("‰", "permil", "permill", "promil"))

# A verb in a clause is no sign: `sampah yang dikurangi`, `tanah yang telah dibagikan`.
CLAUSE = frozenset(
    "yang yg dapat telah sudah akan harus tidak belum bisa perlu berhasil mampu sedang siap wajib untuk agar".split()
)
# `per` before these makes no division: `pengeluaran per kapita`, `nilai persepsi per unsur`.
PER_IDIOMS = frozenset(
    "kapita tahun thn bulan bln hari minggu triwulan semester jam menit orang jiwa kk ha hektar hektare km satuan unit "
    "unsur sektor bidang jenis kelompok kategori wilayah kecamatan desa kelurahan kabupaten provinsi daerah".split()
)

# Words with which a quantity begins: what follows a division often begins so.
HEADS = frozenset(
    "jumlah jml jlh juml total banyaknya banyak luas panjang volume nilai realisasi target pagu anggaran rata "
    "populasi besarnya besaran frekuensi lama kapasitas pendapatan produksi angka skor selisih jumlahnya ∑".split()
)
# Of these, two in one phrase with nothing between them are two quantities that lost their sign.
COUNTS = frozenset("jumlah jml jlh juml total banyaknya".split())
# Words that may stand directly before a count: `rata-rata jumlah`, `yang jumlah`, `dari jumlah`.
BEFORE_COUNTS = frozenset(
    "rata nilai angka tingkat besaran data hasil rekapitulasi standar target realisasi capaian persentase presentase "
    "prosentase rasio proporsi kenaikan peningkatan penurunan pertumbuhan penambahan pertambahan perkembangan "
    "perubahan selisih kebutuhan ketersediaan perbandingan laju jumlah total seluruh yang yg dari dengan terhadap "
    "antara dan atau per dalam atas di pada ke oleh untuk sesuai berdasarkan menurut mencakup meliputi sebagai secara "
    "dibanding adalah ialah bahwa maka serta kali apk apm".split()
)
# A phrase that ends, or begins, in one of these is broken.
DANGLING = frozenset("yang yg dan atau dari dengan pada di ke oleh untuk dalam per antara serta".split())
BROKEN_STARTS = frozenset(("dan", "atau", "serta"))
# Digits behind these belong to the name: `kelas 7`, `usia 15`, `tahun 2023`.
BEFORE_DIGITS = frozenset(
    "tahun thn th kelas tingkat tahap tipe type golongan gol nomor no level usia umur ke triwulan tw semester kategori "
    "eselon grade zona bintang strata jenjang gelombang minimal maksimal kuintil desil pasal sni iso paket fase "
    "komponen unsur indikator sasaran tujuan program misi periode pulau skala rw rt km covid strata lintas sp "
    "bernilai prioritas kategori kuadran peringkat".split()
)
TIMES = frozenset("detik menit jam hari minggu bulan bln tahun thn th".split())
MONTHS = frozenset("januari februari maret april mei juni juli agustus september oktober november desember".split())

# Words that follow a bare number as its unit and change nothing in it.
COUNTED = frozenset(
    "orang jiwa penduduk jam hari minggu bulan tahun unit dokumen kali paket laporan kegiatan perusahaan kasus perkara "
    "kawasan lokasi desa kecamatan kelurahan kk kelahiran balita bayi siswa murid guru km ha m2 km2 rupiah upt lembaga "
    "kelompok kematian ibu anak sekolah rumah kendaraan kejadian pasien ton kg kuintal poin responden unsur menit "
    "penghuni warga peserta lulusan pegawai pelanggan tempat gram kilogram kkal "
    "kilokalori liter meter hektar hektare".split()
)
UNITS = COUNTED | frozenset("ekor mg g gr kg dl l liter kapita m detik ml hektar kwh rp".split())
NUMBER_WORDS = {"seratus": 100, "seribu": 1000, "sejuta": 1_000_000}
SCALES = {"ratus": 100, "ribu": 1000, "juta": 1_000_000, "miliar": 10**9, "milyar": 10**9, "triliun": 10**12}

# Two names that decrees print as one, with a slash: `kabupaten/kota` divides nothing.
PAIRS = frozenset(
    tuple(pair.split("/"))
    for pair in (
        "kab/kota kabupaten/kota kota/kabupaten desa/kelurahan kelurahan/desa desa/kel kel/desa rt/rw "
        "sd/mi mi/sd smp/mts sma/ma sma/smk sma/mts smk/ma mi/sdlb tk/ra ra/ba l/p bayi/balita pns/asn "
        "badan/dinas dinas/badan dinas/instansi lembaga/instansi sarana/prasarana barang/jasa opd/skpd skpd/opd "
        "perangkat/unit apbn/apbd apbd/apbn"
    ).split()
)

# Abbreviations that end in a full stop within a name: `panjang jalan kab. (km)`, `min. 20 JP`.
ABBREVIATIONS = frozenset(
    "kab kec kel prov kep min minim maks max jml jlh no thn tgl dll dsb dst ttg dgn keg prog pend kes ket tk sek panj "
    "pddk penddk org yg utk pd dlm sd ds kws pelak real angg juml bid urs pem penc perst perkemb sart prasar".split()
)

# What names the indicator, before a colon; and what only announces a formula.
TITLE_HEADS = frozenset(
    "persentase presentase prosentase tingkat rasio indeks index cakupan prevalensi proporsi laju angka capaian "
    "pertumbuhan kontribusi rata skor ikm skm ipm iklh tpt tpak apk apm aps aki akb".split()
)
ANNOUNCES = frozenset("rumus formula formulasi perhitungan penghitungan cara metode rumusnya formulanya".split())
LEGENDS = frozenset(
    "keterangan keterangannya ketrangan ketranganan ket dimana catatan penjelasan note where dengan".split()
)

FUNCTION_ALIASES = {
    "sum": "jumlah",
    "average": "rata_rata",
    "avg": "rata_rata",
    "mean": "rata_rata",
    "rata2": "rata_rata",
    "rata-rata": "rata_rata",
    "max": "maks",
    "count": "banyak",
    "round": "bulatkan",
    "if": "jika",
    "sqrt": "akar",
    "geomean": "rata_rata_ukur",
}

_BY_FIRST: dict[str, list[tuple[tuple[str, ...], Operator]]] = {}
for _phrase in sorted(_OPERATORS, key=len, reverse=True):
    _words = tuple(_phrase.split())
    _BY_FIRST.setdefault(_words[0], []).append((_words[1:], _OPERATORS[_phrase]))
OPERATOR_STARTS = frozenset(_BY_FIRST)

SIGNS = {
    "+": "PLUS",
    "-": "MINUS",
    "−": "MINUS",
    "*": "TIMES",
    "×": "TIMES",
    "/": "DIV",
    ":": "DIV",
    "^": "POW",
    "**": "POW",
}
COMPARISONS = {"≤": "<=", "=<": "<=", "<=": "<=", "≥": ">=", "=>": ">=", ">=": ">=", "≠": "<>", "!=": "<>", "==": "="}
COMPARISONS["<>"] = "<>"


def operator_at(lexemes: Sequence[Lexeme], at: int) -> tuple[Operator, int] | None:
    """The operator whose words stand at ``at``, and the index behind them."""
    options = _BY_FIRST.get(lexemes[at].lower)
    if options is None:
        return None
    for rest, kind in options:
        behind = at + 1 + len(rest)
        if behind < len(lexemes) and all(lexemes[at + 1 + i].lower == word for i, word in enumerate(rest)):
            return kind, behind + (lexemes[behind].lower in _ALSO)
    return None


def in_clause(lexemes: Sequence[Lexeme], at: int) -> bool:
    """Whether the word here belongs to a clause: ``sampah yang dikurangi``; not ``jalan kondisi sedang dibagi``."""
    word = lexemes[at - 1].lower
    return word in CLAUSE and (word != "sedang" or (at > 1 and lexemes[at - 2].lower in ("yang", "yg")))


def works_at(lexemes: Sequence[Lexeme], at: int) -> Operator | None:
    """The sign that words such as ``dibagi`` stand for here; None where they belong to a clause, or to a rate."""
    found = operator_at(lexemes, at)
    if found is None or found[0] in ("PER", "COMPARED") or (at and in_clause(lexemes, at)):
        return None
    return found[0]


def rate_at(lexemes: Sequence[Lexeme], at: int) -> bool:
    """Whether ``per 1.000``, ``pada setiap 100.000`` stands here."""
    found = operator_at(lexemes, at)
    return found is not None and found[0] == "PER" and lexemes[found[1]].kind == "number"


def is_percent(lexeme: Lexeme) -> bool:
    """Whether a percent sign, or its word, stands here."""
    return lexeme.lower in PERCENT


def then_at(lexemes: Sequence[Lexeme], at: int) -> bool:
    """Whether ``kemudian dikalikan``, ``dan dikalikan 100`` stands here: the first word is no part of a name."""
    word = lexemes[at].lower
    if word not in _THEN and word != "dan":
        return False
    aged = at > 1 and lexemes[at - 2].kind == "number"  # `usia 15-64 tahun lalu dikali`
    if word == "lalu" and at and lexemes[at - 1].lower in TIMES and not aged:  # `tahun lalu dikali 100`
        return False
    found = operator_at(lexemes, at + 1)
    return found is not None and (word in _THEN or (found[0] == "TIMES" and lexemes[found[1]].kind == "number"))
