"""What has landed, as the raw layer tells it."""

from dataclasses import dataclass
from datetime import date

import pyarrow.parquet as pq

from u145.settings import Home

COLUMNS = [
    "delivery_id",
    "sheet",
    "feed_id",
    "outcome",
    "raw_sha256",
    "period_end",
    "sent_date",
]


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
            texts = [row[name] or "" for name in COLUMNS[:5]]
            deliveries.append(Delivery(*texts, row["period_end"], row["sent_date"]))
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
