"""What an audit notices that is no verdict: exceptions, doubtful methods, targets that the pack does not have."""

from __future__ import annotations

from kinerja_rules.audit.bench import Working
from kinerja_rules.audit.cells import Given
from kinerja_rules.audit.context import Context, did_you_mean
from kinerja_rules.audit.judged import Judged
from kinerja_rules.audit.realised import RealisationRule
from kinerja_rules.audit.tables import Row, Table, Triple
from kinerja_rules.messages import Sentence
from kinerja_rules.policy.realisations import PRINTED


def observe_exceptions(context: Context, table: Table) -> None:
    """Every stated exception is listed; one that names no row or column of the table is told."""
    keys = [row.key for row in table.rows]
    for index, one in enumerate(table.data.get("kecuali", ())):
        path = (*table.path, "kecuali", index)
        key, column = str(one["baris"]), one.get("kolom")
        if key not in keys:
            context.problem("unknown_row", (*path, "baris"), name=key, place=table.place, hint=did_you_mean(key, keys))
        elif column is not None and column not in table.columns:
            hint = did_you_mean(column, table.columns)
            context.problem("unknown_column", (*path, "kolom"), name=column, place=table.place, hint=hint)
        else:
            place = f"{table.place}/{key}" + (f"/{column}" if column is not None else "")
            code = "rule_skipped" if "aturan" in one else "place_skipped"
            context.remark(code, place, rule=one.get("aturan"), reason=one["alasan"])


def observe_realisation(context: Context, working: Working, found: Judged) -> None:
    """Which of a doubtful printed formula and the intended one reproduces; periods that were given as zero."""
    rule = working.rule
    if not isinstance(rule, RealisationRule):
        return
    place = working.cell.id
    if working.intended is not None and found.judgement is not None:
        by_basis = {basis.name: basis.verdict for basis in found.judgement.bases}
        printed = any(by_basis.get(name) == "reproduced" for name in ("printed", "exact"))
        meant = by_basis.get("intended") == "reproduced"
        reason = rule.indicator.intended_reason or ""
        if printed != meant:
            code = "only_printed_formula" if printed else "only_intended_formula"
            context.remark(code, place, rule=rule.text, intended=working.intended.text, reason=reason)
    empty = [
        name.partition(".")[0]
        for name, given in working.inputs.items()
        if name.endswith(f".{PRINTED}")
        and isinstance(given, Given)
        and given.figure is not None
        and not given.figure.value
    ]
    if empty and rule.indicator.rollup is not None and rule.indicator.rollup.name == "rata_rata":
        context.remark("mean_over_empty_periods", place, periods=", ".join(empty), rollup=rule.indicator.rollup.name)


def observe_target(context: Context, row: Row, triple: Triple) -> None:
    """A printed target that is none of those the pack has for the indicator."""
    cell = row.cells.get(triple.target)
    if row.indicator is None or not row.indicator.targets or cell is None or cell.figure is None:
        return
    known = {
        f"{document} {year}": target
        for document, years in row.indicator.targets.items()
        for year, target in years.items()
    }
    if all(target.value is not None and target.value != cell.figure.value for target in known.values()):
        listed = "; ".join(f"{when}: {target.text}" for when, target in known.items())
        words = Sentence(listed, listed)
        context.remark("target_not_in_pack", cell.id, reported=cell.text, known=words)
