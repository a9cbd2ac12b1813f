-- Numerator and denominator of every indicator for everybody in every month,
-- within its own window and for the year to date; never a missing row.
-- One row per level, entity, indicator, month and period window.
with

indicators as (

    select * from {{ ref('indicators') }}

),

entities as (

    select * from {{ ref('int_entities_listed') }}

),

months as (

    select * from {{ ref('int_months_listed') }}

),

sums as (

    select * from {{ ref('int_measures_spanned') }}

),

period_windows as (

    select
        'window' as period_window,
        indicator_id,
        period_window as span,
        period_window as pace_span

    from indicators

    union all

    select
        'ytd' as period_window,
        indicator_id,
        'year' as span,
        case period_window
            when 'quarter' then 'quarters_to_date'
            else 'year'
        end as pace_span

    from indicators

),

divided as (

    select
        entities.level,
        entities.entity_id,
        entities.unit_group,
        indicators.indicator_id,
        months.period_month,
        period_windows.period_window,
        period_windows.pace_span,
        coalesce(numerators.measure_total, 0) as numerator,
        coalesce(denominators.measure_total, 0) as denominator,
        cast(coalesce(numerators.records_total, 0) as bigint)
            as numerator_records,
        cast(coalesce(denominators.records_total, 0) as bigint)
            as denominator_records,
        -- A share is judged by what it divides, anything else by its records.
        case
            when indicators.is_share
                then cast(coalesce(denominators.measure_total, 0) as bigint)
            else
                greatest(
                    coalesce(numerators.records_total, 0),
                    coalesce(denominators.records_total, 0)
                )
        end as n,
        indicators.scale
        * cast(coalesce(numerators.measure_total, 0) as double)
        / nullif(cast(denominators.measure_total as double), 0) as value

    from entities

    cross join months

    cross join indicators

    inner join period_windows
        on period_windows.indicator_id = indicators.indicator_id

    left join sums as numerators
        on
            numerators.level = entities.level
            and numerators.entity_id = entities.entity_id
            and numerators.measure_id = indicators.numerator_measure
            and numerators.period_month = months.period_month
            and numerators.span = period_windows.span

    left join sums as denominators
        on
            denominators.level = entities.level
            and denominators.entity_id = entities.entity_id
            and denominators.measure_id = indicators.denominator_measure
            and denominators.period_month = months.period_month
            and denominators.span = period_windows.span

)

select * from divided
