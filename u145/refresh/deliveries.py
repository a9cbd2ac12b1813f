"""What has landed, as the raw layer tells it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from u145.landing.verifying import read_deliveries as rows_of_deliveries
from u145.settings import Home

TEXTS = [
    "delivery_id",
    "delivery_order",
    "sheet",
    "feed_id",
    "file_name",
    "outcome",
    "raw_sha256",
]
DATES = ["period_end", "sent_date"]


@dataclass(frozen=True)
class Delivery:
    """One sheet of a delivered file, landed, rejected, or held back."""

    delivery_id: str
    delivery_order: str  # later wins
    sheet: str
    feed_id: str
    file_name: str
    outcome: str
    raw_sha256: str
    rows_landed: int
    period_end: date | None
    sent_date: date | None


def read_deliveries(home: Home) -> list[Delivery]:
    """Return every delivery of the raw layer, in no particular order.

    Raises:
        DamagedError: What is known of one is not what was written.
    """
    deliveries = []
    for row in rows_of_deliveries(home.raw):
        texts: dict[str, Any] = {name: row[name] or "" for name in TEXTS}
        dates = {name: row[name] for name in DATES}
        rows = int(row["rows_landed"] or 0)
        deliveries.append(Delivery(**texts, **dates, rows_landed=rows))
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
