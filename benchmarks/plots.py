"""The plots of docs/benchmarks.md, as SVG."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log10
from typing import Any


def growth_plot(points: Sequence[Mapping[str, float]]) -> str:
    """Seconds by rows, both logarithmic."""
    width, height, pad = 640, 360, 60
    xs, ys = [log10(one["rows"]) for one in points], [log10(one["seconds"]) for one in points]
    low, high = int(min(ys)) - 1, int(max(ys)) + 1

    def x(value: float) -> float:
        return pad + (value - xs[0]) / (xs[-1] - xs[0]) * (width - 2 * pad)

    def y(value: float) -> float:
        return height - pad - (value - low) / (high - low) * (height - 2 * pad)

    marks = [
        f'<line x1="{pad}" x2="{width - pad}" y1="{y(at):.1f}" y2="{y(at):.1f}" stroke="#ddd"/>'
        f'<text x="{pad - 8}" y="{y(at) + 4:.1f}" text-anchor="end">10^{at} s</text>'
        for at in range(low, high + 1)
    ]
    marks += [
        f'<text x="{x(one):.1f}" y="{height - pad + 20}" text-anchor="middle">{point["rows"]:,}</text>'
        for one, point in list(zip(xs, points, strict=True))[::2]
    ]
    line = " ".join(f"{x(one):.1f},{y(two):.1f}" for one, two in zip(xs, ys, strict=True))
    dots = "".join(
        f'<circle cx="{x(a):.1f}" cy="{y(b):.1f}" r="4" fill="#1f77b4"/>' for a, b in zip(xs, ys, strict=True)
    )
    body = "".join(marks) + f'<polyline points="{line}" fill="none" stroke="#1f77b4" stroke-width="2"/>' + dots
    return _svg(width, height, body)


def batch_plot(cases: Mapping[str, Any]) -> str:
    """A bar for each formula and kind of data; the line is Polars by hand."""
    width, bar, pad = 640, 24, 150
    values = {case: one["engines"]["kinerja_rules"]["throughput"][0] for case, one in cases.items()}
    most = max(*values.values(), 1.0) * 1.1
    height = 40 + bar * len(values)

    def x(value: float) -> float:
        return float(pad + value / most * (width - pad - 60))

    body = ""
    for at, (case, value) in enumerate(values.items()):
        top = 10 + bar * at
        body += f'<text x="{pad - 8}" y="{top + 15}" text-anchor="end">{case}</text>'
        body += f'<rect x="{pad}" y="{top + 3}" width="{x(value) - pad:.1f}" height="{bar - 8}" fill="#1f77b4"/>'
        body += f'<text x="{x(value) + 6:.1f}" y="{top + 15}">{value:.2f}</text>'
    body += f'<line x1="{x(1):.1f}" x2="{x(1):.1f}" y1="5" y2="{height - 20}" stroke="#d62728" stroke-dasharray="4"/>'
    body += f'<text x="{x(1):.1f}" y="{height - 6}" text-anchor="middle">Polars floats by hand</text>'
    return _svg(width, height, body)


def _svg(width: int, height: int, body: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" '
        f'font-size="12">'
        f'<rect width="{width}" height="{height}" fill="#fff"/>{body}</svg>\n'
    )
