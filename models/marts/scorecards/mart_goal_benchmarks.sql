-- External rankings beside the words of the goal that they measure. One row
-- per benchmark.
with

benchmarks as (

    select * from {{ ref('fct_benchmarks') }}

),

goals as (

    select * from {{ ref('goals') }}

),

compared as (

    select
        benchmarks.benchmark_id,
        goals.goal_id,
        benchmarks.scope,
        goals.scope_name_zh,
        goals.scope_name_en,
        goals.wording_zh,
        goals.wording_en,
        benchmarks.publisher,
        benchmarks.title,
        benchmarks.source,
        cast(benchmarks.period_year as integer) as period_year,
        benchmarks.publish_date,
        cast(benchmarks.rank as integer) as rank,
        cast(benchmarks.rank_total as integer) as rank_total,
        goals.rank_limit,
        benchmarks.rank <= goals.rank_limit as is_reached,
        cast(benchmarks.score as double) as external_score,
        {{ percentile_score('benchmarks.rank', 'benchmarks.rank_total') }}
            as percentile_score,
        cast(lag(benchmarks.rank) over (
            partition by benchmarks.scope, benchmarks.publisher
            order by
                benchmarks.period_year,
                benchmarks.publish_date,
                benchmarks.benchmark_id
        ) as integer) as previous_rank

    from benchmarks

    inner join goals
        on goals.scope = benchmarks.scope

    where benchmarks.publish_date <= {{ as_of() }}

),

moved as (

    select
        *,
        previous_rank - rank as rank_change

    from compared

)

select * from moved
