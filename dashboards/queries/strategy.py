"""The index, the goal, the standards and the priorities."""

from datetime import date

from dashboards.reading import Row, read
from u145.releases.current import Release

INDEX = "index"

NODES = """
    select
        dim_nodes.node_kind,
        dim_nodes.node_id,
        dim_nodes.node_name_zh,
        dim_nodes.node_name_en,
        scores.score,
        scores.target_score,
        scores.target_gap,
        scores.status_id,
        scores.weight_available_pct,
        scores.previous_change,
        scores.last_year_change,
        scores.status_id = 'met' as is_on_target

    from core.dim_nodes

    inner join scorecards.mart_strategy_scores as scores
        on
            dim_nodes.node_kind = scores.node_kind
            and dim_nodes.node_id = scores.node_id

    where
        scores.node_kind = $kind
        and scores.period_month = $month
        and scores.period_window = $window

    order by dim_nodes.position
"""


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
    """Return the nodes of a kind with name, score, status, target and changes.

    `target_gap` is the score less the target: what is missing by the end of
    the year is negative.
    """
    return read(
        release,
        NODES,
        kind=kind,
        month=month,
        window=window,
    )


def all_nodes(release: Release) -> list[Row]:
    """Return what has a score that can be explained: the index, then its nodes."""
    return read(
        release,
        """
        select node_kind, node_id, node_name_zh, node_name_en
        from core.dim_nodes
        where node_kind in ('index', 'standard', 'priority')
        order by
            case node_kind when 'index' then 1 when 'standard' then 2 else 3 end,
            position
        """,
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
        select node_id, period_month, score, target_score
        from scorecards.mart_strategy_scores
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
