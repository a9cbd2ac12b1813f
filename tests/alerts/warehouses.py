"""Homes with the few marts that alerts, metrics and health read."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from tests.releases.conftest import make_build
from u145.errors import ExitCode
from u145.refresh.ledger import note, start_run
from u145.releases.drafting import drafting
from u145.releases.pointer import Checks, Release, card_of, write_text
from u145.releases.publishing import Candidate, publish
from u145.settings import Home, Settings

MARTS = """
    create schema catalogue; create schema scorecards;
    create table catalogue.cadences (
        cadence varchar, cadence_id varchar, days_between int, months_between int
    );
    insert into catalogue.cadences (cadence_id, months_between)
    values ('monthly', 1), ('irregular', null);
    create table catalogue.statuses as
    select * from (values ('met', 1), ('near', 2), ('not_met', 3), ('too_few', 0))
        as statuses (status_id, severity);
    create table core.dim_units as
    select 'u_finance' as unit_id, '财政局' as unit_name, 'Finance' as unit_name_en;
    create table core.dim_indicators as
    select
        'paid_in_time' as indicator_id, '按期兑付率' as indicator_name_zh,
        'Paid in time' as indicator_name_en, '财政局' as owner_names_zh,
        'Finance' as owner_names_en, '%' as unit_name_zh, '%' as unit_name_en,
        1 as decimals;
    create table operations.mart_quarantine as select 'fatal' as severity;
    create table operations.mart_feed_freshness (
        feed_id varchar, feed_name_zh varchar, feed_name_en varchar,
        owner_unit_id varchar, cadence varchar, freshness_status varchar,
        covered_to date, expected_by date
    );
    create table scorecards.mart_indicator_values (
        level varchar, indicator_id varchar, period_month date,
        period_window varchar, value double, target_value double, status_id varchar
    );
"""
NEVER = "'never', null, null"
NOW = datetime(2023, 10, 1, 3, tzinfo=UTC)


@dataclass
class Warehouse:
    """A home whose releases say what a test wants them to."""

    home: Home
    now: datetime = NOW
    cadence: timedelta = timedelta(hours=26)
    published: list[Release] = field(default_factory=list)

    @property
    def settings(self) -> Settings:
        """Return the settings with which it is looked at."""
        folder = self.home.folder
        return Settings(
            home=self.home,
            project=folder,
            feeds=folder,
            language="zh",
            recipients=folder / "alerts.yml",
            people=self.home.folder / "access.yml",
            cadence=self.cadence,
        )

    def publish(
        self, *months: str, feeds: dict[str, date | None] | None = None
    ) -> Release:
        """Publish a release.

        Args:
            months: The indicator's status in each month of 2023 from January on.
            feeds: Feed -> the day by which it is expected; none: it never sent.
        """
        self.home.folder.mkdir(parents=True, exist_ok=True)
        marts = [MARTS, *_indicator(months), *_feeds(feeds or {})]
        number = len(self.published)
        candidate = Candidate(
            as_of=date(2023, 9, 30),
            inputs_sha256=f"{number:064d}",
            checks=Checks(5, 1, 0),
            deliveries=3,
            code_version="0.1.0+test",
        )
        build = make_build(self.home.build_database, rows=1, extra=";".join(marts))
        with drafting(self.home, f"20230930-{number:04d}") as draft:
            draft.fill(build)
            release = publish(draft, candidate)
        self._date(release)
        return release

    def _date(self, release: Release) -> None:
        """Let the release be published at the moment the test lives in."""
        dated = replace(release, published_at=self.now)
        self.published.append(dated)
        for file in (card_of(release.path), self.home.pointer):
            write_text(file, dated.to_json())

    def ends(self, outcome: str, message: str = "") -> None:
        """Note in the ledger that a refresh ended."""
        self.home.folder.mkdir(parents=True, exist_ok=True)
        run = start_run(self.now - timedelta(minutes=2))
        if outcome == "killed":
            note(self.home, run)
            return
        code = ExitCode.DONE if outcome == "published" else ExitCode.FAILED
        ended = run.ended(outcome, code, message_zh=message, message_en=message)
        note(self.home, replace(ended, finished_at=self.now))

    def later(self, **span: float) -> "Warehouse":
        """Let time pass."""
        self.now += timedelta(**span)
        return self


def _indicator(months: tuple[str, ...]) -> Iterator[str]:
    """Yield what gives the county's indicator a status in each month."""
    for number, status in enumerate(months, start=1):
        yield (
            "insert into scorecards.mart_indicator_values values ('county',"
            f" 'paid_in_time', date '2023-{number:02d}-01', 'window', 80.04, 95,"
            f" '{status}')"
        )


def _feeds(feeds: dict[str, date | None]) -> Iterator[str]:
    """Yield what says by when each feed is expected, or that it never sent."""
    for feed, day in feeds.items():
        sent = f"'fresh', date '2023-08-31', date '{day}'"
        yield (
            "insert into operations.mart_feed_freshness values"
            f" ('{feed}', '支付', 'Payments', 'u_finance', 'monthly',"
            f" {sent if day else NEVER})"
        )


def warehouse_at(folder: Path) -> Warehouse:
    """Return an empty warehouse."""
    return Warehouse(Home(folder / "home"))
