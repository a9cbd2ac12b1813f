-- Shares of units beside the mean of their ranking group: all cases of the
-- group taken together, so that a unit weighs what it handles.
-- One row per month, period window, ranking group, indicator and unit.
with

judged as (

    select * from {{ ref('int_units_judged') }}
    where is_share and cases > 0

),

centred as (

    select
        period_month,
        period_window,
        ranking_group,
        indicator_id,
        unit_id,
        direction,
        scale,
        min_n,
        numerator,
        cases as n,
        greatest(0.0, least(1.0, cast(numerator as double) / cases)) as share,
        greatest(0.0, least(1.0,
            cast(
                sum(numerator) over (
                    partition by
                        period_month, period_window, ranking_group, indicator_id
                ) as double
            )
            / sum(cases) over (
                partition by
                    period_month, period_window, ranking_group, indicator_id
            )
        )) as centre

    from judged

)

select * from centred
