"""How periods make the year: mean, last, sum, or the formula worked once on the sums of the inputs."""

from __future__ import annotations

from kinerja_rules.builtins import exact
from kinerja_rules.messages import Sentence
from kinerja_rules.registry import Aggregation

AGGREGATIONS = (
    Aggregation(
        "rata_rata",
        exact.mean,
        Sentence("Rata-rata nilai semua periode.", "The mean of the periods."),
    ),
    Aggregation(
        "terakhir",
        exact.last,
        Sentence("Nilai periode terakhir.", "The value of the last period."),
    ),
    Aggregation(
        "jumlah",
        exact.total,
        Sentence("Jumlah nilai semua periode.", "The sum of the periods."),
    ),
    Aggregation(
        "dari_jumlah_masukan",
        exact.last,
        Sentence(
            "Masukan semua periode dijumlahkan, lalu rumus dihitung sekali.",
            "The inputs of all periods are added up, then the formula is worked once.",
        ),
        from_inputs=True,
    ),
)
