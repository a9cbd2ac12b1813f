-- What units of one ranking group reach in an indicator: the middle and the
-- best of those that have enough cases.
-- One row per month, period window, ranking group and indicator.
with

judged as (

    select * from {{ ref('int_units_judged') }}
    where score is not null

),

compared as (

    select
        period_month,
        period_window,
        ranking_group,
        indicator_id,
        count(*) as peers_total,
        median(value) as peers_median,
        case max(direction)
            when 'higher_is_better' then max(value)
            else min(value)
        end as peers_best

    from judged

    group by all

)

select * from compared
