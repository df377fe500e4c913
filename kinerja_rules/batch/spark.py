"""The same evaluation over a Spark DataFrame. Needs the extra ``spark``.

A pack or formula is sent to the workers once; each of them evaluates its partitions as Arrow record batches.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from kinerja_rules.batch.derived import derived_of
from kinerja_rules.batch.formulas import RESULTS as FORMULA_RESULTS
from kinerja_rules.batch.packs import RESULTS, places
from kinerja_rules.batch.streams import What, over_batches
from kinerja_rules.formula import Formula


def evaluate(what: What, frame: Any, **options: Any) -> Any:
    """A Spark DataFrame with the results' columns; ``options`` are those of ``evaluate`` or ``evaluate_formula``.

    Rows are evaluated within their Arrow batch (``spark.sql.execution.arrow.maxRecordsPerBatch``), so frames are wide.
    """
    from pyspark import cloudpickle

    pickled: bytes = cloudpickle.dumps(what)  # type: ignore[no-untyped-call]
    shared = frame.sparkSession.sparkContext.broadcast(pickled)

    def work(batches: Iterable[Any]) -> Iterator[Any]:
        return over_batches(cloudpickle.loads(shared.value), batches, **options)

    return frame.mapInArrow(work, schema_of(what, frame, **options))


def schema_of(what: What, frame: Any, **options: Any) -> Any:
    """The columns of ``frame`` and those of the results."""
    from pyspark.sql.types import DecimalType, StringType, StructField, StructType

    if isinstance(what, Formula):
        names: tuple[str, ...] = FORMULA_RESULTS
        scales = [max(options["digits"], 0)]
    else:
        names, scales = (*RESULTS, *derived_of(what, frame.columns)), list(places(what))
    decimal = [StructField(name, DecimalType(38, scale)) for name, scale in zip(names, scales, strict=False)]
    texts = [StructField(name, StringType()) for name in names[len(scales) :]]
    return StructType([*frame.schema.fields, *decimal, *texts])
