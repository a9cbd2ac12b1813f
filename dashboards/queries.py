"""Every question the screens ask of a release.

The only module here that holds SQL. Each function reads marts and catalogue
of one release and returns rows as dictionaries. It computes nothing: a number
that needs arithmetic belongs in models/. Answers are remembered by release, so
a new release has new answers and nobody needs a clock.
"""

from collections.abc import Hashable
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import duckdb

from u145.releases.current import Release, connect

Row = dict[str, Any]
INDEX = "index"


@lru_cache(maxsize=2)  # the current release and the one before it
def _connection(release_id: str, path: Path) -> duckdb.DuckDBPyConnection:
    return connect(_opened[release_id])


_opened: dict[str, Release] = {}


@lru_cache(maxsize=512)
def _rows(
    release_id: str, path: Path, sql: str, parameters: tuple[tuple[str, Hashable], ...]
) -> tuple[Row, ...]:
    # A cursor of its own: sessions are threads, and a connection is not shared.
    with _connection(release_id, path).cursor() as cursor:
        cursor.execute(sql, dict(parameters))
        columns = [column[0] for column in cursor.description or []]
        return tuple(dict(zip(columns, row, strict=True)) for row in cursor.fetchall())


def read(release: Release, sql: str, **parameters: Hashable) -> list[Row]:
    """Return the rows of a select with `$name` placeholders.

    The rows may be kept and changed by the caller; the memory is not.
    """
    _opened[release.release_id] = release
    named = tuple(sorted(parameters.items()))
    rows = _rows(release.release_id, release.path, sql, named)
    return [dict(row) for row in rows]


def months(release: Release) -> list[date]:
    """Return the months with an index, newest first."""
    rows = read(
        release,
        """
        select distinct period_month
        from scorecards.mart_strategy_scores
        where node_kind = 'index' and score is not null
        order by period_month desc
        """,
    )
    return [row["period_month"] for row in rows]


def statuses(release: Release) -> dict[str, Row]:
    """Return word, colour and sign of each status by its id."""
    rows = read(release, "select * from catalogue.statuses order by position")
    return {row["status_id"]: row for row in rows}


def has_placeholders(release: Release, month: date) -> bool:
    """Say whether a target in force in a month still waits for the county."""
    rows = read(
        release,
        """
        select 1
        from catalogue.targets
        where
            is_placeholder
            and valid_from <= $month
            and coalesce(valid_to, $month) >= $month
        limit 1
        """,
        month=month,
    )
    return bool(rows)


def goal_ranks(release: Release, month: date) -> list[Row]:
    """Return the newest external rank known in a month, one row per scope.

    Names of the goal and scope, `rank`, `rank_total`, `rank_limit`, `is_met`,
    `publisher`, `title`, `publish_date`; ranks are null when none came yet.
    """
    return read(
        release,
        """
        select
            goals.goal_name_zh,
            goals.goal_name_en,
            goals.scope_name_zh,
            goals.scope_name_en,
            goals.rank_limit,
            ranks.rank,
            ranks.rank_total,
            ranks.publisher,
            ranks.title,
            ranks.publish_date,
            ranks.is_reached as is_met

        from catalogue.goals

        left join scorecards.mart_goal_benchmarks as ranks
            on
                goals.scope = ranks.scope
                and ranks.publish_date <= last_day($month)

        qualify row_number() over (
            partition by goals.scope order by ranks.publish_date desc nulls last
        ) = 1

        order by goals.position
        """,
        month=month,
    )


def index(release: Release, month: date, window: str) -> Row:
    """Return the index of a month: score, target and what it is compared with."""
    return nodes(release, INDEX, month, window)[0]


def index_trend(release: Release, month: date, window: str) -> list[Row]:
    """Return two years up to a month, oldest first: score and target."""
    return _trend(release, INDEX, month, window, years=2)


def nodes(release: Release, kind: str, month: date, window: str) -> list[Row]:
    """Return the nodes of a kind with name, score, status and change."""
    return read(
        release,
        """
        select
            dim_nodes.node_id,
            dim_nodes.node_name_zh,
            dim_nodes.node_name_en,
            scores.score,
            met.score_from as target_score,
            scores.status_id,
            scores.weight_available_pct,
            scores.score - scores.previous_score as previous_change,
            scores.score - scores.same_month_last_year_score as last_year_change,
            scores.status_id = met.status_id as is_on_target

        from core.dim_nodes

        inner join scorecards.mart_strategy_scores as scores
            on
                dim_nodes.node_kind = scores.node_kind
                and dim_nodes.node_id = scores.node_id

        inner join catalogue.statuses as met
            on met.status_id = 'met'

        where
            scores.node_kind = $kind
            and scores.period_month = $month
            and scores.period_window = $window

        order by dim_nodes.position
        """,
        kind=kind,
        month=month,
        window=window,
    )


def node_trends(
    release: Release, kind: str, month: date, window: str
) -> dict[str, list[Row]]:
    """Return one year of scores up to a month, by node."""
    paths: dict[str, list[Row]] = {}
    for row in _trend(release, kind, month, window, years=1):
        paths.setdefault(row["node_id"], []).append(row)
    return paths


def _trend(
    release: Release, kind: str, month: date, window: str, years: int
) -> list[Row]:
    return read(
        release,
        """
        select
            scores.node_id,
            scores.period_month,
            scores.score,
            met.score_from as target_score

        from scorecards.mart_strategy_scores as scores

        inner join catalogue.statuses as met
            on met.status_id = 'met'

        where
            node_kind = $kind
            and period_window = $window
            and period_month <= $month
            and period_month > $month - to_years(cast($years as integer))

        order by period_month
        """,
        kind=kind,
        month=month,
        window=window,
        years=years,
    )


def decisions(release: Release, month: date, window: str, most: int = 5) -> list[Row]:
    """Return the county's indicators that miss their target, worst first.

    Each row also has `misses_total`, how many there are in all.
    """
    return read(
        release,
        """
        with

        owners as (

            select
                indicators.indicator_id,
                coalesce(
                    any_value(units.unit_name),
                    string_agg(groups.group_name, '、' order by groups.unit_group_id)
                ) as owner_names_zh,
                coalesce(
                    any_value(units.unit_name_en),
                    string_agg(groups.group_name_en, ', ' order by groups.unit_group_id)
                ) as owner_names_en

            from core.dim_indicators as indicators

            left join reference.units as units
                on indicators.owner_unit_id = units.unit_id

            left join reference.unit_groups as groups
                on list_contains(
                    string_split(indicators.owner_groups, ','), groups.unit_group_id
                )

            group by all

        )

        select
            indicators.indicator_id,
            indicators.indicator_name_zh,
            indicators.indicator_name_en,
            owners.owner_names_zh,
            owners.owner_names_en,
            units.unit_name_zh,
            units.unit_name_en,
            units.decimals,
            figures.value,
            figures.target_value,
            figures.n,
            figures.status_id,
            count(*) over () as misses_total

        from scorecards.mart_indicator_values as figures

        inner join core.dim_indicators as indicators
            on figures.indicator_id = indicators.indicator_id

        inner join owners
            on figures.indicator_id = owners.indicator_id

        inner join catalogue.units_of_measure as units
            on indicators.unit_id = units.unit_id

        where
            figures.level = 'county'
            and figures.period_month = $month
            and figures.period_window = $window
            and figures.status_id = 'not_met'

        order by figures.score, indicators.indicator_id
        limit $most
        """,
        month=month,
        window=window,
        most=most,
    )


def movers(release: Release, month: date, window: str, most: int = 5) -> list[Row]:
    """Return the indicators that moved the index most against the month before."""
    return read(
        release,
        """
        select
            indicators.indicator_id,
            indicators.indicator_name_zh,
            indicators.indicator_name_en,
            sum(changes.contribution) as contribution

        from scorecards.mart_score_changes as changes

        inner join core.dim_indicators as indicators
            on changes.indicator_id = indicators.indicator_id

        where
            changes.node_kind = 'index'
            and changes.comparison = 'previous_month'
            and changes.period_month = $month
            and changes.period_window = $window

        group by all

        having abs(sum(changes.contribution)) >= 0.005

        order by abs(sum(changes.contribution)) desc, indicators.indicator_id
        limit $most
        """,
        month=month,
        window=window,
        most=most,
    )


def freshness(release: Release) -> list[Row]:
    """Return the feeds, latest first, then those with the oldest data."""
    return read(
        release,
        """
        select
            feed_id,
            feed_name_zh,
            feed_name_en,
            covered_to,
            days_late,
            freshness_status,
            count(*) filter (where freshness_status = 'late') over () as late_total

        from operations.mart_feed_freshness

        order by days_late desc, covered_to nulls first, feed_id
        """,
    )


def oldest_feed(release: Release) -> Row | None:
    """Return the feed whose data end first, among those that ever sent."""
    rows = read(
        release,
        """
        select feed_id, feed_name_zh, feed_name_en, covered_to
        from operations.mart_feed_freshness
        where covered_to is not null and cadence <> 'irregular'
        order by covered_to, feed_id
        limit 1
        """,
    )
    return rows[0] if rows else None
