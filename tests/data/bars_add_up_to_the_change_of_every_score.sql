-- Every change of a score that is explained has its waterfall; its bars add up
-- from the old score to the new one to the last digit, and rounding has not
-- changed a bar by more than it may.
with

waterfalls as (

    select * from {{ ref('mart_score_waterfalls') }}

),

bars as (

    select * from {{ ref('mart_score_bars') }}

),

summed as (

    select
        comparison,
        period_month,
        period_window,
        node_id,
        max(case when effect_id = 'start' then to_score end) as start_score,
        max(case when effect_id = 'end' then to_score end) as end_score,
        sum(contribution) as change

    from waterfalls

    group by all

)

select
    summed.comparison,
    summed.period_month,
    summed.period_window,
    summed.node_id,
    'bars do not add up' as fault

from summed

where
    coalesce(summed.start_score + summed.change != summed.end_score, true)

union all

select
    bars.comparison,
    bars.period_month,
    bars.period_window,
    bars.node_id,
    'a bar is not what was added' as fault

from bars

left join waterfalls
    on
        waterfalls.comparison = bars.comparison
        and waterfalls.period_month = bars.period_month
        and waterfalls.period_window = bars.period_window
        and waterfalls.node_id = bars.node_id
        and waterfalls.bar_no = bars.bar_no

where
    coalesce(abs(waterfalls.contribution - bars.contribution) > 1e-8, true)
