"""How far an audit has come, as those who wait for it are told."""

from __future__ import annotations

import pytest

from kinerja_rules import Engine
from kinerja_rules.audit import Progress, audit
from tests.audit_helpers import check, table

REPORT = {
    "format": 1,
    "laporan": {"id": "x"},
    "tabel": [table(["no", "a", "b"], *[(str(number), str(number), "7") for number in range(250)], rumus={"b": "a"})],
}


def test_an_audit_tells_how_far_it_has_come() -> None:
    """After every hundred rows and findings, and after the last; the findings are those of an audit in silence."""
    seen: list[Progress] = []
    report = audit(REPORT, progress=seen.append)
    assert [(one.stage, one.done, one.total) for one in seen] == [
        *[("judged", done, 250) for done in (100, 200, 250)],
        *[("diagnosed", done, len(report.findings)) for done in (100, 200, len(report.findings))],
    ]
    assert Engine().audit(REPORT).to_dict() == report.to_dict()


def test_what_is_called_may_end_the_audit() -> None:
    """What it raises is raised; a report without a table tells its findings alone."""

    def stop(_: Progress) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        audit(REPORT, progress=stop)
    seen: list[Progress] = []
    audit({"format": 1, "laporan": {"id": "x"}, "cek": [check("2", "a", {"a": "2"})]}, progress=seen.append)
    assert [one.stage for one in seen] == ["diagnosed"]
