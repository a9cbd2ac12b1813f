"""Many files land side by side, and it cannot be told from what they become."""

from typing import Any

import pyarrow.parquet as pq
import pytest

from tests.landing.conftest import HEADER, Warehouse
from u145.landing import workers
from u145.landing.report import FileReport

MANY = 2 * workers.ENOUGH_FILES


def send_many(warehouse: Warehouse) -> None:
    """Send many files, some of the same bytes, some that cannot become records."""
    for number in range(MANY):
        rows = f"{number},停水,水务局,2023-01-02,3\n" * (number + 1)
        warehouse.send(f"热线{number:02}.csv", f"{HEADER}\n{rows}")
    for again in (3, 40):
        text = (warehouse.inbox / f"热线{again:02}.csv").read_bytes()
        warehouse.send(f"热线{again:02}再.csv", text)
        warehouse.send(f"a/热线{again:02}.csv", text)
    warehouse.send("热线坏.csv", "甲,乙\n1,2\n")
    warehouse.send("空.csv", "")


def landed(warehouse: Warehouse) -> tuple[list[FileReport], list[dict[str, Any]]]:
    """Land, and return what was told and what lies in the raw layer."""
    reports = list(warehouse.land().files)
    rows = [
        row | {"_landed_at": None}
        for path in sorted((warehouse.raw / "events").glob("*.parquet"))
        for row in pq.read_table(path).to_pylist()
    ]
    return reports, rows


def test_side_by_side_says_and_gives_what_one_after_the_other_does(
    warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    send_many(warehouse)
    side_by_side = landed(warehouse)
    for folder in (warehouse.raw, warehouse.archive):
        folder.rename(folder.with_name(f"{folder.name} before"))
    monkeypatch.setattr(workers, "MOST", 1)
    one_by_one = landed(warehouse)
    assert side_by_side == one_by_one
    reports, rows = side_by_side
    told = {report.delivery_id for report in reports if report.outcome == "landed"}
    assert len(told) == MANY
    assert len(rows) == sum(range(1, MANY + 1))
