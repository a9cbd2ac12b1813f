"""The index, the goal, the standards and the priorities."""

from datetime import date

from dashboards.reading import Row, read
from u145.releases.current import Release

INDEX = "index"


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
            dim_nodes.node_kind,
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
