-- The score of every unit that is ranked: the weighted mean over the indicators
-- that its group is judged by and that have enough cases.
-- Its interval combines the Wilson intervals of the shares by square and add
-- (MOVER: Zou & Donner 2008); what is no share enters as a point, and with no
-- share at all there is no interval.
-- One row per month, period window and unit.
with

judged as (

    select * from {{ ref('int_units_judged') }}

),

averaged as (

    select
        period_month,
        period_window,
        ranking_group,
        unit_group,
        unit_id,
        count(score) as indicators_scored,
        count(score) filter (where is_share) as shares_scored,
        count(*) filter (where status_id = 'met') as indicators_met,
        coalesce(cast(sum(n) as bigint), 0) as n,
        cast(sum(weight) as double) as weights,
        cast(sum(weighted_score) as double) / cast(sum(weight) as double)
            as score,
        sqrt(cast(sum(squared_low) as double)) as error_low,
        sqrt(cast(sum(squared_high) as double)) as error_high

    from judged

    group by all

),

bounded as (

    select
        *,
        case
            when shares_scored > 0
                then greatest(0.0, score - error_low / weights)
        end as score_low,
        case
            when shares_scored > 0
                then least(100.0, score + error_high / weights)
        end as score_high

    from averaged

)

select * from bounded
