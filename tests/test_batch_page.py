"""docs/batch.md: its first examples run, and say what they give."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from kinerja_rules.numbers import Decimal

PAGE = Path(__file__).parents[1] / "docs" / "batch.md"


def test_the_examples_give_what_the_page_says() -> None:
    """A pack and a formula over a frame, and what belongs together put together."""
    first, grouped, *_ = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    space: dict[str, Any] = {}
    exec(first.replace("kr.batch.evaluate_formula", "said = kr.batch.evaluate_formula"), space)
    frame = space["found"].frame
    assert frame["status"].to_list() == ["ok", "zero_divisor", "missing_input"]
    assert frame["realisation"].to_list() == [Decimal("97.31"), None, None]
    assert space["said"]["value"].to_list() == [Decimal("33.33"), None]
    assert f'"{space["said"]["reason"][1]}"' in first
    space["found"] = space["kr"].batch.Batch(frame.with_columns(year=2024))
    exec(f"totals = {grouped}", space)
    assert space["totals"].rows() == [(2024, Decimal("100.01"), 1)]
