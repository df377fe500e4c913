"""The audit, step by step: read, lay out what should follow from what, judge, then look at all of it together."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain
from typing import Any

from attrs import define, field

from kinerja_rules.audit import checks as check_parts
from kinerja_rules.audit.agreement import judged_copy, judged_quantities
from kinerja_rules.audit.bench import Bench, Working
from kinerja_rules.audit.cases import Clinic
from kinerja_rules.audit.cell_formulas import cell_workings
from kinerja_rules.audit.cells import Cell
from kinerja_rules.audit.columns import ColumnRules, column_rules, derived, totals
from kinerja_rules.audit.conditions import held
from kinerja_rules.audit.context import Context, did_you_mean
from kinerja_rules.audit.copies import Copy, copies
from kinerja_rules.audit.found_copies import found_copies
from kinerja_rules.audit.found_rules import found_workings, search
from kinerja_rules.audit.found_totals import total_workings
from kinerja_rules.audit.habits import judged_habits, rounding_habits
from kinerja_rules.audit.identities import judged_identities, shared_data
from kinerja_rules.audit.judged import Ids, Judged, broken_figure, judged_figure
from kinerja_rules.audit.labels import LABEL, TITLE, judged_label, scale_of
from kinerja_rules.audit.model import Coverage, PackUsed, Report
from kinerja_rules.audit.observations import observe_exceptions, observe_realisation, observe_target
from kinerja_rules.audit.progress import Watch, paced
from kinerja_rules.audit.roots import roots
from kinerja_rules.audit.rows import achievement, direction_of, realisation
from kinerja_rules.audit.rules import BrokenRule
from kinerja_rules.audit.shares import judged_shares
from kinerja_rules.audit.source import Head, all_problems
from kinerja_rules.audit.tables import MAIN, Row, Sheet, Single, Table, read_sheet
from kinerja_rules.audit.taint import mark_tainted
from kinerja_rules.audit.tried_directions import Directions
from kinerja_rules.errors import Diagnostic
from kinerja_rules.numbers import Fraction
from kinerja_rules.policy import Scale


@define(eq=False)
class Plan:
    """What should follow from what, by cell, in the order in which it was laid out."""

    workings: dict[Cell, list[Working]] = field(factory=dict)
    copies: dict[Cell, list[Copy]] = field(factory=dict)
    rules: dict[str, ColumnRules] = field(factory=dict)
    covered: list[str] = field(factory=list)
    bare: list[str] = field(factory=list)

    def add(self, working: Working) -> None:
        self.workings.setdefault(working.cell, []).append(working)


def run(head: Head, context: Context, data: Mapping[str, Any], watch: Watch | None = None) -> Report:
    """The audit of a report that was read; ``watch`` is told how far it has come."""
    sheet = read_sheet(context, data)
    checks = check_parts.read_checks(context, sheet, data.get("cek", ()))
    audit = _Audit(context, sheet, Bench(context.rounding))
    for table in sheet.tables:
        audit.lay_out(table)
    for copy in found_copies(context, sheet):
        audit.add_copy(copy)
    for single in sheet.singles:
        audit.lay_out_single(single)
    worked = [audit.bench.add(check_parts.working(context, sheet, check)) for check in checks]
    rows = [(table, row) for table in sheet.tables for row in table.rows]
    for table, row in paced(rows, "judged", watch):
        audit.judge_row(table, row)
    for single in sheet.singles:
        audit.judge_single(single)
    for check, working in zip(checks, worked, strict=True):
        audit.judge_check(check, working)
    audit.judged += judged_quantities(context, sheet, audit.ids, data.get("sama", ()))
    realised = [one for found in audit.plan.workings.values() for one in found if one.kind == "realisation"]
    audit.judged += judged_identities(context, audit.ids, shared_data(context, realised))
    audit.judged += list(judged_shares(audit.bench, audit.ids, audit.judged))
    habits = rounding_habits(audit.judged, audit.bench.modes, head.id)
    audit.judged += judged_habits(audit.ids, habits, audit.bench.modes, head.id, head.title)
    mark_tainted(audit.judged, audit.bench, context.rounding)
    clinic = Clinic(context, sheet, audit.bench)
    clinic.diagnosed(audit.judged, watch)
    return Report(
        head.id,
        head.title,
        head.year,
        context.rounding.name,
        tuple(one.finding for one in audit.judged),
        tuple(context.remarks),
        Coverage(tuple(audit.plan.covered), tuple(audit.plan.bare)),
        tuple(all_problems(context)),
        habits,
        tuple(PackUsed(pack.id, pack.version, pack.content_hash) for pack in context.packs),
        head.file,
        roots=tuple(roots(audit.judged, clinic.neighbours.same)),
    )


@define(eq=False)
class _Audit:
    context: Context
    sheet: Sheet
    bench: Bench
    ids: Ids = field(factory=Ids)
    plan: Plan = field(factory=Plan)
    judged: list[Judged] = field(factory=list)

    # -- what should follow from what

    def lay_out(self, table: Table) -> None:
        """The workings and copies of a table."""
        rules = self.plan.rules[_key(table)] = column_rules(self.context, table)
        observe_exceptions(self.context, table)
        self._check_directions(table)
        found = search(self.context, table)
        table.triples += found.triples
        tried = Directions(self.context, self.bench, table)
        for row in table.rows:
            self._lay_out_row(table, row, rules, tried)
        tried.tell()
        for working in chain(
            found_workings(self.context, table, found),
            total_workings(self.context, table) if found.searched else (),
            totals(self.context, table),
            cell_workings(self.context, self.sheet, table, rules.general),
        ):
            self._add(working)
        for copy in copies(self.context, self.sheet, table):
            self.add_copy(copy)

    def add_copy(self, copy: Copy) -> None:
        """Takes in that a cell should agree with another."""
        self.plan.copies.setdefault(copy.cell, []).append(copy)
        if len(copy.sources) == 1:
            self.bench.copied(copy.cell, copy.sources[0])

    def lay_out_single(self, single: Single) -> None:
        """The workings of a row that stands alone."""
        row = single.row
        self._add(realisation(self.context, self.sheet, row))
        self._cover(row, MAIN.realisation)
        direction = direction_of(self.context, row, single.data.get("arah"), (*single.path, "arah"))
        worked = self._worked(row, MAIN.realisation)
        self._add(achievement(row, MAIN, direction, worked=worked))

    def _lay_out_row(self, table: Table, row: Row, rules: ColumnRules, tried: Directions) -> None:
        main = next((triple for triple in table.triples if triple.main), None)
        column = MAIN.realisation if main is None else main.realisation
        if row.added and not table.skips(row, column, "realisasi"):
            self._add(realisation(self.context, self.sheet, row, column))
        if main is not None:
            self._cover(row, main.realisation, copied=main.realisation in table.data.get("salinan", {}))
            observe_target(self.context, row, main)
        for name in rules.columns:
            rule = rules.of(row, name)
            if (
                rule is not None
                and name in row.cells
                and not row.cells[name].blank
                and not table.skips(row, name, "rumus")
            ):
                self._add(derived(self.context, self.sheet, table, row, name, rule))
        for triple in table.triples:
            if rules.of(row, triple.achievement) is not None or table.skips(row, triple.achievement, "capaian"):
                continue
            rounded = triple.realisation in table.rounded
            worked = self._worked(row, triple.realisation)
            stated = _stated_direction(table, row)
            direction = None if stated else tried.of(row, triple, worked=worked, rounded=rounded)
            if direction is None:
                direction = direction_of(self.context, row, stated, (*table.path, "arah"))
            self._add(achievement(row, triple, direction, worked=worked, rounded=rounded))

    def _check_directions(self, table: Table) -> None:
        stated = table.data.get("arah")
        keys = [row.key for row in table.rows]
        for key in stated if isinstance(stated, Mapping) else ():
            if key not in keys:
                hint = did_you_mean(key, keys)
                self.context.problem("unknown_row", (*table.path, "arah", key), name=key, place=table.place, hint=hint)

    def _add(self, working: Working | None) -> None:
        if working is not None:
            self.plan.add(self.bench.add(working))

    def _worked(self, row: Row, column: str) -> bool:
        cell = row.cells.get(column)
        return cell is not None and self.bench.working_of(cell) is not None

    def _cover(self, row: Row, column: str, *, copied: bool = False) -> None:
        cell = row.cells.get(column)
        if cell is None or cell.blank:
            return
        if self._worked(row, column):
            self.plan.covered.append(cell.id)
        elif not copied:
            self.plan.bare.append(cell.id)

    # -- verdicts

    def judge_row(self, table: Table, row: Row) -> None:
        """The verdicts of a row of a table, column by column."""
        rules = self.plan.rules[_key(table)]
        for column, cell in row.cells.items():
            if column.startswith("_") or (column in (LABEL, TITLE)):
                continue
            self._judge_cell(table, row, cell, rules)
        self._judge_row_label(table, row)

    def judge_single(self, single: Single) -> None:
        """The verdicts of a row that stands alone."""
        row = single.row
        path = (*single.path, "skala")
        scale = scale_of(self.context, single.data.get("skala"), row, path)
        for cell in row.cells.values():
            self._judge_workings(cell, scale)
        if any(single.data.get(key) for key in (LABEL, TITLE)):
            labelled = _labelled(row, scale)
            self._label(scale, labelled, single.data, f"{row.place}/{LABEL}", row)

    def judge_check(self, check: check_parts.Check, working: Working) -> None:
        """The one verdict on a check, and that on its label."""
        scale = None
        labelled = any(check.data.get(key) for key in (LABEL, TITLE))
        if labelled or "skala" in check.data:
            scale = scale_of(self.context, check.data.get("skala"), None, (*check.path, "skala"))
        if "tercetak" not in check.data:
            reason = next((one for one in check.lacks), None) or Diagnostic("check_without_figure")
            self.judged.append(broken_figure(self.ids, working, "unreadable", reason))
        else:
            self.judged.append(self._judged(working, scale))
        if labelled:
            exact = self._exact(check.cell)
            cell = check.cell
            found = judged_label(self.context, self.ids, scale, cell, check.data, cell.id, cell.title, cell.page, exact)
            self.judged.append(found)

    def _judge_cell(self, table: Table, row: Row, cell: Cell, rules: ColumnRules) -> None:
        condition = rules.conditions.get(cell.column)
        if condition is not None and not table.skips(row, cell.column, "syarat"):
            problem = held(self.context, condition, row, cell, has_rule=rules.of(row, cell.column) is not None)
            if problem is not None:
                verdict, reason = problem
                rule = rules.of(row, cell.column)
                shown = BrokenRule(condition.text, reason) if rule is None else rule.rule
                working = Working(cell, "derived", shown, {}, cell.title)
                self.judged.append(broken_figure(self.ids, working, verdict, reason))
                self._judge_copies(cell)
                return
        scale = None
        if any(cell.column == triple.achievement for triple in table.triples):
            scale = scale_of(self.context, table.data.get("skala"), row, (*table.path, "skala"))
        self._judge_workings(cell, scale)
        self._judge_copies(cell)

    def _judge_workings(self, cell: Cell, scale: Scale | None) -> None:
        for working in self.plan.workings.get(cell, ()):
            found = self._judged(working, scale if working.kind == "achievement" else None)
            self.judged.append(found)
            if working.kind == "realisation":
                observe_realisation(self.context, working, found)

    def _judge_copies(self, cell: Cell) -> None:
        for copy in self.plan.copies.get(cell, ()):
            found = judged_copy(self.context, self.ids, copy)
            if found is not None:
                self.judged.append(found)

    def _judge_row_label(self, table: Table, row: Row) -> None:
        printed = {key: row.text(key) for key in (LABEL, TITLE)}
        if not any(printed.values()):
            return
        scale = scale_of(self.context, table.data.get("skala"), row, (*table.path, "skala"))
        if not table.skips(row, LABEL, LABEL):
            self._label(scale, _labelled(row, scale), printed, f"{row.place}/{LABEL}", row)

    def _label(self, scale: Scale | None, cell: Cell | None, printed: Mapping[str, Any], place: str, row: Row) -> None:
        exact = None if cell is None else self._exact(cell)
        title = f"{row.title}, {LABEL}"
        self.judged.append(judged_label(self.context, self.ids, scale, cell, printed, place, title, row.page, exact))

    def _judged(self, working: Working, scale: Scale | None) -> Judged:
        if isinstance(working.rule, BrokenRule) and working.cell.figure is not None:
            return broken_figure(self.ids, working, "undecidable", working.rule.problem)
        return judged_figure(self.bench, self.ids, working, scale=scale)

    def _exact(self, cell: Cell) -> Fraction | None:
        """The unrounded value of a figure from its inputs: the deepest basis that gives one."""
        working = self.bench.working_of(cell)
        if working is None:
            return None
        values = [worked.value for _, worked in self.bench.bases(working) if worked.value is not None]
        return values[-1] if values else None


def _labelled(row: Row, scale: Scale | None) -> Cell | None:
    """The cell that a row's label is about: its achievement, or its realisation where the scale is over that."""
    over = MAIN.realisation if scale is not None and scale.over == "realisation" else MAIN.achievement
    return row.cells.get(over)


def _stated_direction(table: Table, row: Row) -> str | None:
    stated = table.data.get("arah")
    if isinstance(stated, str):
        return stated
    found: str | None = row.added.get("arah") or (stated or {}).get(row.key)
    return found


def _key(table: Table) -> str:
    return "/".join(map(str, table.path))
