"""What a refresh should cost, judged by rows of `benchmarks.refresh`."""

from collections.abc import Sequence
from typing import Any

from benchmarks.results import Aim

Row = dict[str, Any]
SAMPLE = "full refresh of the sample"


def aims_of(rows: Sequence[Row]) -> list[Aim]:
    """Return what was to be reached, at the largest size and from the smallest."""
    sizes = [one["records"] for one in rows if one["what"] == "full refresh"]
    least, most = min(sizes), max(sizes)
    large, small = _row(rows, "full refresh", most), _row(rows, "full refresh", least)
    day, first = _row(rows, "daily refresh", most), _row(rows, "daily refresh", least)
    dbt, gx = _row(rows, "empty dbt build"), _row(rows, "empty GX run")
    nothing, start = _row(rows, "nothing new", most), _row(rows, SAMPLE)
    fixed = dbt["wall_s"] + gx["wall_s"]
    ratios = [
        ("full refresh ÷ bare script", large["ratio"], 2.0),
        ("growth of cost ÷ growth of records", growth(start, small, large), 1.1),
        ("daily ÷ full refresh", day["wall_s"] / large["wall_s"], 0.1),
        ("daily at the largest ÷ smallest", day["wall_s"] / first["wall_s"], 1.5),
        ("daily ÷ (empty dbt build + empty GX run)", day["wall_s"] / fixed, 10),
        ("nothing new ÷ empty dbt build", nothing["wall_s"] / dbt["wall_s"], 0.5),
        ("peak MiB of any process of a full refresh", large["peak_mib"], 2048),
    ]
    return [Aim(aim, round(value, 3), limit) for aim, value, limit in ratios]


def growth(start: Row, small: Row, large: Row) -> float:
    """Return how much faster than the records the variable cost grows.

    What the committed sample takes, a few ten thousand records, counts as fixed.
    """
    times = large["records"] / small["records"]
    variable = [one["wall_s"] - start["wall_s"] for one in (small, large)]
    return float(variable[1] / variable[0] / times)


def _row(rows: Sequence[Row], what: str, records: int | None = None) -> Row:
    return next(
        one for one in rows if one["what"] == what and records in (None, one["records"])
    )
