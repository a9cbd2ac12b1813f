"""What a release says about feeds, indicators and rows that were not counted.

A release never changes, so its answers are remembered; only the clock moves.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

import duckdb

from u145.messages import Words
from u145.releases.counting import count_quarantined
from u145.releases.current import Release, connect


@dataclass(frozen=True)
class FeedReach:
    """How far a feed has sent, and by when more of it is expected."""

    feed_id: str
    name: Words
    owner_unit_id: str | None
    owner: Words
    is_regular: bool
    has_sent: bool
    covered_to: date | None
    expected_by: date | None

    def days_late(self, today: date) -> int:
        """Return the days past the day it was expected by.

        Counted to today, not to the release's as-of: where every office falls
        silent, the as-of stands still and nobody would ever be late.
        """
        return max(0, (today - self.expected_by).days) if self.expected_by else 0


@dataclass(frozen=True)
class Shortfall:
    """An indicator of the county that misses its target, and since when."""

    indicator_id: str
    name: Words
    owners: Words
    unit: Words
    decimals: int
    value: float
    target: float
    period_month: date
    since: date


@dataclass(frozen=True)
class Contents:
    """What a release holds that somebody may have to be told."""

    feeds: tuple[FeedReach, ...] = ()
    shortfalls: tuple[Shortfall, ...] = ()
    newest_month: date | None = None
    rows_quarantined: int = 0


FEEDS = """
    select
        freshness.feed_id,
        freshness.feed_name_zh as name_zh,
        freshness.feed_name_en as name_en,
        freshness.owner_unit_id,
        coalesce(units.unit_name, freshness.owner_unit_id, '–') as owner_zh,
        coalesce(units.unit_name_en, freshness.owner_unit_id, '–') as owner_en,
        coalesce(cadences.days_between, cadences.months_between) is not null
            as is_regular,
        freshness.freshness_status != 'never' as has_sent,
        freshness.covered_to,
        freshness.expected_by

    from operations.mart_feed_freshness as freshness

    left join catalogue.cadences on freshness.cadence = cadences.cadence_id

    left join core.dim_units as units on freshness.owner_unit_id = units.unit_id

    order by freshness.feed_id
"""
# Months that were not judged (too few cases, no data) neither begin a
# shortfall nor end it. An indicator that never stood better did not turn.
SHORTFALLS = """
    with

    judged as (

        select
            figures.*,
            max(figures.period_month) filter (where figures.status_id != 'not_met')
                over (partition by figures.indicator_id) as last_better_month

        from scorecards.mart_indicator_values as figures

        inner join catalogue.statuses
            on figures.status_id = statuses.status_id and statuses.severity > 0

        where figures.level = 'county' and figures.period_window = 'window'

    )

    select
        judged.indicator_id,
        indicators.indicator_name_zh as name_zh,
        indicators.indicator_name_en as name_en,
        coalesce(indicators.owner_names_zh, '–') as owners_zh,
        coalesce(indicators.owner_names_en, '–') as owners_en,
        indicators.unit_name_zh as unit_zh,
        indicators.unit_name_en as unit_en,
        indicators.decimals,
        max_by(judged.value, judged.period_month) as value,
        max_by(judged.target_value, judged.period_month) as target,
        max(judged.period_month) as period_month,
        min(judged.period_month) as since

    from judged

    inner join core.dim_indicators as indicators
        on judged.indicator_id = indicators.indicator_id

    where judged.period_month > judged.last_better_month

    group by all

    order by judged.indicator_id
"""
NEWEST_MONTH = """
    select max(period_month) as newest_month
    from scorecards.mart_indicator_values
    where level = 'county' and period_window = 'window'
"""

Row = dict[str, Any]

_remembered: dict[str, Contents] = {}


def contents_of(release: Release) -> Contents:
    """Return what a release says, read once per process and release."""
    contents = _remembered.get(release.sha256)
    if contents is None:
        with connect(release) as connection:
            contents = _read(connection)
        _remembered.clear()  # only the current release is asked about
        _remembered[release.sha256] = contents
    return contents


def _read(connection: duckdb.DuckDBPyConnection) -> Contents:
    """Read the marts that are there; a project may have fewer than the county's."""
    marts = {
        name
        for (name,) in connection.execute(
            "select schema_name || '.' || table_name from duckdb_tables()"
        ).fetchall()
    }

    def ask(mart: str, sql: str) -> list[Row]:
        if mart not in marts:
            return []
        cursor = connection.execute(sql)
        columns = [column[0] for column in cursor.description or []]
        return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]

    shortfalls = ask("scorecards.mart_indicator_values", SHORTFALLS)
    newest = ask("scorecards.mart_indicator_values", NEWEST_MONTH)
    return Contents(
        feeds=tuple(
            FeedReach(name=_words(row, "name"), owner=_words(row, "owner"), **row)
            for row in ask("operations.mart_feed_freshness", FEEDS)
        ),
        shortfalls=tuple(
            Shortfall(
                name=_words(row, "name"),
                owners=_words(row, "owners"),
                unit=_words(row, "unit"),
                **row,
            )
            for row in shortfalls
        ),
        newest_month=newest[0]["newest_month"] if newest else None,
        rows_quarantined=count_quarantined(connection) or 0,
    )


def _words(row: Row, name: str) -> Words:
    """Take a text in both languages out of a row."""
    return Words(str(row.pop(f"{name}_zh")), str(row.pop(f"{name}_en")))
