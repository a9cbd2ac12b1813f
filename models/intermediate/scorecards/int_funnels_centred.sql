-- Shares of units beside the mean of their ranking group: all cases of the
-- group taken together, so that a unit weighs what it handles.
-- One row per month, period window, ranking group, indicator and unit.
with

judged as (

    select * from {{ ref('int_units_judged') }}
    where is_share and cases > 0

),

pooled as (

    select
        period_month,
        period_window,
        ranking_group,
        indicator_id,
        cast(sum(numerator) as double) / sum(cases) as centre

    from judged

    group by all

),

centred as (

    select
        judged.period_month,
        judged.period_window,
        judged.ranking_group,
        judged.indicator_id,
        judged.unit_id,
        judged.direction,
        judged.scale,
        judged.min_n,
        judged.numerator,
        judged.cases as n,
        greatest(
            0.0, least(1.0, cast(judged.numerator as double) / judged.cases)
        ) as share,
        greatest(0.0, least(1.0, pooled.centre)) as centre

    from judged

    inner join pooled
        on
            pooled.period_month = judged.period_month
            and pooled.period_window = judged.period_window
            and pooled.ranking_group = judged.ranking_group
            and pooled.indicator_id = judged.indicator_id

)

select * from centred
