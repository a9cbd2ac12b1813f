"""What has landed, as the raw layer tells it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pyarrow.parquet as pq

from u145.settings import Home

TEXTS = ["delivery_id", "sheet", "feed_id", "outcome", "raw_sha256"]
COLUMNS = [*TEXTS, "period_end", "sent_date"]


@dataclass(frozen=True)
class Delivery:
    """One sheet of a delivered file, landed or rejected."""

    delivery_id: str
    sheet: str
    feed_id: str
    outcome: str
    raw_sha256: str
    period_end: date | None
    sent_date: date | None


def read_deliveries(home: Home) -> list[Delivery]:
    """Return every delivery of the raw layer, in no particular order."""
    deliveries = []
    for path in sorted((home.raw / "deliveries").glob("*.parquet")):
        for row in pq.read_table(path, columns=COLUMNS).to_pylist():
            texts: dict[str, Any] = {name: row[name] or "" for name in TEXTS}
            deliveries.append(Delivery(**{**row, **texts}))
    return deliveries


def latest_day(deliveries: list[Delivery], today: date) -> date:
    """Return the day up to which the deliveries tell.

    The last day that any of them says it covers or was sent on. A day in the
    future is a mistyped one, or a plan, and does not count.
    """
    days = [
        day
        for delivery in deliveries
        if delivery.outcome == "landed"
        for day in (delivery.period_end, delivery.sent_date)
        if day and day <= today
    ]
    return max(days, default=today)
