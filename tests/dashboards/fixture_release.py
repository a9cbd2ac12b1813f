"""A small release with made figures, for pages that need a state on purpose.

It holds the published columns that the cockpit reads and nothing else. The
catalogue and the reference tables are the real seeds; scores are drawn with a
fixed seed. What the pipeline makes of the sample is tested with the sample.
"""

import hashlib
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb

from u145.releases.pointer import Checks, Release

ROOT = Path(__file__).parents[2]
AS_OF = date(2023, 9, 30)
SEEDS = {
    "catalogue": ("statuses", "targets", "goals", "units_of_measure", "indicators"),
    "reference": ("units", "unit_groups"),
}

MARTS = """
    create schema core; create schema scorecards; create schema operations;
    select setseed(0.145);

    create view core.dim_indicators as select * from catalogue.indicators;
    create table core.dim_nodes as
        select 'index' as node_kind, '145' as node_id,
            '“145”指数' as node_name_zh, '145 index' as node_name_en, 0 as position
        union all select 'standard', standard_id, standard_name_zh,
            standard_name_en, position from catalogue.standards
        union all select 'priority', priority_id, priority_name_zh,
            priority_name_en, position from catalogue.priorities;

    create table scorecards.mart_strategy_scores as
        with months as (
            select unnest(generate_series(
                date '2022-01-01', date '2023-09-01', interval 1 month
            ))::date as period_month
        ), scores as (
            select
                period_month, node_kind, node_id,
                cast(62 + 14 * random() + date_diff(
                    'month', date '2022-01-01', period_month
                ) * 0.8 - 3 * position as decimal(18, 4)) as score
            from months, core.dim_nodes
        )
        select
            scores.*,
            unnest(['window', 'ytd']) as period_window,
            cast(97 - 20 * random() as decimal(9, 4)) as weight_available_pct,
            lag(score) over node as previous_score,
            lag(score, 12) over node as same_month_last_year_score,
            case when score >= 85 then 'met' when score >= 60 then 'near'
                else 'not_met' end as status_id
        from scores
        window node as (partition by node_kind, node_id order by period_month);

    create table scorecards.mart_indicator_values as
        select
            'county' as level, 'county' as entity_id, indicator_id,
            scores.period_month, scores.period_window,
            cast(worst + (best - worst) * random() as decimal(18, 4)) as value,
            target as target_value, cast(30 + 50 * random() as decimal(18, 4)) as score,
            cast(20 + position * 7 as bigint) as n,
            case when position % 5 = 0 then 'not_met' else 'met' end as status_id
        from catalogue.indicators
        inner join (
            select indicator_id, any_value(target) as target
            from catalogue.targets where valid_to is null group by all
        ) using (indicator_id)
        cross join (
            select distinct period_month, period_window
            from scorecards.mart_strategy_scores
        ) as scores;

    create table scorecards.mart_score_changes as
        select
            'index' as node_kind, '145' as node_id, indicator_id, period_month,
            period_window, 'previous_month' as comparison,
            'performance' as effect,
            cast(1.4 * random() - 0.7 as decimal(18, 9)) as contribution
        from scorecards.mart_indicator_values;

    create table scorecards.mart_goal_benchmarks as
        select '市' as scope, true as is_reached, 2 as rank, 6 as rank_total,
            '市营商办' as publisher, '2022年度全市营商环境评价' as title,
            date '2023-02-20' as publish_date
        union all
        select '省', false, 34, 90, '省工商联', '“万家民营企业评营商环境”2022',
            date '2022-12-30';

    create table operations.mart_feed_freshness as
        select * from (values
            ('a', '12345热线工单', '12345 hotline orders', 'weekly',
                date '2023-09-30', 0, 'fresh'),
            ('b', '提案办理系统', 'Proposal system', 'monthly',
                date '2023-09-28', 0, 'fresh'),
            ('c', '惠企资金兑付', 'Incentive payments', 'monthly',
                date '2023-07-31', 26, 'late'),
            ('d', '政务服务办件', 'Service cases', 'weekly',
                date '2023-09-24', 0, 'fresh'),
            ('e', '行政检查', 'Inspections', 'monthly',
                date '2023-08-31', 5, 'late'),
            ('f', '外部排名', 'External rankings', 'irregular', null, 0, 'never')
        ) as feeds (feed_id, feed_name_zh, feed_name_en, cadence, covered_to,
            days_late, freshness_status);
"""


def make_release(home: Path, name: str = "20230930-20231001T020000Z-0145ab45") -> Path:
    """Publish the made release in a home and return its file."""
    file = home / "releases" / f"{name}.duckdb"
    file.parent.mkdir(parents=True, exist_ok=True)
    with duckdb.connect(str(file)) as connection:
        _load_seeds(connection)
        connection.execute(MARTS)
    return file


def point_at(home: Path, file: Path, warned: int = 3) -> None:
    """Make a release file the current one."""
    release = Release(
        release_id=file.stem,
        path=file,
        sha256=hashlib.sha256(file.read_bytes()).hexdigest(),
        content_sha256="",
        inputs_sha256="",
        as_of=AS_OF,
        published_at=datetime(2023, 10, 1, 2, tzinfo=UTC),
        checks=Checks(passed=412, warned=warned, failed=0),
        deliveries=214,
        code_version="",
        previous=None,
    )
    (home / "CURRENT").write_text(release.to_json(), encoding="utf-8")


def _load_seeds(connection: duckdb.DuckDBPyConnection) -> None:
    tables = {**SEEDS, "catalogue": (*SEEDS["catalogue"], "standards", "priorities")}
    for schema, names in tables.items():
        connection.execute(f"create schema {schema}")
        for name in names:
            path = ROOT / "seeds" / schema / f"{name}.csv"
            connection.execute(
                f"create table {schema}.{name} as from read_csv('{path}')"
            )


if __name__ == "__main__":
    import sys

    point_at(Path(sys.argv[1]), make_release(Path(sys.argv[1])))
