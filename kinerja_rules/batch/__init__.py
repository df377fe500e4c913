"""Many rows at once, each exactly as the scalar path gives it. Needs the extra ``batch`` (Polars).

Laws of this package:
1. Every row equals the scalar result; a way that cannot prove that for a row leaves it to another one.
2. A row without a value has a status and a reason in words; there is no NaN, and no null without a reason.
3. Floats take part only where the result is proved to be the exact one.
"""

from __future__ import annotations

from kinerja_rules.batch.files import Progress, Summary, run_file
from kinerja_rules.batch.formulas import evaluate_formula
from kinerja_rules.batch.frames import Batch
from kinerja_rules.batch.packs import evaluate
from kinerja_rules.batch.streams import over_batches, over_chunks

__all__ = [
    "Batch",
    "Progress",
    "Summary",
    "evaluate",
    "evaluate_formula",
    "over_batches",
    "over_chunks",
    "run_file",
]
