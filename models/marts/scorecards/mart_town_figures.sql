-- Every figure kept for towns, indicators and counters, ranked by value among
-- the towns that can be judged; ties share a rank.
with

indicator_values as (

    select * from {{ ref('mart_indicator_values') }}

),

counter_values as (

    select * from {{ ref('mart_activity_counters') }}

),

indicators as (

    select * from {{ ref('dim_indicators') }}

),

united as (

    select
        indicator_values.indicator_id as figure_id,
        'indicator' as figure_kind,
        indicator_values.entity_id as town_id,
        indicator_values.period_month,
        indicator_values.period_window,
        indicator_values.value,
        indicator_values.value_low,
        indicator_values.value_high,
        indicator_values.target_value,
        indicator_values.n,
        indicator_values.status_id,
        indicators.direction

    from indicator_values

    inner join indicators
        on indicator_values.indicator_id = indicators.indicator_id

    where indicator_values.level = 'town'

    union all

    select
        counter_id as figure_id,
        'counter' as figure_kind,
        entity_id as town_id,
        period_month,
        replace(period_window, 'month', 'window') as period_window,
        cast(value as double) as value,
        cast(null as double) as value_low,
        cast(null as double) as value_high,
        cast(plan_value as double) as target_value,
        cast(numerator as bigint) as n,
        status_id,
        'higher_is_better' as direction

    from counter_values

    where level = 'town'

),

judged as (

    select
        *,
        case
            when status_id in ('too_few', 'no_data') then null
            when direction = 'lower_is_better' then value
            else -value
        end as rank_key,
        value - lag(value) over (
            partition by figure_id, town_id, period_window
            order by period_month
        ) as change_value

    from united

),

ranked as (

    select
        figure_id,
        figure_kind,
        town_id,
        period_month,
        period_window,
        value,
        value_low,
        value_high,
        target_value,
        change_value,
        n,
        status_id,
        case
            when rank_key is not null
                then cast(rank() over by_rank_key as bigint)
        end as town_rank,
        count(rank_key) over of_one_figure as towns_ranked,
        count(case when status_id in ('not_met', 'lagging') then 1 end)
            over of_one_figure as towns_behind

    from judged

    window
        of_one_figure as (partition by figure_id, period_month, period_window),
        by_rank_key as (
            partition by figure_id, period_month, period_window
            order by rank_key nulls last
        )

)

select * from ranked
