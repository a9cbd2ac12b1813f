"""Make the sample county: dirty deliveries, the truth behind them, a manifest.

The makers of records are streams in order of time, so that a province fits
into the memory of a county: only records that are still open are kept.
"""

import shutil
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from random import Random

from u145.sample import (
    enforcement,
    enterprise,
    hotline,
    ledgers,
    money_trades,
    performance,
    proposals,
    service,
)
from u145.sample.chance import stream
from u145.sample.defects import plant
from u145.sample.deliveries import Period
from u145.sample.desk import Desk
from u145.sample.flows import Month, months
from u145.sample.layouts import layouts
from u145.sample.manifest import Manifest
from u145.sample.naming import MISSING, RESTATED
from u145.sample.record import Record
from u145.sample.strangers import write_strangers
from u145.sample.truth import Truth

Maker = Callable[[Month, int, float], Iterator[Record]]
SYSTEMS: dict[str, Maker] = {
    "cppcc_proposals": proposals.records,
    "cppcc_performance": performance.records,
    "cppcc_committees": ledgers.records,
    "service_cases": service.records,
    "hotline_12345": hotline.records,
    "enterprise_services": enterprise.records,
    "enforcement": enforcement.records,
    "finance_payments": money_trades.payments,
    "market_power_land": money_trades.trades,
    "external_rankings": ledgers.rankings,
}
# the first month with weekly files; before that they came once a month
WEEKLY_FROM = {"hotline_12345": "2023-01", "enforcement": "2022-01"}


def periods(feed: str, month: Month) -> list[Period]:
    """Return what the deliveries of a month cover; weeks end with the month."""
    if str(month) < WEEKLY_FROM.get(feed, "9999"):
        return [Period(month, month.last)]
    ends = [date(month.year, month.month, day) for day in (7, 14, 21)]
    return [Period(month, end) for end in (*ends, month.last)]


class System:
    """One sending system: its open records, and its periods to come."""

    def __init__(
        self, feed: str, span: list[Month], desk: Desk, chance: Random
    ) -> None:
        """Plan the deliveries."""
        self.feed, self.desk, self.chance = feed, desk, chance
        sent = [month for month in span if (feed, str(month)) not in MISSING]
        self.ends = [p.end for month in sent for p in periods(feed, month)]
        self.open: dict[date, list[tuple[Record, bool]]] = defaultdict(list)
        self.turn = 0

    def send(self, month: Month, records: Iterator[Record]) -> None:
        """Send a month's deliveries."""
        waiting = next(records, None)
        for period in periods(self.feed, month):
            self.desk.start(self.feed, period)
            for record, is_right in self.open.pop(period.end, []):
                self._type(record, period, is_right)
            while waiting and waiting.born <= period.end:
                self._first(waiting, period)
                waiting = next(records, None)
            self.desk.finish()

    def _first(self, record: Record, period: Period) -> None:
        layout = layouts(self.feed)[record.table]
        turn, self.turn = self.turn, self.turn + 1
        ghosts = plant(record, layout, turn, self.chance)
        is_restated = (self.feed, str(period.month)) == RESTATED
        online = record.values.get("is_online") if not record.wrong else None
        if is_restated and online is not None and self.chance.random() < 0.15:
            record.wrong["is_online"] = not online
        for one in (record, *ghosts):
            self._type(one, period, False)

    def _type(self, record: Record, period: Period, is_right: bool) -> None:
        is_wrong = bool(record.wrong) and record.version == 0 and not is_right
        self.desk.type(record, period, is_wrong)
        later = self._next(record, period.end, is_wrong)
        if is_wrong and self.desk.takes_corrections(record, period):
            self.desk.correct(record, period)
            later = self._next(record, period.end, False)
        elif is_wrong and later is None:
            self.desk.type(record, period, False)
        if later:
            self.open[later].append((record, True))
        elif not record.ghost:
            self.desk.settle(record, period)

    def _next(self, record: Record, end: date, is_wrong: bool) -> date | None:
        """Return the end of the period in which the record is sent again."""
        ahead = [day for day in self.ends if day > end]
        if not ahead:
            return None
        if is_wrong:
            return ahead[0]
        changes = [day for day in record.changes() if day > end]
        return next((day for day in ahead if changes and day >= changes[0]), None)


def make_sample(
    folder: Path,
    seed: int = 145,
    scale: float = 0.04,
    first: str = "2022-01",
    last: str = "2023-09",
) -> None:
    """Write inbox, truth and manifest below a folder.

    Scale 1 is a county with about 150,000 records a year. CPPCC records and
    the registrations of market entities do not scale.
    """
    if (folder / "manifest.csv").exists():
        for made in ("inbox", "truth"):
            shutil.rmtree(folder / made, ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)
    span = list(months(first, last))
    truth = Truth(folder / "truth")
    with Manifest(folder / "manifest.csv") as manifest:
        desk = Desk(folder / "inbox", manifest, truth, seed)
        systems = {
            feed: System(feed, span, desk, stream(seed, "defects", feed))
            for feed in SYSTEMS
        }
        for month in span:
            for feed, maker in SYSTEMS.items():
                if (feed, str(month)) not in MISSING:
                    systems[feed].send(month, maker(month, seed, scale))
        write_strangers(folder / "inbox", manifest)
    truth.close()
