-- The bridge from every figure to the records behind it. Summed, it gives the
-- published numerators and denominators; a record's numerator and denominator
-- are two rows, because they may fall on different days.
with

measures as (

    select * from {{ ref('fct_measures') }}

),

indicators as (

    select * from {{ ref('indicators') }}

),

cases as (

    select
        indicators.indicator_id,
        measures.record_kind,
        measures.record_id,
        measures.case_date,
        measures.unit_id,
        measures.town_id,
        case
            when measures.measure_id = indicators.numerator_measure
                then measures.measure_value
            else cast(0 as decimal(18, 4))
        end as numerator,
        case
            when measures.measure_id = indicators.denominator_measure
                then measures.measure_value
            else cast(0 as decimal(18, 4))
        end as denominator

    from measures

    inner join indicators
        on measures.measure_id in (
            indicators.numerator_measure, indicators.denominator_measure
        )

)

select * from cases
