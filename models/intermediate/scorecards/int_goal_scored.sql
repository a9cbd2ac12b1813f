-- The goal is read from external rankings, not from our own score: in each
-- month the latest ranking published by then, of every scope in the goal's
-- words. One row per month.
with

benchmarks as (

    select * from {{ ref('fct_benchmarks') }}

),

goals as (

    select * from {{ ref('goals') }}

),

months as (

    select * from {{ ref('int_months_listed') }}

),

latest as (

    select
        months.period_month,
        goals.goal_id,
        goals.scope,
        goals.rank_limit,
        benchmarks.rank,
        {{ percentile_score('benchmarks.rank', 'benchmarks.rank_total') }}
            as percentile_score

    from months

    cross join goals

    left join benchmarks
        on
            benchmarks.scope = goals.scope
            and {{ month_of('benchmarks.publish_date') }}
            <= months.period_month
            and benchmarks.publish_date <= {{ as_of() }}

    qualify row_number() over (
        partition by months.period_month, goals.goal_id, goals.scope
        order by
            benchmarks.publish_date desc nulls last,
            benchmarks.benchmark_id asc
    ) = 1

),

scored as (

    select
        period_month,
        goal_id,
        cast(100 * count(percentile_score) as double) / count(*)
            as weight_available_pct,
        cast(sum(cast(percentile_score as decimal(28, 15))) as double)
        / nullif(count(percentile_score), 0) as any_score,
        count(*) filter (where rank <= rank_limit) as scopes_reached,
        count(*) as scopes_total

    from latest

    group by all

),

gated as (

    select
        *,
        case
            when
                weight_available_pct
                >= {{ limit('weight_available_min_pct') }}
                then any_score
        end as score

    from scored

)

select * from gated
