"""Draw the cost of refreshes against the number of records, as an SVG.

Both axes are logarithmic, so what grows as the records do is a line at 45 degrees
and what does not grow lies flat.
"""

from collections.abc import Iterable, Mapping
from math import ceil, floor, log10
from typing import Any

LINES = {  # what is drawn, and in which of the validated colours of the charts
    "full refresh": "#2b6cb0",
    "bare script": "#718096",
    "daily refresh": "#c05621",
    "nothing new": "#2f855a",
}
WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 720, 400, 70, 150, 20, 50
Points = dict[str, list[tuple[float, float]]]


def plot(rows: Iterable[Mapping[str, Any]]) -> str:
    """Return the plot of the rows that have records and seconds."""
    points: Points = {name: [] for name in LINES}
    for row in rows:
        if row["what"] in points:
            points[row["what"]].append((row["records"], row["wall_s"]))
    every = [point for line in points.values() for point in line]
    across = _decades([x for x, _ in every])
    up = _decades([y for _, y in every])

    def place(x: float, y: float) -> tuple[float, float]:
        width, height = WIDTH - LEFT - RIGHT, HEIGHT - TOP - BOTTOM
        share_x = (log10(x) - across[0]) / (across[1] - across[0])
        share_y = (log10(y) - up[0]) / (up[1] - up[0])
        return round(LEFT + share_x * width, 1), round(TOP + (1 - share_y) * height, 1)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}"'
        ' font-family="sans-serif" font-size="12">',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>',
    ]
    for power in range(across[0], across[1] + 1):
        (x, y), (_, top) = place(10**power, 10 ** up[0]), place(10**power, 10 ** up[1])
        parts.append(f'<path d="M{x} {y}V{top}" stroke="#e2e8f0"/>')
        parts.append(_text(x, y + 18, f"{10**power:,}", "middle"))
    for power in range(up[0], up[1] + 1):
        (x, y), (right, _) = (
            place(10 ** across[0], 10**power),
            place(10 ** across[1], 10**power),
        )
        parts.append(f'<path d="M{x} {y}H{right}" stroke="#e2e8f0"/>')
        parts.append(_text(x - 8, y + 4, f"{10**power:g} s", "end"))
    for name, line in points.items():
        if line:
            parts += _line(name, [place(*point) for point in sorted(line)])
    parts.append(
        _text(LEFT, HEIGHT - 10, "records 记录数 → ; wall time 用时 ↑", "start")
    )
    return "\n".join([*parts, "</svg>\n"])


def _line(name: str, places: list[tuple[float, float]]) -> Iterable[str]:
    colour = LINES[name]
    path = "L".join(f"{x} {y}" for x, y in places)
    yield f'<path d="M{path}" fill="none" stroke="{colour}" stroke-width="2"/>'
    for x, y in places:
        yield f'<circle cx="{x}" cy="{y}" r="3.5" fill="{colour}"/>'
    x, y = places[-1]
    yield _text(x + 10, y + 4, name, "start", colour)


def _text(x: float, y: float, words: str, anchor: str, colour: str = "#1a202c") -> str:
    return (
        f'<text x="{x}" y="{y}" text-anchor="{anchor}" fill="{colour}">{words}</text>'
    )


def _decades(values: list[float]) -> tuple[int, int]:
    low, high = floor(log10(min(values))), ceil(log10(max(values)))
    return low, max(high, low + 1)
